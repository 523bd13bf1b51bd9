//! Requests of megabytes and of a million levels: small to describe, so that a browser can make its own.

use std::sync::OnceLock;

use serde_json::{Value, json};

/// The bytes of a long text: ten million.
const LONG: usize = 10_000_000;
/// The bytes of a list or an object of many parts, and the depth of a deep one: a million.
const MANY: usize = 1_000_000;

/// The text `before`, `open` so many times, `middle`, `close` as many times, `after`.
pub(crate) struct Giant {
    pub(crate) name: &'static str,
    before: String,
    open: &'static str,
    times: usize,
    middle: &'static str,
    close: &'static str,
    after: &'static str,
    /// The code and the field of the error it gets; none where it is answered.
    error: Option<(&'static str, Option<&'static str>)>,
}

/// What tells two long answers apart as far as a browser and this machine could make them differ.
fn digest(answer: &str) -> Value {
    let (start, end) = (answer.len().min(200), answer.len().saturating_sub(200));
    json!([answer.len(), answer.get(..start), answer.get(end..)])
}

impl Giant {
    fn text(&self) -> String {
        let (open, close) = (self.open.repeat(self.times), self.close.repeat(self.times));
        [&self.before, &open, self.middle, &close, self.after].concat()
    }

    /// What [`Giant::text`] needs, for a script.
    pub(crate) fn parts(&self) -> Value {
        json!([
            self.before,
            self.open,
            self.times,
            self.middle,
            self.close,
            self.after
        ])
    }
}

const BONUS: &str = r#"{"calculator":"bonus","#;
const FIGURES: &str = r#"{"calculator":"figures","month":{"#;
const BASKET: &str = r#"{"calculator":"basket","budget":"1","items":[],"#;
const MONTH: &str = r#"{"calculator":"figures","month":{"contributors":1,"total":"2","month":"#;

fn giant(
    name: &'static str,
    start: &str,
    before: &str,
    unit: &'static str,
    after: &'static str,
) -> Giant {
    Giant {
        name,
        before: format!("{start}{before}"),
        open: unit,
        times: LONG / unit.len(),
        middle: "",
        close: "",
        after,
        error: None,
    }
}

fn many(
    name: &'static str,
    start: &str,
    before: &str,
    unit: &'static str,
    after: &'static str,
) -> Giant {
    Giant {
        times: MANY / unit.len(),
        ..giant(name, start, before, unit, after)
    }
}

fn deep(name: &'static str, start: &str, before: &str, after: &'static str) -> Giant {
    Giant {
        open: "[",
        times: MANY,
        close: "]",
        ..giant(name, start, before, "[", after)
    }
}

impl Giant {
    fn gets(self, code: &'static str, field: &'static str) -> Giant {
        Giant {
            error: Some((code, Some(field))),
            ..self
        }
    }

    fn refused(self) -> Giant {
        Giant {
            error: Some(("bad_request", None)),
            ..self
        }
    }
}

/// A text of ten megabytes in every kind of field.
fn long() -> Vec<Giant> {
    vec![
        giant(
            "a text without an end",
            BONUS,
            r#""contribution":""#,
            "9",
            "",
        )
        .refused(),
        giant("spaces", BASKET, r#""unknown":"#, " ", "1}"),
        giant("a key", BASKET, r#"""#, "k", r#"":1}"#),
        many("keys", BASKET, "", r#""k":1,"#, r#""explain":false}"#),
        giant("an unknown text", BASKET, r#""unknown":""#, "é", r#""}"#),
        giant(
            "an explanation that is wanted",
            BASKET,
            r#""explain":""#,
            "true",
            r#""}"#,
        ),
        giant("a calculator", r#"{"calculator":""#, "", "bonus", r#""}"#)
            .gets("unknown_calculator", "calculator"),
        giant("an amount", BONUS, r#""contribution":""#, "9", r#""}"#)
            .gets("out_of_range", "contribution"),
        giant(
            "an amount of letters",
            BONUS,
            r#""contribution":""#,
            "x",
            r#""}"#,
        )
        .gets("invalid_amount", "contribution"),
        giant(
            "an amount in escapes",
            BONUS,
            r#""contribution":""#,
            "\\u0039",
            r#""}"#,
        )
        .gets("out_of_range", "contribution"),
        giant(
            "zeros before an amount",
            r#"{"calculator":"basket","items":[],"budget":""#,
            "",
            "0",
            r#"1"}"#,
        ),
        giant(
            "an amount below zero",
            BONUS,
            r#""contribution":"-"#,
            "9",
            r#""}"#,
        )
        .gets("negative", "contribution"),
        giant("decimals", BONUS, r#""rules":{"levy":"0."#, "0", r#""}}"#)
            .gets("too_many_decimals", "rules.levy"),
        giant("rules", BONUS, r#""rules":""#, "x", r#""}"#).gets("bad_request", "rules"),
        giant("a level", BONUS, r#""rules":{"levels":[""#, "7", r#""]}}"#)
            .gets("out_of_range", "rules.levels[0]"),
        many(
            "levels",
            BONUS,
            r#""rules":{"levels":["#,
            r#""7","#,
            r#""7"]}}"#,
        )
        .gets("invalid_levels", "rules.levels"),
        giant(
            "a count",
            BONUS,
            r#""contribution":"1","joining":"#,
            "9",
            "}",
        )
        .gets("out_of_range", "joining"),
        giant(
            "a count with decimals",
            FIGURES,
            r#""contributors":1."#,
            "0",
            "}}",
        )
        .gets("invalid_count", "month.contributors"),
        giant(
            "a count in quotes",
            FIGURES,
            r#""contributors":""#,
            "1",
            r#""}}"#,
        )
        .gets("invalid_count", "month.contributors"),
        giant(
            "a published figure",
            FIGURES,
            r#""contributors":1,"total":""#,
            "1",
            r#""}}"#,
        )
        .gets("out_of_range", "month.total"),
        giant(
            "an end of an interval",
            FIGURES,
            r#""contributors":1,"total":["1",""#,
            "1",
            r#""]}}"#,
        )
        .gets("out_of_range", "month.total[1]"),
        many(
            "an interval of many ends",
            FIGURES,
            r#""contributors":1,"total":["#,
            r#""1","#,
            r#""1"]}}"#,
        )
        .gets("invalid_amount", "month.total"),
        giant("a month's name", MONTH, r#"""#, "août ", r#""}}"#),
        giant(
            "a month's name in escapes",
            MONTH,
            r#"""#,
            "\\u00e9",
            r#""}}"#,
        ),
        giant(
            "a product's name",
            r#"{"calculator":"basket","budget":"1","items":[{"price":"1","product":""#,
            "",
            "\\n",
            r#""}]}"#,
        ),
        many(
            "months",
            BONUS,
            r#""contribution":"1","months":["#,
            "{},",
            "{}]}",
        )
        .gets("invalid_count", "months[0].contributors"),
        giant(
            "months as a text",
            BONUS,
            r#""contribution":"1","months":""#,
            "1",
            r#""}"#,
        )
        .gets("no_months", "months"),
        many(
            "conversions",
            r#"{"calculator":"bonus_2019","conversions":["#,
            "",
            r#""0.01","#,
            r#""1"]}"#,
        ),
        many(
            "items",
            r#"{"calculator":"basket","budget":"1","items":["#,
            "",
            r#"{"price":"1"},"#,
            "0]}",
        )
        .gets("bad_request", "items[71428]"),
    ]
}

/// A million lists or objects, each in the one before, wherever a value may stand.
fn nested() -> Vec<Giant> {
    vec![
        Giant {
            close: "",
            ..deep("lists without an end", "", "", "")
        }
        .refused(),
        deep("lists alone", "", "", "").refused(),
        deep("lists in an unknown key", BASKET, r#""unknown":"#, "}"),
        Giant {
            open: r#"{"a":"#,
            middle: "1",
            close: "}",
            ..deep("objects in an unknown key", BASKET, r#""unknown":"#, "}")
        },
        Giant {
            close: "}",
            ..deep("lists closed as objects", BASKET, r#""unknown":"#, "}")
        }
        .refused(),
        deep("a calculator", r#"{"calculator":"#, "", "}").gets("unknown_calculator", "calculator"),
        deep("rules", BONUS, r#""rules":"#, "}").gets("bad_request", "rules"),
        deep("levels", BONUS, r#""rules":{"levels":"#, "}}")
            .gets("invalid_amount", "rules.levels[0]"),
        deep("an amount", BONUS, r#""contribution":"#, "}").gets("invalid_amount", "contribution"),
        deep("a count", BONUS, r#""contribution":"1","joining":"#, "}")
            .gets("invalid_count", "joining"),
        deep("months", BONUS, r#""contribution":"1","months":"#, "}")
            .gets("bad_request", "months[0]"),
        Giant {
            open: r#"{"month":"#,
            middle: "1",
            close: "}",
            ..deep(
                "months in months",
                r#"{"calculator":"figures","month":"#,
                "",
                "}",
            )
        }
        .gets("invalid_count", "month.contributors"),
        deep(
            "a published figure",
            FIGURES,
            r#""contributors":1,"total":"#,
            "}}",
        )
        .gets("invalid_amount", "month.total"),
        deep("a month's name", MONTH, "", "}}"),
    ]
}

/// All of them.
pub(crate) fn giants() -> impl Iterator<Item = Giant> {
    long().into_iter().chain(nested())
}

/// The [`digest`] of each answer on this machine, in order: worked out once for all tests.
pub(crate) fn digests() -> &'static [Value] {
    static DIGESTS: OnceLock<Vec<Value>> = OnceLock::new();
    DIGESTS.get_or_init(|| {
        giants()
            .map(|giant| digest(&calculator_wasm::calculate(&giant.text())))
            .collect()
    })
}

#[test]
fn giants_are_answered_as_anything_else() {
    for (giant, digest) in giants().zip(digests()) {
        let start = digest[1].as_str().expect("a digest has the start");
        let expected = match giant.error {
            None => r#"{"ok":{"#.to_owned(),
            Some((code, field)) => {
                format!(r#"{{"error":{{"code":"{code}","field":{},"#, json!(field))
            }
        };
        assert!(start.starts_with(&expected), "{}: {digest}", giant.name);
    }
}
