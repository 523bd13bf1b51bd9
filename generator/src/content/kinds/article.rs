//! An article of news: a date and those who wrote it.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::content::kind::{Address, Format, Kind, KindSpec, Order};
use crate::decode::fields::{Fields, Key};

/// The kind.
pub const KIND: KindSpec = KindSpec {
    name: "article",
    singular: "actualite",
    help: "Un article daté : ce qui change, ce qui s'apprend.",
    folder: "actualites",
    format: Format::Markdown,
    address: Address::Folder,
    keys: &[DATE.about, AUTHORS.about],
    relations: &[],
    body: "Le texte de l'article.\n",
    order: Order::Recent,
    needs_steps: false,
    read: |fields, _| Box::new(Article::read(fields)),
};

const DATE: Key<Date> = Key::required(
    "date",
    "Le jour de publication : les articles sont rangés par date.",
);
const AUTHORS: Key<Vec<String>> = Key::optional(
    "auteurs",
    "Qui signe ; jamais le nom d'une personne sans son accord.",
)
.example("[L'équipe Soli'doume]");

#[derive(Debug)]
struct Article {
    date: Date,
    authors: Vec<String>,
}

impl Article {
    fn read(fields: &mut Fields<'_, '_>) -> Self {
        Self {
            date: fields.read_or_default(&DATE),
            authors: fields.read_or_default(&AUTHORS),
        }
    }
}

impl Kind for Article {
    fn details(&self) -> Value {
        json!({ "auteurs": self.authors })
    }

    fn date(&self) -> Option<Date> {
        Some(self.date)
    }

    fn authors(&self) -> &[String] {
        &self.authors
    }
}
