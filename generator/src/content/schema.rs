//! JSON Schemas (draft 2020-12) of what contributors write, for editors, forms and other programs.
//!
//! They are strict: no unknown key, and the usual ways to write a value; reading also accepts missing accents, capitals
//! and a few more. What a schema cannot say (a day that does not exist, an entry that is not there, figures that
//! contradict each other) only `check` finds: `tests/schemas.rs` tells which rules those are.

use serde_json::{Map as Object, Value as Json, json};

use super::model::{Model, models};
use crate::decode::fields::KeyInfo;
use crate::decode::shape::{Map, Numbers, Relation, Shape, Text};
use crate::decode::values::quantity::unit_pattern;
use crate::decode::yaml::{Node, Value, parse};
use crate::diagnostics::Diagnostics;
use crate::source::{SourceFile, Sources};

/// The version of JSON Schema.
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A word of a closed list in English, where it has one.
pub type Translate<'t> = &'t dyn Fn(&str) -> Option<String>;

/// Every schema with its name: one for each sort of file, and one for its translations where it has some.
#[must_use]
pub fn all(translate: Translate<'_>) -> Vec<(String, Json)> {
    let mut schemas = Vec::new();
    for model in models() {
        schemas.push((model.name.to_owned(), of(&model, translate)));
        if model.is_text() && model.kind.is_some() {
            let name = format!("{}.traduction", model.name);
            schemas.push((name, of_translation(&model, translate)));
        }
    }
    schemas
}

/// The schema of a sort of file.
#[must_use]
pub fn of(model: &Model, translate: Translate<'_>) -> Json {
    let writer = Writer { translate };
    let keys: Vec<&KeyInfo> = model.keys().collect();
    let mut map = writer.map(&keys, model.relations);
    if model.listed {
        map = json!({ "type": "array", "items": map });
    }
    titled(map, model.name, model.help)
}

/// The schema of a translation: it inherits what it does not say, except its title and summary.
fn of_translation(model: &Model, translate: Translate<'_>) -> Json {
    let writer = Writer { translate };
    let keys: Vec<&KeyInfo> = model.keys().collect();
    let mut map = writer.map(&keys, &[]);
    let own = keys.iter().filter(|key| key.required && !key.inherited);
    map["required"] = json!(own.map(|key| key.name).collect::<Vec<_>>());
    let help = "Une traduction : ce qui n'y est pas écrit vient de l'original.";
    titled(map, model.name, help)
}

fn titled(mut schema: Json, name: &str, help: &str) -> Json {
    schema["$schema"] = json!(DRAFT);
    schema["$comment"] = json!("Écrit par `solidoume schema` à partir des clés du programme.");
    schema["title"] = json!(name);
    schema["description"] = json!(help);
    schema
}

struct Writer<'t> {
    translate: Translate<'t>,
}

impl Writer<'_> {
    fn map(&self, keys: &[&KeyInfo], relations: &[Relation]) -> Json {
        let needed = keys.iter().filter(|key| key.required);
        let needed: Vec<&str> = needed.map(|key| key.name).collect();
        let properties: Object<String, Json> = keys
            .iter()
            .map(|key| (key.name.to_owned(), self.key(key)))
            .collect();
        let mut schema = json!({
            "type": "object",
            "properties": properties,
            "required": needed,
            "additionalProperties": false,
        });
        let relations: Vec<Json> = relations
            .iter()
            .map(|relation| self.relation(relation, keys))
            .collect();
        if !relations.is_empty() {
            schema["allOf"] = json!(relations);
        }
        schema
    }

    fn key(&self, key: &KeyInfo) -> Json {
        let mut schema = self.shape(&key.shape);
        schema["description"] = json!(key.help);
        schema["examples"] = json!([example(&key.shape, key.example)]);
        if let Some(default) = key.default {
            schema["default"] = example(&key.shape, default);
        }
        schema
    }

    fn relation(&self, relation: &Relation, keys: &[&KeyInfo]) -> Json {
        let one = |name: &&str| {
            let is_flag = |key: &&&KeyInfo| key.name == *name && matches!(key.shape, Shape::Flag);
            match keys.iter().find(is_flag) {
                Some(_) => {
                    json!({ "required": [name], "properties": { *name: { "const": true } } })
                }
                None => json!({ "required": [name] }),
            }
        };
        match relation {
            Relation::OneOf(names) => json!({ "anyOf": names.iter().map(one).collect::<Vec<_>>() }),
            Relation::Apart(one, other) => json!({ "not": { "required": [one, other] } }),
        }
    }

    fn shape(&self, shape: &Shape) -> Json {
        match shape {
            Shape::Text(text) => text_schema(text),
            Shape::Flag => json!({ "type": "boolean" }),
            Shape::Whole(lowest, highest) => {
                json!({ "type": "integer", "minimum": lowest, "maximum": highest })
            }
            Shape::Choice(words) => self.choice(words),
            Shape::List(items) => json!({ "type": "array", "items": self.shape(items) }),
            Shape::Any(shapes) => {
                json!({ "anyOf": shapes.iter().map(|shape| self.shape(shape)).collect::<Vec<_>>() })
            }
            Shape::Map(Map { keys, relations }) => {
                self.map(&keys.iter().collect::<Vec<_>>(), relations)
            }
            Shape::PerUnit(values) => json!({
                "type": "object",
                "propertyNames": { "pattern": unit_pattern() },
                "additionalProperties": self.shape(values),
            }),
            Shape::Point => json!({
                "type": "array",
                "prefixItems": [
                    { "type": "number", "minimum": -180, "maximum": 180 },
                    { "type": "number", "minimum": -90, "maximum": 90 },
                ],
                "minItems": 2,
                "maxItems": 2,
            }),
        }
    }

    /// The words, each with its English beside it: `enumDescriptions` is what editors show.
    fn choice(&self, words: &[&str]) -> Json {
        let english = words
            .iter()
            .map(|word| (self.translate)(word).unwrap_or_default());
        json!({ "type": "string", "enum": words, "enumDescriptions": english.collect::<Vec<_>>() })
    }
}

fn text_schema(text: &Text) -> Json {
    let mut schema = json!({ "type": "string", "minLength": 1 });
    if let Some(pattern) = text.pattern {
        schema["pattern"] = json!(pattern());
    }
    if let Some(longest) = text.longest {
        schema["maxLength"] = json!(longest);
    }
    match text.numbers {
        Numbers::No => {}
        Numbers::All => schema["type"] = json!(["string", "number", "boolean"]),
        Numbers::Positive => {
            schema["type"] = json!(["string", "number"]);
            schema["exclusiveMinimum"] = json!(0);
        }
        Numbers::Within(lowest, highest) => {
            schema["type"] = json!(["string", "number"]);
            schema["minimum"] = json!(lowest);
            schema["maximum"] = json!(highest);
        }
    }
    schema
}

/// An example of the content model, which is YAML, as JSON.
fn example(shape: &Shape, yaml: &str) -> Json {
    let file = SourceFile {
        path: String::new(),
        bytes: Vec::new(),
    };
    let sources = Sources::new(vec![file]);
    let mut unsaid = Diagnostics::default();
    let node = sources
        .iter()
        .next()
        .and_then(|(id, _)| parse(id, &format!("e: {yaml}"), 0, &mut unsaid));
    match node.as_ref().and_then(|node| node.get("e")) {
        Some(node) => value(shape, node),
        None => json!(yaml),
    }
}

fn value(shape: &Shape, node: &Node) -> Json {
    match (shape, &node.value) {
        (Shape::Any(shapes), _) => {
            let is_text = matches!(node.value, Value::Text(_));
            let fits = |shape: &&Shape| matches!(shape, Shape::Text(_)) == is_text;
            shapes
                .iter()
                .find(fits)
                .map_or(Json::Null, |shape| value(shape, node))
        }
        (Shape::Flag, Value::Text(text)) => json!(matches!(text.as_str(), "true" | "oui")),
        (Shape::Whole(..), Value::Text(text)) => text
            .parse::<u32>()
            .map_or(json!(text), |number| json!(number)),
        (Shape::Point, Value::List(items)) => {
            let number = |item: &Node| item.text().and_then(|text| text.parse::<f64>().ok());
            items.iter().map(|item| json!(number(item))).collect()
        }
        (Shape::List(inner), Value::List(items)) => {
            items.iter().map(|item| value(inner, item)).collect()
        }
        (shape, Value::Map(pairs)) => {
            let of = |name: &str| match shape {
                Shape::PerUnit(values) => values,
                _ => shape
                    .keys()
                    .iter()
                    .find(|key| key.name == name)
                    .map_or(&Shape::Flag, |key| &key.shape),
            };
            let pairs = pairs
                .iter()
                .map(|(name, node)| (name.text.clone(), value(of(&name.text), node)));
            Json::Object(pairs.collect())
        }
        (_, Value::Text(text)) => json!(text),
        _ => Json::Null,
    }
}
