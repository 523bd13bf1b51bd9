//! `figures`: what a month's published figures prove, answered for the last one.

use serde_json::{Value as Json, json};

use super::{Found, ask, merged, with};
use crate::render::presenter::Presenter;
use crate::render::view::calculators::{CalculatorView, FactView, FiguresFormView};
use crate::site::figures::PublishedMonth;

/// The fields of the form, in order, and where in the request their values are.
const FIELDS: [(&str, &str); 9] = [
    ("contributors", "/month/contributors"),
    ("beneficiaries", "/month/beneficiaries"),
    ("payout_low", "/month/payout/0"),
    ("payout_high", "/month/payout/1"),
    ("total_low", "/month/total/0"),
    ("total_high", "/month/total/1"),
    ("subsidy", "/month/subsidy"),
    ("minimum", "/rules/minimum"),
    ("maximum", "/rules/maximum"),
];

impl Presenter<'_> {
    /// The calculator that proves, with a month's figures.
    pub(super) fn figures_view(&self, month: &PublishedMonth) -> CalculatorView<FiguresFormView> {
        let request = figures_request(month);
        let found = find(&request);
        let words = ["calculateurs", "figures", "champs"];
        let field = |(key, pointer): (&str, &str)| FactView {
            key: key.to_owned(),
            name: self.words.get(&[words[0], words[1], words[2], key]),
            value: self.typed(&field_value(&request, pointer)),
        };
        CalculatorView {
            name: "figures",
            url: self.fixed_url("transparence/"),
            request: request.to_string(),
            form: FiguresFormView {
                fields: FIELDS.map(field).into(),
            },
            outcome: self.outcome_view("figures", &found),
        }
    }

    /// How what a month proves was found.
    pub(super) fn proof_steps(
        &self,
        month: &PublishedMonth,
    ) -> Vec<crate::render::view::calculators::StepView> {
        self.step_views("figures", &find(&figures_request(month)).steps)
    }
}

fn figures_request(month: &PublishedMonth) -> Json {
    let mut own = month.request.clone();
    let rules = own["rules"].take();
    json!({ "calculator": "figures", "rules": rules, "month": own })
}

/// What a field shows: an exact figure stands at both ends of its interval.
fn field_value(request: &Json, pointer: &str) -> String {
    let whole = pointer
        .rsplit_once('/')
        .map_or(pointer, |(parent, _)| parent);
    let exact = request.pointer(whole).filter(|value| value.is_string());
    match request.pointer(pointer).or(exact) {
        Some(Json::String(text)) => text.clone(),
        Some(Json::Number(count)) => count.to_string(),
        _ => String::new(),
    }
}

fn find(request: &Json) -> Found {
    let answer = ask(&with(request, &[("explain", Json::Bool(true))])).unwrap_or_default();
    let exact = answer["total"][0] == answer["total"][1];
    Found {
        verdict: if exact { "exact" } else { "proved" },
        values: merged(&[&request["month"], &answer]),
        steps: answer["steps"].clone(),
        ..Found::default()
    }
}
