//! Events on a device: a site that was made some days ago shows what one made today does.

use serde_json::{Value, json};

use super::driver::Scripts;
use super::server::{EVENTS_AFTER, EVENTS_BEFORE};
use super::visit::{Key, Visit};

/// Just after midnight in Paris, where hours do not matter yet.
const THIRD: &str = "2026-12-03T00:30:00+01:00";
/// The same day, when what began that morning is over.
const EVENING: &str = "2026-12-03T20:00:00+01:00";

/// What a list shows, line after line: months and events, with their dates.
const SHOWN: &str = "
    const shown = (element) => element.checkVisibility() && element.innerText.trim() !== '';
    const parts = (document.querySelector('[aria-labelledby=rendez-vous]') ?? document.querySelector('main')).querySelectorAll(':is(h2, h3, h4, .event time, .date-block, [data-dates] time, .details time, .note)');
    return [...parts].filter((part) => shown(part) && !part.closest('.subscribe'))
        .map((part) => `${part.localName}: ${part.innerText.replace(/\\s+/g, ' ').trim()} ${part.dateTime ?? ''}`);";

fn ready(visit: &Visit) {
    visit.wait_until("the agenda is ready", |visit| {
        visit.run(
            "return document.documentElement.dataset.agenda ?? ''",
            json!([]),
        ) == json!("ready")
    });
}

fn open(visit: &Visit, site: &str, page: &str) {
    visit.open_beside(&format!("{site}{page}"));
    ready(visit);
}

fn shown(visit: &Visit, site: &str, page: &str) -> Value {
    open(visit, site, page);
    visit.run(SHOWN, json!([]))
}

#[test]
fn an_old_site_shows_on_the_device_what_a_new_one_does() {
    let visit = Visit::start(Scripts::On);
    visit.on_the_day(THIRD);
    let slugs = ["en-ligne", "marche", "foire", "fin", "annule", "premier"];
    let entries = slugs.map(|slug| format!("/evenements/essai-{slug}/"));
    let lists = ["/evenements/", "/en/evenements/", "/", "/en/"].map(str::to_owned);
    let mut different = Vec::new();
    for page in lists.iter().chain(&entries) {
        let (old, new) = (
            shown(&visit, EVENTS_BEFORE, page),
            shown(&visit, EVENTS_AFTER, page),
        );
        assert!(
            new.as_array().is_some_and(|lines| !lines.is_empty()),
            "{page} shows {new}"
        );
        if old != new {
            different.push(format!("{page}:\n  {old}\n  {new}"));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
    // The home page was made in November: its foods are those of December by now.
    open(&visit, EVENTS_BEFORE, "/");
    visit.wait_until("the foods of December", |visit| {
        visit.text("#saison") == "De saison en décembre"
    });
    assert_eq!(visit.console(), Vec::<String>::new());
}

#[test]
fn what_is_over_says_so_on_the_device() {
    let visit = Visit::start(Scripts::On);
    visit.on_the_day(EVENING);
    open(&visit, EVENTS_BEFORE, "/evenements/essai-marche/");
    assert_eq!(visit.text("[data-over]"), "Ce rendez-vous est passé.");
    assert!(!visit.shows("[data-add]"), "it can still be added");
    open(&visit, EVENTS_BEFORE, "/evenements/");
    assert!(
        visit.text("[data-past]").contains("Essai de marché"),
        "it is not among what is over"
    );
    let complaints = visit.console();
    assert!(complaints.is_empty(), "{complaints:?}");
}

#[test]
fn a_meeting_online_is_said_on_the_clocks_of_the_device() {
    let visit = Visit::start(Scripts::On);
    // New York changes its clocks two weeks before Paris: six hours apart all year, five that week.
    visit.on_the_day("2027-03-15T12:00:00+01:00");
    visit.in_zone("America/New_York");
    open(&visit, EVENTS_BEFORE, "/evenements/essai-en-ligne/");
    let here = visit.text("[data-here]").replace('\u{a0}', " ");
    assert_eq!(
        here,
        "À l’heure de votre appareil : mercredi 17 mars 2027 à 13 h"
    );
    assert!(visit.text(".details").contains("heure de Paris"));
    visit.in_zone("Europe/Paris");
    open(&visit, EVENTS_BEFORE, "/evenements/essai-en-ligne/");
    let there = "return document.querySelectorAll('[data-here]').length";
    assert_eq!(
        visit.run(there, json!([])),
        json!(0),
        "in Paris nothing is to be added"
    );
}

#[test]
fn choices_narrow_the_list_and_stay_in_the_address() {
    const TITLES: &str =
        "return [...document.querySelectorAll('.event')].filter((item) => item.checkVisibility())
        .map((item) => item.querySelector('a').innerText).sort()";
    let visit = Visit::start(Scripts::On);
    visit.on_the_day(THIRD);
    open(&visit, EVENTS_BEFORE, "/evenements/");
    visit.tab_to("[name=gratuit]");
    visit.type_text(" ");
    let free = visit.run(TITLES, json!([]));
    assert_eq!(
        free,
        json!(
            [
                "Comprendre la redistribution en une heure",
                "Essai en ligne",
                "Fête de la courge et de la châtaigne",
                "Permanence du mercredi",
                "Que veut dire bien manger, ici ?"
            ]
            .map(|title: &str| title.replace(" ?", "\u{202f}?"))
        )
    );
    visit.tab_to("[type=reset]");
    visit.press(Key::Enter);
    visit.wait_until("all are back", |visit| {
        visit.run("return location.hash", json!([])) == json!("")
    });
    visit.tab_to(".event a");
    open(
        &visit,
        EVENTS_BEFORE,
        "/evenements/?lien#axe=redistribution&enligne=oui",
    );
    assert_eq!(
        visit.run(TITLES, json!([])),
        json!([
            "Comprendre la redistribution en une heure",
            "Essai en ligne"
        ])
    );
    assert!(visit.text("#filtres output").starts_with("2 sur"));
}

#[test]
fn the_month_of_the_device_is_one_step_away_and_its_day_marked() {
    let visit = Visit::start(Scripts::On);
    visit.on_the_day(THIRD);
    open(&visit, EVENTS_BEFORE, "/evenements/");
    visit.tab_to("[data-way]");
    visit.press(Key::Enter);
    visit.wait_until("December is shown", |visit| {
        visit.text("h1").contains("décembre 2026")
    });
    ready(&visit);
    let marked = "return [...document.querySelectorAll('[aria-current=date]')].map((cell) => cell.dataset.date)";
    assert_eq!(visit.run(marked, json!([])), json!(["2026-12-03"]));
    visit.on_a_phone(320);
    visit.tab_to("a.day");
    visit.press(Key::Enter);
    let target = visit.run(
        "return document.querySelector(':target').innerText",
        json!([]),
    );
    assert!(
        target.as_str().is_some_and(|text| text.contains("Essai")),
        "{target}"
    );
    let wide = visit.run("return document.scrollingElement.scrollWidth", json!([]));
    assert!(wide.as_u64() <= Some(320), "{wide} px wide");
}

#[test]
fn without_scripts_months_follow_each_other_and_a_day_leads_to_its_events() {
    let visit = Visit::start(Scripts::Off);
    visit.open_beside(&format!("{EVENTS_BEFORE}/evenements/"));
    assert!(
        !visit.shows("#filtres"),
        "a form that does nothing is shown"
    );
    visit.click("[data-way]");
    assert!(visit.text("h1").contains("novembre 2026"));
    visit.click("[rel=next]");
    assert!(visit.text("h1").contains("décembre 2026"));
    assert!(
        visit
            .text("[data-date='2026-12-05'].busy")
            .contains("Atelier cuisine")
    );
    visit.click("a.day");
    assert!(visit.shows(":target"), "the day's events are not shown");
    visit.click(":target a");
    assert!(visit.text("h1").starts_with("Essai"));
    let file = "return document.querySelector('a[download]').pathname.endsWith('/evenement.ics')";
    assert_eq!(visit.run(file, json!([])), json!(true));
}
