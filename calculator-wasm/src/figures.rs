//! `figures`: what a month's published figures prove about its total, its payout and what changed hands.

mod free;
mod leveled;
mod month;
mod rules;
mod sums;

pub(crate) use month::Month;
pub(crate) use rules::{Levy, Rules};

use crate::Answer;
use crate::answer::Json;
use crate::division;
use crate::explanation::Explanation;
use crate::interval::Interval;
use crate::refusal::{Code, Refusal};
use crate::request::Object;

/// Answers `figures`: the hulls of `total`, `payout`, `transfer` and `gain_per_beneficiary`.
pub(crate) fn answer(request: &Object, explanation: &mut Explanation) -> Result<Answer, Refusal> {
    let rules = Rules::of(request)?;
    let path = request.path("month");
    let published = request
        .object("month")?
        .ok_or_else(|| Refusal::new(Code::BadRequest, path, "a JSON object is needed here"))?;
    let month = Month::read(&published, &rules)?;
    let proof = month.proof()?;
    let payout = proof.total.map(|total| month.payout(total));
    let transfer = month
        .beneficiaries
        .and_then(|beneficiaries| proof.transfer(beneficiaries));
    let gain = transfer.and_then(|transfer| gain_per_beneficiary(transfer, &month));
    let answer = vec![
        ("month", month.name.clone()),
        ("total", Json::interval(proof.total)),
        ("payout", Json::interval(payout)),
        ("transfer", Json::or_null(transfer, Json::interval)),
        ("gain_per_beneficiary", Json::or_null(gain, Json::interval)),
    ];
    explain(&month, proof.total, &answer, explanation);
    Ok(answer)
}

fn explain(month: &Month, total: Interval, answer: &Answer, explanation: &mut Explanation) {
    month.explain(total, explanation);
    let payout = total.map(|total| month.payout(total));
    explanation.step("payout", || {
        vec![
            ("month", month.name.clone()),
            ("total", Json::interval(total)),
            ("levy", month.levy()),
            ("added", Json::cents(month.added)),
            ("pot", month.pots(total)),
            ("contributors", Json::Integer(month.contributors)),
            ("unit", Json::cents(month.rules.unit)),
            ("payout", Json::interval(payout)),
        ]
    });
    if let Some(beneficiaries) = month.beneficiaries {
        explanation.step("transfer", || {
            let mut values = answer.clone();
            values.insert(1, ("beneficiaries", Json::Integer(beneficiaries)));
            values
        });
    }
}

/// Each beneficiary's share of the transfer, rounded outward to the cent; none without beneficiaries.
fn gain_per_beneficiary(transfer: Interval, month: &Month) -> Option<Interval> {
    let beneficiaries = month
        .beneficiaries
        .filter(|&beneficiaries| beneficiaries > 0)?;
    Some(Interval {
        lowest: division::floor(transfer.lowest, beneficiaries),
        highest: division::ceil(transfer.highest, beneficiaries),
    })
}
