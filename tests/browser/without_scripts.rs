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
