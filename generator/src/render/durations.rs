//! Durations in a recipe's steps, marked so that a cook can start a timer: `<time datetime="PT20M">20 minutes</time>`.
//!
//! What is read stays as it was. « 10 à 12 minutes » is marked with its shorter end, and `data-most` holds the longer one:
//! the dish is looked at first then.

/// Words for an hour, a minute and a second, longest first, in both languages.
const UNITS: [(&str, u32); 16] = [
    ("heures", 3600),
    ("heure", 3600),
    ("hours", 3600),
    ("hour", 3600),
    ("minutes", 60),
    ("minute", 60),
    ("secondes", 1),
    ("seconde", 1),
    ("seconds", 1),
    ("second", 1),
    ("mins", 60),
    ("min", 60),
    ("sec", 1),
    ("hrs", 3600),
    ("hr", 3600),
    ("h", 3600),
];
/// Words between the two ends of a range.
const TO: [&str; 5] = ["à", "to", "ou", "or", "–"];
/// A timer of a day or more is nobody's: those are « la veille ».
const LONGEST: u32 = 24 * 3600;

/// A duration at the beginning of a text.
struct Found {
    /// Bytes it takes.
    length: usize,
    seconds: u32,
    most: Option<u32>,
}

/// Marks the durations of the ordered lists of a rendered text.
#[must_use]
pub fn mark(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + 256);
    let mut depth = 0_usize;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        push(&mut out, text, depth > 0);
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let (tag, after) = tag.split_at(end);
        if tag == "<ol>" || tag.starts_with("<ol start") {
            depth += 1;
        } else if tag == "</ol>" {
            depth = depth.saturating_sub(1);
        }
        out.push_str(tag);
        rest = after;
    }
    push(&mut out, rest, depth > 0);
    out
}

fn push(out: &mut String, text: &str, marked: bool) {
    let mut rest = text;
    let mut before = ' ';
    while let Some(first) = rest.chars().next() {
        let alone = !before.is_alphanumeric() && !",./-".contains(before);
        let found = (marked && first.is_ascii_digit() && alone)
            .then(|| duration(rest))
            .flatten();
        let length = match found {
            Some(found) => {
                let (words, least) = (&rest[..found.length], iso(found.seconds));
                let most = found
                    .most
                    .map(|most| format!(" data-most=\"{}\"", iso(most)))
                    .unwrap_or_default();
                out.push_str(&format!("<time datetime=\"{least}\"{most}>{words}</time>"));
                found.length
            }
            None => {
                out.push(first);
                first.len_utf8()
            }
        };
        before = rest[..length].chars().next_back().unwrap_or(' ');
        rest = &rest[length..];
    }
}

/// « 20 min », « 1 heure 15 », « 1 h 30 min », « 10 à 12 minutes » at the beginning of a text.
fn duration(text: &str) -> Option<Found> {
    let (first, after) = digits(text)?;
    if let Some((second, after)) = range(after) {
        let (unit, after) = unit(after)?;
        let (seconds, most) = (first.checked_mul(unit)?, second.checked_mul(unit)?);
        let found = Found {
            length: text.len() - after.len(),
            seconds,
            most: Some(most),
        };
        return (first < second && most < LONGEST).then_some(found);
    }
    let (size, after) = unit(after)?;
    let mut seconds = first.checked_mul(size)?;
    let mut end = after;
    if size == 3600
        && let Some((minutes, after)) = digits(spaces(after))
        && minutes < 60
    {
        let with_unit = unit(after).filter(|(size, _)| *size == 60);
        let bare = !spaces(after).starts_with('°');
        if with_unit.is_some() || bare {
            seconds = seconds.checked_add(minutes * 60)?;
            end = with_unit.map_or(after, |(_, after)| after);
        }
    }
    let length = text.len() - end.len();
    (seconds > 0 && seconds < LONGEST).then_some(Found {
        length,
        seconds,
        most: None,
    })
}

/// « à 12 »: the other end.
fn range(text: &str) -> Option<(u32, &str)> {
    let rest = spaces(text);
    let spaced = rest.len() < text.len();
    let after = TO
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .filter(|after| spaced && spaces(after).len() < after.len())
        .or_else(|| rest.strip_prefix(['-', '–']))?;
    digits(spaces(after))
}

fn digits(text: &str) -> Option<(u32, &str)> {
    let end = text
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, after) = text.split_at(end);
    (end <= 4).then_some(())?;
    Some((number.parse().ok()?, after))
}

/// A unit of time, its size in seconds, and what follows: it must be a whole word.
fn unit(text: &str) -> Option<(u32, &str)> {
    let rest = spaces(text);
    UNITS.iter().find_map(|(word, size)| {
        let after = rest.strip_prefix(word)?;
        (!after.starts_with(char::is_alphabetic)).then_some((*size, after))
    })
}

fn spaces(text: &str) -> &str {
    text.trim_start_matches([' ', '\n', '\u{a0}', '\u{202f}'])
}

fn iso(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let part = |number: u32, letter: char| match number {
        0 => String::new(),
        number => format!("{number}{letter}"),
    };
    format!(
        "PT{}{}{}",
        part(hours, 'H'),
        part(minutes, 'M'),
        part(seconds, 'S')
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> String {
        let html = mark(&format!("<ol>\n<li>{text}</li>\n</ol>"));
        let inside = html.trim_start_matches("<ol>\n<li>");
        inside.trim_end_matches("</li>\n</ol>").to_owned()
    }

    #[test]
    fn durations_of_steps_are_marked_and_nothing_else() {
        for (text, expected) in [
            ("20 min.", "<time datetime=\"PT20M\">20 min</time>."),
            (
                "pendant 1 h 30 à couvert",
                "pendant <time datetime=\"PT1H30M\">1 h 30</time> à couvert",
            ),
            (
                "1\u{a0}heure 10. La",
                "<time datetime=\"PT1H10M\">1\u{a0}heure 10</time>. La",
            ),
            (
                "1 heure à 180 °C",
                "<time datetime=\"PT1H\">1 heure</time> à 180 °C",
            ),
            (
                "1 heure 180 °C",
                "<time datetime=\"PT1H\">1 heure</time> 180 °C",
            ),
            (
                "10 à 12 minutes",
                "<time datetime=\"PT10M\" data-most=\"PT12M\">10 à 12 minutes</time>",
            ),
            (
                "20-25 min",
                "<time datetime=\"PT20M\" data-most=\"PT25M\">20-25 min</time>",
            ),
            (
                "1 to 2 hours",
                "<time datetime=\"PT1H\" data-most=\"PT2H\">1 to 2 hours</time>",
            ),
            (
                "1 hour 15 minutes",
                "<time datetime=\"PT1H15M\">1 hour 15 minutes</time>",
            ),
            ("30 secondes", "<time datetime=\"PT30S\">30 secondes</time>"),
            ("12\nminutes", "<time datetime=\"PT12M\">12\nminutes</time>"),
        ] {
            assert_eq!(marked(text), expected);
        }
        for text in [
            "2 cm",
            "1,5 h",
            "180 °C",
            "48 heures",
            "3 mines",
            "0 min",
            "<code title=\"5 min\">x</code>",
        ] {
            assert_eq!(marked(text), text);
        }
        assert_eq!(
            mark("<p>20 min</p><ul><li>5 min</li></ul>"),
            "<p>20 min</p><ul><li>5 min</li></ul>"
        );
    }
}
