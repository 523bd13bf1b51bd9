//! What the texts of one page share, those inside its components included: identifiers, notes, problems.

use std::collections::HashMap;

use super::fences::Inner;
use super::labels::{self, Labels};
use super::notes::Notes;
use super::origin::Origin;
use super::writer::Writer;
use super::{Heading, PageContext};
use crate::config::Language;
use crate::decode::slug::slugify;
use crate::diagnostics::{Diagnostics, Problem};
use crate::source::Span;

/// Identifier of a heading without letters.
const NAMELESS: &str = "section";

pub(super) struct Page<'p> {
    pub(super) language: Language,
    pub(super) labels: &'static Labels,
    pub(super) context: &'p dyn PageContext,
    pub(super) diagnostics: &'p mut Diagnostics,
    pub(super) headings: Vec<Heading>,
    pub(super) notes: Notes,
    pub(super) steps: Steps,
    /// Plain text so far: headings, steps and alternative texts are cut out of it.
    pub(super) text: String,
    pub(super) tables: usize,
    /// How many components surround what is being read.
    pub(super) depth: usize,
    /// Every identifier, and the number its next namesake gets.
    identifiers: HashMap<String, usize>,
    /// Anchors that links name, to be checked when all headings are known.
    anchors: Vec<(String, Span)>,
}

/// The steps of a recipe, found on the way.
#[derive(Default)]
pub(super) struct Steps {
    pub(super) items: Vec<String>,
    pub(super) state: Listening,
}

/// Whether an ordered list would be steps, or is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Listening {
    #[default]
    Elsewhere,
    Awaited,
    Heard,
}

impl<'p> Page<'p> {
    pub(super) fn new(
        language: Language,
        context: &'p dyn PageContext,
        diagnostics: &'p mut Diagnostics,
    ) -> Self {
        Self {
            language,
            labels: labels::of(language),
            context,
            diagnostics,
            headings: Vec::new(),
            notes: Notes::default(),
            steps: Steps::default(),
            text: String::new(),
            tables: 0,
            depth: 0,
            identifiers: HashMap::new(),
            anchors: Vec::new(),
        }
    }

    pub(super) fn report(&mut self, span: Span, problem: Problem) {
        self.diagnostics.report(span, problem);
    }

    /// Takes a heading into the page and gives its identifier.
    pub(super) fn add_heading(&mut self, level: u8, text: &str) -> &str {
        let slug = slugify(text);
        if self.depth == 0 && level == 2 {
            let method = matches!(slug.as_str(), "preparation" | "method");
            self.steps.state = if method {
                Listening::Awaited
            } else {
                Listening::Elsewhere
            };
        }
        let id = self.identifier(if slug.is_empty() {
            NAMELESS.to_owned()
        } else {
            slug
        });
        self.headings.push(Heading {
            level,
            id,
            text: text.to_owned(),
        });
        self.headings
            .last()
            .map_or(NAMELESS, |heading| heading.id.as_str())
    }

    /// The slug itself, or with the first number that is free.
    fn identifier(&mut self, slug: String) -> String {
        let mut number = self.identifiers.get(&slug).copied().unwrap_or(1);
        let mut id = slug.clone();
        while number > 1 || self.identifiers.contains_key(&id) {
            number = number.max(2);
            id = format!("{slug}-{number}");
            number += 1;
            if !self.identifiers.contains_key(&id) {
                break;
            }
        }
        self.identifiers.insert(slug, number.max(2));
        self.identifiers.entry(id.clone()).or_insert(2);
        id
    }

    /// Keeps an anchor until all headings are known.
    pub(super) fn expect_anchor(&mut self, anchor: &str, span: Span) {
        self.anchors.push((anchor.to_owned(), span));
    }

    /// Writes the notes and checks the anchors.
    pub(super) fn finish(&mut self, html: &mut String) {
        std::mem::take(&mut self.notes).finish(html, self.labels, self.diagnostics);
        for (anchor, span) in std::mem::take(&mut self.anchors) {
            if !self.identifiers.contains_key(&anchor) {
                self.report(
                    span,
                    Problem::BrokenAddress {
                        address: format!("#{anchor}"),
                    },
                );
            }
        }
        self.text.truncate(self.text.trim_end().len());
    }
}

impl Inner for Page<'_> {
    fn render(&mut self, text: &str, origin: &Origin) -> String {
        self.depth += 1;
        let html = Writer::new(self, text, origin).run();
        self.depth -= 1;
        html
    }

    fn report(&mut self, span: Span, problem: Problem) {
        self.diagnostics.report(span, problem);
    }
}
