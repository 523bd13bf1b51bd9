//! The agenda of each kind that takes place at a time: its list, its months as tables, and the years that are over.

use rayon::prelude::*;
use tera::Value;

use super::{Build, Localized};
use crate::content::kind::KindSpec;
use crate::decode::values::date::YearMonth;
use crate::diagnostics::Diagnostics;
use crate::render::presenter::agenda::Almanac;
use crate::site::routes;

/// A page of an agenda.
enum Page {
    List,
    Month(YearMonth),
    Past(i16),
}

pub(super) fn write(build: &Build<'_>, diagnostics: &mut Diagnostics) {
    for spec in routes::dated() {
        for localized in &build.languages {
            let presenter = &localized.presenter;
            let almanac = presenter.almanac(spec);
            let months = almanac.tables.iter().map(|month| Page::Month(*month));
            let years = almanac.years.keys().map(|year| Page::Past(*year));
            let pages: Vec<Page> = [Page::List]
                .into_iter()
                .chain(months)
                .chain(years)
                .collect();
            super::with_each(pages.par_iter(), diagnostics, |page, own| {
                write_one(build, localized, spec, &almanac, page, own);
            });
        }
    }
}

fn write_one(
    build: &Build<'_>,
    localized: &Localized<'_>,
    spec: &KindSpec,
    almanac: &Almanac,
    page: &Page,
    diagnostics: &mut Diagnostics,
) {
    let presenter = &localized.presenter;
    let (template, page, view) = match page {
        Page::List => (
            format!("lists/{}.html", spec.name),
            presenter.fixed_page(&format!("{}/", spec.folder)),
            Value::from_serializable(&presenter.agenda_view(spec, almanac)),
        ),
        Page::Month(month) => (
            "pages/agenda_month.html".to_owned(),
            presenter.agenda_table_page(spec, *month),
            Value::from_serializable(&presenter.agenda_table_view(spec, almanac, *month)),
        ),
        Page::Past(year) => (
            "pages/agenda_past.html".to_owned(),
            presenter.past_year_page(spec, *year),
            Value::from_serializable(&presenter.past_year_view(spec, almanac, *year)),
        ),
    };
    let views = [("agenda", view)];
    localized.page(build, &template, &page, views, None, diagnostics);
}
