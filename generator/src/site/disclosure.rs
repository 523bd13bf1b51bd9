//! What published figures may tell of one person: the thresholds and tests that building and preparing figures share.
//!
//! They stand here only. `site::figures` refuses to publish what they find; `ledger` prepares figures in which they
//! find nothing.

use rust_decimal::Decimal;
use serde_json::Value;

use crate::decode::values::amount::{Amount, AmountRange};

/// Among fewer contributors than this, one of them could be recognised whatever is published.
pub const SMALLEST_GROUP: u32 = 10;

/// Fewer people than this on one side of the mean could be recognised by what they gained or gave.
pub const SMALLEST_SIDE: u32 = 3;

/// Whether there are too few contributors to publish anything of them.
#[must_use]
pub fn is_small_group(contributors: u32) -> bool {
    contributors < SMALLEST_GROUP
}

/// Whether too few people are on one side of the mean: the beneficiaries, or the others.
#[must_use]
pub fn has_small_side(beneficiaries: u32, contributors: u32) -> bool {
    beneficiaries < SMALLEST_SIDE || contributors.saturating_sub(beneficiaries) < SMALLEST_SIDE
}

/// Whether one month may be the other with one member more or less.
#[must_use]
pub fn is_one_member_apart(contributors: u32, others: u32) -> bool {
    contributors.abs_diff(others) == 1
}

/// Whether a total that figures prove to lie in `proved` is as good as published exactly.
///
/// An exact payout tells the total to within `unit` a person: it counts like an exact total.
#[must_use]
pub fn tells_total(proved: AmountRange, contributors: u32, unit: Amount) -> bool {
    let told_by_payout = unit.0.saturating_mul(Decimal::from(contributors));
    proved.lowest == proved.highest || proved.highest.0 - proved.lowest.0 < told_by_payout
}

/// An interval of the calculators' answer, `total` or `payout`; none where there is none.
#[must_use]
pub fn proved(proof: &Value, name: &str) -> Option<AmountRange> {
    let end = |at: usize| proof[name][at].as_str().and_then(Amount::parse);
    Some(AmountRange {
        lowest: end(0)?,
        highest: end(1)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(lowest: &str, highest: &str) -> AmountRange {
        let [lowest, highest] = [lowest, highest].map(|text| Amount::parse(text).unwrap());
        AmountRange { lowest, highest }
    }

    #[test]
    fn three_on_each_side_of_ten_are_enough() {
        assert!(is_small_group(9) && !is_small_group(10));
        for (beneficiaries, is_small) in [(0, true), (2, true), (3, false), (7, false), (8, true)] {
            assert_eq!(
                has_small_side(beneficiaries, 10),
                is_small,
                "{beneficiaries}"
            );
        }
        assert!(has_small_side(11, 10), "more than there are");
    }

    #[test]
    fn an_exact_payout_tells_the_total() {
        let cent = Amount::parse("0.01").unwrap();
        assert!(tells_total(range("1250", "1250"), 25, cent));
        assert!(tells_total(range("1250", "1250.24"), 25, cent));
        assert!(!tells_total(range("1250", "1250.25"), 25, cent));
        let note = Amount::parse("1").unwrap();
        assert!(tells_total(range("1250", "1274.99"), 25, note));
    }
}
