//! From a private ledger to the page that visitors read: what is prepared is built, shown, and nobody is named.

use std::path::Path;
use std::process::Command;

use crate::project::{Project, program};

const RULES: &str = "- {depuis: 2022-04, minimum: 20, maximum: 70, source: Règle essayée}\n";

/// Twelve members in August, another in September.
fn ledger() -> String {
    let mut text = "date,member,amount\n".to_owned();
    for month in [8, 9] {
        for member in 0..12 + usize::from(month == 9) {
            let amount = 21 + 4 * member;
            text += &format!("2022-{month:02}-05,Zénobie {member},{amount}.50\n");
        }
    }
    text
}

/// Runs `solidoume figures`; its status, and what it says on both channels.
fn figures(root: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(program());
    let command = command.current_dir(root).arg("figures").args(arguments);
    let output = command.output().expect("the program starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        output.status.code(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

#[test]
fn a_prepared_month_is_shown_and_names_nobody() {
    let private = tempfile::TempDir::new().expect("a folder outside");
    let file = private.path().join("registre.csv");
    std::fs::write(&file, ledger()).expect("written");
    let file = file.to_string_lossy().into_owned();
    let project = Project::new().file("content/chiffres/regles.yaml", RULES);
    let (status, said, explained) =
        figures(project.root(), &[&file, "--output", "content/chiffres"]);
    assert_eq!(status, Some(0), "{explained}");
    assert!(explained.contains("2022-08"), "{explained}");
    let built = project.build(&[]);
    assert_eq!(
        (built.status, built.problems.len()),
        (0, 0),
        "{:?}",
        built.problems
    );
    let page = built.text("transparence/index.html");
    let page = page.replace(['\u{a0}', '\u{202f}'], " ");
    // August exactly; of September no more than that somebody who came gave from 20 to 70.
    for shown in [
        "522,00",
        "540,00",
        "600,00",
        "pour ne révéler la contribution de personne",
    ] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    assert!(!page.contains("591,50"), "the exact total of September");
    let named = built.outputs.iter().find(|(_, bytes)| {
        String::from_utf8_lossy(bytes)
            .to_lowercase()
            .contains("zénobie")
    });
    assert!(named.is_none(), "{:?}", named.map(|(path, _)| path));
    assert!(!said.contains("Zénobie") && !explained.contains("Zénobie"));
}

/// One month on standard output is a file as it is: it may be redirected into the content.
#[test]
fn what_is_printed_is_what_is_written() {
    let project = Project::new()
        .file("content/chiffres/regles.yaml", RULES)
        .file("prive/registre.csv", ledger());
    let month = ["prive/registre.csv", "--month", "2022-09"];
    let (_, printed, _) = figures(project.root(), &month);
    let (_, said, _) = figures(
        project.root(),
        &[&month[..], &["--output", "essai"]].concat(),
    );
    let written = std::fs::read_to_string(project.root().join("essai/2022-09.yaml"));
    assert_eq!(written.expect("a file"), printed);
    assert!(
        said.starts_with(&format!("essai{}2022-09.yaml", std::path::MAIN_SEPARATOR)),
        "{said}"
    );
    assert!(!project.root().join("essai/2022-08.yaml").exists());
}

/// With one mistake nothing is printed and nothing is written, and no word of the ledger is repeated.
#[test]
fn a_ledger_with_mistakes_gives_nothing() {
    let wrong = ledger() + "2022-08-40,Zénobie Secret,38.50\n";
    let project = Project::new()
        .file("content/chiffres/regles.yaml", RULES)
        .file("prive/registre.csv", wrong);
    let before = crate::project::outputs(project.root());
    let arguments = ["prive/registre.csv", "--output", "content/chiffres"];
    let (status, said, explained) = figures(project.root(), &arguments);
    assert_eq!((status, said.as_str()), (Some(1), ""));
    assert!(explained.contains("prive/registre.csv:27:1"), "{explained}");
    for word in ["Secret", "38", "2022-08-40"] {
        assert!(!explained.contains(word), "{word}: {explained}");
    }
    assert_eq!(crate::project::outputs(project.root()), before);
}
