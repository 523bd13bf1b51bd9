//! `<output>.previous/`: where a build is prepared, by one program at a time.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::{DiskError, Result, reading, writing};

/// The locked folder beside the published one.
#[derive(Debug)]
pub(super) struct Workshop {
    /// The published folder, without symbolic links; it may not exist yet.
    pub(super) output: PathBuf,
    folder: PathBuf,
    /// Holds the lock for as long as it lives.
    _lock: File,
}

impl Workshop {
    /// Makes the folder where it is missing, and locks it.
    ///
    /// # Errors
    /// When `output` is no folder that could be exchanged, when another build holds the lock, when the folder holds
    /// something else, or when the disk refuses.
    pub(super) fn open(output: &Path) -> Result<Self> {
        let output = resolve(output)?;
        let mut name = output.file_name().unwrap_or_default().to_owned();
        name.push(".previous");
        let folder = output.with_file_name(name);
        refuse_other_than_folder(&folder)?;
        fs::create_dir_all(&folder).map_err(writing(&folder))?;
        let lock = folder.join("lock");
        let is_new = fs::read_dir(&folder)
            .map_err(reading(&folder))?
            .next()
            .is_none();
        if !is_new && !lock.is_file() {
            return Err(DiskError::Foreign { folder, file: None });
        }
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&lock)
            .map_err(writing(&lock))?;
        match file.try_lock() {
            Ok(()) => Ok(Self {
                output,
                folder,
                _lock: file,
            }),
            Err(TryLockError::WouldBlock) => Err(DiskError::Busy { folder: output }),
            Err(TryLockError::Error(error)) => Err(writing(lock)(error)),
        }
    }

    /// The build before.
    pub(super) fn site(&self) -> PathBuf {
        self.folder.join("site")
    }

    /// What is known of the files of both builds.
    pub(super) fn manifest(&self) -> PathBuf {
        self.folder.join("manifest")
    }

    /// Where the published folder waits, on systems that cannot exchange in one step.
    pub(super) fn aside(&self) -> PathBuf {
        self.folder.join("aside")
    }
}

/// The published folder's real path; the folders above it are made where they are missing.
fn resolve(output: &Path) -> Result<PathBuf> {
    let refuse = || DiskError::NotAnOutput {
        path: output.to_path_buf(),
    };
    let name = output.file_name().ok_or_else(refuse)?;
    let parent = match output.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => return Err(refuse()),
    };
    fs::create_dir_all(parent).map_err(writing(parent))?;
    let output = parent.canonicalize().map_err(reading(parent))?.join(name);
    refuse_other_than_folder(&output)?;
    Ok(output)
}

/// Exchanging a symbolic link would publish beside the folder that it names.
fn refuse_other_than_folder(path: &Path) -> Result<()> {
    match path.symlink_metadata() {
        Ok(metadata) if metadata.is_dir() => Ok(()),
        Ok(_) => Err(DiskError::NotAnOutput {
            path: path.to_path_buf(),
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(reading(path)(error)),
    }
}
