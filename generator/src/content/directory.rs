//! A directory of partners: its title and the categories its partners may use.

use super::entry::{COMMON_KEYS, read_summary};
use super::facts::Summary;
use super::front_matter;
use crate::decode::fields::{Decode, Fields, Key, KeyInfo};
use crate::decode::shape::{Map, Shape};
use crate::decode::yaml::{self, Node};
use crate::diagnostics::{Bilingual, Diagnostics, Problem};
use crate::source::{SourceFile, SourceId, Span};

/// The file that makes a folder a directory.
pub const FILE: &str = "_annuaire.md";

/// A directory.
#[derive(Debug)]
pub struct Directory<'s> {
    /// Its folder's name.
    pub slug: String,
    /// Title, summary and the rest.
    pub summary: Summary,
    /// Categories, in the order pages show them.
    pub categories: Vec<Category>,
    /// Its introduction, in Markdown.
    pub body: &'s str,
    /// Where the introduction stands.
    pub body_span: Span,
}

/// A category of partners.
#[derive(Debug, Clone)]
pub struct Category {
    /// As partners name it.
    pub key: String,
    /// As visitors read it.
    pub title: String,
}

const CATEGORIES: Key<Vec<Category>> = Key::required(
    "categories",
    "Les catégories que les partenaires peuvent choisir.",
)
.example("[{cle: epicerie, titre: Épicerie}]");

/// Keys of `_annuaire.md`, beside those every Markdown entry has.
pub const KEYS: &[KeyInfo] = &[CATEGORIES.about];

impl<'s> Directory<'s> {
    /// Reads `annuaires/<slug>/_annuaire.md`.
    pub fn read(
        id: SourceId,
        file: &'s SourceFile,
        slug: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let Ok(text) = std::str::from_utf8(&file.bytes) else {
            diagnostics.report(Span::file(id), Problem::NotUtf8);
            return None;
        };
        let parts = front_matter::split(id, text, diagnostics)?;
        let node = yaml::parse(id, &text[parts.yaml.clone()], parts.yaml.start, diagnostics)?;
        let place = Span::new(id, 0, 3);
        let mut fields = Fields::open(&node, &[COMMON_KEYS, KEYS], place, diagnostics);
        Some(Self {
            slug: slug.to_owned(),
            summary: read_summary(&mut fields),
            categories: fields.read_or_default(&CATEGORIES),
            body: &text[parts.body.clone()],
            body_span: Span::new(id, parts.body.start, parts.body.end),
        })
    }
}

const CATEGORY_KEY: Key<String> =
    Key::required("cle", "Le mot que les partenaires écrivent.").example("epicerie");
const CATEGORY_TITLE: Key<String> =
    Key::required("titre", "Ce que lisent les visiteurs.").example("Épicerie");

impl Decode for Category {
    const EXPECTED: Bilingual = Bilingual {
        fr: "une catégorie",
        en: "a category",
    };
    const EXAMPLE: &'static str = "{cle: epicerie, titre: Épicerie}";
    const SHAPE: Shape = Shape::Map(Map {
        keys: &[CATEGORY_KEY.about, CATEGORY_TITLE.about],
        relations: &[],
    });

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::nested::<Self>(node, diagnostics)?;
        let (key, title) = (fields.read(&CATEGORY_KEY), fields.read(&CATEGORY_TITLE));
        Some(Self {
            key: key?,
            title: title?,
        })
    }
}
