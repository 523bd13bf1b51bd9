//! How an occasion repeats, as iCalendar says it: a rule (RFC 5545, 3.3.10) where one rule can, else its dates one by one.

use jiff::civil::{Date, Weekday};

use crate::content::facts::{MonthDay, Rhythm};

/// Days of the week, from Monday.
pub(super) const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// The rule of a rhythm that began on `start`, without its end. None for what no single rule says: days by their number
/// and by their name at once.
pub(super) fn rule(rhythm: &Rhythm, start: Date) -> Option<String> {
    let weekday = |day: Weekday| DAYS[day.to_monday_zero_offset() as usize].to_owned();
    match rhythm {
        Rhythm::Weekly(days) => {
            let own = [start.weekday()];
            let days = if days.is_empty() { &own[..] } else { days };
            let days = days.iter().map(|day| weekday(*day));
            Some(format!("FREQ=WEEKLY;BYDAY={}", joined(days)))
        }
        Rhythm::Monthly(days) if days.is_empty() => {
            Some(format!("FREQ=MONTHLY;BYMONTHDAY={}", start.day()))
        }
        Rhythm::Monthly(days) => {
            let numbers = days.iter().filter_map(|day| match day {
                MonthDay::Number(number) => Some(number.to_string()),
                MonthDay::Nth(..) => None,
            });
            let named = days.iter().filter_map(|day| match day {
                MonthDay::Nth(rank, day) => Some(format!("{rank}{}", weekday(*day))),
                MonthDay::Number(_) => None,
            });
            match (joined(numbers), joined(named)) {
                (numbers, named) if named.is_empty() => {
                    Some(format!("FREQ=MONTHLY;BYMONTHDAY={numbers}"))
                }
                (numbers, named) if numbers.is_empty() => {
                    Some(format!("FREQ=MONTHLY;BYDAY={named}"))
                }
                _ => None,
            }
        }
    }
}

/// Each once, in the order given.
fn joined(texts: impl Iterator<Item = String>) -> String {
    let mut all: Vec<String> = Vec::new();
    for text in texts {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all.join(",")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn rhythms_are_rules() {
        let start = date(2026, 12, 5);
        let said = |rhythm| rule(&rhythm, start);
        assert_eq!(
            said(Rhythm::Weekly(Vec::new())).as_deref(),
            Some("FREQ=WEEKLY;BYDAY=SA")
        );
        let days = vec![
            MonthDay::Nth(1, Weekday::Saturday),
            MonthDay::Nth(-1, Weekday::Thursday),
        ];
        assert_eq!(
            said(Rhythm::Monthly(days)).as_deref(),
            Some("FREQ=MONTHLY;BYDAY=1SA,-1TH")
        );
        let numbers = vec![
            MonthDay::Number(1),
            MonthDay::Number(15),
            MonthDay::Number(1),
        ];
        assert_eq!(
            said(Rhythm::Monthly(numbers)).as_deref(),
            Some("FREQ=MONTHLY;BYMONTHDAY=1,15")
        );
        // RFC 5545 would read both in one rule as « the Saturdays that are a 15th ».
        let mixed = vec![MonthDay::Number(15), MonthDay::Nth(1, Weekday::Saturday)];
        assert_eq!(said(Rhythm::Monthly(mixed)), None);
    }
}
