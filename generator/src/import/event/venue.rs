//! Where an event takes place: `Salle des fêtes, 2 rue Haute, 63160 Billom, France`, a point, or an address on the web.

use super::{Keys, Reader};
use crate::content::facts::Coordinates;
use crate::content::place::micro_degrees;
use crate::decode::values::web_address::WebAddress;
use crate::diagnostics::Bilingual;
use crate::import::calendar::Component;
use crate::import::commune::{commune, degrees};
use crate::import::text::line;
use crate::import::value::Value;
use crate::source::Span;

/// How far the middle of a commune may be from a place that does not name it, in kilometres.
const NEAR: f64 = 5.0;

impl Reader {
    pub(super) fn place(&self, event: &Component, keys: &mut Keys<'_>) {
        let point = event.get("GEO").and_then(|geo| {
            let (latitude, longitude) = geo.value.split_once(';')?;
            let (longitude, latitude) = (micro_degrees(longitude)?, micro_degrees(latitude)?);
            Some((
                Coordinates {
                    longitude,
                    latitude,
                },
                geo.place,
            ))
        });
        let Some(location) = event
            .get("LOCATION")
            .filter(|location| !location.value.trim().is_empty())
        else {
            return;
        };
        let text = location.text();
        if WebAddress::parse(text.trim()).is_some() {
            keys.put("en-ligne", Value::text(text.trim()), location.place);
            return;
        }
        let parts: Vec<String> = text
            .split([',', '\n'])
            .map(line)
            .filter(|part| !part.is_empty())
            .collect();
        let Some((name, address, town)) = self.venue(&parts, point, keys) else {
            keys.refuse("lieu", location, VENUE);
            return;
        };
        let mut pairs = vec![("nom".to_owned(), Value::text(name))];
        if !address.is_empty() {
            pairs.push(("adresse".to_owned(), Value::text(address)));
        }
        pairs.push(("commune".to_owned(), Value::text(town)));
        if let Some((point, _)) = point {
            let point = Value::list([point.longitude, point.latitude].map(degrees));
            pairs.push(("coordonnees".to_owned(), point));
        }
        keys.put("lieu", Value::Map(pairs), location.place);
    }

    /// The name, street and commune of `Salle des fêtes, 2 rue Haute, 63160 Billom, France`.
    fn venue(
        &self,
        parts: &[String],
        point: Option<(Coordinates, Span)>,
        keys: &mut Keys<'_>,
    ) -> Option<(String, String, String)> {
        let town = |part: &String| {
            let name = part.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == ' ');
            commune(name, &self.territory)
        };
        let found = (parts.iter().enumerate().rev()).find_map(|(at, part)| Some((at, town(part)?)));
        let (at, town) = match found {
            Some(found) => found,
            None => {
                let (point, place) = point?;
                let (near, _) = self
                    .territory
                    .closest(point)
                    .filter(|(_, far)| *far <= NEAR)?;
                keys.notes
                    .guess(place, &keys.title, "lieu", &near.name, NEAREST);
                (parts.len(), near.name.clone())
            }
        };
        let before = &parts[..at];
        let name = before.first().or(parts.first())?.clone();
        let address = before.get(1..).unwrap_or_default().join(", ");
        Some((name, address, town))
    }
}

const VENUE: Bilingual = Bilingual {
    fr: "un lieu dont on connaît la commune",
    en: "a place whose commune is known",
};
const NEAREST: Bilingual = Bilingual {
    fr: "la commune dont le centre est le plus près, car la source n'en nomme pas",
    en: "the commune whose centre is nearest, for the source names none",
};
