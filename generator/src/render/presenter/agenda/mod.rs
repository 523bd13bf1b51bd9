//! What takes place at a time: calendars to subscribe to, the dates of an entry, and what scripts say of them.

mod list;
mod month;

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::json;

use super::Presenter;
use crate::config::Language;
use crate::content::kind::KindSpec;
use crate::content::territory::Commune;
use crate::decode::slug::slugify;
use crate::decode::values::choice::{Axis, Choice as _};
use crate::decode::values::date::YearMonth;
use crate::render::format;
use crate::render::view::agenda::{EntryAgendaView, FeedView, FeedsView, OccurrenceView};
use crate::site::occurrences::{self, Occurrence};
use crate::site::routes;

/// How many dates of what repeats a page shows.
const DATES: usize = 6;

/// What takes place on each day, with all that repeats: the entry and whether the day is its first.
type Days = BTreeMap<Date, Vec<(bool, usize)>>;

/// What the pages of a kind's agenda share, found in one pass over its entries.
#[derive(Debug)]
pub struct Almanac {
    days: Days,
    /// Months that have a table.
    pub tables: BTreeSet<YearMonth>,
    upcoming: Vec<(Date, usize)>,
    past: Vec<(Date, usize)>,
    /// What is over by year, when that is more than the list shows.
    pub years: BTreeMap<i16, Vec<usize>>,
    feeds: FeedsView,
}

/// A calendar one can subscribe to, in the language of the content.
#[derive(Debug)]
pub struct Feed {
    /// What is in it, beside others: « Axe redistribution ».
    pub label: String,
    /// Its name: « Soli'doume : rendez-vous, axe redistribution ».
    pub title: String,
    /// Its address from the root.
    pub address: String,
    /// Its published entries, invented ones too, in the order of their beginning.
    pub entries: Vec<usize>,
}

impl Presenter<'_> {
    /// Every calendar of a kind: all, each axis, each commune.
    #[must_use]
    pub fn calendars(&self, spec: &KindSpec) -> Vec<Feed> {
        let (site, folder) = (self.site, spec.folder);
        let all = site.list(folder, Language::Fr);
        let mut by_axis: BTreeMap<Axis, Vec<usize>> = BTreeMap::new();
        // Two communes whose names make one address share a calendar.
        let mut by_commune: BTreeMap<String, (&Commune, Vec<usize>)> = BTreeMap::new();
        for index in all {
            if let Some(axis) = site.content.entries[*index].kind.axis() {
                by_axis.entry(axis).or_default().push(*index);
            }
            if let Some(commune) = &site.facts[*index].commune {
                let place = by_commune.entry(slugify(&commune.name));
                place
                    .or_insert_with(|| (commune, Vec::new()))
                    .1
                    .push(*index);
            }
        }
        let mut feeds = vec![Feed {
            entries: all.to_vec(),
            ..self.feed_of_all(spec)
        }];
        for (axis, _) in Axis::WORDS {
            let entries = by_axis.remove(axis).unwrap_or_default();
            let feed = self.feed_of_axis(spec, *axis);
            feeds.push(Feed { entries, ..feed });
        }
        for (commune, entries) in by_commune.into_values() {
            let feed = self.feed_of_commune(spec, commune);
            feeds.push(Feed { entries, ..feed });
        }
        feeds
    }

    fn feed_of_all(&self, spec: &KindSpec) -> Feed {
        let label = self.words.get(&["agenda", "tous"]);
        self.feed(spec, label, None, routes::of_calendar(spec.folder))
    }

    fn feed_of_axis(&self, spec: &KindSpec, axis: Axis) -> Feed {
        let word = self.words.value(axis.word());
        let label = self.words.fill(&["agenda", "axe"], &[("axe", &word)]);
        let address = routes::of_calendar_part(spec.folder, "axe", axis.word());
        self.feed(spec, label.clone(), Some(label), address)
    }

    fn feed_of_commune(&self, spec: &KindSpec, commune: &Commune) -> Feed {
        let address = routes::of_calendar_part(spec.folder, "commune", &commune.name);
        let name = commune.name.clone();
        self.feed(spec, name.clone(), Some(name), address)
    }

    fn feed(&self, spec: &KindSpec, label: String, part: Option<String>, address: String) -> Feed {
        let kind = self.words.get(&["titres", spec.folder]);
        let site = self.words.typeset(&self.site.config.title);
        let names = [Some(site), Some(kind), part];
        let names: Vec<String> = names.into_iter().flatten().collect();
        Feed {
            label,
            title: names.join(" · "),
            address,
            entries: Vec::new(),
        }
    }

    fn feed_view(&self, feed: &Feed) -> FeedView {
        let address = self.canonical(&feed.address);
        let after = address.split_once("://").map_or("", |(_, after)| after);
        FeedView {
            title: feed.label.clone(),
            webcal: format!("webcal://{after}"),
            address,
        }
    }

    fn feeds_view(&self, spec: &KindSpec) -> FeedsView {
        let mut feeds = self.calendars(spec).into_iter();
        let all = feeds.next().unwrap_or_else(|| self.feed_of_all(spec));
        let all = self.feed_view(&all);
        let axes = feeds.by_ref().take(Axis::WORDS.len());
        FeedsView {
            all,
            axes: axes.map(|feed| self.feed_view(&feed)).collect(),
            communes: feeds.map(|feed| self.feed_view(&feed)).collect(),
        }
    }

    /// What an entry's page says of its dates; none for what has no time.
    #[must_use]
    pub(super) fn entry_agenda(&self, index: usize) -> Option<EntryAgendaView> {
        let entry = &self.site.content.entries[index];
        let (occasion, spec) = (entry.kind.occasion()?, entry.spec);
        let mut feeds = vec![self.feed_of_all(spec)];
        feeds.extend(occasion.axis.map(|axis| self.feed_of_axis(spec, axis)));
        let commune = self.site.facts[index].commune.as_ref();
        feeds.extend(commune.map(|commune| self.feed_of_commune(spec, commune)));
        let today = self.site.today;
        let horizon = today.max(occasion.start.date).saturating_add(2.years());
        let repeats = occasion.recurrence.is_some();
        let days = occurrences::days(occasion, today, horizon).take(DATES);
        let dates = days.filter(|_| repeats).map(|day| {
            let Occurrence { start, end } = Occurrence::on(occasion, day);
            OccurrenceView {
                iso: format::moment(start, self.words).iso,
                text: self.period_text(start, end),
            }
        });
        Some(EntryAgendaView {
            notice: self.status_sentence(occasion),
            zone: (occasion.start.time.is_some() && entry.kind.place().is_none())
                .then(|| self.zone_text()),
            dates: dates.collect(),
            file: self.url(&routes::of_calendar_file(spec, entry.slug)),
            feeds: feeds.iter().map(|feed| self.feed_view(feed)).collect(),
        })
    }

    /// What `agenda.js` says, and how: words and patterns of dates, as JSON.
    #[must_use]
    pub fn agenda_words(&self) -> String {
        let tree = |path: &[&str]| self.words.tree(path).cloned().unwrap_or_default();
        let zone = &self.site.config.time_zone;
        let words = json!({
            "zone": zone,
            "jours": tree(&["jours"]),
            "mois": tree(&["mois"]),
            "courts": tree(&["mois-courts"]),
            "date": {
                "heures": tree(&["date", "heures"]),
                "du-au": tree(&["date", "du-au"]),
                "a": tree(&["date", "a"]),
            },
            "passe": tree(&["rendezvous", "passe"]),
            "aujourdhui": tree(&["agenda", "aujourdhui"]),
            "chezvous": tree(&["agenda", "chezvous"]),
            "aucun": tree(&["rendezvous", "aucun"]),
        });
        words.to_string()
    }

    /// « heure de Paris ».
    fn zone_text(&self) -> String {
        let zone = self.site.config.time_zone.as_str();
        let city = zone.rsplit('/').next().unwrap_or(zone).replace('_', " ");
        self.words.fill(&["agenda", "heure"], &[("ville", &city)])
    }
}
