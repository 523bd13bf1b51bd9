//! `solidoume diff` on a real git repository: what a proposal changes, in words, allergens first.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::project::{Project, TODAY, program};

const SOUP: &str = "---\ntitre: Soupe\nresume: Une soupe.\nportions: 4\ntype: plat\npreparation: 10 min\ncuisson: 20 min\n\
                    difficulte: facile\nregimes: [végétarien]\ningredients:\n  - {produit: courge, quantite: 1 kg}\n---\n\n## Préparation\n\n1. Cuire.\n";
const SQUASH: &str = "---\ntitre: Courge\nresume: Une courge.\nfamille: légume\nsaison: {mois: 9-11, source: Essai}\nallergenes: []\n\
                      prix: {montant: 2.50, unite: kg, estimation: true}\n---\n\nUn texte.\n";
const PAGE: &str = "---\ntitre: Une page\nresume: Une page.\n---\n\nUn texte.\n";
const SHOP: &str = "---\ntitre: La Halle\nresume: Une épicerie.\ncategories: [epicerie]\ncommune: Billom\nmoyens: [coupons]\nhoraires: Tu-Sa 09:00-12:30\nverifie-le: 2026-10-01\n---\n";
const MEETING: &str = "---\ntitre: Atelier\nresume: Un atelier.\ndebut: 2026-12-05 14:00\nfin: 2026-12-05 16:30\nen-ligne: true\n---\n";

fn git(root: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .arg("-C")
        .arg(root)
        .args([
            "-c",
            "user.name=Essai",
            "-c",
            "user.email=essai@example.org",
            "-c",
            "init.defaultBranch=main",
        ])
        .args(arguments)
        .output()
        .expect("git is installed");
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// A small site in its first commit.
fn repository() -> Project {
    let territory = crate::project::workspace().join("content/territoire");
    let mut project = Project::new()
        .file("content/recettes/soupe.md", SOUP)
        .file("content/produits/courge.md", SQUASH)
        .file("content/pages/une-page.md", PAGE)
        .file("content/annuaires/commerces/_annuaire.md", "---\ntitre: Commerces\nresume: Des commerces.\ncategories: [{cle: epicerie, titre: Épicerie}]\n---\n")
        .file("content/annuaires/commerces/halle.md", SHOP)
        .file("content/evenements/atelier.md", MEETING);
    for entry in fs::read_dir(territory).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        project = project.file(
            &format!("content/territoire/{name}"),
            fs::read(entry.path()).expect("a territory"),
        );
    }
    git(project.root(), &["init", "--quiet"]);
    commit(&project);
    project
}

fn commit(project: &Project) {
    git(project.root(), &["add", "--all"]);
    git(
        project.root(),
        &["commit", "--quiet", "--message", "Une version"],
    );
}

fn run(root: &Path, arguments: &[&str]) -> Output {
    Command::new(program())
        .current_dir(root)
        .args(["diff", "--date", TODAY])
        .args(arguments)
        .output()
        .expect("the program starts")
}

fn diff(root: &Path, arguments: &[&str]) -> String {
    let output = run(root, arguments);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    plain(&output.stdout)
}

fn plain(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace(['\u{a0}', '\u{202f}'], " ")
}

/// A proposal that touches what people depend on.
fn proposal() -> Project {
    let project = repository()
        .file(
            "content/produits/courge.md",
            SQUASH
                .replace("allergenes: []", "allergenes: [céleri]")
                .replace("2.50", "3.00")
                .replace("9-11", "9-12"),
        )
        .file(
            "content/annuaires/commerces/halle.md",
            SHOP.replace("verifie-le", "statut: fermé définitivement\nverifie-le"),
        )
        .file(
            "content/evenements/atelier.md",
            MEETING
                .replace("-12-05", "-12-12")
                .replace("en-ligne", "statut: reporté\nen-ligne"),
        )
        .file(
            "content/recettes/tarte.md",
            SOUP.replace("Soupe", "Tarte @tous <b>")
                .replace("{produit: courge, quantite: 1 kg}", "{nom: pâte}"),
        )
        .file(
            "content/pages/brouillon.md",
            PAGE.replace("titre", "brouillon: true\ntitre"),
        );
    fs::rename(
        project.root().join("content/pages/une-page.md"),
        project.root().join("content/pages/autre-nom.md"),
    )
    .expect("renamed");
    project
}

#[test]
fn a_proposal_is_said_in_words_allergens_first() {
    let project = proposal();
    let said = diff(project.root(), &["HEAD"]);
    let (changes, weight) = said
        .split_once("### Poids\n")
        .expect("its weight comes last");
    assert_eq!(changes, "\
<!-- solidoume diff -->
## Ce que cette proposition change

### Allergènes et régimes : à relire avec soin

- **Courge** (`content/produits/courge.md`) : allergènes ajoutés : **céleri**
- **Soupe** (`content/recettes/soupe.md`) : allergènes ajoutés : **céleri**

### Adresses

- `/une-page/` ne mène plus nulle part : ajoutez `alias: [/une-page/]` dans `content/pages/autre-nom.md`
- **Une page** (`content/pages/autre-nom.md`) : adresse : `/une-page/` → `/autre-nom/`

### Pages nouvelles

- **Tarte &#64;tous &lt;b&gt;** (`content/recettes/tarte.md`) : nouvelle page ; allergènes : aucun ; **à vérifier :** pâte ; régimes : végétarien

### Rendez-vous et lieux

- **La Halle** (`content/annuaires/commerces/halle.md`) : **statut : ouvert → fermé définitivement**
- **Atelier** (`content/evenements/atelier.md`) : **statut : confirmé → reporté** ; date : samedi 5 décembre 2026 14:00 – 16:30 → samedi 12 décembre 2026 14:00 – 16:30

### Saisons et prix

- **Courge** (`content/produits/courge.md`) : saison : septembre, octobre, novembre → septembre, octobre, novembre, décembre ; prix : 2,50 €/kg → 3,00 €/kg
- **Soupe** (`content/recettes/soupe.md`) : saison : septembre, octobre, novembre → septembre, octobre, novembre, décembre ; coût d'une portion : 0,63 € → 0,75 €

### Ce que les visiteurs ne voient pas encore

- **Une page** (`content/pages/brouillon.md`) : invisible : brouillon ou date passée

");
    assert!(
        weight.contains("- pages : ") && weight.contains("autres pages changent"),
        "{weight}"
    );
    assert_eq!(
        said,
        diff(project.root(), &["HEAD"]),
        "the same sites are said in the same words"
    );
}

#[test]
fn an_alias_keeps_an_address() {
    let project = proposal();
    let moved = PAGE.replace("titre", "alias: [/une-page/]\ntitre");
    let project = project.file("content/pages/autre-nom.md", moved);
    let said = diff(project.root(), &["HEAD"]);
    assert!(!said.contains("ne mène plus nulle part"), "{said}");
    assert!(said.contains("`/une-page/` → `/autre-nom/`"), "{said}");
}

#[test]
fn nothing_is_said_of_nothing() {
    let project = repository();
    assert!(diff(project.root(), &["HEAD"]).ends_with("\n\nRien ne change pour les visiteurs.\n"));
    assert!(
        diff(project.root(), &["main", "--lang", "en"])
            .ends_with("\n\nNothing changes for visitors.\n")
    );
}

/// A folder and a revision with the same files are the same base; so is a site below the root of its repository.
#[test]
fn a_base_is_a_revision_or_a_folder() {
    let before = repository();
    let project = proposal();
    let of_revision = diff(project.root(), &["HEAD"]);
    let folder = before.root().to_string_lossy().into_owned();
    assert_eq!(diff(project.root(), &[&folder]), of_revision);
    commit(&project);
    assert_eq!(diff(project.root(), &["HEAD~1"]), of_revision);
    assert_eq!(diff(project.root(), &["HEAD^1"]), of_revision);

    let above = Project::new();
    fs::remove_dir_all(above.root().join("content")).expect("it goes");
    let site = above.root().join("le-site");
    fs::rename(before.root().join("content"), above.root().join("content")).expect("moved");
    fs::create_dir(&site).expect("a folder");
    fs::rename(above.root().join("content"), site.join("content")).expect("moved");
    git(above.root(), &["init", "--quiet"]);
    commit(&above);
    fs::write(
        site.join("content/pages/une-page.md"),
        PAGE.replace("Une page\n", "Un titre\n"),
    )
    .expect("written");
    let said = diff(&site, &["HEAD"]);
    assert!(
        said.contains("**Un titre** (`content/pages/une-page.md`) : titre : Une page → Un titre"),
        "{said}"
    );
}

#[test]
fn programs_read_the_same_changes() {
    let project = proposal();
    let said: Value =
        serde_json::from_str(&diff(project.root(), &["HEAD", "--format", "json"])).expect("JSON");
    assert_eq!(said["errors"]["after"], 0);
    let entries = said["changes"]["entries"].as_array().expect("entries");
    let soup = entries
        .iter()
        .find(|entry| entry["path"] == "content/recettes/soupe.md")
        .expect("the soup");
    assert_eq!(soup["changes"][0]["what"], "allergens");
    assert_eq!(soup["changes"][0]["added"][0], "céleri");
    assert_eq!(
        said["changes"]["lost"][0]["alias_in"],
        "content/pages/autre-nom.md"
    );
}

#[test]
fn a_proposal_with_errors_says_so() {
    let project = repository().file("content/pages/faux.md", "---\ntitre: Faux\n---\n");
    let output = run(project.root(), &["HEAD"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(plain(&output.stdout).contains("**Cette proposition a 1 erreur**"));
}

#[test]
fn what_is_no_base_is_refused() {
    let project = repository();
    for base in ["nulle-part", "HEAD~9", "--output=x", "HEAD:content"] {
        let output = run(project.root(), &["--", base]);
        assert_eq!(output.status.code(), Some(2), "{base}");
        assert!(
            plain(&output.stderr).contains(&format!("`{base}` n'est ni une révision")),
            "{}",
            plain(&output.stderr)
        );
    }
    let elsewhere = Project::new();
    let output = run(elsewhere.root(), &["main"]);
    assert_eq!(output.status.code(), Some(2), "no repository");
}
