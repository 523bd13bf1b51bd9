//! One page for each entry, all at once on every core.

use rayon::prelude::*;
use tera::Value;

use super::{Build, Localized, search};
use crate::content::kind::Address;
use crate::diagnostics::{Diagnostics, Problem};
use crate::render::body::Body;
use crate::render::linked_data;

pub(super) fn write(build: &Build<'_>, diagnostics: &mut Diagnostics) {
    let each = build.site.content.entries.par_iter().enumerate();
    super::with_each(each, diagnostics, |(index, entry), own| {
        if entry.spec.address != Address::None
            && let Some(localized) = build.localized(entry.language)
        {
            write_one(build, localized, index, own);
        }
    });
}

/// Texts of drafts are read too, so that their mistakes are known before they are published.
fn write_one(
    build: &Build<'_>,
    localized: &Localized<'_>,
    index: usize,
    diagnostics: &mut Diagnostics,
) {
    let entry = &build.site.content.entries[index];
    let body = Body {
        presenter: &localized.presenter,
        theme: &localized.theme,
        folder: entry.folder,
        slug: entry.slug,
        shown: build.site.facts[index].visible && entry.sound,
    };
    let mut text = body.render(entry.body, entry.body_span, entry.language, diagnostics);
    if entry.spec.needs_steps && text.steps.is_empty() && entry.sound {
        diagnostics.report(entry.body_span, Problem::StepsMissing);
    }
    if !build.site.facts[index].visible || !entry.sound {
        return;
    }
    let steps = std::mem::take(&mut text.steps);
    let view = localized.presenter.entry_view(index, text);
    let page = localized.presenter.entry_page(index);
    search::entry(build, index, &view);
    let linked = linked_data::of_entry(&localized.presenter, index, &page, &view, &steps);
    build.keep_steps(index, steps);
    let template = format!("kinds/{}.html", entry.spec.name);
    let views = [
        ("entry", Value::from_serializable(&view)),
        ("linked_data", Value::from(linked)),
    ];
    localized.page(
        build,
        &template,
        &page,
        views,
        Some(entry.body_span),
        diagnostics,
    );
}
