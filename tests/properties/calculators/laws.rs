//! The laws that the scheme's design states, whatever the month.

use proptest::prelude::*;

use super::scenario::{Rules, Scenario, large_scenario, scenario, scenario_with_levels};
use super::{answer, cents, ends};

/// The scenario with its total known exactly, whatever else was published.
pub(super) fn with_total(mut scenario: Scenario, total: i128) -> Scenario {
    scenario.month.total = Some((total, total));
    scenario.month.payout = None;
    scenario.month.beneficiaries = None;
    scenario
}

/// The bonus of `contribution` when the total is known, so that it is one amount.
fn bonus(scenario: &Scenario, contribution: i128) -> i128 {
    let request = Scenario {
        contribution,
        ..scenario.clone()
    }
    .bonus();
    let (lowest, highest) =
        ends(&answer(&request).expect("the month is possible")["months"][0]["bonus"]);
    assert_eq!(lowest, highest);
    lowest
}

/// Whether every interval of `wide` holds that of `narrow`.
fn holds(wide: &Scenario, narrow: &Scenario) -> Result<(), TestCaseError> {
    let Ok(inner) = answer(&narrow.figures()) else {
        return Ok(());
    };
    let outer = match answer(&wide.figures()) {
        Err(code) if code == "indeterminate" => return Ok(()),
        outer => outer.expect("what was possible stays possible"),
    };
    for key in ["total", "payout", "transfer", "gain_per_beneficiary"] {
        if !outer[key].is_null() && !inner[key].is_null() {
            let (inner, outer) = (ends(&inner[key]), ends(&outer[key]));
            prop_assert!(
                outer.0 <= inner.0 && inner.1 <= outer.1,
                "{}: {:?} does not hold {:?}",
                key,
                outer,
                inner
            );
        }
    }
    Ok(())
}

pub(super) fn widened(
    figure: Option<(i128, i128)>,
    (below, above): (i128, i128),
) -> Option<(i128, i128)> {
    figure.map(|(low, high)| ((low - below).max(0), (high + above).min(100_000_000_000)))
}

proptest! {
    #![proptest_config(crate::properties::tries(300))]

    #[test]
    fn what_is_paid_is_the_pot_but_less_than_a_unit_each(scenario in large_scenario()) {
        let Ok(figures) = answer(&scenario.figures()) else { return Ok(()) };
        let ((low_total, high_total), (low, high)) = (ends(&figures["total"]), ends(&figures["payout"]));
        let contributors = 10_000 * scenario.month.contributors;
        for (total, payout) in [(low_total, low), (high_total, high)] {
            let added = scenario.month.subsidy + scenario.month.carry;
            let pot = (10_000 - scenario.rules.levy) * total + 10_000 * added;
            prop_assert!(contributors * payout <= pot && pot < contributors * (payout + scenario.rules.unit));
        }
    }

    /// In steps of the unit: with notes of 1 doume, 4 cents more can tip the payout into the next doume.
    #[test]
    fn a_higher_contribution_never_brings_a_higher_bonus(
        scenario in scenario(),
        total in 0..300i128,
        (low, steps) in (0..200i128, 0..200i128),
    ) {
        let mut scenario = with_total(scenario, total);
        scenario.rules = Rules { minimum: 0, maximum: None, levels: None, ..scenario.rules };
        prop_assert!(bonus(&scenario, low + steps * scenario.rules.unit) <= bonus(&scenario, low));
    }

    #[test]
    fn nothing_is_lost_at_break_even_and_something_one_cent_above(scenario in large_scenario(), total in 0..=100_000_000_000i128) {
        let mut scenario = with_total(scenario, total);
        scenario.rules = Rules { minimum: 0, maximum: None, unit: 1, ..scenario.rules };
        let answer = answer(&Scenario { contribution: 0, ..scenario.clone() }.bonus()).expect("the month is possible");
        let break_even = cents(&answer["months"][0]["break_even"][0]);
        prop_assume!(break_even < 100_000_000_000);
        prop_assert!(bonus(&scenario, break_even) >= 0);
        prop_assert!(bonus(&scenario, break_even + 1) < 0);
    }

    #[test]
    fn a_wider_figure_never_narrows_an_answer(
        scenario in prop_oneof![scenario(), scenario_with_levels(), large_scenario()],
        by in ((0..50i128, 0..50i128), (0..50i128, 0..50i128)),
    ) {
        let mut wide = scenario.clone();
        wide.month.total = widened(wide.month.total, by.0);
        wide.month.payout = widened(wide.month.payout, by.1);
        holds(&wide, &scenario)?;
    }

    #[test]
    fn one_more_figure_never_widens_an_answer(
        scenario in prop_oneof![scenario(), scenario_with_levels(), large_scenario()],
        forgotten in 0..3u8,
    ) {
        let mut without = scenario.clone();
        match forgotten {
            0 => without.month.total = None,
            1 => without.month.payout = None,
            _ => without.month.beneficiaries = None,
        }
        holds(&without, &scenario)?;
    }
}
