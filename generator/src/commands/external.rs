//! `solidoume check --external`: asks the web, and remembers its answers for a while.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};
use solidoume::review::web::{Answer, WebLink, links, report};

use super::{Failure, Run, unless_closed};
use crate::disk::{read_answers, write_answers};
use crate::messages::{Language, counted};
use crate::web::ask;

/// How many addresses one run asks for.
const MOST: usize = 300;
/// For how many days a page that was there is taken to be there.
const KEPT: i32 = 7;
/// For how many days any other answer is kept: something may have been repaired.
const DOUBTED: i32 = 1;
/// The file of answers where none is named.
const FILE: &str = "solidoume-liens.json";

/// Answers, by address, with the day they were given.
type Answers = BTreeMap<String, (Date, Answer)>;

/// Asks for every address of the content that no recent answer is known of, and reports what is wrong.
pub(super) fn check(run: &mut Run<'_>, cache: Option<&Path>) -> Result<(), Failure> {
    let today = super::options(run.arguments, super::Purpose::Check).today;
    let links = links(&run.sources, &run.base_url());
    let file = cache.map_or_else(|| std::env::temp_dir().join(FILE), Path::to_path_buf);
    let mut known = read(&file, today);
    let unknown: BTreeSet<&String> = links
        .iter()
        .map(|link| &link.address)
        .filter(|address| !known.contains_key(*address))
        .collect();
    let asked: Vec<String> = unknown
        .iter()
        .take(MOST)
        .map(|address| (*address).clone())
        .collect();
    let left = unknown.len() - asked.len();
    say(&asking(asked.len(), left, run.language))?;
    let answers = ask(&asked);
    known.extend(
        asked
            .into_iter()
            .zip(answers)
            .map(|(address, answer)| (address, (today, answer))),
    );
    let written = write_answers(&file, &text(&known));
    if cache.is_some() {
        // Without a name it is only a help: the next run asks again.
        written?;
    }
    note(run, &links, &known);
    Ok(())
}

fn note(run: &mut Run<'_>, links: &[WebLink], known: &Answers) {
    let diagnostics = &mut run.outcome.diagnostics;
    for link in links {
        if let Some((_, answer)) = known.get(&link.address) {
            report(link, answer, diagnostics);
        }
    }
    diagnostics.sort();
}

/// What is remembered and not too old. A file that does not read is as good as none.
fn read(file: &Path, today: Date) -> Answers {
    let text = read_answers(file).unwrap_or_default();
    let json: Value = serde_json::from_str(&text).unwrap_or_default();
    let entries = json.as_object().into_iter().flatten();
    entries
        .filter_map(|(address, entry)| {
            let day: Date = entry["day"].as_str()?.parse().ok()?;
            let status = entry["status"]
                .as_u64()
                .and_then(|status| u16::try_from(status).ok());
            let answer = match entry["answer"].as_str()? {
                "found" => Answer::Found,
                "moved" => Answer::Moved {
                    to: entry["to"].as_str()?.to_owned(),
                },
                "gone" => Answer::Gone { status },
                "unsure" => Answer::Unsure { status },
                _ => return None,
            };
            let days = if answer == Answer::Found {
                KEPT
            } else {
                DOUBTED
            };
            let fresh = day <= today && today < day.saturating_add(days.days());
            fresh.then(|| (address.clone(), (day, answer)))
        })
        .collect()
}

fn text(known: &Answers) -> String {
    let entry = |(day, answer): &(Date, Answer)| {
        let day = day.to_string();
        match answer {
            Answer::Found => json!({ "day": day, "answer": "found" }),
            Answer::Moved { to } => json!({ "day": day, "answer": "moved", "to": to }),
            Answer::Gone { status } => json!({ "day": day, "answer": "gone", "status": status }),
            Answer::Unsure { status } => {
                json!({ "day": day, "answer": "unsure", "status": status })
            }
        }
    };
    let json: serde_json::Map<String, Value> = known
        .iter()
        .map(|(address, known)| (address.clone(), entry(known)))
        .collect();
    format!("{:#}\n", Value::Object(json))
}

/// Whoever waits is told for what, out of the way of what programs read.
fn say(line: &str) -> Result<(), Failure> {
    unless_closed(writeln!(io::stderr(), "{line}"))
}

fn asking(asked: usize, left: usize, language: Language) -> String {
    let addresses = counted(asked, language.pick("adresse", "address"), language)
        .replace("addresss", "addresses");
    let mut line = match language {
        Language::Fr => format!("{addresses} du web à vérifier"),
        Language::En => format!("{addresses} of the web to verify"),
    };
    if left > 0 {
        line.push_str(&match language {
            Language::Fr => format!(", {left} laissées pour une autre fois"),
            Language::En => format!(", {left} left for another time"),
        });
    }
    line
}
