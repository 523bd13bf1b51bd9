//! `cargo xtask site`: the calculators, the program, and `content/` made into `public/`.

use std::path::PathBuf;
use std::process::Command as Program;
use std::time::{Duration, Instant};

use crate::Command;
use crate::arguments::{Choice, REST};
use crate::calculators::{self, Weight};
use crate::failure::Result;
use crate::programs::{cargo, run};
use crate::workspace::Workspace;

/// The command as the help shows it.
pub(crate) const COMMAND: Command = Command {
    name: "site",
    about: "build the calculators, the program, and content/ into public/",
    choices: &[Choice {
        name: REST,
        value: Some("..."),
        about: "passed on to `solidoume build`",
    }],
    run: |arguments| {
        let workspace = Workspace::find()?;
        let built = build(&workspace, arguments.rest())?;
        print!("{}", built.summary());
        Ok(())
    },
};

/// What the build measured, for the summary and for the check of the budget.
pub(crate) struct Built {
    /// What a visitor of a calculator downloads for it.
    pub(crate) weight: Weight,
    calculators: Duration,
    program: Duration,
    content: Duration,
}

/// Builds everything; `extra` goes to `solidoume build`. Pages and diagnostics are told by that program itself.
pub(crate) fn build(workspace: &Workspace, extra: &[String]) -> Result<Built> {
    let build_program = || build_program().map(|()| workspace.program());
    build_with(workspace, build_program, extra)
}

/// The same with the program that tests run: it checks more while it runs. It is built together with the tests, as
/// libraries would be built once more, with fewer of their features, for the program alone.
pub(crate) fn build_for_tests(workspace: &Workspace) -> Result<Built> {
    let build_program = || {
        run(cargo().args(["build", "--workspace", "--bins", "--tests"]))?;
        Ok(workspace.tested_program())
    };
    build_with(workspace, build_program, &[])
}

fn build_with(
    workspace: &Workspace,
    build_program: impl FnOnce() -> Result<PathBuf>,
    extra: &[String],
) -> Result<Built> {
    let (weight, calculators) = timed(|| calculators::build(workspace))?;
    let (path, program) = timed(build_program)?;
    let ((), content) = timed(|| {
        run(Program::new(path)
            .arg("build")
            .arg("--root")
            .arg(&workspace.root)
            .arg("--output")
            .arg(workspace.public())
            .arg("--calculators")
            .arg(workspace.calculators())
            .args(extra))
    })?;
    Ok(Built {
        weight,
        calculators,
        program,
        content,
    })
}

/// Builds the program for release, which the measures use too.
pub(crate) fn build_program() -> Result<()> {
    run(cargo().args(["build", "--release", "--package", "solidoume"]))
}

impl Built {
    /// What was built, how heavy, in what time, and where to look.
    pub(crate) fn summary(&self) -> String {
        format!(
            "\n  calculators {:>7.1} s  {}\n  program     {:>7.1} s\n  content     {:>7.1} s\n\
             The site is in public/. Look at it with `cargo xtask serve`.\n",
            self.calculators.as_secs_f64(),
            self.weight,
            self.program.as_secs_f64(),
            self.content.as_secs_f64(),
        )
    }
}

fn timed<T>(stage: impl FnOnce() -> Result<T>) -> Result<(T, Duration)> {
    let start = Instant::now();
    Ok((stage()?, start.elapsed()))
}
