//! Seasons: strips of twelve months, the calendar, what to eat in a month.

use tera::Value;

use super::Presenter;
use crate::config::Language;
use crate::decode::values::choice::{Choice, Family};
use crate::decode::values::months::{Months, NAMES};
use crate::render::view::MonthView;
use crate::render::view::entries::{SeasonMonthView, SeasonView};
use crate::render::view::lists::{
    CalendarFamilyView, CalendarRowView, CalendarView, MonthPageView,
};
use crate::site::routes;

impl Presenter<'_> {
    /// A month, 1 to 12.
    #[must_use]
    pub fn month_view(&self, number: i8) -> MonthView {
        let index = (number - 1).clamp(0, 11) as usize;
        let name = self.words.nth(&["mois"], index);
        MonthView {
            number,
            short: self.words.nth(&["mois-courts"], index),
            initial: name
                .chars()
                .next()
                .map_or_else(String::new, |first| first.to_uppercase().collect()),
            url: self.url(&routes::of_month(number, self.language)),
            now: number == self.site.today.month(),
            name,
        }
    }

    /// The season of an entry: its own, or the one that follows from what it is made of.
    #[must_use]
    pub fn season_view(&self, index: usize, months: Months) -> Option<SeasonView> {
        let states = self.states(index)?;
        let season = self.site.content.entries[index].kind.season();
        let months_view = (1..=12).zip(states).map(|(number, state)| SeasonMonthView {
            month: self.month_view(number),
            state,
            state_text: self.words.get(&["saison", word_of(state)]),
        });
        Some(SeasonView {
            months: months_view.collect(),
            text: self.months_text(months),
            told_apart: season
                .is_some_and(|season| season.harvest.is_some() || season.storage.is_some()),
            source: season
                .and_then(|season| season.source.as_deref())
                .map(|source| self.words.typeset(source)),
        })
    }

    /// The state of each month from January.
    fn states(&self, index: usize) -> Option<Vec<&'static str>> {
        let months = self.site.facts[index].months?;
        let season = self.site.content.entries[index].kind.season();
        let harvest = season.and_then(|season| season.harvest);
        let storage = season.and_then(|season| season.storage);
        let state = |month: i8| {
            if harvest.is_some_and(|harvest| harvest.contains(month)) {
                "harvest"
            } else if storage.is_some_and(|storage| storage.contains(month)) {
                "storage"
            } else if months.contains(month) {
                "season"
            } else {
                "out"
            }
        };
        Some((1..=12).map(state).collect())
    }

    /// Months in words: « de septembre à janvier », « en avril ; de juin à novembre ».
    pub(super) fn months_text(&self, months: Months) -> String {
        if months.is_all() {
            return self.words.get(&["saison", "toute-l-annee"]);
        }
        if months.is_empty() {
            return self.words.get(&["saison", "jamais"]);
        }
        let name = |month: i8| self.words.nth(&["mois"], (month - 1) as usize);
        let mut runs = Vec::new();
        for first in months
            .iter()
            .filter(|month| !months.contains(before(*month)))
        {
            let mut last = first;
            while months.contains(after(last)) {
                last = after(last);
            }
            runs.push(if first == last {
                self.words
                    .fill(&["saison", "en"], &[("mois", &name(first))])
            } else {
                elided(self.words.fill(
                    &["saison", "de-a"],
                    &[("de", &name(first)), ("a", &name(last))],
                ))
            });
        }
        runs.join(", ")
    }

    /// The calendar: foods by family, those in season all year left to their own sheets.
    #[must_use]
    pub fn calendar_view(&self) -> CalendarView {
        let families = Family::WORDS.iter().filter_map(|(family, word)| {
            let rows: Vec<CalendarRowView> = (self.listed("produits").iter())
                .filter(|index| {
                    let entry = &self.site.content.entries[**index];
                    entry
                        .kind
                        .foodstuff()
                        .is_some_and(|foodstuff| foodstuff.family == *family)
                })
                .filter_map(|index| {
                    let link = self.entry_link(*index)?;
                    Some(CalendarRowView {
                        title: link.title,
                        url: link.url,
                        language: self.site.content.entries
                            [self.site.in_language(*index, self.language)]
                        .language
                        .word(),
                        states: self.states(*index)?,
                    })
                })
                .collect();
            (!rows.is_empty()).then(|| CalendarFamilyView {
                title: self.words.value(word),
                rows,
            })
        });
        CalendarView {
            months: (1..=12).map(|number| self.month_view(number)).collect(),
            families: families.collect(),
        }
    }

    /// What to eat in a month.
    #[must_use]
    pub fn month_page_view(&self, number: i8) -> MonthPageView {
        MonthPageView {
            month: self.month_view(number),
            previous: self.month_view(before(number)),
            next: self.month_view(after(number)),
            products: self.in_season("produits", number, |months| !months.is_all()),
            all_year: self.in_season("produits", number, Months::is_all),
            recipes: self.in_season("recettes", number, |_| true),
        }
    }

    /// The cards of a folder's entries that are in season in a month.
    pub(super) fn in_season(
        &self,
        folder: &str,
        month: i8,
        also: impl Fn(Months) -> bool,
    ) -> Vec<Value> {
        let list = self.site.list(folder, Language::Fr).iter();
        list.filter(|index| {
            self.site.facts[**index]
                .months
                .is_some_and(|months| months.contains(month) && also(months))
        })
        .map(|index| self.card(*index))
        .collect()
    }
}

/// « de » loses its vowel before another: « d’octobre à décembre ».
fn elided(text: String) -> String {
    match text.strip_prefix("de ") {
        Some(month) if month.starts_with(['a', 'o']) => format!("d’{month}"),
        _ => text,
    }
}

fn before(month: i8) -> i8 {
    (month + 10) % NAMES.len() as i8 + 1
}

fn after(month: i8) -> i8 {
    month % NAMES.len() as i8 + 1
}

fn word_of(state: &str) -> &'static str {
    match state {
        "harvest" => "recolte",
        "storage" => "conservation",
        "season" => "saison",
        _ => "hors",
    }
}
