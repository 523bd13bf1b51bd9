//! A table of separated values, cut into cells that know where they stand.

use std::ops::Range;

use csv_core::{ReadFieldResult, ReaderBuilder};

/// One cell of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// What it holds, without quotes and without spaces around it.
    pub(super) text: String,
    /// Where it is written, in bytes of the table.
    pub(super) place: Range<usize>,
}

/// One line of the table that is not blank.
pub(super) type Row = Vec<Cell>;

/// Cuts a table. Nothing is wrong here: a row has the cells it has, and a quote that nobody closes ends with its line,
/// so that it hides no other mistake.
pub(super) fn rows(text: &str, separator: u8) -> Vec<Row> {
    let (mut rows, mut start) = (Vec::new(), 0);
    for line in text.split_inclusive('\n') {
        cut(line, start, separator, &mut rows);
        start += line.len();
    }
    rows.retain(|row| row.iter().any(|cell| !cell.text.is_empty()));
    rows
}

/// Cuts a line that stands at `offset` of the table.
fn cut(line: &str, offset: usize, separator: u8, rows: &mut Vec<Row>) {
    let bytes = line.as_bytes();
    let mut reader = ReaderBuilder::new().delimiter(separator).build();
    // No cell is longer than the line.
    let mut cell = vec![0; bytes.len() + 1];
    let mut row = Row::new();
    let (mut start, mut at, mut length) = (0, 0, 0);
    loop {
        let (result, read, written) = reader.read_field(&bytes[at..], &mut cell[length..]);
        at += read;
        length += written;
        match result {
            // An empty rest means the end: asking again gives the last cell.
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::Field { record_end } => {
                let place = visible(line, start..at, separator);
                row.push(Cell {
                    text: String::from_utf8_lossy(&cell[..length]).trim().to_owned(),
                    place: offset + place.start..offset + place.end,
                });
                (start, length) = (at, 0);
                if record_end {
                    rows.push(std::mem::take(&mut row));
                }
            }
            ReadFieldResult::End => break,
        }
    }
}

/// A cell's place without the separator after it and without the white space around it.
fn visible(text: &str, raw: Range<usize>, separator: u8) -> Range<usize> {
    let cell = text.get(raw.clone()).unwrap_or_default();
    let inner = cell.trim_end_matches(['\r', '\n']);
    let inner = match inner.strip_suffix(char::from(separator)) {
        // After a line's end there is no separator to take away.
        Some(before) if inner.len() == cell.len() => before,
        _ => inner,
    };
    let start = raw.start + (inner.len() - inner.trim_start().len());
    start..start + inner.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, separator: u8) -> Vec<Vec<String>> {
        let rows = rows(text, separator).into_iter();
        rows.map(|row| row.into_iter().map(|cell| cell.text).collect())
            .collect()
    }

    #[test]
    fn every_form_gives_the_same_cells() {
        let expected = vec![
            vec!["date", "membre", "montant"],
            vec!["2022-08-01", "Dupont, Marie", "32,50"],
        ];
        for (text, separator) in [
            (
                "date;membre;montant\n2022-08-01;Dupont, Marie;32,50\n",
                b';',
            ),
            (
                "date;membre;montant\r\n2022-08-01;\"Dupont, Marie\";\"32,50\"",
                b';',
            ),
            (
                "date,membre,montant\r\n\r\n2022-08-01,\"Dupont, Marie\",\"32,50\"\r\n\r\n",
                b',',
            ),
            (
                " date\tmembre \tmontant\n\t\t\n2022-08-01\tDupont, Marie\t 32,50",
                b'\t',
            ),
        ] {
            assert_eq!(texts(text, separator), expected, "{text:?}");
        }
    }

    #[test]
    fn cells_know_where_they_stand() {
        let text = "date;membre\r\n\r\n 2022-08-01 ;\"Élise \"\"É\"\"\"\r\n;x\n";
        let places: Vec<&str> = rows(text, b';')
            .iter()
            .flatten()
            .map(|cell| &text[cell.place.clone()])
            .collect();
        let expected = [
            "date",
            "membre",
            "2022-08-01",
            "\"Élise \"\"É\"\"\"",
            "",
            "x",
        ];
        assert_eq!(places, expected);
    }

    #[test]
    fn an_open_quote_ends_with_its_line() {
        let cells = texts("a;\"b;c\nd;e\n", b';');
        assert_eq!(cells, [vec!["a", "b;c"], vec!["d", "e"]]);
    }

    #[test]
    fn any_text_is_cut() {
        for text in [
            "",
            "\n",
            "\"",
            "a;\"b\nc;d",
            ";;;",
            "\r",
            "a\rb",
            "é;\"é",
            "\"a\"b;c",
            "\u{feff}a;b",
        ] {
            for row in rows(text, b';') {
                for cell in row {
                    assert!(text.get(cell.place.clone()).is_some(), "{text:?} {cell:?}");
                }
            }
        }
    }
}
