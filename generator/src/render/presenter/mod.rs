//! From entries to views: the site as one language shows it, with words, dates and amounts made readable.

pub mod agenda;
mod calculators;
mod cards;
mod composition;
mod contribute;
mod entries;
mod frame;
mod lists;
pub mod machines;
mod occasions;
mod offline;
mod paging;
mod places;
mod search;
mod seasons;
mod tags;

use rayon::prelude::*;
use tera::Value;

pub use paging::PER_PAGE;

use super::map;
use super::pictures::Images;
use super::view::{ImageView, LinkView};
use super::words::Words;
use crate::config::Language;
use crate::site::Site;
use crate::site::links::Target;
use crate::source::SourceId;

/// Makes the views of one language.
#[derive(Debug)]
pub struct Presenter<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// The language's words.
    pub words: &'a Words,
    /// The language.
    pub language: Language,
    /// Path the site lives under.
    pub root: &'a str,
    images: &'a Images,
    /// What every map shares; none without an outline.
    base: Option<map::Base>,
    /// The hash of what social cards are drawn on; none where nobody shares a link.
    backdrop: Option<blake3::Hash>,
    /// Each entry's card, made once; templates share it.
    cards: Vec<Value>,
}

impl<'a> Presenter<'a> {
    /// Prepares a language: every entry's card is made here, in parallel.
    #[must_use]
    pub fn new(site: &'a Site<'a>, words: &'a Words, images: &'a Images) -> Self {
        let mut presenter = Self {
            site,
            words,
            language: words.language,
            root: site.config.root_path(),
            images,
            base: places::base(site),
            backdrop: None,
            cards: Vec::new(),
        };
        presenter.cards = (0..site.content.entries.len())
            .into_par_iter()
            .map(|index| Value::from_serializable(&presenter.card_view(index)))
            .collect();
        presenter
    }

    /// Gives every page a social card on a backdrop of the theme.
    #[must_use]
    pub fn with_social_cards(mut self, backdrop: Option<&[u8]>) -> Self {
        self.backdrop = backdrop.map(blake3::hash);
        self
    }

    /// The card of an entry, in this language where it is translated.
    #[must_use]
    pub fn card(&self, index: usize) -> Value {
        self.cards[self.site.in_language(index, self.language)].clone()
    }

    /// The cards of several entries.
    #[must_use]
    pub fn cards(&self, indices: &[usize]) -> Vec<Value> {
        indices.iter().map(|index| self.card(*index)).collect()
    }

    /// The published entries of a folder, each in this language where it is translated.
    #[must_use]
    pub fn listed(&self, folder: &str) -> &[usize] {
        self.site.list(folder, Language::Fr)
    }

    /// An address of the site, from the server's root.
    #[must_use]
    pub fn url(&self, address: &str) -> String {
        format!("{}{address}", self.root)
    }

    /// A full address.
    #[must_use]
    pub fn canonical(&self, address: &str) -> String {
        format!("{}{address}", self.site.config.base_url)
    }

    /// The full address of what is at one from the server's root.
    #[must_use]
    pub fn absolute(&self, url: &str) -> String {
        self.canonical(url.strip_prefix(self.root).unwrap_or(url))
    }

    /// A fixed page's address in this language.
    #[must_use]
    pub fn fixed_url(&self, address: &str) -> String {
        format!("{}{}{address}", self.root, self.language.prefix())
    }

    /// The link to what a name led to; none for an entry that is not published.
    #[must_use]
    pub fn target(&self, target: &Target) -> Option<LinkView> {
        match target {
            Target::Entry(index) => self.entry_link(*index),
            Target::Directory(index) => {
                let directory = self.site.content.directories.get(*index)?;
                let title = self.words.typeset(&directory.summary.title);
                let address = format!("annuaires/{}/", directory.slug);
                Some(LinkView {
                    title,
                    url: self.fixed_url(&address),
                })
            }
            Target::Fixed(address) => Some(LinkView {
                title: self.fixed_title(address),
                url: self.fixed_url(address),
            }),
        }
    }

    /// The link to an entry in this language; none when it is not published.
    #[must_use]
    pub fn entry_link(&self, index: usize) -> Option<LinkView> {
        let index = self.site.in_language(index, self.language);
        let facts = &self.site.facts[index];
        let address = facts.address.as_deref().filter(|_| facts.visible)?;
        let entry = &self.site.content.entries[index];
        let title = super::words::typeset(&entry.summary.title, entry.language);
        Some(LinkView {
            title,
            url: self.url(address),
        })
    }

    /// The title of a page that is no entry.
    #[must_use]
    pub fn fixed_title(&self, address: &str) -> String {
        let name = address.trim_end_matches('/');
        if let Some(month) = name.strip_prefix("saisons/") {
            let names = crate::decode::values::months::NAMES;
            let index = names.iter().position(|known| *known == month).unwrap_or(0);
            let month = self.words.nth(&["mois"], index);
            return self
                .words
                .fill(&["titres", "saisons-mois"], &[("mois", &month)]);
        }
        self.words
            .get(&["titres", if name.is_empty() { "accueil" } else { name }])
    }

    /// A published image; `shown` says that the page it is for is published too.
    #[must_use]
    pub fn image(
        &self,
        id: SourceId,
        alt: &str,
        credit: Option<&str>,
        shown: bool,
    ) -> Option<ImageView> {
        let image = self.images.get(&id)?;
        image.mark(shown);
        Some(ImageView {
            url: self.url(&image.path),
            srcset: image.srcset(self.root),
            alt: self.words.typeset(alt),
            credit: credit.map(|credit| self.words.typeset(credit)),
            width: image.width,
            height: image.height,
            borrowed: false,
        })
    }
}
