//! `basket`: what a bonus buys of this month's foods, at the prices of their sheets.

use serde_json::{Value as Json, json};

use super::{Found, ask, cents, merged, with};
use crate::config::Language;
use crate::render::format::number;
use crate::render::presenter::Presenter;
use crate::render::sentences::{End, say};
use crate::render::view::calculators::{BasketFormView, BasketItemView, CalculatorView};

/// What is in the basket until one fills it: so many foods of the season, the cheapest, one unit of each.
const TAKEN: usize = 3;
/// The budget where no bonus can be estimated.
const BUDGET: &str = "15.00";

impl Presenter<'_> {
    /// The basket calculator; none while no sheet has a price.
    #[must_use]
    pub fn basket_view(&self) -> Option<CalculatorView<BasketFormView>> {
        let budget = self.usual_bonus().unwrap_or_else(|| BUDGET.to_owned());
        let (mut season, mut others) = self.priced();
        if season.is_empty() && others.is_empty() {
            return None;
        }
        let mut cheapest: Vec<usize> = (0..season.len()).collect();
        cheapest.sort_by_key(|index| cents(&json!(season[*index].price)));
        for index in cheapest.into_iter().take(TAKEN) {
            season[index].quantity = "1".to_owned();
        }
        for item in season.iter_mut().chain(&mut others) {
            self.price_item(item, &budget);
        }
        let taken: Vec<Json> = season
            .iter()
            .filter(|item| !item.quantity.is_empty())
            .map(|item| json!({ "product": item.title, "price": item.price, "quantity": "1" }))
            .collect();
        let request = json!({ "calculator": "basket", "budget": budget, "items": taken });
        let found = find(&request)?;
        Some(CalculatorView {
            name: "basket",
            url: self.fixed_url("calculateurs/panier/"),
            request: request.to_string(),
            form: BasketFormView {
                budget: self.typed(&budget),
                month: self
                    .words
                    .nth(&["mois"], self.site.today.month() as usize - 1),
                season,
                others,
            },
            outcome: self.outcome_view("basket", &found),
        })
    }

    /// Foods with a price: those that only some months have and this one does, and the others.
    fn priced(&self) -> (Vec<BasketItemView>, Vec<BasketItemView>) {
        let month = self.site.today.month();
        let list = self.site.list("produits", Language::Fr).iter();
        let priced = list.filter_map(|index| {
            let months = self.site.facts[*index].months;
            let of_season = months.is_some_and(|months| months.contains(month) && !months.is_all());
            Some((of_season, self.basket_item(*index)?))
        });
        let (season, others): (Vec<_>, Vec<_>) = priced.partition(|(of_season, _)| *of_season);
        let items = |list: Vec<(bool, BasketItemView)>| list.into_iter().map(|(_, item)| item);
        (items(season).collect(), items(others).collect())
    }

    fn basket_item(&self, index: usize) -> Option<BasketItemView> {
        let entry = &self.site.content.entries[index];
        let price = entry.kind.foodstuff()?.price.as_ref()?;
        // The engine reads prices to the cent.
        let plain = price.amount.plain();
        let to_the_cent = plain
            .split_once('.')
            .is_some_and(|(_, decimals)| decimals.len() == 2);
        let link = self.entry_link(index).filter(|_| to_the_cent)?;
        Some(BasketItemView {
            slug: entry.slug.to_owned(),
            title: link.title,
            url: link.url,
            price: plain,
            price_text: self.price_view(price).text,
            unit: self.words.value(price.unit.label(false)),
            quantity: String::new(),
            cost: String::new(),
            affordable: String::new(),
        })
    }

    /// What a food in the basket costs, and how much of it the budget would buy.
    fn price_item(&self, item: &mut BasketItemView, budget: &str) {
        let quantity = if item.quantity.is_empty() {
            "0"
        } else {
            &item.quantity
        };
        let request = json!({ "calculator": "basket", "budget": budget,
            "items": [{ "price": item.price, "quantity": quantity }] });
        let Some(answer) = ask(&request) else { return };
        let priced = merged(&[&answer["items"][0], &json!({ "unit": item.unit })]);
        if !item.quantity.is_empty() {
            let sentence = self.words.get(&["calculateurs", "basket", "cout"]);
            item.cost = say(&sentence, &priced, End::Lowest, self.words);
        }
        let affordable = priced["affordable"].as_str().unwrap_or_default();
        item.affordable = format!(
            "{}\u{a0}{}",
            number(
                affordable.strip_suffix(".00").unwrap_or(affordable),
                self.language
            ),
            item.unit
        );
    }
}

fn find(request: &Json) -> Option<Found> {
    let answer = ask(&with(request, &[("explain", Json::Bool(true))]))?;
    let left = cents(&answer["left"]);
    let over = (left < 0).then(|| super::amount(-left));
    let values = merged(&[request, &answer, &json!({ "over": over })]);
    Some(Found {
        verdict: if left < 0 { "over" } else { "enough" },
        steps: answer["steps"].clone(),
        values,
        ..Found::default()
    })
}
