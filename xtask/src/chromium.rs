//! The browser that the tests drive, installed where this may be done.

use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::programs::{find, output_of, run};

/// Chromium under the names it goes by.
const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const DRIVER: &str = "chromedriver";

/// Makes sure Chromium and its driver are there: Debian's packages where we are root, else says what to install.
pub(crate) fn ensure() -> Result<()> {
    if present() {
        return Ok(());
    }
    if !may_install()? {
        return Err(
            Failure::new("the browser tests need Chromium and its driver").advise(
                "install them (on Debian, as root: apt-get install chromium chromium-driver)",
            ),
        );
    }
    apt_get(&["update"])?;
    apt_get(&[
        "install",
        "--yes",
        "--no-install-recommends",
        "chromium",
        "chromium-driver",
    ])?;
    if present() {
        return Ok(());
    }
    Err(
        Failure::new("apt-get installed no `chromium` and `chromedriver`")
            .advise("install them by hand and put them on the PATH"),
    )
}

fn present() -> bool {
    find(DRIVER).is_some() && BROWSERS.iter().any(|name| find(name).is_some())
}

/// Whether Debian's packages may be installed here.
pub(crate) fn may_install() -> Result<bool> {
    let debian = Path::new("/etc/debian_version").is_file() && find("apt-get").is_some();
    Ok(debian && output_of(Command::new("id").arg("-u"))?.trim() == "0")
}

/// Runs Debian's installer.
pub(crate) fn apt_get(words: &[&str]) -> Result<()> {
    run(Command::new("apt-get")
        .arg("--quiet")
        .args(words)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}
