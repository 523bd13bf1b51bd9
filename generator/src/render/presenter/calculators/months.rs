//! Published months and the transparency page: every figure with its source, over time, and what it proves.

use serde_json::{Value as Json, json};

use super::{Row, both_cents, merged};
use crate::content::facts::Figures;
use crate::content::rules::Rules;
use crate::decode::values::amount::{Amount, AmountRange};
use crate::decode::values::date::YearMonth;
use crate::render::format::{euros, short_euros};
use crate::render::plot::{Axis, Measure, Plot};
use crate::render::presenter::Presenter;
use crate::render::sentences::{End, say};
use crate::render::view::LinkView;
use crate::render::view::calculators::{
    ChartView, ProofView, PublishedMonthView, RulesView, TransparencyView,
};
use crate::site::figures::PublishedMonth;

/// Where the data may be downloaded: the key of its words, and its address.
const DOWNLOADS: [(&str, &str); 3] = [
    ("csv", "donnees/chiffres.csv"),
    ("json", "donnees/chiffres.json"),
    ("schema", "donnees/schemas/chiffres.json"),
];

impl Presenter<'_> {
    /// The transparency page.
    #[must_use]
    pub fn transparency_view(&self) -> TransparencyView {
        let months = &self.site.months;
        let several = months.len() > 1;
        let download = |(key, address): (&str, &str)| LinkView {
            title: self.words.get(&["mois_publie", "telecharger", key]),
            url: self.url(address),
        };
        TransparencyView {
            months: months
                .iter()
                .map(|month| self.published_month(month))
                .collect(),
            charts: if several {
                self.charts_over_time()
            } else {
                Vec::new()
            },
            table: several.then(|| self.table_view("figures", "temps", &self.rows_over_time())),
            figures: months.first().map(|month| self.figures_view(month)),
            downloads: DOWNLOADS.map(download).into(),
        }
    }

    /// What each received, then how many contributed, month by month from the first to the last.
    fn charts_over_time(&self) -> Vec<ChartView> {
        let axis = self.time_axis();
        let marks = |read: fn(&PublishedMonth) -> (i64, i64)| {
            let months = self.site.months.iter().rev();
            let at = months.filter_map(|month| Some((self.months_since(month)?, read(month))));
            at.map(|(at, (low, high))| (at, low, high))
                .collect::<Vec<_>>()
        };
        let payout = Plot {
            x: axis.clone(),
            marks: marks(|month| both_cents(&month.proof["payout"])),
            ..Plot::default()
        };
        let contributors = marks(|month| {
            let count = month.request["contributors"].as_i64().unwrap_or_default();
            (count, count)
        });
        let contributors = Plot {
            x: axis,
            y: Axis {
                measure: Measure::Count,
                ..Axis::default()
            },
            bars: contributors
                .iter()
                .map(|(at, count, _)| (*at, *count))
                .collect(),
            ..Plot::default()
        };
        [("payout", payout), ("contributors", contributors)]
            .map(|(key, plot)| self.chart_over_time(key, &plot))
            .into()
    }

    fn chart_over_time(&self, key: &str, plot: &Plot) -> ChartView {
        let values = json!({
            "months": self.site.months.len(),
            "latest": self.site.months.first().map(|month| month.request["month"].clone()),
            "earliest": self.site.months.last().map(|month| month.request["month"].clone()),
        });
        let text = |name: &str| {
            let sentence = self.words.get(&["mois_publie", "temps", key, name]);
            say(&sentence, &values, End::Lowest, self.words)
        };
        ChartView {
            title: text("titre"),
            description: text("description"),
            across: self.words.get(&["mois_publie", "mois"]),
            up: text("y"),
            level: String::new(),
            plot: crate::render::plot::draw(plot, self.language),
        }
    }

    /// One place a month, those without figures too: a gap is seen as a gap.
    fn time_axis(&self) -> Axis {
        let first = self
            .site
            .months
            .last()
            .and_then(|month| self.figures_of(month));
        let span = self
            .site
            .months
            .first()
            .and_then(|month| self.months_since(month));
        let (Some(first), Some(span)) = (first, span) else {
            return Axis::default();
        };
        let label = |at: i64| {
            let month = i64::from(first.month.month) - 1 + at;
            let year = i64::from(first.month.year) + month.div_euclid(12);
            let short = self
                .words
                .nth(&["mois-courts"], month.rem_euclid(12) as usize);
            format!("{short} {year}")
        };
        Axis {
            lowest: -1,
            highest: span + 1,
            labels: std::iter::once(String::new())
                .chain((0..=span).map(label))
                .collect(),
            ..Axis::default()
        }
    }

    /// How many months after the first published one.
    fn months_since(&self, month: &PublishedMonth) -> Option<i64> {
        let first = self.figures_of(self.site.months.last()?)?;
        Some(i64::from(
            first.month.months_to(self.figures_of(month)?.month),
        ))
    }

    fn rows_over_time(&self) -> Vec<Row> {
        let row = |month: &PublishedMonth| Row {
            values: merged(&[&month.request, &month.proof]),
            marked: false,
        };
        self.site.months.iter().map(row).collect()
    }

    fn figures_of(&self, month: &PublishedMonth) -> Option<&Figures> {
        self.site.content.entries[month.entry].kind.figures()
    }

    pub(super) fn published_month(&self, month: &PublishedMonth) -> PublishedMonthView {
        let entry = &self.site.content.entries[month.entry];
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
            steps: self.proof_steps(month),
            rules: self.rules_view(&self.site.content.rules[month.rules]),
            source: text(figures.map(|figures| figures.source.as_str())).unwrap_or_default(),
            status: self
                .words
                .value(figures.map_or("", |figures| figures.status)),
            example: figures.is_some_and(Figures::is_example),
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
        let levy = json!({ "levy": rules.levy.plain() });
        let levy = say("{+levy}{levy|taux}{/}", &levy, End::Lowest, self.words);
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
            levy: (!levy.is_empty()).then_some(levy),
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
