//! What the program explains of its own problems, and the page of documentation that says the same.

use std::process::Command;

use crate::project::{Project, program, workspace};

fn explain(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(program())
        .current_dir(workspace())
        .arg("explain")
        .args(arguments)
        .output()
        .expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (
        output.status.code().unwrap_or(-1),
        text(output.stdout),
        text(output.stderr),
    )
}

/// `cargo xtask bless` writes it again.
#[test]
fn the_page_of_problems_is_up_to_date() {
    let (_, said, _) = explain(&["--all", "--lang", "fr"]);
    let page = workspace().join("docs/problemes.md");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&page, &said).expect("written");
    }
    let written = std::fs::read_to_string(page).unwrap_or_default();
    assert!(
        said == written,
        "docs/problemes.md is not what the program says: `cargo xtask bless`"
    );
}

#[test]
fn every_code_has_its_page_and_its_line() {
    let (_, list, _) = explain(&[]);
    for code in solidoume::diagnostics::Problem::CODES {
        assert!(list.contains(&format!("{code}  ")), "{code}");
        for language in ["fr", "en"] {
            let (status, page, _) = explain(&[code, "--lang", language]);
            assert_eq!(status, 0, "{code}");
            assert!(page.starts_with(&format!("# {code} · ")), "{page}");
        }
    }
}

/// An English site speaks English to those who write it, unless they ask for French.
#[test]
fn messages_are_in_the_first_language_of_the_site() {
    let site =
        "titre: Trial\ndescription: A trial.\nadresse: https://example.org/\nlangues: [en, fr]\n";
    let project = Project::new()
        .file("content/site.yaml", site)
        .file("content/pages/a.md", "---\ntitre: A\n---\n");
    let said = |arguments: &[&str]| {
        let output = Command::new(program())
            .current_dir(project.root())
            .args(arguments)
            .output()
            .expect("the program starts");
        String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
    };
    assert!(said(&["check"]).contains("the key `resume` is missing"));
    assert!(said(&["check", "--lang", "fr"]).contains("la clé `resume` manque"));
    assert!(said(&["explain", "C007"]).contains("Unknown key"));
    assert!(said(&["explain", "C007", "--lang", "fr"]).contains("Clé inconnue"));
    assert!(said(&["check", "--root", "nowhere", "--lang", "en"]).starts_with("error:"));
}
