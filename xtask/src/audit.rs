//! `cargo xtask audit`: what pages weigh and how Lighthouse marks them, in a real browser, against the budgets.

use std::process::Command as Program;

use crate::Command;
use crate::arguments::Choice;
use crate::programs::run;
use crate::workspace::Workspace;
use crate::{calculators, chromium, npm, site};

/// The command as the help shows it.
pub(crate) const COMMAND: Command = Command {
    name: "audit",
    about: "bytes, requests and Lighthouse marks of pages, against their budgets (needs, once, the network)",
    choices: &[Choice {
        name: "--port",
        value: Some("N"),
        about: "port of 127.0.0.1, 8461 unless told",
    }],
    run: |arguments| {
        let workspace = Workspace::find()?;
        let port: u16 = arguments.value_or("--port", 8461)?;
        let browser = chromium::ensure()?;
        let folder = npm::ready(&workspace, "audit")?;
        calculators::build(&workspace)?;
        site::build_program()?;
        let public = folder.join("public");
        // Judges follow canonical addresses, so the site must be made for the address it is judged at.
        run(Program::new(workspace.program())
            .arg("build")
            .arg("--root")
            .arg(&workspace.root)
            .arg("--output")
            .arg(&public)
            .arg("--calculators")
            .arg(workspace.calculators())
            .arg("--base-url")
            .arg(format!("http://127.0.0.1:{port}/")))?;
        run(Program::new("node")
            .arg("audit.mjs")
            .arg(&public)
            .arg(port.to_string())
            .arg(browser)
            .current_dir(&folder))
    },
};
