//! How heavy a site is, and which of its files grow.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Written;

/// A page that grows by less is not worth a line.
const NOTABLE: usize = 4 * 1024;
/// A new file that is lighter is not worth a line.
const HEAVY: usize = 200 * 1024;
/// The most files that are listed.
const LISTED: usize = 10;

/// What visitors download, in bytes before any compression.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Weight {
    /// All files, before.
    pub before: usize,
    /// All files, after.
    pub after: usize,
    /// How many pages there were.
    pub pages_before: usize,
    /// How many pages there are.
    pub pages_after: usize,
    /// Files that grow, and heavy new ones, the heaviest growth first.
    pub heavier: Vec<Heavier>,
}

/// A file that grows.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Heavier {
    /// Its path.
    pub path: String,
    /// Bytes before; nothing for a new file.
    pub before: Option<usize>,
    /// Bytes after.
    pub after: usize,
}

impl Weight {
    pub(super) fn compare(
        before: &BTreeMap<String, Written>,
        after: &BTreeMap<String, Written>,
    ) -> Self {
        let total = |files: &BTreeMap<String, Written>| files.values().map(|file| file.bytes).sum();
        let pages = |files: &BTreeMap<String, Written>| {
            files.keys().filter(|path| path.ends_with(".html")).count()
        };
        let mut heavier: Vec<Heavier> = after
            .iter()
            .filter_map(|(path, file)| {
                let old = before.get(path).map(|file| file.bytes);
                let grows = match old {
                    Some(old) => file.bytes > old + NOTABLE,
                    None => file.bytes > HEAVY,
                };
                grows.then(|| Heavier {
                    path: path.clone(),
                    before: old,
                    after: file.bytes,
                })
            })
            .collect();
        heavier.sort_by_key(|file| std::cmp::Reverse(file.after - file.before.unwrap_or(0)));
        heavier.truncate(LISTED);
        Self {
            before: total(before),
            after: total(after),
            pages_before: pages(before),
            pages_after: pages(after),
            heavier,
        }
    }

    pub(super) fn is_same(&self) -> bool {
        self.before == self.after
            && self.pages_before == self.pages_after
            && self.heavier.is_empty()
    }
}
