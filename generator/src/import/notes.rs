//! What an import has to say of its source: what it did not understand, what it left out, what it worked out.

use std::collections::BTreeMap;

use crate::diagnostics::{Bilingual, Diagnostics, Problem};
use crate::source::Span;

/// How many problems are said with their place; those after are counted.
const MOST: usize = 200;
/// How many examples of what is not understood are kept.
const EXAMPLES: usize = 3;

/// Something a source says again and again and nothing here has a place for: a column, a tag, a component.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// How often.
    pub count: usize,
    /// Some of its values.
    pub examples: Vec<String>,
}

/// Collects them.
#[derive(Debug, Default)]
pub struct Notes {
    /// Problems of the source, each at its place.
    pub diagnostics: Diagnostics,
    /// Problems that were too many to be said.
    pub unsaid: usize,
    /// What was not understood, by name.
    pub unknown: BTreeMap<String, Unknown>,
    /// How many entries were left out.
    pub skipped: usize,
}

impl Notes {
    /// Says a problem.
    pub fn report(&mut self, place: Span, problem: Problem) {
        if self.diagnostics.mark() < MOST {
            self.diagnostics.report(place, problem);
        } else {
            self.unsaid += 1;
        }
    }

    /// Leaves an entry out.
    pub fn skip(&mut self, place: Span, entry: &str, reason: Bilingual, detail: &str) {
        self.skipped += 1;
        let (entry, detail) = (shortened(entry), shortened(detail));
        self.report(
            place,
            Problem::ImportSkipped {
                entry,
                reason,
                detail,
            },
        );
    }

    /// Says what was worked out, and from what.
    pub fn guess(
        &mut self,
        place: Span,
        entry: &str,
        key: &'static str,
        text: &str,
        reason: Bilingual,
    ) {
        let (entry, text) = (shortened(entry), shortened(text));
        let problem = Problem::ImportGuess {
            entry,
            key,
            text,
            reason,
        };
        self.report(place, problem);
    }

    /// Counts something nothing here has a place for.
    pub fn unknown(&mut self, name: &str, example: &str) {
        let unknown = self.unknown.entry(shortened(name)).or_default();
        unknown.count += 1;
        let example = shortened(example);
        if unknown.examples.len() < EXAMPLES
            && !example.is_empty()
            && !unknown.examples.contains(&example)
        {
            unknown.examples.push(example);
        }
    }
}

/// The beginning of a text, on one line: what is shown of it fits a message.
#[must_use]
pub fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    let text = super::text::line(text);
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}
