//! Days and local times as feeds and structured data write them: ISO 8601 with the offset of the site's time zone.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// RFC 3339, as Atom wants it: midnight of a day in a time zone (`2026-11-22T00:00:00+01:00`).
#[must_use]
pub fn midnight(day: Date, zone: &str) -> String {
    with_offset(day.to_datetime(jiff::civil::Time::midnight()), zone)
}

/// `2026-12-05` stays a day, `2026-12-05T14:00` gets the offset its zone has then; anything else stays as it is.
#[must_use]
pub fn zoned(iso: &str, zone: &str) -> String {
    match iso.parse::<DateTime>() {
        Ok(moment) if iso.contains('T') => with_offset(moment, zone),
        _ => iso.to_owned(),
    }
}

/// A zone nobody knows counts as UTC; a time that the clocks skip is an hour later, as calendars have it.
fn with_offset(moment: DateTime, zone: &str) -> String {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    moment.to_zoned(zone).map_or_else(
        |_| format!("{moment}Z"),
        |zoned| zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summer_and_winter_have_their_own_offsets() {
        assert_eq!(
            zoned("2026-07-05T14:00", "Europe/Paris"),
            "2026-07-05T14:00:00+02:00"
        );
        assert_eq!(
            zoned("2026-12-05T14:00", "Europe/Paris"),
            "2026-12-05T14:00:00+01:00"
        );
        assert_eq!(zoned("2026-12-05", "Europe/Paris"), "2026-12-05");
        // The clocks go from 2 to 3 that night.
        assert_eq!(
            zoned("2027-03-28T02:30", "Europe/Paris"),
            "2027-03-28T03:30:00+02:00"
        );
    }
}
