//! Months of the year as a set: `9-1`, `juin-octobre`, `1-3, 10-12`, `toute-l-annee`.

use crate::decode::fields::{Decode, decode_text};
use crate::decode::shape::{Form, Numbers, Shape, Text};
use crate::decode::yaml::{Node, Value};
use crate::diagnostics::{Bilingual, Diagnostics};

/// A set of months. January is bit 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Months(u16);

/// The months' French names without accents, from January: also their addresses under `/saisons/`.
pub const NAMES: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

impl Months {
    /// All twelve.
    pub const ALL: Self = Self(0x0FFF);

    /// Whether it holds a month, 1 for January.
    #[must_use]
    pub fn contains(self, month: i8) -> bool {
        (1..=12).contains(&month) && self.0 & (1 << (month - 1)) != 0
    }

    /// The months of both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The months that both hold.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether there are all twelve.
    #[must_use]
    pub fn is_all(self) -> bool {
        self == Self::ALL
    }

    /// The months it holds, from January, 1 to 12.
    pub fn iter(self) -> impl Iterator<Item = i8> {
        (1..=12).filter(move |month| self.contains(*month))
    }

    /// Reads a list of months and ranges; a range may pass the end of the year.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let folded = crate::decode::slug::fold(text);
        if matches!(folded.trim(), "toute-l-annee" | "toute l'annee") {
            return Some(Self::ALL);
        }
        let mut months = Self::default();
        for part in folded.split(',') {
            let (first, last) = match part.split_once('-') {
                Some((first, last)) => (month(first)?, month(last)?),
                None => (month(part)?, month(part)?),
            };
            let mut current = first;
            loop {
                months.0 |= 1 << (current - 1);
                if current == last {
                    break;
                }
                current = current % 12 + 1;
            }
        }
        Some(months)
    }
}

const WRITTEN: Shape = Shape::Text(Text::matching(Form::Line, pattern, Numbers::Within(1, 12)));

fn pattern() -> String {
    let names = NAMES.map(|name| {
        name.replace("fev", "f[ée]v")
            .replace("aout", "ao[uû]t")
            .replace("dec", "d[ée]c")
    });
    let month = format!("({}|0?[1-9]|1[0-2])", names.join("|"));
    let part = format!("{month}( ?- ?{month})?");
    format!("^(toute-l-annee|toute l'année|{part}( ?, ?{part})*)$")
}

impl Decode for Months {
    const EXPECTED: Bilingual = Bilingual {
        fr: "des mois",
        en: "months",
    };
    const EXAMPLE: &'static str = "juin-octobre";
    const SHAPE: Shape = Shape::Any(&[WRITTEN, Shape::List(&WRITTEN)]);

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        if let Value::List(items) = &node.value {
            let parts = items
                .iter()
                .filter_map(|item| Self::decode(item, diagnostics));
            return Some(parts.fold(Self::default(), Self::union));
        }
        decode_text(node, diagnostics, Self::parse)
    }
}

fn month(text: &str) -> Option<u16> {
    let text = text.trim();
    let named = NAMES
        .iter()
        .position(|name| *name == text)
        .map(|index| index as u16 + 1);
    named.or_else(|| text.parse().ok().filter(|number| (1..=12).contains(number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_as_people_write_them() {
        let list = |text| Months::parse(text).map(|months| months.iter().collect::<Vec<_>>());
        assert_eq!(list("9-1"), Some(vec![1, 9, 10, 11, 12]));
        assert_eq!(list("juin-août"), Some(vec![6, 7, 8]));
        assert_eq!(list("4, 6-8"), Some(vec![4, 6, 7, 8]));
        assert_eq!(list("toute-l-annee"), Some((1..=12).collect()));
        assert_eq!(list("13"), None);
        assert_eq!(list("juin-"), None);
        assert_eq!(list(""), None);
    }
}
