//! What may be typed after `solidoume import`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum, ValueHint};
use jiff::civil::Date;

use super::{LAST, OPTIONS, TEMPLATE, date};
use crate::messages::Language;

const ARGUMENTS: &str = "Arguments\u{a0}";

/// `solidoume import`.
#[derive(Debug, Args)]
#[command(
    subcommand_help_heading = "Ce qu'on importe\u{a0}",
    subcommand_value_name = "GENRE",
    disable_help_subcommand = true,
    after_help = "Importer deux fois ne fait rien de plus : ce qui a changé à la source est repris, ce que vous avez modifié à la \
                  main est gardé, et ce qui a changé des deux côtés vous est signalé. Guide : docs/importer.md."
)]
pub(crate) struct Import {
    #[command(subcommand)]
    pub(crate) what: What,
}

/// What is imported.
#[derive(Debug, Subcommand)]
pub(crate) enum What {
    /// Des partenaires, d'un tableau CSV ou d'un GeoJSON (GoGoCarto, OpenStreetMap, ou un export de ce site)
    #[command(help_template = TEMPLATE)]
    Partenaires(Partners),
    /// Des événements, d'un agenda iCalendar (.ics)
    #[command(help_template = TEMPLATE)]
    Evenements(Events),
    /// Une recette, de données schema.org (.json, ou la page .html qui les contient) ou d'un fichier Cooklang (.cook)
    #[command(help_template = TEMPLATE)]
    Recette(Recipe),
}

/// `solidoume import evenements`.
#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub(crate) struct Events {
    #[command(flatten)]
    pub(crate) common: Common,
}

/// `solidoume import recette`.
#[derive(Debug, Args)]
#[command(
    next_help_heading = OPTIONS,
    after_help = "Importez seulement ce que vous avez le droit de publier : votre recette, un texte libre, ou avec l'accord de la \
                  personne qui l'a écrit."
)]
pub(crate) struct Recipe {
    #[command(flatten)]
    pub(crate) common: Common,
    /// Moment du repas, si le fichier ne le dit pas : entrée, plat, dessert…
    #[arg(long = "type", value_name = "TYPE")]
    pub(crate) course: Option<String>,
    /// Pour combien de personnes, si le fichier ne le dit pas
    #[arg(long, value_name = "NOMBRE")]
    pub(crate) portions: Option<u32>,
}

/// `solidoume import partenaires`.
#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub(crate) struct Partners {
    #[command(flatten)]
    pub(crate) common: Common,
    /// Dossier de l'annuaire, comme commerces
    #[arg(long, value_name = "ANNUAIRE", value_parser = slug)]
    pub(crate) annuaire: String,
    /// Format du fichier : csv, geojson (par défaut : d'après son nom et son contenu)
    #[arg(long, value_name = "FORMAT", value_enum, hide_possible_values = true)]
    pub(crate) from: Option<From>,
    /// Ce qu'acceptent les lieux dont le fichier ne le dit pas, si vous le savez : e-doume,coupons,change
    #[arg(
        long,
        value_name = "MOYENS",
        value_enum,
        value_delimiter = ',',
        hide_possible_values = true
    )]
    pub(crate) moyens: Vec<Means>,
    /// Jour où quelqu'un a vérifié les lieux dont le fichier ne le dit pas
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) verifie_le: Option<Date>,
}

/// What every import may be told.
#[derive(Debug, Args)]
pub(crate) struct Common {
    /// Le fichier à importer
    #[arg(value_name = "FICHIER", value_hint = ValueHint::FilePath, help_heading = ARGUMENTS)]
    pub(crate) file: PathBuf,
    /// Dossier du site, qui contient content/ (par défaut : le dossier courant)
    #[arg(
        long,
        value_name = "DOSSIER",
        default_value = ".",
        hide_default_value = true
    )]
    pub(crate) root: PathBuf,
    /// Nom de la source, le même à chaque import (par défaut : d'après le contenu du fichier)
    #[arg(long, value_name = "NOM", value_parser = slug)]
    pub(crate) source: Option<String>,
    /// Dit ce qui serait fait, et n'écrit rien
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Forme du rapport : human (par défaut), json
    #[arg(
        long,
        value_name = "FORME",
        value_enum,
        default_value = "human",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) format: Form,
    /// Langue du rapport : fr (par défaut), en
    #[arg(
        long,
        value_name = "LANGUE",
        value_enum,
        default_value = "fr",
        hide_default_value = true,
        hide_possible_values = true,
        display_order = LAST - 1
    )]
    pub(crate) lang: Language,
}

/// How a file of partners is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum From {
    Csv,
    Geojson,
}

/// For whom the report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    Human,
    Json,
}

/// What a place takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Means {
    #[value(name = "e-doume")]
    EDoume,
    Coupons,
    Change,
}

impl Means {
    /// As the content model has it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::EDoume => "e-doume",
            Self::Coupons => "coupons",
            Self::Change => "change",
        }
    }
}

/// A name that may be a folder's: no path.
fn slug(text: &str) -> Result<String, String> {
    if solidoume::decode::slug::is_slug(text) {
        return Ok(text.to_owned());
    }
    Err("un nom s'écrit en minuscules, sans accent, avec des tirets".to_owned())
}
