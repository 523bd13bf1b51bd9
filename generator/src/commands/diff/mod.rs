//! `solidoume diff`: what a proposal changes for visitors, in words.

mod facts;
mod markdown;
mod words;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};

use serde_json::json;
use solidoume::changes::portrait::of_site;
use solidoume::changes::{Changes, Version, Written};
use solidoume::diagnostics::Severity;
use solidoume::source::Sources;
use solidoume::{Options, Sink};

use super::{CONTENT, Failure, today, unless_closed};
use crate::cli::{Diff, DiffFormat};
use crate::disk::{read_revision, read_sources};

/// Takes outputs and keeps what they weigh.
#[derive(Default)]
struct Scales(Mutex<BTreeMap<String, Written>>);

impl Sink for Scales {
    fn put(&self, path: &str, bytes: Vec<u8>) {
        let written = Written {
            bytes: bytes.len(),
            hash: blake3::hash(&bytes),
        };
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(path.to_owned(), written);
    }
}

/// Compares the site with what it was.
pub(super) fn run(arguments: &Diff) -> Result<ExitCode, Failure> {
    let options = Options {
        today: arguments.date.unwrap_or_else(today),
        base_url: None,
        drafts: false,
        publishing: false,
        sources_at: None,
    };
    let (now, found) = read_sources(&arguments.root, None)?;
    let (before, base_errors) = version(&base(arguments)?, &options);
    let (after, mut errors) = version(&now, &options);
    errors += found.count(Severity::Error);
    let changes = Changes::between(&before, &after);
    let text = match arguments.format {
        DiffFormat::Markdown => markdown::text(&changes, [base_errors, errors], arguments.lang),
        DiffFormat::Json => {
            let all =
                json!({ "errors": { "before": base_errors, "after": errors }, "changes": changes });
            format!("{all}\n")
        }
    };
    unless_closed(io::stdout().write_all(text.as_bytes()))?;
    Ok(if errors > 0 {
        ExitCode::from(CONTENT)
    } else {
        ExitCode::SUCCESS
    })
}

/// A folder that holds a site is that; everything else is for git to know.
fn base(arguments: &Diff) -> Result<Sources, Failure> {
    let folder = Path::new(&arguments.base);
    if folder.join("content").is_dir() {
        return Ok(read_sources(folder, None)?.0);
    }
    Ok(read_revision(&arguments.root, &arguments.base)?)
}

/// One version, and how many errors it has.
fn version(sources: &Sources, options: &Options) -> (Version, usize) {
    let scales = Scales::default();
    let (outcome, entries) = solidoume::generate_and_look(sources, options, &scales, of_site);
    let files = scales
        .0
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    (
        Version { entries, files },
        outcome.diagnostics.count(Severity::Error),
    )
}
