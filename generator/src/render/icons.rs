//! The site's mark as icons of many sizes, drawn from the one drawing of the theme.

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg;

/// Changes whenever the same mark would give other icons.
const RECIPE: &[u8] = b"icons 1";
/// What a mark stands on where nothing may shine through: the paper of the light scheme.
pub const PAPER: [u8; 3] = [0xFF, 0xFD, 0xF8];

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Icon {
    /// Its name, without what says its content.
    pub name: &'static str,
    /// Its side in pixels.
    pub side: u32,
    /// How much of the side the mark takes, in hundredths.
    pub mark: u32,
    /// Whether it stands on paper.
    pub paper: bool,
}

/// For the list of applications.
pub const SMALL: Icon = Icon {
    name: "icone-192",
    side: 192,
    mark: 96,
    paper: false,
};
/// For the screen while the application starts.
pub const LARGE: Icon = Icon {
    name: "icone-512",
    side: 512,
    mark: 96,
    paper: false,
};
/// For systems that cut icons to a shape of theirs: the mark lies in the circle that all of them keep.
pub const MASKABLE: Icon = Icon {
    name: "icone-decoupable",
    side: 512,
    mark: 54,
    paper: true,
};
/// For the home screens of phones that read no manifest.
pub const TOUCH: Icon = Icon {
    name: "apple-touch-icon",
    side: 180,
    mark: 74,
    paper: true,
};
/// For browsers that ask for it before they read anything.
pub const TAB: Icon = Icon {
    name: "favicon",
    side: 32,
    mark: 100,
    paper: false,
};

impl Icon {
    /// Its file under a name that says all it is drawn from.
    #[must_use]
    pub fn path(&self, mark: &[u8]) -> String {
        let mut hash = blake3::Hasher::new();
        hash.update(RECIPE).update(self.name.as_bytes());
        hash.update(&self.side.to_le_bytes());
        let hash = hash.update(mark).finalize().to_hex();
        format!("assets/{}.{}.png", self.name, &hash[..10])
    }

    /// Draws it as PNG; nothing from a mark that cannot be read.
    #[must_use]
    pub fn draw(&self, mark: &[u8]) -> Option<Vec<u8>> {
        let tree = usvg::Tree::from_data(mark, &usvg::Options::default()).ok()?;
        let mut pixmap = Pixmap::new(self.side, self.side)?;
        if self.paper {
            let [red, green, blue] = PAPER;
            pixmap.fill(Color::from_rgba8(red, green, blue, 255));
        }
        let (side, size) = (self.side as f32, tree.size());
        let scale = side * self.mark as f32 / 100.0 / size.width().max(size.height());
        let middle = |length: f32| (side - length * scale) / 2.0;
        let (left, top) = (middle(size.width()), middle(size.height()));
        let transform = Transform::from_row(scale, 0.0, 0.0, scale, left, top);
        resvg::render(&tree, transform, &mut pixmap.as_mut());
        pixmap.encode_png().ok()
    }

    /// A PNG in the frame of an ICO.
    #[must_use]
    pub fn ico(&self, png: &[u8]) -> Vec<u8> {
        let side = u8::try_from(self.side).unwrap_or(0);
        let length = u32::try_from(png.len()).unwrap_or(u32::MAX);
        let mut ico = vec![0, 0, 1, 0, 1, 0, side, side, 0, 0, 1, 0, 32, 0];
        ico.extend(length.to_le_bytes());
        ico.extend(22_u32.to_le_bytes());
        ico.extend(png);
        ico
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARK: &[u8] = include_bytes!("../../../themes/solidoume/pictures/favicon.svg");

    #[test]
    fn icons_are_as_large_as_they_say() {
        for icon in [SMALL, LARGE, MASKABLE, TOUCH, TAB] {
            let png = icon.draw(MARK).unwrap();
            let picture = image::load_from_memory(&png).unwrap().to_rgba8();
            assert_eq!(picture.dimensions(), (icon.side, icon.side));
            let opaque = picture.pixels().all(|pixel| pixel.0[3] == 255);
            assert_eq!(opaque, icon.paper, "{}", icon.name);
            assert!(
                picture
                    .pixels()
                    .any(|pixel| pixel.0 == [0x8C, 0x46, 0x79, 255])
            );
        }
        assert_eq!(TAB.draw(b"<svg"), None);
    }

    /// Whatever is outside a circle of four fifths of the side may be cut off.
    #[test]
    fn a_maskable_icon_keeps_its_mark_in_the_safe_circle() {
        let picture = image::load_from_memory(&MASKABLE.draw(MARK).unwrap()).unwrap();
        let picture = picture.to_rgb8();
        let middle = f64::from(MASKABLE.side) / 2.0;
        for (x, y, pixel) in picture.enumerate_pixels() {
            let far = (f64::from(x) - middle).hypot(f64::from(y) - middle) > middle * 0.8;
            assert!(!far || pixel.0 == PAPER, "the mark reaches {x}, {y}");
        }
    }

    #[test]
    fn an_ico_holds_its_png() {
        let png = TAB.draw(MARK).unwrap();
        let ico = TAB.ico(&png);
        assert_eq!(ico[..8], [0, 0, 1, 0, 1, 0, 32, 32]);
        let start = u32::from_le_bytes(ico[18..22].try_into().unwrap()) as usize;
        assert_eq!(ico[start..], png);
    }
}
