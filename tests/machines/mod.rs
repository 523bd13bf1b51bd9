//! What machines find: feeds, structured data, exports, the sitemap, headers and the HTML itself, each held against a judge
//! that was not written here.

#![allow(
    clippy::panic,
    reason = "a test that cannot go on must stop, and say why"
)]

mod data;
mod feeds;
mod headers;
mod html;
mod linked_data;
mod site;
mod sitemap;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

/// The judges that are npm packages; `cargo xtask test` puts them there.
fn judges() -> PathBuf {
    let built = crate::browser::calculators();
    let folder = built
        .parent()
        .expect("a folder of builds")
        .join("validators/node_modules");
    assert!(
        folder.is_dir(),
        "{} is not there: run `cargo xtask test` once",
        folder.display()
    );
    folder
}

/// Runs a script of ours around a judge: what it is given, and what the judge says, are JSON.
fn ask(script: &str, question: &Value) -> Value {
    let file = crate::project::workspace()
        .join("tests/machines")
        .join(script);
    let mut judge = Command::new("node")
        .arg(file)
        .env("JUDGES", judges())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node starts");
    let text = question.to_string();
    let mut input = judge.stdin.take().expect("it listens");
    input.write_all(text.as_bytes()).expect("it listens");
    drop(input);
    let output = judge.wait_with_output().expect("it answers");
    assert!(output.status.success(), "{script} failed");
    serde_json::from_slice(&output.stdout).expect("it answers in JSON")
}

/// What xmllint finds wrong.
fn lint(question: &Value) -> Vec<String> {
    let answer = ask("xml.mjs", question);
    let errors = answer.as_array().expect("a list").iter();
    errors
        .map(|error| error.as_str().unwrap_or_default().to_owned())
        .collect()
}

fn select<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).collect()
}

/// An attribute of the elements a selector finds.
fn values(page: &Html, selector: &str, attribute: &str) -> Vec<String> {
    let found = select(page, selector).into_iter();
    found
        .filter_map(|element| element.attr(attribute).map(str::to_owned))
        .collect()
}
