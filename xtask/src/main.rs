//! What people type: `cargo xtask site`, `serve`, `test`, `tidy`, `bless`, `bench`, `audit`, `compare`, `fuzz`.

mod arguments;
mod audit;
mod bench;
mod bless;
mod calculators;
mod checks;
mod chromium;
mod compare;
mod debian;
mod failure;
mod fuzz;
mod npm;
mod programs;
mod sequence;
mod serve;
mod site;
mod tidy;
mod validators;
mod workflows;
mod workspace;

use std::env;
use std::process::ExitCode;

use arguments::{Arguments, Choice};
use failure::{Failure, Result};

/// Everything this program can do, in the order of the help.
const COMMANDS: &[Command] = &[
    site::COMMAND,
    serve::COMMAND,
    checks::COMMAND,
    tidy::COMMAND,
    bless::COMMAND,
    bench::COMMAND,
    audit::COMMAND,
    compare::COMMAND,
    fuzz::COMMAND,
];

/// One word after `cargo xtask`.
struct Command {
    name: &'static str,
    about: &'static str,
    choices: &'static [Choice],
    run: fn(&Arguments) -> Result<()>,
}

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    match obey(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn obey(words: &[String]) -> Result<()> {
    let Some((name, rest)) = words.split_first() else {
        print!("{}", help());
        return Ok(());
    };
    if ["help", "--help", "-h"].contains(&name.as_str()) {
        print!("{}", help());
        return Ok(());
    }
    let command = COMMANDS
        .iter()
        .find(|command| command.name == name)
        .ok_or_else(|| {
            let names: Vec<_> = COMMANDS.iter().map(|command| command.name).collect();
            Failure::new(format!("no command `{name}`"))
                .advise(format!("choose one of {}", names.join(", ")))
        })?;
    if rest
        .iter()
        .take_while(|word| *word != "--")
        .any(|word| word == "--help" || word == "-h")
    {
        print!("{}", help_of(command));
        return Ok(());
    }
    (command.run)(&Arguments::parse(rest, command.choices)?)
}

fn help() -> String {
    let mut text = String::from("Usage: cargo xtask COMMAND [OPTIONS]\n\n");
    for command in COMMANDS {
        text.push_str(&help_of(command));
    }
    text
}

fn help_of(command: &Command) -> String {
    let mut text = format!("  {:<24}{}\n", command.name, command.about);
    for choice in command.choices {
        text.push_str(&format!("    {:<22}{}\n", choice.usage(), choice.about));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_names_every_command_and_choice() {
        let help = help();
        for command in COMMANDS {
            assert!(
                help.contains(command.name) && help.contains(command.about),
                "{}",
                command.name
            );
            for choice in command.choices {
                assert!(
                    help.contains(choice.about),
                    "{} {}",
                    command.name,
                    choice.name
                );
            }
        }
    }

    #[test]
    fn an_unknown_command_is_told_the_known_ones() {
        let failure = obey(&["deploy".to_owned()]).expect_err("no such command");
        assert_eq!(
            failure.to_string(),
            "no command `deploy`: choose one of site, serve, test, tidy, bless, bench, audit, compare, fuzz"
        );
    }
}
