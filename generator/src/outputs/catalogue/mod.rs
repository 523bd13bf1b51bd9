//! `/donnees/recettes.json` and `/donnees/produits.json`: recipes and foods for programs, each with its schema.
//!
//! Keys are in English and values as contributors write them, in French; amounts and quantities are exact texts. What was
//! invented to show the site is left out, like what is not published on the day.

mod products;
mod recipes;
mod schema;

use serde_json::{Value as Json, json};

use super::Build;
use super::data::pretty;
use crate::config::Language;
use crate::content::entry::Entry;
use crate::decode::values::months::Months;
use crate::decode::values::quantity::{Fraction, Quantity};
use crate::diagnostics::Diagnostics;

/// A file of the data: its name, the key of its list, and what is said of one entry, if it belongs there.
struct Table {
    name: &'static str,
    list: &'static str,
    describe: fn(&Build<'_>, usize) -> Option<Json>,
    schema: fn() -> Json,
}

const TABLES: [Table; 2] = [
    Table {
        name: "recettes",
        list: "recipes",
        describe: recipes::describe,
        schema: recipes::schema,
    },
    Table {
        name: "produits",
        list: "products",
        describe: products::describe,
        schema: products::schema,
    },
];

/// Spaces that contributors may type or leave, and that typography puts back where they belong.
const NARROW: [char; 4] = ['\u{a0}', '\u{202f}', '\u{2009}', '\u{2007}'];

pub(super) fn write(build: &Build<'_>, _: &mut Diagnostics) {
    let Some(french) = build.localized(Language::Fr) else {
        return;
    };
    let config = &build.site.config;
    for table in TABLES {
        let entries = 0..build.site.content.entries.len();
        let real = entries.filter(|index| french.presenter.is_real(*index, Language::Fr));
        let listed: Vec<Json> = real
            .filter_map(|index| (table.describe)(build, index))
            .collect();
        let schema = format!("{}donnees/schemas/{}.json", config.base_url, table.name);
        let data = json!({
            "$schema": schema,
            "title": config.title,
            "licence": config.content_licence,
            "language": "fr",
            table.list: listed,
        });
        let file = |path: String, json: &Json| build.emitter.file(&path, pretty(json).into_bytes());
        file(
            format!("donnees/{}.json", table.name),
            &plainly_spaced(data),
        );
        let whole = schema::of_file(&schema, table.list, &(table.schema)());
        file(format!("donnees/schemas/{}.json", table.name), &whole);
    }
}

/// What is said of any entry.
fn common(build: &Build<'_>, index: usize) -> Json {
    let (entry, facts) = (&build.site.content.entries[index], &build.site.facts[index]);
    let base = &build.site.config.base_url;
    let full = |address: &str| format!("{base}{address}");
    let translated = build.site.links.translation(index, Language::En);
    let translated = translated.filter(|index| {
        build.localized(Language::En).is_some() && build.site.facts[*index].visible
    });
    let english = translated.and_then(|index| build.site.facts[index].address.as_deref());
    json!({
        "id": entry.slug,
        "title": entry.summary.title,
        "summary": entry.summary.summary,
        "page": facts.address.as_deref().map(full),
        "page_en": english.map(full),
        "keywords": entry.summary.keywords,
        "updated": entry.summary.updated.map(|day| day.to_string()),
        "image": image(build, entry, index),
        "months": facts.months.map(months),
    })
}

fn image(build: &Build<'_>, entry: &Entry<'_>, index: usize) -> Option<Json> {
    let own = entry.summary.image.as_ref()?;
    let published = build.images.get(&build.site.facts[index].image?)?;
    let url = format!("{}{}", build.site.config.base_url, published.path);
    Some(json!({ "url": url, "alt": own.alt, "credit": own.credit }))
}

fn months(months: Months) -> Json {
    months.iter().collect()
}

/// The same with plain spaces: which of them may break is for whoever shows a text to decide, as pages do.
fn plainly_spaced(json: Json) -> Json {
    match json {
        Json::String(text) => Json::String(text.replace(NARROW, " ")),
        Json::Array(items) => items.into_iter().map(plainly_spaced).collect(),
        Json::Object(keys) => {
            let keys = keys.into_iter();
            keys.map(|(key, value)| (key, plainly_spaced(value)))
                .collect()
        }
        other => other,
    }
}

/// A quantity: exact numbers as texts, equal where there is no range, and a unit in French.
fn quantity(quantity: Quantity) -> Json {
    json!({
        "lowest": exact(quantity.lowest),
        "highest": exact(quantity.highest),
        "unit": quantity.unit.label(false),
    })
}

/// `0.5`, or `1/3` where no decimal says it.
fn exact(fraction: Fraction) -> String {
    let mut rest = fraction.denominator;
    for prime in [2, 5] {
        while rest % prime == 0 {
            rest /= prime;
        }
    }
    match rest {
        1 => fraction.decimal().normalize().to_string(),
        _ => format!("{}/{}", fraction.numerator, fraction.denominator),
    }
}

/// Adds more keys to an object.
fn with(mut json: Json, more: Json) -> Json {
    if let (Some(object), Json::Object(more)) = (json.as_object_mut(), more) {
        object.extend(more);
    }
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_said_exactly() {
        let said = |numerator, denominator| Fraction::new(numerator, denominator).map(exact);
        assert_eq!(said(250, 1).as_deref(), Some("250"));
        assert_eq!(said(3, 8).as_deref(), Some("0.375"));
        assert_eq!(said(1, 3).as_deref(), Some("1/3"));
    }
}
