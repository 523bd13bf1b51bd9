//! The list of each kind, and the page of each directory: in several pages when they are long.

use rayon::prelude::*;
use tera::Value;

use super::paging::Paged;
use super::{Build, Localized};
use crate::content::kind::KindSpec;
use crate::diagnostics::Diagnostics;
use crate::render::body::Body;
use crate::render::linked_data;
use crate::render::view::places::DirectoryView;

/// A page that brings entries together.
enum List {
    /// Of a kind.
    Kind(&'static KindSpec),
    /// Of a directory, by its index.
    Directory(usize),
}

/// Long lists take as long as hundreds of entries, so all are made at once, whatever their language.
pub(super) fn write(build: &Build<'_>, diagnostics: &mut Diagnostics) {
    let directories = 0..build.site.content.directories.len();
    let lists: Vec<List> = super::listed_kinds()
        .map(List::Kind)
        .chain(directories.map(List::Directory))
        .collect();
    let each = (build.languages.par_iter())
        .flat_map(|localized| lists.par_iter().map(move |list| (localized, list)));
    super::with_each(each, diagnostics, |(localized, list), own| match list {
        List::Kind(spec) => write_kind(build, localized, spec, own),
        List::Directory(at) => write_directory(build, localized, *at, own),
    });
}

fn write_kind(
    build: &Build<'_>,
    localized: &Localized<'_>,
    spec: &KindSpec,
    diagnostics: &mut Diagnostics,
) {
    let presenter = &localized.presenter;
    let entries = presenter.list_entries(spec);
    let address = format!("{}/", spec.folder);
    let paged = Paged {
        list: &address,
        kind: spec.name,
        first: presenter.fixed_page(&address),
        entries: &entries,
    };
    let filters = paged.filters(localized, diagnostics);
    let template = format!("lists/{}.html", spec.name);
    paged.write(build, localized, &template, diagnostics, |number| {
        let view = presenter.list_view(spec, &entries, number, &filters);
        ("list", Value::from_serializable(&view))
    });
}

fn write_directory(
    build: &Build<'_>,
    localized: &Localized<'_>,
    at: usize,
    diagnostics: &mut Diagnostics,
) {
    let presenter = &localized.presenter;
    let view = directory(build, localized, at, diagnostics);
    let directory = &build.site.content.directories[at];
    let page = presenter.directory_page(at);
    let entries = presenter
        .listed(&format!("annuaires/{}", directory.slug))
        .to_vec();
    let linked = linked_data::of_list(presenter, &page, &entries);
    let views = [
        ("directory", Value::from_serializable(&view)),
        ("linked_data", Value::from(linked)),
    ];
    let place = Some(directory.body_span);
    localized.page(
        build,
        "lists/partner.html",
        &page,
        views,
        place,
        diagnostics,
    );
}

/// A directory with its introduction.
fn directory(
    build: &Build<'_>,
    localized: &Localized<'_>,
    at: usize,
    diagnostics: &mut Diagnostics,
) -> DirectoryView {
    let directory = &build.site.content.directories[at];
    let folder = format!("annuaires/{}", directory.slug);
    let body = Body {
        presenter: &localized.presenter,
        theme: &localized.theme,
        folder: &folder,
        slug: "_annuaire",
        shown: true,
    };
    let text = body.render(
        directory.body,
        directory.body_span,
        localized.presenter.language,
        diagnostics,
    );
    localized.presenter.directory_view(at, text.html)
}
