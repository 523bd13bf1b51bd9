//! What would be published of a month, and what anybody could prove from it.

use rust_decimal::Decimal;

use super::truth::{Truth, exactly};
use crate::content::facts::Figures;
use crate::decode::values::amount::{Amount, AmountRange};
use crate::site::disclosure;
use crate::site::figures::{month_request, prove};

/// A month on its way to publication: it begins with everything exact, and only ever says less.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    pub(super) truth: &'a Truth<'a>,
    /// What is said of the total; the payout is said to the same precision.
    total: AmountRange,
    /// Whether the number of beneficiaries is said.
    pub(super) with_beneficiaries: bool,
    /// Whether the carry is said.
    pub(super) with_carry: bool,
    /// Whether the total was widened because that was asked for.
    pub(super) is_as_asked: bool,
    /// How often the total was widened for no particular neighbour.
    bins: u32,
}

/// Widths are doubled so many times at most: from one euro to more than any total.
const MOST_DOUBLINGS: u32 = 32;

impl<'a> Draft<'a> {
    /// Everything, exactly.
    pub(super) fn new(truth: &'a Truth<'a>) -> Self {
        Self {
            truth,
            total: exactly(Amount(truth.total())),
            with_beneficiaries: true,
            with_carry: true,
            is_as_asked: false,
            bins: 0,
        }
    }

    /// Whether the total was already widened for no particular neighbour.
    pub(super) fn is_widened(&self) -> bool {
        self.bins > 0
    }

    /// The figures to publish; none when the calculators find them impossible, which would be our mistake.
    ///
    /// The payout is what the published total proves of it: said more exactly, it would tell the total again.
    pub(super) fn figures(&self) -> Option<Figures> {
        let proof = prove(&self.request(None)).ok()?;
        let mut figures = self.without_payout();
        figures.payout = Some(disclosure::proved(&proof, "payout")?);
        figures.beneficiaries = self.with_beneficiaries.then(|| self.truth.beneficiaries());
        Some(figures)
    }

    /// The totals that the figures leave possible.
    pub(super) fn proved_total(&self) -> Option<AmountRange> {
        let beneficiaries = self.with_beneficiaries.then(|| self.truth.beneficiaries());
        disclosure::proved(&prove(&self.request(beneficiaries)).ok()?, "total")
    }

    /// Whether, for all that is published, so many could be beneficiaries.
    pub(super) fn is_possible_with(&self, beneficiaries: u32) -> bool {
        prove(&self.request(Some(beneficiaries))).is_ok()
    }

    /// The same if nothing but the number of contributors, the subsidy and the carry were published, next to the rules.
    pub(super) fn is_possible_anyway_with(&self, beneficiaries: u32) -> bool {
        let vague = Draft {
            total: self.truth.reach(),
            ..*self
        };
        vague.is_possible_with(beneficiaries)
    }

    /// Says the total so vaguely that it could be anything from `lowest` to `highest`, which are known to all. A true
    /// total outside widens the interval on both sides by steps that double, so that its ends do not give it away.
    /// False when that was already so.
    pub(super) fn cover(&mut self, lowest: Decimal, highest: Decimal) -> bool {
        let (total, span) = (self.truth.total(), self.truth.scale.span);
        let (mut low, mut high, mut margin) = (lowest, highest, span);
        for _ in 0..MOST_DOUBLINGS {
            if (low..=high).contains(&total) {
                break;
            }
            (low, high) = (lowest - margin, highest + margin);
            margin *= Decimal::TWO;
        }
        self.extend(self.truth.scale.outward(low, high))
    }

    /// Says the total as one of a few wide intervals, wider each time. False when it cannot be wider.
    pub(super) fn widen(&mut self) -> bool {
        let Truth { scale, .. } = self.truth;
        let three = Decimal::from(3);
        while self.bins < MOST_DOUBLINGS {
            let width = scale.span * three * Decimal::from(1_u64 << self.bins);
            self.bins += 1;
            if self.extend(scale.bin(self.truth.total(), width, self.truth.reach())) {
                return true;
            }
        }
        false
    }

    /// Adds to what the total may be, within what the rules allow anyway.
    fn extend(&mut self, range: AmountRange) -> bool {
        let reach = self.truth.reach();
        let wider = AmountRange {
            lowest: self.total.lowest.min(range.lowest.max(reach.lowest)),
            highest: self.total.highest.max(range.highest.min(reach.highest)),
        };
        let is_wider = wider != self.total;
        self.total = wider;
        is_wider
    }

    fn without_payout(&self) -> Figures {
        let mut figures = self.truth.figures.clone();
        figures.total = Some(self.total);
        (figures.payout, figures.beneficiaries) = (None, None);
        if !self.with_carry {
            figures.carry = Amount::default();
        }
        figures
    }

    fn request(&self, beneficiaries: Option<u32>) -> serde_json::Value {
        let figures = Figures {
            beneficiaries,
            ..self.without_payout()
        };
        month_request(&figures, self.truth.rules)
    }
}
