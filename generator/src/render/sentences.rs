//! Sentences with values in them: what a calculator answered, said in the words of the theme.
//!
//! The theme's script says the same sentences on the visitor's device (`scripts/calculateurs/20-phrases.js`): the two
//! must agree to the letter, which a browser test checks on every calculator's page.
//!
//! | in a sentence | becomes |
//! |---|---|
//! | `{payout}` | the value as it stands: « 1 112,50 »; of an interval, the end asked for |
//! | `{total\|euros}` | « 1 112,50 € », without `,00` |
//! | `{total\|court}` | « 1 112,50 », without `,00` |
//! | `{payout\|entre}`, `{total\|entre-euros}` | « entre 43,94 et 44,90 », or the one value both ends share |
//! | `{payout\|de-a}`, `{total\|de-a-euros}` | « 43,94 à 44,90 » |
//! | `{levy\|taux}` | « 5 % » |
//! | `{month\|mois}` | « août 2022 » |
//! | `{levels\|liste}` | « 30 €, 40 €, 50 € » |
//! | `{+levy}…{/}`, `{-levy}…{/}` | the part between, only where the value is something, or nothing: absent, zero, empty |

use serde_json::Value as Json;

use super::format::{number, short_euros};
use super::words::Words;

/// Which end of intervals a sentence says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The lower one.
    Lowest = 0,
    /// The upper one.
    Highest = 1,
}

/// Both, in the order they are shown.
pub const ENDS: [End; 2] = [End::Lowest, End::Highest];

/// Says a sentence with values, an object of JSON as the calculators write it.
#[must_use]
pub fn say(sentence: &str, values: &Json, end: End, words: &Words) -> String {
    let kept = keep_parts(sentence, values);
    let mut said = String::with_capacity(kept.len());
    let mut rest = kept.as_str();
    while let Some((before, (tag, after))) = rest
        .split_once('{')
        .and_then(|(before, inner)| Some((before, inner.split_once('}')?)))
    {
        let (name, format) = tag.split_once('|').unwrap_or((tag, ""));
        said.push_str(before);
        said.push_str(&value(&values[name], format, end, words));
        rest = after;
    }
    said.push_str(rest);
    said
}

/// Leaves out the parts whose condition does not hold. Parts do not nest.
fn keep_parts(sentence: &str, values: &Json) -> String {
    let mut kept = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((start, wanted)) = next_condition(rest) {
        kept.push_str(&rest[..start]);
        let condition = &rest[start + 2..];
        let Some((name, (part, after))) = condition
            .split_once('}')
            .and_then(|(name, inner)| Some((name, inner.split_once("{/}")?)))
        else {
            break;
        };
        if is_something(&values[name]) == wanted {
            kept.push_str(part);
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// Where the next condition begins, and whether it wants something.
fn next_condition(text: &str) -> Option<(usize, bool)> {
    let place = |mark| text.find(mark);
    match (place("{+"), place("{-")) {
        (Some(something), Some(nothing)) => Some((something.min(nothing), something < nothing)),
        (Some(something), None) => Some((something, true)),
        (None, Some(nothing)) => Some((nothing, false)),
        (None, None) => None,
    }
}

/// Whether a value is there and is not zero.
fn is_something(value: &Json) -> bool {
    match value {
        Json::Null => false,
        Json::Bool(truth) => *truth,
        Json::Number(number) => number.as_i64() != Some(0),
        Json::String(text) => text.chars().any(|sign| !matches!(sign, '0' | '.' | '-')),
        Json::Array(items) => !items.is_empty(),
        Json::Object(_) => true,
    }
}

fn value(value: &Json, format: &str, end: End, words: &Words) -> String {
    if value.is_null() {
        return words.get(&["mois_publie", "nonpublie"]);
    }
    if format == "liste" {
        let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
        let items = items.iter().map(|item| text_of(item, "euros", words));
        return items.collect::<Vec<_>>().join(", ");
    }
    let Some((low, high)) = ends(value) else {
        return text_of(
            value,
            format
                .trim_start_matches("entre-")
                .trim_start_matches("de-a-"),
            words,
        );
    };
    let (style, format) = match format {
        "entre" | "de-a" => (format, ""),
        "entre-euros" => ("entre", "euros"),
        "de-a-euros" => ("de-a", "euros"),
        format => ("", format),
    };
    let (low, high) = (text_of(low, format, words), text_of(high, format, words));
    match (style, end) {
        _ if low == high => low,
        ("entre", _) => words.fill(&["montant", "entre"], &[("bas", &low), ("haut", &high)]),
        ("de-a", _) => words.fill(&["quantite", "de-a"], &[("de", &low), ("a", &high)]),
        (_, End::Lowest) => low,
        (_, End::Highest) => high,
    }
}

/// Both ends of an interval.
fn ends(value: &Json) -> Option<(&Json, &Json)> {
    match value.as_array().map(Vec::as_slice) {
        Some([low, high]) => Some((low, high)),
        _ => None,
    }
}

/// One value that is no interval.
fn text_of(value: &Json, format: &str, words: &Words) -> String {
    let plain = match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    };
    match format {
        "mois" => month(&plain, words),
        _ if !is_number(&plain) => plain,
        "euros" => short_euros(&plain, words.language),
        "court" => number(plain.strip_suffix(".00").unwrap_or(&plain), words.language),
        "taux" => {
            let percent = number(&percent(&plain), words.language);
            words.fill(&["montant", "pourcent"], &[("montant", &percent)])
        }
        _ => number(&plain, words.language),
    }
}

/// Whether a text is a number as the calculators write it: `-?[0-9]+(\.[0-9]+)?`.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let mut parts = digits.splitn(2, '.');
    parts.all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `2022-08` in words; what is no month stays as it is.
fn month(text: &str, words: &Words) -> String {
    let Some((year, month)) = text.split_once('-') else {
        return text.to_owned();
    };
    match month.parse::<usize>() {
        Ok(month @ 1..=12) => format!("{} {year}", words.nth(&["mois"], month - 1)),
        _ => text.to_owned(),
    }
}

/// `0.0525` as `5.25`: two places to the right, exactly.
#[must_use]
pub fn percent(plain: &str) -> String {
    let (whole, decimals) = plain.split_once('.').unwrap_or((plain, ""));
    let decimals = format!("{decimals:0<2}");
    let (shifted, rest) = decimals.split_at(2);
    let whole = format!("{whole}{shifted}");
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    match rest.trim_end_matches('0') {
        "" => whole.to_owned(),
        rest => format!("{whole}.{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::diagnostics::Diagnostics;
    use crate::source::{SourceFile, Sources};
    use serde_json::json;

    const WORDS: &str = "montant: {entre: 'entre {bas} et {haut}', euros: '{montant} €', pourcent: '{montant} %'}\n\
        quantite: {de-a: '{de} à {a}'}\nmois_publie: {nonpublie: non publié}\n\
        mois: [janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre]\n";

    fn said(sentence: &str, values: &Json, end: End) -> String {
        let path = "themes/t/words/fr.yaml".to_owned();
        let bytes = WORDS.as_bytes().to_vec();
        let sources = Sources::new(vec![SourceFile { path, bytes }]);
        let words = Words::load(&sources, "t", Language::Fr, &mut Diagnostics::default());
        say(sentence, values, end, &words).replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn every_format_reads_as_documented() {
        let values = json!({"total": ["1112.50", "1137.00"], "payout": ["44.00", "44.00"], "levy": "0.0525", "month": "2022-08",
            "levels": ["30.00", "40.00", "50.50"], "contributors": 1250, "none": null, "odd": "{x}"});
        let low = |sentence| said(sentence, &values, End::Lowest);
        assert_eq!(low("{total} {total|euros}"), "1 112,50 1 112,50 €");
        assert_eq!(said("{total|court}", &values, End::Highest), "1 137");
        assert_eq!(low("{total|entre}"), "entre 1 112,50 et 1 137,00");
        assert_eq!(
            low("{total|de-a-euros}, {payout|entre-euros}"),
            "1 112,50 € à 1 137 €, 44 €"
        );
        assert_eq!(low("{payout|de-a}"), "44,00");
        assert_eq!(
            low("{levy|taux}, {month|mois}, {levels|liste}"),
            "5,25 %, août 2022, 30 €, 40 €, 50,50 €"
        );
        assert_eq!(
            low("{contributors}, {none}, {odd}"),
            "1 250, non publié, {x}"
        );
    }

    #[test]
    fn parts_are_said_only_where_they_have_something_to_say() {
        let values =
            json!({"levy": "0.00", "added": "116.00", "joining": 0, "list": [], "gone": null});
        let said = |sentence| said(sentence, &values, End::Lowest);
        assert_eq!(
            said("a{+levy} b{/}{-levy} c{/}{+added} + {added}{/}"),
            "a c + 116,00"
        );
        assert_eq!(
            said("{+joining}x{/}{-joining}y{/}{-list}z{/}{-gone}!{/}"),
            "yz!"
        );
    }
}
