//! `service-worker.js`: what keeps pages on visitors' devices, with the list of every file of this version of the site.

mod version;

use serde_json::json;
use sha2::{Digest, Sha256};
use tera::Value;

use super::Build;
use super::emitter::mark;
use crate::diagnostics::Diagnostics;
use crate::render::assets::hashed_path;
use crate::site::routes;
use version::{ALWAYS, Version};

/// Takes the place of a worker that must go: it deletes what was kept, and itself.
pub const WITHDRAWAL: &str = include_str!("withdrawal.js");

/// The page first: the list is of everything, and the page tells how much there is.
pub(super) fn write(build: &Build<'_>, diagnostics: &mut Diagnostics) {
    write_pages(build, diagnostics);
    let code = code(build);
    if !build.site.config.offline || code.is_empty() {
        let file = WITHDRAWAL.as_bytes().to_vec();
        build.emitter.file(routes::SERVICE_WORKER, file);
        return;
    }
    let version = build.emitter.look(|made| Version::of(made, build));
    let list = version.list().to_string().into_bytes();
    let path = hashed_path("assets", "hors-ligne.json", &list);
    let head = json!({ "path": path, "bytes": list.len(), "mark": mark(&list) });
    // Another worker is another version too: it may keep things differently.
    let name = Sha256::digest(format!("{head}{code}"));
    let name: String = name
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let worker =
        format!("\"use strict\";\nconst LIST = {head};\nconst VERSION = \"{name}\";\n{code}");
    build.emitter.file(&path, list);
    build
        .emitter
        .file(routes::SERVICE_WORKER, worker.into_bytes());
}

/// The page of what is kept, in each language.
fn write_pages(build: &Build<'_>, diagnostics: &mut Diagnostics) {
    let version = build.emitter.look(|made| Version::of(made, build));
    let sets = version.sizes();
    for localized in &build.languages {
        let presenter = &localized.presenter;
        let page = presenter.fixed_page(routes::OFFLINE);
        let view = presenter.offline_view(ALWAYS, &sets);
        let views = [("offline", Value::from_serializable(&view))];
        localized.page(build, "pages/kept.html", &page, views, None, diagnostics);
    }
}

/// The theme's worker: its files in the order of their names.
fn code(build: &Build<'_>) -> String {
    let folder = format!("themes/{}/worker/", build.site.config.theme);
    let files = build.site.sources.under(&folder);
    files
        .map(|(_, file)| String::from_utf8_lossy(&file.bytes).into_owned())
        .collect::<Vec<_>>()
        .join("\n")
}
