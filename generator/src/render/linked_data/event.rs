//! `Event`: when, where, whether it still takes place, how it repeats, what it costs.

use jiff::civil::Weekday;
use serde_json::{Value as Json, json};

use super::{Subject, hours, said, site, with};
use crate::content::facts::{MonthDay, Occasion, Recurrence, Rhythm};
use crate::decode::values::date::Moment;
use crate::render::timestamps::zoned;

pub(super) fn describe(subject: &Subject<'_>, occasion: &Occasion) -> Json {
    let presenter = subject.presenter;
    // Of a recurrence, the next time: as on the page.
    let next = subject.entry.card.occasion.as_ref();
    let time = |iso: &str| zoned(iso, subject.zone());
    let kind = &presenter.site.content.entries[subject.index].kind;
    let online = subject.stated.en_ligne.is_some();
    let mode = match (kind.place().is_some(), online) {
        (true, true) => "MixedEventAttendanceMode",
        (false, _) => "OnlineEventAttendanceMode",
        (true, false) => "OfflineEventAttendanceMode",
    };
    let previous = occasion.moved_from.map(|moment| time(&iso(moment)));
    let status = match occasion.status {
        "annulé" => "EventCancelled",
        "reporté" if previous.is_some() => "EventRescheduled",
        "reporté" => "EventPostponed",
        _ => "EventScheduled",
    };
    let own = json!({
        "startDate": next.map(|next| time(&next.start.iso)),
        "endDate": next.and_then(|next| next.end.as_ref()).map(|end| time(&end.iso)),
        "eventStatus": format!("https://schema.org/{status}"),
        "eventAttendanceMode": format!("https://schema.org/{mode}"),
        "previousStartDate": previous,
        "location": locations(subject),
        "organizer": organizer(subject),
        "offers": offer(subject, occasion),
        "isAccessibleForFree": is_free(subject).then_some(true),
        "eventSchedule": occasion.recurrence.as_ref().map(|recurrence| schedule(subject, occasion, recurrence)),
    });
    with(subject.described("Event"), own)
}

fn locations(subject: &Subject<'_>) -> Vec<Json> {
    let kind = &subject.presenter.site.content.entries[subject.index].kind;
    let mut all = Vec::new();
    if let Some(place) = kind.place() {
        let named = place.name.as_deref().or(subject.commune());
        let name = named.map(|name| subject.presenter.words.typeset(name));
        let mut json = said(json!({ "@type": "Place", "name": name }));
        subject.location(place, &mut json);
        all.push(json);
    }
    if let Some(address) = &subject.stated.en_ligne {
        // An address that is given later is that of the page which will say it.
        let is_address = address.starts_with("https://") || address.starts_with("http://");
        let url = if is_address {
            address
        } else {
            &subject.page.canonical
        };
        all.push(json!({ "@type": "VirtualLocation", "url": url }));
    }
    all
}

/// The partner that organises it, or the site.
fn organizer(subject: &Subject<'_>) -> Json {
    let presenter = subject.presenter;
    let original = presenter.site.original(subject.index);
    let named = presenter.site.facts[original].references.iter();
    let targets = named
        .filter(|(key, _)| *key == "organise-par")
        .flat_map(|(_, targets)| targets);
    let real = targets.filter(|target| match target {
        crate::site::links::Target::Entry(index) => {
            !presenter.site.content.entries[*index].summary.example
        }
        _ => true,
    });
    let links: Vec<Json> = real
        .filter_map(|target| presenter.target(target))
        .map(|link| json!({ "@type": "Organization", "name": link.title, "url": presenter.absolute(&link.url) }))
        .collect();
    match links.is_empty() {
        true => site::organization(presenter),
        false => json!(links),
    }
}

fn is_free(subject: &Subject<'_>) -> bool {
    let price = subject
        .stated
        .prix
        .as_deref()
        .map(crate::decode::slug::fold);
    price.is_some_and(|price| matches!(price.as_str(), "gratuit" | "entree libre" | "free"))
}

/// An offer is stated where the price is sure: it is free.
fn offer(subject: &Subject<'_>, occasion: &Occasion) -> Option<Json> {
    let availability = if occasion.status == "complet" {
        "SoldOut"
    } else {
        "InStock"
    };
    is_free(subject).then(|| {
        json!({
            "@type": "Offer",
            "price": "0",
            "priceCurrency": "EUR",
            "availability": format!("https://schema.org/{availability}"),
            "url": subject.page.canonical,
        })
    })
}

fn schedule(subject: &Subject<'_>, occasion: &Occasion, recurrence: &Recurrence) -> Json {
    let start = occasion.start;
    let (frequency, days, dates): (_, Vec<String>, Vec<i8>) = match &recurrence.rhythm {
        Rhythm::Weekly(days) => (
            "P1W",
            days.iter().map(|day| address(*day)).collect(),
            Vec::new(),
        ),
        Rhythm::Monthly(days) => {
            let nth = days.iter().filter_map(|day| match day {
                MonthDay::Nth(rank, day) => Some(format!("{rank}{}", short(*day))),
                MonthDay::Number(_) => None,
            });
            let numbers = days.iter().filter_map(|day| match day {
                MonthDay::Number(number) => Some(*number),
                MonthDay::Nth(..) => None,
            });
            ("P1M", nth.collect(), numbers.collect())
        }
    };
    // Days that are not said are those of the first time.
    let (days, dates) = match (&recurrence.rhythm, days.is_empty() && dates.is_empty()) {
        (Rhythm::Weekly(_), true) => (vec![address(start.date.weekday())], dates),
        (Rhythm::Monthly(_), true) => (days, vec![start.date.day()]),
        (_, false) => (days, dates),
    };
    let clock = |moment: Moment| {
        moment
            .time
            .map(|time| time.strftime("%H:%M:%S").to_string())
    };
    said(json!({
        "@type": "Schedule",
        "repeatFrequency": frequency,
        "byDay": days,
        "byMonthDay": dates,
        "startDate": start.date.to_string(),
        "endDate": recurrence.until.map(|day| day.to_string()),
        "startTime": clock(start),
        "endTime": occasion.end.and_then(clock),
        "exceptDate": recurrence.except.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "scheduleTimezone": subject.zone(),
    }))
}

fn iso(moment: Moment) -> String {
    match moment.time {
        Some(time) => format!("{}T{}", moment.date, time.strftime("%H:%M")),
        None => moment.date.to_string(),
    }
}

/// A day of the week as schema.org names it.
pub(super) fn address(day: Weekday) -> String {
    let at = usize::try_from(day.to_monday_zero_offset()).unwrap_or(0);
    let name = hours::DAYS.get(at).unwrap_or(&"Monday");
    format!("https://schema.org/{name}")
}

/// A day of the week as calendars abbreviate it.
fn short(day: Weekday) -> &'static str {
    let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let at = usize::try_from(day.to_monday_zero_offset()).unwrap_or(0);
    names.get(at).unwrap_or(&"MO")
}
