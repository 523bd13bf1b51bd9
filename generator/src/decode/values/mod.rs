//! The types a field can have: each says what it accepts and reads itself from what a contributor wrote.

pub mod amount;
pub mod choice;
pub mod date;
pub mod months;
pub mod quantity;
pub mod reference;
pub mod web_address;

use super::fields::{Decode, decode_text, wrong_type};
use super::shape::{Shape, Text};
use super::yaml::{Node, Value};
use crate::diagnostics::{Bilingual, Diagnostics, Problem};

impl Decode for String {
    const EXPECTED: Bilingual = Bilingual {
        fr: "un texte",
        en: "a text",
    };
    const EXAMPLE: &'static str = "un texte";
    const SHAPE: Shape = Shape::Text(Text::FREE);

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        decode_text(node, diagnostics, |text| {
            (!text.is_empty()).then(|| text.to_owned())
        })
    }
}

impl Decode for bool {
    const EXPECTED: Bilingual = Bilingual {
        fr: "true ou false",
        en: "true or false",
    };
    const EXAMPLE: &'static str = "true";
    const SHAPE: Shape = Shape::Flag;

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        decode_text(node, diagnostics, |text| match text {
            "true" | "oui" => Some(true),
            "false" | "non" => Some(false),
            _ => None,
        })
    }
}

impl Decode for u32 {
    const EXPECTED: Bilingual = Bilingual {
        fr: "un nombre entier",
        en: "a whole number",
    };
    const EXAMPLE: &'static str = "4";
    const SHAPE: Shape = Shape::Whole(0, u32::MAX);

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        decode_text(node, diagnostics, |text| text.parse().ok())
    }
}

impl<T: Decode> Decode for Vec<T> {
    const EXPECTED: Bilingual = Bilingual {
        fr: "une liste",
        en: "a list",
    };
    const EXAMPLE: &'static str = "[…]";
    const SHAPE: Shape = Shape::List(&T::SHAPE);

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Value::List(items) = &node.value else {
            wrong_type(node, Self::EXPECTED, diagnostics);
            return None;
        };
        Some(
            items
                .iter()
                .filter_map(|item| T::decode(item, diagnostics))
                .collect(),
        )
    }
}

/// A whole number that must lie between two others, both included.
pub(super) fn bounded(
    read: Option<(u32, crate::source::Span)>,
    lowest: u32,
    highest: u32,
    diagnostics: &mut Diagnostics,
) -> Option<u32> {
    let (number, span) = read?;
    if (lowest..=highest).contains(&number) {
        return Some(number);
    }
    let problem = Problem::OutOfBounds {
        text: number.to_string(),
        lowest: lowest.to_string(),
        highest: highest.to_string(),
    };
    diagnostics.report(span, problem);
    None
}
