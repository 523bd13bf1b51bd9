//! Events in words: when, how often, whether they are over.

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};

use super::Presenter;
use crate::content::facts::{MonthDay, Occasion, Recurrence, Rhythm};
use crate::decode::values::date::Moment;
use crate::render::format;
use crate::render::view::DateView;
use crate::render::view::entries::OccasionView;

impl Presenter<'_> {
    pub(super) fn occasion_view(&self, occasion: &Occasion) -> OccasionView {
        let today = self.site.today;
        let next = next_date(occasion, today);
        let shift = next.unwrap_or(occasion.start.date);
        let moved = |moment: Moment| Moment {
            date: shift.saturating_add(moment.date - occasion.start.date),
            time: moment.time,
        };
        let (start, end) = (moved(occasion.start), occasion.end.map(moved));
        let last = end.map_or(start.date, |end| end.date);
        OccasionView {
            text: self.period_text(start, end),
            start: format::moment(start, self.words),
            end: end.map(|end| format::moment(end, self.words)),
            status: self.words.value(occasion.status),
            status_key: occasion.status,
            past: next.is_none() && last < today,
            recurrence: occasion
                .recurrence
                .as_ref()
                .map(|recurrence| self.recurrence_text(recurrence)),
            moved_from: occasion
                .moved_from
                .map(|moment| format::moment(moment, self.words)),
        }
    }

    fn period_text(&self, start: Moment, end: Option<Moment>) -> String {
        let day = format::date(start.date, self.words).text;
        let first = format::moment(start, self.words);
        let Some(end) = end else { return first.text };
        let last = format::moment(end, self.words);
        if start.date != end.date {
            return self.words.fill(
                &["date", "du-au"],
                &[("du", &first.text), ("au", &last.text)],
            );
        }
        match (&first.time, &last.time) {
            (Some(from), Some(to)) => self.words.fill(
                &["date", "heures"],
                &[("date", &day), ("de", from), ("a", to)],
            ),
            _ => first.text,
        }
    }

    fn recurrence_text(&self, recurrence: &Recurrence) -> String {
        let day_name = |day: Weekday| {
            self.words
                .nth(&["jours"], day.to_monday_zero_offset() as usize)
        };
        let (key, days): (_, Vec<String>) = match &recurrence.rhythm {
            Rhythm::Weekly(days) => (
                "chaque-semaine",
                days.iter().map(|day| day_name(*day)).collect(),
            ),
            Rhythm::Monthly(days) => {
                let name = |day: &MonthDay| match day {
                    MonthDay::Number(number) => number.to_string(),
                    MonthDay::Nth(-1, day) => {
                        format!(
                            "{} {}",
                            self.words.get(&["date", "dernier"]),
                            day_name(*day)
                        )
                    }
                    MonthDay::Nth(rank, day) => {
                        let rank = self
                            .words
                            .nth(&["date", "rangs"], (*rank - 1).max(0) as usize);
                        format!("{rank} {}", day_name(*day))
                    }
                };
                ("chaque-mois", days.iter().map(name).collect())
            }
        };
        let days = days.join(&self.words.get(&["date", "et"]));
        let mut text = self.words.fill(&["date", key], &[("jours", &days)]);
        if let Some(until) = recurrence.until {
            let DateView { text: until, .. } = format::date(until, self.words);
            text.push_str(&self.words.fill(&["date", "jusqu-au"], &[("date", &until)]));
        }
        text
    }
}

/// The first day on or after `today` when an occasion takes place; none when it is over.
///
/// A recurrence without days repeats on the weekday, or the day of the month, of its beginning. One without an
/// end is looked at for two years.
#[must_use]
pub(super) fn next_date(occasion: &Occasion, today: Date) -> Option<Date> {
    let start = occasion.start.date;
    let length = occasion.end.map_or(0, |end| (end.date - start).get_days());
    let Some(recurrence) = &occasion.recurrence else {
        return (start.saturating_add(length.days()) >= today).then_some(start);
    };
    let until = recurrence
        .until
        .unwrap_or_else(|| today.saturating_add(2.years()));
    let mut day = start.max(today.saturating_sub(length.days()));
    while day <= until {
        if happens(&recurrence.rhythm, start, day) && !recurrence.except.contains(&day) {
            return Some(day);
        }
        day = day.tomorrow().ok()?;
    }
    None
}

fn happens(rhythm: &Rhythm, start: Date, day: Date) -> bool {
    match rhythm {
        Rhythm::Weekly(days) if days.is_empty() => day.weekday() == start.weekday(),
        Rhythm::Weekly(days) => days.contains(&day.weekday()),
        Rhythm::Monthly(days) if days.is_empty() => day.day() == start.day(),
        Rhythm::Monthly(days) => days.iter().any(|wanted| match *wanted {
            MonthDay::Number(number) => day.day() == number,
            MonthDay::Nth(-1, weekday) => {
                day.weekday() == weekday && day.day() + 7 > day.days_in_month()
            }
            MonthDay::Nth(rank, weekday) => {
                day.weekday() == weekday && (day.day() - 1) / 7 + 1 == rank
            }
        }),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn monthly(day: MonthDay, until: Option<Date>, except: Vec<Date>) -> Occasion {
        Occasion {
            start: Moment {
                date: date(2026, 10, 3),
                time: None,
            },
            end: None,
            recurrence: Some(Recurrence {
                rhythm: Rhythm::Monthly(vec![day]),
                until,
                except,
            }),
            status: "confirmé",
            moved_from: None,
            axis: None,
        }
    }

    #[test]
    fn the_next_first_saturday_is_found() {
        let day = MonthDay::Nth(1, Weekday::Saturday);
        let every = monthly(day, None, vec![date(2026, 12, 5)]);
        assert_eq!(
            next_date(&every, date(2026, 11, 22)),
            Some(date(2027, 1, 2))
        );
        assert_eq!(
            next_date(&every, date(2026, 11, 7)),
            Some(date(2026, 11, 7))
        );
        let ended = monthly(day, Some(date(2026, 11, 30)), Vec::new());
        assert_eq!(next_date(&ended, date(2026, 11, 22)), None);
    }

    #[test]
    fn the_last_thursday_is_not_the_fourth_when_there_are_five() {
        let last = monthly(MonthDay::Nth(-1, Weekday::Thursday), None, Vec::new());
        assert_eq!(
            next_date(&last, date(2026, 12, 1)),
            Some(date(2026, 12, 31))
        );
    }
}
