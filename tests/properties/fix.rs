//! Repairs change no byte of the site, whatever was done to the files, and are done once.

use std::collections::BTreeMap;
use std::sync::Mutex;

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use solidoume::fix::effect::{Verdict, with};
use solidoume::source::{SourceFile, Sources};
use solidoume::{Options, Sink, generate, repair};

use super::generator::{is_one_of_few, shipped, written};
use super::tries;

#[derive(Default)]
struct Outputs(Mutex<BTreeMap<String, Vec<u8>>>);

impl Sink for Outputs {
    fn put(&self, path: &str, bytes: Vec<u8>) {
        self.0
            .lock()
            .expect("no thread panicked")
            .insert(path.to_owned(), bytes);
    }
}

fn options() -> Options {
    Options {
        today: jiff::civil::date(2026, 11, 22),
        base_url: None,
        sources_at: None,
        drafts: true,
        publishing: true,
    }
}

/// The site, and the repairs of its sources.
fn made(sources: &Sources) -> (BTreeMap<String, Vec<u8>>, Verdict) {
    let outputs = Outputs::default();
    let outcome = generate(sources, &options(), &outputs);
    let verdict = repair(sources, &options(), &outcome.diagnostics);
    (outputs.0.into_inner().expect("no thread panicked"), verdict)
}

/// What a hurried hand does to a file without making it wrong.
#[derive(Debug, Clone)]
enum Habit {
    /// Keys in another order.
    TurnKeys(usize),
    /// A space pasted from a word processor.
    PasteSpace(usize, char),
    /// A comment between two keys.
    Comment(usize),
    /// Dates and quantities in other forms.
    OtherForms,
    /// An editor of another system.
    CarriageReturns,
    /// An empty line between two keys.
    EmptyLine(usize),
}

fn habit() -> impl Strategy<Value = Habit> {
    prop_oneof![
        any::<usize>().prop_map(Habit::TurnKeys),
        (
            any::<usize>(),
            prop_oneof![Just('\u{a0}'), Just('\u{202f}')]
        )
            .prop_map(|(at, space)| Habit::PasteSpace(at, space)),
        any::<usize>().prop_map(Habit::Comment),
        Just(Habit::OtherForms),
        Just(Habit::CarriageReturns),
        any::<usize>().prop_map(Habit::EmptyLine),
    ]
}

fn follow(text: &str, habit: &Habit) -> String {
    match habit {
        Habit::TurnKeys(by) => with_keys(text, |keys| {
            let by = by % keys.len().max(1);
            keys.rotate_left(by);
        }),
        Habit::Comment(at) => with_keys(text, |keys| {
            let at = at % (keys.len() + 1);
            keys.insert(at, "# à revoir\n".to_owned());
        }),
        Habit::EmptyLine(at) => with_keys(text, |keys| {
            let at = at % (keys.len() + 1);
            keys.insert(at, "\n".to_owned());
        }),
        Habit::PasteSpace(at, space) => {
            let spaces: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
            let Some(at) = spaces.get(at % spaces.len().max(1)) else {
                return text.to_owned();
            };
            format!("{}{space}{}", &text[..*at], &text[at + 1..])
        }
        Habit::OtherForms => text
            .replace("maj: 2026-11-22", "maj: 22 novembre 2026")
            .replace(" g,", "g,")
            .replace(" g}", "g}")
            .replace(" min\n", "min\n"),
        Habit::CarriageReturns => text.replace("\r\n", "\n").replace('\n', "\r\n"),
    }
}

/// Does something to the keys of an entry, each with its lines.
fn with_keys(text: &str, change: impl FnOnce(&mut Vec<String>)) -> String {
    let Some(inside) = text.strip_prefix("---\n") else {
        return text.to_owned();
    };
    let Some((yaml, rest)) = inside.split_once("\n---\n") else {
        return text.to_owned();
    };
    let mut keys: Vec<String> = Vec::new();
    for line in yaml.lines() {
        match keys.last_mut() {
            Some(key) if line.starts_with([' ', '-', '#']) || line.is_empty() => {
                key.push_str(&format!("{line}\n"))
            }
            _ => keys.push(format!("{line}\n")),
        }
    }
    change(&mut keys);
    format!("---\n{}---\n{rest}", keys.concat())
}

fn files() -> &'static [SourceFile] {
    static FILES: std::sync::OnceLock<Vec<SourceFile>> = std::sync::OnceLock::new();
    FILES.get_or_init(|| shipped(is_one_of_few))
}

/// The shipped content is stored as repairs would store it: whoever runs them sees their own slips only.
#[test]
fn the_content_needs_no_repair() {
    let sources = Sources::new(shipped(|_| true));
    let (_, verdict) = made(&sources);
    assert_eq!(
        (verdict.harmless, verdict.withheld),
        (Vec::new(), Vec::new())
    );
}

proptest! {
    #![proptest_config(tries(6))]

    #[test]
    fn repairs_leave_the_site_the_same_and_are_done_once(
        habits in proptest::collection::vec((any::<usize>(), habit()), 1..24),
    ) {
        let mut files = files().to_vec();
        let entries: Vec<usize> = written(&files).into_iter().filter(|index| files[*index].path.ends_with(".md")).collect();
        for (index, habit) in &habits {
            let file = &mut files[entries[index % entries.len()]];
            let text = String::from_utf8_lossy(&file.bytes).into_owned();
            file.bytes = follow(&text, habit).into_bytes();
        }
        let sources = Sources::new(files);
        let (before, verdict) = made(&sources);
        for one in &verdict.harmless {
            kept(&String::from_utf8_lossy(&sources.file(one.source).bytes), &one.text)?;
        }
        let repaired = with(&sources, &verdict.harmless);
        let (after, again) = made(&repaired);
        prop_assert!(before == after, "the site changed");
        prop_assert_eq!(&again.harmless, &Vec::new());
        prop_assert_eq!(again.withheld.len(), verdict.withheld.len());
    }
}

/// Comments and ends of lines are those that were there.
fn kept(before: &str, after: &str) -> Result<(), TestCaseError> {
    let comments = |text: &str| text.matches("# à revoir").count();
    prop_assert_eq!(comments(before), comments(after));
    prop_assert_eq!(before.lines().count(), after.lines().count());
    prop_assert_eq!(
        before.matches("\r\n").count(),
        after.matches("\r\n").count()
    );
    Ok(())
}
