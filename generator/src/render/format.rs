//! Numbers, amounts, dates and durations as people read them, in French and in English.

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

use super::view::DateView;
use super::words::Words;
use crate::config::Language;
use crate::decode::values::date::Moment;

/// No-break space, before a currency or a unit.
const NBSP: char = '\u{a0}';
/// Narrow no-break space, between groups of thousands in French.
pub(super) const THIN: char = '\u{202f}';

/// An exact number in plain decimal notation, as the calculators write it: `-1250.50` becomes « −1 250,50 ».
#[must_use]
pub fn number(plain: &str, language: Language) -> String {
    let (sign, digits) = plain
        .strip_prefix('-')
        .map_or(("", plain), |digits| ("\u{2212}", digits));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let (separator, point) = match language {
        Language::Fr => (THIN, ','),
        Language::En => (',', '.'),
    };
    let mut text = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            text.push(separator);
        }
        text.push(digit);
    }
    if !decimals.is_empty() {
        text.push(point);
        text.push_str(decimals);
    }
    text
}

/// An amount in euros.
#[must_use]
pub fn euros(plain: &str, language: Language) -> String {
    match language {
        Language::Fr => format!("{}{NBSP}€", number(plain, language)),
        Language::En => format!("€{}", number(plain, language)),
    }
}

/// An amount in euros, without `,00` where it is whole.
#[must_use]
pub fn short_euros(plain: &str, language: Language) -> String {
    euros(plain.strip_suffix(".00").unwrap_or(plain), language)
}

/// A decimal amount with two decimals, in euros.
#[must_use]
pub fn decimal_euros(amount: Decimal, language: Language) -> String {
    euros(&amount.to_string(), language)
}

/// A duration: « 1 h 30 », « 20 min ».
#[must_use]
pub fn minutes(total: u32) -> String {
    let (hours, minutes) = (total / 60, total % 60);
    match (hours, minutes) {
        (0, minutes) => format!("{minutes}{NBSP}min"),
        (hours, 0) => format!("{hours}{NBSP}h"),
        (hours, minutes) => format!("{hours}{NBSP}h{NBSP}{minutes:02}"),
    }
}

/// A duration for machines (ISO 8601): `PT1H30M`.
#[must_use]
pub fn iso_minutes(total: u32) -> String {
    match (total / 60, total % 60) {
        (0, minutes) => format!("PT{minutes}M"),
        (hours, 0) => format!("PT{hours}H"),
        (hours, minutes) => format!("PT{hours}H{minutes}M"),
    }
}

/// A day, with its time if it has one.
#[must_use]
pub fn moment(moment: Moment, words: &Words) -> DateView {
    let date = moment.date;
    let weekday = words.nth(&["jours"], date.weekday().to_monday_zero_offset() as usize);
    let month = words.nth(&["mois"], date.month() as usize - 1);
    let day = match (words.language, date.day()) {
        (Language::Fr, 1) => "1er".to_owned(),
        (_, day) => day.to_string(),
    };
    let text = format!("{weekday} {day}{NBSP}{month} {}", date.year());
    let time = moment.time.map(|time| clock(time, words.language));
    let text = match &time {
        Some(time) => words.fill(&["date", "a"], &[("date", &text), ("heure", time)]),
        None => text,
    };
    let iso = match moment.time {
        Some(time) => format!("{date}T{:02}:{:02}", time.hour(), time.minute()),
        None => date.to_string(),
    };
    DateView {
        iso,
        text,
        day: date.day().to_string(),
        month_short: words.nth(&["mois-courts"], date.month() as usize - 1),
        month_text: format!("{month} {}", date.year()),
        weekday,
        time,
    }
}

/// A day.
#[must_use]
pub fn date(date: Date, words: &Words) -> DateView {
    moment(Moment { date, time: None }, words)
}

/// A time of day: « 14 h », « 14 h 30 », `14:00`.
#[must_use]
pub fn clock(time: Time, language: Language) -> String {
    match (language, time.minute()) {
        (Language::En, minute) => format!("{:02}:{minute:02}", time.hour()),
        (Language::Fr, 0) => format!("{}{NBSP}h", time.hour()),
        (Language::Fr, minute) => format!("{}{NBSP}h{NBSP}{minute:02}", time.hour()),
    }
}

/// A coordinate in millionths of a degree, as decimal degrees: `45.777200`.
#[must_use]
pub fn degrees(millionths: i32) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let (whole, rest) = (
        millionths.unsigned_abs() / 1_000_000,
        millionths.unsigned_abs() % 1_000_000,
    );
    format!("{sign}{whole}.{rest:06}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well_in_both_languages() {
        assert_eq!(number("-1250.50", Language::Fr), "\u{2212}1\u{202f}250,50");
        assert_eq!(euros("1112.50", Language::Fr), "1\u{202f}112,50\u{a0}€");
        assert_eq!(euros("1112.50", Language::En), "€1,112.50");
        assert_eq!(short_euros("20.00", Language::Fr), "20\u{a0}€");
        assert_eq!(minutes(90), "1\u{a0}h\u{a0}30");
        assert_eq!(iso_minutes(60), "PT1H");
    }
}
