//! Writes a month's figures as contributors would, so that the file reads like those beside it.
//!
//! A general YAML writer cannot: it has no `1240..1300`, quotes `44.50` or makes a binary number of it, and puts a long
//! text on one line. What is written here is read back by `verification`.

use std::fmt::Write as _;

use super::release::{Change, Remedy};
use crate::content::facts::Figures;
use crate::decode::values::amount::{Amount, AmountRange};

/// How long a line of text may be, in characters.
const LINE: usize = 110;

/// The first line of every file.
const HEAD: &str =
    "# Préparé par `solidoume figures` : à relire, puis à proposer comme toute modification.";

/// What readers must know of figures that are not all there.
pub(super) fn note(changes: &[Change], is_after_withheld: bool) -> Option<String> {
    let did = |remedy| changes.iter().any(|change| change.remedy == remedy);
    let mut sentences = Vec::new();
    if did(Remedy::Wider) || did(Remedy::WithoutCarry) {
        sentences.push(
            "Le total et la somme versée sont publiés en intervalles, pour ne révéler la contribution de personne.",
        );
    }
    if did(Remedy::WithoutBeneficiaries) {
        sentences.push(
            "Le nombre de bénéficiaires n'est pas publié ce mois-ci, pour ne désigner personne.",
        );
    }
    if did(Remedy::WithoutCarry) {
        sentences.push("Le report du mois précédent n'est pas publié.");
    }
    if is_after_withheld {
        sentences
            .push("Les chiffres du mois précédent ne sont pas publiés, pour ne désigner personne.");
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// The file of a month.
pub(super) fn text(figures: &Figures) -> String {
    let mut file = format!("{HEAD}\n");
    pair(&mut file, "contributeurs", figures.contributors.to_string());
    if let Some(beneficiaries) = figures.beneficiaries {
        pair(&mut file, "beneficiaires", beneficiaries.to_string());
    }
    for (key, figure) in [("total", figures.total), ("verse", figures.payout)] {
        if let Some(figure) = figure {
            pair(&mut file, key, range(figure));
        }
    }
    for (key, amount) in [("subvention", figures.subsidy), ("report", figures.carry)] {
        if amount != Amount::default() {
            pair(&mut file, key, short(amount));
        }
    }
    prose(&mut file, "source", &figures.source);
    pair(&mut file, "statut", figures.status.to_owned());
    if let Some(note) = &figures.note {
        prose(&mut file, "note", note);
    }
    file
}

fn pair(file: &mut String, key: &str, value: String) {
    // Writing to a text cannot fail.
    let _ = writeln!(file, "{key}: {value}");
}

/// Folds a text: nothing in it means anything to YAML, whatever it is. Its white space is single spaces.
fn prose(file: &mut String, key: &str, text: &str) {
    let _ = write!(file, "{key}: >-");
    let mut length = LINE;
    for word in text.split_whitespace() {
        let more = word.chars().count() + 1;
        if length + more > LINE {
            file.push_str("\n ");
            length = 1;
        }
        let _ = write!(file, " {word}");
        length += more;
    }
    file.push('\n');
}

fn range(range: AmountRange) -> String {
    if range.lowest == range.highest {
        return short(range.lowest);
    }
    let (lowest, highest) = (range.lowest.plain(), range.highest.plain());
    match (lowest.strip_suffix(".00"), highest.strip_suffix(".00")) {
        (Some(lowest), Some(highest)) => format!("{lowest}..{highest}"),
        _ => format!("{lowest}..{highest}"),
    }
}

/// An amount without cents where there are none.
fn short(amount: Amount) -> String {
    let plain = amount.plain();
    plain.strip_suffix(".00").unwrap_or(&plain).to_owned()
}
