//! A narrow screen, with a bad connection that never loads a script.

use serde_json::{Value, json};

use super::driver::Scripts;
use super::site;
use super::visit::Visit;

/// The links of the main navigation, which the base layout puts in the header.
const NAVIGATION: &str = "header nav a[href]";
/// Opens the navigation where it is folded: a popover or a disclosure, which work without scripts.
const UNFOLD: &str = "header [popovertarget], header summary";
/// What nobody should have to search for.
const MAIN_SECTIONS: &[&str] = &[
    "/recettes/",
    "/saisons/",
    "/produits/",
    "/evenements/",
    "/annuaires/",
    "/calculateurs/bonus/",
    "/le-dispositif/",
];

#[test]
fn a_phone_without_scripts_reaches_every_main_section() {
    let visit = Visit::start(Scripts::Off);
    visit.on_a_phone(360);
    for section in MAIN_SECTIONS {
        visit.open("/");
        let link = mark_link_to(&visit, section);
        if !visit.shows(link) {
            visit.click(UNFOLD);
            visit.wait_until("the navigation is unfolded", |visit| visit.shows(link));
        }
        visit.click(link);
        visit.wait_until(section, |visit| visit.page().as_deref() == Some(section));
    }
}

#[test]
fn no_page_is_wider_than_a_small_phone() {
    const WIDTH: u32 = 320;
    let visit = Visit::start(Scripts::Off);
    visit.on_a_phone(WIDTH);
    let mut wide = Vec::new();
    for page in site::pages() {
        visit.open(&page);
        let width = visit.run("return document.scrollingElement.scrollWidth", json!([]));
        if width.as_u64() > Some(WIDTH.into()) {
            wide.push(format!("{page} is {width} px wide: {}", widest(&visit)));
        }
    }
    assert!(wide.is_empty(), "{}", wide.join("\n"));
}

/// Marks the link of the navigation that leads to a page, and gives a selector for it.
fn mark_link_to(visit: &Visit, page: &str) -> &'static str {
    let script = "
        const [navigation, page] = arguments;
        const link = [...document.querySelectorAll(navigation)].find((link) => link.pathname.endsWith(page));
        link?.setAttribute('data-essai', '');
        return Boolean(link);";
    assert_eq!(
        visit.run(script, json!([NAVIGATION, page])),
        json!(true),
        "the navigation has no link to {page}"
    );
    "[data-essai]"
}

/// The element that reaches furthest to the right.
fn widest(visit: &Visit) -> Value {
    let script = "
        const right = (element) => element.getBoundingClientRect().right;
        const widest = [...document.body.querySelectorAll('*')].reduce((a, b) => (right(b) > right(a) ? b : a));
        return widest.outerHTML.slice(0, 120);";
    visit.run(script, json!([]))
}
