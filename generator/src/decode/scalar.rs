//! A text as YAML writes it: as it is where that is safe, in double quotes elsewhere.

/// Words that YAML, or a reader of YAML, takes for something else than a text.
const TAKEN: [&str; 8] = ["true", "false", "null", "yes", "no", "on", "off", "~"];

/// The text as a value, safe inside `[…]` and `{…}` as well.
#[must_use]
pub fn scalar(text: &str) -> String {
    let text = text.trim();
    let begins = text.starts_with(|sign: char| sign.is_alphanumeric());
    let ends = !text.ends_with([':', ' ']);
    let plain = text.chars().all(|sign| {
        sign.is_alphanumeric() || " '’.;!?()/%+*=@_-–…«»€°½¼¾:\u{a0}\u{202f}".contains(sign)
    });
    let is_taken = TAKEN.contains(&text.to_lowercase().as_str());
    if begins && ends && plain && !is_taken && !text.contains(": ") && !text.contains(":\u{a0}") {
        return text.to_owned();
    }
    // A string of JSON is a double-quoted text of YAML; writing one cannot fail.
    serde_json::to_string(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::yaml::parse;
    use crate::diagnostics::Diagnostics;
    use crate::source::{SourceFile, Sources};

    #[test]
    fn a_text_is_read_back_as_it_was() {
        let texts = [
            "Soupe de courge",
            "Soupe : la vraie",
            "C'est l'été",
            "« Bonjour »",
            "a, b",
            "[x]",
            "- a",
            "# b",
            "c #d",
            "true",
            "oui",
            "null",
            "\"a\" \\ b",
            "1 h 30",
            "https://example.org/#a",
            "é:",
            "a\u{a0}: b",
            "{a: b}",
            "*x",
            "&x",
            "!x",
            "@x",
            "`x`",
            "%",
            "?",
            "deux\nlignes",
            "2026-12-05 14:00",
        ];
        for text in texts {
            for around in [("k: ", ""), ("k: [", "]"), ("k: {a: ", "}")] {
                let yaml = format!("{}{}{}\n", around.0, scalar(text), around.1);
                let file = SourceFile {
                    path: String::new(),
                    bytes: Vec::new(),
                };
                let sources = Sources::new(vec![file]);
                let source = sources.iter().next().map(|(id, _)| id).expect("a file");
                let mut problems = Diagnostics::default();
                let node = parse(source, &yaml, 0, &mut problems);
                let found = format!("{:?}", node.expect("it parses"));
                let wanted = format!("Text({text:?})");
                assert!(found.contains(&wanted), "{yaml}: {found}");
            }
        }
    }
}
