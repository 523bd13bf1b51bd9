//! One question for each key, in the terminal or from a pipe: an answer that the key would refuse is asked again.

use std::io::{self, BufRead, Write};

use solidoume::content::kind::KindSpec;
use solidoume::content::model::{BY_PROGRAMS, Model, of_kind};
use solidoume::content::skeleton::Answers;
use solidoume::decode::fields::KeyInfo;
use solidoume::decode::scalar::scalar;
use solidoume::decode::shape::{Relation, Shape};
use solidoume::decode::yaml::{self, Node};
use solidoume::diagnostics::Diagnostics;
use solidoume::source::{SourceFile, SourceId, Sources};

use super::super::Failure;
use super::words;
use crate::messages::{self, Language};

/// Asks for every needed key, then for the others if they are wanted, and adds the answers to those that are known.
pub(super) fn ask(spec: &'static KindSpec, answers: &mut Answers) -> Result<(), Failure> {
    let model = of_kind(spec);
    let mut talk = Talk::new();
    let (needed, rest): (Vec<&KeyInfo>, Vec<&KeyInfo>) = model
        .keys()
        .filter(|key| !answers.contains_key(key.name) && !BY_PROGRAMS.contains(&key.name))
        .filter(|key| key.required || spec.keys.iter().any(|own| own.name == key.name))
        .partition(|key| key.required);
    for key in needed {
        talk.ask_key(key, true, answers)?;
    }
    for relation in model.relations {
        if let Relation::OneOf(names) = relation {
            talk.ask_one_of(&model, names, answers)?;
        }
    }
    let rest: Vec<&KeyInfo> = rest
        .into_iter()
        .filter(|key| !is_settled(&model, key, answers))
        .collect();
    if !rest.is_empty() && talk.agrees(rest.len())? {
        for key in rest {
            talk.ask_key(key, false, answers)?;
        }
    }
    Ok(())
}

/// Whether a key was asked already, alone or as one of several.
fn is_settled(model: &Model, key: &KeyInfo, answers: &Answers) -> bool {
    let one_of = |relation: &Relation| match relation {
        Relation::OneOf(names) => names.contains(&key.name),
        Relation::Apart(..) => false,
    };
    answers.contains_key(key.name) || model.relations.iter().any(one_of)
}

/// A conversation: lines in, lines out.
struct Talk {
    lines: io::Lines<io::StdinLock<'static>>,
    /// A file for answers to be read from, as far as the reader of YAML is concerned.
    source: Option<SourceId>,
}

impl Talk {
    fn new() -> Self {
        let file = SourceFile {
            path: "réponse".to_owned(),
            bytes: Vec::new(),
        };
        let source = Sources::new(vec![file]).iter().next().map(|(id, _)| id);
        Self {
            lines: io::stdin().lock().lines(),
            source,
        }
    }

    /// One key: its help, then the question until the answer is right. Nothing answers a key that is not needed.
    fn ask_key(
        &mut self,
        key: &KeyInfo,
        needed: bool,
        answers: &mut Answers,
    ) -> Result<(), Failure> {
        explain(key, needed)?;
        let value = match rows(key) {
            true => self.ask_rows(key, needed)?,
            false => self.ask_value(key, needed)?,
        };
        if let Some(value) = value {
            answers.insert(key.name, value);
        }
        Ok(())
    }

    fn ask_value(&mut self, key: &KeyInfo, needed: bool) -> Result<Option<String>, Failure> {
        loop {
            let answer = self.line(key.name)?;
            if answer.is_empty() && !needed {
                return Ok(None);
            }
            let value = written(&key.shape, &answer);
            if self.is_right(key, &value)? {
                return Ok(Some(value));
            }
        }
    }

    /// A list of keys and values, one a line until an empty one.
    fn ask_rows(&mut self, key: &KeyInfo, needed: bool) -> Result<Option<String>, Failure> {
        let mut rows = String::new();
        loop {
            let answer = self.line("-")?;
            match (answer.is_empty(), rows.is_empty(), needed) {
                (true, true, true) => {
                    self.is_right(key, "")?;
                    continue;
                }
                (true, true, false) => return Ok(None),
                (true, false, _) => return Ok(Some(rows)),
                _ => {}
            }
            let row = braced(&answer);
            if self.is_right(key, &format!("[{row}]"))? {
                rows.push_str("\n  - ");
                rows.push_str(&row);
            }
        }
    }

    /// Keys of which one is needed: the first that is answered ends it.
    fn ask_one_of(
        &mut self,
        model: &Model,
        names: &[&'static str],
        answers: &mut Answers,
    ) -> Result<(), Failure> {
        loop {
            for key in model.keys().filter(|key| names.contains(&key.name)) {
                if !names.iter().any(|name| answers.contains_key(name)) {
                    self.ask_key(key, false, answers)?;
                }
            }
            if names.iter().any(|name| answers.contains_key(name)) {
                return Ok(());
            }
            writeln!(io::stdout(), "  Il faut répondre à l'une des deux.")?;
        }
    }

    fn agrees(&mut self, count: usize) -> Result<bool, Failure> {
        writeln!(io::stdout())?;
        let question = format!("Remplir aussi les {count} clés facultatives ? (o/n)");
        let answer = self.line(&question)?;
        Ok(answer.to_lowercase().starts_with('o'))
    }

    fn line(&mut self, prompt: &str) -> Result<String, Failure> {
        write!(io::stdout(), "{prompt} > ")?;
        io::stdout().flush()?;
        let line = self.lines.next().transpose()?;
        let line = line.ok_or_else(|| {
            // The question stays without an answer: what is said next begins its own line.
            let _ = writeln!(io::stdout());
            Failure::Refused(words::INTERRUPTED.to_owned())
        })?;
        Ok(line.trim().to_owned())
    }

    /// Whether the key reads this YAML; what is wrong with it is said as `check` would.
    fn is_right(&self, key: &KeyInfo, value: &str) -> Result<bool, Failure> {
        let mut problems = Diagnostics::default();
        let node = self.read(key, value, &mut problems);
        let right = match node {
            Some(node) => key.accepts(&node, &mut problems),
            None => false,
        };
        if right {
            return Ok(true);
        }
        for problem in problems.iter() {
            let message = messages::message(&problem.problem, Language::Fr);
            writeln!(io::stdout(), "  ✗ {}", message.text)?;
            if let Some(hint) = message.hint {
                writeln!(io::stdout(), "    {hint}")?;
            }
        }
        if problems.is_empty() {
            writeln!(io::stdout(), "  ✗ il faut une réponse")?;
        }
        Ok(false)
    }

    fn read(&self, key: &KeyInfo, value: &str, problems: &mut Diagnostics) -> Option<Node> {
        let text = format!("{}: {value}\n", key.name);
        let map = yaml::parse(self.source?, &text, 0, problems)?;
        let node = map.get(key.name)?;
        (!matches!(node.value, yaml::Value::Null)).then(|| node.clone())
    }
}

fn explain(key: &KeyInfo, needed: bool) -> io::Result<()> {
    let mut out = io::stdout();
    let optional = if needed { "" } else { " Entrée pour passer." };
    writeln!(out, "\n{}{optional}", key.help)?;
    if let Shape::Choice(words) = items(&key.shape) {
        writeln!(out, "  Au choix : {}.", words.join(", "))?;
    }
    if let Shape::Map(map) = items(&key.shape) {
        for key in map.keys {
            writeln!(out, "  {} : {}", key.name, key.help)?;
        }
    }
    match (rows(key), &key.shape) {
        (true, _) => {
            let example = key.example.trim_matches(['[', ']', '{', '}']);
            writeln!(
                out,
                "  Une ligne chacun, puis une ligne vide. Exemple : {example}"
            )
        }
        (false, Shape::List(_)) => {
            let example = key.example.trim_matches(['[', ']']);
            writeln!(out, "  Séparés par des virgules. Exemple : {example}")
        }
        _ => writeln!(out, "  Exemple : {}", key.example.trim_matches(['{', '}'])),
    }
}

fn items(shape: &Shape) -> &Shape {
    match shape.usual() {
        Shape::List(items) => items.usual(),
        shape => shape,
    }
}

fn rows(key: &KeyInfo) -> bool {
    matches!(key.shape, Shape::List(items) if matches!(items, Shape::Map(_)))
}

/// An answer as YAML: people type neither quotes nor braces.
fn written(shape: &Shape, answer: &str) -> String {
    match shape.usual() {
        _ if answer.is_empty() => String::new(),
        Shape::List(_) if answer.starts_with('[') => answer.to_owned(),
        Shape::List(_) => {
            let parts = answer
                .split(',')
                .map(str::trim)
                .filter(|part| !part.is_empty());
            format!("[{}]", parts.map(scalar).collect::<Vec<_>>().join(", "))
        }
        Shape::Map(_) | Shape::PerUnit(_) => braced(answer),
        Shape::Point => format!("[{}]", answer.trim_matches(['[', ']'])),
        Shape::Flag | Shape::Whole(..) | Shape::Choice(_) | Shape::Text(_) | Shape::Any(_) => {
            scalar(answer)
        }
    }
}

fn braced(answer: &str) -> String {
    match answer.starts_with('{') {
        true => answer.to_owned(),
        false => format!("{{{answer}}}"),
    }
}
