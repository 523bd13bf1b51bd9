//! A site with five hundred recipes and as many partners: its lists have pages, and each page stays light.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use scraper::{Html, Selector};
use serde_json::Value;

use crate::crowd::{self, LAST, MANY};
use crate::project::{Project, Run};

/// What a first visit of a list may weigh, compressed: the page with its styles and scripts, in bytes.
const BUDGET: usize = 40_000;
/// How many cards a page has at most.
const PER_PAGE: usize = 48;

/// The site, built once.
fn site() -> &'static Run {
    static SITE: OnceLock<Run> = OnceLock::new();
    SITE.get_or_init(|| {
        let mut project =
            Project::new().file("content/site.yaml", crowd::settings("https://example.org/"));
        for (path, text) in crowd::files() {
            project = project.file(&path, text);
        }
        let run = project.build(&[]);
        assert_eq!(run.status, 0, "{:?}\n{}", run.problems, run.stderr);
        run
    })
}

#[test]
fn every_entry_stands_on_one_page_of_its_list() {
    for (list, entries) in [("recettes", MANY), ("actualites", 60)] {
        for language in ["", "en/"] {
            let list = format!("{language}{list}");
            let mut found = Vec::new();
            for number in 1..=entries.div_ceil(PER_PAGE) {
                let cards = links(&page(&list, number), ".cards article :is(h2, h3) a");
                assert!(
                    cards.len() <= PER_PAGE,
                    "{list} {number} has {} cards",
                    cards.len()
                );
                found.extend(cards);
            }
            let once: BTreeSet<&String> = found.iter().collect();
            assert_eq!((found.len(), once.len()), (entries, entries), "{list}");
            let beyond = format!("{list}/page/{}/index.html", entries.div_ceil(PER_PAGE) + 1);
            assert!(!site().outputs.contains_key(&beyond), "{beyond}");
            assert!(
                !site()
                    .outputs
                    .contains_key(&format!("{list}/page/1/index.html")),
                "{list} has its first page twice"
            );
        }
    }
}

#[test]
fn pages_lead_to_one_another() {
    let mut address = "/recettes/".to_owned();
    let mut visited = 1;
    while let Some(next) = links(&at(&address), ".pages a[rel=next]").pop() {
        let page = at(&next);
        assert_eq!(links(&page, ".pages a[rel=prev]"), [address.clone()]);
        assert_eq!(links(&page, "head link[rel=prev]"), [address]);
        assert_eq!(
            links(&page, ".pages [aria-current=page]"),
            std::slice::from_ref(&next)
        );
        address = next;
        visited += 1;
    }
    assert_eq!(visited, MANY.div_ceil(PER_PAGE));
    assert_eq!(address, format!("/recettes/page/{visited}/"));
}

#[test]
fn a_page_is_named_found_and_translated_as_itself() {
    let page = page("recettes", 2);
    let title = text(&page, "h1");
    assert_eq!(title, "Recettes, page 2");
    assert_eq!(
        links(&page, "link[rel=canonical]"),
        ["https://example.org/recettes/page/2/"]
    );
    assert_eq!(
        links(&page, "link[hreflang=en]"),
        ["https://example.org/en/recettes/page/2/"]
    );
    assert_eq!(
        links(&page, ".menu a[hreflang=en]"),
        ["/en/recettes/page/2/"]
    );
    let english = at("/en/recettes/page/2/");
    assert_eq!(text(&english, "h1"), "Recipes, page 2");
    assert_eq!(
        links(&english, ".menu a[hreflang=fr]"),
        ["/recettes/page/2/"]
    );
    let sitemap = site().text("sitemap.xml");
    for address in [
        "recettes/page/11/",
        "en/recettes/page/11/",
        "mots-cles/ete/",
        "mots-cles/ete/page/2/",
    ] {
        assert!(
            sitemap.contains(&format!("<loc>https://example.org/{address}</loc>")),
            "{address}"
        );
    }
    assert!(!sitemap.contains("recettes/page/12/"));
}

/// Filters look at the whole list: what they fetch has each card once, as its page shows it.
#[test]
fn the_file_for_filters_has_every_card() {
    let file = |path: &str| -> Html {
        let json: Value = serde_json::from_str(&site().text(path)).expect("JSON");
        Html::parse_fragment(json["cards"].as_str().expect("cards"))
    };
    for path in ["recettes/liste.json", "en/recettes/liste.json"] {
        assert_eq!(
            file(path).select(&selector("li > article")).count(),
            MANY,
            "{path}"
        );
    }
    let (all, last) = (file("recettes/liste.json"), page("recettes", 11));
    let card = |page: &Html| {
        let card = page
            .select(&selector("li:has(> article)"))
            .next_back()
            .expect("a card");
        let facts: BTreeMap<String, String> = card
            .value()
            .attrs()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        (facts, card.text().collect::<String>())
    };
    assert_eq!(card(&all), card(&last));
    assert!(card(&all).1.contains("Zeste"), "{LAST} comes last");
    assert!(
        !site().outputs.contains_key("produits/liste.json"),
        "ten products stand on one page"
    );
}

#[test]
fn untranslated_entries_say_so_in_english() {
    let page = at("/en/recettes/page/2/");
    let cards = page.select(&selector(".cards .card-body[lang=fr]")).count();
    assert_eq!(cards, PER_PAGE);
    let badges = selector(".badges[lang=en] .badge");
    let said = page
        .select(&badges)
        .filter(|badge| badge.text().collect::<String>() == "in French");
    assert_eq!(said.count(), PER_PAGE);
    let french = at("/recettes/recette-001/");
    assert_eq!(links(&french, ".menu a[hreflang=en]"), ["/en/recettes/"]);
    assert_eq!(text(&french, ".menu a[hreflang=en]"), "In English (list)");
    assert!(
        links(&french, "link[hreflang]").is_empty(),
        "the list is no translation of the recipe"
    );
}

/// `cargo test long_lists -- --nocapture` prints the weights.
#[test]
fn a_page_of_a_long_list_is_light() {
    let pages = [
        ("recettes/index.html", BUDGET),
        ("recettes/page/2/index.html", BUDGET),
        ("actualites/index.html", BUDGET),
        ("mots-cles/ete/index.html", BUDGET),
    ];
    for (path, budget) in pages {
        let page = Html::parse_document(&site().text(path));
        let loaded = links(&page, "link[rel=stylesheet]")
            .into_iter()
            .chain(values(&page, "script[src]", "src"));
        let loaded: Vec<String> = loaded
            .map(|address| address.trim_start_matches('/').to_owned())
            .collect();
        assert!(loaded.len() >= 2, "{path} loads {loaded:?}");
        let weight: usize = loaded
            .iter()
            .map(String::as_str)
            .chain([path])
            .map(compressed)
            .sum();
        println!(
            "{path}: {weight} bytes after brotli, {} alone",
            compressed(path)
        );
        assert!(weight <= budget, "{path} weighs {weight} bytes");
    }
    let cards = compressed("recettes/liste.json");
    println!("recettes/liste.json: {cards} bytes after brotli, once a filter is used");
    assert!(cards <= BUDGET, "the cards weigh {cards} bytes");
}

/// What nobody may see yet, or any more, is on no page, in no file for filters and under no keyword.
#[test]
fn drafts_stay_out_of_long_lists() {
    let mut project =
        Project::new().file("content/site.yaml", crowd::settings("https://example.org/"));
    let article = |title: &str, more: &str| {
        format!(
            "---\ntitre: {title}\nresume: R.\ndate: 2026-11-20\nmots-cles: [commun, {title}]\n{more}---\n\nT.\n"
        )
    };
    for number in 0..49 {
        project = project.file(
            &format!("content/actualites/n{number}.md"),
            article(&format!("Num{number}"), ""),
        );
    }
    let hidden = [
        ("brouillon", "brouillon: true\n"),
        ("futur", "publier-le: 2026-11-23\n"),
        ("passe", "expire-le: 2026-11-21\n"),
    ];
    for (name, key) in hidden {
        project = project.file(
            &format!("content/actualites/{name}.md"),
            article(&format!("Secret{name}"), key),
        );
    }
    let built = project.build(&[]);
    assert_eq!(built.status, 0, "{:?}", built.problems);
    assert!(built.outputs.contains_key("actualites/page/2/index.html"));
    assert!(built.text("actualites/liste.json").contains("Num48"));
    for (path, bytes) in &built.outputs {
        assert!(
            !String::from_utf8_lossy(bytes).contains("Secret"),
            "{path} shows what is hidden"
        );
        assert!(!path.contains("cache"), "{path}");
    }
    let shown = project.build(&["--drafts"]);
    assert!(
        shown
            .text("actualites/liste.json")
            .contains("Secretbrouillon"),
        "{}",
        shown.stderr
    );
}

/// An old address may not be that of a page of a list, in any language; elsewhere it leads on.
#[test]
fn an_alias_cannot_take_a_page_of_a_list() {
    let mut project =
        Project::new().file("content/site.yaml", crowd::settings("https://example.org/"));
    let article = |title: &str, more: &str| {
        format!("---\ntitre: {title}\nresume: R.\ndate: 2026-11-20\n{more}---\n\nT.\n")
    };
    for number in 0..49 {
        project = project.file(
            &format!("content/actualites/n{number}.md"),
            article(&format!("N{number}"), ""),
        );
    }
    let fine = project
        .file(
            "content/actualites/a.md",
            article("A", "alias: [/actualites/page/9/, /vieux/]\n"),
        )
        .file(
            "content/actualites/a.en.md",
            "---\ntitre: A in English\nresume: R.\nalias: [/en/old/]\n---\n\nT.\n",
        );
    let built = fine.build(&[]);
    assert_eq!(built.status, 0, "{:?}", built.problems);
    for (old, new) in [
        ("actualites/page/9", "/actualites/a/"),
        ("vieux", "/actualites/a/"),
        ("en/old", "/en/actualites/a/"),
    ] {
        assert!(
            built
                .text(&format!("{old}/index.html"))
                .contains(&format!("url={new}")),
            "{old}"
        );
    }
    for taken in ["/actualites/page/2/", "/en/actualites/page/2/"] {
        let refused = fine_with(&fine, &article("B", &format!("alias: [{taken}]\n")));
        assert!(refused.reports("L005"), "{taken}: {:?}", refused.problems);
    }
}

fn fine_with(project: &Project, text: &str) -> Run {
    std::fs::write(project.root().join("content/actualites/b.md"), text).expect("written");
    project.build(&[])
}

fn page(list: &str, number: usize) -> Html {
    let page = if number == 1 {
        String::new()
    } else {
        format!("page/{number}/")
    };
    at(&format!("/{list}/{page}"))
}

/// The page at an address of the site.
fn at(address: &str) -> Html {
    let path = format!("{}index.html", address.trim_start_matches('/'));
    assert!(site().outputs.contains_key(&path), "there is no {path}");
    Html::parse_document(&site().text(&path))
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}

fn links(page: &Html, wanted: &str) -> Vec<String> {
    values(page, wanted, "href")
}

fn values(page: &Html, wanted: &str, attribute: &str) -> Vec<String> {
    let wanted = selector(wanted);
    page.select(&wanted)
        .filter_map(|element| element.attr(attribute).map(str::to_owned))
        .collect()
}

fn text(page: &Html, wanted: &str) -> String {
    let found = page.select(&selector(wanted)).next();
    found
        .map(|element| element.text().collect::<String>().trim().to_owned())
        .unwrap_or_default()
}

/// A published file's size after brotli at its best, as a host compresses once and serves often.
fn compressed(path: &str) -> usize {
    let bytes = site().outputs.get(path).expect("a published file");
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut compressed, &parameters)
        .expect("brotli works");
    compressed.len()
}
