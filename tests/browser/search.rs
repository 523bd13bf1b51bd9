//! Searching the site: as one types, with accents or without, narrowed, by keyboard, shared, in both languages.

use serde_json::{Value, json};

use super::driver::Scripts;
use super::site;
use super::visit::{Key, Visit};

const SEARCH: &str = "/recherche/";
const STATUS: &str = ".search-status";
const TITLES: &str =
    "return [...document.querySelectorAll('.found h3')].map((title) => title.textContent)";

#[test]
fn results_come_as_one_types() {
    let visit = Visit::start(Scripts::On);
    visit.open(SEARCH);
    let loaded = "return performance.getEntriesByType('resource').filter(({ name }) => name.includes('/pagefind/')).length";
    assert_eq!(
        visit.run(loaded, json!([])),
        json!(0),
        "nothing is loaded before one searches"
    );
    ask(&visit, "courge");
    assert!(
        titles(&visit).contains(&"Potimarron".to_owned()),
        "{:?}",
        titles(&visit)
    );
    let marked = visit.text(".found mark").to_lowercase();
    assert!(marked.contains("courge"), "{marked}");
    assert!(
        !visit.shows("[data-browse]"),
        "results take the place of the index"
    );
    visit.click(".found a");
    visit.wait_until("a result leads to its page", |visit| {
        visit.page().as_deref() != Some(SEARCH)
    });
    assert_eq!(visit.console(), Vec::<String>::new());
}

#[test]
fn accents_ligatures_and_endings_do_not_matter() {
    let visit = Visit::start(Scripts::On);
    visit.open(SEARCH);
    for (typed, title) in [
        ("epinard", "Épinard"),
        ("épinards", "Épinard"),
        ("EPINARD", "Épinard"),
        ("oeuf", "Œuf"),
        ("œufs", "Œuf"),
        ("l'ail", "Ail rose de Billom"),
        ("l’ail rose", "Ail rose de Billom"),
        ("pommes de terre", "Pomme de terre"),
    ] {
        ask(&visit, typed);
        let titles = titles(&visit);
        assert!(
            titles.iter().any(|known| known == title),
            "{typed}: {titles:?}"
        );
    }
    let excerpts = visit.run(
        "return document.querySelector('.found').textContent",
        json!([]),
    );
    assert!(
        !excerpts.as_str().unwrap_or_default().contains('\u{2060}'),
        "{excerpts}"
    );
    for typed in ["cuisiner", "cuisinée", "cuisinons"] {
        ask(&visit, typed);
        assert!(
            visit
                .text(".found mark")
                .to_lowercase()
                .starts_with("cuisin"),
            "{typed}"
        );
    }
}

#[test]
fn results_are_narrowed_and_counted() {
    let visit = Visit::start(Scripts::On);
    visit.open(SEARCH);
    ask(&visit, "oeuf");
    let all = count(&visit);
    let announced = visit.text("[name=type][value=recipe] + span");
    visit.click("label:has([name=type][value=recipe])");
    visit.wait_until("fewer are left", |visit| count(visit) < all);
    assert_eq!(announced, format!("Recettes ({})", count(&visit)));
    let kinds = "return [...document.querySelectorAll('.found-notes > :first-child')].every(({ textContent }) => textContent === 'Recette')";
    assert_eq!(visit.run(kinds, json!([])), json!(true));
    assert_eq!(
        visit.text("[name=type][value=''] + span"),
        format!("Tout ({all})")
    );
    visit.click("label:has([name=saison])");
    visit.wait_until("the address says it", |visit| {
        query(visit).contains("saison=oui")
    });
    visit.wait_until("all are in season", |visit| {
        let seasonal = "return [...document.querySelectorAll('.found-page')].every((item) => item.querySelector('.badge.season'))";
        visit.run(seasonal, json!([])) == json!(true)
    });
    visit.run("history.back()", json!([]));
    visit.wait_until("back is one choice less", |visit| {
        !query(visit).contains("saison")
    });
    visit.run("history.back()", json!([]));
    visit.wait_until("and one more", |visit| count(visit) == all);
    // Choices alone are a question too.
    visit.open("/recherche/?commune=Billom");
    visit.wait_until("places are found", |visit| count(visit) > 0);
    assert_eq!(
        visit.run(
            "return document.querySelector('[name=commune]').value",
            json!([])
        ),
        json!("Billom")
    );
}

#[test]
fn a_keyboard_is_enough() {
    let visit = Visit::start(Scripts::On);
    visit.open(SEARCH);
    visit.type_text("/");
    assert!(focused(&visit, "#q"), "the slash leads to the field");
    visit.type_text("truffade");
    visit.wait_until("it is found", |visit| status(visit).contains("truffade"));
    visit.press(Key::Down);
    assert!(focused(&visit, ".found li:first-child a"));
    visit.press(Key::Down);
    assert!(focused(&visit, ".found li:nth-child(2) a"));
    visit.press(Key::Up);
    visit.press(Key::Enter);
    visit.wait_until("a result opens", |visit| {
        visit.page().as_deref() != Some(SEARCH)
    });
    visit.run("history.back()", json!([]));
    visit.wait_until("the question is still there", |visit| {
        status(visit).contains("truffade")
    });
    visit.tab_to("#q");
    visit.press(Key::Escape);
    visit.wait_until("the field is empty", |visit| status(visit).is_empty());
    assert_eq!(query(&visit), "");
    assert!(visit.shows("[data-browse]"));
    // Single keys can be declined (WCAG 2.1.4).
    visit.click(".shortcut input");
    visit.type_text("/");
    assert!(!focused(&visit, "#q"));
    visit.click(".shortcut input");
}

#[test]
fn whoever_finds_nothing_is_helped() {
    let visit = Visit::start(Scripts::On);
    visit.open("/recherche/?q=pottimaron");
    visit.wait_until("it says so", |visit| {
        status(visit).contains("Aucun résultat")
    });
    visit.wait_until("a word is proposed", |visit| {
        visit.text("[data-help]").contains("potimarron")
    });
    assert!(visit.shows("[data-browse]"), "the index stays");
    visit.click("[data-help] a");
    visit.wait_until("that finds something", |visit| count(visit) > 0);
    ask_for(&visit, "zzqxw", "Aucun résultat");
    assert_eq!(titles(&visit).len(), 0);
}

#[test]
fn in_english_french_texts_say_they_are() {
    let visit = Visit::start(Scripts::On);
    visit.open("/en/recherche/?q=lentilles");
    visit.wait_until("results are announced in English", |visit| {
        status(visit).contains("results for")
    });
    let foreign = "return [...document.querySelectorAll('.found-page')].filter((item) => item.querySelector('h3[lang=fr]') && item.textContent.includes('in French')).length";
    assert!(visit.run(foreign, json!([])).as_u64() > Some(0));
    visit.open("/en/recherche/?q=truffade");
    visit.wait_until("the translation is found", |visit| {
        let link = "return [...document.querySelectorAll('.found a')].some(({ pathname }) => pathname.endsWith('/en/recettes/truffade/'))";
        visit.run(link, json!([])) == json!(true)
    });
    assert_eq!(visit.console(), Vec::<String>::new());
}

#[test]
fn a_form_elsewhere_leads_to_results() {
    let visit = Visit::start(Scripts::On);
    visit.open("/");
    visit.retype("#q", "truffade");
    visit.press(Key::Enter);
    visit.wait_until("the page shows them", |visit| {
        visit.page().as_deref() == Some(SEARCH)
    });
    visit.wait_until("results are there", |visit| count(visit) > 0);
}

#[test]
fn results_fit_a_small_phone() {
    let visit = Visit::start(Scripts::On);
    visit.on_a_phone(320);
    visit.open("/recherche/?q=oeuf");
    visit.wait_until("results are there", |visit| count(visit) > 0);
    visit.click(".facets summary");
    let width = visit.run("return document.scrollingElement.scrollWidth", json!([]));
    assert_eq!(width, json!(320));
}

#[test]
fn an_index_that_does_not_load_leaves_the_site_to_browse() {
    let visit = Visit::start(Scripts::On);
    visit.block("*/pagefind/*");
    visit.open("/recherche/?q=truffade");
    visit.wait_until("it says so", |visit| {
        status(visit).contains("ne se charge pas")
    });
    assert!(visit.shows("[data-browse]"));
}

/// Without scripts there is nothing to type into, and everything to read.
#[test]
fn without_scripts_search_is_an_index_of_the_site() {
    let visit = Visit::start(Scripts::Off);
    visit.open(SEARCH);
    assert!(!visit.shows("#q"), "a field would do nothing");
    let links = visit.run(
        "return [...document.querySelectorAll('[data-browse] a')].map(({ pathname }) => pathname)",
        json!([]),
    );
    let links: Vec<&str> = links
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let entries = site::pages();
    let is_view = |page: &str| page.contains("/mois/") || page.contains("/page/");
    let entries = entries.iter().filter(|page| !is_view(page)).filter(|page| {
        ["/recettes/", "/produits/", "/evenements/"]
            .iter()
            .any(|list| page.starts_with(list) && page != list)
    });
    for page in entries {
        assert!(
            links.iter().any(|link| link.ends_with(page.as_str())),
            "{page} is not in the index"
        );
    }
    visit.click("[data-browse] summary");
    assert!(visit.shows("[data-browse] details a"));
}

/// Types a question and waits for its results.
fn ask(visit: &Visit, question: &str) {
    ask_for(visit, question, &format!("«\u{a0}{question}\u{a0}»"));
    visit.wait_until("results are shown", |visit| !titles(visit).is_empty());
}

fn ask_for(visit: &Visit, question: &str, announced: &str) {
    visit.retype("#q", question);
    visit.wait_until(announced, |visit| {
        plain(&status(visit)).contains(&plain(announced))
    });
}

/// Spaces of any width are spaces.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn status(visit: &Visit) -> String {
    visit.text(STATUS)
}

/// How many results are announced.
fn count(visit: &Visit) -> usize {
    let said = status(visit);
    let number = said.split_whitespace().next().unwrap_or_default();
    number.parse().unwrap_or(0)
}

fn titles(visit: &Visit) -> Vec<String> {
    let titles = visit.run(TITLES, json!([]));
    let titles = titles.as_array().into_iter().flatten();
    titles
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

fn query(visit: &Visit) -> String {
    let search = visit.run("return location.search", json!([]));
    search.as_str().unwrap_or_default().to_owned()
}

fn focused(visit: &Visit, selector: &str) -> bool {
    visit.run(
        "return document.activeElement.matches(arguments[0])",
        json!([selector]),
    ) == json!(true)
}
