//! What `new` says, in French: it speaks to contributors.

use std::path::Path;

use solidoume::content::kind::{Format, KindSpec};

pub(super) const ORIGINAL_NEEDED: &str = "une fiche en anglais traduit une fiche en français\u{a0}; donnez celle-ci par `--traduire`, comme `--traduire truffade`";
pub(super) const FRENCH_IS_THE_ORIGINAL: &str =
    "une traduction est en anglais\u{a0}: ôtez `--lang fr`";
pub(super) const INTERRUPTED: &str =
    "les réponses se sont arrêtées avant la fin\u{a0}; rien n'est écrit";

/// What was written, and what to do with it.
pub(super) fn written(path: &str, site: &str, filled: bool) -> String {
    let fill = match filled {
        true => "Relisez-le et écrivez le texte, sous la seconde ligne de tirets.",
        false => "Ouvrez-le et remplissez-le\u{a0}: chaque clé dit ce qu'elle attend.",
    };
    let apart = if filled { "\n" } else { "" };
    format!(
        "{apart}{path}\n\nEnsuite\u{a0}:\n  1. {fill}\n  2. solidoume check{site}\n     relit tout et dit ce qui manque.\n  \
         3. solidoume serve{site}\n     montre la page sur votre machine.\n  4. Proposez-le\u{a0}: voyez CONTRIBUER.md."
    )
}

pub(super) fn exists(path: &str) -> String {
    format!(
        "`{path}` existe déjà, et reste tel quel\u{a0}; corrigez-le, ou choisissez un autre titre"
    )
}

pub(super) fn no_content(root: &Path) -> String {
    format!(
        "`{}` n'a pas de dossier `content/`\u{a0}; donnez le dossier du site par `--root`",
        root.display()
    )
}

pub(super) fn unknown_kind(name: &str, names: &[&str], meant: Option<&str>) -> String {
    let all = names.join(", ");
    match meant {
        Some(meant) => format!("genre inconnu `{name}`\u{a0}; vouliez-vous dire `{meant}`\u{a0}?"),
        None => format!("genre inconnu `{name}`\u{a0}; choisissez parmi {all}"),
    }
}

pub(super) fn no_name(spec: &KindSpec, title: &str) -> String {
    match spec.format {
        Format::Markdown => {
            format!(
                "`{title}` ne peut pas nommer un fichier\u{a0}: il y faut des lettres ou des chiffres"
            )
        }
        Format::Data => format!("`{title}` n'est pas un mois\u{a0}: un mois s'écrit comme 2026-10"),
    }
}

pub(super) fn which_directory(asked: Option<&str>, known: &[&str], meant: Option<&str>) -> String {
    let all = known.join(", ");
    match (asked, meant) {
        _ if known.is_empty() => {
            "il n'y a pas encore d'annuaire\u{a0}: créez d'abord `content/annuaires/<annuaire>/_annuaire.md`".to_owned()
        }
        (Some(asked), Some(meant)) => {
            format!("annuaire inconnu `{asked}`\u{a0}; vouliez-vous dire `{meant}`\u{a0}?")
        }
        (Some(asked), None) => format!("annuaire inconnu `{asked}`\u{a0}; choisissez parmi {all}"),
        (None, _) => format!("dans quel annuaire\u{a0}? donnez-le par `--annuaire`, parmi {all}"),
    }
}

pub(super) fn no_original(original: &str, spec: &KindSpec, meant: Option<&str>) -> String {
    let meant = meant.map_or_else(String::new, |meant| {
        format!("\u{a0}; vouliez-vous dire `{meant}`\u{a0}?")
    });
    format!(
        "aucune fiche `{original}` dans `content/{}/`{meant}",
        spec.folder
    )
}

pub(super) fn unreadable(path: &str) -> String {
    format!("`{path}` ne se lit pas\u{a0}; `solidoume check` dit pourquoi")
}
