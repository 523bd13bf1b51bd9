//! A new file to fill in: its keys with their help and an example, as comments, and the beginning of its text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::front_matter;
use super::kind::{Address, Format, KindSpec};
use super::model::{BY_PROGRAMS, FIRST, Model, of_kind};
use crate::decode::fields::KeyInfo;
use crate::decode::scalar::scalar;
use crate::decode::shape::{Map, Relation, Shape};
use crate::decode::yaml;
use crate::diagnostics::Diagnostics;
use crate::source::{SourceFile, SourceId};

/// What is known of a new file already: values in YAML, by key.
pub type Answers = BTreeMap<&'static str, String>;

/// The longest a list of words may be on one line of comment.
const LINE: usize = 100;

/// Where a new entry goes, from the root; none for a name no file can have.
#[must_use]
pub fn path(spec: &KindSpec, slug: &str, directory: Option<&str>) -> String {
    let extension = match spec.format {
        Format::Markdown => "md",
        Format::Data => "yaml",
    };
    match (spec.address, directory) {
        (Address::Directory, Some(directory)) => {
            format!("content/{}/{directory}/{slug}.{extension}", spec.folder)
        }
        _ => format!("content/{}/{slug}.{extension}", spec.folder),
    }
}

/// The file of a new entry, with what is known of it filled in.
#[must_use]
pub fn text(spec: &'static KindSpec, answers: &Answers) -> String {
    let model = of_kind(spec);
    let mut yaml = head(&model);
    let (first, rest): (Vec<&KeyInfo>, Vec<&KeyInfo>) = model
        .keys()
        .filter(|key| !BY_PROGRAMS.contains(&key.name))
        .partition(|key| key.required || FIRST.contains(&key.name) || needed(&model, key));
    for key in first {
        show(
            &mut yaml,
            key,
            answers.get(key.name).map(String::as_str),
            true,
        );
    }
    if !rest.is_empty() {
        yaml.push_str("\n# Facultatif : ôtez le # devant une clé pour vous en servir.\n");
    }
    for key in rest {
        show(
            &mut yaml,
            key,
            answers.get(key.name).map(String::as_str),
            false,
        );
    }
    match spec.format {
        Format::Markdown => format!("---\n{yaml}---\n\n{}", spec.body),
        Format::Data => yaml,
    }
}

/// The file of a translation of `file`: its own title and summary, the texts of the original beside them, and the text to
/// translate. None when the original cannot be read.
#[must_use]
pub fn translation(
    spec: &'static KindSpec,
    title: &str,
    source: SourceId,
    file: &SourceFile,
) -> Option<String> {
    let mut unsaid = Diagnostics::default();
    let text = std::str::from_utf8(&file.bytes).ok()?;
    let parts = front_matter::split(source, text, &mut unsaid)?;
    let original = yaml::parse(source, &text[parts.yaml], 0, &mut unsaid)?;
    let mut yaml =
        String::from("# Une traduction : ce qui n'est pas écrit ici vient de l'original.\n");
    for key in of_kind(spec).keys().filter(|key| is_prose(key)) {
        let Some(value) = original.get(key.name).and_then(|node| node.text()) else {
            continue;
        };
        let value = scalar(value);
        let _ = match key.name {
            "titre" => write!(yaml, "\n# Original : {value}\ntitre: {}\n", scalar(title)),
            "resume" => write!(yaml, "\n# Original : {value}\nresume:\n"),
            name => write!(yaml, "\n# À traduire, sans le # :\n#{name}: {value}\n"),
        };
    }
    Some(format!("---\n{yaml}---\n{}", &text[parts.body]))
}

fn is_prose(key: &KeyInfo) -> bool {
    matches!(key.shape, Shape::Text(text) if text.pattern.is_none())
}

fn head(model: &Model) -> String {
    let end = match model.is_text() {
        true => "avant la seconde ligne de tirets",
        false => "jusqu'à la fin",
    };
    format!(
        "# {}\n# Une ligne qui commence par # est une explication : le site ne la lit pas. Remplissez les clés, {end}.\n",
        model.help
    )
}

/// Whether some relation needs this key first of all: a place for an event.
fn needed(model: &Model, key: &KeyInfo) -> bool {
    model
        .relations
        .iter()
        .any(|relation| matches!(relation, Relation::OneOf([first, ..]) if *first == key.name))
}

fn show(yaml: &mut String, key: &KeyInfo, value: Option<&str>, wanted: bool) {
    let _ = write!(yaml, "\n# {}\n", key.help);
    let shape = inner(&key.shape);
    match shape {
        Shape::Choice(words) => choices(yaml, words),
        Shape::Map(map) => keys(yaml, map),
        _ => {}
    }
    match value {
        Some(value) if value.starts_with('\n') => {
            let _ = writeln!(yaml, "{}:{value}", key.name);
        }
        Some(value) => {
            let _ = writeln!(yaml, "{}: {value}", key.name);
        }
        None => unanswered(yaml, key, shape, wanted),
    }
}

fn unanswered(yaml: &mut String, key: &KeyInfo, shape: &Shape, wanted: bool) {
    let is_rows = matches!((&key.shape, shape), (Shape::List(_), Shape::Map(_)));
    let items = key
        .example
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    match (wanted, items.filter(|_| is_rows)) {
        (true, Some(item)) => {
            let _ = writeln!(yaml, "{}:\n#  - {item}", key.name);
        }
        (false, Some(item)) => {
            let _ = writeln!(yaml, "#{}:\n#  - {item}", key.name);
        }
        (true, None) => {
            let _ = writeln!(yaml, "# Exemple : {}\n{}:", key.example, key.name);
        }
        (false, None) => {
            let _ = writeln!(yaml, "#{}: {}", key.name, key.example);
        }
    }
}

/// What a list is a list of; the shape itself for anything else.
fn inner(shape: &Shape) -> &Shape {
    match shape.usual() {
        Shape::List(items) => items.usual(),
        shape => shape,
    }
}

fn choices(yaml: &mut String, words: &[&str]) {
    let mut line = String::from("# Au choix :");
    for (at, word) in words.iter().enumerate() {
        if line.chars().count() + word.chars().count() > LINE {
            let _ = writeln!(yaml, "{line}");
            line = String::from("#  ");
        }
        let end = if at + 1 == words.len() { "." } else { "," };
        let _ = write!(line, " {word}{end}");
    }
    let _ = writeln!(yaml, "{line}");
}

fn keys(yaml: &mut String, map: &Map) {
    for key in map.keys {
        let needed = if key.required { ", toujours" } else { "" };
        let help = key.help.trim_end_matches('.');
        let _ = writeln!(
            yaml,
            "#   {}{needed} : {help} (exemple : {}).",
            key.name, key.example
        );
    }
}
