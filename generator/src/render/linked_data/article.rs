//! `Article`: a dated text and those who sign it.

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::{Subject, site, with};

pub(super) fn describe(subject: &Subject<'_>, date: Date) -> Json {
    let presenter = subject.presenter;
    let entry = &presenter.site.content.entries[subject.index];
    // Contributors sign as teams; a text nobody signs is the site's.
    let signed = entry.kind.authors().iter();
    let mut authors: Vec<Json> = signed
        .map(|name| json!({ "@type": "Organization", "name": presenter.words.typeset(name) }))
        .collect();
    if authors.is_empty() {
        authors.push(site::organization(presenter));
    }
    let keywords: Vec<&str> = subject
        .entry
        .keywords
        .iter()
        .map(|word| word.title.as_str())
        .collect();
    let own = json!({
        "headline": subject.page.title,
        "datePublished": date.to_string(),
        "dateModified": presenter.changed_on(subject.index).map(|day| day.to_string()),
        "author": authors,
        "publisher": site::organization(presenter),
        "keywords": (!keywords.is_empty()).then(|| keywords.join(", ")),
        "mainEntityOfPage": subject.page.canonical,
    });
    with(subject.described("Article"), own)
}
