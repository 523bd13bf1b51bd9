//! Footnotes: numbered in the order they are called, written once at the end, with a way back.

use std::collections::HashMap;

use super::{escape, labels::Labels};
use crate::diagnostics::{Diagnostics, Problem};
use crate::source::Span;

/// The notes of one page, those of its components included.
#[derive(Default)]
pub(super) struct Notes {
    numbers: HashMap<String, usize>,
    called: Vec<Called>,
    /// Label and HTML, in the order of the text; the first of a label counts.
    written: Vec<(String, String)>,
}

struct Called {
    label: String,
    first: Span,
    times: usize,
}

impl Notes {
    /// Writes the number that calls a note. Identifiers have a `_`, which a heading's never has.
    pub(super) fn call(
        &mut self,
        out: &mut String,
        label: &str,
        span: Span,
        linked: bool,
        labels: &Labels,
    ) {
        let key = label.to_lowercase();
        let next = self.called.len() + 1;
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.called.push(Called {
                label: label.to_owned(),
                first: span,
                times: 0,
            });
        }
        let called = &mut self.called[number - 1];
        called.times += 1;
        let id = call_id(number, called.times);
        if linked {
            let note = labels.note;
            out.push_str(&format!(
                "<sup id=\"{id}\"><a href=\"#note_{number}\" role=\"doc-noteref\" aria-label=\"{note} {number}\">{number}</a></sup>"
            ));
        } else {
            out.push_str(&format!("<sup id=\"{id}\">{number}</sup>"));
        }
    }

    /// Keeps a note's HTML until the end of the page.
    pub(super) fn write(&mut self, label: &str, html: String) {
        self.written.push((label.to_lowercase(), html));
    }

    /// Writes the section of notes. A note that is called and not written is reported; one never called is still shown.
    pub(super) fn finish(self, out: &mut String, labels: &Labels, diagnostics: &mut Diagnostics) {
        if self.called.is_empty() && self.written.is_empty() {
            return;
        }
        let mut written: HashMap<&str, &str> = HashMap::new();
        for (label, html) in &self.written {
            written.entry(label).or_insert(html);
        }
        out.push_str(&format!(
            "<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"{}\">\n<ol>\n",
            labels.notes
        ));
        for (index, called) in self.called.into_iter().enumerate() {
            out.push_str(&format!("<li id=\"note_{}\">", index + 1));
            let Some(html) = written.remove(called.label.to_lowercase().as_str()) else {
                escape::text(out, &called.label);
                out.push_str("</li>\n");
                diagnostics.report(
                    called.first,
                    Problem::FootnoteMissing { name: called.label },
                );
                continue;
            };
            write_note(out, html, index + 1, called.times, labels);
        }
        for (label, html) in &self.written {
            if written.remove(label.as_str()).is_some() {
                out.push_str(&format!("<li>{html}</li>\n"));
            }
        }
        out.push_str("</ol>\n</section>\n");
    }
}

/// The ways back stand in the last paragraph, where reading ends.
fn write_note(out: &mut String, html: &str, number: usize, times: usize, labels: &Labels) {
    let (body, end) = html
        .strip_suffix("</p>\n")
        .map_or((html, ""), |body| (body, "</p>\n"));
    out.push_str(body);
    for time in 1..=times {
        let (id, back) = (call_id(number, time), labels.back);
        out.push_str(&format!(
            " <a href=\"#{id}\" role=\"doc-backlink\" aria-label=\"{back} {number}"
        ));
        if time > 1 {
            out.push_str(&format!(" ({time})"));
        }
        out.push_str("\">↩</a>");
    }
    out.push_str(end);
    out.push_str("</li>\n");
}

fn call_id(number: usize, time: usize) -> String {
    if time == 1 {
        format!("call_{number}")
    } else {
        format!("call_{number}_{time}")
    }
}
