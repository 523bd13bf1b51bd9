//! A student's first recipe, from nothing to the page on the screen, as CONTRIBUER.md tells it: every step from outside.

use std::path::Path;
use std::process::{Command, Output};

use crate::project::{Project, TODAY, program, workspace};
use crate::serve::client::Serving;

/// What the student writes, with the usual slips: a key in the singular, a word that is not admitted, a product that has no
/// sheet under that name.
const SLIPS: &str =
    "portion: 4\ntype: soupe\ningredients:\n  - {produit: potimaron, quantite: 1 kg}\n";
/// What each message asks for.
const REPAIRED: &str =
    "portions: 4\ntype: entrée\ningredients:\n  - {produit: potimarron, quantite: 1 kg}\n";
const RECIPE: &str = "content/recettes/soupe-de-courge.md";

#[test]
fn a_first_recipe_goes_from_nothing_to_a_page() {
    let project = shipped();
    let root = project.root();

    let begun = solidoume(
        root,
        &["new", "recette", "Soupe de courge", "--date", TODAY],
    );
    let told = text(&begun.stdout);
    assert!(begun.status.success() && told.starts_with(RECIPE), "{told}");
    assert!(
        told.contains("solidoume check") && told.contains("solidoume serve"),
        "{told}"
    );

    let project = project.file(RECIPE, recipe(SLIPS));
    let root = project.root();
    let checked = solidoume(root, &["check", "--date", TODAY]);
    let told = text(&checked.stderr);
    assert_eq!(checked.status.code(), Some(1), "{told}");
    for message in [
        "erreur[C007]: clé inconnue `portion`\n --> content/recettes/soupe-de-courge.md:4:1\n",
        "  = aide: vouliez-vous dire `portions` ?\n",
        "erreur[C011]: « soupe » n'est pas un des mots admis\n --> content/recettes/soupe-de-courge.md:5:7\n",
        "erreur[L001]: `potimaron` ne désigne aucune fiche\n --> content/recettes/soupe-de-courge.md:7:15\n",
        "  = aide: vouliez-vous dire `potimarron` ?\n",
    ] {
        let plain = told.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(plain.contains(message), "{message}\nis not in\n{plain}");
    }
    let explained = solidoume(root, &["explain", "C007"]);
    assert!(explained.status.success() && text(&explained.stdout).contains("C007"));

    let serving = Serving::start(root);
    let mut socket = serving.socket("/recettes/soupe-de-courge/");
    assert_eq!(
        socket.message()["report"]["broken"],
        true,
        "the slips are over the page"
    );
    let project = project.file(RECIPE, recipe(REPAIRED));
    socket.until("the repaired recipe", |now| {
        now["report"]["broken"] == false
    });
    let page = serving.get("/recettes/soupe-de-courge/");
    assert_eq!(page.status, 200);
    for part in ["Soupe de courge", "/produits/potimarron/", "Mixez.", RECIPE] {
        assert!(page.body.contains(part), "the page lacks {part}");
    }
    let checked = solidoume(project.root(), &["check", "--date", TODAY]);
    assert!(checked.status.success(), "{}", text(&checked.stderr));
}

fn recipe(keys: &str) -> String {
    format!(
        "---\ntitre: Soupe de courge\nresume: Une soupe dorée, prête en une demi-heure.\n{keys}---\n\n## Préparation\n\n1. Faites cuire.\n2. Mixez.\n"
    )
}

/// A copy of what this repository ships.
fn shipped() -> Project {
    let mut project = Project::new();
    for folder in ["content", "themes"] {
        for (path, bytes) in crate::project::outputs(&workspace().join(folder)) {
            project = project.file(&format!("{folder}/{path}"), bytes);
        }
    }
    project
}

fn solidoume(root: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(program());
    let output = command.current_dir(root).args(arguments).output();
    output.expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
