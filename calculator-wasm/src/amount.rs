//! Exact decimal amounts: read from their strict plain notation, written for JSON and for French pages.

use rust_decimal::Decimal;

use crate::refusal::Code;

/// The highest amount a request may carry, in units (euros, doumes, kilograms…).
const HIGHEST: i128 = 1_000_000_000;

/// A decimal number, exactly: `scaled` / 10^`decimals`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    scaled: i128,
    decimals: u32,
}

impl Amount {
    /// The amount `scaled` / 10^`decimals`.
    pub fn new(scaled: i128, decimals: u32) -> Amount {
        Amount { scaled, decimals }
    }

    /// An amount of `cents`.
    pub fn cents(cents: i128) -> Amount {
        Amount::new(cents, 2)
    }

    /// Reads `-?[0-9]+(\.[0-9]+)?`, in ASCII and nothing else, with at most `decimals` decimals *written*.
    ///
    /// # Errors
    /// In this order: the form (`invalid_amount`), the decimals, the sign (`-0` is zero, not negative) and the
    /// size: at most 1 000 000 000.
    pub fn parse(text: &str, decimals: u32) -> Result<Amount, Code> {
        let (whole, fraction) = parts(text).ok_or(Code::InvalidAmount)?;
        if fraction.len() > decimals as usize {
            return Err(Code::TooManyDecimals);
        }
        let nothing = whole
            .bytes()
            .chain(fraction.bytes())
            .all(|digit| digit == b'0');
        if text.starts_with('-') && !nothing {
            return Err(Code::Negative);
        }
        // Beyond 10 digits there is no need to read the number, and a decimal could not hold any number of them.
        let whole = whole.trim_start_matches('0');
        if whole.len() > 10 {
            return Err(Code::OutOfRange);
        }
        let padding = "0".repeat(decimals as usize - fraction.len());
        let digits = ["0", whole, ".", fraction, &padding].concat();
        let value = Decimal::from_str_exact(&digits).map_err(|_| Code::InvalidAmount)?;
        let amount = Amount::new(value.mantissa(), decimals);
        if amount.scaled > HIGHEST * 10i128.pow(decimals) {
            return Err(Code::OutOfRange);
        }
        Ok(amount)
    }

    /// The amount times 10^decimals, with the decimals it was read or made with.
    pub fn scaled(self) -> i128 {
        self.scaled
    }

    /// Plain notation with a dot: two decimals, and more only where exactness needs them.
    pub fn text(self) -> String {
        let digits = self.scaled.unsigned_abs().to_string();
        let decimals = self.decimals as usize;
        let padding = (decimals + 1).saturating_sub(digits.len());
        let digits = "0".repeat(padding) + &digits;
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        let exact = fraction.trim_end_matches('0');
        let sign = if self.scaled < 0 { "-" } else { "" };
        let mut text = [sign, whole, ".", exact].concat();
        text.extend(std::iter::repeat_n('0', 2usize.saturating_sub(exact.len())));
        text
    }

    /// The amount as a French page writes it: `1 112,50`, thousands apart by a narrow no-break space, and a true
    /// minus sign.
    pub fn french(self) -> String {
        let text = self.text();
        let (sign, text) = text
            .strip_prefix('-')
            .map_or(("", text.as_str()), |rest| ("−", rest));
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let mut french = String::from(sign);
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                french.push('\u{202f}');
            }
            french.push(digit);
        }
        french.push(',');
        french.push_str(fraction);
        french
    }
}

/// The digits before the dot and those after it, if the text has the form of an amount.
fn parts(text: &str) -> Option<(&str, &str)> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match unsigned.split_once('.') {
        Some((whole, fraction)) => (digits(whole) && digits(fraction)).then_some((whole, fraction)),
        None => digits(unsigned).then_some((unsigned, "")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_plain_notation() {
        for (text, cents) in [
            ("12.50", 1250),
            ("0", 0),
            ("-0.00", 0),
            ("007", 700),
            ("1000000000", 100_000_000_000),
        ] {
            assert_eq!(
                Amount::parse(text, 2).map(Amount::scaled),
                Ok(cents),
                "{text}"
            );
        }
    }

    #[test]
    fn refuses_every_other_form() {
        for text in [
            "", "-", ".5", "5.", "+5", "1e3", "1_000", "1,5", " 1", "1 ", "--1", "1.-5", "١",
            "1.2.3", "0x1",
        ] {
            assert_eq!(Amount::parse(text, 2), Err(Code::InvalidAmount), "{text}");
        }
    }

    #[test]
    fn looks_at_decimals_then_sign_then_size() {
        assert_eq!(
            Amount::parse("-99999999999.001", 2),
            Err(Code::TooManyDecimals)
        );
        assert_eq!(Amount::parse("-99999999999.01", 2), Err(Code::Negative));
        assert_eq!(Amount::parse("1000000000.01", 2), Err(Code::OutOfRange));
        assert_eq!(Amount::parse(&"9".repeat(10_000), 2), Err(Code::OutOfRange));
        assert_eq!(
            Amount::parse(&("0".repeat(10_000) + "1"), 2).map(Amount::scaled),
            Ok(100)
        );
    }

    #[test]
    fn writes_two_decimals_and_more_only_where_needed() {
        for (scaled, decimals, text) in [
            (5, 2, "0.05"),
            (-5, 2, "-0.05"),
            (0, 2, "0.00"),
            (125_000, 4, "12.50"),
            (125_001, 4, "12.5001"),
            (5_296, 3, "5.296"),
            (1, 6, "0.000001"),
        ] {
            assert_eq!(Amount::new(scaled, decimals).text(), text);
        }
    }

    #[test]
    fn writes_french() {
        assert_eq!(Amount::cents(111_250).french(), "1\u{202f}112,50");
        assert_eq!(Amount::cents(-99_900).french(), "−999,00");
        assert_eq!(
            Amount::cents(123_456_789).french(),
            "1\u{202f}234\u{202f}567,89"
        );
    }
}
