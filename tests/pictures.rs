//! Contributors' photos, social cards and icons, as they are published: judged by another reader of their bytes.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;
use std::time::SystemTime;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use scraper::{Html, Selector};
use serde_json::Value;

use crate::project::{Project, Run, outputs, run};

fn photo(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let pixel = |x: u32, y: u32| Rgb([(x / 3) as u8, (y / 2) as u8, ((x ^ y) / 5) as u8]);
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, pixel))
        .write_to(&mut bytes, format)
        .expect("a picture");
    bytes.into_inner()
}

fn page(title: &str, image: &str, more: &str) -> String {
    format!(
        "---\ntitre: {title}\nresume: Une page pour l'essai.\nimage: {{fichier: {image}, alt: Un dégradé de couleurs}}\n{more}---\n\n![Un autre dégradé](texte.jpg)\n"
    )
}

/// A page with a photo of its own and one in its text, a draft with another, and one that nobody shows.
fn site() -> Project {
    Project::new()
        .file("content/pages/a.md", page("A", "grande.jpg", ""))
        .file(
            "content/pages/b.md",
            page("B", "secrete.jpg", "brouillon: true\n"),
        )
        .file(
            "content/pages/grande.jpg",
            photo(1400, 300, ImageFormat::Jpeg),
        )
        .file(
            "content/pages/texte.jpg",
            photo(700, 100, ImageFormat::Jpeg),
        )
        .file(
            "content/pages/secrete.jpg",
            photo(800, 90, ImageFormat::Jpeg),
        )
        .file(
            "content/pages/oubliee.png",
            photo(810, 91, ImageFormat::Png),
        )
}

fn attributes(html: &str, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    Html::parse_document(html)
        .select(&selector)
        .filter_map(|element| element.attr(name).map(str::to_owned))
        .collect()
}

fn pictures(built: &Run) -> BTreeMap<&String, &Vec<u8>> {
    let files = built.outputs.iter();
    files
        .filter(|(path, _)| path.starts_with("images/"))
        .collect()
}

#[test]
fn a_browser_chooses_among_files_that_are_what_they_say() {
    let built = site().build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let html = built.text("a/index.html");
    let sources = attributes(&html, "picture source[type='image/webp'][sizes]", "srcset");
    assert_eq!(
        sources.len(),
        2,
        "one photo of its own, one in the text: {html}"
    );
    let mut named = 0;
    for choice in sources.iter().flat_map(|srcset| srcset.split(", ")) {
        let (url, width) = choice.split_once(' ').expect("an address and a width");
        let bytes = &built.outputs[url.trim_start_matches('/')];
        assert_eq!(
            image::guess_format(bytes).ok(),
            Some(ImageFormat::WebP),
            "{url}"
        );
        let real = image::load_from_memory(bytes).expect("it decodes").width();
        assert_eq!(format!("{real}w"), width, "{url}");
        named += 1;
    }
    assert_eq!(named, 4 + 2, "{sources:?}");
    for (src, size) in [("src", "width"), ("src", "height")] {
        assert_eq!(attributes(&html, "picture img", src).len(), 2);
        assert_eq!(
            attributes(&html, "picture img", size).len(),
            2,
            "no room is kept"
        );
    }
    for src in attributes(&html, "picture img", "src") {
        let bytes = &built.outputs[src.trim_start_matches('/')];
        assert_eq!(
            image::guess_format(bytes).ok(),
            Some(ImageFormat::Jpeg),
            "{src}"
        );
    }
    assert_eq!(
        attributes(&html, "picture img[loading=lazy]", "src").len(),
        1,
        "the text's"
    );
    assert_eq!(
        attributes(&html, "picture img[fetchpriority=high]", "src").len(),
        1
    );
}

#[test]
fn what_no_visitor_sees_is_not_published() {
    let project = site();
    let built = project.build(&[]);
    assert_eq!(
        pictures(&built).len(),
        5 + 3,
        "{:?}",
        pictures(&built).keys()
    );
    assert!(
        !built
            .outputs
            .keys()
            .any(|path| path.contains("secrete") || path.contains("oubliee"))
    );
    let shown = project.build(&["--drafts"]);
    assert!(shown.outputs.keys().any(|path| path.contains("secrete")));
}

#[test]
fn no_picture_is_made_twice() {
    let project = site();
    let first = project.build(&[]);
    let kept = || -> BTreeMap<std::path::PathBuf, SystemTime> {
        let folder = std::fs::read_dir(project.root().join(".cache/solidoume"));
        let files = folder
            .expect("what was made is kept")
            .map(|file| file.expect("a file"));
        files
            .map(|file| {
                (
                    file.path(),
                    file.metadata()
                        .and_then(|data| data.modified())
                        .expect("a time"),
                )
            })
            .collect()
    };
    let before = kept();
    assert_eq!(before.len(), 8 + 1, "eight files and a .gitignore");
    for folder in ["public", "public.previous"] {
        std::fs::remove_dir_all(project.root().join(folder)).expect("it was published");
    }
    let second = project.build(&[]);
    assert!(
        first.outputs == second.outputs,
        "another machine would publish other bytes"
    );
    assert!(before == kept(), "what was kept was made again");
    // Without what was kept, the published folder itself is enough.
    std::fs::remove_dir_all(project.root().join(".cache")).expect("it may be deleted");
    let third = project.build(&[]);
    assert!(second.outputs == third.outputs);
    assert!(
        !project.root().join(".cache").exists(),
        "a picture was made again"
    );
    // And without both, the same bytes are made.
    for folder in ["public", "public.previous"] {
        std::fs::remove_dir_all(project.root().join(folder)).expect("it was published");
    }
    assert!(first.outputs == project.build(&[]).outputs);
}

#[test]
fn checking_says_what_is_wrong_and_writes_nothing() {
    let cut = photo(700, 80, ImageFormat::Jpeg);
    let mut gif = Vec::new();
    let frame = |shade| {
        image::Frame::new(image::RgbaImage::from_pixel(
            700,
            40,
            image::Rgba([shade; 4]),
        ))
    };
    image::codecs::gif::GifEncoder::new(&mut gif)
        .encode_frames([frame(255), frame(0)])
        .expect("two frames");
    let mut huge = photo(8, 8, ImageFormat::Gif);
    huge[6..10].copy_from_slice(&[0xFF; 4]);
    let files: [(&str, Vec<u8>, &str); 6] = [
        ("coupee.jpg", cut[..cut.len() / 2].to_vec(), "V001"),
        ("lourde.jpg", vec![0; 25_000_001], "V002"),
        ("immense.gif", huge, "V003"),
        ("animee.gif", gif, "V006"),
        ("deguisee.jpg", photo(700, 40, ImageFormat::Png), "V007"),
        ("petite.png", photo(64, 48, ImageFormat::Png), "V008"),
    ];
    let mut project =
        Project::new().file("content/pages/texte.jpg", photo(700, 9, ImageFormat::Jpeg));
    for (name, bytes, _) in &files {
        let stem = name.split('.').next().unwrap_or(name);
        project = project
            .file(&format!("content/pages/{stem}.md"), page(stem, name, ""))
            .file(&format!("content/pages/{name}"), bytes);
    }
    let checked = run(project.root(), "check", &[]);
    for (name, _, code) in &files {
        let place = format!("content/pages/{name}:1:1 {code} ");
        let said = checked
            .problems
            .iter()
            .find(|line| line.starts_with(&place));
        let said = said.unwrap_or_else(|| panic!("{code} is missing: {:?}", checked.problems));
        assert!(said.contains(" | "), "no hint: {said}");
    }
    assert_eq!(checked.status, 1);
    assert!(
        !project.root().join(".cache").exists(),
        "`check` writes nothing"
    );
    let built = project.build(&[]);
    assert_eq!(built.status, 1);
    assert!(built.outputs.is_empty(), "nothing is published");
}

#[test]
fn every_page_has_a_card_that_networks_can_show() {
    let project = site().file(
        "content/pages/c.md",
        "---\ntitre: \"L'été « en vrai »\"\nresume: Une page.\n---\n",
    );
    let built = project.build(&["--base-url", "https://example.org/sous/chemin/"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let mut seen = 0;
    for (path, bytes) in &built.outputs {
        let html = String::from_utf8_lossy(bytes);
        if !path.ends_with("index.html")
            || !html.contains("og:title")
            || path.contains("hors-ligne")
        {
            continue;
        }
        let of = |name: &str| attributes(&html, &format!("meta[property='og:{name}']"), "content");
        let (image, alt) = (of("image"), of("image:alt"));
        assert_eq!((image.len(), alt.len()), (1, 1), "{path}");
        let file = image[0].strip_prefix("https://example.org/sous/chemin/");
        let card = &built.outputs[file.expect("a full address beneath the site's root")];
        assert!(card.len() <= 40_000, "{path}: {} bytes", card.len());
        let picture = image::load_from_memory(card).expect("it decodes");
        assert_eq!((picture.width(), picture.height()), (1200, 630), "{path}");
        assert_eq!(
            (of("image:width"), of("image:height")),
            (vec!["1200".into()], vec!["630".into()])
        );
        assert!(alt[0].contains(&of("title")[0]), "{path}: {alt:?}");
        seen += 1;
    }
    assert!(seen > 20, "{seen} pages");
}

#[test]
fn the_manifest_names_icons_that_exist_in_their_sizes() {
    let project = site().file(
        "content/site.yaml",
        "titre: Essai\ndescription: Un site.\nadresse: https://example.org/sous/\nlangues: [fr, en]\n",
    );
    let built = project.build(&[]);
    for (file, language, home) in [
        ("site.webmanifest", "fr", "/sous/"),
        ("en/site.webmanifest", "en", "/sous/en/"),
    ] {
        let manifest: Value = serde_json::from_str(&built.text(file)).expect("JSON");
        assert_eq!(manifest["lang"], language);
        assert_eq!(
            (&manifest["start_url"], &manifest["scope"]),
            (&home.into(), &"/sous/".into())
        );
        let icons = manifest["icons"].as_array().expect("icons");
        for icon in icons {
            let path = icon["src"]
                .as_str()
                .and_then(|src| src.strip_prefix("/sous/"));
            let picture = image::load_from_memory(&built.outputs[path.expect("of the site")]);
            let side = picture.expect("it decodes").width();
            assert_eq!(icon["sizes"], format!("{side}x{side}"));
        }
        assert!(icons.iter().any(|icon| icon["purpose"] == "maskable"));
        for shortcut in manifest["shortcuts"].as_array().expect("shortcuts") {
            let url = shortcut["url"]
                .as_str()
                .and_then(|url| url.strip_prefix("/sous/"));
            let page = format!("{}index.html", url.expect("of the site"));
            assert!(built.outputs.contains_key(&page), "{page}");
        }
        let home = built.text(&format!("{}index.html", home.trim_start_matches("/sous/")));
        let linked = attributes(&home, "script[data-manifest]", "data-manifest");
        assert_eq!(linked, [format!("/sous/{file}")]);
    }
    let ico =
        image::load_from_memory_with_format(&built.outputs["favicon.ico"][22..], ImageFormat::Png);
    assert_eq!(ico.expect("a PNG in an ICO").width(), 32);
    assert!(
        outputs(&Path::new(project.root()).join("public")).contains_key("apple-touch-icon.png")
    );
}
