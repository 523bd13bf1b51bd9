//! The only place that touches files: sources are read here, a site is published here.

mod answers;
mod attic;
mod authoring;
mod exchange;
mod import;
mod ledger;
mod manifest;
mod predecessor;
mod publication;
#[cfg(test)]
mod publication_tests;
mod repair;
mod revision;
mod sources;
mod tree;
mod watch;
mod workshop;

use std::io;
use std::path::PathBuf;

pub(crate) use answers::{read_answers, write_answers};
pub(crate) use attic::Attic;
pub(crate) use authoring::{write_generated, write_new};
pub(crate) use import::{read_import, write_content};
pub(crate) use ledger::{exposure, read_ledger, write_figures};
pub(crate) use publication::{Counts, Publication};
pub(crate) use repair::rewrite;
pub(crate) use revision::read_revision;
pub(crate) use sources::{read_settings, read_sources};
pub(crate) use watch::Watch;

/// What the disk refuses, or what would be unsafe to do there.
#[derive(Debug)]
pub(crate) enum DiskError {
    /// A file or folder cannot be read.
    Read { path: PathBuf, cause: io::Error },
    /// A file or folder cannot be written, moved or deleted.
    Write { path: PathBuf, cause: io::Error },
    /// The output's path names no folder that could be replaced: `/`, `..`, a file, a symbolic link.
    NotAnOutput { path: PathBuf },
    /// The folder holds something this program did not put there: `file`, or nobody knows.
    Foreign {
        folder: PathBuf,
        file: Option<String>,
    },
    /// Another build is writing the same site.
    Busy { folder: PathBuf },
    /// An output whose path leaves the site: `../x`, `/x`, `a//b`.
    UnsafeOutputPath { path: String },
    /// Two outputs with one path, or one path as a file and as a folder.
    OutputTwice { path: String },
    /// Git could not be run, or refused.
    Git { told: String },
    /// Git knows no such revision, nor is it a folder with a site.
    NoRevision { name: String },
    /// Several outputs could not be written.
    Several {
        first: Box<DiskError>,
        others: usize,
    },
}

/// What the disk answers.
pub(crate) type Result<T> = std::result::Result<T, DiskError>;

/// Gives a failed read its path.
fn reading(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> DiskError {
    let path = path.into();
    move |cause| DiskError::Read { path, cause }
}

/// Gives a failed write its path.
fn writing(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> DiskError {
    let path = path.into();
    move |cause| DiskError::Write { path, cause }
}

/// Whether a file was left by an editor or a file manager: never content, never somebody's work.
fn is_leftover(name: &str) -> bool {
    const ENDINGS: [&str; 4] = ["~", ".swp", ".swo", ".tmp"];
    const NAMES: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];
    NAMES.contains(&name) || ENDINGS.iter().any(|ending| name.ends_with(ending))
}
