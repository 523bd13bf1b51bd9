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
    let Some(published) = request.object("month")? else {
        return Err(Refusal::new(
            Code::BadRequest,
            request.path("month"),
            "a JSON object is needed here",
        ));
    };
    let month = Month::read(&published, &rules)?;
    let proof = month.proof()?;
    let total = proof.total;
    let payout = total.map(|total| month.payout(total));
    let transfer = month
        .beneficiaries
        .and_then(|beneficiaries| proof.transfer(beneficiaries));
    let gain = transfer.and_then(|transfer| gain_per_beneficiary(transfer, &month));
    month.explain(total, explanation);
    explanation.step("payout", || {
        vec![
            ("month", month.name.clone()),
            ("pot", month.pots(total)),
            ("contributors", Json::Integer(month.contributors)),
            ("unit", Json::cents(month.rules.unit)),
            ("payout", Json::interval(payout)),
        ]
    });
    if let (Some(transfer), Some(beneficiaries)) = (transfer, month.beneficiaries) {
        explanation.step("transfer", || {
            vec![
                ("month", month.name.clone()),
                ("beneficiaries", Json::Integer(beneficiaries)),
                ("payout", Json::interval(payout)),
                ("transfer", Json::interval(transfer)),
                ("gain_per_beneficiary", Json::or_null(gain, Json::interval)),
            ]
        });
    }
    Ok(vec![
        ("month", month.name.clone()),
        ("total", Json::interval(total)),
        ("payout", Json::interval(payout)),
        ("transfer", Json::or_null(transfer, Json::interval)),
        ("gain_per_beneficiary", Json::or_null(gain, Json::interval)),
    ])
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
