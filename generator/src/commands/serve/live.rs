//! Keeps an open page up to date: a script in the page, and a socket that tells it what it should be showing.

use axum::body::Bytes;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;
use serde_json::json;

use super::edition::{Edition, Found};
use super::server::Desk;

const END: &[u8] = b"</body>";
/// What a page's policy says when it accepts scripts of its own site; the page that holds every calculator does not.
const ACCEPTS_SCRIPTS: &[u8] = b"script-src 'self'";
const POLICY: &[u8] = b"Content-Security-Policy";
const STYLESHEET: &[u8] = b"<link rel=\"stylesheet\"";

/// What a page is, in short: two pages with one mark are the same.
#[derive(Debug, PartialEq, Eq)]
struct Mark {
    /// Of all of it.
    page: String,
    /// Of it without its style sheets: when only these changed, nothing needs to be loaded again.
    text: String,
}

impl Mark {
    fn of(bytes: &[u8]) -> Self {
        let mut text = blake3::Hasher::new();
        for part in without(bytes, STYLESHEET) {
            text.update(part);
        }
        let short = |hash: blake3::Hash| hash.to_hex().as_str()[..20].to_owned();
        Self {
            page: short(blake3::hash(bytes)),
            text: short(text.finalize()),
        }
    }
}

/// The page with the script before its end, unless its policy would refuse it.
pub(super) fn with_script(bytes: &Bytes) -> Bytes {
    let refuses = find(bytes, POLICY).is_some() && find(bytes, ACCEPTS_SCRIPTS).is_none();
    let Some(at) = rfind(bytes, END).filter(|_| !refuses) else {
        return bytes.clone();
    };
    let Mark { page, text } = Mark::of(bytes);
    let script = format!(
        "<script src=\"/-serve/live.js\" data-page=\"{page}\" data-text=\"{text}\" defer></script>\n"
    );
    [&bytes[..at], script.as_bytes(), &bytes[at..]]
        .concat()
        .into()
}

/// Which page a socket is for.
#[derive(Deserialize)]
pub(super) struct About {
    /// Its address from the server's root.
    page: String,
}

/// Opens the socket of a page; only the site's own pages come so far.
pub(super) async fn connect(
    State(desk): State<Desk>,
    Query(about): Query<About>,
    upgrade: WebSocketUpgrade,
) -> Response {
    upgrade
        .max_message_size(1024)
        .on_upgrade(async move |socket| {
            follow(socket, desk, about.page.trim_start_matches('/')).await
        })
}

/// Tells a page what it should be showing: at once, since it may have changed while the page was loading, and after each
/// edition.
async fn follow(mut socket: WebSocket, mut desk: Desk, address: &str) {
    loop {
        let edition = desk.editions.borrow_and_update().clone();
        let message = Message::text(state(&edition, address));
        if socket.send(message).await.is_err() {
            return;
        }
        loop {
            tokio::select! {
                changed = desk.editions.changed() => match changed {
                    Ok(()) => break,
                    Err(_) => return,
                },
                // Pages have nothing to say, but this is how one learns that they are closed.
                received = socket.recv() => match received {
                    Some(Ok(_)) => {}
                    _ => return,
                },
            }
        }
    }
}

fn state(edition: &Edition, address: &str) -> String {
    let bytes = match edition.files.find(address) {
        Found::File(_, bytes) => Some(bytes),
        Found::Folder | Found::Nothing => edition.files.missing(),
    };
    let mark = bytes.map(|bytes| Mark::of(bytes));
    json!({
        "page": mark.as_ref().map(|mark| &mark.page),
        "text": mark.as_ref().map(|mark| &mark.text),
        "report": edition.report,
    })
    .to_string()
}

/// The parts of a page around every tag that begins so.
fn without<'b>(mut bytes: &'b [u8], tag: &[u8]) -> Vec<&'b [u8]> {
    let mut parts = Vec::new();
    while let Some(at) = find(bytes, tag) {
        parts.push(&bytes[..at]);
        let end = bytes[at..].iter().position(|byte| *byte == b'>');
        bytes = end.map_or(&[], |end| &bytes[at + end..]);
    }
    parts.push(bytes);
    parts
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

fn rfind(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .rposition(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_is_no_part_of_the_text() {
        let page = |style: &str, text: &str| {
            Mark::of(
                format!("<head><link rel=\"stylesheet\" href=\"{style}\"></head>{text}").as_bytes(),
            )
        };
        let (one, other) = (page("a.css", "x"), page("b.css", "x"));
        assert_eq!(one.text, other.text);
        assert_ne!(one.page, other.page);
        assert_ne!(page("a.css", "y").text, one.text);
    }

    #[test]
    fn the_script_comes_last_and_only_where_it_may() {
        let page = |text: &str| {
            String::from_utf8(with_script(&Bytes::from(text.to_owned())).to_vec()).unwrap()
        };
        let plain = page("<body>a</body>b</body>\n");
        assert!(
            plain.starts_with("<body>a</body>b<script src=\"/-serve/live.js\""),
            "{plain}"
        );
        assert!(plain.ends_with("</script>\n</body>\n"));
        let strict = "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'sha256-x'\"></body>";
        assert_eq!(page(strict), strict);
    }
}
