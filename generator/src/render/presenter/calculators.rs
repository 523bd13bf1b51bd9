//! The bonus calculator's built-in result and the published months. Every number comes from the engine, through its JSON.

use serde_json::{Value as Json, json};

use super::Presenter;
use crate::content::facts::Figures;
use crate::content::rules::Rules;
use crate::decode::values::amount::{Amount, AmountRange};
use crate::decode::values::date::YearMonth;
use crate::render::assets::{Asset, Assets, GLUE, WASM};
use crate::render::format::{euros, number, short_euros};
use crate::render::view::calculators::{
    BonusResultView, BonusView, ProgramView, ProofView, PublishedMonthView, RulesView,
};
use crate::site::figures::{PublishedMonth, rules_request};

/// How many of the most recent months an estimate rests on.
const MONTHS: usize = 12;

impl Presenter<'_> {
    /// The bonus calculator with its built-in result; none while no month is published.
    #[must_use]
    pub fn bonus_view(&self, assets: &Assets) -> Option<BonusView> {
        let rules = self.site.content.rules.last()?;
        let months: Vec<&PublishedMonth> = self.site.months.iter().take(MONTHS).collect();
        let choices = usual_contributions(rules);
        let shown = *choices.get(1).or_else(|| choices.first())?;
        let request = |contribution: Amount| {
            json!({
                "calculator": "bonus",
                "rules": rules_request(rules),
                "months": months.iter().map(|month| &month.request).collect::<Vec<_>>(),
                "contribution": contribution.plain(),
                "joining": 1,
            })
        };
        let results: Vec<BonusResultView> = choices
            .iter()
            .filter_map(|choice| self.bonus_result(*choice, &request(*choice), *choice == shown))
            .collect();
        let money = |amount: Amount| short_euros(&amount.plain(), self.language);
        Some(BonusView {
            url: self.fixed_url("calculateurs/bonus/"),
            request: request(shown).to_string(),
            contribution: typed(shown, self.language),
            result: results.iter().find(|result| result.shown)?.clone(),
            table: results,
            minimum: money(rules.minimum),
            maximum: rules.maximum.map(money),
            levels: rules
                .levels
                .iter()
                .flatten()
                .map(|level| typed(*level, self.language))
                .collect(),
            months: months
                .iter()
                .map(|month| self.published_month(month))
                .collect(),
            program: self.program(assets),
        })
    }

    /// Every published month, most recent first.
    #[must_use]
    pub fn published_months(&self) -> Vec<PublishedMonthView> {
        self.site
            .months
            .iter()
            .map(|month| self.published_month(month))
            .collect()
    }

    fn bonus_result(
        &self,
        contribution: Amount,
        request: &Json,
        shown: bool,
    ) -> Option<BonusResultView> {
        let answer: Json =
            serde_json::from_str(&calculator_wasm::calculate(&request.to_string())).ok()?;
        let answer = answer.get("ok")?;
        let last = answer["months"].get(0)?;
        let pair = |range: &Json| {
            let end = |at: usize| number(range[at].as_str().unwrap_or_default(), self.language);
            (end(0), end(1))
        };
        Some(BonusResultView {
            contribution: short_euros(&contribution.plain(), self.language),
            payout: pair(&last["payout"]),
            bonus: pair(&answer["range"]),
            break_even: pair(&last["break_even"]),
            verdict: answer["verdict"].as_str().unwrap_or_default().to_owned(),
            shown,
        })
    }

    fn program(&self, assets: &Assets) -> Option<ProgramView> {
        let (glue, wasm): (&Asset, &Asset) = (assets.by_name.get(GLUE)?, assets.by_name.get(WASM)?);
        Some(ProgramView {
            glue: self.url(&glue.path),
            glue_integrity: glue.integrity.clone(),
            wasm: self.url(&wasm.path),
        })
    }

    fn published_month(&self, month: &PublishedMonth) -> PublishedMonthView {
        let entry = &self.site.content.entries[month.entry];
        let rules = self.rules_view(&self.site.content.rules[month.rules]);
        let figures = entry.kind.figures();
        let text = |text: Option<&str>| text.map(|text| self.words.typeset(text));
        let range = |read: fn(&Figures) -> Option<AmountRange>| {
            figures.and_then(read).map(|range| self.range_text(range))
        };
        let subsidy = figures
            .map(|figures| figures.subsidy)
            .filter(|amount| *amount != Amount::default());
        PublishedMonthView {
            id: entry.slug.to_owned(),
            title: figures
                .map(|figures| self.year_month(figures.month))
                .unwrap_or_default(),
            contributors: figures.map_or(0, |figures| figures.contributors),
            beneficiaries: figures.and_then(|figures| figures.beneficiaries),
            total: range(|figures| figures.total),
            payout: range(|figures| figures.payout),
            subsidy: subsidy.map(|amount| euros(&amount.plain(), self.language)),
            proofs: self.proofs(&month.proof),
            rules,
            source: text(figures.map(|figures| figures.source.as_str())).unwrap_or_default(),
            status: self
                .words
                .value(figures.map_or("", |figures| figures.status)),
            note: text(figures.and_then(|figures| figures.note.as_deref())),
        }
    }

    fn proofs(&self, proof: &Json) -> Vec<ProofView> {
        ["total", "payout", "transfer", "gain_per_beneficiary"]
            .into_iter()
            .filter_map(|name| {
                let range = proof.get(name)?.as_array()?;
                let (lowest, highest) = (range.first()?.as_str()?, range.get(1)?.as_str()?);
                Some(ProofView {
                    name,
                    lowest: euros(lowest, self.language),
                    highest: euros(highest, self.language),
                    exact: lowest == highest,
                })
            })
            .collect()
    }

    fn rules_view(&self, rules: &Rules) -> RulesView {
        let money = |amount: Amount| short_euros(&amount.plain(), self.language);
        let percent = rules
            .levy
            .0
            .checked_mul(100.into())
            .unwrap_or_default()
            .normalize();
        let levy = (!percent.is_zero())
            .then(|| format!("{}\u{a0}%", number(&percent.to_string(), self.language)));
        RulesView {
            since: self.year_month(rules.since),
            minimum: money(rules.minimum),
            maximum: rules.maximum.map(money),
            levels: rules
                .levels
                .iter()
                .flatten()
                .map(|level| money(*level))
                .collect(),
            levy,
            source: self.words.typeset(&rules.source),
            note: rules.note.as_deref().map(|note| self.words.typeset(note)),
        }
    }

    fn range_text(&self, range: AmountRange) -> String {
        let end = |amount: Amount| euros(&amount.plain(), self.language);
        let (lowest, highest) = (end(range.lowest), end(range.highest));
        if range.lowest == range.highest {
            return lowest;
        }
        self.words.fill(
            &["montant", "entre"],
            &[("bas", &lowest), ("haut", &highest)],
        )
    }

    fn year_month(&self, month: YearMonth) -> String {
        let name = self
            .words
            .nth(&["mois"], (month.month - 1).clamp(0, 11) as usize);
        format!("{name} {}", month.year)
    }
}

/// The levels, or every ten euros between the bounds, at most twelve of them.
fn usual_contributions(rules: &Rules) -> Vec<Amount> {
    if let Some(levels) = &rules.levels {
        return levels.clone();
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

/// An amount as one types it: « 30 », « 32,50 ».
fn typed(amount: Amount, language: crate::config::Language) -> String {
    let plain = amount.plain();
    number(plain.strip_suffix(".00").unwrap_or(&plain), language)
}
