//! The one function the browser sees: string in, string out.
#![expect(
    unreachable_pub,
    reason = "the browser reaches what no other crate does"
)]

use wasm_bindgen::prelude::wasm_bindgen;

/// Answers one JSON request with one JSON answer: [`crate::calculate`].
#[wasm_bindgen]
pub fn calculate(request: &str) -> String {
    crate::calculate(request)
}
