//! What must hold for any input, tried on random ones.
//!
//! `cargo xtask test --thorough`, or `SOLIDOUME_THOROUGH=1 cargo test`, tries three hundred times more of them.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "an answer that cannot be read must stop the tests"
)]

pub(crate) mod calculators;
mod calendars;
mod fix;
pub(crate) mod generator;
pub(crate) mod hours;
mod imports;
mod ledger;

use proptest::test_runner::Config;

/// Whether SOLIDOUME_THOROUGH is set.
pub(crate) fn thorough() -> bool {
    std::env::var_os("SOLIDOUME_THOROUGH").is_some_and(|value| value != "0")
}

/// How many random inputs to try: `ordinary` ones, or three hundred times more when SOLIDOUME_THOROUGH is set.
fn tries(ordinary: u32) -> Config {
    let cases = if thorough() { ordinary * 300 } else { ordinary };
    // A failing input is printed, and becomes a named case by hand: no file of seeds is kept.
    Config {
        cases,
        failure_persistence: None,
        max_global_rejects: cases * 50,
        ..Config::default()
    }
}
