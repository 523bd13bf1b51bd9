//! `solidoume check`: makes the site, writes nothing, says what is wrong.

use std::process::ExitCode;

use solidoume::Sink;

use super::{Failure, Purpose, Run, words};
use crate::cli::Check;

/// Takes outputs and forgets them.
struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _path: &str, _bytes: Vec<u8>) {}
}

/// Checks the site.
pub(super) fn run(arguments: &Check) -> Result<ExitCode, Failure> {
    let mut run = Run::read(&arguments.site)?;
    if run.has_content() {
        run.generate(&Nowhere, Purpose::Check);
    }
    run.report()?;
    run.conclude(&words::checked(&run.totals()))?;
    Ok(run.status())
}
