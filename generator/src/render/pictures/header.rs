//! What a photo's header tells, before anything is decoded: a small file may claim to hold a gigantic picture.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader, Limits};

use super::{LONGEST_SIDE, MOST_BYTES, MOST_PIXELS, scan};
use crate::diagnostics::Problem;

/// The most memory a decoder may take: the most pixels in sixteen bits for each of four channels, and some room.
const MEMORY: u64 = MOST_PIXELS * 8 + 64_000_000;

/// A photo, before it is decoded.
#[derive(Debug)]
pub(super) struct Header {
    /// Width and height as it is seen: turned as the camera was.
    pub(super) size: (u32, u32),
    /// Whether its pixels may be transparent.
    pub(super) transparent: bool,
    /// What does not keep it from being published.
    pub(super) doubts: Vec<Problem>,
}

/// Reads a header; the extension is that of the file's name.
///
/// # Errors
/// With what is to be told about a file that cannot be shown.
pub(super) fn read(bytes: &[u8], extension: &str) -> Result<Header, Problem> {
    if bytes.len() > MOST_BYTES {
        return Err(Problem::PictureHeavy {
            megabytes: bytes.len().div_ceil(1_000_000),
            most: MOST_BYTES / 1_000_000,
        });
    }
    let format = format(bytes)?;
    if !scan::is_whole(bytes, format) {
        return Err(Problem::PictureBroken);
    }
    let mut decoder = decoder(bytes, format)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MOST_PIXELS || width.max(height) > LONGEST_SIDE {
        return Err(Problem::PictureHuge {
            width,
            height,
            most: MOST_PIXELS / 1_000_000,
        });
    }
    if pixels == 0 {
        return Err(Problem::PictureBroken);
    }
    let mut doubts = Vec::new();
    let (name, extensions) = name(format);
    if !extensions.contains(&extension) {
        doubts.push(Problem::PictureMisnamed { found: name });
    }
    if scan::is_animated(bytes, format) {
        doubts.push(Problem::PictureAnimated);
    }
    Ok(Header {
        size: if turns(orientation(&mut decoder)) {
            (height, width)
        } else {
            (width, height)
        },
        transparent: decoder.color_type().has_alpha(),
        doubts,
    })
}

/// A decoder that has read the header and is bounded in what it may take.
///
/// # Errors
/// [`Problem::PictureBroken`] for a header that makes no sense.
pub(super) fn decoder(
    bytes: &[u8],
    format: ImageFormat,
) -> Result<impl ImageDecoder + '_, Problem> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    reader.into_decoder().map_err(|_| Problem::PictureBroken)
}

/// How the picture is to be turned; one whose metadata make no sense stays as it is.
pub(super) fn orientation(decoder: &mut impl ImageDecoder) -> Orientation {
    decoder.orientation().unwrap_or(Orientation::NoTransforms)
}

/// The format of the bytes themselves, whatever the file is called.
///
/// # Errors
/// [`Problem::PictureFormat`] for all that is not decoded here.
pub(super) fn format(bytes: &[u8]) -> Result<ImageFormat, Problem> {
    match image::guess_format(bytes) {
        Ok(
            format @ (ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::Gif | ImageFormat::WebP),
        ) => Ok(format),
        _ => Err(Problem::PictureFormat {
            found: scan::foreign(bytes),
        }),
    }
}

fn turns(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

/// What people call the format, and the extensions it goes by.
fn name(format: ImageFormat) -> (&'static str, &'static [&'static str]) {
    match format {
        ImageFormat::Jpeg => ("JPEG", &["jpg", "jpeg"]),
        ImageFormat::Png => ("PNG", &["png"]),
        ImageFormat::Gif => ("GIF", &["gif"]),
        _ => ("WebP", &["webp"]),
    }
}
