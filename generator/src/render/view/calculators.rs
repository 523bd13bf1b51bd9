//! The bonus calculator and the published months, as pages show them.

use serde::Serialize;

use super::LinkView;

/// The bonus calculator with a result computed when the site was built.
#[derive(Debug, Clone, Serialize)]
pub struct BonusView {
    /// The page of the calculator.
    pub url: String,
    /// The request behind the result shown, as JSON: the page's script changes its `contribution` and asks again.
    pub request: String,
    /// Contribution of the result shown, as typed: `30`.
    pub contribution: String,
    /// The result shown.
    pub result: BonusResultView,
    /// Results for the usual contributions.
    pub table: Vec<BonusResultView>,
    /// Lowest contribution, in words: « 20 € ».
    pub minimum: String,
    /// Highest contribution, in words, if there is one.
    pub maximum: Option<String>,
    /// Contributions one may choose from, if they are fixed, as typed.
    pub levels: Vec<String>,
    /// The months it rests on, most recent first.
    pub months: Vec<PublishedMonthView>,
    /// The compiled calculators; absent when they were not compiled.
    pub program: Option<ProgramView>,
}

/// The result for one contribution.
#[derive(Debug, Clone, Serialize)]
pub struct BonusResultView {
    /// « 30 € ».
    pub contribution: String,
    /// Lowest and highest payout: « 43,94 », « 44,90 », in doumes.
    pub payout: (String, String),
    /// Lowest and highest bonus, signed with a real minus: « −25,06 ».
    pub bonus: (String, String),
    /// Break-even contribution of the last month.
    pub break_even: (String, String),
    /// `beneficiary`, `supporter`, `even` or `uncertain`.
    pub verdict: String,
    /// Whether it is the result shown above the table.
    pub shown: bool,
}

/// Where the compiled calculators are.
#[derive(Debug, Clone, Serialize)]
pub struct ProgramView {
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
    /// Rules in force.
    pub rules: RulesView,
    /// Who published the figures.
    pub source: String,
    /// publié, estimé or exemple, in the page's language.
    pub status: String,
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
    pub calculators: Vec<LinkView>,
}
