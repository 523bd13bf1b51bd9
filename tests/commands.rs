//! The program typed as people type it: walkthroughs in `cmd/*.md`, run as they are written; `TRYCMD=overwrite` writes
//! what the program says now. `cmd/<name>.in/` is the folder a walkthrough begins in.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::project::{Project, TODAY, program};

#[test]
fn walkthroughs_go_as_written() {
    trycmd::TestCases::new()
        .register_bin("solidoume", program())
        .case("cmd/*.md")
        .case("cmd/*.toml");
}

/// Nothing is left behind by what only looks, or by what was typed wrong.
#[test]
fn looking_writes_nothing() {
    let project = Project::new();
    let list = || crate::project::outputs(project.root());
    let before = list();
    let commands: [&[&str]; 4] = [
        &["check", "--date", TODAY],
        &["build", "--date", "hier"],
        &["build", "--root", "nulle-part"],
        &["--help"],
    ];
    for arguments in commands {
        let mut command = Command::new(program());
        let output = command.current_dir(project.root()).args(arguments).output();
        assert!(output.is_ok(), "{arguments:?}");
        assert_eq!(list(), before, "{arguments:?} wrote");
    }
}

/// One answer a request, in order, whatever some requests are worth.
#[test]
fn a_bad_request_does_not_silence_the_others() {
    let mut calculate = Command::new(program())
        .arg("calculate")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let good = r#"{"calculator":"figures","rules":{"levels":["30","40","50","60","70"]},"month":{"contributors":25,"beneficiaries":13,"payout":"44"}}"#;
    let requests = format!("{good}\nceci n'est pas du JSON\n{good}\n");
    let mut stdin = calculate.stdin.take().expect("its input");
    stdin.write_all(requests.as_bytes()).expect("it reads");
    drop(stdin);
    let output = calculate.wait_with_output().expect("it ended");
    let answers = String::from_utf8_lossy(&output.stdout).into_owned();
    let answers: Vec<&str> = answers.lines().collect();
    assert_eq!(answers.len(), 3, "{answers:?}");
    assert!(answers[0].starts_with("{\"ok\":") && answers[0] == answers[2]);
    assert!(answers[1].starts_with("{\"error\":"), "{}", answers[1]);
}
