//! Texts of others made fit for an entry: one line, a short summary, Markdown that shows exactly what was written.

/// The longest a summary may be, in characters.
const SUMMARY: usize = 200;

/// A text on one line, without what cannot be seen.
#[must_use]
pub fn line(text: &str) -> String {
    let seen = |sign: char| if sign.is_whitespace() { ' ' } else { sign };
    let clean: String = text
        .chars()
        .filter(|sign| is_seen(*sign))
        .map(seen)
        .collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text that fits a summary: whole, or cut after a word with `…`, and whether it was cut.
#[must_use]
pub fn summary(text: &str) -> (String, bool) {
    let text = line(text);
    if text.chars().count() <= SUMMARY {
        return (text, false);
    }
    let end = text
        .char_indices()
        .nth(SUMMARY - 1)
        .map_or(text.len(), |(at, _)| at);
    let cut = &text[..end];
    let cut = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    let cut = cut.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    (format!("{cut}…"), true)
}

/// The first paragraph of a text: what a summary is made of.
#[must_use]
pub fn opening(text: &str) -> &str {
    let text = text.trim_start();
    let blank = text.find("\n\n").into_iter().chain(text.find("\n\r\n"));
    blank.min().map_or(text, |end| &text[..end])
}

/// A plain text as Markdown that shows it sign by sign: paragraphs and line breaks stay, nothing in it means anything.
#[must_use]
pub fn markdown(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(
        ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'],
        "\n",
    );
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let mut gap = "";
    for text in text.split('\n') {
        let text = line(text);
        if text.is_empty() {
            if !escaped.is_empty() {
                gap = "\n\n";
            }
            continue;
        }
        escaped.push_str(gap);
        escaped.push_str(&escape(&text));
        gap = "\\\n";
    }
    escaped
}

/// One line of plain text as Markdown.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, sign) in text.char_indices() {
        let next = text[at + sign.len_utf8()..].chars().next();
        let means_something = match sign {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' | '|' | '^' | '$' | '{' | '}' => true,
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            '#' | '+' | '-' | '=' | '>' | ':' => at == 0,
            '.' | ')' => at == digits && digits > 0,
            _ => false,
        };
        if means_something {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

fn is_seen(sign: char) -> bool {
    let is_mark = matches!(
        sign,
        '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}'
    );
    (!sign.is_control() && !is_mark) || sign.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_ends_after_a_word() {
        assert_eq!(
            summary(" Une \n épicerie. "),
            ("Une épicerie.".into(), false)
        );
        let (cut, is_cut) = summary(&"légumes, ".repeat(40));
        assert!(is_cut && cut.ends_with("légumes…") && cut.chars().count() <= SUMMARY);
        let (cut, _) = summary(&"é".repeat(300));
        assert_eq!(cut.chars().count(), SUMMARY);
    }

    #[test]
    fn a_text_opens_with_its_first_paragraph() {
        assert_eq!(opening("\n a\nb\n\nc\n\nd"), "a\nb");
        assert_eq!(opening("a\r\n\r\nb"), "a\r");
        assert_eq!(opening(""), "");
    }

    #[test]
    fn nothing_written_means_anything() {
        assert_eq!(markdown("a\r\nb\n\n\n c"), "a\\\nb\n\nc");
        assert_eq!(escape("# a"), "\\# a");
        assert_eq!(escape("12. a"), "12\\. a");
        assert_eq!(escape("A & B &amp; <b>"), "A & B \\&amp; \\<b>");
        assert_eq!(escape("[[x]] **y**"), "\\[\\[x\\]\\] \\*\\*y\\*\\*");
        assert_eq!(line("a\u{202e}b\0\tc"), "ab c");
    }
}
