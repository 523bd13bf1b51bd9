//! Spaces that were pasted from elsewhere and that the site sets itself: what is stored is an ordinary space.

use super::{ChangeKind, Edit, Work, edited, same_tree};
use crate::config::Language;
use crate::decode::yaml::{Node, Value};
use crate::diagnostics::{Diagnostics, Problem};
use crate::render::components::NAMES;
use crate::render::markdown::{ComponentCall, Image, Link, PageContext, Rendered, to_html};
use crate::render::typography::Typographer;
use crate::source::Span;

/// Unbreakable and thin spaces.
const SPACES: [char; 4] = ['\u{a0}', '\u{202f}', '\u{2009}', '\u{2007}'];
/// A text with more of them is left: it was not typed, and trying each would take long.
const MOST: usize = 200;

/// The texts of the keys, but those that keep every character.
pub(super) fn repair_keys(work: &mut Work<'_>) {
    let Some(node) = work.yaml().and_then(|yaml| work.keys(&work.text, &yaml)) else {
        return;
    };
    let mut texts = Vec::new();
    for (name, value) in node.map().unwrap_or_default() {
        if !work.entry.kind.literals().contains(&name.text.as_str()) {
            collect(value, &mut texts);
        }
    }
    texts.sort_by_key(|span| std::cmp::Reverse(span.start));
    let language = work.entry.language;
    let sets_the_same = |one: &str, other: &str| set(one, language) == set(other, language);
    let first = work.changes.len();
    for span in texts {
        for edit in candidates(&work.text, span.start as usize..span.end as usize) {
            work.edit_keys(&edit, ChangeKind::Spaces, |one, other| {
                same_tree(one, other, &sets_the_same)
            });
        }
    }
    work.changes[first..].reverse();
}

fn collect(node: &Node, texts: &mut Vec<Span>) {
    match &node.value {
        Value::Text(text) if text.contains(SPACES) => texts.push(node.span),
        Value::List(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Map(pairs) => pairs.iter().for_each(|(_, value)| collect(value, texts)),
        _ => {}
    }
}

fn set(text: &str, language: Language) -> String {
    Typographer::new(language).set(text).into_owned()
}

/// An edit for each such space of a range, from the last to the first.
fn candidates(text: &str, range: std::ops::Range<usize>) -> Vec<Edit> {
    let start = range.start;
    let part = text.get(range).unwrap_or_default();
    let mut edits: Vec<Edit> = part
        .match_indices(SPACES)
        .take(MOST + 1)
        .map(|(at, space)| Edit {
            range: start + at..start + at + space.len(),
            text: " ".to_owned(),
        })
        .collect();
    if edits.len() > MOST {
        edits.clear();
    }
    edits.reverse();
    edits
}

/// The text below the keys. A space is kept where the page would change without it: in code, in a name.
pub(super) fn repair_text(work: &mut Work<'_>) {
    let Some(start) = work.yaml().map(|yaml| yaml.end) else {
        return;
    };
    let edits = candidates(&work.text, start..work.text.len());
    if edits.is_empty() {
        return;
    }
    let language = work.entry.language;
    let at = work.entry.body_span;
    let page = |text: &str| rendered(&text[start..], at, language);
    let before = page(&work.text);
    let all = edits
        .iter()
        .fold(work.text.clone(), |text, edit| edited(&text, edit));
    let kept: Vec<Edit> = if page(&all) == before {
        edits
    } else {
        let mut text = work.text.clone();
        let harmless = edits.into_iter().filter(|edit| {
            let tried = edited(&text, edit);
            let same = page(&tried) == before;
            if same {
                text = tried;
            }
            same
        });
        harmless.collect()
    };
    let first = work.changes.len();
    for edit in kept {
        work.note(&edit, ChangeKind::Spaces);
        work.text = edited(&work.text, &edit);
    }
    work.changes[first..].reverse();
}

/// A page on which every name exists: only how the text is set matters.
struct AnyPage;

impl PageContext for AnyPage {
    fn link(&self, target: &str) -> Result<Link, Problem> {
        Ok(Link {
            url: target.to_owned(),
            title: target.to_owned(),
        })
    }

    fn address(&self, address: &str) -> Result<String, Problem> {
        Ok(address.to_owned())
    }

    fn image(&self, file: &str) -> Result<Image, Problem> {
        Ok(Image {
            srcset: None,
            url: file.to_owned(),
            width: None,
            height: None,
        })
    }

    fn component(&self, call: &mut ComponentCall<'_>) -> Option<Result<String, Problem>> {
        let argument = call.argument.to_owned();
        Some(Ok(format!("{argument} {}", call.markdown())))
    }

    fn component_names(&self) -> &[&'static str] {
        &NAMES
    }
}

fn rendered(text: &str, at: Span, language: Language) -> Rendered {
    to_html(text, at, language, &AnyPage, &mut Diagnostics::default())
}
