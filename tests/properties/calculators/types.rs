//! Every key of every calculator with every type of JSON value: the documented code, at the documented place.

use std::collections::BTreeSet;

use calculator_wasm::CALCULATORS;
use serde_json::Value;

use super::node::{Node, Spaces};
use super::requests::amount;

/// One value of each type JSON has.
fn types() -> [Node; 6] {
    [
        Node::Null,
        Node::Bool(true),
        Node::number(0),
        Node::text("x"),
        Node::List(Vec::new()),
        Node::object([]),
    ]
}

/// What each of [`types`] gets in a place: `ok`, or an error's code, which is about that place unless another follows.
type Answers = [&'static str; 6];

const ANYTHING: Answers = ["ok"; 6];
const AMOUNT: Answers = ["invalid_amount"; 6];
const OPTIONAL_AMOUNT: Answers = or_null(AMOUNT);
const COUNT: Answers = number("ok");
const COUNT_FROM_ONE: Answers = number("out_of_range");
const OPTIONAL_COUNT: Answers = or_null(COUNT);
const LEVELS: Answers = or_null(["invalid_levels"; 6]);
const MONTHS: Answers = ["no_months"; 6];
const LIST: Answers = [
    "invalid_amount",
    "invalid_amount",
    "invalid_amount",
    "invalid_amount",
    "ok",
    "invalid_amount",
];
const RULES: Answers = or_null(object("ok"));

const fn or_null(mut answers: Answers) -> Answers {
    answers[0] = "ok";
    answers
}

/// A count, where 0 gets `zero`.
const fn number(zero: &'static str) -> Answers {
    let mut answers = ["invalid_count"; 6];
    answers[2] = zero;
    answers
}

/// Something that must be an object; an empty one gets `empty`.
const fn object(empty: &'static str) -> Answers {
    let mut answers = ["bad_request"; 6];
    answers[5] = empty;
    answers
}

/// Places that months have, in `bonus` and in `figures`.
const OF_RULES: &[(&str, Answers)] = &[
    ("", RULES),
    (".levy", OPTIONAL_AMOUNT),
    (".minimum", OPTIONAL_AMOUNT),
    (".maximum", OPTIONAL_AMOUNT),
    (".unit", OPTIONAL_AMOUNT),
    (".levels", LEVELS),
    (".levels[0]", AMOUNT),
];
const OF_MONTH: &[(&str, Answers)] = &[
    (".month", ANYTHING),
    (".contributors", COUNT_FROM_ONE),
    (".beneficiaries", OPTIONAL_COUNT),
    (".total", OPTIONAL_AMOUNT),
    (".payout", OPTIONAL_AMOUNT),
    (".payout[0]", AMOUNT),
    (".payout[1]", AMOUNT),
    (".subsidy", OPTIONAL_AMOUNT),
    (".carry", OPTIONAL_AMOUNT),
];
const OF_BALANCE: &[(&str, Answers)] = &[
    ("rules", RULES),
    ("rules.levy", OPTIONAL_AMOUNT),
    ("rules.unit", OPTIONAL_AMOUNT),
    ("beneficiaries", COUNT),
    ("supporters", COUNT),
    ("beneficiary_contribution", AMOUNT),
    ("supporter_contribution", AMOUNT),
    ("subsidy", OPTIONAL_AMOUNT),
    ("target", OPTIONAL_AMOUNT),
];
const OF_BONUS_2019: &[(&str, Answers)] = &[
    ("conversions", LIST),
    ("conversions[0]", AMOUNT),
    ("rate", OPTIONAL_AMOUNT),
    ("cap", OPTIONAL_AMOUNT),
    ("unit", OPTIONAL_AMOUNT),
];
const OF_BASKET: &[(&str, Answers)] = &[
    ("budget", AMOUNT),
    ("items", LIST),
    ("items[0]", object("invalid_amount items[0].price")),
    ("items[0].product", ANYTHING),
    ("items[0].price", AMOUNT),
    ("items[0].quantity", OPTIONAL_AMOUNT),
];
const OF_ALL: &[(&str, Answers)] = &[
    ("calculator", ["unknown_calculator"; 6]),
    ("explain", ANYTHING),
];

fn rules() -> Node {
    Node::object([
        ("levy", Node::text("0")),
        ("minimum", amount(0)),
        ("maximum", amount(9_000)),
        ("unit", amount(1)),
        ("levels", Node::List(vec![amount(3_000)])),
    ])
}

fn month() -> Node {
    Node::object([
        ("rules", rules()),
        ("month", Node::text("2022-08")),
        ("contributors", Node::number(12)),
        ("beneficiaries", Node::number(0)),
        ("total", amount(36_000)),
        ("payout", Node::List(vec![amount(2_900), amount(3_100)])),
        ("subsidy", amount(0)),
        ("carry", amount(0)),
    ])
}

/// A request with every key there is, and what each place in it may hold.
type Tried = (Node, Vec<(String, Answers)>);

/// A request to `calculator`, and its places: those of each list after what stands before them.
fn tried(
    calculator: &str,
    members: Vec<(&str, Node)>,
    places: &[(&str, &[(&str, Answers)])],
) -> Tried {
    let mut request = Node::object([
        ("calculator", Node::text(calculator)),
        ("explain", Node::Null),
    ]);
    for (key, value) in members {
        request.put(key, value);
    }
    let places = places
        .iter()
        .chain([&("", OF_ALL)])
        .flat_map(|(before, list)| {
            list.iter()
                .map(move |(place, answers)| (format!("{before}{place}"), *answers))
        });
    (request, places.collect())
}

fn bonus() -> Tried {
    let own = [
        ("months", MONTHS),
        ("months[0]", object("invalid_count months[0].contributors")),
        ("contribution", AMOUNT),
        ("joining", COUNT),
    ];
    tried(
        "bonus",
        vec![
            ("rules", rules()),
            ("months", Node::List(vec![month()])),
            ("contribution", amount(3_000)),
            ("joining", Node::number(0)),
        ],
        &[
            ("", &own),
            ("rules", OF_RULES),
            ("months[0].rules", OF_RULES),
            ("months[0]", OF_MONTH),
        ],
    )
}

fn figures() -> Tried {
    tried(
        "figures",
        vec![("rules", rules()), ("month", month())],
        &[
            ("", &[("month", object("invalid_count month.contributors"))]),
            ("rules", OF_RULES),
            ("month.rules", OF_RULES),
            ("month", OF_MONTH),
        ],
    )
}

fn balance() -> Tried {
    let rules = Node::object([("levy", Node::text("0")), ("unit", amount(1))]);
    tried(
        "balance",
        vec![
            ("rules", rules),
            ("beneficiaries", Node::number(13)),
            ("supporters", Node::number(12)),
            ("beneficiary_contribution", amount(3_000)),
            ("supporter_contribution", amount(6_200)),
            ("subsidy", amount(0)),
            ("target", amount(5_000)),
        ],
        &[("", OF_BALANCE)],
    )
}

fn bonus_2019() -> Tried {
    tried(
        "bonus_2019",
        vec![
            ("conversions", Node::List(vec![amount(4_000)])),
            ("rate", Node::text("0.5")),
            ("cap", amount(10_000)),
            ("unit", amount(1)),
        ],
        &[("", OF_BONUS_2019)],
    )
}

fn basket() -> Tried {
    let item = Node::object([
        ("product", Node::text("leeks")),
        ("price", amount(290)),
        ("quantity", Node::text("1.5")),
    ]);
    tried(
        "basket",
        vec![("budget", amount(1_536)), ("items", Node::List(vec![item]))],
        &[("", OF_BASKET)],
    )
}

fn calculators() -> [Tried; 5] {
    [bonus(), figures(), balance(), bonus_2019(), basket()]
}

#[test]
fn every_key_refuses_what_it_cannot_hold() {
    for (request, places) in calculators() {
        for (place, answers) in places {
            for (value, expected) in types().into_iter().zip(answers) {
                let mut request = request.clone();
                request.put(&place, value);
                let json = request.json(Spaces::None);
                let answer: Value = serde_json::from_str(&calculator_wasm::calculate(&json))
                    .expect("answers are JSON");
                let got = match answer["error"]["code"].as_str() {
                    None => "ok".to_owned(),
                    Some(code) => format!(
                        "{code} {}",
                        answer["error"]["field"].as_str().unwrap_or_default()
                    ),
                };
                let expected = match expected {
                    "ok" => expected.to_owned(),
                    code if code.contains(' ') => code.to_owned(),
                    code => format!("{code} {place}"),
                };
                assert_eq!(got, expected, "{json}");
            }
        }
    }
}

/// A new key without a row in the tables above would go untried.
#[test]
fn every_key_is_in_the_tables() {
    for (request, places) in calculators() {
        let mut keys = BTreeSet::new();
        request.paths("", &mut keys);
        let places: BTreeSet<String> = places.into_iter().map(|(place, _)| place).collect();
        assert_eq!(keys, places);
    }
    assert_eq!(calculators().len(), CALCULATORS.len());
}

#[test]
fn a_request_is_an_object() {
    for value in types() {
        let answer = calculator_wasm::calculate(&value.json(Spaces::None));
        let expected = match value {
            Node::Object(_) => r#"{"error":{"code":"unknown_calculator","field":"calculator","#,
            _ => r#"{"error":{"code":"bad_request","field":null,"#,
        };
        assert!(answer.starts_with(expected), "{answer}");
    }
}
