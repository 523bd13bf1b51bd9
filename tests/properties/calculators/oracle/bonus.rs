//! `bonus` and `figures`, as the design words them.

use super::hulls::{Hulls, Tried};
use super::reading::{DEFAULTS, Field, Month, Read, Rules, month, rules};
use super::{Worked, cents, echo, interval, or_null};
use crate::properties::calculators::fraction::Fraction;

/// The contribution asked about, and how many people join with it.
struct Asked {
    contribution: i128,
    joining: i128,
}

pub(super) fn bonus(request: &Field) -> Worked {
    let rules = rules(request)?.unwrap_or_else(DEFAULTS);
    let contribution = contribution(request, &rules)?;
    let joining = match request.key("joining").node() {
        None => 1,
        Some(_) => request.key("joining").count(0)?,
    };
    let asked = Asked {
        contribution,
        joining,
    };
    let months = request.key("months");
    months.must(!months.items().is_empty(), "no_months")?;
    let (mut answers, mut bonuses) = (Vec::new(), Vec::new());
    for field in months.items() {
        let month = month(&field, &rules)?;
        let Some(hulls) = prove(&field, &month)? else {
            return Ok(None);
        };
        let (answer, bonus) = asked.month(&field, &month, hulls.total);
        answers.push(answer);
        bonuses.push(bonus);
    }
    Ok(Some(summary(&answers, &bonuses)))
}

/// From the lowest lower end to the highest upper end, and the means of both, rounded outward.
fn summary(answers: &[String], bonuses: &[(i128, i128)]) -> String {
    let lows = bonuses.iter().map(|bonus| bonus.0);
    let highs = bonuses.iter().map(|bonus| bonus.1);
    let range = lows.clone().min().zip(highs.clone().max());
    let range = range.expect("there is a month");
    let count = bonuses.len() as i128;
    let mean = (
        Fraction::new(lows.sum(), count).floor(),
        Fraction::new(highs.sum(), count).ceil(),
    );
    format!(
        r#"{{"months":[{}],"range":{},"mean":{},"verdict":"{}"}}"#,
        answers.join(","),
        interval(range),
        interval(mean),
        verdict(range)
    )
}

fn contribution(request: &Field, rules: &Rules) -> Read<i128> {
    let field = request.key("contribution");
    let contribution = field.amount(2)?;
    if let Some(levels) = &rules.levels {
        field.must(levels.contains(&contribution), "not_a_level")?;
    }
    let highest = rules.maximum.unwrap_or(i128::MAX);
    let within = (rules.minimum..=highest).contains(&contribution);
    field.must(within, "out_of_range")?;
    Ok(contribution)
}

impl Asked {
    /// A month's answer and its bonus, from the ends of its totals.
    fn month(&self, field: &Field, month: &Month, total: (i128, i128)) -> (String, (i128, i128)) {
        let joined = Fraction::whole(self.joining * self.contribution).times(month.rules.kept);
        let sharers = Fraction::whole(month.contributors + self.joining);
        let payout = |total| {
            let each = month.pot(total).plus(joined).divided_by(sharers);
            each.floor_to(month.rules.unit)
        };
        let levy = Fraction::whole(1).minus(month.rules.kept);
        let levied =
            Fraction::whole(month.contributors).plus(levy.times(Fraction::whole(self.joining)));
        let break_even = |total| month.pot(total).divided_by(levied).floor();
        let payouts = (payout(total.0), payout(total.1));
        let bonus = (payouts.0 - self.contribution, payouts.1 - self.contribution);
        let answer = format!(
            r#"{{"month":{},"total":{},"payout":{},"bonus":{},"break_even":{},"verdict":"{}"}}"#,
            echo(&field.key("month")),
            interval(total),
            interval(payouts),
            interval(bonus),
            interval((break_even(total.0), break_even(total.1))),
            verdict(bonus)
        );
        (answer, bonus)
    }
}

fn verdict((lowest, highest): (i128, i128)) -> &'static str {
    if lowest > 0 {
        "beneficiary"
    } else if highest < 0 {
        "supporter"
    } else if (lowest, highest) == (0, 0) {
        "even"
    } else {
        "uncertain"
    }
}

pub(super) fn figures(request: &Field) -> Worked {
    let rules = rules(request)?.unwrap_or_else(DEFAULTS);
    let field = request.key("month");
    let month = month(&field, &rules)?;
    let Some(Hulls { total, transfer }) = prove(&field, &month)? else {
        return Ok(None);
    };
    let k = month.beneficiaries.filter(|k| *k > 0);
    let gain = transfer.zip(k).map(|((least, most), k)| {
        let (least, most) = (Fraction::new(least, k), Fraction::new(most, k));
        (least.floor(), most.ceil())
    });
    Ok(Some(format!(
        r#"{{"month":{},"total":{},"payout":{},"transfer":{},"gain_per_beneficiary":{}}}"#,
        echo(&field.key("month")),
        interval(total),
        format_args!(
            "[{},{}]",
            cents(month.payout_of(total.0)),
            cents(month.payout_of(total.1))
        ),
        or_null(transfer, interval),
        or_null(gain, interval)
    )))
}

/// What the figures prove; nothing where there is too much to try.
fn prove(field: &Field, month: &Month) -> Read<Option<Hulls>> {
    if let Some(levels) = &month.rules.levels {
        let few = spread(levels) * month.contributors <= 10_000_000;
        field.must(few, "out_of_range")?;
    } else {
        let bounded =
            month.total.is_some() || month.payout.is_some() || month.rules.maximum.is_some();
        field.must(bounded, "indeterminate")?;
    }
    match month.hulls() {
        Tried::Found(hulls) => Ok(Some(hulls)),
        Tried::Nothing => field.fault("impossible_figures"),
        Tried::TooMany => Ok(None),
    }
}

/// (highest − lowest) / (greatest common divisor of the gaps).
fn spread(levels: &[i128]) -> i128 {
    let lowest = levels.iter().min().copied().unwrap_or_default();
    let gaps = levels.iter().map(|level| level - lowest);
    let widest = gaps.clone().max().unwrap_or_default();
    let divisor = gaps.fold(0, |divisor: i128, gap| {
        let (mut a, mut b) = (divisor, gap);
        while b > 0 {
            (a, b) = (b, a % b);
        }
        a
    });
    widest / divisor.max(1)
}
