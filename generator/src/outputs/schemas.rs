//! `/donnees/schemas/contenu/`: what contributors may write, as JSON Schemas.

use serde_json::json;

use super::Build;
use crate::config::Language;
use crate::content::schema;
use crate::diagnostics::Diagnostics;

/// Where the schemas are, from the site's root.
pub(super) const FOLDER: &str = "donnees/schemas/contenu/";

pub(super) fn write(build: &Build<'_>, _: &mut Diagnostics) {
    let english = build.localized(Language::En);
    let translate = |word: &str| {
        let words = english.map(|localized| localized.presenter.words)?;
        words
            .tree(&["valeurs", word])
            .and_then(|text| text.as_str())
            .map(str::to_owned)
    };
    for (name, mut schema) in schema::all(&translate) {
        let path = format!("{FOLDER}{name}.json");
        schema["$id"] = json!(format!("{}{path}", build.site.config.base_url));
        build.emitter.file(&path, pretty(&schema).into_bytes());
    }
}

fn pretty(json: &serde_json::Value) -> String {
    // Writing JSON that is in memory cannot fail.
    let mut text = serde_json::to_string_pretty(json).unwrap_or_default();
    text.push('\n');
    text
}
