//! The lines of an iCalendar file (RFC 5545), unfolded, each with its place in the file.
//!
//! Ours and not the crate `icalendar`'s: its parser unfolds the text first, so that no line knows where it stood, and
//! stops at the first line it does not understand.

use crate::diagnostics::{Diagnostics, Problem};
use crate::source::{SourceId, Span};

/// One content line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its name, in capitals: `DTSTART`.
    pub name: String,
    /// Its parameters, names in capitals, values without quotes.
    pub parameters: Vec<(String, String)>,
    /// Its value, as written.
    pub value: String,
    /// Its first line in the file.
    pub place: Span,
}

/// A component that holds no component we care for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// Its name, in capitals: `VEVENT`.
    pub name: String,
    /// Its own lines, without those of the components inside.
    pub lines: Vec<Line>,
    /// Its beginning.
    pub place: Span,
}

impl Line {
    /// The value of a parameter.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let (_, value) = self.parameters.iter().find(|(known, _)| known == name)?;
        Some(value)
    }

    /// The value as a text: `\n` is a line's end, `\,` a comma.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.value.len());
        let mut signs = self.value.chars();
        while let Some(sign) = signs.next() {
            match sign {
                '\\' => match signs.next() {
                    Some('n' | 'N') => text.push('\n'),
                    Some(escaped) => text.push(escaped),
                    None => {}
                },
                sign => text.push(sign),
            }
        }
        text
    }
}

impl Component {
    /// The first line of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.name == name)
    }
}

/// Every component directly inside the calendars of a file. What is no calendar is reported, and nothing comes back.
pub fn read(source: SourceId, text: &str, diagnostics: &mut Diagnostics) -> Option<Vec<Component>> {
    let mut refuse = |place: Span, detail: &str| {
        let (what, detail) = ("iCalendar", detail.to_owned());
        diagnostics.report(place, Problem::ImportSyntax { what, detail });
    };
    let mut components = Vec::new();
    // The names that are open, and the component being read.
    let (mut open, mut current): (Vec<String>, Option<Component>) = (Vec::new(), None);
    for (line, place) in unfolded(source, text) {
        let Some(line) = content_line(&line, place) else {
            refuse(place, "NAME:value");
            return None;
        };
        let of = line.value.trim().to_ascii_uppercase();
        match (line.name.as_str(), open.len()) {
            ("BEGIN", 0) if of == "VCALENDAR" => open.push(of),
            (_, 0) => {
                refuse(place, "BEGIN:VCALENDAR");
                return None;
            }
            ("BEGIN", depth) => {
                if depth == 1 {
                    let (name, lines) = (of.clone(), Vec::new());
                    current = Some(Component { name, lines, place });
                }
                open.push(of);
            }
            ("END", depth) => {
                if open.pop().as_ref() != Some(&of) {
                    refuse(place, "END");
                    return None;
                }
                if depth == 2 {
                    components.extend(current.take());
                }
            }
            (_, 2) => current
                .iter_mut()
                .for_each(|current| current.lines.push(line.clone())),
            _ => {}
        }
    }
    if !open.is_empty() || text.trim().is_empty() {
        let end = text.trim_end().len();
        refuse(Span::new(source, end, end), "END:VCALENDAR");
        return None;
    }
    Some(components)
}

/// Lines that were folded are whole again: a line that begins with white space continues the one before.
fn unfolded(source: SourceId, text: &str) -> Vec<(String, Span)> {
    let mut lines: Vec<(String, Span)> = Vec::new();
    let mut at = 0;
    for physical in text.split_inclusive('\n') {
        let line = physical.trim_end_matches(['\r', '\n']);
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((whole, _))) => whole.push_str(rest),
            _ if line.trim().is_empty() => {}
            _ => lines.push((line.to_owned(), Span::new(source, at, at + line.len()))),
        }
        at += physical.len();
    }
    lines
}

/// `NAME;PARAMETER="a:b":value`
fn content_line(line: &str, place: Span) -> Option<Line> {
    let mut is_quoted = false;
    let mut cuts = Vec::new();
    let mut end = None;
    for (at, sign) in line.char_indices() {
        match sign {
            '"' => is_quoted = !is_quoted,
            ';' if !is_quoted => cuts.push(at),
            ':' if !is_quoted => {
                end = Some(at);
                break;
            }
            _ => {}
        }
    }
    let end = end?;
    let mut parts = Vec::new();
    let mut start = 0;
    for cut in cuts.into_iter().chain([end]) {
        parts.push(&line[start..cut]);
        start = cut + 1;
    }
    let (name, parameters) = parts.split_first()?;
    let parameter = |part: &&str| {
        let (name, value) = part.split_once('=')?;
        Some((
            name.to_ascii_uppercase(),
            value.trim_matches('"').to_owned(),
        ))
    };
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_name.then(|| Line {
        name: name.to_ascii_uppercase(),
        parameters: parameters.iter().filter_map(parameter).collect(),
        value: line[end + 1..].to_owned(),
        place,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources};

    fn components(text: &str) -> Result<Vec<Component>, String> {
        let sources = Sources::new(vec![SourceFile {
            path: "a.ics".into(),
            bytes: text.into(),
        }]);
        let (id, _) = sources.at("a.ics").unwrap();
        let mut diagnostics = Diagnostics::default();
        read(id, text, &mut diagnostics).ok_or_else(|| {
            let found = diagnostics.iter().next().unwrap();
            let at = sources.position(id, found.span.unwrap().start);
            format!("{}:{}", at.line, at.column)
        })
    }

    #[test]
    fn lines_are_unfolded_and_keep_their_place() {
        let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY;X=\"a:b\":Un\r\n  a\\, b\\n\r\n c\r\nBEGIN:VALARM\r\nACTION:X\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let found = components(text).unwrap();
        let line = found[0].get("SUMMARY").unwrap();
        assert_eq!(
            (line.text().as_str(), line.parameter("X")),
            ("Un a, b\nc", Some("a:b"))
        );
        assert_eq!(found[0].lines.len(), 1);
    }

    #[test]
    fn what_is_no_calendar_is_refused_where_it_stops_being_one() {
        for (text, place) in [
            ("", "1:1"),
            ("<html>", "1:1"),
            (
                "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VTODO\nEND:VCALENDAR\n",
                "3:1",
            ),
            ("BEGIN:VCALENDAR\nrien\nEND:VCALENDAR\n", "2:1"),
            ("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "2:13"),
        ] {
            assert_eq!(components(text), Err(place.to_owned()), "{text}");
        }
    }
}
