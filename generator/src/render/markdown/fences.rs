//! Fenced blocks: components, code, and names that look like a component's.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, TagEnd};

use super::escape;
use super::origin::Origin;
use super::writer::Writer;
use crate::decode::slug::fold;
use crate::diagnostics::{Bilingual, Problem};
use crate::source::Span;

/// How many components may stand inside each other.
const DEEPEST: usize = 4;
/// A longer word is nobody's misspelling, in bytes.
const LONGEST_NAME: usize = 32;
/// Languages a block of code may be in, though a component's name is near.
const LANGUAGES: &[&str] = &[
    "bash",
    "c",
    "cpp",
    "console",
    "css",
    "csv",
    "diff",
    "go",
    "html",
    "ics",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "latex",
    "lua",
    "markdown",
    "md",
    "php",
    "plain",
    "py",
    "python",
    "r",
    "ruby",
    "rust",
    "sh",
    "shell",
    "sql",
    "svg",
    "swift",
    "tera",
    "text",
    "texte",
    "toml",
    "ts",
    "txt",
    "typescript",
    "xml",
    "yaml",
    "yml",
];

/// One use of a component: ` ```name argument `, its content, and the page it stands on.
pub struct ComponentCall<'c> {
    /// The component, as its registry names it.
    pub name: &'static str,
    /// What follows the name on the first line; may be empty.
    pub argument: &'c str,
    /// What stands between the fences, as it was written.
    pub content: &'c str,
    /// Where name and argument stand.
    pub at: Span,
    /// Where the content stands.
    pub content_at: Span,
    origin: &'c Origin,
    page: &'c mut dyn Inner,
}

/// What a component may ask back.
pub(super) trait Inner {
    fn render(&mut self, text: &str, origin: &Origin) -> String;
    fn report(&mut self, span: Span, problem: Problem);
}

impl ComponentCall<'_> {
    /// The content as HTML: its headings, notes and problems are the page's.
    pub fn markdown(&mut self) -> String {
        self.page.render(self.content, self.origin)
    }

    /// Notes a problem at another place than the first line.
    pub fn report(&mut self, span: Span, problem: Problem) {
        self.page.report(span, problem);
    }

    /// The place of a range of bytes of the content.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        self.origin.span(range)
    }
}

impl<'b> Writer<'_, '_, 'b> {
    pub(super) fn code_block(&mut self, kind: CodeBlockKind<'b>, range: Range<usize>) {
        let (content, origin) = self.fenced_content();
        let CodeBlockKind::Fenced(info) = kind else {
            return self.write_code("", &content);
        };
        let info = info.trim();
        let name = info.split_whitespace().next().unwrap_or_default();
        let at = self.info_span(range);
        let known = self
            .page
            .context
            .component_names()
            .iter()
            .find(|known| **known == name);
        let Some(known) = known else {
            self.check_name(name, at);
            return self.write_code(name, &content);
        };
        if self.page.depth >= DEEPEST {
            return self.page.report(at, too_deep(known));
        }
        let argument = info[name.len()..].trim();
        let content_at = origin.span(0..content.len());
        let page = &mut *self.page;
        let context = page.context;
        let (content, origin) = (content.as_str(), &origin);
        let mut call = ComponentCall {
            name: known,
            argument,
            content,
            at,
            content_at,
            origin,
            page,
        };
        match context.component(&mut call) {
            Some(Ok(html)) => {
                self.block(&html);
                self.block("");
            }
            Some(Err(problem)) => self.page.report(at, problem),
            None => self.write_code(name, content),
        }
    }

    /// The text up to the closing fence, and where its lines stand: in a list or a quotation they do not touch.
    fn fenced_content(&mut self) -> (String, Origin) {
        let mut content = String::new();
        let mut origin = self.origin.part();
        for (event, range) in self.events.by_ref() {
            match event {
                Event::Text(text) => {
                    origin.add(content.len(), self.origin, range);
                    content.push_str(&text);
                }
                Event::End(TagEnd::CodeBlock) => {
                    if content.is_empty() {
                        origin.add(0, self.origin, range.end..range.end);
                    }
                    break;
                }
                _ => {}
            }
        }
        (content, origin)
    }

    /// The words after the fence's marks.
    fn info_span(&self, range: Range<usize>) -> Span {
        let line = self.body[range.clone()].lines().next().unwrap_or_default();
        let info = line.trim_start_matches(['`', '~']);
        let start = range.start + (line.len() - info.len());
        self.span(start..start + info.len())
    }

    fn check_name(&mut self, name: &str, at: Span) {
        let braces = name.starts_with('{');
        let bare = name.trim_matches(['{', '}']);
        let is_language = LANGUAGES.contains(&bare);
        if bare.is_empty() || bare.len() > LONGEST_NAME || (is_language && !braces) {
            return;
        }
        let suggestion = self.nearest(bare);
        if braces || suggestion.is_some() {
            let name = name.to_owned();
            self.page
                .report(at, Problem::UnknownComponent { name, suggestion });
        }
    }

    /// The component whose name is at most a third away, at least one letter.
    fn nearest(&self, name: &str) -> Option<String> {
        let name = fold(name);
        let distances = self.page.context.component_names().iter().map(|known| {
            let known_folded = fold(known);
            let allowed = (known_folded.len() / 3).max(1);
            (
                strsim::damerau_levenshtein(&name, &known_folded),
                allowed,
                known,
            )
        });
        distances
            .filter(|(distance, allowed, _)| distance <= allowed)
            .min_by_key(|(distance, ..)| *distance)
            .map(|(_, _, known)| (*known).to_owned())
    }

    /// A long line scrolls, and the keyboard must reach it.
    fn write_code(&mut self, language: &str, code: &str) {
        self.block("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            self.put(" class=\"language-");
            escape::text(&mut self.out, language);
            self.put("\"");
        }
        self.put(">");
        self.write_text(code);
        self.put("</code></pre>\n");
    }
}

fn too_deep(component: &'static str) -> Problem {
    Problem::ComponentArgument {
        component,
        expected: Bilingual {
            fr: "quatre composants au plus l’un dans l’autre",
            en: "at most four components inside each other",
        },
        example: "```astuce",
    }
}
