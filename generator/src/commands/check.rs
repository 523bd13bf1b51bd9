//! `solidoume check`: makes the site, publishes nothing, says what is wrong; repairs what is safe when asked to.

use std::process::ExitCode;

use solidoume::Sink;

use super::external;
use super::fix::{Repair, repair};
use super::{Failure, Purpose, Run, words};
use crate::cli::Check;

/// Takes outputs and forgets them.
struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _path: &str, _bytes: Vec<u8>) {}

    fn is_seen(&self) -> bool {
        false
    }
}

/// Checks the site.
pub(super) fn run(arguments: &Check) -> Result<ExitCode, Failure> {
    let mut run = Run::read(&arguments.site)?;
    if run.has_content() {
        run.generate(&Nowhere, Purpose::Check);
    }
    if arguments.fix && run.has_content() {
        let how = if arguments.dry_run {
            Repair::Show
        } else {
            Repair::Write
        };
        repair(&run, how)?;
        if how == Repair::Write {
            // What is left is said of the files as they are now.
            run = Run::read(&arguments.site)?;
            run.generate(&Nowhere, Purpose::Check);
        }
    }
    if arguments.external {
        external::check(&mut run, arguments.cache.as_deref())?;
    }
    run.report()?;
    run.conclude(&words::checked(&run.totals()))?;
    Ok(run.status())
}
