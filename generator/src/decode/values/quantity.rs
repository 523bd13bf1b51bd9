//! How much of an ingredient: an exact number, or a range, and a unit a cook knows.

use rust_decimal::Decimal;

use crate::decode::fields::{Decode, decode_text};
use crate::decode::shape::{Form, Numbers, Shape, Text};
use crate::decode::slug::fold;
use crate::decode::yaml::{Node, Value};
use crate::diagnostics::{Bilingual, Diagnostics};

/// An exact positive fraction, in lowest terms: a third stays a third.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction {
    /// Above the line, 1 to 1 000 000 000.
    pub numerator: i64,
    /// Below it, at least 1.
    pub denominator: i64,
}

/// What is counted or weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Unit {
    Gram,
    Kilogram,
    Millilitre,
    Centilitre,
    Decilitre,
    Litre,
    Tablespoon,
    Teaspoon,
    Pinch,
    Bunch,
    Clove,
    Slice,
    Sprig,
    Leaf,
    Handful,
    Sachet,
    Piece,
}

/// What a unit measures, with its size in grams or millilitres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Grams in one.
    Mass(u32),
    /// Millilitres in one.
    Volume(u32),
    /// Things, whose weight only the product knows.
    Count,
}

/// Every unit: as pages show one and several of it, and other ways to write it (folded, without dots or spaces).
pub const UNITS: &[(Unit, &str, &str, &[&str])] = &[
    (Unit::Gram, "g", "g", &["g", "gr", "gramme", "grammes"]),
    (Unit::Kilogram, "kg", "kg", &["kg", "kilo", "kilos"]),
    (Unit::Millilitre, "ml", "ml", &["ml"]),
    (Unit::Centilitre, "cl", "cl", &["cl"]),
    (Unit::Decilitre, "dl", "dl", &["dl"]),
    (Unit::Litre, "l", "l", &["l", "litre", "litres"]),
    (
        Unit::Tablespoon,
        "c. à s.",
        "c. à s.",
        &["cas", "cuillereasoupe", "cuilleresasoupe"],
    ),
    (
        Unit::Teaspoon,
        "c. à c.",
        "c. à c.",
        &["cac", "cuillereacafe", "cuilleresacafe"],
    ),
    (Unit::Pinch, "pincée", "pincées", &["pincee", "pincees"]),
    (Unit::Bunch, "botte", "bottes", &["botte", "bottes"]),
    (Unit::Clove, "gousse", "gousses", &["gousse", "gousses"]),
    (Unit::Slice, "tranche", "tranches", &["tranche", "tranches"]),
    (Unit::Sprig, "brin", "brins", &["brin", "brins"]),
    (Unit::Leaf, "feuille", "feuilles", &["feuille", "feuilles"]),
    (
        Unit::Handful,
        "poignée",
        "poignées",
        &["poignee", "poignees"],
    ),
    (Unit::Sachet, "sachet", "sachets", &["sachet", "sachets"]),
    (Unit::Piece, "pièce", "pièces", &["piece", "pieces", ""]),
];

/// A number or a range of numbers, and a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantity {
    /// The number, or the lower end of the range.
    pub lowest: Fraction,
    /// The upper end, equal to the lower one when there is no range.
    pub highest: Fraction,
    /// The unit.
    pub unit: Unit,
}

impl Fraction {
    /// The fraction in lowest terms; nothing unless both are positive and not absurdly large.
    #[must_use]
    pub fn new(numerator: i64, denominator: i64) -> Option<Self> {
        if numerator <= 0
            || denominator <= 0
            || numerator > 1_000_000_000
            || denominator > 1_000_000
        {
            return None;
        }
        let divisor = gcd(numerator, denominator);
        Some(Self {
            numerator: numerator / divisor,
            denominator: denominator / divisor,
        })
    }

    /// As a decimal; a third is rounded at the 28th digit.
    #[must_use]
    pub fn decimal(self) -> Decimal {
        Decimal::from(self.numerator) / Decimal::from(self.denominator)
    }

    /// Reads `1,5`, `1/2`, `1 1/2` or `½`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text
            .trim()
            .replace('½', " 1/2")
            .replace('¼', " 1/4")
            .replace('¾', " 3/4");
        let mut parts = text.split_whitespace();
        let first = parts.next()?;
        let Some(second) = parts.next() else {
            return Self::simple(first);
        };
        let (whole, part) = (Self::simple(first)?, Self::simple(second)?);
        let mixed =
            whole.denominator == 1 && second.contains('/') && part.numerator < part.denominator;
        if !mixed || parts.next().is_some() {
            return None;
        }
        Self::new(
            whole.numerator * part.denominator + part.numerator,
            part.denominator,
        )
    }

    fn simple(text: &str) -> Option<Self> {
        let digits = |text: &str| -> Option<i64> {
            let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse().ok().filter(|_| plain && text.len() <= 9)
        };
        if let Some((above, below)) = text.split_once('/') {
            return Self::new(digits(above)?, digits(below)?);
        }
        let Some((whole, decimals)) = text.split_once([',', '.']) else {
            return Self::new(digits(text)?, 1);
        };
        if decimals.len() > 3 {
            return None;
        }
        let scale = 10_i64.pow(decimals.len() as u32);
        Self::new(digits(whole)? * scale + digits(decimals)?, scale)
    }
}

impl Unit {
    /// What it measures.
    #[must_use]
    pub fn measure(self) -> Measure {
        match self {
            Self::Gram => Measure::Mass(1),
            Self::Kilogram => Measure::Mass(1000),
            Self::Millilitre => Measure::Volume(1),
            Self::Centilitre => Measure::Volume(10),
            Self::Decilitre => Measure::Volume(100),
            Self::Litre => Measure::Volume(1000),
            Self::Tablespoon => Measure::Volume(15),
            Self::Teaspoon => Measure::Volume(5),
            _ => Measure::Count,
        }
    }

    /// As a page shows it after a number.
    #[must_use]
    pub fn label(self, plural: bool) -> &'static str {
        let row = UNITS.iter().find(|(unit, ..)| *unit == self);
        row.map_or(
            "",
            |(_, one, several, _)| if plural { several } else { one },
        )
    }

    /// Reads a unit however it is abbreviated; nothing written is a piece.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let compact: String = fold(text)
            .chars()
            .filter(|character| character.is_ascii_alphanumeric())
            .collect();
        let row = UNITS
            .iter()
            .find(|(.., written)| written.contains(&compact.as_str()));
        row.map(|(unit, ..)| *unit)
    }
}

impl Quantity {
    /// Reads `250 g`, `1 1/2 c. à s.`, `2-3 gousses`, `4`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let numeric = |character: char| {
            character.is_ascii_digit()
                || character.is_whitespace()
                || ",./-–½¼¾".contains(character)
        };
        let end = text
            .find(|character| !numeric(character))
            .unwrap_or(text.len());
        let (number, unit) = text.split_at(end);
        let number = number.trim();
        let (lowest, highest) = match number.split_once(['-', '–']) {
            Some((lowest, highest)) => (Fraction::parse(lowest)?, Fraction::parse(highest)?),
            None => (Fraction::parse(number)?, Fraction::parse(number)?),
        };
        let ordered =
            lowest.numerator * highest.denominator <= highest.numerator * lowest.denominator;
        ordered.then_some(Self {
            lowest,
            highest,
            unit: Unit::parse(unit)?,
        })
    }
}

/// A unit alone, as it is written most often.
#[must_use]
pub fn unit_pattern() -> String {
    format!("^({})$", units())
}

fn quantity_pattern() -> String {
    let number = "([0-9]+([.,][0-9]{1,3}|/[0-9]+)?|[0-9]+ [0-9]+/[0-9]+|[0-9]* ?[½¼¾])";
    format!("^{number}( ?[-–] ?{number})?( ?({}))?$", units())
}

/// Every unit as the table of units shows it and as it is abbreviated, with or without accents, dots and spaces.
fn units() -> String {
    let mut written: Vec<String> = Vec::new();
    for (_, one, several, others) in UNITS {
        for word in [one, several].into_iter().chain(*others) {
            let loose = word.replace('.', r"\.?").replace(' ', " ?");
            let loose = loose
                .replace('é', "[ée]")
                .replace('è', "[èe]")
                .replace('à', "[àa]");
            if !loose.is_empty() && !written.contains(&loose) {
                written.push(loose);
            }
        }
    }
    written.join("|")
}

impl Decode for Quantity {
    const EXPECTED: Bilingual = Bilingual {
        fr: "une quantité",
        en: "a quantity",
    };
    const EXAMPLE: &'static str = "250 g";
    const SHAPE: Shape = Shape::Text(Text::matching(
        Form::Line,
        quantity_pattern,
        Numbers::Positive,
    ));

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        decode_text(node, diagnostics, Self::parse)
    }
}

/// What one unit of a product weighs, in grams, or holds, in millilitres.
#[derive(Debug, Clone, Default)]
pub struct PieceWeights(pub Vec<(Unit, Quantity)>);

impl PieceWeights {
    /// How much one piece is, in a unit: 1 where pieces are counted, 3/20 for 150 g in kilograms. Nothing where no number
    /// of pieces follows from an amount: for spoons and bunches, and for what has no known weight.
    #[must_use]
    pub fn piece_in(&self, unit: Unit) -> Option<Fraction> {
        if unit == Unit::Piece {
            return Fraction::new(1, 1);
        }
        let Measure::Mass(size) = unit.measure() else {
            return None;
        };
        let (_, weight) = self.0.iter().find(|(known, _)| *known == Unit::Piece)?;
        let Measure::Mass(own) = weight.unit.measure() else {
            return None;
        };
        let Fraction {
            numerator,
            denominator,
        } = weight.highest;
        Fraction::new(
            numerator.checked_mul(own.into())?,
            denominator.checked_mul(size.into())?,
        )
    }
}

impl Decode for PieceWeights {
    const EXPECTED: Bilingual = Bilingual {
        fr: "un poids, ou des unités et leurs poids",
        en: "a weight, or units and their weights",
    };
    const EXAMPLE: &'static str = "{pièce: 120 g, gousse: 5 g}";
    const SHAPE: Shape = Shape::Any(&[Quantity::SHAPE, Shape::PerUnit(&Quantity::SHAPE)]);

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Value::Map(pairs) = &node.value else {
            return Quantity::decode(node, diagnostics)
                .map(|weight| Self(vec![(Unit::Piece, weight)]));
        };
        let mut weights = Vec::new();
        for (name, value) in pairs {
            let unit = Node {
                span: name.span,
                value: Value::Text(name.text.clone()),
            };
            let unit = UnitName::decode(&unit, diagnostics);
            let weight = Quantity::decode(value, diagnostics);
            weights.extend(unit.zip(weight).map(|(unit, weight)| (unit.0, weight)));
        }
        Some(Self(weights))
    }
}

/// A unit alone, as in a price.
#[derive(Debug, Clone, Copy)]
pub struct UnitName(pub Unit);

impl Default for UnitName {
    fn default() -> Self {
        Self(Unit::Kilogram)
    }
}

impl Decode for UnitName {
    const EXPECTED: Bilingual = Bilingual {
        fr: "une unité",
        en: "a unit",
    };
    const EXAMPLE: &'static str = "kg";
    const SHAPE: Shape = Shape::Text(Text::matching(Form::Line, unit_pattern, Numbers::No));

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        decode_text(node, diagnostics, |text| {
            Unit::parse(text).filter(|_| !text.is_empty()).map(Self)
        })
    }
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_read_as_cooks_write_them() {
        let read = |text| {
            Quantity::parse(text).map(|q| {
                let number = |f: Fraction| format!("{}/{}", f.numerator, f.denominator);
                format!(
                    "{} {} {}",
                    number(q.lowest),
                    number(q.highest),
                    q.unit.label(false)
                )
            })
        };
        assert_eq!(read("250 g"), Some("250/1 250/1 g".into()));
        assert_eq!(read("1,5 kg"), Some("3/2 3/2 kg".into()));
        assert_eq!(read("1 1/2 c. à s."), Some("3/2 3/2 c. à s.".into()));
        assert_eq!(read("½ botte"), Some("1/2 1/2 botte".into()));
        assert_eq!(read("2-3 gousses"), Some("2/1 3/1 gousse".into()));
        assert_eq!(read("4"), Some("4/1 4/1 pièce".into()));
        for wrong in [
            "",
            "g",
            "beaucoup",
            "250 grains",
            "0 g",
            "3-2 g",
            "1/0",
            "1 2/1 g",
            "-3",
            "1e9 g",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
