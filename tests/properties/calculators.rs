//! The calculators against references that know nothing of them, and the properties their design states.

mod agreement;
mod balance;
mod changes;
mod enumeration;
mod fraction;
pub(crate) mod giants;
mod hostile;
#[path = "../../calculator-wasm/fuzz/judge.rs"]
mod judge;
mod large;
mod laws;
mod node;
mod oracle;
pub(crate) mod requests;
mod scenario;
mod several;
mod tight;
mod types;

use std::fs;
use std::path::Path;

use serde_json::Value;

use enumeration::Hull;

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

/// Both ends of an interval that may be null.
fn hull(interval: &Value) -> Hull {
    (!interval.is_null()).then(|| ends(interval))
}

/// The requests of all worked cases, as text: a request that is no text stands for its JSON.
pub(crate) fn worked_requests() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../calculator-wasm/cases");
    let mut requests = Vec::new();
    for file in fs::read_dir(folder).expect("the cases are there") {
        let path = file.expect("the cases are readable").path();
        let text = fs::read_to_string(&path).expect("a case is text");
        let cases: Vec<Value> = serde_json::from_str(&text).expect("a file is a list of cases");
        assert!(!cases.is_empty(), "{} has no case", path.display());
        let text = |case: &Value| match &case["request"] {
            Value::String(text) => text.clone(),
            request => request.to_string(),
        };
        requests.extend(cases.iter().map(text));
    }
    requests
}
