//! What may be typed to begin a file and to learn what files may hold: `solidoume new`, `solidoume schema`.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use solidoume::content::kinds::KINDS;

use super::{OPTIONS, date};
use crate::messages::Language;

/// `solidoume new`.
#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub(crate) struct New {
    #[arg(value_name = "GENRE", help = kinds(), help_heading = "Arguments\u{a0}")]
    pub(crate) kind: String,
    /// Le titre, entre guillemets ; pour les chiffres, le mois, comme 2026-10
    #[arg(value_name = "TITRE", help_heading = "Arguments\u{a0}")]
    pub(crate) title: String,
    /// Dossier du site, qui contient content/ (par défaut : le dossier courant)
    #[arg(
        long,
        value_name = "DOSSIER",
        default_value = ".",
        hide_default_value = true
    )]
    pub(crate) root: PathBuf,
    /// Annuaire d'un partenaire, comme commerces
    #[arg(long, value_name = "ANNUAIRE")]
    pub(crate) annuaire: Option<String>,
    /// Fiche à traduire, comme truffade ; TITRE est alors le titre traduit
    #[arg(long, value_name = "FICHE")]
    pub(crate) traduire: Option<String>,
    /// Langue de la fiche : fr (par défaut), ou en avec --traduire
    #[arg(long, value_name = "LANGUE", value_enum, hide_possible_values = true)]
    pub(crate) lang: Option<Language>,
    /// Pose une question pour chaque clé, et vérifie chaque réponse
    #[arg(long)]
    pub(crate) guide: bool,
    /// Jour à écrire dans la fiche, comme 2026-12-05 (par défaut : aujourd'hui à Paris)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) date: Option<Date>,
}

/// What may be added, in the words of the kinds themselves.
fn kinds() -> String {
    let names: Vec<&str> = KINDS.iter().map(|spec| spec.singular).collect();
    format!("Ce qu'on ajoute : {}", names.join(", "))
}

/// `solidoume schema`.
#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub(crate) struct Schema {
    /// Le seul schéma voulu, comme recette ou site (par défaut : tous, en un objet)
    #[arg(value_name = "GENRE", help_heading = "Arguments\u{a0}")]
    pub(crate) kind: Option<String>,
    /// Dossier où écrire un fichier par schéma
    #[arg(long, value_name = "DOSSIER", conflicts_with = "vscode")]
    pub(crate) output: Option<PathBuf>,
    /// Écrit les réglages de VS Code, dans .vscode/
    #[arg(long, conflicts_with = "kind")]
    pub(crate) vscode: bool,
    /// Dossier du site, qui contient content/ (par défaut : le dossier courant)
    #[arg(
        long,
        value_name = "DOSSIER",
        default_value = ".",
        hide_default_value = true
    )]
    pub(crate) root: PathBuf,
}
