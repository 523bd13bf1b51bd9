//! Amounts of money, exact: `2.90`, `2,90`, and the published ranges `1240..1260`.

use rust_decimal::Decimal;

use crate::decode::fields::{Decode, decode_text};
use crate::decode::shape::{Form, Numbers, Shape, Text};
use crate::decode::yaml::Node;
use crate::diagnostics::{Bilingual, Diagnostics};

/// An amount in euros or doumes, at least 0, at most 1 000 000 000, with at most four decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Amount(pub Decimal);

/// A published figure: its two ends are equal when it is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AmountRange {
    /// The least it can be.
    pub lowest: Amount,
    /// The most it can be.
    pub highest: Amount,
}

impl Amount {
    /// Reads digits with a dot or a comma; spaces may group thousands.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String = text
            .trim()
            .chars()
            .filter(|character| !character.is_whitespace())
            .map(|character| if character == ',' { '.' } else { character })
            .collect();
        let digits = plain
            .chars()
            .all(|character| character.is_ascii_digit() || character == '.');
        let whole = plain
            .split('.')
            .next()
            .is_some_and(|whole| !whole.is_empty());
        if !digits || !whole || plain.len() > 20 || plain.ends_with('.') {
            return None;
        }
        let amount: Decimal = plain.parse().ok()?;
        (amount <= Decimal::from(1_000_000_000u32) && amount.scale() <= 4).then_some(Self(amount))
    }

    /// In plain decimal notation with a dot and at least two decimals, as the calculators want it.
    #[must_use]
    pub fn plain(self) -> String {
        let mut amount = self.0.normalize();
        if amount.scale() < 2 {
            amount.rescale(2);
        }
        amount.to_string()
    }
}

const UP_TO_A_BILLION: Numbers = Numbers::Within(0, 1_000_000_000);
const DIGITS: &str = r"[0-9][0-9 \u00a0\u202f]*([.,][0-9]{1,4})?";

fn pattern() -> String {
    format!("^{DIGITS}$")
}

fn range_pattern() -> String {
    format!(r"^{DIGITS}(\.\.{DIGITS})?$")
}

impl Decode for Amount {
    const EXPECTED: Bilingual = Bilingual {
        fr: "un montant",
        en: "an amount",
    };
    const EXAMPLE: &'static str = "2.90";
    const SHAPE: Shape = Shape::Text(Text::matching(Form::Decimal, pattern, UP_TO_A_BILLION));

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        decode_text(node, diagnostics, Self::parse)
    }
}

impl Decode for AmountRange {
    const EXPECTED: Bilingual = Bilingual {
        fr: "un montant exact ou un intervalle",
        en: "an exact amount or a range",
    };
    const EXAMPLE: &'static str = "1240..1260";
    const SHAPE: Shape = Shape::Text(Text::matching(
        Form::Decimal,
        range_pattern,
        UP_TO_A_BILLION,
    ));

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        decode_text(node, diagnostics, |text| {
            let (lowest, highest) = match text.split_once("..") {
                Some((lowest, highest)) => (Amount::parse(lowest)?, Amount::parse(highest)?),
                None => (Amount::parse(text)?, Amount::parse(text)?),
            };
            (lowest <= highest).then_some(Self { lowest, highest })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let plain = |text| Amount::parse(text).map(Amount::plain);
        assert_eq!(plain("1 250,5"), Some("1250.50".into()));
        assert_eq!(plain("0.05"), Some("0.05".into()));
        assert_eq!(plain("0.0525"), Some("0.0525".into()));
        for wrong in ["", "-1", "1e3", "1.", ".5", "1.2.3", "abc", "99999999999"] {
            assert_eq!(plain(wrong), None, "{wrong}");
        }
    }
}
