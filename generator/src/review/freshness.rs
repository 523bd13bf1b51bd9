//! Days: what was verified, reviewed or noted, and how long ago.

use jiff::civil::Date;

use super::Reviewed;
use crate::decode::values::date::parse_date;
use crate::decode::yaml::Node;
use crate::diagnostics::{Diagnostics, Problem};

/// After how many months an entry is to be read again.
const REVIEW: i32 = 24;
/// After how many months a price is to be noted again.
const PRICE: i32 = 12;

/// A verification of tomorrow is a slip that would silence the alarm for years.
pub(super) fn days_have_come(reviewed: &Reviewed<'_>, diagnostics: &mut Diagnostics) {
    let price = reviewed
        .keys
        .get("prix")
        .and_then(|price| price.get("releve-le"));
    let days = [
        ("maj", reviewed.keys.get("maj")),
        ("verifie-le", reviewed.keys.get("verifie-le")),
        ("releve-le", price),
    ];
    for (key, node) in days {
        if let Some((node, day)) = node.and_then(day)
            && day > reviewed.site.today
        {
            diagnostics.report(node.span, Problem::DateInFuture { key });
        }
    }
}

/// What is dated, as an event or an article, does not grow old; a partner's own date is stricter.
pub(super) fn entries_are_reviewed(reviewed: &Reviewed<'_>, diagnostics: &mut Diagnostics) {
    let kind = &reviewed.entry.kind;
    let dated = kind.date().is_some() || kind.occasion().is_some() || kind.verified_on().is_some();
    if dated || reviewed.entry.summary.draft {
        return;
    }
    if let Some((node, day)) = reviewed.keys.get("maj").and_then(day) {
        let months = months_between(day, reviewed.site.today);
        if months >= REVIEW {
            diagnostics.report(node.span, Problem::NotReviewed { months });
        }
    }
}

pub(super) fn prices_are_recent(reviewed: &Reviewed<'_>, diagnostics: &mut Diagnostics) {
    let noted = reviewed
        .keys
        .get("prix")
        .and_then(|price| price.get("releve-le"));
    if let Some((node, day)) = noted.and_then(day) {
        let months = months_between(day, reviewed.site.today);
        if months >= PRICE {
            diagnostics.report(node.span, Problem::PriceOld { months });
        }
    }
}

fn day(node: &Node) -> Option<(&Node, Date)> {
    Some((node, parse_date(node.text()?)?))
}

/// Whole months from one day to a later one.
fn months_between(from: Date, to: Date) -> i32 {
    let months = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month())
        - i32::from(from.month());
    months - i32::from(to.day() < from.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn months_are_whole() {
        assert_eq!(months_between(date(2025, 11, 22), date(2026, 11, 22)), 12);
        assert_eq!(months_between(date(2025, 11, 23), date(2026, 11, 22)), 11);
        assert_eq!(months_between(date(2026, 11, 23), date(2026, 11, 22)), -1);
    }
}
