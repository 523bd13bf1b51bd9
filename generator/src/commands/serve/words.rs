//! What `serve` says, at the terminal and over pages.

use std::io;

use serde_json::{Value, json};

use super::super::{Failure, words as shared};
use super::edition::Edition;
use crate::messages::{Language, spaced};

fn say(language: Language, french: String, english: String) -> String {
    language.pick(spaced(&french), english)
}

pub(super) fn no_port(port: u16, error: &io::Error, language: Language) -> String {
    say(
        language,
        format!(
            "aucun port ne s'ouvre à partir de {port} ({error}) ; choisissez-en un autre par `--port`"
        ),
        format!("no port opens from {port} on ({error}); choose another with `--port`"),
    )
}

pub(super) fn port_taken(wanted: u16, port: u16, language: Language) -> String {
    say(
        language,
        format!("Le port {wanted} est pris : voici le {port}."),
        format!("Port {wanted} is taken: this is {port}."),
    )
}

pub(super) fn started(port: u16, summary: &str, language: Language) -> String {
    say(
        language,
        format!("http://127.0.0.1:{port}/ montre le site jusqu'à Ctrl+C.\n{summary}"),
        format!("http://127.0.0.1:{port}/ shows the site until Ctrl+C.\n{summary}"),
    )
}

pub(super) fn renewed(edition: &Edition, language: Language) -> String {
    let summary = &edition.summary;
    let (french, english) = match (edition.sound, edition.whole) {
        (true, _) => ("Refait", "Made again"),
        (false, true) => (
            "Le dernier site sans erreur reste montré",
            "The last site without errors is still shown",
        ),
        (false, false) => (
            "Le site montré reste incomplet",
            "The site shown is still incomplete",
        ),
    };
    say(
        language,
        format!("{french} : {summary}"),
        format!("{english}: {summary}"),
    )
}

pub(super) fn stopped(language: Language) -> &'static str {
    language.pick("Arrêté.", "Stopped.")
}

/// What stands below the title of the overlay. `whole` says whether there was a site without errors.
pub(super) fn note(sound: bool, whole: bool, language: Language) -> &'static str {
    if sound {
        return "";
    }
    if !whole {
        return language.pick(
            "Le site montré est incomplet : il n'y en a pas encore eu sans erreur.",
            "The site shown is incomplete: there was none without errors yet.",
        );
    }
    language.pick(
        "Le site montré est le dernier qui n'avait pas d'erreur. Il revient dès que tout est réparé.",
        "The site shown is the last one without errors. It comes back once everything is repaired.",
    )
}

/// How many problems are not shown.
pub(super) fn rest(count: usize, language: Language) -> Option<String> {
    (count > 0).then(|| {
        say(
            language,
            format!("… et {count} de plus, dans le terminal."),
            format!("… and {count} more, in the terminal."),
        )
    })
}

pub(super) fn of_the_overlay(language: Language) -> Value {
    json!({
        "language": language.pick("fr", "en"),
        "hide": language.pick("Masquer", "Hide"),
        "stopped": language.pick("Le serveur est arrêté.", "The server has stopped."),
    })
}

/// A file or folder that cannot be read.
pub(super) fn unreadable(failure: &Failure, language: Language) -> String {
    match failure {
        Failure::Disk(error) => shared::disk_error(error, language),
        Failure::Output(error) => shared::io_error(error, language),
        Failure::Refused(text) => text.clone(),
    }
}

/// Refuses a request that did not come from a page of this site.
pub(super) fn foreign(language: Language) -> &'static str {
    language.pick(
        "Ce serveur ne répond qu'à son propre site, sur cette machine.\n",
        "This server answers its own site only, on this machine.\n",
    )
}

/// What the page of a file says around it.
pub(super) struct SourceWords {
    pub(super) open: &'static str,
    pub(super) no_editor: &'static str,
    pub(super) unknown: &'static str,
    pub(super) picture: &'static str,
}

pub(super) fn of_a_source(language: Language) -> SourceWords {
    language.pick(
        SourceWords {
            open: "Ouvrir dans mon éditeur",
            no_editor: "Ouvrez ce fichier dans votre éditeur, changez-le, enregistrez : la page se met à jour seule.",
            unknown: "Aucun fichier du contenu n'est à cette adresse.",
            picture: "Ce fichier n'est pas du texte.",
        },
        SourceWords {
            open: "Open in my editor",
            no_editor: "Open this file in your editor, change it, save: the page updates by itself.",
            unknown: "No file of the content is at this address.",
            picture: "This file is not text.",
        },
    )
}
