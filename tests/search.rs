//! What can be found: what is told of each page, when the index is made again, and a site without it.

use std::collections::BTreeMap;
use std::sync::Mutex;

use solidoume::outputs::search::Record;
use solidoume::source::{SourceFile, Sources};
use solidoume::{Options, Sink, generate};

use crate::project::{Project, Run};
use crate::properties::generator::shipped;

const BILINGUAL: &str =
    "titre: Essai\ndescription: Un site.\nadresse: https://example.org/\nlangues: [fr, en]\n";
/// What the end of a build says when the index was made again.
const MADE: &str = "index de recherche";

fn page(title: &str, more: &str, text: &str) -> String {
    format!("---\ntitre: {title}\nresume: Un résumé.\n{more}---\n{text}\n")
}

#[derive(Default)]
struct Finder(Mutex<Vec<Record>>);

impl Sink for Finder {
    fn put(&self, _path: &str, _bytes: Vec<u8>) {}

    fn indexes(&self) -> bool {
        true
    }

    fn found(&self, record: Record) {
        self.0.lock().expect("no thread panicked").push(record);
    }
}

/// What is found on a site with these files, by language and address.
fn found(files: &[(&str, String)], drafts: bool) -> BTreeMap<(&'static str, String), Record> {
    let mut all = shipped(|path| path.starts_with("themes/"));
    all.extend(files.iter().map(|(path, text)| SourceFile {
        path: (*path).to_owned(),
        bytes: text.clone().into_bytes(),
    }));
    let options = Options {
        today: jiff::civil::date(2026, 11, 22),
        base_url: Some("https://example.org/sous/chemin/".to_owned()),
        drafts,
        publishing: true,
        sources_at: None,
    };
    let finder = Finder::default();
    generate(&Sources::new(all), &options, &finder);
    let records = finder.0.into_inner().expect("no thread panicked");
    let place = |record: Record| ((record.language, record.url.clone()), record);
    records.into_iter().map(place).collect()
}

#[test]
fn what_visitors_see_today_can_be_found_and_nothing_else() {
    let found = found(
        &[
            ("content/site.yaml", BILINGUAL.to_owned()),
            ("content/pages/vue.md", page("Vue", "", "Bonjour à tous.")),
            (
                "content/pages/exemple.md",
                page("Ex", "exemple: true\n", "Inventé."),
            ),
            (
                "content/pages/brouillon.md",
                page("B", "brouillon: true\n", "Pas prêt."),
            ),
            (
                "content/pages/future.md",
                page("F", "publier-le: 2026-12-01\n", "Plus tard."),
            ),
            (
                "content/pages/finie.md",
                page("P", "expire-le: 2026-11-01\n", "Trop tard."),
            ),
        ],
        true,
    );
    let has = |url: &str| found.contains_key(&("fr", url.to_owned()));
    assert!(has("/vue/") && has("/exemple/"), "{:?}", found.keys());
    for url in [
        "/brouillon/",
        "/future/",
        "/finie/",
        "/404.html",
        "/recherche/",
    ] {
        assert!(!has(url), "{url} can be found");
    }
    let record = |url: &str| &found[&("fr", url.to_owned())];
    assert!(record("/vue/").text.contains("Bonjour à tous."));
    assert_eq!(record("/exemple/").traits["exemple"], ["oui"]);
    assert!(!record("/vue/").traits.contains_key("exemple"));
    // Pages that no entry describes are found by their title.
    assert!(has("/saisons/mai/") && has("/recettes/") && has("/carte/"));
}

#[test]
fn a_text_that_is_not_translated_is_found_in_both_languages() {
    let translation = "---\ntitre: Known\nresume: A summary.\n---\nHello everyone.\n";
    let found = found(
        &[
            ("content/site.yaml", BILINGUAL.to_owned()),
            ("content/pages/seule.md", page("Seule", "", "Texte.")),
            ("content/pages/connue.md", page("Connue", "", "Bonjour.")),
            ("content/pages/connue.en.md", translation.to_owned()),
        ],
        false,
    );
    let of = |language: &'static str, url: &str| found.get(&(language, url.to_owned()));
    let french = of("en", "/seule/").expect("the French text is in the English index");
    assert_eq!(french.traits["langue"], ["fr"]);
    assert!(of("en", "/connue/").is_none(), "it is translated");
    let english = of("en", "/en/connue/").expect("the translation is");
    assert!(english.text.contains("Hello everyone."));
    assert!(of("fr", "/en/connue/").is_none());
    assert!(of("fr", "/connue/").is_some());
}

#[test]
fn a_recipe_is_found_by_its_ingredients_season_and_diets() {
    let leek = "---\ntitre: Poireau\nresume: Un légume.\nfamille: légume\nsaison: {mois: 10-11, source: S}\nallergenes: []\n---\n";
    let soup = "---\ntitre: Soupe d'hiver\nresume: Chaude.\nportions: 4\ntype: plat\nregimes: [végétarien]\ncuisson: 25 min\ningredients:\n  - {produit: poireau, quantite: 3}\n  - {nom: bouillon maison, allergenes: []}\n---\n\n## Préparation\n\n1. Émincer.\n";
    let found = found(
        &[
            ("content/site.yaml", BILINGUAL.to_owned()),
            ("content/produits/poireau.md", leek.to_owned()),
            ("content/recettes/soupe.md", soup.to_owned()),
        ],
        false,
    );
    let soup = &found[&("fr", "/recettes/soupe/".to_owned())];
    for word in ["Poireau", "bouillon maison", "Émincer"] {
        let (text, word) = (soup.text.to_lowercase(), word.to_lowercase());
        assert!(text.contains(&word), "{word} is not in {text}");
    }
    assert_eq!(soup.traits["type"], ["recipe"]);
    assert_eq!(soup.traits["regime"], ["végétarien"]);
    assert_eq!(soup.traits["saison"], ["10", "11"]);
}

/// The files of the index.
fn index(run: &Run) -> BTreeMap<&String, &Vec<u8>> {
    let files = run.outputs.iter();
    files
        .filter(|(path, _)| path.starts_with("pagefind/"))
        .collect()
}

#[test]
fn the_index_is_made_again_only_when_what_can_be_found_changed() {
    let project = Project::new()
        .file("content/site.yaml", BILINGUAL)
        .file("content/pages/a.md", page("Ail", "", "Un texte."));
    let first = project.build(&[]);
    assert!(first.stderr.contains(MADE), "{}", first.stderr);
    let again = project.build(&[]);
    assert!(!again.stderr.contains(MADE), "{}", again.stderr);
    // Pages change, and say what they said: another address, another day of verification.
    let project = project.file(
        "content/pages/a.md",
        page("Ail", "maj: 2026-01-02\n", "Un texte."),
    );
    let moved = project.build(&["--base-url", "https://example.org/sous/chemin/"]);
    assert!(!moved.stderr.contains(MADE), "{}", moved.stderr);
    assert_ne!(first.outputs["a/index.html"], moved.outputs["a/index.html"]);
    assert_eq!(index(&first), index(&moved));
    let project = project.file("content/pages/a.md", page("Ail", "", "Un autre texte."));
    let changed = project.build(&[]);
    assert!(changed.stderr.contains(MADE), "{}", changed.stderr);
    assert_ne!(index(&first), index(&changed));
    // A file that somebody took away is not missing for ever.
    let script = project.root().join("public/pagefind/pagefind.js");
    std::fs::remove_file(script).expect("removed");
    let repaired = project.build(&[]);
    assert!(repaired.stderr.contains(MADE), "{}", repaired.stderr);
    assert_eq!(index(&changed), index(&repaired));
    for path in index(&repaired).keys() {
        assert!(!path.contains("-ui."), "{path} is loaded by no page");
    }
}

#[test]
fn the_same_texts_give_the_same_index_on_any_number_of_threads() {
    let mut project = Project::new().file("content/site.yaml", BILINGUAL);
    for at in 0..40 {
        let text = format!("Des mots communs, et le mot propre{at}.");
        project = project.file(
            &format!("content/pages/p{at}.md"),
            page(&format!("Page {at}"), "", &text),
        );
    }
    let built = |threads: &str, folder: &str| {
        let run = std::process::Command::new(crate::project::program())
            .args(["build", "--date", crate::project::TODAY, "--output", folder])
            .current_dir(project.root())
            .env("RAYON_NUM_THREADS", threads)
            .output()
            .expect("the program starts");
        assert!(
            run.status.success(),
            "{}",
            String::from_utf8_lossy(&run.stderr)
        );
        crate::project::outputs(&project.root().join(folder))
    };
    assert!(built("1", "un") == built("4", "quatre"), "the bytes differ");
}

#[test]
fn a_site_without_an_index_says_so_and_shows_everything() {
    let project = Project::new().file("content/pages/a.md", page("Ail rose", "", "Un texte."));
    let with = project.build(&[]).text("recherche/index.html");
    let without = project.build(&["--no-search"]);
    assert!(index(&without).is_empty());
    let page = without.text("recherche/index.html");
    assert!(page.contains("La recherche n’est pas comprise") && !page.contains("type=\"search\""));
    for page in [with, page] {
        assert!(page.contains("href=\"/a/\"") && page.contains("Ail rose"));
    }
}

/// Another Pagefind makes other files of the same texts: the fingerprint names the one that is built in.
#[test]
fn the_fingerprint_names_the_pagefind_that_is_built_in() {
    let read = |file: &str| {
        let file = crate::project::workspace().join(file);
        std::fs::read_to_string(file).expect("a file of the workspace")
    };
    let lock = read("Cargo.lock");
    let after = lock
        .split_once("name = \"pagefind\"\nversion = ")
        .expect("Pagefind is locked")
        .1;
    let version = after.lines().next().expect("a version");
    let stated = format!("const VERSION: &str = {version};");
    assert!(
        read("generator/src/index.rs").contains(&stated),
        "index.rs must say {version}"
    );
}
