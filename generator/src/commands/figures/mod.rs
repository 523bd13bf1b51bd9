//! `solidoume figures`: from a private ledger to the figures of each month that may be published.

mod words;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use solidoume::content::rules;
use solidoume::diagnostics::{Diagnostics, Problem};
use solidoume::ledger::{self, Ledger, Outcome, Published, Release, Settings};
use solidoume::source::Sources;

use super::{CONTENT, Failure, has_colours, shown, unless_closed};
use crate::cli::Figures;
use crate::disk::{exposure, read_ledger, read_sources, write_figures};
use crate::report::{self, Format, Style};

/// What was read, and what is wrong with it.
struct Run<'a> {
    arguments: &'a Figures,
    published: Published,
    /// What is wrong with the rules and the published months.
    of_site: Diagnostics,
    /// The ledger alone: it never stands among the sources of a site.
    ledger_file: Sources,
    /// What is wrong with the ledger.
    of_ledger: Diagnostics,
}

/// Prepares the figures; with errors in the ledger or in what is published, nothing is shown or written.
pub(super) fn run(arguments: &Figures) -> Result<ExitCode, Failure> {
    let mut run = Run::read(arguments)?;
    let releases = if run.has_errors() {
        Vec::new()
    } else {
        run.releases()?
    };
    run.report()?;
    if run.has_errors() {
        explain(&words::nothing_prepared(&run.summary(), arguments.lang))?;
        return Ok(ExitCode::from(CONTENT));
    }
    for release in &releases {
        explain(&words::explained(release, arguments.lang))?;
    }
    match &arguments.output {
        Some(folder) => write(&releases, folder, arguments),
        None => show(&releases),
    }
}

impl<'a> Run<'a> {
    fn read(arguments: &'a Figures) -> Result<Self, Failure> {
        let (site, _) = read_sources(&arguments.root, None)?;
        let ledger = read_ledger(&arguments.ledger)?;
        let mut of_site = Diagnostics::default();
        let published = Published::load(&site, &mut of_site);
        if site.at(rules::PATH).is_none() {
            let path = rules::PATH.to_owned();
            of_site.report_run(Problem::FileMissing { path });
        }
        let mut of_ledger = Diagnostics::default();
        if let Some(folder) = exposure(&arguments.ledger, &arguments.root)? {
            let folder = folder.display().to_string();
            of_ledger.report_run(Problem::LedgerExposed { folder });
        }
        Ok(Self {
            arguments,
            published,
            of_site,
            ledger_file: Sources::new(vec![ledger]),
            of_ledger,
        })
    }

    /// Reads the ledger and prepares its months.
    fn releases(&mut self) -> Result<Vec<Release>, Failure> {
        let Some((source, _)) = self.ledger_file.iter().next() else {
            return Ok(Vec::new());
        };
        let (rules, found) = (&self.published.rules, &mut self.of_ledger);
        let ledger = Ledger::read(&self.ledger_file, source, rules, found);
        if found.has_errors() {
            found.sort();
            return Ok(Vec::new());
        }
        self.refuse_what_makes_no_sense(&ledger)?;
        let settings = Settings {
            month: self.arguments.month,
            subsidy: self.arguments.subsidy.unwrap_or_default(),
            carry: self.arguments.carry.unwrap_or_default(),
            source: &self.arguments.source,
            widen: self.arguments.widen,
        };
        let releases = ledger::prepare(&ledger, &self.published, &settings, &mut self.of_ledger);
        self.of_ledger.sort();
        Ok(releases)
    }

    /// Options are held against the ledger: a subsidy belongs to one month, and no name is ever published.
    fn refuse_what_makes_no_sense(&self, ledger: &Ledger) -> Result<(), Failure> {
        let Figures {
            month,
            subsidy,
            carry,
            source,
            lang,
            ..
        } = self.arguments;
        let months: Vec<String> = ledger.months().map(|month| month.to_string()).collect();
        let refusal = if source.trim().is_empty() {
            words::empty_source(*lang)
        } else if ledger.names_someone_in(source) {
            words::name_in_source(*lang)
        } else if let Some(month) = month.filter(|month| !months.contains(&month.to_string())) {
            words::month_missing(&month.to_string(), &months, *lang)
        } else if month.is_none() && months.len() > 1 && (subsidy.is_some() || carry.is_some()) {
            words::which_month(*lang)
        } else {
            return Ok(());
        };
        Err(Failure::Refused(refusal))
    }

    fn has_errors(&self) -> bool {
        self.of_site.has_errors() || self.of_ledger.has_errors()
    }

    /// Says what is wrong on standard error. Lines of the ledger are not shown: what is said may be passed on.
    fn report(&self) -> Result<(), Failure> {
        let stderr = io::stderr();
        let mut style = Style {
            format: Format::Human,
            language: self.arguments.lang,
            all: true,
            colours: has_colours(&stderr),
            excerpts: true,
            root: &self.arguments.root,
        };
        let mut out = stderr.lock();
        let printed = report::print(&self.of_site, self.published.files(), style, &mut out);
        unless_closed(printed)?;
        (style.excerpts, style.root) = (false, Path::new(""));
        unless_closed(report::print(
            &self.of_ledger,
            &self.ledger_file,
            style,
            &mut out,
        ))
    }

    fn summary(&self) -> String {
        let mut all = self.of_site.clone();
        all.absorb(self.of_ledger.clone());
        report::summary(&all, self.arguments.lang)
    }
}

fn explain(text: &str) -> Result<(), Failure> {
    unless_closed(writeln!(io::stderr(), "{text}"))
}

/// Prints the files on standard output, ready to be redirected into one where there is one month.
fn show(releases: &[Release]) -> Result<ExitCode, Failure> {
    let texts: Vec<&str> = releases.iter().filter_map(text).collect();
    unless_closed(io::stdout().write_all(texts.join("---\n").as_bytes()))?;
    Ok(ExitCode::SUCCESS)
}

/// Writes a file for each month that may be published.
fn write(releases: &[Release], folder: &Path, arguments: &Figures) -> Result<ExitCode, Failure> {
    let mut status = ExitCode::SUCCESS;
    for (release, text) in releases
        .iter()
        .filter_map(|release| Some((release, text(release)?)))
    {
        let path = folder.join(format!("{}.yaml", release.month));
        let line = if write_figures(&path, text, arguments.replace)? {
            words::written(&shown(&path), arguments.lang)
        } else {
            status = ExitCode::from(CONTENT);
            words::kept(&shown(&path), arguments.lang)
        };
        unless_closed(writeln!(io::stdout(), "{line}"))?;
    }
    Ok(status)
}

fn text(release: &Release) -> Option<&str> {
    match &release.outcome {
        Outcome::Ready { text, .. } => Some(text),
        Outcome::Withheld => None,
    }
}
