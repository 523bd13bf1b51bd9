//! The private ledger, which is only read, and the figures made from it, which replace nothing unless asked to.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use solidoume::source::SourceFile;

use super::{Result, reading, writing};

/// Reads a ledger, without the mark that some spreadsheets put before a text.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn read_ledger(path: &Path) -> Result<SourceFile> {
    let mut bytes = fs::read(path).map_err(reading(path))?;
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    Ok(SourceFile {
        path: path.to_string_lossy().into_owned(),
        bytes,
    })
}

/// The folder from which a ledger could be published by mistake: a git repository, or the content of the site at `root`.
///
/// # Errors
/// When the ledger has no real path.
pub(crate) fn exposure(ledger: &Path, root: &Path) -> Result<Option<PathBuf>> {
    let ledger = ledger.canonicalize().map_err(reading(ledger))?;
    let content = root.join("content").canonicalize().ok();
    let takes_along = |folder: &&Path| {
        content.as_deref() == Some(*folder) || folder.join(".git").symlink_metadata().is_ok()
    };
    let within = ledger.ancestors().skip(1).find(takes_along);
    Ok(within.map(Path::to_path_buf))
}

/// Writes a file whole: beside its place first, then into it. The folder is made where it is missing. False when there
/// was a file already and `replace` does not allow to replace it.
///
/// # Errors
/// When the disk refuses.
pub(crate) fn write_figures(path: &Path, text: &str, replace: bool) -> Result<bool> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(writing(folder))?;
    }
    if replace {
        let beside = path.with_extension("yaml.tmp");
        fs::write(&beside, text).map_err(writing(&beside))?;
        fs::rename(&beside, path).map_err(writing(path))?;
        return Ok(true);
    }
    match File::create_new(path) {
        Ok(mut file) => {
            file.write_all(text.as_bytes()).map_err(writing(path))?;
            Ok(true)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(writing(path)(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ledger_in_a_repository_or_in_the_content_is_exposed() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("site/content/chiffres")).unwrap();
        let at = |path: &str| {
            fs::write(root.join(path), "").unwrap();
            exposure(&root.join(path), &root.join("site")).unwrap()
        };
        assert_eq!(at("site/registre.csv"), None);
        let content = Some(root.join("site/content"));
        assert_eq!(at("site/content/chiffres/registre.csv"), content);
        fs::create_dir(root.join(".git")).unwrap();
        assert_eq!(at("site/registre.csv"), Some(root.clone()));
    }

    #[test]
    fn a_file_is_replaced_only_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("chiffres/2022-08.yaml");
        assert!(write_figures(&path, "a", false).unwrap());
        assert!(!write_figures(&path, "b", false).unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), "a");
        assert!(write_figures(&path, "b", true).unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), "b");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_spreadsheet_s_mark_is_not_part_of_the_text() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("registre.csv");
        fs::write(&path, "\u{feff}date").unwrap();
        assert_eq!(read_ledger(&path).unwrap().bytes, b"date");
    }
}
