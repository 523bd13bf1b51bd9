//! What an import will do: each record finds its entry, or becomes one. Nothing is deleted, and what hands wrote stays.

use std::collections::{HashMap, HashSet};

use super::edit::{self, Keys};
use super::merge::{Difference, Fate, differences};
use super::record::{self, Record};
use super::state::{self, Known, State};
use super::value::Value;
use crate::content::kind::KindSpec;
use crate::decode::slug::{fold, is_slug};
use crate::source::Sources;

/// Where records go.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// Their kind.
    pub spec: &'static KindSpec,
    /// Their folder under `content/`.
    pub folder: &'a str,
    /// The source's name.
    pub source: &'a str,
    /// Whether the records are all the source has: what is not among them is gone there.
    pub is_whole: bool,
}

/// What is to be written, and what is to be said of it.
#[derive(Debug, Default)]
pub struct Plan {
    /// Files to write, by their path from the root.
    pub files: Vec<(String, String)>,
    /// What becomes of each record, in the order of the source.
    pub entries: Vec<Done>,
    /// Entries the source had at the last import and has no more.
    pub gone: Vec<String>,
}

/// What became of one record.
#[derive(Debug, Clone)]
pub struct Done {
    /// Its file.
    pub path: String,
    /// Its title.
    pub title: String,
    /// What happened.
    pub outcome: Outcome,
    /// Where the entry and its source differed.
    pub differences: Vec<Difference>,
}

/// What happens to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A new file.
    Created,
    /// Some values of its file change.
    Updated,
    /// Nothing changes.
    Unchanged,
    /// An entry of that name was written by hand, and stays as it is.
    ByHand,
    /// Somebody took `origine` away: the entry belongs to them now.
    Detached,
    /// Somebody deleted the entry: it does not come back.
    Deleted,
}

/// A file that is there.
struct Here<'s> {
    name: &'s str,
    slug: &'s str,
    text: &'s str,
    keys: Keys,
    origin: Option<(String, String)>,
}

/// Plans an import. `ids` are the names of everything the source has, records left out included.
#[must_use]
pub fn plan(
    sources: &Sources,
    target: Target<'_>,
    mut state: State,
    records: &[Record],
    ids: &HashSet<String>,
) -> Plan {
    let before = sources.at(&state::path(target.folder));
    let before = before.map(|(_, file)| String::from_utf8_lossy(&file.bytes).into_owned());
    let prefix = format!("content/{}/", target.folder);
    let here: Vec<Here<'_>> = sources
        .under(&prefix)
        .filter_map(|(_, file)| here(file.path.strip_prefix(&prefix)?, &file.bytes))
        .collect();
    let mut planner = Planner::new(target, &here);
    let mut plan = Plan {
        gone: if target.is_whole {
            planner.gone(&state, ids)
        } else {
            Vec::new()
        },
        ..Plan::default()
    };
    for record in records {
        let (done, file) = planner.place(record, &mut state);
        plan.files
            .extend(file.map(|text| (done.path.clone(), text)));
        plan.entries.push(done);
    }
    let after = state.text();
    if state != State::default() && before.as_ref() != Some(&after) {
        plan.files.push((state::path(target.folder), after));
    }
    plan
}

/// A French entry of the folder; translations follow their originals.
fn here<'s>(name: &'s str, bytes: &'s [u8]) -> Option<Here<'s>> {
    let stem = name.strip_suffix(".md")?;
    let slug = stem.strip_suffix(".fr").unwrap_or(stem);
    if !is_slug(slug) {
        return None;
    }
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    // An entry that cannot be read still has its name.
    let keys = edit::read(text).unwrap_or_default();
    let origin = match keys.get("origine") {
        Some(Value::Map(pairs)) => {
            let of = |key: &str| match pairs.iter().find(|(name, _)| name == key) {
                Some((_, Value::Text(text))) => Some(text.clone()),
                _ => None,
            };
            of("source").zip(of("id"))
        }
        _ => None,
    };
    Some(Here {
        name,
        slug,
        text,
        keys,
        origin,
    })
}

struct Planner<'a> {
    target: Target<'a>,
    order: Vec<&'static str>,
    here: &'a [Here<'a>],
    by_origin: HashMap<(&'a str, &'a str), usize>,
    by_slug: HashMap<&'a str, usize>,
    /// Names of files that are there or will be.
    taken: HashSet<String>,
}

impl<'a> Planner<'a> {
    fn new(target: Target<'a>, here: &'a [Here<'a>]) -> Self {
        let origins = here.iter().enumerate().filter_map(|(index, here)| {
            let (source, id) = here.origin.as_ref()?;
            Some(((source.as_str(), id.as_str()), index))
        });
        Self {
            target,
            order: record::order(target.spec),
            here,
            by_origin: origins.collect(),
            by_slug: (here.iter().enumerate())
                .map(|(index, here)| (here.slug, index))
                .collect(),
            taken: here.iter().map(|here| here.slug.to_owned()).collect(),
        }
    }

    fn gone(&self, state: &State, ids: &HashSet<String>) -> Vec<String> {
        let gone = state.of(self.target.source).filter_map(|(id, _)| {
            let index = self.by_origin.get(&(self.target.source, id.as_str()))?;
            (!ids.contains(id)).then(|| self.path(self.here[*index].slug))
        });
        gone.collect()
    }

    /// What becomes of a record, and the text of its file where it changes.
    fn place(&mut self, record: &Record, state: &mut State) -> (Done, Option<String>) {
        let source = self.target.source;
        if let Some(index) = self.by_origin.get(&(source, record.id.as_str())) {
            return self.merge(&self.here[*index], record, state);
        }
        if let Some(known) = state.get(source, &record.id) {
            let outcome = match self.by_slug.contains_key(known.slug.as_str()) {
                true => Outcome::Detached,
                false => Outcome::Deleted,
            };
            return (self.done(record, &known.slug, outcome), None);
        }
        if let Some(index) = self.by_slug.get(record.slug.as_str())
            && self.here[*index].origin.is_none()
            && !are_apart(&self.here[*index], record)
        {
            let here = &self.here[*index];
            let mut done = self.done(record, here.slug, Outcome::ByHand);
            done.differences = differences(&record.compared(), &here.keys, &record.compared());
            return (done, None);
        }
        let slug = self.free_slug(record);
        self.note(record, &slug, state);
        let text = record.written(self.target.spec, Some(source));
        (self.done(record, &slug, Outcome::Created), Some(text))
    }

    fn merge(&self, here: &Here<'_>, record: &Record, state: &mut State) -> (Done, Option<String>) {
        let source = self.target.source;
        let empty = Keys::new();
        let last = state
            .get(source, &record.id)
            .map_or(&empty, |known| &known.keys);
        let mut found = differences(last, &here.keys, &record.compared());
        let mut text = here.text.to_owned();
        for difference in &mut found {
            if difference.fate != Fate::Taken {
                continue;
            }
            match edit::change(
                &text,
                &difference.key,
                difference.source.as_ref(),
                &self.order,
            ) {
                Some(changed) => text = changed,
                // It would cost a comment: whoever wrote it decides.
                None => difference.fate = Fate::Conflict,
            }
        }
        self.note(record, here.slug, state);
        let is_changed = text != here.text;
        let outcome = if is_changed {
            Outcome::Updated
        } else {
            Outcome::Unchanged
        };
        let mut done = self.done(record, here.slug, outcome);
        done.differences = found;
        (done, is_changed.then_some(text))
    }

    fn note(&self, record: &Record, slug: &str, state: &mut State) {
        let (slug, keys) = (slug.to_owned(), record.compared());
        state.set(self.target.source, &record.id, Known { slug, keys });
    }

    fn done(&self, record: &Record, slug: &str, outcome: Outcome) -> Done {
        Done {
            path: self.path(slug),
            title: record.title().to_owned(),
            outcome,
            differences: Vec::new(),
        }
    }

    fn path(&self, slug: &str) -> String {
        let name = self.by_slug.get(slug).map(|index| self.here[*index].name);
        match name {
            Some(name) => format!("content/{}/{name}", self.target.folder),
            None => format!("content/{}/{slug}.md", self.target.folder),
        }
    }

    /// The name it asks for, else with what tells it apart, else with a number.
    fn free_slug(&mut self, record: &Record) -> String {
        let longer = record.other_slug();
        let numbered = (2..).map(|number| format!("{longer}-{number}"));
        let mut names = [record.slug.clone(), longer.clone()]
            .into_iter()
            .chain(numbered);
        // The numbers never end.
        let slug = names
            .find(|slug| !self.taken.contains(slug))
            .unwrap_or_default();
        self.taken.insert(slug.clone());
        slug
    }
}

/// Whether an entry and a record of one name are two things: two shops in two towns, two days.
fn are_apart(here: &Here<'_>, record: &Record) -> bool {
    let Some(key) = record.apart else {
        return false;
    };
    match (here.keys.get(key), record.get(key)) {
        (Some(Value::Text(here)), Some(Value::Text(there))) => fold(here) != fold(there),
        _ => false,
    }
}
