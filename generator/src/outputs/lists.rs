//! The list of each kind, and the page of each directory.

use rayon::prelude::*;
use tera::Value;

use super::{Build, Localized};
use crate::content::kind::{Address, KindSpec};
use crate::content::kinds::KINDS;
use crate::diagnostics::Diagnostics;
use crate::render::body::Body;
use crate::render::view::lists::DirectoryView;

/// A page that brings entries together.
enum List {
    /// Of a kind.
    Kind(&'static KindSpec),
    /// Of a directory, by its index.
    Directory(usize),
}

/// Long lists take as long as hundreds of entries, so all are made at once, whatever their language.
pub(super) fn write(build: &Build<'_>, diagnostics: &mut Diagnostics) {
    let kinds = KINDS.iter().filter(|spec| spec.address == Address::Folder);
    let directories = 0..build.site.content.directories.len();
    let lists: Vec<List> = kinds
        .map(|spec| List::Kind(spec))
        .chain(directories.map(List::Directory))
        .collect();
    let found: Vec<Diagnostics> = build
        .languages
        .par_iter()
        .flat_map(|localized| lists.par_iter().map(move |list| (localized, list)))
        .map(|(localized, list)| {
            let mut own = Diagnostics::default();
            match list {
                List::Kind(spec) => write_kind(build, localized, spec, &mut own),
                List::Directory(at) => write_directory(build, localized, *at, &mut own),
            }
            own
        })
        .collect();
    for own in found {
        diagnostics.absorb(own);
    }
}

fn write_kind(
    build: &Build<'_>,
    localized: &Localized<'_>,
    spec: &KindSpec,
    diagnostics: &mut Diagnostics,
) {
    let page = localized.presenter.fixed_page(&format!("{}/", spec.folder));
    let views = [(
        "list",
        Value::from_serializable(&localized.presenter.list_view(spec)),
    )];
    let template = format!("lists/{}.html", spec.name);
    localized.page(build, &template, &page, views, None, diagnostics);
}

fn write_directory(
    build: &Build<'_>,
    localized: &Localized<'_>,
    at: usize,
    diagnostics: &mut Diagnostics,
) {
    let view = directory(build, localized, at, diagnostics);
    let page = localized.presenter.directory_page(at);
    let views = [("directory", Value::from_serializable(&view))];
    let place = build.site.content.directories[at].body_span;
    localized.page(
        build,
        "lists/partner.html",
        &page,
        views,
        Some(place),
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
