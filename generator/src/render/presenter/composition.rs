//! What a recipe is made of, as a cook uses it.

use rust_decimal::Decimal;
use serde_json::{Value as Json, json};

use super::Presenter;
use crate::config::Language;
use crate::content::facts::{Composition, Food, Ingredient, IngredientLine};
use crate::decode::slug::fold;
use crate::decode::values::choice::{Choice, Family};
use crate::decode::values::quantity::{Fraction, Quantity, UNITS};
use crate::render::view::LinkView;
use crate::render::view::composition::{
    CompositionView, CostView, FormsView, IngredientGroupView, IngredientView, ScalableView,
    ShoppingView, SubstituteView, SubstitutesView, TimeView, TipView,
};
use crate::render::{format, quantity};
use crate::site::composition::Derived;
use crate::site::links::Target;
use crate::site::routes::SHOPPING_LIST;

/// Tips of no more products than this stand on one page.
const MOST_TIPS: usize = 4;

/// Where a product is sold, as a shopping list groups it.
#[derive(Debug, PartialEq, Eq)]
struct Sold {
    link: LinkView,
    /// The order of groups: directories first, then families.
    rank: usize,
}

impl Presenter<'_> {
    pub(super) fn composition_view(
        &self,
        original: usize,
        composition: &Composition,
        derived: &Derived,
    ) -> CompositionView {
        let word = |word: &'static str| self.words.value(word);
        let names = |names: &[String]| names.iter().map(|name| self.words.typeset(name)).collect();
        let mut places = Vec::new();
        let groups = self.ingredient_groups(composition, derived, &mut places);
        let all = groups.iter().flat_map(|group| &group.ingredients);
        let scalable = all
            .enumerate()
            .filter(|(_, ingredient)| ingredient.exact.is_some());
        CompositionView {
            slug: self.site.content.entries[original].slug.to_owned(),
            servings: composition.servings,
            times: times(composition, derived),
            scalable: scalable
                .map(|(at, ingredient)| ScalableView {
                    at,
                    name: ingredient.name.clone(),
                })
                .collect(),
            groups,
            allergens: derived
                .allergens
                .iter()
                .map(|known| word(known.word()))
                .collect(),
            unverified: names(&derived.unverified),
            diets: derived.diets.iter().map(|diet| word(diet.word())).collect(),
            cost: self.cost_view(derived),
            tips: self.tips(derived),
            related: self.cards(&self.site.facts[original].related),
            list: self.shopping_list(),
            spoken: self.spoken_in_kitchens(&places),
        }
    }

    /// The page of the shopping list: what its script says.
    #[must_use]
    pub fn shopping_view(&self) -> ShoppingView {
        ShoppingView {
            spoken: self.spoken_in_kitchens(&[]),
            recipes: LinkView {
                title: self.fixed_title("recettes/"),
                url: self.fixed_url("recettes/"),
            },
        }
    }

    fn shopping_list(&self) -> LinkView {
        LinkView {
            title: self.fixed_title(SHOPPING_LIST),
            url: self.fixed_url(SHOPPING_LIST),
        }
    }

    fn cost_view(&self, derived: &Derived) -> Option<CostView> {
        let cost = &derived.cost;
        let (total, per_serving) = cost.total.zip(cost.per_serving)?;
        let euros = |amount: Decimal| format::decimal_euros(amount, self.language);
        let doumes = |amount: Decimal| {
            let several = amount >= Decimal::TWO;
            let key = if several { "doumes" } else { "doume" };
            let number = format::number(&amount.to_string(), self.language);
            self.words
                .fill(&["cuisine", "script", key], &[("montant", &number)])
        };
        Some(CostView {
            total: euros(total),
            per_serving: euros(per_serving),
            total_doumes: doumes(total),
            per_serving_doumes: doumes(per_serving),
            exact: cost.exact.unwrap_or(total).normalize().to_string(),
            missing: cost
                .missing
                .iter()
                .map(|name| self.words.typeset(name))
                .collect(),
        })
    }

    fn ingredient_groups(
        &self,
        composition: &Composition,
        derived: &Derived,
        places: &mut Vec<Sold>,
    ) -> Vec<IngredientGroupView> {
        let mut groups = Vec::new();
        let mut current = IngredientGroupView {
            title: None,
            ingredients: Vec::new(),
        };
        for (line, product) in composition.lines.iter().zip(&derived.products) {
            match line {
                IngredientLine::Group(title) => {
                    if current.title.is_some() || !current.ingredients.is_empty() {
                        groups.push(current);
                    }
                    current = IngredientGroupView {
                        title: Some(self.words.typeset(title)),
                        ingredients: Vec::new(),
                    };
                }
                IngredientLine::Ingredient(ingredient) => {
                    let view = self.ingredient_view(ingredient, *product, places);
                    current.ingredients.push(view);
                }
            }
        }
        groups.push(current);
        groups
    }

    fn ingredient_view(
        &self,
        ingredient: &Ingredient,
        product: Option<usize>,
        places: &mut Vec<Sold>,
    ) -> IngredientView {
        let link = product.and_then(|index| self.entry_link(index));
        let forms = product.and_then(|index| self.forms(index, ingredient.quantity));
        let name = match (&ingredient.food, &link) {
            (_, Some(link)) => match &forms {
                Some((forms, true)) => forms.several.clone(),
                _ => lower_first(&link.title),
            },
            (Food::Named(name, _), None) => self.words.typeset(name),
            (Food::Product(reference), None) => reference.target.clone(),
        };
        let sold = product.and_then(|index| self.sold(index));
        let place = sold.map(|sold| {
            let known = places.iter().position(|place| *place == sold);
            known.unwrap_or_else(|| {
                places.push(sold);
                places.len() - 1
            })
        });
        IngredientView {
            quantity: ingredient
                .quantity
                .map(|amount| quantity::quantity(amount, self.words)),
            exact: ingredient.quantity.map(exact),
            key: match &ingredient.food {
                Food::Product(reference) => reference.target.clone(),
                Food::Named(name, _) => fold(name),
            },
            language: product
                .map(|index| {
                    self.site.content.entries[self.site.in_language(index, self.language)].language
                })
                .filter(|own| *own != self.language)
                .map(Language::word),
            name,
            forms: forms.map(|(forms, _)| forms),
            url: link.map(|link| link.url),
            note: (ingredient.note.as_deref()).map(|note| self.words.typeset(note)),
            optional: ingredient.optional,
            place,
            family: product.and_then(|index| self.family(index)),
            substitutes: product.and_then(|index| self.substitutes(index)),
        }
    }

    /// What a product is called, one and several, and whether a quantity of it is several.
    fn forms(&self, product: usize, quantity: Option<Quantity>) -> Option<(FormsView, bool)> {
        let shown = &self.site.content.entries[self.site.in_language(product, self.language)];
        let foodstuff = shown.kind.foodstuff()?;
        let piece = quantity.and_then(|amount| foodstuff.weights.piece_in(amount.unit));
        let several =
            quantity.is_none_or(|amount| quantity::is_several(amount, piece, self.language));
        let forms = FormsView {
            one: lower_first(&self.entry_link(product)?.title),
            several: self.words.typeset(foodstuff.plural.as_deref()?),
            piece: piece.map(end),
        };
        Some((forms, several))
    }

    /// Where a product is sold: the first directory of its sheet, else that of the first partner who names it, else its
    /// family.
    fn sold(&self, product: usize) -> Option<Sold> {
        let facts = &self.site.facts[product];
        let named = facts
            .references
            .iter()
            .filter(|(key, _)| *key == "ou-trouver");
        let of_target = |target: &Target| match target {
            Target::Directory(at) => Some(*at),
            Target::Entry(partner) => self.directory_of(*partner),
            Target::Fixed(_) => None,
        };
        let own = named.flat_map(|(_, targets)| targets).find_map(of_target);
        let by_partner = || {
            facts
                .referrers
                .iter()
                .find_map(|entry| self.directory_of(*entry))
        };
        if let Some(rank) = own.or_else(by_partner) {
            let link = self.target(&Target::Directory(rank))?;
            return Some(Sold { link, rank });
        }
        let at = self.family(product)?;
        Some(Sold {
            link: LinkView {
                title: self.words.nth(&["produit", "pluriels"], at),
                url: String::new(),
            },
            rank: self.site.content.directories.len() + at,
        })
    }

    /// The place of a product's family among families.
    fn family(&self, product: usize) -> Option<usize> {
        let family = self.site.content.entries[product].kind.foodstuff()?.family;
        Family::WORDS.iter().position(|(known, _)| *known == family)
    }

    fn directory_of(&self, entry: usize) -> Option<usize> {
        self.site.facts[entry].directory.as_ref().map(|(at, _)| *at)
    }

    /// What may replace a product; nothing for what is always in season.
    fn substitutes(&self, product: usize) -> Option<SubstitutesView> {
        let facts = &self.site.facts[product];
        let months = facts.months.filter(|months| !months.is_all())?;
        let today = self.site.today.month();
        let named = facts
            .references
            .iter()
            .filter(|(key, _)| *key == "remplace-par");
        let substitute = |target: &Target| {
            let Target::Entry(index) = target else {
                return None;
            };
            let months = self.site.facts[*index].months?;
            let link = self.entry_link(*index)?;
            Some(SubstituteView {
                link: LinkView {
                    title: lower_first(&link.title),
                    url: link.url,
                },
                months: months.iter().collect(),
                in_season: months.contains(today),
            })
        };
        let targets = named.flat_map(|(_, targets)| targets);
        let mut by: Vec<SubstituteView> = targets.filter_map(substitute).collect();
        by.sort_by_key(|substitute| !substitute.in_season);
        (!by.is_empty()).then(|| SubstitutesView {
            months: months.iter().collect(),
            in_season: months.contains(today),
            by,
        })
    }

    /// What the sheets of its products advise: what has a season first, for flour and salt waste little.
    fn tips(&self, derived: &Derived) -> Vec<TipView> {
        let mut products: Vec<usize> = derived.products.iter().copied().flatten().collect();
        let always = |index: usize| {
            self.site.facts[index]
                .months
                .is_none_or(|months| months.is_all())
        };
        products.sort_by_key(|index| always(*index));
        let mut seen = std::collections::BTreeSet::new();
        let tip = |index: usize| {
            let food = self.site.content.entries[index].kind.foodstuff()?;
            let text = |text: &Option<String>| text.as_deref().map(|text| self.words.typeset(text));
            let (leftovers, keeping) = (text(&food.leftovers), text(&food.keeping));
            (leftovers.is_some() || keeping.is_some()).then_some(())?;
            Some(TipView {
                link: self.entry_link(index)?,
                leftovers,
                keeping,
            })
        };
        let once = products.into_iter().filter(|index| seen.insert(*index));
        once.filter_map(tip).take(MOST_TIPS).collect()
    }

    /// The words of the kitchen's script, every unit with the ways to write it, and the places of a page.
    fn spoken_in_kitchens(&self, places: &[Sold]) -> String {
        let units = UNITS.iter().map(|(_, one, several, written)| {
            json!([
                one,
                self.words.value(one),
                self.words.value(several),
                written
            ])
        });
        let places = places.iter().map(
            |sold| json!({ "title": sold.link.title, "url": sold.link.url, "rank": sold.rank }),
        );
        let words = |path: &[&str]| self.words.tree(path).cloned().unwrap_or(Json::Null);
        json!({
            "language": self.language.word(),
            "words": words(&["cuisine", "script"]),
            "quantity": words(&["quantite"]),
            "units": units.collect::<Vec<_>>(),
            "places": places.collect::<Vec<_>>(),
        })
        .to_string()
    }
}

fn times(composition: &Composition, derived: &Derived) -> Vec<TimeView> {
    let names = ["preparation", "rest", "cooking"];
    let given = names.into_iter().zip(composition.times);
    let given = given.filter_map(|(name, time)| time.map(|minutes| (name, minutes)));
    let total = derived.total_minutes.map(|minutes| ("total", minutes));
    let view = |(name, minutes)| TimeView {
        name,
        text: format::minutes(minutes),
        iso: format::iso_minutes(minutes),
    };
    given.chain(total).map(view).collect()
}

/// `1/2 3/4 botte`: both ends and the unit, as the script reads them.
fn exact(amount: Quantity) -> String {
    let unit = amount.unit.label(false);
    format!("{} {} {unit}", end(amount.lowest), end(amount.highest))
}

fn end(end: Fraction) -> String {
    format!("{}/{}", end.numerator, end.denominator)
}

/// A sheet's title within a sentence: « Pomme de terre » becomes « pomme de terre ».
fn lower_first(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}
