//! The calendar: which entries are in season in which month.

use crate::content::entry::Entry;
use crate::decode::values::months::Months;

use super::composition::Derived;

/// When an entry is in season: its own statement, or what follows from what it is made of.
#[must_use]
pub fn months(entry: &Entry<'_>, derived: Option<&Derived>) -> Option<Months> {
    match entry.kind.season() {
        Some(season) => Some(season.months),
        None => derived.and_then(|derived| derived.months),
    }
}
