//! What the address of a link is: nothing that could run a program, nothing that depends on where the page lies.

/// An address as its author wrote it, entities and backslashes already read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address<'a> {
    /// `#anchor`, without the `#`.
    Anchor(&'a str),
    /// `/recettes/`: on this site.
    Site(&'a str),
    /// `https://…`
    Web(&'a str),
    /// `mailto:` and `tel:`.
    Contact(&'a str),
    /// A scheme that is not allowed, or one that hides.
    Unsafe,
    /// A relative path, or nothing.
    Relative,
}

/// Tells what an address is. Browsers drop control characters and spaces before they look for a scheme, so an
/// address that has some is refused wherever they could hide one.
pub(super) fn classify(address: &str) -> Address<'_> {
    if address.chars().any(is_hiding) {
        return Address::Unsafe;
    }
    let head = address.find(['/', '?', '#', '\\']).unwrap_or(address.len());
    if let Some(colon) = address[..head].find(':') {
        return match address[..colon].to_ascii_lowercase().as_str() {
            "http" | "https"
                if address[colon + 1..].len() > 2 && address[colon + 1..].starts_with("//") =>
            {
                Address::Web(address)
            }
            "http" | "https" => Address::Relative,
            "mailto" | "tel" => Address::Contact(address),
            _ => Address::Unsafe,
        };
    }
    match address.as_bytes() {
        [b'#', _, ..] => Address::Anchor(&address[1..]),
        // `//host` and `/\host` leave the site under another name.
        [b'/', b'/' | b'\\', ..] => Address::Relative,
        [b'/', ..] => Address::Site(address),
        _ => Address::Relative,
    }
}

/// Controls, and characters without width that make a text read as another.
fn is_hiding(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}
