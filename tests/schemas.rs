//! The schemas of the content, tried with a validator of somebody else: what is shipped passes, what is wrong fails.

#![allow(
    clippy::panic,
    reason = "a schema that does not compile must stop its test, and say why"
)]

mod faults;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};
use solidoume::content::model::{Files, Model, models};

use crate::project::{Project, TODAY, program, workspace};
use faults::{FAULTS, Found};

/// The compiled schemas, by name.
struct Validator {
    schemas: Schemas,
    names: BTreeMap<String, SchemaIndex>,
}

impl Validator {
    /// The schemas that the program prints.
    fn new() -> Self {
        let printed = solidoume(workspace(), &["schema"]);
        let printed: Value = serde_json::from_str(&printed).expect("it prints JSON");
        let mut compiler = Compiler::new();
        let mut schemas = Schemas::new();
        let mut names = BTreeMap::new();
        for (name, schema) in printed.as_object().expect("an object of schemas") {
            let address = format!("https://example.org/{name}.json");
            compiler
                .add_resource(&address, schema.clone())
                .expect("a new address");
            let compiled = compiler.compile(&address, &mut schemas);
            let compiled = compiled.unwrap_or_else(|error| panic!("{name}: {error:#}"));
            names.insert(name.clone(), compiled);
        }
        Self { schemas, names }
    }

    /// What is wrong with a text of YAML.
    fn validate(&self, name: &str, yaml: &str) -> Result<(), String> {
        let value: Value = serde_yaml::from_str(yaml).map_err(|error| error.to_string())?;
        let schema = self.names[name];
        let valid = self.schemas.validate(&value, schema);
        valid.map_err(|error| format!("{error:#}\n{yaml}"))
    }
}

/// Every file that this repository ships, and every translation.
#[test]
fn what_is_shipped_is_as_its_schema_says() {
    let validator = Validator::new();
    let content = workspace().join("content");
    let mut tried = BTreeMap::new();
    for (path, bytes) in crate::project::outputs(&content) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some(model) = models().into_iter().find(|model| holds(model, &path)) else {
            continue;
        };
        let yaml = match model.is_text() {
            true => text
                .split("---\n")
                .nth(1)
                .expect("a front matter")
                .to_owned(),
            false => text,
        };
        let name = match path.ends_with(".en.md") {
            true => format!("{}.traduction", model.name),
            false => model.name.to_owned(),
        };
        if let Err(problem) = validator.validate(&name, &yaml) {
            panic!("{path}: {problem}");
        }
        *tried.entry(name).or_insert(0) += 1;
    }
    for name in validator
        .names
        .keys()
        .filter(|name| !name.ends_with(".traduction"))
    {
        assert!(
            tried.contains_key(name),
            "nothing shipped tries {name}: {tried:?}"
        );
    }
}

fn holds(model: &Model, path: &str) -> bool {
    let is_own = |file: &str, name: &str| match file.strip_prefix('*') {
        Some(extension) => name.ends_with(extension) && !name.starts_with('_'),
        None if file.starts_with('[') => name.starts_with(|sign: char| sign.is_ascii_digit()),
        None => name == file,
    };
    let parts: Vec<&str> = path.split('/').collect();
    match (model.files, &parts[..]) {
        (Files::One(file), _) => path == file,
        (Files::Of(folder, file), [parent, name]) => *parent == folder && is_own(file, name),
        (Files::Each(folder, file), [parent, _, name]) => *parent == folder && is_own(file, name),
        _ => false,
    }
}

/// Without a key it needs, with one it does not know, with a value of the wrong form: for every key there is.
#[test]
fn keys_that_are_missing_unknown_or_of_another_form_are_refused_by_both() {
    let mut faults = Vec::new();
    for model in models() {
        faults.push((model, vec![("cle-inconnue", Some("1"))]));
        for key in model.keys() {
            if key.required {
                faults.push((model, vec![(key.name, None)]));
            }
            faults.push((model, vec![(key.name, Some("{cle-inconnue: 1}"))]));
        }
    }
    let faults = faults
        .into_iter()
        .map(|(model, change)| (model, change, Found::ByBoth));
    try_all(&faults.collect::<Vec<_>>());
}

/// The table of mistakes: what a schema can say, it says; what only `check` finds is told, with the reason.
#[test]
fn the_mistakes_of_the_table_are_found_by_those_it_names() {
    let of = |name: &str| models().into_iter().find(|model| model.name == name);
    let faults = FAULTS.iter().map(|(name, change, found)| {
        let model = of(name).unwrap_or_else(|| panic!("no model is called {name}"));
        (model, change.to_vec(), *found)
    });
    try_all(&faults.collect::<Vec<_>>());
}

type Fault = (Model, Vec<(&'static str, Option<&'static str>)>, Found);

fn try_all(faults: &[Fault]) {
    let validator = Validator::new();
    // The files without fault, first: what is found below is the fault's.
    let mut sound = Vec::new();
    for model in models() {
        let yaml = written(&model, &[]);
        assert_eq!(
            validator.validate(model.name, &yaml),
            Ok(()),
            "{}",
            model.name
        );
        sound.push((model, Vec::new(), Found::ByBoth));
    }
    for (model, reported) in sound.iter().zip(checked(&sound)) {
        assert!(reported.is_empty(), "{}: {reported:?}", model.0.name);
    }
    for ((model, change, found), reported) in faults.iter().zip(checked(faults)) {
        let yaml = written(model, change);
        let valid = validator.validate(model.name, &yaml);
        assert!(
            !reported.is_empty(),
            "check accepts {}:\n{yaml}",
            model.name
        );
        match found {
            Found::ByBoth => assert!(valid.is_err(), "the schema {} accepts:\n{yaml}", model.name),
            Found::ByCheck(reason) => {
                assert!(!reason.is_empty());
                assert_eq!(
                    valid,
                    Ok(()),
                    "the schema finds it, the table says it cannot"
                );
            }
        }
    }
}

/// The problems that `check` finds in each: all entries in one site, each of the others in its own.
fn checked(faults: &[Fault]) -> Vec<Vec<String>> {
    let mut together = base();
    let mut found = vec![Vec::new(); faults.len()];
    let mut places = Vec::new();
    for (at, (model, change, _)) in faults.iter().enumerate() {
        let path = path(model, at);
        let text = file(model, &written(model, change));
        match model.kind {
            Some(_) => {
                together = together.file(&path, text);
                places.push((at, path));
            }
            None => {
                found[at] = errors(base().file(&path, text).root());
            }
        }
    }
    let reported = errors(together.root());
    for (at, path) in places {
        let of_this = |line: &&String| line.starts_with(&format!("{path},"));
        found[at] = reported.iter().filter(of_this).cloned().collect();
    }
    found
}

/// What `check` calls an error; advice on how a text reads is no matter of a schema.
fn errors(root: &Path) -> Vec<String> {
    let output = Command::new(program())
        .args(["check", "--date", TODAY, "--format", "github", "--all"])
        .current_dir(root)
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = said
        .lines()
        .filter_map(|line| line.strip_prefix("::error file="));
    errors.map(str::to_owned).collect()
}

/// A site with what the examples name.
fn base() -> Project {
    let mut project = Project::new();
    for path in [
        "chiffres/regles.yaml",
        "territoire/communes.csv",
        "produits/potimarron.md",
        "produits/poitrine-de-porc.md",
        "produits/pomme.md",
        "annuaires/commerces/_annuaire.md",
    ] {
        let file = workspace().join("content").join(path);
        let text = std::fs::read_to_string(&file).expect("it is shipped");
        // Without its text, its picture and its neighbours, which are not here.
        let text = match text.split("---\n").nth(1) {
            Some(keys) => format!("---\n{}---\n", alone(keys)),
            None => text,
        };
        project = project.file(&format!("content/{path}"), text);
    }
    project
}

fn alone(keys: &str) -> String {
    let elsewhere = ["image:", "remplace-par:", "ou-trouver:"];
    let is_here = |line: &&str| !elsewhere.iter().any(|key| line.starts_with(key));
    keys.lines()
        .filter(is_here)
        .map(|line| format!("{line}\n"))
        .collect()
}

fn path(model: &Model, at: usize) -> String {
    match model.files {
        Files::One(path) => format!("content/{path}"),
        Files::Of(folder, file) if file.ends_with(".md") => {
            format!("content/{folder}/faute-{at}.md")
        }
        Files::Of(folder, _) => format!(
            "content/{folder}/{}-{:02}.yaml",
            2023 + at / 12 % 900,
            at % 12 + 1
        ),
        Files::Each(folder, "*.md") => format!("content/{folder}/commerces/faute-{at}.md"),
        Files::Each(folder, file) => format!("content/{folder}/faute-{at}/{file}"),
    }
}

fn file(model: &Model, yaml: &str) -> String {
    match (model.is_text(), model.kind) {
        (true, Some(kind)) => format!("---\n{yaml}---\n\n{}", kind.body),
        (true, None) => format!("---\n{yaml}---\n"),
        (false, _) => yaml.to_owned(),
    }
}

/// The keys that are needed, with their examples, and a change: another value, or none.
fn written(model: &Model, change: &[(&'static str, Option<&'static str>)]) -> String {
    let place = (model.name == "evenement").then_some(("en-ligne", "true"));
    let needed = model.keys().filter(|key| key.required);
    let needed = needed.map(|key| (key.name, key.example)).chain(place);
    let kept = needed.filter(|(name, _)| !change.iter().any(|(changed, _)| changed == name));
    let changed = change
        .iter()
        .filter_map(|(name, value)| Some((*name, (*value)?)));
    let lines: Vec<String> = kept
        .chain(changed)
        .map(|(name, value)| format!("{name}: {value}\n"))
        .collect();
    match model.listed {
        true => format!("- {}", lines.join("  ")),
        false => lines.concat(),
    }
}

/// The editor's settings in the repository are those that the program writes.
#[test]
fn the_settings_of_the_editor_are_up_to_date() {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    solidoume(folder.path(), &["schema", "--vscode"]);
    let wanted = crate::project::outputs(&folder.path().join(".vscode"));
    let found = crate::project::outputs(&workspace().join(".vscode"));
    let advice = "run `cargo run -p solidoume -- schema --vscode`";
    assert!(
        wanted.keys().eq(found.keys()),
        "{advice}: {:?}",
        found.keys()
    );
    for (name, bytes) in &wanted {
        assert!(found[name] == *bytes, "{name}: {advice}");
        let text = String::from_utf8_lossy(bytes);
        let json = text.trim_start_matches(|sign| sign != '{');
        let settings: Value = serde_json::from_str(json).expect("it is JSON");
        assert!(settings.is_object());
    }
    // A file somebody else wrote is left alone.
    let own = folder.path().join(".vscode/settings.json");
    std::fs::write(&own, "{}").expect("written");
    let refused = Command::new(program())
        .args(["schema", "--vscode"])
        .current_dir(folder.path())
        .status();
    assert_eq!(refused.expect("it starts").code(), Some(2));
    assert_eq!(std::fs::read_to_string(own).expect("it is there"), "{}");
}

/// What a site publishes for other programs is what the command prints.
#[test]
fn the_site_publishes_its_schemas() {
    let site = Project::new().file("content/pages/a.md", "---\ntitre: A\nresume: A.\n---\n");
    let built = site.build(&[]);
    let published = built.text("donnees/schemas/contenu/recette.json");
    let mut published: Value = serde_json::from_str(&published).expect("it is published");
    let address = published
        .as_object_mut()
        .and_then(|schema| schema.remove("$id"));
    assert_eq!(
        address,
        Some(json!(
            "https://example.org/donnees/schemas/contenu/recette.json"
        ))
    );
    for description in ["properties.type", "properties.ingredients"] {
        let part = description
            .split('.')
            .fold(&published, |part, key| &part[key]);
        assert!(part["description"].is_string(), "{part}");
    }
}

fn solidoume(root: &Path, arguments: &[&str]) -> String {
    let output = Command::new(program())
        .args(arguments)
        .current_dir(root)
        .output();
    let output = output.expect("the program starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("it prints UTF-8")
}

/// The published figures are as their own schema says, and what they were not is refused.
#[test]
fn the_published_figures_are_as_their_schema_says() {
    let mut project = Project::new().file(
        "content/chiffres/regles.yaml",
        "- {depuis: 2022-04, minimum: 20, maximum: 70, source: inventée}\n",
    );
    for (month, figures) in [
        ("2022-08", "beneficiaires: 13\nverse: 44.50..45.49\n"),
        ("2022-10", "total: 1250\nnote: inventé\n"),
        ("2022-12", "total: 1250\nstatut: exemple\n"),
    ] {
        let text = format!("contributeurs: 25\n{figures}source: inventée\n");
        project = project.file(&format!("content/chiffres/{month}.yaml"), text);
    }
    let built = project.build(&[]);
    let read = |path: &str| -> Value { serde_json::from_str(&built.text(path)).expect("JSON") };
    let (data, schema) = (
        read("donnees/chiffres.json"),
        read("donnees/schemas/chiffres.json"),
    );
    let months = data["months"].as_array().expect("months");
    assert_eq!(months.len(), 2, "what was invented is left out: {data}");
    let address = schema["$id"]
        .as_str()
        .expect("it has an address")
        .to_owned();
    let (mut compiler, mut schemas) = (Compiler::new(), Schemas::new());
    compiler.add_resource(&address, schema).expect("an address");
    let schema = compiler.compile(&address, &mut schemas).expect("a schema");
    let valid = |data: &Value| {
        schemas
            .validate(data, schema)
            .map_err(|error| format!("{error:#}"))
    };
    assert_eq!(valid(&data), Ok(()));
    for (place, wrong) in [
        ("/months/0/contributors", json!("25")),
        ("/months/0/payout", json!([45.49, 44.5])),
        ("/months/0/month", json!("2022-13")),
        ("/rules/0/minimum", json!("1e3")),
        ("/months/0/status", json!("exemple")),
    ] {
        let mut spoilt = data.clone();
        *spoilt.pointer_mut(place).expect("there is such a value") = wrong;
        assert!(valid(&spoilt).is_err(), "{place} is not looked at");
    }
}
