//! `bonus_2019` and `basket`, as the design words them.

use super::reading::{Field, Read, unit};
use super::{cents, echo, money};
use crate::properties::calculators::fraction::Fraction;

pub(super) fn bonus_2019(request: &Field) -> Read<String> {
    let conversions = request.key("conversions");
    conversions.must(conversions.is_list(), "invalid_amount")?;
    let conversions: Vec<i128> = conversions
        .items()
        .iter()
        .map(|conversion| conversion.amount(2))
        .collect::<Read<_>>()?;
    let rate = Fraction::new(request.key("rate").amount_or(4, 5_000)?, 10_000);
    let cap = request.key("cap").amount_or(2, 10_000)?;
    let unit = unit(request)?;
    let mut left = cap;
    let mut bonuses = Vec::new();
    for conversion in conversions {
        let earned = rate.times(Fraction::whole(conversion)).floor_to(unit);
        let bonus = earned.min(Fraction::whole(left).floor_to(unit));
        left -= bonus;
        bonuses.push(cents(bonus));
    }
    Ok(format!(
        r#"{{"bonuses":[{}],"total":{},"left":{}}}"#,
        bonuses.join(","),
        cents(cap - left),
        cents(left)
    ))
}

pub(super) fn basket(request: &Field) -> Read<String> {
    let budget = request.key("budget").amount(2)?;
    let items = request.key("items");
    items.must(items.is_list(), "invalid_amount")?;
    let mut spent = 0;
    let mut answers = Vec::new();
    for item in items.items() {
        item.object()?;
        let price = item.key("price").positive()?;
        let quantity = Fraction::new(item.key("quantity").amount_or(3, 0)?, 1_000);
        let cost = quantity.times(Fraction::whole(price)).ceil();
        let thousandths = Fraction::new(budget * 1_000, price).floor();
        spent += cost;
        answers.push(format!(
            r#"{{"product":{},"cost":{},"affordable":{}}}"#,
            echo(&item.key("product")),
            cents(cost),
            money(Fraction::new(thousandths, 10))
        ));
    }
    Ok(format!(
        r#"{{"items":[{}],"spent":{},"left":{}}}"#,
        answers.join(","),
        cents(spent),
        cents(budget - spent)
    ))
}
