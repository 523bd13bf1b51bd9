//! The file that is imported, which is only read, and the entries made of it.

use std::fs;
use std::path::{Path, PathBuf};

use solidoume::source::SourceFile;

use super::{Result, writing};

/// Reads a file to import, without the mark that some spreadsheets put before a text.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn read_import(path: &Path) -> Result<SourceFile> {
    super::read_ledger(path)
}

/// Writes files below the root: all of them beside their places first, then each into its place, so that a disk that is
/// full leaves everything as it was.
///
/// # Errors
/// When the disk refuses.
pub(crate) fn write_content(root: &Path, files: &[(String, String)]) -> Result<()> {
    let mut ready: Vec<(PathBuf, PathBuf)> = Vec::new();
    for (path, text) in files {
        let place = root.join(path);
        let mut name = place.file_name().unwrap_or_default().to_owned();
        name.push(".tmp");
        let beside = place.with_file_name(name);
        let written = place.parent().map_or(Ok(()), fs::create_dir_all);
        if let Err(error) = written.and_then(|()| fs::write(&beside, text)) {
            for (beside, _) in &ready {
                // What was prepared is worth nothing now; a file that stays is a leftover that builds pass over.
                let _ = fs::remove_file(beside);
            }
            let _ = fs::remove_file(&beside);
            return Err(writing(place)(error));
        }
        ready.push((beside, place));
    }
    for (beside, place) in ready {
        fs::rename(&beside, &place).map_err(writing(place))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_written_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let file = |path: &str| (path.to_owned(), path.to_owned());
        write_content(
            folder.path(),
            &[file("content/a.md"), file("content/b/c.md")],
        )
        .unwrap();
        let read = |path| fs::read_to_string(folder.path().join(path)).ok();
        assert_eq!(read("content/b/c.md").as_deref(), Some("content/b/c.md"));
        // `content/a.md` is a file: nothing can be below it.
        let refused = write_content(
            folder.path(),
            &[file("content/d.md"), file("content/a.md/e.md")],
        );
        assert!(refused.is_err());
        assert_eq!(read("content/d.md"), None);
        assert_eq!(
            fs::read_dir(folder.path().join("content")).unwrap().count(),
            2
        );
    }
}
