//! Words as shapes, from a font that a package carries; lines as a French typographer would break them.

use resvg::tiny_skia::{Path, PathBuilder, Stroke};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};

/// Sizes a title is set in, in pixels; the first that fits in its lines.
const SIZES: [(f32, usize); 4] = [(84.0, 2), (72.0, 3), (60.0, 4), (50.0, 4)];

/// The font.
pub(super) struct Letters {
    font: FontRef<'static>,
}

/// Lines of words in one size.
#[derive(Debug, Default)]
pub(super) struct Setting {
    pub(super) lines: Vec<String>,
    pub(super) size: f32,
    /// The shapes of a line, where it was drawn.
    pub(super) path: Option<Path>,
}

impl Setting {
    /// How tall its lines are together.
    pub(super) fn height(&self) -> f32 {
        self.lines.len() as f32 * self.size * 1.12
    }
}

impl Letters {
    pub(super) fn open() -> Option<Self> {
        let font = FontRef::new(epaint_default_fonts::UBUNTU_LIGHT).ok()?;
        Some(Self { font })
    }

    /// A title in the largest size that fits; what does not fit in the smallest ends with an ellipsis.
    pub(super) fn set_title(&self, title: &str, width: f32) -> Setting {
        let mut set = Setting::default();
        for (size, most) in SIZES {
            set = Setting {
                lines: self.wrap(title, size, width),
                size,
                path: None,
            };
            let fits = set.lines.len() <= most
                && set.lines.iter().all(|line| self.width(line, size) <= width);
            if fits {
                return self.balanced(title, set, width);
            }
        }
        let most = SIZES.last().map_or(1, |(_, most)| *most);
        if set.lines.len() > most {
            set.lines.truncate(most);
            if let Some(last) = set.lines.last_mut() {
                last.push('…');
            }
        }
        for line in &mut set.lines {
            *line = self.cut(line, set.size, width);
        }
        set
    }

    /// A line that ends with an ellipsis where it is too long.
    pub(super) fn cut(&self, text: &str, size: f32, width: f32) -> String {
        if self.width(text, size) <= width {
            return text.to_owned();
        }
        let mut kept = text.trim_end_matches('…').to_owned();
        while !kept.is_empty() && self.width(&kept, size) + self.width("…", size) > width {
            kept.pop();
        }
        format!("{}…", kept.trim_end())
    }

    /// How wide a text is.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        let glyphs = self.font.charmap();
        let metrics = self
            .font
            .glyph_metrics(Size::new(size), LocationRef::default());
        let advance = |letter: char| {
            let glyph = glyphs.map(letter)?;
            metrics.advance_width(glyph)
        };
        text.chars().map(known).filter_map(advance).sum()
    }

    /// The shapes of a text whose baseline begins at a point, a little bolder than the font: it is read in thumbnails.
    pub(super) fn line(&self, text: &str, size: f32, left: f32, baseline: f32) -> Setting {
        let glyphs = self.font.charmap();
        let metrics = self
            .font
            .glyph_metrics(Size::new(size), LocationRef::default());
        let outlines = self.font.outline_glyphs();
        let mut pen = Pen {
            builder: PathBuilder::new(),
            left,
            baseline,
        };
        for letter in text.chars().map(known) {
            let Some(glyph) = glyphs.map(letter) else {
                continue;
            };
            if let Some(outline) = outlines.get(glyph) {
                let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
                // A letter without a shape leaves its room.
                let _ = outline.draw(settings, &mut pen);
            }
            pen.left += metrics.advance_width(glyph).unwrap_or_default();
        }
        let path = pen.builder.finish().map(|path| bolder(path, size));
        Setting {
            path,
            ..Setting::default()
        }
    }

    /// The same number of lines, as even as they can be.
    fn balanced(&self, title: &str, set: Setting, width: f32) -> Setting {
        let mut best = set;
        let mut width = width;
        while best.lines.len() > 1 {
            width -= best.size / 4.0;
            let lines = self.wrap(title, best.size, width);
            let fits = lines
                .iter()
                .all(|line| self.width(line, best.size) <= width);
            if lines.len() != best.lines.len() || !fits {
                break;
            }
            best.lines = lines;
        }
        best
    }

    fn wrap(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in groups(text) {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}"), size) <= width => {
                    line.push(' ');
                    line.push_str(&word);
                }
                _ => lines.push(word),
            }
        }
        lines
    }
}

/// Words that stay together: no line ends with « à » or « la », nor begins with the sign a no-break space holds.
fn groups(text: &str) -> Vec<String> {
    let mut groups: Vec<String> = Vec::new();
    let mut holds = false;
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        match groups.last_mut() {
            Some(group) if holds => {
                group.push(' ');
                group.push_str(word);
            }
            _ => groups.push(word.to_owned()),
        }
        holds = word.chars().count() <= 2 && word.chars().all(char::is_alphabetic);
    }
    groups
}

/// Narrow and hyphenated spaces as those the font has.
fn known(letter: char) -> char {
    match letter {
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        '\u{2011}' => '-',
        letter => letter,
    }
}

fn bolder(path: Path, size: f32) -> Path {
    let stroke = Stroke {
        width: size / 34.0,
        ..Stroke::default()
    };
    let Some(edge) = path.stroke(&stroke, 1.0) else {
        return path;
    };
    let mut builder = PathBuilder::new();
    builder.push_path(&path);
    builder.push_path(&edge);
    builder.finish().unwrap_or(path)
}

/// Takes a letter's outline, which points upwards, to its place on a picture, which points downwards.
struct Pen {
    builder: PathBuilder,
    left: f32,
    baseline: f32,
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.builder.move_to(self.left + x, self.baseline - y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.builder.line_to(self.left + x, self.baseline - y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.builder.quad_to(
            self.left + cx,
            self.baseline - cy,
            self.left + x,
            self.baseline - y,
        );
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.builder.cubic_to(
            self.left + ax,
            self.baseline - ay,
            self.left + bx,
            self.baseline - by,
            self.left + x,
            self.baseline - y,
        );
    }

    fn close(&mut self) {
        self.builder.close();
    }
}
