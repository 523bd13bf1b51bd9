//! The forms that prepare a file: what they refuse, what they write, and what the program says of it.

use std::process::Command;

use serde_json::{Value, json};

use super::driver::Scripts;
use super::site;
use super::visit::Visit;

const PAGE: &str = "/contribuer/#ecrire-recette";
const FORM: &str = "#ecrire-recette";

/// Fills fields by their keys, as typing does; a list of words checks boxes.
const FILL: &str = r#"
    const [form, answers] = arguments;
    const root = document.querySelector(form);
    for (const [selector, answer] of Object.entries(answers)) {
      const field = root.querySelector(selector);
      if (Array.isArray(answer)) {
        for (const box of field.querySelectorAll("input[type=checkbox]")) {
          const named = "none" in box.dataset ? "aucun" : box.value;
          if (box.checked !== answer.includes(named)) box.click();
        }
        continue;
      }
      const input = field.querySelector("input, select, textarea");
      input.value = answer;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }"#;

#[test]
fn a_recipe_is_prepared_and_the_program_accepts_it() {
    let visit = opened();
    visit.click(&format!("{FORM} form > button[type=submit]"));
    assert!(
        !visit.shows(&format!("{FORM} [data-made]")),
        "an empty form makes no file"
    );
    let told = visit.text(&format!("{FORM} [data-field=titre] [data-error]"));
    assert_eq!(told, "Il faut une réponse.");
    let wrong = json!({
        "[data-field=titre]": "Soupe : la plus « douce »",
        "[data-field=resume]": "Une soupe d'automne, prête en une demi-heure.",
        "[data-field=portions]": "0",
        "[data-field=type]": "entrée",
        ".row [data-field=produit]": "potimarron",
        ".row [data-field=quantite]": "beaucoup",
        "[data-field=preparation]": "20",
        "[data-field=regimes]": ["végétarien", "sans gluten"],
        "[data-body]": "Pour les soirs d'automne.\n\n## Préparation\n\n1. Coupez.\n2. Faites cuire.",
    });
    fill(&visit, &wrong);
    visit.click(&format!("{FORM} form > button[type=submit]"));
    let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
    let told = |key: &str| plain(visit.text(&format!("{FORM} [data-field={key}] > [data-error]")));
    assert_eq!(told("portions"), "Un nombre entier, de 1 à 500.");
    assert_eq!(
        told("quantite"),
        "Cela ne se lit pas : écrivez par exemple 250 g."
    );
    assert_eq!(
        told("preparation"),
        "Cela ne se lit pas : écrivez par exemple 20 min."
    );
    assert!(!visit.shows(&format!("{FORM} [data-made]")));
    let right = json!({
        "[data-field=portions]": "4",
        ".row [data-field=quantite]": "1,5 kg",
        "[data-field=preparation]": "20 min",
    });
    fill(&visit, &right);
    visit.click(&format!("{FORM} [data-do=add]"));
    let second = json!({
        ".row:nth-child(2) [data-field=nom]": "sel, poivre",
        ".row:nth-child(2) [data-field=allergenes]": ["aucun"],
    });
    fill(&visit, &second);
    // The shipped site names no forge: here it has one.
    let forge = r#"
        const root = document.querySelector(arguments[0]);
        Object.assign(root.dataset, { new: "https://github.com/a/b/new/main", newPath: "filename", newText: "value" });
        const open = document.createElement("a");
        open.dataset.open = "";
        root.querySelector("[data-made]").append(open);"#;
    visit.run(forge, json!([FORM]));
    let file = made(&visit, "content/recettes/soupe-la-plus-douce.md");
    let asked = r#"
        const { origin, pathname, searchParams } = new URL(document.querySelector(arguments[0] + " [data-open]").href);
        return [origin + pathname, searchParams.get("filename"), searchParams.get("value")];"#;
    let asked = visit.run(asked, json!([FORM]));
    let path = "content/recettes/soupe-la-plus-douce.md";
    assert_eq!(
        asked,
        json!(["https://github.com/a/b/new/main", path, file])
    );
    assert!(
        file.contains("\n  - {nom: \"sel, poivre\", allergenes: []}\n"),
        "{file}"
    );
    accepts("content/recettes/soupe-la-plus-douce.md", &file);
    assert_eq!(visit.console(), Vec::<String>::new());
}

/// The other forms, with the least they need.
#[test]
fn every_form_prepares_a_file_that_the_program_accepts() {
    let forms = [
        (
            "#ecrire-evenement",
            json!({
                "[data-field=titre]": "Atelier soupe", "[data-field=resume]": "On cuisine.",
                "[data-field=debut]": "2026-12-05T14:00", "[data-field=nom]": "Salle des fêtes",
                "[data-field=commune]": "Billom", "[data-body]": "Venez.",
            }),
            "content/evenements/atelier-soupe.md",
        ),
        (
            "#ecrire-partenaire",
            json!({
                "[data-field=titre]": "Chez Œuf", "[data-field=resume]": "Une épicerie.",
                "[data-directory]": "commerces", "[data-field=categories]": "epicerie",
                "[data-field=commune]": "Billom", "[data-field=moyens]": ["e-doume"],
                "[data-field=verifie-le]": "2026-11-20", "[data-body]": "On y trouve de tout.",
            }),
            "content/annuaires/commerces/chez-oeuf.md",
        ),
        (
            "#ecrire-produit",
            json!({
                "[data-field=titre]": "Salsifis", "[data-field=resume]": "Une racine.",
                "[data-field=famille]": "légume", "[data-field=mois]": "10-3",
                "[data-field=allergenes]": ["aucun"], "[data-body]": "Une racine d'hiver.",
            }),
            "content/produits/salsifis.md",
        ),
    ];
    let visit = opened();
    for (form, answers, path) in forms {
        visit.run(
            "document.querySelector(arguments[0]).open = true",
            json!([form]),
        );
        visit.run(FILL, json!([form, answers]));
        visit.click(&format!("{form} form > button[type=submit]"));
        let shown = visit.text(&format!("{form} [data-whole]"));
        assert_eq!(
            visit.text(&format!("{form} [data-path]")),
            path,
            "{form}: {shown}"
        );
        accepts(path, &text_of(&visit, form));
    }
}

/// Without scripts the model is there to copy, and no field that would do nothing.
#[test]
fn without_scripts_the_model_is_there() {
    let visit = Visit::start(Scripts::Off);
    visit.open(PAGE);
    visit.click(&format!("{FORM} > summary"));
    assert!(visit.text(&format!("{FORM} pre")).contains("titre:"));
    assert!(!visit.shows(&format!("{FORM} form")));
}

fn opened() -> Visit {
    let visit = Visit::start(Scripts::On);
    visit.open(PAGE);
    visit.wait_until("the forms are ready", |visit| {
        visit.run("return document.documentElement.dataset.makers", json!([])) == json!("ready")
    });
    assert!(
        visit.shows(&format!("{FORM} form")),
        "the link opens the form"
    );
    visit
}

fn fill(visit: &Visit, answers: &Value) {
    visit.run(FILL, json!([FORM, answers]));
}

/// The file of the recipe's form, once it is there.
fn made(visit: &Visit, path: &str) -> String {
    visit.click(&format!("{FORM} form > button[type=submit]"));
    assert_eq!(visit.text(&format!("{FORM} [data-path]")), path);
    text_of(visit, FORM)
}

fn text_of(visit: &Visit, form: &str) -> String {
    let text = visit.run(
        "return document.querySelector(arguments[0] + ' [data-text]').value",
        json!([form]),
    );
    text.as_str().unwrap_or_default().to_owned()
}

/// The shipped site with this file more has no error.
fn accepts(path: &str, text: &str) {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    site::copy(
        &site::root().join("content"),
        &folder.path().join("content"),
    );
    std::fs::write(folder.path().join(path), text).expect("written");
    let checked = Command::new(site::program())
        .args(["check", "--date", crate::project::TODAY, "--root"])
        .arg(folder.path())
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success(), "{said}\n{text}");
}
