//! What may be typed: the commands and their options.

mod authoring;
mod check;
mod diff;
mod explain;
mod figures;
mod import;
mod serve;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use jiff::civil::Date;

use crate::messages::Language;
use crate::report::Format;
pub(crate) use authoring::{New, Schema};
pub(crate) use check::Check;
pub(crate) use diff::{Diff, DiffFormat};
pub(crate) use explain::Explain;
pub(crate) use figures::Figures;
pub(crate) use import::{Common, Form, From, Import, Partners, Recipe, What};
pub(crate) use serve::Serve;

/// French puts a space before the colon that the library adds.
const OPTIONS: &str = "Options\u{a0}";
/// Where help about the help stands: below what one came to read.
const LAST: usize = 1000;
const TEMPLATE: &str = "{about}\n\nUsage\u{a0}: {usage}\n\n{all-args}{after-help}";

/// Fait le site de Soli'doume à partir de son contenu.
#[derive(Debug, Parser)]
#[command(
    name = "solidoume",
    version,
    help_template = TEMPLATE,
    subcommand_help_heading = "Commandes\u{a0}",
    subcommand_value_name = "COMMANDE",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    after_help = "État à la sortie : 0 si tout va bien, 1 si le contenu a des erreurs, 2 si la commande ou le disque refuse."
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Affiche cette aide
    #[arg(short, long, action = ArgAction::Help, global = true, display_order = LAST, help_heading = OPTIONS)]
    help: Option<bool>,
    /// Affiche la version
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = OPTIONS)]
    version: Option<bool>,
}

/// Every command of the program.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Fait le site et le publie d'un seul coup, s'il n'a pas d'erreur
    #[command(help_template = TEMPLATE)]
    Build(Build),
    /// Fait le site sans rien écrire, et dit ce qui ne va pas
    #[command(help_template = TEMPLATE)]
    Check(Check),
    /// Montre le site sur cette machine, et le refait à chaque enregistrement
    #[command(help_template = TEMPLATE)]
    Serve(Serve),
    /// Dit ce qu'une proposition change pour les visiteurs
    #[command(help_template = TEMPLATE)]
    Diff(Diff),
    /// Commence une fiche à remplir, avec l'explication de chaque clé
    New(New),
    /// Donne la forme de chaque fichier en JSON Schema, et les réglages d'un éditeur
    Schema(Schema),
    /// Explique un message : ce qu'il veut dire, pourquoi, comment réparer
    #[command(help_template = TEMPLATE)]
    Explain(Explain),
    /// Répond à des calculs : une requête JSON par ligne en entrée, une réponse par ligne en sortie
    #[command(help_template = TEMPLATE)]
    Calculate,
    /// Prépare les chiffres publiables de chaque mois d'un registre privé, sans rien révéler de personne
    #[command(help_template = TEMPLATE)]
    Figures(Figures),
    /// Fait des fiches de ce que d'autres savent : partenaires, événements, recettes
    #[command(help_template = TEMPLATE)]
    Import(Import),
}

/// `solidoume build`.
#[derive(Debug, Args)]
#[command(next_help_heading = OPTIONS)]
pub(crate) struct Build {
    #[command(flatten)]
    pub(crate) site: SiteArguments,
    /// Dossier où publier, depuis celui du site (par défaut : public) ; le programme y remplace tout
    #[arg(
        long,
        value_name = "DOSSIER",
        default_value = "public",
        hide_default_value = true
    )]
    pub(crate) output: PathBuf,
    /// Ne fait pas l'index de recherche : la page de recherche montre tout le site, sans champ où taper
    #[arg(long)]
    pub(crate) no_search: bool,
}

/// What a site is made from, and how to speak about it.
#[derive(Debug, Args)]
pub(crate) struct SiteArguments {
    /// Dossier du site, qui contient content/ (par défaut : le dossier courant)
    #[arg(
        long,
        value_name = "DOSSIER",
        default_value = ".",
        hide_default_value = true
    )]
    pub(crate) root: PathBuf,
    /// Jour pour lequel le site est fait, comme 2026-12-05 (par défaut : aujourd'hui à Paris)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) date: Option<Date>,
    /// Adresse du site, à la place de celle de site.yaml
    #[arg(long, value_name = "ADRESSE", value_parser = base_url)]
    pub(crate) base_url: Option<String>,
    /// Montre aussi les brouillons, ce qui n'est pas encore publié et ce qui a expiré
    #[arg(long)]
    pub(crate) drafts: bool,
    /// Dossier des calculateurs compilés
    #[arg(long, value_name = "DOSSIER")]
    pub(crate) calculators: Option<PathBuf>,
    /// Forme des messages : human (par défaut), json, github, sarif, gitlab
    #[arg(
        long,
        value_name = "FORME",
        value_enum,
        default_value = "human",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(crate) format: Format,
    /// Langue des messages : fr, en (par défaut : la première du site)
    #[arg(long, value_name = "LANGUE", value_enum, hide_possible_values = true)]
    pub(crate) lang: Option<Language>,
    /// Montre tous les messages, même au-delà de 200
    #[arg(long)]
    pub(crate) all: bool,
}

/// Reads the command line.
///
/// # Errors
/// The text to show, and whether it was asked for: the help and the version are, everything else is a mistake.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Cli, Answer> {
    let matches = Cli::command().try_get_matches_from(arguments);
    matches
        .and_then(|matches| Cli::from_arg_matches(&matches))
        .map_err(|error| answer(&error))
}

/// What the program says instead of running.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Help or version.
    Asked(String),
    /// What is wrong with the command line.
    Mistake(String),
}

fn date(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_| "une date s'écrit comme 2026-12-05".to_owned())
}

/// The address of a site ends with a slash, so that pages may be named from there.
fn base_url(text: &str) -> Result<String, String> {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let is_address = host.is_some_and(|host| !host.is_empty() && !host.starts_with('/'));
    if !is_address
        || text.contains(|sign: char| {
            sign.is_whitespace() || matches!(sign, '?' | '#' | '"' | '<' | '>')
        })
    {
        return Err("une adresse s'écrit comme https://example.org/solidoume/".to_owned());
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}

fn answer(error: &clap::Error) -> Answer {
    let help = ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            Answer::Asked(error.render().to_string())
        }
        kind if kind == help => Answer::Mistake(error.render().to_string()),
        _ => Answer::Mistake(format!(
            "erreur : {}\n\nVoyez `solidoume --help`.\n",
            mistake(error)
        )),
    }
}

/// The library's errors are in English; contributors read French.
fn mistake(error: &clap::Error) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = text(ContextKind::InvalidArg);
    let meant = |kind| match text(kind) {
        word if word.is_empty() => String::new(),
        word => format!(" ; vouliez-vous dire `{word}` ?"),
    };
    match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            format!("argument de trop : `{argument}`")
        }
        ErrorKind::UnknownArgument => format!(
            "option inconnue `{argument}`{}",
            meant(ContextKind::SuggestedArg)
        ),
        ErrorKind::InvalidSubcommand => {
            let command = text(ContextKind::InvalidSubcommand);
            format!(
                "commande inconnue `{command}`{}",
                meant(ContextKind::SuggestedSubcommand)
            )
        }
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => {
            format!("`{argument}` attend une valeur")
        }
        ErrorKind::InvalidValue => {
            let (value, allowed) = (
                text(ContextKind::InvalidValue),
                text(ContextKind::ValidValue),
            );
            format!("`{argument}` n'admet pas `{value}` : choisissez parmi {allowed}")
        }
        ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error)
                .map(ToString::to_string)
                .unwrap_or_default();
            format!(
                "`{argument}` n'admet pas `{}` : {reason}",
                text(ContextKind::InvalidValue)
            )
        }
        ErrorKind::MissingRequiredArgument => format!("il manque `{argument}`"),
        ErrorKind::ArgumentConflict => match text(ContextKind::PriorArg) {
            prior if prior.is_empty() || prior == argument => {
                format!("`{argument}` est donné deux fois")
            }
            prior => format!("`{argument}` et `{prior}` s'excluent"),
        },
        ErrorKind::InvalidUtf8 => "un argument n'est pas du texte en UTF-8".to_owned(),
        // Nothing else can be typed wrong with the options there are; the library's own words are better than none.
        _ => error.kind().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Cli, Answer> {
        parse(line.split(' ').map(OsString::from))
    }

    #[test]
    fn the_options_fit_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_build_has_sensible_defaults() {
        let Ok(Cli {
            command: Command::Build(build),
            ..
        }) = parsed("solidoume build")
        else {
            panic!("`build` is a command");
        };
        assert_eq!(
            (build.site.root, build.output),
            (".".into(), "public".into())
        );
        assert_eq!((build.site.format, build.site.lang), (Format::Human, None));
        assert_eq!((build.site.date, build.site.drafts), (None, false));
    }

    #[test]
    fn addresses_end_with_a_slash_and_dates_are_dates() {
        let line = "solidoume check --base-url https://example.org/solidoume --date 2027-03-20";
        let Ok(Cli {
            command: Command::Check(check),
            ..
        }) = parsed(line)
        else {
            panic!("`check` is a command");
        };
        assert_eq!(
            check.site.base_url.as_deref(),
            Some("https://example.org/solidoume/")
        );
        assert_eq!(check.site.date, Some(jiff::civil::date(2027, 3, 20)));
        for wrong in [
            "example.org",
            "https://",
            "https:///a",
            "https://a b",
            "ftp://a",
            "https://a/?b",
            "",
        ] {
            assert!(base_url(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn help_and_mistakes_are_in_french() {
        assert!(
            matches!(parsed("solidoume --help"), Err(Answer::Asked(text)) if text.contains("Affiche cette aide"))
        );
        for (line, said) in [
            (
                "solidoume bulid",
                "commande inconnue `bulid` ; vouliez-vous dire `build` ?",
            ),
            (
                "solidoume build --outptu x",
                "option inconnue `--outptu` ; vouliez-vous dire `--output` ?",
            ),
            ("solidoume calculate x", "argument de trop : `x`"),
            (
                "solidoume check --date 3/4",
                "`--date <DATE>` n'admet pas `3/4` : une date s'écrit comme 2026-12-05",
            ),
            (
                "solidoume check --date 2026-02-30",
                "n'admet pas `2026-02-30`",
            ),
            (
                "solidoume check --format xml",
                "`--format <FORME>` n'admet pas `xml` : choisissez parmi human, json, github, sarif, gitlab",
            ),
            (
                "solidoume check --root",
                "`--root <DOSSIER>` attend une valeur",
            ),
            (
                "solidoume check --lang fr --lang en",
                "`--lang <LANGUE>` est donné deux fois",
            ),
            ("solidoume figures", "il manque `<REGISTRE>`"),
            (
                "solidoume figures r.csv --replace",
                "il manque `--output <DOSSIER>`",
            ),
            (
                "solidoume figures r.csv --month 2022-13",
                "`--month <MOIS>` n'admet pas `2022-13` : un mois s'écrit comme 2022-08",
            ),
            (
                "solidoume figures r.csv --carry 0,005",
                "`--carry <MONTANT>` n'admet pas `0,005` : un montant s'écrit comme 32,50",
            ),
            ("solidoume", "Commandes"),
        ] {
            let Err(Answer::Mistake(text)) = parsed(line) else {
                panic!("{line} is a mistake")
            };
            assert!(text.contains(said), "{line}: {text}");
        }
    }
}
