//! The only place that knows Pagefind: records of what can be found go in, the files of an index come out.
//!
//! An index takes as long as hundreds of pages, so it is made again only when something that can be found changed:
//! beside its files stands a list of them, which begins with the [`fingerprint`] of the records it was made from.

use solidoume::outputs::search::Record;

/// Where the index is published, from the site's root.
pub(crate) const FOLDER: &str = "pagefind/";
/// The list of the index's files, after its fingerprint.
pub(crate) const LIST: &str = "pagefind/liste.txt";
/// Pagefind's own version.
const VERSION: &str = "1.6.0";
/// This file: when it changes, the same records make another index.
const MAKER: &str = include_str!("index.rs");

/// One file of an index: its path from the site's root, its bytes.
pub(crate) type IndexFile = (String, Vec<u8>);

/// Whether this program was compiled to make indexes.
pub(crate) const AVAILABLE: bool = cfg!(feature = "search");

/// What an index is made from, in few signs. The records are sorted.
pub(crate) fn fingerprint(records: &[Record]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(VERSION.as_bytes());
    hasher.update(MAKER.as_bytes());
    // A record is made of texts: writing it to a hasher cannot fail.
    let _ = serde_json::to_writer(&mut hasher, records);
    hasher.finalize().to_hex().to_string()
}

/// The list of an index's files: the fingerprint, then a path a line.
pub(crate) fn list(fingerprint: &str, files: &[IndexFile]) -> String {
    let paths = files.iter().map(|(path, _)| path.as_str());
    let mut lines: Vec<&str> = paths.collect();
    lines.sort_unstable();
    lines.insert(0, fingerprint);
    lines.join("\n") + "\n"
}

#[cfg(not(feature = "search"))]
pub(crate) fn make(_: Vec<Record>) -> Result<Vec<IndexFile>, String> {
    Ok(Vec::new())
}

#[cfg(feature = "search")]
pub(crate) use pagefind_index::make;

#[cfg(feature = "search")]
mod pagefind_index {
    use std::collections::{BTreeMap, BTreeSet};

    use pagefind::api::{PagefindIndex, SyntheticFile};
    use pagefind::options::PagefindServiceConfig;
    use rayon::prelude::*;
    use serde_json::Value as Json;

    use super::{FOLDER, IndexFile, Record};

    /// From how many pages of a language on several share a file: a site of ten thousand has hundreds of files more, not
    /// thousands.
    const MOST_FRAGMENTS: u32 = 1000;
    /// What says which languages there are.
    const ENTRY: &str = "pagefind-entry.json";
    /// What asks the index, in the browser; the rest that Pagefind offers is an interface we do not use.
    const SCRIPT: &str = "pagefind.js";
    /// Endings of the index's own files.
    const INDEX: [&str; 4] = ["pf_meta", "pf_index", "pf_filter", "pf_fragment"];

    /// Makes the index of sorted records.
    ///
    /// # Errors
    /// What Pagefind, or the runtime it needs, says.
    pub(crate) fn make(records: Vec<Record>) -> Result<Vec<IndexFile>, String> {
        let mut by_language: BTreeMap<&'static str, Vec<Record>> = BTreeMap::new();
        for record in records {
            by_language.entry(record.language).or_default().push(record);
        }
        let mut files = BTreeMap::new();
        for (language, records) in &by_language {
            let words = records.iter().flat_map(|record| &record.words);
            files.insert(format!("mots.{language}.txt"), lines(words.collect()));
        }
        // Pagefind takes one address for one page, whatever the language: each language is made apart.
        let made: Result<Vec<_>, String> = by_language
            .into_par_iter()
            .map(|(language, records)| of_language(language, records))
            .collect();
        for (path, bytes) in made?.into_iter().flatten() {
            let whole = match files.remove(&path) {
                Some(other) if path == ENTRY => both(&other, &bytes)?,
                _ => bytes,
            };
            files.insert(path, whole);
        }
        let placed = files.into_iter();
        Ok(placed
            .map(|(path, bytes)| (format!("{FOLDER}{path}"), bytes))
            .collect())
    }

    /// Words, a line each: what a misspelt query may have meant.
    fn lines(words: BTreeSet<&String>) -> Vec<u8> {
        let words: Vec<&str> = words.into_iter().map(String::as_str).collect();
        (words.join("\n") + "\n").into_bytes()
    }

    /// The files of one language that a page may load.
    fn of_language(
        language: &'static str,
        records: Vec<Record>,
    ) -> Result<Vec<(String, Vec<u8>)>, String> {
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        let runtime = runtime.map_err(|error| error.to_string())?;
        let files = runtime
            .block_on(index(records))
            .map_err(|error| error.to_string())?;
        let engine = format!("wasm.{language}.pagefind");
        let files = files.into_iter().filter_map(|file| {
            let path = file.filename.to_string_lossy().replace('\\', "/");
            let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
            let used = path == ENTRY || path == SCRIPT || path == engine;
            (used || INDEX.contains(&ending)).then_some((path, file.contents))
        });
        Ok(files.collect())
    }

    async fn index(records: Vec<Record>) -> Result<Vec<SyntheticFile>, Box<dyn std::error::Error>> {
        let options = PagefindServiceConfig::builder()
            .max_fragments(MOST_FRAGMENTS)
            .build();
        let mut index = PagefindIndex::new(Some(options))?;
        for record in records {
            let traits = record.traits.into_iter();
            let traits = traits.map(|(name, values)| (name.to_owned(), values));
            let title = BTreeMap::from([("title".to_owned(), record.title)]);
            let language = record.language.to_owned();
            index
                .add_custom_record(
                    record.url,
                    record.text,
                    language,
                    Some(title),
                    Some(traits.collect()),
                    None,
                )
                .await?;
        }
        Ok(index.get_files().await?)
    }

    /// One entry for the languages of two.
    fn both(one: &[u8], other: &[u8]) -> Result<Vec<u8>, String> {
        let read = |bytes| serde_json::from_slice::<Json>(bytes).map_err(|error| error.to_string());
        let (mut whole, other) = (read(one)?, read(other)?);
        if let (Some(languages), Some(more)) = (
            whole["languages"].as_object_mut(),
            other["languages"].as_object(),
        ) {
            languages.extend(more.clone());
        }
        Ok(whole.to_string().into_bytes())
    }
}
