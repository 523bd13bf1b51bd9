//! A page at each old address (`alias`) that leads to the entry's own: hosts without redirections serve it too.

use tera::Value;

use super::Build;
use crate::content::entry::Entry;
use crate::decode::values::reference::Located;
use crate::diagnostics::{Bilingual, Diagnostics, Problem};
use crate::render::view::LinkView;

pub(super) fn write(build: &Build<'_>, diagnostics: &mut Diagnostics) {
    for (index, entry) in build.site.content.entries.iter().enumerate() {
        for alias in &entry.summary.aliases {
            let Some(address) = old_address(alias, diagnostics) else {
                continue;
            };
            if build.site.links.at(&address).is_some() {
                let (address, other) = (format!("/{address}"), "une page du site".to_owned());
                diagnostics.report(alias.span, Problem::AddressTaken { address, other });
            } else if build.site.facts[index].visible {
                redirect(build, index, entry, &address, alias, diagnostics);
            }
        }
    }
}

fn redirect(
    build: &Build<'_>,
    index: usize,
    entry: &Entry<'_>,
    address: &str,
    alias: &Located,
    diagnostics: &mut Diagnostics,
) {
    let Some(localized) = build.localized(entry.language) else {
        return;
    };
    let presenter = &localized.presenter;
    let Some(link) = presenter.entry_link(index) else {
        return;
    };
    let mut page = presenter.entry_page(index);
    page.noindex = true;
    page.url = presenter.url(address);
    let target = LinkView {
        title: page.title.clone(),
        url: link.url,
    };
    let views = [("target", Value::from_serializable(&target))];
    localized.page(
        build,
        "pages/redirect.html",
        &page,
        views,
        Some(alias.span),
        diagnostics,
    );
}

/// `/ancienne-adresse/` relative to the root, with a final slash unless it is a file.
fn old_address(alias: &Located, diagnostics: &mut Diagnostics) -> Option<String> {
    let plain = |part: &str| {
        !part.is_empty()
            && part != "."
            && part != ".."
            && part
                .chars()
                .all(|letter| letter.is_alphanumeric() || "-_.~".contains(letter))
    };
    let path = alias
        .text
        .strip_prefix('/')
        .map(|path| path.trim_end_matches('/'));
    match path.filter(|path| path.split('/').all(plain)) {
        Some(path) if path.ends_with(".html") => Some(path.to_owned()),
        Some(path) => Some(format!("{path}/")),
        None => {
            let expected = Bilingual {
                fr: "une ancienne adresse du site",
                en: "an old address of the site",
            };
            let text = alias.text.clone();
            diagnostics.report(
                alias.span,
                Problem::Unreadable {
                    text,
                    expected,
                    example: "/ancienne-adresse/",
                },
            );
            None
        }
    }
}
