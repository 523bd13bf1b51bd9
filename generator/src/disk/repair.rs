//! Rewrites one source file, whole or not at all.

use std::fs;
use std::io::Write;
use std::path::Path;

use super::{Result, reading, writing};

/// Puts `after` in the place of `before`: beside the file first, then into its place in one step, with its permissions.
/// False when the file is no longer what was read: whoever changed it meanwhile keeps what they wrote.
///
/// # Errors
/// When the disk refuses.
pub(crate) fn rewrite(root: &Path, path: &str, before: &[u8], after: &[u8]) -> Result<bool> {
    let place = root.join(path);
    if fs::read(&place).map_err(reading(&place))? != before {
        return Ok(false);
    }
    let permissions = fs::metadata(&place).map_err(reading(&place))?.permissions();
    let mut name = place.file_name().unwrap_or_default().to_owned();
    // Passed over by whoever reads the sources, should it be left.
    name.push(".tmp");
    let beside = place.with_file_name(name);
    let written = (|| {
        let mut file = fs::File::create(&beside)?;
        file.write_all(after)?;
        file.sync_all()?;
        fs::set_permissions(&beside, permissions)?;
        fs::rename(&beside, &place)
    })();
    if written.is_err() {
        // What could not be finished is not left behind; that it may not be removed either changes nothing.
        let _ = fs::remove_file(&beside);
    }
    written.map_err(writing(&place))?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_rewritten_unless_it_changed_meanwhile() {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("a.md");
        fs::write(&place, "a").unwrap();
        assert!(rewrite(root.path(), "a.md", b"a", b"b").unwrap());
        assert_eq!(fs::read(&place).unwrap(), b"b");
        assert!(!rewrite(root.path(), "a.md", b"a", b"c").unwrap());
        assert_eq!(fs::read(&place).unwrap(), b"b");
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
        assert!(rewrite(root.path(), "nowhere.md", b"", b"").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("a.md");
        fs::write(&place, "a").unwrap();
        fs::set_permissions(&place, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(rewrite(root.path(), "a.md", b"a", b"b").unwrap());
        assert_eq!(
            fs::metadata(&place).unwrap().permissions().mode() & 0o777,
            0o640
        );
    }
}
