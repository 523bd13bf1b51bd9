//! The site's time zone: its rules as a VTIMEZONE (RFC 5545, 3.6.5), and local times as values.

use jiff::civil::{Date, DateTime, date};
use jiff::tz::{Dst, Offset, TimeZone, TimeZoneTransition};

use super::lines::Lines;
use super::rule::DAYS;

/// The rules of today are as old as this year, in Europe.
const EARLIEST: i16 = 1996;

/// A zone that is known.
#[derive(Debug)]
pub(super) struct Zone {
    name: String,
    rules: TimeZone,
}

impl Zone {
    /// By its name, `Europe/Paris`; none when nobody knows it: times are then those of whoever reads them.
    pub(super) fn named(name: &str) -> Option<Self> {
        let rules = TimeZone::get(name).ok()?;
        let name = name.to_owned();
        Some(Self { name, rules })
    }

    /// The parameter that gives a property its zone.
    pub(super) fn parameter(&self) -> String {
        format!(";TZID={}", self.name)
    }

    /// A local time in universal time: `20270403T215959Z`.
    pub(super) fn universal(&self, local: DateTime) -> Option<String> {
        let instant = self.rules.to_timestamp(local).ok()?;
        let universal = Offset::UTC.to_datetime(instant);
        Some(format!("{}Z", local_time(universal)))
    }

    /// The zone with the rules it follows from the year before `first` on.
    pub(super) fn write(&self, first: Date, lines: &mut Lines) {
        let before = date(first.year().saturating_sub(1).max(EARLIEST), 1, 1);
        let Ok(start) = self
            .rules
            .to_timestamp(before.to_datetime(jiff::civil::Time::midnight()))
        else {
            return;
        };
        let offset = self.rules.to_offset(start);
        let year = self.rules.following(start).take(2);
        let year: Vec<TimeZoneTransition<'_>> = year
            .filter(|change| {
                offset_of(change).to_datetime(change.timestamp()).year() == before.year()
            })
            .collect();
        lines.component("VTIMEZONE", |lines| {
            lines.value("TZID", &self.name);
            let mut from = offset;
            for change in &year {
                observance(change, from, lines);
                from = offset_of(change);
            }
            if year.is_empty() {
                always(offset, lines);
            }
        });
    }
}

fn offset_of(change: &TimeZoneTransition<'_>) -> Offset {
    change.offset()
}

/// One half of the year: it begins each year on the same Sunday of a month, on the clocks of the half before.
fn observance(change: &TimeZoneTransition<'_>, from: Offset, lines: &mut Lines) {
    let name = match change.dst() {
        Dst::Yes => "DAYLIGHT",
        Dst::No => "STANDARD",
    };
    let local = from.to_datetime(change.timestamp());
    let day = local.date();
    let rank = match day.day() {
        day_number if day_number + 7 > day.days_in_month() => -1,
        day_number => (day_number - 1) / 7 + 1,
    };
    let weekday = DAYS[day.weekday().to_monday_zero_offset() as usize];
    lines.component(name, |lines| {
        lines.value("DTSTART", &local_time(local));
        lines.value(
            "RRULE",
            &format!("FREQ=YEARLY;BYMONTH={};BYDAY={rank}{weekday}", day.month()),
        );
        lines.value("TZOFFSETFROM", &offset_text(from));
        lines.value("TZOFFSETTO", &offset_text(change.offset()));
        lines.text("TZNAME", change.abbreviation());
    });
}

/// A zone whose clocks are never changed.
fn always(offset: Offset, lines: &mut Lines) {
    lines.component("STANDARD", |lines| {
        lines.value("DTSTART", "19700101T000000");
        lines.value("TZOFFSETFROM", &offset_text(offset));
        lines.value("TZOFFSETTO", &offset_text(offset));
    });
}

/// `+0100`.
fn offset_text(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.abs();
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

/// `20261205`.
pub(super) fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// `20261205T140000`.
pub(super) fn local_time(local: DateTime) -> String {
    let (date, time) = (local.date(), local.time());
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    format!("{}T{hour:02}{minute:02}{second:02}", day(date))
}
