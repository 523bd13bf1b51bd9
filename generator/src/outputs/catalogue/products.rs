//! A food for programs: its season, its senses, its price, what it weighs.

use serde_json::{Value as Json, json};

use super::{common, months, quantity, schema, with};
use crate::content::facts::{Price, Season};
use crate::decode::values::choice::{Allergen, Choice, Family};
use crate::outputs::Build;
use crate::site::links::Target;

pub(super) fn describe(build: &Build<'_>, index: usize) -> Option<Json> {
    let entry = &build.site.content.entries[index];
    let food = entry.kind.foodstuff()?;
    let details = entry.kind.details();
    let allergens = food.allergens.as_ref();
    let allergens = allergens.map(|list| {
        list.iter()
            .map(|allergen| allergen.word())
            .collect::<Vec<_>>()
    });
    let weights =
        food.weights.0.iter().map(
            |(unit, weight)| json!({ "unit": unit.label(false), "weight": quantity(*weight) }),
        );
    let own = json!({
        "family": food.family.word(),
        "season": entry.kind.season().map(season),
        "allergens": allergens,
        "price": food.price.as_ref().map(price),
        "weights": weights.collect::<Vec<_>>(),
        "senses": by_name(&details["sensoriel"]),
        "taste": by_name(&details["profil"]),
        "keeping": details["conserver"],
        "preparing": details["preparer"],
        "leftovers": details["anti_gaspi"],
        "labels": details["labels"],
        "replaced_by": replacements(build, index),
    });
    Some(with(common(build, index), own))
}

/// Pairs of a name and a value as an object.
fn by_name(pairs: &Json) -> Json {
    let named = pairs.as_array().into_iter().flatten().filter_map(|pair| {
        let name = pair.get(0)?.as_str()?;
        Some((name.to_owned(), pair.get(1)?.clone()))
    });
    Json::Object(named.collect())
}

fn season(season: &Season) -> Json {
    json!({
        "months": months(season.months),
        "harvest": season.harvest.map(months),
        "storage": season.storage.map(months),
        "source": season.source,
    })
}

fn price(price: &Price) -> Json {
    json!({
        "currency": "EUR",
        "amount": price.amount.plain(),
        "unit": price.unit.label(false),
        "noted_on": price.noted_on.map(|day| day.to_string()),
        "source": price.source,
        "estimate": price.source.is_none(),
    })
}

/// Foods that may take its place, of those the file holds.
fn replacements<'s>(build: &Build<'s>, index: usize) -> Vec<&'s str> {
    let named = build.site.facts[index].references.iter();
    let targets = named.flat_map(|(_, targets)| targets);
    let foods = targets.filter_map(|target| match target {
        Target::Entry(index) => Some(&build.site.content.entries[*index]).filter(|entry| {
            entry.kind.foodstuff().is_some()
                && !entry.summary.example
                && build.site.facts[*index].visible
        }),
        _ => None,
    });
    foods.map(|entry| entry.slug).collect()
}

pub(super) fn schema() -> Json {
    let month_list = json!({ "$ref": "#/$defs/months" });
    let months_or_null = json!({ "anyOf": [month_list, { "type": "null" }] });
    let intensity = json!({ "type": "integer", "minimum": 0, "maximum": 5 });
    let words = json!({ "type": "array", "items": { "type": "string" } });
    let families = Family::WORDS.iter().map(|(_, word)| *word);
    json!({
        "family": { "enum": families.collect::<Vec<_>>() },
        "season": { "anyOf": [schema::object("When it is in season in the region.", &json!({
            "months": month_list, "harvest": months_or_null, "storage": months_or_null, "source": schema::text_or_null(),
        })), { "type": "null" }] },
        "allergens": { "anyOf": [{ "type": "array", "items": { "$ref": "#/$defs/allergen" } }, { "type": "null" }],
            "description": "Null when nobody stated them." },
        "price": { "anyOf": [schema::object("An indicative price for one unit.", &json!({
            "currency": { "const": "EUR" }, "amount": { "$ref": "#/$defs/amount" }, "unit": { "$ref": "#/$defs/unit" },
            "noted_on": { "anyOf": [{ "$ref": "#/$defs/day" }, { "type": "null" }] },
            "source": schema::text_or_null(), "estimate": { "type": "boolean" },
        })), { "type": "null" }] },
        "weights": { "type": "array", "items": schema::object("What one piece, clove or bunch weighs.", &json!({
            "unit": { "$ref": "#/$defs/unit" }, "weight": { "$ref": "#/$defs/quantity" },
        })) },
        "senses": { "type": "object", "additionalProperties": words },
        "taste": { "type": "object", "additionalProperties": intensity,
            "description": "From 0 to 5: sucre, acide, sale, amer, umami." },
        "keeping": schema::text_or_null(), "preparing": schema::text_or_null(), "leftovers": schema::text_or_null(),
        "labels": words,
        "replaced_by": { "type": "array", "items": { "type": "string" }, "description": "Ids of foods that may take its place." },
    })
}

/// The words of the allergens, for the schemas.
pub(super) fn allergens() -> Vec<&'static str> {
    Allergen::WORDS.iter().map(|(_, word)| *word).collect()
}
