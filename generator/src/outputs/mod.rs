//! Everything a build writes, in order: assets first, for pages name them by their hash.

mod assets;
mod calculators;
mod data;
pub mod directories;
mod entries;
mod fixed;
mod icons;
mod images;
mod lists;
mod redirects;
mod robots;
mod schemas;
mod sitemap;
mod social_cards;

use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use tera::Value;

use crate::config::Language;
use crate::diagnostics::{Diagnostics, Problem};
use crate::render::assets::Assets;
use crate::render::cards::Card;
use crate::render::pictures::Images;
use crate::render::presenter::Presenter;
use crate::render::theme::Theme;
use crate::render::view::page::PageView;
use crate::site::Site;
use crate::source::Span;

/// Where outputs go as they are made, from many threads at once and in any order; one path is given at most once.
pub trait Sink: Sync {
    /// Receives one file of the site: its path relative to the site's root (`recettes/truffade/index.html`).
    fn put(&self, path: &str, bytes: Vec<u8>);

    /// Receives a file whose name says all that it was made from: a later build may reuse it.
    fn keep(&self, path: &str, bytes: Vec<u8>) {
        self.put(path, bytes);
    }

    /// Puts the file that an earlier build made at such a path, if it is still known; says whether it did.
    fn reuse(&self, _path: &str) -> bool {
        false
    }

    /// Whether anybody will see what is put. If not, what is long to make is only checked.
    fn is_seen(&self) -> bool {
        true
    }
}

/// Something a build writes.
#[derive(Debug)]
pub struct Output {
    /// Its name.
    pub name: &'static str,
    /// Writes it.
    write: fn(&Build<'_>, &mut Diagnostics),
}

/// The outputs, in the order they are made.
pub const OUTPUTS: &[Output] = &[
    Output {
        name: "assets",
        write: assets::write,
    },
    Output {
        name: "entries",
        write: entries::write,
    },
    Output {
        name: "lists",
        write: lists::write,
    },
    Output {
        name: "fixed",
        write: fixed::write,
    },
    Output {
        name: "calculators",
        write: calculators::write,
    },
    Output {
        name: "data",
        write: data::write,
    },
    Output {
        name: "directories",
        write: directories::write,
    },
    Output {
        name: "schemas",
        write: schemas::write,
    },
    Output {
        name: "redirects",
        write: redirects::write,
    },
    Output {
        name: "sitemap",
        write: sitemap::write,
    },
    Output {
        name: "robots",
        write: robots::write,
    },
    Output {
        name: "icons",
        write: icons::write,
    },
    Output {
        name: "social_cards",
        write: social_cards::write,
    },
    // Last: only pages know which images they show.
    Output {
        name: "images",
        write: images::write,
    },
];

/// What outputs are made from.
#[derive(Debug)]
pub struct Build<'a> {
    /// The site.
    pub site: &'a Site<'a>,
    /// Each language with its views and templates.
    pub languages: Vec<Localized<'a>>,
    /// Assets.
    pub assets: &'a Assets,
    /// Images of the content.
    pub images: &'a Images,
    /// The social cards that pages name, by their paths.
    pub cards: Mutex<BTreeMap<String, Card>>,
    /// Where outputs go.
    pub emitter: Emitter<'a>,
}

/// A language of the site.
#[derive(Debug)]
pub struct Localized<'a> {
    /// Its views.
    pub presenter: Presenter<'a>,
    /// Its templates, with the words and navigation every page shows.
    pub theme: Theme,
}

/// Makes every output.
pub fn generate_all(build: &Build<'_>, diagnostics: &mut Diagnostics) {
    for output in OUTPUTS {
        (output.write)(build, diagnostics);
    }
    diagnostics.absorb(build.emitter.problems());
}

impl<'a> Build<'a> {
    /// The views and templates of a language.
    #[must_use]
    pub fn localized(&self, language: Language) -> Option<&Localized<'a>> {
        self.languages
            .iter()
            .find(|localized| localized.presenter.language == language)
    }
}

impl Localized<'_> {
    /// Renders a page and gives it to the sink; what the template says is reported at `place`, if there is one.
    pub fn page(
        &self,
        build: &Build<'_>,
        template: &str,
        page: &PageView,
        views: impl IntoIterator<Item = (&'static str, Value)>,
        place: Option<Span>,
        diagnostics: &mut Diagnostics,
    ) {
        if let Some(view) = &page.card
            && let Ok(mut cards) = build.cards.lock()
        {
            cards.insert(view.path.clone(), view.card.clone());
        }
        let mut all: BTreeMap<&'static str, Value> = views.into_iter().collect();
        all.insert("page", Value::from_serializable(page));
        match self.theme.render(template, all) {
            Ok(html) => build.emitter.page(&page.url, self.presenter.root, html),
            Err(problem) => match place {
                Some(span) => diagnostics.report(span, problem),
                None => diagnostics.report_run(problem),
            },
        }
    }
}

/// Gives outputs to the sink and refuses a second one with the same path.
pub struct Emitter<'a> {
    sink: &'a dyn Sink,
    taken: Mutex<HashMap<String, ()>>,
    problems: Mutex<Diagnostics>,
    pages: AtomicUsize,
}

impl<'a> Emitter<'a> {
    /// Gives everything to `sink`.
    #[must_use]
    pub fn new(sink: &'a dyn Sink) -> Self {
        Self {
            sink,
            taken: Mutex::default(),
            problems: Mutex::default(),
            pages: AtomicUsize::new(0),
        }
    }

    /// One file.
    pub fn file(&self, path: &str, bytes: Vec<u8>) {
        if self.take(path) {
            self.sink.put(path, bytes);
        }
    }

    /// The file that an earlier build made at a path that says all it was made from; false where it must be made again.
    pub fn reuse(&self, path: &str) -> bool {
        self.sink.reuse(path) && self.take(path)
    }

    /// One such file, made just now.
    pub fn keep(&self, path: &str, bytes: Vec<u8>) {
        if self.take(path) {
            self.sink.keep(path, bytes);
        }
    }

    /// Whether anybody will see what is made.
    #[must_use]
    pub fn is_seen(&self) -> bool {
        self.sink.is_seen()
    }

    /// One page, by its address from the server's root.
    pub fn page(&self, url: &str, root: &str, html: String) {
        self.pages.fetch_add(1, Ordering::Relaxed);
        let address = url.strip_prefix(root).unwrap_or(url);
        let path = match address {
            file if file.ends_with(".html") => file.to_owned(),
            address => crate::site::routes::file(address),
        };
        self.file(&path, html.into_bytes());
    }

    /// How many pages were made.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.pages.load(Ordering::Relaxed)
    }

    /// Whether the path was free; it no longer is.
    fn take(&self, path: &str) -> bool {
        let free = self
            .taken
            .lock()
            .is_ok_and(|mut taken| taken.insert(path.to_owned(), ()).is_none());
        if !free && let Ok(mut problems) = self.problems.lock() {
            let (address, other) = (format!("/{path}"), "une autre sortie".to_owned());
            problems.report_run(Problem::AddressTaken { address, other });
        }
        free
    }

    fn problems(&self) -> Diagnostics {
        self.problems
            .lock()
            .map(|problems| problems.clone())
            .unwrap_or_default()
    }
}

impl std::fmt::Debug for Emitter<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Emitter")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}
