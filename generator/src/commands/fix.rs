//! `solidoume check --fix`: repairs what is safe, and says what.

use std::io::{self, Write};

use similar::TextDiff;
use solidoume::fix::effect::Verdict;
use solidoume::fix::{Change, ChangeKind, Repaired};

use super::{Failure, Purpose, Run, options, unless_closed};
use crate::disk::rewrite;
use crate::messages::{Language, counted};
use crate::report::Format;

/// How a repair goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repair {
    /// Files are written.
    Write,
    /// What would change is shown.
    Show,
}

/// Repairs the sources of a run that was generated; whoever calls reads them again.
pub(super) fn repair(run: &Run<'_>, repair: Repair) -> Result<(), Failure> {
    let options = options(run.arguments, Purpose::Publish);
    let Verdict { harmless, withheld } =
        solidoume::repair(&run.sources, &options, run.diagnostics());
    let mut said = String::new();
    let mut repaired = 0;
    for one in &harmless {
        match repair {
            Repair::Show => {
                said.push_str(&difference(run, one));
                repaired += 1;
            }
            Repair::Write => {
                let file = run.sources.file(one.source);
                let written = rewrite(
                    &run.arguments.root,
                    &file.path,
                    &file.bytes,
                    one.text.as_bytes(),
                )?;
                if written {
                    said.push_str(&listed(run, one));
                    repaired += 1;
                } else {
                    said.push_str(&format!(
                        "{}\n",
                        changed_meanwhile(&path(run, one), run.language)
                    ));
                }
            }
        }
    }
    for one in &withheld {
        said.push_str(&format!("{}\n", kept(&path(run, one), run.language)));
    }
    said.push_str(&conclusion(repaired, repair, run.language));
    unless_closed(match run.arguments.format {
        Format::Human => io::stdout().write_all(said.as_bytes()),
        // Programs read the problems there, and nothing else.
        _ => io::stderr().write_all(said.as_bytes()),
    })
}

/// The file as the reader would type it.
fn path(run: &Run<'_>, repaired: &Repaired) -> String {
    super::shown(
        &run.arguments
            .root
            .join(&run.sources.file(repaired.source).path),
    )
}

/// `content/recettes/soupe.md:8 250g → 250 g`, a line each.
fn listed(run: &Run<'_>, repaired: &Repaired) -> String {
    let path = path(run, repaired);
    let line = |change: &Change| {
        let what = match change.kind {
            ChangeKind::Form => format!("{} → {}", change.before, change.after),
            ChangeKind::Spaces => run
                .language
                .pick(
                    "espace insécable → espace ordinaire (le site la remet)",
                    "unbreakable space → ordinary space (the site sets it again)",
                )
                .to_owned(),
            ChangeKind::Order => format!(
                "{}{} → {}",
                run.language
                    .pick("ordre des clés\u{a0}: ", "order of keys: "),
                change.before,
                change.after
            ),
        };
        format!("{path}:{} {what}\n", change.line)
    };
    let mut changes: Vec<&Change> = repaired.changes.iter().collect();
    changes.sort_by_key(|change| (change.kind == ChangeKind::Order, change.line));
    let mut lines: Vec<String> = changes.into_iter().map(line).collect();
    lines.dedup();
    lines.concat()
}

/// What `diff -u` would show, for people and for `git apply`.
fn difference(run: &Run<'_>, repaired: &Repaired) -> String {
    let file = run.sources.file(repaired.source);
    let before = String::from_utf8_lossy(&file.bytes);
    let difference = TextDiff::from_lines(before.as_ref(), repaired.text.as_str());
    let path = path(run, repaired);
    difference
        .unified_diff()
        .header(&format!("a/{path}"), &format!("b/{path}"))
        .to_string()
}

fn changed_meanwhile(path: &str, language: Language) -> String {
    match language {
        Language::Fr => format!("{path}\u{a0}: laissé tel quel, il vient de changer"),
        Language::En => format!("{path}: left as it is, it has just changed"),
    }
}

fn kept(path: &str, language: Language) -> String {
    match language {
        Language::Fr => format!("{path}\u{a0}: laissé tel quel, la réparation changerait une page"),
        Language::En => format!("{path}: left as it is, the repair would change a page"),
    }
}

fn conclusion(repaired: usize, repair: Repair, language: Language) -> String {
    let files = counted(repaired, language.pick("fichier", "file"), language);
    let ending = if repaired < 2 { "" } else { "s" };
    match (repair, repaired, language) {
        (_, 0, Language::Fr) => "rien à réparer\n".to_owned(),
        (_, 0, Language::En) => "nothing to repair\n".to_owned(),
        (Repair::Write, _, Language::Fr) => format!("{files} réparé{ending}\n"),
        (Repair::Write, _, Language::En) => format!("{files} repaired\n"),
        (Repair::Show, _, Language::Fr) => format!("{files} à réparer, rien n'est écrit\n"),
        (Repair::Show, _, Language::En) => format!("{files} to repair, nothing is written\n"),
    }
}
