//! What `check` says beyond errors: doubtful texts, links to places that are not there, what has grown old.
//!
//! Only what a reader would notice and the generator cannot repair; a rule that is wrong once in twenty is not here.

pub mod anchors;
mod freshness;
mod pictures;
pub mod prose;
mod summary;
pub mod web;
mod words;

use rayon::prelude::*;

use crate::config::Language;
use crate::content::entry::Entry;
use crate::content::facts::{Food, IngredientLine};
use crate::content::front_matter;
use crate::content::kind::Format;
use crate::decode::yaml::{self, Node};
use crate::diagnostics::{Diagnostics, Problem};
use crate::site::Site;
use crate::source::{SourceId, Span};
use prose::Prose;

/// One entry under review.
struct Reviewed<'r> {
    site: &'r Site<'r>,
    entry: &'r Entry<'r>,
    /// Its own keys: a translation's, without those it inherits.
    keys: Node,
    /// Its text.
    prose: Prose,
}

type Rule = fn(&Reviewed<'_>, &mut Diagnostics);

/// The rules, each about one thing.
const RULES: &[Rule] = &[
    summary::repeats_title,
    summary::ends_with_a_period,
    summary::sentences_are_short,
    words::of_keys,
    words::of_text,
    words::headings_descend,
    words::links_say_where,
    pictures::words_describe,
    freshness::days_have_come,
    freshness::entries_are_reviewed,
    freshness::prices_are_recent,
    has_a_season,
];

/// Reviews every entry, in parallel.
pub fn review(site: &Site<'_>, diagnostics: &mut Diagnostics) {
    let found: Vec<Diagnostics> = site
        .content
        .entries
        .par_iter()
        .filter_map(|entry| {
            let mut own = Diagnostics::default();
            let reviewed = Reviewed::new(site, entry)?;
            for rule in RULES {
                rule(&reviewed, &mut own);
            }
            Some(own)
        })
        .collect();
    for own in found {
        diagnostics.absorb(own);
    }
}

impl<'r> Reviewed<'r> {
    /// None for files without texts, and for those whose keys cannot be read: their errors come first.
    fn new(site: &'r Site<'r>, entry: &'r Entry<'r>) -> Option<Self> {
        if entry.spec.format != Format::Markdown {
            return None;
        }
        let text = std::str::from_utf8(&site.sources.file(entry.source).bytes).ok()?;
        Some(Self {
            site,
            entry,
            keys: keys(entry.source, text)?,
            prose: Prose::read(entry.body, entry.body_span),
        })
    }

    /// A text of the front matter, and where it stands.
    fn text(&self, key: &str) -> Option<(&str, Span)> {
        let node = self.keys.get(key)?;
        Some((node.text()?, node.span))
    }

    fn is_french(&self) -> bool {
        self.entry.language == Language::Fr
    }

    /// The bytes of the file at a span.
    fn source(&self, span: Span) -> &str {
        let bytes = &self.site.sources.file(span.source).bytes;
        let range = span.start as usize..span.end as usize;
        bytes
            .get(range)
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or_default()
    }
}

/// The front matter's keys, read once more: what was wrong with them is already said.
fn keys(source: SourceId, text: &str) -> Option<Node> {
    let mut said = Diagnostics::default();
    let parts = front_matter::split(source, text, &mut said)?;
    let yaml = &text[parts.yaml.clone()];
    yaml::parse(source, yaml, parts.yaml.start, &mut said)
}

/// A recipe of free texts only would never be in season, nor have a cost.
fn has_a_season(reviewed: &Reviewed<'_>, diagnostics: &mut Diagnostics) {
    let Some(composition) = reviewed.entry.kind.composition() else {
        return;
    };
    // A sheet that does not exist is a mistake of its own, said where it is written.
    let has_sheet = composition.lines.iter().any(|line| {
        matches!(line, IngredientLine::Ingredient(ingredient)
            if !ingredient.optional && matches!(ingredient.food, Food::Product(_)))
    });
    if let Some(node) = reviewed.keys.get("ingredients")
        && !has_sheet
        && reviewed.is_french()
        && reviewed.entry.sound
    {
        let place = Span {
            end: node.span.start,
            ..node.span
        };
        diagnostics.report(place, Problem::NoSeason);
    }
}
