//! The one function the browser sees: string in, string out.

use wasm_bindgen::prelude::wasm_bindgen;

/// Answers one JSON request with one JSON answer: [`crate::calculate`].
#[wasm_bindgen]
pub fn calculate(request: &str) -> String {
    crate::calculate(request)
}
