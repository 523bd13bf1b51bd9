//! One version of the site as the service worker sees it: its files with their marks, and which of them belong together.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use crate::outputs::Build;
use crate::outputs::emitter::Made;
use crate::render::cards;
use crate::site::routes;

/// Pages that every visitor has without a network, as addresses of the French site.
pub(super) const ALWAYS: &[&str] = &[
    "",
    "saisons/",
    "calculateurs/",
    "calculateurs/bonus/",
    "calculateurs/panier/",
    "calculateurs/experience-2019/",
    "calculateurs/equilibre/",
    "transparence/",
];
/// Folders whose pages a visitor may keep as a whole.
const SETS: [&str; 2] = ["recettes", "produits"];

/// What belongs together.
#[derive(Debug, Default)]
pub(super) struct Version {
    /// The page that stands for those that are not kept, by what addresses begin with, the longest first.
    offline: Vec<(String, String)>,
    /// What is kept where a visitor saves data: the pages that stand for others.
    minimal: BTreeSet<String>,
    /// What is kept without being asked for.
    shell: BTreeSet<String>,
    sets: Vec<Set>,
    stand_ins: BTreeMap<String, String>,
    files: BTreeMap<String, Json>,
}

/// What is kept as a whole when a visitor asks for it.
#[derive(Debug)]
struct Set {
    name: &'static str,
    pages: usize,
    bytes: usize,
    /// What is not in the shell already.
    files: BTreeSet<String>,
}

impl Version {
    /// Made from what was given to the sink so far.
    pub(super) fn of(made: &BTreeMap<String, Made>, build: &Build<'_>) -> Self {
        let prefixes = build.languages.iter();
        let prefixes: Vec<&str> = prefixes
            .map(|localized| localized.presenter.language.prefix())
            .collect();
        let in_languages = |address: &str| -> Vec<String> {
            let paths = prefixes.iter();
            paths
                .map(|prefix| routes::file(&format!("{prefix}{address}")))
                .collect()
        };
        let offline_pages = in_languages(routes::OFFLINE);
        let mut offline: Vec<(String, String)> = prefixes
            .iter()
            .map(|prefix| (*prefix).to_owned())
            .zip(offline_pages.clone())
            .collect();
        offline.sort_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
        let minimal = with_needs(made, offline_pages);
        let always = ALWAYS.iter().flat_map(|address| in_languages(address));
        let mut shell = with_needs(made, always.collect());
        shell.extend(minimal.iter().cloned());
        let sets: Vec<Set> = SETS
            .iter()
            .map(|name| Set::of(name, made, &prefixes, &shell))
            .collect();
        Self {
            stand_ins: stand_ins(made, &shell, &sets),
            files: (made
                .iter()
                .filter(|(path, _)| !path.starts_with(cards::FOLDER)))
            .map(record)
            .collect(),
            offline,
            minimal,
            shell,
            sets,
        }
    }

    /// Each set: its name, its pages, and the room it takes.
    pub(super) fn sizes(&self) -> Vec<(&'static str, usize, usize)> {
        let sets = self.sets.iter();
        sets.map(|set| (set.name, set.pages, set.bytes)).collect()
    }

    /// What the worker reads.
    pub(super) fn list(&self) -> Json {
        let sets: serde_json::Map<String, Json> = self
            .sets
            .iter()
            .map(|set| (set.name.to_owned(), json!(set.files)))
            .collect();
        json!({
            "offline": self.offline,
            "minimal": self.minimal,
            "shell": self.shell,
            "sets": sets,
            "stand_ins": self.stand_ins,
            "files": self.files,
        })
    }
}

impl Set {
    fn of(
        name: &'static str,
        made: &BTreeMap<String, Made>,
        prefixes: &[&str],
        shell: &BTreeSet<String>,
    ) -> Self {
        let mut pages = Vec::new();
        for prefix in prefixes {
            let folder = format!("{prefix}{name}/");
            let inside = made
                .range(folder.clone()..)
                .take_while(|(path, _)| path.starts_with(&folder));
            let inside = inside.filter(|(path, _)| path.ends_with("/index.html"));
            pages.extend(inside.map(|(path, _)| path.clone()));
        }
        let count = pages.len();
        let mut files = with_needs(made, pages);
        files.retain(|path| !shell.contains(path));
        let bytes = files.iter().filter_map(|path| made.get(path));
        Self {
            name,
            pages: count,
            bytes: bytes.map(|made| made.bytes).sum(),
            files,
        }
    }
}

/// These pages, where they were made, and what they show.
fn with_needs(made: &BTreeMap<String, Made>, pages: Vec<String>) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for page in pages {
        if let Some(found) = made.get(&page) {
            let needed = found.needs.files.iter();
            all.extend(needed.filter(|path| made.contains_key(*path)).cloned());
            all.insert(page);
        }
    }
    all
}

/// For pictures of kept pages: the sizes that are not kept, with the one that is.
fn stand_ins(
    made: &BTreeMap<String, Made>,
    shell: &BTreeSet<String>,
    sets: &[Set],
) -> BTreeMap<String, String> {
    let kept = shell
        .iter()
        .chain(sets.iter().flat_map(|set| set.files.iter()));
    kept.filter_map(|path| made.get(path))
        .flat_map(|page| page.needs.stand_ins.iter())
        .map(|(other, kept)| (other.clone(), kept.clone()))
        .collect()
}

/// A file's size, and its mark where its name does not tell.
fn record((path, made): (&String, &Made)) -> (String, Json) {
    let known = match &made.mark {
        Some(mark) => json!([made.bytes, mark]),
        None => json!([made.bytes]),
    };
    (path.clone(), known)
}
