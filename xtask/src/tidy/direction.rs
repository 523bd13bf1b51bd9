//! Imports go down: sources go in, a site comes out, and nothing flows backwards.

use super::tokens::{UsedPath, paths};
use super::{Finding, Source};

/// The rooms of the generator from top to bottom. A room may use those below it and, where a level says so, beside it.
const LEVELS: &[Level] = &[
    Level {
        rooms: &["main"],
        beside: false,
    },
    Level {
        rooms: &["cli", "commands"],
        beside: true,
    },
    Level {
        rooms: &["disk", "index", "report", "web"],
        beside: false,
    },
    Level {
        rooms: &["lib"],
        beside: false,
    },
    Level {
        rooms: &["messages"],
        beside: false,
    },
    Level {
        rooms: &["fix", "review"],
        beside: false,
    },
    Level {
        rooms: &["outputs"],
        beside: false,
    },
    // It compares sites, and needs neither pages nor templates for that.
    Level {
        rooms: &["changes"],
        beside: false,
    },
    Level {
        rooms: &["render"],
        beside: false,
    },
    Level {
        rooms: &["ledger"],
        beside: false,
    },
    Level {
        rooms: &["import"],
        beside: false,
    },
    Level {
        rooms: &["site"],
        beside: false,
    },
    Level {
        rooms: &["content"],
        beside: false,
    },
    Level {
        rooms: &["config"],
        beside: false,
    },
    Level {
        rooms: &["decode"],
        beside: false,
    },
    Level {
        rooms: &["diagnostics", "source"],
        beside: true,
    },
];
/// A room that may use fewer than all those below it.
const NARROW: &[(&str, &[&str])] = &[
    ("messages", &["diagnostics"]),
    ("changes", &["site", "content", "decode"]),
];
const GENERATOR: &str = "generator/src/";

struct Level {
    rooms: &'static [&'static str],
    beside: bool,
}

/// A room uses only rooms below it.
pub(super) fn imports_go_down(source: &Source) -> Vec<Finding> {
    let Some(path) = source
        .within(GENERATOR)
        .filter(|path| path.ends_with(".rs"))
    else {
        return Vec::new();
    };
    let room = path
        .split('/')
        .next()
        .unwrap_or(path)
        .trim_end_matches(".rs");
    let Some(from) = level_of(room) else {
        return vec![source.finding(
            1,
            format!("`{room}` has no place among the rooms: give it one in LEVELS"),
        )];
    };
    targets(source, path)
        .into_iter()
        .filter_map(|(line, target)| {
            let used = target.first().map_or("lib", String::as_str);
            // What is no room stands at the root of the library.
            let used = if level_of(used).is_some() {
                used
            } else {
                "lib"
            };
            (!allowed(room, from, used))
                .then(|| source.finding(line, format!("`{room}` must not use `{used}`")))
        })
        .collect()
}

/// A kind refers to another by slug, never by its code.
pub(super) fn kinds_are_strangers(source: &Source) -> Vec<Finding> {
    let Some(path) = source.within(GENERATOR) else {
        return Vec::new();
    };
    let Some(file) = path
        .strip_prefix("content/kinds/")
        .filter(|file| *file != "mod.rs")
    else {
        return Vec::new();
    };
    let kind = file
        .split('/')
        .next()
        .unwrap_or(file)
        .trim_end_matches(".rs");
    targets(source, path)
        .into_iter()
        .filter_map(|(line, target)| match target.as_slice() {
            [content, kinds, other, ..]
                if content == "content"
                    && kinds == "kinds"
                    && other != kind
                    && is_module(other) =>
            {
                Some(source.finding(
                    line,
                    format!("the kind `{kind}` must not use the kind `{other}`"),
                ))
            }
            _ => None,
        })
        .collect()
}

/// Modules are written small, types and constants are not.
fn is_module(name: &str) -> bool {
    name != "self" && name.starts_with(char::is_lowercase)
}

fn level_of(room: &str) -> Option<usize> {
    LEVELS.iter().position(|level| level.rooms.contains(&room))
}

fn allowed(room: &str, from: usize, used: &str) -> bool {
    if room == used {
        return true;
    }
    if let Some((_, few)) = NARROW.iter().find(|(narrow, _)| *narrow == room) {
        return few.contains(&used);
    }
    level_of(used).is_some_and(|to| to > from || (to == from && LEVELS[from].beside))
}

/// The paths of a file that lead into its own crate, from the crate's root, with their lines.
fn targets(source: &Source, path: &str) -> Vec<(usize, Vec<String>)> {
    let module = module_of(path);
    paths(&source.tokens)
        .iter()
        .filter_map(|used| Some((used.line, resolve(used, &module)?)))
        .collect()
}

/// `content/kinds/recipe.rs` is the module `content::kinds::recipe`.
fn module_of(path: &str) -> Vec<String> {
    let mut module: Vec<_> = path
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    if module.last().is_some_and(|last| last == "mod") || module == ["lib"] || module == ["main"] {
        module.pop();
    }
    module
}

fn resolve(used: &UsedPath, module: &[String]) -> Option<Vec<String>> {
    let first = used.segments.first()?.as_str();
    match first {
        "crate" | "solidoume" => Some(used.segments[1..].to_vec()),
        "self" | "super" => {
            let mut base = module.to_vec();
            base.extend(std::iter::repeat_n(
                "an inline module".to_owned(),
                used.nesting,
            ));
            let ups = used
                .segments
                .iter()
                .take_while(|segment| *segment == "super")
                .count();
            base.truncate(base.len().saturating_sub(ups));
            base.extend(used.segments[ups.max(1)..].iter().cloned());
            Some(base)
        }
        // At the root a room may be named without `crate::`.
        _ if module.is_empty() && level_of(first).is_some() => Some(used.segments.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::findings;
    use super::*;

    #[test]
    fn an_upward_import_is_found() {
        let found = |path, text| findings(imports_go_down, path, text);
        assert_eq!(
            found(
                "generator/src/content/front_matter.rs",
                "//! .\nuse crate::diagnostics::D;\nuse crate::site::Site;"
            ),
            ["3: `content` must not use `site`"]
        );
        assert_eq!(
            found(
                "generator/src/site/routes.rs",
                "fn f() { super::super::render::x() }"
            ),
            ["1: `site` must not use `render`"]
        );
        assert_eq!(
            found("generator/src/lib.rs", "mod disk; fn f() { disk::read() }"),
            ["1: `lib` must not use `disk`"]
        );
        assert_eq!(
            found(
                "generator/src/outputs/mod.rs",
                "use crate::generate;\n use crate::{site, lib_root};"
            )
            .len(),
            2
        );
    }

    #[test]
    fn a_downward_import_is_not() {
        let text = "use solidoume::content::Entry; use crate::disk::read; use super::cli::Build; use std::path::Path;";
        assert_eq!(
            findings(imports_go_down, "generator/src/commands/build.rs", text),
            Vec::<String>::new()
        );
        let text = "mod tests { use super::*; use super::Config; use crate::source::Span; }";
        assert_eq!(
            findings(imports_go_down, "generator/src/config.rs", text),
            Vec::<String>::new()
        );
    }

    #[test]
    fn messages_know_diagnostics_alone() {
        let text = "use crate::diagnostics::Code;\nuse crate::content::Entry;";
        let expected = ["2: `messages` must not use `content`"];
        assert_eq!(
            findings(imports_go_down, "generator/src/messages/fr.rs", text),
            expected
        );
    }

    #[test]
    fn a_new_room_needs_a_place() {
        let expected = ["1: `helpers` has no place among the rooms: give it one in LEVELS"];
        assert_eq!(
            findings(imports_go_down, "generator/src/helpers.rs", ""),
            expected
        );
    }

    #[test]
    fn a_kind_that_uses_another_is_found() {
        let path = "generator/src/content/kinds/recipe.rs";
        let expected = ["1: the kind `recipe` must not use the kind `event`"];
        assert_eq!(
            findings(
                kinds_are_strangers,
                path,
                "use crate::content::kinds::event::Event;"
            ),
            expected
        );
        assert_eq!(
            findings(kinds_are_strangers, path, "fn f(e: super::event::Event) {}"),
            expected
        );
        let harmless = "use crate::content::kind::Kind; mod tests { use super::Recipe; use super::super::KINDS; }";
        assert_eq!(
            findings(kinds_are_strangers, path, harmless),
            Vec::<String>::new()
        );
    }
}
