//! `cargo xtask test`: everything that must pass before a change is accepted.

use std::time::{Duration, Instant};

use crate::Command;
use crate::arguments::Choice;
use crate::failure::{Failure, Result};
use crate::programs::{cargo, run};
use crate::workspace::Workspace;
use crate::{calculators, chromium, site, tidy, validators, workflows};

/// The command as the help shows it.
pub(crate) const COMMAND: Command = Command {
    name: "test",
    about: "format, lints, documentation, tidiness, the site, and every test with a real browser",
    choices: &[Choice {
        name: "--thorough",
        value: None,
        about: "many more random cases",
    }],
    run: |arguments| {
        let thorough = arguments.has("--thorough");
        let trial = Trial {
            workspace: Workspace::find()?,
            thorough,
        };
        conclude(
            &STAGES
                .iter()
                .map(|stage| stage.run(&trial))
                .collect::<Vec<_>>(),
        )
    },
};

/// In order: what is quick and often wrong comes first, and the tests come after the site they visit.
const STAGES: &[Stage] = &[
    Stage {
        name: "browser",
        check: |_| chromium::ensure().map(drop),
    },
    Stage {
        name: "validators",
        check: |trial| validators::ensure(&trial.workspace),
    },
    Stage {
        name: "format",
        check: |_| run(cargo().args(["fmt", "--all", "--check"])),
    },
    Stage {
        name: "tidy",
        check: |trial| tidy::check(&trial.workspace),
    },
    Stage {
        name: "workflows",
        check: |trial| workflows::check(&trial.workspace),
    },
    Stage {
        name: "clippy",
        check: |_| {
            run(cargo()
                .args(LINT)
                .args(["--workspace", "--all-targets"])
                .args(DENY))
        },
    },
    Stage {
        name: "clippy for the browser",
        check: |_| lint_for_the_browser(),
    },
    Stage {
        name: "documentation",
        check: |_| document(),
    },
    Stage {
        name: "site",
        check: |trial| build_site(&trial.workspace),
    },
    Stage {
        name: "tests",
        check: test,
    },
];

const LINT: &[&str] = &["clippy", "--quiet"];
const DENY: &[&str] = &["--", "--deny=warnings"];

/// What the stages need to know.
struct Trial {
    workspace: Workspace,
    thorough: bool,
}

struct Stage {
    name: &'static str,
    check: fn(&Trial) -> Result<()>,
}

/// A stage that was run.
struct Outcome {
    name: &'static str,
    time: Duration,
    failure: Option<Failure>,
}

impl Stage {
    fn run(&self, trial: &Trial) -> Outcome {
        println!("\n== {}", self.name);
        let start = Instant::now();
        let failure = (self.check)(trial).err();
        let outcome = Outcome {
            name: self.name,
            time: start.elapsed(),
            failure,
        };
        println!("{}", outcome.line());
        outcome
    }
}

impl Outcome {
    fn line(&self) -> String {
        let seconds = self.time.as_secs_f64();
        match &self.failure {
            None => format!("{seconds:>7.1} s  passed  {}", self.name),
            Some(failure) => format!("{seconds:>7.1} s  FAILED  {}: {failure}", self.name),
        }
    }
}

fn lint_for_the_browser() -> Result<()> {
    calculators::ensure_target()?;
    run(cargo()
        .args(LINT)
        .args([
            "--package=calculator-wasm",
            "--lib",
            "--target",
            calculators::TARGET,
        ])
        .args(DENY))
}

fn document() -> Result<()> {
    run(cargo()
        .args(["doc", "--quiet", "--workspace", "--no-deps"])
        .env("RUSTDOCFLAGS", "--deny=warnings"))
}

fn build_site(workspace: &Workspace) -> Result<()> {
    let built = site::build_for_tests(workspace)?;
    print!("{}", built.summary());
    built.weight.within_budget()
}

fn test(trial: &Trial) -> Result<()> {
    let mut command = cargo();
    command.args(["test", "--workspace", "--no-fail-fast"]);
    if trial.thorough {
        command.env("SOLIDOUME_THOROUGH", "1");
    }
    run(&mut command)
}

/// Prints every outcome once more, together, and fails when one did.
fn conclude(outcomes: &[Outcome]) -> Result<()> {
    println!();
    for outcome in outcomes {
        println!("{}", outcome.line());
    }
    let total: Duration = outcomes.iter().map(|outcome| outcome.time).sum();
    let failed: Vec<_> = outcomes
        .iter()
        .filter(|outcome| outcome.failure.is_some())
        .map(|one| one.name)
        .collect();
    println!("{:>7.1} s  in all", total.as_secs_f64());
    if failed.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("failed: {}", failed.join(", "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failure_is_told_at_the_end() {
        let outcome = |name, failure| Outcome {
            name,
            time: Duration::from_secs(1),
            failure,
        };
        let failed = |problem| Some(Failure::new(problem));
        assert!(conclude(&[outcome("format", None)]).is_ok());
        let failure = conclude(&[
            outcome("format", failed("not formatted")),
            outcome("site", None),
            outcome("tests", failed("two fail")),
        ]);
        assert_eq!(
            failure.expect_err("two failed").to_string(),
            "failed: format, tests"
        );
        assert_eq!(
            outcome("tests", failed("two fail")).line(),
            "    1.0 s  FAILED  tests: two fail"
        );
    }

    #[test]
    fn the_site_is_built_before_it_is_visited() {
        let place = |name| STAGES.iter().position(|stage| stage.name == name);
        assert!(place("browser") < place("tests") && place("site") < place("tests"));
    }
}
