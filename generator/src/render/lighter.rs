//! Scripts and styles without their comments: those are for who reads the sources, and weigh on every first visit.
//!
//! Only a comment that has its lines for itself is left out, so that no string is ever mistaken for one: `/* … */` that
//! begins a line and ends one, and lines that begin with `//`. `/*!` is kept: licences begin so.

/// A script or a style as it is published; what is not UTF-8 is left as it is.
#[must_use]
pub fn lighter(bytes: &[u8], has_line_comments: bool) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return bytes.to_vec();
    };
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find('\n').map_or(rest.len(), |end| end + 1);
        let (line, after) = rest.split_at(end);
        let begin = line.trim_start();
        rest = match comment(rest, begin, has_line_comments) {
            Some(length) => &rest[length..],
            None => {
                kept.push_str(line);
                after
            }
        };
    }
    kept.into_bytes()
}

/// How long the comment is that has the first lines of a text for itself.
fn comment(text: &str, begin: &str, has_line_comments: bool) -> Option<usize> {
    let line_end = |from: usize| {
        text[from..]
            .find('\n')
            .map_or(text.len(), |at| from + at + 1)
    };
    if has_line_comments && begin.starts_with("//") {
        return Some(line_end(0));
    }
    if !begin.starts_with("/*") || begin.starts_with("/*!") {
        return None;
    }
    let close = text.find("*/")? + 2;
    let end = line_end(close);
    text[close..end].trim().is_empty().then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_comments_are_left_out_and_nothing_else() {
        let script = "/**\n * Says.\n */\nconst a = \"// b\"; // c\n  // d\n  /* e */ f();\n/*! g */\nh(`\n/`);\n";
        let kept = "const a = \"// b\"; // c\n  /* e */ f();\n/*! g */\nh(`\n/`);\n";
        assert_eq!(lighter(script.as_bytes(), true), kept.as_bytes());
        let style = "/* a */\nb { c: url(//d); }\n//e\n/* f";
        let kept = "b { c: url(//d); }\n//e\n/* f";
        assert_eq!(lighter(style.as_bytes(), false), kept.as_bytes());
        assert_eq!(lighter(&[0xff], true), [0xff]);
    }
}
