//! The browser that the tests drive.

use std::path::PathBuf;

use crate::debian;
use crate::failure::{Failure, Result};
use crate::programs::find;

/// Chromium under the names it goes by; Debian's comes first.
const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Makes sure Chromium and its driver are there.
pub(crate) fn ensure() -> Result<PathBuf> {
    if path().is_none() {
        debian::ensure("chromium", "chromium")?;
    }
    debian::ensure("chromedriver", "chromium-driver")?;
    path().ok_or_else(|| Failure::new("there is no Chromium"))
}

fn path() -> Option<PathBuf> {
    BROWSERS.iter().find_map(|name| find(name))
}
