//! What may be typed after `solidoume figures`.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use solidoume::decode::values::amount::Amount;
use solidoume::decode::values::date::YearMonth;

use super::OPTIONS;
use crate::messages::Language;

/// `solidoume figures`.
#[derive(Debug, Args)]
#[command(
    next_help_heading = OPTIONS,
    after_help = "Le registre est un tableau CSV à trois colonnes : date, membre, montant. Il reste privé : gardez-le hors du \
                  dépôt. Guide : docs/registre.md."
)]
pub(crate) struct Figures {
    /// Le registre des contributions
    #[arg(value_name = "REGISTRE", value_hint = ValueHint::FilePath, help_heading = "Arguments\u{a0}")]
    pub(crate) ledger: PathBuf,
    /// Dossier du site, qui contient content/ (par défaut : le dossier courant)
    #[arg(
        long,
        value_name = "DOSSIER",
        default_value = ".",
        hide_default_value = true
    )]
    pub(crate) root: PathBuf,
    /// Seul mois à préparer, comme 2022-08 (par défaut : tous ceux du registre)
    #[arg(long, value_name = "MOIS", value_parser = month)]
    pub(crate) month: Option<YearMonth>,
    /// Ce que des financeurs ont ajouté ce mois-là, en euros
    #[arg(long, value_name = "MONTANT", value_parser = amount)]
    pub(crate) subsidy: Option<Amount>,
    /// Ce qui restait du mois d'avant, en euros
    #[arg(long, value_name = "MONTANT", value_parser = amount)]
    pub(crate) carry: Option<Amount>,
    /// Qui publie ces chiffres (par défaut : l'équipe, d'après son registre)
    #[arg(
        long,
        value_name = "TEXTE",
        default_value = "Équipe de coordination, d'après son registre des contributions",
        hide_default_value = true
    )]
    pub(crate) source: String,
    /// Publie le total en intervalle même sans nécessité, par exemple si un membre est parti et un autre arrivé
    #[arg(long)]
    pub(crate) widen: bool,
    /// Dossier où écrire un fichier par mois (par défaut : rien n'est écrit, tout est affiché)
    #[arg(long, value_name = "DOSSIER")]
    pub(crate) output: Option<PathBuf>,
    /// Remplace les fichiers qui existent déjà
    #[arg(long, requires = "output")]
    pub(crate) replace: bool,
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

fn month(text: &str) -> Result<YearMonth, String> {
    YearMonth::parse(text).ok_or_else(|| "un mois s'écrit comme 2022-08".to_owned())
}

fn amount(text: &str) -> Result<Amount, String> {
    let amount = Amount::parse(text.trim_end_matches(['€', ' ', '\u{a0}', '\u{202f}']));
    amount
        .filter(|amount| amount.0.normalize().scale() <= 2)
        .ok_or_else(|| "un montant s'écrit comme 32,50".to_owned())
}
