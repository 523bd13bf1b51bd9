//! The fuzz target: libFuzzer invents texts, and the judge looks at what the calculators make of each.
//!
//! `cargo xtask fuzz` builds and runs it, from the requests of `cases/`.
#![no_main]

mod judge;

libfuzzer_sys::fuzz_target!(|text: &[u8]| {
    // The calculators take text: what is not Unicode never reaches them, neither from a page nor from a terminal.
    if let Ok(text) = std::str::from_utf8(text) {
        judge::judge(text);
    }
});
