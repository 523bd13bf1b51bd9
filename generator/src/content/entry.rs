//! One entry: what every kind has in common, and its own fields behind [`Kind`].

use std::ops::Range;

use jiff::civil::Date;

use super::facts::{Image, Summary};
use super::front_matter;
use super::kind::{Format, Kind, KindSpec};
use crate::config::Language;
use crate::decode::fields::{Decode, Fields, Key, KeyInfo};
use crate::decode::shape::{Map, Relation, Shape, Text};
use crate::decode::values::reference::Located;
use crate::decode::yaml::{self, Node, Value};
use crate::diagnostics::{Bilingual, Diagnostics, Problem};
use crate::source::{SourceFile, SourceId, Span};

/// An entry, read.
#[derive(Debug)]
pub struct Entry<'s> {
    /// Its file.
    pub source: SourceId,
    /// Its kind.
    pub spec: &'static KindSpec,
    /// Its folder under `content/`: `recettes`, `annuaires/commerces`.
    pub folder: &'s str,
    /// Its name in addresses and links.
    pub slug: &'s str,
    /// Its language.
    pub language: Language,
    /// What every entry states.
    pub summary: Summary,
    /// What its kind states.
    pub kind: Box<dyn Kind>,
    /// Its Markdown.
    pub body: &'s str,
    /// Where the Markdown stands.
    pub body_span: Span,
    /// Whether it was read without any error: what follows from it is worth checking.
    pub sound: bool,
}

/// A file that is to become an entry: its kind and name are known from its path.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'s> {
    /// Its file.
    pub source: SourceId,
    /// Its kind.
    pub spec: &'static KindSpec,
    /// Its folder under `content/`.
    pub folder: &'s str,
    /// Its name.
    pub slug: &'s str,
    /// Its language.
    pub language: Language,
}

const TITLE: Key<String> = Key::required("titre", "Le titre de la page.")
    .example("Soupe de potimarron")
    .of_one_language();
const SUMMARY: Key<Short> = Key::required(
    "resume",
    "Une ou deux phrases, 200 caractères au plus : listes et moteurs de recherche.",
)
.of_one_language();
const IMAGE: Key<Image> = Key::optional("image", "L'image de la fiche, posée à côté d'elle.");
const KEYWORDS: Key<Vec<String>> =
    Key::optional("mots-cles", "Des mots pour la retrouver.").example("[courge, soupe]");
const UPDATED: Key<Date> = Key::optional("maj", "Le jour de la dernière vérification.");
const DRAFT: Key<bool> = Key::optional(
    "brouillon",
    "Tant qu'elle n'est pas prête : elle n'est pas publiée.",
)
.otherwise("false");
const PUBLISH_ON: Key<Date> = Key::optional("publier-le", "Le premier jour de publication.");
const EXPIRES_ON: Key<Date> = Key::optional("expire-le", "Le dernier jour de publication.");
const ALIASES: Key<Vec<Located>> = Key::optional("alias", "D'anciennes adresses, redirigées.")
    .example("[/ancienne-adresse/]")
    .of_one_language();
const EXAMPLE: Key<bool> = Key::optional(
    "exemple",
    "Si c'est inventé pour la démonstration : c'est affiché.",
)
.otherwise("false");

/// Keys every Markdown entry has.
pub const COMMON_KEYS: &[KeyInfo] = &[
    TITLE.about,
    SUMMARY.about,
    IMAGE.about,
    KEYWORDS.about,
    UPDATED.about,
    DRAFT.about,
    PUBLISH_ON.about,
    EXPIRES_ON.about,
    ALIASES.about,
    EXAMPLE.about,
];

/// A file cut into its tree of keys and its body.
#[derive(Debug, Clone)]
pub struct Cut {
    node: Node,
    body: Range<usize>,
    /// Whether the front matter could not be read: nothing more is said of it.
    broken: bool,
}

/// Cuts a file; what cannot be read is reported and leaves an empty front matter.
pub fn cut(draft: Draft<'_>, file: &SourceFile, diagnostics: &mut Diagnostics) -> Cut {
    let empty = Node {
        span: Span::file(draft.source),
        value: Value::Map(Vec::new()),
    };
    let Ok(text) = std::str::from_utf8(&file.bytes) else {
        diagnostics.report(Span::file(draft.source), Problem::NotUtf8);
        return Cut {
            node: empty,
            body: 0..0,
            broken: true,
        };
    };
    let (yaml, body) = match draft.spec.format {
        Format::Data => (0..text.len(), text.len()..text.len()),
        Format::Markdown => match front_matter::split(draft.source, text, diagnostics) {
            Some(parts) => (parts.yaml, parts.body),
            None => {
                return Cut {
                    node: empty,
                    body: 0..0,
                    broken: true,
                };
            }
        },
    };
    match yaml::parse(draft.source, &text[yaml.clone()], yaml.start, diagnostics) {
        Some(node) => Cut {
            node,
            body,
            broken: false,
        },
        None => Cut {
            node: empty,
            body,
            broken: true,
        },
    }
}

/// Reads a cut file as an entry of its kind. `original` is the entry it translates.
pub fn read<'s>(
    draft: Draft<'s>,
    file: &'s SourceFile,
    cut: Cut,
    original: Option<&Cut>,
    diagnostics: &mut Diagnostics,
) -> Entry<'s> {
    let text = std::str::from_utf8(&file.bytes).unwrap_or_default();
    let common: &[KeyInfo] = match draft.spec.format {
        Format::Markdown => COMMON_KEYS,
        Format::Data => &[],
    };
    let keys = [common, draft.spec.keys];
    let node = match original {
        Some(original) => cut.node.over(&inheritable(&original.node, &keys)),
        None => cut.node,
    };
    let place = Span::new(
        draft.source,
        0,
        if draft.spec.format == Format::Markdown {
            3
        } else {
            0
        },
    );
    let mut fields = Fields::open(&node, &keys, place, diagnostics);
    if cut.broken {
        fields = fields.silent();
    }
    let summary = match draft.spec.format {
        Format::Markdown => read_summary(&mut fields),
        Format::Data => Summary {
            title: draft.slug.to_owned(),
            ..Summary::default()
        },
    };
    let kind = (draft.spec.read)(&mut fields, draft.slug);
    Entry {
        source: draft.source,
        spec: draft.spec,
        folder: draft.folder,
        slug: draft.slug,
        language: draft.language,
        summary,
        kind,
        body: &text[cut.body.clone()],
        body_span: Span::new(draft.source, cut.body.start, cut.body.end),
        sound: !diagnostics.has_errors_in(draft.source),
    }
}

/// Reads the keys every Markdown entry has.
pub fn read_summary(fields: &mut Fields<'_, '_>) -> Summary {
    Summary {
        title: fields.read_or_default(&TITLE),
        summary: fields.read_or_default(&SUMMARY).0,
        image: fields.read(&IMAGE),
        keywords: fields.read_or_default(&KEYWORDS),
        updated: fields.read(&UPDATED),
        draft: fields.read_or_default(&DRAFT),
        publish_on: fields.read(&PUBLISH_ON),
        expires_on: fields.read(&EXPIRES_ON),
        aliases: fields.read_or_default(&ALIASES),
        example: fields.read_or_default(&EXAMPLE),
    }
}

/// What a translation takes from its original.
fn inheritable(original: &Node, keys: &[&[KeyInfo]]) -> Node {
    let mut node = original.clone();
    let own = |name: &str| {
        let mut keys = keys.iter().copied().flatten();
        keys.any(|key| key.name == name && !key.inherited)
    };
    if let Value::Map(pairs) = &mut node.value {
        pairs.retain(|(name, _)| !own(&name.text));
    }
    node
}

/// A text of at most 200 characters.
#[derive(Debug, Default)]
struct Short(String);

/// The longest a summary may be, in characters.
const LONGEST: usize = 200;

impl Decode for Short {
    const EXPECTED: Bilingual = Bilingual {
        fr: "un texte court",
        en: "a short text",
    };
    const EXAMPLE: &'static str = "Une soupe douce pour les soirs d'automne.";
    const SHAPE: Shape = Shape::Text(Text {
        longest: Some(LONGEST),
        ..Text::FREE
    });

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let text = String::decode(node, diagnostics)?;
        let length = text.chars().count();
        if length > LONGEST {
            diagnostics.report(
                node.span,
                Problem::TooLong {
                    length,
                    longest: LONGEST,
                },
            );
        }
        Some(Self(text))
    }
}

const FILE: Key<Located> = Key::required("fichier", "Le nom du fichier.").example("potimarron.jpg");
const ALT: Key<String> = Key::optional(
    "alt",
    "Ce qu'on voit, pour qui ne voit pas l'image : il le faut toujours.",
)
.example("Un potimarron entier");
const CREDIT: Key<String> =
    Key::optional("credit", "Qui l'a faite, et sa licence.").example("Soli'doume, CC BY-SA 4.0");

impl Decode for Image {
    const EXPECTED: Bilingual = Bilingual {
        fr: "une image",
        en: "a picture",
    };
    const EXAMPLE: &'static str =
        "{fichier: potimarron.jpg, alt: Un potimarron entier, credit: Moi}";
    const SHAPE: Shape = Shape::Map(Map {
        keys: &[FILE.about, ALT.about, CREDIT.about],
        relations: &[Relation::OneOf(&["alt"])],
    });

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::nested::<Self>(node, diagnostics)?;
        let file = fields.read(&FILE)?;
        let alt = fields.read(&ALT);
        if alt.is_none() {
            let problem = Problem::MissingAlt {
                file: file.text.clone(),
            };
            fields.diagnostics.report(file.span, problem);
        }
        Some(Self {
            file,
            alt: alt.unwrap_or_default(),
            credit: fields.read(&CREDIT),
        })
    }
}
