//! From the site to pages: texts to HTML, entries to views, views to pages through the theme.

pub mod assets;
pub mod body;
pub mod cards;
pub mod components;
pub mod format;
pub mod hours;
pub mod icons;
pub mod map;
pub mod markdown;
pub mod pictures;
pub mod plot;
pub mod presenter;
pub mod sentences;
pub mod theme;
pub mod typography;
pub mod view;
pub mod words;
