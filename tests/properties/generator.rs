//! Whatever happens to the content, the generator says where it is wrong and never panics.

use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError};
use scraper::{Html, Selector};
use solidoume::render::typography::{english, french};
use solidoume::source::{SourceFile, Sources};
use solidoume::{Options, Outcome, Sink, generate};

use crate::project::workspace;

struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _path: &str, _bytes: Vec<u8>) {}
}

/// The shipped files of which this is true.
pub(crate) fn shipped(keep: impl Fn(&str) -> bool) -> Vec<SourceFile> {
    let mut files = Vec::new();
    for folder in ["content", "themes"] {
        read(&workspace().join(folder), folder, &mut files);
    }
    files.retain(|file| keep(&file.path));
    files
}

/// All but most recipes and sheets: each try builds the whole site.
pub(super) fn is_one_of_few(path: &str) -> bool {
    let many = ["content/recettes/", "content/produits/"];
    let kept = ["truffade", "pounti", "pomme", "tome", "beurre", "oeuf"];
    !many.iter().any(|list| path.starts_with(list)) || kept.iter().any(|name| path.contains(name))
}

/// Which files contributors write.
pub(super) fn written(files: &[SourceFile]) -> Vec<usize> {
    let is_written = |path: &str| path.starts_with("content/") && !path.ends_with(".svg");
    (0..files.len())
        .filter(|index| is_written(&files[*index].path))
        .collect()
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

/// A value for a key, as YAML: of any type, of any depth, often close to what is right.
fn value() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        (0..ODD.len()).prop_map(|odd| ODD[odd].trim_end().to_owned()),
        "[a-zà-ÿ0-9 .:/'{}\\[\\]«»-]{0,16}",
        any::<i64>().prop_map(|number| number.to_string()),
        (0..9999_i32, 0..20_u8, 0..40_u8)
            .prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}")),
        (-9..9_i32, 0..9_u32, 0..LIKELY.len())
            .prop_map(|(whole, part, word)| format!("{whole},{part} {}", LIKELY[word])),
        (0..LIKELY.len()).prop_map(|word| LIKELY[word].to_owned()),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let key = prop_oneof![
            "[a-z-]{1,8}",
            (0..KEYS.len()).prop_map(|key| KEYS[key].to_owned())
        ];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4)
                .prop_map(|items| format!("[{}]", items.join(", "))),
            proptest::collection::vec((key, inner), 0..4).prop_map(|pairs| {
                let pairs: Vec<String> = pairs
                    .iter()
                    .map(|(key, value)| format!("{key}: {value}"))
                    .collect();
                format!("{{{}}}", pairs.join(", "))
            }),
        ]
    })
}

/// Words that are right somewhere.
const LIKELY: &[&str] = &[
    "kg",
    "min",
    "gousses",
    "c. à s.",
    "€",
    "semaine",
    "mois",
    "lundi",
    "1er samedi",
    "juin-octobre",
    "10-3",
    "toute-l-annee",
    "gluten",
    "végétalien",
    "a",
    "pages/a",
    "annulé",
    "true",
    "2-3",
    "1/2",
    "44.50..45.49",
];

/// Keys that are known somewhere.
const KEYS: &[&str] = &[
    "produit",
    "nom",
    "quantite",
    "allergenes",
    "groupe",
    "mois",
    "recolte",
    "conservation",
    "montant",
    "unite",
    "estimation",
    "chaque",
    "jours",
    "jusqu-au",
    "sauf",
    "commune",
    "coordonnees",
    "fichier",
    "alt",
    "titre",
    "depuis",
];

/// Replaces the value of one key of a file: the `which`-th line that has one.
fn replace_value(bytes: &mut Vec<u8>, which: usize, value: &str) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let keys: Vec<usize> = text
        .match_indices(": ")
        .map(|(at, _)| at)
        .filter(|at| {
            text[..*at]
                .rsplit('\n')
                .next()
                .is_some_and(|key| !key.is_empty() && !key.contains(' '))
        })
        .collect();
    if let Some(at) = keys.get(which % keys.len().max(1)) {
        let end = text[*at..]
            .find('\n')
            .map_or(text.len(), |length| at + length);
        *bytes = format!("{}: {value}{}", &text[..*at], &text[end..]).into_bytes();
    }
}

/// Pieces that mean something to Markdown, beside each other in any order.
fn markdown() -> impl Strategy<Value = String> {
    let pieces = [
        "# ",
        "## ",
        "- ",
        "1. ",
        "> ",
        "    ",
        "\n",
        "\n\n",
        "**",
        "_",
        "`",
        "```\n",
        "```astuce\n",
        "~~",
        "[",
        "](",
        ")",
        "[[",
        "]]",
        "|",
        "| a | b |\n|---|:-:|\n",
        "![",
        "[^1]",
        "[^1]: ",
        "\n: ",
        "- [ ] ",
        "\\",
        "<b>",
        "</b>",
        "<!--",
        "&amp;",
        "&",
        "<",
        ">",
        "\"",
        "'",
        " : ",
        " ?",
        "«",
        "»",
        "12 000 kg",
        "a",
        "L'été",
        "pages/a",
        "/saisons/",
        "https://example.org/",
        "javascript:x",
        "x.svg",
        "***\n",
        "===\n",
        "\t",
        "\u{202e}",
        "\0",
        "é",
        "🍎",
        "## Préparation\n",
    ];
    proptest::collection::vec(0..pieces.len(), 0..60)
        .prop_map(move |chosen| chosen.into_iter().map(|piece| pieces[piece]).collect())
}

/// The theme and a page, so that a try takes little time.
fn small(page: &str) -> Vec<SourceFile> {
    let file = |path: &str, text: &str| SourceFile {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let mut files = Vec::new();
    read(&workspace().join("themes"), "themes", &mut files);
    files.push(file(
        "content/site.yaml",
        "titre: T\ndescription: D.\nadresse: https://example.org/\n",
    ));
    files.push(file("content/pages/a.md", page));
    files
}

#[derive(Default)]
struct Pages(std::sync::Mutex<std::collections::BTreeMap<String, Vec<u8>>>);

impl Sink for Pages {
    fn put(&self, path: &str, bytes: Vec<u8>) {
        self.0
            .lock()
            .expect("no thread panicked")
            .insert(path.to_owned(), bytes);
    }
}

/// A build without drafts, a check with them; what repairs would make of it must not panic either.
fn made(sources: &Sources, drafts: bool, sink: &dyn Sink) -> Outcome {
    let options = Options {
        today: jiff::civil::date(2026, 11, 22),
        base_url: None,
        drafts,
        sources_at: None,
        publishing: !drafts,
    };
    let outcome = generate(sources, &options, sink);
    let repaired = solidoume::fix::propose(sources, &outcome.diagnostics);
    assert!(repaired.iter().all(|repaired| !repaired.changes.is_empty()));
    outcome
}

/// Every place is in its file, and between two characters of it where it is text.
fn places_are_right(sources: &Sources, outcome: &Outcome) -> Result<(), TestCaseError> {
    for diagnostic in outcome.diagnostics.iter() {
        let Some(span) = diagnostic.span else {
            continue;
        };
        let bytes = &sources.file(span.source).bytes;
        let (start, end) = (span.start as usize, span.end as usize);
        prop_assert!(start <= end && end <= bytes.len(), "{diagnostic:?}");
        if let Ok(text) = std::str::from_utf8(bytes) {
            let between = text.is_char_boundary(start) && text.is_char_boundary(end);
            prop_assert!(between, "{diagnostic:?}");
        }
    }
    Ok(())
}

/// Setting a text that was set changes nothing, for every text of the site; scripts are none.
#[test]
fn typography_is_idempotent_on_every_shipped_text() {
    let mut count = 0;
    for file in shipped(|path| !path.ends_with(".js")) {
        let Ok(text) = std::str::from_utf8(&file.bytes) else {
            continue;
        };
        let paragraphs = text
            .split("\n\n")
            .map(|paragraph| paragraph.replace('\n', " "));
        for text in paragraphs.chain(text.lines().map(str::to_owned)) {
            let once = french(&text).into_owned();
            assert_eq!(french(&once), once, "{}: {text}", file.path);
            let once = english(&text).into_owned();
            assert_eq!(english(&once), once, "{}: {text}", file.path);
            count += 1;
        }
    }
    assert!(count > 2000, "only {count} texts");
}

/// Fewer than of a calculator, because each try builds a site; sixty times more of them when thorough.
fn sites(ordinary: u32) -> Config {
    Config {
        cases: super::tries(ordinary).cases.min(ordinary * 60),
        ..super::tries(ordinary)
    }
}

proptest! {
    #![proptest_config(sites(8))]

    #[test]
    fn no_mishap_stops_the_run_and_every_place_is_in_its_file(
        mishaps in proptest::collection::vec((any::<usize>(), mishap()), 1..6),
        drafts in any::<bool>(),
    ) {
        let mut files = shipped(is_one_of_few);
        let written = written(&files);
        for (which, mishap) in &mishaps {
            let index = written[which % written.len()];
            suffer(&mut files[index].bytes, mishap);
        }
        let sources = Sources::new(files);
        places_are_right(&sources, &made(&sources, drafts, &Nowhere))?;
    }

    #[test]
    fn no_value_of_a_key_stops_the_run(
        values in proptest::collection::vec((any::<usize>(), any::<usize>(), value()), 1..12),
    ) {
        let mut files = shipped(is_one_of_few);
        let written = written(&files);
        for (which, key, value) in &values {
            let index = written[which % written.len()];
            replace_value(&mut files[index].bytes, *key, value);
        }
        let sources = Sources::new(files);
        places_are_right(&sources, &made(&sources, true, &Nowhere))?;
    }
}

proptest! {
    #![proptest_config(sites(60))]

    /// Whatever is written in a text, its page is HTML that a browser has nothing to forgive, and runs nothing.
    #[test]
    fn any_text_becomes_a_sound_page(body in markdown()) {
        let sources = Sources::new(small(&format!("---\ntitre: A\nresume: A.\n---\n{body}")));
        let pages = Pages::default();
        let outcome = made(&sources, false, &pages);
        places_are_right(&sources, &outcome)?;
        let pages = pages.0.into_inner().expect("no thread panicked");
        let page = Html::parse_document(&String::from_utf8_lossy(&pages["a/index.html"]));
        prop_assert!(page.errors.is_empty(), "{:?}", page.errors);
        let refused = "script:not([src], [type='application/ld+json']), [style], [onclick], [href^=javascript], main b";
        let refused = Selector::parse(refused).expect("a selector");
        prop_assert!(page.select(&refused).next().is_none());
    }

    #[test]
    fn typography_is_idempotent(text in markdown()) {
        let once = french(&text).into_owned();
        prop_assert_eq!(french(&once).into_owned(), once);
    }
}
