//! One entry as a source gives it, before anything here is compared with it.

use super::edit::{self, BODY, Keys};
use super::notes::Notes;
use super::value::Value;
use crate::config::Language;
use crate::content::entry::{self, Draft};
use crate::content::kind::KindSpec;
use crate::decode::slug::slugify;
use crate::diagnostics::{Bilingual, Diagnostics, Problem, Severity};
use crate::source::{SourceFile, SourceId, Sources, Span};

/// An entry of a source.
#[derive(Debug, Clone)]
pub struct Record {
    /// What the source calls it, whatever its title becomes.
    pub id: String,
    /// The file's name it asks for.
    pub slug: String,
    /// What tells it from another of that name: its commune, its day.
    pub apart: Option<&'static str>,
    /// Where it stands in the source.
    pub place: Span,
    /// Its keys, in any order.
    pub keys: Vec<Field>,
    /// Its Markdown.
    pub body: String,
}

/// A key of a record.
#[derive(Debug, Clone)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// Its value.
    pub value: Value,
    /// Where the source says it.
    pub place: Span,
}

impl Record {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        let field = self.keys.iter().find(|field| field.key == key)?;
        Some(&field.value)
    }

    /// The title, for messages.
    #[must_use]
    pub fn title(&self) -> &str {
        match self.get("titre") {
            Some(Value::Text(title)) => title,
            _ => &self.id,
        }
    }

    /// What is compared with the entry here.
    #[must_use]
    pub fn compared(&self) -> Keys {
        let keys = self.keys.iter();
        let mut keys: Keys = keys
            .map(|field| (field.key.to_owned(), field.value.clone()))
            .collect();
        if !self.body.trim().is_empty() {
            keys.insert(BODY.to_owned(), Value::text(self.body.trim()));
        }
        keys
    }

    /// The name of its file when another entry has the one it asks for.
    #[must_use]
    pub fn other_slug(&self) -> String {
        let apart = self.apart.and_then(|key| self.get(key));
        match apart {
            Some(Value::Text(text)) => format!("{}-{}", self.slug, slugify(text)),
            _ => self.slug.clone(),
        }
    }

    /// Its file, if it is new.
    #[must_use]
    pub fn written(&self, spec: &KindSpec, source: Option<&str>) -> String {
        let order = order(spec);
        let rank = |key: &str| order.iter().position(|known| *known == key);
        let mut keys: Vec<(&str, Value)> = (self.keys.iter())
            .map(|field| (field.key, field.value.clone()))
            .collect();
        if let Some(source) = source {
            keys.push(("origine", origin(source, &self.id)));
        }
        keys.sort_by_key(|(key, _)| rank(key).unwrap_or(order.len()));
        edit::write(&keys, &self.body)
    }

    /// Takes away what the content model would refuse, and says so. False when nothing publishable is left.
    pub fn settle(&mut self, spec: &'static KindSpec, folder: &str, notes: &mut Notes) -> bool {
        // Each turn takes a key away.
        for _ in 0..=self.keys.len() {
            let text = self.written(spec, None);
            let Some(problem) = first_error(spec, folder, &text) else {
                return true;
            };
            let place = problem.1.and_then(|at| edit::key_at(&text, at));
            let index = place.and_then(|key| self.keys.iter().position(|field| field.key == key));
            match (problem.0, index) {
                (Problem::MissingKey { key, .. }, _) => {
                    let reason = missing(key);
                    notes.skip(self.place, self.title(), reason, key);
                    return false;
                }
                (_, Some(index)) => {
                    let field = self.keys.remove(index);
                    notes.report(field.place, refused(self.title(), &field, spec));
                }
                (problem, None) => {
                    let reason = match problem {
                        Problem::OneOfNeeded { .. } => NO_PLACE,
                        _ => REFUSED,
                    };
                    notes.skip(self.place, self.title(), reason, problem.code());
                    return false;
                }
            }
        }
        false
    }
}

/// The order of a kind's keys in a file.
#[must_use]
pub fn order(spec: &KindSpec) -> Vec<&'static str> {
    let keys = entry::COMMON_KEYS.iter().chain(spec.keys);
    keys.map(|key| key.name).collect()
}

/// The value of `origine`.
#[must_use]
pub fn origin(source: &str, id: &str) -> Value {
    Value::Map(vec![
        ("source".into(), Value::text(source)),
        ("id".into(), Value::text(id)),
    ])
}

const NO_PLACE: Bilingual = Bilingual {
    fr: "on ne sait pas où il a lieu",
    en: "nobody says where it takes place",
};
const REFUSED: Bilingual = Bilingual {
    fr: "la fiche qu'on en ferait serait refusée",
    en: "the entry it would make would be refused",
};

/// The missing keys that are said first.
const REASONS: [&str; 7] = [
    "titre",
    "moyens",
    "commune",
    "categories",
    "verifie-le",
    "type",
    "portions",
];

/// Why an entry without this key is left out.
fn missing(key: &str) -> Bilingual {
    match key {
        "moyens" => Bilingual {
            fr: "rien ne dit qu'on y paie en doumes",
            en: "nothing says that it takes doumes",
        },
        "verifie-le" => Bilingual {
            fr: "rien ne dit quand quelqu'un l'a vérifié",
            en: "nothing says when somebody verified it",
        },
        "categories" => Bilingual {
            fr: "aucune de ses catégories n'est connue de l'annuaire",
            en: "the directory knows none of its categories",
        },
        "commune" => Bilingual {
            fr: "sa commune n'est pas connue",
            en: "its commune is not known",
        },
        "type" => Bilingual {
            fr: "rien ne dit à quel moment du repas on la sert",
            en: "nothing says which course it is",
        },
        "portions" => Bilingual {
            fr: "rien ne dit pour combien de personnes elle est",
            en: "nothing says for how many people it is",
        },
        "titre" => Bilingual {
            fr: "elle n'a pas de nom",
            en: "it has no name",
        },
        _ => Bilingual {
            fr: "il lui manque une clé",
            en: "it lacks a key",
        },
    }
}

fn refused(entry: &str, field: &Field, spec: &KindSpec) -> Problem {
    let mut known = entry::COMMON_KEYS.iter().chain(spec.keys);
    let about = known.find(|known| known.name == field.key);
    Problem::ImportValue {
        entry: super::notes::shortened(entry),
        key: field.key,
        text: super::notes::shortened(&shown(&field.value)),
        expected: about.map_or(REFUSED, |about| about.expected),
    }
}

/// A value as people read it.
#[must_use]
pub fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        value => value.yaml(),
    }
}

/// The first error the content model finds in a file, with its place.
fn first_error(
    spec: &'static KindSpec,
    folder: &str,
    text: &str,
) -> Option<(Problem, Option<usize>)> {
    let file = SourceFile {
        path: String::new(),
        bytes: text.into(),
    };
    let sources = Sources::new(vec![file]);
    let (source, file) = sources.iter().next()?;
    let draft = draft(source, spec, folder);
    let mut diagnostics = Diagnostics::default();
    let cut = entry::cut(draft, file, &mut diagnostics);
    entry::read(draft, file, cut, None, &mut diagnostics);
    let errors = diagnostics
        .iter()
        .filter(|found| found.problem.severity() == Severity::Error);
    // What is wrong comes before what is missing, and what people can do something about comes first.
    let rank = |problem: &Problem| match problem {
        Problem::MissingKey { key, .. } => {
            1 + REASONS
                .iter()
                .position(|known| known == key)
                .unwrap_or(REASONS.len())
        }
        _ => 0,
    };
    let found = errors.min_by_key(|found| rank(&found.problem))?;
    Some((
        found.problem.clone(),
        found.span.map(|span| span.start as usize),
    ))
}

fn draft<'s>(source: SourceId, spec: &'static KindSpec, folder: &'s str) -> Draft<'s> {
    Draft {
        source,
        spec,
        folder,
        slug: "a",
        language: Language::Fr,
    }
}
