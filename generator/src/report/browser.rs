//! Problems as `serve` shows them over a page: what, where, the lines, and what to do.

use serde_json::{Value, json};
use solidoume::diagnostics::{Diagnostic, Diagnostics};
use solidoume::source::{Sources, Span};

use super::human::excerpt;
use super::machine::json_line;
use super::{Style, human};

/// How many a page shows; the terminal shows more.
const SHOWN: usize = 30;

/// The gravest problems first; each with its place, and `source`, its path from the root.
pub(super) fn list(diagnostics: &Diagnostics, sources: &Sources, style: Style<'_>) -> Vec<Value> {
    let shown = human::gravest(diagnostics, SHOWN);
    let mut list: Vec<&Diagnostic> = diagnostics
        .iter()
        .enumerate()
        .filter(|(index, _)| shown.contains(index))
        .map(|(_, diagnostic)| diagnostic)
        .collect();
    list.sort_by_key(|diagnostic| diagnostic.problem.severity());
    list.into_iter()
        .map(|diagnostic| one(diagnostic, sources, style))
        .collect()
}

fn one(diagnostic: &Diagnostic, sources: &Sources, style: Style<'_>) -> Value {
    let mut problem = json_line(diagnostic, sources, style);
    if let Some(span) = diagnostic.span {
        problem["source"] = json!(sources.file(span.source).path);
        problem["excerpt"] = lines(sources, span).unwrap_or_default();
    }
    problem
}

/// The lines a problem lies on, in three parts: before, marked, after.
fn lines(sources: &Sources, span: Span) -> Option<Value> {
    let excerpt = excerpt(&sources.file(span.source).bytes, span)?;
    let (start, end) = (excerpt.marked.start, excerpt.marked.end);
    Some(json!({
        "first": excerpt.first_line,
        "before": excerpt.text.get(..start)?,
        "marked": excerpt.text.get(start..end)?,
        "after": excerpt.text.get(end..)?,
    }))
}
