//! Blocks: headings, paragraphs, lists, tables, quotations and notes.

use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr, Event, Tag, TagEnd};

use super::STEP_ANCHOR;
use super::escape;
use super::page::Listening;
use super::writer::{HeadingStart, Writer};
use crate::diagnostics::Problem;

impl<'b> Writer<'_, '_, 'b> {
    pub(super) fn start(&mut self, tag: Tag<'b>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.block("<p>");
                self.paragraph = self.out.len();
            }
            Tag::Heading { level, .. } => self.start_heading(level as u8, range),
            Tag::BlockQuote(_) => self.block("<blockquote>\n"),
            Tag::CodeBlock(kind) => self.code_block(kind, range),
            Tag::HtmlBlock => self.refuse_html_block(range),
            Tag::List(first) => self.start_list(first),
            Tag::Item => {
                self.start_item();
                if self.is_step() {
                    self.step = self.page.text.len();
                }
            }
            Tag::FootnoteDefinition(label) => self.start_note(label),
            Tag::DefinitionList => self.block("<dl>\n"),
            Tag::DefinitionListTitle => self.block("<dt>"),
            Tag::DefinitionListDefinition => self.block("<dd>"),
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => {
                self.table.in_head = true;
                self.table.column = 0;
                self.put("<thead>\n<tr>");
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.put("<tr>");
            }
            Tag::TableCell => self.start_cell(),
            Tag::MetadataBlock(_) => {}
            inline => self.start_inline(inline, range),
        }
    }

    pub(super) fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_block("</p>\n"),
            TagEnd::Heading(level) => self.end_heading((level as u8).max(2)),
            TagEnd::BlockQuote(_) => self.end_block("</blockquote>\n"),
            TagEnd::List(ordered) => self.end_list(ordered),
            TagEnd::Item => {
                self.end_block("</li>\n");
                if self.is_step() {
                    let words: Vec<_> = self.page.text[self.step..]
                        .split_ascii_whitespace()
                        .collect();
                    self.page.steps.items.push(words.join(" "));
                }
            }
            TagEnd::FootnoteDefinition => self.end_note(),
            TagEnd::DefinitionList => self.end_block("</dl>\n"),
            TagEnd::DefinitionListTitle => self.end_block("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.end_block("</dd>\n"),
            TagEnd::Table => self.end_block("</tbody>\n</table>\n</div>\n"),
            TagEnd::TableHead => {
                self.table.in_head = false;
                self.end_block("</tr>\n</thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.end_block("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {}
            inline => self.end_inline(inline),
        }
    }

    fn end_block(&mut self, html: &str) {
        self.put(html);
        self.end_line();
    }

    /// The tag is written when the heading ends, for its identifier is made of its words.
    fn start_heading(&mut self, level: u8, range: Range<usize>) {
        if level == 1 {
            self.page.report(self.span(range), Problem::HeadingLevelOne);
        }
        self.block("");
        self.heading = HeadingStart {
            out: self.out.len(),
            text: self.page.text.len(),
        };
    }

    fn end_heading(&mut self, level: u8) {
        let text = self.page.text[self.heading.text..].trim().to_owned();
        let id = self.page.add_heading(level, &text);
        self.out
            .insert_str(self.heading.out, &format!("<h{level} id=\"{id}\">"));
        self.end_block(&format!("</h{level}>\n"));
    }

    fn start_list(&mut self, first: Option<u64>) {
        match first {
            Some(1) => self.block("<ol>\n"),
            Some(first) => self.block(&format!("<ol start=\"{first}\">\n")),
            None => self.block("<ul>\n"),
        }
        self.lists += 1;
        let steps = &mut self.page.steps;
        if self.page.depth == 0
            && self.lists == 1
            && first.is_some()
            && steps.state == Listening::Awaited
        {
            steps.state = Listening::Heard;
        }
    }

    /// A step can be linked to; no heading's identifier has an underscore.
    fn start_item(&mut self) {
        if self.is_step() {
            let number = self.page.steps.items.len() + 1;
            self.block(&format!("<li id=\"{STEP_ANCHOR}{number}\">"));
        } else {
            self.block("<li>");
        }
    }

    fn end_list(&mut self, ordered: bool) {
        self.end_block(if ordered { "</ol>\n" } else { "</ul>\n" });
        if self.is_step() {
            self.page.steps.state = Listening::Awaited;
        }
        self.lists = self.lists.saturating_sub(1);
    }

    /// Whether the item or list that begins or ends here is of the recipe's steps.
    fn is_step(&self) -> bool {
        self.page.depth == 0 && self.lists == 1 && self.page.steps.state == Listening::Heard
    }

    pub(super) fn task(&mut self, done: bool) {
        let (checked, label) = if done {
            (" checked", self.page.labels.done)
        } else {
            ("", self.page.labels.to_do)
        };
        self.put(&format!(
            "<input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> "
        ));
    }

    /// A wide table scrolls in a region of its own, which the keyboard reaches and a name announces.
    fn start_table(&mut self, alignments: Vec<Alignment>) {
        self.table.alignments = alignments;
        self.page.tables += 1;
        let labels = self.page.labels;
        self.block("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
        self.put(&format!("{} {}", labels.table, self.page.tables));
        if let Some(heading) = self.page.headings.last() {
            self.out.push_str(labels.colon);
            escape::text(&mut self.out, &heading.text);
        }
        self.put("\">\n<table>\n");
    }

    fn start_cell(&mut self) {
        self.typographer.restart();
        let start = self.out.len();
        self.put(if self.table.in_head {
            "<th scope=\"col\""
        } else {
            "<td"
        });
        self.put(match self.table.alignments.get(self.table.column) {
            Some(Alignment::Center) => " class=\"center\">",
            Some(Alignment::Right) => " class=\"number\">",
            _ => ">",
        });
        self.table.cell = (start, self.out.len());
    }

    /// A header without words names nothing: it is an ordinary cell.
    fn end_cell(&mut self) {
        let (start, content) = self.table.cell;
        self.table.column += 1;
        self.page.text.push(' ');
        if self.table.in_head && self.out.len() == content {
            self.out.truncate(start);
            self.put("<td></td>");
        } else {
            self.put(if self.table.in_head { "</th>" } else { "</td>" });
        }
    }

    fn start_note(&mut self, label: CowStr<'b>) {
        self.typographer.restart();
        self.notes.push((label, std::mem::take(&mut self.out)));
    }

    fn end_note(&mut self) {
        if let Some((label, waiting)) = self.notes.pop() {
            let html = std::mem::replace(&mut self.out, waiting);
            self.page.notes.write(&label, html);
        }
    }

    pub(super) fn call_note(&mut self, label: &str, range: Range<usize>) {
        let span = self.span(range);
        self.typographer.pass_object();
        if self.image.is_none() {
            let linked = self.links.is_empty();
            self.page
                .notes
                .call(&mut self.out, label, span, linked, self.page.labels);
        }
    }

    /// Whether the open paragraph holds nothing but what was just read.
    pub(super) fn is_alone(&mut self) -> bool {
        self.out.len() == self.paragraph
            && self.out.ends_with("<p>")
            && matches!(self.events.peek(), Some((Event::End(TagEnd::Paragraph), _)))
    }
}
