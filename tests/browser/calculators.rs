//! Every calculator's page: typed on, spoken in both languages, the same before and after its script runs.

use serde_json::{Value, json};

use super::driver::Scripts;
use super::server::SEVERAL_MONTHS;
use super::site;
use super::visit::{Key, Visit};

/// Every page with a calculator, in the French site.
const PAGES: [&str; 6] = [
    "/calculateurs/bonus/",
    "/calculateurs/bonus/integrer/",
    "/calculateurs/equilibre/",
    "/calculateurs/panier/",
    "/calculateurs/experience-2019/",
    "/transparence/",
];

/// What a page shows of an answer: the page as it was made is fetched again and compared with the page as it is now.
const DIFFERENCES: &str = r#"
    const done = arguments[0];
    const parts = "[data-verdict], [data-fact], [data-sentence], [data-table] table, [data-calculator] svg, [data-chart] p,"
      + " [data-steps] ol, [data-steps] table, [data-cost], [data-affordable]";
    const bare = (part) => part.outerHTML.replace(/>\s+</g, "><").replace(/\s+/g, " ");
    fetch(location.pathname).then((answer) => answer.text()).then((text) => {
      const made = [...new DOMParser().parseFromString(text, "text/html").querySelectorAll(parts)];
      const now = [...document.querySelectorAll(parts)];
      const differ = now.flatMap((part, place) => bare(part) === bare(made[place]) ? [] : [[bare(made[place]), bare(part)]]);
      done({ parts: now.length, made: made.length, differ });
    });"#;

/// Whoever has no script sees exactly what the script would show: the same words, numbers, charts, tables and steps.
#[test]
fn what_was_made_with_the_site_is_what_the_script_shows() {
    let visit = Visit::start(Scripts::On);
    for language in ["", "/en"] {
        for page in PAGES {
            visit.open(&format!("{language}{page}"));
            is_unchanged(&visit, &format!("{language}{page}"));
            visit.open_beside(&format!("{SEVERAL_MONTHS}{language}{page}"));
            is_unchanged(&visit, &format!("{language}{page} with several months"));
        }
    }
}

fn is_unchanged(visit: &Visit, what: &str) {
    ready(visit);
    let found = visit.run_async(DIFFERENCES, json!([]));
    assert_eq!(found["parts"], found["made"], "{what}");
    assert!(
        found["parts"].as_u64() > Some(5),
        "{what} shows nothing: {found}"
    );
    assert_eq!(found["differ"], json!([]), "{what}");
}

/// Waits until the engine answers.
pub(super) fn ready(visit: &Visit) {
    visit.wait_until("the calculators are ready", |visit| {
        let state = "return document.documentElement.dataset.calculators";
        visit.run(state, json!([])) == json!("ready")
    });
}

/// No sentence keeps a brace of its pattern, in any language.
#[test]
fn no_page_shows_a_pattern_instead_of_a_value() {
    let visit = Visit::start(Scripts::On);
    for language in ["", "/en"] {
        for page in PAGES {
            for root in ["", SEVERAL_MONTHS] {
                visit.open_beside(&format!("{root}{language}{page}"));
                ready(&visit);
                let text = visit.run("return document.body.textContent", json!([]));
                let text = text.as_str().unwrap_or_default();
                assert!(!text.contains(['{', '}']), "{root}{language}{page}: {text}");
            }
        }
    }
}

/// Keys only: from the first field to the answer, and with the slider's arrow.
#[test]
fn keys_alone_recompute_the_balance() {
    let visit = Visit::start(Scripts::On);
    visit.open("/calculateurs/equilibre/");
    ready(&visit);
    visit.tab_to("#equilibre-supporters");
    visit.type_text("22");
    shows(&visit, "[data-verdict]", "50,11");
    visit.press(Key::Tab);
    visit.press(Key::Right);
    assert_eq!(field(&visit, "#equilibre-supporters"), "23");
    shows(&visit, "[data-verdict]", "50,44");
    agrees_with_the_command_line(&visit, "payout", "[data-verdict]");

    visit.retype("#equilibre-levy", "5,25");
    shows(&visit, "[data-fact=prelevement] dd", "95,3");
    agrees_with_the_command_line(&visit, "payout", "[data-verdict]");
    visit.retype("#equilibre-levy", "100");
    shows(&visit, "#equilibre-levy-erreur", "en dehors");
    visit.retype("#equilibre-levy", "0");

    visit.retype("#equilibre-target", "");
    visit.wait_until("nothing is needed without a target", |visit| {
        !visit.shows("[data-needs]")
    });
    visit.retype("#equilibre-supporters", "douze");
    shows(&visit, "#equilibre-supporters-erreur", "nombre entier");
}

/// A scenario is kept, and the file holds what the table shows.
#[test]
fn scenarios_are_kept_and_saved() {
    let visit = Visit::start(Scripts::On);
    visit.open("/calculateurs/equilibre/");
    ready(&visit);
    let rows = || count(&visit, "[data-table=scenarios] tbody tr");
    let before = rows();
    visit.retype("#equilibre-subsidy", "116");
    shows(&visit, "[data-fact=part] dd", "9,28 %");
    visit.click("[data-do=keep]");
    visit.retype("#equilibre-subsidy", "0");
    visit.wait_until("the scenario stays", |_| rows() == before + 1);
    shows(
        &visit,
        "[data-table=scenarios] tbody tr:last-child",
        "116 €",
    );
    let script = "
        const [done] = arguments;
        URL.createObjectURL = (file) => { file.text().then(done); return '#'; };
        document.querySelector('[data-csv]').click();";
    let saved = visit.run_async(script, json!([]));
    let saved = saved.as_str().unwrap_or_default();
    assert_eq!(saved.lines().count() as u64, before + 2, "{saved}");
    assert!(saved.contains("\n13;30;12;62;116;50,00;"), "{saved}");
    visit.click("[data-do=forget]");
    visit.wait_until("it is forgotten", |_| rows() == before);
}

/// Shopping with the keyboard: what it costs, what is left, what is wrong.
#[test]
fn a_basket_is_filled_by_keyboard() {
    let visit = Visit::start(Scripts::On);
    visit.open("/calculateurs/panier/");
    ready(&visit);
    visit.retype("#panier-budget", "15,36");
    let first = "[data-item] input";
    visit.retype(first, "1,5");
    agrees_with_the_command_line(&visit, "left", "[data-fact=reste] dd");
    visit.retype(first, "1,2345");
    let problem = visit.text("[data-item] .error");
    assert!(problem.contains("virgule"), "{problem}");
    visit.retype(first, "");
    visit.wait_until("nothing is wrong", |visit| {
        !visit.shows("[data-item] .error")
    });
    assert_eq!(visit.text("[data-item] [data-cost]"), "");
}

#[test]
fn a_year_of_2019_stops_at_the_cap() {
    let visit = Visit::start(Scripts::On);
    visit.open("/calculateurs/experience-2019/");
    ready(&visit);
    visit.tab_to("#experience-c1");
    visit.type_text("40");
    for (field, amount) in [("c2", "40"), ("c3", "100"), ("c4", "80")] {
        visit.retype(&format!("#experience-{field}"), amount);
    }
    for month in 5..=12 {
        visit.retype(&format!("#experience-c{month}"), "");
    }
    visit.wait_until("four conversions", |visit| {
        count(visit, "[data-table=conversions] tbody tr") == 4
    });
    shows(
        &visit,
        "[data-table=conversions] tbody tr:last-child",
        "10,00",
    );
    agrees_with_the_command_line(&visit, "total", "[data-fact=bonus] dd");
    visit.click("[data-do=fill]");
    assert_eq!(field(&visit, "#experience-c12"), "40");
    visit.retype("#experience-c3", "-1");
    shows(&visit, "#experience-c3-erreur", "négatif");
}

/// A wrong figure is caught as it is typed.
#[test]
fn impossible_figures_are_said_to_be() {
    let visit = Visit::start(Scripts::On);
    visit.open("/transparence/");
    ready(&visit);
    visit.retype("#preuves-total_low", "1200");
    visit.retype("#preuves-total_high", "1210");
    visit.wait_until("they contradict each other", |visit| {
        visit.text("[data-verdict]").contains("se contredisent")
    });
    assert!(!visit.shows("[data-facts]"));
    visit.retype("#preuves-total_low", "1120");
    visit.retype("#preuves-total_high", "1120");
    shows(&visit, "[data-verdict]", "ne peut être que 1 120 €");
    visit.retype("#preuves-beneficiaries", "26");
    shows(
        &visit,
        "#preuves-beneficiaries-erreur",
        "plus de bénéficiaires",
    );
}

/// Several months: how many one chooses changes the range, and the table tells each.
#[test]
fn the_bonus_rests_on_the_months_one_chooses() {
    let visit = Visit::start(Scripts::On);
    visit.open_beside(&format!("{SEVERAL_MONTHS}/calculateurs/bonus/"));
    ready(&visit);
    let months = || count(&visit, "[data-table=mois] tbody tr");
    assert_eq!(months(), 3);
    let script = "
        const choice = document.querySelector('#bonus-span');
        choice.value = '12';
        choice.dispatchEvent(new Event('input', { bubbles: true }));";
    visit.run(script, json!([]));
    visit.wait_until("twelve months", |_| months() == 12);
    super::calculator::shows_what_the_command_line_says(&visit);
    visit.click("input[value=yes]");
    visit.wait_until("one who contributes joins nobody", |visit| {
        !visit.shows("#bonus-joining") && request(visit)["joining"] == json!(0)
    });
    super::calculator::shows_what_the_command_line_says(&visit);
}

/// What is typed goes nowhere and stays nowhere: no request, no cookie, nothing stored.
#[test]
fn nothing_that_is_typed_leaves_the_page() {
    let visit = Visit::start(Scripts::On);
    for page in PAGES {
        visit.open(page);
        ready(&visit);
        // What the browser gets for itself, in its own time, has no initiator: the manifest and its icons.
        let asked = || {
            visit.run(
                "return performance.getEntriesByType('resource')
                     .filter(({ initiatorType }) => initiatorType !== 'other')
                     .map(({ name, initiatorType }) => `${initiatorType}: ${name}`)",
                json!([]),
            )
        };
        let before = asked();
        visit.retype("[data-calculator] form input[type=text]", "41");
        visit.wait_until("41 was read", |visit| {
            request(visit).to_string().contains("41")
        });
        assert_eq!(asked(), before, "{page} sends something");
        let beacon = "navigator.sendBeacon('/', '41'); fetch('/?41'); new Image().src = '/?41';";
        visit.run(beacon, json!([]));
        visit.wait_until("what is sent is seen", |_| {
            let count = |list: Value| list.as_array().map_or(0, Vec::len);
            count(asked()) == count(before.clone()) + 3
        });
        let kept = visit.run(
            "return [document.cookie, localStorage.length, sessionStorage.length]",
            json!([]),
        );
        assert_eq!(kept, json!(["", 0, 0]), "{page} keeps something");
    }
}

/// A wrong number leaves no answer standing as if it were to it.
#[test]
fn an_answer_fades_while_the_number_is_wrong() {
    let visit = Visit::start(Scripts::On);
    visit.open("/calculateurs/bonus/");
    ready(&visit);
    let is_stale = |visit: &Visit| {
        visit.run(
            "return document.querySelector('.result').parentNode.parentNode.matches('.stale')",
            json!([]),
        ) == json!(true)
    };
    for wrong in ["", "vingt", "1e9", "19,99", "70,01", "30,001", "-30", "NaN"] {
        visit.retype("#bonus-contribution", wrong);
        visit.wait_until(wrong, |visit| {
            is_stale(visit) && visit.shows("#bonus-contribution-erreur")
        });
        visit.retype("#bonus-contribution", "1 0 0 / 2");
        visit.retype("#bonus-contribution", "50,00 €");
        visit.wait_until("50 is a contribution", |visit| !is_stale(visit));
    }
}

/// Without the engine the page says so, and what was computed with the site stands.
#[test]
fn a_missing_engine_is_said() {
    let visit = Visit::start(Scripts::On);
    visit.block("*.wasm");
    visit.open("/calculateurs/bonus/");
    visit.wait_until("it is said", |visit| visit.shows("[data-error='']"));
    assert!(visit.text("[data-error='']").contains("reste valable"));
    assert!(visit.text("[data-verdict]").contains("13,94"));
    visit.console();
}

#[test]
fn in_english_numbers_are_typed_and_read_in_english() {
    let visit = Visit::start(Scripts::On);
    visit.open("/en/calculateurs/bonus/");
    ready(&visit);
    visit.retype("#bonus-contribution", "32.50");
    shows(
        &visit,
        "[data-verdict]",
        "Paying in €32.50, you would receive between 11.53 and 12.49 doumes",
    );
    visit.retype("#bonus-contribution", "3 2.5.0");
    shows(
        &visit,
        "#bonus-contribution-erreur",
        "Type a number, for example 32.50.",
    );
}

/// The amount that a page shows somewhere is the one the command line gives for the page's own request.
fn agrees_with_the_command_line(visit: &Visit, key: &str, selector: &str) {
    let said: Value = serde_json::from_str(&site::calculate(&request(visit).to_string()))
        .expect("the program answers in JSON");
    let amount = said["ok"][key]
        .as_str()
        .expect("an amount")
        .replace('.', ",");
    shows(visit, selector, &amount.replace('-', "−"));
}

/// What the page asks the engine now.
fn request(visit: &Visit) -> Value {
    let script = "return document.querySelector('[data-calculator]').dataset.current";
    let request = visit.run(script, json!([]));
    serde_json::from_str(request.as_str().unwrap_or_default()).expect("a request is JSON")
}

fn shows(visit: &Visit, selector: &str, text: &str) {
    visit.wait_until(&format!("{selector} says {text}"), |visit| {
        visit
            .text(selector)
            .replace(['\u{a0}', '\u{202f}'], " ")
            .contains(text)
    });
}

fn field(visit: &Visit, selector: &str) -> Value {
    visit.run(
        "return document.querySelector(arguments[0]).value",
        json!([selector]),
    )
}

fn count(visit: &Visit, selector: &str) -> u64 {
    let script = "return document.querySelectorAll(arguments[0]).length";
    visit
        .run(script, json!([selector]))
        .as_u64()
        .unwrap_or_default()
}
