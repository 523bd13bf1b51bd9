//! What pages and feeds say to programs.

use jiff::civil::Date;

use super::Presenter;
use crate::config::Language;
use crate::content::kind::Address;
use crate::render::view::machines::{FeedLinkView, MachinesView};
use crate::render::view::page::PageView;
use crate::site::routes;

/// The most entries a feed holds.
const LONGEST: usize = 50;

/// A feed one may subscribe to.
#[derive(Debug, Clone)]
pub struct Feed {
    /// Its address, relative to the site's root.
    pub address: String,
    /// What it is called.
    pub title: String,
    /// The page that shows the same, from the server's root.
    pub page: String,
    /// Its entries, most recent first, each with the day it was last changed.
    pub entries: Vec<(usize, Date)>,
}

impl Presenter<'_> {
    /// The feeds of this language: those that hold something. First the one of everything, then one for each list.
    #[must_use]
    pub fn feeds(&self) -> Vec<Feed> {
        let all = self.news(None);
        let mut folders: Vec<&str> = Vec::new();
        for index in self.told(self.language) {
            let folder = self.site.content.entries[index].folder;
            if !folders.contains(&folder) {
                folders.push(folder);
            }
        }
        folders.sort_unstable();
        let title = self.words.typeset(&self.site.config.title);
        let one = |folder: &str| {
            let list = self.fixed_title(&format!("{folder}/"));
            Feed {
                address: format!("{}{folder}/{}", self.language.prefix(), routes::FEED),
                title: self
                    .words
                    .fill(&["fil", "liste"], &[("liste", &list), ("site", &title)]),
                page: self.fixed_url(&format!("{folder}/")),
                entries: self.news(Some(folder)),
            }
        };
        let whole = Feed {
            address: format!("{}{}", self.language.prefix(), routes::FEED),
            title: self.words.fill(&["fil", "tout"], &[("site", &title)]),
            page: self.fixed_url(""),
            entries: all,
        };
        let feeds = std::iter::once(whole).chain(folders.into_iter().map(one));
        feeds.filter(|feed| !feed.entries.is_empty()).collect()
    }

    /// Whether a file for programs is at an address, relative to the site's root: texts may link to it.
    #[must_use]
    pub fn is_data(&self, path: &str) -> bool {
        let directories = self.site.content.directories.iter();
        let mut tables = directories.flat_map(|known| routes::of_directory_data(&known.slug));
        routes::DATA.contains(&path)
            || tables.any(|(_, address)| address == path)
            || path
                .strip_suffix(routes::FEED)
                .is_some_and(|folder| self.has_feed(folder))
    }

    /// Whether there is a feed, in any language of the site, in a folder: that of a list, or of a language's home page.
    fn has_feed(&self, folder: &str) -> bool {
        let entries = &self.site.content.entries;
        self.site.config.languages.iter().any(|language| {
            folder
                .strip_prefix(language.prefix())
                .is_some_and(|folder| {
                    let folder = folder.trim_end_matches('/');
                    self.told(*language).any(|index| {
                        let is_here = folder.is_empty() || entries[index].folder == folder;
                        is_here && self.changed_on(index).is_some()
                    })
                })
        })
    }

    /// Links to the feeds, for the head of pages.
    pub(super) fn feed_links(&self) -> Vec<FeedLinkView> {
        let links = self.feeds().into_iter().map(|feed| FeedLinkView {
            title: feed.title,
            url: self.url(&feed.address),
        });
        links.collect()
    }

    /// The day an entry was last changed, as its own keys say: never a file's time.
    #[must_use]
    pub fn changed_on(&self, index: usize) -> Option<Date> {
        let entry = &self.site.content.entries[index];
        let (summary, date) = (&entry.summary, entry.kind.date());
        summary.updated.max(date).or(summary.publish_on)
    }

    /// What feeds may hold in a language: texts to read, not occasions and places, and nothing invented.
    fn told(&self, language: Language) -> impl Iterator<Item = usize> {
        let entries = self.site.content.entries.iter().enumerate();
        entries.filter_map(move |(index, entry)| {
            let kind = &entry.kind;
            let is_read = kind.composition().is_some()
                || (kind.date().is_some() && kind.occasion().is_none());
            (is_read && entry.spec.address == Address::Folder && self.is_real(index, language))
                .then_some(index)
        })
    }

    /// Whether an entry is of this language, published on the day and was not invented to show the site.
    #[must_use]
    pub fn is_real(&self, index: usize, language: Language) -> bool {
        let entry = &self.site.content.entries[index];
        entry.language == language
            && entry.sound
            && self.site.facts[index].visible
            && !entry.summary.example
            && entry.summary.standing(self.site.today) == crate::content::facts::Standing::Published
    }

    fn news(&self, folder: Option<&str>) -> Vec<(usize, Date)> {
        let entries = &self.site.content.entries;
        let mut all: Vec<(usize, Date)> = self
            .told(self.language)
            .filter(|index| folder.is_none_or(|folder| entries[*index].folder == folder))
            .filter_map(|index| Some((index, self.changed_on(index)?)))
            .collect();
        all.sort_by_key(|(index, day)| {
            let date = entries[*index].kind.date();
            (std::cmp::Reverse((*day, date)), entries[*index].slug)
        });
        all.truncate(LONGEST);
        all
    }

    /// What the page at an address of the French site says of its languages.
    pub(super) fn machines_view(&self, address: &str, languages: &[Language]) -> MachinesView {
        let others = languages.iter().filter(|other| **other != self.language);
        MachinesView {
            locale: locale(self.language),
            other_locales: others.map(|other| locale(*other)).collect(),
            default_url: (languages.len() > 1).then(|| self.canonical(address)),
            kind: "website",
            published: None,
            modified: None,
        }
    }

    /// What is dated is an article; what was verified says when.
    pub(super) fn date_for_machines(&self, index: usize, page: &mut PageView) {
        let entry = &self.site.content.entries[index];
        if entry.kind.occasion().is_some() {
            return;
        }
        if let Some(date) = entry.kind.date() {
            page.machines.kind = "article";
            page.machines.published = Some(date.to_string());
            page.machines.modified = self.changed_on(index).map(|day| day.to_string());
        }
    }
}

fn locale(language: Language) -> &'static str {
    match language {
        Language::Fr => "fr_FR",
        Language::En => "en_GB",
    }
}
