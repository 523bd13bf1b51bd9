//! Keywords: entries of all kinds that share a word, whatever its case and accents.

use std::collections::BTreeMap;

use super::EntryFacts;
use crate::config::Language;
use crate::content::Content;
use crate::content::kinds::KINDS;
use crate::decode::slug::{fold, slugify};

/// A keyword and what it is said of.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag {
    /// What its address ends with; what differs by case, accents or marks alone is one keyword.
    pub slug: String,
    /// As most entries write it.
    pub title: String,
    /// Published entries in French that carry it: kind by kind, then by title.
    pub entries: Vec<usize>,
}

/// The keywords that several published entries share, by slug: one pass over all entries. What a single one carries leads
/// nowhere, so it has no page.
#[must_use]
pub fn collect(content: &Content<'_>, facts: &[EntryFacts]) -> Vec<Tag> {
    let mut found: BTreeMap<String, (BTreeMap<&str, usize>, Vec<usize>)> = BTreeMap::new();
    for (index, (entry, facts)) in content.entries.iter().zip(facts).enumerate() {
        if !facts.visible || facts.address.is_none() || entry.language != Language::Fr {
            continue;
        }
        for word in &entry.summary.keywords {
            let slug = slugify(word);
            if slug.is_empty() {
                continue;
            }
            let (spellings, entries) = found.entry(slug).or_default();
            *spellings.entry(word.trim()).or_default() += 1;
            if entries.last() != Some(&index) {
                entries.push(index);
            }
        }
    }
    let order = |index: &usize| {
        let entry = &content.entries[*index];
        let kind = KINDS.iter().position(|spec| spec.name == entry.spec.name);
        (kind, fold(&entry.summary.title), entry.slug)
    };
    let tag = |(slug, (spellings, mut entries)): (String, (BTreeMap<&str, usize>, Vec<usize>))| {
        entries.sort_by_cached_key(order);
        // Of spellings that are as frequent, the last in order: accents and lower case come after their plain letters.
        let title = spellings.into_iter().max_by_key(|(_, count)| *count);
        Tag {
            title: title.map_or_else(|| slug.clone(), |(title, _)| title.to_owned()),
            slug,
            entries,
        }
    };
    let shared = found.into_iter().map(tag);
    shared.filter(|tag| tag.entries.len() > 1).collect()
}

/// The keyword of a slug.
#[must_use]
pub fn at<'t>(tags: &'t [Tag], slug: &str) -> Option<&'t Tag> {
    let found = tags.binary_search_by(|tag| tag.slug.as_str().cmp(slug));
    found.ok().and_then(|place| tags.get(place))
}
