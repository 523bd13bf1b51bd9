//! Each thing that figures could tell of one person, and what is done about it.

use super::*;
use crate::decode::values::amount::Amount;
use crate::decode::values::date::YearMonth;
use crate::diagnostics::Diagnostics;
use crate::source::{SourceFile, Sources};

const FREE: &str = "- {depuis: 2021-01, minimum: 20, maximum: 70, source: S}\n";
const TWO_LEVELS: &str = "- {depuis: 2022-01, paliers: [30, 70], source: S}\n";
/// Twelve members, five of them below the mean.
const TWELVE: [u32; 12] = [20, 25, 30, 35, 40, 50, 55, 55, 60, 60, 65, 70];

/// A site's `content/chiffres/` and a ledger, a list of euros for each month of 2022 from August on.
struct Case {
    rules: &'static str,
    published: Vec<(&'static str, &'static str)>,
    months: Vec<Vec<u32>>,
}

impl Case {
    fn of(months: &[&[u32]]) -> Self {
        Self {
            rules: FREE,
            published: Vec::new(),
            months: months.iter().map(|month| month.to_vec()).collect(),
        }
    }

    fn prepare(&self, settings: &Settings<'_>) -> Vec<Release> {
        let file = |path: &str, text: &str| SourceFile {
            path: path.to_owned(),
            bytes: text.as_bytes().to_vec(),
        };
        let mut files = vec![file("content/chiffres/regles.yaml", self.rules)];
        for (month, text) in &self.published {
            files.push(file(&format!("content/chiffres/{month}.yaml"), text));
        }
        let mut text = "date;membre;montant\n".to_owned();
        for (month, amounts) in (8..).zip(&self.months) {
            for (member, amount) in amounts.iter().enumerate() {
                text += &format!("2022-{month:02}-01;M{member};{amount}\n");
            }
        }
        let mut diagnostics = Diagnostics::default();
        let published = Published::load(&Sources::new(files), &mut diagnostics);
        let ledger = Sources::new(vec![file("registre.csv", &text)]);
        let (source, _) = ledger.iter().next().unwrap();
        let ledger = Ledger::read(&ledger, source, &published.rules, &mut diagnostics);
        let releases = prepare(&ledger, &published, settings, &mut diagnostics);
        assert!(!diagnostics.has_errors(), "{diagnostics:?}");
        releases
    }

    /// What is changed of each month, and the lines of its file that matter.
    fn outcomes(&self, settings: &Settings<'_>) -> Vec<(Vec<Change>, String)> {
        let releases = self.prepare(settings);
        releases
            .into_iter()
            .map(|release| {
                let lines = match &release.outcome {
                    Outcome::Withheld => String::new(),
                    Outcome::Ready { text, .. } => {
                        let lines = text.lines().take_while(|line| !line.starts_with("source"));
                        lines.skip(1).collect::<Vec<_>>().join(", ")
                    }
                };
                (release.changes, lines)
            })
            .collect()
    }
}

fn settings() -> Settings<'static> {
    Settings {
        month: None,
        subsidy: Amount::default(),
        carry: Amount::default(),
        source: "S",
        widen: false,
    }
}

fn month(text: &str) -> YearMonth {
    YearMonth::parse(text).unwrap()
}

fn change(risk: Risk, remedy: Remedy) -> Change {
    Change { risk, remedy }
}

/// The twelve, and others.
fn twelve_and(others: &[u32]) -> Vec<u32> {
    [&TWELVE[..], others].concat()
}

#[test]
fn a_month_that_singles_nobody_out_is_published_whole() {
    let outcomes = Case::of(&[&TWELVE]).outcomes(&settings());
    let lines = "contributeurs: 12, beneficiaires: 5, total: 565, verse: 47.08";
    assert_eq!(outcomes, [(vec![], lines.to_owned())]);
}

#[test]
fn a_small_month_is_withheld_and_the_next_one_says_so() {
    let case = Case::of(&[&TWELVE[..9], &TWELVE]);
    let outcomes = case.outcomes(&settings());
    let withheld = change(Risk::SmallGroup, Remedy::Withheld);
    assert_eq!(outcomes[0], (vec![withheld], String::new()));
    let releases = case.prepare(&settings());
    let Outcome::Ready { text, .. } = &releases[1].outcome else {
        panic!("the next month is published");
    };
    assert!(
        text.contains("mois\n  précédent") || text.contains("mois précédent"),
        "{text}"
    );
}

/// Who came in September gives the same in October: August must not tell it then either.
#[test]
fn who_stays_is_hidden_for_as_long_as_before() {
    let with_one = twelve_and(&[33]);
    let outcomes = Case::of(&[&TWELVE, &with_one, &with_one]).outcomes(&settings());
    let august = month("2022-08");
    let changes = [
        change(Risk::SideOfOne(august), Remedy::WithoutBeneficiaries),
        change(Risk::ContributionOfOne(august), Remedy::Wider),
    ];
    let lines = "contributeurs: 13, total: 580..640, verse: 44.61..49.23";
    for outcome in &outcomes[1..] {
        assert_eq!(outcome, &(changes.to_vec(), lines.to_owned()));
    }
}

/// The interval is the same whatever the newcomer gave.
#[test]
fn an_interval_tells_nothing_of_whom_it_hides() {
    let outcome = |amount| {
        let month = twelve_and(&[amount]);
        Case::of(&[&TWELVE, &month]).outcomes(&settings()).remove(1)
    };
    for amount in [20, 21, 45, 69, 70] {
        assert_eq!(outcome(amount), outcome(50), "{amount}");
    }
}

#[test]
fn published_months_are_neighbours_on_both_sides() {
    let mut case = Case::of(&[&TWELVE]);
    let exact = "contributeurs: 13\nverse: 46\nsource: S\n";
    for neighbour in ["2022-07", "2022-09"] {
        case.published = vec![(neighbour, exact)];
        let (changes, lines) = case.outcomes(&settings()).remove(0);
        let risk = Risk::ContributionOfOne(month(neighbour));
        assert_eq!(changes, [change(risk, Remedy::Wider)], "{neighbour}");
        assert_eq!(
            lines,
            "contributeurs: 12, beneficiaires: 5, total: 520..580, verse: 43.33..48.33"
        );
    }
    case.published = vec![("2021-07", exact)];
    assert_eq!(case.outcomes(&settings())[0].0, [], "more than a year ago");
}

#[test]
fn a_number_that_is_left_out_does_not_follow_from_the_rest() {
    let mut case = Case::of(&[&[30, 30, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70]]);
    case.rules = TWO_LEVELS;
    let changes = [
        change(Risk::SmallSide, Remedy::WithoutBeneficiaries),
        change(Risk::SideStillProved, Remedy::Wider),
    ];
    let lines = "contributeurs: 12, total: 720..840, verse: 60..70";
    assert_eq!(
        case.outcomes(&settings()),
        [(changes.to_vec(), lines.to_owned())]
    );
}

#[test]
fn a_total_at_the_end_of_what_is_possible_is_hidden() {
    for (amount, lines) in [
        (
            70,
            "contributeurs: 12, total: 690..840, verse: 57.50..70.00",
        ),
        (
            20,
            "contributeurs: 12, total: 240..390, verse: 20.00..32.50",
        ),
    ] {
        let outcomes = Case::of(&[&[amount; 12]]).outcomes(&settings());
        let changes = [
            change(Risk::SmallSide, Remedy::WithoutBeneficiaries),
            change(Risk::NearBounds, Remedy::Wider),
        ];
        assert_eq!(outcomes, [(changes.to_vec(), lines.to_owned())]);
    }
}

#[test]
fn a_carry_does_not_tell_the_month_it_comes_from() {
    let with_one = twelve_and(&[33]);
    let case = Case::of(&[&TWELVE, &with_one, &[&with_one[..], &[40, 50]].concat()]);
    let october = Settings {
        month: Some(month("2022-10")),
        carry: Amount::parse("0.09").unwrap(),
        ..settings()
    };
    let (changes, lines) = case.outcomes(&october).remove(0);
    let risk = Risk::CarryTells(month("2022-09"));
    assert_eq!(changes, [change(risk, Remedy::WithoutCarry)]);
    assert_eq!(
        lines,
        "contributeurs: 15, beneficiaires: 7, total: 680..690, verse: 45.33..46.00"
    );
    // The month before tells its total: then its carry tells nothing more.
    let september = Settings {
        month: Some(month("2022-09")),
        ..october
    };
    let lines = Case::of(&[&TWELVE, &TWELVE])
        .outcomes(&september)
        .remove(0)
        .1;
    assert!(lines.ends_with("report: 0.09"), "{lines}");
}

#[test]
fn an_exchange_of_members_is_hidden_where_that_is_asked_for() {
    let other = [&TWELVE[1..], &[45]].concat();
    let case = Case::of(&[&TWELVE, &other]);
    assert_eq!(case.outcomes(&settings())[1].0, []);
    let asked = Settings {
        month: Some(month("2022-09")),
        widen: true,
        ..settings()
    };
    let (changes, lines) = case.outcomes(&asked).remove(0);
    assert_eq!(changes, [change(Risk::Asked, Remedy::Wider)]);
    assert!(lines.contains("total: 510..620"), "{lines}");
}

/// What funders add may be so much that everyone gains; what the rules say of all needs no hiding.
#[test]
fn what_follows_from_the_rules_is_not_hidden() {
    let rich = Settings {
        subsidy: Amount::parse("5000").unwrap(),
        ..settings()
    };
    let (changes, lines) = Case::of(&[&TWELVE]).outcomes(&rich).remove(0);
    let left_out = change(Risk::SmallSide, Remedy::WithoutBeneficiaries);
    assert_eq!(changes, [left_out]);
    assert!(lines.contains("total: 565,"), "{lines}");
}
