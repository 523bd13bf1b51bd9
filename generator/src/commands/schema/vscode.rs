//! The settings of a workspace in VS Code: schemas for files of YAML, snippets and a task for front matter.
//!
//! The YAML extension checks and completes files of YAML; in Markdown it does not look at the front matter (its issue
//! 207 is open). There, snippets propose the keys with their help, and a task runs `check` and underlines what it finds.

use serde_json::{Map, Value as Json, json};
use solidoume::content::kind::KindSpec;
use solidoume::content::model::Model;
use solidoume::content::skeleton::{self, Answers};
use solidoume::decode::fields::KeyInfo;
use solidoume::decode::shape::Shape;

use super::pretty;

/// What tells readers, and the program itself, whose file it is; the editor allows comments in its own.
const HEAD: &str = "// Écrit par `solidoume schema --vscode` ; ne pas modifier à la main.\n";

/// Every file of `.vscode/`, by its path from the root.
pub(super) fn files(models: &[Model], schemas: &[(String, Json)]) -> Vec<(String, String)> {
    // Only files of YAML can be checked by a schema: those of front matter would be of no use here.
    let used = schemas
        .iter()
        .filter(|(name, _)| yaml(models).any(|model| model.name == name.as_str()))
        .map(|(name, schema)| (format!("schemas/{name}.json"), pretty(schema)));
    let own = [
        ("settings.json", settings(models)),
        ("extensions.json", extensions()),
        ("solidoume.code-snippets", snippets(models)),
        ("tasks.json", tasks()),
    ];
    let own = own.map(|(name, json)| (name.to_owned(), format!("{HEAD}{}", pretty(&json))));
    let mut files = Vec::from(own);
    files.extend(used);
    let inside = |(name, text)| (format!(".vscode/{name}"), text);
    files.into_iter().map(inside).collect()
}

fn yaml(models: &[Model]) -> impl Iterator<Item = &Model> {
    models.iter().filter(|model| !model.is_text())
}

fn settings(models: &[Model]) -> Json {
    let schemas: Map<String, Json> = yaml(models)
        .map(|model| {
            // Classes of characters are not understood by every version of the extension; a year begins with 2.
            let glob = match model.glob("").split_once('[') {
                Some((folder, _)) => format!("{folder}2*.yaml"),
                None => model.glob(""),
            };
            (format!(".vscode/schemas/{}.json", model.name), json!(glob))
        })
        .collect();
    json!({
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": true,
        "yaml.schemas": schemas,
        "[markdown]": {
            "editor.quickSuggestions": { "other": true, "comments": false, "strings": false },
            "editor.wordWrap": "on",
        },
    })
}

fn extensions() -> Json {
    json!({ "recommendations": ["redhat.vscode-yaml"] })
}

/// `check`, whose findings become underlined: `::error file=…,line=…,col=…::…`.
fn tasks() -> Json {
    json!({
        "version": "2.0.0",
        "tasks": [{
            "label": "Vérifier le contenu (solidoume check)",
            "type": "shell",
            "command": "cargo run --quiet --package solidoume -- check --format github",
            "group": { "kind": "test", "isDefault": true },
            "presentation": { "reveal": "silent" },
            "problemMatcher": {
                "owner": "solidoume",
                "fileLocation": ["relative", "${workspaceFolder}"],
                "pattern": {
                    "regexp": "^::(error|warning|notice) file=([^,]+),line=(\\d+),(?:endLine=\\d+,)?(?:col=(\\d+),)?[^:]*::(.*)$",
                    "severity": 1, "file": 2, "line": 3, "column": 4, "message": 5,
                },
            },
        }],
    })
}

/// For Markdown: a whole new file of each kind, and each key.
fn snippets(models: &[Model]) -> Json {
    let mut snippets = Map::new();
    for model in models.iter().filter(|model| model.is_text()) {
        if let Some(kind) = model.kind {
            snippets.insert(format!("fiche {}", model.name), whole(model, kind));
        }
        for key in model.keys() {
            let name = format!("{} : {}", model.name, key.name);
            snippets.insert(name, one(model, key));
        }
    }
    Json::Object(snippets)
}

fn whole(model: &Model, kind: &'static KindSpec) -> Json {
    let text = skeleton::text(kind, &Answers::new());
    let body: Vec<String> = text.lines().map(escaped).collect();
    json!({
        "scope": "markdown", "prefix": format!("fiche-{}", model.name),
        "description": model.help, "body": body,
    })
}

fn one(model: &Model, key: &KeyInfo) -> Json {
    let value = match key.shape {
        Shape::Choice(words) => format!("${{1|{}|}}", words.join(",")),
        _ => format!("${{1:{}}}", escaped(key.example).replace('}', "\\}")),
    };
    json!({
        "scope": "markdown", "prefix": key.name,
        "description": format!("{} : {}", model.name, key.help), "body": [format!("{}: {value}", key.name)],
    })
}

/// A dollar begins a placeholder.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('$', "\\$")
}
