//! A second version is published: a page, its style and its data are of one version at every step.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::driver::Scripts;
use super::host::Host;
use super::offline::{KEPT, build, listed, wait, wait_until_kept};
use super::site;
use super::visit::Visit;

/// A page that tells its version, in its text, in its style, and in the data beside it.
const WITNESS: &str = "/annuaires/commerces/temoin/";
/// Data of that page which a script may fetch: one before the second version is there, one only after.
const EARLY: &str = "/annuaires/commerces/partenaires.csv";
const LATE: &str = "/annuaires/commerces/partenaires.geojson";

/// Two versions of the site that differ in a place, and so in its page, its lists, its data, and in the style of all pages.
struct Versions {
    host: Host,
    first: TempDir,
    second: TempDir,
}

impl Versions {
    fn new() -> Self {
        let host = Host::start("/");
        let [first, second] = ["une", "deux"].map(|name| {
            let root = TempDir::new().expect("a temporary folder");
            for part in ["content", "themes"] {
                site::copy(&site::root().join(part), &root.path().join(part));
            }
            let write = |path: &str, text: String| {
                fs::write(root.path().join(path), text).expect("a file of the site");
            };
            let places = root.path().join("content/annuaires/commerces");
            let model = fs::read_to_string(places.join("le-bocal-sans-fond.md")).expect("a place");
            // Data holds no examples.
            let real = model.lines().filter(|line| !line.starts_with("exemple:"));
            let renamed = real.map(|line| match line.starts_with("titre:") {
                true => format!("titre: Témoin {name}\n"),
                false => format!("{line}\n"),
            });
            write("content/annuaires/commerces/temoin.md", renamed.collect());
            let style = format!(":root {{ --temoin: {name}; }}\n");
            write("themes/solidoume/styles/99-temoin.css", style);
            build(root.path(), &host)
        });
        Self {
            host,
            first,
            second,
        }
    }

    fn publish_first(&self) {
        self.host.publish(&self.first.path().join("site"));
    }

    fn publish_second(&self) {
        self.host.publish(&self.second.path().join("site"));
    }

    fn open(&self, visit: &Visit, page: &str) {
        visit.open_address(&self.host.address_of(page));
    }

    /// Waits until a page is kept as it is in the second version, and nothing of the first.
    fn wait_for_the_second(&self, visit: &Visit, page: &str) {
        let file = self.second.path().join(format!("site{page}index.html"));
        let expected = fs::read_to_string(file).expect("a page");
        let script = "const [page, done] = arguments;
            caches.match(page).then((found) => found.text()).then(done, (problem) => done(String(problem)));";
        visit.wait_until("the second version is there", |visit| {
            visit.run_async(script, json!([page])) == json!(expected) && versions(visit) == json!(1)
        });
    }

    /// A visitor who has the first version, and a page of it open.
    fn visited(&self) -> Visit {
        self.publish_first();
        let visit = Visit::start(Scripts::On);
        self.open(&visit, WITNESS);
        wait_until_kept(&visit, WITNESS);
        self.open(&visit, WITNESS);
        assert_eq!(shown(&visit), ["une", "une"]);
        assert_eq!(data(&visit, EARLY), "une");
        visit
    }
}

/// The version of the page's text and of its style.
fn shown(visit: &Visit) -> [String; 2] {
    let style =
        "return getComputedStyle(document.documentElement).getPropertyValue('--temoin').trim()";
    let style = visit.run(style, json!([]));
    let title = visit.text("h1").replace('\u{a0}', " ");
    let text = title.strip_prefix("Témoin ").unwrap_or(&title).to_owned();
    [text, style.as_str().unwrap_or_default().to_owned()]
}

/// The version of data as a script of the page gets it; the empty text when it gets none.
fn data(visit: &Visit, file: &str) -> String {
    let script = format!(
        "const response = await fetch('{file}').catch(() => undefined);
         if (!response?.ok) return '';
         return (await response.text()).match(/Témoin.(une|deux)/)[1];"
    );
    let found = wait(visit, &script);
    found.as_str().expect("a text").to_owned()
}

/// How many versions are on the device.
fn versions(visit: &Visit) -> Value {
    wait(
        visit,
        "return (await caches.keys()).filter((name) => !name.endsWith(':notes')).length",
    )
}

/// Waits until an update was tried and is over; whether it came to be.
fn tried(visit: &Visit, host: &Host, file: &str) {
    let asked = std::cell::Cell::new(false);
    let idle = "const registration = await navigator.serviceWorker.getRegistration();
                return !registration.installing && !registration.waiting;";
    visit.wait_until("an update is tried", |visit| {
        if host.asked().iter().any(|path| path == file) {
            asked.set(true);
        }
        asked.get() && wait(visit, idle) == json!(true)
    });
}

fn told(visit: &Visit) -> bool {
    visit.text("[data-news]").contains("plus récente")
}

#[test]
fn an_open_page_stays_of_its_version_and_others_get_the_new_one() {
    let site = Versions::new();
    let visit = site.visited();
    site.open(&visit, "/recettes/");
    site.open(&visit, WITNESS);
    let old_tab = visit.tab();
    site.publish_second();
    // Before anything noticed: what the server has now does not go with this page.
    assert_eq!(data(&visit, EARLY), "une");
    assert_eq!(
        data(&visit, LATE),
        "",
        "data of the second version for a page of the first"
    );
    assert_eq!(shown(&visit), ["une", "une"]);
    // A second tab sees the new version while the first stays open.
    visit.open_tab();
    site.open(&visit, WITNESS);
    assert_eq!(shown(&visit), ["deux", "deux"]);
    assert_eq!(
        (data(&visit, EARLY), data(&visit, LATE)),
        ("deux".into(), "deux".into())
    );
    visit.close_tab(&old_tab);
    visit.wait_until("the old page is told", told);
    assert_eq!(
        shown(&visit),
        ["une", "une"],
        "nothing changes under the reader's eyes"
    );
    assert_eq!(data(&visit, EARLY), "une", "what it had is still there");
    assert_eq!(data(&visit, LATE), "");
    assert_eq!(
        versions(&visit),
        json!(2),
        "its version stays as long as it is open"
    );
    visit.click("[data-news] button");
    visit.wait_until("the new page is there", |visit| {
        shown(visit) == ["deux", "deux"]
    });
    assert!(!told(&visit));
    assert_eq!(
        (data(&visit, EARLY), data(&visit, LATE)),
        ("deux".into(), "deux".into())
    );
    visit.wait_until("the first version is gone", |visit| {
        versions(visit) == json!(1)
    });
    site.host.falls_silent();
    site.open(&visit, WITNESS);
    assert_eq!(shown(&visit), ["deux", "deux"]);
    assert_eq!(
        (data(&visit, EARLY), data(&visit, LATE)),
        ("deux".into(), "deux".into())
    );
    site.open(&visit, "/recettes/");
    assert_eq!(
        shown(&visit),
        ["Recettes", "deux"],
        "what was visited is brought up to date"
    );
    visit.console();
}

#[test]
fn an_update_that_fails_leaves_the_version_before_whole() {
    let site = Versions::new();
    let visit = site.visited();
    let page = "transparence/index.html";
    let keeps_the_first = |visit: &Visit| {
        site.host.falls_silent();
        for _ in 0..2 {
            site.open(visit, WITNESS);
            assert_eq!(shown(visit), ["une", "une"]);
            assert_eq!(data(visit, EARLY), "une");
        }
        site.open(visit, "/transparence/");
        assert_eq!(shown(visit)[1], "une");
        site.open(visit, WITNESS);
    };
    // One file is refused.
    site.publish_second();
    site.host.breaks(page);
    site.host.asked();
    site.open(&visit, WITNESS);
    assert_eq!(
        shown(&visit),
        ["deux", "deux"],
        "the server's page, with all that is its own"
    );
    assert_eq!(data(&visit, EARLY), "deux");
    tried(&visit, &site.host, page);
    keeps_the_first(&visit);
    // The server dies on the way.
    site.host.recovers();
    site.host.asked();
    site.host.falls_silent_after(4);
    wait(
        &visit,
        "await (await navigator.serviceWorker.getRegistration()).update().catch(() => undefined)",
    );
    tried(&visit, &site.host, "service-worker.js");
    keeps_the_first(&visit);
    // A host that gives old and new files side by side is no version at all.
    site.host.recovers();
    let torn = TempDir::new().expect("a temporary folder");
    let folder = torn.path().join("site");
    site::copy(&site.second.path().join("site"), &folder);
    replace(&site.first.path().join("site"), &folder, page);
    site.host.publish(&folder);
    site.host.asked();
    wait(
        &visit,
        "await (await navigator.serviceWorker.getRegistration()).update().catch(() => undefined)",
    );
    tried(&visit, &site.host, page);
    keeps_the_first(&visit);
    site.host.recovers();
    site.publish_second();
    site.open(&visit, WITNESS);
    site.wait_for_the_second(&visit, "/transparence/");
    site.host.falls_silent();
    site.open(&visit, WITNESS);
    assert_eq!(shown(&visit), ["deux", "deux"]);
    visit.console();
}

fn replace(from: &Path, to: &Path, file: &str) {
    let [from, to]: [PathBuf; 2] = [from.join(file), to.join(file)];
    fs::copy(from, to).expect("a file is copied");
}

#[test]
fn what_a_visitor_keeps_is_brought_up_to_date_as_a_whole() {
    let site = Versions::new();
    let visit = site.visited();
    site.open(&visit, KEPT);
    listed(&visit);
    visit.click("[data-set=recettes] [data-do=keep]");
    visit.wait_until("all recipes are kept", |visit| {
        visit
            .text("[data-set=recettes] [role=status]")
            .contains("Tout est gardé")
    });
    site.publish_second();
    site.open(&visit, KEPT);
    site.wait_for_the_second(&visit, "/recettes/pounti/");
    site.host.falls_silent();
    for recipe in [
        "/recettes/pounti/",
        "/recettes/aligot/",
        "/recettes/truffade/",
    ] {
        site.open(&visit, recipe);
        assert_eq!(shown(&visit)[1], "deux", "{recipe}");
        assert!(
            !visit.text("h1").contains("sans réseau"),
            "{recipe} is gone"
        );
    }
    visit.console();
}

/// In a market hall: the network is there and brings nothing. The kept page shows; the newer one is told of when it came.
#[test]
fn a_network_that_brings_nothing_is_not_waited_for() {
    let site = Versions::new();
    let visit = site.visited();
    site.publish_second();
    site.host.holds("annuaires/commerces/temoin/index.html");
    site.open(&visit, WITNESS);
    assert_eq!(shown(&visit), ["une", "une"]);
    assert_eq!(data(&visit, EARLY), "une");
    site.host.recovers();
    visit.wait_until("the newer page is told of", told);
    assert_eq!(shown(&visit), ["une", "une"]);
    visit.click("[data-news] button");
    visit.wait_until("it is shown", |visit| shown(visit) == ["deux", "deux"]);
    visit.console();
}

/// Visits take a bounded room: the least recent page goes first.
#[test]
fn what_was_seen_long_ago_makes_room() {
    let host = Host::start("/");
    let text = "Une phrase assez longue pour remplir une page qui pèse.\n\n".repeat(20_000);
    let project = (0..20).fold(crate::project::Project::new(), |project, at| {
        let page = format!("---\ntitre: Page {at}\nresume: Une page.\n---\n{text}");
        project.file(&format!("content/pages/page-{at}.md"), page)
    });
    let site = build(project.root(), &host);
    host.publish(&site.path().join("site"));
    let visit = Visit::start(Scripts::On);
    let address = |at: usize| host.address_of(&format!("/page-{at}/"));
    visit.open_address(&address(0));
    wait_until_kept(&visit, "/page-0/");
    for at in (1..20).chain([1]) {
        visit.open_address(&address(at));
        wait_until_kept(&visit, &format!("/page-{at}/"));
    }
    visit.wait_until("the first page made room", |visit| {
        wait(visit, "return Boolean(await caches.match('/page-0/'))") == json!(false)
    });
    host.falls_silent();
    for (at, title) in [(19, "Page 19"), (1, "Page 1"), (0, "Lire sans réseau")] {
        visit.open_address(&address(at));
        assert_eq!(visit.text("h1").replace('\u{a0}', " "), title);
    }
    visit.console();
}
