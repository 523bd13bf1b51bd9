//! What repairs do to the site: nothing, or they are not made.

use std::collections::BTreeMap;
use std::sync::Mutex;

use super::Repaired;
use crate::outputs::Sink;
use crate::source::{SourceFile, Sources};

/// A site as what each output hashes to.
type Outputs = BTreeMap<String, blake3::Hash>;

/// Takes outputs and keeps their hashes.
#[derive(Default)]
struct Hashes(Mutex<Outputs>);

impl Sink for Hashes {
    fn put(&self, path: &str, bytes: Vec<u8>) {
        if let Ok(mut outputs) = self.0.lock() {
            outputs.insert(path.to_owned(), blake3::hash(&bytes));
        }
    }

    /// Pictures stay as they are: a repair changes texts, and pages name a picture by its content.
    fn is_seen(&self) -> bool {
        false
    }
}

/// What becomes of repairs.
#[derive(Debug, Default)]
pub struct Verdict {
    /// They leave the site as it is.
    pub harmless: Vec<Repaired>,
    /// They would change a page: they are not made.
    pub withheld: Vec<Repaired>,
}

/// Lets `make` make the site before and after, and keeps the repairs that change no byte of it.
#[must_use]
pub fn keep_harmless(
    sources: &Sources,
    repaired: Vec<Repaired>,
    make: impl Fn(&Sources, &dyn Sink),
) -> Verdict {
    if repaired.is_empty() {
        return Verdict::default();
    }
    let outputs = |sources: &Sources| {
        let hashes = Hashes::default();
        make(sources, &hashes);
        hashes.0.into_inner().unwrap_or_default()
    };
    let before = outputs(sources);
    if outputs(&with(sources, &repaired)) == before {
        return Verdict {
            harmless: repaired,
            withheld: Vec::new(),
        };
    }
    // One of them is not what it seems: each is tried alone.
    let mut verdict = Verdict::default();
    for one in repaired {
        let alone = std::slice::from_ref(&one);
        if outputs(&with(sources, alone)) == before {
            verdict.harmless.push(one);
        } else {
            verdict.withheld.push(one);
        }
    }
    verdict
}

/// The sources with these files repaired.
#[must_use]
pub fn with(sources: &Sources, repaired: &[Repaired]) -> Sources {
    let files = sources.iter().map(|(id, file)| {
        let repaired = repaired.iter().find(|repaired| repaired.source == id);
        SourceFile {
            path: file.path.clone(),
            bytes: repaired.map_or_else(
                || file.bytes.clone(),
                |repaired| repaired.text.clone().into_bytes(),
            ),
        }
    });
    Sources::new(files.collect())
}
