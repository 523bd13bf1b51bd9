//! The calculators in the browser give the same bytes as the calculators compiled for this machine.

use std::fs;

use calculator_wasm::calculate;
use serde_json::{Value, json};

use super::driver::Scripts;
use super::server::{BLANK, CALCULATORS};
use super::site;
use super::visit::Visit;
use crate::properties::calculators::giants::{digests, giants};
use crate::properties::calculators::requests::requests;
use crate::properties::calculators::worked_requests;
use crate::properties::thorough;

/// A page of nothing where the calculators are loaded, as the global `wasm_bindgen`.
pub(super) struct Engine {
    visit: Visit,
}

/// So many requests are sent at once.
const BATCH: usize = 1_000;

impl Engine {
    pub(super) fn start() -> Self {
        let visit = Visit::start(Scripts::On);
        visit.open_beside(BLANK);
        let script = "
            const [folder, done] = arguments;
            const glue = document.createElement('script');
            glue.src = `${folder}/calculators.js`;
            glue.onerror = () => done('no glue');
            glue.onload = () => wasm_bindgen({ module_or_path: `${folder}/calculators_bg.wasm` })
              .then(() => done(true))
              .catch((problem) => done(String(problem)));
            document.head.append(glue);";
        let loaded = visit.run_async(script, json!([visit.address_beside(CALCULATORS)]));
        assert_eq!(loaded, true, "the module does not run");
        Self { visit }
    }

    /// Runs a script that may call `wasm_bindgen.calculate`.
    pub(super) fn run(&self, script: &str, arguments: Value) -> Value {
        self.visit.run(script, arguments)
    }

    /// Compares every answer with that of this machine.
    fn agrees_on(&self, requests: &[String]) {
        for batch in requests.chunks(BATCH) {
            let answers = self.run(
                "return arguments[0].map((request) => wasm_bindgen.calculate(request))",
                json!([batch]),
            );
            let answers = answers.as_array().expect("a list of answers");
            assert_eq!(answers.len(), batch.len());
            for (request, answer) in batch.iter().zip(answers) {
                assert_eq!(*answer, calculate(request), "for {request}");
            }
        }
    }
}

/// The request that also asks for an explanation, where it is an object with members.
fn explained(request: &str) -> String {
    match request.trim_end().strip_suffix('}') {
        Some(start) => format!(r#"{start},"explain":true}}"#),
        None => request.to_owned(),
    }
}

#[test]
fn every_worked_case_has_the_same_answer_in_the_browser() {
    let requests = worked_requests();
    let explained: Vec<_> = requests.iter().map(|request| explained(request)).collect();
    let engine = Engine::start();
    engine.agrees_on(&requests);
    engine.agrees_on(&explained);
}

#[test]
fn random_requests_have_the_same_answers_in_the_browser() {
    let count = if thorough() { 100_000 } else { 2_000 };
    let engine = Engine::start();
    let mut plain = requests(count, 2).map(|request| request.json);
    loop {
        let batch: Vec<_> = plain.by_ref().take(BATCH / 2).collect();
        if batch.is_empty() {
            break;
        }
        let explained: Vec<_> = batch.iter().map(|request| explained(request)).collect();
        engine.agrees_on(&[batch, explained].concat());
    }
}

#[test]
fn giants_do_no_harm_in_the_browser() {
    let engine = Engine::start();
    let script = "
        const [before, open, times, middle, close, after] = arguments[0];
        const answer = wasm_bindgen.calculate(before + open.repeat(times) + middle + close.repeat(times) + after);
        const bytes = new TextEncoder().encode(answer);
        const text = (part) => new TextDecoder().decode(part);
        return [bytes.length, text(bytes.subarray(0, 200)), text(bytes.subarray(-200))];";
    for (giant, expected) in giants().zip(digests()) {
        let answer = engine.run(script, json!([giant.parts()]));
        assert_eq!(answer, *expected, "for {}", giant.name);
    }
    engine.agrees_on(&worked_requests());
}

/// A page's texts may hold half a letter; the binding hands it on as U+FFFD.
#[test]
fn half_a_letter_of_a_page_is_no_harm() {
    let engine = Engine::start();
    for request in [
        r#"{"calculator":"figures","month":{"month":"HALF","contributors":1,"total":"2"}}"#,
        r#"{"calculator":"basket","budget":"HALF","items":[]}"#,
        r#"{"calculator":"basket","HALF":1,"budget":"1","items":[]}"#,
        "HALF",
    ] {
        let script = r"return wasm_bindgen.calculate(arguments[0].replace('HALF', '\ud83c'))";
        let answer = engine.run(script, json!([request]));
        assert_eq!(answer, calculate(&request.replace("HALF", "\u{fffd}")));
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
