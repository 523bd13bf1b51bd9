//! An address on the web that becomes a link: never a program, never a path.

use serde::Serialize;

use crate::decode::fields::{Decode, decode_text};
use crate::decode::shape::{Form, Numbers, Shape, Text};
use crate::decode::yaml::Node;
use crate::diagnostics::{Bilingual, Diagnostics};

/// `https://…` or `http://…`, as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct WebAddress(pub String);

impl WebAddress {
    /// Reads an address; none when it is of another scheme, has no host, or holds signs browsers pass over.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let rest = ["https://", "http://"]
            .iter()
            .find_map(|scheme| text.strip_prefix(scheme))?;
        let is_clear = |sign: char| !sign.is_whitespace() && !sign.is_control();
        let has_host = rest.starts_with(char::is_alphanumeric);
        (has_host && rest.chars().all(is_clear)).then(|| Self(text.to_owned()))
    }
}

impl Decode for WebAddress {
    const EXPECTED: Bilingual = Bilingual {
        fr: "une adresse complète",
        en: "a full address",
    };
    const EXAMPLE: &'static str = "https://example.org/";
    const SHAPE: Shape = Shape::Text(Text::matching(
        Form::Address,
        || r"^https?://[\p{L}\p{N}]\S*$".to_owned(),
        Numbers::No,
    ));

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        decode_text(node, diagnostics, Self::parse)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web_is_an_address() {
        for good in ["https://example.org/", "http://épicerie.example/a?b#c"] {
            assert!(WebAddress::parse(good).is_some(), "{good}");
        }
        let refused = [
            "javascript:alert(1)",
            "https:example.org",
            "https://",
            "https:///x",
            "https://a b",
            "java\nscript:x",
            "//example.org",
            "example.org",
            "",
        ];
        for bad in refused {
            assert!(WebAddress::parse(bad).is_none(), "{bad}");
        }
    }
}
