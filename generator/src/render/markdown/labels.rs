//! Words that only assistive technology reads, tied to the markup written here; all others are the theme's.

use crate::config::Language;

/// In one language.
pub(super) struct Labels {
    pub(super) table: &'static str,
    pub(super) notes: &'static str,
    pub(super) note: &'static str,
    pub(super) back: &'static str,
    pub(super) done: &'static str,
    pub(super) to_do: &'static str,
    /// Between a label and what it names.
    pub(super) colon: &'static str,
}

const FRENCH: Labels = Labels {
    table: "Tableau",
    notes: "Notes",
    note: "Note",
    back: "Revenir à l’appel de la note",
    done: "fait",
    to_do: "à faire",
    colon: "\u{A0}: ",
};

const ENGLISH: Labels = Labels {
    table: "Table",
    notes: "Notes",
    note: "Note",
    back: "Back to the reference of note",
    done: "done",
    to_do: "to do",
    colon: ": ",
};

pub(super) fn of(language: Language) -> &'static Labels {
    match language {
        Language::Fr => &FRENCH,
        Language::En => &ENGLISH,
    }
}
