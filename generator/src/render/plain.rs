//! HTML that we wrote, as the text one reads in it.

use std::borrow::Cow;

/// Elements within a sentence: what stands beside them is one word with them.
const INLINE: [&str; 14] = [
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "mark", "small", "span", "strong", "sub",
    "sup",
];
/// Elements nobody reads as sentences.
const SKIPPED: [&str; 6] = ["form", "noscript", "script", "style", "svg", "template"];

/// A heading is no sentence that the next one goes on with.
const AFTER_HEADING: &str = " · ";

/// The text of some HTML, in one line; every block of it is a part of its own.
#[must_use]
pub fn text(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        push(&mut text, before);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        let name = tag
            .trim_start_matches('/')
            .split(|sign: char| sign.is_whitespace() || sign == '/')
            .next()
            .unwrap_or_default();
        rest = after;
        if SKIPPED.contains(&name) && !tag.starts_with('/') && !tag.ends_with('/') {
            let end = format!("</{name}>");
            rest = after.split_once(&end).map_or("", |(_, after)| after);
        }
        if tag.starts_with("/h") && tag.len() == 3 {
            text.push_str(AFTER_HEADING);
        } else if !INLINE.contains(&name) {
            text.push(' ');
        }
    }
    push(&mut text, rest);
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn push(text: &mut String, part: &str) {
    text.push_str(&unescaped(part));
}

/// The signs that our templates and our Markdown escape.
fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut plain = text.to_owned();
    // The ampersand comes last: `&amp;lt;` is the text `&lt;`.
    for (escaped, sign) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&nbsp;", "\u{a0}"),
        ("&amp;", "&"),
    ] {
        plain = plain.replace(escaped, sign);
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_apart_and_words_are_whole() {
        let html =
            "<h2 id=\"a\">Prépa<em>ration</em></h2><ol><li>Cuire.</li><li>Servir&nbsp;!</li></ol>";
        assert_eq!(text(html), "Préparation · Cuire. Servir\u{a0}!");
    }

    #[test]
    fn pictures_and_forms_are_not_sentences() {
        let html = "Avant<svg viewBox=\"0 0 1 1\"><title>Carte</title></svg><form><label>Nom</label></form>après";
        assert_eq!(text(html), "Avant après");
    }

    #[test]
    fn signs_are_themselves() {
        assert_eq!(
            text("<p>Fish &amp; chips, 3 &lt; 4, &amp;lt;</p>"),
            "Fish & chips, 3 < 4, &lt;"
        );
    }

    #[test]
    fn what_is_cut_off_is_no_panic() {
        assert_eq!(text("un <b"), "un");
        assert_eq!(text("un <svg><path"), "un");
        assert_eq!(text("<"), "");
    }
}
