//! What only some rooms may touch: disk, clock, environment, terminal, the browser's bindings.

use super::tokens::paths;
use super::{Finding, Source};

/// A part of the standard library, or of a crate, that is kept to its owners.
struct Kept {
    /// Consecutive segments of a path.
    path: &'static [&'static str],
    /// The member it is kept in.
    within: &'static str,
    /// Files or folders, from there.
    owners: &'static [&'static str],
}

const GENERATOR: &str = "generator/src/";
const CALCULATORS: &str = "calculator-wasm/src/";
const BINDINGS: &str = "calculator-wasm/src/bindings.rs";
const CLOCK_OWNERS: &[&str] = &["main.rs", "commands/"];

const KEPT: &[Kept] = &[
    Kept {
        path: &["std", "fs"],
        within: GENERATOR,
        owners: &["disk.rs", "disk/"],
    },
    Kept {
        path: &["std", "env"],
        within: GENERATOR,
        owners: &["main.rs", "cli.rs", "commands/"],
    },
    Kept {
        path: &["std", "time", "SystemTime"],
        within: GENERATOR,
        owners: &["main.rs", "commands/", "disk.rs", "disk/"],
    },
    Kept {
        path: &["ureq"],
        within: GENERATOR,
        owners: &["web.rs"],
    },
    Kept {
        path: &["pagefind"],
        within: GENERATOR,
        owners: &["index.rs"],
    },
    Kept {
        path: &["Zoned", "now"],
        within: GENERATOR,
        owners: CLOCK_OWNERS,
    },
    Kept {
        path: &["Timestamp", "now"],
        within: GENERATOR,
        owners: CLOCK_OWNERS,
    },
    Kept {
        path: &["std", "fs"],
        within: CALCULATORS,
        owners: &[],
    },
    Kept {
        path: &["std", "net"],
        within: CALCULATORS,
        owners: &[],
    },
    Kept {
        path: &["std", "time"],
        within: CALCULATORS,
        owners: &[],
    },
    Kept {
        path: &["std", "env"],
        within: CALCULATORS,
        owners: &[],
    },
];

const PRINTING: &[&str] = &["print", "println", "eprint", "eprintln"];
const PRINTERS: &[&str] = &["main.rs", "report.rs", "report/", "commands/"];

/// Disk, clock and environment stay with the rooms that own them.
pub(super) fn the_world_has_owners(source: &Source) -> Vec<Finding> {
    let kept_here: Vec<_> = KEPT
        .iter()
        .filter(|kept| {
            source
                .within(kept.within)
                .is_some_and(|file| !owned(file, kept.owners))
        })
        .collect();
    if kept_here.is_empty() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for used in paths(&source.tokens) {
        for kept in &kept_here {
            if used
                .segments
                .windows(kept.path.len())
                .any(|window| window == kept.path)
            {
                let problem = format!(
                    "`{}` is for {}",
                    kept.path.join("::"),
                    owners_in_words(kept.owners)
                );
                findings.push(source.finding(used.line, problem));
            }
        }
    }
    findings
}

/// The library never sees the terminal.
pub(super) fn printing_has_owners(source: &Source) -> Vec<Finding> {
    if source
        .within(GENERATOR)
        .is_none_or(|file| owned(file, PRINTERS))
    {
        return Vec::new();
    }
    source
        .tokens
        .windows(2)
        .filter(|pair| PRINTING.contains(&pair[0].text.as_str()) && pair[1].text == "!")
        .map(|pair| {
            source.finding(
                pair[0].line,
                format!("`{}!` is for {}", pair[0].text, owners_in_words(PRINTERS)),
            )
        })
        .collect()
}

/// The calculators know their browser in one file only.
pub(super) fn bindings_stand_alone(source: &Source) -> Vec<Finding> {
    if source.path == BINDINGS {
        return Vec::new();
    }
    source
        .tokens
        .iter()
        .filter(|token| token.text == "wasm_bindgen")
        .map(|token| source.finding(token.line, format!("`wasm_bindgen` is for {BINDINGS}")))
        .collect()
}

fn owned(file: &str, owners: &[&str]) -> bool {
    owners.iter().any(|owner| {
        if owner.ends_with('/') {
            file.starts_with(owner)
        } else {
            file == *owner
        }
    })
}

fn owners_in_words(owners: &[&str]) -> String {
    if owners.is_empty() {
        "nobody here: pass the value in".to_owned()
    } else {
        format!("{} only", owners.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::findings;
    use super::*;

    #[test]
    fn the_disk_belongs_to_one_file() {
        let found = |path| findings(the_world_has_owners, path, "//! .\nuse std::{fmt, fs};");
        assert_eq!(
            found("generator/src/content/mod.rs"),
            ["2: `std::fs` is for disk.rs, disk/ only"]
        );
        assert_eq!(found("generator/src/disk.rs"), Vec::<String>::new());
        assert_eq!(
            found("calculator-wasm/src/lib.rs"),
            ["2: `std::fs` is for nobody here: pass the value in"]
        );
        assert_eq!(found("xtask/src/site.rs"), Vec::<String>::new());
    }

    #[test]
    fn the_clock_and_the_environment_belong_to_the_commands() {
        let text =
            "fn f() { jiff::Zoned::now(); std::env::var(\"X\"); std::time::SystemTime::now(); }";
        assert_eq!(
            findings(the_world_has_owners, "generator/src/site/mod.rs", text).len(),
            3
        );
        assert_eq!(
            findings(
                the_world_has_owners,
                "generator/src/commands/build.rs",
                text
            ),
            Vec::<String>::new()
        );
        let text = "use std::time::Duration;";
        assert_eq!(
            findings(the_world_has_owners, "generator/src/site/mod.rs", text),
            Vec::<String>::new()
        );
        assert_eq!(
            findings(the_world_has_owners, "calculator-wasm/src/bonus.rs", text).len(),
            1
        );
    }

    #[test]
    fn the_library_does_not_print() {
        let text = "// println!\nfn f() { println!(\"x\") }";
        let found = |path| findings(printing_has_owners, path, text);
        assert_eq!(
            found("generator/src/render/view.rs"),
            ["2: `println!` is for main.rs, report.rs, report/, commands/ only"]
        );
        assert_eq!(found("generator/src/report.rs"), Vec::<String>::new());
        assert_eq!(found("xtask/src/main.rs"), Vec::<String>::new());
    }

    #[test]
    fn the_bindings_stand_in_one_file() {
        let text = "#[wasm_bindgen]\npub fn f() {}";
        let found = |path| findings(bindings_stand_alone, path, text);
        assert_eq!(
            found("calculator-wasm/src/lib.rs"),
            ["1: `wasm_bindgen` is for calculator-wasm/src/bindings.rs"]
        );
        assert_eq!(found(BINDINGS), Vec::<String>::new());
    }
}
