//! From a private ledger of contributions to figures that may be published: numbers leave this room, names do not.
//!
//! 1. `table` cuts the text into rows of cells, each with its place; `columns` finds out what they hold.
//! 2. `reading` turns rows into contributions (`cells`, `members`) and adds them up by month and member.
//! 3. `truth` is a month as it was; `draft` is what would be published of it.
//! 4. `risks` looks for what a draft, together with what is `known` already, would tell of one person; each risk has a
//!    remedy, and the draft is tried again until nothing is found, or until the month must be withheld.
//! 5. `verification` checks the result as a build would; `yaml` writes it.
//!
//! What is published instead of a figure that tells too much depends as little as possible on that figure: an interval
//! starts and ends where the rules and the months already published put it, so that its ends tell nothing more.

mod cells;
mod columns;
mod draft;
mod known;
mod members;
mod reading;
mod release;
mod risks;
mod scale;
mod table;
#[cfg(test)]
mod tests;
mod truth;
mod verification;
mod yaml;

pub use known::Published;
pub use reading::Ledger;
pub use release::{Change, Outcome, Release, Remedy, Settings, prepare};
pub use risks::Risk;
