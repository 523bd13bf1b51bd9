//! What tells a problem from the others of its file, wherever its lines move: its code, its file and what it points at.

use std::collections::HashMap;

use solidoume::diagnostics::{Diagnostic, Problem};
use solidoume::source::Sources;

use super::{Style, relative};

/// How many problems had each base so far: the same mistake twice in a file is two problems.
#[derive(Default)]
pub(super) struct Fingerprints {
    seen: HashMap<String, usize>,
}

impl Fingerprints {
    /// The fingerprint of the next problem, in hexadecimal. It stays when lines are added or removed elsewhere.
    ///
    /// The words of the message are no part of it: `fiche vérifiée il y a 13 mois` is the same problem a month later,
    /// and in another language.
    pub(super) fn of(
        &mut self,
        diagnostic: &Diagnostic,
        sources: &Sources,
        style: Style<'_>,
    ) -> String {
        let (file, pointed) = match diagnostic.span {
            Some(span) => {
                let bytes = &sources.file(span.source).bytes;
                let end = (span.end as usize).min(bytes.len());
                let start = (span.start as usize).min(end);
                (
                    relative(span, sources, style),
                    String::from_utf8_lossy(&bytes[start..end]).into_owned(),
                )
            }
            None => (String::new(), String::new()),
        };
        // A missing key has no place of its own: what tells two of them apart is in the problem.
        let detail = match &diagnostic.problem {
            Problem::MissingKey { key, .. } => *key,
            _ => "",
        };
        let base = [diagnostic.problem.code(), &file, &pointed, detail].join("\0");
        let nth = self.seen.entry(base.clone()).or_default();
        *nth += 1;
        let hash = blake3::hash(format!("{base}\0{nth}").as_bytes());
        hash.to_hex()[..32].to_owned()
    }
}
