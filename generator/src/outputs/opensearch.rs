//! `opensearch.xml` (OpenSearch 1.1, draft 6): browsers offer the site's search from it.

use super::Build;
use super::xml::Xml;
use crate::diagnostics::Diagnostics;
use crate::site::routes;

/// The longest short name, in characters.
const LONGEST_NAME: usize = 16;
/// The longest description.
const LONGEST_DESCRIPTION: usize = 1024;

pub(super) fn write(build: &Build<'_>, _: &mut Diagnostics) {
    for localized in &build.languages {
        let presenter = &localized.presenter;
        let config = &build.site.config;
        let cut = |text: &str, longest: usize| -> String {
            presenter
                .words
                .typeset(text)
                .chars()
                .take(longest)
                .collect()
        };
        let here = format!("{}{}", presenter.language.prefix(), routes::OPENSEARCH);
        let page = presenter.absolute(&presenter.fixed_url(routes::SEARCH));
        let mut xml = Xml::new();
        xml.within(
            "OpenSearchDescription",
            &[("xmlns", "http://a9.com/-/spec/opensearch/1.1/")],
            |xml| {
                xml.text("ShortName", &[], &cut(&config.title, LONGEST_NAME));
                xml.text(
                    "Description",
                    &[],
                    &cut(&config.description, LONGEST_DESCRIPTION),
                );
                let answer = format!("{page}?q={{searchTerms}}");
                xml.empty(
                    "Url",
                    &[
                        ("type", "text/html"),
                        ("method", "get"),
                        ("template", &answer),
                    ],
                );
                let itself = presenter.canonical(&here);
                let kind = "application/opensearchdescription+xml";
                xml.empty(
                    "Url",
                    &[("type", kind), ("rel", "self"), ("template", &itself)],
                );
                if let Some(icon) = build.assets.by_name.get("favicon.svg") {
                    let size = [("height", "16"), ("width", "16"), ("type", "image/svg+xml")];
                    xml.text("Image", &size, &presenter.canonical(&icon.path));
                }
                xml.text("Language", &[], presenter.language.word());
                xml.text("InputEncoding", &[], "UTF-8");
                xml.text("OutputEncoding", &[], "UTF-8");
            },
        );
        build.emitter.file(&here, xml.finish());
    }
}
