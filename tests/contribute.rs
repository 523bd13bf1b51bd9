//! What contributors begin with `solidoume new`: filled in as it says, it is accepted.

use std::path::Path;
use std::process::{Command, Output};

use solidoume::content::entry::COMMON_KEYS;
use solidoume::content::kinds::KINDS;
use solidoume::content::model::{models, of_kind};
use solidoume::decode::values::quantity::UNITS;
use solidoume::render::components::COMPONENTS;

use crate::project::{Project, TODAY, program, run, workspace};

/// A skeleton whose needed keys take their own examples, then with every other key as well, has no error.
#[test]
fn a_filled_skeleton_is_accepted_whatever_its_kind() {
    for kind in KINDS {
        let title = match kind.singular {
            "chiffres" => "2026-10",
            _ => "Un essai de plus",
        };
        let site = shipped();
        let mut arguments = vec!["new", kind.singular, title, "--date", TODAY];
        if kind.singular == "partenaire" {
            arguments.extend(["--annuaire", "commerces"]);
        }
        let written = solidoume(site.root(), &arguments);
        assert!(written.status.success(), "{}", said(&written.stderr));
        let path = said(&written.stdout);
        let path = site
            .root()
            .join(path.lines().next().expect("it names the file"));
        let skeleton = std::fs::read_to_string(&path).expect("the file is there");
        let (needed, every) = (
            filled(&skeleton, kind),
            uncommented(&filled(&skeleton, kind)),
        );
        let unfilled = run(site.root(), "check", &[]);
        assert!(
            unfilled.status == 1 || kind.singular == "page",
            "{skeleton}"
        );
        for text in [needed, every] {
            std::fs::write(&path, &text).expect("written");
            let checked = run(site.root(), "check", &[]);
            assert_eq!(checked.status, 0, "{text}\n{}", checked.problems.join("\n"));
        }
    }
}

/// A second one with the same title changes nothing.
#[test]
fn nothing_is_overwritten() {
    let site = shipped();
    let before = crate::project::outputs(site.root());
    let again = solidoume(site.root(), &["new", "recette", "Truffade"]);
    assert_eq!(again.status.code(), Some(2), "{}", said(&again.stdout));
    assert!(said(&again.stderr).contains("existe déjà"));
    assert_eq!(crate::project::outputs(site.root()), before);
}

/// A translation begins with the original's text, and is accepted as soon as it has a summary.
#[test]
fn a_translation_stands_beside_its_original() {
    let site = shipped();
    let arguments = [
        "new",
        "recette",
        "Potée: a soup",
        "--traduire",
        "potee-auvergnate",
        "--lang",
        "en",
    ];
    let written = solidoume(site.root(), &arguments);
    assert!(written.status.success(), "{}", said(&written.stderr));
    let path = site.root().join("content/recettes/potee-auvergnate.en.md");
    let text = std::fs::read_to_string(&path).expect("it stands there");
    assert!(
        text.contains("titre: \"Potée: a soup\"") && text.contains("## Préparation"),
        "{text}"
    );
    std::fs::write(&path, text.replace("\nresume:\n", "\nresume: A soup.\n")).expect("written");
    let checked = run(site.root(), "check", &[]);
    assert_eq!(checked.status, 0, "{}", checked.problems.join("\n"));
}

/// Every key, component and unit is in the guide, each key with an anchor of its own; in English too.
#[test]
fn the_guide_has_every_key_the_program_reads() {
    let built = shipped().build(&[]);
    for page in [
        "contribuer/guide/index.html",
        "en/contribuer/guide/index.html",
    ] {
        let text = built.text(page);
        let has = |part: &str| assert!(text.contains(part), "{page} lacks {part}");
        for model in models() {
            let [_, own] = model.keys;
            has(&format!("<h2 id=\"{}\">", model.name));
            for key in own {
                has(&format!("id=\"{}-{}\"", model.name, key.name));
            }
        }
        for key in COMMON_KEYS {
            has(&format!("id=\"fiche-{}\"", key.name));
        }
        for component in COMPONENTS {
            has(&format!("id=\"composant-{}\"", component.name));
        }
        for (_, one, ..) in UNITS {
            has(&format!("<code>{one}</code>"));
        }
    }
    assert!(
        built
            .text("en/contribuer/guide/index.html")
            .contains("<code>entrée</code> (<span lang=\"en\">starter</span>)")
    );
}

/// A copy of the content this repository ships, as a site.
fn shipped() -> Project {
    let content = workspace().join("content");
    let mut project = Project::new();
    for (path, bytes) in crate::project::outputs(&content) {
        project = project.file(&format!("content/{path}"), bytes);
    }
    project
}

fn solidoume(root: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(program());
    let output = command.current_dir(root).args(arguments).output();
    output.expect("the program starts")
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The skeleton with the example of every key that waits for a value.
fn filled(skeleton: &str, kind: &'static solidoume::content::kind::KindSpec) -> String {
    let mut text = skeleton.to_owned();
    for key in of_kind(kind).keys() {
        let (empty, full) = (
            format!("\n{}:\n", key.name),
            format!("\n{}: {}\n", key.name, key.example),
        );
        text = text.replace(&empty, &full);
    }
    text
}

/// The skeleton with every optional key, as one gets it by taking the `#` away. A picture would have to be there.
fn uncommented(skeleton: &str) -> String {
    let (keys, text) = skeleton.split_once("\n---\n").unwrap_or((skeleton, ""));
    let is_filled = keys.contains("\ningredients: [");
    let lines = keys.lines().map(|line| match line.strip_prefix('#') {
        Some(row) if row.starts_with("  - {") && !is_filled => row,
        Some(rest) if rest.starts_with(' ') || rest.starts_with("image:") => line,
        Some(key) => key,
        None => line,
    });
    let keys: String = lines.map(|line| format!("{line}\n")).collect();
    match text {
        "" => keys,
        text => format!("{keys}---\n{text}"),
    }
}
