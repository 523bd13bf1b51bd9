//! How wide an interval must be to hide what one member gave: it follows from the rules, not from the contributions.

use rust_decimal::Decimal;

use crate::content::rules::Rules;
use crate::decode::values::amount::{Amount, AmountRange};

/// What one contribution may be, and how coarsely totals are rounded, in euros.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// The lowest contribution.
    pub(super) lowest: Decimal,
    /// The highest; none where the rules set none.
    pub(super) highest: Option<Decimal>,
    /// How far apart two contributions may be: from the lowest to the highest, or without a highest the month's mean
    /// rounded up to 1, 2 or 5 times a power of ten; at least what an exact payout leaves open of the total.
    pub(super) span: Decimal,
    /// What the ends of an interval are rounded to: 1, 2 or 5 times a power of ten, at most a fifth of the span.
    step: Decimal,
}

impl Scale {
    /// The scale of a month with so many contributors and such a mean.
    pub(super) fn new(rules: &Rules, contributors: u32, mean: Decimal) -> Self {
        let levels = rules.levels.as_deref().unwrap_or_default();
        let lowest = levels.iter().min().unwrap_or(&rules.minimum).0;
        let highest = levels.iter().max().copied().or(rules.maximum);
        let highest = highest.map(|amount| amount.0);
        let span = match highest {
            Some(highest) => highest - lowest,
            None => round_number(mean, true),
        };
        let left_open = rules.unit.0.saturating_mul(Decimal::from(contributors));
        let span = span.max(left_open).max(Decimal::ONE);
        Self {
            lowest,
            highest,
            span,
            step: round_number(span / Decimal::from(5), false),
        }
    }

    /// The totals that so many contributors can reach by the rules; without a highest contribution, what `total` and
    /// a margin reach.
    pub(super) fn reach(&self, contributors: u32, total: AmountRange) -> AmountRange {
        let contributors = Decimal::from(contributors);
        let margin = self.span.saturating_mul(contributors);
        let highest = match self.highest {
            Some(highest) => highest.saturating_mul(contributors),
            None => total.highest.0.saturating_add(margin),
        };
        AmountRange {
            lowest: Amount(self.lowest.saturating_mul(contributors)),
            highest: Amount(highest),
        }
    }

    /// Rounds outward, so that the ends of an interval tell nothing of what they were.
    pub(super) fn outward(&self, lowest: Decimal, highest: Decimal) -> AmountRange {
        let step = self.step;
        AmountRange {
            lowest: Amount(((lowest / step).floor() * step).max(Decimal::ZERO)),
            highest: Amount((highest / step).ceil() * step),
        }
    }

    /// The interval of `width` around a total, counted from the nearer end of what is possible.
    pub(super) fn bin(&self, total: Decimal, width: Decimal, reach: AmountRange) -> AmountRange {
        let (bottom, top) = (reach.lowest.0, reach.highest.0);
        let from_bottom = self.highest.is_none() || total - bottom <= top - total;
        let (lowest, highest) = if from_bottom {
            let start = bottom + ((total - bottom) / width).floor() * width;
            (start, start + width)
        } else {
            let end = top - ((top - total) / width).floor() * width;
            (end - width, end)
        };
        self.outward(lowest, highest)
    }
}

/// The nearest of 1, 2 or 5 times a power of ten, at or above an amount, or at or below it; a cent at least.
fn round_number(amount: Decimal, above: bool) -> Decimal {
    let (two, cent) = (Decimal::TWO, Decimal::new(1, 2));
    let mut number = cent;
    // 0.01, 0.02, 0.05, 0.10 …: the second of three steps is two and a half times the first.
    for place in 0.. {
        let factor = if place % 3 == 1 {
            Decimal::new(25, 1)
        } else {
            two
        };
        let next = number * factor;
        if number >= amount || next > Decimal::from(10_000_000_000u64) {
            break;
        }
        if !above && next > amount {
            break;
        }
        number = next.normalize();
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn round_numbers_are_one_two_or_five() {
        for (amount, above, below) in [
            ("0.001", "0.01", "0.01"),
            ("0.03", "0.05", "0.02"),
            ("10", "10", "10"),
            ("9.99", "10", "5"),
            ("47.30", "50", "20"),
            ("51", "100", "50"),
        ] {
            assert_eq!(
                round_number(decimal(amount), true),
                decimal(above),
                "{amount}"
            );
            assert_eq!(
                round_number(decimal(amount), false),
                decimal(below),
                "{amount}"
            );
        }
    }

    #[test]
    fn bins_start_from_the_nearer_end() {
        let scale = Scale {
            lowest: decimal("20"),
            highest: Some(decimal("70")),
            span: decimal("50"),
            step: decimal("10"),
        };
        let total = AmountRange::default();
        let reach = scale.reach(13, total);
        let bin = |total: &str| {
            let bin = scale.bin(decimal(total), decimal("150"), reach);
            format!(
                "{}..{}",
                bin.lowest.0.normalize(),
                bin.highest.0.normalize()
            )
        };
        assert_eq!(bin("260"), "260..410");
        assert_eq!(bin("910"), "760..910");
        assert_eq!(bin("759.99"), "610..760");
        assert_eq!(bin("500"), "410..560");
    }
}
