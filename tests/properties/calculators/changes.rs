//! What befalls a request: a value replaced, a key forgotten or repeated, the same said in another spelling.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::node::{Node, Text};

#[derive(Clone, Debug)]
enum Change {
    Replace(Index, Node),
    /// Another text for a text, another number for a number, a list the other way round.
    Alter(Index, Node, Node),
    Forget(Index, Index),
    /// Makes nonsense of an object's members from one on: the first of them in order is at fault, wherever it stands.
    Spoil(Index, Index),
    /// Says a key once more, before or after everything else.
    Repeat(Index, Index, Node, bool),
    Turn(Index, Index),
    Spell(Index, fn(&str) -> Node),
}

/// Amounts, or nearly.
const TEXTS: &[&str] = &[
    "",
    "-",
    "x",
    "1e3",
    "NaN",
    "Infinity",
    "1_000",
    ".5",
    "5.",
    "+5",
    "١",
    " 1",
    "0x10",
    "1,5",
    "-1",
    "-0.01",
    "-0",
    "0",
    "0.00",
    "1",
    "0.9999",
    "1.0000",
    "2",
    "12.5",
    "0.001",
    "0.00001",
    "-0.00001",
    "30.000",
    "1000000000",
    "1000000000.00",
    "1000000000.01",
    "1000000001",
    "99999999999999999999999999999999999999999999",
    "-99999999999999999999999999999999999999999",
];
/// Counts, or nearly.
const NUMBERS: &[&str] = &[
    "0",
    "-0",
    "-1",
    "1",
    "2",
    "25",
    "25.0",
    "1e2",
    "1E+2",
    "1000000",
    "1000001",
    "1e999",
    "-99999999999999999999999999999999999999999999",
    "0.5",
];

/// Requests to some of which something befell.
pub(super) fn changed(request: impl Strategy<Value = Node>) -> impl Strategy<Value = Node> {
    let changes = prop_oneof![
        2 => Just(Vec::new()),
        2 => prop::collection::vec(harmless(), 1..4),
        1 => prop::collection::vec(fault(), 1..2),
        1 => prop::collection::vec(fault(), 2..5),
    ];
    (request, changes).prop_map(|(mut request, changes)| {
        for change in changes {
            change.apply(&mut request);
        }
        request
    })
}

fn harmless() -> impl Strategy<Value = Change> {
    let zeros: [fn(&str) -> Node; 4] = [
        |said| Node::Text(Text::escaped(said)),
        |said| match said.contains('.') {
            true => Node::text(said.trim_end_matches('0').trim_end_matches('.')),
            false => Node::text(said),
        },
        |said| match said.parse::<f64>() {
            Ok(_) => Node::text(&format!("000{said}")),
            Err(_) => Node::text(said),
        },
        |said| match said.bytes().all(|byte| b"0.".contains(&byte)) {
            true => Node::text(&format!("-{said}")),
            false => Node::text(said),
        },
    ];
    prop_oneof![
        3 => (any::<Index>(), select(zeros.to_vec())).prop_map(|(place, spell)| Change::Spell(place, spell)),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(place, by)| Change::Turn(place, by)),
        1 => (any::<Index>(), any::<Index>(), odd()).prop_map(|(place, member, odd)| Change::Repeat(place, member, odd, false)),
    ]
}

fn fault() -> impl Strategy<Value = Change> {
    prop_oneof![
        6 => (any::<Index>(), odd_text(), odd_number()).prop_map(|(place, text, number)| Change::Alter(place, text, number)),
        4 => (any::<Index>(), odd()).prop_map(|(place, odd)| Change::Replace(place, odd)),
        2 => (any::<Index>(), any::<Index>()).prop_map(|(place, member)| Change::Forget(place, member)),
        3 => (any::<Index>(), any::<Index>()).prop_map(|(place, member)| Change::Spoil(place, member)),
        1 => (any::<Index>(), any::<Index>(), odd()).prop_map(|(place, member, odd)| Change::Repeat(place, member, odd, true)),
    ]
}

fn odd_text() -> impl Strategy<Value = Node> {
    select(TEXTS).prop_map(Node::text)
}

fn odd_number() -> impl Strategy<Value = Node> {
    select(NUMBERS).prop_map(|written| Node::Number(written.into()))
}

/// Values that are wrong in some places, in one way or another.
fn odd() -> impl Strategy<Value = Node> {
    let scalar = prop_oneof![
        3 => odd_text(),
        2 => odd_number(),
        1 => select(vec![Node::Null, Node::Bool(true), Node::Bool(false), Node::Text(Text::broken())]),
    ];
    let some = scalar.clone().boxed();
    prop_oneof![
        5 => scalar,
        2 => prop::collection::vec(some.clone(), 0..4).prop_map(Node::List),
        1 => prop::collection::vec(some.clone(), 11..15).prop_map(Node::List),
        1 => some.prop_map(|value| Node::object([("contributors", value)])),
        1 => Just(Node::object([])),
    ]
}

impl Change {
    fn apply(&self, request: &mut Node) {
        let place = |index: &Index, request: &Node| index.index(request.size());
        match self {
            Change::Replace(index, node) => {
                // The request itself is replaced once in a hundred times, not as often as any of its values.
                let at = place(index, request);
                if at > 0 || *node == Node::Null {
                    *request.at(at) = node.clone();
                }
            }
            Change::Alter(index, text, number) => {
                let at = place(index, request);
                match request.at(at) {
                    node @ Node::Text(_) => *node = text.clone(),
                    node @ Node::Number(_) => *node = number.clone(),
                    Node::List(items) => items.reverse(),
                    _ => {}
                }
            }
            Change::Spell(index, spell) => {
                let at = place(index, request);
                let node = request.at(at);
                if let Node::Text(Text {
                    said: Some(said), ..
                }) = node
                {
                    *node = spell(said);
                }
            }
            Change::Forget(index, member) => {
                with_members(request, index, |members| {
                    let member = member.index(members.len());
                    members.remove(member);
                });
            }
            Change::Spoil(index, member) => {
                with_members(request, index, |members| {
                    let first = member.index(members.len());
                    for (key, value) in &mut members[first..] {
                        // Otherwise the calculator would be all that is at fault.
                        if key.said.as_deref() != Some("calculator") {
                            *value = Node::text("nonsense");
                        }
                    }
                });
            }
            Change::Turn(index, by) => {
                with_members(request, index, |members| {
                    let by = by.index(members.len());
                    members.rotate_left(by);
                });
            }
            Change::Repeat(index, member, value, after) => {
                with_members(request, index, |members| {
                    let key = members[member.index(members.len())].0.clone();
                    let place = if *after { members.len() } else { 0 };
                    members.insert(place, (key, value.clone()));
                });
            }
        }
    }
}

/// Changes the members of one of the objects that have some.
fn with_members(request: &mut Node, index: &Index, change: impl FnOnce(&mut Vec<(Text, Node)>)) {
    let places: Vec<usize> = (0..request.size())
        .filter(|&place| matches!(request.at(place), Node::Object(members) if !members.is_empty()))
        .collect();
    if places.is_empty() {
        return;
    }
    if let Node::Object(members) = request.at(*index.get(&places)) {
        change(members);
    }
}
