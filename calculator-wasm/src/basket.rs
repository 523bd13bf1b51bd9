//! `basket`: what a bonus buys, from the prices and quantities of products.

use crate::Answer;
use crate::amount::Amount;
use crate::answer::Json;
use crate::division;
use crate::explanation::Explanation;
use crate::refusal::{Code, Refusal};
use crate::request::{MONEY, Object, QUANTITY};

/// One, in the unit of quantities.
const WHOLE: i128 = 1_000;

/// Answers `basket`: each item's cost and how much of it the budget could buy, what is spent, what is left.
pub(crate) fn answer(request: &Object, explanation: &mut Explanation) -> Result<Answer, Refusal> {
    let budget = request.amount("budget", MONEY)?;
    let mut spent = 0;
    let mut items = Vec::new();
    for item in request.list("items", Code::InvalidAmount)? {
        let item = item.object()?;
        let price = item.positive("price")?;
        let quantity = item.amount_or("quantity", QUANTITY, 0)?;
        let cost = division::ceil(price * quantity, WHOLE);
        let affordable = Json::Amount(Amount::new(
            division::floor(budget * WHOLE, price),
            QUANTITY,
        ));
        explanation.step("item", || {
            vec![
                ("product", item.echo("product")),
                ("price", Json::cents(price)),
                ("quantity", Json::Amount(Amount::new(quantity, QUANTITY))),
                ("cost", Json::cents(cost)),
                ("budget", Json::cents(budget)),
                ("affordable", affordable.clone()),
            ]
        });
        items.push(Json::Object(vec![
            ("product", item.echo("product")),
            ("cost", Json::cents(cost)),
            ("affordable", affordable),
        ]));
        spent += cost;
    }
    explanation.step("left", || {
        vec![
            ("budget", Json::cents(budget)),
            ("spent", Json::cents(spent)),
            ("left", Json::cents(budget - spent)),
        ]
    });
    Ok(vec![
        ("items", Json::List(items)),
        ("spent", Json::cents(spent)),
        ("left", Json::cents(budget - spent)),
    ])
}
