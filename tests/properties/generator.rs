//! Whatever happens to the content, the generator says where it is wrong and never panics.

use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::Config;
use solidoume::source::{SourceFile, Sources};
use solidoume::{Options, Sink, generate};

use crate::project::workspace;

struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _path: &str, _bytes: Vec<u8>) {}
}

/// A few shipped files of every kind, and the theme's words and templates.
fn shipped() -> Vec<SourceFile> {
    let mut files = Vec::new();
    for folder in ["content", "themes"] {
        read(&workspace().join(folder), folder, &mut files);
    }
    // One directory, a few recipes and sheets are enough: each try builds the whole site.
    files.retain(|file| {
        let few = ["content/recettes/", "content/produits/"]
            .iter()
            .any(|list| file.path.starts_with(list));
        let kept = ["truffade", "pounti", "pomme", "tome", "beurre", "oeuf"];
        !few || kept.iter().any(|name| file.path.contains(name))
    });
    files
}

fn read(folder: &Path, name: &str, files: &mut Vec<SourceFile>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read(&entry.path(), &path, files);
        } else {
            let bytes = std::fs::read(entry.path()).expect("a file");
            files.push(SourceFile { path, bytes });
        }
    }
}

/// What may happen to a file while somebody works on it.
#[derive(Debug, Clone)]
enum Mishap {
    Cut(usize, usize),
    Insert(usize, Vec<u8>),
    Write(usize, &'static str),
    SwapLines(usize, usize),
}

/// Values and marks that mean something to YAML, Markdown, dates or quantities.
const ODD: &[&str] = &[
    "---\n",
    ": ",
    "[",
    "{",
    "- ",
    "&a ",
    "*a",
    "!!int ",
    "\u{feff}",
    "```carte\n",
    "```astuce\n",
    "[[",
    "]]",
    "[^1]",
    "<b>",
    "# ",
    "99999999999999999999",
    "-1",
    "1/0",
    "NaN",
    "1e999",
    "é",
    "\u{202e}",
    "2026-02-31",
    "../",
    "\t",
    "\r",
    "titre: ",
    "saison: {mois: 13}",
    "quantite: 0 g",
    "| a |\n|---|\n",
    "javascript:x",
    "\0",
];

fn mishap() -> impl Strategy<Value = Mishap> {
    prop_oneof![
        (any::<usize>(), 1..80_usize).prop_map(|(at, length)| Mishap::Cut(at, length)),
        (
            any::<usize>(),
            proptest::collection::vec(any::<u8>(), 1..12)
        )
            .prop_map(|(at, bytes)| Mishap::Insert(at, bytes)),
        (any::<usize>(), 0..ODD.len()).prop_map(|(at, odd)| Mishap::Write(at, ODD[odd])),
        (any::<usize>(), any::<usize>()).prop_map(|(a, b)| Mishap::SwapLines(a, b)),
    ]
}

fn suffer(bytes: &mut Vec<u8>, mishap: &Mishap) {
    let place = |at: &usize, length: usize| at % (length + 1);
    match mishap {
        Mishap::Cut(at, length) => {
            let start = place(at, bytes.len());
            bytes.drain(start..(start + length).min(bytes.len()));
        }
        Mishap::Insert(at, new) => {
            let start = place(at, bytes.len());
            bytes.splice(start..start, new.iter().copied());
        }
        Mishap::Write(at, odd) => {
            let start = place(at, bytes.len());
            bytes.splice(start..start, odd.bytes());
        }
        Mishap::SwapLines(a, b) => {
            let mut lines: Vec<Vec<u8>> = bytes
                .split_inclusive(|byte| *byte == b'\n')
                .map(<[u8]>::to_vec)
                .collect();
            if !lines.is_empty() {
                let (a, b) = (a % lines.len(), b % lines.len());
                lines.swap(a, b);
                *bytes = lines.concat();
            }
        }
    }
}

proptest! {
    // Each try builds a whole site: two thousand are thorough enough.
    #![proptest_config(Config { cases: super::tries(60).cases.min(2000), ..super::tries(60) })]

    #[test]
    fn no_mishap_stops_the_run_and_every_place_is_in_its_file(
        mishaps in proptest::collection::vec((any::<usize>(), mishap()), 1..6),
        drafts in any::<bool>(),
    ) {
        let mut files = shipped();
        let written: Vec<usize> = (0..files.len())
            .filter(|index| {
                let path = &files[*index].path;
                path.starts_with("content/") && !path.ends_with(".svg")
            })
            .collect();
        for (which, mishap) in &mishaps {
            let index = written[which % written.len()];
            suffer(&mut files[index].bytes, mishap);
        }
        let sources = Sources::new(files);
        let today = jiff::civil::date(2026, 11, 22);
        let options = Options { today, base_url: None, drafts, publishing: true };
        let outcome = generate(&sources, &options, &Nowhere);
        for diagnostic in outcome.diagnostics.iter() {
            if let Some(span) = diagnostic.span {
                let length = sources.file(span.source).bytes.len();
                prop_assert!(span.start <= span.end && span.end as usize <= length, "{diagnostic:?}");
            }
        }
    }
}
