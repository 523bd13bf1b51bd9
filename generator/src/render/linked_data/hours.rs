//! `OpeningHoursSpecification`, where the usual week says all there is to say; else nothing rather than half of it.

use opening_hours_syntax::rules::day::{DaySelector, HolidayKind, WeekDayRange, Weekday};
use opening_hours_syntax::rules::time::{Time, TimeSpan};
use opening_hours_syntax::rules::{RuleOperator, RuleSequence};
use opening_hours_syntax::{RuleKind, parse};
use serde_json::{Value as Json, json};

/// Days in order, public holidays last.
pub(super) const DAYS: [&str; 8] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "PublicHolidays",
];

/// When a day is open, from and to; a day without is closed, one that nothing is said of is not listed.
type Day = Option<Vec<(String, String)>>;

/// The usual week and public holidays; nothing where seasons, dates, sunsets or doubts come in.
pub(super) fn specification(written: &str) -> Option<Vec<Json>> {
    let expression = parse(written).ok()?;
    let mut days: [Day; 8] = Default::default();
    for rule in &expression.rules {
        apply(rule, &mut days)?;
    }
    let open = days.iter().flatten().any(|day| !day.is_empty());
    open.then(|| {
        let days = DAYS.iter().zip(&days);
        days.filter_map(|(name, day)| Some((name, day.as_ref()?)))
            .flat_map(|(name, day)| of_day(name, day))
            .collect()
    })
}

fn apply(rule: &RuleSequence, days: &mut [Day; 8]) -> Option<()> {
    let concerned = concerned(&rule.day_selector)?;
    let spans = match rule.kind {
        RuleKind::Open if rule.comment.is_empty() => rule
            .time_selector
            .spans
            .iter()
            .map(span)
            .collect::<Option<Vec<_>>>()?,
        RuleKind::Closed => Vec::new(),
        _ => return None,
    };
    for (day, _) in days
        .iter_mut()
        .zip(concerned)
        .filter(|(_, concerned)| *concerned)
    {
        match rule.operator {
            RuleOperator::Normal => *day = Some(spans.clone()),
            RuleOperator::Additional => day.get_or_insert_default().extend(spans.iter().cloned()),
            RuleOperator::Fallback => return None,
        }
    }
    Some(())
}

/// Which of the eight days a rule is about; nothing where it is about some weeks, months or dates only.
fn concerned(selector: &DaySelector) -> Option<[bool; 8]> {
    let DaySelector {
        year,
        monthday,
        week,
        weekday,
    } = selector;
    if !(year.is_empty() && monthday.is_empty() && week.is_empty()) {
        return None;
    }
    let mut concerned = [false; 8];
    if weekday.is_empty() {
        // Every day, whatever it is.
        return Some([true; 8]);
    }
    for range in weekday {
        match range {
            WeekDayRange::Fixed {
                range,
                offset: 0,
                nth_from_start,
                nth_from_end,
            } if nth_from_start.iter().chain(nth_from_end).all(|nth| *nth) => {
                let at = |day: &Weekday| day.num_days_from_monday() as usize;
                let (first, last) = (at(range.start()), at(range.end()));
                let mut day = first;
                loop {
                    *concerned.get_mut(day)? = true;
                    if day == last {
                        break;
                    }
                    day = (day + 1) % 7;
                }
            }
            WeekDayRange::Holiday {
                kind: HolidayKind::Public,
                offset: 0,
            } => concerned[7] = true,
            _ => return None,
        }
    }
    Some(concerned)
}

fn span(span: &TimeSpan) -> Option<(String, String)> {
    let (Time::Fixed(from), Time::Fixed(to)) = (&span.range.start, &span.range.end) else {
        return None;
    };
    if span.open_end || span.repeats.is_some() {
        return None;
    }
    let text = |minutes: u16| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    let (from, to) = (from.mins_from_midnight(), to.mins_from_midnight());
    // Midnight at the end of a day is its last minute; later is the next day's morning.
    let end = if to == 24 * 60 {
        "23:59".to_owned()
    } else {
        text(to)
    };
    Some((text(from), end))
}

/// A closed day opens and closes at once, as search engines read it.
fn of_day(name: &str, day: &[(String, String)]) -> Vec<Json> {
    let of = |opens: &str, closes: &str| {
        json!({
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": format!("https://schema.org/{name}"),
            "opens": opens,
            "closes": closes,
        })
    };
    match day.is_empty() {
        true => vec![of("00:00", "00:00")],
        false => day
            .iter()
            .map(|(opens, closes)| of(opens, closes))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn week(written: &str) -> Option<Vec<String>> {
        let lines = specification(written)?.into_iter().map(|line| {
            let day = line["dayOfWeek"]
                .as_str()
                .unwrap_or_default()
                .replace("https://schema.org/", "");
            format!("{day} {} {}", line["opens"], line["closes"]).replace('"', "")
        });
        Some(lines.collect())
    }

    #[test]
    fn a_week_is_told_day_by_day() {
        assert_eq!(
            week("Tu,We 09:00-12:30,15:00-19:00; We 09:00-12:30; PH off"),
            Some(vec![
                "Tuesday 09:00 12:30".to_owned(),
                "Tuesday 15:00 19:00".to_owned(),
                "Wednesday 09:00 12:30".to_owned(),
                "PublicHolidays 00:00 00:00".to_owned(),
            ])
        );
        assert_eq!(week("Sa-Mo 18:00-02:00").map(|lines| lines.len()), Some(3));
        assert_eq!(week("24/7").map(|lines| lines.len()), Some(8));
    }

    #[test]
    fn half_a_truth_is_not_told() {
        for beyond in [
            "Apr-Oct: Sa 08:00-12:00",
            "Sa[1] 09:00-12:00",
            "sunrise-sunset",
            "Mo 09:00-12:00 \"sur rendez-vous\"",
            "Mo 09:00+",
            "SH 09:00-12:00",
            "off",
            "n'importe quoi",
        ] {
            assert_eq!(week(beyond), None, "{beyond}");
        }
    }
}
