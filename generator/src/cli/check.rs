//! What may be typed after `solidoume check`.

use clap::Args;

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
}
