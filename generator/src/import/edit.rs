//! Changes keys and body of an entry's file and nothing else: comments, order, quotes and blank lines stay.
//!
//! Each change is made on the text, between the places the reader gives, and what comes out is read again: a change
//! that would say anything else than what was asked is not made at all.

use std::collections::BTreeMap;
use std::ops::Range;

use super::value::{Value, pair, quoted};
use crate::content::front_matter::{self, Parts};
use crate::decode::yaml::{self, Name, Node};
use crate::diagnostics::Diagnostics;
use crate::source::{SourceFile, Sources};

/// The name under which the body stands among the keys; no key of the content model has it.
pub const BODY: &str = "texte";

/// What a file says: its keys, and its body under [`BODY`].
pub type Keys = BTreeMap<String, Value>;

/// A file cut into its parts.
struct Cut {
    parts: Parts,
    node: Node,
}

/// What a file says; nothing when its front matter cannot be read.
#[must_use]
pub fn read(text: &str) -> Option<Keys> {
    let cut = cut(text)?;
    let mut keys: Keys = cut
        .node
        .map()?
        .iter()
        .filter_map(|(name, node)| Some((name.text.clone(), Value::of(node)?)))
        .collect();
    let body = text[cut.parts.body].replace("\r\n", "\n");
    if !body.trim().is_empty() {
        keys.insert(BODY.to_owned(), Value::text(body.trim()));
    }
    Some(keys)
}

/// A new file.
#[must_use]
pub fn write(keys: &[(&str, Value)], body: &str) -> String {
    let lines = keys
        .iter()
        .map(|(key, value)| format!("{}\n", pair(key, value, "\n")));
    let body = match body.trim() {
        "" => String::new(),
        body => format!("\n{body}\n"),
    };
    format!("---\n{}---\n{body}", lines.collect::<String>())
}

/// Gives a key another value, or takes it away. `order` says beside which keys a new one belongs.
///
/// Nothing comes back where the change would lose a comment, or where it cannot be made safely.
#[must_use]
pub fn change(text: &str, key: &str, value: Option<&Value>, order: &[&str]) -> Option<String> {
    let cut = cut(text)?;
    let changed = match (key, value) {
        (BODY, body) => with_body(text, &cut, body),
        (_, Some(value)) => match entry(&cut.node, key) {
            Some(old) => replace(text, old, value)?,
            None => insert(text, &cut, key, value, order),
        },
        (_, None) => match entry(&cut.node, key) {
            Some(old) => remove(text, old)?,
            None => text.to_owned(),
        },
    };
    let mut wanted = read(text)?;
    match value {
        Some(value) => wanted.insert(key.to_owned(), value.clone()),
        None => wanted.remove(key),
    };
    let found = read(&changed)?;
    let is_as_wanted = found.len() == wanted.len()
        && wanted
            .iter()
            .all(|(key, value)| found.get(key).is_some_and(|found| found.is(value)));
    is_as_wanted.then_some(changed)
}

/// The key whose value stands at this byte.
#[must_use]
pub fn key_at(text: &str, at: usize) -> Option<String> {
    let cut = cut(text)?;
    let mut pairs = cut.node.map()?.iter().rev();
    let (name, _) = pairs.find(|(name, _)| name.span.start as usize <= at)?;
    Some(name.text.clone())
}

fn cut(text: &str) -> Option<Cut> {
    let sources = Sources::new(vec![SourceFile {
        path: String::new(),
        bytes: Vec::new(),
    }]);
    let (id, _) = sources.iter().next()?;
    let mut diagnostics = Diagnostics::default();
    let parts = front_matter::split(id, text, &mut diagnostics)?;
    let node = yaml::parse(
        id,
        &text[parts.yaml.clone()],
        parts.yaml.start,
        &mut diagnostics,
    )?;
    (!diagnostics.has_errors()).then_some(Cut { parts, node })
}

fn entry<'n>(node: &'n Node, key: &str) -> Option<&'n (Name, Node)> {
    node.map()?.iter().find(|(name, _)| name.text == key)
}

/// From the key to the end of its value, without the white space after it.
fn region(text: &str, (name, node): &(Name, Node)) -> Range<usize> {
    let start = name.span.start as usize;
    let end = (node.span.end.max(name.span.end) as usize).min(text.len());
    let mut end = start + text[start..end].trim_end().len();
    let at = (node.span.start as usize).clamp(start, end);
    let length = scalar(node, &text[at..end]).or_else(|| collection(&text[at..end]));
    if let Some(length) = length {
        end = at + length;
    }
    if node.span.end <= name.span.end || Value::of(node).is_none() {
        // Nothing is written after the colon.
        let line = text[start..].lines().next().unwrap_or_default();
        end = end.max(start + line.find(':').map_or(line.len(), |at| at + 1));
    }
    start..end
}

/// The length of a text as it is written: the reader's place may go on to a comment after it.
fn scalar(node: &Node, written: &str) -> Option<usize> {
    node.text()?;
    let mut signs = written.char_indices();
    match signs.next()?.1 {
        '"' => loop {
            match signs.next()? {
                (_, '\\') => drop(signs.next()),
                (at, '"') => break Some(at + 1),
                _ => {}
            }
        },
        '\'' => {
            let mut rest = 1;
            loop {
                rest += written[rest..].find('\'')? + 1;
                if !written[rest..].starts_with('\'') {
                    break Some(rest);
                }
                rest += 1;
            }
        }
        '|' | '>' => None,
        _ => {
            let comment = written.find(" #").or_else(|| written.find("\t#"));
            comment.map(|at| written[..at].trim_end().len())
        }
    }
}

/// The length of a collection written between brackets, for the same reason.
fn collection(written: &str) -> Option<usize> {
    if !written.starts_with(['[', '{']) {
        return None;
    }
    let (mut depth, mut quote, mut before, mut is_escaped) = (0, None, ',', false);
    for (at, sign) in written.char_indices() {
        match (quote, sign) {
            (Some('"'), '\\') => is_escaped = !is_escaped,
            (Some(open), sign) if open == sign && !is_escaped => quote = None,
            (Some(_), _) => is_escaped = false,
            // Inside a word, an apostrophe is one.
            (None, '"' | '\'') if "[{,:".contains(before) => quote = Some(sign),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
        if !sign.is_whitespace() {
            before = sign;
        }
    }
    None
}

fn replace(text: &str, old: &(Name, Node), value: &Value) -> Option<String> {
    let all = region(text, old);
    let at = (old.1.span.start as usize).clamp(all.start, all.end);
    let written = &text[at..all.end];
    let is_on_the_keys_line = !text[all.clone()].contains('\n')
        && Value::of(&old.1).is_some()
        && !written.starts_with(['|', '>']);
    if is_on_the_keys_line {
        let value = in_the_manner_of(written, value);
        return Some(format!("{}{value}{}", &text[..at], &text[all.end..]));
    }
    if has_comment(&text[all.clone()]) {
        return None;
    }
    let newline = newline(text);
    let line = pair(&old.0.text, value, newline);
    Some(format!("{}{line}{}", &text[..all.start], &text[all.end..]))
}

/// A text takes the quotes of the one it replaces.
fn in_the_manner_of(written: &str, value: &Value) -> String {
    match value {
        Value::Text(text) if written.starts_with('"') => quoted(text),
        Value::Text(text) if written.starts_with('\'') && !text.contains(char::is_control) => {
            format!("'{}'", text.replace('\'', "''"))
        }
        value => value.yaml(),
    }
}

fn remove(text: &str, old: &(Name, Node)) -> Option<String> {
    let region = region(text, old);
    let start = text[..region.start].rfind('\n').map_or(0, |at| at + 1);
    let end = line_end(text, region.end);
    (!has_comment(&text[start..end])).then(|| format!("{}{}", &text[..start], &text[end..]))
}

fn insert(text: &str, cut: &Cut, key: &str, value: &Value, order: &[&str]) -> String {
    let rank = |key: &str| order.iter().position(|known| *known == key);
    let own = rank(key).unwrap_or(order.len());
    let pairs = cut.node.map().unwrap_or_default();
    let before = pairs
        .iter()
        .filter(|(name, _)| rank(&name.text).is_some_and(|rank| rank < own))
        .max_by_key(|(name, _)| rank(&name.text));
    let at = match before {
        Some(before) => line_end(text, region(text, before).end),
        None => cut.parts.yaml.start,
    };
    let newline = newline(text);
    let line = pair(key, value, newline);
    format!("{}{line}{newline}{}", &text[..at], &text[at..])
}

fn with_body(text: &str, cut: &Cut, body: Option<&Value>) -> String {
    let newline = newline(text);
    let head = &text[..cut.parts.body.start];
    match body {
        Some(Value::Text(body)) => {
            let body = body.trim().replace('\n', newline);
            let gap = if head.ends_with('\n') { "" } else { newline };
            format!("{head}{gap}{newline}{body}{newline}")
        }
        _ => head.to_owned(),
    }
}

/// Past the end of the line that holds this byte.
fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}

fn newline(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Whether some lines may hold a comment: a doubt keeps them as they are.
fn has_comment(lines: &str) -> bool {
    lines.lines().any(|line| {
        line.trim_start().starts_with('#') || line.contains(" #") || line.contains("\t#")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "---\n# Vu le 3 mai.\ntitre: \"Le Bocal\"   # sic\nresume: Une épicerie.  # bien\ncategories:\n  - vrac\n  - epicerie\n\nhoraires:\nmoyens: [coupons, \"]\", l'eau] # pas de e-doume\nproduits:\n  # de saison\n  - pomme\nnote: |\n  Deux\n  lignes\ntelephone: '04 ''00' # fixe\n---\n\nUn texte.\n";
    const ORDER: &[&str] = &[
        "titre",
        "resume",
        "categories",
        "adresse",
        "moyens",
        "horaires",
    ];

    fn changed(key: &str, value: Option<Value>) -> Option<String> {
        change(FILE, key, value.as_ref(), ORDER)
    }

    fn with(from: &str, to: &str) -> Option<String> {
        assert!(FILE.contains(from), "{from}");
        Some(FILE.replacen(from, to, 1))
    }

    #[test]
    fn one_value_is_replaced_where_it_stands() {
        let text = |text: &str| Some(Value::text(text));
        assert_eq!(
            changed("titre", text("Le \"Bocal\"")),
            with("\"Le Bocal\"", "\"Le \\\"Bocal\\\"\"")
        );
        assert_eq!(
            changed("telephone", text("l'04")),
            with("'04 ''00'", "'l''04'")
        );
        assert_eq!(
            changed("resume", text("a: b")),
            with("Une épicerie.", "\"a: b\"")
        );
        assert_eq!(
            changed("horaires", text("24/7")),
            with("horaires:", "horaires: 24/7")
        );
        assert_eq!(
            changed("moyens", Some(Value::list(["coupons", "e-doume"]))),
            with("[coupons, \"]\", l'eau]", "[coupons, e-doume]")
        );
        assert_eq!(
            changed("categories", Some(Value::list(["vrac"]))),
            with("categories:\n  - vrac\n  - epicerie", "categories: [vrac]")
        );
        assert_eq!(
            changed("note", text("Une")),
            with("note: |\n  Deux\n  lignes", "note: Une")
        );
    }

    #[test]
    fn a_comment_is_never_lost() {
        assert_eq!(changed("produits", Some(Value::list(["poire"]))), None);
        assert_eq!(changed("produits", None), None);
        assert_eq!(changed("moyens", None), None);
    }

    #[test]
    fn keys_come_and_go() {
        let address = Some(Value::text("1 rue A"));
        assert_eq!(
            changed("adresse", address),
            with("  - epicerie\n", "  - epicerie\nadresse: 1 rue A\n")
        );
        assert_eq!(
            changed("categories", None),
            with("categories:\n  - vrac\n  - epicerie\n", "")
        );
        assert_eq!(changed("horaires", None), with("horaires:\n", ""));
        assert_eq!(changed("absent", None).as_deref(), Some(FILE));
        let windows = FILE.replace('\n', "\r\n");
        let new = change(&windows, "adresse", Some(&Value::text("1 rue A")), ORDER);
        assert!(new.is_some_and(|text| text.contains("\r\nadresse: 1 rue A\r\n")));
    }

    #[test]
    fn the_body_is_replaced_whole() {
        assert_eq!(
            changed(BODY, Some(Value::text("Autre."))),
            with("Un texte.", "Autre.")
        );
        assert_eq!(changed(BODY, None), with("\nUn texte.\n", ""));
        assert_eq!(
            read(FILE).and_then(|keys| keys.get(BODY).cloned()),
            Some(Value::text("Un texte."))
        );
    }

    #[test]
    fn what_cannot_be_read_is_not_changed() {
        for text in [
            "",
            "titre: a\n",
            "---\ntitre: [\n---\n",
            "---\ntitre: a\ntitre: b\n---\n",
        ] {
            assert_eq!(
                change(text, "titre", Some(&Value::text("b")), ORDER),
                None,
                "{text}"
            );
        }
    }
}
