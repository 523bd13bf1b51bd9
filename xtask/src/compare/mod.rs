//! `cargo xtask compare`: the calculators beside the same formula in Publicodes, on the same cases in one run.

mod cases;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Program;

use crate::Command;
use crate::calculators;
use crate::failure::{Failure, Result};
use crate::programs::{find, run};
use crate::workspace::Workspace;

/// The command as the help shows it.
pub(crate) const COMMAND: Command = Command {
    name: "compare",
    about: "the calculators beside Publicodes: bytes, time, exactness (needs Node.js and, once, the network)",
    choices: &[],
    run: |_| {
        let tools = Tools::find()?;
        let workspace = Workspace::find()?;
        let weight = calculators::build(&workspace)?;
        println!("calculators: {weight}");
        let folder = lay_out(&workspace)?;
        tools.install(&folder)?;
        // The script judges: it fails when the calculators are wrong once, or when an engine gives no answer.
        run(Program::new(tools.node)
            .arg("compare.mjs")
            .arg(workspace.calculators())
            .current_dir(&folder))
    },
};

/// How many months both engines calculate.
const CASES: usize = 1000;
/// What npm wrote when it last installed everything.
const INSTALLED: &str = "node_modules/.package-lock.json";

/// The programs that this command does not bring along.
struct Tools {
    node: PathBuf,
    npm: PathBuf,
}

impl Tools {
    fn find() -> Result<Self> {
        let tool = |name| {
            find(name).ok_or_else(|| {
                Failure::new(format!(
                    "the comparison runs in Node.js, and there is no `{name}`"
                ))
                .advise("install Node.js 20 or later with npm (https://nodejs.org)")
            })
        };
        Ok(Self {
            node: tool("node")?,
            npm: tool("npm")?,
        })
    }

    /// Installs what the lock names, without running any script of theirs; once, as long as the lock stays the same.
    fn install(&self, folder: &Path) -> Result<()> {
        let stamp = folder.join("installed");
        let lock = read(&folder.join("package-lock.json"))?;
        if folder.join(INSTALLED).is_file() && fs::read(&stamp).is_ok_and(|known| known == lock) {
            return Ok(());
        }
        run(Program::new(&self.npm)
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(folder))?;
        fs::write(&stamp, lock).map_err(Failure::at(&stamp))
    }
}

/// Puts the formulas, the script and the cases where npm may install: nothing of npm's stands among the sources.
fn lay_out(workspace: &Workspace) -> Result<PathBuf> {
    let sources = workspace.root.join("tests/publicodes");
    let folder = workspace.target.join("publicodes");
    fs::create_dir_all(&folder).map_err(Failure::at(&folder))?;
    for entry in fs::read_dir(&sources).map_err(Failure::at(&sources))? {
        let source = entry.map_err(Failure::at(&sources))?.path();
        let copy = folder.join(source.file_name().unwrap_or_default());
        fs::write(&copy, read(&source)?).map_err(Failure::at(&copy))?;
    }
    let cases = folder.join("cases.jsonl");
    fs::write(&cases, cases::lines(CASES)).map_err(Failure::at(&cases))?;
    Ok(folder)
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).map_err(Failure::at(file))
}
