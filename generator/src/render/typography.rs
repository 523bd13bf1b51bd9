//! French and English typography: what a contributor types on a plain keyboard becomes what a printer would set.
//!
//! The spaces follow the *Lexique des règles typographiques en usage à l'Imprimerie nationale*: a thin
//! unbreakable space (U+202F) before `;`, `!` and `?`, a full unbreakable one (U+00A0) before `:` and inside
//! « ». Between a number and its unit, and within thousands, the thin one. Setting a text twice changes nothing.

mod numbers;
mod protected;
mod quotes;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use crate::config::Language;
use quotes::Quotes;

const THIN: char = '\u{202F}';
const FULL: char = '\u{A0}';
/// Stands for what is not text (code, an image) when its neighbours are set.
const OBJECT: char = '\u{FFFC}';

/// Sets a French text that stands alone: a title, a summary.
#[must_use]
pub fn french(text: &str) -> Cow<'_, str> {
    Typographer::new(Language::Fr).set(text)
}

/// Sets an English text that stands alone: apostrophes, quotation marks and ellipses.
#[must_use]
pub fn english(text: &str) -> Cow<'_, str> {
    Typographer::new(Language::En).set(text)
}

/// Sets the texts of one block after another, and remembers which quotation or aside is open between them.
#[derive(Debug, Clone)]
pub struct Typographer {
    language: Language,
    quotes: Quotes,
    /// Whether an aside between dashes was begun and not ended.
    aside: bool,
    /// The last character that is no space; none at the beginning of a block.
    last: Option<char>,
    /// Whether spaces follow it.
    spaced: bool,
}

impl Typographer {
    /// At the beginning of a block.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            language,
            quotes: Quotes::Closed,
            aside: false,
            last: None,
            spaced: false,
        }
    }

    /// Begins another block: nothing is open.
    pub fn restart(&mut self) {
        *self = Self::new(self.language);
    }

    /// Passes something that is not text: code, an image, a note's number.
    pub fn pass_object(&mut self) {
        self.last = Some(OBJECT);
        self.spaced = false;
    }

    /// Passes the end of a line.
    pub fn pass_space(&mut self) {
        self.spaced = true;
    }

    /// Sets the next text of the block; borrowed when nothing changes.
    pub fn set<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        let skipped = if self.last == Some('«') && self.spaced {
            leading_space(text)
        } else {
            0
        };
        let untouched = skipped == 0 && next_mark(text.as_bytes(), 0) == text.len();
        let set = if untouched {
            Cow::Borrowed(text)
        } else {
            let mut line = Line {
                text,
                at: skipped,
                out: String::with_capacity(text.len() + 16),
                state: self,
            };
            line.run();
            let out = line.out;
            if out == text {
                Cow::Borrowed(text)
            } else {
                Cow::Owned(out)
            }
        };
        self.remember(&set);
        set
    }

    fn remember(&mut self, set: &str) {
        let words = set.trim_end();
        if let Some(last) = words.chars().next_back() {
            self.last = Some(last);
            self.spaced = words.len() < set.len();
        } else if !set.is_empty() {
            self.spaced = true;
        }
    }
}

/// A text while it is set. Decisions look back at what was written and ahead at what was typed.
struct Line<'t, 's> {
    text: &'t str,
    at: usize,
    out: String,
    state: &'s mut Typographer,
}

impl Line<'_, '_> {
    fn run(&mut self) {
        let protected = protected::ranges(self.text);
        let mut protected = protected.iter().peekable();
        while self.at < self.text.len() {
            let mark = next_mark(self.text.as_bytes(), self.at);
            self.copy_to(mark);
            while protected
                .next_if(|range: &&Range<usize>| range.end <= mark)
                .is_some()
            {}
            match protected.peek() {
                Some(range) if range.contains(&mark) => self.copy_to(range.end),
                _ => self.mark(),
            }
        }
    }

    fn mark(&mut self) {
        let Some(mark) = self.rest().chars().next() else {
            return;
        };
        match (self.state.language, mark) {
            (_, '\'') => self.apostrophe(),
            (_, '"') => self.straight_quote(),
            (_, '.') => self.dots(),
            (Language::Fr, '!' | '?' | ';') => self.high_mark(mark, THIN),
            (Language::Fr, ':') => self.high_mark(mark, FULL),
            (Language::Fr, '-' | '–' | '—') => self.dash(mark),
            (Language::Fr, '0'..='9') => self.number(),
            (Language::Fr, '°') => self.degree(),
            (Language::Fr, '«') => self.open_guillemets('«'.len_utf8()),
            (Language::Fr, '»') => self.close_guillemets('»'.len_utf8()),
            (_, '“' | '”') => self.curly_quote(mark),
            _ => self.replace(mark.len_utf8(), mark),
        }
    }

    /// `;`, `:`, `!`, `?`: a space before, where a sentence ends and not within a word, an address or a smiley.
    fn high_mark(&mut self, mark: char, space: char) {
        let sentence = matches!(mark, '!' | '?');
        if self.ends_at(self.after(1), sentence) {
            if self.is_spaced() {
                if self
                    .word_before()
                    .is_some_and(|before| !is_opening(before) && !is_dash(before))
                {
                    self.join(space);
                }
            } else if self.before().is_some_and(carries_mark) {
                self.out.push(space);
            }
        }
        self.state.aside &= !sentence;
        self.replace(1, mark);
    }

    /// Whether a mark followed by this character may be the end of something.
    fn ends_at(&self, next: Option<char>, sentence: bool) -> bool {
        let Some(next) = next else { return true };
        next.is_whitespace()
            || matches!(next, '»' | '”')
            || (next == '"' && self.state.quotes != Quotes::Closed)
            || (sentence
                && matches!(
                    next,
                    '!' | '?' | '.' | ',' | ';' | ':' | '…' | ')' | ']' | '}'
                ))
    }

    /// Exactly three dots are an ellipsis; a full stop ends an aside.
    fn dots(&mut self) {
        let count = self.rest().bytes().take_while(|byte| *byte == b'.').count();
        let end = count != 2 && !self.after(count).is_some_and(char::is_alphanumeric);
        if end || count == 3 {
            self.state.aside = false;
        }
        if count == 3 {
            self.replace(3, '…');
        } else {
            self.copy_to(self.at + count);
        }
    }

    /// A dash between spaces opens an aside or ends it: the unbreakable space is on the inner side.
    fn dash(&mut self, typed: char) {
        let width = match typed {
            '-' => self.rest().bytes().take_while(|byte| *byte == b'-').count(),
            _ => typed.len_utf8(),
        };
        let dash = if typed == '-' { '–' } else { typed };
        let next = self.after(width);
        let followed = self.ends_at(next, false);
        let before = self.word_before();
        let opens_speech =
            typed != '-' && before.is_none_or(is_opening) && next.is_some_and(char::is_whitespace);
        if opens_speech {
            self.replace(width, dash);
            self.skip_spaces();
            self.out.push(FULL);
        } else if next.is_none()
            || (typed == '-' && width > 3)
            || !self.is_spaced()
            || !self.may_be_aside(width)
        {
            self.copy_to(self.at + width);
        } else if self.state.aside && (followed || next.is_some_and(is_closing)) {
            self.join(FULL);
            self.replace(width, dash);
            self.state.aside = false;
        } else if followed {
            self.replace(width, dash);
            self.skip_spaces();
            self.out.push(FULL);
            self.state.aside = true;
        } else {
            self.copy_to(self.at + width);
        }
    }

    /// Not at the beginning, after another dash, or between two numbers (a subtraction is no aside).
    fn may_be_aside(&self, width: usize) -> bool {
        let Some(before) = self.word_before() else {
            return false;
        };
        let next = self.text[self.at + width..].trim_start().chars().next();
        let numbers = before.is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit());
        !(is_opening(before) || is_dash(before) || numbers)
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    /// The character that was typed `bytes` further.
    fn after(&self, bytes: usize) -> Option<char> {
        self.text.get(self.at + bytes..)?.chars().next()
    }

    /// The character before, a space where any stands there; none at the beginning of a block.
    fn before(&self) -> Option<char> {
        match self.out.chars().next_back() {
            None if self.state.spaced => Some(' '),
            None => self.state.last,
            before => before,
        }
    }

    /// The character before that is no space.
    fn word_before(&self) -> Option<char> {
        self.out.trim_end().chars().next_back().or(self.state.last)
    }

    fn is_spaced(&self) -> bool {
        self.before().is_some_and(char::is_whitespace)
    }

    /// Puts this space instead of those that were written last; those of an earlier text of the block stay.
    fn join(&mut self, space: char) {
        if self.out.is_empty() && self.state.spaced {
            return;
        }
        self.out.truncate(self.out.trim_end().len());
        self.out.push(space);
    }

    fn skip_spaces(&mut self) {
        self.at += leading_space(self.rest());
    }

    fn replace(&mut self, bytes: usize, set: char) {
        self.out.push(set);
        self.at += bytes;
    }

    fn copy_to(&mut self, end: usize) {
        self.out.push_str(&self.text[self.at..end]);
        self.at = end;
    }
}

/// The next byte that may begin something to set: ASCII marks and digits, and what begins « » ° “ ” – — ….
fn next_mark(bytes: &[u8], from: usize) -> usize {
    const MARKS: [bool; 256] = {
        let mut marks = [false; 256];
        let list = b"!?;:'\".-0123456789\xC2\xE2";
        let mut index = 0;
        while index < list.len() {
            marks[list[index] as usize] = true;
            index += 1;
        }
        marks
    };
    bytes[from..]
        .iter()
        .position(|byte| MARKS[*byte as usize])
        .map_or(bytes.len(), |found| from + found)
}

fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// Whether a word may begin after this character.
fn begins_word(before: char) -> bool {
    before.is_whitespace() || is_opening(before) || before == '’'
}

fn is_opening(character: char) -> bool {
    matches!(character, '(' | '[' | '{' | '«' | '“' | '‘')
}

fn is_closing(character: char) -> bool {
    matches!(
        character,
        ',' | '.' | ';' | ':' | '!' | '?' | '…' | ')' | ']' | '}' | '»' | '”'
    )
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '–' | '—')
}

/// Whether a mark may follow this character at once: a word or what ends one, not another mark.
fn carries_mark(before: char) -> bool {
    before.is_alphanumeric()
        || matches!(before, ')' | ']' | '}' | '%')
        || !(before.is_ascii()
            || before.is_whitespace()
            || is_opening(before)
            || is_dash(before)
            || before == '’')
}
