//! Pictures are made here, byte by byte where it matters, and what the site makes of them is read by other eyes.

use std::io::Cursor;

use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

/// Red, green, blue and white: one colour for each quarter.
const QUARTERS: [[u8; 3]; 4] = [[220, 30, 30], [30, 200, 40], [30, 40, 220], [240, 240, 240]];

fn quarters(width: u32, height: u32) -> DynamicImage {
    let colour = |x: u32, y: u32| {
        let at = usize::from(x >= width / 2) + 2 * usize::from(y >= height / 2);
        Rgb(QUARTERS[at])
    };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, colour))
}

fn bytes_of(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    bytes_of(&quarters(width, height), ImageFormat::Jpeg)
}

/// An EXIF block in big-endian TIFF: an orientation, and a place.
fn exif(orientation: u8) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        let mut entry = [tag.to_be_bytes(), kind.to_be_bytes()].concat();
        entry.extend(count.to_be_bytes());
        entry.extend(value);
        entry
    };
    let mut tiff = b"MM\0*\0\0\0\x08".to_vec();
    tiff.extend([0, 2]);
    tiff.extend(entry(0x0112, 3, 1, [0, orientation, 0, 0]));
    // The directory of the place follows this one: 8 + 2 + 24 + 4.
    tiff.extend(entry(0x8825, 4, 1, [0, 0, 0, 38]));
    tiff.extend([0; 4]);
    tiff.extend([0, 3]);
    tiff.extend(entry(0x0001, 2, 2, *b"N\0\0\0"));
    tiff.extend(entry(0x0002, 5, 3, [0, 0, 0, 80]));
    tiff.extend(entry(0x001D, 2, 11, [0, 0, 0, 104]));
    tiff.extend([0; 4]);
    for part in [45_u32, 1, 46, 1, 38, 1] {
        tiff.extend(part.to_be_bytes());
    }
    tiff.extend(b"2026:08:15\0");
    tiff
}

/// A JPEG as a phone writes it: EXIF with a place, XMP, IPTC and a comment before the picture.
fn from_a_phone(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let plain = jpeg(width, height);
    let segment = |marker: u8, data: &[u8]| {
        let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], &length[..], data].concat()
    };
    let exif = [b"Exif\0\0".as_slice(), &exif(orientation)].concat();
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SECRET-XMP</x:xmpmeta>";
    let iptc = b"Photoshop 3.0\08BIM\x04\x04SECRET-IPTC";
    [
        &plain[..2],
        &segment(0xE1, &exif),
        &segment(0xE1, xmp),
        &segment(0xED, iptc),
        &segment(0xFE, b"SECRET-COMMENT"),
        &plain[2..],
    ]
    .concat()
}

/// What the site makes of a picture.
fn made(name: &str, bytes: &[u8]) -> Vec<(Variant, Vec<u8>)> {
    let image = MediaImage::of(&format!("content/recettes/{name}"), bytes);
    let variants: Vec<&Variant> = image.variants.iter().collect();
    let made = develop(bytes, &variants).unwrap();
    made.into_iter()
        .map(|(variant, bytes)| (variant.clone(), bytes))
        .collect()
}

/// The codes of what is said of a picture.
fn said(name: &str, bytes: &[u8]) -> Vec<&'static str> {
    let image = MediaImage::of(&format!("content/recettes/{name}"), bytes);
    let mut said: Vec<_> = image.problems.iter().map(Problem::code).collect();
    if !image.variants.is_empty() {
        said.extend(check(bytes).err().map(|problem| problem.code()));
    }
    said
}

fn near(pixel: Rgba<u8>, colour: [u8; 3]) -> bool {
    pixel.0.iter().zip(colour).all(|(a, b)| a.abs_diff(b) < 40)
}

#[test]
fn nothing_but_pixels_is_published() {
    let photo = from_a_phone(200, 1400, 6);
    let text = String::from_utf8_lossy(&photo).into_owned();
    for secret in [
        "Exif",
        "SECRET-XMP",
        "SECRET-IPTC",
        "SECRET-COMMENT",
        "2026:08:15",
    ] {
        assert!(
            text.contains(secret),
            "the photo of the test lacks {secret}"
        );
    }
    let made = made("soupe.jpg", &photo);
    assert_eq!(made.len(), 5, "320, 640, 960, 1400 and a fallback");
    for (variant, bytes) in made {
        let text = String::from_utf8_lossy(&bytes);
        for trace in [
            "Exif",
            "EXIF",
            "SECRET",
            "2026:08:15",
            "XMP ",
            "ICCP",
            "8BIM",
        ] {
            assert!(!text.contains(trace), "{} holds {trace}", variant.path);
        }
        match variant.encoding {
            // Of a WebP only the picture itself is left.
            Encoding::Webp => assert_eq!(chunks(&bytes), ["VP8 "], "{}", variant.path),
            Encoding::Jpeg => {
                let kept = segments(&bytes);
                let wanted = |marker: &u8| !matches!(marker, 0xE1..=0xEF | 0xFE);
                assert!(kept.iter().all(wanted), "{} has {kept:x?}", variant.path);
            }
            Encoding::Png => panic!("nothing is transparent"),
        }
    }
}

/// The names of a WebP's chunks.
fn chunks(bytes: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    let mut at = 12;
    while at + 8 <= bytes.len() {
        names.push(String::from_utf8_lossy(&bytes[at..at + 4]).into_owned());
        let length = u32::from_le_bytes(bytes[at + 4..at + 8].try_into().unwrap()) as usize;
        at += 8 + length + length % 2;
    }
    names
}

/// The markers of a JPEG's segments, up to its first scan.
fn segments(bytes: &[u8]) -> Vec<u8> {
    let mut markers = Vec::new();
    let mut at = 2;
    while bytes[at] == 0xFF && bytes[at + 1] != 0xDA {
        markers.push(bytes[at + 1]);
        at += 2 + usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
    }
    markers
}

#[test]
fn photos_are_turned_as_the_camera_was() {
    // Which quarter of the stored picture is seen top left, top right, bottom left and bottom right.
    let seen = [
        (1, [0, 1, 2, 3]),
        (2, [1, 0, 3, 2]),
        (3, [3, 2, 1, 0]),
        (4, [2, 3, 0, 1]),
        (5, [0, 2, 1, 3]),
        (6, [2, 0, 3, 1]),
        (7, [3, 1, 2, 0]),
        (8, [1, 3, 0, 2]),
    ];
    for (orientation, quarters) in seen {
        let photo = from_a_phone(360, 240, orientation);
        let image = MediaImage::of("content/recettes/a.jpg", &photo);
        let upright = if orientation > 4 {
            (240, 360)
        } else {
            (360, 240)
        };
        assert_eq!((image.width.unwrap(), image.height.unwrap()), upright);
        for (variant, bytes) in made("a.jpg", &photo) {
            let picture = image::load_from_memory(&bytes).unwrap();
            let (width, height) = picture.dimensions();
            assert_eq!(width > height, orientation < 5, "{}", variant.path);
            let corners = [(1, 1), (3, 1), (1, 3), (3, 3)];
            for ((x, y), quarter) in corners.into_iter().zip(quarters) {
                let pixel = picture.get_pixel(width * x / 4, height * y / 4);
                assert!(
                    near(pixel, QUARTERS[quarter]),
                    "{orientation}: {pixel:?} at {x}, {y} of {}",
                    variant.path
                );
            }
        }
    }
}

#[test]
fn every_file_is_as_wide_as_it_says_and_none_is_enlarged() {
    for (width, height, widths) in [
        (2400, 160, vec![320, 640, 960, 1280, 1920]),
        (1920, 90, vec![320, 640, 960, 1280, 1920]),
        (1000, 150, vec![320, 640, 1000]),
        (700, 20, vec![320, 700]),
        (200, 300, vec![200]),
        (1, 1, vec![1]),
    ] {
        let made = made("a.jpg", &jpeg(width, height));
        let webp = made
            .iter()
            .filter(|(variant, _)| variant.encoding == Encoding::Webp);
        let found: Vec<u32> = webp.map(|(variant, _)| variant.width).collect();
        assert_eq!(found, widths, "{width} × {height}");
        for (variant, bytes) in &made {
            let real = image::load_from_memory(bytes).unwrap().dimensions();
            assert_eq!(real, (variant.width, variant.height), "{}", variant.path);
            assert!(variant.width <= width && variant.height <= height);
        }
    }
}

#[test]
fn what_is_transparent_stays_so() {
    let picture = RgbaImage::from_fn(800, 600, |x, _| {
        Rgba([200, 60, 30, if x < 400 { 0 } else { 255 }])
    });
    let bytes = bytes_of(&DynamicImage::ImageRgba8(picture), ImageFormat::Png);
    let made = made("a.png", &bytes);
    assert_eq!(made.last().unwrap().0.encoding, Encoding::Png);
    for (variant, bytes) in made {
        let picture = image::load_from_memory(&bytes).unwrap();
        let alpha = |x: u32| picture.get_pixel(x, variant.height / 2).0[3];
        assert_eq!(alpha(2), 0, "{}", variant.path);
        assert_eq!(alpha(variant.width - 3), 255, "{}", variant.path);
        assert!(near_opaque(picture.get_pixel(variant.width - 3, 2)));
    }
}

/// The colour next to what was transparent did not turn dark.
fn near_opaque(pixel: Rgba<u8>) -> bool {
    near(
        Rgba([pixel.0[0], pixel.0[1], pixel.0[2], 255]),
        [200, 60, 30],
    )
}

#[test]
fn wide_colours_become_those_of_every_screen() {
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let mut plain = Vec::new();
    let mut encoder = image::codecs::png::PngEncoder::new(&mut plain);
    image::ImageEncoder::set_icc_profile(&mut encoder, profile).unwrap();
    let pixels = RgbImage::from_pixel(700, 500, Rgb([120, 200, 100]));
    pixels.write_with_encoder(encoder).unwrap();
    for (variant, bytes) in made("a.png", &plain) {
        let pixel = image::load_from_memory(&bytes)
            .unwrap()
            .get_pixel(300.min(variant.width / 2), 9);
        // The same green needs less red in sRGB: worked out from both standards' primaries.
        assert!(
            near_within(pixel, [94, 203, 86], 6),
            "{pixel:?} in {}",
            variant.path
        );
    }
}

fn near_within(pixel: Rgba<u8>, colour: [u8; 3], most: u8) -> bool {
    pixel
        .0
        .iter()
        .zip(colour)
        .all(|(a, b)| a.abs_diff(b) <= most)
}

#[test]
fn the_same_photo_gives_the_same_bytes_and_names() {
    let photo = from_a_phone(1400, 200, 1);
    let (once, again) = (made("a.jpg", &photo), made("a.jpg", &photo));
    assert!(once == again, "two runs differ");
    let other = made("a.jpg", &from_a_phone(1400, 200, 3));
    assert_ne!(once[0].0.path, other[0].0.path);
}

#[test]
fn a_processor_with_other_instructions_resizes_to_the_same_bytes() {
    use fast_image_resize::images::Image;
    use fast_image_resize::{CpuExtensions, PixelType, Resizer};
    let pixels =
        |seed: u32| (0..641 * 427 * 3).map(move |at: u32| (at.wrapping_mul(seed) >> 11) as u8);
    for (seed, size) in [(2_654_435_761, (320, 213)), (40_503, (100, 67))] {
        let source = Image::from_vec_u8(641, 427, pixels(seed).collect(), PixelType::U8x3).unwrap();
        let resized = |extensions: Option<CpuExtensions>| {
            let mut resizer = Resizer::new();
            if let Some(extensions) = extensions {
                // The tests run on the processor that has or lacks them.
                #[allow(unsafe_code, reason = "no instructions at all are everywhere")]
                unsafe {
                    resizer.set_cpu_extensions(extensions);
                }
            }
            let mut target = Image::new(size.0, size.1, PixelType::U8x3);
            resizer.resize(&source, &mut target, None).unwrap();
            target.into_vec()
        };
        assert!(resized(None) == resized(Some(CpuExtensions::None)));
    }
}

#[test]
fn what_cannot_be_shown_is_said() {
    let photo = jpeg(800, 600);
    let png = bytes_of(&quarters(800, 600), ImageFormat::Png);
    assert_eq!(said("a.jpg", &photo), [""; 0]);
    assert_eq!(said("a.JPG", &photo), [""; 0]);
    assert_eq!(said("a.jpg", &png), ["V007"]);
    assert_eq!(said("a.jpg", &photo[..photo.len() / 2]), ["V001"]);
    assert_eq!(said("a.jpg", &photo[..photo.len() - 2]), ["V001"]);
    assert_eq!(said("a.png", &png[..png.len() / 2]), ["V001"]);
    assert_eq!(said("a.png", b""), ["V004"]);
    assert_eq!(said("a.jpg", &vec![0; MOST_BYTES + 1]), ["V002"]);
    assert_eq!(said("a.avif", b"\0\0\0\x20ftypavif\0\0\0\0"), ["V004"]);
    assert_eq!(said("a.heic", b"\0\0\0\x20ftypheic\0\0\0\0"), ["V004"]);
    assert_eq!(said("a.gif", &jpeg(300, 200)), ["V007", "V008"]);
    // What follows a photo's end, as the film of a moving photo, does not make it incomplete.
    assert_eq!(
        said("a.jpg", &[&photo[..], b"\0\0\0\x18ftypmp42"].concat()),
        [""; 0]
    );
}

/// A few hundred bytes that claim to hold gigabytes.
#[test]
fn a_bomb_is_refused_before_it_is_decoded() {
    let mut png = bytes_of(&quarters(8, 8), ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0x9C, 0x40, 0, 0, 0x9C, 0x40]);
    let crc = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&crc.to_be_bytes());
    assert_eq!(said("a.png", &png), ["V003"]);
    let mut gif = bytes_of(&quarters(8, 8), ImageFormat::Gif);
    gif[6..10].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0xFF]);
    assert_eq!(said("a.gif", &gif), ["V003"]);
    let mut jpeg = jpeg(800, 600);
    let frame = jpeg
        .windows(2)
        .position(|pair| pair == [0xFF, 0xC0])
        .unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xEA, 0x60, 0xEA, 0x60]);
    assert_eq!(said("a.jpg", &jpeg), ["V003"]);
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                crc >> 1 ^ 0xEDB8_8320
            } else {
                crc >> 1
            }
        })
    })
}

#[test]
fn of_what_moves_the_first_picture_is_shown() {
    let frame = |colour| image::Frame::new(RgbaImage::from_pixel(700, 500, Rgba(colour)));
    let mut gif = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
    encoder
        .encode_frames([frame([200, 0, 0, 255]), frame([0, 0, 200, 255])])
        .unwrap();
    drop(encoder);
    assert_eq!(said("a.gif", &gif), ["V006"]);
    for (variant, bytes) in made("a.gif", &gif) {
        let pixel = image::load_from_memory(&bytes).unwrap().get_pixel(100, 100);
        assert!(near(pixel, [200, 0, 0]), "{pixel:?} in {}", variant.path);
    }
}

#[test]
fn drawings_neither_run_nor_fetch_anything() {
    let svg = |inside: &str| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\">{inside}</svg>")
    };
    for harmless in [
        "<path d=\"M0 0h4\" fill=\"#fff\"/>",
        "<defs><g id=\"a\"/></defs><use href=\"#a\"/>",
        "<rect fill=\"url(#a)\"/><style>.a{fill:red}</style>",
        "<text>Prix : 3 € &amp; plus</text>",
    ] {
        assert_eq!(
            said("a.svg", svg(harmless).as_bytes()),
            [""; 0],
            "{harmless}"
        );
    }
    for harmful in [
        "<script>alert(1)</script>",
        "<s:script xmlns:s=\"http://www.w3.org/2000/svg\"/>",
        "<path onclick=\"alert(1)\"/>",
        "<a href=\"javascript:alert(1)\"><path/></a>",
        "<a xlink:href=\"java&#115;cript:alert(1)\"><path/></a>",
        "<image href=\"https://example.org/a.png\"/>",
        "<image href=\"//example.org/a.png\"/>",
        "<foreignObject><p/></foreignObject>",
        "<style>@import url(//example.org/a.css);</style>",
        "<style>@imp&#111;rt 'a.css';</style>",
        "<style>@\\69mport 'a.css';</style>",
        "<rect fill=\"url(https://example.org/a.svg#b)\"/>",
        "<rect style=\"fill: url( 'a.svg' )\"/>",
    ] {
        assert_eq!(
            said("a.svg", svg(harmful).as_bytes()),
            ["V005"],
            "{harmful}"
        );
    }
    let entities = "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg viewBox=\"0 0 4 3\"/>";
    assert_eq!(said("a.svg", entities.as_bytes()), ["V005"]);
    for broken in [b"<svg><path</svg>".as_slice(), b"<html/>", b"", &jpeg(8, 8)] {
        assert_eq!(said("a.svg", broken), ["V001"]);
    }
}

/// Whatever happens to a file on its way, the program says so or shows what is left: it never stops.
#[test]
fn no_bytes_make_it_panic() {
    let rgba = DynamicImage::ImageRgba8(quarters(64, 48).to_rgba8());
    let mut seeds: Vec<Vec<u8>> = [ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP]
        .map(|format| bytes_of(&rgba, format))
        .into();
    seeds.push(from_a_phone(64, 48, 6));
    let mut lossy = Vec::new();
    for (_, bytes) in made("a.jpg", &jpeg(64, 48)) {
        lossy.push(bytes);
    }
    seeds.extend(lossy);
    seeds.push(b"<svg viewBox='0 0 4 3'><style>a{}</style><path d='M0 0'/></svg>".to_vec());
    let (mut refused, mut shown) = (0, 0);
    let mut state = 1_u64;
    let mut random = move |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    for seed in &seeds {
        for round in 0..150 {
            let mut bytes = seed.clone();
            match round % 3 {
                0 => bytes.truncate(random(seed.len())),
                1 => {
                    for _ in 0..1 + random(6) {
                        let at = random(bytes.len());
                        bytes[at] = random(256) as u8;
                    }
                }
                _ => {
                    let at = random(bytes.len());
                    let end = (at + random(40)).min(bytes.len());
                    bytes.drain(at..end);
                }
            }
            for name in ["a.jpg", "a.svg"] {
                let image = MediaImage::of(name, &bytes);
                let variants: Vec<&Variant> = image.variants.iter().collect();
                match develop(&bytes, &variants) {
                    Ok(made) if !made.is_empty() => shown += 1,
                    _ => refused += 1,
                }
            }
        }
    }
    assert!(
        refused > 100 && shown > 50,
        "{refused} refused, {shown} shown"
    );
}
