//! Titles and summaries: they are what lists, search engines and shared links show.

use super::Reviewed;
use crate::decode::slug::slugify;
use crate::diagnostics::{Diagnostics, Problem};

/// The most words of a sentence that is read in one breath.
const LONGEST: usize = 30;

/// « Soupe de courge », « Une soupe de courge. »
pub(super) fn repeats_title(reviewed: &Reviewed<'_>, diagnostics: &mut Diagnostics) {
    if let Some((summary, span)) = reviewed.text("resume")
        && bare(summary) == bare(&reviewed.entry.summary.title)
    {
        diagnostics.report(span, Problem::SummaryRepeatsTitle);
    }
}

/// The words, without the article they may begin with.
fn bare(text: &str) -> String {
    let slug = slugify(text);
    let articles = [
        "un-", "une-", "le-", "la-", "les-", "l-", "des-", "a-", "the-",
    ];
    let article = articles
        .iter()
        .find_map(|article| slug.strip_prefix(article));
    article.unwrap_or(&slug).to_owned()
}

pub(super) fn ends_with_a_period(reviewed: &Reviewed<'_>, diagnostics: &mut Diagnostics) {
    let Some((summary, span)) = reviewed.text("resume") else {
        return;
    };
    let words = summary
        .trim_end()
        .trim_end_matches(['»', '”', '"', ')', ' ', '\u{a0}', '\u{202f}']);
    if !words.is_empty() && !words.ends_with(['.', '!', '?', '…']) {
        diagnostics.report(span, Problem::SummaryWithoutPeriod);
    }
}

pub(super) fn sentences_are_short(reviewed: &Reviewed<'_>, diagnostics: &mut Diagnostics) {
    let Some((summary, span)) = reviewed.text("resume") else {
        return;
    };
    let longest = sentences(summary)
        .map(|sentence| {
            let words = sentence.split_whitespace();
            words
                .filter(|word| word.contains(char::is_alphanumeric))
                .count()
        })
        .max()
        .unwrap_or(0);
    if longest > LONGEST {
        diagnostics.report(
            span,
            Problem::LongSentence {
                words: longest,
                most: LONGEST,
            },
        );
    }
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '!', '?', '…', ':', ';'])
}
