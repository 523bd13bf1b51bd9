//! What a month proves when each contribution is one of a few levels.
//!
//! A payout parts the levels in two: those strictly below it, which the k beneficiaries chose, and the others. There
//! are at most thirteen ways to part twelve levels; each allows the payouts between two levels, hence the totals of
//! one window. In a window, a total is possible when it is a sum of k levels from below and n − k from above.

use crate::division;
use crate::interval::Interval;

use super::month::Month;
use super::rules::Levy;
use super::sums::Sums;

/// (highest − lowest level) / (greatest common divisor of the gaps) × n, at most.
const MOST_SUMS: i128 = 10_000_000;

/// More cents than any month can pay each contributor; small enough to be multiplied by any pot.
const HIGHEST_PAYOUT: i128 = 1 << 45;

/// The ways to part a month's levels that its figures leave open.
pub(super) struct LeveledProof<'a> {
    month: &'a Month,
    partings: Vec<Parting>,
}

/// One way to part the levels: what each side can add up to, and the totals it allows.
struct Parting {
    below: Sums,
    above: Sums,
    lowest: i64,
    highest: i64,
}

impl<'a> LeveledProof<'a> {
    /// The partings of `levels`; none when there would be too many sums to look at.
    pub(super) fn new(month: &'a Month, levels: &[i128]) -> Option<LeveledProof<'a>> {
        if !few_enough(levels, month.contributors) {
            return None;
        }
        let published = month.published_totals();
        let partings = published.map_or(Vec::new(), |published| partings(month, levels, published));
        Some(LeveledProof { month, partings })
    }

    /// The lowest and the highest possible total; none when the figures contradict one another.
    pub(super) fn total(&self) -> Option<Interval> {
        // A parting with a higher payout has higher totals: partings are in order, and so are their windows.
        let lowest = self.partings.iter().find_map(Parting::lowest_total)?;
        let highest = self
            .partings
            .iter()
            .rev()
            .find_map(Parting::highest_total)?;
        Interval::new(lowest.into(), highest.into())
    }

    /// The lowest and the highest transfer to `beneficiaries`, at least 1.
    pub(super) fn transfer(&self, beneficiaries: i128) -> Option<Interval> {
        let transfers = self.partings.iter().filter_map(|parting| {
            let transfers = Transfers {
                month: self.month,
                parting,
                beneficiaries,
            };
            Interval::new(transfers.lowest()?, transfers.highest()?)
        });
        transfers.reduce(Interval::hull)
    }
}

fn few_enough(levels: &[i128], contributors: i128) -> bool {
    let (Some(lowest), Some(highest)) = (levels.first(), levels.last()) else {
        return false;
    };
    // A single level has no gap, and a single sum.
    let gap = levels
        .windows(2)
        .fold(0, |gap, pair| division::gcd(gap, pair[1] - pair[0]))
        .max(1);
    (highest - lowest) / gap * contributors <= MOST_SUMS
}

fn partings(month: &Month, levels: &[i128], published: Interval) -> Vec<Parting> {
    let Some(beneficiaries) = month.beneficiaries else {
        return parting(levels, month.contributors, &[], 0, published)
            .into_iter()
            .collect();
    };
    let others = month.contributors - beneficiaries;
    let window = |below: &[i128], above: &[i128]| {
        let lowest = below.last().map_or(0, |level| level + 1);
        let highest = above.first().copied().unwrap_or(HIGHEST_PAYOUT);
        month
            .totals_paying(Interval::new(lowest, highest)?)?
            .intersection(published)
    };
    (0..=levels.len())
        .map(|place| levels.split_at(place))
        .filter_map(|(below, above)| {
            parting(below, beneficiaries, above, others, window(below, above)?)
        })
        .collect()
}

/// A parting, unless nobody can stand where somebody must or no sum can fall within `window`.
fn parting(
    below: &[i128],
    beneficiaries: i128,
    above: &[i128],
    others: i128,
    window: Interval,
) -> Option<Parting> {
    let (low, high) = (
        Sums::ends(below, beneficiaries)?,
        Sums::ends(above, others)?,
    );
    let sums = Interval {
        lowest: low.lowest + high.lowest,
        highest: low.highest + high.highest,
    };
    // Sums of levels are far below what an i64 holds, and windows are too once they are cut to them.
    let window = window.intersection(sums)?;
    Some(Parting {
        below: Sums::new(below, beneficiaries),
        above: Sums::new(above, others),
        lowest: window.lowest as i64,
        highest: window.highest as i64,
    })
}

impl Parting {
    /// The lowest total in the window.
    fn lowest_total(&self) -> Option<i64> {
        // Every sum is a multiple of this step above the lowest one: nothing lower than `first` is worth looking for.
        let step = division::gcd(self.below.step().into(), self.above.step().into()).max(1) as i64;
        let first = self.lowest
            + (self.below.lowest() + self.above.lowest() - self.lowest).rem_euclid(step);
        let mut best = None;
        let mut shares = self
            .below
            .at_or_above(self.lowest.saturating_sub(self.above.highest()));
        while let Some(share) = shares {
            let limit = best.map_or(self.highest, |best: i64| best - 1);
            if share + self.above.lowest() > limit {
                break;
            }
            if let Some(total) = self
                .total_at_or_above(share, self.lowest)
                .filter(|&total| total <= limit)
            {
                best = Some(total);
                if total == first {
                    break;
                }
            }
            shares = self.below.at_or_above(share + 1);
        }
        best
    }

    /// The highest total in the window.
    fn highest_total(&self) -> Option<i64> {
        let step = division::gcd(self.below.step().into(), self.above.step().into()).max(1) as i64;
        let last = self.highest
            - (self.highest - self.below.lowest() - self.above.lowest()).rem_euclid(step);
        let mut best = None;
        let mut shares = self.below.at_or_below(self.highest - self.above.lowest());
        while let Some(share) = shares {
            let limit = best.map_or(self.lowest, |best: i64| best + 1);
            if share + self.above.highest() < limit {
                break;
            }
            if let Some(total) = self
                .total_at_or_below(share, self.highest)
                .filter(|&total| total >= limit)
            {
                best = Some(total);
                if total == last {
                    break;
                }
            }
            shares = self.below.at_or_below(share - 1);
        }
        best
    }

    /// The lowest total from `least` up when beneficiaries contributed `share`.
    fn total_at_or_above(&self, share: i64, least: i64) -> Option<i64> {
        Some(share + self.above.at_or_above(least - share)?)
    }

    /// The highest total up to `most` when beneficiaries contributed `share`.
    fn total_at_or_below(&self, share: i64, most: i64) -> Option<i64> {
        Some(share + self.above.at_or_below(most - share)?)
    }
}

/// The transfers of one parting: k·r less what beneficiaries contributed.
///
/// For a given share of beneficiaries, the transfer grows with the total, so only the lowest and the highest total
/// of each share count. Shares are tried from the most promising end; since a payout is within one unit of the pot
/// for each, what the shares still to come can give at best is known, and the search stops when that is no better.
struct Transfers<'a> {
    month: &'a Month,
    parting: &'a Parting,
    beneficiaries: i128,
}

impl Transfers<'_> {
    fn lowest(&self) -> Option<i128> {
        let Parting {
            below,
            above,
            lowest,
            highest,
        } = self.parting;
        let mut best = None;
        let mut shares = below.at_or_below(highest - above.lowest());
        while let Some(share) = shares {
            let bound = self.times_contributors(
                share,
                (*lowest).max(share + above.lowest()),
                self.month.rules.unit,
            );
            if best.is_some_and(|best| bound >= best * self.month.contributors * Levy::WHOLE) {
                break;
            }
            let total = self
                .parting
                .total_at_or_above(share, *lowest)
                .filter(|total| total <= highest);
            let transfer = total.map(|total| self.transfer(share, total));
            best = best.into_iter().chain(transfer).min();
            shares = below.at_or_below(share - 1);
        }
        best
    }

    fn highest(&self) -> Option<i128> {
        let Parting {
            below,
            above,
            lowest,
            highest,
        } = self.parting;
        let mut best = None;
        let mut shares = below.at_or_above(lowest - above.highest());
        while let Some(share) = shares {
            let bound = self.times_contributors(share, (*highest).min(share + above.highest()), 0);
            if best.is_some_and(|best| bound <= best * self.month.contributors * Levy::WHOLE) {
                break;
            }
            let total = self
                .parting
                .total_at_or_below(share, *highest)
                .filter(|total| total >= lowest);
            let transfer = total.map(|total| self.transfer(share, total));
            best = best.into_iter().chain(transfer).max();
            shares = below.at_or_above(share + 1);
        }
        best
    }

    fn transfer(&self, share: i64, total: i64) -> i128 {
        self.beneficiaries * self.month.payout(total.into()) - i128::from(share)
    }

    /// The transfer if the payout were the pot for each less `unit`, times n and 10 000. It falls as shares rise.
    fn times_contributors(&self, share: i64, total: i64, unit: i128) -> i128 {
        let contributors = self.month.contributors * Levy::WHOLE;
        self.beneficiaries * (self.month.pot(total.into(), 0) - contributors * unit)
            - contributors * i128::from(share)
    }
}
