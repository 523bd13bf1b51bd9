//! `balance`: whether a month holds together, answered for a group like the last one published.

use serde_json::{Value as Json, json};

use super::{Found, Row, ask, cents, merged, with};
use crate::content::facts::Figures;
use crate::render::plot::{Axis, Measure, Plot};
use crate::render::presenter::Presenter;
use crate::render::sentences::percent;
use crate::render::view::calculators::{BalanceFormView, CalculatorView, SliderView};
use crate::site::figures::rules_request;

/// Numbers of supporters tried, in quarters of the one asked about.
const QUARTERS: [i64; 7] = [0, 2, 3, 4, 5, 6, 8];
/// Into how many parts the chart's width is cut.
const PARTS: i64 = 24;
/// The most people a request may name.
const MOST_PEOPLE: i64 = 1_000_000;
/// The fields: name in the request, right end of the slider, what it measures.
const FIELDS: [(&str, u32, &str); 7] = [
    ("beneficiaries", 100, "people"),
    ("beneficiary_contribution", 100, "euros"),
    ("supporters", 100, "people"),
    ("supporter_contribution", 150, "euros"),
    ("subsidy", 1000, "euros"),
    ("levy", 50, "percent"),
    ("target", 100, "doumes"),
];

impl Presenter<'_> {
    /// The equilibrium calculator.
    #[must_use]
    pub fn balance_view(&self) -> CalculatorView<BalanceFormView> {
        let request = self.balance_request();
        let found = find(&request);
        let field = |(name, most, measure): (&'static str, u32, &'static str)| {
            let plain = match &request[name] {
                Json::Null => percent(request["rules"][name].as_str().unwrap_or("0")),
                Json::String(text) => text.clone(),
                other => other.to_string(),
            };
            SliderView {
                name,
                slide: plain.split('.').next().unwrap_or_default().to_owned(),
                value: self.typed(&plain),
                most,
                measure,
            }
        };
        CalculatorView {
            name: "balance",
            url: self.fixed_url("calculateurs/equilibre/"),
            request: request.to_string(),
            form: BalanceFormView {
                fields: FIELDS.map(field).into(),
                csv: self.fixed_url("calculateurs/equilibre/scenarios.csv"),
            },
            outcome: self.outcome_view("balance", &found),
        }
    }

    /// The last month that tells both sides, with contributions that stand for an example.
    fn balance_request(&self) -> Json {
        let sides = self.site.months.iter().find_map(|month| {
            let figures: &Figures = self.site.content.entries[month.entry].kind.figures()?;
            let beneficiaries = figures.beneficiaries?;
            Some((
                beneficiaries,
                figures.contributors.saturating_sub(beneficiaries),
            ))
        });
        let (beneficiaries, supporters) = sides.unwrap_or((13, 12));
        json!({
            "calculator": "balance",
            "rules": self.site.content.rules.last().map(rules_request),
            "beneficiaries": beneficiaries,
            "beneficiary_contribution": "30.00",
            "supporters": supporters,
            "supporter_contribution": "62.00",
            "subsidy": "0.00",
            "target": "50.00",
        })
    }
}

fn find(request: &Json) -> Found {
    let answer = ask(&with(request, &[("explain", Json::Bool(true))])).unwrap_or_default();
    let values = values(request, &answer);
    Found {
        verdict: verdict(&values),
        tables: vec![("scenarios", scenarios(request, &values))],
        plot: Some(plot(request, &values)),
        steps: answer["steps"].clone(),
        values,
    }
}

fn verdict(values: &Json) -> &'static str {
    match &values["target"] {
        Json::Null => "open",
        target if cents(&values["payout"]) >= cents(target) => "reached",
        _ => "short",
    }
}

/// The request and the answer, how many supporters there are for one beneficiary, rounded down to hundredths, and
/// whether the target can be reached.
fn values(request: &Json, answer: &Json) -> Json {
    let count = |key: &str| request[key].as_i64().unwrap_or_default();
    let ratio = (count("supporters") * 100).checked_div(count("beneficiaries"));
    let own = json!({
        "ratio": ratio.map(super::amount),
        "target_set": !request["target"].is_null(),
        "reachable": answer["supporters_needed"].is_i64(),
        "unreachable": answer.get("supporters_needed").is_some_and(Json::is_null),
    });
    merged(&[request, answer, &own])
}

/// The same month with other numbers of supporters, and with those that reach the target.
fn scenarios(request: &Json, values: &Json) -> Vec<Row> {
    let asked = request["supporters"].as_i64().unwrap_or_default();
    let needed = values["supporters_needed"].as_i64();
    let mut tried: Vec<i64> = QUARTERS
        .iter()
        .map(|quarters| asked * quarters / 4)
        .chain(needed)
        .filter(|supporters| *supporters <= MOST_PEOPLE)
        .collect();
    tried.sort_unstable();
    tried.dedup();
    let row = |supporters: i64| {
        let request = with(request, &[("supporters", json!(supporters))]);
        let answer = ask(&request)?;
        Some(Row {
            values: self::values(&request, &answer),
            marked: supporters == asked,
        })
    };
    tried.into_iter().filter_map(row).collect()
}

/// The payout for every number of supporters up to twice the one asked about, or what reaches the target.
fn plot(request: &Json, values: &Json) -> Plot {
    let asked = request["supporters"].as_i64().unwrap_or_default();
    let needed = values["supporters_needed"].as_i64().unwrap_or_default();
    // Ten times as many would flatten everything else.
    let needed = if needed <= 10 * asked.max(10) {
        needed
    } else {
        0
    };
    let most = (2 * asked).max(needed + needed / 4).clamp(10, MOST_PEOPLE);
    let payout = |supporters: i64| {
        let answer = ask(&with(request, &[("supporters", json!(supporters))]))?;
        let payout = cents(&answer["payout"]);
        Some((supporters, payout, payout))
    };
    let mut at: Vec<i64> = (0..=PARTS).map(|part| most * part / PARTS).collect();
    at.dedup();
    let payout_asked = cents(&values["payout"]);
    Plot {
        x: Axis {
            highest: most,
            measure: Measure::Count,
            ..Axis::default()
        },
        band: at.into_iter().filter_map(payout).collect(),
        level: (!values["target"].is_null()).then(|| cents(&values["target"])),
        you: Some((asked, payout_asked, payout_asked)),
        ..Plot::default()
    }
}
