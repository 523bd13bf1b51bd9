//! Running other programs, and saying clearly which one failed.

use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use crate::failure::{Failure, Result};

/// The same cargo that runs this program.
pub(crate) fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a program that talks to the terminal itself.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .map_err(|error| not_started(command, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(
        Failure::new(format!("`{}` failed ({status})", typed(command)))
            .advise("see what it printed above"),
    )
}

/// Runs a program for what it prints; its complaints go to the terminal.
pub(crate) fn output_of(command: &mut Command) -> Result<String> {
    let Output { status, stdout, .. } = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| not_started(command, &error))?;
    if !status.success() {
        return Err(Failure::new(format!(
            "`{}` failed ({status})",
            typed(command)
        )));
    }
    String::from_utf8(stdout)
        .map_err(|_| Failure::new(format!("`{}` did not print text", typed(command))))
}

/// Where a program is, as a shell would find it.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders)
        .map(|folder| folder.join(name).with_extension(env::consts::EXE_EXTENSION))
        .find(|file| file.is_file())
}

/// The command as one would type it, the program without its folder.
fn typed(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let name = program.file_stem().unwrap_or(command.get_program());
    let words: Vec<_> = std::iter::once(name)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect();
    words.join(" ")
}

fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    Failure::new(format!("`{}` did not start ({error})", typed(command)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_program_is_named_with_its_arguments() {
        let mut command = cargo();
        command
            .args(["no-such-command", "--at-all"])
            .stderr(Stdio::null());
        let message = run(&mut command).expect_err("it fails").to_string();
        assert!(
            message.starts_with("`cargo no-such-command --at-all` failed (exit status: 101)"),
            "{message}"
        );
    }

    #[test]
    fn a_missing_program_is_not_found() {
        assert_eq!(find("no-such-program-anywhere"), None);
        let message = run(&mut Command::new("no-such-program-anywhere"))
            .expect_err("missing")
            .to_string();
        assert!(
            message.starts_with("`no-such-program-anywhere` did not start"),
            "{message}"
        );
    }
}
