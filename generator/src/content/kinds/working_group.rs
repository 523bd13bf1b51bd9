//! A working group of the scheme: what it works on and how to reach it.

use serde_json::{Value, json};

use crate::content::kind::{Address, Format, Kind, KindSpec, Order};
use crate::decode::fields::{Fields, Key};

/// The kind.
pub const KIND: KindSpec = KindSpec {
    name: "working_group",
    singular: "groupe",
    help: "Un groupe de travail : ce qu'il fait et comment le joindre.",
    folder: "groupes",
    format: Format::Markdown,
    address: Address::Folder,
    keys: &[PURPOSE.about, CONTACT.about],
    relations: &[],
    body: "Deux ou trois phrases : comment le groupe travaille.\n",
    order: Order::Title,
    needs_steps: false,
    read: |fields, _| Box::new(WorkingGroup::read(fields)),
};

const PURPOSE: Key<String> = Key::required("objet", "Ce sur quoi le groupe travaille.")
    .example("Faire connaître le dispositif");
const CONTACT: Key<String> = Key::optional(
    "contact",
    "Comment le joindre, sans nom ni numéro d'une personne.",
)
.example("Le premier mardi du mois, à la maison des associations");

#[derive(Debug)]
struct WorkingGroup {
    purpose: String,
    contact: Option<String>,
}

impl WorkingGroup {
    fn read(fields: &mut Fields<'_, '_>) -> Self {
        Self {
            purpose: fields.read_or_default(&PURPOSE),
            contact: fields.read(&CONTACT),
        }
    }
}

impl Kind for WorkingGroup {
    fn details(&self) -> Value {
        json!({ "objet": self.purpose, "contact": self.contact })
    }
}
