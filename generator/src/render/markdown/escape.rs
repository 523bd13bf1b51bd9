//! Text and addresses as HTML may contain them.

/// Text between tags or in a quoted attribute.
pub(super) fn text(out: &mut String, text: &str) {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            0 => "\u{FFFD}",
            _ => continue,
        };
        out.push_str(&text[written..at]);
        out.push_str(escaped);
        written = at + 1;
    }
    out.push_str(&text[written..]);
}

/// An address in a quoted attribute: what an address cannot contain is percent-encoded, what is encoded already stays.
pub(super) fn address(out: &mut String, address: &str) {
    const HEXADECIMAL: &[u8; 16] = b"0123456789ABCDEF";
    for byte in address.bytes() {
        match byte {
            b'&' => out.push_str("&amp;"),
            b'\'' => out.push_str("&#39;"),
            byte if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$()*+,;=%".contains(&byte) => {
                out.push(char::from(byte))
            }
            byte => {
                out.push('%');
                out.push(char::from(HEXADECIMAL[usize::from(byte >> 4)]));
                out.push(char::from(HEXADECIMAL[usize::from(byte & 15)]));
            }
        }
    }
}
