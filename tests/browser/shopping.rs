//! The shopping list: what two recipes need together, kept on the device.

use serde_json::{Value, json};

use super::driver::Scripts;
use super::recipes::plain;
use super::visit::{Key, Visit};

const LIST: &str = "/liste-de-courses/";
const TRUFFADE: &str = "/recettes/truffade/";
const POTEE: &str = "/recettes/potee-auvergnate/";

/// A visitor whose list is empty.
fn visitor() -> Visit {
    let visit = Visit::start(Scripts::On);
    visit.open("/");
    visit.run("localStorage.clear()", json!([]));
    visit
}

/// The truffade for four and the potée for four, which is written for eight.
fn with_two_recipes() -> Visit {
    let visit = visitor();
    visit.open(TRUFFADE);
    visit.click("[data-do=add]");
    assert!(plain(&visit.text("[data-list-said]")).contains("Dans votre liste, pour 4 personnes"));
    visit.open("/");
    visit.open(&format!("{POTEE}#pour=4"));
    visit.click("[data-do=add]");
    visit.click(".to-list a");
    visit.wait_until("the list", |visit| visit.page().as_deref() == Some(LIST));
    visit
}

/// What is to buy: the text of each item, in order, without the recipes it is for.
fn items(visit: &Visit) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.bought li')].map((item) =>
        [...item.querySelectorAll('[data-quantity], [data-name]')].map((part) => part.textContent).join(' ').trim())";
    let found = visit.run(script, json!([]));
    let found = found.as_array().cloned().unwrap_or_default();
    found.iter().filter_map(Value::as_str).map(plain).collect()
}

fn has(visit: &Visit, item: &str) -> bool {
    items(visit).iter().any(|known| known == item)
}

#[test]
fn two_recipes_are_added_up() {
    let visit = with_two_recipes();
    // 1 kg for the truffade, half of 1 kg for the potée.
    assert!(has(&visit, "1,5 kg pommes de terre"), "{:?}", items(&visit));
    // 150 g and half of 500 g; 2 cloves and half of 3.
    assert!(has(&visit, "400 g poitrine de porc (demi-sel ou fumée)"));
    assert!(has(&visit, "3 ½ gousses ail rose de Billom"));
    assert!(has(&visit, "400 g tome fraîche de Cantal"));
    assert!(has(&visit, "½ oignon"));
    assert!(has(&visit, "250 g carottes"));
    let titles = visit.run(
        "return [...document.querySelectorAll('.bought h3')].map((title) => title.textContent)",
        json!([]),
    );
    assert_eq!(
        plain(&titles.to_string()),
        r#"["Marchés et producteurs","Épicerie et placards"]"#
    );
    let named = items(&visit).len();
    let mut once = items(&visit);
    once.sort();
    once.dedup();
    assert_eq!(once.len(), named, "each thing stands once");
}

#[test]
fn what_is_in_the_bag_is_remembered() {
    let visit = with_two_recipes();
    let before = plain(&visit.text("[data-part=left]"));
    visit.tab_to(".bought input");
    visit.type_text(" ");
    assert_ne!(plain(&visit.text("[data-part=left]")), before);
    visit.open("/");
    visit.open(LIST);
    let checked = "return document.querySelectorAll('.bought input:checked').length";
    assert_eq!(visit.run(checked, json!([])), json!(1));
}

#[test]
fn portions_change_and_recipes_go_and_come_back() {
    let visit = with_two_recipes();
    visit.click("[data-slug=truffade] [data-do=more]");
    assert!(
        has(&visit, "1,75 kg pommes de terre"),
        "{:?}",
        items(&visit)
    );
    visit.press(Key::Enter);
    assert!(
        has(&visit, "2 kg pommes de terre"),
        "the button keeps the focus"
    );
    visit.retype("[data-slug=truffade] input", "8");
    visit.press(Key::Enter);
    assert!(has(&visit, "2,5 kg pommes de terre"));
    visit.click("[data-slug=potee-auvergnate] [data-do=remove]");
    assert!(has(&visit, "2 kg pommes de terre") && !has(&visit, "600 g chou vert"));
    visit.click("[data-do=undo]");
    assert!(has(&visit, "2,5 kg pommes de terre") && has(&visit, "600 g chou vert"));
    visit.click("[data-do=empty]");
    assert!(visit.shows("[data-part=nothing]") && items(&visit).is_empty());
    visit.press(Key::Enter);
    assert!(has(&visit, "600 g chou vert"), "the way back has the focus");
    visit.open(TRUFFADE);
    assert!(visit.shows("[data-do=remove]"));
    visit.click("[data-do=remove]");
    visit.open(LIST);
    assert!(has(&visit, "500 g pommes de terre"));
}

#[test]
fn the_list_is_copied_as_text() {
    let visit = visitor();
    visit.before_scripts("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } });");
    visit.open(TRUFFADE);
    visit.click("[data-do=add]");
    visit.open(LIST);
    visit.click(".bought input");
    visit.click("[data-do=copy]");
    visit.wait_until("it is said", |visit| {
        plain(&visit.text("[data-part=status]")) == "Copié."
    });
    let text = plain(
        visit
            .run("return window.copied", json!([]))
            .as_str()
            .unwrap_or_default(),
    );
    assert!(
        text.starts_with(
            "Ma liste de courses\nTruffade (4 personnes)\n\nMarchés et producteurs\n- "
        ),
        "{text}"
    );
    assert!(
        text.contains("\n- 400 g tome fraîche de Cantal\n"),
        "{text}"
    );
    assert!(
        !text.contains("1 kg pommes de terre"),
        "it is in the bag: {text}"
    );
}

/// A device that keeps nothing says so, on the recipe and on the list.
#[test]
fn a_device_that_refuses_to_keep_says_so() {
    let visit = with_two_recipes();
    visit.before_scripts("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };");
    visit.open("/recettes/pounti/");
    visit.click("[data-do=add]");
    assert!(
        visit
            .text("[data-list-said]")
            .contains("refuse de garder une liste")
    );
    visit.open(LIST);
    assert!(!visit.shows("[data-part=refused]"));
    visit.click(".bought input");
    assert!(visit.shows("[data-part=refused]"));
    visit.before_scripts("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });");
    visit.open(LIST);
    assert!(visit.shows("[data-part=nothing]"));
    assert_eq!(visit.console(), Vec::<String>::new());
}

/// What another page of the same host left under our name does not stop the list.
#[test]
fn a_damaged_list_is_an_empty_one() {
    let visit = visitor();
    for kept in [
        "{",
        "null",
        "[]",
        r#"{"recipes":[{"slug":"x","title":"X","url":"javascript:alert(1)","servings":"4","portions":"4","ingredients":[]}, 3],"checked":7}"#,
    ] {
        visit.run(
            "localStorage.setItem('soli-doume.liste', arguments[0])",
            json!([kept]),
        );
        visit.open(LIST);
        assert!(visit.shows("[data-part=nothing]"), "{kept}");
    }
    assert_eq!(visit.console(), Vec::<String>::new());
}

#[test]
fn the_list_speaks_english() {
    let visit = visitor();
    visit.open("/en/recettes/truffade/");
    visit.click("[data-do=add]");
    visit.open("/en/liste-de-courses/");
    assert!(
        has(&visit, "2 cloves ail rose de Billom"),
        "{:?}",
        items(&visit)
    );
    assert!(plain(&visit.text("[data-part=recipes]")).contains("4 people"));
}
