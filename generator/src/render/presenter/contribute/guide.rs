//! The field guide: every key of every sort of file, every component, every unit, from the lists that the program reads.

use super::super::Presenter;
use crate::config::Language;
use crate::content::entry::COMMON_KEYS;
use crate::content::kind::Format;
use crate::content::model::{Model, models};
use crate::decode::fields::KeyInfo;
use crate::decode::shape::{Relation, Shape};
use crate::decode::values::quantity::UNITS;
use crate::diagnostics::Bilingual;
use crate::render::components::COMPONENTS;
use crate::render::view::contribute::{
    ChapterView, ComponentView, GuideView, KeyView, UnitView, WordView,
};
use crate::render::words::typeset;

/// The name that the keys of every Markdown entry go by.
const COMMON: &str = "fiche";

impl Presenter<'_> {
    /// The whole guide.
    #[must_use]
    pub fn guide_view(&self) -> GuideView {
        let common = ChapterView {
            name: COMMON,
            help: self.words.get(&["contribuer", "fiche"]),
            place: "content/…/*.md".to_owned(),
            command: None,
            schema: String::new(),
            common: false,
            keys: self.keys(COMMON, COMMON_KEYS, &[]),
            relations: Vec::new(),
        };
        let models = models();
        let chapters = models.iter().map(|model| self.chapter(model));
        GuideView {
            chapters: std::iter::once(common).chain(chapters).collect(),
            components: COMPONENTS
                .iter()
                .map(|component| ComponentView {
                    name: component.name,
                    argument: self.pick(component.argument),
                    example: component.example,
                    help: french(component.help),
                })
                .collect(),
            units: UNITS
                .iter()
                .map(|(_, one, several, _)| UnitView { one, several })
                .collect(),
        }
    }

    fn chapter(&self, model: &Model) -> ChapterView {
        let [common, own] = model.keys;
        let command = model.kind.map(|kind| match kind.format {
            Format::Markdown => format!("solidoume new {} \"Titre\"", model.name),
            Format::Data => format!("solidoume new {} 2026-10", model.name),
        });
        ChapterView {
            name: model.name,
            help: french(model.help),
            place: model.place(),
            command,
            schema: self.url(&format!("donnees/schemas/contenu/{}.json", model.name)),
            common: !common.is_empty(),
            keys: self.keys(model.name, own, model.relations),
            relations: self.relations(model.relations),
        }
    }

    /// What must hold between keys, as sentences; a key that is needed alone says so itself.
    fn relations(&self, relations: &[Relation]) -> Vec<String> {
        let sentence = |relation: &Relation| match relation {
            Relation::OneOf([_]) => None,
            Relation::OneOf(keys) => {
                let keys = keys.join(", ");
                let values = [("cles", keys.as_str())];
                Some(self.words.fill(&["contribuer", "une-de"], &values))
            }
            Relation::Apart(one, other) => {
                let values = [("une", *one), ("autre", *other)];
                Some(self.words.fill(&["contribuer", "jamais-avec"], &values))
            }
        };
        relations.iter().filter_map(sentence).collect()
    }

    fn keys(&self, before: &str, keys: &[KeyInfo], relations: &[Relation]) -> Vec<KeyView> {
        let is_needed = |key: &KeyInfo| {
            let alone = |relation: &Relation| matches!(relation, Relation::OneOf([only]) if *only == key.name);
            key.required || relations.iter().any(alone)
        };
        keys.iter()
            .map(|key| KeyView {
                required: is_needed(key),
                ..self.key(before, key)
            })
            .collect()
    }

    fn key(&self, before: &str, key: &KeyInfo) -> KeyView {
        let anchor = format!("{before}-{}", key.name);
        let inner = items(&key.shape);
        let words = match inner {
            Shape::Choice(words) => words.iter().map(|word| self.word(word)).collect(),
            _ => Vec::new(),
        };
        let related = match inner {
            Shape::Map(map) => map.relations,
            _ => &[],
        };
        KeyView {
            name: key.name,
            required: key.required,
            value: capital(&self.value(key)),
            words,
            help: french(key.help),
            example: key.example,
            default: key.default,
            keys: self.keys(&anchor, inner.keys(), related),
            relations: self.relations(related),
            anchor,
        }
    }

    /// What a value is, in the page's language: lists say of what.
    fn value(&self, key: &KeyInfo) -> String {
        let form = match (&key.shape, items(&key.shape)) {
            (Shape::List(_), Shape::Choice(_)) => "mots",
            (Shape::List(_), Shape::Map(_)) => "lignes",
            (Shape::List(_), _) => "liste",
            (Shape::Choice(_), _) => "mot",
            (Shape::Whole(lowest, highest), _) if *highest < u32::MAX => {
                let (lowest, highest) = (lowest.to_string(), highest.to_string());
                let values = [("de", lowest.as_str()), ("a", highest.as_str())];
                return self
                    .words
                    .fill(&["contribuer", "valeurs", "nombre"], &values);
            }
            (Shape::Text(text), _) => {
                let value = self.words.typeset(self.pick(key.expected));
                let Some(longest) = text.longest else {
                    return value;
                };
                let longest = longest.to_string();
                let values = [("valeur", value.as_str()), ("nombre", longest.as_str())];
                return self
                    .words
                    .fill(&["contribuer", "valeurs", "court"], &values);
            }
            _ => return self.words.typeset(self.pick(key.expected)),
        };
        self.words.get(&["contribuer", "valeurs", form])
    }

    fn word(&self, word: &'static str) -> WordView {
        let meaning = match self.language {
            Language::Fr => None,
            Language::En => Some(self.words.value(word)).filter(|meaning| meaning != word),
        };
        WordView { word, meaning }
    }

    fn pick(&self, text: Bilingual) -> &'static str {
        match self.language {
            Language::Fr => text.fr,
            Language::En => text.en,
        }
    }
}

/// What a list is a list of; the shape itself for anything else.
pub(super) fn items(shape: &Shape) -> &Shape {
    match shape.usual() {
        Shape::List(items) => items.usual(),
        shape => shape,
    }
}

/// A text that begins a sentence.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// The help of a key is French wherever it is shown.
pub(super) fn french(text: &str) -> String {
    typeset(text, Language::Fr)
}
