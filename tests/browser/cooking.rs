//! The cooking mode: one step after the other, timers that go on, a screen that stays on.

use serde_json::json;

use super::driver::Scripts;
use super::recipes::plain;
use super::visit::{Key, Visit};

const POTEE: &str = "/recettes/potee-auvergnate/";
const LEFT: &str = "\u{e012}";
const ESCAPE: &str = "\u{e00c}";

/// A clock that a test can move, and a wake lock that tells what was asked of it.
const PREPARED: &str = "
    { const now = Date.now.bind(Date); window.ahead = 0; Date.now = () => now() + window.ahead; }
    window.locks = [];
    Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: {
      request: async (kind) => { window.locks.push(kind); return { release: async () => { window.locks.push('released'); } }; },
    } });";

fn cooking() -> Visit {
    let visit = Visit::start(Scripts::On);
    visit.before_scripts(PREPARED);
    visit.open(POTEE);
    visit.tab_to("[data-do=cook]");
    visit.press(Key::Enter);
    visit.wait_until("the dialog is open", |visit| visit.shows("dialog"));
    visit
}

/// The step that is shown.
fn step(visit: &Visit) -> String {
    plain(&visit.text("dialog [data-steps] > li:not([hidden])"))
}

#[test]
fn steps_are_read_one_by_one_with_the_keyboard() {
    let visit = cooking();
    assert!(
        step(&visit).starts_with("Étape 1 sur 7\nLa veille"),
        "{}",
        step(&visit)
    );
    visit.press(Key::Right);
    visit.press(Key::Right);
    assert!(step(&visit).starts_with("Étape 3 sur 7"));
    visit.type_text(LEFT);
    assert!(step(&visit).starts_with("Étape 2 sur 7"));
    visit.tab_to("[data-cook=next]");
    visit.press(Key::Enter);
    assert!(step(&visit).starts_with("Étape 3 sur 7"));
    visit.click("[data-cook=all]");
    let steps = "return [...document.querySelectorAll('dialog [data-steps] > li')].filter((step) => !step.hidden).length";
    assert_eq!(visit.run(steps, json!([])), json!(7));
    visit.click("[data-cook=all]");
    visit.click("dialog details summary");
    assert!(plain(&visit.text("[data-at-hand]")).contains("1,2 kg chou vert"));
    visit.type_text(ESCAPE);
    visit.wait_until("the dialog is closed", |visit| !visit.shows("dialog"));
    let focused = "return document.activeElement.dataset.do";
    assert_eq!(
        visit.run(focused, json!([])),
        json!("cook"),
        "the focus is back"
    );
    assert_eq!(visit.console(), Vec::<String>::new());
}

/// Portions that were chosen are those at hand; the last step ends it.
#[test]
fn the_last_step_ends_it() {
    let visit = Visit::start(Scripts::On);
    visit.open(&format!("{POTEE}#pour=4"));
    visit.click("[data-do=cook]");
    visit.click("dialog details summary");
    assert!(plain(&visit.text("[data-at-hand]")).contains("600 g chou vert"));
    for _ in 0..6 {
        visit.click("[data-cook=next]");
    }
    assert_eq!(visit.text("[data-cook=next]"), "Terminer");
    visit.click("[data-cook=next]");
    assert!(!visit.shows("dialog"));
}

#[test]
fn the_screen_stays_on_until_the_end() {
    let visit = cooking();
    visit.wait_until("it is said", |visit| {
        plain(&visit.text("[data-awake]")) == "L'écran reste allumé."
    });
    visit.click("[data-cook=close]");
    visit.wait_until("the screen may sleep again", |visit| {
        visit.run("return window.locks", json!([])) == json!(["screen", "released"])
    });
    visit.run(
        "Object.defineProperty(navigator, 'wakeLock', { value: undefined })",
        json!([]),
    );
    visit.click("[data-do=cook]");
    visit.wait_until("that is said too", |visit| {
        visit
            .text("[data-awake]")
            .contains("réglez la mise en veille")
    });
}

#[test]
fn two_timers_go_on_while_other_steps_are_read() {
    let visit = cooking();
    visit.press(Key::Right);
    visit.click("li:not([hidden]) [data-seconds='5400']");
    visit.press(Key::Right);
    visit.click("li:not([hidden]) [data-seconds='300']");
    visit.press(Key::Right);
    let rows = "return [...document.querySelectorAll('[data-timers] li')].map((row) => row.querySelector('[data-name]').textContent)";
    let names = plain(&visit.run(rows, json!([])).to_string());
    assert_eq!(names, r#"["Étape 2, 1 heure 30","Étape 3, 5 minutes"]"#);
    assert_eq!(visit.text("[data-timers] [role=alert]"), "");
    visit.run("window.ahead = 301_000", json!([]));
    visit.wait_until("the short one ends", |visit| {
        plain(&visit.text("[data-timers] [role=alert]")) == "C'est l'heure ! Étape 3, 5 minutes"
    });
    assert!(
        visit
            .text("[data-timers] li:first-child [data-left]")
            .starts_with("1:24:")
    );
    assert_eq!(visit.text("[data-timers] .over [data-left]"), "0:00");
    // One minute more, and then it is stopped.
    visit.click("[data-timers] .over [data-timer=more]");
    assert_eq!(visit.text("[data-timers] [role=alert]"), "");
    visit.click("[data-timers] li:nth-child(2) [data-timer=stop]");
    // The other goes on when the dialog is closed, and is seen on the page.
    visit.type_text(ESCAPE);
    visit.wait_until("the dialog is closed", |visit| !visit.shows("dialog"));
    assert!(visit.shows("[data-timers] li"));
    visit.run("window.ahead = 5_401_000", json!([]));
    visit.wait_until("the long one ends", |visit| {
        plain(&visit.text("[data-timers] [role=alert]")) == "C'est l'heure ! Étape 2, 1 heure 30"
    });
    visit.click("[data-timers] [data-timer=stop]");
    assert!(!visit.shows("[data-timers]"));
    assert_eq!(visit.console(), Vec::<String>::new());
}
