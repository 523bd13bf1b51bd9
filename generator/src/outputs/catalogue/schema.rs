//! The JSON Schemas (draft 2020-12) of the data: every key is there, none is unknown.

use serde_json::{Value as Json, json};

use super::products::allergens;
use super::with;
use crate::decode::values::quantity::UNITS;

/// The schema of a file whose list holds objects with these properties beside those every entry has.
pub(super) fn of_file(address: &str, list: &str, own: &Json) -> Json {
    let units = UNITS.iter().map(|(_, singular, ..)| *singular);
    let number = "^([0-9]+(\\.[0-9]+)?|[0-9]+/[0-9]+)$";
    let entry = object("", &with(common(), own.clone()));
    let properties = json!({
        "$schema": { "type": "string" },
        "title": { "type": "string" },
        "licence": { "type": "string" },
        "language": { "const": "fr" },
        list: { "type": "array", "items": entry },
    });
    let whole = object("", &properties);
    let frame = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "$defs": {
            "day": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
            "amount": { "type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?$", "description": "An exact number." },
            "number": { "type": "string", "pattern": number, "description": "An exact number, or a fraction no decimal can say." },
            "unit": { "enum": units.collect::<Vec<_>>() },
            "quantity": object("Lowest and highest are equal where there is no range.", &json!({
                "lowest": { "$ref": "#/$defs/number" },
                "highest": { "$ref": "#/$defs/number" },
                "unit": { "$ref": "#/$defs/unit" },
            })),
            "months": { "type": "array", "uniqueItems": true, "items": { "type": "integer", "minimum": 1, "maximum": 12 } },
            "allergen": { "enum": allergens() },
        },
    });
    with(frame, whole)
}

/// What every entry says.
fn common() -> Json {
    let address = json!({ "type": "string", "pattern": "^https?://" });
    let address_or_null = json!({ "anyOf": [address, { "type": "null" }] });
    json!({
        "id": { "type": "string", "pattern": "^[a-z0-9-]+$" },
        "title": { "type": "string", "minLength": 1 },
        "summary": { "type": "string" },
        "page": address,
        "page_en": address_or_null,
        "keywords": { "type": "array", "items": { "type": "string" } },
        "updated": { "anyOf": [{ "$ref": "#/$defs/day" }, { "type": "null" }], "description": "The day it was last verified." },
        "image": { "anyOf": [object("", &json!({
            "url": address, "alt": { "type": "string" }, "credit": text_or_null(),
        })), { "type": "null" }] },
        "months": { "anyOf": [{ "$ref": "#/$defs/months" }, { "type": "null" }],
            "description": "Numbers of the months in season; null when nothing of it has a season." },
    })
}

pub(super) fn text_or_null() -> Json {
    json!({ "type": ["string", "null"] })
}

/// An object that has all of these keys and no others.
pub(super) fn object(description: &str, properties: &Json) -> Json {
    let keys = properties
        .as_object()
        .into_iter()
        .flat_map(|map| map.keys());
    let required: Vec<&String> = keys.filter(|key| !key.starts_with('$')).collect();
    let mut object = json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    if !description.is_empty() {
        object["description"] = json!(description);
    }
    object
}
