//! Each directory for programs: `annuaires/<annuaire>/partenaires.geojson` (RFC 7946) and `.csv` (RFC 4180).
//!
//! Both hold the keys of the content model under their own names, so that `solidoume import partenaires` makes the same
//! entries of them. Invented partners are left out, and pictures, which no table can hold.

use serde_json::{Map, Value as Json, json};

use super::Build;
use crate::content::directory::Directory;
use crate::content::facts::Coordinates;
use crate::diagnostics::Diagnostics;
use crate::site::{Site, routes};

/// What is published of a partner, in the order of the columns; longitude and latitude are the geometry of a feature.
pub const COLUMNS: [&str; 25] = [
    "fiche",
    "titre",
    "resume",
    "categories",
    "adresse",
    "commune",
    "insee",
    "longitude",
    "latitude",
    "moyens",
    "horaires",
    "telephone",
    "courriel",
    "site",
    "produits",
    "labels",
    "accessibilite",
    "verifie-le",
    "statut",
    "mots-cles",
    "maj",
    "expire-le",
    "alias",
    "markdown",
    "page",
];

/// What separates the items of a list in a cell, as in OpenStreetMap; inside an item it is doubled.
pub const SEPARATOR: char = ';';

pub(super) fn write(build: &Build<'_>, _: &mut Diagnostics) {
    for directory in &build.site.content.directories {
        let folder = format!("annuaires/{}", directory.slug);
        let partners: Vec<Partner> = (build.site.real(&folder))
            .map(|index| Partner::of(build.site, directory, index))
            .collect();
        let [(_, features), (_, table)] = routes::of_directory_data(&directory.slug);
        let collection = super::data::pretty(&collection(build, directory, &partners));
        build.emitter.file(&features, collection.into_bytes());
        build.emitter.file(&table, csv(&partners).into_bytes());
    }
}

/// What is published of one partner.
struct Partner {
    slug: String,
    point: Option<Coordinates>,
    /// Every column but the point's.
    properties: Map<String, Json>,
}

impl Partner {
    fn of(site: &Site<'_>, directory: &Directory<'_>, index: usize) -> Self {
        let (entry, facts) = (&site.content.entries[index], &site.facts[index]);
        let (summary, place) = (&entry.summary, entry.kind.place());
        let day = |date: Option<jiff::civil::Date>| json!(date.map(|date| date.to_string()));
        let mut all = entry.kind.details();
        let mut put = |key: &str, value: Json| all[key] = value;
        put("fiche", json!(entry.slug));
        put("titre", json!(summary.title));
        put("resume", json!(summary.summary));
        put("mots-cles", json!(summary.keywords));
        put("maj", day(summary.updated));
        put("expire-le", day(summary.expires_on));
        let aliases = summary.aliases.iter().map(|alias| alias.text.as_str());
        put("alias", aliases.collect());
        put("markdown", json!(entry.body.trim().replace("\r\n", "\n")));
        let address = facts.address.as_deref().unwrap_or_default();
        put("page", json!(format!("{}{address}", site.config.base_url)));
        put(
            "verifie-le",
            day(entry.kind.verified_on().map(|(date, _)| date)),
        );
        put(
            "adresse",
            json!(place.and_then(|place| place.address.as_deref())),
        );
        put(
            "horaires",
            json!(place.and_then(|place| place.hours.as_deref())),
        );
        put(
            "commune",
            json!(facts.commune.as_ref().map(|commune| commune.name.as_str())),
        );
        put(
            "insee",
            json!(facts.commune.as_ref().map(|commune| commune.insee.as_str())),
        );
        let own = facts.directory.iter().flat_map(|(_, list)| list);
        let keys = own.map(|at| directory.categories[*at].key.as_str());
        put("categories", keys.collect());
        for named in entry.kind.references() {
            let targets = named.list.iter().map(|reference| reference.target.as_str());
            put(named.key, targets.collect());
        }
        Self {
            slug: entry.slug.to_owned(),
            point: place.and_then(|place| place.coordinates),
            properties: said(&all),
        }
    }
}

/// The columns that have something to say.
fn said(all: &Json) -> Map<String, Json> {
    let columns = COLUMNS.iter().filter_map(|key| {
        let value = all.get(*key)?;
        let is_empty = value.is_null()
            || value.as_str() == Some("")
            || value.as_array().is_some_and(Vec::is_empty);
        (!is_empty).then(|| ((*key).to_owned(), value.clone()))
    });
    columns.collect()
}

fn collection(build: &Build<'_>, directory: &Directory<'_>, partners: &[Partner]) -> Json {
    let features = partners.iter().map(|partner| {
        let geometry = partner.point.map(|point| {
            let degrees = [point.longitude, point.latitude].map(|millionths| f64::from(millionths) / 1e6);
            json!({ "type": "Point", "coordinates": degrees })
        });
        json!({ "type": "Feature", "id": partner.slug, "geometry": geometry, "properties": partner.properties })
    });
    json!({
        "type": "FeatureCollection",
        "title": directory.summary.title,
        "licence": build.site.config.content_licence,
        "features": features.collect::<Vec<_>>(),
    })
}

/// One line a partner; a spreadsheet must be told to read UTF-8.
fn csv(partners: &[Partner]) -> String {
    let mut text = format!("{}\r\n", COLUMNS.join(","));
    for partner in partners {
        let cells = COLUMNS.map(|key| match (key, partner.point) {
            ("longitude", Some(point)) => degrees(point.longitude),
            ("latitude", Some(point)) => degrees(point.latitude),
            _ => partner.properties.get(key).map(cell).unwrap_or_default(),
        });
        text.push_str(&cells.map(|cell| super::data::quoted(&cell)).join(","));
        text.push_str("\r\n");
    }
    text
}

fn cell(value: &Json) -> String {
    let doubled = SEPARATOR.to_string().repeat(2);
    let text = |item: &Json| item.as_str().unwrap_or_default().to_owned();
    match value.as_array() {
        Some(items) => {
            let items = items
                .iter()
                .map(|item| text(item).replace(SEPARATOR, &doubled));
            items.collect::<Vec<_>>().join(&SEPARATOR.to_string())
        }
        None => text(value),
    }
}

/// Decimal degrees, without zeros at the end.
fn degrees(millionths: i32) -> String {
    (f64::from(millionths) / 1e6).to_string()
}
