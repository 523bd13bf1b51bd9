//! JSON as it is written: requests are made, broken and spelled as trees, and no parser stands between.

use std::collections::BTreeSet;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Null,
    Bool(bool),
    /// A number, as written.
    Number(String),
    Text(Text),
    List(Vec<Node>),
    /// Members in order; a key may stand twice.
    Object(Vec<(Text, Node)>),
}

/// A JSON string, which can be written in several ways.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Text {
    /// What it says; none when it is no Unicode text.
    pub(super) said: Option<String>,
    /// With its quotes and escapes.
    written: String,
}

impl Text {
    pub(super) fn plain(said: &str) -> Text {
        Text {
            said: Some(said.into()),
            written: serde_json::to_string(said).expect("a text is JSON"),
        }
    }

    /// With every letter as `\uXXXX`.
    pub(super) fn escaped(said: &str) -> Text {
        let units = said.encode_utf16().map(|unit| format!("\\u{unit:04x}"));
        Text {
            said: Some(said.into()),
            written: format!("\"{}\"", units.collect::<String>()),
        }
    }

    /// Half of a letter, which JSON allows and Unicode does not.
    pub(super) fn broken() -> Text {
        Text {
            said: None,
            written: r#""\ud83c""#.into(),
        }
    }
}

/// How many of something a JSON text has between its parts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Spaces {
    None,
    Some,
}

impl Node {
    pub(super) fn text(said: &str) -> Node {
        Node::Text(Text::plain(said))
    }

    pub(super) fn number(number: i128) -> Node {
        Node::Number(number.to_string())
    }

    pub(super) fn object<const N: usize>(members: [(&str, Node); N]) -> Node {
        Node::Object(
            members
                .into_iter()
                .map(|(key, value)| (Text::plain(key), value))
                .collect(),
        )
    }

    /// The value of `key`: where it stands twice, the last one counts.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        let Node::Object(members) = self else {
            return None;
        };
        members
            .iter()
            .rev()
            .find(|(known, _)| known.said.as_deref() == Some(key))
            .map(|(_, value)| value)
    }

    /// How many values there are in this one, itself included.
    pub(super) fn size(&self) -> usize {
        let inner: usize = match self {
            Node::List(items) => items.iter().map(Node::size).sum(),
            Node::Object(members) => members.iter().map(|(_, value)| value.size()).sum(),
            _ => 0,
        };
        1 + inner
    }

    /// The value at a place from 0 to the size: itself, then those in it, in order.
    pub(super) fn at(&mut self, mut place: usize) -> &mut Node {
        if place == 0 {
            return self;
        }
        place -= 1;
        let inner: Vec<&mut Node> = match self {
            Node::List(items) => items.iter_mut().collect(),
            Node::Object(members) => members.iter_mut().map(|(_, value)| value).collect(),
            _ => Vec::new(),
        };
        for node in inner {
            let size = node.size();
            if place < size {
                return node.at(place);
            }
            place -= size;
        }
        unreachable!("a place is within the size")
    }

    /// Puts a value at a path such as `months[0].total`, where all but its last part must be there.
    pub(super) fn put(&mut self, path: &str, value: Node) {
        let (first, rest) = match path.find(['.', '[', ']']) {
            Some(end) => (&path[..end], path[end + 1..].trim_start_matches('[')),
            None => (path, ""),
        };
        let node = match self {
            Node::List(items) => &mut items[first.parse::<usize>().expect("a place in a list")],
            Node::Object(members) => {
                let known = members
                    .iter()
                    .position(|(key, _)| key.said.as_deref() == Some(first));
                let place = known.unwrap_or_else(|| {
                    members.push((Text::plain(first), Node::Null));
                    members.len() - 1
                });
                &mut members[place].1
            }
            scalar => panic!("nothing is in {scalar:?}"),
        };
        match rest.trim_start_matches('.') {
            "" => *node = value,
            rest => node.put(rest, value),
        }
    }

    /// The paths of everything inside, each beginning with `start`.
    pub(super) fn paths(&self, start: &str, paths: &mut BTreeSet<String>) {
        let inside: Vec<(String, &Node)> = match self {
            Node::List(items) => items
                .iter()
                .enumerate()
                .map(|(place, item)| (format!("{start}[{place}]"), item))
                .collect(),
            Node::Object(members) => {
                let dot = if start.is_empty() { "" } else { "." };
                let said = |key: &Text| key.said.clone().unwrap_or_default();
                members
                    .iter()
                    .map(|(key, value)| (format!("{start}{dot}{}", said(key)), value))
                    .collect()
            }
            _ => Vec::new(),
        };
        for (path, node) in inside {
            node.paths(&path, paths);
            paths.insert(path);
        }
    }

    /// The JSON text.
    pub(super) fn json(&self, spaces: Spaces) -> String {
        let mut json = String::new();
        self.write(spaces, &mut json);
        json
    }

    fn write(&self, spaces: Spaces, json: &mut String) {
        let space = match spaces {
            Spaces::None => "",
            Spaces::Some => " \n\t\r",
        };
        match self {
            Node::Null => json.push_str("null"),
            Node::Bool(value) => json.push_str(&value.to_string()),
            Node::Number(written) => json.push_str(written),
            Node::Text(text) => json.push_str(&text.written),
            Node::List(items) => {
                json.push('[');
                for (place, item) in items.iter().enumerate() {
                    json.push_str(if place > 0 { "," } else { "" });
                    json.push_str(space);
                    item.write(spaces, json);
                }
                json.push_str(space);
                json.push(']');
            }
            Node::Object(members) => {
                json.push('{');
                for (place, (key, value)) in members.iter().enumerate() {
                    json.push_str(if place > 0 { "," } else { "" });
                    json.push_str(space);
                    json.push_str(&key.written);
                    json.push_str(space);
                    json.push(':');
                    json.push_str(space);
                    value.write(spaces, json);
                }
                json.push('}');
            }
        }
    }
}

#[test]
fn values_are_found_written_and_counted() {
    let mut node = Node::object([
        ("a", Node::List(vec![Node::Null, Node::number(-3)])),
        ("b", Node::Bool(true)),
        ("a", Node::Text(Text::escaped("é"))),
    ]);
    assert_eq!(
        node.json(Spaces::None),
        r#"{"a":[null,-3],"b":true,"a":"\u00e9"}"#
    );
    assert_eq!(node.size(), 6);
    assert_eq!(*node.at(3), Node::number(-3));
    assert_eq!(*node.at(4), Node::Bool(true));
    assert_eq!(node.get("a"), Some(&Node::Text(Text::escaped("é"))));
    node.put("a", Node::List(vec![Node::object([])]));
    let mut paths = BTreeSet::new();
    node.paths("", &mut paths);
    assert_eq!(paths, ["a", "a[0]", "b"].map(String::from).into());
    let spaced: serde_json::Value =
        serde_json::from_str(&node.json(Spaces::Some)).expect("spaces are no fault");
    assert_eq!(spaced["b"], true);
}
