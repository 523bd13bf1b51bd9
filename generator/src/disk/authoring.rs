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

/// Writes a file that the program makes, over an older one of its own only. False when there is one of somebody else.
///
/// # Errors
/// When the disk refuses.
pub(crate) fn write_generated(path: &Path, text: &str) -> Result<bool> {
    match fs::read_to_string(path) {
        Ok(known) if known == text => return Ok(true),
        Ok(known) if !known.contains(MARK) => return Ok(false),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => return write_new(path, text),
        Err(error) => return Err(super::reading(path)(error)),
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".tmp");
    fs::write(&beside, text).map_err(writing(&beside))?;
    fs::rename(&beside, path).map_err(writing(path))?;
    Ok(true)
}

/// What every file that the program makes says of itself.
const MARK: &str = "Écrit par `solidoume";
