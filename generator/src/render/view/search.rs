//! The page one searches on: what its script needs, and the whole site by kind and letter.

use serde::Serialize;

use super::LinkView;

/// The page one searches on.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// Where the index is; absent when none was made.
    pub index: Option<String>,
    /// Kinds that results may be narrowed to.
    pub types: Vec<ChoiceView>,
    /// Diets that results may be narrowed to.
    pub diets: Vec<ChoiceView>,
    /// What the script says, as JSON.
    pub spoken: String,
    /// The whole site, kind by kind.
    pub groups: Vec<GroupView>,
}

/// Something results may be narrowed to.
#[derive(Debug, Serialize)]
pub struct ChoiceView {
    /// As the index calls it.
    pub value: &'static str,
    /// What is read.
    pub label: String,
}

/// Everything of a kind.
#[derive(Debug, Serialize)]
pub struct GroupView {
    /// Name of the kind.
    pub kind: &'static str,
    /// « Recettes ».
    pub title: String,
    /// How many.
    pub count: usize,
    /// The list of the kind, where it has one.
    pub list: Option<String>,
    /// By letter; one without a name when they are few, none when they are too many for this page.
    pub letters: Vec<LetterView>,
}

/// What begins with a letter.
#[derive(Debug, Serialize)]
pub struct LetterView {
    /// « A », or « 0–9 ».
    pub letter: Option<String>,
    /// In order.
    pub links: Vec<IndexedView>,
}

/// One page of the index.
#[derive(Debug, Serialize)]
pub struct IndexedView {
    /// Its title and address.
    #[serde(flatten)]
    pub link: LinkView,
    /// Its language, where it is not the page's.
    pub language: Option<&'static str>,
    /// Invented for demonstration.
    pub example: bool,
}
