//! The hulls are tight: they are those of every list of contributions that agrees with the figures.

use proptest::prelude::*;

use super::enumeration::{Found, enumerate};
use super::scenario::{Scenario, scenario, scenario_with_levels};
use super::{answer, hull};

fn engine(scenario: &Scenario) -> Result<Found, String> {
    let figures = answer(&scenario.figures())?;
    let bonus = answer(&scenario.bonus()).expect("what figures prove, a bonus can use");
    assert_eq!(figures["total"], bonus["months"][0]["total"]);
    Ok(Found {
        total: hull(&figures["total"]),
        payout: hull(&figures["payout"]),
        transfer: hull(&figures["transfer"]),
        joined_payout: hull(&bonus["months"][0]["payout"]),
        break_even: hull(&bonus["months"][0]["break_even"]),
    })
}

fn is_tight(scenario: &Scenario) -> Result<(), TestCaseError> {
    let engine = engine(scenario);
    if scenario.is_indeterminate() {
        prop_assert_eq!(engine, Err("indeterminate".into()));
        return Ok(());
    }
    match enumerate(scenario) {
        Found { total: None, .. } => prop_assert_eq!(engine, Err("impossible_figures".into())),
        found => prop_assert_eq!(engine, Ok(found)),
    }
    Ok(())
}

proptest! {
    #![proptest_config(crate::properties::tries(400))]

    #[test]
    fn hulls_are_those_of_every_possible_list(scenario in scenario()) {
        is_tight(&scenario)?;
    }

    #[test]
    fn hulls_are_those_of_every_possible_list_of_levels(scenario in scenario_with_levels()) {
        is_tight(&scenario)?;
    }
}
