//! Which column holds what, and what separates them: both are read from the first line.

use super::table::{Row, rows};
use crate::decode::fields::nearest;
use crate::decode::slug::fold;
use crate::diagnostics::{Diagnostics, Problem};
use crate::source::{SourceId, Span};

/// What may separate columns; the first that fits best is taken.
const SEPARATORS: [u8; 3] = [b';', b'\t', b','];

/// The columns a ledger must have: as messages name them, and every word that means them.
const COLUMNS: [(&str, &[&str]); 3] = [
    ("date", &["date", "jour", "day"]),
    (
        "membre",
        &["membre", "member", "adherent", "adherente", "nom", "name"],
    ),
    ("montant", &["montant", "amount", "contribution", "somme"]),
];

/// A ledger's table: where each column stands, and the rows below the first line.
#[derive(Debug)]
pub(super) struct Table {
    /// Index of the date.
    pub(super) date: usize,
    /// Index of the member.
    pub(super) member: usize,
    /// Index of the amount.
    pub(super) amount: usize,
    /// How many columns there are.
    pub(super) width: usize,
    /// The rows, without the first line.
    pub(super) rows: Vec<Row>,
}

/// Cuts a ledger by what separates its columns. Without its three columns nothing can be read of it.
pub(super) fn table(source: SourceId, text: &str, diagnostics: &mut Diagnostics) -> Option<Table> {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let known = |separator: &u8| {
        let cells = rows(first, *separator).into_iter().flatten();
        cells.filter(|cell| column(&cell.text).is_some()).count()
    };
    // The last of equals wins in `max_by_key`: the order is turned round.
    let separator = SEPARATORS.into_iter().rev().max_by_key(known)?;
    let mut rows = rows(text, separator).into_iter();
    let head = rows.next().unwrap_or_default();
    let columns = find(source, &head, diagnostics);
    if separator == b','
        && let Some(cell) = head.iter().find(|cell| column(&cell.text).is_none())
        && columns.is_some()
    {
        let place = Span::new(source, cell.place.start, cell.place.end);
        diagnostics.report(place, Problem::LedgerExtraColumn);
        return None;
    }
    let [date, member, amount] = columns?;
    Some(Table {
        date,
        member,
        amount,
        width: head.len(),
        rows: rows.collect(),
    })
}

/// Where the three columns stand; a missing one is reported at the word it was probably meant by.
fn find(source: SourceId, head: &Row, diagnostics: &mut Diagnostics) -> Option<[usize; 3]> {
    let mut places = [None; 3];
    for (at, cell) in head.iter().enumerate() {
        let Some(which) = column(&cell.text) else {
            continue;
        };
        if places[which].replace(at).is_some() {
            let key = COLUMNS[which].0.to_owned();
            let place = Span::new(source, cell.place.start, cell.place.end);
            diagnostics.report(place, Problem::DuplicateKey { key });
            return None;
        }
    }
    for (which, (name, words)) in COLUMNS.into_iter().enumerate() {
        if places[which].is_none() {
            let like = |text: &str| nearest(text, words.iter().copied()).is_some();
            let meant = head.iter().find(|cell| like(&cell.text)).or(head.first());
            let place = meant.map_or(0..0, |cell| cell.place.clone());
            let problem = Problem::LedgerColumn { column: name };
            diagnostics.report(Span::new(source, place.start, place.end), problem);
        }
    }
    let [date, member, amount] = places;
    Some([date?, member?, amount?])
}

/// Which of the columns a word means.
fn column(text: &str) -> Option<usize> {
    let folded = fold(text);
    COLUMNS
        .iter()
        .position(|(_, words)| words.contains(&folded.trim()))
}
