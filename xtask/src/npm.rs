//! Tools of npm's that checks need: named with their hashes in `tests/<name>/package-lock.json`, installed in `target/<name>/`.
//!
//! Nothing of npm's stands among the sources, and no script of a package is run while it is installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command as Program, Stdio};

use crate::debian;
use crate::failure::{Failure, Result};
use crate::programs::{find, run};
use crate::workspace::Workspace;

/// What npm wrote when it last installed everything.
const INSTALLED: &str = "node_modules/.package-lock.json";

/// Brings the files of `tests/<name>/` to `target/<name>/` and installs what their lock names; once, as long as it stays the
/// same. Gives that folder.
pub(crate) fn ready(workspace: &Workspace, name: &str) -> Result<PathBuf> {
    debian::ensure("npm", "npm")?;
    let folder = lay_out(workspace, name)?;
    let stamp = folder.join("installed");
    let lock = read(&folder.join("package-lock.json"))?;
    if folder.join(INSTALLED).is_file() && fs::read(&stamp).is_ok_and(|known| known == lock) {
        return Ok(folder);
    }
    let npm = find("npm").ok_or_else(|| Failure::new("there is no `npm`"))?;
    run(Program::new(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .stdout(Stdio::null())
        .current_dir(&folder))?;
    fs::write(&stamp, lock).map_err(Failure::at(&stamp))?;
    Ok(folder)
}

fn lay_out(workspace: &Workspace, name: &str) -> Result<PathBuf> {
    let sources = workspace.root.join("tests").join(name);
    let folder = workspace.target.join(name);
    fs::create_dir_all(&folder).map_err(Failure::at(&folder))?;
    for entry in fs::read_dir(&sources).map_err(Failure::at(&sources))? {
        let source = entry.map_err(Failure::at(&sources))?.path();
        let copy = folder.join(source.file_name().unwrap_or_default());
        fs::write(&copy, read(&source)?).map_err(Failure::at(&copy))?;
    }
    Ok(folder)
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).map_err(Failure::at(file))
}
