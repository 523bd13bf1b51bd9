//! `bonus_2019`: the first experiment, which added a share of each conversion until the year's cap was used up.

use crate::Answer;
use crate::amount::Amount;
use crate::answer::Json;
use crate::division;
use crate::explanation::Explanation;
use crate::refusal::{Code, Refusal};
use crate::request::{MONEY, Object, SHARE};

/// One, in the unit of rates.
const WHOLE: i128 = 10_000;
/// The share added to conversions in 2019, unless the request gives another.
const RATE_IN_2019: i128 = 5_000;
/// The most a person could be given over the year 2019, in cents, unless the request gives another.
const CAP_IN_2019: i128 = 10_000;

/// Answers `bonus_2019`: what each conversion earned, in order, their total, and what is left of the cap.
pub(crate) fn answer(request: &Object, explanation: &mut Explanation) -> Result<Answer, Refusal> {
    let conversions = request.list("conversions", Code::InvalidAmount)?;
    let conversions = conversions
        .iter()
        .map(|conversion| conversion.amount(MONEY))
        .collect::<Result<Vec<_>, _>>()?;
    let rate = request.amount_or("rate", SHARE, RATE_IN_2019)?;
    let cap = request.amount_or("cap", MONEY, CAP_IN_2019)?;
    let unit = request.unit()?;
    let mut left = cap;
    let mut bonuses = Vec::with_capacity(conversions.len());
    for conversion in conversions {
        let earned = rate * conversion;
        // The cap is in cents and so is every bonus: rounding down the lesser of the two loses nothing of either.
        let bonus = unit * division::floor(earned.min(left * WHOLE), unit * WHOLE);
        explanation.step("conversion", || {
            vec![
                ("conversion", Json::cents(conversion)),
                ("rate", Json::Amount(Amount::new(rate, 4))),
                ("earned", Json::Amount(Amount::new(earned, 6))),
                ("left_before", Json::cents(left)),
                ("unit", Json::cents(unit)),
                ("bonus", Json::cents(bonus)),
                ("left", Json::cents(left - bonus)),
            ]
        });
        left -= bonus;
        bonuses.push(Json::cents(bonus));
    }
    explanation.step("total", || {
        vec![
            ("cap", Json::cents(cap)),
            ("total", Json::cents(cap - left)),
            ("left", Json::cents(left)),
        ]
    });
    Ok(vec![
        ("bonuses", Json::List(bonuses)),
        ("total", Json::cents(cap - left)),
        ("left", Json::cents(left)),
    ])
}
