//! The one test binary: it tries the program and the site the way people and browsers do.
#![allow(
    clippy::expect_used,
    reason = "in a test, what cannot be read must stop it"
)]

mod browser;
mod commands;
mod contribute;
mod diff;
mod explanations;
mod formats;
mod imports;
mod ledger;
mod new_kind;
mod pictures;
mod project;
mod properties;
mod publication;
mod schemas;
mod serve;
mod sites;
mod student;
mod suite;
mod web;
mod workflows;
