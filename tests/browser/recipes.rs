//! A recipe as a cook uses it: for more people, from what there is, in another season, on paper, without scripts.

use serde_json::{Value, json};

use super::driver::Scripts;
use super::site;
use super::visit::{Key, Visit};

/// A recipe with mass, volume, spoons, pieces, cloves and half a bunch; for four.
const LENTILS: &str = "/recettes/lentilles-blondes-aux-legumes-d-hiver/";

/// Every published recipe in French.
pub(super) fn recipes() -> Vec<String> {
    let pages = site::pages().into_iter();
    let recipe = |page: &String| page.starts_with("/recettes/") && page.ends_with('/');
    let found: Vec<String> = pages
        .filter(|page| recipe(page) && page != "/recettes/")
        .collect();
    assert!(found.len() > 10, "recipes are published");
    found
}

/// With plain spaces.
pub(super) fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").replace('’', "'")
}

/// The quantity of an ingredient, by its name on shopping lists.
fn quantity(visit: &Visit, key: &str) -> String {
    plain(&visit.text(&format!(".ingredients [data-key='{key}'] .quantity")))
}

fn shown(visit: &Visit, selector: &str) -> String {
    plain(&visit.text(selector))
}

#[test]
fn a_cook_changes_the_number_of_people() {
    let visit = Visit::start(Scripts::On);
    visit.open(LENTILS);
    assert_eq!(quantity(&visit, "carotte"), "300 g");
    visit.tab_to("[data-do=more]");
    visit.press(Key::Enter);
    visit.press(Key::Enter);
    assert_eq!(shown(&visit, "[data-serves]"), "6 personnes");
    assert_eq!(quantity(&visit, "carotte"), "450 g");
    assert_eq!(quantity(&visit, "oignon"), "1 ½");
    assert_eq!(quantity(&visit, "eau"), "1,8 l");
    assert_eq!(quantity(&visit, "persil"), "¾ botte");
    assert_eq!(quantity(&visit, "laurier"), "1 ½ feuille");
    assert_eq!(
        shown(&visit, "[data-cost]"),
        "8,72 € en tout, soit 8,72 doumes"
    );
    assert!(
        shown(&visit, "[data-times]").contains("4 personnes"),
        "times do not scale"
    );
    visit.retype("#portions", "16");
    assert_eq!(quantity(&visit, "carotte"), "1,2 kg");
    assert_eq!(quantity(&visit, "laurier"), "4 feuilles");
    visit.retype("#portions", "7");
    assert_eq!(quantity(&visit, "persil"), "environ 1 botte");
    assert_eq!(quantity(&visit, "panais"), "437,5 g");
    for wrong in ["0", ""] {
        visit.retype("#portions", wrong);
        let told = shown(&visit, "[data-error=portions]");
        assert_eq!(told, "Un nombre de 1 à 99.", "{wrong}");
        assert_eq!(
            quantity(&visit, "panais"),
            "437,5 g",
            "nonsense changes nothing"
        );
    }
    // On the way to 100 stands 10, and there it stays.
    visit.retype("#portions", "100");
    assert!(visit.shows("[data-error=portions]"));
    assert_eq!(quantity(&visit, "panais"), "625 g");
    visit.click("[data-do=reset]");
    assert_eq!(quantity(&visit, "carotte"), "300 g");
    assert!(!visit.shows("[data-error=portions]"));
}

/// « 4 œufs » for eight, « 1 œuf » for two; 500 g of carrots are several, 60 g are not one.
#[test]
fn names_agree_with_quantities() {
    let visit = Visit::start(Scripts::On);
    visit.open("/recettes/pounti/");
    let name =
        |key: &str| plain(&visit.text(&format!(".ingredients [data-key='{key}'] [data-name]")));
    let eggs = |visit: &Visit| format!("{} {}", quantity(visit, "oeuf"), name("oeuf"));
    assert_eq!(eggs(&visit), "4 œufs");
    visit.retype("#portions", "2");
    assert_eq!(eggs(&visit), "1 œuf");
    visit.open("/recettes/potee-auvergnate/");
    assert_eq!(name("carotte"), "carottes", "500 g are several");
    visit.retype("#portions", "1");
    assert_eq!(quantity(&visit, "carotte"), "62,5 g");
    assert_eq!(name("carotte"), "carotte", "62,5 g are less than one");
}

#[test]
fn a_shared_link_keeps_the_number_of_people() {
    let visit = Visit::start(Scripts::On);
    visit.open(LENTILS);
    visit.retype("#portions", "10");
    let address = visit.run("return location.hash", json!([]));
    assert_eq!(address, json!("#pour=10"));
    visit.open("/");
    visit.open(&format!("{LENTILS}#pour=10"));
    assert_eq!(quantity(&visit, "carotte"), "750 g");
    visit.open("/");
    visit.open(&format!("{LENTILS}#pour=15/4"));
    assert_eq!(shown(&visit, "[data-serves]"), "3 ¾ personnes");
    assert_eq!(quantity(&visit, "carotte"), "environ 281 g");
    for nonsense in ["#pour=0", "#pour=1e9", "#pour=-2", "#ingredients", "#%%%"] {
        visit.open("/");
        visit.open(&format!("{LENTILS}{nonsense}"));
        assert_eq!(quantity(&visit, "carotte"), "300 g", "{nonsense}");
    }
    assert_eq!(visit.console(), Vec::<String>::new());
}

#[test]
fn a_cook_starts_from_what_there_is() {
    let visit = Visit::start(Scripts::On);
    visit.open(LENTILS);
    visit.click(".have summary");
    let choose = |key: &str| {
        let script = "
            const items = [...document.querySelectorAll('.ingredients [data-key]')];
            const at = items.findIndex((item) => item.dataset.key === arguments[0]);
            document.querySelector('#jai-de').value = String(at);";
        visit.run(script, json!([key]));
    };
    let ask = |amount: &str| {
        visit.retype("#jai", amount);
        visit.press(Key::Enter);
    };
    choose("carotte");
    ask("0,75 kg");
    assert_eq!(quantity(&visit, "carotte"), "750 g");
    assert_eq!(quantity(&visit, "panais"), "625 g");
    assert_eq!(shown(&visit, "[data-serves]"), "10 personnes");
    ask("225");
    assert_eq!(shown(&visit, "[data-serves]"), "3 personnes");
    ask("2 gousses");
    assert!(shown(&visit, "[data-error=have]").contains("la recette compte en g"));
    assert_eq!(
        shown(&visit, "[data-serves]"),
        "3 personnes",
        "nothing changes"
    );
    ask("beaucoup");
    assert!(shown(&visit, "[data-error=have]").contains("par exemple 750 g"));
    ask("50 kg");
    assert!(shown(&visit, "[data-error=have]").contains("plus de 99 personnes"));
    choose("huile de colza");
    ask("1 1/2 c. a s.");
    assert_eq!(shown(&visit, "[data-serves]"), "2 personnes");
    assert!(!visit.shows("[data-error=have]"));
    choose("oignon");
    ask("5");
    assert_eq!(shown(&visit, "[data-serves]"), "20 personnes");
}

/// The page may have been built in another month than the one it is read in.
#[test]
fn the_season_is_that_of_the_device() {
    let visit = Visit::start(Scripts::On);
    let on = |date: &str| {
        visit.before_scripts(&format!(
            "{{ const now = Date; globalThis.Date = class extends now {{ constructor(...given) {{ super(...(given.length ? given : ['{date}'])); }} }}; }}"
        ));
        visit.open("/");
        visit.open(LENTILS);
    };
    on("2027-01-10T12:00:00");
    assert!(visit.shows(".page-head .badge.season"));
    on("2027-07-10T12:00:00");
    assert!(!visit.shows(".page-head .badge.season"));
    let any = visit.run(
        "return [...document.querySelectorAll('[data-substitutes]')].filter((part) => !part.hidden).map((part) => part.textContent)",
        json!([]),
    );
    let said = plain(&any.to_string());
    assert!(said.contains("Hors saison. À la place"), "{said}");
}

#[test]
fn every_recipe_prints_on_one_page() {
    let visit = Visit::start(Scripts::On);
    for page in recipes() {
        visit.open(&page);
        assert_eq!(visit.printed_pages(), 1, "{page}");
    }
}

/// Paper has what a kitchen needs, and nothing to press.
#[test]
fn paper_shows_the_portions_chosen_and_no_button() {
    let visit = Visit::start(Scripts::On);
    visit.open(&format!("{LENTILS}#pour=8"));
    visit.on_paper();
    assert_eq!(shown(&visit, "[data-serves]"), "8 personnes");
    assert_eq!(quantity(&visit, "carotte"), "600 g");
    assert!(shown(&visit, ".print-only").contains(LENTILS));
    assert!(shown(&visit, ".faits-allergenes").contains("fruits à coque"));
    assert!(shown(&visit, ".faits-saison").contains("novembre"));
    let buttons = "return [...document.querySelectorAll('button, input, .search-link, .site-nav a')].filter((part) => part.checkVisibility()).length";
    assert_eq!(visit.run(buttons, json!([])), json!(0));
}

#[test]
fn a_recipe_in_english_counts_in_english() {
    let visit = Visit::start(Scripts::On);
    visit.open("/en/recettes/truffade/");
    assert_eq!(quantity(&visit, "ail-rose-de-billom"), "2 cloves");
    visit.click("[data-do=less]");
    visit.click("[data-do=less]");
    visit.click("[data-do=less]");
    assert_eq!(shown(&visit, "[data-serves]"), "1 person");
    assert_eq!(quantity(&visit, "ail-rose-de-billom"), "½ clove");
    assert_eq!(quantity(&visit, "pomme-de-terre"), "250 g");
    assert_eq!(quantity(&visit, "poitrine-de-porc"), "37.5 g");
    assert!(shown(&visit, "[data-cost]").starts_with("€2.15 in all"));
}

#[test]
fn without_scripts_a_recipe_is_whole_and_offers_nothing_that_needs_one() {
    let visit = Visit::start(Scripts::Off);
    for page in recipes().iter().take(3) {
        visit.open(page);
        for part in [
            ".ingredients .quantity",
            ".steps ol > li",
            ".faits-cout",
            ".faits-allergenes",
            ".tips dd",
            ".related a",
        ] {
            assert!(
                !visit.text(part).is_empty(),
                "{page} shows nothing in {part}"
            );
        }
        let offered = "return [...document.querySelectorAll('main :is(button, input, select)')].filter((part) => part.checkVisibility()).length";
        assert_eq!(visit.run(offered, json!([])), json!(0), "{page}");
    }
    visit.open("/liste-de-courses/");
    assert!(shown(&visit, "[data-without]").contains("JavaScript"));
    assert!(shown(&visit, "[data-shopping] a").contains("Choisir des recettes"));
}

/// Related recipes lead to recipes that share a product, never to the recipe itself, and never to more than four.
#[test]
fn related_recipes_share_a_product() {
    let visit = Visit::start(Scripts::Off);
    let products = "return [...document.querySelectorAll('.ingredients [data-key] > a')].map((link) => link.getAttribute('href'))";
    let own = |visit: &Visit| -> Vec<String> {
        let found = visit.run(products, json!([]));
        let links = found.as_array().cloned().unwrap_or_default();
        links
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    };
    visit.open(LENTILS);
    let mine = own(&visit);
    let links = visit.run(
        "return [...document.querySelectorAll('.related a')].map((link) => link.href)",
        json!([]),
    );
    let links = links.as_array().cloned().unwrap_or_default();
    assert!((1..=4).contains(&links.len()), "{links:?}");
    for link in links.iter().filter_map(Value::as_str) {
        assert!(!link.ends_with(LENTILS), "{link}");
        visit.open_address(link);
        let its = own(&visit);
        assert!(
            mine.iter().any(|product| its.contains(product)),
            "{link} shares nothing"
        );
    }
}
