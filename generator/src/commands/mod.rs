//! The commands, a file each, and what they share: what to read, how to report, how to end.

mod build;
mod calculate;
mod check;
mod diff;
mod explain;
mod external;
mod figures;
mod fix;
mod import;
mod kept;
mod new;
mod schema;
mod serve;
mod words;

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use solidoume::config::SiteConfig;
use solidoume::diagnostics::Diagnostics;
use solidoume::source::Sources;
use solidoume::{Options, Outcome, Sink};

use crate::cli::{Answer, Command, SiteArguments};
use crate::disk::{DiskError, read_settings, read_sources};
use crate::messages::Language;
use crate::report::{self, Format, Style};

/// The content has errors.
const CONTENT: u8 = 1;
/// The command line or the disk refuses.
const REFUSED: u8 = 2;

/// Why a command stopped before its end.
#[derive(Debug)]
enum Failure {
    /// The disk refused.
    Disk(DiskError),
    /// The terminal, or the program that reads us, refused.
    Output(io::Error),
    /// What was asked makes no sense here; said in the language that was asked for.
    Refused(String),
}

/// Runs a command to its exit status: 0, 1 for errors in the content, 2 when the disk refuses.
pub(crate) fn run(command: &Command) -> ExitCode {
    let (result, language) = match command {
        Command::Build(arguments) => (build::run(arguments), arguments.site.language()),
        Command::Check(arguments) => (check::run(arguments), arguments.site.language()),
        Command::Explain(arguments) => (
            explain::run(arguments),
            language_of(arguments.lang, &arguments.root),
        ),
        Command::Serve(arguments) => (serve::run(arguments), arguments.lang),
        Command::Diff(arguments) => (diff::run(arguments), arguments.lang),
        Command::New(arguments) => (new::run(arguments), Language::Fr),
        Command::Schema(arguments) => (schema::run(arguments), Language::Fr),
        Command::Calculate => (calculate::run(), Language::Fr),
        Command::Figures(arguments) => (figures::run(arguments), arguments.lang),
        Command::Import(arguments) => (import::run(arguments), import::language(arguments)),
    };
    match result {
        Ok(status) => status,
        // Whoever read us has read enough, as `head` does.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(Failure::Output(error)) => refuse(&words::io_error(&error, language), language),
        Err(Failure::Refused(text)) => refuse(&text, language),
        Err(Failure::Disk(error)) => refuse(&words::disk_error(&error, language), language),
    }
}

/// Shows what the command line got instead of a command: help on standard output, a mistake on standard error.
pub(crate) fn show(answer: &Answer) -> ExitCode {
    match answer {
        Answer::Asked(text) => {
            // Help that nobody reads to its end is no failure.
            let _ = io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Answer::Mistake(text) => {
            let _ = io::stderr().write_all(text.as_bytes());
            ExitCode::from(REFUSED)
        }
    }
}

fn refuse(text: &str, language: Language) -> ExitCode {
    // Without standard error there is nobody to tell; the exit status still says it.
    let _ = writeln!(
        io::stderr(),
        "{} {text}",
        language.pick("erreur\u{a0}:", "error:")
    );
    ExitCode::from(REFUSED)
}

/// What a run is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// The outputs are for visitors.
    Publish,
    /// The outputs are for nobody: only what is wrong matters.
    Check,
    /// The outputs are for who is writing them: drafts are among them, and each page leads to its file.
    Serve,
}

/// One run over a site, up to what is to be said about it.
struct Run<'a> {
    arguments: &'a SiteArguments,
    language: Language,
    started: Instant,
    sources: Sources,
    outcome: Outcome,
}

impl<'a> Run<'a> {
    /// Reads the site. Nothing is written: a root that was typed wrong must not become a folder.
    fn read(arguments: &'a SiteArguments) -> Result<Self, Failure> {
        let started = Instant::now();
        let (sources, diagnostics) =
            read_sources(&arguments.root, arguments.calculators.as_deref())?;
        let outcome = Outcome {
            diagnostics,
            ..Outcome::default()
        };
        Ok(Self {
            arguments,
            language: arguments.lang.unwrap_or_else(|| first_language(&sources)),
            started,
            sources,
            outcome,
        })
    }

    /// Whether there is a site to make. Without content every missing file would be reported too, and hide the one
    /// message that helps.
    fn has_content(&self) -> bool {
        self.sources.under("content/").next().is_some() || !self.diagnostics().has_errors()
    }

    /// Generates the site into `sink`.
    fn generate(&mut self, sink: &dyn Sink, purpose: Purpose) {
        let found = std::mem::take(&mut self.outcome.diagnostics);
        self.outcome = solidoume::generate(&self.sources, &options(self.arguments, purpose), sink);
        self.outcome.diagnostics.absorb(found);
        self.outcome.diagnostics.sort();
    }

    /// The site's own address.
    fn base_url(&self) -> String {
        let asked = self.arguments.base_url.as_deref();
        SiteConfig::load(&self.sources, asked, &mut Diagnostics::default()).base_url
    }

    fn diagnostics(&self) -> &Diagnostics {
        &self.outcome.diagnostics
    }

    /// Reports the problems: people read them on standard error, programs on standard output.
    fn report(&self) -> Result<(), Failure> {
        let SiteArguments {
            format,
            all,
            ref root,
            ..
        } = *self.arguments;
        let mut style = Style {
            format,
            language: self.language,
            all,
            colours: false,
            excerpts: true,
            root,
        };
        let stderr = io::stderr();
        style.colours = has_colours(&stderr);
        let mut out: Box<dyn Write> = match format {
            Format::Human => Box::new(io::BufWriter::new(stderr.lock())),
            _ => Box::new(io::BufWriter::new(io::stdout().lock())),
        };
        let printed = report::print(self.diagnostics(), &self.sources, style, &mut out);
        unless_closed(printed.and_then(|()| out.flush()))
    }

    /// Says how it ended, in one line, out of the way of what programs read.
    fn conclude(&self, line: &str) -> Result<(), Failure> {
        unless_closed(match self.arguments.format {
            Format::Human => writeln!(io::stdout(), "{line}"),
            _ => writeln!(io::stderr(), "{line}"),
        })
    }

    fn status(&self) -> ExitCode {
        if self.diagnostics().has_errors() {
            ExitCode::from(CONTENT)
        } else {
            ExitCode::SUCCESS
        }
    }

    fn totals(&self) -> words::Totals {
        words::Totals {
            language: self.language,
            problems: (!self.diagnostics().is_empty())
                .then(|| report::summary(self.diagnostics(), self.language)),
            pages: self.outcome.pages,
            entries: self.outcome.entries,
            time: self.started.elapsed(),
        }
    }
}

impl SiteArguments {
    /// The language of messages before any source is read.
    fn language(&self) -> Language {
        language_of(self.lang, &self.root)
    }
}

/// The language that was asked for, or the site's own.
fn language_of(asked: Option<Language>, root: &Path) -> Language {
    asked.unwrap_or_else(|| first_language(&read_settings(root)))
}

/// The first language of `site.yaml`; French where it does not say.
fn first_language(sources: &Sources) -> Language {
    let config = SiteConfig::load(sources, None, &mut Diagnostics::default());
    match config.languages.first() {
        Some(solidoume::config::Language::En) => Language::En,
        _ => Language::Fr,
    }
}

/// Whoever reads us may have read enough, as `head` does; the exit status still tells how the run ended.
fn unless_closed(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

fn options(arguments: &SiteArguments, purpose: Purpose) -> Options {
    Options {
        today: arguments.date.unwrap_or_else(today),
        base_url: arguments.base_url.clone(),
        drafts: arguments.drafts || purpose == Purpose::Serve,
        publishing: purpose == Purpose::Publish,
        sources_at: (purpose == Purpose::Serve).then(|| serve::SOURCES.to_owned()),
    }
}

/// Today where the scheme is. The only place where the program reads the clock: everything below gets its day from here.
fn today() -> jiff::civil::Date {
    let now = jiff::Timestamp::now();
    // The zone is compiled into the program; without it, a date that is an hour or two late is better than none.
    let paris = jiff::tz::TimeZone::get("Europe/Paris").unwrap_or(jiff::tz::TimeZone::UTC);
    now.to_zoned(paris).date()
}

/// Colours are for terminals, and for those who did not decline them (<https://no-color.org>).
fn has_colours(stream: &impl IsTerminal) -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    stream.is_terminal()
        && !is_set("NO_COLOR")
        && std::env::var_os("TERM").is_none_or(|terminal| terminal != "dumb")
}

/// The output's folder as the reader would type it.
fn shown(path: &Path) -> String {
    let path = path.strip_prefix(".").unwrap_or(path);
    path.display().to_string()
}

impl From<DiskError> for Failure {
    fn from(error: DiskError) -> Self {
        Self::Disk(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
