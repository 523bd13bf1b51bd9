//! Where a place is: its street, its commune by code, by name or by distance, its point.

use super::keys::Keys;
use super::names;
use super::properties::Properties;
use crate::content::facts::Coordinates;
use crate::content::place::micro_degrees;
use crate::content::territory::Territory;
use crate::diagnostics::{Bilingual, Problem};
use crate::import::commune::{commune, degrees};
use crate::import::notes::{Notes, shortened};
use crate::import::value::Value;
use crate::source::Span;

/// How far the middle of a commune may be from a place that does not name it, in kilometres.
const NEAR: f64 = 5.0;
/// A point farther than this from every commune is a mistake: mostly latitude and longitude the wrong way round.
const FAR: f64 = 100.0;

/// Where a place is.
#[derive(Debug, Default)]
pub(super) struct Spot {
    /// The commune's name.
    pub(super) commune: Option<String>,
    commune_place: Option<Span>,
    address: Option<(String, Span)>,
    point: Option<(Coordinates, Span)>,
}

impl Spot {
    pub(super) fn find(
        properties: &mut Properties,
        territory: &Territory,
        title: &str,
        notes: &mut Notes,
    ) -> Self {
        let mut spot = Self {
            address: address(properties),
            ..Self::default()
        };
        spot.find_point(properties, territory, title, notes);
        let code = properties.take(names::INSEE);
        let name = properties.take(names::COMMUNE);
        for written in [code, name].into_iter().flatten() {
            spot.commune_place = spot.commune_place.or(Some(written.place));
            if spot.commune.is_none() {
                let text = written.text();
                spot.commune = commune(&text, territory);
                if spot.commune.is_none() && properties.has("commune") {
                    // Said by name, and refused by name.
                    refuse(notes, title, "commune", &text, COMMUNE, written.place);
                }
            }
        }
        if spot.commune_place.is_none()
            && let Some((point, place)) = spot.point
            && let Some((near, _)) = territory
                .closest(point)
                .filter(|(_, distance)| *distance <= NEAR)
        {
            notes.guess(place, title, "commune", &near.name, NEAREST);
            spot.commune = Some(near.name.clone());
        }
        spot
    }

    fn find_point(
        &mut self,
        properties: &mut Properties,
        territory: &Territory,
        title: &str,
        notes: &mut Notes,
    ) {
        let (longitude, latitude) = (
            properties.take(names::LONGITUDE),
            properties.take(names::LATITUDE),
        );
        let mut found = properties.point.map(|point| (point, properties.place));
        if let (None, Some(longitude), Some(latitude)) = (found, longitude, latitude) {
            let degrees = |text: String| micro_degrees(&text.replace(',', "."));
            let place = longitude.place;
            let text = format!("{}, {}", longitude.text(), latitude.text());
            match degrees(longitude.text()).zip(degrees(latitude.text())) {
                Some((longitude, latitude)) => {
                    found = Some((
                        Coordinates {
                            longitude,
                            latitude,
                        },
                        place,
                    ))
                }
                None => refuse(notes, title, "coordonnees", &text, POINT, place),
            }
        }
        let Some((point, place)) = found else {
            return;
        };
        let is_possible =
            point.longitude.abs() <= 180_000_000 && point.latitude.abs() <= 90_000_000;
        let is_far = territory
            .closest(point)
            .is_some_and(|(_, distance)| distance > FAR);
        if !is_possible || is_far {
            let text = format!("{}, {}", degrees(point.longitude), degrees(point.latitude));
            refuse(notes, title, "coordonnees", &text, IN_THE_TERRITORY, place);
            return;
        }
        if properties.is_middle {
            let text = format!("{}, {}", degrees(point.longitude), degrees(point.latitude));
            notes.guess(place, title, "coordonnees", &text, MIDDLE);
        }
        self.point = Some((point, place));
    }

    pub(super) fn say(self, keys: &mut Keys) {
        let whole = keys.whole;
        if let Some(commune) = self.commune {
            keys.put(
                "commune",
                Value::text(commune),
                self.commune_place.unwrap_or(whole),
            );
        }
        if let Some((address, place)) = self.address {
            keys.put("adresse", Value::text(address), place);
        }
        if let Some((point, place)) = self.point {
            let point = [point.longitude, point.latitude].map(degrees);
            keys.put("coordonnees", Value::list(point), place);
        }
    }
}

const COMMUNE: Bilingual = Bilingual {
    fr: "une commune du territoire",
    en: "a commune of the territory",
};
const POINT: Bilingual = Bilingual {
    fr: "une longitude et une latitude",
    en: "a longitude and a latitude",
};
const IN_THE_TERRITORY: Bilingual = Bilingual {
    fr: "un point du territoire, longitude d'abord",
    en: "a point of the territory, longitude first",
};
const NEAREST: Bilingual = Bilingual {
    fr: "la commune dont le centre est le plus près, car la source n'en nomme pas",
    en: "the commune whose centre is nearest, for the source names none",
};
const MIDDLE: Bilingual = Bilingual {
    fr: "le milieu de son contour",
    en: "the middle of its outline",
};

fn refuse(
    notes: &mut Notes,
    entry: &str,
    key: &'static str,
    text: &str,
    expected: Bilingual,
    place: Span,
) {
    let (entry, text) = (shortened(entry), shortened(text));
    notes.report(
        place,
        Problem::ImportValue {
            entry,
            key,
            text,
            expected,
        },
    );
}

fn address(properties: &mut Properties) -> Option<(String, Span)> {
    let whole = properties.take(names::ADDRESS);
    let (house, street) = (
        properties.take(names::HOUSE),
        properties.take(names::STREET),
    );
    if let Some(street) = street {
        let parts = [house.map(|house| house.text()), Some(street.text())];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        return Some((parts.join(" "), street.place));
    }
    whole.map(|whole| (whole.text(), whole.place))
}
