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

    visit.tab_to("#calculateur #contribution");
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
    assert_eq!(
        json!([shown(visit, "#bonus-bas"), shown(visit, "#bonus-haut")]),
        *range,
        "for {request}: {said}"
    );
    assert!(
        visit.shows("#verdict") && visit.text("#verdict").contains(' '),
        "no verdict in words"
    );
}

/// The request whose answer is displayed.
fn request(visit: &Visit) -> Value {
    let script = "return document.querySelector('#verdict').dataset.request";
    let request = visit.run(script, json!([]));
    serde_json::from_str(request.as_str().unwrap_or_default())
        .expect("the page tells the request in JSON")
}

/// An amount as displayed in French, `−1 250,50 €`, in the notation of the engine, `-1250.50`.
fn shown(visit: &Visit, selector: &str) -> String {
    let notation = |character| match character {
        '0'..='9' | '-' => Some(character),
        '−' => Some('-'),
        ',' => Some('.'),
        _ => None,
    };
    visit.text(selector).chars().filter_map(notation).collect()
}
