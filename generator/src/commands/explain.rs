//! `solidoume explain`: what a problem means, why it matters, and how to repair it.

use std::io::{self, Write};
use std::process::ExitCode;

use solidoume::diagnostics::{Problem, Rule};

use super::{Failure, language_of, unless_closed};
use crate::cli::Explain;
use crate::messages::{Language, explanation, spaced};

/// Explains a code, all of them, or lists them.
pub(super) fn run(arguments: &Explain) -> Result<ExitCode, Failure> {
    let language = language_of(arguments.lang, &arguments.root);
    let text = match &arguments.code {
        Some(code) => explanation::page(find(code, language)?, language, 1),
        None if arguments.all => explanation::document(language),
        None => listed(language),
    };
    unless_closed(io::stdout().write_all(text.as_bytes()))?;
    Ok(ExitCode::SUCCESS)
}

/// The rule of a code, however it was typed: `r012` and `R12` are `R012`.
fn find(code: &str, language: Language) -> Result<&'static Rule, Failure> {
    let wanted = complete(code);
    let found = Problem::RULES.iter().find(|rule| rule.code == wanted);
    found.ok_or_else(|| Failure::Refused(unknown(code, &wanted, language)))
}

/// In capitals, with three digits.
fn complete(code: &str) -> String {
    let code = code.trim().to_uppercase();
    let letters = code
        .find(|sign: char| sign.is_ascii_digit())
        .unwrap_or(code.len());
    let (family, number) = code.split_at(letters);
    if number.is_empty() {
        return code;
    }
    format!("{family}{number:0>3}")
}

fn unknown(code: &str, wanted: &str, language: Language) -> String {
    let nearest = Problem::CODES
        .iter()
        .map(|known| (distance(known, wanted), *known))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, _)| *distance <= FARTHEST)
        .map(|(_, known)| known);
    match (nearest, language) {
        (Some(known), Language::Fr) => spaced(&format!(
            "code inconnu `{code}` ; vouliez-vous dire `{known}` ? `solidoume explain` les montre tous"
        )),
        (Some(known), Language::En) => {
            format!(
                "unknown code `{code}`; did you mean `{known}`? `solidoume explain` shows them all"
            )
        }
        (None, Language::Fr) => spaced(&format!(
            "code inconnu `{code}` : `solidoume explain` les montre tous"
        )),
        (None, Language::En) => {
            format!("unknown code `{code}`: `solidoume explain` shows them all")
        }
    }
}

/// What is farther than this was not meant.
const FARTHEST: usize = 1_000;

/// How far two codes are: of one family by their numbers, else by their letters; the same number in another family is a
/// slip of one key.
fn distance(known: &str, wanted: &str) -> usize {
    let number = |code: &str| {
        code.get(1..)
            .and_then(|digits| digits.parse::<usize>().ok())
    };
    match (number(known), number(wanted)) {
        (Some(one), Some(other)) if known.get(..1) == wanted.get(..1) => one.abs_diff(other),
        (Some(one), Some(other)) if one == other => 500,
        _ => usize::MAX,
    }
}

fn listed(language: Language) -> String {
    let more = language.pick(
        "\n`solidoume explain C007` explique un code, `solidoume explain --all` les explique tous.\n",
        "\n`solidoume explain C007` explains a code, `solidoume explain --all` explains them all.\n",
    );
    format!("{}{more}", explanation::list(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_however_they_are_typed() {
        for code in ["R002", "r002", "R2", " r2 "] {
            assert_eq!(find(code, Language::Fr).unwrap().code, "R002", "{code}");
        }
    }

    #[test]
    fn an_unknown_code_suggests_the_nearest() {
        let said = |code| match find(code, Language::En) {
            Err(Failure::Refused(text)) => text,
            _ => panic!("{code} is no code"),
        };
        assert!(
            said("R099").contains("did you mean `R008`?"),
            "{}",
            said("R099")
        );
        assert!(
            said("X007").contains("did you mean `C007`?"),
            "{}",
            said("X007")
        );
        for code in ["", "é", "recette", "C99999999999999999999999"] {
            assert!(said(code).contains("shows them all"), "{}", said(code));
        }
    }
}
