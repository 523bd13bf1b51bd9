//! `cargo xtask serve`: the calculators and the program compiled, then `solidoume serve`.

use std::process::Command as Program;

use crate::Command;
use crate::arguments::Choice;
use crate::programs::run;
use crate::workspace::Workspace;
use crate::{calculators, site};

/// The command as the help shows it.
pub(crate) const COMMAND: Command = Command {
    name: "serve",
    about: "show the site on this machine, made again at each save",
    choices: &[
        Choice {
            name: "--port",
            value: Some("N"),
            about: "port of 127.0.0.1, 8000 unless told; the next free one if it is taken",
        },
        Choice {
            name: "--no-build",
            value: None,
            about: "use the program and the calculators as they were last compiled",
        },
    ],
    run: |arguments| {
        let workspace = Workspace::find()?;
        if !arguments.has("--no-build") {
            calculators::build(&workspace)?;
            site::build_program()?;
        }
        let port: u16 = arguments.value_or("--port", 8000)?;
        run(Program::new(workspace.program())
            .arg("serve")
            .arg("--root")
            .arg(&workspace.root)
            .arg("--calculators")
            .arg(workspace.calculators())
            .args(["--port", &port.to_string()]))
    },
};
