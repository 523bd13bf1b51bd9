//! `/donnees/`: the published figures for programs, as JSON with its schema and as CSV.
//!
//! A month of the JSON is what the calculators read (`docs/calculators.md`), with its source beside it and what it
//! proves; months that were invented to show the site are left out.

use serde_json::{Value as Json, json};

use super::Build;
use crate::content::facts::Figures;
use crate::diagnostics::Diagnostics;
use crate::site::figures::{PublishedMonth, rules_request};

/// Where the schema is, from the site's root.
const SCHEMA: &str = "donnees/schemas/chiffres.json";
/// The columns of the CSV.
const COLUMNS: [&str; 11] = [
    "month",
    "contributors",
    "beneficiaries",
    "total_lowest",
    "total_highest",
    "payout_lowest",
    "payout_highest",
    "subsidy",
    "carry",
    "status",
    "source",
];

pub(super) fn write(build: &Build<'_>, _: &mut Diagnostics) {
    let months: Vec<(&PublishedMonth, &Figures)> = build
        .site
        .months
        .iter()
        .filter_map(|month| {
            let figures = build.site.content.entries[month.entry].kind.figures()?;
            (!figures.is_example()).then_some((month, figures))
        })
        .collect();
    let file = |path: &str, text: String| build.emitter.file(path, text.into_bytes());
    file("donnees/chiffres.json", pretty(&data(build, &months)));
    file("donnees/chiffres.csv", csv(&months));
    file(SCHEMA, pretty(&schema(&build.site.config.base_url)));
}

pub(super) fn pretty(json: &Json) -> String {
    // Writing JSON that is in memory cannot fail.
    let mut text = serde_json::to_string_pretty(json).unwrap_or_default();
    text.push('\n');
    text
}

fn data(build: &Build<'_>, months: &[(&PublishedMonth, &Figures)]) -> Json {
    let config = &build.site.config;
    let rules = build.site.content.rules.iter().map(|rules| {
        let mut json = rules_request(rules);
        json["since"] = json!(rules.since.to_string());
        json["source"] = json!(rules.source);
        json["note"] = json!(rules.note);
        json
    });
    json!({
        "$schema": format!("{}{SCHEMA}", config.base_url),
        "title": config.title,
        "licence": config.content_licence,
        "rules": rules.collect::<Vec<_>>(),
        "months": months.iter().map(|(month, figures)| month_data(month, figures)).collect::<Vec<_>>(),
    })
}

fn month_data(month: &PublishedMonth, figures: &Figures) -> Json {
    let mut json = month.request.clone();
    json["status"] = json!(figures.status);
    json["source"] = json!(figures.source);
    json["note"] = json!(figures.note);
    json["proved"] = json!({
        "total": month.proof["total"],
        "payout": month.proof["payout"],
        "transfer": month.proof["transfer"],
        "gain_per_beneficiary": month.proof["gain_per_beneficiary"],
    });
    json
}

/// One line a month (RFC 4180); an exact figure stands at both ends, an unpublished one is empty.
fn csv(months: &[(&PublishedMonth, &Figures)]) -> String {
    let mut text = format!("{}\r\n", COLUMNS.join(","));
    for (_, figures) in months {
        let ends = |range: Option<crate::decode::values::amount::AmountRange>| {
            range.map_or([String::new(), String::new()], |range| {
                [range.lowest.plain(), range.highest.plain()]
            })
        };
        let ([total_low, total_high], [payout_low, payout_high]) =
            (ends(figures.total), ends(figures.payout));
        let cells = [
            figures.month.to_string(),
            figures.contributors.to_string(),
            figures
                .beneficiaries
                .map(|count| count.to_string())
                .unwrap_or_default(),
            total_low,
            total_high,
            payout_low,
            payout_high,
            figures.subsidy.plain(),
            figures.carry.plain(),
            figures.status.to_owned(),
            figures.source.clone(),
        ];
        text.push_str(&cells.map(|cell| quoted(&cell)).join(","));
        text.push_str("\r\n");
    }
    text
}

pub(super) fn quoted(cell: &str) -> String {
    match cell.contains(['"', ',', '\r', '\n']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

/// The JSON Schema (draft 2020-12) of the data.
fn schema(base_url: &str) -> Json {
    let amount = json!({ "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$" });
    let of = |name: &str| json!({ "$ref": format!("#/$defs/{name}") });
    let or_null = |name: &str| json!({ "anyOf": [of(name), { "type": "null" }] });
    let text_or_null = json!({ "type": ["string", "null"] });
    let month = json!({ "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$" });
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("{base_url}{SCHEMA}"),
        "title": "Published monthly figures and the rules they are read with",
        "type": "object",
        "required": ["title", "licence", "rules", "months"],
        "properties": {
            "$schema": { "type": "string" },
            "title": { "type": "string" },
            "licence": { "type": "string" },
            "rules": { "type": "array", "items": of("dated_rules") },
            "months": { "type": "array", "items": of("month") },
        },
        "additionalProperties": false,
        "$defs": {
            "amount": amount,
            "interval": { "type": "array", "items": of("amount"), "minItems": 2, "maxItems": 2, "description": "Lowest and highest." },
            "figure": { "description": "An exact amount, the lowest and the highest it may be, or null where it was not published.",
                "anyOf": [of("amount"), of("interval"), { "type": "null" }] },
            "rules": { "type": "object", "required": ["levy", "minimum", "maximum", "levels", "unit"], "properties": rules_schema(&of, &or_null) },
            "dated_rules": { "allOf": [of("rules")], "required": ["since", "source"],
                "properties": { "since": month, "source": { "type": "string" }, "note": text_or_null } },
            "month": { "type": "object",
                "required": ["month", "contributors", "beneficiaries", "total", "payout", "subsidy", "carry", "rules", "status", "source", "proved"],
                "properties": {
                    "month": month,
                    "contributors": { "type": "integer", "minimum": 1 },
                    "beneficiaries": { "type": ["integer", "null"], "minimum": 0, "description": "How many received more than they gave." },
                    "total": of("figure"), "payout": of("figure"), "subsidy": of("amount"), "carry": of("amount"),
                    "rules": of("rules"), "status": { "enum": ["publié", "estimé"] }, "source": { "type": "string" }, "note": text_or_null,
                    "proved": { "type": "object", "description": "What these figures prove, in euros.",
                        "properties": { "total": of("interval"), "payout": of("interval"), "transfer": or_null("interval"), "gain_per_beneficiary": or_null("interval") } },
                } },
        },
    })
}

fn rules_schema(of: &impl Fn(&str) -> Json, or_null: &impl Fn(&str) -> Json) -> Json {
    json!({
        "levy": of("amount"), "minimum": of("amount"), "maximum": or_null("amount"), "unit": of("amount"),
        "levels": { "type": ["array", "null"], "items": of("amount"), "minItems": 1, "maxItems": 12 },
    })
}
