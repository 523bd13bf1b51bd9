//! The engine's whole answers, byte for byte, against those of the oracle; and the oracle against every list there is.

use std::collections::BTreeMap;

use calculator_wasm::{CALCULATORS, Code};
use proptest::prelude::*;
use serde_json::Value;

use super::enumeration::{Found, enumerate};
use super::node::Node;
use super::oracle::{Expected, expected};
use super::requests::{Request, bonus_of, figures_of, request, requests};
use super::scenario::{Scenario, scenario, scenario_with_levels};
use super::{hull, judge};

proptest! {
    #![proptest_config(crate::properties::tries(600))]

    #[test]
    fn any_request_gets_the_answer_of_the_oracle(request in request()) {
        let Request { node, json } = request;
        let answer = calculator_wasm::calculate(&json);
        match expected(&node) {
            Expected::Answer(expected) => prop_assert_eq!(answer, expected, "for {}", json),
            Expected::Error(fault) => {
                let answer: Value = serde_json::from_str(&answer).expect("an error is JSON");
                let error = &answer["error"];
                prop_assert_eq!(error["code"].as_str(), Some(fault.code), "{} for {}", answer, json);
                prop_assert_eq!(error["field"].as_str(), fault.field.as_deref(), "{} for {}", answer, json);
            }
            Expected::TooMany => return Err(TestCaseError::reject("too much to try")),
        }
        judge::judge(&json);
    }
}

proptest! {
    #![proptest_config(crate::properties::tries(150))]

    #[test]
    fn the_oracle_finds_what_every_list_comes_to(scenario in prop_oneof![scenario(), scenario_with_levels()]) {
        if scenario.is_indeterminate() {
            return Ok(());
        }
        match (found_by_oracle(&scenario), enumerate(&scenario)) {
            (None, Found { total, .. }) => prop_assert_eq!(total, None),
            (Some(by_oracle), by_enumeration) => prop_assert_eq!(by_oracle, by_enumeration),
        }
    }
}

/// Without this, a generator that only makes one kind of request would prove little and look as well.
#[test]
fn random_requests_come_to_every_answer_and_every_error() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for Request { node, .. } in requests(4_000, 1) {
        let name = match expected(&node) {
            Expected::Answer(_) => match node.get("calculator") {
                Some(Node::Text(name)) => name.said.clone().unwrap_or_default(),
                other => panic!("answered by {other:?}"),
            },
            Expected::Error(fault) => fault.code.into(),
            Expected::TooMany => "too many".into(),
        };
        *seen.entry(name).or_default() += 1;
    }
    let codes = Code::ALL.iter().map(|code| code.name().to_owned());
    let names = CALCULATORS.iter().map(|known| known.name.to_owned());
    for name in codes.chain(names) {
        assert!(seen.contains_key(&name), "no {name} among {seen:?}");
    }
    assert!(seen["too many"] < 400, "too few are tried: {seen:?}");
}

/// What the oracle's answers say; none where figures are impossible.
fn found_by_oracle(scenario: &Scenario) -> Option<Found> {
    let ok = |request: Node| match expected(&request) {
        Expected::Answer(answer) => {
            let answer: Value = serde_json::from_str(&answer).expect("answers are JSON");
            Some(answer["ok"].clone())
        }
        other => {
            assert!(
                matches!(&other, Expected::Error(fault) if fault.code == "impossible_figures"),
                "{other:?}"
            );
            None
        }
    };
    let (figures, bonus) = (
        ok(figures_of(scenario))?,
        ok(bonus_of(std::slice::from_ref(scenario)))?,
    );
    let month = &bonus["months"][0];
    Some(Found {
        total: hull(&figures["total"]),
        payout: hull(&figures["payout"]),
        transfer: hull(&figures["transfer"]),
        joined_payout: hull(&month["payout"]),
        break_even: hull(&month["break_even"]),
    })
}
