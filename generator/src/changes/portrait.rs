//! An entry as it is compared: what it says to visitors, without where it is written.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::content::entry::Entry;
use crate::content::facts::{self, Figures, IngredientLine, Occasion, Recurrence, Standing};
use crate::decode::values::amount::AmountRange;
use crate::decode::values::choice::{Allergen, Diet};
use crate::decode::values::date::Moment;
use crate::decode::values::quantity::Unit;
use crate::site::{EntryFacts, Site};

/// An entry's facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Portrait {
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// Name of its kind.
    pub kind: &'static str,
    /// Its language.
    pub language: &'static str,
    /// Its address from the root, for what has a page.
    pub address: Option<String>,
    /// Whether visitors see it on the day.
    pub visible: bool,
    /// First day of publication, when that is why they do not.
    pub visible_from: Option<String>,
    /// What those who may not eat everything must know.
    pub food: Option<Food>,
    /// Months in season, 1 to 12.
    pub season: Option<Vec<i8>>,
    /// Indicative price.
    pub price: Option<Price>,
    /// Cost of one portion, in euros.
    pub cost: Option<String>,
    /// When it takes place.
    pub when: Option<When>,
    /// Where.
    pub place: Option<Place>,
    /// Whether it takes place, or is still open.
    pub status: Option<String>,
    /// A month's figures.
    pub month: Option<Month>,
    /// Names of ingredients, in order.
    pub ingredients: Vec<String>,
    /// The same with quantities, and for how many.
    pub quantities: Vec<String>,
    /// The kind's other keys.
    pub details: BTreeMap<String, Value>,
    /// Of its text.
    pub text: blake3::Hash,
}

/// Allergens and diets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Food {
    /// Allergens that are known.
    pub allergens: Vec<Allergen>,
    /// Whether they are stated at all.
    pub stated: bool,
    /// Ingredients whose allergens nobody stated.
    pub to_verify: Vec<String>,
    /// Diets it claims.
    pub diets: Vec<Diet>,
}

/// A price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Price {
    /// Euros, in plain decimal notation.
    pub amount: String,
    /// For one of these.
    pub unit: &'static str,
}

/// When something takes place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct When {
    /// Beginning, local time.
    #[serde(serialize_with = "iso")]
    pub start: Moment,
    /// End, local time.
    #[serde(serialize_with = "iso_or_null")]
    pub end: Option<Moment>,
    /// How it repeats.
    #[serde(serialize_with = "last_day")]
    pub repeats: Option<Recurrence>,
}

/// Where something is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Name of the venue.
    pub name: Option<String>,
    /// Street address.
    pub address: Option<String>,
    /// Commune, as written.
    pub commune: Option<String>,
    /// When one may come, in the syntax of OpenStreetMap.
    pub hours: Option<String>,
}

/// A month's figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Month {
    /// `2022-08`.
    pub month: String,
    /// Number of contributors.
    pub contributors: u32,
    /// Total collected, `2150.00` or `2100.00..2200.00`.
    pub total: Option<String>,
    /// What each received.
    pub payout: Option<String>,
    /// publié, estimé, exemple.
    pub status: &'static str,
}

/// Every entry of a site, by the path of its file.
#[must_use]
pub fn of_site(site: &Site<'_>) -> BTreeMap<String, Portrait> {
    let entries = site.content.entries.iter().zip(&site.facts);
    entries
        .map(|(entry, facts)| {
            (
                site.sources.file(entry.source).path.clone(),
                portrait(site, entry, facts),
            )
        })
        .collect()
}

fn portrait(site: &Site<'_>, entry: &Entry<'_>, facts: &EntryFacts) -> Portrait {
    let summary = &entry.summary;
    let mut details: BTreeMap<String, Value> = match entry.kind.details() {
        Value::Object(details) => details
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .collect(),
        _ => BTreeMap::new(),
    };
    let occasion = entry.kind.occasion();
    let status = details
        .remove("statut")
        .and_then(|status| status.as_str().map(str::to_owned));
    let standing = summary.standing(site.today);
    let (ingredients, quantities) = ingredients(entry);
    Portrait {
        title: summary.title.clone(),
        summary: summary.summary.clone(),
        kind: entry.spec.name,
        language: entry.language.word(),
        address: facts.address.clone(),
        visible: facts.visible && entry.sound,
        visible_from: summary
            .publish_on
            .filter(|_| standing == Standing::Future)
            .map(|day| day.to_string()),
        food: food(entry, facts),
        season: facts.months.map(|months| months.iter().collect()),
        price: entry
            .kind
            .foodstuff()
            .and_then(|foodstuff| foodstuff.price.as_ref())
            .map(price),
        cost: facts
            .derived
            .as_ref()
            .and_then(|derived| derived.cost.per_serving)
            .map(|cost| cost.to_string()),
        when: occasion.map(when),
        place: entry.kind.place().map(place),
        status: occasion
            .map(|occasion| occasion.status.to_owned())
            .or(status),
        month: entry.kind.figures().map(month),
        ingredients,
        quantities,
        details,
        text: blake3::hash(entry.body.as_bytes()),
    }
}

fn food(entry: &Entry<'_>, facts: &EntryFacts) -> Option<Food> {
    if let Some(derived) = &facts.derived {
        return Some(Food {
            allergens: derived.allergens.clone(),
            stated: true,
            to_verify: derived.unverified.clone(),
            diets: derived.diets.clone(),
        });
    }
    entry.kind.foodstuff().map(|foodstuff| Food {
        allergens: foodstuff.allergens.clone().unwrap_or_default(),
        stated: foodstuff.allergens.is_some(),
        to_verify: Vec::new(),
        diets: Vec::new(),
    })
}

fn ingredients(entry: &Entry<'_>) -> (Vec<String>, Vec<String>) {
    let Some(composition) = entry.kind.composition() else {
        return (Vec::new(), Vec::new());
    };
    let (mut names, mut quantities) = (Vec::new(), vec![composition.servings.to_string()]);
    for line in &composition.lines {
        let IngredientLine::Ingredient(ingredient) = line else {
            continue;
        };
        let name = match &ingredient.food {
            facts::Food::Product(reference) => &reference.target,
            facts::Food::Named(name, _) => name,
        };
        names.push(name.clone());
        quantities.push(format!(
            "{name} {:?} {}",
            ingredient.quantity, ingredient.optional
        ));
    }
    (names, quantities)
}

fn price(price: &facts::Price) -> Price {
    Price {
        amount: price.amount.plain(),
        unit: Unit::label(price.unit, false),
    }
}

fn when(occasion: &Occasion) -> When {
    When {
        start: occasion.start,
        end: occasion.end,
        repeats: occasion.recurrence.clone(),
    }
}

fn place(place: &facts::Place) -> Place {
    Place {
        name: place.name.clone(),
        address: place.address.clone(),
        commune: place.commune.as_ref().map(|commune| commune.text.clone()),
        hours: place.hours.clone(),
    }
}

fn month(figures: &Figures) -> Month {
    let range = |range: &AmountRange| {
        let (lowest, highest) = (range.lowest.plain(), range.highest.plain());
        if lowest == highest {
            lowest
        } else {
            format!("{lowest}..{highest}")
        }
    };
    Month {
        month: figures.month.to_string(),
        contributors: figures.contributors,
        total: figures.total.as_ref().map(range),
        payout: figures.payout.as_ref().map(range),
        status: figures.status,
    }
}

/// A moment for programs: `2026-12-05`, or `2026-12-05T14:30`.
fn written(moment: Moment) -> String {
    moment.time.map_or_else(
        || moment.date.to_string(),
        |time| format!("{}T{:02}:{:02}", moment.date, time.hour(), time.minute()),
    )
}

fn iso<S: Serializer>(moment: &Moment, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&written(*moment))
}

fn iso_or_null<S: Serializer>(moment: &Option<Moment>, serializer: S) -> Result<S::Ok, S::Error> {
    moment.map(written).serialize(serializer)
}

/// Programs that need the whole rhythm read the calendar; here the last day says that it repeats.
fn last_day<S: Serializer>(repeats: &Option<Recurrence>, serializer: S) -> Result<S::Ok, S::Error> {
    let until = repeats.as_ref().map(|repeats| {
        repeats
            .until
            .map_or_else(|| "…".to_owned(), |day| day.to_string())
    });
    until.serialize(serializer)
}
