//! Lists of what takes place: to come by month, over by year.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::super::Presenter;
use super::Almanac;
use crate::content::kind::KindSpec;
use crate::decode::values::date::YearMonth;
use crate::render::format;
use crate::render::view::LinkView;
use crate::render::view::agenda::{AgendaMonthView, AgendaView, PastYearView, WaysView};
use crate::render::view::page::PageView;
use crate::site::occurrences;
use crate::site::routes;

/// What is over and stands on the list itself; the rest is on pages by year.
const RECENT: usize = 24;

/// An entry with the day it is listed under.
type Dated = (Date, usize);

impl Presenter<'_> {
    /// The list of what takes place.
    #[must_use]
    pub fn agenda_view(&self, spec: &KindSpec, almanac: &Almanac) -> AgendaView {
        let all = self.listed(spec.folder);
        let mut months: Vec<(YearMonth, Vec<usize>)> = Vec::new();
        for (day, index) in &almanac.upcoming {
            let month = month_of(*day);
            match months.last_mut() {
                Some((last, list)) if *last == month => list.push(*index),
                _ => months.push((month, vec![*index])),
            }
        }
        let recent = almanac.past.iter().take(RECENT);
        let recent: Vec<usize> = recent.map(|(_, index)| *index).collect();
        let months = months.into_iter().map(|(month, indices)| AgendaMonthView {
            key: key_of(month),
            title: self.month_title(month),
            cards: self.cards(&indices),
        });
        AgendaView {
            cards: self.cards(all),
            months: months.collect(),
            past: self.cards(&recent),
            years: self.year_links(spec, almanac.years.keys().copied()),
            feeds: almanac.feeds.clone(),
            ways: self.ways(spec, &almanac.tables),
        }
    }

    /// Occasions to come, soonest first, and those that are over, most recent first, each with its day.
    pub(in crate::render::presenter) fn by_time(
        &self,
        indices: &[usize],
    ) -> (Vec<Dated>, Vec<Dated>) {
        let today = self.site.today;
        let (mut upcoming, mut past) = (Vec::new(), Vec::new());
        for index in indices {
            let Some(occasion) = self.site.content.entries[*index].kind.occasion() else {
                continue;
            };
            match occurrences::next_date(occasion, today) {
                Some(day) => upcoming.push((day, *index)),
                None => past.push((occurrences::last_date(occasion, today), *index)),
            }
        }
        upcoming.sort_by_key(|(day, index)| {
            let occasion = self.site.content.entries[*index].kind.occasion();
            (
                *day,
                occasion.and_then(|occasion| occasion.start.time),
                *index,
            )
        });
        past.sort_unstable_by(|a, b| b.cmp(a));
        (upcoming, past)
    }

    /// What took place in a year.
    #[must_use]
    pub fn past_year_view(&self, spec: &KindSpec, almanac: &Almanac, year: i16) -> PastYearView {
        let others = almanac.years.keys().copied().filter(|other| *other != year);
        let indices = almanac.years.get(&year).map_or(&[][..], Vec::as_slice);
        let list = format!("{}/", spec.folder);
        PastYearView {
            cards: self.cards(indices),
            list: LinkView {
                title: self.fixed_title(&list),
                url: self.fixed_url(&list),
            },
            years: self.year_links(spec, others),
        }
    }

    /// Its page.
    #[must_use]
    pub fn past_year_page(&self, spec: &KindSpec, year: i16) -> PageView {
        let address = routes::of_past_year(spec.folder, year);
        self.agenda_page(&address, "annee", &[("annee", &year.to_string())])
    }

    /// A page of the agenda: its days go by, so that search engines are sent to the entries instead.
    pub(super) fn agenda_page(
        &self,
        address: &str,
        key: &str,
        values: &[(&str, &str)],
    ) -> PageView {
        let title = self.words.fill(&["agenda", "titres", key], values);
        let summary = self.words.fill(&["agenda", "resumes", key], values);
        let mut page = self.page(address, &title, &summary, &self.site.config.languages);
        page.noindex = true;
        page
    }

    fn year_links(
        &self,
        spec: &KindSpec,
        years: impl DoubleEndedIterator<Item = i16>,
    ) -> Vec<LinkView> {
        let link = |year: i16| LinkView {
            title: year.to_string(),
            url: self.fixed_url(&routes::of_past_year(spec.folder, year)),
        };
        years.rev().map(link).collect()
    }

    /// The list, the table of the day's month, and every other table.
    pub(super) fn ways(&self, spec: &KindSpec, tables: &BTreeSet<YearMonth>) -> WaysView {
        let url = |month| self.fixed_url(&routes::of_agenda_month(spec.folder, month));
        WaysView {
            list: self.fixed_url(&format!("{}/", spec.folder)),
            month: url(month_of(self.site.today)),
            months: (tables.iter())
                .map(|month| LinkView {
                    title: key_of(*month),
                    url: url(*month),
                })
                .collect(),
        }
    }

    /// « décembre 2026 ».
    pub(super) fn month_title(&self, month: YearMonth) -> String {
        let first = first_day(month);
        format::date(first, self.words).month_text
    }
}

/// The month of a day.
pub(super) fn month_of(day: Date) -> YearMonth {
    YearMonth {
        year: day.year(),
        month: day.month(),
    }
}

/// A month's first day.
pub(super) fn first_day(month: YearMonth) -> Date {
    Date::new(month.year, month.month, 1).unwrap_or_default()
}

/// `2026-12`.
fn key_of(month: YearMonth) -> String {
    format!("{:04}-{:02}", month.year, month.month)
}

/// What is over by year, when the list cannot hold it all.
pub(super) fn by_year(past: &[(Date, usize)]) -> BTreeMap<i16, Vec<usize>> {
    let mut years: BTreeMap<i16, Vec<usize>> = BTreeMap::new();
    for (day, index) in past.iter().filter(|_| past.len() > RECENT) {
        years.entry(day.year()).or_default().push(*index);
    }
    years
}
