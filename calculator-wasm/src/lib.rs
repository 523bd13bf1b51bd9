//! The calculators of Soli'doume: one JSON request in, one JSON answer out, exact to the cent.
//!
//! Nothing is read, timed, drawn at random or remembered here, and no binary floating point takes part in any
//! result, so the browser, the build and the command line give the same bytes. What each calculator computes, and
//! the proofs behind it, are in `docs/calculators.md`.

mod answer;
mod balance;
mod basket;
#[cfg(target_arch = "wasm32")]
mod bindings;
mod bonus;
mod bonus_2019;
mod division;
mod explanation;
mod figures;
mod json;
mod refusal;
mod request;

pub mod amount;
pub mod interval;

pub use refusal::Code;

use answer::Json;
use explanation::Explanation;
use refusal::Refusal;
use request::Object;

/// A calculator: its name in requests, and what answers them.
pub struct Calculator {
    /// The value of `calculator` in a request.
    pub name: &'static str,
    answer: fn(&Object, &mut Explanation) -> Result<Answer, Refusal>,
}

/// What a calculator answers: the keys of `ok`, in order.
type Answer = Vec<(&'static str, Json)>;

/// Every calculator there is. The list stands here only: help, documentation and tests loop over it.
pub const CALCULATORS: &[Calculator] = &[
    Calculator {
        name: "bonus",
        answer: bonus::answer,
    },
    Calculator {
        name: "figures",
        answer: figures::answer,
    },
    Calculator {
        name: "balance",
        answer: balance::answer,
    },
    Calculator {
        name: "bonus_2019",
        answer: bonus_2019::answer,
    },
    Calculator {
        name: "basket",
        answer: basket::answer,
    },
];

/// Answers one JSON request with one JSON answer, on one line: `{"ok":…}` or `{"error":…}`.
///
/// It never panics: whatever the text, what cannot be answered is an error with a [`Code`], the path of the field
/// at fault and a sentence in English.
///
/// ```
/// let answer = calculator_wasm::calculate(
///     r#"{"calculator":"basket","budget":"10","items":[{"product":"leeks","price":"2.90","quantity":"1.5"}]}"#,
/// );
/// assert_eq!(
///     answer,
///     r#"{"ok":{"items":[{"product":"leeks","cost":"4.35","affordable":"3.448"}],"spent":"4.35","left":"5.65"}}"#,
/// );
/// ```
pub fn calculate(request: &str) -> String {
    let envelope = match answer(request) {
        Ok(answer) => ("ok", Json::Object(answer)),
        Err(refusal) => ("error", refusal.into_json()),
    };
    Json::Object(vec![envelope]).text()
}

fn answer(request: &str) -> Result<Answer, Refusal> {
    let request = Object::request(request)?;
    let name = request.text("calculator");
    let Some(calculator) = CALCULATORS
        .iter()
        .find(|known| Some(known.name) == name.as_deref())
    else {
        let names: Vec<&str> = CALCULATORS.iter().map(|known| known.name).collect();
        let message = format!("the calculators are {}", names.join(", "));
        return Err(Refusal::new(
            Code::UnknownCalculator,
            request.path("calculator"),
            message,
        ));
    };
    let mut explanation = Explanation::new(request.is_true("explain"));
    let mut answer = (calculator.answer)(&request, &mut explanation)?;
    answer.extend(explanation.into_answer());
    Ok(answer)
}
