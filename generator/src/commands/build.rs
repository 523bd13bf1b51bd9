//! `solidoume build`: makes the site and publishes it in one step.

use std::process::ExitCode;

use super::kept::Kept;
use super::{Failure, Purpose, Run, shown, words};
use crate::cli::Build;
use crate::disk::{Attic, Publication};

/// Builds the site; with errors in the content, what is published stays as it was.
pub(super) fn run(arguments: &Build) -> Result<ExitCode, Failure> {
    let output = arguments.site.root.join(&arguments.output);
    let mut run = Run::read(&arguments.site)?;
    let counts = if run.has_content() {
        let publication = Publication::open(&output)?;
        let attic = Attic::of(&arguments.site.root);
        let sink = Kept {
            publication: &publication,
            attic: &attic,
        };
        run.generate(&sink, Purpose::Publish);
        if run.diagnostics().has_errors() {
            None
        } else {
            attic.tidy();
            Some(publication.commit())
        }
    } else {
        None
    };
    // The site is settled by now: it does not depend on whether somebody reads the report to its end.
    run.report()?;
    let line = match counts.transpose()? {
        Some(counts) => words::published(&run.totals(), counts, &shown(&output)),
        None => words::not_published(&run.totals(), &shown(&output)),
    };
    run.conclude(&line)?;
    Ok(run.status())
}
