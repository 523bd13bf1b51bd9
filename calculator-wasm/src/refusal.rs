//! Why a request cannot be answered.

use crate::answer::Json;

/// What is wrong with a request. The names are part of the format: pages translate them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// Not JSON, or something that must be an object is not.
    BadRequest,
    /// `calculator` names none of the calculators.
    UnknownCalculator,
    /// An amount is missing or not written in plain decimal notation.
    InvalidAmount,
    /// An amount has more decimals than its field takes.
    TooManyDecimals,
    /// An amount is below zero.
    Negative,
    /// A number is outside what its field takes, or levels and contributors make too many cases.
    OutOfRange,
    /// The lower end is above the upper one.
    EmptyInterval,
    /// `levels` is not a list of 1 to 12 amounts.
    InvalidLevels,
    /// A count is not a JSON integer.
    InvalidCount,
    /// There is no month to look at.
    NoMonths,
    /// A balance of nobody.
    NoContributors,
    /// The contribution is not one of the levels.
    NotALevel,
    /// More people gained than contributed.
    MoreBeneficiariesThanContributors,
    /// No list of contributions agrees with the rules and the published figures.
    ImpossibleFigures,
    /// The published figures leave the total without an upper end.
    Indeterminate,
}

impl Code {
    /// Every code there is.
    pub const ALL: &[Code] = &[
        Code::BadRequest,
        Code::UnknownCalculator,
        Code::InvalidAmount,
        Code::TooManyDecimals,
        Code::Negative,
        Code::OutOfRange,
        Code::EmptyInterval,
        Code::InvalidLevels,
        Code::InvalidCount,
        Code::NoMonths,
        Code::NoContributors,
        Code::NotALevel,
        Code::MoreBeneficiariesThanContributors,
        Code::ImpossibleFigures,
        Code::Indeterminate,
    ];

    /// The code as answers spell it.
    pub fn name(self) -> &'static str {
        match self {
            Code::BadRequest => "bad_request",
            Code::UnknownCalculator => "unknown_calculator",
            Code::InvalidAmount => "invalid_amount",
            Code::TooManyDecimals => "too_many_decimals",
            Code::Negative => "negative",
            Code::OutOfRange => "out_of_range",
            Code::EmptyInterval => "empty_interval",
            Code::InvalidLevels => "invalid_levels",
            Code::InvalidCount => "invalid_count",
            Code::NoMonths => "no_months",
            Code::NoContributors => "no_contributors",
            Code::NotALevel => "not_a_level",
            Code::MoreBeneficiariesThanContributors => "more_beneficiaries_than_contributors",
            Code::ImpossibleFigures => "impossible_figures",
            Code::Indeterminate => "indeterminate",
        }
    }
}

/// A request that is not answered: what is wrong, where, and a sentence in English.
#[derive(Debug)]
pub(crate) struct Refusal {
    code: Code,
    /// The path in the request (`months[0].total`); none when the request as a whole is at fault.
    field: Option<String>,
    message: String,
}

impl Refusal {
    /// A refusal about the field at `path`.
    pub(crate) fn new(code: Code, path: String, message: impl Into<String>) -> Refusal {
        Refusal {
            code,
            field: Some(path),
            message: message.into(),
        }
    }

    /// A refusal about the request as a whole.
    pub(crate) fn of_request(message: &str) -> Refusal {
        Refusal {
            code: Code::BadRequest,
            field: None,
            message: message.into(),
        }
    }

    /// The value of `error` in an answer.
    pub(crate) fn into_json(self) -> Json {
        Json::Object(vec![
            ("code", Json::Word(self.code.name())),
            ("field", Json::or_null(self.field, Json::Text)),
            ("message", Json::Text(self.message)),
        ])
    }
}
