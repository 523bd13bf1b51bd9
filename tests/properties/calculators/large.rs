//! Months too large to be enumerated: both ends are possible, and nothing beyond them is.
//!
//! For one total the payout is known, and so is the least and the most that k people strictly below it and the
//! others can add up to: a total is tried by itself, without asking what the engine knows of all of them.

use proptest::prelude::*;

use super::enumeration::payout;
use super::scenario::{Month, Scenario, large_scenario};
use super::{answer, ends};

/// The transfers that lists adding up to `total` can make, if any such list agrees with the figures.
fn transfers(scenario: &Scenario, total: i128) -> Option<(i128, i128)> {
    let Month {
        contributors,
        beneficiaries,
        ..
    } = scenario.month;
    let (minimum, maximum) = (
        scenario.rules.minimum,
        scenario.rules.maximum.unwrap_or(1 << 80),
    );
    let payout = payout(scenario, total);
    let within = |published: Option<(i128, i128)>, value| {
        published.is_none_or(|(low, high)| low <= value && value <= high)
    };
    if !within(scenario.month.total, total) || !within(scenario.month.payout, payout) {
        return None;
    }
    let Some(beneficiaries) = beneficiaries else {
        return (contributors * minimum <= total && total <= contributors * maximum)
            .then_some((0, 0));
    };
    let others = contributors - beneficiaries;
    let (below, above) = (
        (minimum, maximum.min(payout - 1)),
        (minimum.max(payout), maximum),
    );
    if beneficiaries > 0 && below.0 > below.1 || others > 0 && above.0 > above.1 {
        return None;
    }
    let least = (beneficiaries * below.0).max(total - others * above.1);
    let most = (beneficiaries * below.1).min(total - others * above.0);
    (least <= most).then(|| {
        (
            beneficiaries * payout - most,
            beneficiaries * payout - least,
        )
    })
}

proptest! {
    #![proptest_config(crate::properties::tries(400))]

    #[test]
    fn both_ends_are_possible_and_nothing_beyond(
        scenario in large_scenario(),
        fractions in prop::collection::vec(0..=1_000i128, 20),
    ) {
        let figures = match answer(&scenario.figures()) {
            Ok(figures) => figures,
            Err(code) => {
                let expected = if scenario.is_indeterminate() { "indeterminate" } else { "impossible_figures" };
                prop_assert_eq!(code, expected);
                return Ok(());
            }
        };
        let (lowest, highest) = ends(&figures["total"]);
        prop_assert!(transfers(&scenario, lowest).is_some() && transfers(&scenario, highest).is_some());
        prop_assert_eq!(ends(&figures["payout"]), (payout(&scenario, lowest), payout(&scenario, highest)));
        for fraction in fractions {
            let beyond = [lowest - 1 - fraction, lowest * fraction / 1_001, highest + 1 + fraction, highest + 1 + highest * fraction / 100];
            for total in beyond.into_iter().filter(|total| !(lowest..=highest).contains(total)) {
                prop_assert_eq!(transfers(&scenario, total), None, "{}", total);
            }
            let inside = lowest + (highest - lowest) * fraction / 1_000;
            if let (Some((least, most)), false) = (transfers(&scenario, inside), figures["transfer"].is_null()) {
                let transfer = ends(&figures["transfer"]);
                prop_assert!(transfer.0 <= least && most <= transfer.1, "{} outside {:?}", inside, transfer);
            }
        }
    }

    #[test]
    fn impossible_figures_leave_no_total(scenario in large_scenario(), fractions in prop::collection::vec(0..=1_000i128, 50)) {
        if answer(&scenario.figures()).err().as_deref() != Some("impossible_figures") {
            return Ok(());
        }
        let (low, high) = scenario.month.total.unwrap_or((0, 1_000_000 * 100_000_000_000));
        for fraction in fractions {
            let total = low + (high - low) * fraction / 1_000;
            prop_assert_eq!(transfers(&scenario, total), None, "{}", total);
        }
    }
}
