//! Structured data as search engines read it.

use std::collections::{BTreeMap, BTreeSet};

use scraper::Html;
use serde_json::{Value, json};

use super::site::{BASE, pages, shipped, whole};
use super::{ask, select};
use crate::project::Run;

/// What the judge recommends and we do not say: a type, the words of the warning, and why.
const NOT_SAID: &[(&str, &str, &str)] = &[
    ("Recipe", "aggregateRating", "nobody rates recipes here"),
    ("Recipe", "video", "there is no film"),
    ("Recipe", "nutrition.calories", "nobody computed them"),
    ("Recipe", "recipeCuisine", "recipes do not state one"),
    (
        "Recipe",
        "datePublished",
        "recipes state the day they were verified, not the day they appeared",
    ),
    ("Recipe", "cookTime", "some recipes are not cooked"),
    ("Recipe", "totalTime", "some recipes state no time"),
    ("Recipe", "keywords", "some recipes have none"),
    ("HowToStep", "image", "steps are told in words"),
    ("HowToStep", "video", "there is no film"),
    ("HowToStep", "itemListElement", "a step is one text"),
];

/// The statements of each page that makes some.
fn stated(site: &Run) -> BTreeMap<String, Vec<Value>> {
    let mut all = BTreeMap::new();
    for (path, text) in pages(site) {
        let page = Html::parse_document(&text);
        let blocks = select(&page, "script[type='application/ld+json']");
        assert!(blocks.len() <= 1, "{path}");
        for block in blocks {
            let text: String = block.text().collect();
            let block: Value =
                serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
            assert_eq!(block["@context"], "https://schema.org");
            let items = block["@graph"].as_array().expect("a graph").clone();
            all.insert(path.to_owned(), items);
        }
    }
    all
}

fn of<'a>(stated: &'a BTreeMap<String, Vec<Value>>, page: &str, kind: &str) -> &'a Value {
    let items = stated
        .get(page)
        .unwrap_or_else(|| panic!("{page} states nothing"));
    let found = items.iter().find(|item| item["@type"] == kind);
    found.unwrap_or_else(|| panic!("{page} states no {kind}: {items:#?}"))
}

#[test]
fn the_judge_finds_no_error_and_every_warning_has_a_reason() {
    let mut used = BTreeSet::new();
    let mut faults = Vec::new();
    for site in [whole(), shipped()] {
        let all = stated(site);
        assert!(all.len() > 30, "{} pages state something", all.len());
        let answers = ask("linked_data.mjs", &json!(all));
        for answer in answers.as_array().expect("a list") {
            let (kind, message) = (text(&answer["type"]), text(&answer["message"]));
            let excused = NOT_SAID
                .iter()
                .position(|(of, words, _)| kind == *of && message.contains(words));
            match (text(&answer["severity"]).as_str(), excused) {
                ("WARNING", Some(at)) => drop(used.insert(at)),
                _ => faults.push(answer.to_string()),
            }
        }
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let stale: Vec<_> = (0..NOT_SAID.len())
        .filter(|at| !used.contains(at))
        .map(|at| NOT_SAID[at])
        .collect();
    assert!(
        stale.is_empty(),
        "no warning needs these any more: {stale:?}"
    );
}

/// The judge judges: what is wrong is found.
#[test]
fn what_is_wrong_is_found() {
    let wrong = json!({ "page": [
        { "@type": "Recipe", "description": "without a name" },
        { "@type": "Event", "name": "a", "opens": "09:00" },
        { "@type": "Evenement", "name": "a" },
        { "@type": "Event", "name": "a", "eventStatus": "https://schema.org/EventForgotten" },
        { "@type": "Event", "name": "a", "offers": { "@type": "Place", "name": "a" } },
    ] });
    let answers = ask("linked_data.mjs", &wrong);
    let errors = answers
        .as_array()
        .expect("a list")
        .iter()
        .filter(|answer| answer["severity"] == "ERROR");
    let said: Vec<String> = errors.map(|answer| text(&answer["message"])).collect();
    for words in ["name", "opens", "Evenement", "EventForgotten", "Place"] {
        assert!(
            said.iter().any(|message| message.contains(words)),
            "{words}: {said:?}"
        );
    }
}

#[test]
fn a_recipe_is_told_whole() {
    let all = stated(whole());
    let recipe = of(&all, "recettes/soupe/index.html", "Recipe");
    let page = format!("{BASE}recettes/soupe/");
    for (key, value) in [
        ("url", json!(page)),
        ("recipeYield", json!("4")),
        ("prepTime", json!("PT30M")),
        ("cookTime", json!("PT1H10M")),
        ("totalTime", json!("PT1H40M")),
        ("dateModified", json!("2026-11-10")),
        (
            "suitableForDiet",
            json!([
                "https://schema.org/VeganDiet",
                "https://schema.org/GlutenFreeDiet"
            ]),
        ),
    ] {
        assert_eq!(recipe[key], value, "{key}");
    }
    assert_eq!(recipe["name"], "Soupe </script> & «\u{a0}amis\u{a0}»");
    let ingredients = recipe["recipeIngredient"].as_array().expect("ingredients");
    assert_eq!(ingredients.len(), 3);
    assert_eq!(ingredients[2], "sel, un peu, pas trop (facultatif)");
    let steps = recipe["recipeInstructions"].as_array().expect("steps");
    assert_eq!(
        (steps.len(), &steps[0]["name"]),
        (2, &json!("Couper la courge"))
    );
    // Each step leads to itself on the page.
    let html = whole().text("recettes/soupe/index.html");
    for step in steps {
        let url = text(&step["url"]);
        let anchor = url
            .strip_prefix(&format!("{page}#"))
            .expect("an anchor of the page");
        assert!(html.contains(&format!("<li id=\"{anchor}\">")), "{anchor}");
    }
    // Salt has no price: the cost is partial and is not told as if it were whole.
    assert_eq!(recipe["estimatedCost"], Value::Null);
    // A diet that depends on what nobody stated is not promised.
    let doubtful = of(&all, "recettes/doute/index.html", "Recipe");
    assert_eq!(doubtful["suitableForDiet"], Value::Null);
}

#[test]
fn an_event_says_when_where_and_whether() {
    let all = stated(whole());
    let event = |slug: &str| of(&all, &format!("evenements/{slug}/index.html"), "Event");
    let status = |slug: &str| text(&event(slug)["eventStatus"]).replace("https://schema.org/", "");
    let workshop = event("atelier");
    // The next first Saturday, not the first one.
    assert_eq!(workshop["startDate"], "2026-12-05T14:00:00+01:00");
    assert_eq!(workshop["endDate"], "2026-12-05T16:30:00+01:00");
    assert_eq!(
        workshop["location"][0]["address"]["addressLocality"],
        "Billom"
    );
    assert_eq!(workshop["location"][0]["geo"]["latitude"], 45.7222);
    assert_eq!(workshop["offers"]["price"], "0");
    assert_eq!(workshop["organizer"][0]["name"], "L’épicerie");
    let schedule = &workshop["eventSchedule"];
    assert_eq!(
        (&schedule["repeatFrequency"], &schedule["byDay"]),
        (&json!("P1M"), &json!(["1SA"]))
    );
    assert_eq!(
        (&schedule["startTime"], &schedule["endTime"]),
        (&json!("14:00:00"), &json!("16:30:00"))
    );
    assert_eq!(schedule["exceptDate"], json!(["2027-01-02"]));
    let weekly = &event("permanence")["eventSchedule"];
    assert_eq!(weekly["byDay"], json!(["https://schema.org/Wednesday"]));
    assert_eq!(
        event("permanence")["eventAttendanceMode"],
        "https://schema.org/MixedEventAttendanceMode"
    );
    assert_eq!(
        event("permanence")["location"][1]["url"],
        "https://example.org/reunion"
    );
    assert_eq!(status("annule"), "EventCancelled");
    assert_eq!(
        event("annule")["startDate"],
        "2026-12-12",
        "a day without an hour stays a day"
    );
    assert_eq!(
        event("annule")["eventAttendanceMode"],
        "https://schema.org/OnlineEventAttendanceMode"
    );
    assert_eq!(status("deplace"), "EventRescheduled");
    assert_eq!(
        event("deplace")["previousStartDate"],
        "2026-12-05T10:00:00+01:00"
    );
    assert_eq!(status("remis"), "EventPostponed");
    assert_eq!(status("complet"), "EventScheduled");
    assert_eq!(
        event("complet")["offers"]["availability"],
        "https://schema.org/SoldOut"
    );
}

#[test]
fn a_partner_says_what_it_takes_and_when_it_is_open() {
    let all = stated(whole());
    let shop = of(
        &all,
        "annuaires/commerces/epicerie/index.html",
        "LocalBusiness",
    );
    assert_eq!(shop["address"]["streetAddress"], "1 rue Haute");
    assert_eq!(shop["currenciesAccepted"], "doume");
    assert_eq!(shop["sameAs"], "https://epicerie.example/");
    assert_eq!(shop["amenityFeature"]["value"], true);
    let hours = shop["openingHoursSpecification"].as_array().expect("hours");
    assert_eq!(
        hours.len(),
        11,
        "five days twice, and public holidays closed: {hours:?}"
    );
    // Hours that a week does not say are not told by half.
    let seasonal = of(
        &all,
        "annuaires/commerces/saisonnier/index.html",
        "LocalBusiness",
    );
    assert_eq!(seasonal["openingHoursSpecification"], Value::Null);
    let closed = &all["annuaires/commerces/ferme/index.html"];
    assert!(
        closed.iter().all(|item| item["@type"] == "BreadcrumbList"),
        "{closed:?}"
    );
}

#[test]
fn articles_lists_and_the_home_page_say_what_they_are() {
    let all = stated(whole());
    let article = of(&all, "actualites/ouverture/index.html", "Article");
    assert_eq!(
        (&article["datePublished"], &article["dateModified"]),
        (&json!("2026-11-15"), &json!("2026-11-18"))
    );
    assert_eq!(article["author"][0]["name"], "L’équipe de l’essai");
    let search = &of(&all, "index.html", "WebSite")["potentialAction"];
    assert_eq!(
        search["target"]["urlTemplate"],
        format!("{BASE}recherche/?q={{search_term_string}}")
    );
    let english = &of(&all, "en/index.html", "WebSite")["potentialAction"];
    assert_eq!(
        english["target"]["urlTemplate"],
        format!("{BASE}en/recherche/?q={{search_term_string}}")
    );
    assert_eq!(of(&all, "index.html", "Organization")["url"], BASE);
    let list = of(&all, "recettes/index.html", "ItemList");
    assert_eq!(
        list["numberOfItems"], 2,
        "what was invented is not told: {list}"
    );
    let crumbs = of(&all, "recettes/soupe/index.html", "BreadcrumbList");
    let addresses = crumbs["itemListElement"].as_array().expect("steps").iter();
    let addresses: Vec<String> = addresses.map(|step| text(&step["item"])).collect();
    assert_eq!(
        addresses,
        [
            BASE.to_owned(),
            format!("{BASE}recettes/"),
            format!("{BASE}recettes/soupe/")
        ]
    );
}

/// Pages that ask not to be indexed say nothing, and nothing invented is told anywhere.
#[test]
fn nothing_invented_is_told_to_machines() {
    for site in [whole(), shipped()] {
        let all = stated(site);
        for (path, text) in pages(site) {
            let page = Html::parse_document(&text);
            let noindex = !select(&page, "meta[name=robots][content*=noindex]").is_empty();
            let says = all.contains_key(path);
            let is_home = path == "index.html" || path == "en/index.html";
            let has_way = !select(&page, ".breadcrumbs").is_empty();
            assert_eq!(says, !noindex && (is_home || has_way), "{path}");
        }
        let told = json!(all).to_string();
        for name in ["inventé", "du dernier virage", "Fromagerie du petit buron"] {
            assert!(!told.contains(name), "{name}");
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
