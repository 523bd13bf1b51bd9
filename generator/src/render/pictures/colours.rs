//! Phones photograph in wider colours than screens are promised: what a profile describes becomes sRGB, which needs none.

use moxcms::{ColorProfile, Layout, TransformOptions};

use super::develop::Pixels;

/// Converts the pixels of a profile. Without one, with one of sRGB, or with one that makes no sense, they stay as they are.
pub(super) fn to_srgb(pixels: &mut Pixels, profile: Option<&[u8]>) {
    let Some(profile) = profile.and_then(|bytes| ColorProfile::new_from_slice(bytes).ok()) else {
        return;
    };
    let layout = if pixels.transparent {
        Layout::Rgba
    } else {
        Layout::Rgb
    };
    let srgb = ColorProfile::new_srgb();
    let Ok(transform) =
        profile.create_transform_8bit(layout, &srgb, layout, TransformOptions::default())
    else {
        return;
    };
    let mut converted = vec![0; pixels.bytes.len()];
    if transform.transform(&pixels.bytes, &mut converted).is_ok() {
        pixels.bytes = converted;
    }
}
