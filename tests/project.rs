//! A small site in a temporary folder, and what the real program makes of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

/// The day every test site is made for.
pub(crate) const TODAY: &str = "2026-11-22";

const SITE: &str = "titre: Essai\ndescription: Un site d'essai.\nadresse: https://example.org/\n";

/// A site being written.
pub(crate) struct Project {
    folder: TempDir,
}

/// What a run of the program gave.
pub(crate) struct Run {
    /// Exit status.
    pub(crate) status: i32,
    /// One line a problem: `file:line:column CODE message | hint`.
    pub(crate) problems: Vec<String>,
    /// Standard error, for when something is not as expected.
    pub(crate) stderr: String,
    /// The published files, by path.
    pub(crate) outputs: BTreeMap<String, Vec<u8>>,
}

impl Project {
    /// An empty site with a minimal `site.yaml`.
    pub(crate) fn new() -> Self {
        let project = Self {
            folder: TempDir::new().expect("a temporary folder"),
        };
        project.file("content/site.yaml", SITE)
    }

    /// Adds or replaces a file.
    pub(crate) fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let file = self.folder.path().join(path);
        std::fs::create_dir_all(file.parent().expect("a file has a folder")).expect("a folder");
        std::fs::write(file, text).expect("a file");
        self
    }

    /// Where it is.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Builds it, with more arguments.
    pub(crate) fn build(&self, more: &[&str]) -> Run {
        run(self.root(), "build", more)
    }
}

impl Run {
    /// Whether a problem of this code was found.
    pub(crate) fn reports(&self, code: &str) -> bool {
        self.problems
            .iter()
            .any(|line| line.contains(&format!(" {code} ")))
    }

    /// A published file as text; empty when there is none.
    pub(crate) fn text(&self, path: &str) -> String {
        let bytes = self
            .outputs
            .get(path)
            .map(Vec::as_slice)
            .unwrap_or_default();
        String::from_utf8_lossy(bytes).into_owned()
    }
}

/// Runs the real program on a root and reads what it says and publishes.
pub(crate) fn run(root: &Path, command: &str, more: &[&str]) -> Run {
    let output: Output = Command::new(program())
        .current_dir(root)
        .args([command, "--date", TODAY, "--format", "json", "--all"])
        .args(more)
        .output()
        .expect("the program starts");
    let problems = String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| problem(&serde_json::from_str(line).expect("a line of JSON")))
        .filter(|line| !line.contains(" M003 "))
        .collect();
    Run {
        status: output.status.code().unwrap_or(-1),
        problems,
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        outputs: outputs(&root.join("public")),
    }
}

/// The program, built once from the sources as they are now, in the profile of the tests and together with them, so that
/// no library is built once more for it.
pub(crate) fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let test = std::env::current_exe().expect("a test has a file");
        let folder = test.ancestors().nth(2).expect("target/debug/deps/all");
        // The folder of the development profile is called `debug`.
        let profile = match folder.file_name().and_then(|name| name.to_str()) {
            Some("debug") | None => "dev",
            Some(profile) => profile,
        };
        let built = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--workspace", "--bins", "--tests"])
            .args(["--profile", profile])
            .current_dir(workspace())
            .status()
            .expect("cargo starts");
        assert!(built.success(), "the program does not build");
        folder.join("solidoume")
    })
}

/// The root of the repository.
pub(crate) fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests/ is in the workspace")
}

fn problem(line: &Value) -> String {
    let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
    let place = match line["file"].as_str() {
        Some(file) => format!("{file}:{}:{}", line["line"], line["column"]),
        None => "-".to_owned(),
    };
    let hint = line["hint"]
        .as_str()
        .map(|hint| format!(" | {hint}"))
        .unwrap_or_default();
    let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ").replace('\n', " ");
    plain(format!(
        "{place} {} {}{hint}",
        text("code"),
        text("message")
    ))
}

/// Every file under a folder, by its path.
pub(crate) fn outputs(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in std::fs::read_dir(&current).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("under the folder");
                let bytes = std::fs::read(&path).expect("a published file");
                found.insert(name.to_string_lossy().replace('\\', "/"), bytes);
            }
        }
    }
    found
}
