//! A folder of outputs as it really is on the disk, with what the manifest knows of its files.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::manifest::{Manifest, Record, Stamp};
use super::{DiskError, Result, is_leftover, reading, writing};

/// The files and folders below one folder.
#[derive(Debug)]
pub(super) struct Tree {
    /// Where it is.
    pub(super) folder: PathBuf,
    /// Whether it stands on the disk.
    pub(super) exists: bool,
    /// The files by their path with `/`.
    pub(super) files: HashMap<String, Record>,
    /// The folders by their path with `/`, without the folder itself.
    pub(super) folders: HashSet<String>,
}

impl Tree {
    /// Looks at the published folder; one that is missing is empty.
    ///
    /// # Errors
    /// When something in it is not in the manifest: deleting or replacing it could destroy somebody's work.
    pub(super) fn published(folder: &Path, manifest: &Manifest) -> Result<Self> {
        Self::look(folder, |path, entry| {
            if entry.file_type().is_file() && manifest.knows(path) {
                Ok(true)
            } else if is_leftover(&entry.file_name().to_string_lossy()) {
                Ok(false)
            } else {
                Err(DiskError::Foreign {
                    folder: folder.to_path_buf(),
                    file: Some(path.to_owned()),
                })
            }
        })
        .map(|tree| tree.recall(manifest))
    }

    /// Looks at the predecessor, which is the program's own; whatever is neither file nor folder is taken away.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn predecessor(folder: &Path, manifest: &Manifest) -> Result<Self> {
        Self::look(folder, |_, entry| {
            let file = entry.file_type().is_file();
            if !file {
                fs::remove_file(entry.path()).map_err(writing(entry.path()))?;
            }
            Ok(file)
        })
        .map(|tree| tree.recall(manifest))
    }

    /// Whether the file at this path holds exactly these bytes.
    pub(super) fn holds(&self, path: &str, bytes: &[u8], hash: &blake3::Hash) -> bool {
        let Some(Record { stamp, hash: known }) = self.files.get(path) else {
            return false;
        };
        match known {
            Some(known) => known == hash,
            // A file that cannot be read does not hold them; writing it will say why.
            None => {
                stamp.size() == bytes.len() as u64
                    && fs::read(self.folder.join(path)).is_ok_and(|old| old == bytes)
            }
        }
    }

    /// Walks the folder; `admit` says of everything that is not a folder whether it is one of the tree's files.
    fn look(folder: &Path, admit: impl Fn(&str, &DirEntry) -> Result<bool>) -> Result<Self> {
        let exists = folder.is_dir();
        let mut tree = Self {
            folder: folder.to_path_buf(),
            exists,
            files: HashMap::new(),
            folders: HashSet::new(),
        };
        if !exists {
            return Ok(tree);
        }
        for entry in WalkDir::new(folder).follow_root_links(false).min_depth(1) {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(folder).to_path_buf();
                reading(path)(error.into())
            })?;
            let path = relative_path(&entry, folder);
            if entry.file_type().is_dir() {
                tree.folders.insert(path);
            } else if admit(&path, &entry)? {
                let metadata = entry
                    .metadata()
                    .map_err(|error| reading(entry.path())(error.into()))?;
                tree.files.insert(
                    path,
                    Record {
                        stamp: Stamp::of(&metadata),
                        hash: None,
                    },
                );
            }
        }
        Ok(tree)
    }

    fn recall(mut self, manifest: &Manifest) -> Self {
        for (path, record) in &mut self.files {
            record.hash = manifest.hash(path, record.stamp);
        }
        self
    }
}

/// A name that is not UTF-8 loses its exact bytes here: no output has such a name, so it is only ever shown.
fn relative_path(entry: &DirEntry, folder: &Path) -> String {
    let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
    let parts: Vec<_> = below
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}
