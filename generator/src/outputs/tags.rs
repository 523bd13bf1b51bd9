//! `/mots-cles/<mot>/`: what carries a keyword, of every kind.

use rayon::prelude::*;
use tera::Value;

use super::paging::Paged;
use super::{Build, Localized};
use crate::config::Language;
use crate::diagnostics::Diagnostics;
use crate::site::routes;
use crate::site::tags::Tag;

pub(super) fn write(build: &Build<'_>, diagnostics: &mut Diagnostics) {
    let tags = &build.site.tags;
    let each = (build.languages.par_iter())
        .flat_map(|localized| tags.par_iter().map(move |tag| (localized, tag)));
    super::with_each(each, diagnostics, |(localized, tag), own| {
        write_one(build, localized, tag, own);
    });
}

fn write_one(
    build: &Build<'_>,
    localized: &Localized<'_>,
    tag: &Tag,
    diagnostics: &mut Diagnostics,
) {
    let presenter = &localized.presenter;
    let paged = Paged {
        list: &routes::of_tag(&tag.slug, Language::Fr),
        kind: "",
        first: presenter.tag_page(tag),
        entries: &tag.entries,
    };
    paged.write(build, localized, "pages/tag.html", diagnostics, |number| {
        let view = presenter.tag_page_view(tag, number);
        ("list", Value::from_serializable(&view))
    });
}
