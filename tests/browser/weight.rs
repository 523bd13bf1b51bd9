//! What a calculator's page weighs: everything a first visit transfers, compressed as a host would.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use super::calculators::ready;
use super::driver::Scripts;
use super::site;
use super::visit::Visit;

/// The budget of a calculator's page with everything it loads, in bytes.
const BUDGET: usize = 80_000;

/// `cargo test browser::weight -- --nocapture` prints each page's weight.
#[test]
fn a_calculators_page_is_light() {
    let visit = Visit::start(Scripts::On);
    for page in [
        "bonus",
        "bonus/integrer",
        "equilibre",
        "panier",
        "experience-2019",
    ] {
        let page = format!("/calculateurs/{page}/");
        let (bytes, requests) = weight(&visit, &page);
        println!("{page} {bytes} bytes after brotli, {requests} requests");
        assert!(bytes <= BUDGET, "{page} weighs {bytes} bytes");
        assert!(
            requests >= 4,
            "{page} loads styles, script, glue and engine"
        );
    }
}

/// The budget of the first view of a recipe without a photo.
const RECIPE_BUDGET: usize = 30_000;

#[test]
fn a_recipe_is_light() {
    let visit = Visit::start(Scripts::On);
    for page in site::pages().iter().filter(|page| is_recipe(page)) {
        visit.open(page);
        let (bytes, requests) = loaded(&visit, page);
        println!("{page} {bytes} bytes after brotli, {requests} requests");
        assert!(bytes <= RECIPE_BUDGET, "{page} weighs {bytes} bytes");
        assert!(
            (4..=6).contains(&requests),
            "{page} makes {requests} requests"
        );
    }
}

fn is_recipe(page: &str) -> bool {
    page.starts_with("/recettes/") && page.ends_with('/') && page != "/recettes/"
}

/// The page and everything it loaded: bytes after brotli, and how many files.
fn weight(visit: &Visit, page: &str) -> (usize, usize) {
    visit.open(page);
    ready(visit);
    weigh(visit, page, "")
}

/// What the page that is open had loaded when its first view ended, at `load`.
fn loaded(visit: &Visit, page: &str) -> (usize, usize) {
    let before = ".filter(({ startTime }) => startTime <= performance.getEntriesByType('navigation')[0].loadEventStart)";
    weigh(visit, page, before)
}

/// The page that is open and what it loaded, chosen among its entries: bytes after brotli, and how many files.
fn weigh(visit: &Visit, page: &str, choice: &str) -> (usize, usize) {
    let script = format!(
        "return performance.getEntriesByType('resource'){choice}.map((entry) => new URL(entry.name).pathname)"
    );
    let loaded = visit.run(&script, json!([]));
    let loaded: BTreeSet<String> = loaded
        .as_array()
        .map(|names| {
            names
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect()
        })
        .unwrap_or_default();
    let files = loaded
        .iter()
        .map(|path| path.trim_start_matches(&site::prefix()).to_owned());
    let own = format!("{}index.html", page.trim_start_matches('/'));
    let bytes = files.chain([own]).map(|file| compressed(&file)).sum();
    (bytes, loaded.len() + 1)
}

/// A published file's size after brotli at its best, as a host compresses once and serves often.
pub(super) fn compressed(file: &str) -> usize {
    let bytes = fs::read(site::public().join(file)).expect("a page loads published files");
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut compressed, &parameters)
        .expect("brotli works");
    compressed.len()
}
