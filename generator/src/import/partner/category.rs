//! Which categories of the directory a place belongs to: by `_import.yaml`, by their own names, by OpenStreetMap's tags.

use super::keys::Keys;
use super::names::{self, normal};
use super::properties::Properties;
use crate::content::directory::Category;
use crate::content::origin::MAPPING;
use crate::decode::fields::nearest;
use crate::decode::slug::fold;
use crate::decode::yaml::{self, Node};
use crate::diagnostics::{Diagnostics, Problem};
use crate::import::notes::Notes;
use crate::import::value::Value;
use crate::source::Sources;

/// The categories of a directory, and what sources call them.
#[derive(Debug)]
pub(super) struct Categories {
    known: Vec<Category>,
    /// `shop=tea` or `Épicerie fine`, folded, and the category it means; none for what is not wanted here.
    mapping: Vec<(String, Option<String>)>,
}

impl Categories {
    /// Reads `_import.yaml`, if the directory has one: under `categories`, a source's word and the category it means.
    pub(super) fn load(
        sources: &Sources,
        folder: &str,
        known: Vec<Category>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut all = Self {
            known,
            mapping: Vec::new(),
        };
        let path = format!("content/{folder}/{MAPPING}");
        let Some((id, file)) = sources.at(&path) else {
            return all;
        };
        let text = String::from_utf8_lossy(&file.bytes);
        let Some(root) = yaml::parse(id, &text, 0, diagnostics) else {
            return all;
        };
        for (name, node) in root.map().unwrap_or_default() {
            if name.text != "categories" {
                let (key, suggestion) = (name.text.clone(), Some("categories".to_owned()));
                diagnostics.report(name.span, Problem::UnknownKey { key, suggestion });
                continue;
            }
            for (word, node) in node.map().unwrap_or_default() {
                all.map(&word.text, node, folder, diagnostics);
            }
        }
        all
    }

    fn map(&mut self, word: &str, node: &Node, folder: &str, diagnostics: &mut Diagnostics) {
        let meant = node.text().unwrap_or_default();
        let found = self
            .known
            .iter()
            .find(|known| fold(&known.key) == fold(meant));
        if found.is_none() && !meant.is_empty() {
            let allowed: Vec<String> = self.known.iter().map(|known| known.key.clone()).collect();
            let suggestion = nearest(meant, allowed.iter().map(String::as_str));
            let (category, directory) = (meant.to_owned(), folder.to_owned());
            let problem = Problem::UnknownCategory {
                category,
                directory,
                allowed,
                suggestion,
            };
            diagnostics.report(node.span, problem);
        }
        let key = found.map(|known| known.key.clone());
        self.mapping.push((fold(word), key));
    }

    /// Says the categories of a place; the title of the first comes back. What no category corresponds to is counted.
    pub(super) fn say(
        &self,
        properties: &mut Properties,
        keys: &mut Keys,
        notes: &mut Notes,
    ) -> Option<String> {
        let (mut found, mut place): (Vec<&Category>, _) = (Vec::new(), properties.place);
        if let Some(property) = properties.take(names::CATEGORIES) {
            place = property.place;
            for item in property.items() {
                let whole = self.named(&item);
                let parts: Vec<&str> = match whole {
                    Some(_) => vec![item.as_str()],
                    None => item.split([',', '|']).map(str::trim).collect(),
                };
                for part in parts.into_iter().filter(|part| !part.is_empty()) {
                    match self.named(part) {
                        Some(category) => found.extend(category),
                        None => notes.unknown(&property.name, part),
                    }
                }
            }
        }
        for tag in names::TAGS {
            let Some(property) = properties.take(&[*tag]) else {
                continue;
            };
            for item in property.items() {
                match self.tagged(&format!("{}={item}", property.name)) {
                    Some(category) => found.extend(category),
                    None => notes.unknown(&property.name, &item),
                }
            }
        }
        let mut words: Vec<&str> = Vec::new();
        for category in &found {
            if !words.contains(&category.key.as_str()) {
                words.push(&category.key);
            }
        }
        let title = found.first().map(|category| category.title.clone());
        keys.put("categories", Value::list(words), place);
        title
    }

    /// The category a word means; `Some(None)` when `_import.yaml` says that it means none.
    fn named(&self, word: &str) -> Option<Option<&Category>> {
        let folded = fold(word);
        if let Some((_, key)) = self.mapping.iter().find(|(known, _)| *known == folded) {
            return Some(key.as_deref().and_then(|key| self.of_key(key)));
        }
        let is_it = |known: &&Category| {
            fold(&known.key) == folded || fold(&known.title) == folded || known.key == normal(word)
        };
        self.known.iter().find(is_it).map(Some)
    }

    fn tagged(&self, tag: &str) -> Option<Option<&Category>> {
        if let Some(mapped) = self.named(tag) {
            return Some(mapped);
        }
        let (_, words) = names::TAG_WORDS.iter().find(|(known, _)| *known == tag)?;
        words.iter().find_map(|word| self.of_key(word)).map(Some)
    }

    fn of_key(&self, key: &str) -> Option<&Category> {
        self.known
            .iter()
            .find(|known| fold(&known.key) == fold(key))
    }
}
