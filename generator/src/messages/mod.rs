//! Words for problems: what is wrong and what to do, in French and in English.

mod en;
pub(crate) mod explanation;
mod fr;
mod import;
mod ledger;
mod pictures;
mod review;
#[cfg(test)]
mod tests;

use solidoume::diagnostics::{Problem, Severity};

/// The language of the program's messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Language {
    Fr,
    En,
}

/// One problem in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    /// What is wrong, in one sentence without a full stop.
    pub(crate) text: String,
    /// What to do, where the program can tell.
    pub(crate) hint: Option<String>,
}

impl Language {
    /// The first in French, the second in English.
    pub(crate) fn pick<T>(self, fr: T, en: T) -> T {
        match self {
            Self::Fr => fr,
            Self::En => en,
        }
    }
}

/// Says a problem.
pub(crate) fn message(problem: &Problem, language: Language) -> Message {
    match language {
        Language::Fr => {
            let Message { text, hint } = fr::message(problem);
            Message {
                text: spaced(&text),
                hint: hint.as_deref().map(spaced),
            }
        }
        Language::En => en::message(problem),
    }
}

/// The name of a severity, as it stands before a message.
pub(crate) fn severity(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Error => language.pick("erreur", "error"),
        Severity::Warning => language.pick("avertissement", "warning"),
        Severity::Advice => language.pick("conseil", "advice"),
    }
}

/// How many problems of each severity there are: `3 erreurs, 1 avertissement`.
pub(crate) fn summary(counts: &[(Severity, usize)], language: Language) -> String {
    let parts: Vec<_> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| counted(*count, severity(*kind, language), language))
        .collect();
    if parts.is_empty() {
        return language.pick("aucun problème", "no problem").to_owned();
    }
    parts.join(", ")
}

/// A number and its noun, in the plural from 2 in French and for all but 1 in English; `advice` has no plural.
pub(crate) fn counted(count: usize, noun: &str, language: Language) -> String {
    let is_singular = language.pick(count < 2, count == 1) || noun == "advice";
    let ending = if is_singular { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

/// A message without a hint.
fn say(text: impl Into<String>) -> Message {
    Message {
        text: text.into(),
        hint: None,
    }
}

impl Message {
    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Offers the word that was probably meant; without one, says `otherwise`.
    fn suggest(self, suggestion: Option<&str>, language: Language, otherwise: &str) -> Self {
        match suggestion {
            Some(word) if language == Language::Fr => {
                self.hint(format!("vouliez-vous dire `{word}` ?"))
            }
            Some(word) => self.hint(format!("did you mean `{word}`?")),
            None if otherwise.is_empty() => self,
            None => self.hint(otherwise),
        }
    }
}

/// Words in backticks, joined by commas; after ten the rest is only counted, in the words of `more`.
fn listed<T: AsRef<str>>(words: &[T], more: impl Fn(usize) -> String) -> String {
    const SHOWN: usize = 10;
    let shown: Vec<_> = words
        .iter()
        .take(SHOWN)
        .map(|word| format!("`{}`", word.as_ref()))
        .collect();
    let mut list = shown.join(", ");
    if words.len() > SHOWN {
        list.push_str(&more(words.len() - SHOWN));
    }
    list
}

/// Puts the no-break spaces of French before `? ! : ;` and inside « », except in quoted code.
pub(crate) fn spaced(text: &str) -> String {
    let mut result = String::with_capacity(text.len() + 8);
    let mut in_code = false;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        in_code ^= sign == '`';
        let opens = result.ends_with('«');
        let closes = matches!(signs.peek(), Some('?' | '!' | ':' | ';' | '»'));
        result.push(if sign == ' ' && !in_code && (opens || closes) {
            '\u{a0}'
        } else {
            sign
        });
    }
    result
}
