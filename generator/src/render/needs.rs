//! What a finished page shows with it: the styles, scripts and pictures its text names, one of each picture.

use std::collections::{BTreeMap, BTreeSet};

/// Where files that pages are made of lie, from the site's root.
const FOLDERS: [&str; 2] = ["assets/", "images/"];
/// A picture this wide is sharp on a phone and on most screens.
const WIDE_ENOUGH: u32 = 800;
/// The form of picture that every browser with a service worker reads, and the lightest of those.
const PREFERRED: &str = ".webp";

/// The files of a page, from the site's root.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Those it cannot do without; of a picture in several sizes, one.
    pub files: BTreeSet<String>,
    /// The other sizes and forms of these pictures, with the one that can stand in for each.
    pub stand_ins: BTreeMap<String, String>,
}

impl Needs {
    /// Reads the attributes of a page that was made here: they stand between straight double quotes.
    #[must_use]
    pub fn of(html: &str, root: &str) -> Self {
        let mut needs = Self::default();
        let mut rest = html;
        // What is inside a `<picture>` is one picture; an `<img>` with several sizes is one by itself.
        while let Some((before, inside, after)) = cut(rest, "<picture", "</picture>") {
            needs.read_outside_pictures(before, root);
            needs.add_picture(inside, root);
            rest = after;
        }
        needs.read_outside_pictures(rest, root);
        needs
    }

    fn read_outside_pictures(&mut self, html: &str, root: &str) {
        let mut rest = html;
        while let Some((before, inside, after)) = cut(rest, "<img", ">") {
            self.add_plain(before, root);
            self.add_picture(inside, root);
            rest = after;
        }
        self.add_plain(rest, root);
    }

    fn add_plain(&mut self, html: &str, root: &str) {
        let named = html.split('"').skip(1);
        self.files
            .extend(named.filter_map(|value| own(value, root)));
    }

    fn add_picture(&mut self, html: &str, root: &str) {
        let candidates = candidates(html, root);
        let rank = |(path, width): &&(String, Option<u32>)| {
            let width = width.unwrap_or(0);
            let missing = WIDE_ENOUGH.saturating_sub(width);
            (!path.ends_with(PREFERRED), missing, width)
        };
        let Some((kept, _)) = candidates.iter().min_by_key(rank) else {
            return;
        };
        for (other, _) in candidates.iter().filter(|(path, _)| path != kept) {
            self.stand_ins.insert(other.clone(), kept.clone());
        }
        self.files.insert(kept.clone());
    }
}

/// Every size and form of one picture, with the widths its page tells.
fn candidates(html: &str, root: &str) -> Vec<(String, Option<u32>)> {
    let mut found = Vec::new();
    let mut parts = html.split('"');
    while let (Some(before), Some(value)) = (parts.next(), parts.next()) {
        if before.ends_with("srcset=") {
            for candidate in value.split(',') {
                let mut words = candidate.split_whitespace();
                let path = words.next().and_then(|url| own(url, root));
                let width = words.next().and_then(|width| width.strip_suffix('w'));
                let width = width.and_then(|width| width.parse().ok());
                found.extend(path.map(|path| (path, width)));
            }
        } else if before.ends_with("src=") {
            found.extend(own(value, root).map(|path| (path, None)));
        }
    }
    found
}

/// An address of this site's own files, from its root.
fn own(url: &str, root: &str) -> Option<String> {
    let path = url.strip_prefix(root)?;
    let plain = !path.contains([' ', ',', '<', '\n']);
    (plain && FOLDERS.iter().any(|folder| path.starts_with(folder))).then(|| path.to_owned())
}

/// What is before a mark, between it and the end, and after.
fn cut<'a>(text: &'a str, start: &str, end: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let (before, rest) = text.split_once(start)?;
    let (inside, after) = rest.split_once(end)?;
    Some((before, inside, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts<const N: usize>(texts: [&str; N]) -> BTreeSet<String> {
        texts.map(str::to_owned).into()
    }

    #[test]
    fn styles_scripts_and_pictures_are_needed_links_are_not() {
        let html = r#"<link rel="stylesheet" href="/s/assets/style.css"><a href="/s/recettes/">Images</a>
            <img src="/s/images/a.svg" alt="a picture"><img src="/images/other.svg" alt="">
            <script data-wasm="/s/assets/engine.wasm"></script>"#;
        let needs = Needs::of(html, "/s/");
        let files = ["assets/style.css", "assets/engine.wasm", "images/a.svg"];
        assert_eq!(needs.files, texts(files));
        assert!(needs.stand_ins.is_empty());
    }

    #[test]
    fn one_size_of_a_picture_is_enough() {
        let html = r#"<picture><source type="image/webp" srcset="/images/a-400.webp 400w, /images/a-800.webp 800w, /images/a-1600.webp 1600w">
            <img src="/images/a.jpg" alt=""></picture>
            <img srcset="/images/b-300.png 300w, /images/b-600.png 600w" src="/images/b-300.png" alt="">"#;
        let needs = Needs::of(html, "/");
        assert_eq!(
            needs.files,
            texts(["images/a-800.webp", "images/b-600.png"])
        );
        let kept = |path: &str| needs.stand_ins.get(path).map(String::as_str);
        assert_eq!(kept("images/a.jpg"), Some("images/a-800.webp"));
        assert_eq!(kept("images/a-1600.webp"), Some("images/a-800.webp"));
        assert_eq!(kept("images/b-300.png"), Some("images/b-600.png"));
    }
}
