//! The reference: every list of contributions, one after the other, kept if it agrees with what is published.
//!
//! It shares nothing with the engine: fractions instead of scaled integers, lists instead of inequalities.

use super::fraction::Fraction;
use super::scenario::{Month, Rules, Scenario};

/// The least and the greatest of what was seen.
pub(super) type Hull = Option<(i128, i128)>;

/// What the lists that agree with the figures add up to.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Found {
    pub(super) total: Hull,
    pub(super) payout: Hull,
    pub(super) transfer: Hull,
    /// `bonus`'s payout, with those who join.
    pub(super) joined_payout: Hull,
    pub(super) break_even: Hull,
}

fn include(hull: &mut Hull, value: i128) {
    *hull = Some(hull.map_or((value, value), |(low, high)| {
        (low.min(value), high.max(value))
    }));
}

fn kept(rules: &Rules) -> Fraction {
    Fraction::whole(1).plus(Fraction::new(-rules.levy, 10_000))
}

/// (1 − f)·T + S + R.
pub(super) fn pot(scenario: &Scenario, total: i128) -> Fraction {
    let Scenario { rules, month, .. } = scenario;
    kept(rules)
        .times(Fraction::whole(total))
        .plus(Fraction::whole(month.subsidy + month.carry))
}

/// floor_u(((1 − f)·T + S + R) / n).
pub(super) fn payout(scenario: &Scenario, total: i128) -> i128 {
    let contributors = Fraction::whole(scenario.month.contributors);
    pot(scenario, total)
        .divided_by(contributors)
        .floor_to(scenario.rules.unit)
}

fn joined_payout(scenario: &Scenario, total: i128) -> i128 {
    let with_joiners = pot(scenario, total + scenario.joining * scenario.contribution);
    let sharers = Fraction::whole(scenario.month.contributors + scenario.joining);
    with_joiners
        .divided_by(sharers)
        .floor_to(scenario.rules.unit)
}

fn break_even(scenario: &Scenario, total: i128) -> i128 {
    let levied = Fraction::new(scenario.rules.levy * scenario.joining, 10_000);
    pot(scenario, total)
        .divided_by(Fraction::whole(scenario.month.contributors).plus(levied))
        .floor()
}

/// Tries every list, each once whatever its order.
pub(super) fn enumerate(scenario: &Scenario) -> Found {
    let mut found = Found::default();
    let choices = choices(scenario);
    let mut list = Vec::new();
    extend(scenario, &choices, &mut list, &mut found);
    found
}

/// What one person may contribute, as far as a published total or payout lets it matter.
fn choices(scenario: &Scenario) -> Vec<i128> {
    if let Some(levels) = &scenario.rules.levels {
        let mut levels = levels.clone();
        levels.sort_unstable();
        levels.dedup();
        return levels;
    }
    let highest = scenario
        .rules
        .maximum
        .unwrap_or_else(|| highest_total(scenario));
    (scenario.rules.minimum..=highest).collect()
}

fn highest_total(scenario: &Scenario) -> i128 {
    let Scenario { rules, month, .. } = scenario;
    if let Some((_, highest)) = month.total {
        return highest;
    }
    let (_, highest) = month
        .payout
        .expect("a total, a payout or a maximum is published");
    Fraction::whole((highest + rules.unit) * month.contributors)
        .divided_by(kept(rules))
        .floor()
}

fn extend(scenario: &Scenario, choices: &[i128], list: &mut Vec<i128>, found: &mut Found) {
    if list.len() as i128 == scenario.month.contributors {
        return include_list(scenario, list, found);
    }
    for (place, &choice) in choices.iter().enumerate() {
        list.push(choice);
        extend(scenario, &choices[place..], list, found);
        list.pop();
    }
}

fn include_list(scenario: &Scenario, list: &[i128], found: &mut Found) {
    let total: i128 = list.iter().sum();
    let payout = payout(scenario, total);
    let below = list.iter().filter(|&&contribution| contribution < payout);
    if !agrees(
        &scenario.month,
        total,
        payout,
        below.clone().count() as i128,
    ) {
        return;
    }
    include(&mut found.total, total);
    include(&mut found.payout, payout);
    if scenario.month.beneficiaries.is_some() {
        include(
            &mut found.transfer,
            below.map(|contribution| payout - contribution).sum(),
        );
    }
    include(&mut found.joined_payout, joined_payout(scenario, total));
    include(&mut found.break_even, break_even(scenario, total));
}

fn agrees(month: &Month, total: i128, payout: i128, beneficiaries: i128) -> bool {
    let within = |published: Option<(i128, i128)>, value| {
        published.is_none_or(|(low, high)| low <= value && value <= high)
    };
    within(month.total, total)
        && within(month.payout, payout)
        && month
            .beneficiaries
            .is_none_or(|published| published == beneficiaries)
}
