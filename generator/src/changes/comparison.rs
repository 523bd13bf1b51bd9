//! Compares two versions, entry by entry and address by address.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::portrait::{Food, Portrait};
use super::{Change, Changes, EntryChange, LostAddress, Version, Weight};
use crate::decode::slug::fold;
use crate::site::routes;

/// Two portraits of one entry, with the path of its file now.
struct Pair<'v> {
    path: &'v str,
    before: Option<&'v Portrait>,
    after: Option<&'v Portrait>,
}

pub(super) fn compare(before: &Version, after: &Version) -> Changes {
    let pairs = pairs(before, after);
    let lost = lost(before, after, &pairs);
    let entries: Vec<EntryChange> = pairs.iter().filter_map(entry).collect();
    let own: BTreeSet<String> = pairs
        .iter()
        .filter(|pair| pair.before != pair.after)
        .flat_map(|pair| [pair.before, pair.after].into_iter().flatten())
        .filter_map(|portrait| portrait.address.as_deref().map(routes::file))
        .collect();
    let changed = after.files.iter().filter(|(path, file)| {
        let same = before.files.get(*path).map(|old| old.hash) == Some(file.hash);
        path.ends_with(".html") && !same && !own.contains(*path) && before.files.contains_key(*path)
    });
    Changes {
        entries,
        lost,
        other_pages: changed.count(),
        weight: Weight::compare(&before.files, &after.files),
    }
}

/// Every entry of either version; one whose file was renamed is recognised by its text or its title.
fn pairs<'v>(before: &'v Version, after: &'v Version) -> Vec<Pair<'v>> {
    let mut gone: BTreeMap<&str, &Portrait> = before
        .entries
        .iter()
        .filter(|(path, _)| !after.entries.contains_key(*path))
        .map(|(path, portrait)| (path.as_str(), portrait))
        .collect();
    let mut pairs: Vec<Pair<'v>> = Vec::new();
    for (path, portrait) in &after.entries {
        let known = before.entries.get(path);
        let moved = || {
            let same = |old: &&Portrait| {
                old.kind == portrait.kind
                    && old.language == portrait.language
                    && (fold(&old.title) == fold(&portrait.title) || old.text == portrait.text)
            };
            let old = gone
                .iter()
                .find(|(_, old)| same(old))
                .map(|(path, _)| *path)?;
            gone.remove(old)
        };
        pairs.push(Pair {
            path,
            before: known.or_else(moved),
            after: Some(portrait),
        });
    }
    pairs.extend(gone.into_iter().map(|(path, portrait)| Pair {
        path,
        before: Some(portrait),
        after: None,
    }));
    pairs.sort_by_key(|pair| pair.path);
    pairs
}

/// Addresses of pages that are no more, of entries or not, and where `alias` would keep them.
fn lost(before: &Version, after: &Version, pairs: &[Pair<'_>]) -> Vec<LostAddress> {
    let moved: HashMap<&str, &str> = pairs
        .iter()
        .filter(|pair| pair.after.is_some_and(|after| after.visible))
        .filter_map(|pair| Some((pair.before?.address.as_deref()?, pair.path)))
        .collect();
    let pages = before
        .files
        .keys()
        .filter(|path| path.ends_with(".html") && !after.files.contains_key(*path));
    pages
        .map(|path| {
            let address = path.strip_suffix("index.html").unwrap_or(path);
            LostAddress {
                address: format!("/{address}"),
                alias_in: moved.get(address).map(|path| (*path).to_owned()),
            }
        })
        .collect()
}

fn entry(pair: &Pair<'_>) -> Option<EntryChange> {
    let seen = |portrait: Option<&Portrait>| portrait.is_some_and(|portrait| portrait.visible);
    let changes = match (pair.before, pair.after) {
        (Some(before), Some(after)) if before.visible && after.visible => {
            differences(before, after)
        }
        (_, Some(after)) if after.visible => vec![Change::Added {
            food: after.food.clone(),
        }],
        (before, _) if seen(before) => vec![Change::Removed],
        (before, Some(after)) if before != Some(after) => {
            vec![Change::Unseen {
                from: after.visible_from.clone(),
            }]
        }
        // A draft that was not seen and is deleted changes nothing for anybody.
        _ => Vec::new(),
    };
    let shown = pair.after.or(pair.before)?;
    (!changes.is_empty()).then(|| EntryChange {
        title: shown.title.clone(),
        kind: shown.kind,
        language: shown.language,
        path: pair.path.to_owned(),
        address: shown.address.clone(),
        changes,
    })
}

/// What differs between two portraits that visitors see, the gravest first.
fn differences(before: &Portrait, after: &Portrait) -> Vec<Change> {
    let mut changes = of_food(before.food.as_ref(), after.food.as_ref());
    macro_rules! changed {
        ($field:ident, $change:ident) => {
            if before.$field != after.$field {
                changes.push(Change::$change {
                    before: before.$field.clone(),
                    after: after.$field.clone(),
                });
            }
        };
    }
    if let (Some(old), Some(new)) = (&before.address, &after.address)
        && old != new
    {
        changes.push(Change::Address {
            before: old.clone(),
            after: new.clone(),
        });
    }
    changed!(status, Status);
    changed!(when, When);
    changed!(place, Place);
    changed!(month, Figures);
    changed!(title, Title);
    changed!(season, Season);
    changed!(price, Price);
    changed!(cost, Cost);
    if before.ingredients != after.ingredients {
        let (added, removed) = sets(&before.ingredients, &after.ingredients);
        changes.push(Change::Ingredients { added, removed });
    } else if before.quantities != after.quantities {
        changes.push(Change::Quantities);
    }
    let keys: BTreeSet<&String> = before.details.keys().chain(after.details.keys()).collect();
    for key in keys {
        let value = |portrait: &Portrait| portrait.details.get(key).cloned().unwrap_or_default();
        if value(before) != value(after) {
            changes.push(Change::Detail {
                key: key.clone(),
                before: value(before),
                after: value(after),
            });
        }
    }
    if before.summary != after.summary {
        changes.push(Change::Summary);
    }
    if before.text != after.text {
        changes.push(Change::Text);
    }
    changes
}

fn of_food(before: Option<&Food>, after: Option<&Food>) -> Vec<Change> {
    let (Some(before), Some(after)) = (before, after) else {
        return Vec::new();
    };
    let mut changes = Vec::new();
    let (added, removed) = sets(&before.allergens, &after.allergens);
    let (to_verify, verified) = sets(&before.to_verify, &after.to_verify);
    if !(added.is_empty() && removed.is_empty() && to_verify.is_empty() && verified.is_empty()) {
        changes.push(Change::Allergens {
            added,
            removed,
            to_verify,
            verified,
        });
    }
    if before.stated != after.stated {
        changes.push(Change::AllergensStated {
            stated: after.stated,
        });
    }
    let (added, removed) = sets(&before.diets, &after.diets);
    if !(added.is_empty() && removed.is_empty()) {
        changes.push(Change::Diets { added, removed });
    }
    changes
}

/// What only the second list has, and what only the first has.
fn sets<T: Clone + PartialEq>(before: &[T], after: &[T]) -> (Vec<T>, Vec<T>) {
    let only = |these: &[T], those: &[T]| {
        these
            .iter()
            .filter(|one| !those.contains(one))
            .cloned()
            .collect()
    };
    (only(after, before), only(before, after))
}
