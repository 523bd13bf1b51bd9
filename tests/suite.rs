//! `suite/*.md`: each file is a feature in prose, with the files that go in and what comes out.
//!
//! A fenced block whose first line names a file (```` ```yaml content/recettes/soupe.md ````) is written. A block
//! ```` ```diagnostics ```` holds every problem `build` must report, one a line (```` ```diagnostics check ````: `check`
//! instead); `BLESS=1` rewrites it. A block
//! ```` ```html public/… ```` holds texts that must occur in a published file, or must not after `! `.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::project::{Project, Run, run, workspace};

#[test]
fn every_feature_of_the_suite_holds() {
    let features = features();
    let (next, failures) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(path) = features.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let found = check(path);
                    failures.lock().expect("no thread panicked").extend(found);
                }
            });
        }
    });
    let failures = failures.into_inner().expect("no thread panicked");
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

/// Thirty files, thirty different mistakes, each at its place, in one run.
#[test]
fn thirty_mistakes_are_thirty_diagnostics() {
    let site = workspace().join("tests/sites/trente-erreurs");
    let found = run(&site, "check", &[]);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(site.join("attendu.txt"), found.problems.join("\n") + "\n")
            .expect("written");
    }
    let expected = std::fs::read_to_string(site.join("attendu.txt")).expect("what is expected");
    let expected: Vec<&str> = expected.lines().collect();
    assert_eq!(expected.len(), 30, "thirty are expected");
    assert_eq!(found.problems, expected, "{}", found.stderr);
    assert_eq!(found.status, 1);
    let of = |part: usize| -> BTreeSet<&str> {
        let parts = expected.iter().filter_map(|line| {
            let (place, rest) = line.split_once(".md:")?;
            [place, rest.split(' ').nth(1)?].get(part).copied()
        });
        parts.collect()
    };
    assert_eq!(of(0).len(), 30, "one mistake a file");
    assert!(of(1).len() >= 25, "the mistakes must differ: {:?}", of(1));
    for line in expected {
        assert!(line.contains(" | "), "no hint: {line}");
    }
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
    assert!(checked.reports("F005"), "{:?}", checked.problems);
    assert_eq!(checked.status, 0);
    let built = project.build(&[]);
    assert!(built.reports("F003"), "{:?}", built.problems);
    assert_eq!(built.status, 1);
    assert!(built.outputs.is_empty(), "nothing is published");
}

/// A site that lost its settings says which file it lacks, and so does a folder that never was a site.
#[test]
fn a_site_without_settings_says_so() {
    let page = "---\ntitre: A\nresume: A.\n---\n";
    let project = Project::new().file("content/pages/a.md", page);
    std::fs::remove_file(project.root().join("content/site.yaml")).expect("removed");
    let built = project.build(&[]);
    assert!(built.reports("C020"), "{:?}", built.problems);
    assert_eq!(built.status, 1);
    let empty = tempfile::TempDir::new().expect("a temporary folder");
    let checked = run(empty.path(), "check", &[]);
    assert_eq!(checked.problems.len(), 1, "{:?}", checked.problems);
    assert!(checked.reports("C020"), "{:?}", checked.problems);
}

/// Whoever changes the theme is told what it lacks, by name.
#[test]
fn a_broken_theme_is_reported() {
    let broken = |file: &str, from: &str, to: &str| {
        let mut project = Project::new();
        let theme = workspace().join("themes/solidoume");
        for (path, bytes) in crate::project::outputs(&theme) {
            project = project.file(&format!("themes/solidoume/{path}"), bytes);
        }
        let text = std::fs::read_to_string(theme.join(file)).expect("a file of the theme");
        assert!(text.contains(from), "{file} has no {from:?}");
        let text = text.replacen(from, to, 1);
        project
            .file(&format!("themes/solidoume/{file}"), text)
            .build(&[])
    };
    let template = broken(
        "templates/pages/home.html",
        "{% block content %}",
        "{% block content %}{{ nobody.knows }}",
    );
    assert!(template.reports("M001"), "{:?}", template.problems);
    assert_eq!(template.status, 1);
    let words = broken("words/fr.yaml", "\n  introuvable:", "\n  egare:");
    assert!(words.reports("M002"), "{:?}", words.problems);
    assert_eq!(words.status, 1);
}

/// A link out of the content folder shows nothing of what it leads to.
#[cfg(unix)]
#[test]
fn symbolic_links_are_not_followed() {
    let secret = tempfile::NamedTempFile::new().expect("a file outside");
    std::fs::write(secret.path(), "---\ntitre: Secret\nresume: S.\n---\n").expect("written");
    let project = Project::new().file("content/pages/a.md", "---\ntitre: A\nresume: A.\n---\n");
    let link = project.root().join("content/pages/b.md");
    std::os::unix::fs::symlink(secret.path(), link).expect("a link");
    let built = project.build(&[]);
    assert!(built.reports("C021"), "{:?}", built.problems);
    assert_eq!(built.status, 1);
    assert!(!built.stderr.contains("Secret"));
}

/// Every code anyone can meet has an example in the suite, among the thirty, in a walkthrough, or in a test of this file.
#[test]
fn every_code_has_an_example() {
    let mut seen =
        std::fs::read_to_string(workspace().join("tests/sites/trente-erreurs/attendu.txt"))
            .expect("the thirty mistakes");
    for feature in features() {
        seen.push_str(&std::fs::read_to_string(feature).expect("a feature"));
    }
    for walkthrough in std::fs::read_dir(workspace().join("tests/cmd")).expect("the walkthroughs") {
        let path = walkthrough.expect("a walkthrough").path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let text = std::fs::read_to_string(path).expect("a walkthrough");
            seen.push_str(&text.replace(['[', ']'], " "));
        }
    }
    // M003 is what every test without compiled calculators would say: it is left out of what they see.
    // Those of the web are in `web.rs`, those of photos, which are no text, in `pictures.rs`.
    let here = [
        "C020", "F005", "M001", "M002", "M003", "L011", "L012", "L013", "V002", "V003", "V006",
        "V007", "V008",
    ];
    let missing: Vec<&&str> = solidoume::diagnostics::Problem::CODES
        .iter()
        .filter(|code| !here.contains(code) && !seen.contains(&format!(" {code} ")))
        .collect();
    assert!(missing.is_empty(), "no example of {missing:?}");
}

/// Each line of the suite and of the thirty is a wrong input and what is said of it: one mistake said of two places counts
/// once, and a code counts as often as it has something different to say.
#[test]
fn well_over_a_hundred_and_twenty_wrong_inputs_are_tried() {
    let thirty = workspace().join("tests/sites/trente-erreurs/attendu.txt");
    let mut lines = std::fs::read_to_string(thirty).expect("the thirty mistakes");
    for feature in features() {
        let feature = std::fs::read_to_string(feature).expect("a feature");
        for block in blocks(&feature)
            .iter()
            .filter(|block| block.is_diagnostics())
        {
            lines.push_str(block.text);
        }
    }
    let said: BTreeSet<(&str, &str)> = lines
        .lines()
        .filter_map(|line| {
            let (line, _hint) = line.split_once(" | ").unwrap_or((line, ""));
            let code = solidoume::diagnostics::Problem::CODES
                .iter()
                .find(|code| line.contains(&format!(" {code} ")))?;
            line.split_once(&format!(" {code} "))
                .map(|(_, message)| (*code, message))
        })
        .collect();
    assert!(said.len() >= 160, "{} wrong inputs", said.len());
    let codes: BTreeSet<&str> = said.iter().map(|(code, _)| *code).collect();
    assert!(codes.len() >= 45, "{} codes", codes.len());
}

/// The files of the suite, in order.
fn features() -> Vec<PathBuf> {
    let folder = std::fs::read_dir(workspace().join("tests/suite")).expect("the suite");
    let mut features: Vec<PathBuf> = folder
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    features.sort();
    assert!(!features.is_empty(), "the suite is empty");
    features
}

/// A fenced block: what its first line says, its text, and where the text stands in the file.
struct Block<'t> {
    info: &'t str,
    text: &'t str,
    start: usize,
}

/// What `build` says.
const BUILT: &str = "diagnostics";
/// What `check` says.
const CHECKED: &str = "diagnostics check";

impl Block<'_> {
    fn is_diagnostics(&self) -> bool {
        [BUILT, CHECKED].contains(&self.info)
    }
}

/// Builds a feature's site; what is not as expected comes back in words.
fn check(path: &Path) -> Vec<String> {
    let feature = std::fs::read_to_string(path).expect("a feature");
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let blocks = blocks(&feature);
    let made = made_of(&blocks);
    let mut failures: Vec<String> = problems(path, &feature, &blocks, &made)
        .into_iter()
        .collect();
    let mut checks = usize::from(blocks.iter().any(Block::is_diagnostics));
    for block in &blocks {
        if let Some(file) = block.info.strip_prefix("html public/") {
            failures.extend(expectations(file, block.text, &made));
            checks += 1;
        }
    }
    if checks == 0 {
        failures.push("nothing is expected of it".to_owned());
    }
    let named = failures.iter().map(|failure| format!("{name}: {failure}"));
    named.collect()
}

/// The site of the blocks that name a file, built. `␍` stands for a carriage return.
fn made_of(blocks: &[Block<'_>]) -> Run {
    let mut project = Project::new();
    for block in blocks {
        if let Some((_, file)) = block.info.split_once(" content/") {
            project = project.file(&format!("content/{file}"), block.text.replace('␍', "\r"));
        }
    }
    let arguments = blocks
        .iter()
        .find_map(|block| block.info.strip_prefix("arguments "));
    let arguments: Vec<&str> = arguments
        .map(|line| line.split(' ').collect())
        .unwrap_or_default();
    if blocks.iter().any(|block| block.info == CHECKED) {
        return run(project.root(), "check", &arguments);
    }
    project.build(&arguments)
}

/// Whether the problems are exactly those of the feature, none where it has no such block.
fn problems(path: &Path, feature: &str, blocks: &[Block<'_>], made: &Run) -> Option<String> {
    let block = blocks.iter().find(|block| block.is_diagnostics());
    let expected: Vec<&str> = block.map_or(Vec::new(), |block| block.text.lines().collect());
    if made.problems == expected {
        return None;
    }
    if let Some(block) = block
        && std::env::var_os("BLESS").is_some()
    {
        bless(path, feature, block, made);
        return None;
    }
    let signed = |sign: char, lines: &[String], others: &[String]| -> String {
        let only = lines.iter().filter(|line| !others.contains(line));
        only.map(|line| format!("\n  {sign} {line}")).collect()
    };
    let expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
    Some(format!(
        "the problems differ (- expected, + found){}{}\n{}",
        signed('-', &expected, &made.problems),
        signed('+', &made.problems, &expected),
        made.stderr
    ))
}

fn expectations(file: &str, wanted: &str, made: &Run) -> Vec<String> {
    if wanted.trim() == "absent" {
        let is_there = made.outputs.contains_key(file);
        return is_there
            .then(|| format!("{file} must not be published"))
            .into_iter()
            .collect();
    }
    if !made.outputs.contains_key(file) {
        return vec![format!("{file} is not published\n{}", made.stderr)];
    }
    let html = made.text(file).replace(['\u{a0}', '\u{202f}'], " ");
    let failure = |line: &str| match line.strip_prefix("! ") {
        Some(refused) => html
            .contains(refused)
            .then(|| format!("{file} must not contain `{refused}`")),
        None => (!html.contains(line)).then(|| format!("{file} must contain `{line}`\n{html}")),
    };
    wanted.lines().filter_map(failure).collect()
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
    assert!(open.is_none(), "a block is not closed");
    blocks
}
