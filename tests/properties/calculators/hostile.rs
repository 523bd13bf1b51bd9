//! Nothing panics, whatever the input: every text is answered with `ok` or with an error of the list.

use calculator_wasm::{CALCULATORS, calculate};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use super::judge::judge;
use super::scenario::{large_scenario, scenario};
use super::worked_requests;

/// The answer, which must be of the documented form.
fn answered(request: &str) -> Value {
    judge(request);
    serde_json::from_str(&calculate(request))
        .expect("these answers have nothing that serde_json cannot hold")
}

fn odd_value() -> impl Strategy<Value = String> {
    const AMOUNTS: &[&str] = &[
        "1000000000",
        "999999999.99",
        "0",
        "0.01",
        "0.9999",
        "12.50",
        "-1",
        "1e3",
        "",
        "٣",
        "0.001",
        "00",
    ];
    const ODD: &[&str] = &[
        "null",
        "true",
        "{}",
        "[]",
        "[[]]",
        "1e999",
        "-0",
        "25.0",
        "1000000",
        "1",
        "99999999999999999999999",
        "\"\\u0000\"",
    ];
    prop_oneof![
        4 => select(AMOUNTS).prop_map(|amount| format!("\"{amount}\"")),
        1 => (select(AMOUNTS), select(AMOUNTS)).prop_map(|(low, high)| format!("[\"{low}\",\"{high}\"]")),
        2 => select(ODD).prop_map(String::from),
    ]
}

fn keys() -> impl Strategy<Value = &'static str> {
    const KEYS: &[&str] = &[
        "levy",
        "minimum",
        "maximum",
        "unit",
        "levels",
        "contributors",
        "beneficiaries",
        "total",
        "payout",
        "subsidy",
        "carry",
        "rules",
        "joining",
        "contribution",
        "supporters",
        "beneficiary_contribution",
        "supporter_contribution",
        "target",
        "conversions",
        "rate",
        "cap",
        "budget",
        "items",
        "price",
        "quantity",
        "product",
        "month",
        "explain",
    ];
    select(KEYS)
}

fn object(value: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop::collection::vec((keys(), value), 0..9).prop_map(|entries| {
        let entries: Vec<String> = entries
            .into_iter()
            .map(|(key, value)| format!("\"{key}\":{value}"))
            .collect();
        format!("{{{}}}", entries.join(","))
    })
}

fn request() -> impl Strategy<Value = String> {
    let names: Vec<&str> = CALCULATORS
        .iter()
        .map(|calculator| calculator.name)
        .collect();
    let part = prop_oneof![odd_value(), object(odd_value())].boxed();
    let lists = prop::collection::vec(part.clone(), 0..4)
        .prop_map(|items| format!("[{}]", items.join(",")));
    let (rules, month, extra) = (part.clone(), part.clone(), object(part));
    (select(names), rules, month, lists, extra).prop_map(|(name, rules, month, list, extra)| {
        let extra = extra[1..extra.len() - 1].to_owned();
        let comma = if extra.is_empty() { "" } else { "," };
        format!(r#"{{"calculator":"{name}","rules":{rules},"month":{month},"months":{list},"items":{list}{comma}{extra}}}"#)
    })
}

proptest! {
    #![proptest_config(crate::properties::tries(300))]

    #[test]
    fn any_text_is_answered(text in ".*") {
        // Now and then it is an object without a calculator: `{}`.
        let code = &answered(&text)["error"]["code"];
        prop_assert!(code == "bad_request" || code == "unknown_calculator", "{}", code);
    }

    #[test]
    fn any_request_is_answered(request in request()) {
        judge(&request);
    }

    #[test]
    fn a_request_cut_anywhere_is_refused(scenario in scenario(), place in 1..1_000usize) {
        let request = scenario.bonus();
        let cut = &request[..request.len() - 1 - place % (request.len() - 1)];
        prop_assert_eq!(&answered(cut)["error"]["code"], "bad_request");
    }

    #[test]
    fn an_explanation_adds_steps_and_changes_nothing_else(scenario in prop_oneof![scenario(), large_scenario()]) {
        for request in [scenario.bonus(), scenario.figures()] {
            let explained = answered(&request.replacen('{', r#"{"explain":true,"#, 1));
            let mut without_steps = explained.clone();
            if let Some(ok) = without_steps.get_mut("ok").and_then(Value::as_object_mut) {
                let steps = ok.remove("steps").expect("an explained answer has steps");
                prop_assert!(steps.as_array().is_some_and(|steps| steps.iter().all(|step| step["values"].is_object())));
            }
            prop_assert_eq!(without_steps, answered(&request));
        }
    }
}

/// What the fuzz target starts from is as it should be.
#[test]
fn every_worked_request_passes_the_judge() {
    for request in worked_requests() {
        judge(&request);
    }
}
