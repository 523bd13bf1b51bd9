//! How places are written in front matter: a venue, a commune, a point.

use super::facts::{Coordinates, Place};
use crate::decode::fields::{Decode, Fields, Key, wrong_type};
use crate::decode::shape::{Map, Shape};
use crate::decode::values::reference::Located;
use crate::decode::yaml::{Node, Value};
use crate::diagnostics::{Bilingual, Diagnostics, Problem};

/// The key of a point, wherever it may be written.
pub const COORDINATES: Key<Coordinates> = Key::optional(
    "coordonnees",
    "Longitude puis latitude : un point sur la carte.",
);
const NAME: Key<String> = Key::required("nom", "Le nom du lieu.").example("Salle des fêtes");
const ADDRESS: Key<String> =
    Key::optional("adresse", "L'adresse postale.").example("3 place du Marché");
const COMMUNE: Key<Located> =
    Key::required("commune", "Un nom de commune ou un code INSEE.").example("Billom");

impl Decode for Coordinates {
    const EXPECTED: Bilingual = Bilingual {
        fr: "une longitude et une latitude",
        en: "a longitude and a latitude",
    };
    const EXAMPLE: &'static str = "[3.114, 45.779]";
    const SHAPE: Shape = Shape::Point;

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Value::List(items) = &node.value else {
            wrong_type(node, Self::EXPECTED, diagnostics);
            return None;
        };
        let numbers: Vec<Option<i32>> = items
            .iter()
            .map(|item| item.text().and_then(micro_degrees))
            .collect();
        let point = match numbers[..] {
            [Some(longitude), Some(latitude)]
                if longitude.abs() <= 180_000_000 && latitude.abs() <= 90_000_000 =>
            {
                Some(Self {
                    longitude,
                    latitude,
                })
            }
            _ => None,
        };
        if point.is_none() {
            let text = items
                .iter()
                .filter_map(Node::text)
                .collect::<Vec<_>>()
                .join(", ");
            let (expected, example) = (Self::EXPECTED, Self::EXAMPLE);
            diagnostics.report(
                node.span,
                Problem::Unreadable {
                    text,
                    expected,
                    example,
                },
            );
        }
        point
    }
}

/// Reads decimal degrees exactly, as millionths; further digits are cut.
#[must_use]
pub fn micro_degrees(text: &str) -> Option<i32> {
    let text = text.trim();
    let (sign, digits) = text
        .strip_prefix('-')
        .map_or((1, text), |digits| (-1, digits));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || !plain(whole) || !plain(decimals) {
        return None;
    }
    let millionths: i32 = format!("{:0<6}", decimals.get(..6.min(decimals.len()))?)
        .parse()
        .ok()?;
    Some(sign * (whole.parse::<i32>().ok()? * 1_000_000 + millionths))
}

impl Decode for Place {
    const EXPECTED: Bilingual = Bilingual {
        fr: "un lieu",
        en: "a place",
    };
    const EXAMPLE: &'static str = "{nom: Salle des fêtes, commune: Billom}";
    const SHAPE: Shape = Shape::Map(Map {
        keys: &[NAME.about, ADDRESS.about, COMMUNE.about, COORDINATES.about],
        relations: &[],
    });

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::nested::<Self>(node, diagnostics)?;
        Some(Self {
            name: fields.read(&NAME),
            address: fields.read(&ADDRESS),
            commune: fields.read(&COMMUNE),
            hours: None,
            coordinates: fields.read(&COORDINATES),
            ..Self::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_exact() {
        assert_eq!(micro_degrees("3.114"), Some(3_114_000));
        assert_eq!(micro_degrees("-0.5"), Some(-500_000));
        assert_eq!(micro_degrees("45.7791234567"), Some(45_779_123));
        for wrong in ["", "abc", "3,1", "3.é", "1e3", "99999"] {
            assert_eq!(micro_degrees(wrong), None, "{wrong}");
        }
    }
}
