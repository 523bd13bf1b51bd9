//! Answers browsers on this machine: the files of the edition, and what keeps open pages up to date.

use std::io;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path as Wildcard, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use solidoume::outputs::service_worker::WITHDRAWAL;
use tokio::runtime::Runtime;
use tokio::sync::watch;

use super::edition::{Edition, Found};
use super::editor::Editor;
use super::{live, source_page, words};
use crate::messages::Language;

const SCRIPT: &str = include_str!("live.js");
const STYLE: &str = include_str!("live.css");

/// What every answer needs to know.
#[derive(Clone)]
pub(super) struct Server {
    pub(super) language: Language,
    /// The site's folder, as the system names it.
    pub(super) root: PathBuf,
    pub(super) editor: Option<Arc<Editor>>,
    port: u16,
}

/// What answers are made from.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) server: Server,
    pub(super) editions: watch::Receiver<Arc<Edition>>,
}

impl Desk {
    /// What is shown now.
    pub(super) fn edition(&self) -> Arc<Edition> {
        self.editions.borrow().clone()
    }
}

impl Server {
    pub(super) fn new(port: u16, root: &Path, language: Language) -> Self {
        Self {
            language,
            root: root.canonicalize().unwrap_or_else(|_| root.to_path_buf()),
            editor: Editor::find().map(Arc::new),
            port,
        }
    }

    /// Serves until the program is asked to end.
    pub(super) fn run(
        self,
        listener: TcpListener,
        editions: watch::Receiver<Arc<Edition>>,
    ) -> io::Result<()> {
        let runtime = Runtime::new()?;
        listener.set_nonblocking(true)?;
        let served = runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            let router = router(Desk {
                server: self,
                editions,
            });
            tokio::select! {
                served = axum::serve(listener, router) => served,
                () = asked_to_end() => Ok(()),
            }
        });
        // Pages that are open wait on their sockets for ever: they are told by the end of the connection.
        runtime.shutdown_background();
        served
    }

    /// Whether a request comes from this server's own pages or from a person's address bar.
    ///
    /// A page of another site can make a browser connect here: under this machine's address, then `Origin` tells; or
    /// under a name of its own that it makes lead here (DNS rebinding), then `Host` tells.
    fn accepts(&self, request: &Request) -> bool {
        let text = |name| {
            request
                .headers()
                .get(name)
                .map(|value: &HeaderValue| value.to_str().unwrap_or_default())
        };
        let named = request
            .uri()
            .authority()
            .is_none_or(|host| self.is_own(host.as_str()));
        let to_us = text(header::HOST).is_some_and(|host| self.is_own(host));
        let reads = [Method::GET, Method::HEAD].contains(request.method());
        let upgrades = request.headers().contains_key(header::UPGRADE);
        // To read a page needs no origin; to open a socket or an editor does.
        let from_us = match text(header::ORIGIN) {
            Some(origin) => origin
                .strip_prefix("http://")
                .is_some_and(|host| self.is_own(host)),
            None => reads && !upgrades,
        };
        named && to_us && from_us
    }

    /// Whether a host, or an origin without its scheme, is this server.
    fn is_own(&self, host: &str) -> bool {
        let own = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{}", self.port));
        own.iter().any(|own| own == host)
    }
}

fn router(desk: Desk) -> Router {
    let asset = |kind: &'static str, text: &'static str| {
        get(async move || ([(header::CONTENT_TYPE, kind)], text))
    };
    Router::new()
        .route(
            "/-serve/live.js",
            asset("text/javascript; charset=utf-8", SCRIPT),
        )
        .route("/-serve/live.css", asset("text/css; charset=utf-8", STYLE))
        .route("/-serve/live", get(live::connect))
        // A build's worker, from another folder that was served here, would answer instead of this server.
        .route(
            "/service-worker.js",
            asset("text/javascript; charset=utf-8", WITHDRAWAL),
        )
        .route(
            "/-source/{*path}",
            get(source_page::show).post(source_page::open),
        )
        .route("/", get(home))
        .route("/{*address}", get(page))
        .layer(middleware::from_fn_with_state(desk.clone(), guard))
        .with_state(desk)
}

/// Refuses what does not come from this server's own pages, and lets no other site read what is answered.
async fn guard(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    let mut response = if desk.server.accepts(&request) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, words::foreign(desk.server.language)).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        "cross-origin-resource-policy",
        HeaderValue::from_static("same-origin"),
    );
    response
}

async fn home(State(desk): State<Desk>, uri: Uri) -> Response {
    answer(&desk, "", &uri)
}

async fn page(State(desk): State<Desk>, Wildcard(address): Wildcard<String>, uri: Uri) -> Response {
    answer(&desk, &address, &uri)
}

fn answer(desk: &Desk, address: &str, uri: &Uri) -> Response {
    let edition = desk.edition();
    match edition.files.find(address) {
        Found::File(path, bytes) if path.ends_with(".html") => html(StatusCode::OK, bytes),
        Found::File(path, bytes) => {
            ([(header::CONTENT_TYPE, kind(path))], bytes.clone()).into_response()
        }
        Found::Folder => Redirect::temporary(&format!("{}/", uri.path())).into_response(),
        Found::Nothing => {
            let bare = Bytes::from_static(
                b"<!doctype html>\n<meta charset=\"utf-8\">\n<title>404</title>\n<body>\n</body>\n",
            );
            html(
                StatusCode::NOT_FOUND,
                edition.files.missing().unwrap_or(&bare),
            )
        }
    }
}

/// A page, with the script that keeps it up to date.
fn html(status: StatusCode, bytes: &Bytes) -> Response {
    let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    (status, kind, live::with_script(bytes)).into_response()
}

fn kind(path: &str) -> &'static str {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "geojson" => "application/geo+json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "xml" => "application/xml",
        "atom" => "application/atom+xml",
        "ics" => "text/calendar; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// Ctrl+C, or a polite end.
async fn asked_to_end() {
    let interrupted = async {
        // Without a way to hear of Ctrl+C, the system's own way of ending stays.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<Option<()>>();
    tokio::select! {
        () = interrupted => {},
        _ = terminated => {},
    }
}
