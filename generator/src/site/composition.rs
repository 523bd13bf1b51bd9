//! What follows from a recipe's ingredients: season, allergens, diets, cost and time. Never typed by hand.

use rust_decimal::{Decimal, RoundingStrategy};

use super::links::{Links, Target};
use crate::content::Content;
use crate::content::facts::{Composition, Food, Foodstuff, Ingredient, IngredientLine};
use crate::decode::fields::nearest;
use crate::decode::values::choice::{Allergen, Diet};
use crate::decode::values::months::Months;
use crate::decode::values::quantity::{Measure, Quantity, Unit};
use crate::diagnostics::{Diagnostics, Problem};

/// What was derived for one composed entry.
#[derive(Debug, Clone)]
pub struct Derived {
    /// For each line of the composition, the product's entry.
    pub products: Vec<Option<usize>>,
    /// Months when every needed ingredient that has a sheet is in season; none when none has a sheet.
    pub months: Option<Months>,
    /// Known allergens, in the order of the regulation.
    pub allergens: Vec<Allergen>,
    /// Ingredients whose allergens nobody stated: what is shown is « à vérifier ».
    pub unverified: Vec<String>,
    /// Diets that were claimed and not contradicted.
    pub diets: Vec<Diet>,
    /// The cost.
    pub cost: Cost,
    /// Sum of the times, in minutes.
    pub total_minutes: Option<u32>,
}

/// What the ingredients cost, in euros, from indicative prices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost {
    /// All of it, before it is rounded to the cent.
    pub exact: Option<Decimal>,
    /// All of it, to the cent; none when no ingredient has a price.
    pub total: Option<Decimal>,
    /// For one portion, to the cent.
    pub per_serving: Option<Decimal>,
    /// Names of ingredients that are not in the sum.
    pub missing: Vec<String>,
}

/// Derives everything; contradictions and unknown products are reported where they are written.
///
/// `languages` of the products' titles is the entry's own affair: names here are the French ones.
pub fn derive(
    composition: &Composition,
    content: &Content<'_>,
    links: &Links,
    diagnostics: &mut Diagnostics,
) -> Derived {
    let mut derived = Derived {
        products: Vec::with_capacity(composition.lines.len()),
        months: None,
        allergens: Vec::new(),
        unverified: Vec::new(),
        diets: Vec::new(),
        cost: Cost {
            exact: None,
            total: None,
            per_serving: None,
            missing: Vec::new(),
        },
        total_minutes: total_minutes(composition.times),
    };
    for line in &composition.lines {
        let IngredientLine::Ingredient(ingredient) = line else {
            derived.products.push(None);
            continue;
        };
        let product = product(ingredient, content, links, diagnostics);
        derived.products.push(product);
        derived.add(ingredient, product, composition, content, diagnostics);
    }
    derived.allergens.sort_unstable();
    derived.allergens.dedup();
    derived.finish(composition)
}

impl Derived {
    fn add(
        &mut self,
        ingredient: &Ingredient,
        product: Option<usize>,
        composition: &Composition,
        content: &Content<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        let entry = product.map(|index| &content.entries[index]);
        let foodstuff = entry.and_then(|entry| entry.kind.foodstuff());
        let name = match &ingredient.food {
            Food::Product(reference) => entry.map_or(reference.target.as_str(), |entry| {
                entry.summary.title.as_str()
            }),
            Food::Named(name, _) => name.as_str(),
        };
        if let Some(season) = entry.and_then(|entry| entry.kind.season())
            && !ingredient.optional
        {
            let months = self
                .months
                .unwrap_or(Months::ALL)
                .intersection(season.months);
            self.months = Some(months);
        }
        let allergens = match &ingredient.food {
            Food::Product(_) => foodstuff.and_then(|foodstuff| foodstuff.allergens.as_deref()),
            Food::Named(_, allergens) => allergens.as_deref(),
        };
        match allergens {
            Some(allergens) => self.allergens.extend_from_slice(allergens),
            None => {
                self.unverified.push(name.to_owned());
                if entry.is_some() || matches!(ingredient.food, Food::Named(..)) {
                    let ingredient_name = name.to_owned();
                    let problem = Problem::AllergensUnknown {
                        ingredient: ingredient_name,
                    };
                    diagnostics.report(ingredient.span, problem);
                }
            }
        }
        let family = foodstuff.map(|foodstuff| foodstuff.family);
        for (diet, span) in &composition.diets {
            if let Some(because) = diet.contradiction(family, allergens.unwrap_or_default()) {
                let problem = Problem::DietContradicted {
                    diet: diet.word(),
                    ingredient: name.to_owned(),
                    because: because.to_owned(),
                };
                diagnostics.report(*span, problem);
            }
        }
        self.add_cost(ingredient, foodstuff, name, diagnostics);
    }

    fn add_cost(
        &mut self,
        ingredient: &Ingredient,
        foodstuff: Option<&Foodstuff>,
        name: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let price = foodstuff.and_then(|foodstuff| foodstuff.price.as_ref().zip(Some(foodstuff)));
        let cost = match (price, ingredient.quantity) {
            (Some((price, foodstuff)), Some(quantity)) => {
                let cost = units(quantity, price.unit, foodstuff)
                    .and_then(|units| units.checked_mul(price.amount.0));
                if cost.is_none() {
                    let unit = quantity.unit.label(false).to_owned();
                    let problem = Problem::WeightUnknown {
                        product: name.to_owned(),
                        unit,
                    };
                    diagnostics.report(ingredient.span, problem);
                }
                cost
            }
            _ => None,
        };
        match cost {
            Some(cost) if !ingredient.optional => {
                self.cost.total = Some(self.cost.total.unwrap_or_default() + cost);
            }
            Some(_) => {}
            None => self.cost.missing.push(name.to_owned()),
        }
    }

    fn finish(mut self, composition: &Composition) -> Self {
        let cents = |amount: Decimal| {
            let mut cents =
                amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
            cents.rescale(2);
            cents
        };
        let servings = Decimal::from(composition.servings.max(1));
        self.cost.per_serving = self.cost.total.map(|total| cents(total / servings));
        self.cost.exact = self.cost.total;
        self.cost.total = self.cost.total.map(cents);
        self.diets = composition.diets.iter().map(|(diet, _)| *diet).collect();
        self.diets.sort_unstable();
        self.diets.dedup();
        self
    }
}

/// The entry of a product that an ingredient names; an unknown one is reported.
fn product(
    ingredient: &Ingredient,
    content: &Content<'_>,
    links: &Links,
    diagnostics: &mut Diagnostics,
) -> Option<usize> {
    let Food::Product(reference) = &ingredient.food else {
        return None;
    };
    match links.in_folder("produits", &reference.target) {
        Some(Target::Entry(index)) if content.entries[index].kind.foodstuff().is_some() => {
            Some(index)
        }
        _ => {
            let suggestion = nearest(&reference.target, links.slugs("produits"));
            let target = reference.target.clone();
            diagnostics.report(reference.span, Problem::BrokenLink { target, suggestion });
            None
        }
    }
}

/// How many units of a price a quantity is: 250 g of what is priced by the kilogram is 0.25. A range counts as its upper end.
///
/// Where the quantity is counted or spooned, the sheet's own weights decide; a spoon of a known weight also gives the density.
fn units(quantity: Quantity, priced_in: Unit, foodstuff: &Foodstuff) -> Option<Decimal> {
    let number = quantity.highest.decimal();
    if quantity.unit == priced_in {
        return Some(number);
    }
    let amount = number.checked_mul(base(quantity.unit, foodstuff, priced_in)?)?;
    amount.checked_div(base(priced_in, foodstuff, priced_in)?)
}

/// One unit in grams, or in millilitres, whichever the price can be compared with.
fn base(unit: Unit, foodstuff: &Foodstuff, priced_in: Unit) -> Option<Decimal> {
    let weighed = |unit: Unit| {
        let row = foodstuff
            .weights
            .0
            .iter()
            .find(|(known, _)| *known == unit)?;
        match row.1.unit.measure() {
            Measure::Mass(grams) => Some((true, row.1.highest.decimal() * Decimal::from(grams))),
            Measure::Volume(millilitres) => {
                Some((false, row.1.highest.decimal() * Decimal::from(millilitres)))
            }
            Measure::Count => None,
        }
    };
    let plain = match unit.measure() {
        Measure::Mass(grams) => Some((true, Decimal::from(grams))),
        Measure::Volume(millilitres) => Some((false, Decimal::from(millilitres))),
        Measure::Count => None,
    };
    let by_mass = match priced_in.measure() {
        Measure::Mass(_) => true,
        Measure::Volume(_) => false,
        Measure::Count => weighed(priced_in)?.0,
    };
    let direct = weighed(unit)
        .into_iter()
        .chain(plain)
        .find(|(mass, _)| *mass == by_mass);
    if let Some((_, amount)) = direct {
        return Some(amount);
    }
    // Grams of one millilitre, from any volume whose weight the sheet gives.
    let density = foodstuff.weights.0.iter().find_map(|(known, weight)| {
        let (Measure::Volume(millilitres), Measure::Mass(grams)) =
            (known.measure(), weight.unit.measure())
        else {
            return None;
        };
        let grams = weight.highest.decimal() * Decimal::from(grams);
        grams.checked_div(Decimal::from(millilitres))
    })?;
    let (is_mass, amount) = plain?;
    if is_mass {
        amount.checked_div(density)
    } else {
        amount.checked_mul(density)
    }
}

fn total_minutes(times: [Option<u32>; 3]) -> Option<u32> {
    let known: Vec<u32> = times.into_iter().flatten().collect();
    (!known.is_empty()).then(|| known.iter().sum())
}
