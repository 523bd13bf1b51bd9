//! The laws of the design over several months, some of which have rules of their own.

use proptest::prelude::*;
use serde_json::Value;

use super::enumeration::enumerate;
use super::laws::{widened, with_total};
use super::node::Spaces;
use super::requests::bonus_of;
use super::scenario::{Rules, Scenario, large_scenario, scenario, scenario_with_levels};
use super::{answer, ends};

fn months(one: impl Strategy<Value = Scenario>) -> impl Strategy<Value = Vec<Scenario>> {
    prop::collection::vec(one, 2..5)
}

fn any_month() -> impl Strategy<Value = Scenario> {
    prop_oneof![scenario(), scenario_with_levels(), large_scenario()]
}

fn bonus(months: &[Scenario]) -> Result<Value, String> {
    answer(&bonus_of(months).json(Spaces::None))
}

/// The months with their totals known exactly, rules that allow any contribution, and each unit as `unit` makes it.
fn with_totals(months: &[Scenario], totals: &[i128], unit: impl Fn(i128) -> i128) -> Vec<Scenario> {
    let known = |(month, total): (&Scenario, &i128)| {
        let mut month = with_total(month.clone(), *total);
        month.rules = Rules {
            minimum: 0,
            maximum: None,
            levels: None,
            unit: unit(month.rules.unit),
            ..month.rules
        };
        month
    };
    months.iter().zip(totals).map(known).collect()
}

/// The answer for another contribution, months being such that there always is one.
fn bonus_with(months: &[Scenario], contribution: i128) -> Value {
    let mut months = months.to_vec();
    months[0].contribution = contribution;
    bonus(&months).expect("these months are possible")
}

/// Every interval of a `bonus` answer: those of its months, then its range and mean.
fn intervals(ok: &Value) -> Vec<(i128, i128)> {
    let months = ok["months"].as_array().expect("an answer has its months");
    let of_months = months
        .iter()
        .flat_map(|month| ["total", "payout", "bonus", "break_even"].map(|key| ends(&month[key])));
    of_months
        .chain(["range", "mean"].map(|key| ends(&ok[key])))
        .collect()
}

/// Whether every interval of `wide` holds that of `narrow`, and what the wide answer decides stays decided.
fn holds(wide: &[Scenario], narrow: &[Scenario]) -> Result<(), TestCaseError> {
    let inner = bonus(narrow);
    prop_assume!(inner.is_ok());
    let inner = inner.unwrap_or_default();
    let outer = match bonus(wide) {
        Err(code) if code == "indeterminate" => return Ok(()),
        outer => outer.expect("what was possible stays possible"),
    };
    for (outer, inner) in intervals(&outer).into_iter().zip(intervals(&inner)) {
        prop_assert!(
            outer.0 <= inner.0 && inner.1 <= outer.1,
            "{:?} does not hold {:?}",
            outer,
            inner
        );
    }
    prop_assert!(outer["verdict"] == "uncertain" || outer["verdict"] == inner["verdict"]);
    Ok(())
}

proptest! {
    #![proptest_config(crate::properties::tries(200))]

    #[test]
    fn what_is_paid_with_those_who_join_is_the_pot_but_less_than_a_unit_each(months in months(any_month())) {
        let ok = bonus(&months);
        prop_assume!(ok.is_ok());
        let ok = ok.unwrap_or_default();
        let Scenario { contribution, joining, .. } = months[0];
        for (place, Scenario { rules, month, .. }) in months.iter().enumerate() {
            let answer = &ok["months"][place];
            let (totals, payouts) = (ends(&answer["total"]), ends(&answer["payout"]));
            let sharers = 10_000 * (month.contributors + joining);
            for (total, payout) in [(totals.0, payouts.0), (totals.1, payouts.1)] {
                let given = (10_000 - rules.levy) * (total + joining * contribution);
                let pot = given + 10_000 * (month.subsidy + month.carry);
                prop_assert!(sharers * payout <= pot && pot < sharers * (payout + rules.unit));
            }
        }
    }

    #[test]
    fn a_higher_contribution_never_brings_a_higher_range_or_mean(
        months in months(any_month()),
        totals in prop::collection::vec(0..100_000i128, 5),
        (low, more) in (0..10_000i128, 0..10_000i128),
    ) {
        let months = with_totals(&months, &totals, |_| 1);
        let (before, after) = (bonus_with(&months, low), bonus_with(&months, low + more));
        for key in ["range", "mean"] {
            let (before, after) = (ends(&before[key]), ends(&after[key]));
            prop_assert!(after.0 <= before.0 && after.1 <= before.1, "{}: {:?} then {:?}", key, before, after);
        }
    }

    #[test]
    fn nobody_loses_at_the_lowest_break_even_and_everybody_above_the_highest(
        months in months(any_month()),
        totals in prop::collection::vec(prop_oneof![0..100_000i128, 0..=100_000_000_000i128], 5),
    ) {
        let months = with_totals(&months, &totals, |_| 1);
        let ok = bonus_with(&months, 0);
        let even = |place: usize| ends(&ok["months"][place]["break_even"]).0;
        let evens: Vec<i128> = (0..months.len()).map(even).collect();
        let (lowest, highest) = (evens.iter().min().copied(), evens.iter().max().copied());
        let (lowest, highest) = lowest.zip(highest).expect("there are months");
        prop_assume!(highest < 100_000_000_000);
        prop_assert!(ends(&bonus_with(&months, lowest)["range"]).0 >= 0);
        prop_assert!(ends(&bonus_with(&months, highest + 1)["range"]).1 < 0);
    }

    #[test]
    fn a_wider_figure_of_one_month_never_narrows_anything(
        narrow in months(any_month()),
        place in any::<prop::sample::Index>(),
        by in ((0..50i128, 0..50i128), (0..50i128, 0..50i128)),
    ) {
        let mut wide = narrow.clone();
        let month = &mut wide[place.index(narrow.len())].month;
        month.total = widened(month.total, by.0);
        month.payout = widened(month.payout, by.1);
        holds(&wide, &narrow)?;
    }

    #[test]
    fn one_more_figure_of_one_month_never_widens_anything(
        narrow in months(any_month()),
        place in any::<prop::sample::Index>(),
        forgotten in 0..3u8,
    ) {
        let mut wide = narrow.clone();
        let month = &mut wide[place.index(narrow.len())].month;
        match forgotten {
            0 => month.total = None,
            1 => month.payout = None,
            _ => month.beneficiaries = None,
        }
        holds(&wide, &narrow)?;
    }
}

proptest! {
    #![proptest_config(crate::properties::tries(50))]

    /// Months are independent, so some list for each month reaches the ends of the mean, and one of them that of the range.
    #[test]
    fn range_and_mean_are_those_of_every_list_of_every_month(mut months in months(scenario())) {
        let ok = bonus(&months);
        prop_assume!(ok.is_ok());
        let ok = ok.unwrap_or_default();
        let Scenario { contribution, joining, .. } = months[0];
        let mut bonuses = Vec::new();
        for month in &mut months {
            (month.contribution, month.joining) = (contribution, joining);
            let (low, high) = enumerate(month).joined_payout.expect("the month is possible");
            bonuses.push((low - contribution, high - contribution));
        }
        let lows = bonuses.iter().map(|bonus| bonus.0);
        let highs = bonuses.iter().map(|bonus| bonus.1);
        prop_assert_eq!(Some(ends(&ok["range"])), lows.clone().min().zip(highs.clone().max()));
        // The mean is within a cent outside of the exact one.
        let (low, high) = ends(&ok["mean"]);
        let count = bonuses.len() as i128;
        prop_assert!((0..count).contains(&(lows.sum::<i128>() - low * count)));
        prop_assert!((0..count).contains(&(high * count - highs.sum::<i128>())));
    }
}
