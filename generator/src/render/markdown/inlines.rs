//! Inlines: emphasis, code, links and images.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::address::{Address, classify};
use super::writer::Writer;
use super::{Image, escape};
use crate::diagnostics::Problem;
use crate::render::typography::Typographer;
use crate::source::Span;

/// How wide a photo of a text is: the column, or the screen without its margins.
const SIZES: &str = "(min-width: 48rem) 42rem, 92vw";

/// An image whose alternative text is being read.
pub(super) struct OpenImage<'b> {
    file: CowStr<'b>,
    title: CowStr<'b>,
    range: Range<usize>,
    /// `![[file]]`: the text is only the file's name.
    unnamed: bool,
    /// Where its text begins in the page's plain text.
    text: usize,
    /// Images inside this one's text.
    inner: usize,
    /// What was being set around it.
    typographer: Typographer,
}

impl<'b> Writer<'_, '_, 'b> {
    pub(super) fn start_inline(&mut self, tag: Tag<'b>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.put("<em>"),
            Tag::Strong => self.put("<strong>"),
            Tag::Strikethrough => self.put("<del>"),
            Tag::Superscript => self.put("<sup>"),
            Tag::Subscript => self.put("<sub>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => self.start_link(link_type, &dest_url, &title, range),
            Tag::Image {
                link_type,
                dest_url,
                title,
                ..
            } => self.start_image(link_type, dest_url, title, range),
            _ => {}
        }
    }

    pub(super) fn end_inline(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.put("</em>"),
            TagEnd::Strong => self.put("</strong>"),
            TagEnd::Strikethrough => self.put("</del>"),
            TagEnd::Superscript => self.put("</sup>"),
            TagEnd::Subscript => self.put("</sub>"),
            TagEnd::Link => {
                self.verbatim = false;
                if self.links.pop() == Some(true) {
                    self.put("</a>");
                }
            }
            TagEnd::Image => self.end_image(),
            _ => {}
        }
    }

    pub(super) fn hard_break(&mut self) {
        self.typographer.pass_space();
        self.page.text.push('\n');
        self.put("<br>\n");
    }

    pub(super) fn code(&mut self, code: &str) {
        self.typographer.pass_object();
        self.put("<code>");
        self.write_text(code);
        self.put("</code>");
    }

    /// In an alternative text a link is only its words.
    fn start_link(&mut self, kind: LinkType, target: &str, title: &str, range: Range<usize>) {
        let span = self.span(range);
        self.verbatim = matches!(kind, LinkType::Autolink | LinkType::Email);
        let url = if self.image.is_some() {
            None
        } else {
            match kind {
                LinkType::WikiLink { has_pothole } => {
                    return self.entry_link(target.trim(), has_pothole, span);
                }
                LinkType::Email => Some(format!("mailto:{target}")),
                _ => self.resolve(target, span),
            }
        };
        self.links.push(url.is_some());
        let Some(url) = url else { return };
        self.out.push_str("<a href=\"");
        escape::address(&mut self.out, &url);
        if !title.is_empty() {
            self.out.push_str("\" title=\"");
            escape::text(
                &mut self.out,
                &Typographer::new(self.page.language).set(title),
            );
        }
        let external = matches!(classify(target), Address::Web(_));
        self.out.push_str(if external {
            "\" rel=\"external noopener\">"
        } else {
            "\">"
        });
    }

    /// `[[target]]` reads as the entry's title, `[[target|words]]` as its own words. In a table the bar is escaped,
    /// and the parser leaves the backslash with the target.
    fn entry_link(&mut self, target: &str, has_words: bool, span: Span) {
        let target = target.trim_end_matches('\\').trim_end();
        let (url, title) = match self.page.context.link(target) {
            Ok(link) => (link.url, link.title),
            Err(problem) => {
                self.page.report(span, problem);
                (String::new(), target.to_owned())
            }
        };
        self.links.push(!url.is_empty());
        if !url.is_empty() {
            self.out.push_str("<a href=\"");
            escape::address(&mut self.out, &url);
            self.out.push_str("\">");
        }
        if !has_words {
            while self
                .events
                .next_if(|(event, _)| !matches!(event, Event::End(TagEnd::Link)))
                .is_some()
            {}
            self.set(&title);
        }
    }

    /// The address to write, or none once its problem is reported.
    fn resolve(&mut self, target: &str, span: Span) -> Option<String> {
        let problem = match classify(target) {
            Address::Web(url) | Address::Contact(url) => return Some(url.to_owned()),
            Address::Anchor(anchor) => {
                self.page.expect_anchor(anchor, span);
                return Some(target.to_owned());
            }
            Address::Site(address) => match self.page.context.address(address) {
                // An entry that is not published on the day has no address: its link keeps its words only.
                Ok(url) => return Some(url).filter(|url| !url.is_empty()),
                Err(problem) => problem,
            },
            Address::Unsafe => Problem::UnsafeAddress {
                address: target.to_owned(),
            },
            Address::Relative => Problem::BrokenAddress {
                address: target.to_owned(),
            },
        };
        self.page.report(span, problem);
        None
    }

    fn start_image(
        &mut self,
        kind: LinkType,
        file: CowStr<'b>,
        title: CowStr<'b>,
        range: Range<usize>,
    ) {
        if let Some(image) = &mut self.image {
            image.inner += 1;
            return;
        }
        let unnamed = matches!(kind, LinkType::WikiLink { has_pothole: false });
        let typographer = self.typographer.clone();
        self.typographer.restart();
        self.image = Some(OpenImage {
            file,
            title,
            range,
            unnamed,
            text: self.page.text.len(),
            inner: 0,
            typographer,
        });
    }

    fn end_image(&mut self) {
        let Some(mut image) = self.image.take() else {
            return;
        };
        if image.inner > 0 {
            image.inner -= 1;
            self.image = Some(image);
            return;
        }
        self.typographer = image.typographer;
        self.typographer.pass_object();
        let mut alt = self.page.text.split_off(image.text);
        let span = self.span(image.range);
        let file = image.file.trim();
        if image.unnamed || alt.trim().is_empty() {
            alt.clear();
            self.page.report(
                span,
                Problem::MissingAlt {
                    file: file.to_owned(),
                },
            );
        }
        let found = match classify(file) {
            Address::Unsafe => Err(Problem::UnsafeAddress {
                address: file.to_owned(),
            }),
            _ => self.page.context.image(file),
        };
        match found {
            Ok(found) => self.write_image(&found, alt.trim(), &image.title),
            Err(problem) => {
                self.page.report(span, problem);
                self.write_text(alt.trim());
            }
        }
    }

    /// With a title and a paragraph of its own, an image is a figure and the title its caption.
    fn write_image(&mut self, image: &Image, alt: &str, title: &str) {
        let title = Typographer::new(self.page.language).set(title);
        let figure = !title.is_empty() && self.is_alone();
        if figure {
            self.out.truncate(self.paragraph - "<p>".len());
            self.out.push_str("<figure>");
        }
        if let Some(srcset) = &image.srcset {
            self.out
                .push_str("<picture><source type=\"image/webp\" srcset=\"");
            escape::text(&mut self.out, srcset);
            self.out.push_str(&format!("\" sizes=\"{SIZES}\">"));
        }
        self.out.push_str("<img src=\"");
        escape::address(&mut self.out, &image.url);
        self.out.push_str("\" alt=\"");
        escape::text(&mut self.out, alt);
        self.out.push('"');
        for (name, pixels) in [("width", image.width), ("height", image.height)] {
            if let Some(pixels) = pixels {
                self.out.push_str(&format!(" {name}=\"{pixels}\""));
            }
        }
        if !(figure || title.is_empty()) {
            self.out.push_str(" title=\"");
            escape::text(&mut self.out, &title);
            self.out.push('"');
        }
        self.out.push_str(" loading=\"lazy\" decoding=\"async\">");
        if image.srcset.is_some() {
            self.out.push_str("</picture>");
        }
        if figure {
            self.out.push_str("<figcaption>");
            self.write_text(&title);
            self.out.push_str("</figcaption></figure>\n");
            self.page.text.push('\n');
            self.events.next();
        }
    }
}
