//! `suite/*.md`: each file is a feature in prose, with the files that go in and what comes out.
//!
//! A fenced block whose first line names a file (```` ```yaml content/recettes/soupe.md ````) is written. A block
//! ```` ```diagnostics ```` holds every problem the program must report, one a line; `BLESS=1` rewrites it. A block
//! ```` ```html public/… ```` holds texts that must occur in a published file, or must not after `! `.

use std::path::Path;

use crate::project::{Project, Run, run, workspace};

#[test]
fn every_feature_of_the_suite_holds() {
    let mut failures = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(workspace().join("tests/suite"))
        .expect("the suite")
        .flatten()
    {
        if entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "md")
        {
            count += 1;
            failures.extend(check(&entry.path()));
        }
    }
    assert!(count > 0, "the suite is empty");
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

/// Thirty files, thirty different mistakes, each at its place, in one run.
#[test]
fn thirty_mistakes_are_thirty_diagnostics() {
    let site = workspace().join("tests/sites/trente-erreurs");
    let found = run(&site, "check", &[]);
    let expected = std::fs::read_to_string(site.join("attendu.txt")).unwrap_or_default();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(site.join("attendu.txt"), found.problems.join("\n") + "\n")
            .expect("written");
        return;
    }
    let expected: Vec<&str> = expected.lines().collect();
    assert_eq!(expected.len(), 30, "thirty are expected");
    assert_eq!(found.problems, expected, "{}", found.stderr);
    assert_eq!(found.status, 1);
    let codes: std::collections::BTreeSet<&str> = expected
        .iter()
        .filter_map(|line| line.split(' ').nth(1))
        .collect();
    assert!(codes.len() >= 20, "the mistakes must differ: {codes:?}");
}

/// Figures may be checked before anyone decides what to publish: only `build` refuses what could identify someone.
#[test]
fn check_warns_of_what_build_refuses() {
    let project = Project::new()
        .file(
            "content/chiffres/regles.yaml",
            "- {depuis: 2022-04, maximum: 70, source: S}\n",
        )
        .file(
            "content/chiffres/2022-08.yaml",
            "contributeurs: 9\nverse: 45\nsource: S\n",
        );
    let checked = run(project.root(), "check", &[]);
    assert!(
        checked.problems.iter().any(|line| line.contains(" F005 ")),
        "{:?}",
        checked.problems
    );
    assert_eq!(checked.status, 0);
    let built = project.build(&[]);
    assert!(
        built.problems.iter().any(|line| line.contains(" F003 ")),
        "{:?}",
        built.problems
    );
    assert_eq!(built.status, 1);
    assert!(built.outputs.is_empty(), "nothing is published");
}

/// Every code a contributor can meet has an example in the suite or among the thirty.
#[test]
fn every_code_has_an_example() {
    let mut seen =
        std::fs::read_to_string(workspace().join("tests/sites/trente-erreurs/attendu.txt"))
            .expect("the thirty mistakes");
    for entry in std::fs::read_dir(workspace().join("tests/suite"))
        .expect("the suite")
        .flatten()
    {
        seen.push_str(&std::fs::read_to_string(entry.path()).expect("a feature"));
    }
    // The theme's own mistakes (M001 to M003), files outside reach (C020, C021) and the doubled output (L005 has its
    // own feature) are tried by the unit tests of the rooms that find them; F002 by the cases of the calculators. F005 is what `check` says instead of F003.
    let elsewhere = ["M001", "M002", "M003", "C020", "C021", "F002", "F005"];
    let missing: Vec<&&str> = solidoume::diagnostics::Problem::CODES
        .iter()
        .filter(|code| !elsewhere.contains(code) && !seen.contains(&format!(" {code} ")))
        .collect();
    assert!(missing.is_empty(), "no example of {missing:?}");
}

/// A fenced block: what its first line says, its text, and where the text stands in the file.
struct Block<'t> {
    info: &'t str,
    text: &'t str,
    start: usize,
}

fn check(path: &Path) -> Vec<String> {
    let feature = std::fs::read_to_string(path).expect("a feature");
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let blocks = blocks(&feature);
    let mut project = Project::new();
    for block in &blocks {
        if let Some((_, file)) = block.info.split_once(" content/") {
            let text = block.text.replace("␍", "\r").replace("␣", " ");
            project = project.file(&format!("content/{file}"), text);
        }
    }
    let arguments = blocks
        .iter()
        .find_map(|block| block.info.strip_prefix("arguments "));
    let arguments: Vec<&str> = arguments
        .map(|line| line.split(' ').collect())
        .unwrap_or_default();
    let made = project.build(&arguments);
    let mut failures = Vec::new();
    if let Some(block) = blocks.iter().find(|block| block.info == "diagnostics") {
        let expected: Vec<&str> = block.text.lines().collect();
        if made.problems != expected {
            if std::env::var_os("BLESS").is_some() {
                bless(path, &feature, block, &made);
            } else {
                let (found, wanted) = (made.problems.join("\n  "), expected.join("\n  "));
                failures.push(format!(
                    "{name}: expected\n  {wanted}\nfound\n  {found}\n{}",
                    made.stderr
                ));
            }
        }
    } else if !made.problems.is_empty() {
        failures.push(format!(
            "{name}: unexpected\n  {}",
            made.problems.join("\n  ")
        ));
    }
    for block in &blocks {
        if let Some(file) = block.info.strip_prefix("html public/") {
            failures.extend(expectations(&name, file, block.text, &made));
        }
    }
    failures
}

fn expectations(name: &str, file: &str, wanted: &str, made: &Run) -> Vec<String> {
    let html = made.text(file).replace(['\u{a0}', '\u{202f}'], " ");
    let mut failures = Vec::new();
    if wanted.trim() == "absent" {
        if made.outputs.contains_key(file) {
            failures.push(format!("{name}: {file} must not be published"));
        }
        return failures;
    }
    for line in wanted.lines() {
        match line.strip_prefix("! ") {
            Some(refused) if html.contains(refused) => {
                failures.push(format!("{name}: {file} must not contain `{refused}`"));
            }
            None if !html.contains(line) => {
                failures.push(format!("{name}: {file} must contain `{line}`\n{html}"));
            }
            _ => {}
        }
    }
    failures
}

fn bless(path: &Path, feature: &str, block: &Block<'_>, made: &Run) {
    let mut text = made.problems.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    let end = block.start + block.text.len();
    let blessed = format!("{}{text}{}", &feature[..block.start], &feature[end..]);
    std::fs::write(path, blessed).expect("written");
}

/// Blocks are fenced by four backticks, so that the files may hold fences of three.
fn blocks(feature: &str) -> Vec<Block<'_>> {
    const FENCE: &str = "````";
    let mut blocks = Vec::new();
    let mut open: Option<(&str, usize)> = None;
    let mut at = 0;
    for line in feature.split_inclusive('\n') {
        if let Some(info) = line.trim_end().strip_prefix(FENCE) {
            match open.take() {
                Some((info, start)) => blocks.push(Block {
                    info,
                    text: &feature[start..at],
                    start,
                }),
                None => open = Some((info, at + line.len())),
            }
        }
        at += line.len();
    }
    blocks
}
