//! Just enough of Rust's grammar to see which paths a file uses: comments, strings and lifetimes left out.

/// An identifier, a number, `::`, or one sign.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    /// From 1.
    pub(super) line: usize,
    pub(super) text: String,
    /// How many inline modules (`mod tests { … }`) it stands in.
    pub(super) nesting: usize,
}

/// A path such as `std::fs::read`; a `use` with braces gives one for each leaf.
#[derive(Debug, PartialEq)]
pub(super) struct UsedPath {
    /// From 1.
    pub(super) line: usize,
    pub(super) segments: Vec<String>,
    /// How many inline modules it stands in.
    pub(super) nesting: usize,
}

/// Reads a file's tokens.
pub(super) fn read(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut rest, mut line) = (text, 1);
    while let Some(first) = rest.chars().next() {
        let length = match skipped(rest) {
            Some(length) => length,
            None => {
                let length = token_length(rest, first);
                if !first.is_whitespace() {
                    tokens.push(Token {
                        line,
                        text: rest[..length].to_owned(),
                        nesting: 0,
                    });
                }
                length
            }
        };
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    count_nesting(&mut tokens);
    tokens
}

/// Every path of two segments or more.
pub(super) fn paths(tokens: &[Token]) -> Vec<UsedPath> {
    let mut found = Vec::new();
    let mut at = 0;
    while at + 1 < tokens.len() {
        at = if is_name(&tokens[at]) && tokens[at + 1].text == "::" {
            let mut prefix = Vec::new();
            follow(tokens, at, &mut prefix, &mut found)
        } else {
            at + 1
        };
    }
    found
}

/// The length of a comment, a string, a character or a lifetime at the start of the text.
fn skipped(text: &str) -> Option<usize> {
    let up_to = |start: usize, end: &str| {
        text[start..]
            .find(end)
            .map_or(text.len(), |at| start + at + end.len())
    };
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if text.starts_with("/*") {
        return Some(block_comment(text));
    }
    let prefix = text.len() - text.trim_start_matches(['b', 'c', 'r']).len();
    let after = &text[prefix..];
    if prefix <= 2 && text[..prefix].ends_with('r') && after.starts_with(['"', '#']) {
        let hashes = after.len() - after.trim_start_matches('#').len();
        // `r#type` is a name.
        return after[hashes..]
            .starts_with('"')
            .then(|| up_to(prefix + hashes + 1, &format!("\"{}", "#".repeat(hashes))));
    }
    if prefix <= 1 && after.starts_with('"') {
        return Some(quoted(text, prefix, '"'));
    }
    if prefix <= 1 && after.starts_with('\'') {
        let mut inside = after[1..].chars();
        let (first, second) = (inside.next()?, inside.next());
        let character = first == '\\' || second == Some('\'');
        return Some(if character {
            quoted(text, prefix, '\'')
        } else {
            prefix + 1
        });
    }
    None
}

/// Block comments nest.
fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

fn quoted(text: &str, prefix: usize, quote: char) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().filter(|(at, _)| *at > prefix) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn token_length(text: &str, first: char) -> usize {
    let in_a_name = |character: char| character.is_alphanumeric() || character == '_';
    if in_a_name(first) {
        return text
            .find(|character| !in_a_name(character))
            .unwrap_or(text.len());
    }
    if text.starts_with("::") {
        2
    } else {
        first.len_utf8()
    }
}

fn count_nesting(tokens: &mut [Token]) {
    let (mut depth, mut modules) = (0_usize, Vec::new());
    for at in 0..tokens.len() {
        match tokens[at].text.as_str() {
            "{" => {
                depth += 1;
                if at >= 2 && tokens[at - 2].text == "mod" {
                    modules.push(depth);
                }
            }
            "}" => {
                if modules.last() == Some(&depth) {
                    modules.pop();
                }
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
        tokens[at].nesting = modules.len();
    }
}

fn is_name(token: &Token) -> bool {
    token
        .text
        .starts_with(|first: char| first.is_alphabetic() || first == '_')
}

/// Follows a path or a tree of paths from its first name; gives the place after it.
fn follow(
    tokens: &[Token],
    start: usize,
    prefix: &mut Vec<String>,
    found: &mut Vec<UsedPath>,
) -> usize {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let kept = prefix.len();
    let mut at = start;
    while at < tokens.len() && (is_name(&tokens[at]) || text(at) == "*") {
        prefix.push(text(at).to_owned());
        at += 1;
        if text(at) != "::" {
            break;
        }
        at += 1;
    }
    if text(at) == "{" && text(at - 1) == "::" {
        at += 1;
        while at < tokens.len() && text(at) != "}" {
            let next = follow(tokens, at, prefix, found);
            // Commas stand between the branches, and `as name` may.
            at = match text(next) {
                "as" => next + 2,
                _ if next == at => at + 1,
                _ => next,
            };
        }
        prefix.truncate(kept);
        return at + 1;
    }
    if at > start {
        let Token { line, nesting, .. } = tokens[start];
        found.push(UsedPath {
            line,
            segments: prefix.clone(),
            nesting,
        });
    }
    prefix.truncate(kept);
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(text: &str) -> Vec<String> {
        paths(&read(text))
            .iter()
            .map(|path| format!("{} {}", path.line, path.segments.join("::")))
            .collect()
    }

    #[test]
    fn a_tree_gives_its_leaves() {
        let text = "use crate::{\n    content::{Entry, kinds::recipe as r},\n    site::*,\n};\nuse std::fs;";
        assert_eq!(
            used(text),
            [
                "2 crate::content::Entry",
                "2 crate::content::kinds::recipe",
                "3 crate::site::*",
                "5 std::fs"
            ]
        );
    }

    #[test]
    fn paths_inside_expressions_count() {
        assert_eq!(
            used("fn f() { let x = std::fs::read(a)?; g::<u8>(crate::site::S) }"),
            ["1 std::fs::read", "1 g", "1 crate::site::S"]
        );
    }

    #[test]
    fn comments_strings_and_characters_do_not() {
        let text = "// std::fs\n/* std::fs /* std::env */ */ \"std::\\\"fs\" r#\"std::fs\"# b\"std::fs\" '\"' '\\'' \
                    fn f<'a>(x: &'a str) {}\nstd::net::X";
        assert_eq!(used(text), ["3 std::net::X"]);
    }

    #[test]
    fn inline_modules_are_counted() {
        let nesting: Vec<_> = paths(&read(
            "use a::b; mod tests { use super::c; fn f() { super::d() } } use e::f;",
        ))
        .iter()
        .map(|path| path.nesting)
        .collect();
        assert_eq!(nesting, [0, 1, 1, 0]);
    }
}
