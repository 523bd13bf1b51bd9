//! Waits until something changes in the folders a site is made from.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use notify_debouncer_full::notify::{self, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer_opt,
};

use super::{DiskError, Result, is_leftover, reading};

/// A save is several events; they are taken together once none has come for this long.
const QUIET: Duration = Duration::from_millis(40);
/// How often to look whether it has been quiet.
const TICK: Duration = Duration::from_millis(10);

/// The folders of a site, watched until dropped.
pub(crate) struct Watch {
    debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
    changes: Receiver<Change>,
    folders: Vec<PathBuf>,
}

/// Something changed.
struct Change {
    /// One of the folders itself came or went: what watched it must be renewed.
    of_a_folder: bool,
}

impl Watch {
    /// Watches `content`, `themes` and the calculators' folder, also those that are not there yet.
    ///
    /// # Errors
    /// When the root cannot be watched.
    pub(crate) fn start(root: &Path, calculators: Option<&Path>) -> Result<Self> {
        let real = |path: &Path| path.canonicalize().map_err(reading(path));
        let root = real(root)?;
        let mut folders = vec![root.join("content"), root.join("themes")];
        folders.extend(calculators.map(real).transpose()?);
        let (sender, changes) = channel();
        let told = folders.clone();
        let mut debouncer = new_debouncer_opt(
            QUIET,
            Some(TICK),
            move |result| tell(&result, &told, &sender),
            RecommendedCache::new(),
            notify::Config::default(),
        )
        .map_err(refused(&root))?;
        debouncer
            .watch(&root, RecursiveMode::NonRecursive)
            .map_err(refused(&root))?;
        let mut watch = Self {
            debouncer,
            changes,
            folders,
        };
        watch.renew()?;
        Ok(watch)
    }

    /// Returns once something changed; false when nothing will be heard any more.
    pub(crate) fn wait(&mut self) -> bool {
        let Ok(first) = self.changes.recv() else {
            return false;
        };
        // What came meanwhile is read at the same time.
        let of_a_folder = self
            .changes
            .try_iter()
            .fold(first.of_a_folder, |any, change| any | change.of_a_folder);
        // A folder that cannot be watched any more is still read.
        !of_a_folder || self.renew().is_ok() || !self.folders.is_empty()
    }

    fn renew(&mut self) -> Result<()> {
        for folder in &self.folders {
            // It was not watched if it was not there.
            let _ = self.debouncer.unwatch(folder);
            if folder.is_dir() {
                self.debouncer
                    .watch(folder, RecursiveMode::Recursive)
                    .map_err(refused(folder))?;
            }
        }
        Ok(())
    }
}

/// Reports a change; what the watcher could not tell may be one too.
fn tell(result: &DebounceEventResult, folders: &[PathBuf], sender: &Sender<Change>) {
    let change = match result {
        Ok(events) => {
            let mut paths = events
                .iter()
                .filter(|event| is_change(event))
                .flat_map(|event| &event.paths);
            let mut concerned = paths
                .by_ref()
                .filter(|path| concerns(path, folders))
                .peekable();
            if concerned.peek().is_none() && !events.iter().any(|event| event.need_rescan()) {
                return;
            }
            Change {
                of_a_folder: concerned.any(|path| folders.contains(path)),
            }
        }
        Err(_) => Change { of_a_folder: true },
    };
    // Nobody listens once the program ends.
    let _ = sender.send(change);
}

/// Reading a file is an event too, and this program reads them all.
fn is_change(event: &DebouncedEvent) -> bool {
    !event.kind.is_access()
}

/// Whether a path is in one of the folders, and neither hidden nor an editor's leftover.
fn concerns(path: &Path, folders: &[PathBuf]) -> bool {
    folders.iter().any(|folder| {
        path.strip_prefix(folder).is_ok_and(|inside| {
            inside.components().all(|part| {
                let name = part.as_os_str().to_string_lossy();
                !name.starts_with('.') && !is_leftover(&name)
            })
        })
    })
}

fn refused(path: &Path) -> impl FnOnce(notify::Error) -> DiskError {
    let path = path.to_path_buf();
    move |error| {
        let cause = match error.kind {
            notify::ErrorKind::Io(cause) => cause,
            _ => std::io::Error::other(error.to_string()),
        };
        DiskError::Read { path, cause }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::sync::mpsc::RecvTimeoutError;

    const PATIENCE: Duration = Duration::from_secs(10);

    fn heard(watch: &Watch) -> bool {
        watch.changes.recv_timeout(PATIENCE).is_ok()
    }

    #[test]
    fn a_saved_file_is_heard_and_what_is_no_content_is_not() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("content/recettes")).unwrap();
        let watch = Watch::start(root.path(), None).unwrap();
        fs::write(root.path().join("content/recettes/a.md"), "a").unwrap();
        assert!(heard(&watch));
        while watch.changes.recv_timeout(QUIET * 5).is_ok() {}
        for silent in ["content/.a.md.swp", "content/a.md~", "notes.txt"] {
            fs::write(root.path().join(silent), "a").unwrap();
        }
        fs::read(root.path().join("content/recettes/a.md")).unwrap();
        let silence = watch.changes.recv_timeout(QUIET * 10);
        assert_eq!(silence.err(), Some(RecvTimeoutError::Timeout));
    }

    #[test]
    fn a_folder_that_is_replaced_is_watched_again() {
        let root = tempfile::tempdir().unwrap();
        let mut watch = Watch::start(root.path(), None).unwrap();
        for _ in 0..2 {
            fs::create_dir_all(root.path().join("content/recettes")).unwrap();
            assert!(watch.wait());
            while watch.changes.recv_timeout(QUIET * 5).is_ok() {}
            fs::write(root.path().join("content/recettes/a.md"), "a").unwrap();
            assert!(heard(&watch));
            fs::remove_dir_all(root.path().join("content")).unwrap();
            assert!(watch.wait());
            while watch.changes.recv_timeout(QUIET * 5).is_ok() {}
        }
    }
}
