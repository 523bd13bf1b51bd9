//! `solidoume build`: makes the site and publishes it in one step, with an index of what can be found on it.

use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};

use solidoume::Sink;
use solidoume::outputs::search::Record;

use super::kept::Kept;
use super::{Failure, Purpose, Run, shown, words};
use crate::cli::Build;
use crate::disk::{Attic, Publication};
use crate::index;

/// Builds the site; with errors in the content, what is published stays as it was.
pub(super) fn run(arguments: &Build) -> Result<ExitCode, Failure> {
    let output = arguments.site.root.join(&arguments.output);
    let mut run = Run::read(&arguments.site)?;
    let counts = if run.has_content() {
        let indexes = index::AVAILABLE && !arguments.no_search;
        let attic = Attic::of(&arguments.site.root);
        let indexed = Indexed::new(Publication::open(&output)?, &attic, indexes);
        run.generate(&indexed, Purpose::Publish);
        if run.diagnostics().has_errors() {
            None
        } else {
            let (publication, made) = indexed
                .finish()
                .map_err(|told| Failure::Refused(words::index_refused(&told, run.language)))?;
            attic.tidy();
            Some(publication.commit().map(|counts| (counts, made)))
        }
    } else {
        None
    };
    // The site is settled by now: it does not depend on whether somebody reads the report to its end.
    run.report()?;
    let line = match counts.transpose()? {
        Some((counts, made)) => words::published(&run.totals(), counts, made, &shown(&output)),
        None => words::not_published(&run.totals(), &shown(&output)),
    };
    run.conclude(&line)?;
    Ok(run.status())
}

/// A publication that keeps what can be found until all of it is known.
struct Indexed<'a> {
    kept: Kept<'a>,
    indexes: bool,
    records: Mutex<Vec<Record>>,
}

impl Sink for Indexed<'_> {
    fn put(&self, path: &str, bytes: Vec<u8>) {
        self.kept.put(path, bytes);
    }

    fn keep(&self, path: &str, bytes: Vec<u8>) {
        self.kept.keep(path, bytes);
    }

    fn reuse(&self, path: &str) -> Option<u64> {
        self.kept.reuse(path)
    }

    fn indexes(&self) -> bool {
        self.indexes
    }

    fn found(&self, record: Record) {
        let records = self.records.lock();
        records.unwrap_or_else(PoisonError::into_inner).push(record);
    }
}

impl<'a> Indexed<'a> {
    fn new(publication: Publication, attic: &'a Attic, indexes: bool) -> Self {
        Self {
            kept: Kept { publication, attic },
            indexes,
            records: Mutex::default(),
        }
    }

    /// Puts the index beside the pages: the published one when nothing that can be found changed, a new one otherwise.
    /// Says whether it is new.
    fn finish(self) -> Result<(Publication, bool), String> {
        let publication = self.kept.publication;
        if !self.indexes {
            return Ok((publication, false));
        }
        let mut records = self
            .records
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        // They came from many threads, in any order.
        records.sort_unstable();
        let fingerprint = index::fingerprint(&records);
        if kept(&publication, &fingerprint) {
            return Ok((publication, false));
        }
        let files = index::make(records)?;
        let list = index::list(&fingerprint, &files);
        for (path, bytes) in files {
            publication.put(&path, bytes);
        }
        publication.put(index::LIST, list.into_bytes());
        Ok((publication, true))
    }
}

/// Keeps the published index, if it was made from the same records and is whole.
fn kept(publication: &Publication, fingerprint: &str) -> bool {
    let Some(list) = publication.published(index::LIST) else {
        return false;
    };
    let list = String::from_utf8_lossy(&list);
    let mut lines = list.lines();
    if lines.next() != Some(fingerprint) {
        return false;
    }
    let files: Vec<&str> = lines.chain([index::LIST]).collect();
    publication.keep(&files)
}
