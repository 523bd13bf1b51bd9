//! What may be typed after `solidoume serve`.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::OPTIONS;
use crate::messages::Language;

/// `solidoume serve`.
#[derive(Debug, Args)]
#[command(
    next_help_heading = OPTIONS,
    after_help = "Les brouillons et ce qui n'est pas encore publié sont montrés, et marqués comme tels. Rien n'est écrit, et \
                  rien n'est joignable depuis une autre machine."
)]
pub(crate) struct Serve {
    /// Port de 127.0.0.1 (par défaut : 8000) ; s'il est pris, le suivant qui est libre
    #[arg(
        long,
        value_name = "PORT",
        default_value_t = 8000,
        hide_default_value = true
    )]
    pub(crate) port: u16,
    /// Dossier du site, qui contient content/ (par défaut : le dossier courant)
    #[arg(
        long,
        value_name = "DOSSIER",
        default_value = ".",
        hide_default_value = true
    )]
    pub(crate) root: PathBuf,
    /// Jour pour lequel le site est fait, comme 2026-12-05 (par défaut : aujourd'hui à Paris)
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    pub(crate) date: Option<Date>,
    /// Dossier des calculateurs compilés
    #[arg(long, value_name = "DOSSIER")]
    pub(crate) calculators: Option<PathBuf>,
    /// Langue des messages : fr (par défaut), en
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
