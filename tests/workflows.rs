//! The files that make other machines work on a proposal: they are YAML, safe for proposals from outside, and every
//! command in them exists.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use solidoume::decode::yaml::{self, Node, Value};
use solidoume::diagnostics::Diagnostics;
use solidoume::source::{SourceFile, Sources};

use crate::project::{program, workspace};

/// A file that a machine reads.
struct Workflow {
    path: String,
    text: String,
    tree: Node,
}

fn read(path: PathBuf) -> Workflow {
    let text = fs::read_to_string(&path).expect("it is text");
    let path = path
        .strip_prefix(workspace())
        .expect("of this repository")
        .display()
        .to_string();
    let file = SourceFile {
        path: path.clone(),
        bytes: text.clone().into_bytes(),
    };
    let sources = Sources::new(vec![file]);
    let (id, _) = sources.iter().next().expect("one file");
    let mut diagnostics = Diagnostics::default();
    let tree = yaml::parse(id, &text, 0, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{path}: {diagnostics:?}");
    Workflow {
        tree: tree.expect("a tree"),
        path,
        text,
    }
}

fn in_folder(folder: &str) -> Vec<Workflow> {
    let entries = fs::read_dir(workspace().join(folder)).expect("the folder");
    let mut paths: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "yml"))
        .collect();
    paths.sort();
    paths.into_iter().map(read).collect()
}

fn workflows() -> Vec<Workflow> {
    in_folder(".github/workflows")
}

/// Every text of a tree, with the key it stands under.
fn texts<'n>(node: &'n Node, under: &'n str, found: &mut Vec<(&'n str, &'n str)>) {
    match &node.value {
        Value::Map(pairs) => pairs
            .iter()
            .for_each(|(name, value)| texts(value, &name.text, found)),
        Value::List(list) => list.iter().for_each(|item| texts(item, under, found)),
        _ => found.extend(node.text().map(|text| (under, text))),
    }
}

fn keys<'n>(node: &'n Node, found: &mut Vec<&'n str>) {
    match &node.value {
        Value::Map(pairs) => pairs.iter().for_each(|(name, value)| {
            found.push(&name.text);
            keys(value, found);
        }),
        Value::List(list) => list.iter().for_each(|item| keys(item, found)),
        _ => {}
    }
}

fn help(arguments: &[&str]) -> String {
    let output = Command::new(program())
        .args(arguments)
        .arg("--help")
        .output()
        .expect("it starts");
    assert!(
        output.status.success(),
        "solidoume {arguments:?} is no command"
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn every_command_exists_with_its_options() {
    let xtask = fs::read_to_string(workspace().join("xtask/src/main.rs")).expect("the commands");
    let mut checked = 0;
    for workflow in workflows()
        .into_iter()
        .chain([read(workspace().join(".gitlab-ci.yml"))])
    {
        let mut all = Vec::new();
        texts(&workflow.tree, "", &mut all);
        for line in all
            .iter()
            .filter(|(key, _)| ["run", "script"].contains(key))
            .flat_map(|(_, text)| text.lines())
        {
            let words: Vec<&str> = line.split_whitespace().collect();
            if let Some(at) = words
                .iter()
                .position(|word| word.ends_with("release/solidoume"))
            {
                let help = help(&[words[at + 1]]);
                for option in words[at + 2..].iter().filter(|word| word.starts_with("--")) {
                    assert!(
                        help.contains(option),
                        "{}: `{option}` in {line}",
                        workflow.path
                    );
                }
                checked += 1;
            }
            if let Some(at) = words.windows(2).position(|pair| pair == ["cargo", "xtask"]) {
                let command = if words[at + 2] == "test" {
                    "checks"
                } else {
                    words[at + 2]
                };
                assert!(
                    xtask.contains(&format!("    {command}::COMMAND,")),
                    "{}: {line}",
                    workflow.path
                );
                // What follows the dashes is for `solidoume build`.
                let passed_on = words.iter().skip_while(|word| **word != "--").skip(1);
                let build = help(&["build"]);
                for option in passed_on.filter(|word| word.starts_with("--")) {
                    assert!(
                        build.contains(option),
                        "{}: `{option}` in {line}",
                        workflow.path
                    );
                }
                checked += 1;
            }
        }
    }
    assert!(checked >= 8, "{checked} commands were found");
}

/// What comes from a fork runs with a token that can only read, and what may write runs nothing of the fork's.
#[test]
fn proposals_from_outside_get_no_power() {
    for workflow in workflows() {
        let mut names = Vec::new();
        keys(&workflow.tree, &mut names);
        assert!(!names.contains(&"pull_request_target"), "{}", workflow.path);
        assert!(
            names.contains(&"permissions"),
            "{} asks for every permission",
            workflow.path
        );
        assert!(!workflow.text.contains("secrets."), "{}", workflow.path);
        let mut all = Vec::new();
        texts(&workflow.tree, "", &mut all);
        for (key, text) in &all {
            // A text from outside inside a script would be a part of the script.
            assert!(
                !(*key == "run" && text.contains("${{")),
                "{}: {text}",
                workflow.path
            );
        }
        let writes = all
            .iter()
            .any(|(key, text)| *text == "write" && *key != "id-token" && *key != "pages");
        let checks_out = all
            .iter()
            .any(|(key, text)| *key == "uses" && text.starts_with("actions/checkout"));
        assert!(
            !(writes && checks_out),
            "{} may write and takes code",
            workflow.path
        );
    }
}

/// A version that moves could become another program.
#[test]
fn actions_are_pinned_by_their_full_version() {
    for workflow in workflows() {
        let mut all = Vec::new();
        texts(&workflow.tree, "", &mut all);
        for (_, action) in all.iter().filter(|(key, _)| *key == "uses") {
            let version = action.split_once("@v").map_or("", |(_, version)| version);
            let numbers = version
                .split('.')
                .filter(|part| part.parse::<u32>().is_ok())
                .count();
            assert_eq!(numbers, 3, "{}: {action}", workflow.path);
        }
    }
}

/// The forms of GitHub say what they are for; those of GitLab exist too.
#[test]
fn forms_are_complete() {
    for form in in_folder(".github/ISSUE_TEMPLATE")
        .iter()
        .filter(|form| !form.path.ends_with("config.yml"))
    {
        let mut names = Vec::new();
        keys(&form.tree, &mut names);
        for key in ["name", "description", "body", "label"] {
            assert!(names.contains(&key), "{}: `{key}`", form.path);
        }
    }
    let forms = |folder: &str| {
        fs::read_dir(workspace().join(folder))
            .expect("a folder")
            .count()
    };
    assert_eq!(
        forms(".github/ISSUE_TEMPLATE") - 1,
        forms(".gitlab/issue_templates")
    );
    assert!(
        workspace()
            .join(".github/pull_request_template.md")
            .is_file()
    );
    assert!(
        workspace()
            .join(".gitlab/merge_request_templates/Default.md")
            .is_file()
    );
}
