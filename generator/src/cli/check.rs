//! What may be typed after `solidoume check`.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::{OPTIONS, SiteArguments};

/// `solidoume check`.
#[derive(Debug, Args)]
#[command(
    next_help_heading = OPTIONS,
    after_help = "Chaque message a un code : `solidoume explain C007` l'explique."
)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) site: SiteArguments,
    /// Répare ce qui est sans danger : forme des dates, durées et quantités, ordre des clés, espaces
    #[arg(long)]
    pub(crate) fix: bool,
    /// Avec --fix : montre ce qui changerait, sans rien écrire
    #[arg(long, requires = "fix")]
    pub(crate) dry_run: bool,
    /// Vérifie aussi les adresses du web, doucement : une requête à la fois par site
    #[arg(long)]
    pub(crate) external: bool,
    /// Avec --external : fichier où garder les réponses entre deux fois (par défaut : dans le dossier temporaire)
    #[arg(long, value_name = "FICHIER", value_hint = ValueHint::FilePath, requires = "external")]
    pub(crate) cache: Option<PathBuf>,
}
