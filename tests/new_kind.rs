//! A new kind is one file, one line, one template: a copy of the repository gets a workshop, and publishes it.

use std::path::Path;
use std::process::Command;

use crate::project::{TODAY, outputs, workspace};

/// Compiles the program again, so only `cargo xtask test --thorough` does it.
#[test]
fn a_workshop_is_one_file_one_line_and_its_templates() {
    if std::env::var_os("SOLIDOUME_THOROUGH").is_none_or(|value| value == "0") {
        return;
    }
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let copy = folder.path();
    copy_repository(copy);

    // The one file.
    let kinds = copy.join("generator/src/content/kinds");
    let model = std::fs::read_to_string(kinds.join("working_group.rs")).expect("the model");
    let workshop = model
        .replace("working_group", "workshop")
        .replace("\"groupes\"", "\"ateliers\"")
        .replace("singular: \"groupe\"", "singular: \"atelier\"");
    std::fs::write(
        kinds.join("workshop.rs"),
        workshop.replace("WorkingGroup", "Workshop"),
    )
    .expect("written");
    // The one line, and the module's.
    edit(
        &kinds.join("mod.rs"),
        "pub mod working_group;",
        "pub mod working_group;\npub mod workshop;",
    );
    edit(
        &kinds.join("mod.rs"),
        "&working_group::KIND,",
        "&working_group::KIND,\n    &workshop::KIND,",
    );
    // Its templates and the title of its list.
    for room in ["kinds", "lists"] {
        let templates = copy.join("themes/solidoume/templates").join(room);
        std::fs::copy(
            templates.join("working_group.html"),
            templates.join("workshop.html"),
        )
        .expect("copied");
    }
    for language in ["fr", "en"] {
        let words = copy.join(format!("themes/solidoume/words/{language}.yaml"));
        edit(&words, "\ntitres:\n", "\ntitres:\n  ateliers: Ateliers\n");
        edit(
            &words,
            "\nresumes:\n",
            "\nresumes:\n  ateliers: Les ateliers.\n",
        );
    }
    // An entry of it.
    std::fs::create_dir(copy.join("content/ateliers")).expect("a folder");
    let entry = "---\ntitre: Atelier pain\nresume: Un atelier.\nobjet: Faire du pain.\n---\nVoir [[truffade]].\n";
    std::fs::write(copy.join("content/ateliers/pain.md"), entry).expect("written");

    let built = Command::new(env!("CARGO"))
        .args([
            "run",
            "--quiet",
            "--package",
            "solidoume",
            "--",
            "build",
            "--date",
            TODAY,
        ])
        .env("CARGO_TARGET_DIR", workspace().join("target/new-kind"))
        .current_dir(copy)
        .output()
        .expect("cargo starts");
    assert!(
        built.status.success(),
        "{}",
        String::from_utf8_lossy(&built.stderr)
    );
    let site = outputs(&copy.join("public"));
    let page = String::from_utf8_lossy(&site["ateliers/pain/index.html"]).into_owned();
    assert!(page.contains("Faire du pain") && page.contains("/recettes/truffade/"));
    let list = String::from_utf8_lossy(&site["ateliers/index.html"]).into_owned();
    assert!(list.contains("Atelier pain"));
    // What contributors are told follows.
    let guide = String::from_utf8_lossy(&site["contribuer/guide/index.html"]).into_owned();
    assert!(guide.contains("id=\"atelier-objet\""));
    assert!(site.contains_key("donnees/schemas/contenu/atelier.json"));
}

fn copy_repository(to: &Path) {
    let listed = Command::new("git")
        .args(["ls-files", "-z"])
        .current_dir(workspace())
        .output()
        .expect("git starts");
    for name in String::from_utf8_lossy(&listed.stdout).split_terminator('\0') {
        let file = to.join(name);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::copy(workspace().join(name), file).expect("copied");
    }
}

fn edit(path: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(path).expect("a file");
    assert!(text.contains(from), "{} has no {from:?}", path.display());
    std::fs::write(path, text.replacen(from, to, 1)).expect("written");
}
