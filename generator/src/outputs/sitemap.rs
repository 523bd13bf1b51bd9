//! `sitemap.xml` (sitemaps.org 0.9): every page search engines may show; `lastmod` is the entry's own `maj`, never a file's time.

use std::fmt::Write as _;

use super::Build;
use crate::config::Language;
use crate::content::kind::Address;
use crate::content::kinds::KINDS;
use crate::diagnostics::Diagnostics;
use crate::site::routes;

pub(super) fn write(build: &Build<'_>, _: &mut Diagnostics) {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let base = &build.site.config.base_url;
    for (address, updated) in addresses(build) {
        // Writing to a String cannot fail.
        let _ = write!(xml, "  <url><loc>{base}{address}</loc>");
        if let Some(updated) = updated {
            let _ = write!(xml, "<lastmod>{updated}</lastmod>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    build.emitter.file("sitemap.xml", xml.into_bytes());
}

/// Every address, in order, without what asks not to be indexed.
fn addresses(build: &Build<'_>) -> Vec<(String, Option<jiff::civil::Date>)> {
    let mut all = Vec::new();
    for localized in &build.languages {
        let language = localized.presenter.language;
        let fixed = routes::FIXED
            .iter()
            .map(|(_, address)| format!("{}{address}", language.prefix()));
        let months = (1..=12).map(|month| routes::of_month(month, language));
        let kinds = KINDS.iter().filter(|spec| spec.address == Address::Folder);
        let lists = kinds.map(|spec| routes::of_folder(spec.folder, language));
        let directories = build.site.content.directories.iter();
        let directories = directories
            .map(|known| routes::of_folder(&format!("annuaires/{}", known.slug), language));
        all.extend(
            fixed
                .chain(months)
                .chain(lists)
                .chain(directories)
                .chain(super::paging::addresses(build, localized))
                .map(|address| (address, None)),
        );
    }
    for (entry, facts) in build.site.content.entries.iter().zip(&build.site.facts) {
        let known = entry.language == Language::Fr || build.localized(entry.language).is_some();
        if facts.visible && !entry.summary.example && known {
            all.extend(
                facts
                    .address
                    .clone()
                    .map(|address| (address, entry.summary.updated)),
            );
        }
    }
    all.sort();
    all
}
