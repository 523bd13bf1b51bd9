//! Problems as a person reads them at a terminal: the message, the line, what to do.

use std::collections::HashSet;
use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use solidoume::diagnostics::{Diagnostic, Diagnostics, Severity};
use solidoume::source::{Sources, Span};

use super::{Style, place};
use crate::messages::{self, Message};

/// How many problems a terminal shows: a site of ten thousand entries that lost a file must not print for minutes.
pub(super) const SHOWN: usize = 200;

/// A few lines of a file, and what is to be underlined in them.
pub(super) struct Excerpt<'s> {
    pub(super) text: &'s str,
    pub(super) first_line: usize,
    pub(super) marked: Range<usize>,
}

/// Writes the problems, or the gravest of them.
pub(super) fn print(
    diagnostics: &Diagnostics,
    sources: &Sources,
    style: Style<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let renderer = if style.colours {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let most = if style.all { usize::MAX } else { SHOWN };
    let shown = gravest(diagnostics, most);
    for (index, diagnostic) in diagnostics.iter().enumerate() {
        if shown.contains(&index) {
            writeln!(out, "{}\n", human(diagnostic, sources, style, &renderer))?;
        }
    }
    let hidden = diagnostics.iter().count() - shown.len();
    if hidden > 0 {
        let more = style
            .language
            .pick("… et encore, non montrés :", "… and more, not shown:");
        let all = style
            .language
            .pick("`--all` montre tout", "`--all` shows everything");
        writeln!(out, "{more} {hidden} ({all})\n")?;
    }
    Ok(())
}

/// Which problems to show: the gravest first when there are too many.
pub(super) fn gravest(diagnostics: &Diagnostics, most: usize) -> HashSet<usize> {
    let mut order: Vec<_> = diagnostics
        .iter()
        .enumerate()
        .map(|(index, diagnostic)| (diagnostic.problem.severity(), index))
        .collect();
    if order.len() > most {
        order.sort_unstable();
        order.truncate(most);
    }
    order.into_iter().map(|(_, index)| index).collect()
}

fn human(
    diagnostic: &Diagnostic,
    sources: &Sources,
    style: Style<'_>,
    renderer: &Renderer,
) -> String {
    let Message { text, hint } = messages::message(&diagnostic.problem, style.language);
    let severity = diagnostic.problem.severity();
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO,
    };
    let title = level
        .with_name(messages::severity(severity, style.language))
        .primary_title(printable(&text))
        .id(diagnostic.problem.code());

    let mut group = Group::with_title(title);
    if let Some(span) = diagnostic.span {
        group = show_place(group, span, sources, style);
    }
    if let Some(hint) = hint {
        let name = style.language.pick("aide", "help");
        group = group.element(Level::HELP.with_name(name).message(printable(&hint)));
    }
    renderer.render(&[group])
}

fn show_place<'s>(
    group: Group<'s>,
    span: Span,
    sources: &'s Sources,
    style: Style<'_>,
) -> Group<'s> {
    let place = place(span, sources, style);
    let bytes = &sources.file(span.source).bytes;
    match excerpt(bytes, span).filter(|_| style.excerpts) {
        Some(excerpt) => group.element(
            Snippet::source(excerpt.text)
                .path(printable(&place.file))
                .line_start(excerpt.first_line)
                .annotation(AnnotationKind::Primary.span(excerpt.marked)),
        ),
        None => group.element(
            Origin::path(printable(&place.file))
                .line(place.start.line)
                .char_column(place.start.column),
        ),
    }
}

/// The lines a span lies on; none where they are not text, or so long that they would drown the message.
pub(super) fn excerpt(bytes: &[u8], span: Span) -> Option<Excerpt<'_>> {
    const LONGEST: usize = 4_000;
    let start = (span.start as usize).min(bytes.len());
    let end = (span.end as usize).clamp(start, bytes.len());
    let from = bytes[..start]
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let to = bytes[end..]
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(bytes.len(), |at| end + at);
    if to - from > LONGEST {
        return None;
    }
    let text = std::str::from_utf8(&bytes[from..to]).ok()?;
    let text = text.strip_suffix('\r').unwrap_or(text);
    let marked = text.floor_char_boundary(start - from)..text.ceil_char_boundary(end - from);
    let first_line = bytes[..from].iter().filter(|byte| **byte == b'\n').count() + 1;
    // An empty line has nothing to underline.
    (!text.is_empty()).then_some(Excerpt {
        text,
        first_line,
        marked,
    })
}

/// Without the signs that could command a terminal: a content file must not repaint the screen of who reads about it.
fn printable(text: &str) -> String {
    text.chars()
        .map(|sign| {
            if sign.is_control() && sign != '\n' {
                '\u{fffd}'
            } else {
                sign
            }
        })
        .collect()
}
