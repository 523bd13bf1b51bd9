//! What may be typed after `solidoume explain`.

use std::path::PathBuf;

use clap::Args;

use super::OPTIONS;
use crate::messages::Language;

/// `solidoume explain`.
#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub(crate) struct Explain {
    /// Le code d'un message, comme C007 (par défaut : la liste de tous les codes)
    #[arg(value_name = "CODE", help_heading = "Arguments\u{a0}")]
    pub(crate) code: Option<String>,
    /// Explique tous les codes
    #[arg(long, conflicts_with = "code")]
    pub(crate) all: bool,
    /// Dossier du site, dont on suit la langue (par défaut : le dossier courant)
    #[arg(
        long,
        value_name = "DOSSIER",
        default_value = ".",
        hide_default_value = true
    )]
    pub(crate) root: PathBuf,
    /// Langue : fr, en (par défaut : la première du site)
    #[arg(long, value_name = "LANGUE", value_enum, hide_possible_values = true)]
    pub(crate) lang: Option<Language>,
}
