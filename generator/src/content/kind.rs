//! What it takes to be a kind of entry: one file, one line in `KINDS`, one template.

use super::facts::{Composition, Figures, Foodstuff, Occasion, Place, References, Season};
use crate::decode::fields::{Fields, KeyInfo};
use crate::decode::shape::Relation;
use crate::decode::values::choice::Axis;
use crate::decode::values::reference::Located;

/// An entry's own fields, once read. Facts it does not state are absent.
pub trait Kind: std::fmt::Debug + Send + Sync {
    /// What only this kind's template shows, as plain data; also what the data exports contain.
    fn details(&self) -> serde_json::Value;

    /// Keys of the details that are not prose: addresses, numbers, opening hours. They keep every character.
    fn literals(&self) -> &'static [&'static str] {
        &[]
    }

    /// When it happens.
    fn occasion(&self) -> Option<&Occasion> {
        None
    }
    /// Where it is.
    fn place(&self) -> Option<&Place> {
        None
    }
    /// When it is in season.
    fn season(&self) -> Option<&Season> {
        None
    }
    /// What recipes need to know of it.
    fn foodstuff(&self) -> Option<&Foodstuff> {
        None
    }
    /// What it is made of.
    fn composition(&self) -> Option<&Composition> {
        None
    }
    /// What it publishes of a month.
    fn figures(&self) -> Option<&Figures> {
        None
    }
    /// Categories of its directory.
    fn categories(&self) -> &[Located] {
        &[]
    }
    /// The axis of the scheme it belongs to.
    fn axis(&self) -> Option<Axis> {
        None
    }
    /// The day to sort and date it by.
    fn date(&self) -> Option<jiff::civil::Date> {
        None
    }
    /// Those who sign it.
    fn authors(&self) -> &[String] {
        &[]
    }
    /// The day somebody last verified it on the spot, where that must stay recent.
    fn verified_on(&self) -> Option<(jiff::civil::Date, crate::source::Span)> {
        None
    }
    /// Other entries it names.
    fn references(&self) -> Vec<References<'_>> {
        Vec::new()
    }
}

/// Everything the program knows of a kind before reading any entry of it.
#[derive(Debug)]
pub struct KindSpec {
    /// Name of the kind, of its template (`kinds/<name>.html`) and of its words.
    pub name: &'static str,
    /// What contributors call one of them, in French: `solidoume new <singular>`, the name of its schema.
    pub singular: &'static str,
    /// What one of them is for, in French, for contributors.
    pub help: &'static str,
    /// Folder under `content/`.
    pub folder: &'static str,
    /// How its files are written.
    pub format: Format,
    /// Where its entries live on the site.
    pub address: Address,
    /// Its own keys, beside those every entry has.
    pub keys: &'static [KeyInfo],
    /// What must hold between keys.
    pub relations: &'static [Relation],
    /// The text that a new one begins with, to be replaced; empty where files have no text.
    pub body: &'static str,
    /// How a list of them is sorted.
    pub order: Order,
    /// Body heading under which the steps must be, if the kind has steps.
    pub needs_steps: bool,
    /// Reads the kind's own keys; what is wrong is reported and replaced by a default.
    pub read: fn(&mut Fields<'_, '_>, slug: &str) -> Box<dyn Kind>,
}

/// How files of a kind are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// YAML between `---`, then Markdown.
    Markdown,
    /// YAML only; the file has no title or summary.
    Data,
}

/// Where entries of a kind live.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address {
    /// `/dossier/slug/`, with a list at `/dossier/`.
    Folder,
    /// `/dossier/annuaire/slug/`, with a list for each inner folder.
    Directory,
    /// `/slug/`.
    Root,
    /// No page of their own.
    None,
}

/// How a list of entries is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// By title, as French sorts.
    Title,
    /// Most recent first.
    Recent,
    /// Earliest first.
    Chronological,
}
