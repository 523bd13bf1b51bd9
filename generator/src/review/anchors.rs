//! Links to a place of another page: `/recettes/truffade/#preparation`. The places are those of the pages as they are made.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Mutex;

use super::prose::Prose;
use crate::decode::fields::nearest;
use crate::diagnostics::{Diagnostics, Problem};
use crate::outputs::Sink;
use crate::site::{Site, routes};
use crate::source::Span;

/// A link that names a place of a page.
#[derive(Debug)]
struct Wanted {
    span: Span,
    /// As it was written, without the place.
    address: String,
    anchor: String,
    /// The output it leads to.
    file: String,
}

/// A sink that passes everything on, and notes the places of the pages that links name.
pub struct Places<'s> {
    sink: &'s dyn Sink,
    wanted: Vec<Wanted>,
    files: HashSet<String>,
    found: Mutex<HashMap<String, BTreeSet<String>>>,
}

impl<'s> Places<'s> {
    /// Looks for such links in every text that is published.
    #[must_use]
    pub fn new(site: &Site<'_>, sink: &'s dyn Sink) -> Self {
        let mut wanted = Vec::new();
        for (entry, facts) in site.content.entries.iter().zip(&site.facts) {
            // Most texts have none, and need not be read again.
            if facts.visible && entry.body.contains('#') && entry.body.contains("](/") {
                let links = Prose::read(entry.body, entry.body_span).links;
                wanted.extend(
                    links
                        .into_iter()
                        .filter_map(|link| place_of(&link.target, link.span)),
                );
            }
        }
        Self {
            sink,
            files: wanted.iter().map(|wanted| wanted.file.clone()).collect(),
            wanted,
            found: Mutex::default(),
        }
    }

    /// Reports the places that no page has. A page that was not made is said elsewhere.
    pub fn report(&self, diagnostics: &mut Diagnostics) {
        let Ok(found) = self.found.lock() else { return };
        for wanted in &self.wanted {
            let Some(places) = found.get(&wanted.file) else {
                continue;
            };
            if !places.contains(&wanted.anchor) {
                let suggestion = nearest(&wanted.anchor, places.iter().map(String::as_str));
                let problem = Problem::AnchorMissing {
                    address: wanted.address.clone(),
                    anchor: wanted.anchor.clone(),
                    suggestion: suggestion.map(|place| format!("{}#{place}", wanted.address)),
                };
                diagnostics.report(wanted.span, problem);
            }
        }
    }
}

impl Sink for Places<'_> {
    fn put(&self, path: &str, bytes: Vec<u8>) {
        if self.files.contains(path)
            && let Ok(mut found) = self.found.lock()
        {
            found.insert(
                path.to_owned(),
                identifiers(&String::from_utf8_lossy(&bytes)),
            );
        }
        self.sink.put(path, bytes);
    }

    fn keep(&self, path: &str, bytes: Vec<u8>) {
        self.sink.keep(path, bytes);
    }

    fn reuse(&self, path: &str) -> Option<u64> {
        self.sink.reuse(path)
    }

    fn is_seen(&self) -> bool {
        self.sink.is_seen()
    }
}

fn place_of(target: &str, span: Span) -> Option<Wanted> {
    let (address, anchor) = target.split_once('#')?;
    if anchor.is_empty() || !address.starts_with('/') || address.starts_with("//") {
        return None;
    }
    let path = address
        .split('?')
        .next()
        .unwrap_or(address)
        .trim_start_matches('/');
    let folder = if path.is_empty() || path.ends_with('/') {
        path.to_owned()
    } else {
        format!("{path}/")
    };
    Some(Wanted {
        span,
        address: address.to_owned(),
        anchor: anchor.to_owned(),
        file: routes::file(&folder),
    })
}

/// The identifiers of a page of ours, in which quotes are nowhere but around attributes.
fn identifiers(html: &str) -> BTreeSet<String> {
    let after = html.split(" id=\"").skip(1);
    after
        .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
        .collect()
}
