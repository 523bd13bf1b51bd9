//! The events of a text, one after another, into one buffer.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr, Event, OffsetIter, Options, Parser, TagEnd};

use super::escape;
use super::inlines::OpenImage;
use super::origin::Origin;
use super::page::Page;
use crate::diagnostics::Problem;
use crate::render::typography::Typographer;
use crate::source::Span;

/// The longest piece of refused HTML that a diagnostic quotes, in characters.
const LONGEST_QUOTE: usize = 60;

/// Everything content-model.md promises; the parser's own smart punctuation is English, so it stays off.
pub const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_WIKILINKS);

/// Writes one text: a body, or what stands inside a component.
pub(super) struct Writer<'w, 'p, 'b> {
    pub(super) page: &'w mut Page<'p>,
    pub(super) body: &'b str,
    pub(super) origin: &'b Origin,
    pub(super) events: Peekable<OffsetIter<'b>>,
    pub(super) out: String,
    pub(super) typographer: Typographer,
    /// Where texts that touch are put together before they are set; reused.
    run: String,
    /// Inside an address that is shown as it is.
    pub(super) verbatim: bool,
    /// While this is some, texts go to its alternative text and tags nowhere.
    pub(super) image: Option<OpenImage<'b>>,
    /// For each open link, whether its tag was written.
    pub(super) links: Vec<bool>,
    /// Where the content of the open paragraph begins in the buffer.
    pub(super) paragraph: usize,
    pub(super) heading: HeadingStart,
    pub(super) table: Table,
    pub(super) lists: usize,
    pub(super) step: usize,
    /// Notes being written, with the buffer that waits for them to end.
    pub(super) notes: Vec<(CowStr<'b>, String)>,
}

/// Where the open heading begins, in the buffer and in the plain text.
#[derive(Default)]
pub(super) struct HeadingStart {
    pub(super) out: usize,
    pub(super) text: usize,
}

/// The open table.
#[derive(Default)]
pub(super) struct Table {
    pub(super) alignments: Vec<Alignment>,
    pub(super) column: usize,
    pub(super) in_head: bool,
    /// Where the open cell begins in the buffer, and where its content does.
    pub(super) cell: (usize, usize),
}

impl<'w, 'p, 'b> Writer<'w, 'p, 'b> {
    pub(super) fn new(page: &'w mut Page<'p>, body: &'b str, origin: &'b Origin) -> Self {
        let typographer = Typographer::new(page.language);
        Self {
            page,
            body,
            origin,
            events: Parser::new_ext(body, OPTIONS).into_offset_iter().peekable(),
            out: String::with_capacity(body.len() + body.len() / 2),
            typographer,
            run: String::new(),
            verbatim: false,
            image: None,
            links: Vec::new(),
            paragraph: 0,
            heading: HeadingStart::default(),
            table: Table::default(),
            lists: 0,
            step: 0,
            notes: Vec::new(),
        }
    }

    /// Reads to the end and gives the HTML.
    pub(super) fn run(mut self) -> String {
        while let Some((event, range)) = self.events.next() {
            self.event(event, range);
        }
        self.out
    }

    fn event(&mut self, event: Event<'b>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, range),
            Event::SoftBreak => self.text("\n", range),
            Event::HardBreak => self.hard_break(),
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                self.code(&code)
            }
            Event::InlineHtml(html) | Event::Html(html) => self.refuse_html(&html, range),
            Event::FootnoteReference(label) => self.call_note(&label, range),
            Event::Rule => self.block("<hr>\n"),
            Event::TaskListMarker(done) => self.task(done),
        }
    }

    /// Sets a text together with those that touch it, so that a mark finds the word before it.
    fn text(&mut self, first: &str, range: Range<usize>) {
        if let Some((label, end)) = self.undefined_note(&range) {
            while self
                .events
                .next_if(|(event, next)| matches!(event, Event::Text(_)) && next.end <= end)
                .is_some()
            {}
            self.call_note(label, range.start..end);
            return;
        }
        if !self.next_is_text() {
            self.set(first);
            return;
        }
        let mut run = std::mem::take(&mut self.run);
        run.push_str(first);
        while self.next_is_text() {
            match self.events.next() {
                Some((Event::Text(text), _)) => run.push_str(&text),
                _ => run.push('\n'),
            }
        }
        self.set(&run);
        run.clear();
        self.run = run;
    }

    fn next_is_text(&mut self) -> bool {
        let range = match self.events.peek() {
            Some((Event::SoftBreak, _)) => return true,
            Some((Event::Text(_), range)) => range.clone(),
            _ => return false,
        };
        self.undefined_note(&range).is_none()
    }

    /// A call `[^label]` that the parser left as text, since the note is not written in the same text.
    fn undefined_note(&self, range: &Range<usize>) -> Option<(&'b str, usize)> {
        const LONGEST_LABEL: usize = 64;
        let label_at = range.start + 2;
        let rest = self.body.get(range.start..)?.strip_prefix("[^")?;
        let length = rest
            .bytes()
            .take(LONGEST_LABEL)
            .position(|byte| byte == b']')?;
        let label = &rest[..length];
        let escapes = self.body[..range.start]
            .bytes()
            .rev()
            .take_while(|byte| *byte == b'\\')
            .count();
        let is_label = |next: char| next.is_alphanumeric() || matches!(next, '-' | '_' | '.' | ':');
        (length > 0 && escapes % 2 == 0 && label.chars().all(is_label))
            .then_some((label, label_at + length + 1))
    }

    /// Writes a text that is read: set, escaped, and kept as plain text.
    pub(super) fn set(&mut self, text: &str) {
        if self.verbatim {
            self.typographer.pass_object();
            self.write_text(text);
        } else {
            let set = self.typographer.set(text);
            self.write_text(&set);
        }
    }

    pub(super) fn write_text(&mut self, text: &str) {
        self.page.text.push_str(text);
        if self.image.is_none() {
            escape::text(&mut self.out, text);
        }
    }

    /// Writes a tag.
    pub(super) fn put(&mut self, html: &str) {
        if self.image.is_none() {
            self.out.push_str(html);
        }
    }

    /// Writes a tag that begins a block, on a line of its own.
    pub(super) fn block(&mut self, html: &str) {
        self.end_line();
        if !(self.out.is_empty() || self.out.ends_with('\n')) {
            self.put("\n");
        }
        self.put(html);
    }

    /// Parts two blocks: in the plain text, and for what is set.
    pub(super) fn end_line(&mut self) {
        self.typographer.restart();
        if !(self.page.text.is_empty() || self.page.text.ends_with('\n')) {
            self.page.text.push('\n');
        }
    }

    /// Reports a whole block of raw HTML and passes it.
    pub(super) fn refuse_html_block(&mut self, range: Range<usize>) {
        while self
            .events
            .next_if(|(event, _)| !matches!(event, Event::End(TagEnd::HtmlBlock)))
            .is_some()
        {}
        let html = self.body.get(range.clone()).unwrap_or_default();
        self.refuse_html(html, range);
    }

    fn refuse_html(&mut self, html: &str, range: Range<usize>) {
        let line = html.trim().lines().next().unwrap_or_default();
        let text = line.chars().take(LONGEST_QUOTE).collect();
        self.page.report(
            self.origin.span(self.trimmed(range)),
            Problem::RawHtml { text },
        );
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.origin.span(self.trimmed(range))
    }

    /// Without the spaces and line ends around.
    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let Some(text) = self.body.get(range.clone()) else {
            return range;
        };
        let start = range.start + (text.len() - text.trim_start().len());
        start..start + text.trim().len()
    }
}
