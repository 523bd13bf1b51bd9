//! What a month proves when a contribution may be any number of cents within bounds.
//!
//! Let q be the payout in units. With k people strictly below the payout u·q and the others at or above it, the
//! totals that some list reaches are all the cents between two ends, and each end is the tightest of a few straight
//! lines in q, none of which falls. A payout is possible when no lower line is above an upper one: these are linear
//! inequalities in q, so the possible payouts are one interval, found by division and never by trial.

use crate::division;
use crate::interval::Interval;

use super::month::Month;

/// More units than any month can pay each contributor; small enough to be multiplied by any pot.
const MOST_UNITS: i128 = 1 << 45;

/// The possible payouts of a month without levels, and through them its totals and transfers.
pub(super) struct FreeProof<'a> {
    month: &'a Month,
    /// The possible payouts, in units: every one of them is possible.
    units: Interval,
    lower: Vec<Line>,
    upper: Vec<Line>,
}

/// The bound (constant + slope·q) / divisor on the total, in cents.
#[derive(Clone, Copy)]
struct Line {
    constant: i128,
    slope: i128,
    divisor: i128,
}

impl Line {
    fn new(constant: i128, slope: i128) -> Line {
        Line {
            constant,
            slope,
            divisor: 1,
        }
    }

    fn numerator(self, units: i128) -> i128 {
        self.constant + self.slope * units
    }
}

impl<'a> FreeProof<'a> {
    /// The possible payouts; none when the figures contradict one another.
    pub(super) fn new(month: &'a Month) -> Option<FreeProof<'a>> {
        let (lower, upper) = (lower_lines(month), upper_lines(month));
        let mut units = Interval {
            lowest: 0,
            highest: MOST_UNITS,
        };
        if let Some(payout) = month.payout {
            units = month.units_paid(payout)?;
        }
        units = units.intersection(units_that_part(month))?;
        for low in &lower {
            for high in &upper {
                units = units_in_order(units, *low, *high)?;
            }
        }
        Some(FreeProof {
            month,
            units,
            lower,
            upper,
        })
    }

    /// No line falls, so the lowest total comes with the lowest payout and the highest with the highest.
    pub(super) fn total(&self) -> Interval {
        let lowest = self
            .lower
            .iter()
            .map(|line| division::ceil(line.numerator(self.units.lowest), line.divisor));
        let highest = self
            .upper
            .iter()
            .map(|line| division::floor(line.numerator(self.units.highest), line.divisor));
        Interval {
            lowest: lowest.fold(i128::MIN, i128::max),
            highest: highest.fold(i128::MAX, i128::min),
        }
    }

    /// The lowest and the highest transfer to `beneficiaries`, at least 1.
    ///
    /// For a payout r, the transfer is k·r less what beneficiaries contributed. It is lowest when they contributed
    /// as much as they can: r − 0.01 or the maximum each, and what the highest total leaves after the others'
    /// least, r each. It is highest when they contributed as little as they can: the minimum each, and what the
    /// lowest total leaves after the others' maximum.
    pub(super) fn transfer(&self, beneficiaries: i128) -> Interval {
        Interval {
            lowest: self.lowest_transfer(beneficiaries),
            highest: self.highest_transfer(beneficiaries),
        }
    }

    fn lowest_transfer(&self, beneficiaries: i128) -> i128 {
        let Month {
            contributors,
            total,
            rules,
            ..
        } = self.month;
        let growing = |units: i128| {
            let payout = rules.unit * units;
            let above_maximum = rules
                .maximum
                .map(|maximum| beneficiaries * (payout - maximum));
            let above_total = total.map(|total| contributors * payout - total.highest);
            beneficiaries
                .max(above_maximum.unwrap_or(i128::MIN))
                .max(above_total.unwrap_or(i128::MIN))
        };
        let falling = |units: i128| {
            contributors * rules.unit * units - (self.month.lowest_total_paying(units + 1) - 1)
        };
        let worst = |units| growing(units).max(falling(units));
        let crossing = first(self.units, |units| growing(units) >= falling(units));
        worst(crossing).min(worst(self.units.lowest.max(crossing - 1)))
    }

    fn highest_transfer(&self, beneficiaries: i128) -> i128 {
        let Month { total, rules, .. } = self.month;
        let others_at_most = others_at_most(self.month, beneficiaries);
        let growing = |units: i128| {
            let payouts = beneficiaries * rules.unit * units;
            let from_total = others_at_most
                .zip(*total)
                .map(|(others, total)| payouts + others - total.lowest);
            (payouts - beneficiaries * rules.minimum).min(from_total.unwrap_or(i128::MAX))
        };
        let falling = |units: i128| match others_at_most {
            Some(others) => {
                beneficiaries * rules.unit * units + others - self.month.lowest_total_paying(units)
            }
            None => i128::MAX,
        };
        let best = |units| growing(units).min(falling(units));
        let crossing = first(self.units, |units| growing(units) >= falling(units));
        best(crossing).max(best(self.units.lowest.max(crossing - 1)))
    }
}

/// From below: what the payout needs, everyone's minimum, those at or above the payout, the published total.
fn lower_lines(month: &Month) -> Vec<Line> {
    let Month {
        contributors,
        rules,
        ..
    } = month;
    let mut lines = vec![
        pot_line(month, 0),
        Line::new(contributors * rules.minimum, 0),
    ];
    if let Some(beneficiaries) = month.beneficiaries {
        lines.push(Line::new(
            beneficiaries * rules.minimum,
            (contributors - beneficiaries) * rules.unit,
        ));
    }
    lines.extend(month.total.map(|total| Line::new(total.lowest, 0)));
    lines
}

/// From above: what the next payout needs, everyone's maximum, those below the payout, the published total.
fn upper_lines(month: &Month) -> Vec<Line> {
    let Month {
        contributors,
        rules,
        ..
    } = month;
    let next_payout = month.contributors_times_unit() - 1;
    let mut lines = vec![pot_line(month, next_payout)];
    lines.extend(
        rules
            .maximum
            .map(|maximum| Line::new(contributors * maximum, 0)),
    );
    if let Some(beneficiaries) = month.beneficiaries
        && let Some(others) = others_at_most(month, beneficiaries)
    {
        lines.push(Line::new(
            others - beneficiaries,
            beneficiaries * rules.unit,
        ));
    }
    lines.extend(month.total.map(|total| Line::new(total.highest, 0)));
    lines
}

/// The total whose pot is q units for each contributor, and `more`.
fn pot_line(month: &Month, more: i128) -> Line {
    let constant = more - month.pot(0, 0);
    Line {
        constant,
        slope: month.contributors_times_unit(),
        divisor: month.rules.levy.kept(),
    }
}

/// The most that those who are not beneficiaries can contribute; none when nothing bounds it.
fn others_at_most(month: &Month, beneficiaries: i128) -> Option<i128> {
    match month.contributors - beneficiaries {
        0 => Some(0),
        others => month.rules.maximum.map(|maximum| others * maximum),
    }
}

/// The payouts that leave room strictly below them for beneficiaries, and at or above them for the others.
fn units_that_part(month: &Month) -> Interval {
    let Month { rules, .. } = month;
    let mut units = Interval {
        lowest: 0,
        highest: MOST_UNITS,
    };
    if let Some(beneficiaries) = month.beneficiaries {
        if beneficiaries > 0 {
            units.lowest = division::floor(rules.minimum, rules.unit) + 1;
        }
        if beneficiaries < month.contributors {
            units.highest = rules
                .maximum
                .map_or(MOST_UNITS, |maximum| division::floor(maximum, rules.unit));
        }
    }
    units
}

/// Those of `units` where `low` is not above `high`. Rounding both inward changes nothing, because one of them is
/// always a whole number of cents, or both belong to one payout, whose totals are never none.
fn units_in_order(units: Interval, low: Line, high: Line) -> Option<Interval> {
    let slope = low.slope * high.divisor - high.slope * low.divisor;
    let room = high.constant * low.divisor - low.constant * high.divisor;
    match slope {
        0 if room < 0 => None,
        0 => Some(units),
        _ if slope > 0 => Interval::new(
            units.lowest,
            units.highest.min(division::floor(room, slope)),
        ),
        _ => Interval::new(
            units.lowest.max(division::ceil(-room, -slope)),
            units.highest,
        ),
    }
}

/// The first of `units` where `reached` holds, which holds from there on; the last one if it holds nowhere.
fn first(units: Interval, reached: impl Fn(i128) -> bool) -> i128 {
    let Interval {
        lowest: mut low,
        highest: mut high,
    } = units;
    while low < high {
        let middle = division::floor(low + high, 2);
        if reached(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}
