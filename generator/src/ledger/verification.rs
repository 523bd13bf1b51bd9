//! Reads back what was written, as a build would, before anybody else does.

use std::collections::HashSet;

use super::known::path;
use super::truth::Truth;
use crate::content::Content;
use crate::content::facts::Figures;
use crate::decode::values::amount::AmountRange;
use crate::diagnostics::Diagnostics;
use crate::site::disclosure;
use crate::site::figures;
use crate::source::{SourceFile, Sources};

/// Whether a month's file, among the published ones and those made with it, says what it should, is possible, proves
/// nothing that is false, and is accepted by the checks of a build.
pub(super) fn holds(
    published: &Sources,
    made: &[SourceFile],
    figures: &Figures,
    truth: &Truth<'_>,
) -> bool {
    let (before, _) = examine(published.iter().map(|(_, file)| file), figures);
    let is_made = |file: &SourceFile| made.iter().any(|new| new.path == file.path);
    let kept = published
        .iter()
        .map(|(_, file)| file)
        .filter(|file| !is_made(file));
    let (after, found) = examine(kept.chain(made), figures);
    let Some(Found {
        read_back,
        total,
        payout,
    }) = found
    else {
        return false;
    };
    after.is_subset(&before)
        && read_back
        && contains(total, truth.figures.total)
        && contains(payout, truth.figures.payout)
}

/// What a build finds of the month.
struct Found {
    /// Whether what it reads is what was meant.
    read_back: bool,
    total: AmountRange,
    payout: AmountRange,
}

/// Every problem a build would report, by file and code, and what it finds of the month.
fn examine<'f>(
    files: impl Iterator<Item = &'f SourceFile>,
    figures: &Figures,
) -> (HashSet<(String, &'static str)>, Option<Found>) {
    let sources = Sources::new(files.cloned().collect());
    let mut diagnostics = Diagnostics::default();
    let content = Content::load(&sources, &mut diagnostics);
    let months = figures::check(&content, true, &mut diagnostics);
    let problems = diagnostics.iter().map(|diagnostic| {
        let file = diagnostic
            .span
            .map(|span| sources.file(span.source).path.clone());
        (file.unwrap_or_default(), diagnostic.problem.code())
    });
    let problems = problems.collect();
    let path = path(figures.month);
    let own = months.iter().find(|month| {
        let entry = &content.entries[month.entry];
        sources.file(entry.source).path == path
    });
    let found = own.and_then(|month| {
        Some(Found {
            read_back: content.entries[month.entry].kind.figures()? == figures,
            total: disclosure::proved(&month.proof, "total")?,
            payout: disclosure::proved(&month.proof, "payout")?,
        })
    });
    (problems, found)
}

/// Whether what is proved leaves the truth possible.
fn contains(proved: AmountRange, truth: Option<AmountRange>) -> bool {
    truth.is_some_and(|truth| proved.lowest <= truth.lowest && truth.highest <= proved.highest)
}
