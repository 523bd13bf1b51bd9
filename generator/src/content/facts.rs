//! What an entry of any kind may state. Outputs read these facts and never ask for the kind.

use jiff::civil::Date;

use crate::decode::values::amount::{Amount, AmountRange};
use crate::decode::values::choice::{Allergen, Axis, Diet, Family};
use crate::decode::values::date::{Moment, YearMonth};
use crate::decode::values::months::Months;
use crate::decode::values::quantity::{PieceWeights, Quantity, Unit};
use crate::decode::values::reference::{Located, Reference};
use crate::source::Span;

/// What every entry states.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    /// Title.
    pub title: String,
    /// At most 200 characters.
    pub summary: String,
    /// Its picture.
    pub image: Option<Image>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Day it was last verified.
    pub updated: Option<Date>,
    /// Not published unless drafts are asked for.
    pub draft: bool,
    /// First day of publication.
    pub publish_on: Option<Date>,
    /// Last day of publication.
    pub expires_on: Option<Date>,
    /// Old addresses.
    pub aliases: Vec<Located>,
    /// Invented for demonstration: shown as such, left out of feeds and data.
    pub example: bool,
}

/// Whether an entry is for visitors on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is.
    Published,
    /// Not ready: `brouillon: true`.
    Draft,
    /// Not yet: `publier-le` is to come.
    Future,
    /// No more: `expire-le` is past.
    Expired,
}

impl Summary {
    /// Whether it is for visitors on this day.
    #[must_use]
    pub fn standing(&self, today: Date) -> Standing {
        if self.draft {
            Standing::Draft
        } else if self.publish_on.is_some_and(|first| today < first) {
            Standing::Future
        } else if self.expires_on.is_some_and(|last| last < today) {
            Standing::Expired
        } else {
            Standing::Published
        }
    }
}

/// A picture beside its entry.
#[derive(Debug, Clone)]
pub struct Image {
    /// File name.
    pub file: Located,
    /// Words for those who do not see it.
    pub alt: String,
    /// Who made it.
    pub credit: Option<String>,
}

/// Something that happens at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// Beginning, local time.
    pub start: Moment,
    /// End, local time.
    pub end: Option<Moment>,
    /// How it repeats.
    pub recurrence: Option<Recurrence>,
    /// As contributors write it: confirmé, annulé, reporté, complet.
    pub status: &'static str,
    /// The date it was moved from.
    pub moved_from: Option<Moment>,
    /// The axis of the scheme.
    pub axis: Option<Axis>,
}

/// How an occasion repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    /// Its rhythm and days.
    pub rhythm: Rhythm,
    /// Last day.
    pub until: Option<Date>,
    /// Days left out.
    pub except: Vec<Date>,
}

/// The days on which an occasion repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rhythm {
    /// Each week on these days.
    Weekly(Vec<jiff::civil::Weekday>),
    /// Each month on these days.
    Monthly(Vec<MonthDay>),
}

/// A day of the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthDay {
    /// The 15th.
    Number(i8),
    /// The nth such weekday, 1 to 5, or −1 for the last.
    Nth(i8, jiff::civil::Weekday),
}

/// Where something is.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// Name of the venue.
    pub name: Option<String>,
    /// Street address.
    pub address: Option<String>,
    /// Commune, by name or INSEE code, as written.
    pub commune: Option<Located>,
    /// When one may come, in the syntax of OpenStreetMap's `opening_hours`.
    pub hours: Option<String>,
    /// Longitude and latitude, WGS 84, as written (decimal degrees).
    pub coordinates: Option<Coordinates>,
    /// What one pays with there, as contributors write it.
    pub means: Vec<&'static str>,
    /// Whether euros are changed into doumes there.
    pub exchange: bool,
    /// Whether it is no more.
    pub closed: bool,
}

/// A point on the earth, in millionths of a degree (WGS 84).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coordinates {
    /// East is positive.
    pub longitude: i32,
    /// North is positive.
    pub latitude: i32,
}

/// When a food is in season.
#[derive(Debug, Clone)]
pub struct Season {
    /// Months of harvest, where the source tells them apart.
    pub harvest: Option<Months>,
    /// Months it keeps, where the source tells them apart.
    pub storage: Option<Months>,
    /// All months in season.
    pub months: Months,
    /// Who says so.
    pub source: Option<String>,
}

/// What recipes need to know of a food.
#[derive(Debug, Clone)]
pub struct Foodstuff {
    /// Its name for several of it, when it is counted: « œufs ».
    pub plural: Option<String>,
    /// Its family.
    pub family: Family,
    /// Its allergens; unknown when the sheet does not say.
    pub allergens: Option<Vec<Allergen>>,
    /// What it costs.
    pub price: Option<Price>,
    /// What one piece, clove or bunch weighs.
    pub weights: PieceWeights,
    /// How to keep it.
    pub keeping: Option<String>,
    /// What to do with what is left of it.
    pub leftovers: Option<String>,
}

/// An indicative price.
#[derive(Debug, Clone)]
pub struct Price {
    /// Euros for one unit.
    pub amount: Amount,
    /// The unit.
    pub unit: Unit,
    /// The day it was noted.
    pub noted_on: Option<Date>,
    /// Who says so; without a source it is an estimate.
    pub source: Option<String>,
}

/// What something is made of.
#[derive(Debug, Clone)]
pub struct Composition {
    /// How many it serves.
    pub servings: u32,
    /// Ingredients in order.
    pub lines: Vec<IngredientLine>,
    /// Diets it claims to suit, each with its place.
    pub diets: Vec<(Diet, Span)>,
    /// Minutes of preparation, rest and cooking.
    pub times: [Option<u32>; 3],
}

/// One line of a list of ingredients.
#[derive(Debug, Clone)]
pub enum IngredientLine {
    /// A heading within the list.
    Group(String),
    /// An ingredient.
    Ingredient(Ingredient),
}

/// One ingredient.
#[derive(Debug, Clone)]
pub struct Ingredient {
    /// A product sheet or a free text.
    pub food: Food,
    /// How much.
    pub quantity: Option<Quantity>,
    /// A remark.
    pub note: Option<String>,
    /// One may leave it out.
    pub optional: bool,
    /// Where it is written.
    pub span: Span,
}

/// What an ingredient is.
#[derive(Debug, Clone)]
pub enum Food {
    /// A product sheet.
    Product(Reference),
    /// A free text, with its allergens if they are stated.
    Named(String, Option<Vec<Allergen>>),
}

/// A month's published figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Which month.
    pub month: YearMonth,
    /// Number of contributors.
    pub contributors: u32,
    /// Number of contributors who gained.
    pub beneficiaries: Option<u32>,
    /// Total collected.
    pub total: Option<AmountRange>,
    /// What each received.
    pub payout: Option<AmountRange>,
    /// Added by funders.
    pub subsidy: Amount,
    /// Left over from the month before.
    pub carry: Amount,
    /// Who published them.
    pub source: String,
    /// publié, estimé, exemple.
    pub status: &'static str,
    /// What must be said with them.
    pub note: Option<String>,
    /// Why they are published although they could identify someone.
    pub despite: Option<String>,
}

impl Figures {
    /// Whether they were invented to show the site.
    #[must_use]
    pub fn is_example(&self) -> bool {
        self.status == "exemple"
    }
}

/// References under one key of the front matter.
#[derive(Debug)]
pub struct References<'e> {
    /// The key, as written.
    pub key: &'static str,
    /// The folder they must be in.
    pub folder: &'static str,
    /// The references.
    pub list: Vec<&'e Reference>,
}
