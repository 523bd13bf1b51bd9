//! What a phone loads of a photo, that nothing moves when it comes, and whether Chromium would install the site.

use std::fs;
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::OnceLock;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use serde_json::{Value, json};

use super::driver::Scripts;
use super::site;
use super::visit::Visit;

/// The site with a photo on a recipe, built once; the folder goes with the tests.
pub(super) fn with_photos() -> PathBuf {
    static SITE: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = SITE.get_or_init(|| {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        for part in ["content", "themes"] {
            site::copy(&site::root().join(part), &folder.path().join(part));
        }
        let recipes = folder.path().join("content/recettes");
        let pixel = |x: u32, y: u32| Rgb([(x / 9) as u8, (y / 7) as u8, 90]);
        let mut photo = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(RgbImage::from_fn(2000, 1500, pixel))
            .write_to(&mut photo, ImageFormat::Jpeg)
            .expect("a photo");
        fs::write(recipes.join("essai.jpg"), photo.into_inner()).expect("a photo is written");
        let recipe = recipes.join("truffade.md");
        let text = fs::read_to_string(&recipe).expect("there is a truffade");
        let image = "\nimage: {fichier: essai.jpg, alt: Une poêle de truffade dorée}\n---\n";
        fs::write(&recipe, text.replacen("\n---\n", image, 1)).expect("a recipe is written");
        site::build(folder.path(), "/-photos/", &[]);
        folder
    });
    folder.path().join("public")
}

/// The widths of the files that were loaded for the photo, from their names.
fn loaded(visit: &Visit) -> Vec<u64> {
    let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)
        .filter((name) => name.includes('/essai-')).map((name) => Number(name.match(/essai-(\\d+)\\./)[1]))";
    let widths = visit.run(script, json!([]));
    let widths = widths.as_array().cloned().unwrap_or_default();
    widths.iter().filter_map(Value::as_u64).collect()
}

#[test]
fn a_phone_loads_the_small_photo_and_nothing_moves() {
    let visit = Visit::start(Scripts::On);
    visit.on_a_phone(360);
    visit.open_beside("/-photos/recettes/truffade/");
    let photo = "const photo = document.querySelector('figure.photo img');";
    visit.wait_until("the photo is there", |visit| {
        let there = format!("{photo} return photo.complete && photo.naturalWidth > 0");
        visit.run(&there, json!([])) == json!(true)
    });
    let ratio = visit
        .run("return devicePixelRatio", json!([]))
        .as_f64()
        .expect("a ratio");
    let widths = loaded(&visit);
    assert_eq!(widths.len(), 1, "one file is enough: {widths:?}");
    let needed = 360.0 * ratio;
    assert!(
        (widths[0] as f64) < needed.max(320.0) * 2.0,
        "{widths:?} for {needed} pixels"
    );
    assert!(widths[0] < 1280, "{widths:?}");
    let shifts = visit.run_async(
        "const done = arguments[arguments.length - 1]; let sum = 0;
         new PerformanceObserver((list) => { for (const shift of list.getEntries()) sum += shift.value })
             .observe({ type: 'layout-shift', buffered: true });
         setTimeout(() => done(sum), 200)",
        json!([]),
    );
    assert_eq!(shifts.as_f64(), Some(0.0), "something moved");
    assert_eq!(visit.console(), Vec::<String>::new());
}

#[test]
fn a_desktop_loads_a_larger_one_but_not_the_original() {
    let visit = Visit::start(Scripts::On);
    visit.open_beside("/-photos/recettes/truffade/");
    visit.wait_until("the photo is there", |visit| !loaded(visit).is_empty());
    let widths = loaded(&visit);
    assert!(
        widths.iter().all(|width| (640..=1920).contains(width)),
        "{widths:?}"
    );
}

#[test]
fn chromium_finds_nothing_wrong_with_the_manifest() {
    let visit = Visit::start(Scripts::On);
    for page in ["/", "/recettes/truffade/", "/en/"] {
        visit.open(page);
        visit.wait_until("the page names its manifest", |visit| {
            let script = "return document.querySelector('link[rel=manifest]') !== null";
            visit.run(script, json!([])) == json!(true)
        });
        let found = visit.ask_devtools("Page.getAppManifest", json!({}));
        let address = found["url"].as_str().unwrap_or_default();
        assert!(
            address.ends_with("site.webmanifest"),
            "{page} has no manifest: {found}"
        );
        assert_eq!(found["errors"], json!([]), "{page}");
        let found = visit.ask_devtools("Page.getInstallabilityErrors", json!({}));
        let errors = found["installabilityErrors"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        // A test's profile cannot install anything, and whether there is a service worker is asked elsewhere.
        let about = |error: &Value| {
            let id = error["errorId"].as_str().unwrap_or_default();
            !matches!(
                id,
                "in-incognito" | "no-matching-service-worker" | "warn-not-offline-capable"
            )
        };
        let errors: Vec<_> = errors.into_iter().filter(about).collect();
        assert!(errors.is_empty(), "{page}: {errors:?}");
    }
}
