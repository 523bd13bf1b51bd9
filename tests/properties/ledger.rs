//! Whatever a private ledger holds, what is prepared for publication is true, possible, and tells nothing of one person.
//!
//! Everything is worked out again here from the contributions, in whole cents, and asked of the calculators: nothing
//! is believed because the program says so.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use solidoume::content::Content;
use solidoume::decode::values::amount::Amount;
use solidoume::diagnostics::Diagnostics;
use solidoume::ledger::{Ledger, Outcome, Published, Release, Settings, prepare};
use solidoume::site::figures;
use solidoume::source::{SourceFile, Sources};

use super::calculators::{answer, ends};

/// Rules in cents, the levy in hundredths.
#[derive(Debug, Clone)]
struct Rules {
    minimum: i128,
    maximum: Option<i128>,
    levels: Option<Vec<i128>>,
    levy: i128,
    unit: i128,
}

/// One month: for each member who gives, a number and cents.
type Month = Vec<(usize, i128)>;

#[derive(Debug, Clone)]
struct Scenario {
    rules: Rules,
    months: Vec<Month>,
    subsidy: i128,
    widen: bool,
}

const NAMES: [&str; 4] = ["Zoé Brûlé", "Xavier d'Hérouville", "Wim", "Ysée-Maud"];

fn name(member: usize) -> String {
    format!("{} N{member}", NAMES[member % NAMES.len()])
}

fn euros(cents: i128) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn rules() -> impl Strategy<Value = Rules> {
    let free = (
        0..3_i128,
        select(vec![Some(7000), Some(2500), Some(50_000), None]),
    )
        .prop_map(|(tens, maximum)| (tens * 1000, maximum, None));
    let levels = select(vec![
        vec![3000, 4000, 5000, 6000, 7000],
        vec![3000, 7000],
        vec![2000, 2100, 7000],
        vec![0, 500],
    ])
    .prop_map(|levels| (0, None, Some(levels)));
    let unit = select(vec![1_i128, 1, 50, 100]);
    (
        prop_oneof![3 => free, 2 => levels],
        select(vec![0_i128, 0, 5]),
        unit,
    )
        .prop_map(|((minimum, maximum, levels), levy, unit)| Rules {
            minimum,
            maximum,
            levels,
            levy,
            unit,
        })
}

/// What a member may give: often the least, the most, or what others give.
fn contribution(rules: &Rules) -> BoxedStrategy<i128> {
    if let Some(levels) = &rules.levels {
        let (least, most) = (levels[0], levels[levels.len() - 1]);
        return prop_oneof![2 => select(levels.clone()), 1 => Just(least), 2 => Just(most)].boxed();
    }
    let most = rules.maximum.unwrap_or(90_000);
    let (least, middle) = (rules.minimum, (rules.minimum + most) / 2);
    prop_oneof![2 => least..=most, 1 => Just(least), 1 => Just(most), 1 => Just(middle)].boxed()
}

/// Months in which few things change: that is when neighbours tell.
fn months(rules: &Rules) -> impl Strategy<Value = Vec<Month>> + use<> {
    let first = proptest::collection::vec(contribution(rules), 7..24);
    let uniform = (contribution(rules), 9..20_usize).prop_map(|(cents, count)| vec![cents; count]);
    let change = (0..4_u8, any::<prop::sample::Index>(), contribution(rules));
    let changes = proptest::collection::vec(proptest::collection::vec(change, 0..3), 0..4);
    (prop_oneof![3 => first, 1 => uniform], changes).prop_map(|(first, changes)| {
        let mut next = first.len();
        let mut months = vec![first.into_iter().enumerate().collect::<Month>()];
        for changes in changes {
            let mut month = months.last().cloned().unwrap_or_default();
            for (what, whom, cents) in changes {
                let at = whom.index(month.len().max(1));
                match what {
                    0 if month.len() > 1 => {
                        month.remove(at);
                    }
                    1 | 2 => {
                        month.push((next, cents));
                        next += 1;
                    }
                    _ => month[at].1 = cents,
                }
            }
            months.push(month);
        }
        months
    })
}

fn scenario() -> impl Strategy<Value = Scenario> {
    rules()
        .prop_flat_map(|rules| (months(&rules), Just(rules)))
        .prop_flat_map(|(months, rules)| {
            let subsidy = select(vec![0_i128, 0, 0, 10_000, 500_000]);
            (
                Just(rules),
                Just(months),
                subsidy,
                prop::bool::weighted(0.2),
            )
        })
        .prop_map(|(rules, months, subsidy, widen)| Scenario {
            rules,
            months,
            subsidy,
            widen,
        })
}

fn rules_file(rules: &Rules) -> String {
    let levels = rules.levels.as_ref().map(|levels| {
        let levels: Vec<String> = levels.iter().map(|level| euros(*level)).collect();
        format!(", paliers: [{}]", levels.join(", "))
    });
    let maximum = rules
        .maximum
        .map(|maximum| format!(", maximum: {}", euros(maximum)));
    format!(
        "- {{depuis: 2022-01, minimum: {}{}{}, prelevement: 0.{:02}, unite: {}, source: S}}\n",
        euros(rules.minimum),
        maximum.unwrap_or_default(),
        levels.unwrap_or_default(),
        rules.levy,
        euros(rules.unit)
    )
}

/// A ledger in which some give in two parts, in French.
fn ledger_file(months: &[Month]) -> String {
    let mut text = "date;membre;montant\n".to_owned();
    for (index, month) in months.iter().enumerate() {
        for (member, cents) in month {
            let parts = if member % 5 == 0 {
                vec![cents / 3, cents - cents / 3]
            } else {
                vec![*cents]
            };
            for part in parts {
                let amount = euros(part).replace('.', ",");
                text += &format!(
                    "{:02}/{:02}/2022;{};{amount} €\n",
                    member % 28 + 1,
                    index + 1,
                    name(*member)
                );
            }
        }
    }
    text
}

fn file(path: &str, text: &str) -> SourceFile {
    SourceFile {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    }
}

fn prepared(scenario: &Scenario) -> Vec<Release> {
    let rules = file("content/chiffres/regles.yaml", &rules_file(&scenario.rules));
    let mut diagnostics = Diagnostics::default();
    let published = Published::load(&Sources::new(vec![rules]), &mut diagnostics);
    let ledger = Sources::new(vec![file("registre.csv", &ledger_file(&scenario.months))]);
    let (source, _) = ledger.iter().next().expect("the ledger");
    let ledger = Ledger::read(&ledger, source, &published.rules, &mut diagnostics);
    let settings = Settings {
        month: None,
        subsidy: Amount::parse(&euros(scenario.subsidy)).expect("an amount"),
        carry: Amount::default(),
        source: "Registre essayé",
        widen: scenario.widen,
    };
    let releases = prepare(&ledger, &published, &settings, &mut diagnostics);
    let found: Vec<_> = diagnostics.iter().collect();
    assert!(!diagnostics.has_errors(), "{found:?}");
    releases
}

/// What is published of a month, read from its file by other means than the program's.
#[derive(Debug)]
struct Read {
    index: usize,
    contributors: i128,
    beneficiaries: Option<i128>,
    total: (i128, i128),
    payout: (i128, i128),
    text: String,
}

fn read(release: &Release) -> Option<Read> {
    let Outcome::Ready { path, text } = &release.outcome else {
        return None;
    };
    let value = |key: &str| {
        text.lines()
            .find_map(|line| line.strip_prefix(&format!("{key}: ")))
    };
    let cents = |text: &str| {
        let (whole, cents) = text.split_once('.').unwrap_or((text, "00"));
        whole.parse::<i128>().expect("euros") * 100 + cents.parse::<i128>().expect("cents")
    };
    let range = |key: &str| {
        let text = value(key).expect("a figure");
        match text.split_once("..") {
            Some((lowest, highest)) => (cents(lowest), cents(highest)),
            None => (cents(text), cents(text)),
        }
    };
    let month = path
        .strip_prefix("content/chiffres/2022-")
        .and_then(|name| name.strip_suffix(".yaml"));
    Some(Read {
        index: month
            .and_then(|month| month.parse::<usize>().ok())
            .expect("a month")
            - 1,
        contributors: value("contributeurs")
            .and_then(|text| text.parse().ok())
            .expect("a number"),
        beneficiaries: value("beneficiaires").map(|text| text.parse().expect("a number")),
        total: range("total"),
        payout: range("verse"),
        text: text.clone(),
    })
}

/// What the calculators prove of published figures, with a number of beneficiaries.
fn proof(
    read: &Read,
    beneficiaries: Option<i128>,
    scenario: &Scenario,
) -> Option<serde_json::Value> {
    let rules = &scenario.rules;
    let pair = |(lowest, highest): (i128, i128)| [euros(lowest), euros(highest)];
    let levels = rules.levels.as_ref();
    let request = json!({
        "calculator": "figures",
        "rules": {
            "levy": format!("0.{:02}", rules.levy),
            "minimum": euros(rules.minimum),
            "maximum": rules.maximum.map(euros),
            "levels": levels.map(|levels| levels.iter().map(|level| euros(*level)).collect::<Vec<_>>()),
            "unit": euros(rules.unit),
        },
        "month": {
            "contributors": u32::try_from(read.contributors).expect("few"),
            "beneficiaries": beneficiaries.map(|number| u32::try_from(number).expect("few")),
            "total": pair(read.total),
            "payout": pair(read.payout),
            "subsidy": euros(scenario.subsidy),
        },
    });
    answer(&request.to_string()).ok()
}

/// The truth of a month: total, payout and beneficiaries, in cents.
fn truth(month: &Month, scenario: &Scenario) -> (i128, i128, i128) {
    let total: i128 = month.iter().map(|(_, cents)| cents).sum();
    let contributors = i128::try_from(month.len()).expect("few");
    let pot = total * (100 - scenario.rules.levy) + scenario.subsidy * 100;
    let unit = scenario.rules.unit;
    let payout = pot / (100 * contributors * unit) * unit;
    let below = month.iter().filter(|(_, cents)| *cents < payout).count();
    (total, payout, i128::try_from(below).expect("few"))
}

fn is_true(read: &Read, scenario: &Scenario) -> Result<(), TestCaseError> {
    let month = &scenario.months[read.index];
    let (total, payout, below) = truth(month, scenario);
    prop_assert_eq!(read.contributors, i128::try_from(month.len()).expect("few"));
    prop_assert!(read.beneficiaries.is_none_or(|number| number == below));
    let proof = proof(read, read.beneficiaries, scenario);
    let Some(proof) = proof else {
        return Err(TestCaseError::fail("the figures are impossible"));
    };
    for (key, truth) in [("total", total), ("payout", payout)] {
        let (lowest, highest) = ends(&proof[key]);
        prop_assert!(
            (lowest..=highest).contains(&truth),
            "{} {} {} {}",
            key,
            lowest,
            truth,
            highest
        );
    }
    Ok(())
}

/// Ten contributors, three on each side; what is left out cannot be worked out, unless from the rules alone.
fn hides_sides(read: &Read, scenario: &Scenario) -> Result<(), TestCaseError> {
    let contributors = read.contributors;
    prop_assert!(contributors >= 10);
    if let Some(number) = read.beneficiaries {
        prop_assert!(number >= 3 && contributors - number >= 3);
        return Ok(());
    }
    let possible = |read: &Read| -> Vec<i128> {
        (0..=contributors)
            .filter(|number| proof(read, Some(*number), scenario).is_some())
            .collect()
    };
    let numbers = possible(read);
    if numbers.len() < 2 {
        let highest = scenario
            .rules
            .levels
            .as_ref()
            .and_then(|levels| levels.last().copied());
        let highest = highest
            .or(scenario.rules.maximum)
            .expect("without a maximum nothing is determined");
        let anything = Read {
            total: (0, highest * contributors),
            payout: (0, 100_000_000),
            text: String::new(),
            ..*read
        };
        prop_assert_eq!(
            numbers,
            possible(&anything),
            "it follows from more than the rules"
        );
    }
    Ok(())
}

/// With one member more or less, that member could have given more than half of what the rules allow.
fn hides_contribution(read: &Read, other: &Read, scenario: &Scenario) -> Result<(), TestCaseError> {
    if (read.contributors - other.contributors).abs() != 1 {
        return Ok(());
    }
    let (more, less) = if read.contributors > other.contributors {
        (read, other)
    } else {
        (other, read)
    };
    let total =
        |read: &Read| proof(read, read.beneficiaries, scenario).map(|proof| ends(&proof["total"]));
    let (Some(more), Some(less)) = (total(more), total(less)) else {
        return Err(TestCaseError::fail("the figures are impossible"));
    };
    let levels = scenario.rules.levels.as_ref();
    let minimum = levels.map_or(scenario.rules.minimum, |levels| levels[0]);
    let maximum = levels
        .and_then(|levels| levels.last().copied())
        .or(scenario.rules.maximum);
    let lowest = (more.0 - less.1).max(minimum);
    let highest = maximum.unwrap_or(i128::MAX).min(more.1 - less.0);
    let wide = maximum.map_or(2000, |maximum| (maximum - minimum) / 2);
    prop_assert!(
        highest - lowest >= wide,
        "a contribution from {} to {}: {:?} {:?}",
        lowest,
        highest,
        read,
        other
    );
    Ok(())
}

/// What a build says of all that was prepared.
fn problems_of_a_build(reads: &[Read], scenario: &Scenario) -> Vec<String> {
    let mut files = vec![file(
        "content/chiffres/regles.yaml",
        &rules_file(&scenario.rules),
    )];
    for read in reads {
        let path = format!("content/chiffres/2022-{:02}.yaml", read.index + 1);
        files.push(file(&path, &read.text));
    }
    let (sources, mut diagnostics) = (Sources::new(files), Diagnostics::default());
    let content = Content::load(&sources, &mut diagnostics);
    figures::check(&content, true, &mut diagnostics);
    diagnostics
        .iter()
        .map(|diagnostic| format!("{:?}", diagnostic.problem))
        .collect()
}

#[test]
fn what_is_published_is_true_and_tells_nothing_of_one_person() {
    proptest!(super::tries(300), |(scenario in scenario())| {
        let releases = prepared(&scenario);
        prop_assert_eq!(releases.len(), scenario.months.len());
        let reads: Vec<Read> = releases.iter().filter_map(read).collect();
        for read in &reads {
            is_true(read, &scenario)?;
            hides_sides(read, &scenario)?;
            for (member, _) in scenario.months.iter().flatten() {
                prop_assert!(!read.text.contains(&name(*member)));
            }
            prop_assert!(!NAMES.iter().any(|name| read.text.contains(name)));
        }
        for pair in reads.windows(2) {
            hides_contribution(&pair[1], &pair[0], &scenario)?;
            let is_one_apart = (pair[1].contributors - pair[0].contributors).abs() == 1;
            let both_numbers = pair.iter().all(|read| read.beneficiaries.is_some());
            prop_assert!(!(is_one_apart && both_numbers), "a side is told");
        }
        // Who came while totals were vague is still there: the last exact one must not tell of them either.
        let mut exact: Option<&Read> = None;
        for read in &reads {
            if let Some(exact) = exact {
                hides_contribution(read, exact, &scenario)?;
            }
            exact = if read.total.0 == read.total.1 { Some(read) } else { exact };
        }
        prop_assert_eq!(problems_of_a_build(&reads, &scenario), Vec::<String>::new());
    });
}

/// Caution is no excuse for saying nothing: months of ordinary size are published, and mostly exactly.
#[test]
fn ordinary_months_are_published() {
    let rules = Rules {
        minimum: 2000,
        maximum: Some(7000),
        levels: None,
        levy: 0,
        unit: 1,
    };
    let ordinary = proptest::collection::vec(2000..=7000_i128, 12..40);
    proptest!(super::tries(100), |(month in ordinary)| {
        let scenario = Scenario {
            rules: rules.clone(),
            months: vec![month.into_iter().enumerate().collect()],
            subsidy: 0,
            widen: false,
        };
        let releases = prepared(&scenario);
        let read = read(&releases[0]);
        let Some(read) = read else {
            return Err(TestCaseError::fail("nothing is published"));
        };
        let (_, _, below) = truth(&scenario.months[0], &scenario);
        let is_safe = below >= 3 && read.contributors - below >= 3;
        prop_assert_eq!(read.beneficiaries.is_some(), is_safe);
        prop_assert!(!is_safe || read.total.0 == read.total.1);
    });
}
