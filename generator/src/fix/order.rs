//! Keys in the order their kind declares: whoever opens a file finds each where it is in every other.

use std::ops::Range;

use super::{Change, ChangeKind, Work, same_tree};
use crate::content::entry::COMMON_KEYS;
use crate::decode::yaml::{Node, Value};

/// A key with its value and the comments above it: whole lines.
struct Part {
    name: String,
    rank: usize,
    lines: Range<usize>,
}

/// Moves whole lines, comments with the key below them; nothing where keys do not begin their lines.
pub(super) fn repair(work: &mut Work<'_>) {
    let Some((yaml, before)) = work
        .yaml()
        .and_then(|yaml| work.keys(&work.text, &yaml).map(|node| (yaml, node)))
    else {
        return;
    };
    let Some(parts) = parts(work, &yaml, &before) else {
        return;
    };
    if parts.is_sorted_by_key(|part| part.rank) {
        return;
    }
    let mut sorted: Vec<&Part> = parts.iter().collect();
    sorted.sort_by_key(|part| part.rank);
    let (first, last) = (&parts[0], &parts[parts.len() - 1]);
    let moved: String = sorted
        .iter()
        .map(|part| &work.text[part.lines.clone()])
        .collect();
    let head = &work.text[..first.lines.start];
    let text = format!("{head}{moved}{}", &work.text[last.lines.end..]);
    let kept = work
        .keys(&text, &yaml)
        .is_some_and(|after| same_keys(&before, &after));
    if !kept {
        return;
    }
    let names = |parts: &mut dyn Iterator<Item = &Part>| -> String {
        parts
            .map(|part| part.name.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    work.changes.push(Change {
        line: work.text[..first.lines.start].matches('\n').count() + 1,
        kind: ChangeKind::Order,
        before: names(&mut parts.iter()),
        after: names(&mut sorted.into_iter()),
    });
    work.text = text;
}

/// Each key's lines; none where one of them is unknown, or does not begin its line.
fn parts(work: &Work<'_>, yaml: &Range<usize>, node: &Node) -> Option<Vec<Part>> {
    let pairs = node.map().filter(|pairs| pairs.len() > 1)?;
    let mut parts: Vec<Part> = Vec::with_capacity(pairs.len());
    for (name, _) in pairs {
        let start = name.span.start as usize;
        if start != yaml.start && !work.text[..start].ends_with('\n') {
            return None;
        }
        let mut declared = COMMON_KEYS.iter().chain(work.entry.spec.keys);
        let rank = declared.position(|key| key.name == name.text)?;
        let floor = parts.last().map_or(yaml.start, |part| part.lines.start + 1);
        let start = with_comments(&work.text, floor, start, parts.is_empty());
        if let Some(above) = parts.last_mut() {
            above.lines.end = start;
        }
        parts.push(Part {
            name: name.text.clone(),
            rank,
            lines: start..yaml.end,
        });
    }
    // The last key ends before the comments and empty lines below it, and its line must end.
    let last = parts.last_mut()?;
    let value = pairs.last().map_or(last.lines.start, |(name, node)| {
        node.span.end.max(name.span.end) as usize
    });
    last.lines.end = end_of_line(&work.text, value.max(last.lines.start), yaml.end);
    work.text[..last.lines.end].ends_with('\n').then_some(parts)
}

/// The beginning of the comments that stand right above a key. Above the first key, only those that touch it are its own.
fn with_comments(text: &str, floor: usize, key: usize, is_first: bool) -> usize {
    let mut start = key;
    while start > floor {
        let above = text[..start - 1].rfind('\n').map_or(0, |at| at + 1);
        let line = text[above..start].trim_end();
        let moves = line.starts_with('#') || (line.is_empty() && !is_first);
        if above < floor || !moves {
            break;
        }
        start = above;
    }
    start
}

fn end_of_line(text: &str, from: usize, most: usize) -> usize {
    // A block's text ends at the beginning of the line below it.
    if text[..from].ends_with('\n') {
        return from.min(most);
    }
    text[from..most].find('\n').map_or(most, |at| from + at + 1)
}

/// The same keys and values, in any order.
fn same_keys(one: &Node, other: &Node) -> bool {
    let (Value::Map(one), Value::Map(other)) = (&one.value, &other.value) else {
        return false;
    };
    one.len() == other.len()
        && one.iter().all(|(name, node)| {
            let found = other.iter().find(|(other, _)| other.text == name.text);
            found.is_some_and(|(_, found)| same_tree(node, found, &|_, _| false))
        })
}
