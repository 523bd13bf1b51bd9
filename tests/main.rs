//! The one test binary: it tries the program and the site the way people and browsers do.
#![allow(
    clippy::expect_used,
    reason = "in a test, what cannot be read must stop it"
)]

mod browser;
mod calendars;
mod commands;
mod contribute;
mod crowd;
mod diff;
mod explanations;
mod formats;
mod imports;
mod ledger;
mod long_lists;
mod machines;
mod new_kind;
mod pictures;
mod places;
mod project;
mod properties;
mod publication;
mod schemas;
mod search;
mod serve;
mod sites;
mod student;
mod suite;
mod web;
mod workflows;
