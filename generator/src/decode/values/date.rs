//! Days, hours and durations as contributors write them: `2026-12-05`, `5 décembre 2026 à 14 h`, `1 h 30`.

use jiff::civil::{Date, DateTime, Time};

use super::months::NAMES;
use crate::decode::fields::{Decode, decode_text};
use crate::decode::shape::{Form, Numbers, Shape, Text};
use crate::decode::slug::fold;
use crate::decode::yaml::Node;
use crate::diagnostics::{Bilingual, Diagnostics};

impl Decode for Date {
    const EXPECTED: Bilingual = Bilingual {
        fr: "une date",
        en: "a date",
    };
    const EXAMPLE: &'static str = "2026-12-05";
    const SHAPE: Shape = Shape::Text(Text::matching(
        Form::Day,
        || format!("^{}$", day_pattern()),
        Numbers::No,
    ));

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        decode_text(node, diagnostics, parse_date)
    }
}

/// A moment in local time; an event may be known by its day only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The time of day, where it is given.
    pub time: Option<Time>,
}

impl Moment {
    /// The day and time, midnight where no time is given.
    #[must_use]
    pub fn datetime(self) -> DateTime {
        self.date.to_datetime(self.time.unwrap_or(Time::midnight()))
    }

    /// Reads a day, or a day and a time: `2026-12-05 14:00`, `5 décembre 2026 à 14 h`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(date) = parse_date(text) {
            return Some(Self { date, time: None });
        }
        let folded = fold(text);
        let (day, time) = folded
            .split_once(" a ")
            .or_else(|| folded.split_once('t').filter(|(day, _)| day.len() == 10))
            .or_else(|| folded.split_once(' ').filter(|(day, _)| day.len() == 10))?;
        Some(Self {
            date: parse_date(day)?,
            time: Some(parse_time(time)?),
        })
    }
}

impl Decode for Moment {
    const EXPECTED: Bilingual = Bilingual {
        fr: "une date et une heure",
        en: "a date and a time",
    };
    const EXAMPLE: &'static str = "2026-12-05 14:00";
    const SHAPE: Shape = Shape::Text(Text::matching(Form::Moment, moment_pattern, Numbers::No));

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        decode_text(node, diagnostics, Self::parse)
    }
}

/// A duration in whole minutes, from 1 minute to 14 days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Minutes(pub u32);

impl Decode for Minutes {
    const EXPECTED: Bilingual = Bilingual {
        fr: "une durée",
        en: "a duration",
    };
    const EXAMPLE: &'static str = "1 h 30";
    const SHAPE: Shape = Shape::Text(Text::matching(Form::Line, minutes_pattern, Numbers::No));

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        decode_text(node, diagnostics, parse_minutes)
    }
}

/// A month of a year: the name of a file of published figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct YearMonth {
    /// Year.
    pub year: i16,
    /// Month, 1 to 12.
    pub month: i8,
}

impl YearMonth {
    /// Reads `2022-08`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let date = parse_date(&format!("{text}-01")).filter(|_| text.len() == 7)?;
        Some(Self {
            year: date.year(),
            month: date.month(),
        })
    }

    /// How many months lie between this one and another; 1 for the next.
    #[must_use]
    pub fn months_to(self, later: Self) -> i32 {
        (i32::from(later.year) - i32::from(self.year)) * 12 + i32::from(later.month)
            - i32::from(self.month)
    }
}

impl std::fmt::Display for YearMonth {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:04}-{:02}", self.year, self.month)
    }
}

impl Decode for YearMonth {
    const EXPECTED: Bilingual = Bilingual {
        fr: "un mois",
        en: "a month",
    };
    const EXAMPLE: &'static str = "2022-08";
    const SHAPE: Shape = Shape::Text(Text::matching(
        Form::Line,
        || "^[0-9]{4}-(0[1-9]|1[0-2])$".to_owned(),
        Numbers::No,
    ));

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        decode_text(node, diagnostics, Self::parse)
    }
}

fn day_pattern() -> String {
    let months = "janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre";
    format!(
        "([0-9]{{4}}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])|(1er|[1-9]|[12][0-9]|3[01]) ({months}) [0-9]{{4}})"
    )
}

fn moment_pattern() -> String {
    let time = "([01]?[0-9]|2[0-3]) ?(:[0-5][0-9]|h( ?[0-5][0-9])?)";
    format!("^{}((T| | à ){time})?$", day_pattern())
}

fn minutes_pattern() -> String {
    let minutes = "min(utes)?";
    format!(
        "^([0-9]+ ?j( [0-9]+ ?h)?( [0-9]+ ?{minutes})?|[0-9]+ ?h( ?[0-9]+( ?{minutes})?)?|[0-9]+ ?{minutes})$"
    )
}

/// Reads `2026-12-05` or `5 décembre 2026` (`1er mai 2027`).
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let bytes = text.as_bytes();
    if bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-' {
        let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<i16>().ok();
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        return Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    }
    let folded = fold(text);
    let mut words = folded.split_whitespace();
    let (day, month, year) = (words.next()?, words.next()?, words.next()?);
    let day: i8 = day.strip_suffix("er").unwrap_or(day).parse().ok()?;
    let month = NAMES.iter().position(|name| *name == month)? as i8 + 1;
    if words.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month, day).ok()
}

fn parse_time(text: &str) -> Option<Time> {
    let compact: String = text
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect();
    let (hour, minute) = compact.split_once([':', 'h'])?;
    let minute = if minute.is_empty() {
        0
    } else {
        minute.parse().ok()?
    };
    Time::new(hour.parse().ok()?, minute, 0, 0).ok()
}

/// Reads `20 min`, `1 h 30`, `2 j`.
#[must_use]
pub fn parse_minutes(text: &str) -> Option<Minutes> {
    let compact: String = fold(text)
        .chars()
        .filter(|character| !character.is_whitespace())
        .collect();
    let (days, rest) = match compact.split_once('j') {
        Some((days, rest)) => (days.parse::<u32>().ok()?, rest),
        None => (0, compact.as_str()),
    };
    let (hours, rest) = match rest.split_once('h') {
        Some((hours, rest)) => (hours.parse::<u32>().ok()?, rest),
        None => (0, rest),
    };
    let minutes = match rest.trim_end_matches("utes").trim_end_matches("min") {
        "" if compact.contains(['h', 'j']) => 0,
        digits => {
            if !rest.contains("min") && !compact.contains('h') {
                return None;
            }
            digits.parse::<u32>().ok()?
        }
    };
    let total = days
        .checked_mul(1440)?
        .checked_add(hours.checked_mul(60)?)?
        .checked_add(minutes)?;
    (1..=14 * 1440).contains(&total).then_some(Minutes(total))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_iso_or_french() {
        let date = |text| parse_date(text).map(|date| date.to_string());
        assert_eq!(date("2026-12-05"), Some("2026-12-05".into()));
        assert_eq!(date("5 décembre 2026"), Some("2026-12-05".into()));
        assert_eq!(date("1er Mai 2027"), Some("2027-05-01".into()));
        for wrong in [
            "2026-02-30",
            "31 février 2026",
            "05/12/2026",
            "2026-1-5",
            "décembre 2026",
            "é2026-12-0",
        ] {
            assert_eq!(date(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn durations_are_read_as_cooks_write_them() {
        let minutes = |text| parse_minutes(text).map(|minutes| minutes.0);
        assert_eq!(minutes("20 min"), Some(20));
        assert_eq!(minutes("20 minutes"), Some(20));
        assert_eq!(minutes("1 h 30"), Some(90));
        assert_eq!(minutes("1 h 30 min"), Some(90));
        assert_eq!(minutes("2h"), Some(120));
        assert_eq!(minutes("1 j"), Some(1440));
        for wrong in [
            "20",
            "",
            "h",
            "min",
            "vingt minutes",
            "0 min",
            "-5 min",
            "99999999999 h",
        ] {
            assert_eq!(minutes(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn hours_are_french_too() {
        assert_eq!(parse_time("14 h 30"), Time::new(14, 30, 0, 0).ok());
        assert_eq!(parse_time("9h"), Time::new(9, 0, 0, 0).ok());
        assert_eq!(parse_time("25:00"), None);
    }
}
