//! The calculators against a reference that knows nothing of them, and the properties their design states.

mod balance;
mod enumeration;
mod hostile;
mod large;
mod laws;
mod scenario;
mod tight;

use serde_json::Value;

/// The `ok` of an answer, or its error's code.
pub(super) fn answer(request: &str) -> Result<Value, String> {
    let answer: Value =
        serde_json::from_str(&calculator_wasm::calculate(request)).expect("answers are JSON");
    match answer.get("ok") {
        Some(ok) => Ok(ok.clone()),
        None => Err(answer["error"]["code"]
            .as_str()
            .expect("an error has a code")
            .into()),
    }
}

/// An amount of an answer, in cents.
fn cents(amount: &Value) -> i128 {
    amount
        .as_str()
        .expect("amounts are texts")
        .replace('.', "")
        .parse()
        .expect("amounts are decimal")
}

/// Both ends of an interval of an answer, in cents.
pub(super) fn ends(interval: &Value) -> (i128, i128) {
    (cents(&interval[0]), cents(&interval[1]))
}
