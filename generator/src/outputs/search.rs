//! What can be found on each page: its words, as an index of them wants to be fed, and what results can be narrowed by.
//!
//! The library only says what there is to find. Whoever makes the index of it, a [`Sink`](super::Sink), is told here how
//! words were prepared, for a query must be prepared alike (`scripts/recherche/`): `œ` is `oe`, and what a French
//! apostrophe cuts off is a word of its own.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{Build, Localized};
use crate::config::Language;
use crate::content::facts::Standing;
use crate::content::kind::Address;
use crate::content::kinds::KINDS;
use crate::diagnostics::Diagnostics;
use crate::render::plain;
use crate::render::view::entries::EntryView;
use crate::render::view::page::PageView;
use crate::site::routes;

/// The type of pages that are no entries.
const PAGE: &str = "page";
/// Between parts that are no sentences.
const DOT: &str = " · ";
/// Follows an apostrophe that was cut, before the space: so that the space can be taken away where the text is shown.
const CUT: char = '\u{2060}';

/// What can be found on one page, in one language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Record {
    /// The language whose index it is for; a text that is not translated is in every index.
    pub language: &'static str,
    /// Its address from the site's root, with a slash before it.
    pub url: String,
    /// Its title, prepared.
    pub title: String,
    /// Everything else that can be found, prepared: what results show an excerpt of.
    pub text: String,
    /// What results are narrowed by and shown with, by name: `type`, `regime`, `commune`, `saison` (numbers of months),
    /// `langue` (of the text), `exemple`, `image`, and `ligatures` (words as they are written).
    pub traits: BTreeMap<&'static str, Vec<String>>,
    /// Words of the title and keywords, as they are written: what a misspelt query may have meant.
    pub words: Vec<String>,
}

/// Pages that no entry is: fixed ones, months, lists and directories, found by their title and summary.
pub(super) fn write(build: &Build<'_>, _: &mut Diagnostics) {
    if !build.emitter.indexes() {
        return;
    }
    for localized in &build.languages {
        let presenter = &localized.presenter;
        let fixed = routes::FIXED.iter().map(|(_, address)| *address);
        let kinds = KINDS.iter().filter(|spec| spec.address == Address::Folder);
        let lists = kinds.map(|spec| routes::of_folder(spec.folder, Language::Fr));
        let months = (1..=12).map(|month| routes::of_month(month, Language::Fr));
        let addresses = fixed.map(str::to_owned).chain(lists).chain(months);
        for address in addresses.filter(|address| address != routes::SEARCH) {
            page(build, localized, &presenter.fixed_page(&address));
        }
        for at in 0..build.site.content.directories.len() {
            page(build, localized, &presenter.directory_page(at));
        }
    }
}

fn page(build: &Build<'_>, localized: &Localized<'_>, page: &PageView) {
    let presenter = &localized.presenter;
    let (language, url) = (presenter.language, from_root(&page.url, presenter.root));
    let mut traits = BTreeMap::from([
        ("type", vec![PAGE.to_owned()]),
        ("langue", vec![language.word().to_owned()]),
    ]);
    note_ligatures(&mut traits, &[&page.title, &page.summary]);
    build.emitter.found(Record {
        language: language.word(),
        url,
        title: prepared(&page.title, language),
        text: prepared(&page.summary, language),
        traits,
        words: words(&page.title),
    });
}

/// An entry that is for visitors on the day, in every language that shows it.
pub(super) fn entry(build: &Build<'_>, index: usize, view: &EntryView) {
    let entry = &build.site.content.entries[index];
    let published = entry.summary.standing(build.site.today) == Standing::Published;
    let (Some(localized), true) = (
        build.localized(entry.language),
        published && build.emitter.indexes(),
    ) else {
        return;
    };
    let root = localized.presenter.root;
    let text = text_of(view);
    let card = &view.card;
    let mut traits = traits_of(build, index, view, root);
    note_ligatures(&mut traits, &[&card.title, &text]);
    let named = std::iter::once(&card.title).chain(view.keywords.iter().map(|word| &word.title));
    let words: BTreeSet<String> = named.flat_map(|name| words(name)).collect();
    let record = Record {
        language: card.language,
        url: from_root(&card.url, root),
        title: prepared(&card.title, entry.language),
        text: prepared(&text, entry.language),
        traits,
        words: words.into_iter().collect(),
    };
    for localized in &build.languages {
        let other = localized.presenter.language;
        let shown = build.site.in_language(index, other);
        let translated = shown != index && build.site.facts[shown].visible;
        if other != entry.language && !translated && entry.language == Language::Fr {
            let language = other.word();
            build.emitter.found(Record {
                language,
                ..record.clone()
            });
        }
    }
    build.emitter.found(record);
}

/// Everything an entry's page says: the summary first, for an excerpt begins with it when only the title was found.
fn text_of(view: &EntryView) -> String {
    let card = &view.card;
    let mut parts = vec![card.summary.clone()];
    let groups = view.composition.iter().flat_map(|known| &known.groups);
    for group in groups {
        parts.extend(group.title.clone());
        parts.extend(group.ingredients.iter().map(|ingredient| {
            let words = [&ingredient.quantity, &Some(ingredient.name.clone())];
            let words: Vec<&str> = words.into_iter().flatten().map(String::as_str).collect();
            words.join(" ")
        }));
    }
    parts.push(plain::text(&view.html));
    if let Some(place) = &view.place {
        parts.extend(place.name.clone());
        parts.extend(place.address.clone());
    }
    parts.extend(card.commune.clone());
    parts.extend(card.categories.iter().cloned());
    parts.extend(view.directory.iter().map(|link| link.title.clone()));
    parts.extend(card.family.clone());
    parts.extend(card.axis.clone());
    parts.extend(view.keywords.iter().map(|word| word.title.clone()));
    parts.retain(|part| !part.is_empty());
    parts.join(DOT)
}

fn traits_of(
    build: &Build<'_>,
    index: usize,
    view: &EntryView,
    root: &str,
) -> BTreeMap<&'static str, Vec<String>> {
    let (facts, card) = (&build.site.facts[index], &view.card);
    let diets = facts.derived.iter().flat_map(|derived| &derived.diets);
    let mut traits = BTreeMap::from([
        ("type", vec![card.kind.to_owned()]),
        ("langue", vec![card.language.to_owned()]),
        ("saison", card.months.iter().map(i8::to_string).collect()),
        ("regime", diets.map(|diet| diet.word().to_owned()).collect()),
        ("commune", card.commune.iter().cloned().collect()),
        (
            "image",
            card.image
                .iter()
                .map(|image| from_root(&image.url, root))
                .collect(),
        ),
    ]);
    if card.example {
        traits.insert("exemple", vec!["oui".to_owned()]);
    }
    traits.retain(|_, values: &mut Vec<String>| !values.is_empty());
    traits
}

/// An address from the server's root, as one from the site's: the index is the same wherever the site lives.
fn from_root(url: &str, root: &str) -> String {
    format!("/{}", url.strip_prefix(root).unwrap_or(url))
}

/// A text as the index is fed with it.
#[must_use]
pub fn prepared(text: &str, language: Language) -> String {
    let mut prepared = String::with_capacity(text.len() + 16);
    let mut before = ' ';
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            'œ' => prepared.push_str("oe"),
            'Œ' => prepared.push_str("Oe"),
            'æ' => prepared.push_str("ae"),
            'Æ' => prepared.push_str("Ae"),
            '\u{ad}' => {}
            '\'' | '’' if language == Language::Fr && before.is_alphabetic() => {
                prepared.push(sign);
                if signs.peek().is_some_and(|next| next.is_alphanumeric()) {
                    prepared.push(CUT);
                    prepared.push(' ');
                }
            }
            _ => prepared.push(sign),
        }
        before = sign;
    }
    prepared
}

/// Notes the words with `œ` or `æ`, in lower case: an excerpt shows them as they are written.
fn note_ligatures(traits: &mut BTreeMap<&'static str, Vec<String>>, texts: &[&str]) {
    let is_ligature = |sign: char| matches!(sign, 'œ' | 'Œ' | 'æ' | 'Æ');
    let runs = texts
        .iter()
        .flat_map(|text| text.split(|sign: char| !sign.is_alphabetic()));
    let found: BTreeSet<String> = runs
        .filter(|run| run.contains(is_ligature))
        .map(str::to_lowercase)
        .collect();
    if !found.is_empty() {
        traits.insert("ligatures", found.into_iter().collect());
    }
}

/// The words of a name that somebody may misspell.
fn words(name: &str) -> Vec<String> {
    const SHORTEST: usize = 4;
    name.split(|sign: char| !sign.is_alphabetic())
        .filter(|word| word.chars().count() >= SHORTEST)
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_are_two_letters() {
        assert_eq!(prepared("Œufs et bœuf", Language::Fr), "Oeufs et boeuf");
        assert_eq!(
            prepared("Curriculum vitæ", Language::En),
            "Curriculum vitae"
        );
    }

    #[test]
    fn what_an_apostrophe_cuts_off_is_a_word() {
        assert_eq!(
            prepared("l’ail, d'œufs", Language::Fr),
            "l’\u{2060} ail, d'\u{2060} oeufs"
        );
        assert_eq!(
            prepared("‘ail’ et les moines’", Language::Fr),
            "‘ail’ et les moines’"
        );
        assert_eq!(prepared("shepherd’s pie", Language::En), "shepherd’s pie");
    }

    #[test]
    fn words_with_ligatures_are_kept_as_they_are_written() {
        let mut traits = BTreeMap::new();
        note_ligatures(&mut traits, &["Œufs, main-d’œuvre", "les œufs"]);
        assert_eq!(traits["ligatures"], ["œufs", "œuvre"]);
    }
}
