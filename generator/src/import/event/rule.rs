//! What of iCalendar's repetitions (RFC 5545, RRULE) the content model can say: each week on some days, each month on
//! some days, until a day.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::import::value::Value;

const WEEKDAYS: [(&str, &str); 7] = [
    ("MO", "lundi"),
    ("TU", "mardi"),
    ("WE", "mercredi"),
    ("TH", "jeudi"),
    ("FR", "vendredi"),
    ("SA", "samedi"),
    ("SU", "dimanche"),
];
const RANKS: [&str; 5] = ["1er", "2e", "3e", "4e", "5e"];
/// Counting occurrences stops after this many days.
const LONGEST: usize = 366 * 20;

/// A day of the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Day {
    Of(Weekday),
    Nth(i8, Weekday),
    Number(i8),
}

/// The value of `recurrence`, without the days left out; nothing when the rule says something it cannot.
pub(super) fn recurrence(
    rule: &str,
    start: Date,
    until: impl Fn(&str) -> Option<Date>,
) -> Option<Vec<(String, Value)>> {
    let (mut frequency, mut days, mut position) = ("", Vec::new(), None);
    let (mut last, mut count) = (None, None);
    for part in rule.trim().split(';').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=')?;
        match name.to_ascii_uppercase().as_str() {
            "FREQ" => frequency = value,
            "INTERVAL" if value == "1" => {}
            "WKST" => {}
            "UNTIL" => last = Some(until(value)?),
            "COUNT" => count = Some(value.parse::<usize>().ok().filter(|count| *count > 0)?),
            "BYDAY" => days.extend(value.split(',').map(by_day).collect::<Option<Vec<_>>>()?),
            "BYMONTHDAY" => {
                let numbers = value.split(',').map(|day| {
                    day.parse()
                        .ok()
                        .filter(|day| (1..=31).contains(day))
                        .map(Day::Number)
                });
                days.extend(numbers.collect::<Option<Vec<_>>>()?);
            }
            "BYSETPOS" => position = Some(value.parse::<i8>().ok()?),
            _ => return None,
        }
    }
    let (every, days) = rhythm(frequency, days, position, start)?;
    if let (None, Some(count)) = (last, count) {
        let days_from =
            (0..LONGEST).filter_map(|after| start.checked_add((after as i64).days()).ok());
        last = Some(
            days_from
                .filter(|day| days.iter().any(|known| falls_on(*known, *day)))
                .nth(count - 1)?,
        );
    }
    let names: Vec<String> = days.iter().map(|day| name(*day)).collect();
    let names = match &names[..] {
        [one] => Value::text(one),
        _ => Value::list(names),
    };
    let mut pairs = vec![
        ("chaque".to_owned(), Value::text(every)),
        ("jours".to_owned(), names),
    ];
    if let Some(last) = last {
        pairs.push(("jusqu-au".to_owned(), Value::text(last.to_string())));
    }
    Some(pairs)
}

/// The rhythm in the content model's words, and its days; a rule without days repeats the first.
fn rhythm(
    frequency: &str,
    days: Vec<Day>,
    position: Option<i8>,
    start: Date,
) -> Option<(&'static str, Vec<Day>)> {
    let is_week = |day: &Day| matches!(day, Day::Of(_));
    match (frequency, position) {
        ("DAILY", None) if days.is_empty() => {
            let all = (0..7).map(|day| Weekday::from_monday_zero_offset(day).map(Day::Of));
            Some(("semaine", all.collect::<Result<_, _>>().ok()?))
        }
        ("WEEKLY", None) if days.is_empty() => Some(("semaine", vec![Day::Of(start.weekday())])),
        ("WEEKLY", None) if days.iter().all(is_week) => Some(("semaine", days)),
        ("MONTHLY", None) if days.is_empty() => Some(("mois", vec![Day::Number(start.day())])),
        ("MONTHLY", None) if !days.iter().any(is_week) => Some(("mois", days)),
        ("MONTHLY", Some(rank @ (-1 | 1..=5))) => match days[..] {
            [Day::Of(day)] => Some(("mois", vec![Day::Nth(rank, day)])),
            _ => None,
        },
        _ => None,
    }
}

fn by_day(text: &str) -> Option<Day> {
    let (rank, day) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let index = WEEKDAYS.iter().position(|(known, _)| *known == day)?;
    let day = Weekday::from_monday_zero_offset(i8::try_from(index).ok()?).ok()?;
    if rank.is_empty() {
        return Some(Day::Of(day));
    }
    let rank = rank.trim_start_matches('+').parse().ok()?;
    matches!(rank, -1 | 1..=5).then_some(Day::Nth(rank, day))
}

fn falls_on(day: Day, date: Date) -> bool {
    match day {
        Day::Of(weekday) => date.weekday() == weekday,
        Day::Number(number) => date.day() == number,
        Day::Nth(rank, weekday) => date
            .nth_weekday_of_month(rank, weekday)
            .is_ok_and(|found| found == date),
    }
}

fn name(day: Day) -> String {
    let of = |day: Weekday| WEEKDAYS[day.to_monday_zero_offset() as usize % 7].1;
    match day {
        Day::Of(day) => of(day).to_owned(),
        Day::Number(number) => number.to_string(),
        Day::Nth(rank, day) => {
            let rank = usize::try_from(rank - 1)
                .ok()
                .and_then(|rank| RANKS.get(rank));
            format!("{} {}", rank.unwrap_or(&"dernier"), of(day))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(rule: &str) -> Option<String> {
        let until = |text: &str| {
            text.get(..8)
                .and_then(|day| Date::strptime("%Y%m%d", day).ok())
        };
        let pairs = recurrence(rule, jiff::civil::date(2026, 12, 5), until)?;
        Some(Value::Map(pairs).yaml())
    }

    #[test]
    fn rules_become_what_people_say() {
        for (rule, expected) in [
            ("FREQ=WEEKLY", "{chaque: semaine, jours: samedi}"),
            (
                "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270403T100000Z",
                "{chaque: semaine, jours: [lundi, mercredi], jusqu-au: 2027-04-03}",
            ),
            (
                "FREQ=MONTHLY;BYDAY=1SA;COUNT=3",
                "{chaque: mois, jours: 1er samedi, jusqu-au: 2027-02-06}",
            ),
            (
                "FREQ=MONTHLY;BYDAY=-1TH",
                "{chaque: mois, jours: dernier jeudi}",
            ),
            (
                "FREQ=MONTHLY;BYDAY=SA;BYSETPOS=2",
                "{chaque: mois, jours: 2e samedi}",
            ),
            (
                "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=15,30",
                "{chaque: mois, jours: [15, 30]}",
            ),
            ("FREQ=MONTHLY", "{chaque: mois, jours: 5}"),
        ] {
            assert_eq!(said(rule).as_deref(), Some(expected), "{rule}");
        }
    }

    #[test]
    fn other_rules_are_not_bent() {
        for rule in [
            "FREQ=WEEKLY;INTERVAL=2",
            "FREQ=YEARLY",
            "FREQ=MONTHLY;BYDAY=MO",
            "FREQ=WEEKLY;BYDAY=1MO",
            "FREQ=WEEKLY;BYMONTH=1",
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "FREQ=MONTHLY;BYDAY=éa",
            "FREQ=WEEKLY;COUNT=0",
            "WEEKLY",
            "",
        ] {
            assert_eq!(said(rule), None, "{rule}");
        }
    }
}
