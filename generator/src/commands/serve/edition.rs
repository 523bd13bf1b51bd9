//! One immutable result: the files of the last good site, the sources as they are now, and what is wrong with them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use axum::body::Bytes;
use serde_json::{Value, json};
use solidoume::Sink;
use solidoume::source::Sources;

use super::super::{Failure, Purpose, Run};
use super::words;
use crate::cli::SiteArguments;
use crate::disk::Attic;
use crate::messages::Language;
use crate::report::{self, Style};

/// What the server shows until the next one.
pub(super) struct Edition {
    /// The last site that had no error, or what could be made when there was none yet.
    pub(super) files: Arc<Files>,
    /// The sources of the last round.
    pub(super) sources: Arc<Sources>,
    /// What pages are told of the last round.
    pub(super) report: Value,
    /// What the terminal is told of it.
    pub(super) summary: String,
    /// Whether the last round had no error.
    pub(super) sound: bool,
    /// Whether the files are those of a site without errors.
    pub(super) whole: bool,
}

/// The files of a site, by their paths.
#[derive(Debug, Default)]
pub(super) struct Files(HashMap<String, Bytes>);

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found<'f> {
    /// A file: its path and bytes.
    File(&'f str, &'f Bytes),
    /// A folder written without its final slash.
    Folder,
    /// Nothing.
    Nothing,
}

impl Files {
    /// What is at an address, from the root and without its first slash.
    pub(super) fn find<'f>(&'f self, address: &'f str) -> Found<'f> {
        let index = format!("{address}index.html");
        let own = if address.is_empty() || address.ends_with('/') {
            index.as_str()
        } else {
            address
        };
        if let Some((path, bytes)) = self.0.get_key_value(own) {
            return Found::File(path, bytes);
        }
        if self.0.contains_key(&format!("{address}/index.html")) {
            return Found::Folder;
        }
        Found::Nothing
    }

    /// The page of what does not exist.
    pub(super) fn missing(&self) -> Option<&Bytes> {
        self.0.get("404.html")
    }
}

/// Takes the outputs of a round; pictures are those of the round before, or of an earlier run.
struct Shelf<'e> {
    files: Mutex<HashMap<String, Bytes>>,
    before: Option<&'e Files>,
    attic: &'e Attic,
}

impl Shelf<'_> {
    fn place(&self, path: &str, bytes: Bytes) {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(path.to_owned(), bytes);
    }
}

impl Sink for Shelf<'_> {
    fn put(&self, path: &str, bytes: Vec<u8>) {
        self.place(path, bytes.into());
    }

    fn keep(&self, path: &str, bytes: Vec<u8>) {
        self.attic.write(path, &bytes);
        self.put(path, bytes);
    }

    fn reuse(&self, path: &str) -> Option<u64> {
        let known = self
            .before
            .and_then(|before| before.0.get(path).cloned())
            .or_else(|| self.attic.read(path).map(Bytes::from));
        known.map(|bytes| {
            let size = bytes.len() as u64;
            self.place(path, bytes);
            size
        })
    }
}

/// Makes editions.
pub(super) struct Workshop {
    arguments: SiteArguments,
    attic: Attic,
}

impl Workshop {
    pub(super) fn new(arguments: SiteArguments) -> Self {
        let attic = Attic::of(&arguments.root);
        Self { arguments, attic }
    }

    pub(super) fn language(&self) -> Language {
        self.arguments.language()
    }

    /// The first edition.
    pub(super) fn first(&mut self) -> Result<Arc<Edition>, Failure> {
        let run = Run::read(&self.arguments)?;
        self.attic.tidy();
        Ok(Arc::new(self.make(run, None)))
    }

    /// The edition after a change; nothing when the sources are what they were.
    pub(super) fn next(&mut self, before: &Edition, started: Instant) -> Option<Edition> {
        match Run::read(&self.arguments) {
            Ok(run) if before.sound && same(&run.sources, &before.sources) => None,
            Ok(mut run) => {
                run.started = started;
                Some(self.make(run, Some(before)))
            }
            // A file may be gone between being listed and being read: another change follows.
            Err(failure) => Some(self.unreadable(&failure, before)),
        }
    }

    fn make(&self, mut run: Run<'_>, before: Option<&Edition>) -> Edition {
        let shelf = Shelf {
            files: Mutex::default(),
            before: before.map(|before| before.files.as_ref()),
            attic: &self.attic,
        };
        if run.has_content() {
            run.generate(&shelf, Purpose::Serve);
        }
        let sound = !run.diagnostics().has_errors();
        let made = shelf
            .files
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let kept = before.filter(|before| before.whole && !sound);
        let whole = sound || kept.is_some();
        let files = kept.map_or_else(|| Arc::new(Files(made)), |kept| kept.files.clone());
        let report = self.report(&run, sound, whole);
        if before.is_none_or(|before| before.report != report) {
            // The site goes on without a terminal to tell.
            let _ = run.report();
        }
        let summary = super::super::words::checked(&run.totals());
        Edition {
            files,
            sources: Arc::new(run.sources),
            report,
            summary,
            sound,
            whole,
        }
    }

    fn report(&self, run: &Run<'_>, sound: bool, whole: bool) -> Value {
        let language = self.language();
        let style = Style {
            format: self.arguments.format,
            language,
            all: false,
            colours: false,
            excerpts: true,
            root: &self.arguments.root,
        };
        let problems = report::for_browser(run.diagnostics(), &run.sources, style);
        let found = run.diagnostics().iter().count();
        json!({
            "broken": !sound,
            "title": report::summary(run.diagnostics(), language),
            "note": words::note(sound, whole, language),
            "rest": words::rest(found - problems.len(), language),
            "problems": problems,
            "words": words::of_the_overlay(language),
        })
    }

    fn unreadable(&self, failure: &Failure, before: &Edition) -> Edition {
        let language = self.language();
        let told = words::unreadable(failure, language);
        let problem = json!({
            "severity": "error", "code": null, "message": told, "hint": null, "file": null,
        });
        let report = json!({
            "broken": true,
            "title": language.pick("1 erreur", "1 error"),
            "note": words::note(false, before.whole, language),
            "rest": null,
            "problems": [problem],
            "words": words::of_the_overlay(language),
        });
        Edition {
            files: before.files.clone(),
            sources: before.sources.clone(),
            report,
            summary: told,
            sound: false,
            whole: before.whole,
        }
    }
}

fn same(one: &Sources, other: &Sources) -> bool {
    one.iter()
        .map(|(_, file)| file)
        .eq(other.iter().map(|(_, file)| file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_files() {
        let files = ["index.html", "a/index.html", "404.html", "style.css"];
        let files = files.map(|path| (path.to_owned(), Bytes::from(path)));
        let files = Files(HashMap::from(files));
        let found = |address| match files.find(address) {
            Found::File(path, _) => path.to_owned(),
            other => format!("{other:?}"),
        };
        assert_eq!(found(""), "index.html");
        assert_eq!(found("a/"), "a/index.html");
        assert_eq!(found("a"), "Folder");
        assert_eq!(found("style.css"), "style.css");
        for nothing in [
            "b",
            "../a/index.html",
            "a/../style.css",
            "/style.css",
            "style.css/",
        ] {
            assert_eq!(found(nothing), "Nothing", "{nothing}");
        }
    }
}
