//! The scheme's rules: dated and sourced data, never constants of the program.

use crate::decode::fields::{Decode, Fields, Key, KeyInfo};
use crate::decode::shape::{Map, Shape};
use crate::decode::values::amount::Amount;
use crate::decode::values::date::YearMonth;
use crate::decode::yaml::{self, Node};
use crate::diagnostics::{Bilingual, Diagnostics, Problem};
use crate::source::{Sources, Span};

/// Where the rules are.
pub const PATH: &str = "content/chiffres/regles.yaml";

/// Rules in force from a month on.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The first month they hold.
    pub since: YearMonth,
    /// Lowest contribution.
    pub minimum: Amount,
    /// Highest contribution; none when unbounded.
    pub maximum: Option<Amount>,
    /// The contributions one may choose from, when they are fixed.
    pub levels: Option<Vec<Amount>>,
    /// Share kept before sharing, from 0 to less than 1.
    pub levy: Amount,
    /// Smallest amount paid out.
    pub unit: Amount,
    /// Who published them.
    pub source: String,
    /// What other sources say.
    pub note: Option<String>,
    /// Where they are written.
    pub span: Span,
}

const SINCE: Key<YearMonth> =
    Key::required("depuis", "Le premier mois où la règle vaut.").example("2022-04");
const MINIMUM: Key<Amount> = Key::optional("minimum", "La contribution la plus basse.")
    .otherwise("0")
    .example("20");
const MAXIMUM: Key<Amount> =
    Key::optional("maximum", "La contribution la plus haute.").example("70");
const LEVELS: Key<Vec<Amount>> = Key::optional(
    "paliers",
    "Les contributions possibles, si elles sont fixées.",
)
.example("[20, 30, 40]");
const LEVY: Key<Amount> = Key::optional(
    "prelevement",
    "La part gardée avant le partage : 0.05 pour 5 %.",
)
.otherwise("0")
.example("0.05");
const UNIT: Key<Amount> = Key::optional("unite", "Le plus petit montant versé.")
    .otherwise("0.01")
    .example("0.01");
const SOURCE: Key<String> = Key::required("source", "Qui a publié la règle, et quand.")
    .example("Page du dispositif, lue le 2026-11-02");
const NOTE: Key<String> = Key::optional("note", "Ce que disent d'autres sources.");

/// Keys of each rule.
#[must_use]
pub const fn keys() -> &'static [KeyInfo] {
    Rules::SHAPE.keys()
}

/// Reads `regles.yaml`, earliest rules first. Without the file there are no rules.
pub fn load(sources: &Sources, diagnostics: &mut Diagnostics) -> Vec<Rules> {
    let Some((id, file)) = sources.at(PATH) else {
        return Vec::new();
    };
    let Ok(text) = std::str::from_utf8(&file.bytes) else {
        diagnostics.report(Span::file(id), Problem::NotUtf8);
        return Vec::new();
    };
    let Some(node) = yaml::parse(id, text, 0, diagnostics) else {
        return Vec::new();
    };
    let mut rules = Vec::<Rules>::decode(&node, diagnostics).unwrap_or_default();
    rules.sort_by_key(|rule| rule.since);
    rules
}

/// The rules in force in a month.
#[must_use]
pub fn in_force(rules: &[Rules], month: YearMonth) -> Option<&Rules> {
    rules.iter().rev().find(|rule| rule.since <= month)
}

impl Decode for Rules {
    const EXPECTED: Bilingual = Bilingual {
        fr: "une règle datée",
        en: "a dated rule",
    };
    const EXAMPLE: &'static str =
        "{depuis: 2022-04, minimum: 20, maximum: 70, source: Page du dispositif}";
    const SHAPE: Shape = Shape::Map(Map {
        keys: &[
            SINCE.about,
            MINIMUM.about,
            MAXIMUM.about,
            LEVELS.about,
            LEVY.about,
            UNIT.about,
            SOURCE.about,
            NOTE.about,
        ],
        relations: &[],
    });

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::nested::<Self>(node, diagnostics)?;
        let since = fields.read(&SINCE);
        let cent = Amount(rust_decimal::Decimal::new(1, 2));
        Some(Self {
            minimum: fields.read_or_default(&MINIMUM),
            maximum: fields.read(&MAXIMUM),
            levels: fields.read(&LEVELS),
            levy: fields.read_or_default(&LEVY),
            unit: fields.read(&UNIT).unwrap_or(cent),
            source: fields.read_or_default(&SOURCE),
            note: fields.read(&NOTE),
            span: node.span,
            since: since?,
        })
    }
}
