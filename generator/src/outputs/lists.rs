//! The list of each kind, and the page of each directory.

use rayon::prelude::*;
use tera::Value;

use super::{Build, Localized};
use crate::content::kind::Address;
use crate::content::kinds::KINDS;
use crate::diagnostics::Diagnostics;
use crate::render::body::Body;
use crate::render::view::lists::DirectoryView;

pub(super) fn write(build: &Build<'_>, diagnostics: &mut Diagnostics) {
    for localized in &build.languages {
        let found: Vec<Diagnostics> = KINDS
            .par_iter()
            .filter(|spec| spec.address == Address::Folder)
            .map(|spec| {
                let mut own = Diagnostics::default();
                let page = localized.presenter.fixed_page(&format!("{}/", spec.folder));
                let views = [(
                    "list",
                    Value::from_serializable(&localized.presenter.list_view(spec)),
                )];
                let template = format!("lists/{}.html", spec.name);
                localized.page(build, &template, &page, views, None, &mut own);
                own
            })
            .collect();
        for own in found {
            diagnostics.absorb(own);
        }
        for at in 0..build.site.content.directories.len() {
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
    }
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
    };
    let text = body.render(
        directory.body,
        directory.body_span,
        localized.presenter.language,
        diagnostics,
    );
    localized.presenter.directory_view(at, text.html)
}
