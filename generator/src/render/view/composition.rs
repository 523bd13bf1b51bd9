//! What a recipe is made of, as a cook uses it: quantities that scale, where to buy, what to use instead.

use serde::Serialize;
use tera::Value;

use super::LinkView;

/// Ingredients and what follows from them.
#[derive(Debug, Serialize)]
pub struct CompositionView {
    /// Its name on shopping lists: the French entry's.
    pub slug: String,
    /// How many it serves.
    pub servings: u32,
    /// Times, in the order preparation, rest, cooking, total: those that are given.
    pub times: Vec<TimeView>,
    /// Groups of ingredients; the first may have no title.
    pub groups: Vec<IngredientGroupView>,
    /// Ingredients that a cook may scale by: those with a quantity, by their place among all.
    pub scalable: Vec<ScalableView>,
    /// Known allergens.
    pub allergens: Vec<String>,
    /// Ingredients whose allergens are unknown: when there are any, allergens and diets are « à vérifier ».
    pub unverified: Vec<String>,
    /// Diets.
    pub diets: Vec<String>,
    /// Cost.
    pub cost: Option<CostView>,
    /// How not to waste its products.
    pub tips: Vec<TipView>,
    /// Recipes with the same products, in the same season, as cards.
    pub related: Vec<Value>,
    /// The page of the shopping list.
    pub list: LinkView,
    /// What the page's script needs: its words, the units, where products are sold. JSON.
    pub spoken: String,
}

/// A time.
#[derive(Debug, Serialize)]
pub struct TimeView {
    /// `preparation`, `rest`, `cooking` or `total`.
    pub name: &'static str,
    /// In words.
    pub text: String,
    /// For machines: `PT1H30M`.
    pub iso: String,
}

/// A group of ingredients.
#[derive(Debug, Serialize)]
pub struct IngredientGroupView {
    /// « Pour la pâte ».
    pub title: Option<String>,
    /// Ingredients.
    pub ingredients: Vec<IngredientView>,
}

/// An ingredient.
#[derive(Debug, Serialize)]
pub struct IngredientView {
    /// « 250 g », « 2 à 3 gousses ».
    pub quantity: Option<String>,
    /// The same, exactly, for the script: `250/1 250/1 g`.
    pub exact: Option<String>,
    /// Its name for that quantity.
    pub name: String,
    /// Its names for one and several pieces, where its sheet says both.
    pub forms: Option<FormsView>,
    /// The language of its name, where that is not the page's.
    pub language: Option<&'static str>,
    /// Its sheet.
    pub url: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// One may leave it out.
    pub optional: bool,
    /// What is the same on a shopping list: a product's name, or the words of a free text.
    pub key: String,
    /// Where it is sold, by its place in the script's list; none for a free text.
    pub place: Option<usize>,
    /// The place of its family among families, for the order of a list.
    pub family: Option<usize>,
    /// What may replace it, where its sheet says so and it has a season.
    pub substitutes: Option<SubstitutesView>,
}

/// A name that follows the quantity.
#[derive(Debug, Serialize)]
pub struct FormsView {
    /// « œuf ».
    pub one: String,
    /// « œufs ».
    pub several: String,
    /// One piece in the unit of the quantity, for the script: `3/20`. None where pieces cannot be counted.
    pub piece: Option<String>,
}

/// An ingredient to scale a recipe by.
#[derive(Debug, Serialize)]
pub struct ScalableView {
    /// Its place among all ingredients, from 0.
    pub at: usize,
    /// Name.
    pub name: String,
}

/// What may replace a product that is out of season.
#[derive(Debug, Serialize)]
pub struct SubstitutesView {
    /// Months when the product is in season.
    pub months: Vec<i8>,
    /// Whether it is in season on the day.
    pub in_season: bool,
    /// What replaces it, those in season first.
    pub by: Vec<SubstituteView>,
}

/// A product that replaces another.
#[derive(Debug, Serialize)]
pub struct SubstituteView {
    /// Its sheet.
    #[serde(flatten)]
    pub link: LinkView,
    /// Months when it is in season.
    pub months: Vec<i8>,
    /// Whether it is in season on the day.
    pub in_season: bool,
}

/// A cost.
#[derive(Debug, Serialize)]
pub struct CostView {
    /// « 6,40 € ».
    pub total: String,
    /// « 1,60 € ».
    pub per_serving: String,
    /// « 6,40 doumes ».
    pub total_doumes: String,
    /// « 1,60 doume ».
    pub per_serving_doumes: String,
    /// The total before it is rounded, for the script.
    pub exact: String,
    /// Ingredients that are not counted; the cost is partial when there are any.
    pub missing: Vec<String>,
}

/// What a product's sheet advises.
#[derive(Debug, Serialize)]
pub struct TipView {
    /// The sheet.
    #[serde(flatten)]
    pub link: LinkView,
    /// What to do with what is left.
    pub leftovers: Option<String>,
    /// How to keep it.
    pub keeping: Option<String>,
}

/// The page of the shopping list: all of it is made on the visitor's device.
#[derive(Debug, Serialize)]
pub struct ShoppingView {
    /// What its script needs. JSON.
    pub spoken: String,
    /// Where recipes are chosen.
    pub recipes: LinkView,
}
