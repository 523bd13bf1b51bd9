//! What every page owes its visitors: no complaint in the console, and their colours.

use serde_json::json;

use super::driver::Scripts;
use super::site;
use super::visit::Visit;

#[test]
fn no_page_makes_the_console_complain() {
    let visit = Visit::start(Scripts::On);
    let mut complaints = Vec::new();
    for page in site::pages() {
        visit.open(&page);
        complaints.extend(
            visit
                .console()
                .into_iter()
                .map(|complaint| format!("{page}: {complaint}")),
        );
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn a_page_follows_the_preference_for_dark() {
    const LIGHTNESS: &str = "
        const canvas = document.createElement('canvas').getContext('2d');
        canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
        canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue, opacity] = canvas.getImageData(0, 0, 1, 1).data;
        return opacity === 255 ? red + green + blue : null;";
    let visit = Visit::start(Scripts::On);
    visit.open("/");
    let light = visit
        .run(LIGHTNESS, json!([]))
        .as_u64()
        .expect("the page has a background");
    visit.prefer("dark");
    visit.open("/");
    let dark = visit
        .run(LIGHTNESS, json!([]))
        .as_u64()
        .expect("the page has a background");
    assert!(
        light > 3 * 200 && dark < 3 * 60,
        "light {light}, dark {dark}, of 765"
    );
}
