//! Long lists, filters and seasons, as somebody uses them: a choice in the address, « back », another month than the build's.

use serde_json::{Value, json};

use super::driver::Scripts;
use super::server::LONG_LISTS;
use super::site;
use super::visit::{Key, Visit};

const COUNT: &str = "#filtres output";

/// What the form says, with plain spaces.
fn count(visit: &Visit) -> String {
    visit.text(COUNT).replace(['\u{a0}', '\u{202f}'], " ")
}

fn wait_for_count(visit: &Visit, wanted: &str) {
    visit.wait_until(wanted, |visit| count(visit) == wanted);
}

/// Chooses a value as a keyboard does: its first letters.
fn choose(visit: &Visit, selector: &str, letters: &str) {
    visit.run(
        "document.querySelector(arguments[0]).focus()",
        json!([selector]),
    );
    visit.type_text(letters);
}

/// Titles of the cards that can be seen.
fn titles(visit: &Visit) -> Vec<String> {
    let script = "return [...document.querySelectorAll('main .cards article :is(h2, h3) a')].filter((link) => link.checkVisibility()).map((link) => link.textContent)";
    strings(&visit.run(script, json!([])))
}

fn strings(list: &Value) -> Vec<String> {
    let list = list.as_array().expect("a list");
    list.iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

fn fragment(visit: &Visit) -> String {
    let found = visit.run("return decodeURIComponent(location.hash)", json!([]));
    found.as_str().unwrap_or_default().to_owned()
}

/// Somebody narrows the recipes, goes to one, comes back, shares the address, and undoes a choice with « back ».
#[test]
fn choices_live_in_the_address() {
    let visit = Visit::start(Scripts::On);
    visit.open("/recettes/");
    let all = titles(&visit).len();
    choose(&visit, "#filtre-type", "plat");
    visit.wait_until("a type is chosen", |visit| {
        fragment(visit).starts_with("#type=")
    });
    let (of_type, chosen) = (titles(&visit), fragment(&visit));
    assert!(!of_type.is_empty() && of_type.len() < all, "{of_type:?}");
    visit.click(".more-filters summary");
    visit.click("input[name=sans][value=gluten]");
    visit.wait_until("and an allergen", |visit| {
        fragment(visit) == format!("{chosen}&sans=gluten")
    });
    let narrowed = titles(&visit);
    let shared = visit.run("return location.href", json!([]));
    visit.run("history.back()", json!([]));
    visit.wait_until("the allergen is undone", |visit| {
        fragment(visit) == chosen && titles(visit) == of_type
    });
    visit.run("history.forward()", json!([]));
    visit.wait_until("and done again", |visit| titles(visit) == narrowed);

    visit.open("/recettes/truffade/");
    visit.run("history.back()", json!([]));
    visit.wait_until("back from a recipe", |visit| {
        visit.page().as_deref() == Some("/recettes/") && titles(visit) == narrowed
    });
    visit.open("/");
    visit.open_address(shared.as_str().expect("an address"));
    visit.wait_until("the shared address", |visit| titles(visit) == narrowed);
    assert!(
        visit.shows("input[name=sans][value=gluten]"),
        "what is chosen is folded away"
    );

    visit.click("#filtres button[type=reset]");
    visit.wait_until("everything again", |visit| {
        titles(visit).len() == all && fragment(visit).is_empty()
    });
    assert_eq!(count(&visit), format!("{all} recettes sur {all}"));
    visit.retype("#filtre-titre", "TRUFFADÉ");
    wait_for_count(&visit, &format!("1 recette sur {all}"));
    visit.retype("#filtre-titre", "xyz");
    visit.wait_until("nothing fits", |visit| titles(visit).is_empty());
    assert!(
        count(&visit).starts_with("Rien ne correspond"),
        "{}",
        count(&visit)
    );
    assert_eq!(visit.console(), Vec::<String>::new());
}

/// From any page of a long list a filter looks at all of it.
#[test]
fn filters_search_the_whole_of_a_long_list() {
    let visit = Visit::start(Scripts::On);
    visit.open_beside(&format!("{LONG_LISTS}/recettes/page/2/"));
    assert_eq!(titles(&visit).len(), 48);
    let requested = "return performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('liste.json'))";
    assert_eq!(
        visit.run(requested, json!([])),
        json!(false),
        "the whole list is asked for before anybody needs it"
    );
    visit.retype("#filtre-titre", "yuzu");
    wait_for_count(&visit, "1 recette sur 500");
    assert_eq!(titles(&visit), ["Zeste confit de yuzu"]);
    assert!(!visit.shows(".pages"));
    visit.retype("#filtre-titre", "");
    visit.wait_until("the page itself again", |visit| {
        titles(visit).len() == 48 && visit.shows(".pages")
    });

    choose(&visit, "#filtre-type", "plat");
    visit.wait_until("a part of the results", |visit| {
        titles(visit).len() == 48 && visit.shows("[data-results]")
    });
    let said = count(&visit);
    let found: usize = said
        .split(' ')
        .next()
        .and_then(|number| number.parse().ok())
        .expect("a count");
    assert!(found > 96 && said.ends_with("recettes sur 500"), "{said}");
    visit.click(".more button");
    visit.wait_until("more results", |visit| titles(visit).len() == 96);
    let focused = visit.run("return [...document.querySelectorAll('[data-results] .cards a')].indexOf(document.activeElement)", json!([]));
    assert_eq!(
        focused,
        json!(48),
        "the reader goes on where the new ones begin"
    );
}

/// One in ten of these recipes has an ingredient of which nobody knows: it is never shown as free of anything.
#[test]
fn unknown_allergens_are_never_safe() {
    let visit = Visit::start(Scripts::On);
    visit.open_beside(&format!("{LONG_LISTS}/recettes/#sans=lait"));
    visit.wait_until("the results", |visit| count(visit).ends_with("sur 500"));
    let script = "
        const form = document.getElementById('filtres');
        const results = new Promise((resolve) => form.addEventListener('filtered', (event) => resolve(event.detail.shown), { once: true }));
        form.dispatchEvent(new Event('input', { bubbles: true }));
        results.then((shown) => arguments[0](shown.map((item) => item.querySelector('a').textContent)));";
    let shown = strings(&visit.run_async(script, json!([])));
    assert_eq!(count(&visit), format!("{} recettes sur 500", shown.len()));
    let number = |title: &String| {
        title
            .rsplit(char::is_whitespace)
            .next()
            .and_then(|number| number.parse::<usize>().ok())
    };
    let numbers: Vec<usize> = shown.iter().filter_map(number).collect();
    let safe = (0..499)
        .filter(|number| number % 10 != 0 && number % 3 != 1)
        .count();
    assert_eq!(numbers.len(), safe);
    assert!(
        numbers
            .iter()
            .all(|number| number % 10 != 0 && number % 3 != 1),
        "{shown:?}"
    );
}

/// The site was made in another month than the one it is read in.
#[test]
fn seasons_are_those_of_the_day_it_is_read() {
    let visit = Visit::start(Scripts::On);
    visit.on_the_day("2027-07-14T12:00:00+02:00");
    visit.open("/");
    visit.wait_until("the heading of July", |visit| {
        visit.text("#saison") == "De saison en juillet"
    });
    let shown = titles(&visit);
    assert!(
        shown.contains(&"Courgette".to_owned()) && !shown.contains(&"Mâche".to_owned()),
        "{shown:?}"
    );
    let more = visit.run("return document.querySelector('#saison').closest('section').querySelector('p > a[href$=\"/saisons/juillet/\"]').textContent", json!([]));
    assert_eq!(
        more.as_str()
            .map(|text| text.replace(['\u{a0}', '\u{202f}'], " ")),
        Some("Que manger en juillet ?".to_owned())
    );

    visit.open("/recettes/#saison=oui");
    visit.wait_until("a season is chosen", |visit| titles(visit).len() < 19);
    let shown = titles(&visit);
    assert!(
        shown.iter().any(|title| title.contains("courgettes")),
        "{shown:?}"
    );
    assert!(
        !shown.iter().any(|title| title.contains("potimarron")),
        "{shown:?}"
    );
    visit.open("/produits/potimarron/");
    assert!(
        !visit.shows(".page-head .badge.season"),
        "a pumpkin is not in season in July"
    );
    assert_eq!(
        visit.run(
            "return document.querySelector('.month-strip .now').dataset.month",
            json!([])
        ),
        json!("7")
    );
    visit.open("/saisons/");
    assert_eq!(visit.text("thead [aria-current=date]"), "J");
    assert_eq!(visit.text(".months [aria-current=date]"), "juillet");
    assert_eq!(
        visit.run(
            "return document.querySelectorAll('[aria-current=date]').length",
            json!([])
        ),
        json!(2)
    );

    // Half past midnight in Paris is still the month before in London.
    visit.on_the_day("2027-02-28T23:30:00Z");
    visit.open("/saisons/");
    assert_eq!(visit.text(".months [aria-current=date]"), "mars");
    assert_eq!(visit.console(), Vec::<String>::new());
}

#[test]
fn pages_and_the_calendar_work_by_keyboard() {
    let visit = Visit::start(Scripts::On);
    visit.open_beside(&format!("{LONG_LISTS}/recettes/"));
    visit.run(
        "document.querySelector('main .cards > li:last-child a').focus()",
        json!([]),
    );
    visit.tab_to(".pages a[rel=next]");
    visit.press(Key::Enter);
    visit.wait_until("the second page", |visit| {
        visit.text("h1") == "Recettes, page 2"
    });
    visit.on_a_phone(320);
    visit.open("/saisons/");
    visit.tab_to(".table-scroll");
    let before = visit.run(
        "return document.querySelector('.table-scroll').scrollLeft",
        json!([]),
    );
    visit.on_the_day("2026-01-10T12:00:00Z");
    visit.open("/saisons/");
    visit.tab_to(".table-scroll");
    for _ in 0..10 {
        visit.press(Key::Right);
    }
    visit.wait_until("it scrolls", |visit| {
        visit.run(
            "return document.querySelector('.table-scroll').scrollLeft > 0",
            json!([]),
        ) == json!(true)
    });
    assert!(
        before.as_f64() > Some(0.0),
        "on a narrow screen the calendar begins at November"
    );
    let header = visit.run("const region = document.querySelector('.table-scroll'); region.scrollTop = 400; return region.querySelector('thead th').getBoundingClientRect().top - region.getBoundingClientRect().top", json!([]));
    assert!(
        header.as_f64() < Some(4.0),
        "the months scroll out of sight: {header}"
    );
}

/// Pages of long lists on a small phone, and in English.
#[test]
fn long_lists_fit_a_small_phone() {
    let visit = Visit::start(Scripts::On);
    visit.on_a_phone(320);
    for page in [
        "/recettes/",
        "/recettes/page/2/",
        "/en/recettes/page/11/",
        "/annuaires/essai/",
        "/mots-cles/",
        "/mots-cles/ete/page/2/",
    ] {
        visit.open_beside(&format!("{LONG_LISTS}{page}"));
        let width = visit.run("return document.scrollingElement.scrollWidth", json!([]));
        assert_eq!(width, json!(320), "{page}");
    }
    visit.open_beside(&format!("{LONG_LISTS}/en/recettes/page/2/"));
    assert_eq!(visit.text("h1"), "Recipes, page 2");
    visit.retype("#filtre-titre", "yuzu");
    wait_for_count(&visit, "1 recipe of 500");
    assert!(visit.text("[data-results] .badges").contains("in French"));
    assert_eq!(visit.console(), Vec::<String>::new());
}

/// A sheet is one page of paper, with its drawing.
#[test]
fn a_product_prints_on_one_page() {
    let visit = Visit::start(Scripts::On);
    let products = site::pages()
        .into_iter()
        .filter(|page| page.starts_with("/produits/") && page.len() > "/produits/".len());
    let mut long = Vec::new();
    for page in products.filter(|page| !page.contains("/page/")) {
        visit.open(&page);
        let pages = visit.printed_pages();
        if pages != 1 {
            long.push(format!("{page}: {pages} pages"));
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

/// Without scripts there are pages, and no form that does nothing.
#[test]
fn without_scripts_pages_are_links() {
    let visit = Visit::start(Scripts::Off);
    visit.open_beside(&format!("{LONG_LISTS}/recettes/"));
    assert!(
        !visit.shows("#filtres"),
        "a form that does nothing is shown"
    );
    visit.click(".pages a[rel=next]");
    visit.wait_until("the second page", |visit| {
        visit.text("h1") == "Recettes, page 2"
    });
    visit.click(".pages li:last-child a");
    visit.wait_until("the third", |visit| visit.text("h1") == "Recettes, page 3");
    visit.click("header [popovertarget]");
    visit.click(".menu a[hreflang=en]");
    visit.wait_until("the third in English", |visit| {
        visit.text("h1") == "Recipes, page 3"
    });
}
