//! The door: JSON objects of a request, read key by key into amounts, counts and lists, each refusal with its path.
//!
//! Values stay raw text until a typed field asks for them. So nothing unknown can be refused, however deep or
//! large, and a count is judged as it was written.

use crate::amount::Amount;
use crate::answer::Json;
use crate::interval::Interval;
use crate::json;
use crate::refusal::{Code, Refusal};

/// How many people a count may hold.
const HIGHEST_COUNT: i128 = 1_000_000;

/// Decimals of an amount of money.
pub(crate) const MONEY: u32 = 2;
/// Decimals of a share: a levy or a rate.
pub(crate) const SHARE: u32 = 4;
/// Decimals of a quantity.
pub(crate) const QUANTITY: u32 = 3;

/// A JSON object of the request and where it stands.
pub(crate) struct Object<'a> {
    path: String,
    members: Vec<(String, &'a str)>,
}

/// A JSON value that is present and not null, and where it stands.
pub(crate) struct Value<'a> {
    path: String,
    raw: &'a str,
}

impl<'a> Object<'a> {
    /// The request itself.
    pub(crate) fn request(text: &'a str) -> Result<Object<'a>, Refusal> {
        let members = json::members(text)
            .ok_or_else(|| Refusal::of_request("the request is not a JSON object"))?;
        Ok(Object {
            path: String::new(),
            members,
        })
    }

    /// The path of `key`, whether it is there or not.
    pub(crate) fn path(&self, key: &str) -> String {
        let dot = if self.path.is_empty() { "" } else { "." };
        [&self.path, dot, key].concat()
    }

    /// Where this object stands.
    pub(crate) fn own_path(&self) -> &str {
        &self.path
    }

    /// The value of `key`; none when absent or null.
    pub(crate) fn value(&self, key: &str) -> Option<Value<'a>> {
        let raw = self.raw(key)?;
        (raw != "null").then(|| Value {
            path: self.path(key),
            raw,
        })
    }

    /// The raw text at `key`; where a key stands twice, the last one counts.
    fn raw(&self, key: &str) -> Option<&'a str> {
        self.members
            .iter()
            .rev()
            .find(|(known, _)| known == key)
            .map(|(_, raw)| *raw)
    }

    /// Whether `key` is there, even as null.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.raw(key).is_some()
    }

    /// Whether `key` is exactly `true`.
    pub(crate) fn is_true(&self, key: &str) -> bool {
        self.value(key).is_some_and(|value| value.raw == "true")
    }

    /// The text at `key`, if it is one.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        self.value(key).and_then(|value| value.text())
    }

    /// What was given at `key`, to be given back unchecked.
    pub(crate) fn echo(&self, key: &str) -> Json {
        Json::or_null(self.value(key), |value| Json::Raw(json::compact(value.raw)))
    }

    /// The object at `key`; none when absent or null.
    pub(crate) fn object(&self, key: &str) -> Result<Option<Object<'a>>, Refusal> {
        self.value(key).map(|value| value.object()).transpose()
    }

    /// The amount at `key`, in units of 10^−`decimals`.
    pub(crate) fn amount(&self, key: &str, decimals: u32) -> Result<i128, Refusal> {
        match self.value(key) {
            Some(value) => value.amount(decimals),
            None => Err(Refusal::new(
                Code::InvalidAmount,
                self.path(key),
                "an amount is needed here",
            )),
        }
    }

    /// The amount at `key`, or `default` when absent or null.
    pub(crate) fn amount_or(
        &self,
        key: &str,
        decimals: u32,
        default: i128,
    ) -> Result<i128, Refusal> {
        self.value(key)
            .map_or(Ok(default), |value| value.amount(decimals))
    }

    /// As [`Object::amount`], but 0 is out of range.
    pub(crate) fn positive(&self, key: &str) -> Result<i128, Refusal> {
        let amount = self.amount(key, MONEY)?;
        if amount > 0 {
            Ok(amount)
        } else {
            Err(out_of_range(self.path(key), "0 is not possible here"))
        }
    }

    /// The unit at `key`, in cents; one cent when absent or null.
    pub(crate) fn unit(&self) -> Result<i128, Refusal> {
        if self.value("unit").is_some() {
            self.positive("unit")
        } else {
            Ok(1)
        }
    }

    /// The count at `key`, from `lowest` to 1 000 000.
    pub(crate) fn count(&self, key: &str, lowest: i128) -> Result<i128, Refusal> {
        match self.value(key) {
            Some(value) => value.count(lowest),
            None => Err(Refusal::new(
                Code::InvalidCount,
                self.path(key),
                "a whole number is needed here",
            )),
        }
    }

    /// The figure published at `key`, exact or as an interval; none when absent or null.
    pub(crate) fn published(&self, key: &str) -> Result<Option<Interval>, Refusal> {
        self.value(key).map(Value::published).transpose()
    }

    /// The list at `key`, or a refusal with `code` when it is absent, null or something else.
    pub(crate) fn list(&self, key: &str, code: Code) -> Result<Vec<Value<'a>>, Refusal> {
        self.value(key)
            .and_then(|value| value.list())
            .ok_or_else(|| Refusal::new(code, self.path(key), "a list is needed here"))
    }
}

impl<'a> Value<'a> {
    /// The value as an object.
    pub(crate) fn object(self) -> Result<Object<'a>, Refusal> {
        match json::members(self.raw) {
            Some(members) => Ok(Object {
                path: self.path,
                members,
            }),
            None => Err(Refusal::new(
                Code::BadRequest,
                self.path,
                "a JSON object is needed here",
            )),
        }
    }

    /// The value as a list, if it is one.
    pub(crate) fn list(&self) -> Option<Vec<Value<'a>>> {
        let items = json::items(self.raw)?;
        let path = |place: usize| [&self.path, "[", &place.to_string(), "]"].concat();
        Some(
            items
                .into_iter()
                .enumerate()
                .map(|(place, item)| Value {
                    path: path(place),
                    raw: item,
                })
                .collect(),
        )
    }

    /// The value as an amount, in units of 10^−`decimals`.
    pub(crate) fn amount(&self, decimals: u32) -> Result<i128, Refusal> {
        let amount = self
            .text()
            .ok_or(Code::InvalidAmount)
            .and_then(|text| Amount::parse(&text, decimals));
        amount.map(Amount::scaled).map_err(|code| {
            let message = match code {
                Code::TooManyDecimals => format!("at most {decimals} decimals are possible here"),
                Code::Negative => "a negative amount is not possible here".into(),
                Code::OutOfRange => "an amount is at most 1000000000".into(),
                _ => "an amount is a text such as \"12.50\"".into(),
            };
            Refusal::new(code, self.path.clone(), message)
        })
    }

    fn text(&self) -> Option<String> {
        json::string(self.raw)
    }

    fn count(self, lowest: i128) -> Result<i128, Refusal> {
        let digits = self.raw.strip_prefix('-').unwrap_or(self.raw);
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Refusal::new(
                Code::InvalidCount,
                self.path,
                "a whole number is needed here",
            ));
        }
        // An integer too long to be read is far outside any range.
        let count = self.raw.parse::<i128>().unwrap_or(-1);
        if (lowest..=HIGHEST_COUNT).contains(&count) {
            return Ok(count);
        }
        Err(out_of_range(
            self.path,
            &format!("a number from {lowest} to {HIGHEST_COUNT} is needed here"),
        ))
    }

    fn published(self) -> Result<Interval, Refusal> {
        let Some(ends) = self.list() else {
            let exact = self.amount(MONEY)?;
            return Ok(Interval {
                lowest: exact,
                highest: exact,
            });
        };
        let [lowest, highest] = ends.as_slice() else {
            return Err(Refusal::new(
                Code::InvalidAmount,
                self.path,
                "an interval is a list of two amounts",
            ));
        };
        Interval::new(lowest.amount(MONEY)?, highest.amount(MONEY)?).ok_or_else(|| {
            Refusal::new(
                Code::EmptyInterval,
                self.path,
                "the lower end of this interval is above the upper one",
            )
        })
    }
}

pub(crate) fn out_of_range(path: String, message: &str) -> Refusal {
    Refusal::new(Code::OutOfRange, path, message)
}
