//! What may be typed after `solidoume diff`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::OPTIONS;
use crate::messages::Language;

/// `solidoume diff`.
#[derive(Debug, Args)]
#[command(
    next_help_heading = OPTIONS,
    after_help = "Exemples : `solidoume diff main`, `solidoume diff HEAD~1`, `solidoume diff ../autre-copie`."
)]
pub(crate) struct Diff {
    /// Ce qui était avant : une révision de git, ou le dossier d'un autre exemplaire du site
    #[arg(value_name = "BASE", help_heading = "Arguments\u{a0}")]
    pub(crate) base: String,
    /// Dossier du site, qui contient content/ (par défaut : le dossier courant)
    #[arg(
        long,
        value_name = "DOSSIER",
        default_value = ".",
        hide_default_value = true
    )]
    pub(crate) root: PathBuf,
    /// Jour pour lequel les deux sites sont faits, comme 2026-12-05 (par défaut : aujourd'hui à Paris)
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    pub(crate) date: Option<Date>,
    /// Forme : markdown (par défaut), json
    #[arg(
        long,
        value_name = "FORME",
        value_enum,
        default_value = "markdown",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) format: DiffFormat,
    /// Langue : fr (par défaut), en
    #[arg(
        long,
        value_name = "LANGUE",
        value_enum,
        default_value = "fr",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) lang: Language,
}

/// For whom the changes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// People who read a pull request.
    Markdown,
    /// Programs.
    Json,
}
