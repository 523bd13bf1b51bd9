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
        let mut inner = prose.walk(text, at);
        // A component's text is a text of its own; components do not nest deeper than their authors can follow.
        for _ in 0..DEEPEST {
            for range in std::mem::take(&mut inner) {
                let from = range.start;
                if let Some(part) = text.get(range) {
                    let start = at.start as usize + from;
                    let place = Span::new(at.source, start, start + part.len());
                    let deeper = prose.walk(part, place).into_iter();
                    inner.extend(deeper.map(|range| range.start + from..range.end + from));
                }
            }
        }
        prose
    }

    /// Walks through a text; the texts of its components are left, as ranges of it.
    fn walk(&mut self, text: &str, at: Span) -> Vec<Range<usize>> {
        let walk = Walk {
            prose: self,
            at,
            block: Block::default(),
            open: Vec::new(),
            code: None,
            inner: Vec::new(),
        };
        walk.run(text)
    }
}

/// A text being walked through.
struct Walk<'p> {
    prose: &'p mut Prose,
    at: Span,
    block: Block,
    /// Links and images that are open.
    open: Vec<Link>,
    /// Inside a block of code; with a range, inside a component's.
    code: Option<Option<Range<usize>>>,
    /// The texts of components.
    inner: Vec<Range<usize>>,
}

impl Walk<'_> {
    fn run(mut self, text: &str) -> Vec<Range<usize>> {
        for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
            match event {
                Event::Start(tag) => self.start(tag, &range),
                Event::End(tag) => self.end(tag),
                Event::Text(words) => self.text(&words, &range),
                Event::SoftBreak | Event::HardBreak => self.push(" ", &range),
                Event::Code(_) | Event::FootnoteReference(_) => {
                    self.push(OBJECT.encode_utf8(&mut [0; 4]), &range);
                }
                _ => self.end_block(),
            }
        }
        self.end_block();
        self.inner
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
            Tag::CodeBlock(kind) => {
                self.end_block();
                self.code = Some(is_component(&kind).then_some(range.end..range.end));
            }
            Tag::Link {
                link_type,
                dest_url,
                ..
            }
            | Tag::Image {
                link_type,
                dest_url,
                ..
            } => self.open.push(Link {
                target: dest_url.into_string(),
                text: String::new(),
                unnamed: matches!(link_type, LinkType::WikiLink { has_pothole: false }),
                span: self.span(range),
            }),
            Tag::Heading { level, .. } => {
                self.end_block();
                let span = self.span(range);
                self.prose.headings.push((level as u8, span));
            }
            _ => self.end_block(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            TagEnd::CodeBlock => {
                let component = self.code.take().flatten();
                self.inner
                    .extend(component.filter(|range| !range.is_empty()));
            }
            TagEnd::Link => self.prose.links.extend(self.open.pop()),
            TagEnd::Image => self.prose.images.extend(self.open.pop()),
            _ => self.end_block(),
        }
    }

    fn text(&mut self, words: &str, range: &Range<usize>) {
        match &mut self.code {
            Some(Some(component)) => {
                component.start = component.start.min(range.start);
                component.end = range.end;
            }
            Some(None) => {}
            None => {
                self.push(words, range);
                for link in self.open.iter_mut().filter(|link| !link.unnamed) {
                    link.text.push_str(words);
                }
            }
        }
    }

    fn push(&mut self, text: &str, range: &Range<usize>) {
        self.block.push(text, self.at.start as usize + range.start);
    }

    fn span(&self, range: &Range<usize>) -> Span {
        let start = self.at.start as usize;
        Span::new(self.at.source, start + range.start, start + range.end)
    }

    fn end_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        if !block.text.trim().is_empty() {
            self.prose.blocks.push(block);
        }
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
