//! Calendars of what takes place at a time (iCalendar: RFC 5545 and 7986): all of a kind, by axis, by commune, and one file each.
//!
//! Invented entries are left out of every calendar one can subscribe to; their own file says that they are invented. What
//! is cancelled stays, as such, so that calendars that already show it learn of it.

mod event;
pub mod lines;
mod rule;
mod zone;

use std::collections::HashMap;

use jiff::civil::Date;
use rayon::prelude::*;

use super::Build;
use crate::config::Language;
use crate::content::kind::KindSpec;
use crate::diagnostics::Diagnostics;
use crate::render::presenter::Presenter;
use crate::site::routes;
use event::Writer;
use lines::Lines;
use zone::Zone;

/// An entry, written once for all the calendars it is in.
struct Written {
    index: usize,
    first: Date,
    lines: Lines,
}

pub(super) fn write(build: &Build<'_>, _: &mut Diagnostics) {
    let Some(localized) = build.localized(Language::Fr) else {
        return;
    };
    let config = &build.site.config;
    let writer = Writer {
        presenter: &localized.presenter,
        zone: Zone::named(&config.time_zone),
        host: host(&config.base_url),
    };
    for spec in routes::dated() {
        write_kind(build, &writer, spec);
    }
}

/// The host of an address, without a port.
fn host(base_url: &str) -> &str {
    let after = base_url
        .split_once("://")
        .map_or(base_url, |(_, after)| after);
    after.split(['/', ':']).next().unwrap_or_default()
}

fn write_kind(build: &Build<'_>, writer: &Writer<'_>, spec: &KindSpec) {
    let site = build.site;
    let events: Vec<Written> = site
        .list(spec.folder, Language::Fr)
        .par_iter()
        .filter_map(|index| {
            let occasion = site.content.entries[*index].kind.occasion()?;
            Some(Written {
                index: *index,
                first: occasion.start.date,
                lines: writer.event(*index)?,
            })
        })
        .collect();
    let written: HashMap<usize, &Written> =
        events.iter().map(|event| (event.index, event)).collect();
    let real = |event: &&Written| !site.content.entries[event.index].summary.example;
    for feed in writer.presenter.calendars(spec) {
        let own = feed.entries.iter().filter_map(|index| written.get(index));
        let events: Vec<&Written> = own.copied().filter(real).collect();
        let about = About {
            title: &feed.title,
            address: &feed.address,
            subscribed: true,
        };
        build
            .emitter
            .file(&feed.address, calendar(writer, &about, &events));
    }
    for event in &events {
        let entry = &site.content.entries[event.index];
        let address = routes::of_calendar_file(spec, entry.slug);
        let about = About {
            title: &entry.summary.title,
            address: &address,
            subscribed: false,
        };
        build
            .emitter
            .file(&address, calendar(writer, &about, &[event]));
    }
}

/// What a calendar says of itself.
struct About<'a> {
    title: &'a str,
    address: &'a str,
    subscribed: bool,
}

/// A calendar always holds its time zone, so that one without events is valid too (RFC 5545, 3.6: at least one component).
fn calendar(writer: &Writer<'_>, about: &About<'_>, events: &[&Written]) -> Vec<u8> {
    let presenter: &Presenter<'_> = writer.presenter;
    let updated = events
        .iter()
        .filter_map(|event| presenter.site.content.entries[event.index].summary.updated)
        .max();
    let mut lines = Lines::default();
    lines.component("VCALENDAR", |lines| {
        lines.value("VERSION", "2.0");
        lines.text("PRODID", "-//Soli'doume//solidoume//FR");
        lines.value("CALSCALE", "GREGORIAN");
        lines.text("NAME", about.title);
        lines.text("X-WR-CALNAME", about.title);
        if let Some(updated) = updated {
            lines.value("LAST-MODIFIED", &format!("{}T000000Z", zone::day(updated)));
        }
        if about.subscribed {
            lines.value("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
            lines.value("X-PUBLISHED-TTL", "P1D");
            lines.value("SOURCE;VALUE=URI", &presenter.canonical(about.address));
            lines.value("COLOR", "olivedrab");
        }
        if let Some(zone) = &writer.zone {
            let first = events.iter().map(|event| event.first).min();
            zone.write(first.unwrap_or(presenter.site.today), lines);
        }
        for event in events {
            lines.append(&event.lines);
        }
    });
    lines.into_bytes()
}
