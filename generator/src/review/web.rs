//! Addresses of the web in what contributors wrote, and what an answer of the web means. Asking is for the program.

use crate::diagnostics::{Diagnostics, Problem};
use crate::source::{Sources, Span};

/// An address of another site, where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebLink {
    /// The address, without its `#place`.
    pub address: String,
    /// Where it stands.
    pub span: Span,
}

/// What became of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The page is there.
    Found,
    /// It is elsewhere, for ever.
    Moved {
        /// Where.
        to: String,
    },
    /// It is gone, or its whole site is.
    Gone {
        /// What the server answered; none without a server.
        status: Option<u16>,
    },
    /// The server refused, failed or was silent: nothing is known.
    Unsure {
        /// What the server answered; none without an answer in time.
        status: Option<u16>,
    },
}

/// Names that lead nowhere by agreement (RFC 2606), and are in examples.
const RESERVED: [&str; 7] = [
    ".example",
    ".invalid",
    ".test",
    ".localhost",
    "example.org",
    "example.com",
    "example.net",
];

/// Every address of the content, in the order of files; those of the site itself and of examples are left out.
#[must_use]
pub fn links(sources: &Sources, own: &str) -> Vec<WebLink> {
    let mut links = Vec::new();
    for (source, file) in sources.under("content/") {
        let written = [".md", ".yaml"]
            .iter()
            .any(|ending| file.path.ends_with(ending));
        let Some(text) = std::str::from_utf8(&file.bytes).ok().filter(|_| written) else {
            continue;
        };
        let mut at = 0;
        while let Some(found) = text[at..].find("http") {
            let start = at + found;
            at = start + "http".len();
            let address = address(&text[start..]);
            let Some(host) = host(address) else { continue };
            at = start + address.len();
            let is_reserved = RESERVED.iter().any(|name| host.ends_with(name));
            let is_own = own.len() > "https://".len() && address.starts_with(own);
            if !is_reserved && !is_own {
                links.push(WebLink {
                    address: address.split('#').next().unwrap_or(address).to_owned(),
                    span: Span::new(source, start, start + address.len()),
                });
            }
        }
    }
    links
}

/// The host and port of an address of the web.
#[must_use]
pub fn host(address: &str) -> Option<&str> {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest[..end].rsplit('@').next().unwrap_or_default();
    (!host.is_empty()).then_some(host)
}

/// The address a text begins with, without the marks of the sentence, the link or the list it stands in.
fn address(text: &str) -> &str {
    let ends =
        |sign: char| sign.is_whitespace() || sign.is_control() || "<>\"'`|\\^{}«»“”".contains(sign);
    let address = &text[..text.find(ends).unwrap_or(text.len())];
    let address = &address[..balanced(address)];
    address.trim_end_matches(|sign| ".,;:!?*_…".contains(sign))
}

/// Where a parenthesis or a bracket closes that was not opened: it is the text's, not the address's.
fn balanced(address: &str) -> usize {
    let (mut parentheses, mut brackets) = (0i32, 0i32);
    for (at, sign) in address.char_indices() {
        match sign {
            '(' => parentheses += 1,
            ')' => parentheses -= 1,
            '[' => brackets += 1,
            ']' => brackets -= 1,
            _ => {}
        }
        if parentheses < 0 || brackets < 0 {
            return at;
        }
    }
    address.len()
}

/// Reports what is to be said of an answer.
pub fn report(link: &WebLink, answer: &Answer, diagnostics: &mut Diagnostics) {
    let address = link.address.clone();
    let problem = match answer {
        Answer::Found => return,
        Answer::Moved { to } => Problem::WebLinkMoved {
            address,
            to: to.clone(),
        },
        Answer::Gone { status } => Problem::WebLinkBroken {
            address,
            status: *status,
        },
        Answer::Unsure { status } => Problem::WebLinkUnsure {
            address,
            status: *status,
        },
    };
    diagnostics.report(link.span, problem);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    #[test]
    fn addresses_end_where_a_reader_would_end_them() {
        for (text, wanted) in [
            ("https://a.fr/b). Et", "https://a.fr/b"),
            ("https://a.fr/b_(c), d", "https://a.fr/b_(c)"),
            ("https://a.fr/b>", "https://a.fr/b"),
            ("https://a.fr, https://b.fr", "https://a.fr"),
            ("https://a.fr/?q=1&r=2#s…", "https://a.fr/?q=1&r=2#s"),
            ("https://a.fr/b](https://a.fr/b)", "https://a.fr/b"),
            ("https://a.fr/b),[x](https://c.fr)", "https://a.fr/b"),
        ] {
            assert_eq!(address(text), wanted);
        }
    }

    #[test]
    fn only_other_sites_are_asked() {
        let text = "Voir [a](https://un.fr/a#b), https://deux.fr. https://www.example.org/ https://notre.fr/x http:// httpd";
        let sources = Sources::new(vec![SourceFile {
            path: "content/a.md".into(),
            bytes: text.into(),
        }]);
        let found: Vec<_> = links(&sources, "https://notre.fr/")
            .into_iter()
            .map(|link| link.address)
            .collect();
        assert_eq!(found, ["https://un.fr/a", "https://deux.fr"]);
    }
}
