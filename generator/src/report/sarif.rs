//! Problems as SARIF 2.1.0, the format of static analysis results: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/>.

use std::collections::HashMap;

use serde_json::{Value, json};
use solidoume::diagnostics::{Diagnostic, Diagnostics, Problem, Rule, Severity};
use solidoume::source::{Sources, Span};

use super::fingerprint::Fingerprints;
use super::{Style, relative};
use crate::messages::{self, Message, explanation};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The whole log: one run, with the rules its results name.
pub(super) fn log(diagnostics: &Diagnostics, sources: &Sources, style: Style<'_>) -> Value {
    let rules: Vec<&Rule> = Problem::RULES
        .iter()
        .filter(|rule| {
            diagnostics
                .iter()
                .any(|found| found.problem.code() == rule.code)
        })
        .collect();
    let indices: HashMap<&str, usize> = rules
        .iter()
        .enumerate()
        .map(|(index, rule)| (rule.code, index))
        .collect();
    let mut fingerprints = Fingerprints::default();
    let results: Vec<Value> = diagnostics
        .iter()
        .map(|diagnostic| {
            let mut result = result(diagnostic, sources, style);
            result["ruleIndex"] = json!(indices.get(diagnostic.problem.code()));
            result["partialFingerprints"] =
                json!({ "solidoume/v1": fingerprints.of(diagnostic, sources, style) });
            result
        })
        .collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "solidoume",
                "version": env!("CARGO_PKG_VERSION"),
                "language": style.language.pick("fr-FR", "en-US"),
                "rules": rules.iter().map(|rule| described(rule, style)).collect::<Vec<_>>(),
            }},
            "language": style.language.pick("fr-FR", "en-US"),
            "columnKind": "utf16CodeUnits",
            "originalUriBaseIds": { ROOT: { "description": { "text": style.language.pick(
                "le dossier d'où le programme a été lancé",
                "the folder the program was run from",
            ) } } },
            "results": results,
        }],
    })
}

/// What relative addresses are relative to.
const ROOT: &str = "SRCROOT";

fn described(rule: &Rule, style: Style<'_>) -> Value {
    let explanation = rule.explanation;
    let [meaning, repair] =
        [explanation.meaning, explanation.repair].map(|text| style.language.pick(text.fr, text.en));
    json!({
        "id": rule.code,
        "shortDescription": { "text": explanation::title(rule, style.language) },
        "fullDescription": { "text": meaning },
        "help": { "text": format!("{meaning}\n{repair}"), "markdown": explanation::page(rule, style.language, 1) },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn result(diagnostic: &Diagnostic, sources: &Sources, style: Style<'_>) -> Value {
    let Message { text, hint } = messages::message(&diagnostic.problem, style.language);
    let message = hint.map_or(text.clone(), |hint| format!("{text}\n{hint}"));
    let location = diagnostic.span.map(|span| {
        json!({ "physicalLocation": {
            "artifactLocation": { "uri": uri(&relative(span, sources, style)), "uriBaseId": ROOT },
            "region": region(span, sources),
        }})
    });
    json!({
        "ruleId": diagnostic.problem.code(),
        "level": level(diagnostic.problem.severity()),
        "message": { "text": message },
        "locations": location.into_iter().collect::<Vec<_>>(),
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// Lines from 1, columns in UTF-16 code units from 1, the end excluded, as the format counts them.
fn region(span: Span, sources: &Sources) -> Value {
    let bytes = &sources.file(span.source).bytes;
    let (start_line, start_column) = position(bytes, span.start as usize);
    let (end_line, end_column) = position(bytes, span.end.max(span.start) as usize);
    json!({
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
    })
}

fn position(bytes: &[u8], offset: usize) -> (usize, usize) {
    let before = &bytes[..offset.min(bytes.len())];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let start = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let column = String::from_utf8_lossy(&before[start..])
        .encode_utf16()
        .count()
        + 1;
    (line, column)
}

/// A relative path as a URI reference (RFC 3986): what is neither unreserved nor a slash is escaped.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_relative_addresses() {
        assert_eq!(uri("content/a b/é.md"), "content/a%20b/%C3%A9.md");
        assert_eq!(uri("content/a:b.md"), "content/a%3Ab.md");
    }

    #[test]
    fn columns_are_utf16_code_units() {
        assert_eq!(position("é😀a\nb".as_bytes(), "é😀".len()), (1, 4));
        assert_eq!(position("é😀a\nb".as_bytes(), 100), (2, 2));
    }
}
