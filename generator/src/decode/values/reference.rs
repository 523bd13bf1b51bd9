//! A reference to another entry: a slug and where it was written.

use crate::decode::fields::{Decode, decode_text};
use crate::decode::shape::{Form, Numbers, Shape, Text};
use crate::decode::yaml::Node;
use crate::diagnostics::{Bilingual, Diagnostics};
use crate::source::Span;

/// The slug (or `dossier/slug`) of another entry; whether it exists is asked once all are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// As written.
    pub target: String,
    /// Where.
    pub span: Span,
}

impl Decode for Reference {
    const EXPECTED: Bilingual = Bilingual {
        fr: "le nom d'une fiche",
        en: "the name of an entry",
    };
    const EXAMPLE: &'static str = "potimarron";
    const SHAPE: Shape = Shape::Text(Text::matching(
        Form::Line,
        || "^[a-z0-9-]+(/[a-z0-9-]+)*/?$".to_owned(),
        Numbers::No,
    ));

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let span = node.span;
        decode_text(node, diagnostics, |text| {
            (!text.is_empty()).then(|| Self {
                target: text.to_owned(),
                span,
            })
        })
    }
}

/// A text and where it was written, for what is checked later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// The text.
    pub text: String,
    /// Where.
    pub span: Span,
}

impl Decode for Located {
    const EXPECTED: Bilingual = String::EXPECTED;
    const EXAMPLE: &'static str = String::EXAMPLE;
    const SHAPE: Shape = String::SHAPE;

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let span = node.span;
        String::decode(node, diagnostics).map(|text| Self { text, span })
    }
}
