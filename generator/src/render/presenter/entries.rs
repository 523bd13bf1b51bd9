//! Entries as cards and as pages.

use std::collections::BTreeMap;

use tera::Value;

use super::Presenter;
use crate::content::facts::{Price, Standing};
use crate::render::markdown::Rendered;
use crate::render::view::ImageView;
use crate::render::view::entries::{
    CardView, EntryView, FoodstuffView, HeadingView, HoursView, PlaceView, PriceView,
};
use crate::render::words::typeset;
use crate::render::{durations, format, hours};
use crate::site::links::Target;

impl Presenter<'_> {
    /// An entry as a page of its own.
    #[must_use]
    pub fn entry_view(&self, index: usize, text: Rendered) -> EntryView {
        let entry = &self.site.content.entries[index];
        let facts = &self.site.facts[index];
        let original = self.site.original(index);
        let season = facts
            .months
            .and_then(|months| self.season_view(index, months));
        let composed = entry.kind.composition().zip(facts.derived.as_ref());
        EntryView {
            card: self.card_view(index),
            keywords: self.keywords(index),
            updated: entry
                .summary
                .updated
                .map(|day| format::date(day, self.words)),
            html: match composed {
                Some(_) => durations::mark(&text.html),
                None => text.html,
            },
            headings: (text.headings.into_iter())
                .map(|heading| HeadingView {
                    level: heading.level,
                    id: heading.id,
                    text: heading.text,
                })
                .collect(),
            season,
            foodstuff: entry.kind.foodstuff().map(|foodstuff| FoodstuffView {
                family: self.words.value(foodstuff.family.word()),
                allergens: foodstuff.allergens.as_ref().map(|list| {
                    list.iter()
                        .map(|allergen| self.words.value(allergen.word()))
                        .collect()
                }),
                price: foodstuff.price.as_ref().map(|price| self.price_view(price)),
            }),
            composition: composed.map(|(composition, derived)| {
                self.composition_view(original, composition, derived)
            }),
            place: entry.kind.place().map(|place| PlaceView {
                name: place.name.as_deref().map(|name| self.words.typeset(name)),
                address: place.address.clone(),
                commune: facts.commune.as_ref().map(|commune| commune.name.clone()),
                coordinates: place.coordinates.map(|point| {
                    (
                        format::degrees(point.longitude),
                        format::degrees(point.latitude),
                    )
                }),
            }),
            hours: self.hours(index),
            spot: self.spot_view(index),
            directory: facts
                .directory
                .as_ref()
                .and_then(|(directory, _)| self.target(&Target::Directory(*directory))),
            references: self.reference_cards(original),
            referrers: self.referrer_cards(original),
            agenda: self.entry_agenda(index),
            verified: entry
                .kind
                .verified_on()
                .map(|(day, _)| format::date(day, self.words)),
        }
    }

    pub(super) fn card_view(&self, index: usize) -> CardView {
        let entry = &self.site.content.entries[index];
        let facts = &self.site.facts[index];
        let (summary, derived) = (&entry.summary, facts.derived.as_ref());
        let words = |list: Vec<&'static str>| {
            list.into_iter()
                .map(|word| self.words.value(word))
                .collect()
        };
        let allergens = match (derived, entry.kind.foodstuff()) {
            (Some(derived), _) => derived.allergens.clone(),
            (None, Some(foodstuff)) => foodstuff.allergens.clone().unwrap_or_default(),
            (None, None) => Vec::new(),
        };
        CardView {
            kind: entry.spec.name,
            title: typeset(&summary.title, entry.language),
            summary: typeset(&summary.summary, entry.language),
            url: self.url(facts.address.as_deref().unwrap_or_default()),
            language: entry.language.word(),
            image: self.picture(index),
            example: summary.example,
            unpublished: match summary.standing(self.site.today) {
                Standing::Published => None,
                Standing::Draft => Some("brouillon"),
                Standing::Future => Some("avant"),
                Standing::Expired => Some("apres"),
            },
            in_season: facts
                .months
                .map(|months| months.contains(self.site.today.month())),
            months: facts
                .months
                .map(|months| months.iter().collect())
                .unwrap_or_default(),
            time: derived
                .and_then(|derived| derived.total_minutes)
                .map(format::minutes),
            minutes: derived.and_then(|derived| derived.total_minutes),
            diets: words(
                derived
                    .iter()
                    .flat_map(|derived| derived.diets.iter().map(|diet| diet.word()))
                    .collect(),
            ),
            allergens: words(
                allergens
                    .into_iter()
                    .map(|allergen| allergen.word())
                    .collect(),
            ),
            unverified: derived.is_some_and(|derived| !derived.unverified.is_empty()),
            cost_per_serving: derived
                .and_then(|derived| derived.cost.per_serving)
                .map(|cost| format::decimal_euros(cost, self.language)),
            cost: derived
                .filter(|derived| derived.cost.missing.is_empty())
                .and_then(|derived| derived.cost.per_serving)
                .map(|cost| cost.to_string()),
            family: entry
                .kind
                .foodstuff()
                .map(|foodstuff| self.words.value(foodstuff.family.word())),
            date: entry
                .kind
                .date()
                .filter(|_| entry.kind.occasion().is_none())
                .map(|day| format::date(day, self.words)),
            occasion: entry
                .kind
                .occasion()
                .map(|occasion| self.occasion_view(occasion)),
            commune: facts.commune.as_ref().map(|commune| commune.name.clone()),
            categories: self.category_titles(index),
            axis: entry.kind.axis().map(|axis| self.words.value(axis.word())),
            details: self.details(index),
        }
    }

    /// Opening hours in words, or as they are written where words fail.
    pub(super) fn hours(&self, index: usize) -> Vec<HoursView> {
        let place = self.site.content.entries[index].kind.place();
        let Some(written) = place.and_then(|place| place.hours.as_deref()) else {
            return Vec::new();
        };
        hours::in_words(written, self.words).unwrap_or_else(|| {
            let (days, hours) = (String::new(), written.to_owned());
            vec![HoursView { days, hours }]
        })
    }

    /// An entry's own picture, or that of its first ingredient that has one.
    fn picture(&self, index: usize) -> Option<ImageView> {
        let has = |index: usize| {
            let entry = &self.site.content.entries[index];
            entry.summary.image.is_some() && self.site.facts[index].image.is_some()
        };
        let by = self.pictured_by(index, has)?;
        let image = self.site.content.entries[by].summary.image.as_ref()?;
        let view = self.image(
            self.site.facts[by].image?,
            &image.alt,
            image.credit.as_deref(),
            self.site.facts[index].visible,
        )?;
        Some(ImageView {
            borrowed: by != index,
            ..view
        })
    }

    /// The entry whose picture stands for this one: itself if it `has` one, or an ingredient.
    pub(super) fn pictured_by(&self, index: usize, has: impl Fn(usize) -> bool) -> Option<usize> {
        let borrowed = || {
            let derived = self.site.facts[index].derived.as_ref()?;
            let pictured = |seasonal: bool| {
                let mut products = derived.products.iter().flatten().copied();
                products.find(|product| {
                    let months = self.site.facts[*product].months;
                    has(*product) && (!seasonal || months.is_some_and(|months| !months.is_all()))
                })
            };
            // What has a season tells more of a dish than its flour.
            pictured(true).or_else(|| pictured(false))
        };
        if has(index) { Some(index) } else { borrowed() }
    }

    /// What the kind alone knows, with the language's typography and closed words.
    fn details(&self, index: usize) -> serde_json::Value {
        let entry = &self.site.content.entries[index];
        let (kind, language) = (&entry.kind, entry.language);
        match kind.details() {
            serde_json::Value::Object(details) => details
                .into_iter()
                .map(|(key, value)| {
                    let literal = kind.literals().contains(&key.as_str());
                    let shown = if literal {
                        value
                    } else {
                        self.readable(value, language)
                    };
                    (key, shown)
                })
                .collect(),
            other => other,
        }
    }

    fn readable(
        &self,
        value: serde_json::Value,
        language: crate::config::Language,
    ) -> serde_json::Value {
        use serde_json::Value as Json;
        match value {
            Json::String(text) => {
                let word = self.words.value(&text);
                Json::String(if word == text {
                    typeset(&text, language)
                } else {
                    word
                })
            }
            Json::Array(items) => items
                .into_iter()
                .map(|item| self.readable(item, language))
                .collect(),
            Json::Object(map) => map
                .into_iter()
                .map(|(key, value)| (key, self.readable(value, language)))
                .collect(),
            other => other,
        }
    }

    fn category_titles(&self, index: usize) -> Vec<String> {
        let Some((directory, categories)) = &self.site.facts[index].directory else {
            return Vec::new();
        };
        let known = &self.site.content.directories[*directory].categories;
        categories
            .iter()
            .map(|category| self.words.typeset(&known[*category].title))
            .collect()
    }

    /// Entries this one names, as cards; a directory becomes a card with a title and an address only.
    fn reference_cards(&self, original: usize) -> BTreeMap<&'static str, Vec<Value>> {
        let mut by_key: BTreeMap<&'static str, Vec<Value>> = BTreeMap::new();
        for (key, targets) in &self.site.facts[original].references {
            let cards = by_key.entry(key).or_default();
            for target in targets {
                match target {
                    Target::Entry(index) if self.site.facts[*index].visible => {
                        cards.push(self.card(*index))
                    }
                    Target::Entry(_) => {}
                    other => cards.extend(
                        self.target(other)
                            .map(|link| Value::from_serializable(&link)),
                    ),
                }
            }
        }
        by_key
    }

    fn referrer_cards(&self, original: usize) -> BTreeMap<&'static str, Vec<Value>> {
        let mut by_kind: BTreeMap<&'static str, Vec<Value>> = BTreeMap::new();
        for index in &self.site.facts[original].referrers {
            let kind = self.site.content.entries[*index].spec.name;
            by_kind.entry(kind).or_default().push(self.card(*index));
        }
        by_kind
    }

    pub(super) fn price_view(&self, price: &Price) -> PriceView {
        let amount = format::euros(&price.amount.plain(), self.language);
        PriceView {
            text: format!("{amount} / {}", self.words.value(price.unit.label(false))),
            noted_on: price.noted_on.map(|day| format::date(day, self.words)),
            source: price
                .source
                .as_deref()
                .map(|source| self.words.typeset(source)),
        }
    }
}
