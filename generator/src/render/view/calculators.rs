//! Calculators and published months, as pages show them.

use serde::Serialize;

use super::LinkView;
use crate::render::plot::PlotView;

/// A calculator with the answer computed when the site was built. `F` is what its form needs to know.
#[derive(Debug, Clone, Serialize)]
pub struct CalculatorView<F> {
    /// Its name in requests: `bonus`.
    pub name: &'static str,
    /// Its page.
    pub url: String,
    /// The request behind the answer shown, as JSON: the page's script changes its inputs and asks again.
    pub request: String,
    /// What the form needs to know.
    pub form: F,
    /// The answer in words.
    pub outcome: OutcomeView,
}

/// An answer in words, figures, tables and a chart.
#[derive(Debug, Clone, Serialize)]
pub struct OutcomeView {
    /// Which of the verdicts: `beneficiary`, `supporter`, `even`, `uncertain`…
    pub verdict: String,
    /// The sentence that answers.
    pub sentence: String,
    /// The figures of the answer.
    pub facts: Vec<FactView>,
    /// Further sentences, each under its name.
    pub sentences: Vec<FactView>,
    /// Tables.
    pub tables: Vec<TableView>,
    /// The chart, if there is one.
    pub chart: Option<ChartView>,
    /// The steps that led to it.
    pub steps: Vec<StepView>,
}

/// A figure with its name, or a sentence.
#[derive(Debug, Clone, Serialize)]
pub struct FactView {
    /// What the script finds it by.
    pub key: String,
    /// What it is; empty for a sentence.
    pub name: String,
    /// What it is worth; empty when there is nothing to say.
    pub value: String,
}

/// A table.
#[derive(Debug, Clone, Serialize)]
pub struct TableView {
    /// What the script finds it by.
    pub key: String,
    /// What it shows.
    pub caption: String,
    /// The heads of its columns.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<RowView>,
}

/// A row: its first cell is its head.
#[derive(Debug, Clone, Serialize)]
pub struct RowView {
    /// Its cells.
    pub cells: Vec<String>,
    /// Whether it concerns the reader.
    pub marked: bool,
}

/// A chart with its words.
#[derive(Debug, Clone, Serialize)]
pub struct ChartView {
    /// What it shows.
    pub title: String,
    /// What one sees on it, for those who do not see it.
    pub description: String,
    /// What the horizontal axis measures.
    pub across: String,
    /// What the vertical axis measures.
    pub up: String,
    /// What the level to reach is, if there is one.
    pub level: String,
    /// The drawing.
    pub plot: PlotView,
}

/// A step of a computation.
#[derive(Debug, Clone, Serialize)]
pub struct StepView {
    /// What it finds.
    pub title: String,
    /// The step as a sentence.
    pub text: String,
    /// The formula, in words.
    pub formula: String,
    /// The formula with its numbers, and what it gives: once, or for both ends.
    pub lines: Vec<StepLineView>,
}

/// A formula with its numbers and its result.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct StepLineView {
    /// Which end, in words; empty when there is one only.
    pub end: String,
    /// The formula with its numbers.
    pub computation: String,
    /// What it gives.
    pub result: String,
}

/// What the bonus form needs to know.
#[derive(Debug, Clone, Serialize)]
pub struct BonusFormView {
    /// Contribution of the answer shown, as typed: `30`.
    pub contribution: String,
    /// Lowest contribution, in words: « 20 € ».
    pub minimum: String,
    /// Highest contribution, in words, if there is one.
    pub maximum: Option<String>,
    /// Contributions one may choose from, if they are fixed, as typed.
    pub levels: Vec<String>,
    /// How many of the last months one may choose: 1, 3, 6…; fewer than two leave no choice.
    pub spans: Vec<usize>,
    /// How many months the answer shown rests on.
    pub span: usize,
    /// The months it may rest on, most recent first.
    pub months: Vec<PublishedMonthView>,
    /// The month of the rules: `2022-04`.
    pub rules: String,
    /// The page to put into other sites.
    pub embed: LinkView,
    /// The address of that page in full, for the snippet.
    pub embed_canonical: String,
    /// The basket's page.
    pub basket: String,
    /// The page of the 2019 experiment.
    pub experiment: String,
    /// The page of published figures.
    pub transparency: String,
    /// All calculators in one file.
    pub offline: String,
}

/// What the equilibrium form needs to know.
#[derive(Debug, Clone, Serialize)]
pub struct BalanceFormView {
    /// Its fields, in order.
    pub fields: Vec<SliderView>,
    /// The table of scenarios as a file.
    pub csv: String,
}

/// A number with a slider beside it.
#[derive(Debug, Clone, Serialize)]
pub struct SliderView {
    /// Its name in the request.
    pub name: &'static str,
    /// Its value, as typed.
    pub value: String,
    /// The slider's value: a whole number.
    pub slide: String,
    /// The slider's right end.
    pub most: u32,
    /// What it measures: `people`, `euros`, `doumes` or `percent`.
    pub measure: &'static str,
}

/// What the basket form needs to know.
#[derive(Debug, Clone, Serialize)]
pub struct BasketFormView {
    /// The budget, as typed.
    pub budget: String,
    /// « novembre ».
    pub month: String,
    /// What is in season.
    pub season: Vec<BasketItemView>,
    /// What has a price and is not of this season only.
    pub others: Vec<BasketItemView>,
}

/// A food with its price.
#[derive(Debug, Clone, Serialize)]
pub struct BasketItemView {
    /// Its name in the request: the slug of its sheet.
    pub slug: String,
    /// Its name.
    pub title: String,
    /// Its sheet.
    pub url: String,
    /// Its price, as the request has it.
    pub price: String,
    /// Its price in words: « 2,90 € / kg ».
    pub price_text: String,
    /// Its unit: « kg ».
    pub unit: String,
    /// How much is in the basket, as typed; empty when none is.
    pub quantity: String,
    /// What that costs; empty when none is in the basket.
    pub cost: String,
    /// How much the budget would buy.
    pub affordable: String,
}

/// What the form of 2019 needs to know.
#[derive(Debug, Clone, Serialize)]
pub struct ExperimentFormView {
    /// For each month of a year: its name, and what was converted, as typed.
    pub conversions: Vec<FactView>,
}

/// What the form of figures needs to know.
#[derive(Debug, Clone, Serialize)]
pub struct FiguresFormView {
    /// Its fields, in order, as typed.
    pub fields: Vec<FactView>,
}

/// The compiled calculators, and the words their script says.
#[derive(Debug, Clone, Serialize)]
pub struct EngineView {
    /// JavaScript glue, a plain script.
    pub glue: String,
    /// Its integrity.
    pub glue_integrity: String,
    /// WebAssembly.
    pub wasm: String,
}

/// A published month and what it proves.
#[derive(Debug, Clone, Serialize)]
pub struct PublishedMonthView {
    /// Anchor: `2022-08`.
    pub id: String,
    /// « août 2022 ».
    pub title: String,
    /// Number of contributors.
    pub contributors: u32,
    /// Number of beneficiaries, if published.
    pub beneficiaries: Option<u32>,
    /// Published total in words, if published: « 1 250,00 € » or « entre … et … ».
    pub total: Option<String>,
    /// Published payout in words, if published.
    pub payout: Option<String>,
    /// Subsidy in words; absent when there was none.
    pub subsidy: Option<String>,
    /// What the figures prove, in words, in order: total, payout, transfer, gain per beneficiary; the last two may be absent.
    pub proofs: Vec<ProofView>,
    /// How that was found.
    pub steps: Vec<StepView>,
    /// Rules in force.
    pub rules: RulesView,
    /// Who published the figures.
    pub source: String,
    /// publié, estimé or exemple, in the page's language.
    pub status: String,
    /// Whether the figures were invented to show the site.
    pub example: bool,
    /// What must be said with them.
    pub note: Option<String>,
}

/// One thing that figures prove.
#[derive(Debug, Clone, Serialize)]
pub struct ProofView {
    /// `total`, `payout`, `transfer` or `gain_per_beneficiary`.
    pub name: &'static str,
    /// Lowest value, formatted.
    pub lowest: String,
    /// Highest value, formatted.
    pub highest: String,
    /// Whether both are the same.
    pub exact: bool,
}

/// Rules of the scheme.
#[derive(Debug, Clone, Serialize)]
pub struct RulesView {
    /// « avril 2022 ».
    pub since: String,
    /// Lowest contribution.
    pub minimum: String,
    /// Highest contribution.
    pub maximum: Option<String>,
    /// Levels.
    pub levels: Vec<String>,
    /// Levy in words: « 5 % »; absent when there is none.
    pub levy: Option<String>,
    /// Who published them.
    pub source: String,
    /// What other sources say.
    pub note: Option<String>,
}

/// The list of calculators.
#[derive(Debug, Serialize)]
pub struct CalculatorsView {
    /// Each calculator's page, with a sentence.
    pub calculators: Vec<CalculatorLinkView>,
    /// All of them in one file.
    pub offline: Option<String>,
}

/// A calculator's page with a sentence.
#[derive(Debug, Serialize)]
pub struct CalculatorLinkView {
    /// Its title and address.
    pub link: LinkView,
    /// What it answers.
    pub summary: String,
}

/// The answer in one sentence, for pages that lead to the calculator.
#[derive(Debug, Clone, Serialize)]
pub struct TeaserView {
    /// The calculator's page.
    pub url: String,
    /// Which of the verdicts.
    pub verdict: String,
    /// The sentence that answers.
    pub sentence: String,
}

/// The transparency page: every month, charts over time, the calculator that proves.
#[derive(Debug, Serialize)]
pub struct TransparencyView {
    /// Every published month, most recent first.
    pub months: Vec<PublishedMonthView>,
    /// What each received and how many contributed, over time; from two months on.
    pub charts: Vec<ChartView>,
    /// The same in a table.
    pub table: Option<TableView>,
    /// The calculator, with the last month's figures.
    pub figures: Option<CalculatorView<FiguresFormView>>,
    /// The data as CSV, JSON and JSON Schema.
    pub downloads: Vec<LinkView>,
}

/// One language of the file that works without a network.
#[derive(Debug, Serialize)]
pub struct OfflinePartView {
    /// `fr` or `en`.
    pub language: &'static str,
    /// Its name in itself.
    pub name: String,
    /// Its calculators.
    pub html: String,
    /// What its script says.
    pub spoken: String,
}
