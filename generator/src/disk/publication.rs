//! Publishes a site in one step: the folder visitors read is always one whole build.
//!
//! Beside the published folder stands `<output>.previous/`, the program's own, which is not published:
//!
//! ```text
//! public/                   what visitors read; never written to, only exchanged
//! public.previous/site/     the build before; brought up to date, then exchanged with public/
//! public.previous/manifest  what is known of the files of both
//! public.previous/lock      held while a build runs; the system frees it when the program dies, however it dies
//! ```
//!
//! Interrupted at any step, a build leaves `public/` as it was: 1. changed files are written to `site/`, 2. stale ones
//! are deleted there, 3. files only `public/` has are copied, 4. the disk settles, 5. one manifest of both folders
//! replaces the old one, 6. the folders are exchanged. What a kill leaves in `site/` has stamps the manifest does not
//! know, so the next build compares bytes.

use std::collections::HashMap;
use std::fs;
use std::path::{Component, Path};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use solidoume::Sink;

use super::exchange::{exchange, recover, settle};
use super::manifest::{Manifest, Record, Stamp};
use super::predecessor::{Predecessor, parents};
use super::tree::Tree;
use super::workshop::Workshop;
use super::{DiskError, Result};

/// A build on its way to the published folder. Dropped without [`Publication::commit`], it changes nothing there.
#[derive(Debug)]
pub(crate) struct Publication {
    workshop: Workshop,
    published: Tree,
    predecessor: Predecessor,
    progress: Mutex<Progress>,
}

/// What a publication changes for visitors, in files.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    /// New, or with other bytes than before.
    pub(crate) written: usize,
    /// The same as before.
    pub(crate) unchanged: usize,
    /// Gone.
    pub(crate) removed: usize,
}

/// What a path is for this build.
#[derive(Debug, Clone, Copy)]
enum Claim {
    Folder,
    /// A thread is at it, or failed at it.
    Underway,
    File(Output),
}

/// One file of the new build.
#[derive(Debug, Clone, Copy)]
struct Output {
    hash: blake3::Hash,
    /// The predecessor's file with these bytes; without one, the published file is to be copied.
    stamp: Option<Stamp>,
    /// Whether visitors have this file already.
    published: bool,
}

#[derive(Debug, Default)]
struct Progress {
    claims: HashMap<String, Claim>,
    first_failure: Option<DiskError>,
    failures: usize,
}

impl Publication {
    /// Takes the lock and looks at both folders. Nothing of the published one is touched.
    ///
    /// # Errors
    /// When another build runs, when the folder holds what this program did not write, or when the disk refuses.
    pub(crate) fn open(output: &Path) -> Result<Self> {
        let workshop = Workshop::open(output)?;
        recover(&workshop.site(), &workshop.output, &workshop.aside())?;
        let manifest = Manifest::read(&workshop.manifest())?;
        let (published, predecessor) = rayon::join(
            || Tree::published(&workshop.output, &manifest),
            || Predecessor::open(&workshop.site(), &manifest),
        );
        Ok(Self {
            published: published?,
            predecessor: predecessor?,
            workshop,
            progress: Mutex::default(),
        })
    }

    /// What a published file holds; nothing where there is none that this program is known to have written.
    pub(crate) fn published(&self, path: &str) -> Option<Vec<u8>> {
        self.published.files.get(path)?.hash?;
        fs::read(self.published.folder.join(path)).ok()
    }

    /// Keeps published files as they are, in place of putting them again: all of them, or none when one of them is
    /// missing or is not known to be as it was written.
    pub(crate) fn keep(&self, paths: &[&str]) -> bool {
        let known = |path: &&str| self.published.files.get(*path)?.hash;
        let Some(hashes) = paths.iter().map(known).collect::<Option<Vec<_>>>() else {
            return false;
        };
        for (hash, path) in hashes.into_iter().zip(paths) {
            let kept = self.claim(path).map(|()| {
                let (stamp, published) = (self.known(path, &hash), true);
                let output = Output {
                    hash,
                    stamp,
                    published,
                };
                self.progress()
                    .claims
                    .insert((*path).to_owned(), Claim::File(output));
            });
            self.note(kept);
        }
        true
    }

    /// Publishes what was put, if all of it could be.
    ///
    /// # Errors
    /// When an output could not be written, or the disk refuses; the published folder is then as it was.
    pub(crate) fn commit(self) -> Result<Counts> {
        let progress = self
            .progress
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(first) = progress.first_failure {
            return Err(match progress.failures - 1 {
                0 => first,
                others => DiskError::Several {
                    first: Box::new(first),
                    others,
                },
            });
        }
        let claims = progress.claims;
        let counts = count(&claims, &self.published);
        if counts.written == 0 && counts.removed == 0 && self.published.exists {
            return Ok(counts);
        }
        self.predecessor.clear(|path| claims.contains_key(path))?;
        let mut manifest = Manifest::default();
        for (path, record) in complete(&claims, &self.predecessor, &self.published.folder)? {
            manifest.add(path, record);
        }
        for (path, record) in &self.published.files {
            manifest.add(path, *record);
        }
        settle(self.predecessor.folder())?;
        manifest.write(&self.workshop.manifest())?;
        exchange(
            self.predecessor.folder(),
            &self.published.folder,
            &self.workshop.aside(),
        )?;
        Ok(counts)
    }

    fn place(&self, path: &str, bytes: &[u8]) -> Result<()> {
        refuse_unsafe(path)?;
        self.claim(path)?;
        let hash = blake3::hash(bytes);
        let published = self.published.holds(path, bytes, &hash);
        let mut stamp = self.predecessor.stamp(path, bytes, &hash);
        if stamp.is_none() && !published {
            stamp = Some(self.predecessor.write(path, bytes)?);
        }
        self.progress().claims.insert(
            path.to_owned(),
            Claim::File(Output {
                hash,
                stamp,
                published,
            }),
        );
        Ok(())
    }

    /// The predecessor's stamp of the file at this path, provided that it is known to hold the bytes with this hash.
    fn known(&self, path: &str, hash: &blake3::Hash) -> Option<Stamp> {
        let (stamp, known) = self.predecessor.known(path)?;
        (known == *hash).then_some(stamp)
    }

    fn note(&self, result: Result<()>) {
        if let Err(failure) = result {
            let mut progress = self.progress();
            progress.failures += 1;
            progress.first_failure.get_or_insert(failure);
        }
    }

    /// Takes the file at this path over as it is, if the manifest still vouches for it: its name tells that it is right.
    fn take_over(&self, path: &str) -> Result<Option<u64>> {
        let vouched = |known: &Record| Some((known.stamp, known.hash?));
        let published = self.published.files.get(path).and_then(vouched);
        let Some((stamp, hash)) = published.or_else(|| self.predecessor.known(path)) else {
            return Ok(None);
        };
        refuse_unsafe(path)?;
        self.claim(path)?;
        let output = Output {
            hash,
            stamp: self.known(path, &hash),
            published: published.is_some(),
        };
        self.progress()
            .claims
            .insert(path.to_owned(), Claim::File(output));
        Ok(Some(stamp.size()))
    }

    /// Keeps the path for one file and those above it for folders: two outputs never fight over a place on the disk.
    fn claim(&self, path: &str) -> Result<()> {
        let twice = || DiskError::OutputTwice {
            path: path.to_owned(),
        };
        let mut progress = self.progress();
        if progress.claims.contains_key(path) {
            return Err(twice());
        }
        for parent in parents(path) {
            match progress.claims.get(parent) {
                // Whoever claimed this folder claimed those above it.
                Some(Claim::Folder) => break,
                Some(_) => return Err(twice()),
                None => progress.claims.insert(parent.to_owned(), Claim::Folder),
            };
        }
        progress.claims.insert(path.to_owned(), Claim::Underway);
        Ok(())
    }

    /// A thread that panicked left its claim underway, which is all that others need to know.
    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for Publication {
    fn put(&self, path: &str, bytes: Vec<u8>) {
        self.note(self.place(path, &bytes));
    }

    fn reuse(&self, path: &str) -> Option<u64> {
        self.take_over(path).unwrap_or_else(|failure| {
            self.note(Err(failure));
            // Nothing will be published: it need not be made either.
            Some(0)
        })
    }
}

/// An output lies in the site: no `..`, no root, no empty part, nothing a line of the manifest could not hold.
fn refuse_unsafe(path: &str) -> Result<()> {
    let parts = Path::new(path)
        .components()
        .filter(|part| matches!(part, Component::Normal(_)))
        .count();
    let is_safe = parts == path.split('/').count()
        && !path.contains(|sign: char| sign == '\\' || sign.is_control());
    if is_safe {
        Ok(())
    } else {
        Err(DiskError::UnsafeOutputPath {
            path: path.to_owned(),
        })
    }
}

fn count(claims: &HashMap<String, Claim>, published: &Tree) -> Counts {
    let mut counts = Counts::default();
    for claim in claims.values() {
        match claim {
            Claim::File(Output {
                published: true, ..
            }) => counts.unchanged += 1,
            Claim::File(_) => counts.written += 1,
            Claim::Folder | Claim::Underway => {}
        }
    }
    let is_file = |path: &String| matches!(claims.get(path), Some(Claim::File(_)));
    counts.removed = published.files.keys().filter(|path| !is_file(path)).count();
    counts
}

/// Copies the files that only the published folder has, and says what the predecessor holds then.
fn complete<'c>(
    claims: &'c HashMap<String, Claim>,
    predecessor: &Predecessor,
    published: &Path,
) -> Result<Vec<(&'c str, Record)>> {
    let record = |(path, claim): (&'c String, &Claim)| {
        let Claim::File(output) = claim else {
            return None;
        };
        let stamp = output
            .stamp
            .map_or_else(|| predecessor.copy(path, published), Ok);
        Some(stamp.map(|stamp| {
            (
                path.as_str(),
                Record {
                    stamp,
                    hash: Some(output.hash),
                },
            )
        }))
    };
    claims.par_iter().filter_map(record).collect()
}
