//! `bonus_2019`: what the first experiment would have given, answered for a year of one contribution.

use serde_json::{Value as Json, json};

use super::{Found, Row, ask, cents, merged, with};
use crate::render::plot::{Axis, Plot};
use crate::render::presenter::Presenter;
use crate::render::view::calculators::{CalculatorView, ExperimentFormView, FactView};

/// Converted each month in the answer shown.
const CONVERSION: &str = "30.00";
const MONTHS: usize = 12;

impl Presenter<'_> {
    /// The calculator of the 2019 experiment.
    #[must_use]
    pub fn experiment_view(&self) -> Option<CalculatorView<ExperimentFormView>> {
        let request =
            json!({ "calculator": "bonus_2019", "conversions": vec![CONVERSION; MONTHS] });
        let found = self.find_experiment(&request)?;
        let conversion = |month: usize| FactView {
            key: format!("c{}", month + 1),
            name: self.words.nth(&["mois"], month),
            value: self.typed(CONVERSION),
        };
        Some(CalculatorView {
            name: "bonus_2019",
            url: self.fixed_url("calculateurs/experience-2019/"),
            request: request.to_string(),
            form: ExperimentFormView {
                conversions: (0..MONTHS).map(conversion).collect(),
            },
            outcome: self.outcome_view("bonus_2019", &found),
        })
    }

    fn find_experiment(&self, request: &Json) -> Option<Found> {
        let answer = ask(&with(request, &[("explain", Json::Bool(true))]))?;
        let steps = answer["steps"].as_array().cloned().unwrap_or_default();
        let conversions = steps.iter().filter(|step| step["id"] == "conversion");
        let rows: Vec<Row> = conversions
            .enumerate()
            .map(|(at, step)| Row {
                values: merged(&[&step["values"], &json!({ "rank": at + 1 })]),
                marked: false,
            })
            .collect();
        let converted: i64 = rows
            .iter()
            .map(|row| cents(&row.values["conversion"]))
            .sum();
        let cap = steps.last().map(|step| step["values"]["cap"].clone());
        let own = json!({ "converted": super::amount(converted), "cap": cap, "count": rows.len() });
        Some(Found {
            verdict: if cents(&answer["left"]) == 0 {
                "used_up"
            } else {
                "remaining"
            },
            plot: Some(bars(&rows, self)),
            values: merged(&[&answer, &own]),
            tables: vec![("conversions", rows)],
            steps: answer["steps"].clone(),
        })
    }
}

/// The bonus of each conversion.
fn bars(rows: &[Row], presenter: &Presenter<'_>) -> Plot {
    let ranks = 1..=rows.len().max(1);
    Plot {
        x: Axis {
            lowest: 0,
            highest: rows.len() as i64 + 1,
            labels: std::iter::once(String::new())
                .chain(ranks.map(|rank| {
                    crate::render::format::number(&rank.to_string(), presenter.language)
                }))
                .collect(),
            ..Axis::default()
        },
        bars: (1..)
            .zip(rows.iter().map(|row| cents(&row.values["bonus"])))
            .collect(),
        ..Plot::default()
    }
}
