//! Pages are complete before any script runs.

use serde_json::json;

use super::calculator::{CALCULATOR, shows_what_the_command_line_says};
use super::driver::Scripts;
use super::site;
use super::visit::Visit;

#[test]
fn without_scripts_a_result_and_the_table_are_there() {
    let visit = Visit::start(Scripts::Off);
    visit.open(CALCULATOR);
    shows_what_the_command_line_says(&visit);
    assert!(
        visit.shows("[data-table=habituelles]"),
        "the table is hidden"
    );
    let rows = visit.run(
        "return document.querySelectorAll('[data-table=habituelles] tbody tr').length",
        json!([]),
    );
    assert!(rows.as_u64() >= Some(4), "the table has {rows} rows");
}

/// Every calculator answers before any script runs: a verdict, its figures, a table, its steps, and what may be saved.
#[test]
fn without_scripts_every_calculator_has_answered() {
    let visit = Visit::start(Scripts::Off);
    for page in [
        "bonus",
        "bonus/integrer",
        "equilibre",
        "panier",
        "experience-2019",
    ] {
        for language in ["", "/en"] {
            let page = format!("{language}/calculateurs/{page}/");
            visit.open(&page);
            for part in [
                "[data-verdict]",
                "[data-fact]:not([hidden]) dd",
                "[data-without]",
            ] {
                assert!(
                    !visit.text(part).is_empty(),
                    "{page} shows nothing in {part}"
                );
            }
            assert!(visit.shows("table"), "{page} has no table");
            let with_scripts = "return [...document.querySelectorAll('[data-with], [data-share], [data-slides]')].every((part) => part.hidden)";
            assert_eq!(
                visit.run(with_scripts, json!([])),
                json!(true),
                "{page} offers what needs a script"
            );
        }
    }
    visit.open("/calculateurs/equilibre/");
    visit.click(".steps-of summary");
    assert!(
        visit
            .text(".explained")
            .contains("chacun reçoit 45,36 doumes")
    );
    let scenarios = site::public().join("calculateurs/equilibre/scenarios.csv");
    let scenarios = std::fs::read_to_string(scenarios).expect("the scenarios are a file");
    assert!(
        scenarios.contains("\r\n13;30;12;62;0;45,36;15,36;16,64;0%\r\n"),
        "{scenarios}"
    );
    visit.open("/transparence/");
    let month = visit
        .text("[id='2022-08']")
        .replace(['\u{a0}', '\u{202f}'], " ");
    assert!(
        month.contains("1 112,50 €") && month.contains("306,00 €"),
        "{month}"
    );
}

#[test]
fn a_recipe_shows_its_season_its_allergens_and_its_cost() {
    let visit = Visit::start(Scripts::Off);
    let recipes: Vec<_> = site::pages()
        .into_iter()
        .filter(|page| is_entry(page, "/recettes/"))
        .collect();
    assert!(
        recipes.contains(&"/recettes/truffade/".to_owned()),
        "{recipes:?}"
    );
    for recipe in recipes {
        visit.open(&recipe);
        for fact in [".faits-saison", ".faits-allergenes", ".faits-cout"] {
            assert!(
                !visit.text(fact).is_empty(),
                "{recipe} shows nothing in {fact}"
            );
        }
    }
    visit.open("/recettes/truffade/");
    let (allergens, cost) = (
        visit.text(".faits-allergenes").to_lowercase(),
        visit.text(".faits-cout"),
    );
    assert!(
        allergens.contains("lait"),
        "the cheese of a truffade is milk: {allergens}"
    );
    assert!(
        cost.contains('€') && cost.contains(|character: char| character.is_ascii_digit()),
        "{cost}"
    );
}

/// Whether a page is one entry of a folder, not the folder's list or something deeper.
fn is_entry(page: &str, folder: &str) -> bool {
    page.strip_prefix(folder)
        .and_then(|rest| rest.strip_suffix('/'))
        .is_some_and(|slug| !slug.contains('/'))
}
