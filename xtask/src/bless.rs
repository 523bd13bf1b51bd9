//! `cargo xtask bless`: accept what the program now prints as what the tests expect.

use crate::Command;
use crate::programs::{cargo, run};

/// The command as the help shows it.
pub(crate) const COMMAND: Command = Command {
    name: "bless",
    about: "rewrite the expectations of the suite and of the commands, and docs/problemes.md; read the difference before committing",
    choices: &[],
    run: |_| {
        // The whole workspace is selected so that cargo reuses what `cargo xtask test` compiled.
        run(cargo()
            .args([
                "test",
                "--workspace",
                "--test=all",
                "--",
                "suite",
                "commands",
                "explanations",
            ])
            .env("BLESS", "1")
            .env("TRYCMD", "overwrite"))
    },
};
