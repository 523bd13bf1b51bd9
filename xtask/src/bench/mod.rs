//! `cargo xtask bench`: does the time per entry stay the same when the site grows, and how long does an answer take?

mod entries;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command as Program, Stdio};
use std::time::{Duration, Instant};

use crate::Command;
use crate::arguments::Choice;
use crate::failure::{Failure, Result};
use crate::programs::{cargo, run};
use crate::workspace::Workspace;
use crate::{calculators, chromium, site};

/// The command as the help shows it.
pub(crate) const COMMAND: Command = Command {
    name: "bench",
    about: "build generated sites of several sizes and compare the time per entry",
    choices: &[
        Choice {
            name: "--entries",
            value: Some("N,N"),
            about: "how many entries each, 1000,10000 unless told",
        },
        Choice {
            name: "--browser",
            value: None,
            about: "instead, time the calculators in Chromium",
        },
        Choice {
            name: "--serve",
            value: None,
            about: "measure instead how long `solidoume serve` takes from a save to the browser showing it",
        },
    ],
    run: |arguments| {
        if arguments.has("--browser") {
            return time_the_calculators(&Workspace::find()?);
        }
        let sizes = arguments.numbers_or("--entries", &[1000, 10_000])?;
        let workspace = Workspace::find()?;
        site::build_program()?;
        let folder = workspace.target.join("bench");
        clear(&folder)?;
        if arguments.has("--serve") {
            sizes
                .iter()
                .try_for_each(|size| saving_to_seeing(&workspace, &folder, *size))?;
            return clear(&folder);
        }
        let measures = sizes
            .iter()
            .map(|size| measure(&workspace, &folder, *size))
            .collect::<Result<Vec<_>>>();
        clear(&folder)?;
        conclude(&measures?)
    },
};

/// Each build is repeated and the quickest kept: what else the machine does only ever adds time.
const RUNS: usize = 3;
/// How much the time per entry may grow from the smallest site to any larger one. Times differ from machine to machine,
/// their ratio hardly does.
const MOST_GROWTH: f64 = 1.5;
/// A date for every build, so that seasons and events are the same in each.
const DATE: &str = "2026-11-22";

/// The quickest builds of one size.
struct Measure {
    entries: usize,
    /// Into an empty folder.
    cold: Duration,
    /// Again, nothing having changed.
    warm: Duration,
}

/// Prints how long two years of `bonus` take in the browser; the test that does it asserts nothing of milliseconds.
fn time_the_calculators(workspace: &Workspace) -> Result<()> {
    chromium::ensure()?;
    println!("{}", calculators::build(workspace)?);
    // The harness of the browser serves the site beside the calculators: there must be one.
    if !workspace.public().join("index.html").is_file() {
        site::build(workspace, &[])?;
    }
    run(cargo().args([
        "test",
        "--workspace",
        "--test=all",
        "--",
        "browser::speed",
        "--nocapture",
    ]))
}

/// The content, the themes and generated entries in a folder of their own.
fn generated(workspace: &Workspace, folder: &Path, entries: usize) -> Result<PathBuf> {
    let root = folder.join(entries.to_string());
    for part in ["content", "themes"] {
        copy(&workspace.root.join(part), &root.join(part))?;
    }
    entries::write(&root.join("content"), entries)?;
    Ok(root)
}

/// A real browser has a page open while its file is saved; the test that does it prints the times.
fn saving_to_seeing(workspace: &Workspace, folder: &Path, entries: usize) -> Result<()> {
    let root = generated(workspace, folder, entries)?;
    println!("{entries} entries");
    run(cargo()
        .args(["test", "--quiet", "--package=solidoume-tests", "--"])
        .args([
            "--ignored",
            "--exact",
            "--nocapture",
            "browser::serving::from_saving_to_seeing",
        ])
        .env("SOLIDOUME_PROGRAM", workspace.program())
        .env("SOLIDOUME_SITE", root))
}

fn measure(workspace: &Workspace, folder: &Path, entries: usize) -> Result<Measure> {
    let root = generated(workspace, folder, entries)?;
    let mut measure = Measure {
        entries,
        cold: Duration::MAX,
        warm: Duration::MAX,
    };
    for run in 0..RUNS {
        // A new folder each time: deleting a large tree slows what follows it on some file systems.
        let output = root.join(format!("public-{run}"));
        measure.cold = measure.cold.min(build(workspace, &root, &output)?);
        measure.warm = measure.warm.min(build(workspace, &root, &output)?);
    }
    println!("{}", measure.line());
    Ok(measure)
}

fn build(workspace: &Workspace, root: &Path, output: &Path) -> Result<Duration> {
    let mut command = Program::new(workspace.program());
    command
        .arg("build")
        .arg("--root")
        .arg(root)
        .arg("--output")
        .arg(output)
        // The index of the search is a stage of its own, skipped where nothing that can be found changed.
        .args(["--date", DATE, "--no-search"]);
    let start = Instant::now();
    let result = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Failure::new(format!("the program did not start ({error})")))?;
    let time = start.elapsed();
    if result.status.success() {
        return Ok(time);
    }
    let told = String::from_utf8_lossy(&result.stderr)
        .lines()
        .take(12)
        .collect::<Vec<_>>()
        .join("\n");
    Err(Failure::new(format!(
        "the generated site does not build ({}):\n{told}",
        result.status
    )))
}

impl Measure {
    fn line(&self) -> String {
        format!(
            "{:>7} entries   cold {:>7.2} s, {:>6.3} ms each   warm {:>7.2} s, {:>6.3} ms each",
            self.entries,
            self.cold.as_secs_f64(),
            self.each(self.cold),
            self.warm.as_secs_f64(),
            self.each(self.warm),
        )
    }

    /// Milliseconds for one entry.
    fn each(&self, time: Duration) -> f64 {
        time.as_secs_f64() * 1000.0 / self.entries as f64
    }
}

/// Compares every size with the smallest.
fn conclude(measures: &[Measure]) -> Result<()> {
    let Some(small) = measures.iter().min_by_key(|measure| measure.entries) else {
        return Ok(());
    };
    let mut grown = Vec::new();
    for large in measures
        .iter()
        .filter(|measure| measure.entries > small.entries)
    {
        for (name, growth) in [
            ("cold", large.each(large.cold) / small.each(small.cold)),
            ("warm", large.each(large.warm) / small.each(small.warm)),
        ] {
            let line = format!(
                "{name}: {growth:.2} times per entry from {} to {}",
                small.entries, large.entries
            );
            println!("{line}");
            if growth > MOST_GROWTH {
                grown.push(line);
            }
        }
    }
    if grown.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "the time per entry grows by more than {MOST_GROWTH} ({})",
        grown.join("; ")
    )))
}

fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(Failure::at(folder))
    } else {
        Ok(())
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).map_err(Failure::at(to))?;
    for entry in fs::read_dir(from).map_err(Failure::at(from))? {
        let source: PathBuf = entry.map_err(Failure::at(from))?.path();
        let target = to.join(source.file_name().unwrap_or_default());
        if source.is_dir() {
            copy(&source, &target)?;
        } else {
            fs::copy(&source, &target).map_err(Failure::at(&source))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(entries: usize, cold: u64, warm: u64) -> Measure {
        Measure {
            entries,
            cold: Duration::from_millis(cold),
            warm: Duration::from_millis(warm),
        }
    }

    #[test]
    fn a_time_that_grows_with_the_entries_is_fine() {
        assert!(conclude(&[measure(1000, 1000, 300), measure(10_000, 14_000, 3000)]).is_ok());
    }

    #[test]
    fn a_time_that_grows_faster_is_not() {
        let failure = conclude(&[measure(10_000, 10_000, 4600), measure(1000, 1000, 300)])
            .expect_err("warm grew");
        assert_eq!(
            failure.to_string(),
            "the time per entry grows by more than 1.5 (warm: 1.53 times per entry from 1000 to 10000)"
        );
    }
}
