//! Typed reading of a map of keys: every key of the content model is a constant that says its type, its
//! purpose and an example, and everything wrong is reported where it stands.

use std::marker::PhantomData;

use super::shape::Shape;
use super::yaml::{Node, Value};
use crate::diagnostics::{Bilingual, Diagnostics, Problem};
use crate::source::Span;

/// What can be read from a YAML value.
pub trait Decode: Sized {
    /// What a contributor should write, for messages and documentation.
    const EXPECTED: Bilingual;
    /// An example of it.
    const EXAMPLE: &'static str;
    /// What it looks like, for schemas, forms and the field guide.
    const SHAPE: Shape;

    /// Reads the value, or reports why not and gives nothing.
    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self>;
}

/// One key of the content model, with the type of its value.
pub struct Key<T> {
    /// What is known of it.
    pub about: KeyInfo,
    reads: PhantomData<fn() -> T>,
}

/// A key without its type: what documentation, checks and schemas need.
#[derive(Debug, Clone, Copy)]
pub struct KeyInfo {
    /// As contributors write it.
    pub name: &'static str,
    /// Whether an entry without it is refused.
    pub required: bool,
    /// What it takes.
    pub expected: Bilingual,
    /// What it does on the page, in French, for contributors.
    pub help: &'static str,
    /// A value that is right.
    pub example: &'static str,
    /// What its value looks like.
    pub shape: Shape,
    /// What a missing key means, where it means something.
    pub default: Option<&'static str>,
    /// The folder of the entries it names, where it names some.
    pub leads_to: Option<&'static str>,
    /// Whether an empty list says something: that there is none.
    pub says_none: bool,
    /// Whether a translation takes it from its original when it does not say it.
    pub inherited: bool,
    /// Reads a value as the key does; false when it has reported what is wrong with it.
    reads: fn(&Node, &mut Diagnostics) -> bool,
}

impl KeyInfo {
    /// Whether a value would be read without any complaint; what is wrong with it is reported.
    pub fn accepts(&self, node: &Node, diagnostics: &mut Diagnostics) -> bool {
        let before = diagnostics.mark();
        let read = (self.reads)(node, diagnostics);
        diagnostics.name_key(before, self.name);
        if let (true, Shape::Whole(lowest, highest)) = (read, self.shape) {
            let number = node.text().and_then(|text| text.trim().parse().ok());
            let number = number.map(|number| (number, node.span));
            super::values::bounded(number, lowest, highest, diagnostics);
        }
        read && diagnostics.mark() == before
    }
}

impl<T: Decode> Key<T> {
    /// A key that must be there.
    #[must_use]
    pub const fn required(name: &'static str, help: &'static str) -> Self {
        Self::new(name, help, true)
    }

    /// A key that may be left out.
    #[must_use]
    pub const fn optional(name: &'static str, help: &'static str) -> Self {
        Self::new(name, help, false)
    }

    /// With an example better than the type's.
    #[must_use]
    pub const fn example(mut self, example: &'static str) -> Self {
        self.about.example = example;
        self
    }

    /// Whose absence means this value.
    #[must_use]
    pub const fn otherwise(mut self, default: &'static str) -> Self {
        self.about.default = Some(default);
        self
    }

    /// That names entries of this folder.
    #[must_use]
    pub const fn to(mut self, folder: &'static str) -> Self {
        self.about.leads_to = Some(folder);
        self
    }

    /// Whose empty list says that there is none.
    #[must_use]
    pub const fn says_none(mut self) -> Self {
        self.about.says_none = true;
        self
    }

    /// Of one language: a translation says it itself, or has none.
    #[must_use]
    pub const fn of_one_language(mut self) -> Self {
        self.about.inherited = false;
        self
    }

    const fn new(name: &'static str, help: &'static str, required: bool) -> Self {
        let about = KeyInfo {
            name,
            required,
            expected: T::EXPECTED,
            help,
            example: T::EXAMPLE,
            shape: T::SHAPE,
            default: None,
            leads_to: None,
            says_none: false,
            inherited: true,
            reads: |node, diagnostics| T::decode(node, diagnostics).is_some(),
        };
        Self {
            about,
            reads: PhantomData,
        }
    }
}

impl Key<u32> {
    /// A number that must lie between two others, both included: [`Fields::read_bounded`] keeps to them.
    #[must_use]
    pub const fn between(mut self, lowest: u32, highest: u32) -> Self {
        self.about.shape = Shape::Whole(lowest, highest);
        self
    }
}

/// The keys of one map, being read.
pub struct Fields<'n, 'd> {
    node: &'n Node,
    /// Where a missing key is reported: the line that opens the map.
    place: Span,
    /// After a syntax error nothing more is said of missing keys.
    silent: bool,
    /// Where problems go.
    pub diagnostics: &'d mut Diagnostics,
}

impl<'n, 'd> Fields<'n, 'd> {
    /// Opens a map whose keys are `known`; reports the unknown ones. Anything but a map is reported and read as empty.
    pub fn open(
        node: &'n Node,
        known: &[&[KeyInfo]],
        place: Span,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        let silent = node.map().is_none();
        if silent {
            let expected = Bilingual {
                fr: "des clés et des valeurs",
                en: "keys and values",
            };
            wrong_type(node, expected, diagnostics);
        }
        for (name, _) in node.map().unwrap_or_default() {
            if !known
                .iter()
                .any(|keys| keys.iter().any(|key| key.name == name.text))
            {
                let names = known
                    .iter()
                    .flat_map(|keys| keys.iter().map(|key| key.name));
                let suggestion = nearest(&name.text, names);
                let problem = Problem::UnknownKey {
                    key: name.text.clone(),
                    suggestion,
                };
                diagnostics.report(name.span, problem);
            }
        }
        Self {
            node,
            place,
            silent,
            diagnostics,
        }
    }

    /// Opens a map inside another, with the keys of its type's shape: `prix: {montant: 2.90, unite: kg}`.
    pub fn nested<T: Decode>(node: &'n Node, diagnostics: &'d mut Diagnostics) -> Option<Self> {
        if node.map().is_none() {
            wrong_type(node, T::EXPECTED, diagnostics);
            return None;
        }
        Some(Self::open(node, &[T::SHAPE.keys()], node.span, diagnostics))
    }

    /// Says nothing of missing keys: the front matter could not be read and that was reported.
    #[must_use]
    pub fn silent(mut self) -> Self {
        self.silent = true;
        self
    }

    /// The value of a key; nothing when it is absent, empty or wrong (which is reported, as is a missing required key).
    pub fn read<T: Decode>(&mut self, key: &Key<T>) -> Option<T> {
        self.read_at(key).map(|(value, _)| value)
    }

    /// The same, with its place.
    pub fn read_at<T: Decode>(&mut self, key: &Key<T>) -> Option<(T, Span)> {
        match self.node.get(key.about.name) {
            None
            | Some(Node {
                value: Value::Null, ..
            }) => {
                if key.about.required && !self.silent {
                    let (key, example) = (key.about.name, key.about.example);
                    self.diagnostics
                        .report(self.place, Problem::MissingKey { key, example });
                }
                None
            }
            Some(node) => {
                let before = self.diagnostics.mark();
                let value = T::decode(node, self.diagnostics);
                self.diagnostics.name_key(before, key.about.name);
                value.map(|value| (value, node.span))
            }
        }
    }

    /// A whole number within the bounds of its key.
    pub fn read_bounded(&mut self, key: &Key<u32>) -> Option<u32> {
        let read = self.read_at(key);
        match key.about.shape {
            Shape::Whole(lowest, highest) => {
                super::values::bounded(read, lowest, highest, self.diagnostics)
            }
            _ => read.map(|(number, _)| number),
        }
    }

    /// A value with a natural default: what is missing was reported, and the run goes on.
    pub fn read_or_default<T: Decode + Default>(&mut self, key: &Key<T>) -> T {
        self.read(key).unwrap_or_default()
    }

    /// Whether a key is written, whatever its value.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.node
            .get(name)
            .is_some_and(|node| !matches!(node.value, Value::Null))
    }

    /// Where a key's value stands, else where the map begins.
    #[must_use]
    pub fn place_of(&self, name: &str) -> Span {
        self.node.get(name).map_or(self.place, |node| node.span)
    }

    /// Where the map begins.
    #[must_use]
    pub fn place(&self) -> Span {
        self.place
    }
}

/// Reports that a value is not of the right shape.
pub fn wrong_type(node: &Node, expected: Bilingual, diagnostics: &mut Diagnostics) {
    let problem = Problem::WrongType {
        key: String::new(),
        expected,
        found: node.describe(),
    };
    diagnostics.report(node.span, problem);
}

/// Reads a text with a function; a text it does not understand is reported with what was expected.
pub fn decode_text<T: Decode>(
    node: &Node,
    diagnostics: &mut Diagnostics,
    read: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    let Some(text) = node.text() else {
        wrong_type(node, T::EXPECTED, diagnostics);
        return None;
    };
    let value = read(text.trim());
    if value.is_none() {
        let text = text.to_owned();
        let problem = Problem::Unreadable {
            text,
            expected: T::EXPECTED,
            example: T::EXAMPLE,
        };
        diagnostics.report(node.span, problem);
    }
    value
}

/// The word of a list most like what was written, if one is like it at all.
#[must_use]
pub fn nearest<'a>(written: &str, words: impl Iterator<Item = &'a str>) -> Option<String> {
    let folded = crate::decode::slug::fold(written);
    words
        .map(|word| {
            (
                strsim::damerau_levenshtein(&folded, &crate::decode::slug::fold(word)),
                word,
            )
        })
        .filter(|(distance, word)| *distance <= (word.chars().count().max(3) / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word.to_owned())
}
