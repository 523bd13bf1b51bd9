//! What a month proves, by trying every payout, or every sum of levels: no inequality is solved, nothing is bisected.

use std::collections::BTreeSet;

use super::reading::Month;
use crate::properties::calculators::fraction::Fraction;

/// The hulls of totals and transfers over everything that agrees with a month's figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Hulls {
    pub(super) total: (i128, i128),
    /// None where no number of beneficiaries is published.
    pub(super) transfer: Option<(i128, i128)>,
}

/// What trying every case came to.
#[derive(Debug, PartialEq)]
pub(super) enum Tried {
    Found(Hulls),
    /// No case agrees with the figures.
    Nothing,
    /// The figures leave more cases than a test has time for.
    TooMany,
}

/// More payouts than this are not tried.
const MOST_PAYOUTS: i128 = 1_500;
/// More steps than this are not taken to add levels up, nor more pairs of sums looked at.
const MOST_STEPS: i128 = 100_000;

impl Month {
    /// (1 − f)·T + S + R.
    pub(super) fn pot(&self, total: i128) -> Fraction {
        let given = self.rules.kept.times(Fraction::whole(total));
        given.plus(Fraction::whole(self.added))
    }

    pub(super) fn payout_of(&self, total: i128) -> i128 {
        let each = self
            .pot(total)
            .divided_by(Fraction::whole(self.contributors));
        each.floor_to(self.rules.unit)
    }

    pub(super) fn hulls(&self) -> Tried {
        let mut found = None;
        let tried = match &self.rules.levels {
            None => self.try_payouts(&mut found),
            Some(levels) => self.try_sums(levels, &mut found),
        };
        match (tried, found) {
            (None, _) => Tried::TooMany,
            (Some(()), None) => Tried::Nothing,
            (Some(()), Some(hulls)) => Tried::Found(hulls),
        }
    }

    /// Every payout that totals within the published one and the bounds can give; none if there are too many.
    fn try_payouts(&self, found: &mut Option<Hulls>) -> Option<()> {
        let (n, unit) = (self.contributors, self.rules.unit);
        let mut payouts = (self.payout_of(n * self.rules.minimum), i128::MAX);
        let mut narrow = |lowest: i128, highest: i128| {
            payouts = (payouts.0.max(lowest), payouts.1.min(highest));
        };
        if let Some(maximum) = self.rules.maximum {
            narrow(0, self.payout_of(n * maximum));
        }
        if let Some((lowest, highest)) = self.total {
            narrow(self.payout_of(lowest), self.payout_of(highest));
        }
        if let Some((lowest, highest)) = self.payout {
            narrow(lowest, highest);
        }
        let units = (
            Fraction::new(payouts.0, unit).ceil(),
            Fraction::new(payouts.1, unit).floor(),
        );
        if units.1 - units.0 > MOST_PAYOUTS {
            return None;
        }
        for payout in (units.0..=units.1).map(|units| units * unit) {
            self.try_payout(payout, found);
        }
        Some(())
    }

    /// The totals that pay exactly `payout` form one interval: so do those of lists with k people below it.
    fn try_payout(&self, payout: i128, found: &mut Option<Hulls>) {
        let rules = &self.rules;
        let n = self.contributors;
        let paying = |payout: i128| {
            let pot = Fraction::whole(n * payout - self.added);
            pot.divided_by(rules.kept).ceil()
        };
        let (mut lowest, mut highest) = (paying(payout), paying(payout + rules.unit) - 1);
        let k = self.beneficiaries.unwrap_or(0);
        let endless = i128::MAX / 4_000_000;
        let maximum = rules.maximum.unwrap_or(endless);
        // Each of the k gives from `minimum` to `below`, each of the others from `least` to `maximum`.
        let below = maximum.min(payout - 1);
        let least = match self.beneficiaries {
            Some(_) => rules.minimum.max(payout),
            None => rules.minimum,
        };
        if k > 0 && below < rules.minimum || n > k && maximum < least {
            return;
        }
        let (others_least, others_most) = ((n - k) * least, (n - k) * maximum);
        lowest = lowest.max(k * rules.minimum + others_least);
        highest = highest.min(k * below + others_most);
        if let Some(total) = self.total {
            (lowest, highest) = (lowest.max(total.0), highest.min(total.1));
        }
        if lowest > highest {
            return;
        }
        let most_of_k = (k * below).min(highest - others_least);
        let least_of_k = (k * rules.minimum).max(lowest - others_most);
        let transfer = (k * payout - most_of_k, k * payout - least_of_k);
        self.include((lowest, highest), transfer, found);
    }

    /// Every total that k people below the payout and the others can add up to; none if there are too many.
    fn try_sums(&self, levels: &[i128], found: &mut Option<Hulls>) -> Option<()> {
        let levels: Vec<i128> = BTreeSet::from_iter(levels.iter().copied())
            .into_iter()
            .collect();
        let k = self.beneficiaries.unwrap_or(0);
        let mut steps = MOST_STEPS;
        let partings = match self.beneficiaries {
            None => 0..=0,
            Some(_) => 0..=levels.len(),
        };
        for place in partings {
            let (below, above) = levels.split_at(place);
            let (shares, rests) = (
                sums(below, k, &mut steps)?,
                sums(above, self.contributors - k, &mut steps)?,
            );
            steps -= (shares.len() * rests.len()) as i128;
            if steps < 0 {
                return None;
            }
            for share in &shares {
                for total in rests.iter().map(|rest| share + rest) {
                    self.try_total(&levels, place, *share, total, found);
                }
            }
        }
        Some(())
    }

    fn try_total(
        &self,
        levels: &[i128],
        place: usize,
        share: i128,
        total: i128,
        found: &mut Option<Hulls>,
    ) {
        let within = |published: Option<(i128, i128)>, value| {
            published.is_none_or(|(low, high)| low <= value && value <= high)
        };
        if !within(self.total, total) {
            return;
        }
        let payout = self.payout_of(total);
        let parts_here = levels.iter().filter(|level| **level < payout).count() == place;
        if within(self.payout, payout) && (parts_here || self.beneficiaries.is_none()) {
            let transfer = self.beneficiaries.unwrap_or(0) * payout - share;
            self.include((total, total), (transfer, transfer), found);
        }
    }

    fn include(&self, total: (i128, i128), transfer: (i128, i128), found: &mut Option<Hulls>) {
        let hull =
            |one: (i128, i128), other: (i128, i128)| (one.0.min(other.0), one.1.max(other.1));
        let transfer = self.beneficiaries.map(|_| transfer);
        *found = Some(match *found {
            None => Hulls { total, transfer },
            Some(before) => Hulls {
                total: hull(total, before.total),
                transfer: transfer.zip(before.transfer).map(|(a, b)| hull(a, b)),
            },
        });
    }
}

/// What `people` of `levels` add up to, one person after the other; none when `steps` run out.
fn sums(levels: &[i128], people: i128, steps: &mut i128) -> Option<Vec<i128>> {
    let mut sums = BTreeSet::from([0]);
    for _ in 0..people {
        *steps -= (sums.len() * levels.len()) as i128;
        if *steps < 0 {
            return None;
        }
        sums = sums
            .iter()
            .flat_map(|sum| levels.iter().map(move |level| sum + level))
            .collect();
    }
    Some(sums.into_iter().collect())
}
