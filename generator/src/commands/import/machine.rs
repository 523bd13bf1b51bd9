//! What an import did, for programs: one JSON object.

use serde_json::{Value as Json, json};

use solidoume::import::merge::{Difference, Fate};
use solidoume::import::notes::Notes;
use solidoume::import::plan::{Done, Outcome, Plan};
use solidoume::import::value::Value;

/// The whole report. Without a plan nothing was imported, and the problems say why.
pub(super) fn report(
    plan: Option<&Plan>,
    notes: &Notes,
    is_dry: bool,
    problems: Vec<Json>,
) -> String {
    let unknown = notes.unknown.iter().map(|(name, unknown)| {
        json!({ "name": name, "count": unknown.count, "examples": unknown.examples })
    });
    let report = json!({
        "imported": plan.is_some() && !is_dry,
        "entries": plan.map(|plan| plan.entries.iter().map(entry).collect::<Vec<_>>()).unwrap_or_default(),
        "gone": plan.map(|plan| plan.gone.as_slice()).unwrap_or_default(),
        "skipped": notes.skipped,
        "not_understood": unknown.collect::<Vec<_>>(),
        "problems": problems,
        "problems_unsaid": notes.unsaid,
    });
    // Writing JSON that is in memory cannot fail.
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}

fn entry(done: &Done) -> Json {
    let outcome = match done.outcome {
        Outcome::Created => "created",
        Outcome::Updated => "updated",
        Outcome::Unchanged => "unchanged",
        Outcome::ByHand => "written_by_hand",
        Outcome::Detached => "detached",
        Outcome::Deleted => "deleted_here",
    };
    let differences: Vec<Json> = done.differences.iter().map(difference).collect();
    json!({ "file": done.path, "title": done.title, "outcome": outcome, "differences": differences })
}

fn difference(difference: &Difference) -> Json {
    let fate = match difference.fate {
        Fate::Taken => "taken",
        Fate::Kept => "kept",
        Fate::Conflict => "conflict",
    };
    let value = |value: &Option<Value>| value.as_ref().map(Value::to_json);
    json!({ "key": difference.key, "fate": fate, "here": value(&difference.here), "source": value(&difference.source) })
}
