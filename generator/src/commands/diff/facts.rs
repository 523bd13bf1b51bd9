//! One change in one sentence.

use solidoume::changes::Change;
use solidoume::changes::portrait::Food;
use solidoume::decode::values::choice::{Allergen, Diet};

use super::words::{code, euros, figures, months, place, plain, price, when};
use crate::messages::Language;

/// Says a change; the entry it is about stands before it.
pub(super) fn sentence(change: &Change, language: Language) -> String {
    let say = |fr: &str, en: &str| language.pick(fr, en).to_owned();
    match change {
        Change::Added { food: Some(food) } => added(food, language),
        Change::Added { food: None } => say("nouvelle page", "new page"),
        Change::Removed => say("page retirée", "page removed"),
        Change::Unseen { from: Some(day) } => format!(
            "{} {day}",
            language.pick("invisible avant le", "unseen before")
        ),
        Change::Unseen { from: None } => say(
            "invisible : brouillon ou date passée",
            "unseen: a draft, or over",
        ),
        Change::Allergens {
            added,
            removed,
            to_verify,
            verified,
        } => allergens(added, removed, to_verify, verified, language),
        Change::AllergensStated { stated: true } => say(
            "ses allergènes sont maintenant indiqués",
            "its allergens are stated now",
        ),
        Change::AllergensStated { stated: false } => say(
            "**ses allergènes ne sont plus indiqués**",
            "**its allergens are no longer stated**",
        ),
        Change::Diets { added, removed } => diets(added, removed, language),
        Change::Address { before, after } => {
            let change = two(&code(&format!("/{before}")), &code(&format!("/{after}")));
            format!("{} {change}", language.pick("adresse :", "address:"))
        }
        Change::Title { before, after } => format!(
            "{} {}",
            language.pick("titre :", "title:"),
            two(&plain(before), &plain(after))
        ),
        Change::Status { before, after } => {
            let known = |status: &Option<String>| status.as_deref().map(plain);
            format!(
                "**{}**",
                named("statut :", "status:", known(before), known(after), language)
            )
        }
        Change::When { before, after } => {
            let known = |moment: &Option<_>| moment.as_ref().map(|moment| when(moment, language));
            named("date :", "date:", known(before), known(after), language)
        }
        Change::Place { before, after } => named(
            "lieu et horaires :",
            "place and hours:",
            before.as_ref().map(place),
            after.as_ref().map(place),
            language,
        ),
        Change::Season { before, after } => {
            let known =
                |season: &Option<Vec<i8>>| season.as_ref().map(|season| months(season, language));
            named("saison :", "season:", known(before), known(after), language)
        }
        Change::Price { before, after } => {
            let known = |known: &Option<_>| known.as_ref().map(|known| price(known, language));
            named("prix :", "price:", known(before), known(after), language)
        }
        Change::Cost { before, after } => {
            let known = |cost: &Option<String>| cost.as_ref().map(|cost| euros(cost, language));
            named(
                "coût d'une portion :",
                "cost of one portion:",
                known(before),
                known(after),
                language,
            )
        }
        Change::Figures { before, after } => {
            let known = |month: &Option<_>| month.as_ref().map(|month| figures(month, language));
            named(
                "chiffres :",
                "figures:",
                known(before),
                known(after),
                language,
            )
        }
        Change::Ingredients { added, removed } => ingredients(added, removed, language),
        Change::Quantities => say(
            "quantités ou portions changées",
            "quantities or portions changed",
        ),
        Change::Detail { key, before, after } => {
            let known =
                |value: &serde_json::Value| (!value.is_null()).then(|| plain(&short(value)));
            format!(
                "{} : {}",
                code(key),
                changed(known(before), known(after), language)
            )
        }
        Change::Summary => say("résumé changé", "summary changed"),
        Change::Text => say("texte changé", "text changed"),
    }
}

fn added(food: &Food, language: Language) -> String {
    let mut text = language
        .pick("nouvelle page ; allergènes : ", "new page; allergens: ")
        .to_owned();
    text.push_str(&match (food.allergens.is_empty(), food.stated) {
        (_, false) => language
            .pick("**non indiqués**", "**not stated**")
            .to_owned(),
        (true, true) => language.pick("aucun", "none").to_owned(),
        (false, true) => food
            .allergens
            .iter()
            .map(|allergen| allergen.word())
            .collect::<Vec<_>>()
            .join(", "),
    });
    if !food.to_verify.is_empty() {
        text = format!(
            "{text} ; **{}** {}",
            language.pick("à vérifier :", "to verify:"),
            list(&food.to_verify)
        );
    }
    if !food.diets.is_empty() {
        let diets: Vec<&str> = food.diets.iter().map(|diet| diet.word()).collect();
        text = format!(
            "{text} ; {} {}",
            language.pick("régimes :", "diets:"),
            diets.join(", ")
        );
    }
    text
}

fn allergens(
    added: &[Allergen],
    removed: &[Allergen],
    to_verify: &[String],
    verified: &[String],
    language: Language,
) -> String {
    let words = |list: &[Allergen]| {
        list.iter()
            .map(|allergen| allergen.word())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut parts = Vec::new();
    if !added.is_empty() {
        parts.push(format!(
            "{} **{}**",
            language.pick("allergènes ajoutés :", "allergens added:"),
            words(added)
        ));
    }
    if !removed.is_empty() {
        parts.push(format!(
            "{} **{}**",
            language.pick("allergènes retirés :", "allergens removed:"),
            words(removed)
        ));
    }
    if !to_verify.is_empty() {
        parts.push(format!(
            "{} {}",
            language.pick("à vérifier maintenant :", "to verify now:"),
            list(to_verify)
        ));
    }
    if !verified.is_empty() {
        parts.push(format!(
            "{} {}",
            language.pick("plus à vérifier :", "no longer to verify:"),
            list(verified)
        ));
    }
    parts.join(" ; ")
}

fn diets(added: &[Diet], removed: &[Diet], language: Language) -> String {
    let words = |list: &[Diet]| {
        list.iter()
            .map(|diet| diet.word())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut parts = Vec::new();
    if !added.is_empty() {
        parts.push(format!(
            "{} **{}**",
            language.pick("régimes annoncés :", "diets claimed:"),
            words(added)
        ));
    }
    if !removed.is_empty() {
        parts.push(format!(
            "{} {}",
            language.pick("régimes qui ne le sont plus :", "diets no longer claimed:"),
            words(removed)
        ));
    }
    parts.join(" ; ")
}

fn ingredients(added: &[String], removed: &[String], language: Language) -> String {
    let mut parts = Vec::new();
    if !added.is_empty() {
        parts.push(format!(
            "{} {}",
            language.pick("ingrédients ajoutés :", "ingredients added:"),
            list(added)
        ));
    }
    if !removed.is_empty() {
        parts.push(format!(
            "{} {}",
            language.pick("ingrédients retirés :", "ingredients removed:"),
            list(removed)
        ));
    }
    if parts.is_empty() {
        return language
            .pick(
                "ordre des ingrédients changé",
                "order of ingredients changed",
            )
            .to_owned();
    }
    parts.join(" ; ")
}

fn named(
    fr: &str,
    en: &str,
    before: Option<String>,
    after: Option<String>,
    language: Language,
) -> String {
    format!(
        "{} {}",
        language.pick(fr, en),
        changed(before, after, language)
    )
}

fn changed(before: Option<String>, after: Option<String>, language: Language) -> String {
    let nothing = || language.pick("rien", "nothing").to_owned();
    two(
        &before.unwrap_or_else(nothing),
        &after.unwrap_or_else(nothing),
    )
}

fn two(before: &str, after: &str) -> String {
    format!("{before} → {after}")
}

fn list(words: &[String]) -> String {
    words
        .iter()
        .map(|word| plain(word))
        .collect::<Vec<_>>()
        .join(", ")
}

/// A value as its text; what is longer than a line is cut.
fn short(value: &serde_json::Value) -> String {
    const LONGEST: usize = 120;
    let text = match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(list) => list.iter().map(short).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    };
    if text.chars().count() <= LONGEST {
        return text;
    }
    format!("{}…", text.chars().take(LONGEST).collect::<String>())
}
