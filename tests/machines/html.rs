//! Every page by the Nu HTML Checker, all at once: no error, no warning.

use std::process::Command;

use serde_json::Value;

use super::judges;
use super::site::{shipped, whole};
use crate::project::Run;

/// What is no fault of a page.
struct Excuse {
    /// How the page's path ends.
    page: &'static str,
    /// Words of the message.
    words: &'static str,
    /// What stands there.
    extract: &'static str,
    /// Why it is none.
    #[allow(dead_code, reason = "for those who read the list")]
    reason: &'static str,
}

const EXCUSED: &[Excuse] = &[
    Excuse {
        page: "",
        words: "Resource violates Content Security Policy",
        extract: "",
        reason: "pages are read as files, which have no origin: 'self' is nothing there; browser tests watch for violations",
    },
    Excuse {
        page: "",
        words: "Inline script violates Content Security Policy",
        extract: "<script type=\"application/",
        reason: "a block of data is not run, and the policy is not asked (HTML, 4.12.1.1, prepare the script element)",
    },
    Excuse {
        page: "calculateur-hors-ligne.html",
        words: "Property “paint-order” doesn’t exist",
        extract: "",
        reason: "CSS has it (SVG 2, Fill and Stroke 3), and every browser; the checker does not know it yet",
    },
    Excuse {
        page: "calculateur-hors-ligne.html",
        words: "(missing “‘unsafe-inline’” or nonce/hash)",
        extract: "",
        reason: "the checker does not compare the hashes of the policy, by which this file allows just what it holds",
    },
];

/// The checker guesses a page's language by chance, and may guess differently of the same file: this is no judgement.
const GUESS: &str = "This document appears to be written in";

#[test]
fn every_page_is_sound() {
    let mut used = [false; EXCUSED.len()];
    let mut faults = Vec::new();
    for site in [whole(), shipped()] {
        for message in check(site) {
            let (path, words) = (text(&message["url"]), text(&message["message"]));
            let extract = text(&message["extract"]);
            if words.starts_with(GUESS) {
                continue;
            }
            let excused = EXCUSED.iter().position(|excuse| {
                path.ends_with(excuse.page)
                    && plain(words).contains(&plain(excuse.words))
                    && extract.contains(excuse.extract)
            });
            match excused {
                Some(at) => used[at] = true,
                None => faults.push(format!(
                    "{path}:{}: {words}\n    {}",
                    message["lastLine"], extract
                )),
            }
        }
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    for (excuse, used) in EXCUSED.iter().zip(used) {
        assert!(
            used,
            "nothing needs this exception any more: {}",
            excuse.words
        );
    }
}

/// The checker checks: what is wrong is found.
#[test]
fn what_is_wrong_is_found() {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let page = "<!doctype html><html lang=fr><title>a</title><p><div></p><img src=a.png>";
    std::fs::write(folder.path().join("a.html"), page).expect("written");
    assert!(run(folder.path()).len() >= 2);
}

fn check(site: &Run) -> Vec<Value> {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let pages = site
        .outputs
        .iter()
        .filter(|(path, _)| path.ends_with(".html"));
    let mut count = 0;
    for (path, bytes) in pages {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, bytes).expect("written");
        count += 1;
    }
    assert!(count > 60, "{count} pages");
    run(folder.path())
}

fn run(folder: &std::path::Path) -> Vec<Value> {
    let output = Command::new("java")
        .arg("-jar")
        .arg(judges().join("vnu-jar/build/dist/vnu.jar"))
        .args([
            "--skip-non-html",
            "--exit-zero-always",
            "--stdout",
            "--format",
            "json",
        ])
        .arg(folder)
        .output()
        .expect("java starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    report["messages"].as_array().expect("messages").clone()
}

/// The checker's apostrophes change with the terminal.
fn plain(words: &str) -> String {
    words.replace('’', "'")
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
