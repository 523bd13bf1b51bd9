//! Social cards: what a shared link shows, as a picture. Drawn from a backdrop of the theme, the page's words as shapes and
//! the entry's drawing; no font of the machine takes part.

mod letters;
mod palette;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use resvg::tiny_skia::{FillRule, Mask, Path, Pixmap, Transform};
use resvg::usvg;

use letters::{Letters, Setting};
use palette::Palette;

use crate::source::{SourceId, Sources};

/// Width of a card, as the networks ask for.
pub const WIDTH: u32 = 1200;
/// Height of a card.
pub const HEIGHT: u32 = 630;
/// Where cards are published.
pub const FOLDER: &str = "assets/cartes/";

/// Changes whenever the same words would give another card.
const RECIPE: &[u8] = b"cards 1";
/// Where words begin.
const LEFT: f32 = 72.0;
/// The middle of the paper between the site's name and the hills.
const MIDDLE: f32 = 306.0;
/// Where they end beside a drawing, and without one.
const RIGHT: [f32; 2] = [760.0, 1120.0];
/// Left and top of a drawing, and its width and height.
const PLATE: (u32, u32, u32, u32) = (796, 124, 344, 344);
/// Shades between the paper and an ink.
const SHADES: u8 = 16;
/// Colours kept for the backdrop; the rest are the drawing's.
const BACKDROP_COLOURS: usize = 96;
const DRAWING_COLOURS: usize = 96;
/// Text, label and detail.
const INKS: [[u8; 3]; 3] = [[38, 37, 42], [95, 36, 80], [56, 77, 20]];

/// The theme's backdrop for cards.
#[must_use]
pub fn backdrop<'s>(sources: &'s Sources, theme: &str) -> Option<&'s [u8]> {
    let (_, file) = sources.at(&format!("themes/{theme}/cards/partage.svg"))?;
    Some(&file.bytes)
}

/// What a card says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Card {
    /// Above the title: the site and the section.
    pub label: String,
    /// The page's title, with its typography.
    pub title: String,
    /// Under the title: a season, a day.
    pub detail: String,
    /// The file of its drawing, if it has one.
    pub source: Option<SourceId>,
    /// The hash of its drawing.
    pub drawing: Option<blake3::Hash>,
}

impl Card {
    /// Its file: the name says all that it is drawn from.
    #[must_use]
    pub fn path(&self, backdrop: &blake3::Hash) -> String {
        let mut hash = blake3::Hasher::new();
        hash.update(RECIPE);
        for part in [&self.label, &self.title, &self.detail] {
            hash.update(&part.len().to_le_bytes())
                .update(part.as_bytes());
        }
        if let Some(drawing) = &self.drawing {
            hash.update(drawing.as_bytes());
        }
        let hash = hash.update(backdrop.as_bytes()).finalize().to_hex();
        format!("{FOLDER}carte.{}.png", &hash[..16])
    }
}

/// Draws the cards of a site: what they share is made once.
pub struct Studio {
    letters: Letters,
    /// The backdrop: for each pixel, the number of its colour.
    canvas: Vec<u8>,
    palette: Palette,
    drawings: Mutex<HashMap<blake3::Hash, Arc<Drawing>>>,
}

/// A drawing on its plate, ready to be laid on a card.
struct Drawing {
    pixels: Vec<u8>,
    palette: Palette,
}

impl Studio {
    /// Prepares the backdrop of the theme; nothing without one, or without letters.
    #[must_use]
    pub fn open(backdrop: &[u8]) -> Option<Self> {
        let pixmap = picture(backdrop, WIDTH, HEIGHT, [0, 0, WIDTH, HEIGHT])?;
        let paper = colour_at(&pixmap, 0);
        let mut palette = Palette::with_inks(paper, &INKS, SHADES);
        let canvas = palette.add(&colours(&pixmap), BACKDROP_COLOURS);
        Some(Self {
            letters: Letters::open()?,
            canvas,
            palette,
            drawings: Mutex::default(),
        })
    }

    /// Draws a card; `drawing` is the SVG whose hash it names.
    #[must_use]
    pub fn draw(&self, card: &Card, drawing: Option<&[u8]>) -> Option<Vec<u8>> {
        let drawing = card
            .drawing
            .zip(drawing)
            .and_then(|(hash, bytes)| self.drawing(hash, bytes));
        let mut canvas = self.canvas.clone();
        let mut palette = self.palette.clone();
        if let Some(drawing) = &drawing {
            let first = palette.append(&drawing.palette);
            lay(&mut canvas, &drawing.pixels, first);
        }
        let right = RIGHT[usize::from(drawing.is_none())];
        let setting = self.letters.set_title(&card.title, right - LEFT);
        // Words stand on the middle of the paper above the hills, whatever their number.
        let below = if card.detail.is_empty() { 0.0 } else { 30.0 };
        let mut line = MIDDLE - below - setting.height() / 2.0 - setting.size * 0.2;
        self.write(&mut canvas, &card.label, 36.0, (LEFT + 84.0, 98.0), 1);
        for text in &setting.lines {
            line += setting.size * 1.12;
            self.write(&mut canvas, text, setting.size, (LEFT, line), 0);
        }
        let detail = self.letters.cut(&card.detail, 36.0, right - LEFT);
        self.write(&mut canvas, &detail, 36.0, (LEFT, line + 66.0), 2);
        palette.png(&canvas, WIDTH, HEIGHT)
    }

    /// Writes a line of text on the canvas in shades of an ink.
    fn write(&self, canvas: &mut [u8], text: &str, size: f32, at: (f32, f32), ink: u8) {
        let (left, baseline) = at;
        let Setting { path, .. } = self.letters.line(text, size, left, size);
        let Some(path) = path else { return };
        let height = (size * 1.4).ceil() as u32;
        let top = (baseline - size).round().max(0.0) as usize;
        let Some(mask) = covered(&path, height) else {
            return;
        };
        let width = WIDTH as usize;
        let rows = canvas.chunks_exact_mut(width).skip(top);
        for (row, covered) in rows.zip(mask.data().chunks_exact(width)) {
            for (pixel, covered) in row.iter_mut().zip(covered) {
                let shade = covered >> 4;
                if shade > 0 {
                    *pixel = ink * SHADES + shade;
                }
            }
        }
    }

    fn drawing(&self, hash: blake3::Hash, svg: &[u8]) -> Option<Arc<Drawing>> {
        let lock = || self.drawings.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(&hash) {
            return Some(known.clone());
        }
        let (_, _, width, height) = PLATE;
        let margin = width / 11;
        let inner = [margin, margin, width - 2 * margin, height - 2 * margin];
        let mut pixmap = plate(width, height, self.palette.paper())?;
        let drawn = picture(svg, width, height, inner)?;
        let paint = resvg::tiny_skia::PixmapPaint::default();
        pixmap.draw_pixmap(0, 0, drawn.as_ref(), &paint, Transform::identity(), None);
        let mut palette = Palette::default();
        let drawing = Arc::new(Drawing {
            pixels: palette.add(&colours(&pixmap), DRAWING_COLOURS),
            palette,
        });
        lock().insert(hash, drawing.clone());
        Some(drawing)
    }
}

/// What of each pixel a path covers, on a strip as wide as a card.
fn covered(path: &Path, height: u32) -> Option<Mask> {
    let mut mask = Mask::new(WIDTH, height)?;
    mask.fill_path(path, FillRule::Winding, true, Transform::identity());
    Some(mask)
}

/// A round of a warmer paper that a drawing stands on.
fn plate(width: u32, height: u32, [red, green, blue]: [u8; 3]) -> Option<Pixmap> {
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}'>\
         <path fill='rgb({red},{green},{blue})' d='M0 0h{width}v{height}H0z'/>\
         <circle cx='{middle}' cy='{middle}' r='{middle}' fill='#f2e8d2'/></svg>",
        middle = width / 2
    );
    picture(svg.as_bytes(), width, height, [0, 0, width, height])
}

/// An SVG in the middle of a box of a picture; whatever it lies on is transparent.
fn picture(svg: &[u8], width: u32, height: u32, within: [u32; 4]) -> Option<Pixmap> {
    let tree = usvg::Tree::from_data(svg, &usvg::Options::default()).ok()?;
    let [left, top, room, tall] = within.map(|side| side as f32);
    let size = tree.size();
    let scale = (room / size.width()).min(tall / size.height());
    let transform = Transform::from_row(
        scale,
        0.0,
        0.0,
        scale,
        left + (room - size.width() * scale) / 2.0,
        top + (tall - size.height() * scale) / 2.0,
    );
    let mut pixmap = Pixmap::new(width, height)?;
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    Some(pixmap)
}

fn colour_at(pixmap: &Pixmap, at: usize) -> [u8; 3] {
    let pixel = pixmap.pixels().get(at).map(|pixel| pixel.demultiply());
    pixel.map_or([255; 3], |pixel| [pixel.red(), pixel.green(), pixel.blue()])
}

fn colours(pixmap: &Pixmap) -> Vec<[u8; 3]> {
    let pixels = pixmap.pixels().iter().map(|pixel| pixel.demultiply());
    pixels
        .map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
        .collect()
}

/// Lays a drawing's pixels on the canvas; its colours begin at `first`.
fn lay(canvas: &mut [u8], pixels: &[u8], first: u8) {
    let (left, top, width, _) = PLATE;
    let rows = canvas.chunks_exact_mut(WIDTH as usize).skip(top as usize);
    for (row, drawn) in rows.zip(pixels.chunks_exact(width as usize)) {
        let row = row.iter_mut().skip(left as usize);
        for (pixel, drawn) in row.zip(drawn) {
            *pixel = first.saturating_add(*drawn);
        }
    }
}

impl std::fmt::Debug for Studio {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Studio").finish_non_exhaustive()
    }
}
