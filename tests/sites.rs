//! The real content, built by the real program: the same on any number of threads, every link alive, every page sound.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use scraper::{ElementRef, Html, Selector};

use crate::project::{TODAY, outputs, program, workspace};

type Files = BTreeMap<String, Vec<u8>>;

/// Where the site under test would live: below a path, so that an address that forgets it is found.
const BASE: &str = "https://example.org/solidoume/";

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let (one, four) = (built("1"), built("4"));
    assert!(one.len() > 100, "the whole site was built");
    for (path, bytes) in &one {
        assert!(four.get(path) == Some(bytes), "{path} differs");
    }
    assert_eq!(one.len(), four.len());
}

#[test]
fn every_page_is_sound_and_every_link_leads_somewhere() {
    let files = built("2");
    let pages = pages(&files);
    let ids: BTreeMap<&str, BTreeSet<String>> = pages
        .iter()
        .map(|(path, page)| (*path, values(page, "id").into_iter().collect()))
        .collect();
    let mut faults = Vec::new();
    for (path, page) in &pages {
        let found = unsound(page)
            .into_iter()
            .chain(dead(path, page, &files, &ids));
        faults.extend(found.map(|fault| format!("{path}: {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Nothing a page loads comes from elsewhere, and what it runs or is styled by is pinned to its bytes. Chromium refuses
/// an integrity that does not match, which the browser tests see in its console.
#[test]
fn pages_load_only_the_sites_own_pinned_files() {
    let files = built("2");
    let (mut scripts, mut styles) = (0, 0);
    for (path, page) in pages(&files) {
        for source in values(&page, "src") {
            assert!(file_at(&source).is_some(), "{path} loads {source}");
        }
        let pinned = |element: &ElementRef<'_>, address: &str| {
            let integrity = element.attr("integrity").unwrap_or_default();
            let own = element.attr(address).and_then(file_at).is_some();
            assert!(
                own && integrity.starts_with("sha384-"),
                "{path}: {}",
                element.html()
            );
        };
        for script in select(&page, "script[src]") {
            pinned(&script, "src");
            scripts += 1;
        }
        for style in select(&page, "link[rel=stylesheet], link[rel=modulepreload]") {
            pinned(&style, "href");
            styles += 1;
        }
    }
    assert!(
        scripts > 0 && styles > 100,
        "there was something to look at: {scripts}, {styles}"
    );
}

/// Nothing is said of the content that is there: what would be a false alarm, or a mistake nobody repaired.
#[test]
fn the_content_raises_no_problem() {
    let output = Command::new(program())
        .args([
            "check",
            "--date",
            "2026-12-15",
            "--format",
            "json",
            "--root",
        ])
        .arg(workspace())
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let said: Vec<&str> = said
        .lines()
        .filter(|line| !line.contains("\"M003\""))
        .collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
}

/// Two pages of one title cannot be told apart in a list of results.
#[test]
fn every_page_has_a_title_of_its_own() {
    let files = built("2");
    let mut titles: BTreeMap<(String, String), &str> = BTreeMap::new();
    for (path, page) in pages(&files) {
        if is_redirect(&page) {
            continue;
        }
        let title = select(&page, "title").next().map(|title| text(&title));
        let key = (language(&page), title.unwrap_or_default());
        assert!(!key.1.is_empty(), "{path} has no title");
        if let Some(other) = titles.insert(key.clone(), path) {
            assert_eq!(other, path, "{} is the title of both", key.1);
        }
    }
}

/// The map of the site for search engines holds each page they may show, and nothing else: nothing that was invented.
#[test]
fn the_sitemap_holds_what_may_be_indexed() {
    let files = built("2");
    let sitemap = String::from_utf8_lossy(&files["sitemap.xml"]).into_owned();
    let listed: BTreeSet<String> = sitemap
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split("</loc>").next())
        .map(|address| file_at(address).expect("an address of the site"))
        .collect();
    let indexable: BTreeSet<String> = pages(&files)
        .into_iter()
        .filter(|(_, page)| select(page, "meta[name=robots]").next().is_none())
        .map(|(path, _)| path.to_owned())
        .collect();
    let missing: Vec<_> = indexable.difference(&listed).collect();
    let too_many: Vec<_> = listed.difference(&indexable).collect();
    assert!(
        missing.is_empty() && too_many.is_empty(),
        "missing {missing:?}, too many {too_many:?}"
    );
}

#[test]
fn what_was_invented_says_so() {
    let files = built("2");
    let mut invented = 0;
    for (path, bytes) in outputs(&workspace().join("content")) {
        let source = String::from_utf8_lossy(&bytes);
        let Some(name) = path.strip_suffix(".md") else {
            continue;
        };
        if !source.contains("\nexemple: true\n") || name.ends_with("/_annuaire") {
            continue;
        }
        let page = String::from_utf8_lossy(&files[&format!("{name}/index.html")]).into_owned();
        let page = Html::parse_document(&page);
        let robots = select(&page, "meta[name=robots][content*=noindex]").count();
        assert_eq!(robots, 1, "{path} must not be indexed");
        let said = select(&page, "main").any(|main| text(&main).contains("Exemple inventé"));
        assert!(said, "{path} does not say that it is invented");
        invented += 1;
    }
    assert!(invented >= 18, "only {invented} entries are invented");
}

/// Adding a kind is one file, one line, one template: nothing else in the program names one.
#[test]
fn nothing_outside_its_file_names_a_kind() {
    let mut folders = vec![workspace().join("generator/src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("kinds/mod.rs") && !path.ends_with("kinds/working_group.rs") {
                let text = std::fs::read_to_string(&path).expect("a module");
                for name in ["working_group", "WorkingGroup", "\"groupes\""] {
                    assert!(
                        !text.contains(name),
                        "{} names the kind {name}",
                        path.display()
                    );
                }
            }
        }
    }
}

/// Builds the shipped content below [`BASE`], into a folder of its own, and reads it.
fn built(threads: &str) -> Files {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let output = folder.path().join("site");
    let run = Command::new(program())
        .env("RAYON_NUM_THREADS", threads)
        .args(["build", "--date", TODAY, "--base-url", BASE, "--root"])
        .arg(workspace())
        .arg("--output")
        .arg(&output)
        .arg("--calculators")
        .arg(crate::browser::calculators())
        .output()
        .expect("the program starts");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    outputs(&output)
}

fn pages(files: &Files) -> BTreeMap<&str, Html> {
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    let parse = |bytes: &[u8]| Html::parse_document(&String::from_utf8_lossy(bytes));
    let pages: BTreeMap<&str, Html> = pages
        .map(|(path, bytes)| (path.as_str(), parse(bytes)))
        .collect();
    assert!(pages.len() > 100, "the whole site was built");
    pages
}

/// What is wrong with a page in itself.
fn unsound(page: &Html) -> Vec<String> {
    let mut faults: Vec<String> = page
        .errors
        .iter()
        .map(|error| format!("HTML: {error}"))
        .collect();
    // A file with several languages shows one of them.
    if select(page, "h1").count() - select(page, "main[hidden] h1").count() != 1 {
        faults.push("not exactly one h1".to_owned());
    }
    if !["fr", "en"].contains(&language(page).as_str()) {
        faults.push("no language".to_owned());
    }
    for image in select(page, "img:not([alt]), img:not([src])") {
        faults.push(format!(
            "an image without words or address: {}",
            image.html()
        ));
    }
    // Data between script tags runs nothing. One file holds its styles and scripts, pinned by its own policy.
    let inline = "style, [style], script:not([src]):not([type^='application/'])";
    let inline = select(page, inline).filter(|element| !pinned_by_policy(page, element));
    for inline in inline {
        faults.push(format!("inline style or script: {}", inline.html()));
    }
    for element in select(page, "*") {
        let handlers = element
            .value()
            .attrs()
            .filter(|(name, _)| name.starts_with("on"));
        faults.extend(handlers.map(|(name, _)| format!("inline handler {name}")));
    }
    let mut seen = BTreeSet::new();
    for id in values(page, "id") {
        if !seen.insert(id.clone()) {
            faults.push(format!("two elements called {id}"));
        }
    }
    faults
}

/// Whether the page's own policy names the hash of this script or style.
fn pinned_by_policy(page: &Html, element: &ElementRef<'_>) -> bool {
    use base64::Engine as _;
    use sha2::Digest as _;
    let bytes = sha2::Sha384::digest(element.text().collect::<String>());
    let hash = base64::engine::general_purpose::STANDARD.encode(bytes);
    let policy = "meta[http-equiv=Content-Security-Policy]";
    select(page, policy).any(|policy| {
        let policy = policy.attr("content").unwrap_or_default();
        policy.contains(&format!("'sha384-{hash}'")) && !policy.contains("unsafe-inline")
    })
}

/// The links, pictures and programs of a page that lead nowhere.
fn dead(
    path: &str,
    page: &Html,
    files: &Files,
    ids: &BTreeMap<&str, BTreeSet<String>>,
) -> Vec<String> {
    let mut dead = Vec::new();
    for attribute in ["href", "src", "action"] {
        for link in values(page, attribute) {
            let (address, anchor) = link.split_once('#').unwrap_or((&link, ""));
            if ["mailto:", "tel:", "geo:", "webcal:", "data:,"]
                .iter()
                .any(|scheme| address.starts_with(scheme))
            {
                continue;
            }
            let target = match file_at(address) {
                _ if address.is_empty() => path.to_owned(),
                Some(file) => file,
                None if address.starts_with("http") => continue,
                None => {
                    dead.push(format!("outside the site: {link}"));
                    continue;
                }
            };
            let is_there = anchor.is_empty()
                || ids
                    .get(target.as_str())
                    .is_some_and(|ids| ids.contains(anchor));
            if !files.contains_key(&target) || !is_there {
                dead.push(format!("leads nowhere: {link}"));
            }
        }
    }
    dead
}

/// The file at an address of the site; none for what is not on it.
fn file_at(address: &str) -> Option<String> {
    let inner = address
        .strip_prefix(BASE)
        .or_else(|| address.strip_prefix("/solidoume/"))?;
    let inner = inner.split('?').next().unwrap_or(inner);
    if inner.is_empty() || inner.ends_with('/') {
        return Some(format!("{inner}index.html"));
    }
    Some(inner.to_owned())
}

fn is_redirect(page: &Html) -> bool {
    select(page, "meta[http-equiv=refresh]").next().is_some()
}

fn language(page: &Html) -> String {
    values(page, "lang").into_iter().next().unwrap_or_default()
}

/// The values of an attribute, in the order of the page.
fn values(page: &Html, attribute: &str) -> Vec<String> {
    let elements = select(page, &format!("[{attribute}]")).collect::<Vec<_>>();
    elements
        .iter()
        .filter_map(|element| element.attr(attribute).map(str::to_owned))
        .collect()
}

fn select<'p>(page: &'p Html, selector: &str) -> impl Iterator<Item = ElementRef<'p>> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).collect::<Vec<_>>().into_iter()
}

fn text(element: &ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}
