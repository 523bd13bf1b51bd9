//! `_import.json`, beside the entries: what each source said at the last import, so that the next one can tell what
//! changed there from what somebody changed here.
//!
//! One file a folder, sorted and readable: it is kept in git with the entries, and its differences read like theirs.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::edit::Keys;
use super::value::Value;
use crate::diagnostics::{Diagnostics, Problem};
use crate::source::{Sources, Span};

/// Its name; `content` passes it over.
pub use crate::content::origin::STATE as FILE;

const NOTE: &str = "Tenu par `solidoume import` : ce que chaque source disait la dernière fois. Gardez-le dans git, ne le modifiez pas.";

/// What is known of one entry of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The file's name here, at the last import.
    pub slug: String,
    /// What the source said.
    pub keys: Keys,
}

/// What is known of every source of a folder: by its name, then by the name it gives its entries.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct State(BTreeMap<String, BTreeMap<String, Known>>);

impl State {
    /// Reads a folder's file; nothing when it is there and cannot be read, which is reported.
    pub fn load(sources: &Sources, folder: &str, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Some((id, file)) = sources.at(&path(folder)) else {
            return Some(Self::default());
        };
        let state = serde_json::from_slice(&file.bytes)
            .map_err(|error| error.to_string())
            .and_then(|json| read(&json).ok_or_else(|| "sources".to_owned()));
        let report = |detail| {
            let what = "_import.json";
            diagnostics.report(Span::file(id), Problem::ImportSyntax { what, detail });
        };
        state.map_err(report).ok()
    }

    /// The file.
    #[must_use]
    pub fn text(&self) -> String {
        let values = |keys: &Keys| -> Map<String, Json> {
            let pairs = keys.iter();
            pairs
                .map(|(key, value)| (key.clone(), value.to_json()))
                .collect()
        };
        let entry = |known: &Known| json!({ "fiche": known.slug, "valeurs": values(&known.keys) });
        let source = |entries: &BTreeMap<String, Known>| -> Map<String, Json> {
            let entries = entries.iter();
            entries
                .map(|(id, known)| (id.clone(), entry(known)))
                .collect()
        };
        let sources: Map<String, Json> = (self.0.iter())
            .map(|(name, entries)| (name.clone(), source(entries).into()))
            .collect();
        // Writing JSON that is in memory cannot fail.
        let json = json!({ "note": NOTE, "sources": sources });
        serde_json::to_string_pretty(&json).unwrap_or_default() + "\n"
    }

    /// What is known of an entry.
    #[must_use]
    pub fn get(&self, source: &str, id: &str) -> Option<&Known> {
        self.0.get(source)?.get(id)
    }

    /// Notes what a source says.
    pub fn set(&mut self, source: &str, id: &str, known: Known) {
        let entries = self.0.entry(source.to_owned()).or_default();
        entries.insert(id.to_owned(), known);
    }

    /// Everything known of a source.
    pub fn of(&self, source: &str) -> impl Iterator<Item = (&String, &Known)> {
        self.0.get(source).into_iter().flatten()
    }
}

/// Where a folder's file is.
#[must_use]
pub fn path(folder: &str) -> String {
    format!("content/{folder}/{FILE}")
}

fn read(json: &Json) -> Option<State> {
    let known = |json: &Json| {
        let values = json.get("valeurs")?.as_object()?.iter();
        let keys: Option<Keys> = values
            .map(|(key, value)| Some((key.clone(), Value::from_json(value)?)))
            .collect();
        Some(Known {
            slug: json.get("fiche")?.as_str()?.to_owned(),
            keys: keys?,
        })
    };
    let source = |json: &Json| {
        let entries = json.as_object()?.iter();
        let entries = entries.map(|(id, json)| Some((id.clone(), known(json)?)));
        entries.collect::<Option<BTreeMap<_, _>>>()
    };
    let sources = json.get("sources")?.as_object()?.iter();
    let sources = sources.map(|(name, json)| Some((name.clone(), source(json)?)));
    sources.collect::<Option<_>>().map(State)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    fn load(text: &str) -> Option<State> {
        let sources = Sources::new(vec![SourceFile {
            path: path("evenements"),
            bytes: text.into(),
        }]);
        State::load(&sources, "evenements", &mut Diagnostics::default())
    }

    #[test]
    fn what_is_kept_is_read_back() {
        let mut state = State::default();
        let keys = Keys::from([("moyens".to_owned(), Value::list(["coupons"]))]);
        let slug = "le-bocal".to_owned();
        state.set("openstreetmap", "node/1", Known { slug, keys });
        assert_eq!(load(&state.text()).as_ref(), Some(&state));
        for wrong in ["", "{}", "[]", r#"{"sources": {"a": {"b": {}}}}"#] {
            assert_eq!(load(wrong), None, "{wrong}");
        }
    }
}
