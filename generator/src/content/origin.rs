//! Where an imported entry comes from: the only trace of an import in the entry itself.

use crate::decode::fields::{Decode, Fields, Key};
use crate::decode::shape::{Map, Shape};
use crate::decode::yaml::Node;
use crate::diagnostics::{Bilingual, Diagnostics};

/// The program's own file beside imported entries; it is no entry.
pub const STATE: &str = "_import.json";
/// What people may write beside `_annuaire.md`: a source's categories and the directory's.
pub const MAPPING: &str = "_import.yaml";

/// What a source calls an entry. It stays when the title, the file's name or anything else changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The source.
    pub source: String,
    /// The entry's name there.
    pub id: String,
}

/// The key of an origin, in every kind that can be imported.
pub const ORIGIN: Key<Origin> = Key::optional(
    "origine",
    "D'où vient une fiche importée : `solidoume import` la retrouve ainsi. À garder, ou à retirer pour qu'il n'y touche plus.",
);

const SOURCE: Key<String> =
    Key::required("source", "Le nom de la source.").example("openstreetmap");
const ID: Key<String> =
    Key::required("id", "Le nom de la fiche dans la source.").example("node/123");

impl Decode for Origin {
    const EXPECTED: Bilingual = Bilingual {
        fr: "une source et un identifiant",
        en: "a source and an identifier",
    };
    const EXAMPLE: &'static str = "{source: openstreetmap, id: node/123}";
    const SHAPE: Shape = Shape::Map(Map {
        keys: &[SOURCE.about, ID.about],
        relations: &[],
    });

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::nested::<Self>(node, diagnostics)?;
        let (source, id) = (fields.read(&SOURCE), fields.read(&ID));
        Some(Self {
            source: source?,
            id: id?,
        })
    }
}
