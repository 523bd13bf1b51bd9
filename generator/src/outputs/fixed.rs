//! Pages that are neither entries nor lists of a kind: home, calendar, directories, map, calculators, transparency, 404.

use rayon::prelude::*;
use tera::Value;

use super::{Build, Localized};
use crate::diagnostics::Diagnostics;
use crate::render::linked_data;
use crate::render::view::LinkView;
use crate::render::view::calculators::{CalculatorLinkView, CalculatorsView};
use crate::site::routes;

/// A page with its template, its address in the French site, and what its template receives.
struct Fixed {
    template: &'static str,
    address: &'static str,
    wasm: bool,
    views: fn(&Build<'_>, &Localized<'_>) -> Vec<(&'static str, Value)>,
}

/// The fixed pages: one for each address of [`routes::FIXED`], but for the one that must know of all the others
/// ([`super::service_worker`]).
const PAGES: &[Fixed] = &[
    Fixed {
        template: "pages/home.html",
        address: "",
        wasm: false,
        views: |_, localized| one("home", &localized.presenter.home_view()),
    },
    Fixed {
        template: "pages/seasons.html",
        address: "saisons/",
        wasm: false,
        views: |_, localized| one("calendar", &localized.presenter.calendar_view()),
    },
    Fixed {
        template: "pages/directories.html",
        address: "annuaires/",
        wasm: false,
        views: directories,
    },
    Fixed {
        template: "pages/map.html",
        address: "carte/",
        wasm: false,
        views: map,
    },
    Fixed {
        template: "pages/calculators.html",
        address: "calculateurs/",
        wasm: false,
        views: calculators,
    },
    Fixed {
        template: "pages/bonus.html",
        address: "calculateurs/bonus/",
        wasm: true,
        views: |build, localized| {
            let view = localized.presenter.bonus_view();
            calculator(build, localized, "bonus", &["bonus"], &view)
        },
    },
    Fixed {
        template: "pages/balance.html",
        address: "calculateurs/equilibre/",
        wasm: true,
        views: |build, localized| {
            let view = localized.presenter.balance_view();
            calculator(build, localized, "balance", &["balance"], &view)
        },
    },
    Fixed {
        template: "pages/basket.html",
        address: "calculateurs/panier/",
        wasm: true,
        views: |build, localized| {
            let view = localized.presenter.basket_view();
            calculator(build, localized, "basket", &["basket"], &view)
        },
    },
    Fixed {
        template: "pages/experiment.html",
        address: "calculateurs/experience-2019/",
        wasm: true,
        views: |build, localized| {
            let view = localized.presenter.experiment_view();
            calculator(build, localized, "experiment", &["bonus_2019"], &view)
        },
    },
    Fixed {
        template: "pages/transparency.html",
        address: "transparence/",
        wasm: true,
        views: |build, localized| {
            let view = localized.presenter.transparency_view();
            calculator(build, localized, "transparency", &["figures"], &view)
        },
    },
    Fixed {
        template: "pages/guide.html",
        address: routes::GUIDE,
        wasm: false,
        views: |_, localized| one("guide", &localized.presenter.guide_view()),
    },
    Fixed {
        template: "pages/tags.html",
        address: routes::TAGS,
        wasm: false,
        views: |_, localized| one("tags", &localized.presenter.tags_view()),
    },
    Fixed {
        template: "pages/shopping.html",
        address: routes::SHOPPING_LIST,
        wasm: false,
        views: |_, localized| one("shopping", &localized.presenter.shopping_view()),
    },
    Fixed {
        template: "pages/search.html",
        address: routes::SEARCH,
        wasm: true,
        views: |build, localized| {
            let indexed = build.emitter.indexes();
            one("search", &localized.presenter.search_view(indexed))
        },
    },
];

/// The calculators' pages, in the order the list shows them.
const CALCULATORS: [&str; 5] = [
    "calculateurs/bonus/",
    "calculateurs/panier/",
    "calculateurs/experience-2019/",
    "calculateurs/equilibre/",
    "transparence/",
];

pub(super) fn write(build: &Build<'_>, diagnostics: &mut Diagnostics) {
    let months = PAGES.len()..PAGES.len() + 12;
    let each = build.languages.par_iter().flat_map(|localized| {
        (0..months.end)
            .into_par_iter()
            .map(move |at| (localized, at))
    });
    super::with_each(each, diagnostics, |(localized, at), own| {
        match PAGES.get(at) {
            Some(fixed) => write_one(build, localized, fixed, own),
            None => write_month(build, localized, (at - months.start + 1) as i8, own),
        }
    });
    if let Some(localized) = build.languages.first() {
        let page = localized.presenter.not_found_page();
        localized.page(build, "pages/not_found.html", &page, [], None, diagnostics);
    }
}

fn write_one(
    build: &Build<'_>,
    localized: &Localized<'_>,
    fixed: &Fixed,
    diagnostics: &mut Diagnostics,
) {
    let mut page = localized.presenter.fixed_page(fixed.address);
    page.wasm = fixed.wasm;
    let mut views = (fixed.views)(build, localized);
    if fixed.address.is_empty() {
        let linked = linked_data::of_home(&localized.presenter, &page);
        views.push(("linked_data", Value::from(linked)));
    }
    localized.page(build, fixed.template, &page, views, None, diagnostics);
}

fn write_month(
    build: &Build<'_>,
    localized: &Localized<'_>,
    month: i8,
    diagnostics: &mut Diagnostics,
) {
    let address = routes::of_month(month, crate::config::Language::Fr);
    let page = localized.presenter.fixed_page(&address);
    let views = one("month", &localized.presenter.month_page_view(month));
    localized.page(build, "pages/month.html", &page, views, None, diagnostics);
}

fn one<T: serde::Serialize>(name: &'static str, view: &T) -> Vec<(&'static str, Value)> {
    vec![(name, Value::from_serializable(view))]
}

fn directories(_: &Build<'_>, localized: &Localized<'_>) -> Vec<(&'static str, Value)> {
    let presenter = &localized.presenter;
    let exchanges = Value::from_serializable(&presenter.exchanges());
    let mut views = one("directories", &presenter.directory_links());
    views.extend(one("map", &presenter.whole_map()));
    views.push(("exchanges", exchanges));
    views.push(("map_url", Value::from(presenter.fixed_url("carte/"))));
    views
}

fn map(_: &Build<'_>, localized: &Localized<'_>) -> Vec<(&'static str, Value)> {
    let presenter = &localized.presenter;
    let mut views = one("map", &presenter.whole_map());
    views.extend(one("listing", &presenter.whole_listing()));
    views
}

/// A calculator's page: its answer, the engine, and the words of its script.
fn calculator<T: serde::Serialize>(
    build: &Build<'_>,
    localized: &Localized<'_>,
    name: &'static str,
    calculators: &[&str],
    view: &T,
) -> Vec<(&'static str, Value)> {
    let presenter = &localized.presenter;
    vec![
        (name, Value::from_serializable(view)),
        (
            "engine",
            Value::from_serializable(&presenter.engine_view(build.assets)),
        ),
        (
            "spoken",
            Value::from(presenter.calculator_words(calculators)),
        ),
    ]
}

/// Every calculator's page, and the file that holds them all.
fn calculators(build: &Build<'_>, localized: &Localized<'_>) -> Vec<(&'static str, Value)> {
    let presenter = &localized.presenter;
    let link = |address: &&str| CalculatorLinkView {
        link: LinkView {
            title: presenter.fixed_title(address),
            url: presenter.fixed_url(address),
        },
        summary: presenter
            .words
            .get(&["resumes", address.trim_end_matches('/')]),
    };
    let offline = presenter.engine_view(build.assets);
    let calculators = CalculatorsView {
        calculators: CALCULATORS.iter().map(link).collect(),
        offline: offline.map(|_| presenter.url(routes::OFFLINE_CALCULATORS)),
    };
    vec![
        ("calculators", Value::from_serializable(&calculators)),
        ("bonus", Value::from_serializable(&presenter.bonus_teaser())),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fixed_address_has_a_page() {
        let pages: Vec<&str> = PAGES.iter().map(|page| page.address).collect();
        let routed = routes::FIXED.iter().map(|(_, address)| *address);
        let here: Vec<&str> = routed
            .filter(|address| *address != routes::OFFLINE)
            .collect();
        assert_eq!(pages, here);
    }
}
