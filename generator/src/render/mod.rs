//! From the site to pages: texts to HTML, entries to views, views to pages through the theme.

pub mod assets;
pub mod body;
pub mod cards;
pub mod components;
pub mod durations;
pub mod format;
pub mod full_addresses;
pub mod hours;
pub mod icons;
pub mod lighter;
pub mod linked_data;
pub mod map;
pub mod markdown;
pub mod needs;
pub mod pictures;
pub mod plain;
pub mod plot;
pub mod policy;
pub mod presenter;
pub mod quantity;
pub mod sentences;
pub mod theme;
pub mod timestamps;
pub mod typography;
pub mod view;
pub mod words;
