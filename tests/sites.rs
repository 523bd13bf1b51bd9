//! The real content, built by the real program: the same on any number of threads, every link alive, under any path.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use crate::project::{TODAY, program, workspace};

type Files = BTreeMap<String, Vec<u8>>;

/// Builds the shipped content into a folder of its own and reads it.
fn built(threads: &str, more: &[&str]) -> Files {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let output = folder.path().join("site");
    let run = Command::new(program())
        .env("RAYON_NUM_THREADS", threads)
        .args(["build", "--date", TODAY, "--root"])
        .arg(workspace())
        .arg("--output")
        .arg(&output)
        .args(more)
        .output()
        .expect("the program starts");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    crate::project::outputs(&output)
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let (one, four) = (built("1", &[]), built("4", &[]));
    assert!(one.len() > 100, "the whole site was built");
    for (path, bytes) in &one {
        assert!(four.get(path) == Some(bytes), "{path} differs");
    }
    assert_eq!(one.len(), four.len());
}

#[test]
fn every_link_of_every_page_leads_somewhere_under_any_path() {
    let files = built("2", &["--base-url", "https://example.org/solidoume/"]);
    let pages: BTreeMap<&str, String> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes).into_owned()))
        .collect();
    let ids: BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|(path, html)| (*path, values(html, "id").collect()))
        .collect();
    let mut dead = Vec::new();
    for (path, html) in &pages {
        for link in values(html, "href").chain(values(html, "src")) {
            let (address, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = match address.strip_prefix("/solidoume/") {
                _ if address.is_empty() => (*path).to_owned(),
                _ if address.starts_with("http") || address.starts_with("mailto:") => continue,
                Some(inner) if inner.is_empty() || inner.ends_with('/') => {
                    format!("{inner}index.html")
                }
                Some(inner) => inner.to_owned(),
                None => format!("outside the site: {address}"),
            };
            let known = ids
                .get(target.as_str())
                .is_some_and(|ids| ids.contains(anchor));
            if !files.contains_key(&target) || (!anchor.is_empty() && !known) {
                dead.push(format!("{path} → {link}"));
            }
        }
    }
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

#[test]
fn every_page_has_one_title_a_language_and_no_inline_program() {
    for (path, bytes) in built("2", &[]) {
        if !path.ends_with(".html") {
            continue;
        }
        let html = String::from_utf8_lossy(&bytes);
        assert_eq!(html.matches("<h1").count(), 1, "{path}: one h1");
        assert!(html.contains("<html lang=\""), "{path}: a language");
        for refused in [" style=\"", " onclick=", " onload=", "<style", "<script>"] {
            assert!(!html.contains(refused), "{path}: no {refused}");
        }
        for image in html.split("<img").skip(1) {
            assert!(
                image
                    .split('>')
                    .next()
                    .is_some_and(|tag| tag.contains(" alt=")),
                "{path}: alt"
            );
        }
    }
}

/// Nothing a page loads comes from elsewhere, and what it runs or is styled by is pinned to its bytes. Chromium refuses
/// an integrity that does not match, which the browser tests see in its console.
#[test]
fn pages_load_only_the_sites_own_pinned_files() {
    let (mut scripts, mut styles) = (0, 0);
    for (path, bytes) in built("2", &[]) {
        if !path.ends_with(".html") {
            continue;
        }
        let html = String::from_utf8_lossy(&bytes);
        for source in values(&html, "src") {
            let own = source.starts_with('/') && !source.starts_with("//");
            assert!(own, "{path} loads {source}");
        }
        for rest in html.split("<script").skip(1) {
            let tag = rest.split('>').next().unwrap_or_default();
            assert!(
                tag.contains(" src=\"/") && tag.contains(" integrity=\"sha384-"),
                "{path}: <script{tag}>"
            );
            scripts += 1;
        }
        for rest in html.split("<link").skip(1) {
            let tag = rest.split('>').next().unwrap_or_default();
            if tag.contains("rel=\"stylesheet\"") || tag.contains("rel=\"modulepreload\"") {
                assert!(
                    tag.contains(" href=\"/") && tag.contains(" integrity=\"sha384-"),
                    "{path}: <link{tag}>"
                );
                styles += 1;
            }
        }
    }
    assert!(
        scripts > 0 && styles > 100,
        "there was something to look at: {scripts}, {styles}"
    );
}

/// The values of an attribute in a page of ours: always in double quotes.
fn values<'h>(html: &'h str, attribute: &'static str) -> impl Iterator<Item = &'h str> {
    let before = match attribute {
        "id" => " id=\"",
        "src" => " src=\"",
        _ => " href=\"",
    };
    html.split(before)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
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
