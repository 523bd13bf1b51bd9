//! Markdown to HTML in one pass: what contributors write, checked where it stands, written into one buffer.

mod address;
mod blocks;
mod escape;
mod fences;
mod inlines;
mod labels;
mod notes;
mod origin;
mod page;
#[cfg(test)]
mod tests;
mod writer;

use crate::config::Language;
use crate::diagnostics::{Diagnostics, Problem};
use crate::source::Span;

pub use fences::ComponentCall;
pub use writer::OPTIONS;

/// What a body's text asks of the page it stands on.
pub trait PageContext {
    /// `[[target]]`: the entry's address and title.
    ///
    /// # Errors
    /// `BrokenLink` or `AmbiguousLink`, reported where the link stands.
    fn link(&self, target: &str) -> Result<Link, Problem>;

    /// An address of this site, beginning with one `/` (a query or `#anchor` may follow), as it is to be written.
    ///
    /// # Errors
    /// `BrokenAddress`, reported where the link stands.
    fn address(&self, address: &str) -> Result<String, Problem>;

    /// `![alt](file.jpg)`: an image beside the entry.
    ///
    /// # Errors
    /// `MissingImage`, reported where the image stands.
    fn image(&self, file: &str) -> Result<Image, Problem>;

    /// Renders a fenced component as HTML. Asked only for [`Self::component_names`]; `None` leaves a block of code.
    ///
    /// # Errors
    /// Reported on the fence's first line; [`ComponentCall::report`] is for other places.
    fn component(&self, call: &mut ComponentCall<'_>) -> Option<Result<String, Problem>>;

    /// Names of all components.
    fn component_names(&self) -> &[&'static str];
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Address, as it is to be written; empty where the entry is not published today: its words then stay without a link.
    pub url: String,
    /// What is read when the link has no words of its own.
    pub title: String,
}

/// An image of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Address, as it is to be written.
    pub url: String,
    /// A photo's files, for `srcset`.
    pub srcset: Option<String>,
    /// In pixels.
    pub width: Option<u32>,
    /// In pixels.
    pub height: Option<u32>,
}

/// A heading of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// From 2 to 6.
    pub level: u8,
    /// Its anchor, unique on the page.
    pub id: String,
    /// Its words, without marks.
    pub text: String,
}

/// What the anchor of a step begins with; its number follows.
pub const STEP_ANCHOR: &str = "etape_";

/// A body as a page needs it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// Escaped, without what was refused.
    pub html: String,
    /// In order, those of components included.
    pub headings: Vec<Heading>,
    /// Plain text of the steps: the items of every ordered list under `## Préparation` or `## Method`, so that a tip
    /// between two steps loses none.
    pub steps: Vec<String>,
    /// Everything that is read, as plain text, a block a line.
    pub text: String,
}

/// Renders the body that stands `at` a place of its source; its problems point at exact bytes there.
///
/// Raw HTML and unsafe addresses are reported and left out. Linear in the body's length; never panics.
/// Headings have an `id` and no link of their own: a link inside would be read out with every heading.
pub fn to_html(
    body: &str,
    at: Span,
    language: Language,
    page: &dyn PageContext,
    diagnostics: &mut Diagnostics,
) -> Rendered {
    let origin = origin::Origin::whole(at);
    let mut page = page::Page::new(language, page, diagnostics);
    let mut html = writer::Writer::new(&mut page, body, &origin).run();
    page.finish(&mut html);
    Rendered {
        html,
        headings: page.headings,
        steps: page.steps.items,
        text: page.text,
    }
}
