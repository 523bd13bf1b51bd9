//! `Organization` and `WebSite`: who speaks, and how to search what they say.

use serde_json::{Value as Json, json};

use super::of_page;
use crate::render::presenter::Presenter;
use crate::render::view::page::PageView;
use crate::site::routes;

/// The home page.
#[must_use]
pub fn of_home(presenter: &Presenter<'_>, page: &PageView) -> String {
    let config = &presenter.site.config;
    let mut organization = organization(presenter);
    organization["description"] = json!(presenter.words.typeset(&config.description));
    if !config.territory.is_empty() {
        organization["areaServed"] =
            json!({ "@type": "AdministrativeArea", "name": config.territory });
    }
    let search = format!(
        "{}?q={{search_term_string}}",
        presenter.absolute(&presenter.fixed_url(routes::SEARCH))
    );
    let site = json!({
        "@type": "WebSite",
        "@id": format!("{}#site", page.canonical),
        "url": page.canonical,
        "name": presenter.words.typeset(&config.title),
        "description": presenter.words.typeset(&config.description),
        "inLanguage": page.language,
        "publisher": { "@id": organization["@id"] },
        "potentialAction": {
            "@type": "SearchAction",
            "target": { "@type": "EntryPoint", "urlTemplate": search },
            "query-input": "required name=search_term_string",
        },
    });
    of_page(presenter, page, vec![site, organization])
}

/// Those who publish the site, as other statements name them.
pub(super) fn organization(presenter: &Presenter<'_>) -> Json {
    let config = &presenter.site.config;
    json!({
        "@type": "Organization",
        "@id": format!("{}#organisation", config.base_url),
        "name": presenter.words.typeset(&config.title),
        "url": config.base_url,
    })
}
