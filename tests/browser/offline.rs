//! The network goes: what was visited, what is kept for everyone and what was asked for is there; the rest says so.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::driver::Scripts;
use super::host::Host;
use super::site;
use super::visit::Visit;
use crate::serve::client::Serving;

/// The page of what is kept.
pub(super) const KEPT: &str = "/hors-ligne/";
const TRUFFADE: &str = "/recettes/truffade/";

/// Builds a content for a host.
pub(super) fn build(root: &Path, host: &Host) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let run = std::process::Command::new(site::program())
        .args(["build", "--date", crate::project::TODAY, "--base-url"])
        .arg(host.base_url())
        .arg("--root")
        .arg(root)
        .arg("--output")
        .arg(folder.path().join("site"))
        .arg("--calculators")
        .arg(site::calculators())
        .output()
        .expect("the program starts");
    let errors = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(run.status.success(), "{errors}");
    folder
}

/// A host of the site as it is.
fn hosted(prefix: &str) -> (Host, TempDir) {
    let host = Host::start(prefix);
    let site = build(site::root(), &host);
    host.publish(&site.path().join("site"));
    (host, site)
}

/// Runs a script that may wait.
pub(super) fn wait(visit: &Visit, script: &str) -> Value {
    let script = format!(
        "const done = arguments[arguments.length - 1]; (async () => {{ {script} }})().then(done, (problem) => done(String(problem)));"
    );
    visit.run_async(&script, json!([]))
}

/// Waits until a page is kept that was open before there was any worker.
pub(super) fn wait_until_kept(visit: &Visit, address: &str) {
    let script = format!("return Boolean(await caches.match('{address}'))");
    visit.wait_until("the page is kept", |visit| {
        wait(visit, &script) == json!(true)
            && wait(
                visit,
                "return Boolean((await navigator.serviceWorker.getRegistration())?.active)",
            ) == json!(true)
    });
}

/// Waits until the page of what is kept has listed it.
pub(super) fn listed(visit: &Visit) {
    visit.wait_until("what is kept is listed", |visit| {
        visit.run("return document.documentElement.dataset.offline", json!([])) == json!("ready")
    });
}

/// Everything the page shows is there: it has its colours, and no picture is broken.
fn is_whole(visit: &Visit) {
    let script = "
        const pictures = [...document.images];
        for (const picture of pictures) picture.loading = 'eager';
        await Promise.all(pictures.map((picture) => picture.decode()));
        return getComputedStyle(document.documentElement).getPropertyValue('--page').trim().length > 0;";
    assert_eq!(
        wait(visit, script),
        json!(true),
        "on {:?}",
        visit.text("h1")
    );
}

fn heading(visit: &Visit) -> String {
    visit.text("h1").replace('\u{a0}', " ")
}

#[test]
fn after_one_visit_what_was_seen_and_the_calculators_need_no_network() {
    let (host, _site) = hosted("/");
    let visit = Visit::start(Scripts::On);
    visit.open_address(&host.address_of(TRUFFADE));
    wait_until_kept(&visit, TRUFFADE);
    host.falls_silent();
    visit.open_address(&host.address_of("/"));
    is_whole(&visit);
    visit.open_address(&host.address_of("/calculateurs/bonus/"));
    super::calculators::ready(&visit);
    visit.retype("#bonus-contribution", "32,50");
    visit.wait_until("the result is computed", |visit| {
        visit.text("[data-verdict]").contains("11,53")
    });
    visit.open_address(&host.address_of(TRUFFADE));
    assert_eq!(heading(&visit), "Truffade");
    is_whole(&visit);
    // A host would lead there; without one the worker does.
    visit.open_address(&host.address_of("/recettes/truffade?partage=oui"));
    assert_eq!(heading(&visit), "Truffade");
    visit.open_address(&host.address_of("/en/saisons/"));
    is_whole(&visit);
    visit.console();
    assert!(
        !visit.text("[data-news]").contains("version"),
        "nothing is newer"
    );
}

#[test]
fn a_page_that_is_not_kept_says_so_in_its_language() {
    let (host, _site) = hosted("/");
    let visit = Visit::start(Scripts::On);
    visit.open_address(&host.address_of(TRUFFADE));
    wait_until_kept(&visit, TRUFFADE);
    host.falls_silent();
    for (page, language, title) in [
        ("/recettes/aligot/", "fr", "Lire sans réseau"),
        ("/en/recettes/truffade/", "en", "Reading without a network"),
        ("/une-page-de-demain/", "fr", "Lire sans réseau"),
        ("/constructor", "fr", "Lire sans réseau"),
    ] {
        visit.open_address(&host.address_of(page));
        listed(&visit);
        assert_eq!(heading(&visit), title, "{page}");
        assert_eq!(
            visit.run("return document.documentElement.lang", json!([])),
            json!(language)
        );
        assert!(
            visit.shows("[data-absent]"),
            "{page} says that it is not here"
        );
        assert!(
            visit.text("[data-kept]").contains("Truffade"),
            "{page} lists what is kept"
        );
    }
    host.recovers();
    visit.open_address(&host.address_of("/recettes/aligot/"));
    assert_eq!(heading(&visit), "Aligot");
    visit.console();
}

#[test]
fn all_recipes_are_kept_when_asked_for_and_removed_again() {
    let (host, _site) = hosted("/");
    let visit = Visit::start(Scripts::On);
    visit.open_address(&host.address_of("/recettes/"));
    visit.click("main a[href$='hors-ligne/']");
    listed(&visit);
    let said = visit
        .text("[data-set=recettes] h3 + p")
        .replace('\u{a0}', " ");
    assert!(
        said.contains(" Mo sur votre appareil"),
        "the size is said beforehand: {said}"
    );
    // Stopped on the way, and gone on with.
    for recipe in ["aligot", "pounti", "truffade", "potee-auvergnate"] {
        host.holds(&format!("recettes/{recipe}/index.html"));
    }
    visit.click("[data-set=recettes] [data-do=keep]");
    visit.wait_until("the bar advances", |visit| {
        visit.shows("[data-set=recettes] progress")
            && visit.run(
                "return document.querySelector('[data-set=recettes] progress').value > 5",
                json!([]),
            ) == json!(true)
    });
    visit.click("[data-set=recettes] [data-do=stop]");
    visit.wait_until("it stopped", |visit| {
        visit
            .text("[data-set=recettes] [role=status]")
            .contains("Arrêté")
    });
    host.recovers();
    visit.open_address(&host.address_of(KEPT));
    listed(&visit);
    assert!(
        visit
            .text("[data-set=recettes] [role=status]")
            .contains("Interrompu")
    );
    host.asked();
    visit.click("[data-set=recettes] [data-do=keep]");
    visit.wait_until("all recipes are kept", |visit| {
        visit
            .text("[data-set=recettes] [role=status]")
            .contains("Tout est gardé")
    });
    let asked = host.asked();
    assert!(
        !asked
            .iter()
            .any(|path| path == "recettes/bourriols/index.html"),
        "what was there is not fetched again: {asked:?}"
    );
    host.falls_silent();
    let recipes = site::pages()
        .into_iter()
        .filter(|page| page.starts_with("/recettes/"));
    let recipes: Vec<String> = recipes.collect();
    assert!(recipes.len() > 15, "{recipes:?}");
    for recipe in &recipes {
        visit.open_address(&host.address_of(recipe));
        assert!(
            !visit.text("h1").contains("sans réseau"),
            "{recipe} is not kept"
        );
        is_whole(&visit);
    }
    visit.open_address(&host.address_of(KEPT));
    listed(&visit);
    visit.click("[data-set=recettes] [data-do=remove]");
    visit.wait_until("they are removed", |visit| {
        visit
            .text("[data-set=recettes] [role=status]")
            .contains("Retiré")
    });
    visit.open_address(&host.address_of("/recettes/pounti/"));
    assert_eq!(heading(&visit), "Lire sans réseau");
    visit.console();
}

/// A first visit that is cut leaves an ordinary site; the next one goes on where it was.
#[test]
fn a_first_visit_that_is_cut_is_gone_on_with() {
    let (host, _site) = hosted("/");
    let visit = Visit::start(Scripts::On);
    host.holds("saisons/index.html");
    visit.open_address(&host.address_of(TRUFFADE));
    visit.wait_until("it waits for the last file", |visit| {
        wait(
            visit,
            "return Boolean(await caches.match('/transparence/'))",
        ) == json!(true)
    });
    host.falls_silent();
    host.breaks("saisons/index.html");
    host.recovers();
    host.breaks("saisons/index.html");
    let installed = "return Boolean((await navigator.serviceWorker.getRegistration())?.active)";
    assert_eq!(wait(&visit, installed), json!(false));
    host.recovers();
    host.asked();
    visit.open_address(&host.address_of(TRUFFADE));
    wait_until_kept(&visit, TRUFFADE);
    let asked = host.asked();
    assert!(
        !asked.contains(&"transparence/index.html".to_owned()),
        "fetched again: {asked:?}"
    );
    visit.console();
}

/// Beneath a path, beside other sites of the same host, whose caches are theirs.
#[test]
fn beneath_a_path_others_caches_are_left_alone() {
    let (host, _site) = hosted("/soli/doume/");
    let visit = Visit::start(Scripts::On);
    visit.open_address(&host.address_beside("/autre/"));
    let others = [
        "solidoume:%2Fautre%2F:1:abc",
        "solidoume:%2F:1:abc",
        "un-autre-site",
    ];
    for name in others {
        wait(
            &visit,
            &format!("await (await caches.open('{name}')).put('/autre/x', new Response('x'))"),
        );
    }
    visit.open_address(&host.address_of(TRUFFADE));
    wait_until_kept(&visit, &format!("/soli/doume{TRUFFADE}"));
    host.falls_silent();
    visit.open_address(&host.address_of(TRUFFADE));
    assert_eq!(heading(&visit), "Truffade");
    is_whole(&visit);
    visit.open_address(&host.address_of("/en/recettes/truffade/"));
    assert_eq!(heading(&visit), "Reading without a network");
    let scopes = wait(
        &visit,
        "return (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname)",
    );
    assert_eq!(scopes, json!(["/soli/doume/"]));
    // The worker goes, and what it kept; others' stay.
    host.recovers();
    let withdrawn = TempDir::new().expect("a temporary folder");
    for part in ["content", "themes"] {
        site::copy(&site::root().join(part), &withdrawn.path().join(part));
    }
    let settings = withdrawn.path().join("content/site.yaml");
    let before = fs::read_to_string(&settings).expect("settings");
    fs::write(&settings, format!("{before}\nhors-ligne: non\n")).expect("settings");
    let without = build(withdrawn.path(), &host);
    host.publish(&without.path().join("site"));
    visit.open_address(&host.address_of("/"));
    visit.wait_until("the worker is gone", |visit| {
        wait(
            visit,
            "return (await navigator.serviceWorker.getRegistrations()).length",
        ) == json!(0)
    });
    visit.wait_until("what it kept is gone", |visit| {
        let names = wait(visit, "return (await caches.keys()).sort()");
        names
            == json!([
                "solidoume:%2F:1:abc",
                "solidoume:%2Fautre%2F:1:abc",
                "un-autre-site"
            ])
    });
    visit.open_address(&host.address_of(KEPT));
    assert!(visit.shows("[data-without]"), "nothing is offered");
    visit.console();
}

/// Who writes sees what is written, even where a built site was looked at before.
#[test]
fn serving_keeps_nothing() {
    let (host, site) = hosted("/");
    let visit = Visit::start(Scripts::On);
    visit.open_address(&host.address_of(TRUFFADE));
    wait_until_kept(&visit, TRUFFADE);
    let port = host.port();
    drop(host);
    drop(site);
    let project = crate::project::Project::new();
    let serving = Serving::with(project.root(), port, |command| command);
    assert_eq!(serving.port, port, "the port is free again");
    visit.open_address(&format!("http://127.0.0.1:{port}/"));
    visit.wait_until("the worker is gone, with what it kept", |visit| {
        wait(visit, "return [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]") == json!([0, 0])
    });
    visit.open_address(&format!("http://127.0.0.1:{port}/hors-ligne/"));
    assert!(visit.shows("[data-without]"));
    assert_eq!(
        wait(
            &visit,
            "return (await navigator.serviceWorker.getRegistrations()).length"
        ),
        json!(0)
    );
    visit.console();
}

/// `cargo test browser::offline -- --nocapture` prints what a first visit brings in the background.
#[test]
fn what_is_kept_for_everyone_is_light() {
    let public = site::public();
    let list = site::files("json").into_iter().find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("hors-ligne.")
    });
    let list = fs::read(list.expect("a list of files")).expect("it is readable");
    let known: Value = serde_json::from_slice(&list).expect("it is JSON");
    let weigh = |files: &Value| {
        let files = files
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(Value::as_str);
        let sizes: Vec<_> = files
            .map(|file| {
                let told = known["files"][file][0].as_u64().expect("its size is told");
                let bytes = fs::metadata(public.join(file))
                    .expect("it is published")
                    .len();
                assert_eq!(told, bytes, "{file}");
                (bytes, super::weight::compressed(file))
            })
            .collect();
        let plain: u64 = sizes.iter().map(|(plain, _)| plain).sum();
        let compressed: usize = sizes.iter().map(|(_, compressed)| compressed).sum();
        (sizes.len(), plain, compressed)
    };
    for (name, files, most) in [
        ("kept for everyone", &known["shell"], 250_000),
        ("kept where data is saved", &known["minimal"], 40_000),
        ("all recipes", &known["sets"]["recettes"], 2_000_000),
        ("all products", &known["sets"]["produits"], 4_000_000),
    ] {
        let (count, plain, compressed) = weigh(files);
        println!("{name}: {count} files, {plain} bytes, {compressed} after brotli");
        assert!(count > 2 && compressed <= most, "{name}: {compressed}");
    }
    println!(
        "the list: {} bytes, the worker: {} after brotli",
        list.len(),
        super::weight::compressed("service-worker.js")
    );
}

#[test]
fn without_scripts_the_page_says_what_it_needs() {
    let visit = Visit::start(Scripts::Off);
    visit.open(KEPT);
    assert!(visit.text("[data-without]").contains("script"));
    assert!(
        !visit.shows("[data-set]"),
        "no button that would do nothing"
    );
    assert!(visit.text("main").contains("Calendrier des saisons"));
}
