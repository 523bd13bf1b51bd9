//! From a contributor's file to the files of the site: decoded once, turned, made smaller, encoded without any metadata.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder};

use super::{Encoding, Variant, colours, header};
use crate::diagnostics::Problem;

/// Of libwebp, out of 100: below, sauces and leaves lose their grain.
const WEBP_QUALITY: f32 = 78.0;
/// Of the fallback, out of 100.
const JPEG_QUALITY: u8 = 80;

/// Eight bits for each channel, three or four of them.
pub(super) struct Pixels {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) transparent: bool,
    pub(super) bytes: Vec<u8>,
}

/// Decodes a photo only to know that it can be.
///
/// # Errors
/// When it cannot.
pub fn check(bytes: &[u8]) -> Result<(), Problem> {
    decode(bytes).map(|_| ())
}

/// Makes the files of a photo, in the order of `variants`. Nothing of the source but its pixels gets into them.
///
/// # Errors
/// When the photo cannot be decoded.
pub fn develop<'v>(
    bytes: &[u8],
    variants: &[&'v Variant],
) -> Result<Vec<(&'v Variant, Vec<u8>)>, Problem> {
    let (photo, profile) = decode(bytes)?;
    let widest = variants.iter().max_by_key(|variant| variant.width);
    let Some(widest) = widest else {
        return Ok(Vec::new());
    };
    // What is narrower is made from the widest: as good to the eye, and many times quicker than from all pixels.
    let mut master = resize(photo, widest.width, widest.height)?;
    colours::to_srgb(&mut master, profile.as_deref());
    let mut made = Vec::with_capacity(variants.len());
    for variant in variants {
        let bytes = if variant.width == master.width {
            encode(&master, variant.encoding)
        } else {
            let smaller = resized(&master, variant.width, variant.height)?;
            encode(&smaller, variant.encoding)
        };
        made.push((*variant, bytes?));
    }
    Ok(made)
}

/// The pixels as they are seen, and the profile of their colours.
fn decode(bytes: &[u8]) -> Result<(Pixels, Option<Vec<u8>>), Problem> {
    let mut decoder = header::decoder(bytes, header::format(bytes)?)?;
    let orientation = header::orientation(&mut decoder);
    let profile = decoder.icc_profile().unwrap_or_default();
    let mut photo = DynamicImage::from_decoder(decoder).map_err(|_| Problem::PictureBroken)?;
    photo.apply_orientation(orientation);
    let (width, height) = (photo.width(), photo.height());
    let transparent = photo.color().has_alpha();
    let bytes = if transparent {
        photo.into_rgba8().into_raw()
    } else {
        photo.into_rgb8().into_raw()
    };
    let pixels = Pixels {
        width,
        height,
        transparent,
        bytes,
    };
    Ok((pixels, profile))
}

fn resize(photo: Pixels, width: u32, height: u32) -> Result<Pixels, Problem> {
    if (photo.width, photo.height) == (width, height) {
        return Ok(photo);
    }
    resized(&photo, width, height)
}

/// The sizes come from the same header as the pixels: a refusal here means that the file contradicts itself.
fn resized(photo: &Pixels, width: u32, height: u32) -> Result<Pixels, Problem> {
    let kind = if photo.transparent {
        PixelType::U8x4
    } else {
        PixelType::U8x3
    };
    let source = ImageRef::new(photo.width, photo.height, &photo.bytes, kind)
        .map_err(|_| Problem::PictureBroken)?;
    let mut target = Image::new(width, height, kind);
    Resizer::new()
        .resize(&source, &mut target, &ResizeOptions::new())
        .map_err(|_| Problem::PictureBroken)?;
    Ok(Pixels {
        width,
        height,
        transparent: photo.transparent,
        bytes: target.into_vec(),
    })
}

fn encode(pixels: &Pixels, encoding: Encoding) -> Result<Vec<u8>, Problem> {
    let colour = if pixels.transparent {
        ExtendedColorType::Rgba8
    } else {
        ExtendedColorType::Rgb8
    };
    let mut bytes = Vec::new();
    let written = match encoding {
        Encoding::Webp => return webp(pixels),
        Encoding::Jpeg => JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY).write_image(
            &pixels.bytes,
            pixels.width,
            pixels.height,
            colour,
        ),
        Encoding::Png => PngEncoder::new(&mut bytes).write_image(
            &pixels.bytes,
            pixels.width,
            pixels.height,
            colour,
        ),
    };
    written.map(|()| bytes).map_err(|_| Problem::PictureBroken)
}

fn webp(pixels: &Pixels) -> Result<Vec<u8>, Problem> {
    let layout = if pixels.transparent {
        webp::PixelLayout::Rgba
    } else {
        webp::PixelLayout::Rgb
    };
    let encoder = webp::Encoder::new(&pixels.bytes, layout, pixels.width, pixels.height);
    // One thread: several would divide the work by the machine's cores.
    encoder
        .encode_simple(false, WEBP_QUALITY)
        .map(|memory| memory.to_vec())
        .map_err(|_| Problem::PictureBroken)
}
