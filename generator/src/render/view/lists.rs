//! Pages that bring entries together: lists, the calendar, the home page.

use serde::Serialize;
use tera::Value;

use super::paging::PagingView;
use super::{LinkView, MonthView};

/// A list of one kind.
#[derive(Debug, Serialize)]
pub struct ListView {
    /// Name of the kind.
    pub kind: &'static str,
    /// The entries of this page, as cards, in the kind's order; none of what is dated.
    pub cards: Vec<Value>,
    /// This page among those of the list.
    pub paging: PagingView,
    /// The form that narrows the list, as HTML; empty for kinds without one.
    pub filters: String,
}

/// The calendar of seasons.
#[derive(Debug, Serialize)]
pub struct CalendarView {
    /// The twelve months.
    pub months: Vec<MonthView>,
    /// Foods by family.
    pub families: Vec<CalendarFamilyView>,
}

/// Foods of one family in the calendar.
#[derive(Debug, Serialize)]
pub struct CalendarFamilyView {
    /// Family.
    pub title: String,
    /// Foods.
    pub rows: Vec<CalendarRowView>,
}

/// A food in the calendar.
#[derive(Debug, Serialize)]
pub struct CalendarRowView {
    /// Name.
    pub title: String,
    /// Its sheet.
    pub url: String,
    /// Language of its name.
    pub language: &'static str,
    /// For each month from January: `harvest`, `storage`, `season` or `out`.
    pub states: Vec<&'static str>,
}

/// What is in season in a month.
#[derive(Debug, Serialize)]
pub struct MonthPageView {
    /// The month.
    pub month: MonthView,
    /// The month before.
    pub previous: MonthView,
    /// The month after.
    pub next: MonthView,
    /// Foods in season, as cards; those in season all year are apart.
    pub products: Vec<Value>,
    /// Foods in season all year.
    pub all_year: Vec<Value>,
    /// Recipes in season.
    pub recipes: Vec<Value>,
}

/// The home page.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// The month of the day.
    pub month: MonthView,
    /// The twelve months, for devices whose month is another.
    pub months: Vec<MonthView>,
    /// Foods in season, not those of all year: at most twelve.
    pub products: Vec<Value>,
    /// Recipes in season: at most six.
    pub recipes: Vec<Value>,
    /// Next events, at most eight: three are shown, the others follow when some are over on the device.
    pub events: Vec<Value>,
    /// Directories.
    pub directories: Vec<LinkView>,
    /// Latest articles: at most three.
    pub articles: Vec<Value>,
    /// The estimate shown as an example; absent when no month is published.
    pub bonus: Option<super::calculators::TeaserView>,
}
