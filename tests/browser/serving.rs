//! `solidoume serve` in the browser: an open page shows what is saved by itself, and what is wrong with file and line.

use std::time::Instant;

use serde_json::json;

use super::driver::Scripts;
use super::visit::Visit;
use crate::project::Project;
use crate::serve::client::Serving;

const PAGE: &str = "content/pages/une-page.md";
const OVERLAY: &str = "return [...document.querySelectorAll('div')].map((e) => e.shadowRoot).filter(Boolean)\
                       .map((root) => root.querySelector('section').innerText).join()";

fn page(text: &str) -> String {
    let rest = "Un paragraphe.\n\n".repeat(80);
    format!("---\ntitre: Une page\nresume: Une page d'essai.\n---\n\n{text}\n\n{rest}")
}

fn shows(text: &'static str) -> impl Fn(&Visit) -> bool {
    move |visit| {
        let main = visit.run("return document.querySelector('main').innerText", json!([]));
        main.as_str().is_some_and(|main| main.contains(text))
    }
}

fn overlay(visit: &Visit) -> String {
    let text = visit.run(OVERLAY, json!([]));
    text.as_str().unwrap_or_default().replace('\u{a0}', " ")
}

#[test]
fn an_open_page_follows_what_is_saved() {
    let project = Project::new().file(PAGE, page("Un texte."));
    let serving = Serving::start(project.root());
    let visit = Visit::start(Scripts::On);
    visit.open_address(&format!("http://127.0.0.1:{}/une-page/", serving.port));
    assert!(shows("Un texte.")(&visit));
    visit.run("scrollTo({ top: 900, behavior: 'instant' })", json!([]));

    let saved = Instant::now();
    let project = project.file(PAGE, page("Un autre texte."));
    visit.wait_until("the new text is there", shows("Un autre texte."));
    println!("from saving to seeing: {:?}", saved.elapsed());
    visit.wait_until("the place is kept", |visit| {
        visit.run("return Math.round(scrollY)", json!([])) == json!(900)
    });

    let project = project.file(PAGE, page("Cassé.").replace("resume:", "resumer:"));
    visit.wait_until("the mistake is over the page", |visit| {
        overlay(visit).contains(&format!("{PAGE}:3:1"))
    });
    let told = overlay(&visit);
    for part in [
        "2 erreurs",
        "clé inconnue `resumer` (C007)",
        "resumer: Une page d'essai.",
        "vouliez-vous dire `resume` ?",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(shows("Un autre texte.")(&visit), "the last good page stays");

    let project = project.file(PAGE, page("Réparé."));
    visit.wait_until("the repaired page is there", shows("Réparé."));
    assert!(!overlay(&visit).contains("erreur"), "{}", overlay(&visit));
    assert_eq!(
        visit.console(),
        Vec::<String>::new(),
        "no policy was broken"
    );
    drop(project);
}

#[test]
fn a_style_changes_without_loading_the_page_again() {
    let theme = crate::project::workspace().join("themes");
    let project = Project::new().file(PAGE, page("Un texte."));
    super::site::copy(&theme, &project.root().join("themes"));
    let serving = Serving::start(project.root());
    let visit = Visit::start(Scripts::On);
    visit.open_address(&format!("http://127.0.0.1:{}/une-page/", serving.port));
    visit.run("window.before = true", json!([]));
    let project = project.file(
        "themes/solidoume/styles/95-essai.css",
        "main { outline: 3px solid rgb(1, 2, 3); }\n",
    );
    visit.wait_until("the style is there", |visit| {
        visit.run(
            "return getComputedStyle(document.querySelector('main')).outlineColor",
            json!([]),
        ) == json!("rgb(1, 2, 3)")
    });
    assert_eq!(
        visit.run("return window.before === true", json!([])),
        json!(true),
        "the page was loaded again"
    );
    assert_eq!(
        visit.console(),
        Vec::<String>::new(),
        "no policy was broken"
    );
    drop(project);
}

/// From the end of a save to the browser showing it, in the site and with the program that the environment names.
#[test]
#[ignore = "a measure, not a test: `cargo xtask bench --serve` runs it"]
fn from_saving_to_seeing() {
    const RUNS: usize = 7;
    let named = |name| {
        std::path::PathBuf::from(
            std::env::var_os(name).expect("`cargo xtask bench --serve` names it"),
        )
    };
    let (program, root) = (named("SOLIDOUME_PROGRAM"), named("SOLIDOUME_SITE"));
    let serving = Serving::by(&program, &root, 0, |command| command);
    let file = root.join("content/recettes/banc-recette-0.md");
    let text = std::fs::read_to_string(&file).expect("a generated recipe");
    let visit = Visit::start(Scripts::On);
    visit.open_address(&format!(
        "http://127.0.0.1:{}/recettes/banc-recette-0/",
        serving.port
    ));
    let mut times = Vec::new();
    for run in 0..RUNS {
        let mark = format!("Essai numéro {run}.");
        std::fs::write(&file, format!("{text}\n{mark}\n")).expect("saved");
        let saved = Instant::now();
        visit.wait_until("the save is seen", |visit| {
            let seen = visit.run(
                "return document.querySelector('main')?.innerText.includes(arguments[0])",
                json!([mark]),
            );
            seen == json!(true)
        });
        times.push(saved.elapsed());
    }
    std::fs::write(&file, text).expect("as it was");
    times.sort();
    println!(
        "from saving to seeing: median {:.2} s, from {:.2} to {:.2}",
        times[RUNS / 2].as_secs_f64(),
        times[0].as_secs_f64(),
        times[RUNS - 1].as_secs_f64()
    );
}
