//! The calculators in the browser give the same bytes as the calculators compiled for this machine.

use std::fs;

use serde_json::{Value, json};

use super::driver::Scripts;
use super::server::{BLANK, CALCULATORS};
use super::site;
use super::visit::Visit;

#[test]
fn every_worked_case_has_the_same_answer_in_the_browser() {
    let requests = requests();
    let expected: Vec<_> = requests
        .iter()
        .map(|request| calculator_wasm::calculate(request))
        .collect();
    let visit = Visit::start(Scripts::On);
    visit.open_beside(BLANK);
    let script = "
        const [folder, requests, done] = arguments;
        const glue = document.createElement('script');
        glue.src = `${folder}/calculators.js`;
        glue.onerror = () => done('no glue');
        glue.onload = () => wasm_bindgen({ module_or_path: `${folder}/calculators_bg.wasm` })
          .then(() => done(requests.map((request) => wasm_bindgen.calculate(request))))
          .catch((problem) => done(String(problem)));
        document.head.append(glue);";
    let answers = visit.run_async(script, json!([visit.address_beside(CALCULATORS), requests]));
    let answers = answers
        .as_array()
        .unwrap_or_else(|| panic!("the module does not run: {answers}"));
    assert_eq!(answers.len(), expected.len());
    for ((request, expected), answer) in requests.iter().zip(&expected).zip(answers) {
        assert_eq!(answer, expected, "for {request}");
    }
}

#[test]
fn the_published_module_is_the_one_tried_here() {
    let module = fs::read(site::calculators().join("calculators_bg.wasm"))
        .expect("the calculators are built");
    let published = site::files("wasm");
    let same = |path| fs::read(path).expect("a published file is readable") == module;
    assert!(published.iter().any(same), "it is none of {published:?}");
}

/// The requests of all worked cases, as text.
fn requests() -> Vec<String> {
    let folder = site::root().join("calculator-wasm/cases");
    let mut requests = Vec::new();
    for file in fs::read_dir(&folder).expect("the cases are there") {
        let path = file.expect("the cases are readable").path();
        let text = fs::read_to_string(&path).expect("a case is text");
        let before = requests.len();
        collect(
            &serde_json::from_str(&text).expect("a case is JSON"),
            &mut requests,
        );
        assert!(requests.len() > before, "{} has no request", path.display());
    }
    assert!(!requests.is_empty(), "there are no cases");
    requests
}

/// A request is the value of a key `request`: an object, or a text that need not be JSON.
fn collect(value: &Value, requests: &mut Vec<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, requests)),
        Value::Object(keys) => match keys.get("request") {
            Some(Value::String(text)) => requests.push(text.clone()),
            Some(request) => requests.push(request.to_string()),
            None => keys.values().for_each(|value| collect(value, requests)),
        },
        _ => {}
    }
}
