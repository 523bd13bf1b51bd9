//! A card has few colours: numbers instead of colours make it small and quick to write.

use std::borrow::Cow;

/// Up to 256 colours; pixels name them by their number.
#[derive(Debug, Clone, Default)]
pub(super) struct Palette {
    colours: Vec<[u8; 3]>,
}

impl Palette {
    /// The paper, and shades from it to each ink: the number of a shade is its ink's place times `shades`, plus itself.
    pub(super) fn with_inks(paper: [u8; 3], inks: &[[u8; 3]], shades: u8) -> Self {
        let mix = |ink: u8, paper: u8, shade: u8| {
            let (ink, paper) = (u32::from(ink), u32::from(paper));
            let (shade, most) = (u32::from(shade), u32::from(shades) - 1);
            ((ink * shade + paper * (most - shade)) / most) as u8
        };
        let shaded = inks.iter().flat_map(|ink| {
            (0..shades).map(|shade| {
                let channel = |at: usize| mix(ink[at], paper[at], shade);
                [channel(0), channel(1), channel(2)]
            })
        });
        Self {
            colours: shaded.collect(),
        }
    }

    /// What everything lies on.
    pub(super) fn paper(&self) -> [u8; 3] {
        self.colours.first().copied().unwrap_or([255; 3])
    }

    /// Finds up to `most` colours that stand for all of these, and gives each pixel its number; colours that are there
    /// already keep theirs.
    pub(super) fn add(&mut self, pixels: &[[u8; 3]], most: usize) -> Vec<u8> {
        // Five bits of each channel tell colours apart well enough: these are flat drawings with soft edges.
        let bin = |[red, green, blue]: [u8; 3]| {
            usize::from(red >> 3) << 10 | usize::from(green >> 3) << 5 | usize::from(blue >> 3)
        };
        let mut bins = vec![(0_u32, [0_u32; 3]); 1 << 15];
        for pixel in pixels {
            if let Some((count, sum)) = bins.get_mut(bin(*pixel)) {
                *count += 1;
                for (sum, channel) in sum.iter_mut().zip(pixel) {
                    *sum += u32::from(*channel);
                }
            }
        }
        let average = |(count, sum): &(u32, [u32; 3])| sum.map(|sum| (sum / (*count).max(1)) as u8);
        let mut used: Vec<usize> = (0..bins.len()).filter(|at| bins[*at].0 > 0).collect();
        // The most frequent first; of as many, the darker.
        used.sort_by_key(|at| (std::cmp::Reverse(bins[*at].0), *at));
        for at in used.iter().take(most) {
            let colour = average(&bins[*at]);
            if !self.colours.contains(&colour) {
                self.colours.push(colour);
            }
        }
        let mut numbers = vec![0_u8; bins.len()];
        for at in used {
            numbers[at] = self.nearest(average(&bins[at]));
        }
        pixels.iter().map(|pixel| numbers[bin(*pixel)]).collect()
    }

    /// Adds all colours of another, and tells the number of its first.
    pub(super) fn append(&mut self, other: &Self) -> u8 {
        let first = u8::try_from(self.colours.len()).unwrap_or(u8::MAX);
        self.colours.extend(&other.colours);
        first
    }

    fn nearest(&self, colour: [u8; 3]) -> u8 {
        let distance = |other: &[u8; 3]| {
            let channels = other.iter().zip(colour);
            channels
                .map(|(a, b)| u32::from(a.abs_diff(b)).pow(2))
                .sum::<u32>()
        };
        let near = (0_u8..=255)
            .zip(&self.colours)
            .min_by_key(|(_, other)| distance(other));
        near.map_or(0, |(number, _)| number)
    }

    /// A picture of numbered colours as PNG.
    pub(super) fn png(&self, canvas: &[u8], width: u32, height: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        let colours: Vec<u8> = self.colours.iter().take(256).flatten().copied().collect();
        encoder.set_palette(Cow::Owned(colours));
        encoder.set_deflate_compression(png::DeflateCompression::Level(3));
        encoder.set_filter(png::Filter::NoFilter);
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(canvas).ok()?;
        writer.finish().ok()?;
        Some(bytes)
    }
}
