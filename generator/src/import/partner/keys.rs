//! The keys of a partner being read, each with its place in the source.

use jiff::civil::Date;

use super::names::{self, Form};
use super::properties::{Properties, Property};
use crate::diagnostics::{Bilingual, Problem};
use crate::import::notes::{Notes, shortened};
use crate::import::record::{Field, shown};
use crate::import::text::{escape, markdown, opening, summary};
use crate::import::value::Value;
use crate::source::Span;

/// The keys of a partner being read.
pub(super) struct Keys {
    pub(super) list: Vec<Field>,
    /// The whole place, for what it does not say itself.
    pub(super) whole: Span,
}

impl Keys {
    /// The keys that are copied as they are.
    pub(super) fn copied(properties: &mut Properties, notes: &mut Notes) -> Self {
        let (list, whole) = (Vec::new(), properties.place);
        let mut keys = Self { list, whole };
        for (key, form, written) in names::COPIED {
            if let Some(property) = properties.take(written) {
                keys.put(key, value(&property, *form), property.place);
            }
        }
        let title = keys.text("titre").unwrap_or_default();
        let is_day = |text: &str| text.parse::<Date>().is_ok();
        keys.check(&["verifie-le"], DAY, is_day, &title, notes);
        keys
    }

    pub(super) fn access(&mut self, properties: &mut Properties) {
        if let Some(access) = properties.take(names::ACCESS) {
            let text = access.text();
            let word = names::WHEELCHAIR.iter().find(|(tag, _)| *tag == text);
            let word = word.map_or(text.as_str(), |(_, word)| word);
            self.put("accessibilite", Value::text(word), access.place);
        }
    }

    pub(super) fn put_if_missing(&mut self, key: &'static str, text: String) {
        if self.text(key).is_none() {
            self.put(key, Value::text(text), self.whole);
        }
    }

    pub(super) fn put(&mut self, key: &'static str, value: Value, place: Span) {
        let is_empty = match &value {
            Value::Text(text) => text.is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Map(_) => false,
        };
        if !is_empty {
            self.list.push(Field { key, value, place });
        }
    }

    pub(super) fn text(&self, key: &str) -> Option<String> {
        let field = self.list.iter().find(|field| field.key == key)?;
        match &field.value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// GoGoCarto's hours become one text; hours that OpenStreetMap's syntax does not allow are left out.
    pub(super) fn hours(&mut self, properties: &mut Properties, title: &str, notes: &mut Notes) {
        let days = names::DAYS.iter().filter_map(|(name, day)| {
            let hours = properties.take(&[*name])?;
            Some((format!("{day} {}", hours.text()), hours.place))
        });
        let days: Vec<(String, Span)> = days.collect();
        if self.text("horaires").is_none()
            && let Some((_, place)) = days.first()
        {
            let (place, days): (Span, Vec<String>) =
                (*place, days.into_iter().map(|(day, _)| day).collect());
            self.put("horaires", Value::text(days.join("; ")), place);
        }
        let is_right = |text: &str| opening_hours_syntax::parse(text).is_ok();
        self.check(&["horaires"], HOURS, is_right, title, notes);
    }

    /// Takes a value away that does not read as it should, and says so.
    pub(super) fn check(
        &mut self,
        keys: &[&str],
        expected: Bilingual,
        is_right: impl Fn(&str) -> bool,
        title: &str,
        notes: &mut Notes,
    ) {
        let is_wrong = |field: &Field| {
            keys.contains(&field.key)
                && !matches!(&field.value, Value::Text(text) if is_right(text))
        };
        if let Some(index) = self.list.iter().position(is_wrong) {
            let field = self.list.remove(index);
            let (entry, text) = (shortened(title), shortened(&shown(&field.value)));
            let key = field.key;
            notes.report(
                field.place,
                Problem::ImportValue {
                    entry,
                    key,
                    text,
                    expected,
                },
            );
        }
    }

    /// The summary, and the text of the page: what is longer than a summary stands there in full.
    pub(super) fn texts(
        &mut self,
        properties: &mut Properties,
        title: &str,
        notes: &mut Notes,
    ) -> String {
        let whole = properties
            .take(names::MARKDOWN)
            .map(|text| text.texts.join("\n"));
        let short = properties.take(names::SUMMARY);
        let long = properties.take(names::DESCRIPTION);
        let is_summary = short.is_some();
        let mut body = long
            .as_ref()
            .map(|text| markdown(&text.texts.join("\n\n")))
            .unwrap_or_default();
        if let Some(property) = short.or(long) {
            let whole = property.texts.join("\n\n");
            let (text, is_cut) = summary(if is_summary { &whole } else { opening(&whole) });
            if is_cut {
                notes.guess(property.place, title, "resume", &text, CUT);
                if is_summary {
                    body = format!("{}\n\n{body}", markdown(&property.texts.join("\n\n")));
                }
            } else if body == escape(&text) {
                // The summary says it all.
                body.clear();
            }
            self.put("resume", Value::text(text), property.place);
        }
        whole.map_or(body, |text| text.replace("\r\n", "\n"))
    }
}

fn value(property: &Property, form: Form) -> Value {
    let text = property.text();
    match form {
        Form::Line => Value::text(text),
        Form::List => Value::list(property.items()),
        Form::Day => {
            let day = text.get(..10).filter(|day| day.parse::<Date>().is_ok());
            Value::text(day.unwrap_or(&text))
        }
    }
}

const DAY: Bilingual = Bilingual {
    fr: "un jour comme 2026-11-01",
    en: "a day like 2026-11-01",
};
const HOURS: Bilingual = Bilingual {
    fr: "des horaires dans l'écriture d'OpenStreetMap",
    en: "opening hours in OpenStreetMap's syntax",
};
const CUT: Bilingual = Bilingual {
    fr: "coupé à 200 caractères : le texte entier est dans la page",
    en: "cut at 200 characters: the page has all of it",
};
