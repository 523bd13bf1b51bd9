//! A recipe for programs: what goes in, what to do, and what follows from both.

use serde_json::{Value as Json, json};

use super::{common, quantity, schema, with};
use crate::content::facts::{Composition, Food, Ingredient, IngredientLine};
use crate::outputs::Build;
use crate::site::composition::Derived;

pub(super) fn describe(build: &Build<'_>, index: usize) -> Option<Json> {
    let entry = &build.site.content.entries[index];
    let composition = entry.kind.composition()?;
    let derived = build.site.facts[index].derived.as_ref()?;
    let details = entry.kind.details();
    let [preparation, rest, cooking] = composition.times;
    let steps = build
        .steps
        .lock()
        .ok()
        .and_then(|steps| steps.get(&index).cloned());
    let cost = derived.cost.total.zip(derived.cost.per_serving);
    let own = json!({
        "servings": composition.servings,
        "course": details["type"],
        "difficulty": details["difficulte"],
        "tools": details["materiel"],
        "minutes": { "preparation": preparation, "rest": rest, "cooking": cooking, "total": derived.total_minutes },
        "ingredients": ingredients(build, composition, derived),
        "steps": steps.unwrap_or_default(),
        "diets": derived.diets.iter().map(|diet| diet.word()).collect::<Vec<_>>(),
        "allergens": derived.allergens.iter().map(|allergen| allergen.word()).collect::<Vec<_>>(),
        "allergens_unknown_in": derived.unverified,
        "cost": cost.map(|(total, each)| json!({
            "currency": "EUR",
            "total": total.to_string(),
            "per_serving": each.to_string(),
            "without": derived.cost.missing,
        })),
        "source": details["source"],
    });
    Some(with(common(build, index), own))
}

fn ingredients(build: &Build<'_>, composition: &Composition, derived: &Derived) -> Vec<Json> {
    let mut group: Option<&str> = None;
    let mut all = Vec::new();
    for (line, product) in composition.lines.iter().zip(&derived.products) {
        match line {
            IngredientLine::Group(title) => group = Some(title),
            IngredientLine::Ingredient(ingredient) => {
                all.push(self::ingredient(build, ingredient, *product, group));
            }
        }
    }
    all
}

fn ingredient(
    build: &Build<'_>,
    ingredient: &Ingredient,
    product: Option<usize>,
    group: Option<&str>,
) -> Json {
    let sheet = product.map(|index| &build.site.content.entries[index]);
    let name = match (&ingredient.food, sheet) {
        (_, Some(sheet)) => sheet.summary.title.as_str(),
        (Food::Named(name, _), None) => name.as_str(),
        (Food::Product(reference), None) => reference.target.as_str(),
    };
    json!({
        "group": group,
        "product": sheet.map(|sheet| sheet.slug),
        "name": name,
        "quantity": ingredient.quantity.map(quantity),
        "note": ingredient.note,
        "optional": ingredient.optional,
    })
}

pub(super) fn schema() -> Json {
    let minutes = json!({ "type": ["integer", "null"], "minimum": 0 });
    let texts = json!({ "type": "array", "items": { "type": "string" } });
    let own = json!({
        "servings": { "type": "integer", "minimum": 1 },
        "course": { "type": "string", "description": "The moment of the meal, in French." },
        "difficulty": schema::text_or_null(),
        "tools": texts,
        "minutes": schema::object("Times in minutes.", &json!({
            "preparation": minutes, "rest": minutes, "cooking": minutes, "total": minutes,
        })),
        "ingredients": { "type": "array", "minItems": 1, "items": schema::object("", &json!({
            "group": schema::text_or_null(),
            "product": { "type": ["string", "null"], "description": "The id of a food in produits.json." },
            "name": { "type": "string" },
            "quantity": { "anyOf": [{ "$ref": "#/$defs/quantity" }, { "type": "null" }] },
            "note": schema::text_or_null(),
            "optional": { "type": "boolean" },
        })) },
        "steps": { "type": "array", "minItems": 1, "items": { "type": "string" } },
        "diets": texts,
        "allergens": { "type": "array", "items": { "$ref": "#/$defs/allergen" },
            "description": "Those of regulation (EU) 1169/2011 that are known to be in it." },
        "allergens_unknown_in": { "type": "array", "items": { "type": "string" },
            "description": "Ingredients whose allergens nobody stated. While there are any, allergens and diets must be verified." },
        "cost": { "anyOf": [schema::object("What the ingredients cost at indicative prices.", &json!({
            "currency": { "const": "EUR" },
            "total": { "$ref": "#/$defs/amount" },
            "per_serving": { "$ref": "#/$defs/amount" },
            "without": { "type": "array", "items": { "type": "string" }, "description": "Ingredients that are not in the sum." },
        })), { "type": "null" }] },
        "source": schema::text_or_null(),
    });
    own
}
