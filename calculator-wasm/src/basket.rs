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
        let (cost, answer) = answer_item(&item.object()?, budget, explanation)?;
        spent += cost;
        items.push(Json::Object(answer));
    }
    let sums = vec![
        ("spent", Json::cents(spent)),
        ("left", Json::cents(budget - spent)),
    ];
    explanation.step("left", || {
        [vec![("budget", Json::cents(budget))], sums.clone()].concat()
    });
    Ok([vec![("items", Json::List(items))], sums].concat())
}

/// The cost of an item in cents, and its answer.
fn answer_item(
    item: &Object,
    budget: i128,
    explanation: &mut Explanation,
) -> Result<(i128, Answer), Refusal> {
    let price = item.positive("price")?;
    let quantity = item.amount_or("quantity", QUANTITY, 0)?;
    let cost = division::ceil(price * quantity, WHOLE);
    let affordable = division::floor(budget * WHOLE, price);
    let answer = vec![
        ("product", item.echo("product")),
        ("cost", Json::cents(cost)),
        (
            "affordable",
            Json::Amount(Amount::new(affordable, QUANTITY)),
        ),
    ];
    explanation.step("item", || {
        let inputs = vec![
            ("price", Json::cents(price)),
            ("quantity", Json::Amount(Amount::new(quantity, QUANTITY))),
            ("budget", Json::cents(budget)),
        ];
        [answer.clone(), inputs].concat()
    });
    Ok((cost, answer))
}
