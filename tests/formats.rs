//! Reports as other programs read them, held against what their specifications require.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::project::{Project, TODAY, program};

const RECIPE: &str = "---\ntitre: Œufs 😀 brouillés\nresume: Des œufs.\nportions: 4\ntype: plat\ningredients: [{nom: œufs, \
                      quantite: \"😀\", allergenes: []}]\n---\n\n## Préparation\n\n1. Battre.\n";

fn project(recipe: &str) -> Project {
    Project::new()
        .file("content/recettes/oeufs.md", recipe)
        .file("content/recettes/a b.md", recipe)
}

fn report(project: &Project, format: &str) -> Value {
    let output = std::process::Command::new(program())
        .current_dir(project.root())
        .args(["check", "--date", TODAY, "--format", format])
        .output()
        .expect("the program starts");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// SARIF 2.1.0, OASIS standard: what each object must have (sections 3.13, 3.14, 3.18, 3.19, 3.27, 3.28, 3.29, 3.30, 3.49).
#[test]
fn sarif_has_what_the_standard_requires() {
    let log = report(&project(RECIPE), "sarif");
    assert_eq!(log["version"], "2.1.0");
    assert!(
        log["$schema"]
            .as_str()
            .is_some_and(|schema| schema.ends_with("sarif-schema-2.1.0.json"))
    );
    let runs = log["runs"].as_array().expect("runs");
    assert_eq!(runs.len(), 1);
    let run = &runs[0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "solidoume");
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let rules = driver["rules"].as_array().expect("rules");
    let ids: BTreeSet<&str> = rules
        .iter()
        .filter_map(|rule| rule["id"].as_str())
        .collect();
    assert_eq!(ids.len(), rules.len(), "identifiers of rules are unique");
    for rule in rules {
        for text in [
            &rule["shortDescription"],
            &rule["fullDescription"],
            &rule["help"],
        ] {
            assert!(
                text["text"].as_str().is_some_and(|text| !text.is_empty()),
                "{rule}"
            );
        }
        assert!(
            rule["help"]["markdown"]
                .as_str()
                .is_some_and(|page| page.starts_with("# ")),
            "{rule}"
        );
        level(&rule["defaultConfiguration"]["level"]);
    }
    let results = run["results"].as_array().expect("results");
    assert!(results.len() >= 3, "{results:?}");
    for result in results {
        check_result(result, rules, run);
    }
}

fn check_result(result: &Value, rules: &[Value], run: &Value) {
    let index = result["ruleIndex"].as_u64().expect("an index") as usize;
    assert_eq!(rules[index]["id"], result["ruleId"]);
    level(&result["level"]);
    assert!(
        result["message"]["text"]
            .as_str()
            .is_some_and(|text| !text.is_empty())
    );
    let prints = result["partialFingerprints"]
        .as_object()
        .expect("fingerprints");
    assert!(prints.values().all(Value::is_string));
    for location in result["locations"].as_array().expect("locations") {
        let place = &location["physicalLocation"];
        let uri = place["artifactLocation"]["uri"]
            .as_str()
            .expect("an address");
        assert!(
            !uri.starts_with('/') && !uri.contains(['\\', ' ', ':']),
            "relative and escaped: {uri}"
        );
        let base = place["artifactLocation"]["uriBaseId"]
            .as_str()
            .expect("a base");
        assert!(run["originalUriBaseIds"].get(base).is_some(), "{base}");
        let region = &place["region"];
        let number = |key: &str| region[key].as_u64().expect("a number");
        assert!(number("startLine") >= 1 && number("startColumn") >= 1);
        let (start, end) = (
            (number("startLine"), number("startColumn")),
            (number("endLine"), number("endColumn")),
        );
        assert!(start <= end, "{region}");
    }
}

fn level(level: &Value) {
    assert!(
        ["none", "note", "warning", "error"].contains(&level.as_str().unwrap_or_default()),
        "{level}"
    );
}

/// A character outside the first plane is two units: the format's own way to count, and that of most editors.
#[test]
fn sarif_counts_utf16_code_units() {
    let log = report(&project(RECIPE), "sarif");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let result = results
        .iter()
        .find(|result| result["ruleId"] == "C010")
        .expect("an unreadable quantity");
    let region = &result["locations"][0]["physicalLocation"]["region"];
    let line = RECIPE.lines().nth(5).expect("a line");
    let before = &line[..line.find("\"😀\"").expect("the quantity")];
    assert_eq!(region["startLine"], 6);
    assert_eq!(region["startColumn"], before.encode_utf16().count() + 1);
    assert_eq!(region["endColumn"], before.encode_utf16().count() + 1 + 4);
}

/// GitLab's documentation: description, check_name, fingerprint, severity, location.path and location.lines.begin.
#[test]
fn gitlab_has_what_its_documentation_requires() {
    let report = report(&project(RECIPE), "gitlab");
    let problems = report.as_array().expect("an array");
    let mut fingerprints = BTreeSet::new();
    for problem in problems {
        for key in ["description", "check_name", "fingerprint", "severity"] {
            assert!(
                problem[key].as_str().is_some_and(|text| !text.is_empty()),
                "{problem}"
            );
        }
        let severity = problem["severity"].as_str().unwrap_or_default();
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity));
        let path = problem["location"]["path"].as_str().expect("a path");
        assert!(!path.starts_with(['/', '.']), "{path}");
        assert!(
            problem["location"]["lines"]["begin"]
                .as_u64()
                .is_some_and(|line| line >= 1)
        );
        fingerprints.insert(problem["fingerprint"].as_str().unwrap_or_default());
    }
    assert_eq!(
        fingerprints.len(),
        problems.len(),
        "each problem has its own"
    );
}

/// A line added above moves every problem and renames none.
#[test]
fn fingerprints_stay_when_lines_move() {
    let prints = |recipe: &str| -> Vec<String> {
        let report = report(&project(recipe), "gitlab");
        let problems = report.as_array().expect("an array").iter();
        problems
            .map(|problem| problem["fingerprint"].to_string())
            .collect()
    };
    let moved = RECIPE.replace(
        "portions: 4",
        "difficulte: facile\nmaj: 2026-11-20\nportions: 4",
    );
    assert_eq!(prints(RECIPE), prints(&moved));
    let lines =
        |recipe: &str| report(&project(recipe), "gitlab")[2]["location"]["lines"]["begin"].clone();
    assert_ne!(lines(RECIPE), lines(&moved));
}
