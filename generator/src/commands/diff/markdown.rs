//! The changes as a comment of a pull request: what could harm somebody first, what is only text last.

use std::fmt::Write as _;

use solidoume::changes::{Change, Changes, EntryChange};

use super::facts::sentence;
use super::words::{bytes, code, plain};
use crate::messages::{Language, counted, spaced};

/// By which a later comment finds an earlier one, and replaces it.
const MARK: &str = "<!-- solidoume diff -->";
/// The most lines of a section: a comment is read by people, and has a limit.
const LISTED: usize = 60;

/// A part of the comment, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Food,
    Addresses,
    Added,
    Removed,
    Dates,
    Prices,
    Figures,
    Others,
    Unseen,
}

const SECTIONS: [(Section, &str, &str); 9] = [
    (
        Section::Food,
        "Allergènes et régimes : à relire avec soin",
        "Allergens and diets: read with care",
    ),
    (Section::Addresses, "Adresses", "Addresses"),
    (Section::Added, "Pages nouvelles", "New pages"),
    (Section::Removed, "Pages retirées", "Removed pages"),
    (
        Section::Dates,
        "Rendez-vous et lieux",
        "Meetings and places",
    ),
    (Section::Prices, "Saisons et prix", "Seasons and prices"),
    (Section::Figures, "Chiffres publiés", "Published figures"),
    (Section::Others, "Autres changements", "Other changes"),
    (
        Section::Unseen,
        "Ce que les visiteurs ne voient pas encore",
        "What visitors do not see yet",
    ),
];

/// Writes the comment. `errors` are those of the base and of the proposal.
pub(super) fn text(changes: &Changes, errors: [usize; 2], language: Language) -> String {
    let mut text = format!(
        "{MARK}\n## {}\n\n",
        language.pick(
            "Ce que cette proposition change",
            "What this proposal changes"
        )
    );
    note_errors(&mut text, errors, language);
    if changes.is_empty() {
        text.push_str(language.pick(
            "Rien ne change pour les visiteurs.\n",
            "Nothing changes for visitors.\n",
        ));
        return text;
    }
    for (section, fr, en) in SECTIONS {
        let lines = lines(section, changes, language);
        if !lines.is_empty() {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "### {}\n", spaced_in(language.pick(fr, en), language));
            for line in lines.iter().take(LISTED) {
                let _ = writeln!(text, "- {}", spaced_in(line, language));
            }
            if lines.len() > LISTED {
                let more = lines.len() - LISTED;
                let _ = writeln!(
                    text,
                    "- {}",
                    language.pick(format!("… et {more} de plus"), format!("… and {more} more"))
                );
            }
            text.push('\n');
        }
    }
    weight(&mut text, changes, language);
    text
}

fn note_errors(text: &mut String, [before, after]: [usize; 2], language: Language) {
    if after > 0 {
        let count = counted(after, language.pick("erreur", "error"), language);
        text.push_str(&language.pick(
            format!("**Cette proposition a {count}** : `solidoume check` dit où. Ce qui suit est incomplet.\n\n"),
            format!("**This proposal has {count}**: `solidoume check` says where. What follows is incomplete.\n\n"),
        ));
    }
    if before > 0 {
        let count = counted(before, language.pick("erreur", "error"), language);
        text.push_str(&language.pick(
            format!("Ce qui était avant avait {count} : des pages peuvent sembler nouvelles.\n\n"),
            format!("What was before had {count}: pages may seem new.\n\n"),
        ));
    }
}

fn lines(section: Section, changes: &Changes, language: Language) -> Vec<String> {
    let mut lines = if section == Section::Addresses {
        lost(changes, language)
    } else {
        Vec::new()
    };
    for entry in &changes.entries {
        let said: Vec<String> = entry
            .changes
            .iter()
            .filter(|change| section_of(change) == section)
            .map(|change| sentence(change, language))
            .collect();
        if !said.is_empty() {
            lines.push(format!("{} : {}", name(entry), said.join(" ; ")));
        }
    }
    lines
}

/// **Truffade** (`content/recettes/truffade.md`)
fn name(entry: &EntryChange) -> String {
    format!("**{}** ({})", plain(&entry.title), code(&entry.path))
}

fn section_of(change: &Change) -> Section {
    match change {
        Change::Allergens { .. } | Change::AllergensStated { .. } | Change::Diets { .. } => {
            Section::Food
        }
        Change::Address { .. } => Section::Addresses,
        Change::Added { .. } => Section::Added,
        Change::Removed => Section::Removed,
        Change::Status { .. } | Change::When { .. } | Change::Place { .. } => Section::Dates,
        Change::Season { .. } | Change::Price { .. } | Change::Cost { .. } => Section::Prices,
        Change::Figures { .. } => Section::Figures,
        Change::Unseen { .. } => Section::Unseen,
        _ => Section::Others,
    }
}

fn lost(changes: &Changes, language: Language) -> Vec<String> {
    let line = |address: &str, file: &Option<String>| {
        match file {
        Some(file) => language.pick(
            format!("{} ne mène plus nulle part : ajoutez `alias: [{address}]` dans {}", code(address), code(file)),
            format!("{} leads nowhere any more: add `alias: [{address}]` to {}", code(address), code(file)),
        ),
        None => language.pick(
            format!("{} ne mène plus nulle part : si une autre page la remplace, donnez-lui `alias: [{address}]`", code(address)),
            format!("{} leads nowhere any more: if another page replaces it, give that one `alias: [{address}]`", code(address)),
        ),
    }
    };
    changes
        .lost
        .iter()
        .map(|lost| line(&lost.address, &lost.alias_in))
        .collect()
}

fn weight(text: &mut String, changes: &Changes, language: Language) {
    let weight = &changes.weight;
    let _ = writeln!(text, "### {}\n", language.pick("Poids", "Weight"));
    let total = format!(
        "{} → {}",
        bytes(weight.before, language),
        bytes(weight.after, language)
    );
    let pages = format!("{} → {}", weight.pages_before, weight.pages_after);
    let line = language.pick(
        format!("pages : {pages} ; site entier : {total}"),
        format!("pages: {pages}; whole site: {total}"),
    );
    let _ = writeln!(text, "- {}", spaced_in(&line, language));
    for file in &weight.heavier {
        let before = file.before.map_or_else(
            || language.pick("nouveau", "new").to_owned(),
            |size| bytes(size, language),
        );
        let line = format!(
            "{} : {before} → {}",
            code(&format!("/{}", file.path)),
            bytes(file.after, language)
        );
        let _ = writeln!(text, "- {}", spaced_in(&line, language));
    }
    if changes.other_pages > 0 {
        let count = changes.other_pages;
        let line = language.pick(
            match count {
                1 => "1 autre page change, par ce qu'elle montre des fiches, du thème ou des réglages".to_owned(),
                _ => format!("{count} autres pages changent, par ce qu'elles montrent des fiches, du thème ou des réglages"),
            },
            format!("{} by what is shown there of entries, theme or settings", match count {
                1 => "1 other page changes".to_owned(),
                _ => format!("{count} other pages change"),
            }),
        );
        let _ = writeln!(text, "- {}", spaced_in(&line, language));
    }
}

fn spaced_in(text: &str, language: Language) -> String {
    match language {
        Language::Fr => spaced(text),
        Language::En => text.replace(" : ", ": ").replace(" ; ", "; "),
    }
}
