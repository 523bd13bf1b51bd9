//! What a page's head says to programs: languages, dates, feeds.

use serde::Serialize;

/// What one page says.
#[derive(Debug, Clone, Serialize)]
pub struct MachinesView {
    /// Its language as OpenGraph names it: `fr_FR`.
    pub locale: &'static str,
    /// Those of the same page in other languages.
    pub other_locales: Vec<&'static str>,
    /// The full address for those who speak neither language; absent when there is one language only.
    pub default_url: Option<String>,
    /// OpenGraph's type: `website` or `article`.
    pub kind: &'static str,
    /// The day an article was published: `2026-11-15`.
    pub published: Option<String>,
    /// The day it was last verified.
    pub modified: Option<String>,
}

/// A feed one may subscribe to.
#[derive(Debug, Clone, Serialize)]
pub struct FeedLinkView {
    /// What it holds.
    pub title: String,
    /// Its address from the server's root.
    pub url: String,
}
