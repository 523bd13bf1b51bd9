//! What the web answered, kept between runs: a file that may be lost at any time.

use std::fs;
use std::path::Path;

use super::{Result, writing};

/// The file's text, if there is one.
pub(crate) fn read_answers(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok()
}

/// Writes the file whole: beside its place first, then into it.
///
/// # Errors
/// When the disk refuses.
pub(crate) fn write_answers(path: &Path, text: &str) -> Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let beside = path.with_file_name(name);
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // What could not be finished is not left behind.
        let _ = fs::remove_file(&beside);
    }
    written.map_err(writing(path))
}
