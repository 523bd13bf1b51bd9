//! Calculations that leave their page: links, other sites, other calculators, a file without a network.

use serde_json::{Value, json};

use super::calculators::ready;
use super::driver::Scripts;
use super::server::{ELSEWHERE, SEVERAL_MONTHS, Server};
use super::site;
use super::visit::Visit;

#[test]
fn a_copied_link_brings_the_same_calculation() {
    let visit = Visit::start(Scripts::On);
    visit.open("/calculateurs/bonus/");
    ready(&visit);
    visit.retype("#bonus-contribution", "47,25");
    visit.retype("#bonus-joining", "10");
    visit.click("[data-do=link]");
    let address = address(&visit);
    assert!(
        address.contains("contribution=47%2C25")
            && address.contains("figures=2022-08")
            && address.contains("rules=2022-04"),
        "{address}"
    );
    let said = visit.text("[data-verdict]");
    visit.open("/");
    visit.open(&format!("/calculateurs/bonus/#{}", fragment(&address)));
    ready(&visit);
    assert_eq!(visit.text("[data-verdict]"), said);
    super::calculator::shows_what_the_command_line_says(&visit);
    assert!(!visit.shows("[data-older]"));
}

/// A link from before the last figures says so, and can be seen with the figures of then.
#[test]
fn an_old_link_says_that_there_are_newer_figures() {
    let visit = Visit::start(Scripts::On);
    let page = format!("{SEVERAL_MONTHS}/calculateurs/bonus/");
    visit.open_beside(&format!(
        "{page}#calcul=bonus&contribution=30&already=no&joining=1&rules=2022-04&figures=2022-08"
    ));
    ready(&visit);
    let note = visit.text("[data-older]");
    assert!(
        note.contains("août 2022") && note.contains("avril 2022") && note.contains("août 2023"),
        "{note}"
    );
    let now = visit.text("[data-verdict]");
    visit.click("[data-do=then]");
    visit.wait_until("the figures of then", |visit| {
        visit.text("[data-verdict]") != now
    });
    assert!(
        visit.text("[data-verdict]").contains("13,94 et 14,90"),
        "{}",
        visit.text("[data-verdict]")
    );
    visit.click("[data-do=then]");
    visit.wait_until("the last figures again", |visit| {
        visit.text("[data-verdict]") == now
    });
}

/// A fragment that was cut, or holds nonsense, is no reason to show nothing.
#[test]
fn a_broken_link_is_answered() {
    let visit = Visit::start(Scripts::On);
    for fragment in [
        "calcul=bonus&contribution=%E0%A4%A",
        "calcul=bonus&contribution=1e999&figures=jamais",
        "calcul=basket&budget=3",
        "%%%",
    ] {
        visit.open("/");
        visit.open(&format!("/calculateurs/bonus/#{fragment}"));
        ready(&visit);
        assert!(visit.shows("[data-verdict]"), "{fragment}");
    }
    let complaints = visit.console();
    assert!(complaints.is_empty(), "{complaints:?}");
}

#[test]
fn a_bonus_goes_into_the_basket() {
    let visit = Visit::start(Scripts::On);
    visit.open("/calculateurs/bonus/");
    ready(&visit);
    visit.retype("#bonus-contribution", "25");
    visit.wait_until("25 is computed", |visit| {
        visit.text("[data-verdict]").contains("25")
    });
    let low = visit.text("[data-fact=difference] dd");
    let low = low.split(' ').next().unwrap_or_default().to_owned();
    visit.click("[data-carry=basket]");
    visit.wait_until("the basket is open", |visit| {
        visit.page().as_deref() == Some("/calculateurs/panier/")
    });
    ready(&visit);
    let budget = visit.run(
        "return document.querySelector('#panier-budget').value",
        json!([]),
    );
    assert_eq!(budget, json!(low));
}

/// On another site, in a frame of another origin: it computes, keeps to itself, and leads to the full page.
#[test]
fn another_site_can_show_the_calculator() {
    let visit = Visit::start(Scripts::On);
    visit.open("/calculateurs/bonus/");
    let snippet = visit.run(
        "return document.querySelector('[data-snippet]').textContent",
        json!([]),
    );
    let snippet = snippet.as_str().expect("there is a snippet").to_owned();
    assert!(
        snippet.starts_with("<iframe src=\"https://")
            && snippet.contains("/calculateurs/bonus/integrer/\""),
        "{snippet}"
    );

    let host = Server::start();
    let script = "
        const frame = document.createElement('iframe');
        frame.src = arguments[0];
        frame.width = 500;
        frame.height = 900;
        document.body.append(frame);";
    visit.open_address(&host.address_beside(ELSEWHERE));
    visit.run(
        script,
        json!([visit.address_of("/calculateurs/bonus/integrer/")]),
    );
    visit.enter_frame("iframe");
    ready(&visit);
    visit.retype("#bonus-contribution", "32,50");
    visit.wait_until("32,50 is computed", |visit| {
        visit.text("[data-verdict]").contains("32,50")
    });
    super::calculator::shows_what_the_command_line_says(&visit);
    let link = visit.run(
        "return document.querySelector('[data-carry=bonus]').href",
        json!([]),
    );
    assert!(
        link.as_str()
            .is_some_and(|link| link.contains("contribution=32%2C50")),
        "{link}"
    );
    let complaints = visit.console();
    assert!(complaints.is_empty(), "{complaints:?}");
}

/// One file from a memory stick, without a network, in two languages: every calculator computes.
#[test]
fn the_file_without_a_network_calculates() {
    let visit = Visit::start(Scripts::On);
    visit.open_file(&site::public().join("calculateur-hors-ligne.html"));
    ready(&visit);
    visit.click("[data-choose=fr]");
    visit.retype("#fr-bonus-contribution", "32,50");
    says(&visit, "fr", "bonus", "11,53 et 12,49");
    visit.retype("#fr-equilibre-supporters", "22");
    says(&visit, "fr", "balance", "50,11");
    visit.retype("#fr-panier-budget", "2");
    says(&visit, "fr", "basket", "il en manque");
    visit.retype("#fr-experience-c1", "100");
    says(&visit, "fr", "bonus_2019", "100,00 doumes");
    visit.retype("#fr-preuves-beneficiaries", "24");
    says(&visit, "fr", "figures", "le total est");
    visit.click("[data-choose=en]");
    assert!(!visit.shows("#fr-bonus-contribution"));
    visit.retype("#en-bonus-contribution", "32.50");
    says(&visit, "en", "bonus", "between 11.53 and 12.49");
    let requests = visit.run(
        "return performance.getEntriesByType('resource').map((entry) => entry.name)",
        json!([]),
    );
    assert_eq!(requests, json!([]), "the file asks for something");
    let complaints = visit.console();
    assert!(complaints.is_empty(), "{complaints:?}");
}

/// In the file, a bonus goes into the basket of the same file.
#[test]
fn in_the_file_the_basket_is_further_down() {
    let visit = Visit::start(Scripts::On);
    visit.open_file(&site::public().join("calculateur-hors-ligne.html"));
    ready(&visit);
    visit.click("[data-choose=fr]");
    visit.retype("#fr-bonus-contribution", "25");
    says(&visit, "fr", "bonus", "25 €");
    visit.click("[lang=fr] [data-carry=basket]");
    let budget = "return document.querySelector('#fr-panier-budget').value";
    visit.wait_until("the budget is there", |visit| {
        visit.run(budget, json!([])) == json!("18,75")
    });
    assert!(address(&visit).starts_with("file://"));
}

fn says(visit: &Visit, language: &str, calculator: &str, text: &str) {
    let selector = format!("main[lang={language}] [data-calculator={calculator}] [data-verdict]");
    visit.wait_until(&format!("{selector} says {text}"), |visit| {
        visit
            .text(&selector)
            .replace(['\u{a0}', '\u{202f}'], " ")
            .contains(text)
    });
}

fn address(visit: &Visit) -> String {
    let address: Value = visit.run("return location.href", json!([]));
    address.as_str().unwrap_or_default().to_owned()
}

fn fragment(address: &str) -> &str {
    address.split_once('#').map_or("", |(_, fragment)| fragment)
}
