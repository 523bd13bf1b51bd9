//! `_headers`, for hosts that read it (Cloudflare Pages, Netlify and others): what only a server can say of the files.
//!
//! Such hosts join the values of one header from every rule that matches, so no two rules for one address may set the
//! same header: pages are told apart by their folders, and page by page where a folder holds pages of several policies.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Build;
use crate::diagnostics::Diagnostics;
use crate::render::assets::WASM;
use crate::render::policy;
use crate::site::routes;

/// The most rules such hosts read.
const MOST_RULES: usize = 100;
/// A page is asked for again each time, and answered « unchanged » most times: what it names may be new.
const FRESH: &str = "public, max-age=0, must-revalidate";
/// A name with a hash never means anything else.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// A drawing that somebody opens on its own runs nothing.
const DRAWING: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
/// What the site's pages ask of a device: a position for what is near, a screen that stays lit while one cooks.
const PERMISSIONS: &str = "geolocation=(self), screen-wake-lock=(self), accelerometer=(), camera=(), display-capture=(), \
                           gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";
/// The worker that keeps pages for when there is no network.
const WORKER: &str = "service-worker.js";

/// Headers by the pattern of the addresses they are for.
#[derive(Default)]
struct Rules(BTreeMap<String, Vec<(&'static str, String)>>);

pub(super) fn write(build: &Build<'_>, _: &mut Diagnostics) {
    let root = build.site.config.root_path();
    let mut rules = Rules::default();
    rules.everywhere(root);
    rules.of_files(build);
    let mut pages = page_rules(build);
    // Beyond what hosts read, pages keep the policy of their head; the folders with most pages come first.
    pages.sort_by(|(one, _, most), (other, _, more)| more.cmp(most).then_with(|| one.cmp(other)));
    for (pattern, policy, _) in pages {
        let pattern = format!("{root}{pattern}");
        if rules.0.len() < MOST_RULES || rules.0.contains_key(&pattern) {
            rules.add(&pattern, "Content-Security-Policy", policy);
            rules.add(&pattern, "Cache-Control", FRESH);
        }
    }
    build.emitter.file("_headers", rules.text().into_bytes());
}

impl Rules {
    fn add(&mut self, pattern: &str, header: &'static str, value: impl Into<String>) {
        let headers = self.0.entry(pattern.to_owned()).or_default();
        headers.push((header, value.into()));
    }

    fn everywhere(&mut self, root: &str) {
        let all = format!("{root}*");
        self.add(&all, "X-Content-Type-Options", "nosniff");
        self.add(&all, "Referrer-Policy", "no-referrer");
        self.add(&all, "Permissions-Policy", PERMISSIONS);
        self.add(&all, "Cross-Origin-Opener-Policy", "same-origin");
        self.add(&format!("{root}assets/*"), "Cache-Control", FOR_EVER);
        self.add(&format!("{root}images/*"), "Cache-Control", FOR_EVER);
        self.add(
            &format!("{root}images/*"),
            "Content-Security-Policy",
            DRAWING,
        );
        // Programs of other sites may read what is published for programs.
        for folder in ["donnees", "annuaires", "evenements"] {
            self.add(
                &format!("{root}{folder}/*"),
                "Access-Control-Allow-Origin",
                "*",
            );
        }
        let worker = format!("{root}{WORKER}");
        self.add(&worker, "Service-Worker-Allowed", root);
        self.add(&worker, "Cache-Control", FRESH);
    }

    /// Types that not every host knows by the end of a name. Those of other calendars are left to it.
    fn of_files(&mut self, build: &Build<'_>) {
        let root = build.site.config.root_path();
        let mut typed = |address: &str, kind: &str| {
            self.add(&format!("{root}{address}"), "Content-Type", kind);
        };
        for localized in &build.languages {
            let presenter = &localized.presenter;
            for feed in presenter.feeds() {
                typed(&feed.address, "application/atom+xml; charset=utf-8");
            }
            let search = format!("{}{}", presenter.language.prefix(), routes::OPENSEARCH);
            typed(
                &search,
                "application/opensearchdescription+xml; charset=utf-8",
            );
        }
        for directory in &build.site.content.directories {
            let [(_, features), _] = routes::of_directory_data(&directory.slug);
            typed(&features, "application/geo+json");
        }
        if let Some(engine) = build.assets.by_name.get(WASM) {
            typed(&engine.path, "application/wasm");
        }
        typed("site.webmanifest", "application/manifest+json");
        for calendar in ["agenda.ics", ":fiche/evenement.ics"] {
            typed(
                &format!("evenements/{calendar}"),
                "text/calendar; charset=utf-8",
            );
        }
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for (pattern, headers) in &self.0 {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{pattern}");
            for (name, value) in headers {
                let _ = writeln!(text, "  {name}: {value}");
            }
        }
        text
    }
}

/// Patterns with their policies and how many pages they cover: a folder at once, or each page of it.
fn page_rules(build: &Build<'_>) -> Vec<(String, String, usize)> {
    let root = build.site.config.root_path();
    let mut folders: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (url, policy) in build.emitter.policies() {
        let address = url.strip_prefix(root).unwrap_or(&url).to_owned();
        let anywhere = address.ends_with(routes::EMBEDDED_CALCULATOR);
        let policy = policy::framed(&policy, anywhere);
        let pages = folders.entry(folder(build, &address)).or_default();
        pages.push((address, policy));
    }
    let mut rules = Vec::new();
    for (folder, pages) in folders {
        let count = pages.len();
        let first = pages.first().map(|(_, policy)| policy.clone());
        let alike = pages
            .iter()
            .all(|(_, policy)| Some(policy) == first.as_ref());
        match first {
            Some(policy) if alike && !folder.is_empty() => {
                rules.push((format!("{folder}*"), policy, count))
            }
            _ => rules.extend(
                pages
                    .into_iter()
                    .map(|(address, policy)| (address, policy, 1)),
            ),
        }
    }
    rules
}

/// The first folder of an address in its language; none for what stands in no folder.
fn folder(build: &Build<'_>, address: &str) -> String {
    let prefixes = build
        .languages
        .iter()
        .map(|localized| localized.presenter.language.prefix());
    let prefix = prefixes
        .filter(|prefix| !prefix.is_empty() && address.starts_with(prefix))
        .max()
        .unwrap_or_default();
    let inside = &address[prefix.len()..];
    match inside.split_once('/') {
        Some((first, _)) => format!("{prefix}{first}/"),
        None => String::new(),
    }
}
