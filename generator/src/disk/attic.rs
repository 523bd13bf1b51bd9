//! `<root>/.cache/solidoume/`: pictures that took long to make, for later runs. It may be deleted at any time.
//!
//! A file's name is the hash of its place on the site, which says all it was made from; its last 32 bytes are the hash of
//! the others, so that half a file is no file. What the disk refuses here costs time and nothing else: the picture is
//! made again, so nobody is told.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How long a picture nobody asked for is kept: branches come and go.
const KEPT: Duration = Duration::from_secs(30 * 24 * 3600);
/// How often asking for one is noted.
const NOTED: Duration = Duration::from_secs(24 * 3600);

/// The folder.
#[derive(Debug)]
pub(crate) struct Attic {
    folder: PathBuf,
}

impl Attic {
    /// That of a site; made once there is something to keep.
    pub(crate) fn of(root: &Path) -> Self {
        Self {
            folder: root.join(".cache/solidoume"),
        }
    }

    /// What was kept under this path of the site.
    pub(crate) fn read(&self, path: &str) -> Option<Vec<u8>> {
        let place = self.place(path);
        let mut bytes = fs::read(&place).ok()?;
        let end = bytes.len().checked_sub(blake3::OUT_LEN)?;
        let written = bytes.split_off(end);
        if blake3::hash(&bytes).as_bytes().as_slice() != written {
            return None;
        }
        note_use(&place);
        Some(bytes)
    }

    /// Keeps a file of the site.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        let place = self.place(path);
        let beside = place.with_extension(format!("{}.tmp", std::process::id()));
        let write = || {
            if !self.folder.is_dir() {
                fs::create_dir_all(&self.folder)?;
                // Nobody wants this among the sources.
                fs::write(self.folder.join(".gitignore"), "*\n")?;
            }
            let mut file = File::create(&beside)?;
            file.write_all(bytes)?;
            file.write_all(blake3::hash(bytes).as_bytes())?;
            drop(file);
            fs::rename(&beside, &place)
        };
        if write().is_err() {
            let _ = fs::remove_file(&beside);
        }
    }

    /// Deletes what nobody asked for in a month.
    pub(crate) fn tidy(&self) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let is_ours = entry.file_name() != ".gitignore";
            if is_ours && age(&entry.path()).is_some_and(|age| age > KEPT) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn place(&self, path: &str) -> PathBuf {
        let name = blake3::hash(path.as_bytes()).to_hex();
        self.folder.join(&name[..32])
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "how long a cache lasts is the disk's own affair: no output depends on it"
)]
fn note_use(place: &Path) {
    if age(place).is_some_and(|age| age > NOTED)
        && let Ok(file) = File::options().write(true).open(place)
    {
        let _ = file.set_modified(SystemTime::now());
    }
}

fn age(place: &Path) -> Option<Duration> {
    place.metadata().ok()?.modified().ok()?.elapsed().ok()
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "files are made to look old")]
mod tests {
    use super::*;

    fn kept(root: &Path) -> Vec<PathBuf> {
        let folder = fs::read_dir(root.join(".cache/solidoume")).unwrap();
        let names = folder.map(|entry| entry.unwrap().path());
        names.filter(|path| !path.ends_with(".gitignore")).collect()
    }

    #[test]
    fn what_was_kept_is_found_again() {
        let root = tempfile::TempDir::new().unwrap();
        let attic = Attic::of(root.path());
        assert_eq!(attic.read("images/a.webp"), None);
        attic.write("images/a.webp", b"one");
        attic.write("images/b.webp", b"");
        let later = Attic::of(root.path());
        assert_eq!(later.read("images/a.webp").as_deref(), Some(&b"one"[..]));
        assert_eq!(later.read("images/b.webp").as_deref(), Some(&b""[..]));
        assert_eq!(later.read("images/c.webp"), None);
    }

    #[test]
    fn half_a_file_is_no_file() {
        let root = tempfile::TempDir::new().unwrap();
        let attic = Attic::of(root.path());
        attic.write("a", b"a picture");
        let whole = fs::read(&kept(root.path())[0]).unwrap();
        for length in 0..whole.len() {
            fs::write(&kept(root.path())[0], &whole[..length]).unwrap();
            assert_eq!(attic.read("a"), None, "{length} bytes");
        }
        let mut changed = whole;
        changed[0] ^= 1;
        fs::write(&kept(root.path())[0], changed).unwrap();
        assert_eq!(attic.read("a"), None);
    }

    #[test]
    fn what_nobody_asks_for_goes_after_a_month() {
        let root = tempfile::TempDir::new().unwrap();
        let attic = Attic::of(root.path());
        for path in ["asked", "forgotten"] {
            attic.write(path, path.as_bytes());
        }
        for place in kept(root.path()) {
            let file = File::options().write(true).open(place).unwrap();
            file.set_modified(SystemTime::now() - KEPT - NOTED).unwrap();
        }
        assert!(attic.read("asked").is_some());
        attic.tidy();
        assert!(attic.read("asked").is_some());
        assert!(attic.read("forgotten").is_none());
    }

    #[test]
    fn a_site_that_cannot_be_written_to_is_no_failure() {
        let root = tempfile::TempDir::new().unwrap();
        fs::write(root.path().join(".cache"), "a file").unwrap();
        let attic = Attic::of(root.path());
        attic.write("a", b"a");
        assert_eq!(attic.read("a"), None);
        attic.tidy();
    }
}
