//! Random months small enough to be enumerated, most of them published from a real list of contributions.

use proptest::prelude::*;
use proptest::sample::select;

use super::enumeration;

/// Amounts are in cents, the levy in ten-thousandths.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rules {
    pub(super) levy: i128,
    pub(super) minimum: i128,
    pub(super) maximum: Option<i128>,
    pub(super) unit: i128,
    pub(super) levels: Option<Vec<i128>>,
}

#[derive(Clone, Debug)]
pub(super) struct Month {
    pub(super) contributors: i128,
    pub(super) beneficiaries: Option<i128>,
    pub(super) total: Option<(i128, i128)>,
    pub(super) payout: Option<(i128, i128)>,
    pub(super) subsidy: i128,
    pub(super) carry: i128,
}

#[derive(Clone, Debug)]
pub(super) struct Scenario {
    pub(super) rules: Rules,
    pub(super) month: Month,
    pub(super) contribution: i128,
    pub(super) joining: i128,
}

/// Cents as a request writes them.
pub(super) fn text(cents: i128) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn optional(interval: Option<(i128, i128)>) -> String {
    match interval {
        None => "null".into(),
        Some((low, high)) if low == high => format!("\"{}\"", text(low)),
        Some((low, high)) => format!("[\"{}\",\"{}\"]", text(low), text(high)),
    }
}

impl Rules {
    fn json(&self) -> String {
        let levels = self.levels.as_ref().map(|levels| {
            levels
                .iter()
                .map(|&level| format!("\"{}\"", text(level)))
                .collect::<Vec<_>>()
                .join(",")
        });
        format!(
            r#"{{"levy":"{}.{:04}","minimum":"{}","maximum":{},"unit":"{}","levels":{}}}"#,
            self.levy / 10_000,
            self.levy % 10_000,
            text(self.minimum),
            optional(self.maximum.map(|maximum| (maximum, maximum))),
            text(self.unit),
            levels.map_or("null".into(), |levels| format!("[{levels}]")),
        )
    }
}

impl Month {
    fn unpublished(contributors: i128, subsidy: i128, carry: i128) -> Month {
        Month {
            contributors,
            beneficiaries: None,
            total: None,
            payout: None,
            subsidy,
            carry,
        }
    }

    fn json(&self) -> String {
        format!(
            r#"{{"contributors":{},"beneficiaries":{},"total":{},"payout":{},"subsidy":"{}","carry":"{}"}}"#,
            self.contributors,
            self.beneficiaries
                .map_or("null".into(), |beneficiaries| beneficiaries.to_string()),
            optional(self.total),
            optional(self.payout),
            text(self.subsidy),
            text(self.carry),
        )
    }
}

impl Scenario {
    pub(super) fn figures(&self) -> String {
        format!(
            r#"{{"calculator":"figures","rules":{},"month":{}}}"#,
            self.rules.json(),
            self.month.json()
        )
    }

    pub(super) fn bonus(&self) -> String {
        format!(
            r#"{{"calculator":"bonus","rules":{},"months":[{}],"contribution":"{}","joining":{}}}"#,
            self.rules.json(),
            self.month.json(),
            text(self.contribution),
            self.joining,
        )
    }

    /// Publishes some of the true figures of a list, given as (people, contribution of each).
    fn publish(&mut self, list: impl Iterator<Item = (i128, i128)> + Clone, how: [&Published; 3]) {
        let [total, payout, beneficiaries] = how;
        let true_total = list
            .clone()
            .map(|(people, contribution)| people * contribution)
            .sum();
        let true_payout = enumeration::payout(self, true_total);
        let below = list
            .filter(|&(_, contribution)| contribution < true_payout)
            .map(|(people, _)| people)
            .sum();
        self.month.total = publish(total, true_total);
        self.month.payout = publish(payout, true_payout);
        self.month.beneficiaries = match beneficiaries {
            Published::Nothing => None,
            Published::Wrongly(beside) => Some((below + beside) % (self.month.contributors + 1)),
            _ => Some(below),
        };
    }

    /// Whether nothing bounds the total from above.
    pub(super) fn is_indeterminate(&self) -> bool {
        let Scenario { rules, month, .. } = self;
        rules.levels.is_none()
            && rules.maximum.is_none()
            && month.total.is_none()
            && month.payout.is_none()
    }
}

pub(super) fn levy() -> impl Strategy<Value = i128> {
    prop_oneof![3 => Just(0), 2 => select(vec![500, 1, 3_333, 2_000, 5_000]), 1 => 0..6_000i128]
}

fn unit() -> impl Strategy<Value = i128> {
    prop_oneof![3 => Just(1), 2 => select(vec![2, 3, 5, 10]), 1 => 1..30i128]
}

fn levels() -> impl Strategy<Value = Option<Vec<i128>>> {
    let evenly = (1..12i128, 0..20i128, 1..6i128).prop_map(|(step, lowest, count)| {
        (0..count)
            .map(|place| lowest + place * step)
            .collect::<Vec<_>>()
    });
    prop_oneof![4 => Just(None), 1 => evenly.prop_map(Some), 2 => prop::collection::vec(0..40i128, 1..6).prop_map(Some)]
}

prop_compose! {
    fn rules()(
        levy in levy(),
        minimum in 0..15i128,
        width in prop_oneof![5 => (0..14i128).prop_map(Some), 1 => Just(None)],
        unit in unit(),
        levels in levels(),
    ) -> Rules {
        Rules { levy, minimum, maximum: width.map(|width| minimum + width), unit, levels }
    }
}

/// How much of a true figure a month publishes.
#[derive(Clone, Debug)]
enum Published {
    Nothing,
    Exactly,
    Within(i128, i128),
    Wrongly(i128),
}

fn published() -> impl Strategy<Value = Published> {
    prop_oneof![
        4 => Just(Published::Nothing),
        2 => Just(Published::Exactly),
        4 => (0..9i128, 0..9i128).prop_map(|(below, above)| Published::Within(below, above)),
        1 => (0..9i128).prop_map(Published::Wrongly),
    ]
}

fn publish(published: &Published, truth: i128) -> Option<(i128, i128)> {
    match *published {
        Published::Nothing => None,
        Published::Exactly => Some((truth, truth)),
        Published::Within(below, above) => Some(((truth - below).max(0), truth + above)),
        Published::Wrongly(beside) => Some((truth + beside, truth + beside)),
    }
}

prop_compose! {
    /// Rules with few levels, sometimes far apart, for months with many contributors.
    fn rules_with_levels()(
        levels in prop_oneof![
            prop::collection::vec(0..9i128, 2..5),
            prop::collection::vec(0..60i128, 2..5),
            (1..10i128, 0..40i128).prop_map(|(step, low)| vec![low, low + step, low + 3 * step, low + 4 * step]),
        ],
        levy in levy(),
        unit in unit(),
    ) -> Rules {
        Rules { levy, minimum: 0, maximum: None, unit, levels: Some(levels) }
    }
}

/// A month of a few contributors, as it could have been published, now and then with a figure that is wrong.
pub(super) fn scenario() -> impl Strategy<Value = Scenario> {
    published_month(rules(), 1..5)
}

/// A month of many contributors on few levels.
pub(super) fn scenario_with_levels() -> impl Strategy<Value = Scenario> {
    published_month(rules_with_levels(), 5..26)
}

prop_compose! {
    fn published_month(rules: impl Strategy<Value = Rules>, contributors: std::ops::Range<usize>)(
        rules in rules,
        picks in prop::collection::vec(0..1_000usize, contributors),
        (total, payout, beneficiaries) in (published(), published(), published()),
        (subsidy, carry) in prop_oneof![(Just(0), Just(0)), (0..40i128, 0..4i128)],
        (contribution, joining) in (0..1_000usize, 0..4i128),
    ) -> Scenario {
        let choices = match &rules.levels {
            Some(levels) => levels.clone(),
            None => (rules.minimum..=rules.maximum.unwrap_or(rules.minimum + 9)).collect(),
        };
        let list: Vec<i128> = picks.iter().map(|pick| choices[pick % choices.len()]).collect();
        let month = Month::unpublished(list.len() as i128, subsidy, carry);
        let mut scenario = Scenario { rules, month, contribution: choices[contribution % choices.len()], joining };
        scenario.publish(list.iter().map(|&contribution| (1, contribution)), [&total, &payout, &beneficiaries]);
        // With levels, bounds bind only the contribution asked about: they must not refuse it here.
        if scenario.rules.levels.is_some() {
            scenario.rules.minimum = scenario.rules.minimum.min(scenario.contribution);
            scenario.rules.maximum = scenario.rules.maximum.map(|maximum| maximum.max(scenario.contribution));
        }
        scenario
    }
}

pub(super) fn money() -> impl Strategy<Value = i128> {
    prop_oneof![0..100i128, 0..10_000i128, 0..=100_000_000_000i128]
}

prop_compose! {
    /// A month without levels, of any size a request may have: some gave one amount, some another.
    pub(super) fn large_scenario()(
        ends in (money(), money()),
        (some, others) in (prop_oneof![1..30i128, 1..=500_000i128], prop_oneof![0..30i128, 0..=500_000i128]),
        (has_maximum, levy, unit) in (prop::bool::ANY, levy(), prop_oneof![unit(), money().prop_map(|unit| unit.max(1))]),
        (total, payout, beneficiaries) in (published(), published(), published()),
        (subsidy, carry) in prop_oneof![(Just(0), Just(0)), (money(), money())],
        joining in prop_oneof![0..4i128, 0..=1_000_000i128],
    ) -> Scenario {
        let (minimum, maximum) = (ends.0.min(ends.1), ends.0.max(ends.1));
        let rules = Rules { levy, minimum, maximum: has_maximum.then_some(maximum), unit, levels: None };
        let month = Month::unpublished(some + others, subsidy, carry);
        let mut scenario = Scenario { rules, month, contribution: minimum, joining };
        scenario.publish([(some, minimum), (others, maximum)].into_iter(), [&total, &payout, &beneficiaries]);
        // A request holds no figure above a billion; what is beyond stays unpublished.
        let published = |figure: Option<(i128, i128)>| figure.filter(|&(_, highest)| highest <= 100_000_000_000);
        scenario.month.total = published(scenario.month.total);
        scenario.month.payout = published(scenario.month.payout);
        scenario
    }
}
