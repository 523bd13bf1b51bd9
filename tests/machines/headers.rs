//! `_headers` as Cloudflare Pages, Netlify and others read it: every rule that matches counts, and values of one header are
//! joined.

use std::collections::BTreeMap;

use scraper::Html;

use super::site::{pages, shipped, whole};
use super::values;
use crate::project::{Project, Run};

/// Limits of Cloudflare Pages, the narrowest that are documented.
const MOST_RULES: usize = 100;
const LONGEST_LINE: usize = 2000;
const ROOT: &str = "/solidoume/";

/// Patterns with their headers.
fn rules(site: &Run) -> Vec<(String, Vec<(String, String)>)> {
    let mut rules: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for line in site.text("_headers").lines() {
        assert!(line.chars().count() <= LONGEST_LINE, "{line}");
        match line.strip_prefix("  ") {
            None => rules.push((line.to_owned(), Vec::new())),
            Some(header) => {
                let (name, value) = header.split_once(": ").expect("a header");
                let (_, headers) = rules.last_mut().expect("a pattern comes first");
                headers.push((name.to_owned(), value.to_owned()));
            }
        }
    }
    assert!(rules.len() <= MOST_RULES, "{} rules", rules.len());
    rules
}

/// `*` stands for any end, `:name` for what is between two slashes.
fn matches(pattern: &str, address: &str) -> bool {
    let (mut wanted, mut given) = (pattern.split('/'), address.split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (Some("*"), _) => return true,
            (Some(part), Some(other)) if part.starts_with(':') && !other.is_empty() => {}
            (Some(part), Some(other)) if part == other => {}
            (None, None) => return true,
            _ => return false,
        }
    }
}

/// The headers of an address: no two rules may set the same one.
fn headers(rules: &[(String, Vec<(String, String)>)], address: &str) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for (pattern, headers) in rules
        .iter()
        .filter(|(pattern, _)| matches(pattern, address))
    {
        for (name, value) in headers {
            let before = all.insert(name.clone(), value.clone());
            assert_eq!(
                before, None,
                "{address} gets {name} twice, from {pattern} too"
            );
        }
    }
    all
}

fn address(file: &str) -> String {
    format!("{ROOT}{}", file.strip_suffix("index.html").unwrap_or(file))
}

/// The policy of a page's head is that of its header; only who may frame it stands in the header alone.
#[test]
fn headers_say_what_pages_say() {
    for site in [whole(), shipped()] {
        let rules = rules(site);
        let mut engines = 0;
        for (path, text) in pages(site) {
            let page = Html::parse_document(&text);
            let policies = values(
                &page,
                "meta[http-equiv='Content-Security-Policy']",
                "content",
            );
            assert_eq!(policies.len(), 1, "{path}");
            let anywhere = path.ends_with("calculateurs/bonus/integrer/index.html");
            let ancestors = if anywhere { "*" } else { "'none'" };
            let headers = headers(&rules, &address(path));
            assert_eq!(
                headers.get("Content-Security-Policy"),
                Some(&format!("{}; frame-ancestors {ancestors}", policies[0])),
                "{path}"
            );
            // WebAssembly is allowed on pages that load the calculators or the search, and on no others.
            let allowed = policies[0].contains("'wasm-unsafe-eval'");
            let runs = text.contains("data-wasm") || text.contains("pagefind/");
            assert_eq!(allowed, runs, "{path}");
            assert!(
                policies[0].starts_with("default-src 'none'; ")
                    && !policies[0].contains("'unsafe-inline'")
            );
            engines += usize::from(allowed);
        }
        assert!(engines >= 13, "{engines}");
    }
}

#[test]
fn files_are_kept_as_long_as_their_names_allow() {
    for site in [whole(), shipped()] {
        let rules = rules(site);
        for path in site.outputs.keys() {
            let headers = headers(&rules, &address(path));
            let kept = headers
                .get("Cache-Control")
                .map(String::as_str)
                .unwrap_or_default();
            let hashed = path.starts_with("assets/") || path.starts_with("images/");
            assert_eq!(kept.contains("immutable"), hashed, "{path}: {kept}");
            if path.ends_with(".html") {
                assert_eq!(kept, "public, max-age=0, must-revalidate", "{path}");
            }
            assert_eq!(
                headers.get("X-Content-Type-Options").map(String::as_str),
                Some("nosniff")
            );
            let permissions = headers
                .get("Permissions-Policy")
                .map(String::as_str)
                .unwrap_or_default();
            assert!(
                permissions.contains("geolocation=(self)") && permissions.contains("camera=()")
            );
            if path.starts_with("donnees/") && path.ends_with(".json") {
                assert_eq!(
                    headers
                        .get("Access-Control-Allow-Origin")
                        .map(String::as_str),
                    Some("*"),
                    "{path}"
                );
            }
            let kind = headers
                .get("Content-Type")
                .map(String::as_str)
                .unwrap_or_default();
            for (end, wanted) in [
                ("atom.xml", "application/atom+xml; charset=utf-8"),
                (
                    "opensearch.xml",
                    "application/opensearchdescription+xml; charset=utf-8",
                ),
                (".geojson", "application/geo+json"),
                (".wasm", "application/wasm"),
            ] {
                if path.ends_with(end) {
                    assert_eq!(kind, wanted, "{path}");
                }
            }
        }
    }
    let worker = headers(&rules(shipped()), &format!("{ROOT}service-worker.js"));
    assert_eq!(
        worker.get("Service-Worker-Allowed").map(String::as_str),
        Some(ROOT)
    );
}

/// Whatever a site holds, the file stays within what hosts read; the folders with most pages are served first.
#[test]
fn a_site_with_many_pages_keeps_to_the_limits() {
    let page = |title: usize| format!("---\ntitre: Page {title}\nresume: P.\n---\n\nP.\n");
    let site = (0..150).fold(Project::new(), |site, at| {
        site.file(&format!("content/pages/page-{at}.md"), page(at))
    });
    let site = site.file(
        "content/actualites/a.md",
        "---\ntitre: A\nresume: A.\ndate: 2026-11-01\n---\n\nA.\n",
    );
    let built = site.build(&[]);
    let rules = rules(&built);
    assert_eq!(rules.len(), MOST_RULES);
    assert!(headers(&rules, "/actualites/a/").contains_key("Content-Security-Policy"));
    assert!(headers(&rules, "/page-149/").contains_key("X-Content-Type-Options"));
}
