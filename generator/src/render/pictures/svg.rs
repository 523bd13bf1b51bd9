//! Drawings are published as they are, so nothing in them may run, or call anybody.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::diagnostics::Problem;

/// Elements that run or embed something.
const FORBIDDEN: [&str; 6] = [
    "script",
    "foreignobject",
    "iframe",
    "object",
    "embed",
    "handler",
];

/// What keeps a drawing from being published.
pub(super) fn problem(bytes: &[u8]) -> Option<Problem> {
    if bytes.len() > super::MOST_BYTES {
        return Some(Problem::PictureHeavy {
            megabytes: bytes.len().div_ceil(1_000_000),
            most: super::MOST_BYTES / 1_000_000,
        });
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Some(Problem::PictureBroken);
    };
    let mut reader = Reader::from_str(text);
    let (mut depth, mut styles) = (0_usize, false);
    let mut is_drawing = false;
    loop {
        let found = match reader.read_event() {
            Err(_) => return Some(Problem::PictureBroken),
            Ok(Event::Eof) => break,
            Ok(event) => {
                match &event {
                    Event::Start(_) => depth += 1,
                    Event::End(_) => depth = depth.saturating_sub(1),
                    _ => {}
                }
                if let Event::Start(element) | Event::Empty(element) = &event {
                    let name = element.local_name();
                    if !is_drawing && name.as_ref() != "svg" {
                        return Some(Problem::PictureBroken);
                    }
                    is_drawing = true;
                    styles = name.as_ref() == "style";
                }
                in_event(&event, styles)
            }
        };
        if let Some(found) = found {
            return Some(Problem::DrawingUnsafe { found });
        }
    }
    (!is_drawing || depth > 0).then_some(Problem::PictureBroken)
}

/// What an event would run or fetch; `styles` says that it stands in a style sheet.
fn in_event(event: &Event<'_>, styles: bool) -> Option<String> {
    match event {
        Event::Start(element) | Event::Empty(element) => in_element(element),
        Event::DocType(text) => text.contains('[').then(|| "<!ENTITY>".to_owned()),
        Event::PI(text) => {
            let style = text.starts_with("xml-stylesheet");
            style.then(|| "<?xml-stylesheet?>".to_owned())
        }
        Event::Text(text) if styles => in_style(text),
        Event::CData(text) if styles => in_style(text),
        // A style whose letters are written as numbers has something to hide.
        Event::GeneralRef(name) if styles => Some(format!("&{};", &**name)),
        _ => None,
    }
}

/// The size of a drawing, from its view box.
pub(super) fn view_box(bytes: &[u8]) -> Option<(u32, u32)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (_, after) = text.split_once("viewBox=\"")?;
    let (values, _) = after.split_once('"')?;
    let mut values = values
        .split_whitespace()
        .skip(2)
        .map(|value| value.parse::<u32>().ok());
    Some((values.next()??, values.next()??))
}

fn in_element(element: &BytesStart<'_>) -> Option<String> {
    let name = element.local_name().as_ref().to_owned();
    if FORBIDDEN.contains(&name.to_ascii_lowercase().as_str()) {
        return Some(format!("<{name}>"));
    }
    element.attributes().find_map(|attribute| {
        // What cannot be read as an attribute is no harmless one.
        let Ok(attribute) = attribute else {
            return Some(format!("<{name}>"));
        };
        let key = attribute.key.local_name().as_ref().to_owned();
        let lower = key.to_ascii_lowercase();
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_or_else(|_| "?".to_owned(), |value| value.trim().to_owned());
        let harmful = lower.starts_with("on")
            || matches!(lower.as_str(), "href" | "src")
                && !value.starts_with('#')
                && !value.starts_with("data:image/")
            || in_style(&value).is_some();
        harmful.then(|| format!("{key}=\"{}\"", value.chars().take(40).collect::<String>()))
    })
}

/// A style that fetches something.
fn in_style(text: &str) -> Option<String> {
    let text = text.to_ascii_lowercase();
    if text.contains("@import") {
        return Some("@import".to_owned());
    }
    // Escapes spell out what is looked for here, and name folders of the machine it was drawn on.
    if text.contains("javascript:") || text.contains('\\') {
        return Some(text.chars().take(40).collect());
    }
    text.match_indices("url(").find_map(|(at, _)| {
        let inside = text[at + 4..].trim_start_matches([' ', '"', '\'']);
        (!inside.starts_with('#') && !inside.starts_with("data:image/"))
            .then(|| format!("url({}", inside.chars().take(30).collect::<String>()))
    })
}
