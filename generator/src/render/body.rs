//! A body's text on its page: names become links of the site, files become published images, components their HTML.

use super::components::{self, NAMES};
use super::markdown::{self, ComponentCall, Image, Link, PageContext, Rendered};
use super::presenter::Presenter;
use super::theme::Theme;
use crate::config::Language;
use crate::diagnostics::{Diagnostics, Problem};
use crate::site::links::Target;
use crate::source::Span;

/// The page a text stands on.
#[derive(Debug)]
pub struct Body<'a> {
    /// The language's views.
    pub presenter: &'a Presenter<'a>,
    /// The language's templates.
    pub theme: &'a Theme,
    /// Folder of the entry under `content/`.
    pub folder: &'a str,
    /// Slug of the entry.
    pub slug: &'a str,
    /// Whether the page is published.
    pub shown: bool,
}

impl Body<'_> {
    /// Renders the text that stands `at` a place, written in `language`.
    pub fn render(
        &self,
        text: &str,
        at: Span,
        language: Language,
        diagnostics: &mut Diagnostics,
    ) -> Rendered {
        markdown::to_html(text, at, language, self, diagnostics)
    }
}

impl PageContext for Body<'_> {
    fn link(&self, target: &str) -> Result<Link, Problem> {
        let site = self.presenter.site;
        let found = site.links.resolve(target, &site.content)?;
        // An entry that is not published on the day keeps its words and loses its link.
        let link = self.presenter.target(&found);
        let title = match (&link, &found) {
            (Some(link), _) => link.title.clone(),
            (None, Target::Entry(index)) => site.content.entries[*index].summary.title.clone(),
            (None, _) => target.to_owned(),
        };
        Ok(Link {
            url: link.map(|link| link.url).unwrap_or_default(),
            title,
        })
    }

    fn address(&self, address: &str) -> Result<String, Problem> {
        let end = address.find(['?', '#']).unwrap_or(address.len());
        let (path, rest) = address.split_at(end);
        let path = path.trim_start_matches('/');
        let wanted = if path.is_empty() || path.ends_with('/') {
            path.to_owned()
        } else {
            format!("{path}/")
        };
        let site = self.presenter.site;
        let english = wanted.strip_prefix(Language::En.prefix());
        let known = site
            .links
            .at(&wanted)
            .or_else(|| english.and_then(|wanted| site.links.at(wanted)));
        match known {
            Some(Target::Entry(index)) if !site.facts[*index].visible => Ok(String::new()),
            Some(_) => Ok(format!("{}{rest}", self.presenter.url(&wanted))),
            None if self.presenter.is_data(path) => Ok(self.presenter.url(path)),
            None => Err(Problem::BrokenAddress {
                address: address.to_owned(),
            }),
        }
    }

    fn image(&self, file: &str) -> Result<Image, Problem> {
        let id = self.presenter.site.image(self.folder, self.slug, file)?;
        let image = self.presenter.image(id, "", None, self.shown);
        let missing = || Problem::MissingImage {
            file: file.to_owned(),
            suggestion: None,
        };
        let image = image.ok_or_else(missing)?;
        Ok(Image {
            url: image.url,
            srcset: image.srcset,
            width: image.width,
            height: image.height,
        })
    }

    fn component(&self, call: &mut ComponentCall<'_>) -> Option<Result<String, Problem>> {
        components::render(call, self)
    }

    fn component_names(&self) -> &[&'static str] {
        &NAMES
    }
}
