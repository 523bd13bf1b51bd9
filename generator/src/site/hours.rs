//! When a place is open, day by day for longer than a year: what `opening_hours` says once holidays are known.
//!
//! The whole syntax of OpenStreetMap is left to the crate that reads it; what follows of it for each day is kept in few
//! bytes, so that a page can carry it and a small script can tell whether a shop is open, without knowing the syntax.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use jiff::civil::Date;
use opening_hours::localization::Country;
use opening_hours::{Context, OpeningHours, RuleKind};

/// How many days are known, from the day before the site's: a year and a month.
pub const DAYS: usize = 400;
/// Events of the sky, whose time depends on where one is: hours that name them are never said to be sure.
const SKY: [&str; 4] = ["sunrise", "sunset", "dawn", "dusk"];
/// From this many weeks on, an exception that repeats is written as one.
const REPEATED: usize = 3;

/// A stretch of a day, in minutes from midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// Its first minute.
    pub from: u16,
    /// The minute after its last: at most 1440.
    pub to: u16,
    /// Whether it is open for sure; otherwise one must ask.
    pub sure: bool,
}

/// Each day of a little more than a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The first day.
    pub first: Date,
    /// Different days; the first is one that is closed.
    kinds: Vec<Vec<Stretch>>,
    /// The kind of each day.
    days: Vec<usize>,
}

impl Calendar {
    /// Reads hours as OpenStreetMap writes them; none when they cannot be read.
    #[must_use]
    pub fn read(text: &str, today: Date) -> Option<Self> {
        let context = Context::default().with_holidays(Country::FR.holidays());
        let hours: OpeningHours = text.parse().ok()?;
        let hours = hours.with_context(context);
        let certain = !SKY.iter().any(|event| text.contains(event));
        let first = today.yesterday().ok()?;
        let mut calendar = Self {
            first,
            kinds: vec![Vec::new()],
            days: Vec::with_capacity(DAYS),
        };
        for day in first.series(1.day()).take(DAYS) {
            let schedule = hours.schedule_at(day.to_string().parse().ok()?);
            let stretches = schedule
                .into_iter()
                .filter(|range| range.kind != RuleKind::Closed);
            let stretches = stretches.map(|range| Stretch {
                from: range.range.start.mins_from_midnight(),
                to: range.range.end.mins_from_midnight(),
                sure: certain && range.kind == RuleKind::Open,
            });
            calendar.push(joined(stretches));
        }
        Some(calendar)
    }

    fn push(&mut self, day: Vec<Stretch>) {
        let known = self.kinds.iter().position(|kind| *kind == day);
        let kind = known.unwrap_or_else(|| {
            self.kinds.push(day);
            self.kinds.len() - 1
        });
        self.days.push(kind);
    }

    /// When it is open on the day so many days after the first; none beyond what is known.
    #[must_use]
    pub fn on(&self, after: usize) -> Option<&[Stretch]> {
        let kind = self.days.get(after)?;
        self.kinds.get(*kind).map(Vec::as_slice)
    }

    /// When it is usually open on each day of the week, from Monday.
    #[must_use]
    pub fn week(&self) -> [&[Stretch]; 7] {
        self.usual()
            .map(|kind| self.kinds.get(kind).map_or(&[][..], Vec::as_slice))
    }

    /// Whether a week is like another, but for public holidays.
    #[must_use]
    pub fn is_weekly(&self) -> bool {
        let usual = self.usual();
        let holidays = self.holidays();
        self.days.iter().enumerate().all(|(after, kind)| {
            usual.get(self.weekday(after)) == Some(kind) || holidays.contains(&after)
        })
    }

    /// Public holidays among the days, as numbers of days after the first.
    fn holidays(&self) -> Vec<usize> {
        holidays(self.first)
            .into_iter()
            .filter_map(|day| usize::try_from((day - self.first).get_days()).ok())
            .collect()
    }

    /// The days for a script: kinds but the first, then the kind of each day of the week, then for each kind the days that
    /// are not as usual (`5` or, every week for ten weeks, `5*10`). Numbers of kinds and days are in base 36.
    #[must_use]
    pub fn code(&self) -> String {
        let kinds: Vec<String> = self.kinds.iter().skip(1).map(|kind| code(kind)).collect();
        let usual = self.usual();
        let week: Vec<String> = usual.iter().map(|kind| base36(*kind)).collect();
        let mut unusual: BTreeMap<usize, [Vec<usize>; 7]> = BTreeMap::new();
        for (after, kind) in self.days.iter().enumerate() {
            let weekday = self.weekday(after);
            if usual.get(weekday) != Some(kind)
                && let Some(days) = unusual.entry(*kind).or_default().get_mut(weekday)
            {
                days.push(after);
            }
        }
        let unusual: Vec<String> = unusual
            .into_iter()
            .map(|(kind, days)| {
                let days: Vec<String> = days.iter().flat_map(|days| repeats(days)).collect();
                format!("{}:{}", base36(kind), days.join(","))
            })
            .collect();
        let parts = [kinds.join("|"), week.join(","), unusual.join("/")];
        parts.join(";").trim_end_matches(';').to_owned()
    }

    /// The kind that most days of a week are of, for each day of the week.
    fn usual(&self) -> [usize; 7] {
        let mut counts: [BTreeMap<usize, usize>; 7] = Default::default();
        for (after, kind) in self.days.iter().enumerate() {
            if let Some(counts) = counts.get_mut(self.weekday(after)) {
                *counts.entry(*kind).or_default() += 1;
            }
        }
        counts.map(|counts| {
            let most = counts
                .iter()
                .max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind)));
            most.map_or(0, |(kind, _)| *kind)
        })
    }

    fn weekday(&self, after: usize) -> usize {
        let first = self.first.weekday().to_monday_zero_offset();
        (usize::try_from(first).unwrap_or_default() + after) % 7
    }
}

/// The public holidays that calendars beginning on a day know of.
#[must_use]
pub fn holidays(first: Date) -> Vec<Date> {
    let last = first.saturating_add((DAYS as i64 - 1).days());
    let years = first.year()..=last.year();
    years
        .flat_map(super::holidays::of_year)
        .filter(|day| (first..=last).contains(day))
        .collect()
}

/// Stretches that touch and are alike are one.
fn joined(stretches: impl Iterator<Item = Stretch>) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        match all.last_mut() {
            Some(last) if last.to == stretch.from && last.sure == stretch.sure => {
                last.to = stretch.to;
            }
            _ => all.push(stretch),
        }
    }
    all
}

fn code(kind: &[Stretch]) -> String {
    let stretches = kind.iter().map(|stretch| {
        let time = |minutes: u16| format!("{:02}{:02}", minutes / 60, minutes % 60);
        let doubt = if stretch.sure { "" } else { "?" };
        format!("{}-{}{doubt}", time(stretch.from), time(stretch.to))
    });
    stretches.collect::<Vec<_>>().join(",")
}

/// Days of one weekday, in order: those of many weeks on end are one.
fn repeats(days: &[usize]) -> Vec<String> {
    let mut all = Vec::new();
    let mut rest = days;
    while let Some(first) = rest.first() {
        let weeks = rest
            .iter()
            .zip((0..).map(|week| first + 7 * week))
            .take_while(|(day, expected)| *day == expected)
            .count();
        let (run, after) = rest.split_at(weeks);
        if weeks >= REPEATED {
            all.push(format!("{}*{weeks}", base36(*first)));
        } else {
            all.extend(run.iter().map(|day| base36(*day)));
        }
        rest = after;
    }
    all
}

fn base36(mut number: usize) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit((number % 36) as u32, 36).unwrap_or('0'));
        number /= 36;
        if number == 0 {
            return digits.iter().rev().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn read(text: &str) -> Calendar {
        Calendar::read(text, date(2026, 11, 25)).unwrap()
    }

    #[test]
    fn days_are_few_bytes() {
        let shop = "Tu-Sa 09:00-12:30,15:00-19:00; PH off";
        assert_eq!(
            read(shop).code(),
            "0900-1230,1500-1900;0,1,1,1,1,1,0;0:6g,4j,9s,v,12,4e,4l,b0"
        );
        let market = "Apr-Oct: Sa 08:00-12:00";
        assert_eq!(read(market).code(), "0800-1200;0,0,0,0,0,1,0;0:4*18,9n*8");
        assert_eq!(read("24/7").code(), "0000-2400;1,1,1,1,1,1,1");
        assert_eq!(read("off").code(), ";0,0,0,0,0,0,0");
        assert_eq!(
            read("Sa 10:00-12:00 unknown").code(),
            "1000-1200?;0,0,0,0,0,1,0"
        );
    }

    #[test]
    fn a_week_is_like_another_but_for_holidays() {
        assert!(read("Mo-Fr 09:00-12:00; PH off").is_weekly());
        assert!(!read("Apr-Oct: Sa 08:00-12:00").is_weekly());
        assert!(!read("Sa[1] 08:00-12:00").is_weekly());
    }

    #[test]
    fn a_night_goes_on_after_midnight() {
        let bar = read("Fr 20:00-02:00");
        let friday = bar.week().map(<[Stretch]>::to_vec);
        assert_eq!((friday[4][0].from, friday[4][0].to), (1200, 1440));
        assert_eq!((friday[5][0].from, friday[5][0].to), (0, 120));
    }

    #[test]
    fn what_cannot_be_read_is_not_guessed() {
        for text in ["", "Lundi 9h-12h", "Mo 25:99", "Mo-"] {
            assert_eq!(Calendar::read(text, date(2026, 11, 25)), None, "{text}");
        }
    }
}
