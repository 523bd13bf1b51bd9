//! A table of separated values (RFC 4180): cells may hold line ends, and every cell knows its place.

use std::ops::Range;

use csv_core::{ReadFieldResult, ReaderBuilder};

use crate::diagnostics::{Diagnostics, Problem};
use crate::source::{SourceId, Span};

/// What may separate columns.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What it holds.
    pub text: String,
    /// Where it is written.
    pub place: Span,
}

/// The names of the columns, and the rows below them.
#[derive(Debug)]
pub struct Table {
    /// The first line.
    pub head: Vec<Cell>,
    /// The others that are not blank.
    pub rows: Vec<Vec<Cell>>,
}

/// Cuts a table. A quote that is never closed, or a row with too many cells, is reported: then nothing comes back.
pub fn read(source: SourceId, text: &str, diagnostics: &mut Diagnostics) -> Option<Table> {
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    // The last of equals wins in `max_by_key`: the order is turned round.
    let separator = SEPARATORS.into_iter().rev().max_by_key(count)?;
    let mut rows = cut(source, text, separator)?;
    rows.retain(|row| row.iter().any(|cell| !cell.text.trim().is_empty()));
    let before = diagnostics.mark();
    if let Some(cell) = rows.last().and_then(|row| row.last()) {
        let written = text.get(cell.place.start as usize..cell.place.end as usize);
        let written = written.unwrap_or_default();
        if written.starts_with('"') && (written.len() < 2 || !written.ends_with('"')) {
            let (what, detail) = ("CSV", "\"".to_owned());
            diagnostics.report(cell.place, Problem::ImportSyntax { what, detail });
        }
    }
    let mut rows = rows.into_iter();
    let head = rows.next().unwrap_or_default();
    let rows: Vec<Vec<Cell>> = rows.collect();
    for row in &rows {
        let filled = row.iter().rposition(|cell| !cell.text.is_empty());
        let (found, expected) = (filled.map_or(0, |last| last + 1), head.len());
        if found > expected {
            let place = row[expected].place;
            diagnostics.report(place, Problem::ImportCells { found, expected });
        }
    }
    (diagnostics.mark() == before).then_some(Table { head, rows })
}

fn cut(source: SourceId, text: &str, separator: u8) -> Option<Vec<Vec<Cell>>> {
    let bytes = text.as_bytes();
    let mut reader = ReaderBuilder::new().delimiter(separator).build();
    // No cell is longer than the text.
    let mut cell = vec![0; bytes.len() + 1];
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let (mut start, mut at, mut length) = (0, 0, 0);
    loop {
        let (result, read, written) = reader.read_field(&bytes[at..], &mut cell[length..]);
        at += read;
        length += written;
        match result {
            // An empty rest means the end: asking again gives the last cell.
            ReadFieldResult::InputEmpty => {}
            ReadFieldResult::OutputFull => return None,
            ReadFieldResult::Field { record_end } => {
                let place = visible(text, start..at, separator);
                row.push(Cell {
                    text: String::from_utf8_lossy(&cell[..length]).into_owned(),
                    place: Span::new(source, place.start, place.end),
                });
                (start, length) = (at, 0);
                if record_end {
                    rows.push(std::mem::take(&mut row));
                }
            }
            ReadFieldResult::End => return Some(rows),
        }
    }
}

/// A cell's place without the separator after it and the line's end.
fn visible(text: &str, raw: Range<usize>, separator: u8) -> Range<usize> {
    let cell = text.get(raw.clone()).unwrap_or_default();
    let lead = cell.len() - cell.trim_start_matches(['\r', '\n']).len();
    let inner = cell.trim_end_matches(['\r', '\n']);
    let inner = match inner.strip_suffix(char::from(separator)) {
        Some(before) if inner.len() == cell.len() => before,
        _ => inner,
    };
    let start = (raw.start + lead).min(raw.start + inner.len());
    start..raw.start + inner.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources};

    fn cells(text: &str) -> Result<Vec<Vec<(String, String)>>, String> {
        let sources = Sources::new(vec![SourceFile {
            path: "a.csv".into(),
            bytes: text.into(),
        }]);
        let (id, _) = sources.at("a.csv").unwrap();
        let mut diagnostics = Diagnostics::default();
        let Some(table) = read(id, text, &mut diagnostics) else {
            let found = diagnostics.iter().next().unwrap();
            let at = sources.position(id, found.span.unwrap().start);
            return Err(format!(
                "{}:{} {}",
                at.line,
                at.column,
                found.problem.code()
            ));
        };
        let rows = std::iter::once(table.head).chain(table.rows);
        let cell = |cell: Cell| {
            let written = &text[cell.place.start as usize..cell.place.end as usize];
            (cell.text, written.to_owned())
        };
        Ok(rows
            .map(|row| row.into_iter().map(cell).collect())
            .collect())
    }

    #[test]
    fn a_cell_may_hold_lines_and_knows_its_place() {
        let found =
            cells("titre,texte\r\n\"A, \"\"B\"\"\",\"deux\nlignes\"\r\n\r\n=cmd,\r\n").unwrap();
        let texts: Vec<Vec<&str>> = found
            .iter()
            .map(|row| row.iter().map(|(text, _)| text.as_str()).collect())
            .collect();
        assert_eq!(
            texts,
            [
                vec!["titre", "texte"],
                vec!["A, \"B\"", "deux\nlignes"],
                vec!["=cmd", ""]
            ]
        );
        assert_eq!(found[1][1].1, "\"deux\nlignes\"");
        assert_eq!(found[2][0].1, "=cmd");
        assert_eq!(cells("a;b,c;d\n1;2;3\n").unwrap()[1].len(), 3);
    }

    #[test]
    fn a_table_that_does_not_hold_together_is_refused() {
        assert_eq!(cells("a,b\n1,2,3\n"), Err("2:5 I003".into()));
        assert_eq!(cells("a,b\n1,\"2\n3,4\n"), Err("2:3 I001".into()));
        assert!(cells("").unwrap()[0].is_empty());
    }
}
