//! The sources as a git revision has them: git itself reads its store, and nothing is checked out.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use solidoume::source::{SourceFile, Sources};

use super::sources::{BUILT_IN_FOLDER, built_in_theme};
use super::{DiskError, Result, is_leftover};

/// Folders of a site.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// One file of a revision: its path among the sources, and the name of its bytes.
struct Blob {
    path: String,
    name: String,
}

/// Reads `content/` and `themes/` of the site at `root` as they were at a revision. Symbolic links, hidden files and
/// leftovers are passed over, as on the disk.
///
/// # Errors
/// When git is not there, or knows no such revision.
pub(crate) fn read_revision(root: &Path, revision: &str) -> Result<Sources> {
    let unknown = || DiskError::NoRevision {
        name: revision.to_owned(),
    };
    // What begins with a dash would be an option, and no revision does.
    if revision.starts_with('-') {
        return Err(unknown());
    }
    let commit = git(
        root,
        &[
            "rev-parse",
            "--verify",
            "--quiet",
            &format!("{revision}^{{commit}}"),
        ],
    )?
    .ok_or_else(unknown)?;
    let commit = commit.trim();
    let mut blobs = Vec::new();
    for folder in FOLDERS {
        let tree = format!("{commit}:./{folder}");
        if git(root, &["rev-parse", "--verify", "--quiet", &tree])?.is_some() {
            let listed =
                git(root, &["ls-tree", "-r", "-z", "--full-tree", &tree])?.unwrap_or_default();
            blobs.extend(listed.split('\0').filter_map(|line| blob(line, folder)));
        }
    }
    let mut files = contents(root, &blobs)?;
    if !files
        .iter()
        .any(|file| file.path.starts_with(BUILT_IN_FOLDER))
    {
        files.extend(built_in_theme());
    }
    Ok(Sources::new(files))
}

/// Reads `100644 blob 0123abcd<tab>recettes/truffade.md`; nothing for what is no plain file.
fn blob(line: &str, folder: &str) -> Option<Blob> {
    let (about, path) = line.split_once('\t')?;
    let mut about = about.split(' ');
    let plain = matches!(about.next()?, "100644" | "100755") && about.next()? == "blob";
    let hidden = |part: &str| part.starts_with('.') || is_leftover(part);
    (plain && !path.split('/').any(hidden)).then_some(Blob {
        path: format!("{folder}/{path}"),
        name: about.next()?.to_owned(),
    })
}

/// The bytes of every blob, from one git that is asked for all of them.
fn contents(root: &Path, blobs: &[Blob]) -> Result<Vec<SourceFile>> {
    let mut process = command(root)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|cause| DiskError::Git {
            told: cause.to_string(),
        })?;
    let (Some(mut asks), Some(answers)) = (process.stdin.take(), process.stdout.take()) else {
        return Err(broken());
    };
    let names: String = blobs
        .iter()
        .map(|blob| format!("{}\n", blob.name))
        .collect();
    // Git answers while it is asked: both ends must be held at once, or each would wait for the other.
    let asking = std::thread::spawn(move || asks.write_all(names.as_bytes()));
    let mut answers = BufReader::new(answers);
    let files = blobs.iter().map(|blob| {
        Ok(SourceFile {
            path: blob.path.clone(),
            bytes: answer(&mut answers).ok_or_else(broken)?,
        })
    });
    let files = files.collect::<Result<Vec<_>>>();
    drop(answers);
    // A git that ended too early was told of above.
    let _ = (asking.join(), process.wait());
    files
}

/// Reads `0123abcd blob 2048`, that many bytes, and the line's end.
fn answer(answers: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut head = String::new();
    answers.read_line(&mut head).ok()?;
    let size: u64 = head.trim_end().rsplit(' ').next()?.parse().ok()?;
    let mut bytes = Vec::new();
    answers.by_ref().take(size).read_to_end(&mut bytes).ok()?;
    let mut end = [0];
    answers.read_exact(&mut end).ok()?;
    (bytes.len() as u64 == size).then_some(bytes)
}

/// What git prints, or nothing when it has no such thing.
fn git(root: &Path, arguments: &[&str]) -> Result<Option<String>> {
    let Output {
        status,
        stdout,
        stderr,
    } = command(root)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .map_err(|cause| DiskError::Git {
            told: cause.to_string(),
        })?;
    if status.success() {
        return Ok(Some(String::from_utf8_lossy(&stdout).into_owned()));
    }
    let told = String::from_utf8_lossy(&stderr).trim().to_owned();
    // `--quiet` keeps silent about what is only missing.
    if told.is_empty() {
        Ok(None)
    } else {
        Err(DiskError::Git { told })
    }
}

fn command(root: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(root);
    command
}

fn broken() -> DiskError {
    DiskError::Git {
        told: "cat-file".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_files_that_are_seen_are_listed() {
        let path = |line| blob(line, "content").map(|blob| blob.path);
        assert_eq!(
            path("100644 blob 0a1b\trecettes/a.md").as_deref(),
            Some("content/recettes/a.md")
        );
        for passed_over in [
            "120000 blob 0a1b\trecettes/lien.md",
            "160000 commit 0a1b\tmodule",
            "100644 blob 0a1b\t.obsidian/app.json",
            "100644 blob 0a1b\trecettes/a.md~",
            "",
        ] {
            assert_eq!(path(passed_over), None, "{passed_over}");
        }
    }

    #[test]
    fn an_answer_is_read_whole_or_not_at_all() {
        let mut answers = &b"0a1b blob 3\na\nb\n0a1c missing\n"[..];
        assert_eq!(answer(&mut answers).as_deref(), Some(&b"a\nb"[..]));
        assert_eq!(answer(&mut answers), None);
        assert_eq!(answer(&mut &b"0a1b blob 9\na\n"[..]), None);
    }
}
