//! `bonus`: what somebody would receive, answered for a usual contribution.

use serde_json::{Value as Json, json};

use super::{Found, Row, amount, ask, both_cents, cents, interval, merged, with};
use crate::content::rules::Rules;
use crate::decode::values::amount::Amount;
use crate::render::format::short_euros;
use crate::render::plot::{Axis, Plot};
use crate::render::presenter::Presenter;
use crate::render::view::LinkView;
use crate::render::view::calculators::{BonusFormView, CalculatorView, TeaserView};
use crate::site::figures::{PublishedMonth, rules_request};
use crate::site::routes;

/// How many of the most recent months one may rest an estimate on.
const MONTHS: usize = 24;
/// How many months one may choose.
const SPANS: [usize; 5] = [1, 3, 6, 12, 24];
/// How many months an estimate rests on unless one chooses.
const SPAN: usize = 3;
/// How many people might start together.
const TOGETHER: [u32; 5] = [1, 2, 5, 10, 20];
/// Into how many parts the chart's width is cut.
const PARTS: i64 = 20;

impl Presenter<'_> {
    /// The bonus calculator; none while no month is published.
    #[must_use]
    pub fn bonus_view(&self) -> Option<CalculatorView<BonusFormView>> {
        let rules = self.site.content.rules.last()?;
        let request = self.bonus_request()?;
        let found = find(&request, &usual_contributions(rules))?;
        let months: Vec<&PublishedMonth> = self.site.months.iter().take(MONTHS).collect();
        // The script may choose among all months that may be chosen; the answer shown rests on the usual ones.
        let all = months.iter().map(|month| month.request.clone()).collect();
        let all = with(&request, &[("months", Json::Array(all))]);
        Some(CalculatorView {
            name: "bonus",
            url: self.fixed_url("calculateurs/bonus/"),
            request: all.to_string(),
            form: self.bonus_form(rules, &request, &months),
            outcome: self.outcome_view("bonus", &found),
        })
    }

    /// Its answer in one sentence.
    #[must_use]
    pub fn bonus_teaser(&self) -> Option<TeaserView> {
        let found = find(&self.bonus_request()?, &[])?;
        let view = self.outcome_view(
            "bonus",
            &Found {
                plot: None,
                steps: Json::Null,
                tables: Vec::new(),
                ..found
            },
        );
        Some(TeaserView {
            url: self.fixed_url("calculateurs/bonus/"),
            verdict: view.verdict,
            sentence: view.sentence,
        })
    }

    /// The lower end of the bonus shown, as the engine writes it; none unless something is received.
    pub(super) fn usual_bonus(&self) -> Option<String> {
        let answer = ask(&self.bonus_request()?)?;
        let lowest = answer["range"][0].as_str()?.to_owned();
        (cents(&answer["range"][0]) > 0).then_some(lowest)
    }

    /// What is asked while nobody has typed: a usual contribution, the last months.
    fn bonus_request(&self) -> Option<Json> {
        let rules = self.site.content.rules.last()?;
        let months = self.site.months.iter().take(SPAN);
        let months: Vec<&Json> = months.map(|month| &month.request).collect();
        Some(json!({
            "calculator": "bonus",
            "rules": rules_request(rules),
            "months": months,
            "contribution": usual_contribution(rules)?.plain(),
            "joining": 1,
        }))
    }

    fn bonus_form(
        &self,
        rules: &Rules,
        request: &Json,
        months: &[&PublishedMonth],
    ) -> BonusFormView {
        let money = |amount: Amount| short_euros(&amount.plain(), self.language);
        let embed = routes::EMBEDDED_CALCULATOR;
        let spans: Vec<usize> = SPANS
            .into_iter()
            .filter(|span| *span < months.len())
            .collect();
        BonusFormView {
            contribution: self.typed(request["contribution"].as_str().unwrap_or_default()),
            minimum: money(rules.minimum),
            maximum: rules.maximum.map(money),
            levels: rules
                .levels
                .iter()
                .flatten()
                .map(|level| self.typed(&level.plain()))
                .collect(),
            spans: spans.into_iter().chain([months.len()]).collect(),
            span: months.len().min(SPAN),
            months: months
                .iter()
                .map(|month| self.published_month(month))
                .collect(),
            rules: rules.since.to_string(),
            embed: LinkView {
                title: self.fixed_title(embed),
                url: self.fixed_url(embed),
            },
            embed_canonical: self.canonical(&format!("{}{embed}", self.language.prefix())),
            basket: self.fixed_url("calculateurs/panier/"),
            experiment: self.fixed_url("calculateurs/experience-2019/"),
            transparency: self.fixed_url("transparence/"),
            offline: self.url(routes::OFFLINE_CALCULATORS),
        }
    }
}

/// Everything the page shows for a request.
fn find(request: &Json, usual: &[Amount]) -> Option<Found> {
    let answer = ask(&with(request, &[("explain", Json::Bool(true))]))?;
    let values = values(request, &answer);
    Some(Found {
        verdict: verdict(&answer),
        tables: vec![
            ("habituelles", usual_rows(request, usual)),
            ("ensemble", together(request)),
            ("mois", month_rows(&answer)),
        ],
        plot: plot(request, &values, usual),
        steps: answer["steps"].clone(),
        values,
    })
}

fn verdict(answer: &Json) -> &'static str {
    let known = ["beneficiary", "supporter", "even"];
    let said = answer["verdict"].as_str();
    known
        .into_iter()
        .find(|name| said == Some(*name))
        .unwrap_or("uncertain")
}

/// What sentences may say: the request and the answer, the hull of all months, a year at this pace, and what 2019
/// would have given.
fn values(request: &Json, answer: &Json) -> Json {
    let (low, high) = both_cents(&answer["range"]);
    let contribution = cents(&request["contribution"]);
    let experiment = ask(&json!({
        "calculator": "bonus_2019",
        "conversions": vec![&request["contribution"]; 12],
    }));
    let months = answer["months"].as_array().map_or(0, Vec::len);
    let own = json!({
        "contribution": amount(contribution),
        "joining": request["joining"],
        "months": months,
        "several": (months > 1).then_some(months),
        "latest": answer["months"][0]["month"],
        "earliest": answer["months"][months.saturating_sub(1)]["month"],
        "gift": interval(-high, -low),
        "payout": hull(answer, "payout"),
        "break_even": hull(answer, "break_even"),
        "year_given": amount(12 * contribution),
        "year_received": interval(12 * (contribution + low), 12 * (contribution + high)),
        "year": interval(12 * low, 12 * high),
        "experiment": experiment.map(|answer| answer["total"].clone()),
    });
    merged(&[answer, &own])
}

/// From the lowest lower end of all months to the highest upper end.
fn hull(answer: &Json, key: &str) -> Json {
    let months = answer["months"].as_array().map(Vec::as_slice);
    let ends: Vec<(i64, i64)> = months
        .unwrap_or_default()
        .iter()
        .map(|month| both_cents(&month[key]))
        .collect();
    let low = ends.iter().map(|(low, _)| *low).min().unwrap_or_default();
    let high = ends.iter().map(|(_, high)| *high).max().unwrap_or_default();
    interval(low, high)
}

fn usual_rows(request: &Json, usual: &[Amount]) -> Vec<Row> {
    let asked = cents(&request["contribution"]);
    let row = |contribution: &Amount| {
        let contribution = Json::String(contribution.plain());
        let marked = cents(&contribution) == asked;
        let request = with(request, &[("contribution", contribution)]);
        row(&request, marked)
    };
    usual.iter().filter_map(row).collect()
}

/// What changes when more people start; nothing for somebody who contributes already.
fn together(request: &Json) -> Vec<Row> {
    let joining = request["joining"].as_u64().unwrap_or_default();
    if joining == 0 {
        return Vec::new();
    }
    let row = |together: &u32| {
        let request = with(request, &[("joining", json!(together))]);
        row(&request, u64::from(*together) == joining)
    };
    TOGETHER.iter().filter_map(row).collect()
}

fn row(request: &Json, marked: bool) -> Option<Row> {
    let answer = ask(request)?;
    let hulls =
        json!({ "payout": hull(&answer, "payout"), "break_even": hull(&answer, "break_even") });
    let values = merged(&[request, &answer, &hulls]);
    Some(Row { values, marked })
}

/// Month by month, where there are several.
fn month_rows(answer: &Json) -> Vec<Row> {
    let months = answer["months"].as_array().map(Vec::as_slice);
    let months = months.filter(|months| months.len() > 1).unwrap_or_default();
    let row = |month: &Json| Row {
        values: month.clone(),
        marked: false,
    };
    months.iter().map(row).collect()
}

/// The bonus for every contribution the rules allow.
fn plot(request: &Json, values: &Json, usual: &[Amount]) -> Option<Plot> {
    let asked = cents(&request["contribution"]);
    let (even_low, even_high) = both_cents(&values["break_even"]);
    let lowest = cents(&request["rules"]["minimum"]).min(asked);
    let highest = match &request["rules"]["maximum"] {
        Json::Null => (2 * even_high).max(asked).max(lowest + 1000),
        maximum => cents(maximum).max(lowest + 1),
    };
    let range = |contribution: i64| {
        let asked = with(request, &[("contribution", json!(amount(contribution)))]);
        let (low, high) = both_cents(&ask(&asked)?["range"]);
        Some((contribution, low, high))
    };
    let levels = request["rules"]["levels"].is_array();
    let at: Vec<i64> = match levels {
        true => usual
            .iter()
            .map(|level| cents(&json!(level.plain())))
            .collect(),
        false => (0..=PARTS)
            .map(|part| lowest + (highest - lowest) * part / PARTS)
            .collect(),
    };
    let points: Vec<(i64, i64, i64)> = at.into_iter().filter_map(range).collect();
    let (lowest, highest) = match levels {
        true => (points.first()?.0, points.last()?.0),
        false => (lowest, highest),
    };
    let (low, high) = both_cents(&values["range"]);
    Some(Plot {
        x: Axis {
            lowest,
            highest,
            ..Axis::default()
        },
        band: points,
        crossing: Some((even_low, even_high)),
        you: Some((asked, low, high)),
        ..Plot::default()
    })
}

/// The contribution shown until one types another: the second of the usual ones.
fn usual_contribution(rules: &Rules) -> Option<Amount> {
    let choices = usual_contributions(rules);
    choices.get(1).or_else(|| choices.first()).copied()
}

/// The levels, or every ten euros between the bounds, at most twelve of them.
fn usual_contributions(rules: &Rules) -> Vec<Amount> {
    if let Some(levels) = &rules.levels {
        let mut levels = levels.clone();
        levels.sort();
        levels.dedup();
        return levels;
    }
    let ten = rust_decimal::Decimal::TEN;
    let mut choices = vec![rules.minimum];
    let mut next = (rules.minimum.0 / ten).floor() * ten + ten;
    while choices.len() < 12 && rules.maximum.is_none_or(|maximum| next < maximum.0) {
        choices.push(Amount(next));
        next += ten;
    }
    choices.extend(
        rules
            .maximum
            .filter(|maximum| *maximum > rules.minimum && choices.len() < 12),
    );
    choices
}
