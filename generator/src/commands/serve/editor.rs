//! Opens a file in the person's own editor, when there is one that has a window.

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Editors that need the terminal, which shows the server.
const IN_A_TERMINAL: &[&str] = &[
    "ed",
    "emacsclient",
    "ex",
    "helix",
    "hx",
    "jed",
    "joe",
    "kak",
    "mcedit",
    "micro",
    "mg",
    "nano",
    "ne",
    "nvi",
    "nvim",
    "pico",
    "vi",
    "view",
    "vim",
    "vim.basic",
    "vim.tiny",
];
/// Editors that take `--goto file:line`.
const GO_TO: &[&str] = &["code", "code-insiders", "codium", "cursor"];

/// A program that edits files, and what it is told before their names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Editor {
    program: PathBuf,
    arguments: Vec<String>,
}

impl Editor {
    /// What `$VISUAL` or `$EDITOR` names, or Visual Studio Code where it is installed.
    pub(super) fn find() -> Option<Self> {
        let path = env::var_os("PATH").unwrap_or_default();
        let said = ["VISUAL", "EDITOR"].into_iter().filter_map(env::var_os);
        said.chain(["code".into(), "codium".into()])
            .find_map(|words| Self::named(&words, &path))
    }

    /// The editor of a line such as `code --wait`. No shell reads it.
    fn named(words: &OsString, path: &OsString) -> Option<Self> {
        let mut words = words.to_str()?.split_whitespace().map(str::to_owned);
        let name = PathBuf::from(words.next()?);
        let windowless = IN_A_TERMINAL.contains(&name.file_name()?.to_str()?);
        let mut places = env::split_paths(path).map(|folder| folder.join(&name));
        let program = places.find(|place| place.is_file())?;
        (!windowless).then(|| Self {
            program,
            arguments: words.collect(),
        })
    }

    /// Opens a file at a line, and does not wait for the person.
    ///
    /// # Errors
    /// When the program does not start.
    pub(super) fn open(&self, file: &Path, line: usize) -> io::Result<()> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        let name = self.program.file_stem().and_then(|name| name.to_str());
        if name.is_some_and(|name| GO_TO.contains(&name)) {
            let mut place = file.as_os_str().to_owned();
            place.push(format!(":{line}"));
            command.arg("--goto").arg(place);
        } else {
            command.arg(file);
        }
        let streams = [Stdio::null(), Stdio::null(), Stdio::null()];
        let [input, output, errors] = streams;
        let mut child = command.stdin(input).stdout(output).stderr(errors).spawn()?;
        // Somebody must hear of its end, or the system keeps it listed.
        std::thread::spawn(move || child.wait());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_without_a_window_are_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["vim", "code"] {
            let file = env::current_exe().unwrap();
            let place = folder.path().join(name);
            assert!(file.is_file());
            #[cfg(unix)]
            std::os::unix::fs::symlink(file, place).unwrap();
        }
        let path: OsString = folder.path().into();
        let named = |words: &str| Editor::named(&words.into(), &path);
        if cfg!(unix) {
            let editor = named("code --wait").unwrap();
            assert_eq!(editor.program, folder.path().join("code"));
            assert_eq!(editor.arguments, ["--wait"]);
        }
        assert_eq!(named("vim"), None);
        assert_eq!(named("nowhere"), None);
        assert_eq!(named(""), None);
    }
}
