//! The bonus calculator, by keyboard alone.

use serde_json::{Value, json};

use super::driver::Scripts;
use super::site;
use super::visit::{Key, Visit};

/// Where it is.
pub(super) const CALCULATOR: &str = "/calculateurs/bonus/";

#[test]
fn a_keyboard_leads_from_the_home_page_to_the_interval_of_the_command_line() {
    let visit = Visit::start(Scripts::On);
    visit.open("/");
    visit.tab_to("a[href$='calculateurs/bonus/']");
    visit.press(Key::Enter);
    visit.wait_until("the calculator is open", |visit| {
        visit.page().as_deref() == Some(CALCULATOR)
    });

    visit.tab_to("#bonus-contribution");
    visit.type_text("32,50");
    visit.wait_until("32,50 is what is computed", |visit| {
        ["32.5", "32.50"]
            .map(|amount| json!(amount))
            .contains(&request(visit)["contribution"])
    });
    shows_what_the_command_line_says(&visit);
}

/// The page displays the verdict and both ends of the range for the very request that it says it computes.
pub(super) fn shows_what_the_command_line_says(visit: &Visit) {
    let request = request(visit);
    let said: Value = serde_json::from_str(&site::calculate(&request.to_string()))
        .expect("the program answers in JSON");
    let range = &said["ok"]["range"];
    let shown = visit.text("[data-fact=difference] dd");
    let ends: Vec<String> = shown.split(" à ").map(in_notation).collect();
    assert_eq!(json!(ends), *range, "for {request}: {said}, shown {shown}");
    assert!(
        visit.shows("[data-verdict]") && visit.text("[data-verdict]").contains(' '),
        "no verdict in words"
    );
}

/// The request whose answer is displayed: what the script asked last, or what the site was built with.
fn request(visit: &Visit) -> Value {
    let script = "
        const { current, request } = document.querySelector('[data-calculator=bonus]').dataset;
        return current ?? request;";
    let request = visit.run(script, json!([]));
    serde_json::from_str(request.as_str().unwrap_or_default())
        .expect("the page tells the request in JSON")
}

/// An amount as displayed in French, `−1 250,50 €`, in the notation of the engine, `-1250.50`.
fn in_notation(shown: &str) -> String {
    let notation = |character| match character {
        '0'..='9' | '-' => Some(character),
        '−' => Some('-'),
        ',' => Some('.'),
        _ => None,
    };
    shown.chars().filter_map(notation).collect()
}
