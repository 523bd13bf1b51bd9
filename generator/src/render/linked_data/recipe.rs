//! `Recipe`: what it is made of, how, for how many, and which diets it suits.

use serde_json::{Value as Json, json};

use super::{Subject, said, site, with};
use crate::content::facts::Composition;
use crate::decode::values::choice::Diet;
use crate::render::format::iso_minutes;
use crate::render::markdown::STEP_ANCHOR;
use crate::render::view::composition::IngredientView;

/// The longest name of a step, in characters.
const LONGEST_NAME: usize = 70;

pub(super) fn describe(subject: &Subject<'_>, composition: &Composition, steps: &[String]) -> Json {
    let (entry, stated) = (subject.entry, &subject.stated);
    let derived = subject.presenter.site.facts[subject.index].derived.as_ref();
    let [preparation, rest, cooking] = composition.times;
    // What rests is not being cooked: schema.org has no time of its own for it.
    let prepared = preparation.map_or(rest, |minutes| Some(minutes + rest.unwrap_or(0)));
    let optional = subject.presenter.words.get(&["recette", "facultatif"]);
    let groups = entry.composition.iter().flat_map(|view| &view.groups);
    let ingredients = groups.flat_map(|group| {
        group
            .ingredients
            .iter()
            .map(|line| ingredient(line, &optional))
    });
    let tools = (stated.materiel.iter())
        .map(|name| json!({ "@type": "HowToTool", "name": subject.presenter.words.typeset(name) }));
    // A diet is promised only where every allergen is known.
    let diets = derived.filter(|derived| derived.unverified.is_empty());
    let diets = diets
        .iter()
        .flat_map(|derived| &derived.diets)
        .filter_map(|diet| suitable(*diet));
    let cost = derived
        .map(|derived| &derived.cost)
        .filter(|cost| cost.missing.is_empty());
    let cost = cost.and_then(|cost| cost.total).map(
        |total| json!({ "@type": "MonetaryAmount", "currency": "EUR", "value": total.to_string() }),
    );
    let keywords: Vec<&str> = entry
        .keywords
        .iter()
        .map(|word| word.title.as_str())
        .collect();
    let own = json!({
        "author": site::organization(subject.presenter),
        "dateModified": subject.presenter.changed_on(subject.index).map(|day| day.to_string()),
        "keywords": (!keywords.is_empty()).then(|| keywords.join(", ")),
        "recipeCategory": stated.course.as_deref().map(|course| subject.presenter.words.value(course)),
        "recipeYield": composition.servings.to_string(),
        "prepTime": prepared.map(iso_minutes),
        "cookTime": cooking.map(iso_minutes),
        "totalTime": derived.and_then(|derived| derived.total_minutes).map(iso_minutes),
        "recipeIngredient": ingredients.collect::<Vec<_>>(),
        "recipeInstructions": steps.iter().enumerate().map(|(at, text)| step(subject, at, text)).collect::<Vec<_>>(),
        "tool": tools.collect::<Vec<_>>(),
        "suitableForDiet": diets.collect::<Vec<_>>(),
        "estimatedCost": cost,
        "creditText": stated.source.as_deref().map(|source| subject.presenter.words.typeset(source)),
    });
    with(subject.described("Recipe"), own)
}

/// « 1 kg pommes de terre, à chair ferme ».
fn ingredient(ingredient: &IngredientView, optional: &str) -> String {
    let mut text = ingredient.quantity.clone().unwrap_or_default();
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(&ingredient.name);
    if let Some(note) = &ingredient.note {
        text.push_str(", ");
        text.push_str(note);
    }
    if ingredient.optional {
        text.push_str(&format!(" ({optional})"));
    }
    text
}

fn step(subject: &Subject<'_>, at: usize, text: &str) -> Json {
    let number = at + 1;
    said(json!({
        "@type": "HowToStep",
        "position": number,
        "name": name(text),
        "text": text,
        "url": format!("{}#{STEP_ANCHOR}{number}", subject.page.canonical),
    }))
}

/// The first sentence of a step, or as many of its words as a name may have.
fn name(text: &str) -> String {
    let end = text.find(['.', ':', ';', '!']).unwrap_or(text.len());
    let sentence = text[..end].trim_end();
    if sentence.chars().count() <= LONGEST_NAME {
        return sentence.to_owned();
    }
    let mut short = String::new();
    for word in sentence.split_whitespace() {
        if short.chars().count() + word.chars().count() > LONGEST_NAME {
            break;
        }
        short.push_str(word);
        short.push(' ');
    }
    format!("{}…", short.trim_end().trim_end_matches(','))
}

/// The diets that schema.org has a name for.
fn suitable(diet: Diet) -> Option<&'static str> {
    match diet {
        Diet::Vegetarian => Some("https://schema.org/VegetarianDiet"),
        Diet::Vegan => Some("https://schema.org/VeganDiet"),
        Diet::GlutenFree => Some("https://schema.org/GlutenFreeDiet"),
        Diet::LactoseFree => Some("https://schema.org/LowLactoseDiet"),
        Diet::EggFree | Diet::NutFree | Diet::PorkFree => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_named_by_its_first_sentence() {
        assert_eq!(
            name("Éplucher les pommes de terre. Les sécher."),
            "Éplucher les pommes de terre"
        );
        let long = "Faire revenir doucement les oignons émincés, les carottes en rondelles et le céleri en petits dés";
        let short = name(long);
        assert!(
            short.chars().count() <= LONGEST_NAME + 1 && short.ends_with('…'),
            "{short}"
        );
        assert!(long.starts_with(short.trim_end_matches('…')));
    }
}
