//! Puts a finished folder in the place of the published one, in one step where the system has one.

use std::fs;
use std::io;
use std::path::Path;

use super::{Result, reading, writing};

/// Exchanges `finished` and `published`. Where the system cannot do it in one step, `published` waits in `aside`
/// between two; [`recover`] then repairs what a crash in between leaves.
///
/// # Errors
/// When the folders cannot be moved; `published` is then as it was.
pub(super) fn exchange(finished: &Path, published: &Path, aside: &Path) -> Result<()> {
    if !exists(published)? {
        return fs::rename(finished, published).map_err(writing(published));
    }
    match at_once(finished, published) {
        Ok(()) => Ok(()),
        Err(error) if is_unsupported(&error) => in_two_steps(finished, published, aside),
        Err(error) => Err(writing(published)(error)),
    }
}

/// Puts the last good site back, after a crash between the two steps of a system without a single one.
///
/// # Errors
/// When the folders cannot be moved.
pub(super) fn recover(finished: &Path, published: &Path, aside: &Path) -> Result<()> {
    if !exists(aside)? {
        return Ok(());
    }
    if !exists(published)? {
        return fs::rename(aside, published).map_err(writing(published));
    }
    if !exists(finished)? {
        return fs::rename(aside, finished).map_err(writing(finished));
    }
    fs::remove_dir_all(aside).map_err(writing(aside))
}

/// Makes sure that what was written is on the disk, so that a power cut after the exchange finds whole files.
///
/// # Errors
/// When the disk refuses.
#[cfg(target_os = "linux")]
pub(super) fn settle(folder: &Path) -> Result<()> {
    let handle = fs::File::open(folder).map_err(reading(folder))?;
    rustix::fs::syncfs(&handle).map_err(|error| writing(folder)(error.into()))
}

#[cfg(not(target_os = "linux"))]
pub(super) fn settle(_folder: &Path) -> Result<()> {
    Ok(())
}

fn exists(path: &Path) -> Result<bool> {
    match path.symlink_metadata() {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(reading(path)(error)),
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn at_once(finished: &Path, published: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, finished, CWD, published, RenameFlags::EXCHANGE).map_err(Into::into)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn at_once(_finished: &Path, _published: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// An old kernel or a network file system answers one of these.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput
    )
}

fn in_two_steps(finished: &Path, published: &Path, aside: &Path) -> Result<()> {
    fs::rename(published, aside).map_err(writing(published))?;
    if let Err(error) = fs::rename(finished, published) {
        fs::rename(aside, published).map_err(writing(published))?;
        return Err(writing(published)(error));
    }
    fs::rename(aside, finished).map_err(writing(finished))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    struct Folders {
        _root: tempfile::TempDir,
        finished: PathBuf,
        published: PathBuf,
        aside: PathBuf,
    }

    fn folders(present: &[&str]) -> Folders {
        let root = tempfile::tempdir().unwrap();
        for name in present {
            fs::create_dir(root.path().join(name)).unwrap();
            fs::write(root.path().join(name).join("name"), name).unwrap();
        }
        let at = |name: &str| root.path().join(name);
        Folders {
            finished: at("finished"),
            published: at("published"),
            aside: at("aside"),
            _root: root,
        }
    }

    fn name(folder: &Path) -> Option<String> {
        fs::read_to_string(folder.join("name")).ok()
    }

    #[test]
    fn both_ways_exchange_the_folders() {
        for way in [exchange, in_two_steps] {
            let folders = folders(&["finished", "published"]);
            way(&folders.finished, &folders.published, &folders.aside).unwrap();
            assert_eq!(name(&folders.published).as_deref(), Some("finished"));
            assert_eq!(name(&folders.finished).as_deref(), Some("published"));
            assert_eq!(name(&folders.aside), None);
        }
    }

    #[test]
    fn a_crash_between_the_two_steps_is_repaired() {
        for (present, published, finished) in [
            // Nothing published: the last good site comes back.
            (vec!["finished", "aside"], "aside", Some("finished")),
            // Published, and the old one not put away yet.
            (vec!["published", "aside"], "published", Some("aside")),
            (vec!["published", "finished"], "published", Some("finished")),
        ] {
            let folders = folders(&present);
            recover(&folders.finished, &folders.published, &folders.aside).unwrap();
            assert_eq!(name(&folders.published).as_deref(), Some(published));
            assert_eq!(name(&folders.finished).as_deref(), finished);
            assert_eq!(name(&folders.aside), None);
        }
    }
}
