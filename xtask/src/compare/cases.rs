//! Random months to calculate, as requests of the calculator `bonus`, the same on every machine.

use serde_json::{Value, json};

use crate::sequence::Sequence;

/// Another seed gives other cases; this one was not chosen for what it gives.
const SEED: u64 = 2026;

/// What a levy is counted in: 10 000 is all of it.
const WHOLE: u64 = 10_000;

/// The kinds of cases, in turn: two ordinary months for one of each other kind.
const MIX: &[Kind] = &[
    Kind {
        name: "ordinary",
        draw: Case::ordinary,
    },
    Kind {
        name: "ordinary",
        draw: Case::ordinary,
    },
    Kind {
        name: "wide",
        draw: Case::wide,
    },
    Kind {
        name: "payout edge",
        draw: Case::payout_edge,
    },
    Kind {
        name: "break-even edge",
        draw: Case::break_even_edge,
    },
];

struct Kind {
    name: &'static str,
    draw: fn(&mut Sequence) -> Case,
}

/// `count` lines of JSON: `{"kind":…,"request":…}`.
pub(super) fn lines(count: usize) -> String {
    let mut sequence = Sequence::new(SEED);
    let mut text = String::new();
    for kind in MIX.iter().cycle().take(count) {
        let request = (kind.draw)(&mut sequence).request();
        text.push_str(&json!({ "kind": kind.name, "request": request }).to_string());
        text.push('\n');
    }
    text
}

/// A month whose total is published exactly, and somebody who asks. Amounts are in cents.
#[derive(Debug, PartialEq)]
struct Case {
    contributors: u64,
    total: u64,
    /// In ten-thousandths.
    levy: u64,
    subsidy: u64,
    carry: u64,
    unit: u64,
    contribution: u64,
    joining: u64,
}

impl Case {
    /// What the scheme has known: 10 to 300 people who give whole euros, a round levy, one person who asks.
    fn ordinary(sequence: &mut Sequence) -> Self {
        let contributors = 10 + sequence.below(291);
        let unit = sequence.pick(&[1, 1, 1, 100]);
        Self {
            contributors,
            total: 100 * (20 * contributors + sequence.below(50 * contributors + 1)),
            levy: sequence.pick(&[0, 0, 200, 500, 1000]),
            subsidy: 100 * sequence.pick(&[0, 0, 250, 1000]),
            carry: sequence.pick(&[0, 1]) * sequence.below(contributors * unit),
            unit,
            contribution: 100 * (20 + 5 * sequence.below(11)),
            joining: sequence.pick(&[0, 1, 1, 1, 5]),
        }
    }

    /// What the calculators accept: up to a million people, any cents, any levy.
    fn wide(sequence: &mut Sequence) -> Self {
        let tens = sequence.pick(&[10, 100, 1000, 10_000, 100_000]);
        let contributors = tens + sequence.below(9 * tens + 1);
        Self {
            contributors,
            total: contributors * sequence.below(20_000) + sequence.below(contributors),
            levy: sequence.below(WHOLE),
            subsidy: sequence.below(10_000_001),
            carry: sequence.below(1_000_001),
            unit: sequence.pick(&[1, 100]),
            contribution: sequence.below(100_001),
            joining: sequence.below(1001),
        }
    }

    fn any(sequence: &mut Sequence) -> Self {
        let draw = sequence.pick(&[Self::ordinary, Self::wide]);
        draw(sequence)
    }

    /// The subsidy brings the pot to what pays everyone a whole number of units, or to a cent beside it.
    fn payout_edge(sequence: &mut Sequence) -> Self {
        let mut case = Self::any(sequence);
        while !((WHOLE - case.levy) * case.given()).is_multiple_of(WHOLE) {
            case.total += 1;
        }
        let pot = (WHOLE - case.levy) * case.given() / WHOLE + case.subsidy + case.carry;
        let unit_for_all = (case.contributors + case.joining) * case.unit;
        case.subsidy += pot.next_multiple_of(unit_for_all) - pot;
        case.beside(sequence)
    }

    /// The subsidy brings the pot to what makes the break-even a whole number of cents, or to a cent beside it.
    fn break_even_edge(sequence: &mut Sequence) -> Self {
        let mut case = Self::any(sequence);
        while !((WHOLE - case.levy) * case.total).is_multiple_of(WHOLE) {
            case.total += 1;
        }
        let pot = (WHOLE - case.levy) * case.total / WHOLE + case.subsidy + case.carry;
        let sharers = WHOLE * case.contributors + case.levy * case.joining;
        let mut break_even = (WHOLE * pot).div_ceil(sharers);
        while !(break_even * sharers).is_multiple_of(WHOLE) {
            break_even += 1;
        }
        case.subsidy += break_even * sharers / WHOLE - pot;
        case.beside(sequence)
    }

    /// On the edge, a cent above or, where there is a cent to take, below.
    fn beside(mut self, sequence: &mut Sequence) -> Self {
        self.subsidy = match sequence.below(3) {
            0 => self.subsidy,
            1 => self.subsidy + 1,
            _ => self.subsidy.saturating_sub(1),
        };
        self
    }

    /// The total once the new people are there.
    fn given(&self) -> u64 {
        self.total + self.joining * self.contribution
    }

    fn request(&self) -> Value {
        json!({
            "calculator": "bonus",
            "rules": { "levy": format!("0.{:04}", self.levy), "unit": amount(self.unit) },
            "months": [{
                "contributors": self.contributors,
                "total": amount(self.total),
                "subsidy": amount(self.subsidy),
                "carry": amount(self.carry),
            }],
            "contribution": amount(self.contribution),
            "joining": self.joining,
        })
    }
}

fn amount(cents: u64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In ten-thousandths of a cent.
    fn pot(case: &Case, given: u64) -> u64 {
        (WHOLE - case.levy) * given + WHOLE * (case.subsidy + case.carry)
    }

    /// How far from a multiple of `step`, on the nearer side.
    fn distance(value: u64, step: u64) -> u64 {
        (value % step).min(step - value % step)
    }

    #[test]
    fn the_same_cases_come_every_time_and_start_with_the_same_ones() {
        let (few, many) = (lines(50), lines(1000));
        assert_eq!(many.lines().count(), 1000);
        assert_eq!(many, lines(1000));
        assert!(many.starts_with(&few));
    }

    #[test]
    fn every_case_is_within_what_the_calculators_accept() {
        let mut sequence = Sequence::new(SEED);
        for kind in MIX.iter().cycle().take(5000) {
            let case = (kind.draw)(&mut sequence);
            assert!(
                (10..=1_000_000).contains(&case.contributors) && case.levy < WHOLE,
                "{case:?}"
            );
            for cents in [case.total, case.subsidy, case.carry, case.contribution] {
                assert!(cents <= 100 * 1_000_000_000, "{case:?}");
            }
        }
    }

    #[test]
    fn edges_are_within_a_cent_of_a_whole_number() {
        let mut sequence = Sequence::new(SEED);
        let mut on_the_edge = 0;
        for _ in 0..1000 {
            let case = Case::payout_edge(&mut sequence);
            let unit_for_all = WHOLE * (case.contributors + case.joining) * case.unit;
            let beside = distance(pot(&case, case.given()), unit_for_all);
            assert!(beside == 0 || beside == WHOLE, "{case:?}");
            on_the_edge += u32::from(beside == 0);
            let case = Case::break_even_edge(&mut sequence);
            let sharers = WHOLE * case.contributors + case.levy * case.joining;
            let beside = distance(pot(&case, case.total), sharers);
            assert!(beside == 0 || beside == WHOLE, "{case:?}");
            on_the_edge += u32::from(beside == 0);
        }
        assert!((500..900).contains(&on_the_edge), "{on_the_edge}");
    }

    #[test]
    fn a_request_is_what_the_calculators_read() {
        let case = Case {
            contributors: 25,
            total: 125_000,
            levy: 500,
            subsidy: 0,
            carry: 7,
            unit: 1,
            contribution: 2000,
            joining: 10,
        };
        let expected = json!({"calculator":"bonus","rules":{"levy":"0.0500","unit":"0.01"},"months":[
            {"contributors":25,"total":"1250.00","subsidy":"0.00","carry":"0.07"}],"contribution":"20.00","joining":10});
        assert_eq!(case.request(), expected);
    }
}
