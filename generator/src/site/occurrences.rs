//! When an occasion takes place: day after day, from what is said of how it repeats.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::content::facts::{MonthDay, Occasion, Rhythm};
use crate::decode::values::date::Moment;

/// One time an occasion takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    /// Beginning, local time.
    pub start: Moment,
    /// End, local time.
    pub end: Option<Moment>,
}

impl Occurrence {
    /// The occasion, beginning on this day.
    #[must_use]
    pub fn on(occasion: &Occasion, day: Date) -> Self {
        let moved = |moment: Moment| Moment {
            date: day.saturating_add(moment.date - occasion.start.date),
            time: moment.time,
        };
        Self {
            start: moved(occasion.start),
            end: occasion.end.map(moved),
        }
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Date {
        self.end.map_or(self.start.date, |end| end.date)
    }
}

/// The days, in order, on which an occasion begins and of which some part lies from `first` to `last`, both included.
///
/// A recurrence without days repeats on the weekday, or the day of the month, of its beginning.
pub fn days(occasion: &Occasion, first: Date, last: Date) -> impl Iterator<Item = Date> {
    let start = occasion.start.date;
    let earliest = start.max(first.saturating_sub(length(occasion).days()));
    let latest = match &occasion.recurrence {
        None => last.min(start),
        Some(recurrence) => recurrence.until.map_or(last, |until| until.min(last)),
    };
    let days = std::iter::successors(Some(earliest), |day| day.tomorrow().ok());
    days.take_while(move |day| *day <= latest)
        .filter(|day| takes_place(occasion, *day))
}

/// The first day on or after `today` when an occasion takes place; none when it is over. One that is going on began before.
///
/// What repeats without an end is looked at for two years.
#[must_use]
pub fn next_date(occasion: &Occasion, today: Date) -> Option<Date> {
    let horizon = today.max(occasion.start.date).saturating_add(2.years());
    days(occasion, today, horizon).next()
}

/// The first day it takes place at all: not that of `debut` when the rhythm or an exception passes that over.
#[must_use]
pub fn first_date(occasion: &Occasion) -> Option<Date> {
    next_date(occasion, occasion.start.date)
}

/// The last day until `today` when it began; that of `debut` when it never did.
#[must_use]
pub fn last_date(occasion: &Occasion, today: Date) -> Date {
    let start = occasion.start.date;
    days(occasion, start, today).last().unwrap_or(start)
}

/// How many days after its first it ends.
#[must_use]
pub fn length(occasion: &Occasion) -> i32 {
    let start = occasion.start.date;
    occasion
        .end
        .map_or(0, |end| (end.date - start).get_days().max(0))
}

fn takes_place(occasion: &Occasion, day: Date) -> bool {
    match &occasion.recurrence {
        None => day == occasion.start.date,
        Some(recurrence) => {
            happens(&recurrence.rhythm, occasion.start.date, day)
                && !recurrence.except.contains(&day)
        }
    }
}

/// Whether a rhythm that began on `start` falls on a day.
#[must_use]
pub fn happens(rhythm: &Rhythm, start: Date, day: Date) -> bool {
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
    use jiff::civil::{Weekday, date};

    use super::*;
    use crate::content::facts::Recurrence;

    fn occasion(start: Date, end: Option<Date>, recurrence: Option<Recurrence>) -> Occasion {
        let moment = |date| Moment { date, time: None };
        Occasion {
            start: moment(start),
            end: end.map(moment),
            recurrence,
            status: "confirmé",
            moved_from: None,
            axis: None,
        }
    }

    fn monthly(day: MonthDay, until: Option<Date>, except: Vec<Date>) -> Occasion {
        let rhythm = Rhythm::Monthly(vec![day]);
        let recurrence = Recurrence {
            rhythm,
            until,
            except,
        };
        occasion(date(2026, 10, 3), None, Some(recurrence))
    }

    #[test]
    fn the_next_first_saturday_is_found() {
        let day = MonthDay::Nth(1, Weekday::Saturday);
        let every = monthly(day, None, vec![date(2026, 12, 5)]);
        let next = |occasion, day| next_date(occasion, day);
        assert_eq!(next(&every, date(2026, 11, 22)), Some(date(2027, 1, 2)));
        assert_eq!(next(&every, date(2026, 11, 7)), Some(date(2026, 11, 7)));
        let ended = monthly(day, Some(date(2026, 11, 30)), Vec::new());
        assert_eq!(next(&ended, date(2026, 11, 22)), None);
    }

    #[test]
    fn the_last_thursday_is_not_the_fourth_when_there_are_five() {
        let last = monthly(MonthDay::Nth(-1, Weekday::Thursday), None, Vec::new());
        let next = next_date(&last, date(2026, 12, 1));
        assert_eq!(next, Some(date(2026, 12, 31)));
    }

    #[test]
    fn what_is_going_on_is_not_over() {
        let fair = occasion(date(2026, 11, 20), Some(date(2026, 11, 23)), None);
        assert_eq!(
            next_date(&fair, date(2026, 11, 22)),
            Some(date(2026, 11, 20))
        );
        assert_eq!(next_date(&fair, date(2026, 11, 24)), None);
    }

    #[test]
    fn the_first_day_is_one_that_takes_place() {
        let day = MonthDay::Nth(1, Weekday::Saturday);
        let skipped = monthly(day, None, vec![date(2026, 10, 3)]);
        assert_eq!(first_date(&skipped), Some(date(2026, 11, 7)));
        let never = monthly(day, Some(date(2026, 10, 2)), Vec::new());
        assert_eq!(first_date(&never), None);
    }

    #[test]
    fn what_begins_in_five_years_is_to_come() {
        let mut far = monthly(MonthDay::Number(15), None, Vec::new());
        far.start.date = date(2031, 1, 20);
        assert_eq!(next_date(&far, date(2026, 11, 22)), Some(date(2031, 2, 15)));
    }
}
