//! Who is who in a ledger: names are compared, counted and forgotten.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::decode::slug::fold;
use crate::diagnostics::Problem;

/// The members met so far. A member is a number; how the name was written stays here.
#[derive(Debug, Default)]
pub(super) struct Members {
    by_name: HashMap<String, Member>,
    by_likeness: HashMap<String, usize>,
}

#[derive(Debug)]
struct Member {
    number: usize,
    written: String,
    line: usize,
    /// Whether another way of writing the name was reported.
    warned: bool,
}

impl Members {
    /// The number of the member of this name, and a warning the first time the name is written otherwise.
    ///
    /// Case and spaces make no difference; accents and signs do, because they may part two people.
    pub(super) fn number(&mut self, written: &str, line: usize) -> (usize, Option<Problem>) {
        let name = plain(written);
        let next = self.by_name.len();
        match self.by_name.entry(name) {
            Entry::Occupied(mut known) => {
                let member = known.get_mut();
                let line = member.line;
                let is_news = member.written != written && !member.warned;
                member.warned |= is_news;
                let warning = is_news.then_some(Problem::LedgerSpelling { line });
                (member.number, warning)
            }
            Entry::Vacant(free) => {
                let likeness = likeness(free.key());
                let has_words = !likeness.is_empty();
                free.insert(Member {
                    number: next,
                    written: written.to_owned(),
                    line,
                    warned: false,
                });
                let alike = match self.by_likeness.entry(likeness) {
                    Entry::Occupied(known) => {
                        has_words.then(|| Problem::LedgerAlike { line: *known.get() })
                    }
                    Entry::Vacant(free) => {
                        free.insert(line);
                        None
                    }
                };
                (next, alike)
            }
        }
    }

    /// Whether a text contains the whole name of a member, however it is written. Numbers name nobody.
    pub(super) fn are_named_in(&self, text: &str) -> bool {
        let text = format!(" {} ", likeness(text));
        let is_name = |name: &String| name.contains(|sign: char| sign.is_alphabetic());
        let mut names = self.by_name.keys().map(|name| likeness(name));
        names.any(|name| is_name(&name) && text.contains(&format!(" {name} ")))
    }
}

/// A name for comparison: lower case, one space between words.
fn plain(written: &str) -> String {
    let words: Vec<String> = written.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// What a reader might take for the same: without accents, signs are spaces.
fn likeness(text: &str) -> String {
    let letters = fold(text).replace(|sign: char| !sign.is_alphanumeric(), " ");
    let words: Vec<&str> = letters.split_whitespace().collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_spaces_make_no_other_member() {
        let mut members = Members::default();
        assert_eq!(members.number("Marie Haÿ", 2), (0, None));
        assert_eq!(members.number("Marie Haÿ", 3), (0, None));
        let warning = Some(Problem::LedgerSpelling { line: 2 });
        assert_eq!(members.number("MARIE  HAŸ", 4), (0, warning));
        assert_eq!(members.number("marie haÿ", 5), (0, None), "said once");
        assert_eq!(
            members.number("Marie Hay", 6),
            (1, Some(Problem::LedgerAlike { line: 2 }))
        );
        assert_eq!(members.number("12", 7), (2, None));
    }

    #[test]
    fn a_name_is_found_in_a_text_as_a_whole() {
        let mut members = Members::default();
        members.number("Léa Roux", 2);
        members.number("Al", 3);
        members.number("2022", 4);
        assert!(members.are_named_in("Registre tenu par LEA-ROUX"));
        assert!(!members.are_named_in("Alternatives, Léa Rouxel, 2022"));
    }
}
