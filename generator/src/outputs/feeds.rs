//! `atom.xml` (RFC 4287): what was written lately, whole, for those who read it elsewhere.
//!
//! Days come from the entries' own keys; addresses are full; nothing invented, drafted or expired is told.

use std::collections::BTreeMap;

use rayon::prelude::*;
use tera::Value;

use super::xml::Xml;
use super::{Build, Localized};
use crate::diagnostics::Diagnostics;
use crate::render::body::Body;
use crate::render::full_addresses;
use crate::render::presenter::machines::Feed;
use crate::render::timestamps::midnight;
use crate::render::view::entries::EntryView;

const NAMESPACE: &str = "http://www.w3.org/2005/Atom";

/// An entry as feeds tell it.
struct Told {
    view: EntryView,
    html: String,
}

pub(super) fn write(build: &Build<'_>, diagnostics: &mut Diagnostics) {
    for localized in &build.languages {
        let feeds = localized.presenter.feeds();
        let mut named: Vec<usize> = feeds
            .iter()
            .flat_map(|feed| feed.entries.iter().map(|(index, _)| *index))
            .collect();
        named.sort_unstable();
        named.dedup();
        let told: Vec<_> = named
            .into_par_iter()
            .map(|index| (index, tell(build, localized, index)))
            .collect();
        let mut texts = BTreeMap::new();
        for (index, told) in told {
            match told {
                Ok(told) => drop(texts.insert(index, told)),
                Err(problem) => diagnostics.report_run(problem),
            }
        }
        for feed in &feeds {
            let bytes = document(build, localized, feed, &texts);
            build.emitter.file(&feed.address, bytes);
        }
    }
}

/// Renders an entry's text once more, without its page; what is wrong in it was reported there.
fn tell(
    build: &Build<'_>,
    localized: &Localized<'_>,
    index: usize,
) -> Result<Told, crate::diagnostics::Problem> {
    let entry = &build.site.content.entries[index];
    let presenter = &localized.presenter;
    let body = Body {
        presenter,
        theme: &localized.theme,
        folder: entry.folder,
        slug: entry.slug,
        shown: true,
    };
    let mut unsaid = Diagnostics::default();
    let text = body.render(entry.body, entry.body_span, entry.language, &mut unsaid);
    let view = presenter.entry_view(index, text);
    let views = [("entry", Value::from_serializable(&view))];
    let html = localized.theme.render("feeds/entry.html", views.into())?;
    let page = presenter.absolute(&view.card.url);
    let html = full_addresses::of(&html, presenter.root, &build.site.config.base_url, &page);
    Ok(Told { view, html })
}

fn document(
    build: &Build<'_>,
    localized: &Localized<'_>,
    feed: &Feed,
    texts: &BTreeMap<usize, Told>,
) -> Vec<u8> {
    let (presenter, config) = (&localized.presenter, &build.site.config);
    let zone = &config.time_zone;
    let (own, page) = (
        presenter.canonical(&feed.address),
        presenter.absolute(&feed.page),
    );
    let language = presenter.language.word();
    let mut xml = Xml::new();
    xml.within(
        "feed",
        &[("xmlns", NAMESPACE), ("xml:lang", language)],
        |xml| {
            xml.text("id", &[], &own);
            xml.text("title", &[], &feed.title);
            if !config.tagline.is_empty() {
                xml.text("subtitle", &[], &presenter.words.typeset(&config.tagline));
            }
            if let Some(last) = feed.entries.iter().map(|(_, day)| *day).max() {
                xml.text("updated", &[], &midnight(last, zone));
            }
            link(xml, "self", "application/atom+xml", &own);
            link(xml, "alternate", "text/html", &page);
            author(
                xml,
                &presenter.words.typeset(&config.title),
                Some(&config.base_url),
            );
            if !config.content_licence.is_empty() {
                xml.text("rights", &[], &config.content_licence);
            }
            if let Some(icon) = build.assets.by_name.get("favicon.svg") {
                xml.text("icon", &[], &presenter.canonical(&icon.path));
            }
            for (index, day) in &feed.entries {
                if let Some(told) = texts.get(index) {
                    let updated = midnight(*day, zone);
                    xml.within("entry", &[], |xml| {
                        entry(xml, build, localized, *index, told, &updated)
                    });
                }
            }
        },
    );
    xml.finish()
}

fn entry(
    xml: &mut Xml,
    build: &Build<'_>,
    localized: &Localized<'_>,
    index: usize,
    told: &Told,
    updated: &str,
) {
    let (presenter, entry) = (&localized.presenter, &build.site.content.entries[index]);
    let address = presenter.absolute(&told.view.card.url);
    xml.text("id", &[], &address);
    xml.text("title", &[], &told.view.card.title);
    xml.text("updated", &[], updated);
    let published = entry.kind.date().or(entry.summary.publish_on);
    if let Some(day) = published {
        xml.text(
            "published",
            &[],
            &midnight(day, &build.site.config.time_zone),
        );
    }
    link(xml, "alternate", "text/html", &address);
    for name in entry.kind.authors() {
        author(xml, &presenter.words.typeset(name), None);
    }
    let list = presenter.fixed_title(&format!("{}/", entry.folder));
    xml.empty("category", &[("term", entry.folder), ("label", &list)]);
    for word in &told.view.keywords {
        xml.empty("category", &[("term", &word.title)]);
    }
    xml.text("summary", &[], &told.view.card.summary);
    xml.text("content", &[("type", "html")], &told.html);
}

fn link(xml: &mut Xml, relation: &str, kind: &str, address: &str) {
    xml.empty(
        "link",
        &[("rel", relation), ("type", kind), ("href", address)],
    );
}

fn author(xml: &mut Xml, name: &str, address: Option<&str>) {
    xml.within("author", &[], |xml| {
        xml.text("name", &[], name);
        if let Some(address) = address {
            xml.text("uri", &[], address);
        }
    });
}
