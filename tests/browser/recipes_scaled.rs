//! The rule for quantities, in the generator and in the browser: both must say the same, to the letter.

use std::fs;

use scraper::{Html, Selector};
use serde_json::{Value, json};
use solidoume::config::Language;
use solidoume::decode::values::quantity::{Quantity, UNITS};
use solidoume::diagnostics::Diagnostics;
use solidoume::render::quantity::scaled;
use solidoume::render::words::Words;
use solidoume::source::{SourceFile, Sources};

use super::driver::Scripts;
use super::recipes::recipes;
use super::server::BLANK;
use super::site;
use super::visit::Visit;

const NUMBERS: [&str; 22] = [
    "1", "2", "3", "4", "5", "6", "7", "10", "12", "150", "250", "999", "1000", "1500", "1/2",
    "1/3", "3/4", "1 1/2", "0,3", "2-3", "1/2-1", "800-1200",
];
const FACTORS: [(i64, i64); 13] = [
    (1, 1),
    (2, 1),
    (1, 2),
    (3, 4),
    (5, 4),
    (2, 3),
    (7, 3),
    (1, 6),
    (13, 7),
    (99, 4),
    (1, 99),
    (500, 1),
    (123_456, 7_890),
];

/// Quantities of every unit, scaled by the module of the page and by the generator.
#[test]
fn the_browser_scales_quantities_as_the_generator_does() {
    let visit = Visit::start(Scripts::On);
    visit.open_beside(BLANK);
    for (language, page) in [
        (Language::Fr, "recettes/truffade"),
        (Language::En, "en/recettes/truffade"),
    ] {
        let words = words(language);
        let mut asked = Vec::new();
        let mut expected = Vec::new();
        for (unit, one, ..) in UNITS {
            for number in NUMBERS {
                let text = format!("{number} {one}");
                let quantity = Quantity::parse(&text).unwrap_or_else(|| panic!("{text} is one"));
                assert_eq!(quantity.unit, *unit);
                for (above, below) in FACTORS {
                    let ends = [quantity.lowest, quantity.highest]
                        .map(|end| format!("{}/{}", end.numerator, end.denominator));
                    let amount = format!("{} {} {one}", ends[0], ends[1]);
                    asked.push(json!([amount, format!("{above}/{below}")]));
                    expected.push(scaled(quantity, above, below, &words));
                }
            }
        }
        let script = "
            const [module, spoken, asked, done] = arguments;
            import(module).then(({ Kitchen, Ratio }) => {
              const kitchen = new Kitchen(JSON.parse(spoken));
              done(asked.map(([amount, factor]) => kitchen.show(kitchen.amount(amount), Ratio.read(factor))));
            }, (problem) => done(String(problem)));";
        let said = visit.run_async(script, json!([module(&visit), spoken(page), asked]));
        let said = said
            .as_array()
            .unwrap_or_else(|| panic!("no answer: {said}"));
        assert_eq!(said.len(), expected.len());
        for ((asked, said), expected) in asked.iter().zip(said).zip(&expected) {
            assert_eq!(said, expected, "{asked}");
        }
    }
}

/// A recipe that nobody scaled reads as it was built, although its script has written every quantity again.
#[test]
fn scaled_by_one_a_recipe_reads_as_it_was_built() {
    let visit = Visit::start(Scripts::On);
    for page in recipes() {
        visit.open(&page);
        let shown = visit.run(
            "document.querySelector('[data-do=more]').click(); document.querySelector('[data-do=reset]').click();
            const text = (part) => part.textContent;
            return [...document.querySelectorAll('.ingredients .quantity, .ingredients [data-name], [data-serves], [data-cost]')].map(text);",
            json!([]),
        );
        let built = texts(
            &page,
            ".ingredients .quantity, .ingredients [data-name], [data-serves], [data-cost]",
        );
        assert!(built.len() > 4, "{page} has {} quantities", built.len());
        assert_eq!(shown, json!(built), "{page}");
    }
}

/// The texts of a published page's parts.
fn texts(page: &str, selector: &str) -> Vec<String> {
    let html = html(page.trim_matches('/'));
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector)
        .map(|part| part.text().collect())
        .collect()
}

fn html(page: &str) -> Html {
    let file = site::public().join(page).join("index.html");
    Html::parse_document(&fs::read_to_string(file).expect("a published page"))
}

/// What a recipe's page says to its script.
fn spoken(page: &str) -> String {
    let html = html(page);
    let selector = Selector::parse("[data-recipe]").expect("a selector");
    let root = html.select(&selector).next().expect("a recipe");
    root.attr("data-spoken").expect("it speaks").to_owned()
}

/// Where the recipes' module is.
fn module(visit: &Visit) -> Value {
    let file = site::files("js")
        .into_iter()
        .find_map(|file| {
            let name = file.file_name()?.to_str()?.to_owned();
            name.starts_with("recette.").then_some(name)
        })
        .expect("the module is published");
    json!(visit.address_of(&format!("/assets/{file}")))
}

fn words(language: Language) -> Words {
    let path = format!("themes/solidoume/words/{}.yaml", language.word());
    let bytes = fs::read(site::root().join(&path)).expect("the words are a file");
    let sources = Sources::new(vec![SourceFile { path, bytes }]);
    Words::load(&sources, "solidoume", language, &mut Diagnostics::default())
}
