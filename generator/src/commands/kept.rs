//! A build that makes no picture twice: what the published site or an earlier run has is taken over.

use solidoume::Sink;

use crate::disk::{Attic, Publication};

/// Publishes, and keeps what took long to make.
pub(super) struct Kept<'k> {
    /// Where outputs go.
    pub(super) publication: Publication,
    /// What earlier runs made.
    pub(super) attic: &'k Attic,
}

impl Sink for Kept<'_> {
    fn put(&self, path: &str, bytes: Vec<u8>) {
        self.publication.put(path, bytes);
    }

    fn keep(&self, path: &str, bytes: Vec<u8>) {
        self.attic.write(path, &bytes);
        self.publication.put(path, bytes);
    }

    fn reuse(&self, path: &str) -> Option<u64> {
        self.publication.reuse(path).or_else(|| {
            let bytes = self.attic.read(path)?;
            let size = bytes.len() as u64;
            self.publication.put(path, bytes);
            Some(size)
        })
    }
}
