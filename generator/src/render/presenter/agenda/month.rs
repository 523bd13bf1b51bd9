//! A month as a table: weeks from Monday, each date of what repeats on its day.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::Presenter;
use super::list::{by_year, first_day, month_of};
use super::{Almanac, Days};
use crate::content::kind::KindSpec;
use crate::decode::values::date::YearMonth;
use crate::render::format;
use crate::render::view::LinkView;
use crate::render::view::agenda::{AgendaTableView, CellView, ItemView};
use crate::render::view::page::PageView;
use crate::site::occurrences::{self, Occurrence};
use crate::site::routes;

/// Tables are made for so many months before the day's, so that links to a month last, and after it.
const MONTHS: i32 = 12;
/// A thing that lasts longer is shown on so many of its days.
const LONGEST: i32 = 62;

impl Presenter<'_> {
    /// What takes place from a year before the day to a year after it: one pass over the entries.
    #[must_use]
    pub fn almanac(&self, spec: &KindSpec) -> Almanac {
        let today = self.site.today;
        let days = self.days(spec);
        let mut tables: BTreeSet<YearMonth> = days.keys().map(|day| month_of(*day)).collect();
        tables.insert(month_of(today));
        tables.insert(month_of(today.saturating_add(1.month())));
        let (upcoming, past) = self.by_time(self.listed(spec.folder));
        Almanac {
            days,
            tables,
            upcoming,
            years: by_year(&past),
            past,
            feeds: self.feeds_view(spec),
        }
    }

    fn days(&self, spec: &KindSpec) -> Days {
        let month = self.site.today.first_of_month();
        let first = month.saturating_sub(MONTHS.months());
        let last = month.saturating_add(MONTHS.months()).last_of_month();
        let mut days = Days::new();
        for index in self.listed(spec.folder) {
            let Some(occasion) = self.site.content.entries[*index].kind.occasion() else {
                continue;
            };
            let length = occurrences::length(occasion).min(LONGEST);
            for day in occurrences::days(occasion, first, last) {
                for after in 0..=length {
                    let shown = day.saturating_add(after.days());
                    if (first..=last).contains(&shown) {
                        days.entry(shown).or_default().push((after == 0, *index));
                    }
                }
            }
        }
        for list in days.values_mut() {
            list.sort_by_key(|(begins, index)| {
                let occasion = self.site.content.entries[*index].kind.occasion();
                let time = occasion.and_then(|occasion| occasion.start.time);
                (time.filter(|_| *begins), *index)
            });
        }
        days
    }

    /// A month.
    #[must_use]
    pub fn agenda_table_view(
        &self,
        spec: &KindSpec,
        almanac: &Almanac,
        month: YearMonth,
    ) -> AgendaTableView {
        let first = first_day(month);
        let before = first.weekday().to_monday_zero_offset() as usize;
        let outside = || CellView {
            day: None,
            items: Vec::new(),
        };
        let mut cells: Vec<CellView> = (0..before).map(|_| outside()).collect();
        let days = std::iter::successors(Some(first), |day| day.tomorrow().ok());
        let days = days.take(first.days_in_month() as usize);
        cells.extend(days.map(|day| self.cell(almanac, day)));
        while !cells.len().is_multiple_of(7) {
            cells.push(outside());
        }
        let days = cells.iter().filter(|cell| !cell.items.is_empty()).cloned();
        let link = |month: &YearMonth| LinkView {
            title: self.month_title(*month),
            url: self.fixed_url(&routes::of_agenda_month(spec.folder, *month)),
        };
        AgendaTableView {
            title: self.month_title(month),
            days: days.collect(),
            weeks: cells.chunks(7).map(<[CellView]>::to_vec).collect(),
            previous: almanac.tables.range(..month).next_back().map(link),
            next: (almanac.tables.range(month..).find(|other| **other != month)).map(link),
            ways: self.ways(spec, &almanac.tables),
            feeds: almanac.feeds.clone(),
        }
    }

    /// Its page.
    #[must_use]
    pub fn agenda_table_page(&self, spec: &KindSpec, month: YearMonth) -> PageView {
        let title = self.month_title(month);
        let address = routes::of_agenda_month(spec.folder, month);
        self.agenda_page(&address, "mois", &[("mois", &title)])
    }

    fn cell(&self, almanac: &Almanac, day: Date) -> CellView {
        let items = almanac.days.get(&day).map_or(&[][..], Vec::as_slice);
        CellView {
            day: Some(format::date(day, self.words)),
            items: (items.iter())
                .filter_map(|(begins, index)| self.item(*index, day, *begins))
                .collect(),
        }
    }

    fn item(&self, index: usize, day: Date, begins: bool) -> Option<ItemView> {
        let index = self.site.in_language(index, self.language);
        let entry = &self.site.content.entries[index];
        let occasion = entry.kind.occasion()?;
        let link = self.entry_link(index)?;
        let time = Occurrence::on(occasion, day).start.time;
        let time = time.map(|time| format::clock(time, self.language));
        let commune = self.site.facts[index].commune.as_ref();
        Some(ItemView {
            title: link.title,
            url: link.url,
            language: entry.language.word(),
            time: if begins {
                time
            } else {
                Some(self.words.get(&["agenda", "suite"]))
            },
            commune: commune.map(|commune| commune.name.clone()),
            status: self.words.value(occasion.status),
            status_key: occasion.status,
            example: entry.summary.example,
        })
    }
}
