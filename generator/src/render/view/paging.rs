//! Lists that take several pages, and keywords.

use serde::Serialize;
use tera::Value;

use super::LinkView;

/// Where a page stands among the pages of its list.
#[derive(Debug, Serialize)]
pub struct PagingView {
    /// Its number, from 1.
    pub number: usize,
    /// How many pages there are.
    pub count: usize,
    /// How many entries they hold together.
    pub total: usize,
    /// Address of the page before.
    pub previous: Option<String>,
    /// Address of the page after.
    pub next: Option<String>,
    /// Numbers to choose from: the first, the last, and those around this one.
    pub steps: Vec<PageStepView>,
    /// Where a script finds every card of the list; absent when this page has them all.
    pub cards: Option<String>,
}

/// A page of a list, to choose.
#[derive(Debug, Serialize)]
pub struct PageStepView {
    /// Its number.
    pub number: usize,
    /// Its address.
    pub url: String,
    /// Whether pages before it are left out.
    pub gap: bool,
}

/// Every keyword.
#[derive(Debug, Serialize)]
pub struct TagsView {
    /// Keywords by their first letter.
    pub letters: Vec<TagLetterView>,
}

/// Keywords that begin with a letter.
#[derive(Debug, Serialize)]
pub struct TagLetterView {
    /// The letter, as a capital.
    pub letter: String,
    /// Keywords.
    pub tags: Vec<TagView>,
}

/// A keyword.
#[derive(Debug, Clone, Serialize)]
pub struct TagView {
    /// The word.
    pub title: String,
    /// Its page; absent where it has none.
    pub url: Option<String>,
    /// Language of the word, which may differ from the page's.
    pub language: &'static str,
    /// How many entries carry it.
    pub count: usize,
}

/// What carries a keyword.
#[derive(Debug, Serialize)]
pub struct TagPageView {
    /// The keyword.
    pub tag: TagView,
    /// Entries of this page, kind by kind.
    pub groups: Vec<TagGroupView>,
    /// This page among those of the keyword.
    pub paging: PagingView,
}

/// Entries of one kind.
#[derive(Debug, Serialize)]
pub struct TagGroupView {
    /// Where entries of this kind are listed; without an address where no list has them all.
    pub list: GroupTitleView,
    /// Entries, as cards.
    pub cards: Vec<Value>,
}

/// What a group of entries is called.
#[derive(Debug, Serialize)]
pub struct GroupTitleView {
    /// Words.
    pub title: String,
    /// The list of all of them.
    pub url: Option<String>,
}

/// Where a page leads that is not in another language.
#[derive(Debug, Clone, Serialize)]
pub struct ElsewhereView {
    /// The other language.
    pub language: &'static str,
    /// What is read, in that language, and where it leads.
    #[serde(flatten)]
    pub link: LinkView,
}
