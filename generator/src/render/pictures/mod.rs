//! Contributors' pictures: which files each becomes, under which names, and what is wrong with it. Bytes in, bytes out.

mod colours;
mod develop;
mod header;
mod scan;
mod svg;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use crate::content::IMAGES;
use crate::diagnostics::Problem;
use crate::source::{SourceId, Sources};

pub use develop::{check, develop};

/// Changes whenever the same photo would give other bytes: published names carry it, so that nothing old is reused.
const RECIPE: &[u8] = b"pictures 1";
/// Widths that a photo is offered in, as far as it has them.
const WIDTHS: [u32; 5] = [320, 640, 960, 1280, 1920];
/// The widest fallback for what reads no WebP; a page that shows one picture at a time needs no more.
const FALLBACK: u32 = 960;
/// Below this width a photo is blurred on a page's whole width.
const USEFUL: u32 = 640;
/// The heaviest file that is read, in bytes.
pub const MOST_BYTES: usize = 25_000_000;
/// The most pixels that are decoded.
pub const MOST_PIXELS: u64 = 50_000_000;
/// The longest side that is decoded.
const LONGEST_SIDE: u32 = 16_000;

/// Images of the content, by source file.
pub type Images = HashMap<SourceId, MediaImage>;

/// An image of the content and what is published of it.
#[derive(Debug)]
pub struct MediaImage {
    /// Its file for whoever shows one, relative to the site's root: a drawing itself, or a photo's fallback.
    pub path: String,
    /// Width in pixels as it is shown at most, or in units of an SVG's view box.
    pub width: Option<u32>,
    /// Height.
    pub height: Option<u32>,
    /// A photo's files, the fallback last; empty for a drawing, which is published as it is.
    pub variants: Vec<Variant>,
    /// The hash of a drawing that may be shown.
    pub drawing: Option<blake3::Hash>,
    /// What is wrong with it, as far as its header tells.
    pub problems: Vec<Problem>,
    named: AtomicBool,
    shown: AtomicBool,
}

/// One file made from a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// Its file, relative to the site's root.
    pub path: String,
    /// Its format.
    pub encoding: Encoding,
    /// Its real width in pixels.
    pub width: u32,
    /// Its real height.
    pub height: u32,
}

/// What photos are published as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// For every browser of today.
    Webp,
    /// For the others.
    Jpeg,
    /// For the others, where something is transparent.
    Png,
}

impl Encoding {
    fn extension(self) -> &'static str {
        match self {
            Self::Webp => "webp",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

impl MediaImage {
    /// Every image under `content/`, looked at in parallel: headers only.
    #[must_use]
    pub fn all(sources: &Sources) -> Images {
        let is_image = |path: &str| {
            let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
            IMAGES.contains(&extension.to_ascii_lowercase().as_str())
        };
        let files: Vec<SourceId> = sources
            .under("content/")
            .filter(|(_, file)| is_image(&file.path))
            .map(|(id, _)| id)
            .collect();
        files
            .into_par_iter()
            .map(|id| {
                let file = sources.file(id);
                (id, Self::of(&file.path, &file.bytes))
            })
            .collect()
    }

    /// What becomes of an image.
    #[must_use]
    pub fn of(path: &str, bytes: &[u8]) -> Self {
        let path = path.strip_prefix("content/").unwrap_or(path);
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let extension = extension.to_ascii_lowercase();
        let prefix = format!("images/{folder}/{stem}");
        if extension == "svg" {
            return Self::drawing(&prefix, bytes);
        }
        match header::read(bytes, &extension) {
            Ok(header) => Self::photo(&prefix, bytes, &header),
            Err(problem) => Self {
                problems: vec![problem],
                ..Self::new(format!("{prefix}.{extension}"), None)
            },
        }
    }

    /// Notes that a page names this image; `shown` where visitors see that page.
    pub fn mark(&self, shown: bool) {
        self.named.store(true, Ordering::Relaxed);
        if shown {
            self.shown.store(true, Ordering::Relaxed);
        }
    }

    /// Whether any entry names it.
    #[must_use]
    pub fn is_named(&self) -> bool {
        self.named.load(Ordering::Relaxed)
    }

    /// Whether a published page shows it.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.shown.load(Ordering::Relaxed)
    }

    /// The files a browser chooses from, for `srcset`; nothing for a drawing.
    #[must_use]
    pub fn srcset(&self, root: &str) -> Option<String> {
        let choices = self.variants.iter();
        let choices = choices.filter(|variant| variant.encoding == Encoding::Webp);
        let choices: Vec<String> = choices
            .map(|variant| format!("{root}{} {}w", variant.path, variant.width))
            .collect();
        (!choices.is_empty()).then(|| choices.join(", "))
    }

    fn new(path: String, size: Option<(u32, u32)>) -> Self {
        Self {
            path,
            width: size.map(|(width, _)| width),
            height: size.map(|(_, height)| height),
            variants: Vec::new(),
            drawing: None,
            problems: Vec::new(),
            named: AtomicBool::new(false),
            shown: AtomicBool::new(false),
        }
    }

    fn drawing(prefix: &str, bytes: &[u8]) -> Self {
        let size = imagesize::blob_size(bytes)
            .ok()
            .and_then(|size| Some((size.width.try_into().ok()?, size.height.try_into().ok()?)));
        let hash = blake3::hash(bytes);
        let problem = svg::problem(bytes);
        Self {
            drawing: problem.is_none().then_some(hash),
            problems: problem.into_iter().collect(),
            ..Self::new(
                format!("{prefix}.{}.svg", &hash.to_hex()[..10]),
                size.or_else(|| svg::view_box(bytes)),
            )
        }
    }

    fn photo(prefix: &str, bytes: &[u8], header: &header::Header) -> Self {
        let hash = blake3::Hasher::new()
            .update(RECIPE)
            .update(bytes)
            .finalize();
        let hash = &hash.to_hex()[..10];
        let (width, height) = header.size;
        let variant = |encoding: Encoding, at: u32| Variant {
            path: format!("{prefix}-{at}.{hash}.{}", encoding.extension()),
            encoding,
            width: at,
            height: scaled(height, at, width),
        };
        let widths = widths(width);
        let mut variants: Vec<Variant> = widths
            .iter()
            .map(|at| variant(Encoding::Webp, *at))
            .collect();
        let fallback = widths.iter().rev().find(|at| **at <= FALLBACK);
        let fallback = fallback.or(widths.first()).copied().unwrap_or(width);
        let encoding = if header.transparent {
            Encoding::Png
        } else {
            Encoding::Jpeg
        };
        variants.push(variant(encoding, fallback));
        let widest = widths.last().copied().unwrap_or(width);
        let path = variants.last().map(|last| last.path.clone());
        let mut problems = header.doubts.clone();
        if width < USEFUL {
            problems.push(Problem::PictureSmall {
                width,
                useful: USEFUL,
            });
        }
        Self {
            variants,
            problems,
            ..Self::new(
                path.unwrap_or_default(),
                Some((widest, scaled(height, widest, width))),
            )
        }
    }
}

/// The widths of a photo: never more than it has, and none that is nearly its own.
fn widths(own: u32) -> Vec<u32> {
    let widest = WIDTHS.iter().copied().max().unwrap_or(own).min(own);
    let narrower = WIDTHS.iter().copied();
    narrower
        .filter(|width| u64::from(*width) * 6 <= u64::from(widest) * 5)
        .chain([widest])
        .collect()
}

/// A side in proportion, at least one pixel.
fn scaled(side: u32, to: u32, from: u32) -> u32 {
    let (side, to, from) = (u64::from(side), u64::from(to), u64::from(from).max(1));
    u32::try_from((side * to + from / 2) / from).map_or(LONGEST_SIDE, |side| side.max(1))
}
