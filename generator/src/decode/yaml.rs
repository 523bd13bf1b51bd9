//! YAML as a tree in which every key and value knows its place and stays text until a typed field asks.
//!
//! Built on the parser's events, so that one reading finds every duplicate key, and refuses anchors and aliases.

use saphyr_parser::{Event, Parser, ScalarStyle, Span as YamlSpan};

use crate::diagnostics::{Bilingual, Diagnostics, Problem};
use crate::source::{SourceId, Span};

/// One YAML value and where it stands.
#[derive(Debug, Clone)]
pub struct Node {
    /// From the first to past the last byte of the value.
    pub span: Span,
    /// What is there.
    pub value: Value,
}

/// What a [`Node`] holds.
#[derive(Debug, Clone)]
pub enum Value {
    /// Nothing after the colon, `~` or `null`.
    Null,
    /// A text, as written: `03000` and `no` are texts.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and values, in the order written; no key twice.
    Map(Vec<(Name, Node)>),
}

/// A key and where it stands.
#[derive(Debug, Clone)]
pub struct Name {
    /// The key.
    pub text: String,
    /// Its place.
    pub span: Span,
}

/// Reads the YAML of `text[range]`. What cannot be read is reported, and what was read before it is lost.
///
/// An empty document is an empty map.
pub fn parse(
    source: SourceId,
    text: &str,
    start: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let places = Places::new(source, text, start);
    let mut builder = Builder {
        stack: Vec::new(),
        root: None,
        diagnostics,
    };
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => {
                if !builder.accept(event, places.span(span)) {
                    return None;
                }
            }
            Err(error) => {
                let at = places.byte(error.marker().index());
                let detail = error.info().to_owned();
                diagnostics.report(Span::new(source, at, at), Problem::YamlSyntax { detail });
                return None;
            }
        }
    }
    let empty = Node {
        span: Span::new(source, start, start),
        value: Value::Map(Vec::new()),
    };
    Some(
        builder
            .root
            .filter(|node| !matches!(node.value, Value::Null))
            .unwrap_or(empty),
    )
}

impl Node {
    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The keys and values, if it is a map.
    #[must_use]
    pub fn map(&self) -> Option<&[(Name, Self)]> {
        match &self.value {
            Value::Map(pairs) => Some(pairs),
            _ => None,
        }
    }

    /// The value of a key of this map.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.map()?
            .iter()
            .find(|(name, _)| name.text == key)
            .map(|(_, node)| node)
    }

    /// What it is, for a message.
    #[must_use]
    pub fn describe(&self) -> Bilingual {
        match self.value {
            Value::Null => Bilingual {
                fr: "rien",
                en: "nothing",
            },
            Value::Text(_) => Bilingual {
                fr: "un texte",
                en: "a text",
            },
            Value::List(_) => Bilingual {
                fr: "une liste",
                en: "a list",
            },
            Value::Map(_) => Bilingual {
                fr: "des clés et des valeurs",
                en: "keys and values",
            },
        }
    }

    /// This map, with the pairs of `base` whose keys it lacks: how a translation inherits.
    #[must_use]
    pub fn over(mut self, base: &Self) -> Self {
        if let (Value::Map(own), Some(inherited)) = (&mut self.value, base.map()) {
            for (name, node) in inherited {
                if !own.iter().any(|(known, _)| known.text == name.text) {
                    own.push((name.clone(), node.clone()));
                }
            }
        }
        self
    }
}

/// Translates the parser's character indices into bytes of the file.
struct Places {
    source: SourceId,
    start: usize,
    /// Byte offset of each character, and of the end; empty when all characters are one byte long.
    offsets: Vec<u32>,
    length: usize,
}

impl Places {
    fn new(source: SourceId, text: &str, start: usize) -> Self {
        let offsets = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().map(|(at, _)| at as u32).collect()
        };
        Self {
            source,
            start,
            offsets,
            length: text.len(),
        }
    }

    fn byte(&self, character: usize) -> usize {
        let offset = if self.offsets.is_empty() {
            character.min(self.length)
        } else {
            self.offsets
                .get(character)
                .map_or(self.length, |at| *at as usize)
        };
        self.start + offset
    }

    fn span(&self, span: YamlSpan) -> Span {
        Span::new(
            self.source,
            self.byte(span.start.index()),
            self.byte(span.end.index()),
        )
    }
}

/// Grows the tree from events, with its own stack: depth of nesting never becomes depth of calls.
struct Builder<'d> {
    stack: Vec<Open>,
    root: Option<Node>,
    diagnostics: &'d mut Diagnostics,
}

/// A list or a map whose end has not come.
struct Open {
    span: Span,
    items: Vec<Node>,
    is_map: bool,
}

/// Deeper nesting is a mistake or an attack; no key of the content model needs more than four.
const DEEPEST: usize = 32;

impl Builder<'_> {
    /// Takes one event; false when the document cannot be used.
    fn accept(&mut self, event: Event<'_>, span: Span) -> bool {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let null = style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null");
                let value = if null {
                    Value::Null
                } else {
                    Value::Text(text.into_owned())
                };
                self.anchor(anchor, span) && self.push(Node { span, value })
            }
            Event::SequenceStart(anchor, _) => self.anchor(anchor, span) && self.open(span, false),
            Event::MappingStart(anchor, _) => self.anchor(anchor, span) && self.open(span, true),
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(_) => self.anchor(1, span),
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => true,
        }
    }

    fn anchor(&mut self, anchor: usize, span: Span) -> bool {
        if anchor != 0 {
            self.diagnostics.report(span, Problem::YamlAlias);
        }
        anchor == 0
    }

    fn open(&mut self, span: Span, is_map: bool) -> bool {
        if self.stack.len() >= DEEPEST {
            let detail = format!("plus de {DEEPEST} niveaux");
            self.diagnostics
                .report(span, Problem::YamlSyntax { detail });
            return false;
        }
        self.stack.push(Open {
            span,
            items: Vec::new(),
            is_map,
        });
        true
    }

    fn close(&mut self, end: Span) -> bool {
        let Some(open) = self.stack.pop() else {
            return true;
        };
        let value = if open.is_map {
            self.pairs(open.items)
        } else {
            Value::List(open.items)
        };
        // A block's end marker stands at the next token: its last child says where it really ends.
        let last = match &value {
            Value::List(items) => items.last().map(|node| node.span.end),
            Value::Map(pairs) => pairs.last().map(|(_, node)| node.span.end),
            _ => None,
        };
        let end = if end.start == end.end {
            last.unwrap_or(end.end)
        } else {
            end.end
        };
        self.push(Node {
            span: Span { end, ..open.span },
            value,
        })
    }

    fn pairs(&mut self, items: Vec<Node>) -> Value {
        let mut pairs: Vec<(Name, Node)> = Vec::with_capacity(items.len() / 2);
        let mut items = items.into_iter();
        while let (Some(key), Some(value)) = (items.next(), items.next()) {
            let Value::Text(text) = key.value else {
                let (expected, found) = (
                    Bilingual {
                        fr: "une clé",
                        en: "a key",
                    },
                    key.describe(),
                );
                let problem = Problem::WrongType {
                    key: String::new(),
                    expected,
                    found,
                };
                self.diagnostics.report(key.span, problem);
                continue;
            };
            if pairs.iter().any(|(name, _)| name.text == text) {
                self.diagnostics
                    .report(key.span, Problem::DuplicateKey { key: text });
                continue;
            }
            pairs.push((
                Name {
                    text,
                    span: key.span,
                },
                value,
            ));
        }
        Value::Map(pairs)
    }

    fn push(&mut self, node: Node) -> bool {
        match self.stack.last_mut() {
            Some(open) => open.items.push(node),
            None => {
                self.root.get_or_insert(node);
            }
        }
        true
    }
}
