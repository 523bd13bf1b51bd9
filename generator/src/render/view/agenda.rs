//! What takes place at a time: lists by month, months as tables, calendars to subscribe to.

use serde::Serialize;
use tera::Value;

use super::{DateView, LinkView};

/// A calendar one can subscribe to.
#[derive(Debug, Clone, Serialize)]
pub struct FeedView {
    /// What is in it: « Axe redistribution ».
    pub title: String,
    /// Its full address.
    pub address: String,
    /// The same for programs that keep calendars: `webcal://…`.
    pub webcal: String,
}

/// What the page of an entry says of its dates.
#[derive(Debug, Serialize)]
pub struct EntryAgendaView {
    /// Cancelled, moved, full: in a sentence. None when all is well.
    pub notice: Option<String>,
    /// « heure de Paris », for what one attends from anywhere at a time.
    pub zone: Option<String>,
    /// Of what repeats: its next dates, at most six.
    pub dates: Vec<OccurrenceView>,
    /// Its own calendar, to download.
    pub file: String,
    /// Calendars it is in.
    pub feeds: Vec<FeedView>,
}

/// One date of what repeats.
#[derive(Debug, Serialize)]
pub struct OccurrenceView {
    /// `2026-12-05T14:00`.
    pub iso: String,
    /// « samedi 5 décembre 2026, de 14 h à 16 h 30 ».
    pub text: String,
}

/// The list of what takes place: what is to come by month, then what is over.
#[derive(Debug, Serialize)]
pub struct AgendaView {
    /// Every entry, as a card, for the choices of the filters.
    pub cards: Vec<Value>,
    /// What is to come, by month.
    pub months: Vec<AgendaMonthView>,
    /// What is over, most recent first.
    pub past: Vec<Value>,
    /// Years of what is over and not above.
    pub years: Vec<LinkView>,
    /// Calendars: all, each axis, each commune.
    pub feeds: FeedsView,
    /// The two ways to look at it: this list, and its months.
    pub ways: WaysView,
}

/// What is to come in a month.
#[derive(Debug, Serialize)]
pub struct AgendaMonthView {
    /// `2026-12`.
    pub key: String,
    /// « décembre 2026 ».
    pub title: String,
    /// Its entries, as cards: each once, by its next date.
    pub cards: Vec<Value>,
}

/// Calendars to subscribe to.
#[derive(Debug, Clone, Serialize)]
pub struct FeedsView {
    /// All.
    pub all: FeedView,
    /// By axis.
    pub axes: Vec<FeedView>,
    /// By commune.
    pub communes: Vec<FeedView>,
}

/// The ways to look at what takes place.
#[derive(Debug, Serialize)]
pub struct WaysView {
    /// The list.
    pub list: String,
    /// The table of a month.
    pub month: String,
    /// Months that have a table, first to last: `2026-12`, and its page.
    pub months: Vec<LinkView>,
}

/// A month as a table.
#[derive(Debug, Serialize)]
pub struct AgendaTableView {
    /// « décembre 2026 ».
    pub title: String,
    /// Weeks, from Monday.
    pub weeks: Vec<Vec<CellView>>,
    /// The days when something takes place.
    pub days: Vec<CellView>,
    /// The table before.
    pub previous: Option<LinkView>,
    /// The table after.
    pub next: Option<LinkView>,
    /// The two ways to look at it.
    pub ways: WaysView,
    /// Calendars.
    pub feeds: FeedsView,
}

/// A day of a table.
#[derive(Debug, Clone, Serialize)]
pub struct CellView {
    /// The day; none for those of the months beside.
    pub day: Option<DateView>,
    /// What takes place.
    pub items: Vec<ItemView>,
}

/// What takes place on a day.
#[derive(Debug, Clone, Serialize)]
pub struct ItemView {
    /// Title.
    pub title: String,
    /// Page.
    pub url: String,
    /// Language of the title.
    pub language: &'static str,
    /// When it begins, on its first day; « suite » after that.
    pub time: Option<String>,
    /// Where.
    pub commune: Option<String>,
    /// Whether it takes place, in words.
    pub status: String,
    /// The same, as contributors write it.
    pub status_key: &'static str,
    /// Whether it is invented.
    pub example: bool,
}

/// What took place in a year.
#[derive(Debug, Serialize)]
pub struct PastYearView {
    /// Entries, as cards, most recent first.
    pub cards: Vec<Value>,
    /// The list of what is to come.
    pub list: LinkView,
    /// The other years.
    pub years: Vec<LinkView>,
}
