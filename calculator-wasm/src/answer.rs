//! The few shapes an answer is made of, and their JSON text.

use crate::amount::Amount;
use crate::interval::Interval;

/// A JSON value to be written. Amounts are text, so no number is ever rounded by a reader.
#[derive(Clone, Debug)]
pub(crate) enum Json {
    Null,
    /// JSON text that is written as it stands: what a request asked to be given back.
    Raw(String),
    Integer(i128),
    Text(String),
    Word(&'static str),
    Amount(Amount),
    List(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// An amount of `cents`.
    pub(crate) fn cents(cents: i128) -> Json {
        Json::Amount(Amount::cents(cents))
    }

    /// `["lowest","highest"]`, from cents.
    pub(crate) fn interval(interval: Interval) -> Json {
        Json::List(vec![
            Json::cents(interval.lowest),
            Json::cents(interval.highest),
        ])
    }

    /// What `present` holds, or null.
    pub(crate) fn or_null<T>(present: Option<T>, json: impl FnOnce(T) -> Json) -> Json {
        present.map_or(Json::Null, json)
    }

    /// The value's compact JSON text.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) {
        match self {
            Json::Null => text.push_str("null"),
            Json::Raw(raw) => text.push_str(raw),
            Json::Integer(integer) => text.push_str(&integer.to_string()),
            Json::Text(words) => write_string(words, text),
            Json::Word(word) => write_string(word, text),
            Json::Amount(amount) => write_string(&amount.text(), text),
            Json::List(items) => {
                text.push('[');
                for (place, item) in items.iter().enumerate() {
                    separate(place, text);
                    item.write(text);
                }
                text.push(']');
            }
            Json::Object(entries) => {
                text.push('{');
                for (place, (key, value)) in entries.iter().enumerate() {
                    separate(place, text);
                    write_string(key, text);
                    text.push(':');
                    value.write(text);
                }
                text.push('}');
            }
        }
    }
}

fn separate(place: usize, text: &mut String) {
    if place > 0 {
        text.push(',');
    }
}

/// Writes our own words: letters, digits and punctuation, among which only these two need escaping.
fn write_string(words: &str, text: &mut String) {
    text.push('"');
    for letter in words.chars() {
        if matches!(letter, '"' | '\\') {
            text.push('\\');
        }
        text.push(letter);
    }
    text.push('"');
}
