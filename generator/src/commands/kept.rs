//! A build that makes no picture twice: what the published site or an earlier run has is taken over.

use solidoume::Sink;

use crate::disk::{Attic, Publication};

/// Publishes, and keeps what took long to make.
pub(super) struct Kept<'k> {
    /// Where outputs go.
    pub(super) publication: &'k Publication,
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

    fn reuse(&self, path: &str) -> bool {
        if self.publication.reuse(path) {
            return true;
        }
        let known = self.attic.read(path);
        known.is_some_and(|bytes| {
            self.publication.put(path, bytes);
            true
        })
    }
}
