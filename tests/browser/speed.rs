//! How long an answer takes in the browser, from the object a page has to the object it gets.
//!
//! `cargo xtask bench --browser` prints it. Milliseconds depend on the machine: only a ratio is asserted.

use serde_json::{Value, json};

use super::engine::Engine;

/// Two years of months with about so many contributors, whose beneficiaries are known and payouts nearly so.
fn two_years(contributors: u64) -> Value {
    let month = |number: u64| {
        let contributors = contributors - number % 7;
        let cents = 4_450 + 7 * number;
        let payout = [cents, cents + 99].map(|cents| format!("{}.{:02}", cents / 100, cents % 100));
        json!({
            "month": format!("{}-{:02}", 2021 + number / 12, number % 12 + 1),
            "contributors": contributors,
            "beneficiaries": contributors * 13 / 25,
            "total": null,
            "payout": payout,
            "subsidy": "0",
            "carry": "0",
        })
    };
    json!({
        "calculator": "bonus",
        "rules": { "levy": "0", "minimum": "20", "maximum": "70", "levels": null, "unit": "0.01" },
        "months": (0..24).map(month).collect::<Vec<_>>(),
        "contribution": "30",
        "joining": 1,
    })
}

/// The median and the 95th of 100 of the milliseconds that an answer took, each time with another contribution.
fn milliseconds(engine: &Engine, request: &Value) -> (f64, f64) {
    let script = "
        const [request, warming, times] = arguments;
        const took = [];
        for (let time = 0; time < warming + times; time++) {
            request.contribution = `${30 + time % 40}.${10 + time % 90}`;
            const start = performance.now();
            const answer = JSON.parse(wasm_bindgen.calculate(JSON.stringify(request)));
            took.push(performance.now() - start);
            if (answer.ok.months.length !== 24) throw new Error(JSON.stringify(answer));
        }
        const sorted = took.slice(warming).sort((a, b) => a - b);
        return [0.5, 0.95].map((part) => sorted[Math.floor(part * sorted.length)]);";
    let found = engine.run(script, json!([request, 200, 4_000]));
    let number = |place: usize| found[place].as_f64().expect("a number of milliseconds");
    (number(0), number(1))
}

#[test]
fn two_years_take_as_long_for_a_million_people_as_for_a_few() {
    let engine = Engine::start();
    let isolated = engine.run("return crossOriginIsolated", json!([]));
    assert_eq!(isolated, true, "the clock is too coarse");
    let measured = [25, 1_000_000].map(|contributors| {
        let (median, most) = milliseconds(&engine, &two_years(contributors));
        println!("bonus over 24 months of about {contributors} people: {median:.3} ms, 95 of 100 within {most:.3} ms");
        median
    });
    assert!(measured[1] < 3.0 * measured[0], "{measured:?} ms");
}
