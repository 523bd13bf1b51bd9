//! A month as it was: what a ledger and the rules say of it, exactly.

use rust_decimal::Decimal;

use super::reading::Collected;
use super::release::Settings;
use super::scale::Scale;
use crate::content::facts::Figures;
use crate::content::rules::Rules;
use crate::decode::values::amount::{Amount, AmountRange};
use crate::decode::values::date::YearMonth;
use crate::site::disclosure;
use crate::site::figures::{Refusal, month_request, prove};

/// A month's true figures, all exact, none withheld.
#[derive(Debug)]
pub(super) struct Truth<'a> {
    /// The figures as they would be published if nobody could be recognised.
    pub(super) figures: Figures,
    /// The rules in force.
    pub(super) rules: &'a Rules,
    /// How wide intervals must be.
    pub(super) scale: Scale,
}

impl<'a> Truth<'a> {
    /// Adds up a month. The payout is the calculators', the beneficiaries are those who gave less.
    ///
    /// # Errors
    /// What the calculators refuse: rules that are none, more contributors or euros than they take.
    pub(super) fn new(
        month: YearMonth,
        collected: &Collected,
        rules: &'a Rules,
        settings: &Settings<'_>,
    ) -> Result<Self, Refusal> {
        let amounts = &collected.amounts;
        let contributors = u32::try_from(amounts.len()).unwrap_or(u32::MAX);
        let add = |sum: Decimal, amount: &Decimal| sum.saturating_add(*amount);
        let total = amounts.iter().fold(Decimal::ZERO, add);
        let mut figures = Figures {
            month,
            contributors,
            beneficiaries: None,
            total: Some(exactly(Amount(total))),
            payout: None,
            subsidy: settings.subsidy,
            carry: settings.carry,
            source: plain(settings.source),
            status: "publié",
            note: None,
            despite: None,
        };
        let proof = prove(&month_request(&figures, rules))?;
        figures.payout = disclosure::proved(&proof, "payout");
        let payout = figures.payout.unwrap_or_default().lowest.0;
        let below = amounts.iter().filter(|amount| **amount < payout).count();
        figures.beneficiaries = Some(u32::try_from(below).unwrap_or(u32::MAX));
        let mean = total
            .checked_div(Decimal::from(contributors))
            .unwrap_or_default();
        Ok(Self {
            figures,
            rules,
            scale: Scale::new(rules, contributors, mean),
        })
    }

    /// What was collected, in euros.
    pub(super) fn total(&self) -> Decimal {
        self.figures.total.unwrap_or_default().lowest.0
    }

    /// How many received more than they gave.
    pub(super) fn beneficiaries(&self) -> u32 {
        self.figures.beneficiaries.unwrap_or_default()
    }

    /// The totals that the rules allow.
    pub(super) fn reach(&self) -> AmountRange {
        let total = exactly(Amount(self.total()));
        self.scale.reach(self.figures.contributors, total)
    }
}

/// A text of one line, without the signs that no reader sees.
fn plain(text: &str) -> String {
    let seen = |word: &str| word.replace(|sign: char| sign.is_control() || sign == '\u{feff}', "");
    let words: Vec<String> = text.split_whitespace().map(seen).collect();
    words.join(" ").trim().to_owned()
}

/// An amount that is known.
pub(super) fn exactly(amount: Amount) -> AmountRange {
    AmountRange {
        lowest: amount,
        highest: amount,
    }
}
