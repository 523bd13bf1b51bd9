//! What an import did, for people: what is new, what changed, what waits for a decision, what was not understood.

use std::fmt::Write as _;

use solidoume::import::edit::BODY;
use solidoume::import::merge::{Difference, Fate};
use solidoume::import::notes::{Notes, shortened};
use solidoume::import::plan::{Done, Outcome, Plan};
use solidoume::import::record::shown;
use solidoume::import::value::Value;

use crate::messages::{Language, spaced};

/// The whole report.
pub(super) fn report(
    plan: Option<&Plan>,
    notes: &Notes,
    is_dry: bool,
    language: Language,
) -> String {
    let mut text = String::new();
    match plan {
        Some(plan) => {
            for done in &plan.entries {
                entry(&mut text, done, language);
            }
            gone(&mut text, plan, language);
            unknown(&mut text, notes, language);
            totals(&mut text, plan, notes, is_dry, language);
        }
        None => text.push_str(language.pick("rien n'est importé\n", "nothing is imported\n")),
    }
    language.pick(spaced as fn(&str) -> String, str::to_owned)(&text)
}

/// What must be known before somebody's text is published.
pub(super) fn rights(language: Language) -> &'static str {
    language.pick(
        "Avant de publier\u{a0}: avez-vous le droit de reprendre ce texte\u{a0}? Une liste d'ingrédients est libre, la façon de la raconter a un auteur.\n",
        "Before you publish: may you reuse this text? A list of ingredients is free, the way it is told has an author.\n",
    )
}

/// An entry that changes or waits for somebody; nothing of one that stays as it is.
fn entry(text: &mut String, done: &Done, language: Language) {
    let said = match done.outcome {
        Outcome::Created => language.pick("nouvelle", "new"),
        Outcome::Updated => language.pick("mise à jour", "updated"),
        Outcome::ByHand => language.pick(
            "déjà écrite à la main : elle reste comme elle est",
            "written by hand before: it stays as it is",
        ),
        Outcome::Detached => language.pick(
            "détachée de sa source (sans `origine`) : elle reste comme elle est",
            "detached from its source (without `origine`): it stays as it is",
        ),
        Outcome::Deleted => language.pick(
            "supprimée ici : elle ne revient pas",
            "deleted here: it does not come back",
        ),
        Outcome::Unchanged if done.differences.is_empty() => return,
        Outcome::Unchanged => language.pick("gardée", "kept"),
    };
    let colon = language.pick(" :", ":");
    // Writing to a text cannot fail.
    let _ = writeln!(text, "{}{colon} {said}", done.path);
    for difference in &done.differences {
        let _ = writeln!(text, "  {}", line(difference, done.outcome, language));
    }
}

/// `horaires : « a », « b » à la source`
fn line(difference: &Difference, outcome: Outcome, language: Language) -> String {
    let value = |value: &Option<Value>| match value {
        _ if difference.key == BODY => language.pick("un autre texte", "another text").to_owned(),
        Some(value) => quoted(&shortened(&shown(value)), language),
        None => language.pick("rien", "nothing").to_owned(),
    };
    let (key, here, source) = (
        &difference.key,
        value(&difference.here),
        value(&difference.source),
    );
    match (difference.fate, outcome) {
        (_, Outcome::ByHand) => language.pick(
            format!("{key} : {here} ici, {source} à la source"),
            format!("{key}: {here} here, {source} at the source"),
        ),
        (Fate::Taken, _) => language.pick(
            format!("{key} : {source}, au lieu de {here}"),
            format!("{key}: {source} instead of {here}"),
        ),
        (Fate::Kept, _) => language.pick(
            format!("{key} : {here} gardé, modifié à la main ({source} à la source)"),
            format!("{key}: {here} kept, changed by hand ({source} at the source)"),
        ),
        (Fate::Conflict, _) => language.pick(
            format!(
                "CONFLIT {key} : {here} gardé ici, {source} maintenant à la source ; choisissez"
            ),
            format!("CONFLICT {key}: {here} kept here, {source} now at the source; choose"),
        ),
    }
}

fn quoted(text: &str, language: Language) -> String {
    language.pick(format!("« {text} »"), format!("\"{text}\""))
}

fn gone(text: &mut String, plan: &Plan, language: Language) {
    for path in &plan.gone {
        let _ = writeln!(
            text,
            "{}",
            language.pick(
                format!("{path} : disparue de la source ; supprimez-la, ou dites `statut: fermé définitivement`"),
                format!("{path}: gone from the source; delete it, or write `statut: fermé définitivement`"),
            )
        );
    }
}

fn unknown(text: &mut String, notes: &Notes, language: Language) {
    if notes.unknown.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    let _ = writeln!(
        text,
        "{}",
        language.pick(
            "non compris, et laissé de côté :",
            "not understood, and left out:"
        )
    );
    for (name, unknown) in &notes.unknown {
        let examples: Vec<String> = unknown
            .examples
            .iter()
            .map(|example| quoted(example, language))
            .collect();
        let examples = match examples.is_empty() {
            true => String::new(),
            false => format!("{} {}", language.pick(" :", ":"), examples.join(", ")),
        };
        let _ = writeln!(text, "  {name} ({} ×){examples}", unknown.count);
    }
}

fn totals(text: &mut String, plan: &Plan, notes: &Notes, is_dry: bool, language: Language) {
    let count = |outcome: Outcome| {
        plan.entries
            .iter()
            .filter(|done| done.outcome == outcome)
            .count()
    };
    let differences = || {
        plan.entries
            .iter()
            .filter(|done| done.outcome != Outcome::ByHand)
            .flat_map(|done| &done.differences)
    };
    let fate = |fate: Fate| {
        differences()
            .filter(|difference| difference.fate == fate)
            .count()
    };
    let counts = [
        (
            count(Outcome::Created),
            ("nouvelle", "nouvelles"),
            ("new", "new"),
        ),
        (
            count(Outcome::Updated),
            ("mise à jour", "mises à jour"),
            ("updated", "updated"),
        ),
        (
            count(Outcome::Unchanged),
            ("inchangée", "inchangées"),
            ("unchanged", "unchanged"),
        ),
        (
            count(Outcome::ByHand) + count(Outcome::Detached) + count(Outcome::Deleted),
            ("laissée à vos mains", "laissées à vos mains"),
            ("left to your hands", "left to your hands"),
        ),
        (
            plan.gone.len(),
            ("disparue de la source", "disparues de la source"),
            ("gone from the source", "gone from the source"),
        ),
        (
            notes.skipped,
            ("laissée de côté", "laissées de côté"),
            ("left out", "left out"),
        ),
        (
            fate(Fate::Kept),
            ("valeur gardée", "valeurs gardées"),
            ("value kept", "values kept"),
        ),
        (
            fate(Fate::Conflict),
            ("conflit", "conflits"),
            ("conflict", "conflicts"),
        ),
        (
            notes.unsaid,
            ("message de plus", "messages de plus"),
            ("more message", "more messages"),
        ),
    ];
    let parts: Vec<String> = counts
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, fr, en)| {
            let word = language.pick(
                if *count < 2 { fr.0 } else { fr.1 },
                if *count == 1 { en.0 } else { en.1 },
            );
            format!("{count} {word}")
        })
        .collect();
    let parts = match parts.is_empty() {
        true => language.pick("rien", "nothing").to_owned(),
        false => parts.join(", "),
    };
    let gap = if text.is_empty() { "" } else { "\n" };
    let _ = match is_dry {
        false => writeln!(text, "{gap}{parts}"),
        true => writeln!(
            text,
            "{gap}{}{parts}",
            language.pick(
                "à blanc, rien n'est écrit : ",
                "dry run, nothing is written: "
            )
        ),
    };
}
