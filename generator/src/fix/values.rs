//! Dates, durations and quantities in the one form that is stored: `2026-12-05`, `1 h 30`, `250 g`.

use super::{ChangeKind, Edit, Work, same_tree};
use crate::content::entry::COMMON_KEYS;
use crate::decode::fields::Decode;
use crate::decode::values::date::{Minutes, Moment, parse_date, parse_minutes};
use crate::decode::values::quantity::{Fraction, PieceWeights, Quantity, UNITS};
use crate::decode::yaml::{Node, Value};
use crate::diagnostics::Bilingual;

/// What has one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Date,
    Moment,
    Minutes,
    Quantity,
}

/// Types of keys whose values have a form, by what the keys say they expect.
const EXPECTED: &[(Bilingual, Form)] = &[
    (<jiff::civil::Date as Decode>::EXPECTED, Form::Date),
    (Moment::EXPECTED, Form::Moment),
    (Minutes::EXPECTED, Form::Minutes),
    (Quantity::EXPECTED, Form::Quantity),
    (PieceWeights::EXPECTED, Form::Quantity),
];

/// Keys inside others, by the key above them.
const INNER: &[(&str, &str, Form)] = &[
    ("ingredients", "quantite", Form::Quantity),
    ("prix", "releve-le", Form::Date),
    ("recurrence", "jusqu-au", Form::Date),
    ("recurrence", "sauf", Form::Date),
];

/// Rewrites every value that is not in its form.
pub(super) fn repair(work: &mut Work<'_>) {
    // From the last to the first, so that what is still to do has not moved.
    let mut edits = edits(work).unwrap_or_default();
    edits.sort_by_key(|(edit, _)| std::cmp::Reverse(edit.range.start));
    let first = work.changes.len();
    for (edit, form) in edits {
        let means_the_same =
            |one: &str, other: &str| form.read(one) == form.read(other) && form.read(one).is_some();
        work.edit_keys(&edit, ChangeKind::Form, |one, other| {
            same_tree(one, other, &means_the_same)
        });
    }
    work.changes[first..].reverse();
}

fn edits(work: &Work<'_>) -> Option<Vec<(Edit, Form)>> {
    let yaml = work.yaml()?;
    let node = work.keys(&work.text, &yaml)?;
    let mut edits = Vec::new();
    for (name, value) in node.map()? {
        let mut known = COMMON_KEYS.iter().chain(work.entry.spec.keys);
        let expected = known.find(|key| key.name == name.text)?.expected;
        match EXPECTED.iter().find(|(known, _)| *known == expected) {
            Some((_, form)) => visit(work, value, *form, &mut edits),
            None => inner(work, &name.text, value, &mut edits),
        }
    }
    Some(edits)
}

/// Looks for the inner keys of a value: a map, or a list of maps.
fn inner(work: &Work<'_>, above: &str, value: &Node, edits: &mut Vec<(Edit, Form)>) {
    match &value.value {
        Value::List(items) => items
            .iter()
            .for_each(|item| inner(work, above, item, edits)),
        Value::Map(pairs) => {
            for (name, value) in pairs {
                let known = INNER
                    .iter()
                    .find(|(key, inner, _)| *key == above && *inner == name.text);
                if let Some((_, _, form)) = known {
                    visit(work, value, *form, edits);
                }
            }
        }
        _ => {}
    }
}

/// Every text of a value: one, those of a list, or those of a map.
fn visit(work: &Work<'_>, value: &Node, form: Form, edits: &mut Vec<(Edit, Form)>) {
    match &value.value {
        Value::Text(text) => {
            let (start, end) = (value.span.start as usize, value.span.end as usize);
            let written = work.text.get(start..end).unwrap_or_default();
            // Inside its quotes, if it has any; a text that was folded or escaped is left.
            let at = written
                .find(text.as_str())
                .filter(|_| written.len() <= text.len() + 2);
            if let Some((at, right)) = at.zip(form.write(text)).filter(|(_, right)| right != text) {
                let range = start + at..start + at + text.len();
                edits.push((Edit { range, text: right }, form));
            }
        }
        Value::List(items) => items.iter().for_each(|item| visit(work, item, form, edits)),
        Value::Map(pairs) => pairs
            .iter()
            .for_each(|(_, value)| visit(work, value, form, edits)),
        Value::Null => {}
    }
}

impl Form {
    /// The value in its form; none where it does not read.
    fn write(self, text: &str) -> Option<String> {
        match self {
            Self::Date => parse_date(text).map(|date| date.to_string()),
            Self::Moment => Moment::parse(text).map(|moment| match moment.time {
                Some(time) => format!("{} {:02}:{:02}", moment.date, time.hour(), time.minute()),
                None => moment.date.to_string(),
            }),
            Self::Minutes => duration(text),
            Self::Quantity => quantity(text),
        }
    }

    /// What the value means, to compare two ways of writing it.
    fn read(self, text: &str) -> Option<String> {
        match self {
            Self::Minutes => parse_minutes(text).map(|minutes| minutes.0.to_string()),
            Self::Quantity => Quantity::parse(text).map(|quantity| format!("{quantity:?}")),
            Self::Date | Self::Moment => self.write(text),
        }
    }
}

/// `20min` is `20 min`, `1h30` is `1 h 30`; days, and hours of more than a day, keep their words.
fn duration(text: &str) -> Option<String> {
    let minutes = parse_minutes(text)?.0;
    let folded = crate::decode::slug::fold(text);
    if folded.contains('j') {
        return None;
    }
    if !folded.contains('h') {
        return Some(format!("{minutes} min"));
    }
    let (hours, rest) = (minutes / 60, minutes % 60);
    Some(if rest == 0 {
        format!("{hours} h")
    } else {
        format!("{hours} h {rest:02}")
    })
}

/// The number as it was typed, one space, and the unit as pages show it.
fn quantity(text: &str) -> Option<String> {
    let read = Quantity::parse(text)?;
    let numeric =
        |sign: char| sign.is_ascii_digit() || sign.is_whitespace() || ",./-–½¼¾".contains(sign);
    let end = text.find(|sign| !numeric(sign)).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let number: Vec<&str> = number.split_whitespace().collect();
    let number = number.join(" ");
    let unit = unit.trim();
    if unit.is_empty() {
        return Some(number);
    }
    let (_, one, several, _) = UNITS.iter().find(|(known, ..)| *known == read.unit)?;
    if [*one, *several].contains(&unit) {
        return Some(format!("{number} {unit}"));
    }
    let is_plural = Fraction::new(2, 1).is_some_and(|two| read.highest.decimal() >= two.decimal());
    Some(format!(
        "{number} {}",
        if is_plural { several } else { one }
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_is_written_one_way() {
        for (form, typed, stored) in [
            (Form::Date, "5 décembre 2026", "2026-12-05"),
            (Form::Date, "2026-12-05", "2026-12-05"),
            (Form::Moment, "5 décembre 2026 à 14 h", "2026-12-05 14:00"),
            (Form::Moment, "2026-12-05T09:30", "2026-12-05 09:30"),
            (Form::Moment, "1er mai 2027", "2027-05-01"),
            (Form::Minutes, "20minutes", "20 min"),
            (Form::Minutes, "90 min", "90 min"),
            (Form::Minutes, "1h30", "1 h 30"),
            (Form::Minutes, "1 h 5 min", "1 h 05"),
            (Form::Quantity, "250g", "250 g"),
            (Form::Quantity, "1,5 kilo", "1,5 kg"),
            (Form::Quantity, "2  cuillères à soupe", "2 c. à s."),
            (Form::Quantity, "2-3 gousse", "2-3 gousse"),
            (Form::Quantity, "3 Pincees", "3 pincées"),
            (Form::Quantity, "1/2", "1/2"),
        ] {
            assert_eq!(form.write(typed).as_deref(), Some(stored), "{typed}");
            assert_eq!(
                form.write(stored).as_deref(),
                Some(stored),
                "{stored} again"
            );
            assert_eq!(
                form.read(typed),
                form.read(stored),
                "{typed} means {stored}"
            );
        }
        assert_eq!(Form::Minutes.write("1 j"), None);
        assert_eq!(Form::Quantity.write("3 louches"), None);
    }
}
