//! Recipes that go with a recipe: those that share its products, the rarest first, and its season.
//!
//! An index of products leads to the recipes that use them; a recipe looks at no more than `NEIGHBOURS` of each of its
//! products, so that the cost grows with the number of recipes and not with its square.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::EntryFacts;

/// How many are kept.
pub const MOST: usize = 4;
/// How many recipes of one product are looked at.
const NEIGHBOURS: usize = 24;
/// How much a product counts that one recipe alone would use.
const WHOLE: usize = 2400;

/// For each entry that is composed and published, up to [`MOST`] others, the closest first. `listed` are the published
/// originals, in ascending order.
#[must_use]
pub fn related(facts: &[EntryFacts], listed: &[usize]) -> Vec<(usize, Vec<usize>)> {
    let mut using: HashMap<usize, Vec<usize>> = HashMap::new();
    for index in listed {
        for product in products(facts, *index) {
            using.entry(product).or_default().push(*index);
        }
    }
    listed
        .par_iter()
        .map(|index| (*index, closest(facts, &using, *index)))
        .collect()
}

fn closest(facts: &[EntryFacts], using: &HashMap<usize, Vec<usize>>, index: usize) -> Vec<usize> {
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for product in products(facts, index) {
        let Some(recipes) = using.get(&product) else {
            continue;
        };
        // Those that follow it in the list: a product that many use leads each to others.
        let start = recipes.partition_point(|other| *other <= index);
        let others = NEIGHBOURS.min(recipes.len().saturating_sub(1));
        let around = (start..start + others).filter_map(|at| recipes.get(at % recipes.len()));
        for other in around {
            *shared.entry(*other).or_default() += WHOLE / recipes.len();
        }
    }
    let months = |index: usize| facts.get(index).and_then(|facts| facts.months);
    let mut scored: Vec<(usize, usize)> = shared
        .into_iter()
        .map(|(other, shared)| {
            let common = months(index)
                .zip(months(other))
                .map_or(0, |(own, its)| own.intersection(its).iter().count());
            (shared * (12 + common), other)
        })
        .collect();
    scored.sort_unstable_by_key(|(score, other)| (std::cmp::Reverse(*score), *other));
    scored
        .into_iter()
        .take(MOST)
        .map(|(_, other)| other)
        .collect()
}

/// The products of an entry, each once, in order.
fn products(facts: &[EntryFacts], index: usize) -> Vec<usize> {
    let derived = facts.get(index).and_then(|facts| facts.derived.as_ref());
    let mut products: Vec<usize> = derived
        .iter()
        .flat_map(|derived| derived.products.iter().copied().flatten())
        .collect();
    products.sort_unstable();
    products.dedup();
    products
}
