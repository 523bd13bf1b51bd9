//! Words: slips that a reader notices and that no program may repair alone.

use std::ops::Range;

use super::Reviewed;
use super::prose::Block;
use crate::decode::slug::fold;
use crate::decode::yaml::{Node, Value};
use crate::diagnostics::{Diagnostics, Problem};
use crate::source::Span;

/// Words that never follow themselves. « nous nous » and « en en » do.
const NEVER_TWICE: [&str; 26] = [
    "à", "au", "aux", "avec", "ce", "dans", "de", "des", "du", "est", "et", "la", "le", "les",
    "ou", "par", "pour", "que", "qui", "sur", "un", "une", "the", "of", "and", "to",
];

/// What follows a capital that must be É: whole words end with a space.
const AFTER_E: [&str; 42] = [
    "bouillanter",
    "bouillantez",
    "caler",
    "calez",
    "chalot",
    "cole",
    "couler",
    "coulez",
    "crase",
    "crire",
    "crivez",
    "cumer",
    "cumez",
    "galement",
    "gal ",
    "goutte",
    "grain",
    "labor",
    "lève",
    "mince",
    "nergie",
    "paiss",
    "pice",
    "pinard",
    "pluch",
    "quilib",
    "quipe",
    "tale ",
    "taler",
    "talez",
    "tape",
    "tat ",
    "té ",
    "tirer",
    "tirez",
    "tude",
    "tudiant",
    "vénement",
    "viter",
    "vitez",
    "vite ",
    "craser",
];

/// What follows « A » at the beginning of a sentence when it is the preposition.
const AFTER_A: [&str; 14] = [
    "la ",
    "l'",
    "l’",
    "partir ",
    "table",
    "feu ",
    "noter ",
    "servir ",
    "conserver ",
    "consommer ",
    "savoir ",
    "déguster ",
    "chaque ",
    "côté ",
];

/// Marks of what remains to be written, in capitals, as whole words.
const MARKS: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), "XXX"];

/// The same, in any case, anywhere.
const PHRASES: [&str; 5] = [
    "lorem ipsum",
    "(a completer)",
    "[a completer]",
    "(a rediger)",
    "[a rediger]",
];

/// Texts of links that say nothing.
const VAGUE: [&str; 14] = [
    "ici",
    "cliquez ici",
    "cliquer ici",
    "clique ici",
    "ce lien",
    "lien",
    "en savoir plus",
    "lire la suite",
    "plus d'infos",
    "here",
    "click here",
    "this link",
    "read more",
    "link",
];

/// Words of the front matter: every text long enough to be a sentence, and the title.
pub(super) fn of_keys(reviewed: &Reviewed<'_>, diagnostics: &mut Diagnostics) {
    for (name, node) in reviewed.keys.map().unwrap_or_default() {
        let Value::Text(text) = &node.value else {
            continue;
        };
        let is_prose = ["titre", "resume"].contains(&name.text.as_str());
        if !is_prose && text.split_whitespace().count() < 3 {
            continue;
        }
        let (block, whole) = written(reviewed, node, text);
        words(reviewed, &block, whole, is_prose, diagnostics);
    }
}

/// Words of the text.
pub(super) fn of_text(reviewed: &Reviewed<'_>, diagnostics: &mut Diagnostics) {
    for block in &reviewed.prose.blocks {
        words(reviewed, block, None, false, diagnostics);
    }
}

/// A scalar's words where they stand, or all of it where it was folded or escaped.
fn written(reviewed: &Reviewed<'_>, node: &Node, text: &str) -> (Block, Option<Span>) {
    let start = node.span.start as usize;
    match reviewed.source(node.span).find(text) {
        Some(at) => (Block::of(text, start + at), None),
        None => (Block::of(text, start), Some(node.span)),
    }
}

fn words(
    reviewed: &Reviewed<'_>,
    block: &Block,
    whole: Option<Span>,
    alone: bool,
    diagnostics: &mut Diagnostics,
) {
    let at = Span::file(reviewed.entry.source);
    let mut report = |range: Range<usize>, problem| {
        diagnostics.report(whole.unwrap_or_else(|| block.place(range, at)), problem);
    };
    let text = block.text.as_str();
    let words: Vec<(Range<usize>, &str)> = tokens(text).collect();
    for range in twice(text, &words) {
        let word = text[range.clone()]
            .split_whitespace()
            .next()
            .unwrap_or_default();
        report(
            range.clone(),
            Problem::WordTwice {
                word: word.to_owned(),
            },
        );
    }
    if let Some(range) = capitals(text, &words, alone) {
        let text = text[range.clone()].to_owned();
        report(range, Problem::Shouting { text });
    }
    if !reviewed.entry.summary.draft
        && let Some(range) = unfinished(text, &words)
    {
        let text = text[range.clone()].to_owned();
        report(range, Problem::Unfinished { text });
    }
    if reviewed.is_french() {
        for (range, word) in &words {
            if let Some(suggestion) = accented(text, range, word) {
                let word = (*word).to_owned();
                report(range.clone(), Problem::AccentMissing { word, suggestion });
            }
        }
    }
}

/// Runs of letters and digits, with their places.
fn tokens(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    text.split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            (start..start + word.len(), word)
        })
}

/// Small words that follow themselves with nothing but space between.
fn twice<'t>(
    text: &'t str,
    words: &'t [(Range<usize>, &'t str)],
) -> impl Iterator<Item = Range<usize>> + 't {
    words.windows(2).filter_map(move |pair| {
        let [(first, one), (second, other)] = pair else {
            return None;
        };
        let apart = &text[first.end..second.start];
        // « la La » begins a sentence or a name.
        let same = one.to_lowercase() == *other;
        let joined = text[..first.start].ends_with(['-', '\'', '’'])
            || text[second.end..].starts_with(['-', '\'', '’']);
        (same && NEVER_TWICE.contains(other) && apart.trim().is_empty() && !joined)
            .then_some(first.start..second.end)
    })
}

/// Three words in capitals in a row; in a text that stands alone, all of at least two. Acronyms come in ones and twos.
fn capitals(text: &str, words: &[(Range<usize>, &str)], alone: bool) -> Option<Range<usize>> {
    let is_loud = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    let letters = |run: &[(Range<usize>, &str)]| {
        run.iter()
            .map(|(_, word)| word.chars().count())
            .sum::<usize>()
    };
    let span = |run: &[(Range<usize>, &str)]| Some(run.first()?.0.start..run.last()?.0.end);
    if alone
        && words.len() > 1
        && letters(words) >= 8
        && !text.contains(char::is_lowercase)
        && text.contains(char::is_uppercase)
    {
        return span(words);
    }
    words
        .chunk_by(|(_, one), (_, other)| is_loud(one) && is_loud(other))
        .find(|run| run.len() >= 3 && letters(run) >= 12)
        .and_then(span)
}

fn unfinished(text: &str, words: &[(Range<usize>, &str)]) -> Option<Range<usize>> {
    if let Some((range, _)) = words.iter().find(|(_, word)| MARKS.contains(word)) {
        return Some(range.clone());
    }
    let folded = fold(text);
    let phrase = PHRASES.iter().find(|phrase| folded.contains(**phrase))?;
    let begins = |at: &usize| {
        let ahead: String = text[*at..].chars().take(phrase.chars().count()).collect();
        fold(&ahead) == **phrase
    };
    let start = text.char_indices().map(|(at, _)| at).find(begins)?;
    let end = text[start..]
        .char_indices()
        .nth(phrase.chars().count())
        .map_or(text.len(), |(at, _)| start + at);
    Some(start..end)
}

/// The word with the accent its capital lacks.
fn accented(text: &str, range: &Range<usize>, word: &str) -> Option<String> {
    let rest = &text[range.start..];
    if let Some(after) = word.strip_prefix('E') {
        let written = format!("{after} ");
        let lacks = AFTER_E.iter().any(|known| written.starts_with(known));
        return lacks.then(|| format!("É{after}"));
    }
    let before = text[..range.start].trim_end().chars().next_back();
    let begins = before.is_none_or(|before| matches!(before, '.' | '!' | '?' | '…'));
    let preposition = rest
        .strip_prefix("A ")
        .is_some_and(|after| AFTER_A.iter().any(|known| after.starts_with(known)));
    match word {
        "A" if begins && preposition => Some("À".to_owned()),
        "Ca" if begins && rest.starts_with("Ca ") => Some("Ça".to_owned()),
        _ => None,
    }
}

/// From a heading to the next one goes down one level at a time; the title is level one.
pub(super) fn headings_descend(reviewed: &Reviewed<'_>, diagnostics: &mut Diagnostics) {
    let mut from = 1;
    for (to, span) in &reviewed.prose.headings {
        if *to > from + 1 {
            diagnostics.report(*span, Problem::HeadingSkips { from, to: *to });
        }
        from = *to;
    }
}

/// A link's words are all that a list of links shows of it.
pub(super) fn links_say_where(reviewed: &Reviewed<'_>, diagnostics: &mut Diagnostics) {
    for link in &reviewed.prose.links {
        let words = fold(&link.text);
        let words = words.trim_matches(|sign: char| !sign.is_alphanumeric());
        if VAGUE.contains(&words) {
            let text = link.text.clone();
            diagnostics.report(link.span, Problem::VagueLink { text });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let words: Vec<_> = tokens(text).collect();
        twice(text, &words).map(|range| &text[range]).collect()
    }

    #[test]
    fn small_words_twice_are_found_and_pronouns_left() {
        assert_eq!(
            found("Coupez la la courge, de\nde loin."),
            ["la la", "de\nde"]
        );
        for right in [
            "nous nous voyons",
            "là là",
            "la, la",
            "vis-à-vis à table",
            "qu'en en mangeant",
            "dis-le le matin",
        ] {
            assert_eq!(found(right), Vec::<&str>::new(), "{right}");
        }
    }

    #[test]
    fn capitals_are_found_and_acronyms_left() {
        let loud = |text, alone| capitals(text, &tokens(text).collect::<Vec<_>>(), alone).is_some();
        assert!(loud("SOUPE DE COURGE", true) && loud("Il faut BIEN LAVER LES mains", false));
        for right in [
            "ADEME, INSEE",
            "L'ADEME et l'INSEE",
            "AMAP",
            "Un texte",
            "CC BY-SA 4.0",
            "2026",
        ] {
            assert!(
                !loud(right, false) && !loud(right, right == "2026"),
                "{right}"
            );
        }
    }

    #[test]
    fn accents_of_capitals_are_missed_where_they_lack() {
        let first =
            |text: &str| tokens(text).find_map(|(range, word)| accented(text, &range, word));
        for (text, suggestion) in [
            ("Epluchez", "Épluchez"),
            ("Cuire. A la fin", "À"),
            ("A l'eau", "À"),
            ("Ca colle", "Ça"),
            ("L'Etat", "État"),
            ("Eté", "Été"),
        ] {
            assert_eq!(first(text).as_deref(), Some(suggestion), "{text}");
        }
        for right in [
            "Elle",
            "En",
            "Et",
            "Ensuite",
            "Vitamine A la plus",
            "Étape",
            "Ces",
            "Est",
            "Entrée",
            "Etienne",
            "Essai",
        ] {
            assert_eq!(first(right), None, "{right}");
        }
    }

    #[test]
    fn unfinished_texts_are_found() {
        let found = |text| {
            unfinished(text, &tokens(text).collect::<Vec<_>>()).map(|range| text[range].to_owned())
        };
        assert_eq!(
            found("Été (à compléter) ici").as_deref(),
            Some("(à compléter)")
        );
        assert_eq!(found("Lorem ipsum dolor").as_deref(), Some("Lorem ipsum"));
        assert_eq!(found("XXX g").as_deref(), Some("XXX"));
        assert_eq!(found("une fiche à compléter"), None);
    }
}
