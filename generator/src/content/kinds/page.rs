//! A free page: a title, a summary and a text.

use serde_json::{Value, json};

use crate::content::kind::{Address, Format, Kind, KindSpec, Order};

/// The kind.
pub const KIND: KindSpec = KindSpec {
    name: "page",
    folder: "pages",
    format: Format::Markdown,
    address: Address::Root,
    keys: &[],
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
