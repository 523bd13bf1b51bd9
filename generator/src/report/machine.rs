//! Problems as programs read them: JSON, and the workflow commands of GitHub Actions.

use serde_json::json;
use solidoume::diagnostics::{Diagnostic, Severity};
use solidoume::source::Sources;

use super::{Place, Style, place};
use crate::messages::{self, Language, Message};

/// One problem as a JSON object; lines and columns count from 1, columns in characters, the end is excluded.
pub(super) fn json_line(
    diagnostic: &Diagnostic,
    sources: &Sources,
    style: Style<'_>,
) -> serde_json::Value {
    let Message { text, hint } = messages::message(&diagnostic.problem, style.language);
    let place = diagnostic.span.map(|span| place(span, sources, style));
    let place = place.as_ref();
    json!({
        "code": diagnostic.problem.code(),
        "severity": messages::severity(diagnostic.problem.severity(), Language::En),
        "file": place.map(|place| &place.file),
        "line": place.map(|place| place.start.line),
        "column": place.map(|place| place.start.column),
        "end_line": place.map(|place| place.end.line),
        "end_column": place.map(|place| place.end.column),
        "message": text,
        "hint": hint,
    })
}

/// One problem as a workflow command of GitHub Actions; its end column is included, unlike ours.
pub(super) fn github_line(diagnostic: &Diagnostic, sources: &Sources, style: Style<'_>) -> String {
    let Message { text, hint } = messages::message(&diagnostic.problem, style.language);
    let command = match diagnostic.problem.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let mut properties = Vec::new();
    if let Some(span) = diagnostic.span {
        let Place { file, start, end } = place(span, sources, style);
        properties.push(format!("file={}", property(&file)));
        properties.push(format!("line={},endLine={}", start.line, end.line));
        // GitHub refuses columns for a range of several lines.
        if start.line == end.line {
            let last = end.column.saturating_sub(1).max(start.column);
            properties.push(format!("col={},endColumn={last}", start.column));
        }
    }
    properties.push(format!("title={}", property(diagnostic.problem.code())));
    let body = hint.map_or(text.clone(), |hint| format!("{text}\n{hint}"));
    format!("::{command} {}::{}", properties.join(","), data(&body))
}

/// Escapes the text of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes a property of a workflow command.
pub(super) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
