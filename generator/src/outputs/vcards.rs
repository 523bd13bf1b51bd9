//! A contact card for each partner that exists: `annuaires/<annuaire>/<fiche>/contact.vcf` (vCard 4.0, RFC 6350).

use serde_json::Value as Json;

use super::Build;
use crate::diagnostics::Diagnostics;
use crate::site::{Site, routes};

/// Octets on a line, its end left out.
const LONGEST: usize = 75;

pub(super) fn write(build: &Build<'_>, _: &mut Diagnostics) {
    for directory in &build.site.content.directories {
        let folder = format!("annuaires/{}", directory.slug);
        for index in build.site.real(&folder) {
            let address = build.site.facts[index].address.as_deref();
            if let Some(path) = address.map(routes::of_contact) {
                build
                    .emitter
                    .file(&path, card(build.site, index).into_bytes());
            }
        }
    }
}

/// The card of a partner.
fn card(site: &Site<'_>, index: usize) -> String {
    let (entry, facts) = (&site.content.entries[index], &site.facts[index]);
    let (summary, details) = (&entry.summary, entry.kind.details());
    let page = facts.address.as_deref().unwrap_or_default();
    let page = format!("{}{page}", site.config.base_url);
    let mut card = Card::default();
    card.line("BEGIN", "VCARD");
    card.line("VERSION", "4.0");
    card.line("KIND", "org");
    card.line("UID", &page);
    card.line("FN", &escaped(&summary.title));
    card.line("ORG", &escaped(&summary.title));
    card.line("LANG", entry.language.word());
    if let Some(place) = entry.kind.place() {
        let commune = facts.commune.as_ref();
        let town = commune.map_or("", |commune| commune.name.as_str());
        let street = escaped(place.address.as_deref().unwrap_or_default());
        card.line("ADR", &format!(";;{street};{};;;France", escaped(town)));
        if let Some(point) = place.coordinates {
            let degrees = |millionths: i32| f64::from(millionths) / 1e6;
            let (north, east) = (degrees(point.latitude), degrees(point.longitude));
            card.line("GEO", &format!("geo:{north},{east}"));
        }
        let note = place.hours.as_deref();
        card.text(
            "NOTE",
            note.map(|hours| format!("{}\n{hours}", summary.summary)),
        );
    }
    card.text("TEL;VALUE=uri;TYPE=work", number(&details["telephone"]));
    card.text("EMAIL;TYPE=work", details["courriel"].as_str());
    card.line("URL", details["site"].as_str().unwrap_or(&page));
    card.line(
        "SOURCE",
        &format!(
            "{}{}",
            site.config.base_url,
            routes::of_contact(facts.address.as_deref().unwrap_or_default())
        ),
    );
    let known = facts.directory.iter();
    let categories = known.flat_map(|(directory, list)| {
        let all = &site.content.directories[*directory].categories;
        list.iter().map(|at| escaped(&all[*at].title))
    });
    let categories = categories.collect::<Vec<_>>().join(",");
    card.line("CATEGORIES", &categories);
    if let Some((day, _)) = entry.kind.verified_on() {
        card.line("REV", &day.strftime("%Y%m%dT000000Z").to_string());
    }
    card.line("END", "VCARD");
    card.text
}

/// A telephone number as an address: `tel:+33473000000` for a French one.
fn number(written: &Json) -> Option<String> {
    let digits: String = (written.as_str()?.chars())
        .filter(|letter| letter.is_ascii_digit() || *letter == '+')
        .collect();
    Some(match digits.strip_prefix('0') {
        Some(national) => format!("tel:+33{national}"),
        None => format!("tel:{digits}"),
    })
}

/// A card being written.
#[derive(Default)]
struct Card {
    text: String,
}

impl Card {
    /// One property whose value is written as it must be; folded where it is long, never within a character.
    fn line(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let mut length = 0;
        for letter in format!("{name}:{value}").chars() {
            if length + letter.len_utf8() > LONGEST {
                self.text.push_str("\r\n ");
                length = 1;
            }
            self.text.push(letter);
            length += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    /// One property whose value is a text, if there is one.
    fn text(&mut self, name: &str, value: Option<impl AsRef<str>>) {
        if let Some(value) = value {
            self.line(name, &escaped(value.as_ref()));
        }
    }
}

/// A text as a value: what would end it, or a part of it, is escaped.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ',' | ';' => escaped.extend(['\\', letter]),
            '\n' => escaped.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}
