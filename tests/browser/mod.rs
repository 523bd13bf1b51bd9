//! A real Chromium visits the built site: what a visitor does with a keyboard, a phone, or without scripts.
//!
//! `cargo xtask test` builds the site and runs these; alone, `cargo xtask site` first, then `cargo test browser`.
//!
//! Tests run in the order of their names: those with scripts come before those without, so that each browser starts once.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a visit that cannot go on must stop its test, and say why"
)]

mod accessibility;
mod agenda;
mod calculator;
mod calculators;
mod cooking;
mod driver;
mod engine;
mod host;
mod lists;
mod makers;
mod offline;
mod offline_updates;
mod pages;
mod phone;
mod pictures;
mod places;
mod recipes;
mod recipes_scaled;
mod search;
mod server;
mod serving;
mod sharing;
mod shopping;
mod site;
mod speed;
mod visit;
mod weight;
mod without_scripts;

pub(crate) use site::calculators;
