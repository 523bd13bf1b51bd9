//! What each problem means, why it matters and how to repair it: `solidoume explain`, `docs/problemes.md` and SARIF.
//!
//! Each explanation is a constant named like its problem: a problem without one does not compile.
#![allow(
    non_upper_case_globals,
    reason = "an explanation has the name of its problem, so that the list of problems finds it"
)]

use super::Bilingual;

/// A problem explained to somebody who meets it for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// In a few words, without a full stop.
    pub title: Bilingual,
    /// What the program found.
    pub meaning: Bilingual,
    /// Whom it would mislead or disappoint.
    pub reason: Bilingual,
    /// An example of what is wrong.
    pub wrong: &'static str,
    /// The same, right.
    pub right: &'static str,
    /// What to do.
    pub repair: Bilingual,
}

macro_rules! explain {
    ($($name:ident {
        title: $title_fr:literal / $title_en:literal,
        meaning: $meaning_fr:literal / $meaning_en:literal,
        reason: $reason_fr:literal / $reason_en:literal,
        wrong: $wrong:literal,
        right: $right:literal,
        repair: $repair_fr:literal / $repair_en:literal,
    })*) => {
        $(
            pub(in crate::diagnostics) const $name: super::Explanation = super::Explanation {
                title: super::Bilingual { fr: $title_fr, en: $title_en },
                meaning: super::Bilingual { fr: $meaning_fr, en: $meaning_en },
                reason: super::Bilingual { fr: $reason_fr, en: $reason_en },
                wrong: $wrong,
                right: $right,
                repair: super::Bilingual { fr: $repair_fr, en: $repair_en },
            };
        )*
    };
}

mod figures;
mod files;
mod food;
mod import;
mod ledger;
mod links;
mod pictures;
mod text;
mod theme;

pub(super) use self::{
    figures::*, files::*, food::*, import::*, ledger::*, links::*, pictures::*, text::*, theme::*,
};
