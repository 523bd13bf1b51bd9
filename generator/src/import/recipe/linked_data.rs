//! schema.org's Recipe as JSON-LD, alone or in the `<script type="application/ld+json">` of a page.

use serde_json::{Map, Value as Json};

use super::ingredient::Ingredient;
use super::{Draft, Part};
use crate::diagnostics::{Diagnostics, Problem};
use crate::import::json::Document;
use crate::import::notes::Notes;
use crate::import::text::line;
use crate::source::{SourceId, Span};

/// What says nothing a page would show, or what is read elsewhere.
const PASSED_OVER: &[&str] = &[
    "@context",
    "@id",
    "@type",
    "url",
    "mainEntityOfPage",
    "name",
    "description",
    "recipeYield",
    "yield",
    "prepTime",
    "cookTime",
    "recipeIngredient",
    "ingredients",
    "recipeInstructions",
    "recipeCategory",
    "suitableForDiet",
    "keywords",
    "tool",
    "isBasedOn",
    "datePublished",
    "dateModified",
    "inLanguage",
    "isPartOf",
    "publisher",
];

/// Reads JSON-LD.
pub(super) fn of_json(source: SourceId, text: &str, notes: &mut Notes) -> Option<Vec<Draft>> {
    let document = Document {
        source,
        text,
        what: "JSON-LD",
    };
    found(vec![text], &document, notes)
}

/// Reads the JSON-LD of a page.
pub(super) fn of_page(source: SourceId, text: &str, notes: &mut Notes) -> Option<Vec<Draft>> {
    let document = Document {
        source,
        text,
        what: "JSON-LD",
    };
    found(scripts(text), &document, notes)
}

fn found(scripts: Vec<&str>, document: &Document<'_>, notes: &mut Notes) -> Option<Vec<Draft>> {
    let mut drafts = Vec::new();
    let mut diagnostics = Diagnostics::default();
    for script in scripts {
        match serde_json::from_str::<Json>(script) {
            Ok(json) => {
                let mut recipes = Vec::new();
                collect(&json, &mut recipes);
                let mut place = document.place(script.trim_start());
                place.end = place.end.min(place.start + 1);
                drafts.extend(
                    recipes
                        .into_iter()
                        .map(|recipe| draft(recipe, place, notes)),
                );
            }
            Err(error) => document.report(script, &error, &mut diagnostics),
        }
    }
    if drafts.is_empty() {
        if diagnostics.is_empty() {
            diagnostics.report(Span::file(document.source), Problem::ImportEmpty);
        }
        notes.diagnostics.absorb(diagnostics);
        return None;
    }
    // A page may have other data that is damaged: only its recipe matters.
    Some(drafts)
}

/// The texts of a page's scripts of linked data.
fn scripts(page: &str) -> Vec<&str> {
    let lower = page.to_ascii_lowercase();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(open) = lower[at..].find("<script").map(|open| at + open) {
        let Some(start) = lower[open..].find('>').map(|end| open + end + 1) else {
            break;
        };
        let end = lower[start..]
            .find("</script")
            .map_or(page.len(), |end| start + end);
        if lower[open..start].contains("application/ld+json") {
            found.push(&page[start..end]);
        }
        at = end;
    }
    found
}

/// Every recipe, wherever it is: at the root, in a list, in `@graph`.
fn collect<'j>(json: &'j Json, recipes: &mut Vec<&'j Map<String, Json>>) {
    match json {
        Json::Array(items) => items.iter().for_each(|item| collect(item, recipes)),
        Json::Object(object) => {
            let is_recipe = |kind: &Json| {
                kind.as_str()
                    .is_some_and(|kind| kind.trim_start_matches("schema:") == "Recipe")
            };
            let kind = object.get("@type").unwrap_or(&Json::Null);
            if is_recipe(kind)
                || kind
                    .as_array()
                    .is_some_and(|kinds| kinds.iter().any(is_recipe))
            {
                recipes.push(object);
            } else {
                ["@graph", "mainEntity"]
                    .iter()
                    .filter_map(|key| object.get(*key))
                    .for_each(|inner| collect(inner, recipes));
            }
        }
        _ => {}
    }
}

fn draft(recipe: &Map<String, Json>, place: Span, notes: &mut Notes) -> Draft {
    let text = |keys: &[&str]| {
        let found = keys.iter().find_map(|key| {
            recipe
                .get(*key)
                .and_then(|json| texts(json).into_iter().next())
        });
        found.filter(|text| !text.trim().is_empty())
    };
    let list = |key: &str| recipe.get(key).map(texts).unwrap_or_default();
    for (key, json) in recipe {
        if !PASSED_OVER.contains(&key.as_str()) {
            notes.unknown(key, &texts(json).join(", "));
        }
    }
    let ingredients = ["recipeIngredient", "ingredients"]
        .iter()
        .flat_map(|key| list(key));
    let mut parts = Vec::new();
    if let Some(instructions) = recipe.get("recipeInstructions") {
        steps(instructions, &mut parts);
    }
    let ingredients = ingredients.map(|text| Ingredient::parse(&text)).collect();
    parts.insert(
        0,
        Part {
            ingredients,
            ..Part::default()
        },
    );
    let diet = |text: String| {
        text.rsplit(['/', ':'])
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let words = list("keywords")
        .iter()
        .flat_map(|text| text.split(',').map(line).collect::<Vec<_>>())
        .collect::<Vec<_>>();
    let url = text(&["isBasedOn", "url", "mainEntityOfPage", "@id"]);
    Draft {
        id: url.clone(),
        title: text(&["name"]).unwrap_or_default(),
        description: text(&["description"]).unwrap_or_default(),
        servings: recipe
            .get("recipeYield")
            .or(recipe.get("yield"))
            .and_then(|json| texts(json).iter().find_map(|text| number(text))),
        courses: list("recipeCategory")
            .iter()
            .flat_map(|text| text.split(',').map(line).collect::<Vec<_>>())
            .collect(),
        preparation: text(&["prepTime"]).and_then(|time| minutes(&time)),
        cooking: text(&["cookTime"]).and_then(|time| minutes(&time)),
        diets: list("suitableForDiet").into_iter().map(diet).collect(),
        keywords: words.into_iter().filter(|word| !word.is_empty()).collect(),
        tools: list("tool"),
        source: url.filter(|url| url.starts_with("http")),
        parts,
        place: Some(place),
    }
}

/// The texts of a value: a list's items, the text, name or address of an object.
fn texts(json: &Json) -> Vec<String> {
    match json {
        Json::String(text) => vec![text.clone()],
        Json::Number(number) => vec![number.to_string()],
        Json::Array(items) => items.iter().flat_map(texts).collect(),
        Json::Object(object) => {
            let inner = ["text", "name", "@id", "url"]
                .iter()
                .find_map(|key| object.get(*key));
            inner.map(texts).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// Instructions: a text with a step a line, steps, or sections of steps.
fn steps(json: &Json, parts: &mut Vec<Part>) {
    let mut add = |steps: Vec<String>| match parts.last_mut() {
        Some(part) if part.title.is_none() => part.steps.extend(steps),
        _ => parts.push(Part {
            steps,
            ..Part::default()
        }),
    };
    match json {
        Json::String(text) => add(text.lines().map(without_number).collect()),
        Json::Array(items) => items.iter().for_each(|item| steps(item, parts)),
        Json::Object(object) => match object.get("itemListElement") {
            Some(items) => {
                let title = object.get("name").and_then(Json::as_str).map(str::to_owned);
                let mut inner = Vec::new();
                steps(items, &mut inner);
                let steps = inner.into_iter().flat_map(|part| part.steps).collect();
                parts.push(Part {
                    title,
                    steps,
                    ..Part::default()
                });
            }
            None => add(texts(json)),
        },
        _ => {}
    }
}

/// A step without the number some write before it.
fn without_number(step: &str) -> String {
    let step = line(step);
    let rest = step.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let is_numbered = rest.len() < step.len() && rest.starts_with([')', '.', '/']);
    if is_numbered {
        rest[1..].trim_start().to_owned()
    } else {
        step
    }
}

/// The first whole number of a text: `Pour 4 personnes`.
pub(super) fn number(text: &str) -> Option<String> {
    let start = text.find(|sign: char| sign.is_ascii_digit())?;
    let digits = text[start..]
        .split(|sign: char| !sign.is_ascii_digit())
        .next()?;
    digits
        .parse::<u32>()
        .ok()
        .filter(|number| *number > 0)
        .map(|number| number.to_string())
}

/// A duration of ISO 8601 as an entry writes it: `1 h 30`.
fn minutes(text: &str) -> Option<String> {
    let span: jiff::Span = text.trim().parse().ok()?;
    let total = span
        .total((
            jiff::Unit::Minute,
            jiff::SpanRelativeTo::days_are_24_hours(),
        ))
        .ok()?;
    written(total.round() as i64)
}

/// Minutes as an entry writes them.
pub(super) fn written(minutes: i64) -> Option<String> {
    match (minutes / 60, minutes % 60) {
        _ if minutes <= 0 => None,
        (0, minutes) => Some(format!("{minutes} min")),
        (hours, 0) => Some(format!("{hours} h")),
        (hours, minutes) => Some(format!("{hours} h {minutes:02}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_and_yields_are_read() {
        assert_eq!(minutes("PT1H30M").as_deref(), Some("1 h 30"));
        assert_eq!(minutes("PT20M").as_deref(), Some("20 min"));
        assert_eq!(minutes("P0DT2H").as_deref(), Some("2 h"));
        assert_eq!((minutes("PT0M"), minutes("vingt minutes")), (None, None));
        assert_eq!(number("Pour 4 à 6 personnes").as_deref(), Some("4"));
        assert_eq!(number("beaucoup"), None);
    }

    #[test]
    fn only_scripts_of_linked_data_are_taken() {
        let page = "<SCRIPT>1</SCRIPT><script type='application/ld+json'>{}</script><script type=\"application/ld+json\">[";
        assert_eq!(scripts(page), ["{}", "["]);
        assert_eq!(scripts("<script"), Vec::<&str>::new());
    }
}
