//! `solidoume new`: begins a file for a contributor, and says what to do next. It never overwrites.

mod questions;
mod words;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use solidoume::content::kind::{Address, Format, KindSpec};
use solidoume::content::kinds::KINDS;
use solidoume::content::skeleton::{self, Answers};
use solidoume::decode::fields::nearest;
use solidoume::decode::scalar::scalar;
use solidoume::decode::slug::{is_slug, slugify};
use solidoume::decode::values::date::YearMonth;
use solidoume::source::Sources;

use super::{Failure, shown, today};
use crate::cli::New;
use crate::disk::{read_sources, write_new};
use crate::messages::Language;

/// Writes the skeleton of one file.
pub(super) fn run(arguments: &New) -> Result<ExitCode, Failure> {
    let spec = kind(&arguments.kind)?;
    let (sources, _) = read_sources(&arguments.root, None)?;
    if sources.under("content/").next().is_none() {
        return Err(Failure::Refused(words::no_content(&arguments.root)));
    }
    let (path, text) = match (&arguments.traduire, arguments.lang) {
        (Some(original), None | Some(Language::En)) => {
            translation(arguments, spec, original, &sources)?
        }
        (None, Some(Language::En)) => {
            return Err(Failure::Refused(words::ORIGINAL_NEEDED.to_owned()));
        }
        (Some(_), Some(Language::Fr)) => {
            return Err(Failure::Refused(words::FRENCH_IS_THE_ORIGINAL.to_owned()));
        }
        (None, _) => entry(arguments, spec, &sources)?,
    };
    let place = arguments.root.join(&path);
    if !write_new(&place, &text)? {
        return Err(Failure::Refused(words::exists(&path)));
    }
    let site = site(&arguments.root);
    writeln!(
        io::stdout(),
        "{}",
        words::written(&shown(&place), &site, arguments.guide)
    )?;
    Ok(ExitCode::SUCCESS)
}

/// The kind of that name, or of that folder.
fn kind(name: &str) -> Result<&'static KindSpec, Failure> {
    let wanted = slugify(name);
    let named = |spec: &&&KindSpec| [spec.singular, spec.folder].contains(&wanted.as_str());
    let found = KINDS.iter().find(named).copied();
    found.ok_or_else(|| {
        let names: Vec<&str> = KINDS.iter().map(|spec| spec.singular).collect();
        let meant = nearest(&wanted, names.iter().copied());
        Failure::Refused(words::unknown_kind(name, &names, meant.as_deref()))
    })
}

/// The path and the text of a new entry.
fn entry(
    arguments: &New,
    spec: &'static KindSpec,
    sources: &Sources,
) -> Result<(String, String), Failure> {
    let slug = slug(spec, &arguments.title)?;
    let directory = match spec.address {
        Address::Directory => Some(directory(spec, arguments.annuaire.as_deref(), sources)?),
        _ => None,
    };
    let path = skeleton::path(spec, &slug, directory.as_deref());
    // Before any question: nobody answers ten of them for a file that will not be written.
    if sources.at(&path).is_some() {
        return Err(Failure::Refused(words::exists(&path)));
    }
    let mut answers = Answers::new();
    if spec.format == Format::Markdown {
        let day = arguments.date.unwrap_or_else(today);
        answers.insert("titre", scalar(&arguments.title));
        answers.insert("maj", day.to_string());
    }
    if arguments.guide {
        questions::ask(spec, &mut answers)?;
    }
    Ok((path, skeleton::text(spec, &answers)))
}

/// The name of the file: from the title, or the month itself.
fn slug(spec: &KindSpec, title: &str) -> Result<String, Failure> {
    let slug = slugify(title);
    let is_right = match spec.format {
        Format::Markdown => is_slug(&slug),
        Format::Data => YearMonth::parse(&slug).is_some(),
    };
    match is_right {
        true => Ok(slug),
        false => Err(Failure::Refused(words::no_name(spec, title))),
    }
}

/// The directory asked for, or the only one there is.
fn directory(spec: &KindSpec, asked: Option<&str>, sources: &Sources) -> Result<String, Failure> {
    let folder = format!("content/{}/", spec.folder);
    let mut known: Vec<&str> = sources
        .under(&folder)
        .filter_map(|(_, file)| file.path.strip_prefix(&folder)?.split_once('/'))
        .map(|(directory, _)| directory)
        .collect();
    known.dedup();
    match asked.map(|name| name.trim_start_matches("annuaires/")) {
        Some(name) if known.contains(&name) => Ok(name.to_owned()),
        None if known.len() == 1 => Ok(known[0].to_owned()),
        asked => {
            let meant = asked.and_then(|name| nearest(name, known.iter().copied()));
            Err(Failure::Refused(words::which_directory(
                asked,
                &known,
                meant.as_deref(),
            )))
        }
    }
}

/// The path and the text of a translation of an entry of this kind.
fn translation(
    arguments: &New,
    spec: &'static KindSpec,
    original: &str,
    sources: &Sources,
) -> Result<(String, String), Failure> {
    let folder = format!("content/{}/", spec.folder);
    let slug = original.rsplit('/').next().unwrap_or(original);
    let slug = slug.trim_end_matches(".md");
    let entries: Vec<_> = sources
        .under(&folder)
        .filter_map(|(id, file)| {
            let (_, name) = file.path.rsplit_once('/')?;
            let name = name.strip_suffix(".md")?;
            (!name.starts_with('_') && !name.contains('.')).then_some((name, id, file))
        })
        .collect();
    let found = entries.iter().find(|(name, ..)| *name == slug);
    let Some(&(_, id, file)) = found else {
        let meant = nearest(slug, entries.iter().map(|(name, ..)| *name));
        let text = words::no_original(original, spec, meant.as_deref());
        return Err(Failure::Refused(text));
    };
    let path = format!("{}.en.md", file.path.trim_end_matches(".md"));
    let text = skeleton::translation(spec, &arguments.title, id, file)
        .ok_or_else(|| Failure::Refused(words::unreadable(&file.path)))?;
    Ok((path, text))
}

/// How to name this site to the commands that come next.
fn site(root: &Path) -> String {
    match root == Path::new(".") {
        true => String::new(),
        false => format!(" --root {}", root.display()),
    }
}
