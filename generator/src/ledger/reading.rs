//! Reads a ledger: what each member contributed each month. Every mistake is reported, none is quoted.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::cells;
use super::columns::{self, Table};
use super::members::Members;
use super::table::{Cell, Row};
use crate::content::rules::{self, Rules};
use crate::decode::values::amount::Amount;
use crate::decode::values::date::YearMonth;
use crate::diagnostics::{Diagnostics, Problem};
use crate::source::{SourceId, Sources, Span};

/// What a ledger says: for each month, what each member contributed. Names are only kept to be recognised.
#[derive(Debug, Default)]
pub struct Ledger {
    pub(super) months: BTreeMap<YearMonth, Collected>,
    members: Members,
}

/// One month of a ledger.
#[derive(Debug)]
pub(super) struct Collected {
    /// What each contributor gave in all, in euros.
    pub(super) amounts: Vec<Decimal>,
    /// The first contribution's line.
    pub(super) place: Span,
}

/// One line of a ledger.
struct Line {
    month: YearMonth,
    member: usize,
    amount: Decimal,
    place: Span,
}

impl Ledger {
    /// Reads a ledger and holds it against the rules of each month. With errors, what it says is not to be used.
    pub fn read(
        sources: &Sources,
        source: SourceId,
        rules: &[Rules],
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let text = match std::str::from_utf8(&sources.file(source).bytes) {
            Ok(text) => text,
            Err(error) => {
                let at = error.valid_up_to();
                diagnostics.report(Span::new(source, at, at), Problem::NotUtf8);
                return Self::default();
            }
        };
        let Some(table) = columns::table(source, text, diagnostics) else {
            return Self::default();
        };
        let mut reader = Reader {
            source,
            text,
            counted: (0, 1),
            members: Members::default(),
            diagnostics,
        };
        let lines = reader.lines(&table);
        let members = std::mem::take(&mut reader.members);
        if table.rows.is_empty() {
            diagnostics.report(Span::file(source), Problem::LedgerEmpty);
        }
        Self {
            months: collect(lines, rules, diagnostics),
            members,
        }
    }

    /// The months it has contributions for, earliest first.
    pub fn months(&self) -> impl Iterator<Item = YearMonth> {
        self.months.keys().copied()
    }

    /// Whether a text that is to be published contains the whole name of a member.
    #[must_use]
    pub fn names_someone_in(&self, text: &str) -> bool {
        self.members.are_named_in(text)
    }
}

/// Reads the rows of a table one after the other.
struct Reader<'t, 'd> {
    source: SourceId,
    text: &'t str,
    /// A byte of the text and the line it stands on: lines are counted once.
    counted: (usize, usize),
    members: Members,
    diagnostics: &'d mut Diagnostics,
}

impl Reader<'_, '_> {
    fn lines(&mut self, table: &Table) -> Vec<Line> {
        let rows = table.rows.iter();
        rows.filter_map(|row| self.line(row, table)).collect()
    }

    /// Every cell is read, so that a line with three mistakes has three reports.
    fn line(&mut self, row: &Row, table: &Table) -> Option<Line> {
        if let Some(cell) = row.iter().find(|cell| self.is_unclosed(cell)) {
            self.report(cell, Problem::LedgerQuote);
            return None;
        }
        let found = row.len()
            - row
                .iter()
                .rev()
                .take_while(|cell| cell.text.is_empty())
                .count();
        let expected = table.width;
        let needed = table.date.max(table.member).max(table.amount) + 1;
        if found > expected || row.len() < needed {
            // The first cell too many, or the last there is.
            let cell = &row[expected.min(found - 1)];
            self.report(cell, Problem::LedgerCells { found, expected });
            return None;
        }
        let date = cells::date(&row[table.date].text);
        if date.is_none() {
            self.report(&row[table.date], Problem::LedgerDate);
        }
        let member = self.member(&row[table.member]);
        let amount = cells::amount(&row[table.amount].text)
            .map_err(|problem| self.report(&row[table.amount], problem));
        let date = date?;
        Some(Line {
            month: YearMonth {
                year: date.year(),
                month: date.month(),
            },
            member: member?,
            amount: amount.ok()?,
            place: self.place(&row[table.amount]),
        })
    }

    fn member(&mut self, cell: &Cell) -> Option<usize> {
        if cell.text.is_empty() {
            self.report(cell, Problem::LedgerMember);
            return None;
        }
        let line = self.line_of(cell);
        let (number, warning) = self.members.number(&cell.text, line);
        if let Some(warning) = warning {
            self.report(cell, warning);
        }
        Some(number)
    }

    /// Whether a quote is opened and not closed; no name and no amount needs two lines.
    fn is_unclosed(&self, cell: &Cell) -> bool {
        let written = self.text.get(cell.place.clone()).unwrap_or_default();
        let quoted = written.strip_prefix('"');
        quoted.is_some_and(|rest| !rest.ends_with('"'))
    }

    fn line_of(&mut self, cell: &Cell) -> usize {
        let (at, line) = self.counted;
        let between = self.text.as_bytes().get(at..cell.place.start);
        let ends = between.unwrap_or_default().iter();
        self.counted = (
            cell.place.start,
            line + ends.filter(|byte| **byte == b'\n').count(),
        );
        self.counted.1
    }

    fn report(&mut self, cell: &Cell, problem: Problem) {
        self.diagnostics.report(self.place(cell), problem);
    }

    fn place(&self, cell: &Cell) -> Span {
        Span::new(self.source, cell.place.start, cell.place.end)
    }
}

/// Adds up what each member gave each month, and holds it against the rules of the month.
fn collect(
    lines: Vec<Line>,
    rules: &[Rules],
    diagnostics: &mut Diagnostics,
) -> BTreeMap<YearMonth, Collected> {
    let mut months: BTreeMap<YearMonth, BTreeMap<usize, Line>> = BTreeMap::new();
    for line in lines {
        let members = months.entry(line.month).or_default();
        // The last of several lines is where the sum went wrong, if it did.
        let before = members.get(&line.member).map(|line| line.amount);
        let amount = line.amount.saturating_add(before.unwrap_or_default());
        members.insert(line.member, Line { amount, ..line });
    }
    let mut collected = BTreeMap::new();
    for (month, members) in months {
        let Some(first) = members
            .values()
            .map(|line| line.place)
            .min_by_key(|place| place.start)
        else {
            continue;
        };
        match rules::in_force(rules, month) {
            Some(rules) => members
                .values()
                .for_each(|line| check(line, rules, diagnostics)),
            None => {
                let month = month.to_string();
                diagnostics.report(first, Problem::NoRules { month });
            }
        }
        let amounts = members.into_values().map(|line| line.amount).collect();
        collected.insert(
            month,
            Collected {
                amounts,
                place: first,
            },
        );
    }
    collected
}

/// What the rules do not allow is an error: figures are read by the rules, and would not contain the truth.
fn check(line: &Line, rules: &Rules, diagnostics: &mut Diagnostics) {
    let amount = Amount(line.amount);
    if let Some(levels) = &rules.levels {
        if !levels.contains(&amount) {
            let levels = levels.iter().map(|level| level.plain()).collect();
            diagnostics.report(line.place, Problem::LedgerLevel { levels });
        }
    } else if amount < rules.minimum || rules.maximum.is_some_and(|maximum| amount > maximum) {
        let (lowest, highest) = (rules.minimum.plain(), rules.maximum.map(Amount::plain));
        diagnostics.report(line.place, Problem::LedgerBounds { lowest, highest });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    const RULES: &str = "- {depuis: 2022-04, minimum: 20, maximum: 70, source: S}\n";

    /// What is read of a ledger, and the problems with their lines and columns.
    fn read(text: impl AsRef<[u8]>) -> (Ledger, Vec<String>) {
        let file = |path: &str, bytes: &[u8]| SourceFile {
            path: path.into(),
            bytes: bytes.to_vec(),
        };
        let sources = Sources::new(vec![
            file(rules::PATH, RULES.as_bytes()),
            file("registre.csv", text.as_ref()),
        ]);
        let mut diagnostics = Diagnostics::default();
        let rules = rules::load(&sources, &mut diagnostics);
        let (source, _) = sources.at("registre.csv").unwrap();
        let ledger = Ledger::read(&sources, source, &rules, &mut diagnostics);
        diagnostics.sort();
        let problems = diagnostics.iter().map(|diagnostic| {
            let span = diagnostic.span.unwrap();
            let place = sources.position(span.source, span.start);
            let code = diagnostic.problem.code();
            format!("{}:{} {code}", place.line, place.column)
        });
        let problems = problems.collect();
        (ledger, problems)
    }

    fn amounts(ledger: &Ledger, month: &str) -> Vec<String> {
        let month = &ledger.months[&YearMonth::parse(month).unwrap()];
        month.amounts.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_member_who_gives_twice_counts_once() {
        let text = "Date;Membre;Montant\n01/08/2022;Ana;20,50\n2022-08-31;ana ;19,50 €\n2022-09-01;Ana;45\n";
        let (ledger, problems) = read(text);
        assert_eq!(amounts(&ledger, "2022-08"), ["40.00"]);
        assert_eq!(amounts(&ledger, "2022-09"), ["45"]);
        assert_eq!(problems, ["3:12 G012"]);
    }

    #[test]
    fn columns_come_in_any_order_and_others_are_passed_over() {
        let (ledger, problems) =
            read("note\tamount\tmember\tdate\n\t45\tAna\t2022-08-01\nx\t46\tBo\t2022-08-01\n");
        assert_eq!(
            (amounts(&ledger, "2022-08"), problems),
            (vec!["45".to_owned(), "46".into()], vec![])
        );
        let (_, problems) = read("date,membre,montant,note\n2022-08-01,Ana,32,50\n");
        assert_eq!(problems, ["1:21 G010"]);
        let (_, problems) = read("date;membre;montnat\n2022-08-01;Ana;32,50\n");
        assert_eq!(problems, ["1:13 G001"]);
        let (_, problems) = read("2022-08-01;Ana;32,50\n");
        assert_eq!(problems, ["1:1 G001"; 3].to_vec());
        assert_eq!(read("date;jour;membre;montant\n").1, ["1:6 C006"]);
        assert_eq!(read("").1, ["1:1 G001"; 3].to_vec());
        assert_eq!(read("date;membre;montant\n\n;;\n").1, ["1:1 G011"]);
    }

    #[test]
    fn every_mistake_is_reported_where_it_is() {
        let text = "date,membre,montant\n\
                    hier,,beaucoup\n\
                    2022-08-01,Élise,32,50\n\
                    2022-08-01,Élise\n\
                    2022-08-01,Ana,-5\n\
                    2020-01-01,Ana,30\n\
                    2022-08-02,Ana,80\n\
                    2022-08-01,\"Bo\n,5\",5\n\
                    2022-08-01,Cy,\"5\n";
        let expected = [
            "2:1 G003",
            "2:6 G006",
            "2:7 G004",
            "3:21 G002",
            "4:12 G002",
            "5:16 G005",
            "6:16 F004",
            "7:16 G008",
            "8:12 G007",
            "9:1 G003",
            "10:15 G007",
        ];
        assert_eq!(read(text).1, expected);
    }

    #[test]
    fn text_must_be_utf8() {
        let (_, problems) = read(b"date;membre;montant\n2022-08-01;\xc9lise;30\n");
        assert_eq!(problems, ["2:12 C001"]);
    }
}
