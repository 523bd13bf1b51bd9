//! Files that contributors begin: written once, never over another.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::{Result, writing};

/// Writes a file that is not there yet, in a folder that is made where it is missing. False when there is one already.
///
/// # Errors
/// When the disk refuses.
pub(crate) fn write_new(path: &Path, text: &str) -> Result<bool> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(writing(folder))?;
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
