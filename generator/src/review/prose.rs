//! A Markdown text as a reader meets it: blocks of words, headings, links and images, each at its bytes.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};

use crate::render::components::NAMES;
use crate::render::markdown::OPTIONS;
use crate::source::Span;

/// What a text is made of.
#[derive(Debug, Default)]
pub struct Prose {
    /// Paragraphs, headings, items, cells: whatever is read in one go.
    pub blocks: Vec<Block>,
    /// Headings: their levels and places.
    pub headings: Vec<(u8, Span)>,
    /// Links.
    pub links: Vec<Link>,
    /// Images.
    pub images: Vec<Link>,
}

/// Words that are read in one go, and where each piece of them was written.
#[derive(Debug, Default)]
pub struct Block {
    /// The words; code and images are one U+FFFC.
    pub text: String,
    /// For each piece, where it begins in the text and in the file.
    pieces: Vec<(usize, usize)>,
}

/// A link or an image.
#[derive(Debug)]
pub struct Link {
    /// Its address, or the file.
    pub target: String,
    /// Its words; none where `[[…]]` leaves them to the site.
    pub text: String,
    /// Whether `[[…]]` leaves its words to the site.
    unnamed: bool,
    /// All of it.
    pub span: Span,
}

/// Stands for what is not words.
const OBJECT: char = '\u{FFFC}';

impl Prose {
    /// Reads a text that stands `at` a place, what is inside its components included.
    #[must_use]
    pub fn read(text: &str, at: Span) -> Self {
        let mut prose = Self::default();
        let mut inner = Vec::new();
        prose.walk(text, at, &mut inner);
        // A component's text is a text of its own; components do not nest deeper than their authors can follow.
        for _ in 0..DEEPEST {
            for range in std::mem::take(&mut inner) {
                let from = range.start;
                if let Some(part) = text.get(range) {
                    let start = at.start as usize + from;
                    let place = Span::new(at.source, start, start + part.len());
                    let mut deeper = Vec::new();
                    prose.walk(part, place, &mut deeper);
                    inner.extend(
                        deeper
                            .into_iter()
                            .map(|range| range.start + from..range.end + from),
                    );
                }
            }
        }
        prose
    }

    fn walk(&mut self, text: &str, at: Span, inner: &mut Vec<Range<usize>>) {
        let span = |range: &Range<usize>| {
            let start = at.start as usize;
            Span::new(at.source, start + range.start, start + range.end)
        };
        let mut block = Block::default();
        let mut open: Vec<Link> = Vec::new();
        let mut component: Option<Range<usize>> = None;
        let mut in_code = false;
        for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    in_code = true;
                    component = is_component(&kind).then_some(range.end..range.end);
                }
                Event::End(TagEnd::CodeBlock) => {
                    in_code = false;
                    inner.extend(component.take().filter(|range| !range.is_empty()));
                }
                Event::Text(_) if in_code => {
                    if let Some(component) = &mut component {
                        component.start = component.start.min(range.start);
                        component.end = range.end;
                    }
                }
                Event::Text(words) => {
                    block.push(&words, at.start as usize + range.start);
                    for link in open.iter_mut().filter(|link| !link.unnamed) {
                        link.text.push_str(&words);
                    }
                }
                Event::SoftBreak | Event::HardBreak => {
                    block.push(" ", at.start as usize + range.start)
                }
                Event::Code(_) | Event::FootnoteReference(_) => block.push(
                    OBJECT.encode_utf8(&mut [0; 4]),
                    at.start as usize + range.start,
                ),
                Event::Start(
                    Tag::Link {
                        link_type,
                        dest_url,
                        ..
                    }
                    | Tag::Image {
                        link_type,
                        dest_url,
                        ..
                    },
                ) => open.push(Link {
                    target: dest_url.into_string(),
                    text: String::new(),
                    unnamed: matches!(link_type, LinkType::WikiLink { has_pothole: false }),
                    span: span(&range),
                }),
                Event::End(TagEnd::Link) => self.links.extend(open.pop()),
                Event::End(TagEnd::Image) => self.images.extend(open.pop()),
                Event::Start(Tag::Heading { level, .. }) => {
                    self.end(&mut block);
                    self.headings.push((level as u8, span(&range)));
                }
                Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
                | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {}
                _ => self.end(&mut block),
            }
        }
        self.end(&mut block);
    }

    fn end(&mut self, block: &mut Block) {
        if !block.text.trim().is_empty() {
            self.blocks.push(std::mem::take(block));
        }
        *block = Block::default();
    }
}

/// How deep components are looked into.
const DEEPEST: usize = 4;

fn is_component(kind: &CodeBlockKind<'_>) -> bool {
    let CodeBlockKind::Fenced(info) = kind else {
        return false;
    };
    let name = info.split_whitespace().next().unwrap_or_default();
    NAMES.contains(&name)
}

impl Block {
    /// A text that was written in one piece.
    #[must_use]
    pub fn of(text: &str, at: usize) -> Self {
        let mut block = Self::default();
        block.push(text, at);
        block
    }

    fn push(&mut self, text: &str, at: usize) {
        self.pieces.push((self.text.len(), at));
        self.text.push_str(text);
    }

    /// Where a range of the words stands in the file.
    #[must_use]
    pub fn place(&self, range: Range<usize>, at: Span) -> Span {
        let find = |offset: usize| {
            let piece = self.pieces.partition_point(|(start, _)| *start <= offset);
            let (start, source) = self
                .pieces
                .get(piece.saturating_sub(1))
                .copied()
                .unwrap_or_default();
            source + (offset - start.min(offset))
        };
        let last = range.end.saturating_sub(1).max(range.start);
        Span::new(
            at.source,
            find(range.start),
            find(last) + (range.end - last),
        )
    }
}
