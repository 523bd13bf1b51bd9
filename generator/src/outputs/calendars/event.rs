//! One entry that takes place at a time, as a VEVENT (RFC 5545, 3.6.1).

use jiff::ToSpan as _;
use jiff::civil::Time;
use jiff::civil::{Date, DateTime, date, time};

use super::lines::Lines;
use super::rule::rule;
use super::zone::{Zone, day, local_time};
use crate::content::facts::{Occasion, Place, Recurrence};
use crate::decode::values::date::Moment;
use crate::render::format;
use crate::render::presenter::Presenter;
use crate::site::occurrences::{self, Occurrence};

/// SEQUENCE counts days from here.
const EPOCH: Date = date(2020, 1, 1);
/// What of the kind's own keys a reader of the calendar needs, with the words before it.
const PRACTICAL: [&str; 4] = ["prix", "inscription", "public", "accessibilite"];
/// For how long dates are given one by one, where no rule says them.
const YEARS_OF_DATES: i64 = 2;

/// Writes the entries of one language.
pub(super) struct Writer<'a> {
    /// Its words.
    pub(super) presenter: &'a Presenter<'a>,
    /// The zone of local times, where it is known.
    pub(super) zone: Option<Zone>,
    /// What comes after the slug in identifiers: the site's host.
    pub(super) host: &'a str,
}

impl Writer<'_> {
    /// The entry; nothing when it is no occasion, or never takes place.
    pub(super) fn event(&self, index: usize) -> Option<Lines> {
        let entry = &self.presenter.site.content.entries[index];
        let (summary, occasion) = (&entry.summary, entry.kind.occasion()?);
        let first = Occurrence::on(occasion, occurrences::first_date(occasion)?);
        let stamp = summary.updated.unwrap_or(occasion.start.date);
        let stamp = format!("{}T000000Z", day(stamp));
        let sequence = summary
            .updated
            .map_or(0, |updated| (updated - EPOCH).get_days().max(0));
        let mut lines = Lines::default();
        lines.component("VEVENT", |lines| {
            lines.text("UID", &format!("{}@{}", entry.slug, self.host));
            lines.value("DTSTAMP", &stamp);
            lines.value("LAST-MODIFIED", &stamp);
            lines.value("SEQUENCE", &sequence.to_string());
            self.times(occasion, first, lines);
            lines.text("SUMMARY", &self.title(index));
            lines.text("DESCRIPTION", &self.description(index, occasion));
            self.place(index, lines);
            let axis = occasion.axis.map(|axis| axis.word());
            let keywords = summary.keywords.iter().map(String::as_str);
            lines.texts("CATEGORIES", axis.into_iter().chain(keywords));
            lines.value("URL", &self.address(index));
            lines.value("STATUS", status(occasion, summary.example));
            if summary.example {
                lines.value("TRANSP", "TRANSPARENT");
            }
        });
        Some(lines)
    }

    fn times(&self, occasion: &Occasion, first: Occurrence, lines: &mut Lines) {
        let start = first.start;
        lines.value(&self.name("DTSTART", start), &self.at(start, start.date));
        if let Some(end) = end(first) {
            let (parameter, end) = match end {
                End::Day(date) => (";VALUE=DATE".to_owned(), day(date)),
                End::Time(local) => (self.zone_parameter(), local_time(local)),
            };
            lines.value(&format!("DTEND{parameter}"), &end);
        }
        if let Some(recurrence) = &occasion.recurrence {
            self.repetition(occasion, recurrence, start, lines);
        }
    }

    fn repetition(
        &self,
        occasion: &Occasion,
        recurrence: &Recurrence,
        start: Moment,
        lines: &mut Lines,
    ) {
        let Some(mut rule) = rule(&recurrence.rhythm, occasion.start.date) else {
            let today = self.presenter.site.today;
            let last = today.max(start.date).saturating_add(YEARS_OF_DATES.years());
            let days = occurrences::days(occasion, start.date, last);
            let dates: Vec<String> = days.skip(1).map(|day| self.at(start, day)).collect();
            if !dates.is_empty() {
                lines.value(&self.name("RDATE", start), &dates.join(","));
            }
            return;
        };
        if let Some(until) = recurrence.until {
            rule.push_str(";UNTIL=");
            rule.push_str(&self.until(start, until));
        }
        lines.value("RRULE", &rule);
        let mut except = recurrence.except.clone();
        except.retain(|day| {
            *day > start.date
                && recurrence.until.is_none_or(|until| *day <= until)
                && occurrences::happens(&recurrence.rhythm, occasion.start.date, *day)
        });
        except.sort_unstable();
        except.dedup();
        if !except.is_empty() {
            let except: Vec<String> = except.iter().map(|day| self.at(start, *day)).collect();
            lines.value(&self.name("EXDATE", start), &except.join(","));
        }
    }

    /// The last day of a rule: in universal time where the beginning has a time (RFC 5545, 3.3.10).
    fn until(&self, start: Moment, until: Date) -> String {
        let last = until.to_datetime(time(23, 59, 59, 0));
        match (start.time, &self.zone) {
            (None, _) => day(until),
            (Some(_), Some(zone)) => zone.universal(last).unwrap_or_else(|| local_time(last)),
            (Some(_), None) => local_time(last),
        }
    }

    /// A property's name with what its value is: a day, or a time of the zone.
    fn name(&self, name: &str, start: Moment) -> String {
        match start.time {
            Some(_) => format!("{name}{}", self.zone_parameter()),
            None => format!("{name};VALUE=DATE"),
        }
    }

    fn zone_parameter(&self) -> String {
        self.zone.as_ref().map_or_else(String::new, Zone::parameter)
    }

    /// A day, at the time of the beginning if it has one.
    fn at(&self, start: Moment, date: Date) -> String {
        match start.time {
            Some(time) => local_time(date.to_datetime(time)),
            None => day(date),
        }
    }

    fn title(&self, index: usize) -> String {
        let summary = &self.presenter.site.content.entries[index].summary;
        if summary.example {
            let title = [("titre", summary.title.as_str())];
            return self.presenter.words.fill(&["agenda", "exemple"], &title);
        }
        summary.title.clone()
    }

    /// What must not be missed first, then the summary, then what is practical, then where more is said.
    fn description(&self, index: usize, occasion: &Occasion) -> String {
        let (site, words) = (self.presenter.site, self.presenter.words);
        let entry = &site.content.entries[index];
        let mut parts = Vec::new();
        if entry.summary.example {
            parts.push(words.get(&["site", "exempletexte"]));
        }
        parts.extend(self.presenter.status_sentence(occasion));
        parts.push(entry.summary.summary.clone());
        let details = entry.kind.details();
        let practical: Vec<String> = PRACTICAL
            .iter()
            .filter_map(|key| {
                let value = details.get(*key)?.as_str()?;
                let name = match *key {
                    "accessibilite" => words.get(&["rendezvous", "acces"]),
                    key => words.get(&["rendezvous", key]),
                };
                Some(format!(
                    "{name}{}{value}",
                    words.get(&["site", "deuxpoints"])
                ))
            })
            .collect();
        if !practical.is_empty() {
            parts.push(practical.join("\n"));
        }
        parts.push(self.address(index));
        parts.join("\n\n")
    }

    fn place(&self, index: usize, lines: &mut Lines) {
        let site = self.presenter.site;
        let entry = &site.content.entries[index];
        if let Some(place) = entry.kind.place() {
            let commune = site.facts[index].commune.as_ref();
            let commune = commune.map(|commune| commune.name.as_str());
            let parts = [place.name.as_deref(), place.address.as_deref(), commune];
            let parts: Vec<&str> = parts.into_iter().flatten().collect();
            if !parts.is_empty() {
                lines.text("LOCATION", &parts.join(", "));
            }
            position(place, lines);
        }
        let details = entry.kind.details();
        let online = details.get("en_ligne").and_then(|online| online.as_str());
        if let Some(online) = online.filter(|online| is_web(online)) {
            lines.value("CONFERENCE;VALUE=URI", online);
        }
    }

    /// Its page.
    fn address(&self, index: usize) -> String {
        let address = self.presenter.site.facts[index].address.as_deref();
        self.presenter.canonical(address.unwrap_or_default())
    }
}

/// RFC 5545, 3.8.1.6: latitude first.
fn position(place: &Place, lines: &mut Lines) {
    if let Some(point) = place.coordinates {
        let (latitude, longitude) = (
            format::degrees(point.latitude),
            format::degrees(point.longitude),
        );
        lines.value("GEO", &format!("{latitude};{longitude}"));
    }
}

fn is_web(address: &str) -> bool {
    let plain = |character: char| character.is_ascii_graphic() && character != '"';
    (address.starts_with("https://") || address.starts_with("http://"))
        && address.chars().all(plain)
}

/// Whether it takes place. One that is moved without saying from when is not sure of its date; an invented one never is.
fn status(occasion: &Occasion, example: bool) -> &'static str {
    match occasion.status {
        "annulé" => "CANCELLED",
        _ if example => "TENTATIVE",
        "reporté" if occasion.moved_from.is_none() => "TENTATIVE",
        _ => "CONFIRMED",
    }
}

enum End {
    Day(Date),
    Time(DateTime),
}

/// The end, of the type of the beginning, as iCalendar wants: never included. A last day without a time lasts until midnight.
fn end(occurrence: Occurrence) -> Option<End> {
    let (start, end) = (occurrence.start, occurrence.end?);
    let after = end.date.saturating_add(1.day());
    match (start.time, end.time) {
        (None, _) => (end.date >= start.date).then_some(End::Day(after)),
        (Some(_), Some(_)) => {
            (end.datetime() > start.datetime()).then_some(End::Time(end.datetime()))
        }
        (Some(_), None) => {
            (end.date > start.date).then_some(End::Time(after.to_datetime(Time::midnight())))
        }
    }
}
