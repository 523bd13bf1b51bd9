//! One place of a table or of a collection of features: what it says, name by name, and what of it was used.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::names::normal;
use crate::content::facts::Coordinates;
use crate::content::place::micro_degrees;
use crate::diagnostics::Diagnostics;
use crate::import::json::{self, Document, Raw};
use crate::import::notes::Notes;
use crate::import::table;
use crate::source::{SourceId, Span};

/// One place, as a source gives it.
#[derive(Debug)]
pub(super) struct Properties {
    /// Where it stands.
    pub(super) place: Span,
    /// The name of the feature, outside its properties.
    pub(super) id: Option<String>,
    /// Where it is.
    pub(super) point: Option<Coordinates>,
    /// Whether the point is the middle of an outline.
    pub(super) is_middle: bool,
    said: BTreeMap<String, Property>,
}

/// One thing it says.
#[derive(Debug, Clone)]
pub(super) struct Property {
    /// Its name, as written.
    pub(super) name: String,
    /// Its values: one, or those of a list.
    pub(super) texts: Vec<String>,
    /// Whether the source itself has a list.
    pub(super) is_list: bool,
    /// Where it stands.
    pub(super) place: Span,
    used: bool,
}

impl Property {
    /// All of it, on one line.
    #[must_use]
    pub(super) fn text(&self) -> String {
        crate::import::text::line(&self.texts.join("; "))
    }

    /// Its values; a text is a list separated by `;`, where `;;` is a `;`.
    #[must_use]
    pub(super) fn items(&self) -> Vec<String> {
        let split = |text: &String| -> Vec<String> {
            if self.is_list {
                return vec![text.clone()];
            }
            let text = text.replace(";;", "\u{1}");
            let items = text.split(';').map(|item| item.replace('\u{1}', ";"));
            items.collect()
        };
        let items = self.texts.iter().flat_map(split);
        let items = items.map(|item| crate::import::text::line(&item));
        items.filter(|item| !item.is_empty()).collect()
    }
}

impl Properties {
    fn new(place: Span) -> Self {
        Self {
            place,
            id: None,
            point: None,
            is_middle: false,
            said: BTreeMap::new(),
        }
    }

    fn say(&mut self, name: &str, texts: Vec<String>, is_list: bool, place: Span) {
        if texts.iter().all(|text| text.trim().is_empty()) {
            return;
        }
        let property = Property {
            name: name.trim().to_owned(),
            texts,
            is_list,
            place,
            used: false,
        };
        self.said.entry(normal(name)).or_insert(property);
    }

    /// What it says under the first of these names that has a value; all of them count as used.
    pub(super) fn take(&mut self, names: &[&str]) -> Option<Property> {
        let mut found = None;
        for name in names {
            if let Some(property) = self.said.get_mut(*name) {
                property.used = true;
                found = found.or_else(|| Some(property.clone()));
            }
        }
        found
    }

    /// Whether it has this name.
    #[must_use]
    pub(super) fn has(&self, name: &str) -> bool {
        self.said.contains_key(name)
    }

    /// What nobody took.
    pub(super) fn unused(&self) -> impl Iterator<Item = (&String, &Property)> {
        self.said.iter().filter(|(_, property)| !property.used)
    }
}

/// Reads a table: the first line names the columns.
pub(super) fn of_table(
    source: SourceId,
    text: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Properties>> {
    let table = table::read(source, text, diagnostics)?;
    let row = |row: Vec<table::Cell>| {
        let first = row.first().map(|cell| cell.place)?;
        let mut properties = Properties::new(first);
        for (name, cell) in table.head.iter().zip(row) {
            properties.say(&name.text, vec![cell.text], false, cell.place);
        }
        Some(properties)
    };
    Some(table.rows.into_iter().filter_map(row).collect())
}

/// Reads GeoJSON (RFC 7946), or the JSON of GoGoCarto's and Overpass's answers: a list of elements, wherever it is.
pub(super) fn of_features(
    source: SourceId,
    text: &str,
    diagnostics: &mut Diagnostics,
    notes: &mut Notes,
) -> Option<Vec<Properties>> {
    let what = "GeoJSON";
    let document = Document { source, text, what };
    let list = if text.trim_start().starts_with('[') {
        document.list(text, diagnostics)?
    } else {
        let root = document.object(text, diagnostics)?;
        let list = ["features", "data", "elements"]
            .iter()
            .find_map(|key| root.get(*key));
        match list {
            Some(list) => document.list(list, diagnostics)?,
            // A feature alone.
            None => vec![text],
        }
    };
    let elements = list
        .into_iter()
        .map(|raw| element(&document, raw, diagnostics, notes));
    elements.collect()
}

fn element(
    document: &Document<'_>,
    raw: Raw<'_>,
    diagnostics: &mut Diagnostics,
    notes: &mut Notes,
) -> Option<Properties> {
    let document = Document {
        text: document.text,
        ..*document
    };
    let own: BTreeMap<String, Raw<'_>> =
        match serde_json::from_str::<BTreeMap<String, &serde_json::value::RawValue>>(raw) {
            Ok(own) => own.into_iter().map(|(key, raw)| (key, raw.get())).collect(),
            Err(error) => {
                document.report(raw, &error, diagnostics);
                return None;
            }
        };
    let mut properties = Properties::new(head(&document, raw));
    let inner = ["properties", "tags"].iter().find_map(|key| {
        let inner: BTreeMap<String, &serde_json::value::RawValue> =
            serde_json::from_str(own.get(*key)?).ok()?;
        Some(inner)
    });
    let is_feature = own.contains_key("properties");
    for (name, raw) in inner.into_iter().flatten() {
        say(&document, &mut properties, &name, raw.get(), notes);
    }
    for (name, raw) in &own {
        match name.as_str() {
            "properties" | "type" if is_feature => {}
            "geometry" => (properties.point, properties.is_middle) = point(raw),
            "id" => properties.id = json::value::<Json>(raw).map(|id| texts(&id).join(" ")),
            "tags" | "bbox" | "nodes" | "members" => {}
            _ => say(&document, &mut properties, name, raw, notes),
        }
    }
    // Overpass names an element by its type and number.
    if let (Some(id), Some(kind)) = (&properties.id, own.get("type"))
        && let Some(kind @ ("node" | "way" | "relation")) = json::value::<String>(kind).as_deref()
    {
        properties.id = Some(format!("{kind}/{id}"));
    }
    Some(properties)
}

/// The beginning of an element: its place in messages.
fn head(document: &Document<'_>, raw: Raw<'_>) -> Span {
    let mut place = document.place(raw);
    place.end = place.end.min(place.start + 1);
    place
}

fn say(
    document: &Document<'_>,
    properties: &mut Properties,
    name: &str,
    raw: Raw<'_>,
    notes: &mut Notes,
) {
    let place = document.place(raw);
    match json::value::<Json>(raw) {
        Some(Json::Object(inner)) => {
            for (key, value) in &inner {
                let name = format!("{name}.{key}");
                properties.say(&name, texts(value), value.is_array(), place);
            }
        }
        Some(value) => properties.say(name, texts(&value), value.is_array(), place),
        // Nested beyond what anything needs.
        None => notes.unknown(name, ""),
    }
}

/// The texts of a value: a list's items, an object's name.
fn texts(value: &Json) -> Vec<String> {
    match value {
        Json::Null => Vec::new(),
        Json::String(text) => vec![text.clone()],
        Json::Bool(_) | Json::Number(_) => vec![value.to_string()],
        Json::Array(items) => items.iter().flat_map(texts).collect(),
        Json::Object(inner) => {
            let name = ["name", "title", "nom"]
                .iter()
                .find_map(|key| inner.get(*key));
            name.map(texts).unwrap_or_default()
        }
    }
}

/// A point, or the middle of what surrounds an outline.
fn point(raw: Raw<'_>) -> (Option<Coordinates>, bool) {
    let Some(geometry) = json::value::<Json>(raw) else {
        return (None, false);
    };
    let mut corners = Vec::new();
    collect(&geometry["coordinates"], &mut corners);
    let is_middle = corners.len() > 1;
    let span = |values: Vec<i32>| -> Option<i32> {
        let (lowest, highest) = (*values.iter().min()?, *values.iter().max()?);
        Some(lowest + (highest - lowest) / 2)
    };
    let longitude = span(corners.iter().map(|corner| corner.0).collect());
    let latitude = span(corners.iter().map(|corner| corner.1).collect());
    let point = longitude
        .zip(latitude)
        .map(|(longitude, latitude)| Coordinates {
            longitude,
            latitude,
        });
    (point, is_middle)
}

fn collect(value: &Json, corners: &mut Vec<(i32, i32)>) {
    let Some(items) = value.as_array() else {
        return;
    };
    let degrees = |item: &Json| {
        item.is_number()
            .then(|| micro_degrees(&item.to_string()))
            .flatten()
    };
    match (
        items.first().and_then(degrees),
        items.get(1).and_then(degrees),
    ) {
        (Some(longitude), Some(latitude)) => corners.push((longitude, latitude)),
        _ => items.iter().for_each(|item| collect(item, corners)),
    }
}
