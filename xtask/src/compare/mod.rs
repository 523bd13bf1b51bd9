//! `cargo xtask compare`: the calculators beside the same formula in Publicodes, on the same cases in one run.

mod cases;

use std::fs;
use std::process::Command as Program;

use crate::Command;
use crate::failure::Failure;
use crate::programs::run;
use crate::workspace::Workspace;
use crate::{calculators, npm};

/// The command as the help shows it.
pub(crate) const COMMAND: Command = Command {
    name: "compare",
    about: "the calculators beside Publicodes: bytes, time, exactness (needs Node.js and, once, the network)",
    choices: &[],
    run: |_| {
        let workspace = Workspace::find()?;
        let weight = calculators::build(&workspace)?;
        println!("calculators: {weight}");
        let folder = npm::ready(&workspace, "publicodes")?;
        let cases = folder.join("cases.jsonl");
        fs::write(&cases, cases::lines(CASES)).map_err(Failure::at(&cases))?;
        // The script judges: it fails when the calculators are wrong once, or when an engine gives no answer.
        run(Program::new("node")
            .arg("compare.mjs")
            .arg(workspace.calculators())
            .current_dir(&folder))
    },
};

/// How many months both engines calculate.
const CASES: usize = 1000;
