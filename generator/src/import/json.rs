//! JSON whose values know where they stand: what is inside a value is read only when somebody asks.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::diagnostics::{Diagnostics, Problem};
use crate::source::{SourceId, Span};

/// A text and its file.
#[derive(Debug, Clone, Copy)]
pub struct Document<'t> {
    /// The file.
    pub source: SourceId,
    /// All of it.
    pub text: &'t str,
    /// What it is meant to be, for messages.
    pub what: &'static str,
}

/// A value that was not read yet: its text, a part of the document's.
pub type Raw<'t> = &'t str;

impl<'t> Document<'t> {
    /// Where a part of the text stands.
    #[must_use]
    pub fn place(&self, part: &str) -> Span {
        let start = self.offset(part);
        Span::new(self.source, start, start + part.len())
    }

    /// The values of an object by their keys; nothing when it is none, which is reported.
    pub fn object(
        &self,
        raw: Raw<'t>,
        diagnostics: &mut Diagnostics,
    ) -> Option<BTreeMap<String, Raw<'t>>> {
        let read: Result<BTreeMap<String, &RawValue>, _> = serde_json::from_str(raw);
        let values = |values: BTreeMap<String, &'t RawValue>| -> BTreeMap<String, Raw<'t>> {
            let values = values.into_iter();
            values.map(|(key, value)| (key, value.get())).collect()
        };
        read.map(values)
            .map_err(|error| self.report(raw, &error, diagnostics))
            .ok()
    }

    /// The values of a list; nothing when it is none, which is reported.
    pub fn list(&self, raw: Raw<'t>, diagnostics: &mut Diagnostics) -> Option<Vec<Raw<'t>>> {
        let read: Result<Vec<&RawValue>, _> = serde_json::from_str(raw);
        read.map(|items| items.into_iter().map(RawValue::get).collect())
            .map_err(|error| self.report(raw, &error, diagnostics))
            .ok()
    }

    /// Reports why a part could not be read, where it could not.
    pub fn report(&self, part: &str, error: &serde_json::Error, diagnostics: &mut Diagnostics) {
        let lines = part
            .split_inclusive('\n')
            .take(error.line().saturating_sub(1));
        let within = lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
        let at = self.offset(part) + within.min(part.len());
        let text = error.to_string();
        let detail = text
            .split(" at line ")
            .next()
            .unwrap_or_default()
            .to_owned();
        let what = self.what;
        diagnostics.report(
            Span::new(self.source, at, at),
            Problem::ImportSyntax { what, detail },
        );
    }

    /// A part lies inside the text: its address says where.
    fn offset(&self, part: &str) -> usize {
        (part.as_ptr() as usize)
            .saturating_sub(self.text.as_ptr() as usize)
            .min(self.text.len())
    }
}

/// A value as a type, if it is one.
#[must_use]
pub fn value<T: DeserializeOwned>(raw: Raw<'_>) -> Option<T> {
    serde_json::from_str(raw).ok()
}
