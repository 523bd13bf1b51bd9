//! Problems as GitLab's report of code quality: a subset of the Code Climate format, as a JSON array.

use serde_json::{Value, json};
use solidoume::diagnostics::{Diagnostics, Severity};
use solidoume::source::Sources;

use super::fingerprint::Fingerprints;
use super::{Style, place, relative};
use crate::messages::{self, Message};

/// Every problem. GitLab needs a file and a line for each: a problem of the whole run stands at the site's settings.
pub(super) fn report(diagnostics: &Diagnostics, sources: &Sources, style: Style<'_>) -> Value {
    let mut fingerprints = Fingerprints::default();
    let problems = diagnostics.iter().map(|diagnostic| {
        let Message { text, hint } = messages::message(&diagnostic.problem, style.language);
        let (path, begin, end) = match diagnostic.span {
            Some(span) => {
                let lines = place(span, sources, style);
                (
                    relative(span, sources, style),
                    lines.start.line,
                    lines.end.line,
                )
            }
            None => (solidoume::config::PATH.to_owned(), 1, 1),
        };
        json!({
            "check_name": diagnostic.problem.code(),
            "description": hint.map_or(text.clone(), |hint| format!("{text} ({hint})")),
            "fingerprint": fingerprints.of(diagnostic, sources, style),
            "severity": severity(diagnostic.problem.severity()),
            "location": { "path": path, "lines": { "begin": begin, "end": end } },
        })
    });
    Value::Array(problems.collect())
}

/// GitLab knows info, minor, major, critical and blocker.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "critical",
        Severity::Warning => "minor",
        Severity::Advice => "info",
    }
}
