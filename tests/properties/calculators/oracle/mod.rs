//! The oracle: the whole answer a request should get, worked out from the design apart from the engine.
//!
//! Requests are read from trees, formulas are fractions, hulls come from trying everything and needs from searching.

mod balance;
mod bonus;
mod hulls;
mod purchases;
mod reading;

use super::fraction::Fraction;
use super::node::{Node, Spaces};
use reading::{Fault, Field, Read};

/// What a request should get.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expected {
    /// This very text.
    Answer(String),
    /// An error with this code and field, whatever its message.
    Error(Fault),
    /// The oracle has no time to try every case.
    TooMany,
}

/// The end of working out an answer: its `ok`, or none where there is too much to try.
type Worked = Read<Option<String>>;

/// What `request` should get.
pub(super) fn expected(request: &Node) -> Expected {
    match ok(request) {
        Ok(Some(ok)) => Expected::Answer(format!(r#"{{"ok":{ok}}}"#)),
        Ok(None) => Expected::TooMany,
        Err(fault) => Expected::Error(fault),
    }
}

fn ok(request: &Node) -> Worked {
    if !matches!(request, Node::Object(_)) {
        return Err(Fault {
            code: "bad_request",
            field: None,
        });
    }
    let field = Field::request(request);
    let calculator = field.key("calculator");
    let name = match calculator.node() {
        Some(Node::Text(text)) => text.said.as_deref(),
        _ => None,
    };
    match name {
        Some("bonus") => bonus::bonus(&field),
        Some("figures") => bonus::figures(&field),
        Some("balance") => balance::balance(&field).map(Some),
        Some("bonus_2019") => purchases::bonus_2019(&field).map(Some),
        Some("basket") => purchases::basket(&field).map(Some),
        _ => calculator.fault("unknown_calculator"),
    }
}

/// An amount of money, given in cents: two decimals, and more only where exactness needs them.
fn money(cents: Fraction) -> String {
    let millionths = cents.times(Fraction::whole(10_000));
    assert_eq!(Fraction::whole(millionths.floor()), millionths);
    let millionths = millionths.floor();
    let sign = if millionths < 0 { "-" } else { "" };
    let digits = format!("{:07}", millionths.unsigned_abs());
    let (whole, decimals) = digits.split_at(digits.len() - 6);
    let decimals = decimals.trim_end_matches('0');
    format!("\"{sign}{whole}.{decimals:0<2}\"")
}

fn cents(cents: i128) -> String {
    money(Fraction::whole(cents))
}

fn interval((lowest, highest): (i128, i128)) -> String {
    format!("[{},{}]", cents(lowest), cents(highest))
}

fn or_null<T>(value: Option<T>, json: impl Fn(T) -> String) -> String {
    value.map_or_else(|| "null".into(), json)
}

/// What is given back unchecked.
fn echo(field: &Field) -> String {
    or_null(field.present(), |node| node.json(Spaces::None))
}

#[test]
fn amounts_have_two_decimals_or_as_many_as_they_take() {
    for (over, under, text) in [
        (0, 1, "0.00"),
        (-5, 1, "-0.05"),
        (1_250, 1, "12.50"),
        (125_001, 100, "12.5001"),
        (5_296, 10, "5.296"),
        (-1, 10_000, "-0.000001"),
        (1, 2, "0.005"),
    ] {
        assert_eq!(money(Fraction::new(over, under)), format!("\"{text}\""));
    }
}
