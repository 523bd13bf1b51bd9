//! The site's icons, and for each language the manifest that makes it an application.

use serde_json::{Value, json};

use super::{Build, Localized};
use crate::diagnostics::Diagnostics;
use crate::render::icons::{Icon, LARGE, MASKABLE, PAPER, SMALL, TAB, TOUCH};

/// The drawing of the theme that icons are made from.
const MARK: &str = "favicon.svg";
/// The manifest of a language, in its folder.
const MANIFEST: &str = "site.webmanifest";
/// Pages that an icon held for long offers.
const SHORTCUTS: [&str; 3] = ["calculateurs/bonus/", "recettes/", "carte/"];

pub(super) fn write(build: &Build<'_>, _: &mut Diagnostics) {
    let Some(mark) = build.assets.by_name.get(MARK) else {
        return;
    };
    let mark = mark.bytes.as_slice();
    if build.emitter.is_seen() {
        for icon in [SMALL, LARGE, MASKABLE] {
            let path = icon.path(mark);
            if !build.emitter.reuse(&path)
                && let Some(png) = icon.draw(mark)
            {
                build.emitter.file(&path, png);
            }
        }
        if let Some(png) = TOUCH.draw(mark) {
            build.emitter.file("apple-touch-icon.png", png);
        }
        if let Some(png) = TAB.draw(mark) {
            build.emitter.file("favicon.ico", TAB.ico(&png));
        }
    }
    for localized in &build.languages {
        let path = format!("{}{MANIFEST}", localized.presenter.language.prefix());
        let manifest = format!("{:#}\n", manifest(localized, mark));
        build.emitter.file(&path, manifest.into_bytes());
    }
}

fn manifest(localized: &Localized<'_>, mark: &[u8]) -> Value {
    let presenter = &localized.presenter;
    let site = presenter.site_view();
    let [red, green, blue] = PAPER;
    let paper = format!("#{red:02x}{green:02x}{blue:02x}");
    let icon = |icon: &Icon, purpose: &str| {
        json!({
            "src": presenter.url(&icon.path(mark)),
            "sizes": format!("{0}x{0}", icon.side),
            "type": "image/png",
            "purpose": purpose,
        })
    };
    let shortcut = |address: &str| {
        json!({
            "name": presenter.fixed_title(address),
            "url": presenter.fixed_url(address),
            "icons": [icon(&SMALL, "any")],
        })
    };
    let name = if site.tagline.is_empty() {
        site.title.clone()
    } else {
        format!("{} · {}", site.title, site.tagline)
    };
    json!({
        "id": site.home,
        "name": name,
        "short_name": site.title,
        "description": site.description,
        "lang": presenter.language.word(),
        "dir": "ltr",
        "start_url": site.home,
        "scope": site.root,
        "display": "standalone",
        "theme_color": paper,
        "background_color": paper,
        "categories": ["food", "lifestyle", "education"],
        "icons": [icon(&SMALL, "any"), icon(&LARGE, "any"), icon(&MASKABLE, "maskable")],
        "shortcuts": SHORTCUTS.map(shortcut),
    })
}
