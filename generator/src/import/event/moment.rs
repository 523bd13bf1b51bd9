//! The dates of a calendar as local time in Paris: with a zone, in UTC, floating, or a day alone.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::import::calendar::Line;

/// Zones by the names some calendars have for them; the program of a zone inside the file is not run.
const ZONES: [(&str, &str); 4] = [
    ("Romance Standard Time", "Europe/Paris"),
    ("W. Europe Standard Time", "Europe/Paris"),
    ("Central Europe Standard Time", "Europe/Paris"),
    ("Central European Standard Time", "Europe/Paris"),
];

/// A day, or a day and a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// All day.
    Day(Date),
    /// Local time in Paris.
    At(DateTime),
}

impl When {
    pub(super) fn date(self) -> Date {
        match self {
            Self::Day(date) => date,
            Self::At(at) => at.date(),
        }
    }

    /// As an entry writes it.
    pub(super) fn text(self) -> String {
        match self {
            Self::Day(date) => date.to_string(),
            Self::At(at) => at.strftime("%Y-%m-%d %H:%M").to_string(),
        }
    }
}

/// What a line says; a list has several.
pub(super) fn all(line: &Line) -> Option<Vec<When>> {
    line.value
        .split(',')
        .map(|value| one(value, line.parameter("TZID")))
        .collect()
}

/// One date: `20261205`, `20261205T140000`, `20261205T130000Z`.
pub(super) fn one(value: &str, zone: Option<&str>) -> Option<When> {
    let value = value.trim();
    let Some((day, time)) = value.split_once('T') else {
        return day(value).map(When::Day);
    };
    let (digits, is_utc) = match time.strip_suffix('Z') {
        Some(digits) => (digits, true),
        None => (time, false),
    };
    if digits.len() != 6 {
        return None;
    }
    let part = |from: usize| digits.get(from..from + 2)?.parse::<i8>().ok();
    let time = jiff::civil::Time::new(part(0)?, part(2)?, part(4)?.min(59), 0).ok()?;
    let local = self::day(day)?.to_datetime(time);
    let paris = TimeZone::get("Europe/Paris").ok()?;
    let zone = match (is_utc, zone) {
        (true, _) => TimeZone::UTC,
        // Where a meeting has no zone it takes place where people read of it.
        (false, None) => return Some(When::At(local)),
        (false, Some(name)) => {
            let known = ZONES.iter().find(|(known, _)| *known == name);
            TimeZone::get(known.map_or(name, |(_, zone)| zone)).ok()?
        }
    };
    let there = local.to_zoned(zone).ok()?;
    Some(When::At(there.with_time_zone(paris).datetime()))
}

fn day(text: &str) -> Option<Date> {
    if text.len() != 8 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Date::new(
        text[..4].parse().ok()?,
        text[4..6].parse().ok()?,
        text[6..].parse().ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_local_time_in_paris() {
        let said = |value, zone| one(value, zone).map(When::text);
        assert_eq!(said("20261205", None).as_deref(), Some("2026-12-05"));
        assert_eq!(
            said("20261205T140000", None).as_deref(),
            Some("2026-12-05 14:00")
        );
        assert_eq!(
            said("20261205T130000Z", None).as_deref(),
            Some("2026-12-05 14:00")
        );
        assert_eq!(
            said("20260705T120000Z", None).as_deref(),
            Some("2026-07-05 14:00")
        );
        assert_eq!(
            said("20261205T080000", Some("America/New_York")).as_deref(),
            Some("2026-12-05 14:00")
        );
        assert_eq!(
            said("20261205T140000", Some("Romance Standard Time")).as_deref(),
            Some("2026-12-05 14:00")
        );
        for wrong in [
            "",
            "2026-12-05",
            "20261305",
            "20261205T1400",
            "20261205T14é00",
            "20261205T250000",
        ] {
            assert_eq!(said(wrong, None), None, "{wrong}");
        }
        assert_eq!(said("20261205T140000", Some("Mars/Olympus")), None);
    }
}
