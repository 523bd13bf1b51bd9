//! The way of every output to the sink: no two with one path, and what the service worker must know of each.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::Sink;
use super::search::Record;
use crate::diagnostics::{Diagnostics, Problem};
use crate::render::needs::Needs;

/// Gives outputs to the sink and refuses a second one with the same path.
pub struct Emitter<'a> {
    sink: &'a dyn Sink,
    made: Mutex<BTreeMap<String, Made>>,
    problems: Mutex<Diagnostics>,
    pages: AtomicUsize,
    policies: Mutex<BTreeMap<String, String>>,
}

/// What is remembered of a file.
#[derive(Debug)]
pub struct Made {
    /// Its size.
    pub bytes: usize,
    /// Tells its bytes from others'; none where the name does, for it carries their hash.
    pub mark: Option<String>,
    /// What a page shows with it.
    pub needs: Needs,
}

impl<'a> Emitter<'a> {
    /// Gives everything to `sink`.
    #[must_use]
    pub fn new(sink: &'a dyn Sink) -> Self {
        Self {
            sink,
            made: Mutex::default(),
            problems: Mutex::default(),
            pages: AtomicUsize::new(0),
            policies: Mutex::default(),
        }
    }

    /// One file.
    pub fn file(&self, path: &str, bytes: Vec<u8>) {
        self.give(path, bytes, Needs::default());
    }

    /// The file that an earlier build made at a path that says all it was made from; false where it must be made again.
    pub fn reuse(&self, path: &str) -> bool {
        let reused = self.sink.reuse(path);
        reused.is_some_and(|size| {
            let bytes = usize::try_from(size).unwrap_or(usize::MAX);
            self.take(
                path,
                Made {
                    bytes,
                    mark: None,
                    needs: Needs::default(),
                },
            )
        })
    }

    /// One such file, made just now.
    pub fn keep(&self, path: &str, bytes: Vec<u8>) {
        let made = Made::of(path, &bytes, Needs::default());
        if self.take(path, made) {
            self.sink.keep(path, bytes);
        }
    }

    /// Whether anybody will see what is made.
    #[must_use]
    pub fn is_seen(&self) -> bool {
        self.sink.is_seen()
    }

    /// One page, by its address from the server's root.
    pub fn page(&self, url: &str, root: &str, html: String) {
        self.pages.fetch_add(1, Ordering::Relaxed);
        let address = url.strip_prefix(root).unwrap_or(url);
        let path = match address {
            file if file.ends_with(".html") => file.to_owned(),
            address => crate::site::routes::file(address),
        };
        let needs = Needs::of(&html, root);
        self.give(&path, html.into_bytes(), needs);
    }

    /// Whether what can be found is received by anyone.
    #[must_use]
    pub fn indexes(&self) -> bool {
        self.sink.indexes()
    }

    /// What can be found on one page.
    pub fn found(&self, record: Record) {
        self.sink.found(record);
    }

    /// How many pages were made.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.pages.load(Ordering::Relaxed)
    }

    /// Looks at everything given so far, by path.
    pub fn look<T: Default>(&self, look: impl FnOnce(&BTreeMap<String, Made>) -> T) -> T {
        self.made.lock().map(|made| look(&made)).unwrap_or_default()
    }

    /// Remembers the content security policy of a page, by its address from the server's root.
    pub(super) fn note_policy(&self, url: &str, policy: String) {
        if let Ok(mut policies) = self.policies.lock() {
            policies.insert(url.to_owned(), policy);
        }
    }

    /// The policy of every page made so far.
    pub(super) fn policies(&self) -> BTreeMap<String, String> {
        self.policies
            .lock()
            .map(|policies| policies.clone())
            .unwrap_or_default()
    }

    pub(super) fn problems(&self) -> Diagnostics {
        self.problems
            .lock()
            .map(|problems| problems.clone())
            .unwrap_or_default()
    }

    fn give(&self, path: &str, bytes: Vec<u8>, needs: Needs) {
        let made = Made::of(path, &bytes, needs);
        if self.take(path, made) {
            self.sink.put(path, bytes);
        }
    }

    /// Whether the path was free; it no longer is.
    fn take(&self, path: &str, made: Made) -> bool {
        let free = self.made.lock().is_ok_and(|mut all| {
            let free = !all.contains_key(path);
            if free {
                all.insert(path.to_owned(), made);
            }
            free
        });
        if !free && let Ok(mut problems) = self.problems.lock() {
            let (address, other) = (format!("/{path}"), "une autre sortie".to_owned());
            problems.report_run(Problem::AddressTaken { address, other });
        }
        free
    }
}

impl Made {
    fn of(path: &str, bytes: &[u8], needs: Needs) -> Self {
        Self {
            bytes: bytes.len(),
            mark: (!carries_its_hash(path)).then(|| mark(bytes)),
            needs,
        }
    }
}

impl std::fmt::Debug for Emitter<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Emitter")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}

/// Six bytes of SHA-256, which browsers can compute: they tell versions of one file apart, they guard against nobody.
#[must_use]
pub fn mark(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    URL_SAFE_NO_PAD.encode(hash.get(..6).unwrap_or_default())
}

/// Whether a path is like `assets/style.1a2b3c4d5e.css`: the same name never has other bytes.
fn carries_its_hash(path: &str) -> bool {
    let mut parts = path.rsplit('.').skip(1);
    path.matches('.').count() >= 2
        && parts.next().is_some_and(|part| {
            [10, 16].contains(&part.len())
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_hash_are_known() {
        assert!(carries_its_hash("assets/style.1a2b3c4d5e.css"));
        assert!(!carries_its_hash("assets/1a2b3c4d5e.css"));
        assert!(!carries_its_hash("a.b/index.html"));
        assert!(!carries_its_hash("agenda.calendars1.ics"));
    }

    #[test]
    fn a_mark_is_what_browsers_compute() {
        // SHA-256 of "abc" begins with ba 78 16 bf 8f 01.
        assert_eq!(mark(b"abc"), "ungWv48B");
    }
}
