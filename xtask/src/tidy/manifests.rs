//! Every version stands in the root manifest, once.

use super::{Finding, Source};

/// A member's dependency takes its version from the workspace.
pub(super) fn versions_stand_in_one_place(source: &Source) -> Vec<Finding> {
    if !source.path.ends_with("/Cargo.toml") {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut section = Section::Other;
    for (index, line) in source.text.lines().enumerate() {
        let line = line.trim();
        if let Some(header) = line.strip_prefix('[') {
            section = Section::named(header.trim_end_matches(']'));
            if let Section::Alone(name) = &section {
                findings.push(source.finding(
                    index + 1,
                    format!("write `{name}.workspace = true` instead of a table"),
                ));
            }
        } else if matches!(section, Section::Dependencies) && states_its_own_version(line) {
            let name = line.split(['.', ' ', '=']).next().unwrap_or(line);
            let problem = format!(
                "`{name}` must take its version from the workspace: `{name}.workspace = true`"
            );
            findings.push(source.finding(index + 1, problem));
        }
    }
    findings
}

enum Section {
    Dependencies,
    /// `[dependencies.name]`: a table for one dependency.
    Alone(String),
    Other,
}

impl Section {
    fn named(header: &str) -> Self {
        // A folder that is a workspace of its own states its versions there, once.
        if header == "workspace.dependencies" {
            return Self::Other;
        }
        for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
            if header == kind || header.ends_with(&format!(".{kind}")) {
                return Self::Dependencies;
            }
            if let Some(name) = header.strip_prefix(&format!("{kind}.")) {
                return Self::Alone(name.to_owned());
            }
        }
        Self::Other
    }
}

fn states_its_own_version(line: &str) -> bool {
    let line: String = line.chars().filter(|character| *character != ' ').collect();
    !line.is_empty()
        && !line.starts_with('#')
        && line.contains('=')
        && !line.contains("workspace=true")
}

#[cfg(test)]
mod tests {
    use super::super::tests::findings;
    use super::*;

    #[test]
    fn a_workspace_within_states_its_versions() {
        let text = "[workspace.dependencies]\nserde = \"1\"\n[dependencies]\nserde.workspace = true\ntera = \"1\"";
        assert_eq!(
            findings(
                versions_stand_in_one_place,
                "calculator-wasm/fuzz/Cargo.toml",
                text
            ),
            ["5: `tera` must take its version from the workspace: `tera.workspace = true`"]
        );
    }

    #[test]
    fn a_version_of_its_own_is_found() {
        let text = "[package]\nname = \"a\"\n\n[dependencies]\ntera.workspace = true\nserde = \"1\"\n\
                    rust_decimal = { workspace = true, features = [\"std\"] }\n[target.'cfg(unix)'.dev-dependencies]\n\
                    b = { path = \"../b\" }\n[dependencies.c]\nversion = \"1\"\n[lints]\nworkspace = true";
        assert_eq!(
            findings(versions_stand_in_one_place, "generator/Cargo.toml", text),
            [
                "6: `serde` must take its version from the workspace: `serde.workspace = true`",
                "9: `b` must take its version from the workspace: `b.workspace = true`",
                "10: write `c.workspace = true` instead of a table",
            ]
        );
        assert_eq!(
            findings(versions_stand_in_one_place, "Cargo.toml", text),
            Vec::<String>::new()
        );
    }
}
