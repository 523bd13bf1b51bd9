//! The judges of the built site that were not written here: accessibility, HTML, structured data, XML schemas.
//!
//! They are npm packages, pinned with their hashes in `tests/validators/package-lock.json`; tests find them in
//! `target/validators/node_modules`. No script of a package is run while it is installed.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::chromium::{apt_get, may_install};
use crate::failure::{Failure, Result};
use crate::programs::{find, run};
use crate::workspace::Workspace;

/// What npm is told, and what it must have put there.
const FILES: [&str; 2] = ["package.json", "package-lock.json"];

/// Makes sure the judges are there, in the versions that are pinned.
pub(crate) fn ensure(workspace: &Workspace) -> Result<()> {
    ensure_program("java", "default-jre-headless")?;
    ensure_program("npm", "npm")?;
    let (from, to) = (
        workspace.root.join("tests/validators"),
        workspace.target.join("validators"),
    );
    let is_current = FILES
        .iter()
        .all(|name| same(&from.join(name), &to.join(name)));
    if is_current && to.join("node_modules/.package-lock.json").is_file() {
        return Ok(());
    }
    fs::create_dir_all(&to).map_err(Failure::at(&to))?;
    for name in FILES {
        fs::copy(from.join(name), to.join(name)).map_err(Failure::at(&from.join(name)))?;
    }
    run(Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .stdout(Stdio::null())
        .current_dir(&to))
}

/// A program the judges need: Debian's where we are root, else says what to install.
fn ensure_program(name: &str, package: &str) -> Result<()> {
    if find(name).is_some() {
        return Ok(());
    }
    if !may_install()? {
        return Err(
            Failure::new(format!("the tests need `{name}`")).advise(format!(
                "install it (on Debian, as root: apt-get install {package})"
            )),
        );
    }
    apt_get(&["update"])?;
    apt_get(&["install", "--yes", "--no-install-recommends", package])
}

fn same(one: &Path, other: &Path) -> bool {
    match (fs::read(one), fs::read(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
