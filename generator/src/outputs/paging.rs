//! What lists of any kind have in common: their pages, the form that narrows them, and the file with every card.

use rayon::prelude::*;
use serde_json::json;
use tera::Value;

use super::{Build, Localized};
use crate::diagnostics::Diagnostics;
use crate::render::linked_data;
use crate::render::view::page::PageView;
use crate::site::routes;

/// A list, to be written in as many pages as it takes.
pub(super) struct Paged<'a> {
    /// Its address in the French site.
    pub(super) list: &'a str,
    /// Name of the kind of its entries, for the form that narrows it.
    pub(super) kind: &'a str,
    /// Its first page.
    pub(super) first: PageView,
    /// Its entries, in order.
    pub(super) entries: &'a [usize],
}

impl Paged<'_> {
    /// Writes every page with the view that `view` makes of its number, then the file with every card.
    pub(super) fn write(
        &self,
        build: &Build<'_>,
        localized: &Localized<'_>,
        template: &str,
        diagnostics: &mut Diagnostics,
        view: impl Fn(usize) -> (&'static str, Value) + Sync,
    ) {
        let presenter = &localized.presenter;
        let numbers: Vec<usize> = presenter.page_numbers(self.entries.len()).collect();
        let several = numbers.len() > 1;
        super::with_each(numbers.into_par_iter(), diagnostics, |number, own| {
            let page = presenter.numbered_page(&self.first, self.list, number);
            let mut views = vec![view(number)];
            if number == 1 {
                let linked = linked_data::of_list(presenter, &page, self.entries);
                views.push(("linked_data", Value::from(linked)));
            }
            localized.page(build, template, &page, views, None, own);
        });
        if several {
            self.write_cards(build, localized, diagnostics);
        }
    }

    /// The form that narrows the list, made once from all of its cards: the theme decides which kinds have one.
    pub(super) fn filters(
        &self,
        localized: &Localized<'_>,
        diagnostics: &mut Diagnostics,
    ) -> String {
        let template = format!("filters/{}.html", self.kind);
        match localized.theme.has(&template) {
            true => self.render(localized, &template, diagnostics),
            false => String::new(),
        }
    }

    /// Every card, as pages show it: filters ask for it once, when a reader narrows a list that takes several pages.
    fn write_cards(
        &self,
        build: &Build<'_>,
        localized: &Localized<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        let cards = self.render(localized, "lists/cards.html", diagnostics);
        let path = routes::of_cards(self.list);
        let path = format!("{}{path}", localized.presenter.language.prefix());
        let json = json!({ "cards": cards }).to_string();
        build.emitter.file(&path, json.into_bytes());
    }

    fn render(
        &self,
        localized: &Localized<'_>,
        template: &str,
        diagnostics: &mut Diagnostics,
    ) -> String {
        let cards = localized.presenter.cards(self.entries);
        let views = [
            ("page", Value::from_serializable(&self.first)),
            ("cards", Value::from(cards)),
        ];
        let views = views.into_iter().collect();
        localized
            .theme
            .render(template, views)
            .unwrap_or_else(|problem| {
                diagnostics.report_run(problem);
                String::new()
            })
    }
}

/// Addresses of the French site of pages after the first, and of keywords: what the sitemap adds in every language.
pub(super) fn addresses(build: &Build<'_>) -> Vec<String> {
    let Some(presenter) = build.languages.first().map(|first| &first.presenter) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    let mut add = |list: &str, entries: usize, from: usize| {
        let numbers = presenter
            .page_numbers(entries)
            .filter(|number| *number >= from);
        all.extend(numbers.map(|number| routes::of_page(list, number)));
    };
    for spec in super::listed_kinds() {
        add(
            &format!("{}/", spec.folder),
            presenter.list_entries(spec).len(),
            2,
        );
    }
    for tag in &build.site.tags {
        if presenter.is_indexed(tag) {
            let list = routes::of_tag(&tag.slug, crate::config::Language::Fr);
            add(&list, tag.entries.len(), 1);
        }
    }
    all
}
