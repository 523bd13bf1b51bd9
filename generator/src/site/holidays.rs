//! The public holidays of France, for any year.

use jiff::ToSpan as _;
use jiff::civil::Date;

/// Holidays that are always on the same day: month, day.
const FIXED: [(i8, i8); 8] = [
    (1, 1),
    (5, 1),
    (5, 8),
    (7, 14),
    (8, 15),
    (11, 1),
    (11, 11),
    (12, 25),
];
/// Those that follow Easter: its Monday, Ascension Day, Whit Monday.
const AFTER_EASTER: [i32; 3] = [1, 39, 50];

/// The eleven holidays of a year, in order. Alsace-Moselle and the overseas departments have others.
#[must_use]
pub fn of_year(year: i16) -> Vec<Date> {
    let fixed = FIXED
        .iter()
        .filter_map(|(month, day)| Date::new(year, *month, *day).ok());
    let movable = AFTER_EASTER
        .iter()
        .filter_map(|days| easter(year)?.checked_add(days.days()).ok());
    let mut days: Vec<Date> = fixed.chain(movable).collect();
    days.sort_unstable();
    days
}

/// Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (golden, century, rest) = (y % 19, y / 100, y % 100);
    let (leap, left) = (century / 4, century % 4);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leap - correction + 15) % 30;
    let weekday = (32 + 2 * left + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let day = epact + weekday - 7 * late + 114;
    Date::new(
        year,
        i8::try_from(day / 31).ok()?,
        i8::try_from(day % 31 + 1).ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use opening_hours::localization::Country;

    use super::*;

    #[test]
    fn easter_is_where_the_calendar_has_it() {
        for (year, month, day) in [(2026, 4, 5), (2027, 3, 28), (2038, 4, 25), (2285, 3, 22)] {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    /// Those that decide whether a shop is open, in the library that reads opening hours, are the ones pages name.
    #[test]
    fn the_library_that_reads_hours_has_the_same_holidays() {
        let theirs = Country::FR.holidays();
        for year in 2024..2040 {
            let ours = of_year(year);
            assert_eq!(ours.len(), 11);
            for day in date(year, 1, 1).series(1.day()).take(365) {
                let known = day.to_string().parse().unwrap();
                let is_holiday = theirs.get_public().contains(known);
                assert_eq!(ours.contains(&day), is_holiday, "{day}");
            }
        }
    }
}
