//! Somebody looks for a shop: on the map, in the list, near home, open now. Days and positions are faked in the browser.

use jiff::Timestamp;
use serde_json::{Value, json};
use solidoume::site::hours::{Calendar, DAYS};

use super::driver::Scripts;
use super::server::EVENTS_BEFORE;
use super::visit::{Key, Visit};
use crate::properties::hours::{Judge, SAMPLES};

const SHOPS: &str = "/annuaires/commerces/";
const GROCER: &str = "/annuaires/commerces/epicerie-de-la-halle/";
const MAP: &str = "/carte/";

/// What somebody reads, with ordinary spaces.
fn read(visit: &Visit, selector: &str) -> String {
    visit.text(selector).replace(['\u{a0}', '\u{202f}'], " ")
}

fn strings(value: &Value) -> Vec<String> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter()
        .map(|item| item.as_str().unwrap_or_default().replace('\u{a0}', " "))
        .collect()
}

/// Titles of the places shown, in order.
fn shown(visit: &Visit) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.places > li:not([hidden]) h3')].map((title) => title.textContent)";
    strings(&visit.run(script, json!([])))
}

/// Names of the marks of the map, as they are read aloud.
fn marks(visit: &Visit) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.map .mark')].map((mark) => mark.getAttribute('aria-label'))";
    strings(&visit.run(script, json!([])))
}

/// How much of the territory the map shows, in units of its drawing.
fn breadth(visit: &Visit) -> f64 {
    let script = "return document.querySelector('.map svg[viewBox]').viewBox.baseVal.width";
    visit.run(script, json!([])).as_f64().expect("a width")
}

fn choose(visit: &Visit, field: &str, choice: &str) {
    let script = "
        const [id, text] = arguments;
        const field = document.getElementById(id);
        field.value = [...field.options].find((option) => option.text === text).value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    visit.run(script, json!([field, choice]));
}

fn ready(visit: &Visit) {
    visit.wait_until("the map is drawn", |visit| !marks(visit).is_empty());
}

#[test]
fn the_map_follows_what_the_list_shows_and_the_address_keeps_it() {
    let visit = Visit::start(Scripts::On);
    visit.open(MAP);
    ready(&visit);
    let all = shown(&visit).len();
    assert_eq!(all, 12);
    choose(&visit, "filtre-annuaire", "Restaurants");
    choose(&visit, "filtre-moyen", "e-doume");
    let few = shown(&visit);
    assert_eq!(few.len(), 3, "{few:?}");
    let on_the_map = marks(&visit);
    assert_eq!(on_the_map.len(), 3, "{on_the_map:?}");
    assert!(
        on_the_map.iter().all(|mark| few.contains(mark)),
        "{on_the_map:?}"
    );
    let address = visit.run("return location.href", json!([]));
    visit.open("/");
    visit.open_address(address.as_str().expect("an address"));
    ready(&visit);
    assert_eq!(shown(&visit), few, "a shared address shows the same");
    choose(&visit, "filtre-moyen", "Change d’euros");
    assert!(marks(&visit).is_empty(), "no restaurant changes euros");
    visit.click("#filtres [type=reset]");
    visit.wait_until("all are back", |visit| shown(visit).len() == all);
    assert!(
        marks(&visit)
            .iter()
            .any(|mark| mark == "2 lieux, Clermont-Ferrand")
    );
}

#[test]
fn a_keyboard_reaches_zooms_and_opens_what_the_map_shows() {
    let visit = Visit::start(Scripts::On);
    visit.open(MAP);
    ready(&visit);
    visit.tab_to("[data-action=plus]");
    let whole = breadth(&visit);
    visit.press(Key::Enter);
    assert!(breadth(&visit) < whole, "the button zooms");
    visit.tab_to(".map svg[viewBox]");
    let nearer = breadth(&visit);
    visit.type_text("+");
    assert!(breadth(&visit) < nearer, "a key zooms");
    let left = "return document.querySelector('.map svg[viewBox]').viewBox.baseVal.x";
    let before = visit.run(left, json!([])).as_f64();
    visit.press(Key::Right);
    assert!(
        visit.run(left, json!([])).as_f64() > before,
        "an arrow moves the map"
    );
    visit.type_text("0");
    assert!(
        (breadth(&visit) - whole).abs() < 0.01,
        "zero shows everything again"
    );
    visit.tab_to(".mark[role=button]");
    visit.press(Key::Enter);
    visit.wait_until("the places of the mark are listed", |visit| {
        visit.shows("#carte-groupe")
    });
    assert_eq!(read(&visit, "#carte-groupe p"), "2 lieux, Clermont-Ferrand");
    let focused = visit.run("return document.activeElement.textContent", json!([]));
    assert!(read(&visit, "#carte-groupe ul").contains(focused.as_str().unwrap_or("-")));
    visit.click("[data-approcher]");
    visit.wait_until("they part", |visit| marks(visit).len() == 2);
    visit.tab_to(".mark");
    visit.press(Key::Enter);
    visit.wait_until("a mark leads to its page", |visit| {
        visit.page().as_deref() != Some(MAP)
    });
}

#[test]
fn what_is_near_is_told_on_the_device() {
    let visit = Visit::start(Scripts::On);
    visit.located(45.548, 3.25);
    visit.open(SHOPS);
    ready(&visit);
    visit.click("[data-situer]");
    visit.wait_until("places are sorted", |visit| visit.shows("[data-oublier]"));
    assert_eq!(shown(&visit)[0], "Le Bocal sans fond (exemple)");
    assert_eq!(read(&visit, ".places > li .distance"), "à 0,2 km");
    assert!(read(&visit, "#pres").contains("ni gardée ni envoyée"));
    assert!(visit.shows(".map .reader"));
    let kept = "return [location.hash, document.cookie, localStorage.length, sessionStorage.length].join()";
    assert_eq!(
        visit.run(kept, json!([])),
        json!(",,0,0"),
        "nothing of it stays"
    );
    let loaded = "return performance.getEntriesByType('resource').filter((entry) => entry.startTime > performance.now() - 50).length";
    assert_eq!(visit.run(loaded, json!([])), json!(0));
    choose(&visit, "pres-commune", "Riom");
    assert_eq!(shown(&visit)[0], "Boulangerie du Pain levé (exemple)");
    visit.click("[data-oublier]");
    assert_eq!(shown(&visit)[0], "Fromagerie du Petit Buron (exemple)");
    assert!(
        !visit
            .run(
                "return Boolean(document.querySelector('.distance, .reader'))",
                json!([])
            )
            .as_bool()
            .unwrap_or(true)
    );
}

#[test]
fn who_refuses_to_be_located_is_told_what_else_to_do() {
    let visit = Visit::start(Scripts::On);
    visit.refuses_to_be_located();
    visit.open(SHOPS);
    ready(&visit);
    visit.click("[data-situer]");
    visit.wait_until("a sentence", |visit| {
        read(visit, "#pres output").contains("refusé")
    });
    assert!(read(&visit, "#pres output").contains("Choisissez plutôt une commune"));
}

/// Moments in Paris after the site was made, on 25 November 2026: what the grocer's page says then, and whether it passes « open now ».
const MOMENTS: [(&str, &str, bool); 8] = [
    ("2026-11-25T10:00:00+01:00", "Ouvert, ferme à 12 h 30", true),
    ("2026-11-25T13:00:00+01:00", "Fermé, ouvre à 15 h", false),
    (
        "2026-11-25T20:00:00+01:00",
        "Fermé, ouvre demain à 9 h",
        false,
    ),
    (
        "2026-11-28T19:30:00+01:00",
        "Fermé, ouvre mardi à 9 h",
        false,
    ),
    // Labour Day is a Saturday, Christmas a Friday, Easter Monday a day it is closed anyway.
    (
        "2027-05-01T10:00:00+02:00",
        "Fermé (jour férié), ouvre mardi à 9 h",
        false,
    ),
    (
        "2026-12-25T10:00:00+01:00",
        "Fermé (jour férié), ouvre demain à 9 h",
        false,
    ),
    (
        "2027-03-29T10:00:00+02:00",
        "Fermé (jour férié), ouvre demain à 9 h",
        false,
    ),
    ("2029-06-01T10:00:00+02:00", "Horaires à vérifier", false),
];

#[test]
fn a_page_says_who_is_open_now_wherever_the_device_believes_to_be() {
    for (moment, expected, open) in MOMENTS {
        let visit = Visit::start(Scripts::On);
        visit.in_zone("Pacific/Auckland");
        visit.on_the_day(moment);
        visit.open_beside(&format!("{EVENTS_BEFORE}{GROCER}"));
        visit.wait_until("its state", |visit| !read(visit, ".state").is_empty());
        assert_eq!(read(&visit, ".state"), expected, "{moment}");
        visit.open_beside(&format!("{EVENTS_BEFORE}{SHOPS}#ouvert=oui"));
        visit.wait_until("the choice is applied", |visit| visit.shows("#filtres"));
        let grocer = shown(&visit).iter().any(|title| title.contains("Halle"));
        assert_eq!(grocer, open, "{moment}");
    }
}

#[test]
fn the_week_marks_today_and_names_its_holidays() {
    let visit = Visit::start(Scripts::On);
    visit.on_the_day("2027-05-06T10:00:00+02:00");
    visit.open_beside(&format!("{EVENTS_BEFORE}{GROCER}"));
    visit.wait_until("today is marked", |visit| {
        let found = "return document.querySelectorAll('.week [aria-current=date]').length";
        visit.run(found, json!([])) == json!(1)
    });
    // Ascension Day.
    assert_eq!(
        read(&visit, ".week [aria-current]"),
        "jeudi fermé (jour férié)"
    );
    assert_eq!(
        read(&visit, ".week tr:nth-child(3)"),
        "mercredi 9 h – 12 h 30, 15 h – 19 h"
    );
}

/// The script against the crate, at moments of all sorts: nights, holidays, days when clocks change.
#[test]
fn the_script_knows_at_every_moment_what_the_crate_knows() {
    let visit = Visit::start(Scripts::On);
    visit.open(SHOPS);
    ready(&visit);
    let first = jiff::civil::date(2026, 11, 24);
    let start = first.in_tz("Europe/Paris").expect("a moment").timestamp();
    let last = (DAYS as i64 - 1) * 86_400;
    // One step in 3 h 7 min, and every quarter of an hour around both changes of the clocks.
    let around = |change: &str| {
        let change: Timestamp = change.parse().expect("a moment");
        let from = change.as_second() - start.as_second() - 4 * 3600;
        (0..32).map(move |quarter| from + quarter * 900)
    };
    let moments: Vec<i64> = (0..last)
        .step_by(11_220)
        .chain(around("2027-03-28T01:00:00Z"))
        .chain(around("2027-10-31T01:00:00Z"))
        .map(|second| (start.as_second() + second) * 1000)
        .collect();
    let script = "
        const [code, days, moments, done] = arguments;
        import(document.querySelector('script[data-lieux]').src).then(({ calendar, stateAt, inParis, dayOf }) => {
            const known = calendar(code, dayOf('2026-11-24'), days);
            done(moments.map((moment) => stateAt(known, inParis(new Date(moment))).kind[0]).join(''));
        }, (error) => done(String(error)));";
    for text in SAMPLES {
        let calendar = Calendar::read(text, jiff::civil::date(2026, 11, 25)).expect("hours");
        let said = visit.run_async(script, json!([calendar.code(), DAYS, moments]));
        let judge = Judge::of(text);
        let expected: String = moments
            .iter()
            .map(|moment| {
                let moment = Timestamp::from_millisecond(*moment).expect("a moment");
                let paris = moment.in_tz("Europe/Paris").expect("a zone").datetime();
                let minute = i64::from(paris.hour()) * 60 + i64::from(paris.minute());
                judge.says(paris.date(), minute)
            })
            .collect();
        assert_eq!(said, json!(expected), "{text}");
    }
}

#[test]
fn on_a_small_phone_one_finger_scrolls_and_marks_are_large_enough() {
    const WIDTH: u32 = 320;
    let visit = Visit::start(Scripts::On);
    visit.on_a_phone(WIDTH);
    for page in [MAP, SHOPS, GROCER, "/annuaires/", "/en/carte/"] {
        visit.open(page);
        let width = visit.run("return document.scrollingElement.scrollWidth", json!([]));
        assert!(
            width.as_u64() <= Some(WIDTH.into()),
            "{page} is {width} px wide"
        );
    }
    visit.open(MAP);
    ready(&visit);
    let sizes = "return Math.min(...[...document.querySelectorAll('.mark .reach')].map((reach) => reach.getBoundingClientRect().width))";
    assert!(visit.run(sizes, json!([])).as_f64() >= Some(24.0));
    let gesture =
        "return getComputedStyle(document.querySelector('.map svg[viewBox]')).touchAction";
    assert_eq!(visit.run(gesture, json!([])), json!("pan-x pan-y"));
}

#[test]
fn without_scripts_the_map_leads_to_places_and_the_list_says_their_hours() {
    let visit = Visit::start(Scripts::Off);
    visit.open(SHOPS);
    assert!(visit.text(".places").contains("On y paie en"));
    assert!(read(&visit, ".places .times").contains("du mercredi au samedi"));
    assert!(!visit.shows("#filtres") && !visit.shows("#pres") && !visit.shows(".map-tools"));
    visit.click(".map a[href$='/le-bocal-sans-fond/']");
    visit.wait_until("a mark leads to its page", |visit| {
        visit.page().as_deref() == Some("/annuaires/commerces/le-bocal-sans-fond/")
    });
    assert!(read(&visit, ".week").contains("dimanche fermé"));
    visit.open(MAP);
    visit.click(".map a[href='#lieu-clermont-ferrand']");
    let target = "return document.querySelector(':target h3').textContent";
    assert_eq!(
        visit.run(target, json!([])),
        json!("Café de la Lentille (exemple)")
    );
}

#[test]
fn a_directory_on_paper_is_a_list_by_commune() {
    let visit = Visit::start(Scripts::On);
    visit.open(MAP);
    ready(&visit);
    visit.on_paper();
    let script =
        "return [...document.querySelectorAll('.places > li')].map((place) => place.innerText)";
    let places = strings(&visit.run(script, json!([])));
    let script = "
        const top = (element) => element.getBoundingClientRect().top;
        return [...document.querySelectorAll('.places > li')].map((place) => {
            const commune = place.querySelector('.where b');
            return top(commune) < top(place.querySelector('h3')) ? commune.textContent : 'below its name';
        });";
    let communes = strings(&visit.run(script, json!([])));
    assert_eq!((communes[0].as_str(), communes.len()), ("Ambert", 12));
    assert!(communes.is_sorted(), "{communes:?}");
    for place in &places {
        for part in [" : ", "On y paie en"] {
            assert!(place.contains(part), "{place}");
        }
        assert!(
            !place.contains("Ouvert") && !place.contains("Fermé,"),
            "{place}"
        );
    }
    for tool in ["#filtres", "#pres", ".map-tools"] {
        assert!(!visit.shows(tool), "{tool} is of no use on paper");
    }
    let sheets = visit.printed_pages();
    assert!(
        (1..=2).contains(&sheets),
        "twelve places on {sheets} sheets"
    );
}
