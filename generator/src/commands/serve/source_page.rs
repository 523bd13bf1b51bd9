//! The file behind a page: opened in the person's editor, or shown with its path.
//!
//! Only files of `content/` that the last round read are known here, by their exact paths: nothing is looked up on the
//! disk, so no address leads out of the folder.

use std::fmt::Write as _;

use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::server::Desk;
use super::words;

const POLICY: &str = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Where in the file.
#[derive(Deserialize)]
pub(super) struct At {
    line: Option<usize>,
}

/// Shows a file.
pub(super) async fn show(
    State(desk): State<Desk>,
    Path(path): Path<String>,
    Query(at): Query<At>,
) -> Response {
    let edition = desk.edition();
    let words = words::of_a_source(desk.server.language);
    let Some((_, file)) = edition.sources.at(&path).filter(|_| is_content(&path)) else {
        return (StatusCode::NOT_FOUND, words.unknown).into_response();
    };
    let page = page(&desk, &path, &file.bytes, at.line);
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
    ];
    (headers, page).into_response()
}

fn page(desk: &Desk, path: &str, bytes: &[u8], line: Option<usize>) -> String {
    let words = words::of_a_source(desk.server.language);
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{path}</title>\n<link rel=\"stylesheet\" href=\"/-serve/live.css\">\n<body class=\"source\">\n<h1>{path}</h1>\n\
         <p><code>{}</code></p>\n",
        desk.server.language.pick("fr", "en"),
        escaped(&desk.server.root.join(path).to_string_lossy()),
        path = escaped(path),
    );
    // Writing to a String cannot fail.
    let _ = match desk.server.editor {
        Some(_) => writeln!(
            page,
            "<form method=\"post\" action=\"?line={}\"><button>{}</button></form>",
            line.unwrap_or(1),
            words.open
        ),
        None => writeln!(page, "<p>{}</p>", words.no_editor),
    };
    let _ = match std::str::from_utf8(bytes) {
        Ok(text) => writeln!(page, "<ol>\n{}</ol>", lines(text, line)),
        Err(_) => writeln!(page, "<p>{}</p>", words.picture),
    };
    page.push_str("</body>\n</html>\n");
    page
}

fn lines(text: &str, marked: Option<usize>) -> String {
    let mut list = String::with_capacity(text.len() * 2);
    for (index, text) in text.lines().enumerate() {
        let mark = if marked == Some(index + 1) {
            " class=\"marked\""
        } else {
            ""
        };
        let _ = writeln!(list, "<li{mark}><code>{}</code></li>", escaped(text));
    }
    list
}

/// Opens a file in the editor; the guard let through only what the site's own pages sent.
pub(super) async fn open(
    State(desk): State<Desk>,
    Path(path): Path<String>,
    Query(at): Query<At>,
) -> Response {
    let edition = desk.edition();
    if !is_content(&path) || edition.sources.at(&path).is_none() {
        return (
            StatusCode::NOT_FOUND,
            words::of_a_source(desk.server.language).unknown,
        )
            .into_response();
    }
    let place = desk.server.root.join(&path);
    let opened = desk
        .server
        .editor
        .as_ref()
        .and_then(|editor| editor.open(&place, at.line.unwrap_or(1)).ok());
    match opened {
        Some(()) => StatusCode::NO_CONTENT.into_response(),
        None => StatusCode::NOT_IMPLEMENTED.into_response(),
    }
}

fn is_content(path: &str) -> bool {
    path.starts_with("content/")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
