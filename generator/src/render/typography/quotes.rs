//! Quotation marks and apostrophes: « » first, “ ” inside them, and ’ for what a keyboard calls a single quote.

use super::{FULL, Line, begins_word, carries_mark, is_closing};
use crate::config::Language;

/// Which quotation marks are open; a third level is not told from the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    Closed,
    Guillemets,
    Curly,
    CurlyInGuillemets,
}

impl Line<'_, '_> {
    pub(super) fn apostrophe(&mut self) {
        let next = self.after(1);
        let english = self.state.language == Language::En;
        let set = match self.before() {
            Some(before) if carries_mark(before) && !before.is_numeric() => '’',
            Some(before) if english && before.is_numeric() && next == Some('s') => '’',
            before if before.is_none_or(begins_word) => match next {
                Some(next) if next.is_alphabetic() => '‘',
                Some(next) if english && next.is_numeric() => '’',
                _ => '\'',
            },
            _ => '\'',
        };
        self.replace(1, set);
    }

    /// Opening or closing is told by what stands around, and by what is open; an inch mark is left alone.
    pub(super) fn straight_quote(&mut self) {
        let begins = self.before().is_none_or(begins_word);
        let ends = self
            .after(1)
            .is_none_or(|next| next.is_whitespace() || is_closing(next));
        match (self.state.quotes, begins && !(ends && self.is_open())) {
            (Quotes::Closed, false) => self.replace(1, '"'),
            (Quotes::Guillemets, false) => self.close_guillemets(1),
            (Quotes::Curly | Quotes::CurlyInGuillemets, false) => self.set_curly(1, '”'),
            (Quotes::Closed | Quotes::Curly, true) if self.state.language == Language::Fr => {
                self.open_guillemets(1)
            }
            (_, true) => self.set_curly(1, '“'),
        }
    }

    fn is_open(&self) -> bool {
        self.state.quotes != Quotes::Closed
    }

    pub(super) fn curly_quote(&mut self, mark: char) {
        self.set_curly(mark.len_utf8(), mark);
    }

    fn set_curly(&mut self, width: usize, mark: char) {
        self.state.quotes = match (mark, self.state.quotes) {
            ('“', Quotes::Guillemets | Quotes::CurlyInGuillemets) => Quotes::CurlyInGuillemets,
            ('“', _) => Quotes::Curly,
            (_, Quotes::CurlyInGuillemets | Quotes::Guillemets) => Quotes::Guillemets,
            _ => Quotes::Closed,
        };
        self.replace(width, mark);
    }

    pub(super) fn open_guillemets(&mut self, width: usize) {
        self.replace(width, '«');
        self.skip_spaces();
        self.out.push(FULL);
        self.state.quotes = Quotes::Guillemets;
    }

    pub(super) fn close_guillemets(&mut self, width: usize) {
        if self.word_before().is_some() {
            self.join(FULL);
        }
        self.replace(width, '»');
        self.state.quotes = Quotes::Closed;
    }
}
