//! Calendars read by a parser of others say what was written, and repeat on the days that pages show.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use calcard::common::timezone::Tz;
use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty};
use calcard::{Entry, Parser};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use solidoume::outputs::calendars::lines::Lines;
use solidoume::site::occurrences::{self, Occurrence};
use solidoume::source::{SourceFile, Sources};
use solidoume::{Options, Sink, generate_and_look};

use super::generator::shipped;

/// How many dates of each repetition are compared: years of them, with the days when clocks change.
const DATES: usize = 250;
const MOST_EXCEPTIONS: usize = 6;

/// The files of a build.
#[derive(Default)]
struct Files(Mutex<BTreeMap<String, Vec<u8>>>);

impl Sink for Files {
    fn put(&self, path: &str, bytes: Vec<u8>) {
        self.0
            .lock()
            .expect("no thread panicked")
            .insert(path.to_owned(), bytes);
    }
}

fn parsed(bytes: &[u8]) -> ICalendar {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    match Parser::new(text).entry() {
        Entry::ICalendar(calendar) => calendar,
        other => panic!("no calendar: {other:?} in\n{text}"),
    }
}

/// A text of anything that a file can hold, often of what has a meaning in iCalendar, and longer than a line.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[,;:\\\\\"n\r\n\t ]{0,4}",
        "[a-zà-ÿ«»’… \u{a0}]{0,40}",
        "\\PC{0,30}",
        Just("😀".to_owned()),
        Just("BEGIN:VEVENT\r\nX:".to_owned()),
    ];
    vec(part, 0..6).prop_map(|parts| parts.concat())
}

/// What a reader can get back: one kind of line end, and no control characters.
fn readable(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars()
        .filter(|character| !character.is_control() || matches!(character, '\n' | '\t'))
        .collect()
}

fn round_trip(texts: &[String]) -> Result<(), TestCaseError> {
    let mut lines = Lines::default();
    lines.component("VCALENDAR", |lines| {
        lines.value("VERSION", "2.0");
        for text in texts {
            lines.component("VEVENT", |lines| {
                lines.text("SUMMARY", text);
                lines.texts("CATEGORIES", [text.as_str(), "b"]);
            });
        }
    });
    let bytes = lines.into_bytes();
    let written = String::from_utf8(bytes.clone()).expect("UTF-8");
    for line in written.split("\r\n") {
        prop_assert!(line.len() <= 75, "{} octets: {line:?}", line.len());
        prop_assert!(!line.contains(['\r', '\n']), "{line:?}");
    }
    let calendar = parsed(&bytes);
    let events: Vec<_> = calendar
        .components
        .iter()
        .filter(|component| component.component_type == ICalendarComponentType::VEvent)
        .collect();
    prop_assert_eq!(events.len(), texts.len(), "{}", written);
    for (event, text) in events.iter().zip(texts) {
        let of = |property| {
            let entry = event.property(&property);
            let values = entry.map_or(&[][..], |entry| entry.values.as_slice());
            let texts = values
                .iter()
                .map(|value| value.as_text().unwrap_or_default().to_owned());
            texts.collect::<Vec<_>>()
        };
        // A reader may drop spaces around a whole value: nobody sees them.
        let trimmed = |texts: Vec<String>| {
            texts
                .iter()
                .map(|text| text.trim().to_owned())
                .collect::<Vec<_>>()
        };
        let expected = readable(text).trim().to_owned();
        prop_assert_eq!(
            trimmed(of(ICalendarProperty::Summary)).concat(),
            &expected[..],
            "{}",
            written
        );
        // In a list the parser joins spaces that follow one another.
        let plain = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let categories: Vec<String> = of(ICalendarProperty::Categories)
            .iter()
            .map(plain)
            .collect();
        let mut both = vec![plain(&expected), "b".to_owned()];
        both.retain(|text| !text.is_empty());
        prop_assert_eq!(categories, both, "{}", written);
    }
    Ok(())
}

/// An event as a contributor writes it.
fn event() -> impl Strategy<Value = String> {
    let day = (date(2020, 1, 1)..date(2028, 1, 1)).prop_days();
    let weekday = prop_oneof![
        Just("lundi"),
        Just("mardi"),
        Just("mercredi"),
        Just("jeudi"),
        Just("vendredi"),
        Just("samedi"),
        Just("dimanche"),
    ];
    let rank = prop_oneof![
        Just("1er "),
        Just("2e "),
        Just("3e "),
        Just("4e "),
        Just("5e "),
        Just("dernier "),
    ];
    let month_day = prop_oneof![
        (rank, weekday.clone()).prop_map(|(rank, day)| format!("{rank}{day}")),
        (1..=31_u8).prop_map(|number| number.to_string()),
    ];
    let rhythm = prop_oneof![
        vec(weekday, 0..4)
            .prop_map(|days| format!("chaque: semaine, jours: [{}]", days.join(", "))),
        vec(month_day, 0..4).prop_map(|days| format!("chaque: mois, jours: [{}]", days.join(", "))),
    ];
    // Between two and three in the morning there are times that do not exist when clocks change.
    // The parser compares the end of a rule, which is in universal time, with local times: in the last two hours of a day
    // it forgets the last date. `UNTIL` for those is asserted by itself, in `calendars.rs`.
    let time = prop::option::of((3..22_u8, prop_oneof![Just(0_u8), Just(30)]));
    (
        day,
        time,
        0..3_i32,
        rhythm,
        prop::option::of(0..900_i32),
        vec(0..200_i32, 0..MOST_EXCEPTIONS),
    )
        .prop_map(|(day, time, length, rhythm, until, except)| {
            let after = |days: i32| day.saturating_add(jiff::Span::new().days(days));
            let clock = |hour: u8, minute: u8| format!(" {hour:02}:{minute:02}");
            let start = time.map_or_else(String::new, |(hour, minute)| clock(hour, minute));
            let end = time.map_or_else(String::new, |(hour, minute)| clock(hour + 1, minute));
            let until =
                until.map_or_else(String::new, |days| format!(", jusqu-au: {}", after(days)));
            let except: Vec<String> = except
                .into_iter()
                .map(|days| after(days).to_string())
                .collect();
            format!(
                "---\ntitre: T\nresume: R.\ndebut: {day}{start}\nfin: {}{end}\nen-ligne: true\n\
                 recurrence: {{{rhythm}{until}, sauf: [{}]}}\n---\n",
                after(length),
                except.join(", "),
            )
        })
}

trait Days {
    fn prop_days(self) -> BoxedStrategy<Date>;
}

impl Days for std::ops::Range<Date> {
    fn prop_days(self) -> BoxedStrategy<Date> {
        let days = (self.end - self.start).get_days();
        let start = self.start;
        (0..days)
            .prop_map(move |days| start.saturating_add(jiff::Span::new().days(days)))
            .boxed()
    }
}

/// The beginnings that a reader finds in a calendar, and whether it found all of them.
fn expanded(bytes: &[u8]) -> (BTreeSet<String>, bool) {
    let found = parsed(bytes).expand_dates(Tz::Floating, DATES);
    assert!(
        found.errors.is_empty(),
        "{:?}\n{}",
        found.errors,
        String::from_utf8_lossy(bytes)
    );
    // Dates left out count too.
    let whole = found.events.len() + MOST_EXCEPTIONS < DATES;
    let starts = found.events.iter().map(|event| event.start.to_rfc3339());
    (starts.collect(), whole)
}

fn repeats(events: &[String]) -> Result<(), TestCaseError> {
    let mut files = shipped(|path| path.starts_with("themes/"));
    let site = "titre: Essai\ndescription: D.\nadresse: https://example.org/\n";
    let file = |path: String, text: &str| SourceFile {
        path,
        bytes: text.as_bytes().to_vec(),
    };
    files.push(file("content/site.yaml".to_owned(), site));
    for (at, event) in events.iter().enumerate() {
        files.push(file(format!("content/evenements/e{at}.md"), event));
    }
    let options = Options {
        today: date(2026, 11, 25),
        base_url: None,
        drafts: false,
        publishing: true,
        sources_at: None,
    };
    let (paris, outputs) = (
        TimeZone::get("Europe/Paris").expect("a zone"),
        Files::default(),
    );
    let sources = Sources::new(files);
    let (outcome, compared) = generate_and_look(&sources, &options, &outputs, |site| {
        let outputs = outputs.0.lock().expect("no thread panicked");
        let mut compared = Vec::new();
        for entry in &site.content.entries {
            let occasion = entry.kind.occasion().expect("an occasion");
            let path = format!("evenements/{}/evenement.ics", entry.slug);
            let text = |day: Date| {
                let start = Occurrence::on(occasion, day).start;
                match start.time {
                    Some(time) => {
                        let zoned = day
                            .to_datetime(time)
                            .to_zoned(paris.clone())
                            .expect("a time");
                        zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
                    }
                    None => day.to_string(),
                }
            };
            let days = occurrences::days(occasion, occasion.start.date, date(2200, 1, 1));
            let own: Vec<String> = days.take(DATES * 2).map(text).collect();
            compared.push((path.clone(), own, outputs.get(&path).cloned()));
        }
        compared
    });
    prop_assert!(
        !outcome.diagnostics.has_errors(),
        "{:?}",
        outcome.diagnostics
    );
    for (path, own, bytes) in compared {
        let Some(bytes) = bytes else {
            prop_assert!(
                own.is_empty(),
                "{} is not there, but takes place {:?}",
                path,
                own
            );
            continue;
        };
        let (found, whole) = expanded(&bytes);
        let all_day = own.iter().all(|start| start.len() == 10);
        let found: Vec<String> = found
            .into_iter()
            .map(|start| {
                if all_day {
                    start[..10].to_owned()
                } else {
                    start
                }
            })
            .collect();
        let written = String::from_utf8_lossy(&bytes).into_owned();
        if whole && !written.contains("RDATE") {
            prop_assert_eq!(&found, &own, "{}", written);
        } else {
            prop_assert!(found.len() > 20 || written.contains("RDATE"), "{}", written);
            prop_assert_eq!(&found[..], &own[..found.len()], "{}", written);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(super::tries(200))]

    #[test]
    fn texts_survive_a_calendar(texts in vec(text(), 1..8)) {
        round_trip(&texts)?;
    }
}

proptest! {
    #![proptest_config(super::tries(4))]

    #[test]
    fn calendars_repeat_as_pages_do(events in vec(event(), 30)) {
        repeats(&events)?;
    }
}
