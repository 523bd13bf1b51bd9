//! What a proposal changes for visitors: two sites are generated and compared as facts and outputs, never as HTML text.

mod comparison;
pub mod portrait;
mod weight;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::decode::values::choice::{Allergen, Diet};
use portrait::{Food, Month, Place, Portrait, Price, When};
pub use weight::{Heavier, Weight};

/// One file of a site: how heavy, and which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Bytes, before any compression.
    pub bytes: usize,
    /// Of its bytes.
    pub hash: blake3::Hash,
}

/// A site as it is compared.
#[derive(Debug, Default)]
pub struct Version {
    /// Its entries, by the paths of their files.
    pub entries: BTreeMap<String, Portrait>,
    /// Its files, by their paths.
    pub files: BTreeMap<String, Written>,
}

/// Everything that changes, in a stable order.
#[derive(Debug, Serialize)]
pub struct Changes {
    /// Entries that change, by the paths of their files.
    pub entries: Vec<EntryChange>,
    /// Addresses that visitors and other sites may know, and that lead nowhere any more.
    pub lost: Vec<LostAddress>,
    /// Pages that change although their own entry does not: lists, the calendar, pages that show a changed fact.
    pub other_pages: usize,
    /// What visitors download.
    pub weight: Weight,
}

/// An entry and what changes in it.
#[derive(Debug, Serialize)]
pub struct EntryChange {
    /// Its title now; that of before when it is removed.
    pub title: String,
    /// Name of its kind.
    pub kind: &'static str,
    /// Its language.
    pub language: &'static str,
    /// Its file.
    pub path: String,
    /// Its address from the site's root, without the first slash.
    pub address: Option<String>,
    /// What changes, the gravest first.
    pub changes: Vec<Change>,
}

/// An address that is lost.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct LostAddress {
    /// The address, with its first slash.
    pub address: String,
    /// The file in which `alias` would keep it, when the entry is still there under another address.
    pub alias_in: Option<String>,
}

/// One thing that changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Change {
    /// A new page, with what it says of allergens and diets.
    Added { food: Option<Food> },
    /// The page is gone.
    Removed,
    /// A file that visitors do not see: a draft, something to come, something over.
    Unseen { from: Option<String> },
    /// Allergens that are named now or no more, and ingredients to verify.
    Allergens {
        added: Vec<Allergen>,
        removed: Vec<Allergen>,
        to_verify: Vec<String>,
        verified: Vec<String>,
    },
    /// The sheet states its allergens now, or no more.
    AllergensStated { stated: bool },
    /// Diets it claims now or no more.
    Diets {
        added: Vec<Diet>,
        removed: Vec<Diet>,
    },
    /// The address.
    Address { before: String, after: String },
    /// The title.
    Title { before: String, after: String },
    /// Whether it takes place, is open, is closed.
    Status {
        before: Option<String>,
        after: Option<String>,
    },
    /// When it takes place.
    When {
        before: Option<When>,
        after: Option<When>,
    },
    /// Where it is, and when one may come.
    Place {
        before: Option<Place>,
        after: Option<Place>,
    },
    /// Months in season, 1 to 12.
    Season {
        before: Option<Vec<i8>>,
        after: Option<Vec<i8>>,
    },
    /// The indicative price.
    Price {
        before: Option<Price>,
        after: Option<Price>,
    },
    /// The cost of one portion, in euros.
    Cost {
        before: Option<String>,
        after: Option<String>,
    },
    /// A month's published figures.
    Figures {
        before: Option<Month>,
        after: Option<Month>,
    },
    /// Ingredients, by name.
    Ingredients {
        added: Vec<String>,
        removed: Vec<String>,
    },
    /// The same ingredients in other quantities, or for another number of people.
    Quantities,
    /// One of the kind's own keys.
    Detail {
        key: String,
        before: serde_json::Value,
        after: serde_json::Value,
    },
    /// The summary.
    Summary,
    /// The text.
    Text,
}

impl Changes {
    /// Compares two versions of a site.
    #[must_use]
    pub fn between(before: &Version, after: &Version) -> Self {
        comparison::compare(before, after)
    }

    /// Whether visitors would notice nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
            && self.lost.is_empty()
            && self.other_pages == 0
            && self.weight.is_same()
    }
}
