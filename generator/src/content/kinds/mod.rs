//! Every kind of entry, in the order documentation shows them: a new kind is a file here and a line in [`KINDS`].

pub mod article;
pub mod event;
pub mod monthly_figures;
pub mod page;
pub mod partner;
pub mod pathway;
pub mod product_sheet;
pub mod recipe;
pub mod working_group;

use super::kind::KindSpec;

/// The kinds of entries.
pub const KINDS: &[&KindSpec] = &[
    &recipe::KIND,
    &product_sheet::KIND,
    &event::KIND,
    &partner::KIND,
    &article::KIND,
    &pathway::KIND,
    &working_group::KIND,
    &page::KIND,
    &monthly_figures::KIND,
];
