//! What the decoders do not tell: whether a JPEG goes on to its end, whether something moves, what an unknown file is.

use image::ImageFormat;

/// Whether the file ends where its format says. Decoders fill what a cut JPEG lacks with grey, and say nothing.
pub(super) fn is_whole(bytes: &[u8], format: ImageFormat) -> bool {
    match format {
        ImageFormat::Jpeg => jpeg_ends(bytes).is_some(),
        _ => true,
    }
}

/// Whether it has more than one picture.
pub(super) fn is_animated(bytes: &[u8], format: ImageFormat) -> bool {
    match format {
        ImageFormat::Gif => gif_frames(bytes) > 1,
        // The extended header says so in its flags.
        ImageFormat::WebP => {
            bytes.get(12..16) == Some(b"VP8X") && bytes.get(20).is_some_and(|flags| flags & 2 != 0)
        }
        ImageFormat::Png => bytes
            .get(..4096.min(bytes.len()))
            .is_some_and(|head| head.windows(4).any(|name| name == b"acTL")),
        _ => false,
    }
}

/// What a file that is not decoded here seems to be.
pub(super) fn foreign(bytes: &[u8]) -> Option<&'static str> {
    let starts = |with: &[u8]| bytes.starts_with(with);
    if bytes.get(4..8) == Some(b"ftyp") {
        return match bytes.get(8..12) {
            Some(b"avif" | b"avis") => Some("AVIF"),
            Some(b"heic" | b"heix" | b"hevc" | b"mif1" | b"msf1") => Some("HEIC"),
            _ => None,
        };
    }
    let head = bytes.get(..256.min(bytes.len())).unwrap_or_default();
    let text = String::from_utf8_lossy(head);
    if starts(b"II*\0") || starts(b"MM\0*") {
        Some("TIFF")
    } else if starts(b"BM") {
        Some("BMP")
    } else if starts(b"%PDF") {
        Some("PDF")
    } else if text.contains("<svg") {
        Some("SVG")
    } else if text.to_ascii_lowercase().contains("<html") {
        Some("HTML")
    } else {
        None
    }
}

/// Walks a JPEG's segments and scans to the marker that ends it. Previews lie inside segments and are passed over.
fn jpeg_ends(bytes: &[u8]) -> Option<()> {
    let mut at = 2;
    loop {
        // Fill bytes may stand before a marker.
        let marker = loop {
            match (bytes.get(at)?, bytes.get(at + 1)?) {
                (0xFF, 0xFF) => at += 1,
                (0xFF, marker) => break *marker,
                _ => return None,
            }
        };
        at += 2;
        match marker {
            0xD9 => return Some(()),
            // Markers without a length.
            0x01 | 0xD0..=0xD8 => {}
            _ => {
                let length =
                    usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
                at += length.max(2);
                if marker == 0xDA {
                    at = after_scan(bytes, at)?;
                }
            }
        }
    }
}

/// Where the data of a scan end: at the first marker that is neither a stuffed byte nor a restart.
fn after_scan(bytes: &[u8], from: usize) -> Option<usize> {
    let data = bytes.get(from..)?;
    data.windows(2)
        .position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xD0..=0xD7 | 0xFF))
        .map(|found| from + found)
}

/// Counts a GIF's pictures, two at most.
fn gif_frames(bytes: &[u8]) -> usize {
    let mut frames = 0;
    let mut at = 13 + colours(bytes.get(10));
    while let Some(kind) = bytes.get(at) {
        match kind {
            0x21 => at = after_blocks(bytes, at + 2),
            0x2C => {
                frames += 1;
                if frames > 1 {
                    break;
                }
                at = after_blocks(bytes, at + 11 + colours(bytes.get(at + 9)));
            }
            _ => break,
        }
    }
    frames
}

/// The length of a table of colours, from the flags that announce it.
fn colours(flags: Option<&u8>) -> usize {
    flags.map_or(0, |flags| {
        if flags & 0x80 == 0 {
            0
        } else {
            3 << ((flags & 7) + 1)
        }
    })
}

fn after_blocks(bytes: &[u8], mut at: usize) -> usize {
    while let Some(length) = bytes.get(at) {
        at += 1 + usize::from(*length);
        if *length == 0 {
            break;
        }
    }
    at
}
