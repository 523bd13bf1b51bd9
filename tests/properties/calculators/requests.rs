//! Random requests to all calculators, from months as they could have been published to what nobody should send.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::changes::changed;
use super::node::{Node, Spaces, Text};
use super::scenario::{
    Month, Rules, Scenario, large_scenario, levy, money, scenario, scenario_with_levels, text,
};

/// A random request, and its text.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(super) node: Node,
    pub(crate) json: String,
}

prop_compose! {
    /// Nearly half of them are as they should be; the others have a fault or several.
    pub(super) fn request()(
        node in changed(prop_oneof![
            4 => bonus(),
            3 => figures(),
            2 => balance(),
            1 => bonus_2019(),
            1 => basket(),
        ]),
        spaces in prop_oneof![3 => Just(Spaces::None), 1 => Just(Spaces::Some)],
    ) -> Request {
        Request { json: node.json(spaces), node }
    }
}

/// `count` requests, always the same ones for a `seed`.
pub(crate) fn requests(count: usize, seed: u8) -> impl Iterator<Item = Request> {
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), random);
    let strategy = request();
    (0..count).map(move |_| {
        let tree = strategy.new_tree(&mut runner);
        tree.expect("no request is rejected").current()
    })
}

pub(super) fn amount(cents: i128) -> Node {
    Node::text(&text(cents))
}

fn ten_thousandths(share: i128) -> Node {
    Node::text(&format!("{}.{:04}", share / 10_000, share % 10_000))
}

fn figure(published: Option<(i128, i128)>) -> Node {
    match published {
        None => Node::Null,
        Some((low, high)) if low == high => amount(low),
        Some((low, high)) => Node::List(vec![amount(low), amount(high)]),
    }
}

fn rules_node(rules: &Rules) -> Node {
    let levels = rules.levels.as_ref();
    Node::object([
        ("levy", ten_thousandths(rules.levy)),
        ("minimum", amount(rules.minimum)),
        ("maximum", rules.maximum.map_or(Node::Null, amount)),
        ("unit", amount(rules.unit)),
        (
            "levels",
            levels.map_or(Node::Null, |levels| {
                Node::List(levels.iter().copied().map(amount).collect())
            }),
        ),
    ])
}

fn month_node(month: &Month, name: Node, own_rules: Option<&Rules>) -> Node {
    Node::object([
        ("month", name),
        ("contributors", Node::number(month.contributors)),
        (
            "beneficiaries",
            month.beneficiaries.map_or(Node::Null, Node::number),
        ),
        ("total", figure(month.total)),
        ("payout", figure(month.payout)),
        ("subsidy", amount(month.subsidy)),
        ("carry", amount(month.carry)),
        ("rules", own_rules.map_or(Node::Null, rules_node)),
    ])
}

/// The `figures` request of a scenario.
pub(super) fn figures_of(scenario: &Scenario) -> Node {
    Node::object([
        ("calculator", Node::text("figures")),
        ("rules", rules_node(&scenario.rules)),
        ("month", month_node(&scenario.month, Node::Null, None)),
    ])
}

/// The `bonus` request of the first scenario's rules and contribution, over the months of all.
pub(super) fn bonus_of(scenarios: &[Scenario]) -> Node {
    let first = &scenarios[0];
    // Months of other rules than the request's carry their own.
    let own = |one: &Scenario| (one.rules != first.rules).then(|| one.rules.clone());
    let months = scenarios
        .iter()
        .map(|one| month_node(&one.month, Node::Null, own(one).as_ref()));
    Node::object([
        ("calculator", Node::text("bonus")),
        ("rules", rules_node(&first.rules)),
        ("months", Node::List(months.collect())),
        ("contribution", amount(first.contribution)),
        ("joining", Node::number(first.joining)),
    ])
}

/// What a request may want to have back: nobody looks into it.
fn name() -> impl Strategy<Value = Node> {
    prop_oneof![
        3 => Just(Node::text("2022-08")),
        1 => Just(Node::Null),
        1 => "\\PC{0,6}".prop_map(|said| Node::text(&said)),
        1 => Just(Node::Text(Text::escaped("août\u{2028}\"\\"))),
        1 => Just(Node::List(vec![Node::Number("1e999".into()), Node::Text(Text::broken())])),
        1 => Just(Node::object([(" a ", Node::Number("-0.50E+7".into())), ("", Node::Bool(false))])),
    ]
}

/// Where a month stands between its bounds, and how much of it is published.
#[derive(Clone, Debug)]
struct Shape {
    contributors: i128,
    /// Of the mean, from the minimum to the maximum, in thousandths; and of beneficiaries among contributors.
    mean: i128,
    beneficiaries: Option<i128>,
    /// How far from the truth the published payout begins and ends, in cents.
    about: (i128, i128),
    publishes: (bool, bool),
    added: (i128, i128),
}

prop_compose! {
    fn shape()(
        contributors in prop_oneof![1..60i128, 1..=1_000_000i128],
        mean in 0..=1_000i128,
        // Now and then more than there are contributors.
        beneficiaries in prop::option::of(0..=1_030i128),
        about in (0..150i128, 0..150i128),
        publishes in (prop::bool::weighted(0.3), prop::bool::weighted(0.7)),
        added in prop_oneof![Just((0, 0)), (0..100_000i128, 0..100i128)],
    ) -> Shape {
        Shape { contributors, mean, beneficiaries, about, publishes, added }
    }
}

impl Shape {
    fn month(&self, rules: &Rules, width: i128) -> Month {
        let Shape {
            contributors,
            about,
            added: (subsidy, carry),
            ..
        } = *self;
        let mean = rules.minimum + width * self.mean / 1_000;
        let each = mean * (10_000 - rules.levy) / 10_000 + (subsidy + carry) / contributors;
        let payout = each / rules.unit * rules.unit;
        let (has_total, has_payout) = self.publishes;
        let total = (contributors * mean, contributors * (mean + about.1));
        Month {
            contributors,
            beneficiaries: self.beneficiaries.map(|share| contributors * share / 1_000),
            total: has_total
                .then_some(total)
                .filter(|total| total.1 <= 100_000_000_000),
            payout: (has_payout || !has_total)
                .then_some(((payout - about.0).max(0), payout + about.1)),
            subsidy,
            carry,
        }
    }
}

prop_compose! {
    /// Months of one scheme at its usual size or far above: payouts are published about, and maybe more.
    fn published_months()(
        (levy, unit) in (levy(), select(vec![1, 1, 1, 5, 50, 100])),
        (minimum, width) in (0..3_000i128, 0..7_000i128),
        has_maximum in prop::bool::weighted(0.8),
        shapes in prop::collection::vec(shape(), 1..6),
    ) -> Vec<Scenario> {
        let rules = Rules { levy, minimum, maximum: has_maximum.then_some(minimum + width), unit, levels: None };
        let scenario = |shape: Shape| Scenario {
            month: shape.month(&rules, width),
            rules: rules.clone(),
            contribution: minimum,
            joining: 1,
        };
        shapes.into_iter().map(scenario).collect()
    }
}

fn scenarios() -> impl Strategy<Value = Vec<Scenario>> {
    let some = |one: BoxedStrategy<Scenario>| prop::collection::vec(one, 1..4);
    prop_oneof![
        4 => published_months(),
        2 => some(scenario().boxed()),
        2 => some(scenario_with_levels().boxed()),
        1 => some(large_scenario().boxed()),
    ]
}

prop_compose! {
    fn bonus()(
        mut scenarios in scenarios(),
        names in prop::collection::vec(name(), 6),
        (place, any, joining) in (0..=1_000i128, any::<Index>(), prop_oneof![0..4i128, 0..=1_000_000i128]),
        says_joining in prop::bool::ANY,
        beside in prop_oneof![20 => Just(0), 1 => 1..9i128],
    ) -> Node {
        let rules = &scenarios[0].rules;
        let contribution = match (&rules.levels, rules.maximum) {
            (Some(levels), _) => *any.get(levels),
            (None, Some(maximum)) => rules.minimum + (maximum - rules.minimum) * place / 1_000,
            (None, None) => rules.minimum + 5 * place,
        };
        scenarios[0].contribution = contribution + beside;
        scenarios[0].joining = joining;
        let mut request = bonus_of(&scenarios);
        for (place, name) in names.into_iter().take(scenarios.len()).enumerate() {
            request.put(&format!("months[{place}].month"), name);
        }
        if let (Node::Object(members), false) = (&mut request, says_joining) {
            members.pop();
        }
        request
    }
}

prop_compose! {
    fn figures()(scenarios in scenarios(), any in any::<Index>(), name in name(), own in prop::bool::weighted(0.2)) -> Node {
        let Scenario { rules, month, .. } = any.get(&scenarios);
        Node::object([
            ("calculator", Node::text("figures")),
            ("rules", if own { Node::Null } else { rules_node(rules) }),
            ("month", month_node(month, name, own.then_some(rules))),
        ])
    }
}

fn people() -> impl Strategy<Value = i128> {
    prop_oneof![1 => Just(0), 4 => 0..40i128, 2 => 0..=1_000_000i128]
}

prop_compose! {
    fn balance()(
        (levy, unit) in (levy(), select(vec![1, 1, 5, 100, 333])),
        people in (people(), people()),
        contributions in (prop_oneof![0..8_000i128, money()], prop_oneof![0..12_000i128, money()]),
        subsidy in prop_oneof![Just(Node::Null), (0..100_000i128).prop_map(amount), money().prop_map(amount)],
        target in prop_oneof![Just(Node::Null), (0..9_000i128).prop_map(amount), money().prop_map(amount)],
        (has_rules, asks_for_what_supporters_give) in (prop::bool::weighted(0.8), prop::bool::weighted(0.1)),
    ) -> Node {
        let target = if asks_for_what_supporters_give { amount(contributions.1) } else { target };
        let rules = Node::object([("levy", ten_thousandths(levy)), ("unit", amount(unit)), ("minimum", Node::text("ignored"))]);
        Node::object([
            ("calculator", Node::text("balance")),
            ("rules", if has_rules { rules } else { Node::Null }),
            ("beneficiaries", Node::number(people.0)),
            ("supporters", Node::number(people.1)),
            ("beneficiary_contribution", amount(contributions.0)),
            ("supporter_contribution", amount(contributions.1)),
            ("subsidy", subsidy),
            ("target", target),
        ])
    }
}

prop_compose! {
    fn bonus_2019()(
        conversions in prop::collection::vec(prop_oneof![4 => 0..20_000i128, 1 => money()], 0..7),
        rate in prop_oneof![Just(Node::Null), (0..12_000i128).prop_map(ten_thousandths), (0..10_000_000_000_000i128).prop_map(ten_thousandths)],
        cap in prop_oneof![Just(Node::Null), (0..50_000i128).prop_map(amount), money().prop_map(amount)],
        unit in prop_oneof![Just(Node::Null), (1..1_000i128).prop_map(amount)],
    ) -> Node {
        Node::object([
            ("calculator", Node::text("bonus_2019")),
            ("conversions", Node::List(conversions.into_iter().map(amount).collect())),
            ("rate", rate),
            ("cap", cap),
            ("unit", unit),
        ])
    }
}

prop_compose! {
    fn basket()(
        budget in prop_oneof![0..10_000i128, money()],
        items in prop::collection::vec((name(), prop_oneof![1..2_000i128, money()], prop_oneof![0..10_000i128, 0..=1_000_000_000_000i128]), 0..5),
    ) -> Node {
        let quantity = |thousandths: i128| Node::text(&format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000));
        let item = |(product, price, thousandths)| Node::object([("product", product), ("price", amount(price)), ("quantity", quantity(thousandths))]);
        Node::object([
            ("calculator", Node::text("basket")),
            ("budget", amount(budget)),
            ("items", Node::List(items.into_iter().map(item).collect())),
        ])
    }
}
