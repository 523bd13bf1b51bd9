//! `solidoume import`: from a file of others to entries, with a report of what was done and what was not understood.

mod machine;
mod words;

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use solidoume::content::kind::KindSpec;
use solidoume::content::kinds;
use solidoume::diagnostics::{Diagnostics, Problem};
use solidoume::import::event;
use solidoume::import::notes::Notes;
use solidoume::import::partner::{Destination, Format as Written, Settings};
use solidoume::import::plan::{Plan, Target, plan};
use solidoume::import::recipe;
use solidoume::import::record::Record;
use solidoume::import::state::State;
use solidoume::source::{SourceId, Sources, Span};

use super::{CONTENT, Failure, has_colours, unless_closed};
use crate::cli::{Common, Form, From, Import, Partners, Recipe, What};
use crate::disk::{read_import, read_sources, write_content};
use crate::messages::Language;
use crate::report::{self, Format, Style};

/// What a file becomes.
struct Imported {
    spec: &'static KindSpec,
    folder: String,
    source: String,
    records: Vec<Record>,
    ids: HashSet<String>,
    is_whole: bool,
}

/// One import, up to what is to be said about it.
struct Run<'a> {
    common: &'a Common,
    site: Sources,
    /// What is wrong here, before anything is imported.
    of_site: Diagnostics,
    /// The file, alone.
    input: Sources,
    notes: Notes,
    /// Whether it holds somebody's writing, which has an author.
    is_of_texts: bool,
}

/// Imports a file.
pub(super) fn run(arguments: &Import) -> Result<ExitCode, Failure> {
    let mut run = Run::read(common(arguments))?;
    let imported = match &arguments.what {
        What::Partenaires(partners) => run.partners(partners),
        What::Evenements(_) => run.events(),
        What::Recette(recipe) => run.recipe(recipe),
    };
    let planned = imported.and_then(|imported| run.plan(&imported));
    run.notes.diagnostics.sort();
    let has_errors = run.of_site.has_errors() || run.notes.diagnostics.has_errors();
    let planned = planned.filter(|_| !has_errors);
    if let (Some(plan), false) = (&planned, run.common.dry_run) {
        write_content(&run.common.root, &plan.files)?;
    }
    run.report(planned.as_ref())?;
    Ok(match planned {
        Some(_) => ExitCode::SUCCESS,
        None => ExitCode::from(CONTENT),
    })
}

/// The language an import was asked to speak.
pub(super) fn language(arguments: &Import) -> Language {
    common(arguments).lang
}

fn common(arguments: &Import) -> &Common {
    match &arguments.what {
        What::Partenaires(partners) => &partners.common,
        What::Evenements(events) => &events.common,
        What::Recette(recipe) => &recipe.common,
    }
}

impl<'a> Run<'a> {
    fn read(common: &'a Common) -> Result<Self, Failure> {
        let (site, _) = read_sources(&common.root, None)?;
        let input = read_import(&common.file)?;
        Ok(Self {
            common,
            site,
            of_site: Diagnostics::default(),
            input: Sources::new(vec![input]),
            notes: Notes::default(),
            is_of_texts: false,
        })
    }

    /// The file as text; bytes that are none are reported.
    fn text(&mut self) -> Option<(SourceId, String)> {
        let (id, file) = self.input.iter().next()?;
        match std::str::from_utf8(&file.bytes) {
            Ok(text) => Some((id, text.to_owned())),
            Err(error) => {
                let at = error.valid_up_to();
                self.notes.report(Span::new(id, at, at), Problem::NotUtf8);
                None
            }
        }
    }

    fn partners(&mut self, arguments: &Partners) -> Option<Imported> {
        let (id, text) = self.text()?;
        let settings = Settings {
            means: arguments
                .moyens
                .iter()
                .map(|means| means.word().to_owned())
                .collect(),
            verified: arguments.verifie_le,
        };
        let destination =
            Destination::directory(&self.site, &arguments.annuaire, settings, &mut self.of_site)?;
        let format = match arguments.from {
            Some(From::Csv) => Written::Csv,
            Some(From::Geojson) => Written::GeoJson,
            None => written(&self.common.file, &text),
        };
        let read = destination.read(id, &text, format, &mut self.notes)?;
        Some(Imported {
            spec: &kinds::partner::KIND,
            folder: destination.folder().to_owned(),
            source: self.source(read.flavour),
            records: read.records,
            ids: read.ids,
            is_whole: true,
        })
    }

    fn events(&mut self) -> Option<Imported> {
        let (id, text) = self.text()?;
        let read = event::read(&self.site, id, &text, &mut self.notes)?;
        Some(Imported {
            spec: &kinds::event::KIND,
            folder: event::FOLDER.to_owned(),
            source: self.source("agenda"),
            records: read.records,
            ids: read.ids,
            is_whole: true,
        })
    }

    fn recipe(&mut self, arguments: &Recipe) -> Option<Imported> {
        let (id, text) = self.text()?;
        self.is_of_texts = true;
        let settings = recipe::Settings {
            course: arguments.course.clone(),
            servings: arguments.portions,
            name: self
                .common
                .file
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
        };
        let format = recipe_format(&self.common.file, &text);
        let read = recipe::read(&self.site, id, &text, format, &settings, &mut self.notes)?;
        Some(Imported {
            spec: &kinds::recipe::KIND,
            folder: recipe::FOLDER.to_owned(),
            source: self.source(read.flavour),
            records: read.records,
            ids: HashSet::new(),
            is_whole: false,
        })
    }

    fn source(&self, flavour: &str) -> String {
        self.common
            .source
            .clone()
            .unwrap_or_else(|| flavour.to_owned())
    }

    fn plan(&mut self, imported: &Imported) -> Option<Plan> {
        let state = State::load(&self.site, &imported.folder, &mut self.of_site)?;
        let target = Target {
            spec: imported.spec,
            folder: &imported.folder,
            source: &imported.source,
            is_whole: imported.is_whole,
        };
        Some(plan(
            &self.site,
            target,
            state,
            &imported.records,
            &imported.ids,
        ))
    }

    /// Says what was done: people read problems on standard error and the rest on standard output, programs read all of
    /// it there.
    fn report(&self, plan: Option<&Plan>) -> Result<(), Failure> {
        let Common {
            format,
            lang,
            dry_run,
            ..
        } = *self.common;
        let text = match format {
            Form::Human => {
                self.problems()?;
                let mut text = words::report(plan, &self.notes, dry_run, lang);
                if plan.is_some() && self.is_of_texts {
                    text.push_str(words::rights(lang));
                }
                text
            }
            Form::Json => {
                let problems = self.listed(&self.of_site, &self.site);
                let problems = problems.chain(self.listed(&self.notes.diagnostics, &self.input));
                machine::report(plan, &self.notes, dry_run, problems.collect())
            }
        };
        unless_closed(io::stdout().write_all(text.as_bytes()))
    }

    fn problems(&self) -> Result<(), Failure> {
        let stderr = io::stderr();
        let mut style = self.style();
        style.colours = has_colours(&stderr);
        let mut out = stderr.lock();
        unless_closed(report::print(&self.of_site, &self.site, style, &mut out))?;
        (style.excerpts, style.root) = (false, Path::new(""));
        let found = &self.notes.diagnostics;
        unless_closed(report::print(found, &self.input, style, &mut out))
    }

    fn listed(
        &self,
        found: &Diagnostics,
        sources: &Sources,
    ) -> impl Iterator<Item = serde_json::Value> {
        let mut style = self.style();
        style.format = Format::Json;
        if std::ptr::eq(sources, &raw const self.input) {
            style.root = Path::new("");
        }
        let mut lines = Vec::new();
        // Writing to memory cannot fail.
        let _ = report::print(found, sources, style, &mut lines);
        let lines: Vec<serde_json::Value> = String::from_utf8_lossy(&lines)
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect();
        lines.into_iter()
    }

    fn style(&self) -> Style<'_> {
        Style {
            format: Format::Human,
            language: self.common.lang,
            all: false,
            colours: false,
            excerpts: true,
            root: &self.common.root,
        }
    }
}

/// A file's format, by its name, else by how it begins.
fn written(path: &Path, text: &str) -> Written {
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    let begins = text.trim_start().starts_with(['{', '[']);
    match extension.to_str() {
        Some("csv" | "tsv") => Written::Csv,
        Some("json" | "geojson") => Written::GeoJson,
        _ if begins => Written::GeoJson,
        _ => Written::Csv,
    }
}

/// The same for a recipe.
fn recipe_format(path: &Path, text: &str) -> recipe::Format {
    let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
    match extension.to_str() {
        Some("html" | "htm") => recipe::Format::Html,
        Some("cook") => recipe::Format::Cooklang,
        Some("json" | "jsonld") => recipe::Format::JsonLd,
        _ if text.trim_start().starts_with('<') => recipe::Format::Html,
        _ if text.trim_start().starts_with(['{', '[']) => recipe::Format::JsonLd,
        _ => recipe::Format::Cooklang,
    }
}
