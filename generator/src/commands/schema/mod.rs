//! `solidoume schema`: what each file may hold, as JSON Schemas, and the settings that make an editor use them.

mod vscode;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use serde_json::Value as Json;
use solidoume::config::{Language as SiteLanguage, SiteConfig};
use solidoume::content::model::models;
use solidoume::content::schema;
use solidoume::decode::fields::nearest;
use solidoume::diagnostics::Diagnostics;
use solidoume::render::words::Words;

use super::{Failure, shown};
use crate::cli::Schema;
use crate::disk::{read_sources, write_generated};

/// Prints one schema or all of them, or writes them in a folder.
pub(super) fn run(arguments: &Schema) -> Result<ExitCode, Failure> {
    let mut schemas = schemas(&arguments.root)?;
    if let Some(kind) = &arguments.kind {
        let wanted = kind.trim_end_matches(".json");
        if !schemas.iter().any(|(name, _)| name == wanted) {
            return Err(Failure::Refused(unknown(wanted, &schemas)));
        }
        schemas.retain(|(name, _)| name == wanted);
    }
    if arguments.vscode {
        return write(&arguments.root, vscode::files(&models(), &schemas));
    }
    if let Some(folder) = &arguments.output {
        let files = schemas
            .iter()
            .map(|(name, schema)| (format!("{name}.json"), pretty(schema)));
        return write(folder, files.collect());
    }
    let text = match (&arguments.kind, schemas.first()) {
        (Some(_), Some((_, schema))) => pretty(schema),
        _ => pretty(&Json::Object(schemas.into_iter().collect())),
    };
    io::stdout().write_all(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Every schema, with the English words of the site's theme.
fn schemas(root: &Path) -> Result<Vec<(String, Json)>, Failure> {
    let (sources, _) = read_sources(root, None)?;
    let mut unsaid = Diagnostics::default();
    let config = SiteConfig::load(&sources, None, &mut unsaid);
    let words = Words::load(&sources, &config.theme, SiteLanguage::En, &mut unsaid);
    let translate = |word: &str| {
        let found = words.tree(&["valeurs", word])?;
        found.as_str().map(str::to_owned)
    };
    Ok(schema::all(&translate))
}

fn write(folder: &Path, files: Vec<(String, String)>) -> Result<ExitCode, Failure> {
    for (name, text) in files {
        let path = folder.join(name);
        if !write_generated(&path, &text)? {
            return Err(Failure::Refused(format!(
                "`{}` n'a pas été écrit par `solidoume schema`, qui ne le remplace pas\u{a0}; déplacez-le d'abord",
                path.display()
            )));
        }
        writeln!(io::stdout(), "{}", shown(&path))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn unknown(wanted: &str, schemas: &[(String, Json)]) -> String {
    let names: Vec<&str> = schemas.iter().map(|(name, _)| name.as_str()).collect();
    match nearest(wanted, names.iter().copied()) {
        Some(meant) => {
            format!("schéma inconnu `{wanted}`\u{a0}; vouliez-vous dire `{meant}`\u{a0}?")
        }
        None => format!(
            "schéma inconnu `{wanted}`\u{a0}; choisissez parmi {}",
            names.join(", ")
        ),
    }
}

fn pretty(json: &Json) -> String {
    format!("{json:#}\n")
}
