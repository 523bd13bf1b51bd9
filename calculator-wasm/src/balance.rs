//! `balance`: does a month hold together, and what would it take to reach a payout?

use crate::Answer;
use crate::amount::Amount;
use crate::answer::Json;
use crate::division;
use crate::explanation::Explanation;
use crate::figures::Levy;
use crate::refusal::{Code, Refusal};
use crate::request::{MONEY, Object};

/// Who contributes what, and what is added. Amounts in cents.
struct Balance {
    levy: Levy,
    unit: i128,
    beneficiaries: i128,
    supporters: i128,
    beneficiary_contribution: i128,
    supporter_contribution: i128,
    subsidy: i128,
}

/// Answers `balance`: the month, and with a target what would reach it, each need replacing one input alone.
pub(crate) fn answer(request: &Object, explanation: &mut Explanation) -> Result<Answer, Refusal> {
    let (balance, target) = Balance::read(request)?;
    let mut answer = balance.month();
    explanation.step("month", || [balance.inputs(), answer.clone()].concat());
    if let Some(target) = target {
        // The payout is a multiple of the unit, so a target between two of them is only reached at the next.
        let target = balance.unit * division::ceil(target, balance.unit);
        let needs = balance.needs(target);
        explanation.step("needs", || {
            [vec![("target", Json::cents(target))], needs.clone()].concat()
        });
        answer.extend(needs);
    }
    Ok(answer)
}

impl Balance {
    fn read(request: &Object) -> Result<(Balance, Option<i128>), Refusal> {
        let (levy, unit) = match request.object("rules")? {
            Some(rules) => (Levy::of(&rules)?, rules.unit()?),
            None => (Levy::NONE, 1),
        };
        let balance = Balance {
            levy,
            unit,
            beneficiaries: request.count("beneficiaries", 0)?,
            supporters: request.count("supporters", 0)?,
            beneficiary_contribution: request.amount("beneficiary_contribution", MONEY)?,
            supporter_contribution: request.amount("supporter_contribution", MONEY)?,
            subsidy: request.amount_or("subsidy", MONEY, 0)?,
        };
        let target = request
            .value("target")
            .map(|target| target.amount(MONEY))
            .transpose()?;
        if balance.contributors() == 0 {
            let message = "a month needs at least one contributor";
            return Err(Refusal::new(
                Code::NoContributors,
                request.path("beneficiaries"),
                message,
            ));
        }
        Ok((balance, target))
    }

    fn contributors(&self) -> i128 {
        self.beneficiaries + self.supporters
    }

    /// What beneficiaries bring to the pot, in ten-thousandths of a cent.
    fn kept_of_beneficiaries(&self) -> i128 {
        self.levy.kept() * self.beneficiaries * self.beneficiary_contribution
    }

    fn total(&self) -> i128 {
        self.beneficiaries * self.beneficiary_contribution
            + self.supporters * self.supporter_contribution
    }

    /// (1 − f)·T + S, in ten-thousandths of a cent.
    fn pot(&self) -> i128 {
        self.levy.kept() * self.total() + Levy::WHOLE * self.subsidy
    }

    fn inputs(&self) -> Answer {
        vec![
            ("beneficiaries", Json::Integer(self.beneficiaries)),
            ("supporters", Json::Integer(self.supporters)),
            (
                "beneficiary_contribution",
                Json::cents(self.beneficiary_contribution),
            ),
            (
                "supporter_contribution",
                Json::cents(self.supporter_contribution),
            ),
            ("subsidy", Json::cents(self.subsidy)),
            ("levy_rate", Json::Amount(Amount::new(self.levy.taken, 4))),
            ("unit", Json::cents(self.unit)),
            ("pot", Json::Amount(Amount::new(self.pot(), 6))),
        ]
    }

    fn month(&self) -> Answer {
        let (pot, contributors) = (self.pot(), self.contributors());
        let payout = self.unit * division::floor(pot, Levy::WHOLE * contributors * self.unit);
        let left_over = pot - Levy::WHOLE * contributors * payout;
        // S / pot in ten-thousandths: the subsidy in the unit of the pot, times ten thousand.
        let share = (pot > 0).then(|| division::floor(self.subsidy * Levy::WHOLE * 10_000, pot));
        vec![
            ("total", Json::cents(self.total())),
            ("payout", Json::cents(payout)),
            (
                "beneficiary_bonus",
                Json::cents(payout - self.beneficiary_contribution),
            ),
            (
                "supporter_gift",
                Json::cents(self.supporter_contribution - payout),
            ),
            (
                "levy",
                Json::Amount(Amount::new(self.levy.taken * self.total(), 6)),
            ),
            ("left_over", Json::Amount(Amount::new(left_over, 6))),
            (
                "subsidy_share",
                Json::or_null(share, |share| Json::Amount(Amount::new(share, 4))),
            ),
        ]
    }

    /// What reaches a payout of `target` cents, a multiple of the unit: then r ≥ t is pot ≥ n·t.
    fn needs(&self, target: i128) -> Answer {
        vec![
            (
                "supporters_needed",
                Json::or_null(self.supporters_needed(target), Json::Integer),
            ),
            ("subsidy_needed", Json::cents(self.subsidy_needed(target))),
            (
                "supporter_contribution_needed",
                Json::or_null(self.supporter_contribution_needed(target), Json::cents),
            ),
        ]
    }

    /// The smallest number of supporters; each brings (1 − f)·c_s − t beyond their own share of what is missing.
    fn supporters_needed(&self, target: i128) -> Option<i128> {
        let each = self.levy.kept() * self.supporter_contribution - Levy::WHOLE * target;
        let missing = Levy::WHOLE * (target * self.beneficiaries - self.subsidy)
            - self.kept_of_beneficiaries();
        let fewest = i128::from(self.beneficiaries == 0);
        match fewest * each >= missing {
            true => Some(fewest),
            false => (each > 0).then(|| division::ceil(missing, each)),
        }
    }

    /// The smallest subsidy, in cents.
    fn subsidy_needed(&self, target: i128) -> i128 {
        let missing = Levy::WHOLE * target * self.contributors() - self.levy.kept() * self.total();
        division::ceil(missing, Levy::WHOLE).max(0)
    }

    /// The smallest contribution of each supporter, in cents; none without supporters.
    fn supporter_contribution_needed(&self, target: i128) -> Option<i128> {
        let others = self.kept_of_beneficiaries() + Levy::WHOLE * self.subsidy;
        let missing = Levy::WHOLE * target * self.contributors() - others;
        (self.supporters > 0)
            .then(|| division::ceil(missing, self.levy.kept() * self.supporters).max(0))
    }
}
