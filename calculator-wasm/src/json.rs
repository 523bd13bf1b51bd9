//! JSON as it is written: any valid text taken apart into the raw texts of its parts, none of them interpreted.
//!
//! Requests are read this way rather than into a tree so that a number stays what was typed (25.0 is not the integer
//! 25, and 1e999 is no error in a key nobody asks for), so that no depth overflows a stack, and so that the browser
//! loads no code for numbers with a floating point, which the calculators never use.

/// The members of a JSON object, in order: each key, and its value's raw text; none if `text` is anything else.
pub(crate) fn members(text: &str) -> Option<Vec<(String, &str)>> {
    let mut cursor = Cursor { text, at: 0 };
    let mut members = Vec::new();
    cursor.take_between(b'{', b'}', |cursor| {
        let key = cursor.key()?;
        let value = cursor.value()?;
        // A key that is no Unicode text is nobody's key.
        members.extend(string(key).map(|key| (key, value)));
        Some(())
    })?;
    cursor.ends().then_some(members)
}

/// The raw texts of the items of a JSON list, in order; none if `text` is anything else.
pub(crate) fn items(text: &str) -> Option<Vec<&str>> {
    let mut cursor = Cursor { text, at: 0 };
    let mut items = Vec::new();
    cursor.take_between(b'[', b']', |cursor| {
        items.push(cursor.value()?);
        Some(())
    })?;
    cursor.ends().then_some(items)
}

/// What a JSON string says; none if `text` is anything else, or holds half of a surrogate pair.
pub(crate) fn string(text: &str) -> Option<String> {
    let mut rest = text.strip_prefix('"')?.strip_suffix('"')?;
    let mut said = String::with_capacity(rest.len());
    while let Some(place) = rest.find('\\') {
        said.push_str(&rest[..place]);
        let escape = *rest.as_bytes().get(place + 1)?;
        rest = rest.get(place + 2..)?;
        said.push(match escape {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => escaped_letter(&mut rest)?,
            _ => char::from(escape),
        });
    }
    said.push_str(rest);
    Some(said)
}

/// JSON text without the spaces between its parts, so that an answer stays on one line.
pub(crate) fn compact(text: &str) -> String {
    let (mut inside, mut escaped) = (false, false);
    text.chars()
        .filter(|&letter| {
            let kept = inside || !letter.is_ascii_whitespace();
            inside ^= letter == '"' && !escaped;
            escaped = inside && letter == '\\' && !escaped;
            kept
        })
        .collect()
}

/// The letter of `\uXXXX`, or of two of them that are the halves of one letter.
fn escaped_letter(rest: &mut &str) -> Option<char> {
    let first = code_unit(rest)?;
    if !(0xd800..0xdc00).contains(&first) {
        return char::from_u32(first);
    }
    *rest = rest.strip_prefix("\\u")?;
    let second = code_unit(rest)?;
    if !(0xdc00..0xe000).contains(&second) {
        return None;
    }
    char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
}

fn code_unit(rest: &mut &str) -> Option<u32> {
    let (digits, after) = rest.split_at_checked(4)?;
    *rest = after;
    u32::from_str_radix(digits, 16).ok()
}

/// A place in a JSON text; what it steps over is valid.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// Takes a list or an object, each of whose parts `take` takes.
    fn take_between(
        &mut self,
        open: u8,
        close: u8,
        mut take: impl FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.expect(open)?;
        if self.eats(close) {
            return Some(());
        }
        loop {
            take(self)?;
            if self.eats(close) {
                return Some(());
            }
            self.expect(b',')?;
        }
    }

    /// Takes a value of any depth, without spaces around it.
    fn value(&mut self) -> Option<&'a str> {
        self.skip_spaces();
        let start = self.at;
        let mut open: Vec<u8> = Vec::new();
        loop {
            if let Some(close) = self.opening_or_scalar()? {
                open.push(close);
                continue;
            }
            // A value has ended, and maybe what holds it: then either the next one comes, or everything is closed.
            loop {
                let Some(&close) = open.last() else {
                    return self.text.get(start..self.at);
                };
                if self.eats(close) {
                    open.pop();
                    continue;
                }
                self.expect(b',')?;
                if close == b'}' {
                    self.key()?;
                }
                break;
            }
        }
    }

    /// Takes a text, a number, a word or an empty list or object whole; of others, the opening, and gives what must
    /// close them.
    fn opening_or_scalar(&mut self) -> Option<Option<u8>> {
        if self.eats(b'[') {
            return Some((!self.eats(b']')).then_some(b']'));
        }
        if self.eats(b'{') {
            if self.eats(b'}') {
                return Some(None);
            }
            self.key()?;
            return Some(Some(b'}'));
        }
        match self.peek()? {
            b'"' => self.take_string().map(|_| None),
            b'-' | b'0'..=b'9' => self.take_number().map(|()| None),
            _ => {
                let word = ["true", "false", "null"]
                    .into_iter()
                    .find(|word| self.text[self.at..].starts_with(word))?;
                self.at += word.len();
                Some(None)
            }
        }
    }

    /// Takes a key and its colon.
    fn key(&mut self) -> Option<&'a str> {
        self.skip_spaces();
        let key = self.take_string()?;
        self.expect(b':')?;
        Some(key)
    }

    /// Takes a text with its quotes.
    fn take_string(&mut self) -> Option<&'a str> {
        let start = self.at;
        self.step(b'"').then_some(())?;
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'"' => return self.text.get(start..self.at),
                b'\\' => self.take_escape()?,
                0..0x20 => return None,
                _ => {}
            }
        }
    }

    fn take_escape(&mut self) -> Option<()> {
        let escape = self.peek()?;
        self.at += 1;
        if escape == b'u' {
            let digits = self.text.as_bytes().get(self.at..self.at + 4)?;
            self.at += 4;
            return digits.iter().all(u8::is_ascii_hexdigit).then_some(());
        }
        b"\"\\/bfnrt".contains(&escape).then_some(())
    }

    /// Takes `-? (0 | [1-9][0-9]*) (.[0-9]+)? ([eE][+-]?[0-9]+)?`.
    fn take_number(&mut self) -> Option<()> {
        self.step(b'-');
        if !self.step(b'0') {
            self.take_digits()?;
        }
        if self.step(b'.') {
            self.take_digits()?;
        }
        if self.step(b'e') || self.step(b'E') {
            let _sign = self.step(b'+') || self.step(b'-');
            self.take_digits()?;
        }
        Some(())
    }

    fn take_digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Takes `byte`, if it stands right here.
    fn step(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Takes `byte`, if it stands here after some spaces.
    fn eats(&mut self, byte: u8) -> bool {
        self.skip_spaces();
        self.step(byte)
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        self.eats(byte).then_some(())
    }

    fn skip_spaces(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn ends(&mut self) -> bool {
        self.skip_spaces();
        self.at == self.text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_apart_what_is_json() {
        let text = r#" {"a":[1,{"b":-0.5e+3}], "é" : "x\"]" ,"":{} , "a":null}"#;
        let taken = members(text).expect("an object");
        let taken: Vec<(&str, &str)> = taken
            .iter()
            .map(|(key, value)| (key.as_str(), *value))
            .collect();
        assert_eq!(
            taken,
            [
                ("a", r#"[1,{"b":-0.5e+3}]"#),
                ("é", r#""x\"]""#),
                ("", "{}"),
                ("a", "null")
            ]
        );
        assert_eq!(
            items(" [ [ ] , true,\n\"\" ]"),
            Some(vec!["[ ]", "true", "\"\""])
        );
    }

    #[test]
    fn refuses_what_is_not() {
        for part in [
            "01",
            "1.",
            ".5",
            "+1",
            "-",
            "1e",
            "1e+",
            "tru",
            "nul",
            "True",
            "'a'",
            "\"a",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"\t\"",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1",
            "]",
            "{\"a\"}",
            "{\"a\":}",
            "{a:1}",
            "{\"a\":1,}",
            "[1}",
            "{\"a\":1]",
            "1 2",
            "",
            "\u{a0}1",
            "nullx",
            "[1]]",
        ] {
            assert_eq!(
                items(&format!("[{part}]")).filter(|_| !part.is_empty()),
                None,
                "{part}"
            );
            assert_eq!(members(&format!("{{\"a\":{part}}}")), None, "{part}");
        }
    }

    #[test]
    fn agrees_with_serde_json_on_what_is_json() {
        let parts = [
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"a\":",
            "1",
            "-0",
            " ",
            "null",
            "\"\\u00e9\"",
            ".",
            "\"",
        ];
        // Every text of four parts or less.
        let mut texts = vec![String::new()];
        for _ in 0..4 {
            texts = texts
                .iter()
                .flat_map(|text| parts.iter().map(move |part| text.clone() + part))
                .collect();
            for text in &texts {
                let value = serde_json::from_str::<serde_json::Value>(text).ok();
                let is_object = value.as_ref().is_some_and(serde_json::Value::is_object);
                let is_list = value.as_ref().is_some_and(serde_json::Value::is_array);
                assert_eq!(
                    (members(text).is_some(), items(text).is_some()),
                    (is_object, is_list),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn says_what_strings_say() {
        for text in [
            r#""""#,
            r#""a\"\\\/\b\f\n\r\tz""#,
            r#""\u00e9\ud83c\udf31é""#,
            r#""\u0000""#,
        ] {
            assert_eq!(string(text), serde_json::from_str(text).ok(), "{text}");
        }
        for text in [
            r#""\ud83c""#,
            r#""\udf31""#,
            r#""\ud83cx""#,
            r#""\ud83c\u0041""#,
            "1",
            "null",
        ] {
            assert_eq!(string(text), None, "{text}");
        }
    }

    #[test]
    fn compacting_loses_only_the_spaces_between_parts() {
        assert_eq!(
            compact("{ \"a \\\" b\" :\n [1 , 2.50,\t\"c\\\\\" ] }"),
            r#"{"a \" b":[1,2.50,"c\\"]}"#
        );
    }
}
