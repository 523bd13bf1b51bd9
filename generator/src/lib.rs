//! The `solidoume` program, as a library: sources go in, a site comes out, and nothing flows backwards.

pub mod config;
pub mod content;
pub mod decode;
pub mod diagnostics;
pub mod source;

use diagnostics::Diagnostics;
use source::Sources;

/// What a build is asked for, beside its sources.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day the site is made for: seasons, upcoming events and expiry follow it. The library has no clock.
    pub today: jiff::civil::Date,
    /// Replaces the address in `site.yaml`: `https://example.org/solidoume/`.
    pub base_url: Option<String>,
    /// Whether drafts, future and expired entries are shown.
    pub drafts: bool,
}

/// Where outputs go as they are made, from many threads at once and in any order; one path is given at most once.
pub trait Sink: Sync {
    /// Receives one file of the site: its path relative to the site's root (`recettes/truffade/index.html`).
    fn put(&self, path: &str, bytes: Vec<u8>);
}

/// What a build has to say.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Everything that is wrong or could be better, in a stable order.
    pub diagnostics: Diagnostics,
    /// How many HTML pages were made.
    pub pages: usize,
    /// How many entries were read.
    pub entries: usize,
}

/// Makes the whole site. Never panics, whatever the content; with errors, what was given to the sink is not to be published.
pub fn generate(sources: &Sources, options: &Options, sink: &dyn Sink) -> Outcome {
    let _ = (sources, options, sink);
    Outcome::default()
}
