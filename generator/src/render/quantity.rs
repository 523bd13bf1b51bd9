//! Quantities as a cook reads them, for any number of portions: the one rule for units, fractions and rounding.
//!
//! The theme's script follows the same rule on the visitor's device (`scripts/recette/10-quantites.js`): a browser test
//! holds both against each other. Everything is computed with fractions of whole numbers, and rounded once, at the end.
//!
//! | what | shown in | as | when that is not exact |
//! |---|---|---|---|
//! | g, kg | kg from 1 kg on, else g | decimals: whole grams of a kg, tenths of a g | « environ », to 10 g of a kg, to 1 g from 10 g on, to 0,1 g below |
//! | ml | l from 1 l on, else ml | the same | the same |
//! | cl, dl, l | l from 1 l on, cl from 1 cl on, else ml | the same | the same |
//! | c. à c., c. à s. | c. à s. from 2 on, or where it is a whole number of halves from 1 on; else c. à c. | whole numbers and ½ ⅓ ⅔ ¼ ¾ | « environ »: to such a fraction below 3, to a half below 10, else whole |
//! | whatever is counted | its own unit | the same as spoons | the same as spoons |
//!
//! The lower end of a range chooses the unit of both. A unit is plural from 2 on in French, above 1 in English.

use super::format::{THIN, number};
use super::words::Words;
use crate::config::Language;
use crate::decode::values::quantity::{Fraction, Quantity, Unit};

/// No-break space between a number and its unit.
const NBSP: char = '\u{a0}';
/// Fractions that cooks know, in twelfths.
const FAMILIAR: [(i128, &str); 6] = [(0, ""), (3, "¼"), (4, "⅓"), (6, "½"), (8, "⅔"), (9, "¾")];

/// An exact number, not negative.
#[derive(Debug, Clone, Copy)]
struct Ratio {
    above: i128,
    below: i128,
}

/// A number as it will be read.
struct Rounded {
    value: Ratio,
    exact: bool,
}

/// A quantity as it is written, in the unit that suits it: « 250 g », « 1 ½ c. à s. », « 2 à 3 gousses », « 4 » for pieces.
#[must_use]
pub fn quantity(quantity: Quantity, words: &Words) -> String {
    scaled(quantity, 1, 1, words)
}

/// Whether so much of a food is several pieces of it, in the grammar of a language: « 2 carottes », « 500 g de carottes ».
/// A piece is given in the amount's unit. What is weighed takes as many as hold it; what has no pieces, a spoon or a bunch,
/// holds several.
#[must_use]
pub fn is_several(amount: Quantity, piece: Option<Fraction>, language: Language) -> bool {
    let Some(piece) = piece else {
        return true;
    };
    let pieces = Ratio {
        above: i128::from(amount.highest.numerator) * i128::from(piece.denominator),
        below: i128::from(amount.highest.denominator) * i128::from(piece.numerator),
    };
    match amount.unit {
        Unit::Piece => plural(to_kitchen(pieces).value, language),
        _ => pieces.above > pieces.below,
    }
}

/// A quantity multiplied by a fraction.
#[must_use]
pub fn scaled(quantity: Quantity, above: i64, below: i64, words: &Words) -> String {
    let times = |fraction: Fraction| Ratio {
        above: i128::from(fraction.numerator) * i128::from(above),
        below: i128::from(fraction.denominator) * i128::from(below),
    };
    let (lowest, highest) = (times(quantity.lowest), times(quantity.highest));
    let (unit, from, to) = fitting(quantity.unit, lowest, highest);
    let shown = [lowest, highest].map(|end| rounded(end.times(from, to), unit));
    let texts = shown.each_ref().map(|end| text(end.value, unit, words));
    let [low, high] = &texts;
    let number = if low == high {
        low.clone()
    } else {
        words.fill(&["quantite", "de-a"], &[("de", low), ("a", high)])
    };
    let [_, largest] = &shown;
    let said = match unit {
        Unit::Piece => number,
        unit => {
            let label = unit.label(plural(largest.value, words.language));
            format!("{number}{NBSP}{}", words.value(label))
        }
    };
    if shown.iter().all(|end| end.exact) {
        said
    } else {
        words.fill(&["quantite", "environ"], &[("quantite", &said)])
    }
}

/// The unit a quantity is shown in, and how to get there: so many of the first size are one of the second.
fn fitting(unit: Unit, lowest: Ratio, highest: Ratio) -> (Unit, i128, i128) {
    let ladder: &[(Unit, i128)] = match unit {
        Unit::Gram | Unit::Kilogram => &[(Unit::Kilogram, 1000), (Unit::Gram, 1)],
        Unit::Millilitre => &[(Unit::Litre, 1000), (Unit::Millilitre, 1)],
        Unit::Centilitre | Unit::Decilitre | Unit::Litre => &[
            (Unit::Litre, 1000),
            (Unit::Centilitre, 10),
            (Unit::Millilitre, 1),
        ],
        Unit::Tablespoon | Unit::Teaspoon => &[(Unit::Tablespoon, 15), (Unit::Teaspoon, 5)],
        _ => return (unit, 1, 1),
    };
    let size = match unit {
        Unit::Kilogram | Unit::Litre => 1000,
        Unit::Decilitre => 100,
        Unit::Centilitre => 10,
        Unit::Tablespoon => 15,
        Unit::Teaspoon => 5,
        _ => 1,
    };
    let suits = |(shown, shown_size): &(Unit, i128)| {
        let [low, high] = [lowest, highest].map(|end| end.times(size, *shown_size));
        let halves = |end: Ratio| end.times(2, 1).is_whole();
        match shown {
            Unit::Tablespoon => {
                low.is_at_least(2) || low.is_at_least(1) && halves(low) && halves(high)
            }
            _ => low.is_at_least(1),
        }
    };
    let smallest = ladder.last();
    let found = ladder.iter().find(|step| suits(step)).or(smallest);
    found.map_or((unit, 1, 1), |(shown, shown_size)| {
        (*shown, size, *shown_size)
    })
}

fn rounded(value: Ratio, unit: Unit) -> Rounded {
    match unit {
        Unit::Kilogram | Unit::Litre => to_decimals(value, 1000, 100),
        Unit::Gram | Unit::Millilitre | Unit::Centilitre => {
            to_decimals(value, 10, if value.is_at_least(10) { 1 } else { 10 })
        }
        _ => to_kitchen(value),
    }
}

/// Exact to `parts` of a whole, or rounded to `fewer`; never to nothing.
fn to_decimals(value: Ratio, parts: i128, fewer: i128) -> Rounded {
    let exact = value.times(parts, 1).is_whole();
    let value = if exact { value } else { value.nearest(fewer) };
    Rounded { value, exact }
}

/// A number that cooks know, or the nearest; never nothing.
fn to_kitchen(value: Ratio) -> Rounded {
    let twelfths = value.times(12, 1);
    if twelfths.is_whole() {
        let rest = (twelfths.above / twelfths.below) % 12;
        if FAMILIAR.iter().any(|(known, _)| *known == rest) {
            return Rounded { value, exact: true };
        }
    }
    let value = if value.is_at_least(10) {
        value.nearest(1)
    } else if value.is_at_least(3) {
        value.nearest(2)
    } else {
        value.nearest_familiar()
    };
    Rounded {
        value,
        exact: false,
    }
}

/// A rounded number: decimals where it is weighed or measured, fractions elsewhere.
fn text(value: Ratio, unit: Unit, words: &Words) -> String {
    let measured = matches!(
        unit,
        Unit::Gram | Unit::Kilogram | Unit::Millilitre | Unit::Centilitre | Unit::Litre
    );
    let twelfths = value.above * 12 / value.below;
    let (whole, rest) = (twelfths / 12, twelfths % 12);
    let glyph = FAMILIAR.iter().find(|(known, _)| *known == rest);
    match glyph {
        Some((_, glyph)) if !measured => match (whole, *glyph) {
            (0, glyph) => glyph.to_owned(),
            (whole, "") => number(&whole.to_string(), words.language),
            (whole, glyph) => format!(
                "{}{THIN}{glyph}",
                number(&whole.to_string(), words.language)
            ),
        },
        _ => {
            let thousandths = value.above * 1000 / value.below;
            let plain = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
            let plain = plain.trim_end_matches('0').trim_end_matches('.');
            number(plain, words.language)
        }
    }
}

fn plural(value: Ratio, language: Language) -> bool {
    match language {
        Language::Fr => value.is_at_least(2),
        Language::En => value.above > value.below,
    }
}

impl Ratio {
    fn times(self, above: i128, below: i128) -> Self {
        Self {
            above: self.above * above,
            below: self.below * below,
        }
    }

    fn is_whole(self) -> bool {
        self.above % self.below == 0
    }

    fn is_at_least(self, whole: i128) -> bool {
        self.above >= whole * self.below
    }

    /// The nearest multiple of one part, a half being rounded up; at least one part.
    fn nearest(self, parts: i128) -> Self {
        let nearest = (2 * self.above * parts + self.below) / (2 * self.below);
        Self {
            above: nearest.max(1),
            below: parts,
        }
    }

    /// The nearest number with a fraction that cooks know, the larger of two as near; at least a quarter.
    fn nearest_familiar(self) -> Self {
        let whole = self.above / self.below;
        let candidates = FAMILIAR.iter().map(|(rest, _)| *rest).chain([12]);
        let best = candidates
            .map(|rest| whole * 12 + rest)
            .filter(|twelfths| *twelfths > 0)
            .min_by_key(|twelfths| {
                let distance = (self.above * 12 - twelfths * self.below).abs();
                (distance, -twelfths)
            });
        Self {
            above: best.unwrap_or(3),
            below: 12,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Diagnostics;
    use crate::source::{SourceFile, Sources};

    fn words(language: Language) -> Words {
        let name = language.word();
        let (text, path) = match language {
            Language::Fr => (
                "quantite: {de-a: \"{de} à {a}\", environ: \"environ {quantite}\"}\n",
                format!("themes/x/words/{name}.yaml"),
            ),
            Language::En => (
                "quantite: {de-a: \"{de} to {a}\", environ: \"about {quantite}\"}\nvaleurs: {gousse: clove, gousses: cloves}\n",
                format!("themes/x/words/{name}.yaml"),
            ),
        };
        let bytes = text.as_bytes().to_vec();
        let sources = Sources::new(vec![SourceFile { path, bytes }]);
        Words::load(&sources, "x", language, &mut Diagnostics::default())
    }

    fn shown(text: &str, above: i64, below: i64, language: Language) -> String {
        Quantity::parse(text).map_or_else(String::new, |quantity| {
            scaled(quantity, above, below, &words(language)).replace(['\u{a0}', '\u{202f}'], " ")
        })
    }

    #[test]
    fn quantities_scale_into_units_that_suit_them() {
        for (text, above, below, expected) in [
            ("500 g", 2, 1, "1 kg"),
            ("1500 ml", 1, 1, "1,5 l"),
            ("1 kg", 1, 4, "250 g"),
            ("250 g", 5, 4, "312,5 g"),
            ("500 g", 2, 3, "environ 333 g"),
            ("1 kg", 4, 3, "environ 1,33 kg"),
            ("2 dl", 1, 1, "20 cl"),
            ("1 cl", 1, 2, "5 ml"),
            ("3 c. à c.", 1, 1, "1 c. à s."),
            ("4 c. à c.", 1, 1, "4 c. à c."),
            ("1 c. à s.", 1, 2, "1 ½ c. à c."),
            ("1", 1, 3, "⅓"),
            ("1", 1, 6, "environ ¼"),
            ("2", 3, 4, "1 ½"),
            ("4", 5, 6, "3 ⅓"),
            ("4", 6, 7, "environ 3 ½"),
            ("1 gousse", 7, 4, "1 ¾ gousse"),
            ("2-3 gousses", 2, 1, "4 à 6 gousses"),
            ("2-3 gousses", 1, 12, "environ ¼ gousse"),
            ("800 g", 1250, 1, "1 000 kg"),
        ] {
            assert_eq!(shown(text, above, below, Language::Fr), expected, "{text}");
        }
        assert_eq!(shown("1 gousse", 3, 2, Language::En), "1 ½ cloves");
        assert_eq!(shown("500 g", 2, 3, Language::En), "about 333 g");
    }

    #[test]
    fn names_follow_pieces() {
        let several = |text: &str, piece: Option<(i64, i64)>, language| {
            let piece = piece.and_then(|(above, below)| Fraction::new(above, below));
            Quantity::parse(text).map(|amount| is_several(amount, piece, language))
        };
        for (text, piece, expected) in [
            ("1", Some((1, 1)), false),
            ("1 1/2", Some((1, 1)), false),
            ("2", Some((1, 1)), true),
            ("1-2", Some((1, 1)), true),
            ("1 kg", Some((6, 5)), false),
            ("1,3 kg", Some((6, 5)), true),
            ("1 botte", None, true),
        ] {
            assert_eq!(several(text, piece, Language::Fr), Some(expected), "{text}");
        }
        assert_eq!(several("1 1/2", Some((1, 1)), Language::En), Some(true));
    }
}
