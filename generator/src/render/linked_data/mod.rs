//! JSON-LD with the vocabulary of schema.org, from facts: what search engines understand of a page.
//!
//! Nothing that was invented to show the site is stated, and nothing that the entry does not say.

mod article;
mod business;
mod event;
mod hours;
mod recipe;
mod site;

use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::presenter::Presenter;
use super::view::entries::EntryView;
use super::view::page::PageView;

pub use site::of_home;

/// The longest list that is repeated for machines: a longer one costs visitors more than it tells.
const LONGEST_LIST: usize = 50;

/// An entry's page, and what describing it takes.
struct Subject<'a> {
    presenter: &'a Presenter<'a>,
    index: usize,
    page: &'a PageView,
    entry: &'a EntryView,
    stated: Stated,
}

/// What only some kinds say, by the names their templates use.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Stated {
    #[serde(rename = "type")]
    course: Option<String>,
    materiel: Vec<String>,
    source: Option<String>,
    prix: Option<String>,
    en_ligne: Option<String>,
    moyens: Vec<String>,
    telephone: Option<String>,
    courriel: Option<String>,
    site: Option<String>,
    accessibilite: Option<String>,
    statut: Option<String>,
}

/// The page of an entry: what it is about, by the facts it states. Empty for what must not be indexed.
#[must_use]
pub fn of_entry(
    presenter: &Presenter<'_>,
    index: usize,
    page: &PageView,
    entry: &EntryView,
    steps: &[String],
) -> String {
    if page.noindex {
        return String::new();
    }
    let kind = &presenter.site.content.entries[index].kind;
    let subject = Subject {
        presenter,
        index,
        page,
        entry,
        stated: Stated::deserialize(&kind.details()).unwrap_or_default(),
    };
    let main = if let Some(composition) = kind.composition() {
        Some(recipe::describe(&subject, composition, steps))
    } else if let Some(occasion) = kind.occasion() {
        Some(event::describe(&subject, occasion))
    } else if let Some(place) = kind.place().filter(|_| entry.directory.is_some()) {
        business::describe(&subject, place)
    } else {
        kind.date().map(|date| article::describe(&subject, date))
    };
    of_page(presenter, page, main.into_iter().collect())
}

/// A page that brings entries together.
#[must_use]
pub fn of_list(presenter: &Presenter<'_>, page: &PageView, entries: &[usize]) -> String {
    let own = entries
        .iter()
        .map(|index| presenter.site.in_language(*index, presenter.language));
    let real = own.filter(|index| {
        let entry = &presenter.site.content.entries[*index];
        !entry.summary.example
    });
    let items: Vec<Json> = real
        .filter_map(|index| presenter.entry_link(index))
        .take(LONGEST_LIST + 1)
        .enumerate()
        .map(|(at, link)| {
            json!({ "@type": "ListItem", "position": at + 1, "name": link.title, "url": presenter.absolute(&link.url) })
        })
        .collect();
    let list = (2..=LONGEST_LIST).contains(&items.len()).then(|| {
        json!({ "@type": "ItemList", "name": page.title, "numberOfItems": items.len(), "itemListElement": items })
    });
    of_page(presenter, page, list.into_iter().collect())
}

/// Any page: the way to it, and what else is said of it. Ready to stand in a script element.
#[must_use]
pub fn of_page(presenter: &Presenter<'_>, page: &PageView, mut graph: Vec<Json>) -> String {
    graph.extend(breadcrumbs(presenter, page));
    if page.noindex || graph.is_empty() {
        return String::new();
    }
    embedded(&json!({ "@context": "https://schema.org", "@graph": graph }))
}

fn breadcrumbs(presenter: &Presenter<'_>, page: &PageView) -> Option<Json> {
    if page.breadcrumbs.len() < 2 {
        return None;
    }
    let items = page.breadcrumbs.iter().enumerate().map(|(at, step)| {
        let item = presenter.absolute(&step.url);
        json!({ "@type": "ListItem", "position": at + 1, "name": step.title, "item": item })
    });
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>() }))
}

/// JSON that no parser of HTML takes for anything else: `<`, `>` and `&` are escaped.
fn embedded(json: &Json) -> String {
    json.to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
}

impl Subject<'_> {
    /// What any page about something says of it.
    fn described(&self, kind: &str) -> Json {
        let mut json = json!({
            "@type": kind,
            "@id": self.page.canonical,
            "url": self.page.canonical,
            "name": self.page.title,
            "description": self.page.summary,
            "inLanguage": self.page.language,
        });
        if let Some(image) = self.image() {
            json["image"] = image;
        }
        json
    }

    fn image(&self) -> Option<Json> {
        // An ingredient's drawing is no picture of the dish: what a shared link shows says more.
        let own = self.entry.card.image.as_ref();
        let own = own.filter(|image| !image.borrowed);
        let own = own.map(|image| self.presenter.absolute(&image.url));
        let card = self.page.card.as_ref().map(|card| card.url.clone());
        own.or(card).map(|url| json!([url]))
    }

    fn zone(&self) -> &str {
        &self.presenter.site.config.time_zone
    }

    fn commune(&self) -> Option<&str> {
        let facts = &self.presenter.site.facts[self.index];
        facts.commune.as_ref().map(|commune| commune.name.as_str())
    }

    /// A postal address and a point, as far as they are known.
    fn location(&self, place: &crate::content::facts::Place, json: &mut Json) {
        if place.address.is_some() || self.commune().is_some() {
            json["address"] = said(json!({
                "@type": "PostalAddress",
                "streetAddress": place.address,
                "addressLocality": self.commune(),
                "addressCountry": "FR",
            }));
        }
        if let Some(point) = place.coordinates {
            let degrees = |millionths: i32| f64::from(millionths) / 1e6;
            json["geo"] = json!({
                "@type": "GeoCoordinates",
                "latitude": degrees(point.latitude),
                "longitude": degrees(point.longitude),
            });
        }
    }
}

/// An object without what is null or an empty list.
fn said(mut json: Json) -> Json {
    if let Some(object) = json.as_object_mut() {
        object.retain(|_, value| {
            !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty())
        });
    }
    json
}

/// Adds what is said to an object.
fn with(mut json: Json, more: Json) -> Json {
    if let (Some(object), Json::Object(more)) = (json.as_object_mut(), said(more)) {
        object.extend(more);
    }
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_the_script() {
        let text = embedded(&json!({ "name": "</script><!-- & -->" }));
        assert!(!text.contains(['<', '>', '&']), "{text}");
        let back: Json = serde_json::from_str(&text).expect("it is JSON still");
        assert_eq!(back["name"], "</script><!-- & -->");
    }
}
