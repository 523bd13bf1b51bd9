//! What a number of people can add up to when each gives one of a few levels.
//!
//! Levels are seen as steps above the lowest one, divided by the greatest common divisor of their gaps: 0 = a₀ < a₁ <
//! … < h, with no divisor in common. A sum of c of them is a number s from 0 to c·h. Two facts find those reached:
//!
//! - s is reached when the least number of steps other than 0 that add up to s is at most c, which a table gives;
//! - when c ≥ 2·h, no table of sums is needed. Modulo h, take the least sum of steps in each class: it needs fewer
//!   than h of them, since among h steps some add up to a multiple of h and could be left out. So s is reached if it
//!   is at least the least of its class and at most (c − h + 1)·h, by adding h as often as needed. Seen from above
//!   (each step a as h − a, and s as c·h − s) the same holds, and the two ranges overlap: s is reached if and only if
//!   it is at least the least of its class from below, and c·h − s at least the least of its class from above.

use crate::division;
use crate::interval::Interval;

/// The sums of exactly `count` levels, repeats allowed.
pub(super) struct Sums {
    lowest: i64,
    step: i64,
    /// c·h: the highest sum, in steps above the lowest.
    most: i64,
    reached: Reached,
}

/// Which numbers of steps are reached.
enum Reached {
    /// All of them.
    Every,
    /// Those of these bits.
    Table(Vec<u64>),
    /// Those not less than the least of their class modulo h, from below and from above.
    Classes {
        from_below: Vec<i64>,
        from_above: Vec<i64>,
    },
}

impl Sums {
    /// The lowest and the highest sum; none when somebody has no level to choose.
    pub(super) fn ends(levels: &[i128], count: i128) -> Option<Interval> {
        match (levels.first(), levels.last()) {
            _ if count == 0 => Some(Interval {
                lowest: 0,
                highest: 0,
            }),
            (Some(lowest), Some(highest)) => Some(Interval {
                lowest: count * lowest,
                highest: count * highest,
            }),
            _ => None,
        }
    }

    /// The sums of `count` of `levels`, which rise.
    pub(super) fn new(levels: &[i128], count: i128) -> Sums {
        let base = levels.first().copied().unwrap_or(0);
        let gap = levels
            .iter()
            .fold(0, |gap, level| division::gcd(level - base, gap))
            .max(1);
        let steps: Vec<i64> = levels
            .iter()
            .skip(1)
            .map(|level| ((level - base) / gap) as i64)
            .collect();
        let span = steps.last().copied().unwrap_or(0);
        let count = count as i64;
        let reached = if count == 0 || span <= 1 {
            Reached::Every
        } else if count >= 2 * span {
            let mirrored: Vec<i64> = steps.iter().map(|step| span - step).collect();
            Reached::Classes {
                from_below: least_of_classes(&steps, span),
                from_above: least_of_classes(&mirrored, span),
            }
        } else {
            Reached::Table(table(&steps, count, span * count))
        };
        Sums {
            lowest: base as i64 * count,
            step: gap as i64,
            most: span * count,
            reached,
        }
    }

    /// The lowest sum.
    pub(super) fn lowest(&self) -> i64 {
        self.lowest
    }

    /// The highest sum.
    pub(super) fn highest(&self) -> i64 {
        self.lowest + self.most * self.step
    }

    /// What every sum is a multiple of, above the lowest; 0 when there is one sum.
    pub(super) fn step(&self) -> i64 {
        if self.most == 0 { 0 } else { self.step }
    }

    /// The lowest sum that is `least` or more.
    pub(super) fn at_or_above(&self, least: i64) -> Option<i64> {
        let above = least.saturating_sub(self.lowest).max(0);
        let first = above / self.step + i64::from(above % self.step > 0);
        (first..=self.most)
            .find(|&steps| self.is_reached(steps))
            .map(|steps| self.lowest + steps * self.step)
    }

    /// The highest sum that is `most` or less.
    pub(super) fn at_or_below(&self, most: i64) -> Option<i64> {
        let last = (most.saturating_sub(self.lowest))
            .div_euclid(self.step)
            .min(self.most);
        (0..=last)
            .rev()
            .find(|&steps| self.is_reached(steps))
            .map(|steps| self.lowest + steps * self.step)
    }

    fn is_reached(&self, steps: i64) -> bool {
        match &self.reached {
            Reached::Every => true,
            Reached::Table(bits) => bits[steps as usize / 64] >> (steps % 64) & 1 == 1,
            Reached::Classes {
                from_below,
                from_above,
            } => {
                let least =
                    |least: &[i64], steps: i64| steps >= least[steps as usize % least.len()];
                least(from_below, steps) && least(from_above, self.most - steps)
            }
        }
    }
}

/// The least sum of steps in each class modulo `span`: one turn round the classes for each step, taken twice because
/// the best place to start from is only known after the first.
fn least_of_classes(steps: &[i64], span: i64) -> Vec<i64> {
    let mut least = vec![i64::MAX / 2; span as usize];
    least[0] = 0;
    for &step in steps.iter().filter(|&&step| step > 0 && step < span) {
        let turns = division::gcd(step.into(), span.into()) as i64;
        for start in 0..turns {
            let mut class = start;
            for _ in 0..2 * (span / turns) {
                let next = (class + step) % span;
                least[next as usize] = least[next as usize].min(least[class as usize] + step);
                class = next;
            }
        }
    }
    least
}

/// One bit for each sum from 0 to `most`: whether at most `count` steps add up to it.
fn table(steps: &[i64], count: i64, most: i64) -> Vec<u64> {
    // A table is made only when count < 2·h, and count·h is at most ten million, so a count fits in 16 bits.
    let mut needed = vec![u16::MAX; most as usize + 1];
    needed[0] = 0;
    for &step in steps {
        for sum in step as usize..needed.len() {
            needed[sum] = needed[sum].min(needed[sum - step as usize].saturating_add(1));
        }
    }
    let bits = |sums: &[u16]| {
        sums.iter().rev().fold(0, |bits, &needed| {
            bits << 1 | u64::from(i64::from(needed) <= count)
        })
    };
    needed.chunks(64).map(bits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn by_hand(levels: &[i128], count: i128) -> BTreeSet<i64> {
        (0..count).fold(BTreeSet::from([0]), |sums, _| {
            sums.iter()
                .flat_map(|sum| levels.iter().map(move |&level| sum + level as i64))
                .collect()
        })
    }

    #[test]
    fn finds_what_adding_one_level_after_another_finds() {
        for levels in [
            &[3000, 4000, 5000, 6000, 7000][..],
            &[0, 300, 700],
            &[1, 6, 7, 11],
            &[5],
            &[0, 3, 4, 9, 10],
        ] {
            for count in [0, 1, 2, 5, 9, 10, 19, 20, 23] {
                let sums = Sums::new(levels, count);
                let expected = by_hand(levels, count);
                for at in -10..=sums.highest() + 10 {
                    assert_eq!(
                        sums.at_or_above(at),
                        expected.range(at..).next().copied(),
                        "{levels:?} {count} {at}"
                    );
                    assert_eq!(
                        sums.at_or_below(at),
                        expected.range(..=at).next_back().copied(),
                        "{levels:?} {count}"
                    );
                }
            }
        }
    }
}
