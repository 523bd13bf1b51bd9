//! The theme's words in one language: what pages say around the content.

use std::collections::BTreeSet;
use std::sync::Mutex;

use serde_json::Value as Json;
use tera::Value;

use super::typography;
use crate::config::Language;
use crate::decode::yaml::{self, Node, Value as Yaml};
use crate::diagnostics::{Diagnostics, Problem};
use crate::source::{Sources, Span};

/// Every word of a language, as a tree.
#[derive(Debug)]
pub struct Words {
    /// Their language.
    pub language: Language,
    tree: Json,
    /// The same tree, for templates.
    pub view: Value,
    /// Keys that were asked for and are not there.
    missing: Mutex<BTreeSet<String>>,
}

impl Words {
    /// Reads `themes/<theme>/words/<language>.yaml`.
    pub fn load(
        sources: &Sources,
        theme: &str,
        language: Language,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let path = format!("themes/{theme}/words/{}.yaml", language.word());
        let tree = match sources.at(&path) {
            Some((id, file)) => match std::str::from_utf8(&file.bytes) {
                Ok(text) => yaml::parse(id, text, 0, diagnostics).map(|node| json(&node, language)),
                Err(_) => {
                    diagnostics.report(Span::file(id), Problem::NotUtf8);
                    None
                }
            },
            None => {
                diagnostics.report_run(Problem::FileMissing { path });
                None
            }
        };
        let tree = tree.unwrap_or_default();
        Self {
            language,
            view: Value::from_serializable(&tree),
            tree,
            missing: Mutex::default(),
        }
    }

    /// A text, by its path in the tree. A missing one is its own path, and is reported at the end.
    #[must_use]
    pub fn get(&self, path: &[&str]) -> String {
        match self.tree(path).and_then(Json::as_str) {
            Some(text) => text.to_owned(),
            None => self.note_missing(path),
        }
    }

    /// A text with its placeholders replaced: `{de}` by the value of `de`.
    #[must_use]
    pub fn fill(&self, path: &[&str], values: &[(&str, &str)]) -> String {
        fill(&self.get(path), values)
    }

    /// One text of a list.
    #[must_use]
    pub fn nth(&self, path: &[&str], index: usize) -> String {
        match self
            .tree(path)
            .and_then(|list| list.get(index))
            .and_then(Json::as_str)
        {
            Some(text) => text.to_owned(),
            None => self.note_missing(path),
        }
    }

    /// A part of the tree, as it is.
    #[must_use]
    pub fn tree(&self, path: &[&str]) -> Option<&Json> {
        path.iter().try_fold(&self.tree, |tree, key| tree.get(key))
    }

    /// A list of the tree; a missing one is empty, and is reported at the end.
    #[must_use]
    pub fn items(&self, path: &[&str]) -> &[Json] {
        if let Some(items) = self.tree(path).and_then(Json::as_array) {
            return items;
        }
        self.note_missing(path);
        &[]
    }

    /// A word of a closed list of the content model, in this language; the French word where it has no other.
    #[must_use]
    pub fn value(&self, word: &str) -> String {
        let translated = self.tree.get("valeurs").and_then(|values| values.get(word));
        translated.and_then(Json::as_str).unwrap_or(word).to_owned()
    }

    /// A contributor's text with this language's typography.
    #[must_use]
    pub fn typeset(&self, text: &str) -> String {
        typeset(text, self.language)
    }

    /// Reports what was asked for and is not there.
    pub fn report_missing(&self, diagnostics: &mut Diagnostics) {
        let missing = self
            .missing
            .lock()
            .map(|missing| missing.clone())
            .unwrap_or_default();
        for key in missing {
            let language = self.language.word().to_owned();
            diagnostics.report_run(Problem::WordMissing { key, language });
        }
    }

    fn note_missing(&self, path: &[&str]) -> String {
        let key = path.join(".");
        if let Ok(mut missing) = self.missing.lock() {
            missing.insert(key.clone());
        }
        key
    }
}

/// A text with the typography of a language.
#[must_use]
pub fn typeset(text: &str, language: Language) -> String {
    match language {
        Language::Fr => typography::french(text).into_owned(),
        Language::En => typography::english(text).into_owned(),
    }
}

/// Replaces `{name}` by its value.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = text.to_owned();
    for (name, value) in values {
        filled = filled.replace(&format!("{{{name}}}"), value);
    }
    filled
}

fn json(node: &Node, language: Language) -> Json {
    match &node.value {
        Yaml::Null => Json::Null,
        Yaml::Text(text) => Json::String(typeset(text, language)),
        Yaml::List(items) => items.iter().map(|item| json(item, language)).collect(),
        Yaml::Map(pairs) => pairs
            .iter()
            .map(|(name, value)| (name.text.clone(), json(value, language)))
            .collect(),
    }
}
