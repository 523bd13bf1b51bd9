//! `bonus`: what somebody would receive, from months whose figures are published in part.

use crate::Answer;
use crate::amount::Amount;
use crate::answer::Json;
use crate::division;
use crate::explanation::Explanation;
use crate::figures::{Levy, Month, Rules};
use crate::interval::Interval;
use crate::refusal::{Code, Refusal};
use crate::request::{MONEY, Object, Value, out_of_range};

/// The people who would start contributing, and what each of them would give.
struct Joiners {
    /// In cents.
    contribution: i128,
    /// 0 when the contribution already is in the published totals.
    joining: i128,
}

/// What a month would bring.
struct MonthBonus {
    total: Interval,
    payout: Interval,
    bonus: Interval,
    break_even: Interval,
}

/// Answers `bonus`: each month, then the range and the mean over all of them.
pub(crate) fn answer(request: &Object, explanation: &mut Explanation) -> Result<Answer, Refusal> {
    let rules = Rules::of(request)?;
    let contribution = contribution(request, &rules)?;
    let joining = match request.has("joining") {
        true => request.count("joining", 0)?,
        false => 1,
    };
    let joiners = Joiners {
        contribution,
        joining,
    };
    let months = months(request)?;
    let mut bonuses = Vec::with_capacity(months.len());
    let mut answers = Vec::with_capacity(months.len());
    for month in months {
        let month = Month::read(&month.object()?, &rules)?;
        let found = joiners.bonus(&month)?;
        joiners.explain(&month, &found, explanation);
        bonuses.push(found.bonus);
        answers.push(found.into_json(&month));
    }
    let range = range(&bonuses);
    let summary = vec![
        ("range", Json::interval(range)),
        ("mean", Json::interval(mean(&bonuses))),
        ("verdict", Json::Word(verdict(range))),
    ];
    explanation.step("months", || {
        let bonuses = bonuses.into_iter().map(Json::interval).collect();
        [vec![("bonuses", Json::List(bonuses))], summary.clone()].concat()
    });
    Ok([vec![("months", Json::List(answers))], summary].concat())
}

/// The months asked about, at least one.
fn months<'a>(request: &Object<'a>) -> Result<Vec<Value<'a>>, Refusal> {
    let months = request.list("months", Code::NoMonths)?;
    if months.is_empty() {
        let message = "at least one month is needed";
        return Err(Refusal::new(
            Code::NoMonths,
            request.path("months"),
            message,
        ));
    }
    Ok(months)
}

/// The contribution asked about: an amount, then one of the levels, then within bounds.
fn contribution(request: &Object, rules: &Rules) -> Result<i128, Refusal> {
    let contribution = request.amount("contribution", MONEY)?;
    let path = || request.path("contribution");
    if rules
        .levels
        .as_ref()
        .is_some_and(|levels| !levels.contains(&contribution))
    {
        return Err(Refusal::new(
            Code::NotALevel,
            path(),
            "the contribution is not one of the levels",
        ));
    }
    if contribution < rules.minimum || rules.maximum.is_some_and(|maximum| contribution > maximum) {
        return Err(out_of_range(
            path(),
            "the contribution is not between the minimum and the maximum",
        ));
    }
    Ok(contribution)
}

impl Joiners {
    fn bonus(&self, month: &Month) -> Result<MonthBonus, Refusal> {
        let total = month.proof()?.total;
        // A payout and a break-even never fall when the total grows, so the ends of the totals give their ends.
        let payout = total.map(|total| self.payout(month, total));
        let bonus = payout.map(|payout| payout - self.contribution);
        let break_even = total.map(|total| self.break_even(month, total));
        Ok(MonthBonus {
            total,
            payout,
            bonus,
            break_even,
        })
    }

    fn pot(&self, month: &Month, total: i128) -> i128 {
        month.pot(total, self.joining * self.contribution)
    }

    fn payout(&self, month: &Month, total: i128) -> i128 {
        let unit = month.rules.unit;
        let sharers = month.contributors + self.joining;
        unit * division::floor(self.pot(month, total), Levy::WHOLE * sharers * unit)
    }

    /// The contribution c for which the pot with j more times c, shared by n + j, is c: the pot without them
    /// shared by n + f·j.
    fn break_even(&self, month: &Month, total: i128) -> i128 {
        let sharers = Levy::WHOLE * month.contributors + month.rules.levy.taken * self.joining;
        division::floor(month.pot(total, 0), sharers)
    }

    fn explain(&self, month: &Month, found: &MonthBonus, explanation: &mut Explanation) {
        month.explain(found.total, explanation);
        let pot = |total| Json::Amount(Amount::new(self.pot(month, total), 6));
        let pots = vec![pot(found.total.lowest), pot(found.total.highest)];
        let sharers = Json::Integer(month.contributors + self.joining);
        explanation.step("payout", || {
            vec![
                ("month", month.name.clone()),
                ("total", Json::interval(found.total)),
                ("contribution", Json::cents(self.contribution)),
                ("joining", Json::Integer(self.joining)),
                ("levy", month.levy()),
                ("added", Json::cents(month.added)),
                ("pot", Json::List(pots)),
                ("contributors", sharers),
                ("unit", Json::cents(month.rules.unit)),
                ("payout", Json::interval(found.payout)),
            ]
        });
        explanation.step("bonus", || {
            vec![
                ("month", month.name.clone()),
                ("payout", Json::interval(found.payout)),
                ("contribution", Json::cents(self.contribution)),
                ("bonus", Json::interval(found.bonus)),
                ("verdict", Json::Word(verdict(found.bonus))),
            ]
        });
        explanation.step("break_even", || {
            vec![
                ("month", month.name.clone()),
                ("pot", month.pots(found.total)),
                ("contributors", Json::Integer(month.contributors)),
                ("levy", month.levy()),
                ("joining", Json::Integer(self.joining)),
                ("break_even", Json::interval(found.break_even)),
            ]
        });
    }
}

impl MonthBonus {
    fn into_json(self, month: &Month) -> Json {
        Json::Object(vec![
            ("month", month.name.clone()),
            ("total", Json::interval(self.total)),
            ("payout", Json::interval(self.payout)),
            ("bonus", Json::interval(self.bonus)),
            ("break_even", Json::interval(self.break_even)),
            ("verdict", Json::Word(verdict(self.bonus))),
        ])
    }
}

/// From the lowest lower end to the highest upper end. There is at least one month.
fn range(bonuses: &[Interval]) -> Interval {
    bonuses
        .iter()
        .copied()
        .reduce(Interval::hull)
        .unwrap_or(Interval {
            lowest: 0,
            highest: 0,
        })
}

/// From the mean of the lower ends to that of the upper ends, rounded outward to the cent.
fn mean(bonuses: &[Interval]) -> Interval {
    let months = bonuses.len().max(1) as i128;
    Interval {
        lowest: division::floor(bonuses.iter().map(|bonus| bonus.lowest).sum(), months),
        highest: division::ceil(bonuses.iter().map(|bonus| bonus.highest).sum(), months),
    }
}

/// Which side of the sharing a bonus proves, if it proves one.
fn verdict(bonus: Interval) -> &'static str {
    match bonus {
        Interval {
            lowest: 0,
            highest: 0,
        } => "even",
        Interval { lowest, .. } if lowest > 0 => "beneficiary",
        Interval { highest, .. } if highest < 0 => "supporter",
        _ => "uncertain",
    }
}
