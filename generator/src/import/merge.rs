//! Three versions of an entry brought together: as last imported, as it stands, as the source has it now.

use super::edit::Keys;
use super::value::Value;

/// A key whose value here is not the source's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The key.
    pub key: String,
    /// Its value here.
    pub here: Option<Value>,
    /// Its value at the source.
    pub source: Option<Value>,
    /// What becomes of it.
    pub fate: Fate,
}

/// What becomes of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Only the source changed: its value is taken.
    Taken,
    /// Only somebody here changed it: their value stays.
    Kept,
    /// Both changed: the value here stays, and somebody must choose.
    Conflict,
}

/// Every difference between an entry and its source, in the order of the keys. `last` is what the last import read;
/// keys that neither import knows belong to the people here alone.
#[must_use]
pub fn differences(last: &Keys, here: &Keys, source: &Keys) -> Vec<Difference> {
    let mut keys: Vec<&String> = last.keys().chain(source.keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter()
        .filter_map(|key| {
            let (last, here, source) = (last.get(key), here.get(key), source.get(key));
            let fate = if same(here, source) {
                return None;
            } else if same(here, last) {
                Fate::Taken
            } else if same(source, last) {
                Fate::Kept
            } else {
                Fate::Conflict
            };
            Some(Difference {
                key: key.clone(),
                here: here.cloned(),
                source: source.cloned(),
                fate,
            })
        })
        .collect()
}

fn same(a: Option<&Value>, b: Option<&Value>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.is(b),
        (None, None) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fate(last: &str, here: &str, source: &str) -> Option<Fate> {
        let keys = |text: &str| -> Keys {
            let pair = || ("k".to_owned(), Value::text(text));
            (text != "-").then(pair).into_iter().collect()
        };
        let found = differences(&keys(last), &keys(here), &keys(source));
        found.first().map(|difference| difference.fate)
    }

    #[test]
    fn whoever_changed_alone_is_right() {
        for (last, here, source, expected) in [
            ("a", "a", "a", None),
            ("a", "a", "b", Some(Fate::Taken)),
            ("a", "b", "a", Some(Fate::Kept)),
            ("a", "b", "b", None),
            ("a", "b", "c", Some(Fate::Conflict)),
            ("-", "-", "b", Some(Fate::Taken)),
            ("-", "b", "c", Some(Fate::Conflict)),
            ("a", "a", "-", Some(Fate::Taken)),
            ("a", "-", "a", Some(Fate::Kept)),
            ("a", "b", "-", Some(Fate::Conflict)),
            ("a", "-", "b", Some(Fate::Conflict)),
            ("-", "a", "-", None),
        ] {
            assert_eq!(fate(last, here, source), expected, "{last} {here} {source}");
        }
    }
}
