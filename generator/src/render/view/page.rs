//! What every page says of itself, and what every page shows of the site.

use serde::Serialize;

use super::LinkView;
use super::machines::{FeedLinkView, MachinesView};
use crate::render::cards::Card;

/// The page's own description, for the head and the frame.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// Title, without the site's.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// `fr` or `en`.
    pub language: &'static str,
    /// Its address from the server's root.
    pub url: String,
    /// Its full address.
    pub canonical: String,
    /// The navigation item it stands under: that item's `url`.
    pub section: String,
    /// The way from the home page to it, both included; empty on the home page.
    pub breadcrumbs: Vec<LinkView>,
    /// The same page in other languages, itself included; empty when there is one only.
    pub alternates: Vec<AlternateView>,
    /// What another language has instead, where this page is in one only.
    pub elsewhere: Option<super::paging::ElsewhereView>,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// Whether WebAssembly runs on it: its content security policy must allow that.
    pub wasm: bool,
    /// Where its source can be read and changed.
    pub edit_url: Option<String>,
    /// What its head says to programs.
    pub machines: MachinesView,
    /// What a link to it shows elsewhere; none where nothing is published.
    pub card: Option<CardView>,
}

/// A social card.
#[derive(Debug, Clone, Serialize)]
pub struct CardView {
    /// Its full address.
    pub url: String,
    /// Its file, relative to the site's root.
    #[serde(skip)]
    pub path: String,
    /// Words for those who do not see it.
    pub alt: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it is drawn from.
    #[serde(skip)]
    pub card: Card,
}

/// The same page in a language.
#[derive(Debug, Clone, Serialize)]
pub struct AlternateView {
    /// `fr` or `en`.
    pub language: &'static str,
    /// Its address from the server's root.
    pub url: String,
    /// Its full address.
    pub canonical: String,
}

/// What every page shows of the site: the same for a whole language.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// Name.
    pub title: String,
    /// One line under it.
    pub tagline: String,
    /// Description.
    pub description: String,
    /// Path the site lives under: `/` or `/solidoume/`.
    pub root: String,
    /// Home page in this language.
    pub home: String,
    /// The page one searches on, in this language.
    pub search: String,
    /// Main navigation.
    pub navigation: Vec<LinkView>,
    /// Navigation at the foot.
    pub footer: Vec<LinkView>,
    /// Name of the territory.
    pub territory: String,
    /// Licence of the program.
    pub code_licence: String,
    /// Licence of the content.
    pub content_licence: String,
    /// Where the sources are.
    pub repository: Option<String>,
    /// What keeps pages on devices; none when the site keeps nothing there.
    pub worker: Option<WorkerView>,
    /// Feeds in this language: those that hold something.
    pub feeds: Vec<FeedLinkView>,
    /// What browsers read to search the site.
    pub opensearch: String,
    /// The day the site was made for.
    pub today: super::DateView,
}

/// What keeps pages on devices.
#[derive(Debug, Clone, Serialize)]
pub struct WorkerView {
    /// The service worker's script.
    pub script: String,
    /// The page of what is kept.
    pub page: String,
}
