//! An entry as a card in a list, and as a page of its own.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value as Json;
use tera::Value;

use super::composition::CompositionView;
use super::paging::TagView;
use super::{DateView, ImageView, LinkView, MonthView};

/// An entry in a list. Made once, shared by every page that shows it.
#[derive(Debug, Clone, Serialize)]
pub struct CardView {
    /// Name of the kind: `recipe`, `product_sheet`…
    pub kind: &'static str,
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// Address.
    pub url: String,
    /// Language of the text, which differs from the page's where a translation is missing.
    pub language: &'static str,
    /// Picture.
    pub image: Option<ImageView>,
    /// Invented for demonstration.
    pub example: bool,
    /// `brouillon`, `avant` or `apres` when it is shown although it is not for visitors today.
    pub unpublished: Option<&'static str>,
    /// Whether it is in season on the day; absent when it has no season.
    pub in_season: Option<bool>,
    /// Numbers of the months in season.
    pub months: Vec<i8>,
    /// Total time in words.
    pub time: Option<String>,
    /// Total time in minutes.
    pub minutes: Option<u32>,
    /// Diets.
    pub diets: Vec<String>,
    /// Allergens known.
    pub allergens: Vec<String>,
    /// Whether an ingredient's allergens are unknown: the list above may then lack some.
    pub unverified: bool,
    /// Cost of one portion, with its currency.
    pub cost_per_serving: Option<String>,
    /// The same as a number of euros, `1.60`; absent when some ingredient is not counted: it would look cheaper than it is.
    pub cost: Option<String>,
    /// Family of a food.
    pub family: Option<String>,
    /// Day, for what is dated.
    pub date: Option<DateView>,
    /// When it happens.
    pub occasion: Option<OccasionView>,
    /// Name of its commune.
    pub commune: Option<String>,
    /// Titles of its categories.
    pub categories: Vec<String>,
    /// Axis of the scheme.
    pub axis: Option<String>,
    /// What its kind alone knows.
    pub details: Json,
}

/// An entry on its own page.
#[derive(Debug, Serialize)]
pub struct EntryView {
    /// The same as in lists.
    #[serde(flatten)]
    pub card: CardView,
    /// Keywords.
    pub keywords: Vec<TagView>,
    /// Day it was last verified.
    pub updated: Option<DateView>,
    /// Its text, as HTML.
    pub html: String,
    /// Headings of its text, for a table of contents.
    pub headings: Vec<HeadingView>,
    /// Season.
    pub season: Option<SeasonView>,
    /// Price, family and allergens of a food.
    pub foodstuff: Option<FoodstuffView>,
    /// Ingredients and what follows from them.
    pub composition: Option<CompositionView>,
    /// Where it is.
    pub place: Option<PlaceView>,
    /// When one may come, a line for each rule; empty when unknown.
    pub hours: Vec<HoursView>,
    /// Where a partner is and when it is open.
    pub spot: Option<super::places::SpotView>,
    /// Its directory.
    pub directory: Option<LinkView>,
    /// Entries it names, as cards, by key: `remplace-par`, `ou-trouver`, `produits`, `organise-par`.
    pub references: BTreeMap<&'static str, Vec<Value>>,
    /// Entries that name it, as cards, by kind: `recipe`, `partner`…
    pub referrers: BTreeMap<&'static str, Vec<Value>>,
    /// Day it was verified on the spot.
    pub verified: Option<DateView>,
    /// Its next dates and its calendars, when it takes place at a time.
    pub agenda: Option<super::agenda::EntryAgendaView>,
}

/// Opening hours of some days.
#[derive(Debug, Serialize)]
pub struct HoursView {
    /// « du mardi au samedi »; empty when the hours could not be put into words.
    pub days: String,
    /// « 9 h – 12 h 30 », « fermé », or the hours as they are written.
    pub hours: String,
}

/// A heading of a text.
#[derive(Debug, Serialize)]
pub struct HeadingView {
    /// 2 to 6.
    pub level: u8,
    /// Anchor.
    pub id: String,
    /// Words.
    pub text: String,
}

/// When something happens.
#[derive(Debug, Clone, Serialize)]
pub struct OccasionView {
    /// Beginning; of a recurrence, the next one.
    pub start: DateView,
    /// End.
    pub end: Option<DateView>,
    /// « samedi 5 décembre 2026, de 14 h à 16 h 30 ».
    pub text: String,
    /// confirmé, annulé, reporté, complet: in the page's language.
    pub status: String,
    /// The same, as contributors write it, for classes and conditions.
    pub status_key: &'static str,
    /// Whether it is over.
    pub past: bool,
    /// « chaque mois, le 1er samedi, jusqu'au 5 juin 2027 ».
    pub recurrence: Option<String>,
    /// The date first planned.
    pub moved_from: Option<DateView>,
    /// Where the device has to find again what is next: the days from now on, for over a year, between spaces.
    pub days: String,
    /// Time of day it begins, `14:00`; empty without one.
    pub from: String,
    /// Time of day it ends.
    pub to: String,
    /// How many days after its first it ends.
    pub span: i32,
}

/// A season, month by month.
#[derive(Debug, Serialize)]
pub struct SeasonView {
    /// The twelve months with their state.
    pub months: Vec<SeasonMonthView>,
    /// In words: « de septembre à janvier ».
    pub text: String,
    /// Whether harvest and storage are told apart.
    pub told_apart: bool,
    /// Who says so; absent for a season that follows from ingredients.
    pub source: Option<String>,
}

/// A month of a season.
#[derive(Debug, Serialize)]
pub struct SeasonMonthView {
    /// The month.
    #[serde(flatten)]
    pub month: MonthView,
    /// `harvest`, `storage`, `season` or `out`.
    pub state: &'static str,
    /// The same in words, for those who do not see colours.
    pub state_text: String,
}

/// A food.
#[derive(Debug, Serialize)]
pub struct FoodstuffView {
    /// Family.
    pub family: String,
    /// Allergens; absent when the sheet does not say.
    pub allergens: Option<Vec<String>>,
    /// Price.
    pub price: Option<PriceView>,
}

/// A price.
#[derive(Debug, Serialize)]
pub struct PriceView {
    /// « 2,90 € / kg ».
    pub text: String,
    /// Day it was noted.
    pub noted_on: Option<DateView>,
    /// Who says so; without it the price is an estimate.
    pub source: Option<String>,
}

/// A place.
#[derive(Debug, Serialize)]
pub struct PlaceView {
    /// Venue.
    pub name: Option<String>,
    /// Street address.
    pub address: Option<String>,
    /// Commune.
    pub commune: Option<String>,
    /// Longitude and latitude in decimal degrees, as text.
    pub coordinates: Option<(String, String)>,
}
