//! The `solidoume` program: a command line over the library, and the only part that sees disk, clock and terminal.

mod cli;
mod commands;
mod disk;
mod index;
mod messages;
mod report;
mod web;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::parse(std::env::args_os()) {
        Ok(cli) => commands::run(&cli.command),
        Err(answer) => commands::show(&answer),
    }
}
