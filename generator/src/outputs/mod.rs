//! Everything a build writes, in order: assets first, for pages name them by their hash.

mod agenda;
mod assets;
mod calculators;
pub mod calendars;
mod catalogue;
mod data;
pub mod directories;
pub mod emitter;
mod entries;
mod feeds;
mod fixed;
mod headers;
mod icons;
mod images;
mod lists;
mod opensearch;
mod paging;
mod redirects;
mod robots;
mod schemas;
pub mod search;
pub mod service_worker;
mod sitemap;
mod social_cards;
mod tags;
mod vcards;
mod xml;

use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;

use rayon::iter::ParallelIterator;
use search::Record;
use tera::Value;

pub use self::emitter::Emitter;
use crate::config::Language;
use crate::content::kind::{Address, KindSpec, Order};
use crate::content::kinds::KINDS;
use crate::diagnostics::Diagnostics;
use crate::render::assets::Assets;
use crate::render::cards::Card;
use crate::render::linked_data;
use crate::render::pictures::Images;
use crate::render::policy;
use crate::render::presenter::Presenter;
use crate::render::theme::Theme;
use crate::render::view::page::PageView;
use crate::site::Site;
use crate::source::Span;

/// Where outputs go as they are made, from many threads at once and in any order; one path is given at most once.
pub trait Sink: Sync {
    /// Receives one file of the site: its path relative to the site's root (`recettes/truffade/index.html`).
    fn put(&self, path: &str, bytes: Vec<u8>);

    /// Whether an index will be made of what can be found: only then do pages offer to search it.
    fn indexes(&self) -> bool {
        false
    }

    /// Receives what can be found on one page, in one language. Nothing is received by a sink that makes no index.
    fn found(&self, _record: Record) {}

    /// Receives a file whose name says all that it was made from: a later build may reuse it.
    fn keep(&self, path: &str, bytes: Vec<u8>) {
        self.put(path, bytes);
    }

    /// Puts the file that an earlier build made at such a path, if it is still known; its size in bytes.
    fn reuse(&self, _path: &str) -> Option<u64> {
        None
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
        name: "tags",
        write: tags::write,
    },
    Output {
        name: "agenda",
        write: agenda::write,
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
        name: "catalogue",
        write: catalogue::write,
    },
    Output {
        name: "directories",
        write: directories::write,
    },
    Output {
        name: "calendars",
        write: calendars::write,
    },
    Output {
        name: "vcards",
        write: vcards::write,
    },
    Output {
        name: "schemas",
        write: schemas::write,
    },
    Output {
        name: "search",
        write: search::write,
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
        name: "feeds",
        write: feeds::write,
    },
    Output {
        name: "opensearch",
        write: opensearch::write,
    },
    Output {
        name: "icons",
        write: icons::write,
    },
    Output {
        name: "social_cards",
        write: social_cards::write,
    },
    // Only pages know which images they show.
    Output {
        name: "images",
        write: images::write,
    },
    // It lists what came before, but for what hosts alone read.
    Output {
        name: "service worker",
        write: service_worker::write,
    },
    Output {
        name: "headers",
        write: headers::write,
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
    /// The steps of the entries that have some, as their pages were made.
    pub steps: Mutex<HashMap<usize, Vec<String>>>,
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

/// Does something with each item, on every core; what is found is reported in the order of the items, whatever the threads.
fn with_each<I: ParallelIterator>(
    items: I,
    diagnostics: &mut Diagnostics,
    work: impl Fn(I::Item, &mut Diagnostics) + Sync + Send,
) {
    let found: Vec<Diagnostics> = items
        .map(|item| {
            let mut own = Diagnostics::default();
            work(item, &mut own);
            own
        })
        .collect();
    for own in found {
        diagnostics.absorb(own);
    }
}

/// Kinds with a list of all their entries; what takes place at a time has an agenda instead.
fn listed_kinds() -> impl Iterator<Item = &'static KindSpec> {
    let kinds = KINDS.iter().copied();
    kinds.filter(|spec| spec.address == Address::Folder && spec.order != Order::Chronological)
}

impl<'a> Build<'a> {
    /// The views and templates of a language.
    #[must_use]
    pub fn localized(&self, language: Language) -> Option<&Localized<'a>> {
        self.languages
            .iter()
            .find(|localized| localized.presenter.language == language)
    }

    /// Keeps the steps of an entry for the exports: its text is not read twice.
    fn keep_steps(&self, index: usize, steps: Vec<String>) {
        if !steps.is_empty()
            && let Ok(mut all) = self.steps.lock()
        {
            all.insert(index, steps);
        }
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
        all.entry("linked_data").or_insert_with(|| {
            Value::from(linked_data::of_page(&self.presenter, page, Vec::new()))
        });
        let policy = match all.get("policy").and_then(Value::as_str) {
            Some(own) => own.to_owned(),
            None => policy::of(page),
        };
        all.insert("policy", Value::safe_string(&policy));
        build.emitter.note_policy(&page.url, policy);
        match self.theme.render(template, all) {
            Ok(html) => build.emitter.page(&page.url, self.presenter.root, html),
            Err(problem) => match place {
                Some(span) => diagnostics.report(span, problem),
                None => diagnostics.report_run(problem),
            },
        }
    }
}
