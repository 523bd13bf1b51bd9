//! What templates receive: typed, complete, already in the page's language. Texts are ready to be shown.

pub mod agenda;
pub mod calculators;
pub mod composition;
pub mod contribute;
pub mod entries;
pub mod lists;
pub mod machines;
pub mod offline;
pub mod page;
pub mod paging;
pub mod places;
pub mod search;

use serde::Serialize;

/// A link with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkView {
    /// What is read.
    pub title: String,
    /// Where it leads, from the server's root.
    pub url: String,
}

/// A day.
#[derive(Debug, Clone, Serialize)]
pub struct DateView {
    /// For `datetime`: `2026-12-05` or `2026-12-05T14:00`.
    pub iso: String,
    /// In words: « samedi 5 décembre 2026 à 14 h ».
    pub text: String,
    /// « 5 ».
    pub day: String,
    /// « déc. ».
    pub month_short: String,
    /// « décembre 2026 ».
    pub month_text: String,
    /// « samedi ».
    pub weekday: String,
    /// « 14 h », if there is a time.
    pub time: Option<String>,
}

/// A picture, published.
#[derive(Debug, Clone, Serialize)]
pub struct ImageView {
    /// Its address.
    pub url: String,
    /// A photo's WebP files and their widths, for `srcset`; a drawing has none.
    pub srcset: Option<String>,
    /// Words for those who do not see it.
    pub alt: String,
    /// Who made it.
    pub credit: Option<String>,
    /// Width in pixels, where it is known.
    pub width: Option<u32>,
    /// Height in pixels, where it is known.
    pub height: Option<u32>,
    /// Whether it is an ingredient's: the entry has none of its own.
    pub borrowed: bool,
}

/// One of the twelve months, for a strip or a calendar.
#[derive(Debug, Clone, Serialize)]
pub struct MonthView {
    /// 1 to 12.
    pub number: i8,
    /// « janvier ».
    pub name: String,
    /// « jan. ».
    pub short: String,
    /// « J ».
    pub initial: String,
    /// Its page.
    pub url: String,
    /// Whether the site is made in this month.
    pub now: bool,
}
