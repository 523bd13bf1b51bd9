//! A free page: a title, a summary and a text.

use serde_json::{Value, json};

use crate::content::kind::{Address, Format, Kind, KindSpec, Order};

/// The kind.
pub const KIND: KindSpec = KindSpec {
    name: "page",
    singular: "page",
    help: "Une page libre : un titre, un résumé, un texte.",
    folder: "pages",
    format: Format::Markdown,
    address: Address::Root,
    keys: &[],
    relations: &[],
    body: "Le texte de la page.\n",
    order: Order::Title,
    needs_steps: false,
    read: |_, _| Box::new(Page),
};

#[derive(Debug)]
struct Page;

impl Kind for Page {
    fn details(&self) -> Value {
        json!({})
    }
}
