//! `cargo xtask fuzz`: let libFuzzer invent requests for the calculators, from the worked cases onward.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command as Program, Stdio};

use serde_json::Value;

use crate::Command;
use crate::arguments::Choice;
use crate::failure::{Failure, Result};
use crate::programs::{cargo, output_of, run};
use crate::workspace::Workspace;

/// The command as the help shows it.
pub(crate) const COMMAND: Command = Command {
    name: "fuzz",
    about: "look for a text that the calculators do not answer as they should; needs a C++ compiler",
    choices: &[Choice {
        name: "--seconds",
        value: Some("N"),
        about: "how long, 60 unless told",
    }],
    run: |arguments| {
        let seconds: u32 = arguments.value_or("--seconds", 60)?;
        let workspace = Workspace::find()?;
        let place = Place::prepare(&workspace)?;
        let target = build(&workspace)?;
        hunt(&target, &place, seconds)
    },
};

/// What lets libFuzzer see which branches a text takes and what is compared with what. These are the flags of
/// cargo-fuzz without its sanitizer of memory, which needs a nightly compiler and would watch over no `unsafe` here.
const FLAGS: &[&str] = &[
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
    "--cfg=fuzzing",
];
/// A text is answered six times: one that takes longer than this is a finding.
const MOST_SECONDS: u32 = 30;
/// Longer texts bring no new branch; tests have some of ten megabytes.
const LONGEST: u32 = 2_000;

/// Where texts are kept, beneath the target folder.
struct Place {
    /// The worked requests, written anew each time.
    seeds: PathBuf,
    /// What libFuzzer found worth keeping, run after run.
    corpus: PathBuf,
    /// The words of the worked requests, for texts to be made of.
    dictionary: PathBuf,
    /// What would have to be looked at.
    findings: PathBuf,
}

impl Place {
    fn prepare(workspace: &Workspace) -> Result<Self> {
        let folder = workspace.target.join("fuzz");
        let place = Self {
            seeds: folder.join("seeds"),
            corpus: folder.join("corpus"),
            dictionary: folder.join("dictionary"),
            findings: folder.join("findings"),
        };
        for folder in [&place.seeds, &place.corpus, &place.findings] {
            fs::create_dir_all(folder).map_err(Failure::at(folder))?;
        }
        let requests = requests(&workspace.root.join("calculator-wasm/cases"))?;
        for (number, request) in requests.iter().enumerate() {
            let file = place.seeds.join(number.to_string());
            fs::write(&file, request).map_err(Failure::at(&file))?;
        }
        fs::write(&place.dictionary, dictionary(&requests))
            .map_err(Failure::at(&place.dictionary))?;
        Ok(place)
    }
}

/// Every request of the worked cases, as text.
fn requests(cases: &Path) -> Result<Vec<String>> {
    let mut requests = Vec::new();
    for file in fs::read_dir(cases).map_err(Failure::at(cases))? {
        let path = file.map_err(Failure::at(cases))?.path();
        let text = fs::read_to_string(&path).map_err(Failure::at(&path))?;
        let listed: Vec<Value> = serde_json::from_str(&text)
            .map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
        requests.extend(listed.iter().map(|case| {
            let request = &case["request"];
            request
                .as_str()
                .map_or_else(|| request.to_string(), str::to_owned)
        }));
    }
    Ok(requests)
}

/// The keys and texts of requests with their quotes, one a line in the form of libFuzzer's dictionaries.
fn dictionary(requests: &[String]) -> String {
    let mut words = BTreeSet::new();
    for request in requests {
        let mut pieces = request.split('"').skip(1).step_by(2);
        words.extend(pieces.by_ref().filter(|word| {
            (1..32).contains(&word.len())
                && word
                    .bytes()
                    .all(|byte| byte.is_ascii_graphic() && byte != b'\\')
        }));
    }
    words
        .into_iter()
        .map(|word| format!("\"\\\"{word}\\\"\"\n"))
        .collect()
}

/// Compiles the target with its eyes open, apart from everything else that cargo builds.
fn build(workspace: &Workspace) -> Result<PathBuf> {
    let told = output_of(Program::new("rustc").arg("-vV"))?;
    let host = told
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .ok_or_else(|| Failure::new("`rustc -vV` does not tell its host"))?;
    let folder = workspace.target.join("fuzz");
    // Naming the target keeps the flags away from what runs while building.
    run(cargo()
        .args(["build", "--release", "--target", host, "--manifest-path"])
        .arg(workspace.root.join("calculator-wasm/fuzz/Cargo.toml"))
        .arg("--target-dir")
        .arg(&folder)
        .env("RUSTFLAGS", FLAGS.join(" ")))?;
    Ok(folder.join(host).join("release/any_text"))
}

/// Runs the target for a while, and tells what it did or found.
fn hunt(target: &Path, place: &Place, seconds: u32) -> Result<()> {
    let mut command = Program::new(target);
    command
        .args([&place.corpus, &place.seeds])
        .arg(format!("-dict={}", place.dictionary.display()))
        .arg(format!("-artifact_prefix={}/", place.findings.display()))
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-timeout={MOST_SECONDS}"))
        .arg(format!("-max_len={LONGEST}"))
        .arg("-print_final_stats=1")
        .stderr(Stdio::piped());
    let not_started = |error| Failure::new(format!("the fuzz target did not start ({error})"));
    let mut child = command.spawn().map_err(not_started)?;
    let mut report = Report::default();
    if let Some(told) = child.stderr.take() {
        for line in BufReader::new(told)
            .lines()
            .map_while(std::result::Result::ok)
        {
            if !report.read(&line) {
                eprintln!("{line}");
            }
        }
    }
    let status = child.wait().map_err(not_started)?;
    println!("{}", report.summary());
    if status.success() {
        return Ok(());
    }
    Err(
        Failure::new(format!("the fuzz target found something ({status})")).advise(format!(
            "the text is in {}: correct the engine, and make it a case",
            place.findings.display()
        )),
    )
}

/// What libFuzzer says of a run, line by line.
#[derive(Default)]
struct Report {
    executions: u64,
    per_second: u64,
    coverage: u64,
    corpus: String,
    slowest: u64,
}

impl Report {
    /// Takes what a line tells; false when it is for people to read.
    fn read(&mut self, line: &str) -> bool {
        if line.starts_with('#') {
            let words: Vec<&str> = line.split_whitespace().collect();
            let after = |name| {
                let place = words.iter().position(|word| *word == name)?;
                words.get(place + 1).copied()
            };
            if let Some(coverage) = after("cov:").and_then(|word| word.parse().ok()) {
                self.coverage = coverage;
            }
            if let Some(corpus) = after("corp:") {
                self.corpus = corpus.to_owned();
            }
            return true;
        }
        let Some((name, value)) = line
            .strip_prefix("stat::")
            .and_then(|stat| stat.split_once(':'))
        else {
            // What it learned for its dictionary is for machines, as is what it tells of itself.
            return ["INFO:", "\"", "WARNING: Failed to find"]
                .iter()
                .any(|start| line.starts_with(start));
        };
        let value = value.trim().parse().unwrap_or(0);
        match name {
            "number_of_executed_units" => self.executions = value,
            "average_exec_per_sec" => self.per_second = value,
            "slowest_unit_time_sec" => self.slowest = value,
            _ => {}
        }
        true
    }

    fn summary(&self) -> String {
        format!(
            "{} texts, {} a second, the slowest in {} s; {} edges covered; {} texts and bytes kept",
            self.executions, self.per_second, self.slowest, self.coverage, self.corpus
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_told_in_one_line() {
        let mut report = Report::default();
        for line in [
            "INFO: Seed: 1",
            "#4194304\tpulse  cov: 1800 ft: 9000 corp: 1500/300Kb lim: 2000 exec/s: 9000 rss: 60Mb",
            "#5000000\tDONE   cov: 1812 ft: 9114 corp: 1523/310Kb lim: 2000 exec/s: 8000 rss: 61Mb",
            "stat::number_of_executed_units: 5000000",
            "stat::average_exec_per_sec:     8000",
            "stat::slowest_unit_time_sec:    2",
        ] {
            assert!(report.read(line), "{line}");
        }
        assert!(!report.read("thread panicked"));
        assert_eq!(
            report.summary(),
            "5000000 texts, 8000 a second, the slowest in 2 s; 1812 edges covered; 1523/310Kb texts and bytes kept"
        );
    }

    #[test]
    fn words_of_requests_keep_their_quotes() {
        let requests = [
            r#"{"calculator":"basket","budget":"1 000"}"#.to_owned(),
            r#"{"a"#.to_owned(),
        ];
        assert_eq!(
            dictionary(&requests),
            "\"\\\"a\\\"\"\n\"\\\"basket\\\"\"\n\"\\\"budget\\\"\"\n\"\\\"calculator\\\"\"\n"
        );
    }

    #[test]
    fn worked_requests_are_found() {
        let workspace = Workspace::find().expect("a workspace");
        let requests = requests(&workspace.root.join("calculator-wasm/cases")).expect("readable");
        assert!(requests.iter().any(|request| request.contains("\"bonus\"")));
    }
}
