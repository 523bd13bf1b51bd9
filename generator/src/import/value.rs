//! What a key holds, without places: compared with what is written, kept between two imports, written as YAML.

use serde_json::Value as Json;

use crate::decode::yaml::{self, Node};

/// A value of the front matter; like the content model's reader, it knows texts only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text, a number, a date: as written.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// Keys and values, in order.
    Map(Vec<(String, Self)>),
}

impl Value {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A list of texts.
    pub fn list<T: Into<String>>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(Self::text).collect())
    }

    /// What a node holds; nothing when it is empty.
    #[must_use]
    pub fn of(node: &Node) -> Option<Self> {
        Some(match &node.value {
            yaml::Value::Null => return None,
            yaml::Value::Text(text) => Self::Text(text.clone()),
            yaml::Value::List(items) => Self::List(items.iter().filter_map(Self::of).collect()),
            yaml::Value::Map(pairs) => Self::Map(
                pairs
                    .iter()
                    .filter_map(|(name, node)| Some((name.text.clone(), Self::of(node)?)))
                    .collect(),
            ),
        })
    }

    /// As JSON.
    #[must_use]
    pub fn to_json(&self) -> Json {
        match self {
            Self::Text(text) => Json::String(text.clone()),
            Self::List(items) => items.iter().map(Self::to_json).collect(),
            Self::Map(pairs) => pairs
                .iter()
                .map(|(key, value)| (key.clone(), value.to_json()))
                .collect(),
        }
    }

    /// From the JSON of [`Self::to_json`]; the order of a map's keys does not matter to [`Self::is`].
    #[must_use]
    pub fn from_json(json: &Json) -> Option<Self> {
        match json {
            Json::String(text) => Some(Self::Text(text.clone())),
            Json::Array(items) => {
                let items: Option<_> = items.iter().map(Self::from_json).collect();
                items.map(Self::List)
            }
            Json::Object(pairs) => {
                let pairs = pairs.iter();
                let pairs: Option<_> = pairs
                    .map(|(key, json)| Some((key.clone(), Self::from_json(json)?)))
                    .collect();
                pairs.map(Self::Map)
            }
            _ => None,
        }
    }

    /// Whether both say the same, in whatever order their keys come.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.to_json() == other.to_json()
    }

    /// On one line, as YAML.
    #[must_use]
    pub fn yaml(&self) -> String {
        self.written(false)
    }

    fn written(&self, is_inside: bool) -> String {
        let joined = |parts: Vec<String>| parts.join(", ");
        match self {
            Self::Text(text) if is_plain(text, is_inside) => text.clone(),
            Self::Text(text) => quoted(text),
            Self::List(items) => {
                let items = items.iter().map(|item| item.written(true)).collect();
                format!("[{}]", joined(items))
            }
            Self::Map(pairs) => {
                let pair = |(key, value): &(String, Self)| {
                    format!("{}: {}", Self::text(key).written(true), value.written(true))
                };
                format!("{{{}}}", joined(pairs.iter().map(pair).collect()))
            }
        }
    }
}

/// `cle: valeur`, without the end of the line; a list of maps has a line for each.
#[must_use]
pub fn pair(key: &str, value: &Value, newline: &str) -> String {
    match value {
        Value::List(items) if items.iter().any(|item| matches!(item, Value::Map(_))) => {
            let lines = items
                .iter()
                .map(|item| format!("{newline}  - {}", item.written(true)));
            format!("{key}:{}", lines.collect::<String>())
        }
        _ => format!("{key}: {}", value.yaml()),
    }
}

/// Whether YAML reads this text as itself without quotes: it must begin with a letter or a digit, and hold no sign that
/// means something.
fn is_plain(text: &str, is_inside: bool) -> bool {
    let start = text.strip_prefix('-').filter(|rest| {
        rest.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
    });
    let begins_well = start
        .unwrap_or(text)
        .starts_with(|sign: char| sign.is_alphanumeric());
    let means_something = text.contains(": ")
        || text.contains(" #")
        || text.ends_with([':', ' '])
        || text.contains(is_hidden)
        || (is_inside && text.contains([',', '[', ']', '{', '}', ':', '"', '\'']));
    begins_well && !means_something && text != "null"
}

/// Signs that cannot be seen, and that YAML would fold, refuse or take for the end of a line.
fn is_hidden(sign: char) -> bool {
    sign.is_control()
        || matches!(
            sign,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// A text between double quotes.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            sign if is_hidden(sign) => quoted.push_str(&format!("\\u{:04x}", u32::from(sign))),
            sign => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Diagnostics;
    use crate::source::{SourceFile, Sources};

    fn read(text: &str) -> Option<Value> {
        let sources = Sources::new(vec![SourceFile {
            path: "a".into(),
            bytes: text.into(),
        }]);
        let (id, _) = sources.at("a").unwrap();
        let node = yaml::parse(id, text, 0, &mut Diagnostics::default()).unwrap();
        node.get("cle").and_then(Value::of)
    }

    #[test]
    fn what_is_written_is_read_back() {
        let texts = [
            "a",
            "03000",
            "non",
            "true",
            "null",
            "~",
            "- a",
            "a: b",
            "a #b",
            "#a",
            "\"",
            "'a'",
            "a\nb",
            "\t",
            "é, è",
            "[a]",
            "{a: b}",
            "=cmd|' /C calc'!A0",
            "&a",
            "*a",
            "!a",
            "%a",
            "@a",
            "`a`",
            "-0.5",
            "-",
            "---",
            "a:",
            "a ",
            " a",
            "\u{85}",
            "\u{2028}",
            "\u{feff}a",
            "a\\b",
            "? a",
            "|",
            ">",
            "https://example.org/#a",
            "😀",
        ];
        for text in texts {
            let values = [
                Value::text(text),
                Value::list([text, "b"]),
                Value::Map(vec![("k".into(), Value::text(text))]),
                Value::List(vec![Value::Map(vec![("k".into(), Value::text(text))])]),
            ];
            for value in values {
                let written = format!("{}\nautre: 1\n", pair("cle", &value, "\n"));
                assert_eq!(read(&written), Some(value), "{written}");
            }
        }
    }

    #[test]
    fn what_needs_no_quotes_has_none() {
        let value = Value::list(["3.114", "-45.779"]);
        assert_eq!(
            pair("coordonnees", &value, "\n"),
            "coordonnees: [3.114, -45.779]"
        );
        let hours = Value::text("Tu-Sa 09:00-12:30,15:00-19:00; PH off");
        assert_eq!(hours.yaml(), "Tu-Sa 09:00-12:30,15:00-19:00; PH off");
    }
}
