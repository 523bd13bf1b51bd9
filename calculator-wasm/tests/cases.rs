//! Every case of `cases/`: a request and its answer, to the byte.
//!
//! A file is a list of `{"name", "request", "answer"}`. A request is the JSON to send, or a text to send as it is. An
//! answer is compared without the spaces between its parts; that of an error without its `message`, which must only
//! be there. The same files are run in the browser.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a case that cannot be read must stop the tests"
)]

use std::collections::{BTreeMap, BTreeSet};

use calculator_wasm::{CALCULATORS, Code, calculate};
use serde_json::Value;
use serde_json::value::RawValue;

const FILES: &[(&str, &str)] = &[
    ("examples", include_str!("../cases/examples.json")),
    ("bonus", include_str!("../cases/bonus.json")),
    ("figures", include_str!("../cases/figures.json")),
    ("balance", include_str!("../cases/balance.json")),
    ("bonus_2019", include_str!("../cases/bonus_2019.json")),
    ("basket", include_str!("../cases/basket.json")),
    ("errors", include_str!("../cases/errors.json")),
    ("order", include_str!("../cases/order.json")),
    ("hostile", include_str!("../cases/hostile.json")),
    ("format", include_str!("../cases/format.json")),
    ("explanations", include_str!("../cases/explanations.json")),
];

struct Case {
    name: String,
    request: String,
    answer: String,
}

fn cases() -> impl Iterator<Item = Case> {
    FILES.iter().flat_map(|(file, text)| {
        let cases: Vec<BTreeMap<String, &RawValue>> =
            serde_json::from_str(text).unwrap_or_else(|error| panic!("{file}.json: {error}"));
        cases.into_iter().map(move |case| {
            let name: String = serde_json::from_str(case["name"].get()).expect("a name is a text");
            let request = case["request"].get();
            Case {
                name: format!("{file}.json, {name}"),
                request: serde_json::from_str(request).unwrap_or_else(|_| request.into()),
                answer: without_spaces(case["answer"].get()),
            }
        })
    })
}

/// JSON text without the spaces between its parts.
fn without_spaces(json: &str) -> String {
    let mut text = String::new();
    let (mut inside, mut escaped) = (false, false);
    for letter in json.chars() {
        if inside || !letter.is_whitespace() {
            text.push(letter);
        }
        inside ^= letter == '"' && !escaped;
        escaped = inside && letter == '\\' && !escaped;
    }
    text
}

/// An answer as cases write it: an error says everything but its message.
fn without_message(answer: &str) -> String {
    let value: Value = serde_json::from_str(answer).expect("an answer is JSON");
    let Some(error) = value.get("error") else {
        return answer.into();
    };
    assert!(
        error["message"]
            .as_str()
            .is_some_and(|message| !message.is_empty()),
        "{answer} has no message"
    );
    format!(
        r#"{{"error":{{"code":{},"field":{}}}}}"#,
        error["code"], error["field"]
    )
}

#[test]
fn every_request_gets_its_answer() {
    let wrong: Vec<String> = cases()
        .filter_map(|case| {
            let answer = without_message(&calculate(&case.request));
            (answer != case.answer).then(|| {
                format!(
                    "{}\n   request {}\n  expected {}\n       got {answer}\n",
                    case.name, case.request, case.answer
                )
            })
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} wrong answers\n\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn every_code_and_every_calculator_has_a_case() {
    let answers: Vec<Case> = cases().collect();
    for code in Code::ALL {
        let code = format!(r#"{{"error":{{"code":"{}","#, code.name());
        assert!(
            answers.iter().any(|case| case.answer.starts_with(&code)),
            "no case answers {code}"
        );
    }
    for calculator in CALCULATORS {
        let name = format!(r#""{}""#, calculator.name);
        let is_answered =
            |case: &Case| case.request.contains(&name) && case.answer.starts_with(r#"{"ok":"#);
        assert!(
            answers.iter().any(is_answered),
            "no case is answered by {name}"
        );
    }
}

#[test]
fn names_are_unique() {
    let mut names = BTreeSet::new();
    for case in cases() {
        assert!(
            names.insert(case.name.clone()),
            "{} stands twice",
            case.name
        );
    }
}
