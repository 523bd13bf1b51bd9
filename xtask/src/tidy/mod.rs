//! `cargo xtask tidy`: the rules of the house that no compiler keeps.

mod direction;
mod files;
mod manifests;
mod rooms;
mod tokens;

use std::fmt;
use std::fs;
use std::path::Path;

use crate::Command;
use crate::failure::{Failure, Result};
use crate::workspace::Workspace;

use tokens::Token;

/// The command as the help shows it.
pub(crate) const COMMAND: Command = Command {
    name: "tidy",
    about: "the rules of the house: direction of imports, who may touch the disk, sizes, unfinished work",
    choices: &[],
    run: |_| check(&Workspace::find()?),
};

/// Each rule looks at one file at a time.
const RULES: &[Rule] = &[
    direction::imports_go_down,
    direction::kinds_are_strangers,
    rooms::the_world_has_owners,
    rooms::printing_has_owners,
    rooms::bindings_stand_alone,
    files::a_module_says_what_it_is,
    files::nothing_is_unfinished,
    files::a_file_is_short,
    files::no_path_of_a_machine,
    manifests::versions_stand_in_one_place,
];

type Rule = fn(&Source) -> Vec<Finding>;

/// Prints every finding of every rule, and fails when there is one.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let sources = read(workspace)?;
    let findings: Vec<_> = sources
        .iter()
        .flat_map(|source| RULES.iter().flat_map(|rule| rule(source)))
        .collect();
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => Ok(()),
        1 => Err(Failure::new("tidy: 1 finding").advise("it is printed above")),
        count => {
            Err(Failure::new(format!("tidy: {count} findings")).advise("they are printed above"))
        }
    }
}

/// A text file of the repository.
pub(crate) struct Source {
    /// From the root, with slashes.
    path: String,
    text: String,
    /// Empty for anything but Rust.
    tokens: Vec<Token>,
}

impl Source {
    fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let (path, text) = (path.into(), text.into());
        let tokens = if path.ends_with(".rs") {
            tokens::read(&text)
        } else {
            Vec::new()
        };
        Self { path, text, tokens }
    }

    /// The file's path inside a folder of the repository, if it lies there.
    fn within(&self, folder: &str) -> Option<&str> {
        self.path.strip_prefix(folder)
    }

    fn has_extension(&self, extensions: &[&str]) -> bool {
        self.path
            .rsplit_once('.')
            .is_some_and(|(_, extension)| extensions.contains(&extension))
    }

    fn finding(&self, line: usize, problem: impl Into<String>) -> Finding {
        Finding {
            file: self.path.clone(),
            line,
            problem: problem.into(),
        }
    }
}

/// What is wrong, and where: lines count from 1.
#[derive(Debug)]
pub(crate) struct Finding {
    file: String,
    line: usize,
    problem: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.file, self.line, self.problem)
    }
}

/// Every text file that git would track, found without asking git so that an archive can be checked too.
fn read(workspace: &Workspace) -> Result<Vec<Source>> {
    let ignored = workspace.root.join(".gitignore");
    let ignored = fs::read_to_string(&ignored).map_err(Failure::at(&ignored))?;
    let ignored: Vec<_> = ignored.lines().map(|line| line.trim_matches('/')).collect();
    let mut sources = Vec::new();
    visit(workspace, &workspace.root, &ignored, &mut sources)?;
    Ok(sources)
}

fn visit(
    workspace: &Workspace,
    folder: &Path,
    ignored: &[&str],
    sources: &mut Vec<Source>,
) -> Result<()> {
    let mut entries = fs::read_dir(folder)
        .and_then(Iterator::collect::<std::io::Result<Vec<_>>>)
        .map_err(Failure::at(folder))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let (path, name) = (entry.path(), entry.file_name());
        let kind = entry.file_type().map_err(Failure::at(&path))?;
        if name == ".git" || ignored.iter().any(|ignored| name == *ignored) {
            continue;
        }
        if kind.is_dir() {
            // Cargo marks its target folders, wherever a configuration puts them.
            if !path.join("CACHEDIR.TAG").exists() {
                visit(workspace, &path, ignored, sources)?;
            }
        } else if kind.is_file() {
            let bytes = fs::read(&path).map_err(Failure::at(&path))?;
            // Pictures are not text.
            if let Ok(text) = String::from_utf8(bytes) {
                sources.push(Source::new(workspace.relative(&path), text));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The findings of one rule on one small file, as printed without the path.
    pub(super) fn findings(rule: Rule, path: &str, text: &str) -> Vec<String> {
        let strip = |finding: Finding| format!("{}: {}", finding.line, finding.problem);
        rule(&Source::new(path, text))
            .into_iter()
            .map(strip)
            .collect()
    }

    #[test]
    fn a_finding_names_file_and_line() {
        let finding = Source::new("generator/src/site/mod.rs", "").finding(3, "wrong");
        assert_eq!(finding.to_string(), "generator/src/site/mod.rs:3: wrong");
    }

    #[test]
    fn the_walk_sees_sources_and_leaves_what_git_ignores() {
        let workspace = Workspace::find().expect("a workspace");
        let sources = read(&workspace).expect("readable");
        let seen = |path: &str| sources.iter().any(|source| source.path == path);
        assert!(seen("xtask/src/tidy/mod.rs") && seen("Cargo.toml"));
        assert!(
            !sources.iter().any(
                |source| source.path.starts_with("target/") || source.path.starts_with(".git/")
            )
        );
    }
}
