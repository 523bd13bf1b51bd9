//! Events from a calendar (RFC 5545).
//!
//! Who organises and who comes is not read: those are people. The rest of what a calendar says is for programs.

mod moment;
mod rule;
mod venue;

use std::collections::{BTreeMap, HashSet};

use jiff::ToSpan;
use jiff::civil::Date;

use super::calendar::{self, Component, Line};
use super::notes::{Notes, shortened};
use super::record::{Field, Record};
use super::text::{escape, line, markdown, opening, summary};
use super::value::Value;
use crate::content::kinds::event::KIND;
use crate::content::territory::Territory;
use crate::decode::slug::{fold, slugify};
use crate::decode::values::choice::{Axis, Choice};
use crate::decode::values::web_address::WebAddress;
use crate::diagnostics::{Bilingual, Diagnostics, Problem};
use crate::source::{SourceId, Sources, Span};
use moment::When;

/// Where events live under `content/`.
pub const FOLDER: &str = KIND.folder;

/// What programs say to each other, and what concerns people.
const PASSED_OVER: &[&str] = &[
    "UID",
    "DTSTAMP",
    "CREATED",
    "LAST-MODIFIED",
    "SEQUENCE",
    "TRANSP",
    "CLASS",
    "PRIORITY",
    "ORGANIZER",
    "ATTENDEE",
    "CONTACT",
    "COMMENT",
    "REQUEST-STATUS",
    "IMAGE",
    "ATTACH",
    "SUMMARY",
    "DESCRIPTION",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "EXDATE",
    "RECURRENCE-ID",
    "LOCATION",
    "GEO",
    "STATUS",
    "CATEGORIES",
    "URL",
];

/// What is read of a calendar.
#[derive(Debug)]
pub struct Read {
    /// Events, in the order of the file.
    pub records: Vec<Record>,
    /// The names of everything in it, what was left out included.
    pub ids: HashSet<String>,
}

/// Reads a calendar; what is none is reported among the notes, and nothing comes back.
pub fn read(sources: &Sources, source: SourceId, text: &str, notes: &mut Notes) -> Option<Read> {
    let mut found = Diagnostics::default();
    let components = calendar::read(source, text, &mut found);
    notes.diagnostics.absorb(found);
    let (events, others): (Vec<Component>, Vec<Component>) = components?
        .into_iter()
        .partition(|component| component.name == "VEVENT");
    for other in others.iter().filter(|other| other.name != "VTIMEZONE") {
        let title = other.get("SUMMARY").map(Line::text).unwrap_or_default();
        notes.unknown(&other.name, &title);
    }
    if events.is_empty() {
        notes.report(Span::file(source), Problem::ImportEmpty);
        return None;
    }
    let reader = Reader {
        territory: Territory::load(sources, &mut Diagnostics::default()),
        moved: moved(&events),
    };
    let (mut records, mut ids) = (Vec::new(), HashSet::new());
    for event in &events {
        let id = id(event);
        let is_private = |class: &Line| class.value.trim() != "PUBLIC";
        if event.get("CLASS").is_some_and(is_private) {
            // Not even its title is said.
            notes.skip(event.place, &id, PRIVATE, "");
            ids.insert(id);
            continue;
        }
        let mut record = reader.record(event, notes);
        if !ids.insert(id) {
            notes.skip(record.place, record.title(), TWICE, &record.id);
        } else if record.settle(&KIND, FOLDER, notes) {
            records.push(record);
        }
    }
    Some(Read { records, ids })
}

/// What the calendar calls an event; one day of a repeated event that takes place otherwise is an event of its own.
fn id(event: &Component) -> String {
    let of = |name: &str| event.get(name).map(|line| line.value.trim().to_owned());
    let made_up = || {
        let title = event.get("SUMMARY").map(Line::text).unwrap_or_default();
        format!("{}.{}", slugify(&title), of("DTSTART").unwrap_or_default())
    };
    let one_day = of("RECURRENCE-ID").map(|day| format!("/{day}"));
    line(&format!(
        "{}{}",
        of("UID").unwrap_or_else(made_up),
        one_day.unwrap_or_default()
    ))
}

/// The days on which a repeated event takes place otherwise: those have an event of their own.
fn moved(events: &[Component]) -> BTreeMap<String, Vec<Date>> {
    let mut moved: BTreeMap<String, Vec<Date>> = BTreeMap::new();
    for event in events {
        if let (Some(id), Some(day)) = (event.get("UID"), event.get("RECURRENCE-ID"))
            && let Some(when) = moment::one(&day.value, day.parameter("TZID"))
        {
            moved.entry(id.value.clone()).or_default().push(when.date());
        }
    }
    moved
}

struct Reader {
    territory: Territory,
    moved: BTreeMap<String, Vec<Date>>,
}

/// The keys of an event being read.
struct Keys<'n> {
    list: Vec<Field>,
    title: String,
    notes: &'n mut Notes,
}

impl Keys<'_> {
    fn put(&mut self, key: &'static str, value: Value, place: Span) {
        self.list.push(Field { key, value, place });
    }

    fn refuse(&mut self, key: &'static str, line: &Line, expected: Bilingual) {
        let (entry, text) = (shortened(&self.title), shortened(&line.text()));
        self.notes.report(
            line.place,
            Problem::ImportValue {
                entry,
                key,
                text,
                expected,
            },
        );
    }
}

impl Reader {
    fn record(&self, event: &Component, notes: &mut Notes) -> Record {
        for line in &event.lines {
            if !PASSED_OVER.contains(&line.name.as_str()) {
                notes.unknown(&line.name, &line.text());
            }
        }
        let title = event
            .get("SUMMARY")
            .map(|summary| line(&summary.text()))
            .unwrap_or_default();
        let mut keys = Keys {
            list: Vec::new(),
            title: title.clone(),
            notes,
        };
        if !title.is_empty() {
            keys.put("titre", Value::text(&title), event.place);
        }
        self.times(event, &mut keys);
        self.place(event, &mut keys);
        status(event, &mut keys);
        categories(event, &mut keys);
        let body = texts(event, &mut keys);
        let slug = slugify(&title);
        Record {
            id: id(event),
            slug: if slug.is_empty() {
                "rendez-vous".to_owned()
            } else {
                slug
            },
            apart: Some("debut"),
            place: event.place,
            keys: keys.list,
            body,
        }
    }

    fn times(&self, event: &Component, keys: &mut Keys<'_>) {
        let Some(line) = event.get("DTSTART") else {
            return;
        };
        let Some(start) = moment::one(&line.value, line.parameter("TZID")) else {
            keys.refuse("debut", line, DATE);
            return;
        };
        keys.put("debut", Value::text(start.text()), line.place);
        if let Some((end, place)) = end(event, start, keys)
            && end != start
        {
            keys.put("fin", Value::text(end.text()), place);
        }
        if let Some(rule) = event.get("RRULE") {
            let until = |text: &str| moment::one(text, line.parameter("TZID")).map(When::date);
            match rule::recurrence(&rule.value, start.date(), until) {
                Some(mut pairs) => {
                    let skipped = self.skipped(event, keys);
                    if !skipped.is_empty() {
                        pairs.push(("sauf".to_owned(), Value::list(skipped)));
                    }
                    keys.put("recurrence", Value::Map(pairs), rule.place);
                }
                None => keys.refuse("recurrence", rule, RHYTHM),
            }
        }
    }

    fn skipped(&self, event: &Component, keys: &mut Keys<'_>) -> Vec<String> {
        let id = event
            .get("UID")
            .map(|id| id.value.clone())
            .unwrap_or_default();
        let mut days: Vec<Date> = self.moved.get(&id).cloned().unwrap_or_default();
        for line in event.lines.iter().filter(|line| line.name == "EXDATE") {
            match moment::all(line) {
                Some(all) => days.extend(all.into_iter().map(When::date)),
                None => keys.refuse("recurrence", line, DATE),
            }
        }
        days.sort_unstable();
        days.dedup();
        days.into_iter().map(|day| day.to_string()).collect()
    }
}

/// The end: given, or after a duration. The end of whole days is the day after the last.
fn end(event: &Component, start: When, keys: &mut Keys<'_>) -> Option<(When, Span)> {
    if let Some(line) = event.get("DTEND") {
        return match moment::one(&line.value, line.parameter("TZID")) {
            Some(When::Day(day)) => Some((
                When::Day(day.yesterday().ok()?.max(start.date())),
                line.place,
            )),
            Some(end) => Some((end, line.place)),
            None => {
                keys.refuse("fin", line, DATE);
                None
            }
        };
    }
    let line = event.get("DURATION")?;
    let end = line
        .value
        .trim()
        .parse::<jiff::Span>()
        .ok()
        .and_then(|length| match start {
            When::At(at) => at.checked_add(length).ok().map(When::At),
            When::Day(day) => day
                .checked_add(length)
                .and_then(|day| day.checked_sub(1.day()))
                .ok()
                .map(When::Day),
        });
    if end.is_none() {
        keys.refuse("fin", line, DATE);
    }
    end.map(|end| (end, line.place))
}

fn status(event: &Component, keys: &mut Keys<'_>) {
    let Some(line) = event.get("STATUS") else {
        return;
    };
    match line.value.trim() {
        "CONFIRMED" => keys.put("statut", Value::text("confirmé"), line.place),
        "CANCELLED" => keys.put("statut", Value::text("annulé"), line.place),
        "TENTATIVE" => {
            let title = keys.title.clone();
            keys.notes
                .guess(line.place, &title, "brouillon", "true", TENTATIVE);
            keys.put("brouillon", Value::text("true"), line.place);
        }
        _ => keys.refuse("statut", line, STATUS),
    }
}

fn categories(event: &Component, keys: &mut Keys<'_>) {
    let Some(written) = event.get("CATEGORIES") else {
        return;
    };
    let words: Vec<String> = written
        .value
        .split(',')
        .map(|word| line(&word.replace('\\', "")))
        .filter(|word| !word.is_empty())
        .collect();
    let is_axis = |word: &&String| Axis::WORDS.iter().any(|(_, axis)| fold(axis) == fold(word));
    if let Some(axis) = words.iter().find(is_axis) {
        keys.put("axe", Value::text(fold(axis)), written.place);
    }
    if !words.is_empty() {
        keys.put("mots-cles", Value::list(words), written.place);
    }
}

/// The summary, and the text with its link.
fn texts(event: &Component, keys: &mut Keys<'_>) -> String {
    let (mut body, mut resume, mut place) = (String::new(), keys.title.clone(), event.place);
    if let Some(description) = event
        .get("DESCRIPTION")
        .filter(|line| !line.value.trim().is_empty())
    {
        let text = description.text();
        let (short, is_cut) = summary(opening(&text));
        body = markdown(&text);
        if !is_cut && body == escape(&short) {
            body.clear();
        } else if is_cut {
            let title = keys.title.clone();
            keys.notes
                .guess(description.place, &title, "resume", &short, CUT);
        }
        (resume, place) = (short, description.place);
    }
    if !resume.is_empty() {
        let (resume, _) = summary(&resume);
        keys.put("resume", Value::text(resume), place);
    }
    if let Some(url) = event.get("URL") {
        match WebAddress::parse(url.value.trim()).filter(|url| !url.0.contains(['<', '>'])) {
            Some(url) => {
                let gap = if body.is_empty() { "" } else { "\n\n" };
                body.push_str(&format!("{gap}<{}>", url.0));
            }
            None => keys.refuse("texte", url, ADDRESS),
        }
    }
    body
}

const TWICE: Bilingual = Bilingual {
    fr: "le calendrier a deux fois cet identifiant",
    en: "the calendar has this identifier twice",
};
const PRIVATE: Bilingual = Bilingual {
    fr: "le calendrier le dit privé",
    en: "the calendar says that it is private",
};
const DATE: Bilingual = Bilingual {
    fr: "une date d'un calendrier, dans un fuseau connu",
    en: "a date of a calendar, in a known zone",
};
const RHYTHM: Bilingual = Bilingual {
    fr: "une répétition chaque semaine ou chaque mois : seule la première date est importée",
    en: "a repetition each week or each month: only the first date is imported",
};
const STATUS: Bilingual = Bilingual {
    fr: "un statut",
    en: "a status",
};
const ADDRESS: Bilingual = Bilingual {
    fr: "une adresse complète",
    en: "a full address",
};
const TENTATIVE: Bilingual = Bilingual {
    fr: "car le calendrier ne le dit pas encore certain",
    en: "for the calendar does not say that it is certain",
};
const CUT: Bilingual = Bilingual {
    fr: "coupé à 200 caractères : le texte entier est dans la page",
    en: "cut at 200 characters: the page has all of it",
};
