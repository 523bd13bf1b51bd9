//! `public/` on a free port, as a plain host of files would show it.

use std::net::SocketAddr;
use std::path::PathBuf;

use axum::Router;
use axum::extract::Request;
use axum::handler::HandlerWithoutStateExt as _;
use axum::http::StatusCode;
use axum::response::Html;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tower_http::services::{ServeDir, ServeFile};

use super::site;

/// A page of nothing, without the site's policy, from which a test may load the calculators.
pub(super) const BLANK: &str = "/-essai/";
/// The same page as another site would have it, which may show frames of any origin.
pub(super) const ELSEWHERE: &str = "/-ailleurs/";
/// A page that shares nothing with other sites may read a clock to 5 microseconds instead of 100.
const ISOLATED: [(&str, &str); 2] = [
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
];
const NOTHING: &str = "<!doctype html><title>Essai</title><link rel=icon href=data:,>";
/// Where the calculators are beside it.
pub(super) const CALCULATORS: &str = "/-essai/calculateurs";

/// A site with five hundred recipes, beside it.
pub(super) const LONG_LISTS: &str = "/-longues-listes";

/// The same site with a year of published months, beside it.
pub(super) const SEVERAL_MONTHS: &str = "/-plusieurs-mois";

/// The same site with a photo, beside it.
pub(super) const PHOTOS: &str = "/-photos";

/// Serves until it is dropped.
pub(super) struct Server {
    address: SocketAddr,
    prefix: String,
    _runtime: Runtime,
}

/// The site with more events, as it was made on 25 November 2026, and as it was made on 3 December.
pub(super) const EVENTS_BEFORE: &str = "/-rendez-vous";
pub(super) const EVENTS_AFTER: &str = "/-rendez-vous-ensuite";

/// Makes a site when somebody first asks for it, and gives its folder.
type Made = fn() -> PathBuf;

/// Sites beside the published one.
const BESIDE: [(&str, Made); 5] = [
    (LONG_LISTS, site::with_long_lists),
    (SEVERAL_MONTHS, site::with_several_months),
    (EVENTS_BEFORE, site::with_events_before),
    (EVENTS_AFTER, site::with_events_after),
    (PHOTOS, super::pictures::with_photos),
];

impl Server {
    /// Starts on a port that nobody uses.
    pub(super) fn start() -> Self {
        let runtime = Runtime::new().expect("an asynchronous runtime");
        let listener = runtime
            .block_on(TcpListener::bind("127.0.0.1:0"))
            .expect("a free port");
        let address = listener.local_addr().expect("the port is known");
        let prefix = site::prefix();
        let router = router(prefix.trim_end_matches('/'));
        runtime.spawn(async { axum::serve(listener, router).await });
        Self {
            address,
            prefix,
            _runtime: runtime,
        }
    }

    /// The full address of a page: `/recettes/` is beneath the site's root, wherever that is.
    pub(super) fn address_of(&self, page: &str) -> String {
        format!(
            "{}{}",
            self.origin(),
            self.prefix.trim_end_matches('/').to_owned() + page
        )
    }

    /// The full address of something that is not of the site: [`BLANK`], [`CALCULATORS`]. A site that lies there is made
    /// here, as no browser waits as long as that may take.
    pub(super) fn address_beside(&self, path: &str) -> String {
        for (beside, made) in BESIDE {
            if path
                .strip_prefix(beside)
                .is_some_and(|rest| rest.starts_with('/'))
            {
                made();
            }
        }
        format!("{}{path}", self.origin())
    }

    /// The page that a full address shows: the reverse of [`Self::address_of`], without its fragment.
    pub(super) fn page_at(&self, address: &str) -> Option<String> {
        let path = address
            .strip_prefix(&self.origin())?
            .strip_prefix(self.prefix.trim_end_matches('/'))?;
        path.split(['#', '?']).next().map(str::to_owned)
    }

    fn origin(&self) -> String {
        format!("http://{}", self.address)
    }
}

fn router(prefix: &str) -> Router {
    let public = site::public();
    let files = ServeDir::new(&public).not_found_service(ServeFile::new(public.join("404.html")));
    let router = Router::new()
        .route(BLANK, get(async || (ISOLATED, Html(NOTHING))))
        .route(ELSEWHERE, get(async || Html(NOTHING)))
        .nest_service(CALCULATORS, ServeDir::new(site::calculators()));
    let router = BESIDE.into_iter().fold(router, |router, (beside, made)| {
        let files = async move |request: Request| {
            ServeDir::new(made())
                .try_call(request)
                .await
                .map_err(|problem| (StatusCode::INTERNAL_SERVER_ERROR, problem.to_string()))
        };
        router.nest_service(beside, files.into_service())
    });
    if prefix.is_empty() {
        router.fallback_service(files)
    } else {
        router.nest_service(prefix, files)
    }
}
