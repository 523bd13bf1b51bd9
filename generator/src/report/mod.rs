//! Says what is wrong: to a person at a terminal, to a program as JSON, to a pull request as annotations.

mod browser;
mod fingerprint;
mod gitlab;
mod human;
mod machine;
mod sarif;
#[cfg(test)]
mod tests;

use std::io::{self, Write};
use std::path::Path;

use solidoume::diagnostics::{Diagnostics, Severity};
use solidoume::source::{Position, Sources, Span};

use crate::messages::{self, Language};

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Advice];

/// For whom the report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// A terminal: each problem with its line.
    Human,
    /// A program: one JSON object a line.
    Json,
    /// GitHub: annotations beside the lines of a pull request.
    Github,
    /// Anything that reads SARIF 2.1.0: code scanning, editors.
    Sarif,
    /// GitLab: the report of code quality of a merge request.
    Gitlab,
}

/// How the report is to look.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style<'a> {
    pub(crate) format: Format,
    pub(crate) language: Language,
    /// Whether a terminal is shown every problem, however many there are.
    pub(crate) all: bool,
    /// Whether a terminal is shown colours.
    pub(crate) colours: bool,
    /// Whether a terminal is shown the lines themselves; those of a private file are for nobody else.
    pub(crate) excerpts: bool,
    /// The root as it was typed: paths are shown from where the reader stands.
    pub(crate) root: &'a Path,
}

/// Where a problem is, for people and for programs.
struct Place {
    file: String,
    start: Position,
    end: Position,
}

/// Writes every diagnostic, in the order it has.
///
/// # Errors
/// When `out` refuses, for example because its reader has gone.
pub(crate) fn print(
    diagnostics: &Diagnostics,
    sources: &Sources,
    style: Style<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    match style.format {
        Format::Human => human::print(diagnostics, sources, style, out),
        Format::Json => diagnostics.iter().try_for_each(|diagnostic| {
            let line = machine::json_line(diagnostic, sources, style);
            writeln!(out, "{line}")
        }),
        Format::Github => diagnostics.iter().try_for_each(|diagnostic| {
            let line = machine::github_line(diagnostic, sources, style);
            writeln!(out, "{line}")
        }),
        Format::Sarif => writeln!(out, "{:#}", sarif::log(diagnostics, sources, style)),
        Format::Gitlab => writeln!(out, "{:#}", gitlab::report(diagnostics, sources, style)),
    }
}

/// The gravest problems as a page can show them.
pub(crate) fn for_browser(
    diagnostics: &Diagnostics,
    sources: &Sources,
    style: Style<'_>,
) -> Vec<serde_json::Value> {
    browser::list(diagnostics, sources, style)
}

/// The line that sums up: `3 erreurs, 1 avertissement`.
pub(crate) fn summary(diagnostics: &Diagnostics, language: Language) -> String {
    messages::summary(
        &SEVERITIES.map(|severity| (severity, diagnostics.count(severity))),
        language,
    )
}

/// The file as services name it: from where the program was run, or from the root where that was given whole.
fn relative(span: Span, sources: &Sources, style: Style<'_>) -> String {
    let shown = place(span, sources, style).file;
    if Path::new(&shown).has_root() {
        return sources.file(span.source).path.clone();
    }
    shown
}

fn place(span: Span, sources: &Sources, style: Style<'_>) -> Place {
    let path = &sources.file(span.source).path;
    let root = style.root.strip_prefix(".").unwrap_or(style.root);
    Place {
        file: root.join(path).to_string_lossy().replace('\\', "/"),
        start: sources.position(span.source, span.start),
        end: sources.position(span.source, span.end.max(span.start)),
    }
}
