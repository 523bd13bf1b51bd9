//! What `check --fix` repairs: forms of dates, durations and quantities, order of keys, spaces the site sets itself.
//!
//! What is stored is what a contributor types on a plain keyboard, in the order the kind declares; comments, quotes and
//! ends of lines stay as they are. Every repair is read back before it is kept, and a whole repair is kept only if the
//! site it makes is the same to the byte ([`effect::keep_harmless`]).

pub mod effect;
mod order;
mod spaces;
mod values;

use std::ops::Range;

use crate::content::Content;
use crate::content::entry::Entry;
use crate::content::front_matter;
use crate::content::kind::Format;
use crate::decode::yaml::{self, Node, Value};
use crate::diagnostics::{Diagnostics, Severity};
use crate::source::{SourceFile, SourceId, Sources};

/// A file as it is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired {
    /// The file.
    pub source: SourceId,
    /// All of its text, repaired.
    pub text: String,
    /// What was changed, in order.
    pub changes: Vec<Change>,
}

/// One change, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The line, from 1, before anything moved.
    pub line: usize,
    /// What was changed.
    pub kind: ChangeKind,
    /// What was written.
    pub before: String,
    /// What is written now.
    pub after: String,
}

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// The form of a date, a duration or a quantity.
    Form,
    /// Spaces that the site sets itself.
    Spaces,
    /// The order of the keys.
    Order,
}

/// A part of a text and what takes its place.
#[derive(Debug, Clone)]
struct Edit {
    range: Range<usize>,
    text: String,
}

/// An entry's file being repaired.
struct Work<'w> {
    entry: &'w Entry<'w>,
    text: String,
    changes: Vec<Change>,
}

/// Repairs every entry whose structure is sure. `diagnostics` are those of the run: a file with an error in its keys is
/// left to whoever wrote it.
#[must_use]
pub fn propose(sources: &Sources, diagnostics: &Diagnostics) -> Vec<Repaired> {
    let content = Content::load(sources, &mut Diagnostics::default());
    let entries = content.entries.iter();
    entries
        .filter(|entry| is_sure(entry.source, diagnostics))
        .filter_map(|entry| repair(entry, sources.file(entry.source)))
        .collect()
}

/// Whether the keys of a file are all understood.
fn is_sure(source: SourceId, diagnostics: &Diagnostics) -> bool {
    !diagnostics.iter().any(|found| {
        found.problem.severity() == Severity::Error
            && found.problem.code().starts_with('C')
            && found.span.is_some_and(|span| span.source == source)
    })
}

fn repair(entry: &Entry<'_>, file: &SourceFile) -> Option<Repaired> {
    let text = std::str::from_utf8(&file.bytes).ok()?;
    let mut work = Work {
        entry,
        text: text.to_owned(),
        changes: Vec::new(),
    };
    values::repair(&mut work);
    spaces::repair_keys(&mut work);
    spaces::repair_text(&mut work);
    order::repair(&mut work);
    let Work { text, changes, .. } = work;
    (!changes.is_empty()).then_some(Repaired {
        source: entry.source,
        text,
        changes,
    })
}

impl Work<'_> {
    /// Where the keys stand.
    fn yaml(&self) -> Option<Range<usize>> {
        match self.entry.spec.format {
            Format::Data => Some(0..self.text.len()),
            Format::Markdown => {
                front_matter::split(self.entry.source, &self.text, &mut Diagnostics::default())
                    .map(|parts| parts.yaml)
            }
        }
    }

    /// The keys of a text, if it can be read without a word.
    fn keys(&self, text: &str, yaml: &Range<usize>) -> Option<Node> {
        let mut said = Diagnostics::default();
        let node = yaml::parse(
            self.entry.source,
            text.get(yaml.clone())?,
            yaml.start,
            &mut said,
        )?;
        said.is_empty().then_some(node)
    }

    /// Makes an edit of the keys if they still read, and read as `expected` says of the value that was there.
    fn edit_keys(&mut self, edit: &Edit, kind: ChangeKind, same: impl Fn(&Node, &Node) -> bool) {
        let Some(before) = self.yaml().and_then(|yaml| self.keys(&self.text, &yaml)) else {
            return;
        };
        let text = edited(&self.text, edit);
        let Some(yaml) = self.yaml() else { return };
        let end = yaml.end + edit.text.len() - edit.range.len();
        let Some(after) = self.keys(&text, &(yaml.start..end)) else {
            return;
        };
        if same(&before, &after) {
            self.note(edit, kind);
            self.text = text;
        }
    }

    fn note(&mut self, edit: &Edit, kind: ChangeKind) {
        let line = self.text[..edit.range.start].matches('\n').count() + 1;
        self.changes.push(Change {
            line,
            kind,
            before: self.text[edit.range.clone()].to_owned(),
            after: edit.text.clone(),
        });
    }
}

fn edited(text: &str, edit: &Edit) -> String {
    let mut result = String::with_capacity(text.len() + edit.text.len());
    result.push_str(&text[..edit.range.start]);
    result.push_str(&edit.text);
    result.push_str(&text[edit.range.end..]);
    result
}

/// Whether two trees hold the same keys in the same order, and texts that `alike` takes for the same.
fn same_tree(one: &Node, other: &Node, alike: &dyn Fn(&str, &str) -> bool) -> bool {
    match (&one.value, &other.value) {
        (Value::Null, Value::Null) => true,
        (Value::Text(one), Value::Text(other)) => one == other || alike(one, other),
        (Value::List(one), Value::List(other)) => {
            let mut pairs = one.iter().zip(other);
            one.len() == other.len() && pairs.all(|(one, other)| same_tree(one, other, alike))
        }
        (Value::Map(one), Value::Map(other)) => {
            let mut pairs = one.iter().zip(other);
            one.len() == other.len()
                && pairs.all(|((name, one), (other_name, other))| {
                    name.text == other_name.text && same_tree(one, other, alike)
                })
        }
        _ => false,
    }
}
