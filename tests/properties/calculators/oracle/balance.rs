//! `balance`, as the design words it; what is needed is searched for, by asking what each amount would pay.

use super::reading::{Field, Read, kept, unit};
use super::{cents, money, or_null};
use crate::properties::calculators::fraction::Fraction;

/// Who contributes what, and what is added.
#[derive(Clone)]
struct Balance {
    kept: Fraction,
    unit: i128,
    beneficiaries: i128,
    supporters: i128,
    beneficiary_contribution: i128,
    supporter_contribution: i128,
    subsidy: i128,
}

pub(super) fn balance(request: &Field) -> Read<String> {
    let rules = request.key("rules");
    let parameters = rules.optional(|rules| {
        rules.object()?;
        Ok((kept(rules)?, unit(rules)?))
    })?;
    let (kept, unit) = parameters.unwrap_or((Fraction::whole(1), 1));
    let balance = Balance {
        kept,
        unit,
        beneficiaries: request.key("beneficiaries").count(0)?,
        supporters: request.key("supporters").count(0)?,
        beneficiary_contribution: request.key("beneficiary_contribution").amount(2)?,
        supporter_contribution: request.key("supporter_contribution").amount(2)?,
        subsidy: request.key("subsidy").amount_or(2, 0)?,
    };
    let target = request.key("target").optional(|target| target.amount(2))?;
    let somebody = balance.contributors() > 0;
    request
        .key("beneficiaries")
        .must(somebody, "no_contributors")?;
    let needs = target.map_or_else(String::new, |target| balance.needs(target));
    Ok(format!("{{{}{needs}}}", balance.month()))
}

impl Balance {
    fn contributors(&self) -> i128 {
        self.beneficiaries + self.supporters
    }

    fn total(&self) -> Fraction {
        let given = self.beneficiaries * self.beneficiary_contribution
            + self.supporters * self.supporter_contribution;
        Fraction::whole(given)
    }

    fn pot(&self) -> Fraction {
        let shared = self.kept.times(self.total());
        shared.plus(Fraction::whole(self.subsidy))
    }

    fn payout(&self) -> i128 {
        let each = self.pot().divided_by(Fraction::whole(self.contributors()));
        each.floor_to(self.unit)
    }

    fn month(&self) -> String {
        let (payout, pot) = (self.payout(), self.pot());
        let paid = Fraction::whole(self.contributors() * payout);
        let levy = Fraction::whole(1).minus(self.kept).times(self.total());
        let share = (pot != Fraction::whole(0)).then(|| {
            let share = Fraction::whole(self.subsidy * 10_000).divided_by(pot);
            Fraction::new(share.floor(), 100)
        });
        format!(
            r#""total":{},"payout":{},"beneficiary_bonus":{},"supporter_gift":{},"levy":{},"left_over":{},"subsidy_share":{}"#,
            money(self.total()),
            cents(payout),
            cents(payout - self.beneficiary_contribution),
            cents(self.supporter_contribution - payout),
            money(levy),
            money(pot.minus(paid)),
            or_null(share, money)
        )
    }

    fn needs(&self, target: i128) -> String {
        let reaches = |balance: Balance| balance.payout() >= target;
        let subsidy = least(0, |subsidy| {
            reaches(Balance {
                subsidy,
                ..self.clone()
            })
        });
        let contribution = (self.supporters > 0).then(|| {
            least(0, |supporter_contribution| {
                reaches(Balance {
                    supporter_contribution,
                    ..self.clone()
                })
            })
        });
        format!(
            r#","supporters_needed":{},"subsidy_needed":{},"supporter_contribution_needed":{}"#,
            or_null(self.supporters_needed(target), |number| number.to_string()),
            cents(subsidy),
            or_null(contribution, cents)
        )
    }

    /// A mean moves toward what each newcomer brings: it rises above the target when they bring more than the target,
    /// and if the fewest supporters do not reach it, others who bring no more never will.
    fn supporters_needed(&self, target: i128) -> Option<i128> {
        let fewest = i128::from(self.beneficiaries == 0);
        let reaches = |supporters| {
            let more = Balance {
                supporters,
                ..self.clone()
            };
            more.payout() >= target
        };
        let payable = Fraction::new(target, self.unit).ceil() * self.unit;
        let each = self
            .kept
            .times(Fraction::whole(self.supporter_contribution));
        let brings_more = each.minus(Fraction::whole(payable)).ceil() > 0;
        (reaches(fewest) || brings_more).then(|| least(fewest, reaches))
    }
}

/// The least number from `from` up for which it holds; it holds from there on.
fn least(from: i128, holds: impl Fn(i128) -> bool) -> i128 {
    if holds(from) {
        return from;
    }
    let (mut below, mut width) = (from, 1);
    while !holds(below + width) {
        below += width;
        width *= 2;
    }
    let mut enough = below + width;
    while enough - below > 1 {
        let middle = below + (enough - below) / 2;
        if holds(middle) {
            enough = middle;
        } else {
            below = middle;
        }
    }
    enough
}
