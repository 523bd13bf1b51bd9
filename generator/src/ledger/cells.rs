//! What a cell may hold: a day, an amount of euros and cents.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::decode::values::amount::Amount;
use crate::decode::values::date::parse_date;
use crate::diagnostics::Problem;

/// Reads `2022-08-31`, `31/08/2022` (the day first, as in France) or `31 août 2022`.
pub(super) fn date(text: &str) -> Option<Date> {
    if let Some(date) = parse_date(text) {
        return Some(date);
    }
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str, longest: usize| {
        (1..=longest).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if parts.next().is_some() || !digits(day, 2) || !digits(month, 2) || year.len() != 4 {
        return None;
    }
    if !digits(year, 4) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Reads `32,50`, `32.50`, `32`, `1 250,00 €`: euros with at most two decimals.
///
/// # Errors
/// `LedgerNegative` below zero, also as accountants write it, `(32,50)`; `LedgerAmount` for anything else.
pub(super) fn amount(text: &str) -> Result<Decimal, Problem> {
    let (text, is_negative) = without_sign(without_currency(text));
    let amount = euros_and_cents(without_currency(text)).ok_or(Problem::LedgerAmount)?;
    if is_negative && !amount.is_zero() {
        return Err(Problem::LedgerNegative);
    }
    Ok(amount)
}

fn without_currency(text: &str) -> &str {
    let text = text.trim();
    let bare = ["€", "EUR", "eur", "euros", "euro"]
        .iter()
        .find_map(|currency| {
            text.strip_suffix(currency)
                .or_else(|| text.strip_prefix(currency))
        });
    bare.unwrap_or(text).trim()
}

fn without_sign(text: &str) -> (&str, bool) {
    let bracketed = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'));
    match bracketed.or_else(|| text.strip_prefix(['-', '\u{2212}', '\u{2013}'])) {
        Some(rest) => (rest.trim(), true),
        None => (text, false),
    }
}

/// Digits with a comma or a dot before the cents; white space only where it parts thousands, so that `32 50` is refused.
fn euros_and_cents(text: &str) -> Option<Decimal> {
    let (whole, cents) = text.split_once([',', '.']).unwrap_or((text, ""));
    let mut groups = whole.split(char::is_whitespace);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_grouped = rest.is_empty()
        || (first.len() <= 3
            && rest
                .iter()
                .all(|group| group.len() == 3 && is_number(group)));
    let ends_well = cents.len() <= 2 && is_number(cents) && !text.ends_with([',', '.']);
    if first.is_empty() || !is_number(first) || !is_grouped || !ends_well {
        return None;
    }
    Amount::parse(text).map(|amount| amount.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_iso_or_french() {
        for text in [
            "2022-08-31",
            "31/08/2022",
            "31/8/2022",
            "31 août 2022",
            " 2022-08-31 ",
        ] {
            assert_eq!(date(text), Some(jiff::civil::date(2022, 8, 31)), "{text:?}");
        }
        for wrong in [
            "",
            "31/08/22",
            "08/31/2022",
            "2022/08/31",
            "31-08-2022",
            "31/02/2022",
            "31/08/2022/1",
            "+1/08/2022",
            "1/+8/2022",
        ] {
            assert_eq!(date(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn amounts_are_french_or_plain() {
        let cents = |text| amount(text).map(|amount| amount * Decimal::ONE_HUNDRED);
        for (text, expected) in [
            ("32,50", 3250),
            ("32.5", 3250),
            ("32", 3200),
            ("0", 0),
            ("-0", 0),
            ("1 250,00 €", 125_000),
            ("1\u{202f}250,00\u{a0}€", 125_000),
            ("€32", 3200),
            ("32 EUR", 3200),
        ] {
            assert_eq!(cents(text), Ok(Decimal::from(expected)), "{text:?}");
        }
        for wrong in [
            "",
            "€",
            "x",
            "32,505",
            "32 50",
            "1.250,00",
            "1,250.00",
            "32,",
            ",50",
            "1e3",
            "12 34,5",
            "+5",
            "--5",
            "1 2500",
            "32;50",
            "99999999999",
            "NaN",
        ] {
            assert_eq!(amount(wrong), Err(Problem::LedgerAmount), "{wrong:?}");
        }
        for refund in [
            "-32,50",
            "−32,50",
            "- 32,50 €",
            "(32,50)",
            "-32,50€",
            "€ -5",
        ] {
            assert_eq!(amount(refund), Err(Problem::LedgerNegative), "{refund:?}");
        }
    }
}
