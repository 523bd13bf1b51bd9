//! What subscribers of a calendar get: real events, their changes, and nothing invented.

#![allow(
    clippy::panic,
    reason = "a test that cannot go on must stop, and say why"
)]

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty,
};
use calcard::{Entry, Parser};

use crate::project::{Project, Run, TODAY};

const COMMUNES: &str = "insee,nom,longitude,latitude\n63040,Billom,3.3419,45.7231\n63124,Cournon-d'Auvergne,3.1967,45.7361\n";
const REAL: &str = "---\ntitre: Pain, levain ; et \"miche\"\nresume: On pétrit.\nmaj: 2026-11-20\ndebut: 2026-12-05 14:00\nfin: 2026-12-05 16:30\n\
                    lieu: {nom: Le fournil, adresse: \"1, rue du Four\", commune: Billom, coordonnees: [3.34, 45.72]}\nprix: gratuit\naxe: accompagnement\nmots-cles: [pain, \"blé, farine\"]\n---\n";
const INVENTED: &str = "---\ntitre: Inventé\nresume: I.\nexemple: true\ndebut: 2026-12-06\nlieu: {nom: A, commune: Billom}\naxe: redistribution\n---\n";
const CANCELLED: &str = "---\ntitre: Annulée\nresume: A.\nmaj: 2026-11-21\nstatut: annulé\ndebut: 2026-12-07 9:00\nen-ligne: https://example.org/salon\naxe: redistribution\n---\n";
const MOVED: &str = "---\ntitre: Reportée\nresume: À cause du gel.\nstatut: reporté\nreporte-de: 2026-12-08 9:00\ndebut: 2026-12-15 9:00\nlieu: {nom: B, commune: Cournon-d'Auvergne}\n---\n";
const UNSURE: &str = "---\ntitre: Remise\nresume: R.\nstatut: reporté\ndebut: 2026-12-16 9:00\nen-ligne: true\n---\n";
const WEEKLY: &str = "---\ntitre: Permanence\nresume: P.\ndebut: 2026-10-07 22:30\nen-ligne: true\n\
                      recurrence: {chaque: semaine, jours: mercredi, jusqu-au: 2027-03-31, sauf: [2026-12-23, 2026-12-24]}\n---\n";
const DAYS: &str =
    "---\ntitre: Foire\nresume: F.\ndebut: 2026-12-11\nfin: 2026-12-13\nen-ligne: true\n---\n";

fn site() -> Run {
    let events = [
        ("pain", REAL),
        ("invente", INVENTED),
        ("annulee", CANCELLED),
        ("reportee", MOVED),
        ("remise", UNSURE),
        ("permanence", WEEKLY),
        ("foire", DAYS),
    ];
    let mut project = Project::new().file("content/territoire/communes.csv", COMMUNES);
    for (slug, text) in events {
        project = project.file(&format!("content/evenements/{slug}.md"), text);
    }
    let run = project.build(&[]);
    assert_eq!(run.status, 0, "{:?}", run.problems);
    run
}

fn calendar(run: &Run, path: &str) -> ICalendar {
    let text = run.text(path);
    assert!(text.ends_with("END:VCALENDAR\r\n"), "{path}: {text:?}");
    assert!(
        !text.replace("\r\n", "").contains(['\r', '\n']),
        "{path} has bare ends of lines"
    );
    match Parser::new(&text).entry() {
        Entry::ICalendar(calendar) => calendar,
        other => panic!("{path}: {other:?}"),
    }
}

fn events(calendar: &ICalendar) -> Vec<&ICalendarComponent> {
    let all = calendar.components.iter();
    all.filter(|component| component.component_type == ICalendarComponentType::VEvent)
        .collect()
}

fn uids(run: &Run, path: &str) -> Vec<String> {
    let calendar = calendar(run, path);
    let uids = events(&calendar)
        .into_iter()
        .map(|event| event.uid().unwrap_or_default().to_owned());
    uids.collect()
}

/// One event's lines, unfolded.
fn lines(run: &Run, slug: &str) -> Vec<String> {
    let text = run.text(&format!("evenements/{slug}/evenement.ics"));
    let text = text.replace("\r\n ", "");
    let lines = text
        .split("\r\n")
        .skip_while(|line| *line != "BEGIN:VEVENT");
    lines.map(str::to_owned).collect()
}

fn has(run: &Run, slug: &str, line: &str) {
    let lines = lines(run, slug);
    assert!(
        lines.iter().any(|found| found == line),
        "{slug} has no {line}: {lines:#?}"
    );
}

#[test]
fn a_subscriber_gets_what_is_real_wherever_they_look() {
    let run = site();
    let all = [
        "permanence",
        "pain",
        "annulee",
        "foire",
        "reportee",
        "remise",
    ];
    let ids = |slugs: &[&str]| -> Vec<String> {
        slugs
            .iter()
            .map(|slug| format!("{slug}@example.org"))
            .collect()
    };
    assert_eq!(uids(&run, "evenements/agenda.ics"), ids(&all));
    assert_eq!(
        uids(&run, "evenements/axe/accompagnement.ics"),
        ids(&["pain"])
    );
    assert_eq!(
        uids(&run, "evenements/axe/redistribution.ics"),
        ids(&["annulee"])
    );
    assert_eq!(uids(&run, "evenements/axe/co-construction.ics"), ids(&[]));
    assert_eq!(uids(&run, "evenements/commune/billom.ics"), ids(&["pain"]));
    assert_eq!(
        uids(&run, "evenements/commune/cournon-d-auvergne.ics"),
        ids(&["reportee"])
    );
    // An invented one can be tried, and says what it is.
    assert_eq!(
        uids(&run, "evenements/invente/evenement.ics"),
        ids(&["invente"])
    );
    has(&run, "invente", "SUMMARY:Exemple inventé\u{a0}: Inventé");
    has(&run, "invente", "STATUS:TENTATIVE");
}

#[test]
fn a_calendar_says_what_it_is_and_when_to_come_back() {
    let run = site();
    for path in [
        "evenements/agenda.ics",
        "evenements/axe/co-construction.ics",
    ] {
        let text = run.text(path);
        for line in [
            "VERSION:2.0",
            "REFRESH-INTERVAL;VALUE=DURATION:P1D",
            &format!("SOURCE;VALUE=URI:https://example.org/{path}"),
            "TZID:Europe/Paris",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        ] {
            assert!(
                text.contains(&format!("\r\n{line}\r\n")),
                "{path} lacks {line}: {text}"
            );
        }
        let calendar = calendar(&run, path);
        let names = calendar
            .components
            .iter()
            .flat_map(|component| component.properties(&ICalendarProperty::Name));
        assert_eq!(names.count(), 1, "{path} has a name");
    }
}

#[test]
fn an_event_says_when_where_and_what() {
    let run = site();
    for line in [
        "UID:pain@example.org",
        "DTSTAMP:20261120T000000Z",
        "LAST-MODIFIED:20261120T000000Z",
        "SEQUENCE:2515",
        "DTSTART;TZID=Europe/Paris:20261205T140000",
        "DTEND;TZID=Europe/Paris:20261205T163000",
        "SUMMARY:Pain\\, levain \\; et \"miche\"",
        "LOCATION:Le fournil\\, 1\\, rue du Four\\, Billom",
        "GEO:45.720000;3.340000",
        "CATEGORIES:accompagnement,pain,blé\\, farine",
        "URL:https://example.org/evenements/pain/",
        "STATUS:CONFIRMED",
    ] {
        has(&run, "pain", line);
    }
    // A fair's last day is the 13th: iCalendar gives the day after.
    has(&run, "foire", "DTSTART;VALUE=DATE:20261211");
    has(&run, "foire", "DTEND;VALUE=DATE:20261214");
    has(&run, "foire", "SEQUENCE:0");
    has(&run, "foire", "DTSTAMP:20261211T000000Z");
}

#[test]
fn nobody_comes_for_nothing() {
    let run = site();
    has(&run, "annulee", "STATUS:CANCELLED");
    has(
        &run,
        "annulee",
        "CONFERENCE;VALUE=URI:https://example.org/salon",
    );
    has(&run, "reportee", "STATUS:CONFIRMED");
    has(
        &run,
        "reportee",
        "DTSTART;TZID=Europe/Paris:20261215T090000",
    );
    let description = lines(&run, "reportee")
        .into_iter()
        .find(|line| line.starts_with("DESCRIPTION:"));
    let description = description
        .expect("a description")
        .replace(['\u{a0}', '\u{202f}'], " ");
    for part in [
        "mardi 8 décembre 2026 à 9 h",
        "mardi 15 décembre 2026 à 9 h",
        "À cause du gel.",
    ] {
        assert!(description.contains(part), "{description}");
    }
    has(&run, "remise", "STATUS:TENTATIVE");
}

#[test]
fn a_repetition_ends_with_its_last_day_in_universal_time() {
    let run = site();
    // On 31 March 2027 Paris is two hours ahead: the last evening, at 22:30, is still in.
    has(
        &run,
        "permanence",
        "RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20270331T215959Z",
    );
    // The 24th is no Wednesday: nothing to leave out.
    has(
        &run,
        "permanence",
        "EXDATE;TZID=Europe/Paris:20261223T223000",
    );
}

/// Whoever already has an event must get its changes: its name among calendars does not change with its title or day.
#[test]
fn an_event_that_changes_is_still_the_same() {
    let build = |text: &str| {
        let project = Project::new()
            .file("content/territoire/communes.csv", COMMUNES)
            .file("content/evenements/pain.md", text);
        project.build(&["--base-url", "https://example.org:8443/sous/"])
    };
    let changed = REAL
        .replace("Pain,", "Pains,")
        .replace("12-05", "12-12")
        .replace("2026-11-20", "2026-11-22");
    let (before, after) = (build(REAL), build(&changed));
    for run in [&before, &after] {
        has(run, "pain", "UID:pain@example.org");
        has(
            run,
            "pain",
            "URL:https://example.org:8443/sous/evenements/pain/",
        );
    }
    has(&before, "pain", "SEQUENCE:2515");
    has(&after, "pain", "SEQUENCE:2517");
    assert_eq!(
        TODAY, "2026-11-22",
        "the tests' day is the day of the change"
    );
}
