//! `solidoume build`: makes the site and publishes it in one step.

use std::process::ExitCode;

use super::{Failure, Run, shown, words};
use crate::cli::Build;
use crate::disk::Publication;

/// Builds the site; with errors in the content, what is published stays as it was.
pub(super) fn run(arguments: &Build) -> Result<ExitCode, Failure> {
    let output = arguments.site.root.join(&arguments.output);
    let publication = Publication::open(&output)?;
    let run = Run::new(&arguments.site, &publication)?;
    // The site does not depend on whether somebody reads the report to its end.
    let reported = run.report();
    if run.diagnostics().has_errors() {
        reported?;
        run.conclude(&words::not_published(&run.totals(), &shown(&output)))?;
        return Ok(run.status());
    }
    let counts = publication.commit()?;
    reported?;
    run.conclude(&words::published(&run.totals(), counts, &shown(&output)))?;
    Ok(run.status())
}
