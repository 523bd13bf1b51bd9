//! iCalendar as text: content lines that end in CRLF, folded at 75 octets between two characters, their texts escaped (RFC 5545, 3.1 and 3.3.11).

/// Octets of a line at most, without its end.
const LONGEST: usize = 75;

/// Lines being written.
#[derive(Debug, Default, Clone)]
pub struct Lines {
    text: String,
}

impl Lines {
    /// A property whose value stands as it is: a date, an address, a rule. Control characters, which no value may have,
    /// are left out.
    pub fn value(&mut self, name: &str, value: &str) {
        let plain = value
            .chars()
            .filter(|character| !character.is_control() || *character == '\t');
        let line: String = name.chars().chain([':']).chain(plain).collect();
        self.fold(&line);
    }

    /// A property whose value is a text.
    pub fn text(&mut self, name: &str, text: &str) {
        self.value(name, &escaped(text));
    }

    /// A property whose value is a list of texts; empty ones are left out, and nothing is written when all are.
    pub fn texts<'t>(&mut self, name: &str, texts: impl IntoIterator<Item = &'t str>) {
        let texts = texts.into_iter().filter(|text| !text.trim().is_empty());
        let texts: Vec<String> = texts.map(escaped).collect();
        if !texts.is_empty() {
            self.value(name, &texts.join(","));
        }
    }

    /// A component with what is inside.
    pub fn component(&mut self, name: &str, inside: impl FnOnce(&mut Self)) {
        self.value("BEGIN", name);
        inside(self);
        self.value("END", name);
    }

    /// Lines that are written already.
    pub fn append(&mut self, lines: &Self) {
        self.text.push_str(&lines.text);
    }

    /// The file.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }

    /// A line that goes on begins with a space, which counts.
    fn fold(&mut self, line: &str) {
        let mut room = LONGEST;
        for character in line.chars() {
            if character.len_utf8() > room {
                self.text.push_str("\r\n ");
                room = LONGEST - 1;
            }
            self.text.push(character);
            room -= character.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// A text as a value: commas, semicolons and backslashes lose their meaning, and a line's end is `\n`.
fn escaped(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            character => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", &"é".repeat(60));
        let text = String::from_utf8(lines.into_bytes()).unwrap();
        let folded: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(folded.len(), 3, "two lines and an end: {folded:?}");
        // `SUMMARY:` and 33 letters are 74 octets: one more letter would be 76.
        assert_eq!(folded[0].len(), 74);
        assert!(folded[1].starts_with(' '));
    }

    #[test]
    fn texts_are_escaped() {
        let mut lines = Lines::default();
        lines.text("X", "a;b,c\\d\r\ne\u{7}f");
        lines.texts("Y", ["a,b", "c"]);
        assert_eq!(
            lines.into_bytes(),
            b"X:a\\;b\\,c\\\\d\\nef\r\nY:a\\,b,c\r\n"
        );
    }
}
