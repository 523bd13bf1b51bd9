//! Pages that bring entries together: lists, the calendar, directories, the map, the home page.

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

/// A directory of partners.
#[derive(Debug, Serialize)]
pub struct DirectoryView {
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// Address.
    pub url: String,
    /// Introduction, as HTML.
    pub html: String,
    /// How many partners.
    pub count: usize,
    /// Categories with their partners, as cards; a partner with two categories is in both.
    pub categories: Vec<CategoryView>,
    /// Every partner once, as cards; on a page of a long list, those of that page.
    pub cards: Vec<Value>,
    /// This page among those of the list; absent where directories are only counted.
    pub paging: Option<PagingView>,
    /// The form that narrows the list, as HTML.
    pub filters: String,
    /// Where they are.
    pub map: Option<MapView>,
    /// The same partners for programs: the form's name and its address. Empty when all of them were invented.
    pub data: Vec<DataLinkView>,
}

/// A file for programs.
#[derive(Debug, Clone, Serialize)]
pub struct DataLinkView {
    /// Its form: `GeoJSON`.
    pub form: &'static str,
    /// Its address.
    pub url: String,
}

/// A category of a directory.
#[derive(Debug, Clone, Serialize)]
pub struct CategoryView {
    /// Title.
    pub title: String,
    /// Partners, as cards.
    pub cards: Vec<Value>,
}

/// A map without tiles: everything is in the coordinates of its view box.
#[derive(Debug, Clone, Serialize)]
pub struct MapView {
    /// Name of the territory.
    pub territory: String,
    /// `0 0 800 900`.
    pub view_box: String,
    /// `d` of the territory's outline.
    pub outline: String,
    /// Towns to find one's way by.
    pub landmarks: Vec<LandmarkView>,
    /// Places, each a link or a group of links.
    pub points: Vec<PointView>,
}

/// A town named on the map.
#[derive(Debug, Clone, Serialize)]
pub struct LandmarkView {
    /// Name.
    pub name: String,
    /// From the left.
    pub x: String,
    /// From the top.
    pub y: String,
}

/// One place of the map.
#[derive(Debug, Clone, Serialize)]
pub struct PointView {
    /// From the left.
    pub x: String,
    /// From the top.
    pub y: String,
    /// Radius: larger for several partners.
    pub radius: String,
    /// How many partners stand here.
    pub count: usize,
    /// Name of the commune, or of the one partner.
    pub title: String,
    /// Its partner's page, or, for several, the anchor of their list on the page: `#lieu-billom`.
    pub url: String,
    /// Its partners.
    pub partners: Vec<LinkView>,
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
