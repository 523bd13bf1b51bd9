//! Web and e-mail addresses written within a text, which typography must not touch.

use std::ops::Range;

/// Where addresses stand, in order and apart from each other; cheap when there is none.
pub(super) fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut from = 0;
    while let Some(range) = next_address(text, from) {
        from = range.end;
        ranges.push(range);
    }
    ranges
}

fn next_address(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    (from..bytes.len()).find_map(|at| match bytes[at] {
        b':' if bytes[at..].starts_with(b"://") => {
            Some(back(bytes, from, at, b"+.-")..web_end(text, at + 3))
        }
        b'w' if bytes[at..].starts_with(b"www.") && begins_word(bytes, from, at) => {
            Some(at..web_end(text, at + 4))
        }
        b'@' => email(bytes, from, at),
        _ => None,
    })
}

/// Something on both sides of the `@`; dots and hyphens at the end belong to the sentence.
fn email(bytes: &[u8], from: usize, at: usize) -> Option<Range<usize>> {
    let start = back(bytes, from, at, b"._%+-");
    let length = bytes[at + 1..]
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || b".-@".contains(byte))
        .count();
    let mut end = at + 1 + length;
    while end > at + 1 && !bytes[end - 1].is_ascii_alphanumeric() {
        end -= 1;
    }
    (start < at && end > at + 1).then_some(start..end)
}

/// Up to a space or a quotation mark, without the marks that end the sentence.
fn web_end(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let length = rest
        .find(|next: char| {
            next.is_whitespace() || matches!(next, '"' | '<' | '>' | '«' | '»' | '“' | '”')
        })
        .unwrap_or(rest.len());
    let address = rest[..length].trim_end_matches([
        '.', ',', ';', ':', '!', '?', '…', ')', ']', '}', '\'', '’', '-', '–', '—',
    ]);
    from + address.len()
}

fn back(bytes: &[u8], from: usize, at: usize, allowed: &[u8]) -> usize {
    let length = bytes[from..at]
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_alphanumeric() || allowed.contains(byte))
        .count();
    at - length
}

fn begins_word(bytes: &[u8], from: usize, at: usize) -> bool {
    at == from || !bytes[at - 1].is_ascii_alphanumeric()
}
