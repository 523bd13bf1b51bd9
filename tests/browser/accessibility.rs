//! What axe says of the pages: WCAG 2.2 AA and best practices, on a phone and a desk, light and dark.
//!
//! axe comes from `target/validators`, where `cargo xtask test` puts it. The ordinary run looks at one page of each sort; with
//! `--thorough` it looks at every page.

use std::collections::BTreeMap;
use std::fs;

use serde_json::json;

use super::driver::Scripts;
use super::server::LONG_LISTS;
use super::site;
use super::visit::Visit;
use crate::properties;

/// What axe is asked: every success criterion it knows up to 2.2 AA, and its best practices.
const RULES: [&str; 6] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

/// Those of its rules that depend on colours.
const COLOURS: [&str; 2] = ["color-contrast", "link-in-text-block"];

/// Pages after a choice was made.
const CHOSEN: [&str; 4] = [
    "/recettes/#type=plat",
    "/recettes/potee-auvergnate/#pour=3",
    "/carte/#moyen=change",
    "/recherche/?q=courge",
];

/// Pages of lists that take several.
const LONG: [&str; 2] = ["/recettes/page/2/", "/recettes/#type=plat"];

/// Opens what is folded, so that nothing hides from axe, and gives a line for each fault.
const JUDGE: &str = "
    const [rules, done] = arguments;
    for (const part of document.querySelectorAll('details')) part.open = true;
    axe.run({ runOnly: rules }).then(({ violations }) => done(violations.flatMap(({ id, help, nodes }) =>
        nodes.slice(0, 3).map(({ html, any, all, none }) => `${id}: ${help}: ${html.slice(0, 160)}: ${[...any, ...all, ...none].map(({ message }) => message).join('; ')}`))),
        (error) => done([`axe failed: ${error}`]));";

#[test]
fn axe_finds_nothing_on_any_sort_of_page_on_a_phone() {
    judge_every_sort(360);
}

#[test]
fn axe_finds_nothing_on_any_sort_of_page_on_a_desk() {
    judge_every_sort(1280);
}

/// Judges pages at a width, light and dark: in the dark a page has other colours and nothing else, so the ordinary run
/// asks there about colours only.
fn judge_every_sort(width: u32) {
    let (pages, in_the_dark) = if properties::thorough() {
        (site::pages(), RULES.as_slice())
    } else {
        (one_of_each_sort(site::pages()), COLOURS.as_slice())
    };
    let visit = Visit::start(Scripts::On);
    visit.as_wide_as(width);
    let own = pages.iter().map(|page| visit.address_of(page));
    let chosen = CHOSEN.iter().map(|page| visit.address_of(page));
    let long = LONG.map(|page| visit.address_beside(&format!("{LONG_LISTS}{page}")));
    let mut faults = Vec::new();
    for page in own.chain(chosen).chain(long) {
        visit.prefer("light");
        visit.open_address(&page);
        for (scheme, rules) in [("light", RULES.as_slice()), ("dark", in_the_dark)] {
            visit.prefer(scheme);
            for fault in judge(&visit, rules) {
                faults.push(format!("{page} at {width} px, {scheme}: {fault}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A picture without words, a field without a name: if axe sees nothing here, it judges nothing above.
#[test]
fn axe_sees_what_is_wrong() {
    let visit = Visit::start(Scripts::On);
    visit.open("/");
    let harm = "const image = new Image(); image.src = '/favicon.ico';
        document.querySelector('main').append(image, document.createElement('input'));";
    visit.run(harm, json!([]));
    let faults = judge(&visit, &RULES).join("\n");
    for rule in ["image-alt", "label"] {
        assert!(
            faults.contains(rule),
            "axe does not report {rule}: {faults}"
        );
    }
    // A text as dark as the page at night.
    visit.prefer("dark");
    let harm = "document.querySelector('main p').style.color = '#222';";
    visit.run(harm, json!([]));
    let faults = judge(&visit, &COLOURS).join("\n");
    assert!(faults.contains("color-contrast"), "not seen: {faults}");
    visit.console();
}

fn judge(visit: &Visit, rules: &[&str]) -> Vec<String> {
    let axe = site::validator("axe-core/axe.min.js");
    let axe = fs::read_to_string(axe).expect("axe is readable");
    if visit.run("return typeof axe", json!([])) == json!("undefined") {
        visit.run(&axe, json!([]));
    }
    let found = visit.run_async(JUDGE, json!([rules]));
    let found = found.as_array().expect("axe gives a list");
    found
        .iter()
        .map(|fault| fault.as_str().unwrap_or_default().to_owned())
        .collect()
}

/// The first page of each folder and depth: the sorts of pages there are, whatever the site is about.
fn one_of_each_sort(pages: Vec<String>) -> Vec<String> {
    let mut sorts: BTreeMap<(String, usize), String> = BTreeMap::new();
    for page in pages {
        let (folder, depth) = (parent(&page), page.matches('/').count());
        // Fixed pages stand beside each other with nothing in common: each is a sort of its own.
        let sort = match folder.as_str() {
            "/" | "/en/" | "/calculateurs/" | "/en/calculateurs/" => page.clone(),
            _ => folder,
        };
        sorts.entry((sort, depth)).or_insert(page);
    }
    sorts.into_values().collect()
}

fn parent(page: &str) -> String {
    let page = page.strip_suffix('/').unwrap_or(page);
    page.rfind('/')
        .map_or_else(String::new, |at| page[..=at].to_owned())
}

#[test]
fn every_sort_of_page_is_among_those_judged() {
    let judged = one_of_each_sort(site::pages());
    for page in [
        "/",
        "/recettes/",
        "/carte/",
        "/calculateurs/bonus/",
        "/404.html",
        "/en/",
    ] {
        assert!(
            judged.iter().any(|known| known == page),
            "{page} is not judged: {judged:?}"
        );
    }
}
