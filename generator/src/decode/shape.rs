//! What a value may look like, as data: JSON Schemas, skeletons, forms and the field guide are made from it.

use super::fields::KeyInfo;

/// The shape of a value. What no shape can say (a day that does not exist, an entry that is not there) only reading finds.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// One line of text, or a number that is read as one.
    Text(Text),
    /// `true` or `false`.
    Flag,
    /// A whole number between two others, both included.
    Whole(u32, u32),
    /// One word of a closed list.
    Choice(&'static [&'static str]),
    /// Any number of values of one shape.
    List(&'static Shape),
    /// One of several shapes; documentation proposes the first.
    Any(&'static [Shape]),
    /// Known keys, each with its value.
    Map(Map),
    /// Units, each with its quantity.
    PerUnit(&'static Shape),
    /// A longitude and a latitude, in degrees.
    Point,
}

/// A text, and what it must be like.
#[derive(Debug, Clone, Copy)]
pub struct Text {
    /// What it is, for the field of a form.
    pub form: Form,
    /// An expression it must match, in the syntax that ECMAScript (with its `u` flag) and Rust share. It is written for
    /// the usual ways to write the value: reading accepts a few more (capitals, missing accents).
    pub pattern: Option<fn() -> String>,
    /// The most characters it may have.
    pub longest: Option<usize>,
    /// Which numbers YAML may take it for.
    pub numbers: Numbers,
}

/// What a text is, where a keyboard or a browser can help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Words.
    Line,
    /// A day.
    Day,
    /// A day and a time.
    Moment,
    /// An address on the web.
    Address,
    /// A number with decimals.
    Decimal,
}

/// Numbers that may stand for a text: `2.90`, `4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    /// None.
    No,
    /// Any, and `true` or `false` as well: what was meant is a text.
    All,
    /// Those above zero.
    Positive,
    /// Those between two others, both included.
    Within(u32, u32),
}

/// Keys that are known together.
#[derive(Debug, Clone, Copy)]
pub struct Map {
    /// The keys.
    pub keys: &'static [KeyInfo],
    /// What must hold between them.
    pub relations: &'static [Relation],
}

/// What must hold between keys of one map, beyond each being required or not.
#[derive(Debug, Clone, Copy)]
pub enum Relation {
    /// At least one of them is there (and `true`, if it is a flag).
    OneOf(&'static [&'static str]),
    /// The two are never there together.
    Apart(&'static str, &'static str),
}

impl Text {
    /// Any text at all.
    pub const FREE: Self = Self {
        form: Form::Line,
        pattern: None,
        longest: None,
        numbers: Numbers::All,
    };

    /// A text that must match.
    #[must_use]
    pub const fn matching(form: Form, pattern: fn() -> String, numbers: Numbers) -> Self {
        Self {
            form,
            pattern: Some(pattern),
            longest: None,
            numbers,
        }
    }
}

impl Shape {
    /// The keys of a map; none for anything else.
    #[must_use]
    pub const fn keys(&self) -> &'static [KeyInfo] {
        match self {
            Self::Map(map) => map.keys,
            _ => &[],
        }
    }

    /// The shape that documentation proposes.
    #[must_use]
    pub fn usual(&self) -> &Self {
        match self {
            Self::Any([first, ..]) => first.usual(),
            shape => shape,
        }
    }
}
