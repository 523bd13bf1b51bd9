//! Splits an entry into its front matter and its body, without losing where either stands.

use std::ops::Range;

use crate::diagnostics::{Diagnostics, Problem};
use crate::source::{SourceId, Span};

/// The two parts of an entry, as byte ranges of its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The YAML between the two `---`.
    pub yaml: Range<usize>,
    /// The Markdown after them.
    pub body: Range<usize>,
}

/// Finds the front matter. Without it, or when it does not end, that is reported and all of the text is the body.
pub fn split(source: SourceId, text: &str, diagnostics: &mut Diagnostics) -> Option<Parts> {
    let start = text
        .strip_prefix('\u{feff}')
        .map_or(0, |_| '\u{feff}'.len_utf8());
    let Some(first_line) = fence(&text[start..]) else {
        diagnostics.report(Span::new(source, start, start), Problem::FrontMatterMissing);
        return None;
    };
    let yaml_start = start + first_line;
    let mut at = yaml_start;
    for line in text[yaml_start..].split_inclusive('\n') {
        if fence(line).is_some() {
            return Some(Parts {
                yaml: yaml_start..at,
                body: at + line.len()..text.len(),
            });
        }
        at += line.len();
    }
    diagnostics.report(
        Span::new(source, start, start + 3),
        Problem::FrontMatterUnclosed,
    );
    None
}

/// The length of the first line if it is `---`.
fn fence(text: &str) -> Option<usize> {
    let line = text.split_inclusive('\n').next()?;
    (line.trim_end() == "---").then_some(line.len())
}
