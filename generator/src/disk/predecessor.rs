//! The build before, which becomes the next one: only what differs is written, deleted or copied.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::manifest::{Manifest, Stamp};
use super::tree::Tree;
use super::{Result, writing};

/// The predecessor's folder, written to by many threads that never share a path.
#[derive(Debug)]
pub(super) struct Predecessor {
    /// As it was when the build began.
    before: Tree,
    /// The folders that stand in it by now.
    folders: Mutex<HashSet<String>>,
}

impl Predecessor {
    /// Looks at the folder, which is made where it is missing.
    ///
    /// # Errors
    /// When it cannot be read or made.
    pub(super) fn open(folder: &Path, manifest: &Manifest) -> Result<Self> {
        let before = Tree::predecessor(folder, manifest)?;
        fs::create_dir_all(folder).map_err(writing(folder))?;
        Ok(Self {
            folders: Mutex::new(before.folders.clone()),
            before,
        })
    }

    /// Where it is.
    pub(super) fn folder(&self) -> &Path {
        &self.before.folder
    }

    /// The stamp of the file at this path, provided that it holds exactly these bytes.
    pub(super) fn stamp(&self, path: &str, bytes: &[u8], hash: &blake3::Hash) -> Option<Stamp> {
        let record = self.before.files.get(path)?;
        self.before.holds(path, bytes, hash).then_some(record.stamp)
    }

    /// The stamp and hash of the file at this path, where the manifest vouches for them.
    pub(super) fn known(&self, path: &str) -> Option<(Stamp, blake3::Hash)> {
        let record = self.before.files.get(path)?;
        Some((record.stamp, record.hash?))
    }

    /// Writes a file. The old one is unlinked, never overwritten: no link can lead the bytes elsewhere.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<Stamp> {
        let place = self.make_room(path)?;
        let write = || {
            let mut file = File::create_new(&place)?;
            file.write_all(bytes)?;
            Ok(Stamp::of(&file.metadata()?))
        };
        write().map_err(writing(&place))
    }

    /// Takes over a file from the published folder.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn copy(&self, path: &str, published: &Path) -> Result<Stamp> {
        let place = self.make_room(path)?;
        let copy = || {
            fs::copy(published.join(path), &place)?;
            Ok(Stamp::of(&place.symlink_metadata()?))
        };
        copy().map_err(writing(&place))
    }

    /// Deletes what has no place in the new build: files and folders whose path `is_kept` does not know.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn clear(&self, is_kept: impl Fn(&str) -> bool) -> Result<()> {
        for path in self.before.files.keys().filter(|path| !is_kept(path)) {
            let place = self.folder().join(path);
            gone(fs::remove_file(&place)).map_err(writing(&place))?;
        }
        let mut stale: Vec<_> = self
            .before
            .folders
            .iter()
            .filter(|path| !is_kept(path))
            .collect();
        // The deepest first: what lies below a folder sorts after it.
        stale.sort_unstable_by(|a, b| b.cmp(a));
        for path in stale {
            let place = self.folder().join(path);
            gone(fs::remove_dir(&place)).map_err(writing(&place))?;
        }
        Ok(())
    }

    /// Makes the folders above a path, each once, and takes away whatever stood at the path or in the folders' way.
    fn make_room(&self, path: &str) -> Result<PathBuf> {
        let place = self.folder().join(path);
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        let missing: Vec<_> = parents(path)
            .take_while(|parent| !folders.contains(*parent))
            .collect();
        for parent in missing.into_iter().rev() {
            let folder = self.folder().join(parent);
            self.remove_old_file(parent)?;
            fs::create_dir(&folder).map_err(writing(folder))?;
            folders.insert(parent.to_owned());
        }
        if folders.remove(path) {
            fs::remove_dir_all(&place).map_err(writing(&place))?;
        }
        drop(folders);
        self.remove_old_file(path)?;
        Ok(place)
    }

    fn remove_old_file(&self, path: &str) -> Result<()> {
        if !self.before.files.contains_key(path) {
            return Ok(());
        }
        let place = self.folder().join(path);
        gone(fs::remove_file(&place)).map_err(writing(place))
    }
}

/// The folders a path lies in, the nearest first.
pub(super) fn parents(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(slash, _)| &path[..slash])
}

/// What is already gone, with its folder perhaps, need not be deleted.
fn gone(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            Ok(())
        }
        result => result,
    }
}
