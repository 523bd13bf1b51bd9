//! The content model as documentation: every sort of file one may write, with its keys.

use super::entry::COMMON_KEYS;
use super::kind::{Address, Format, KindSpec};
use super::kinds::KINDS;
use super::{directory, rules};
use crate::config;
use crate::decode::fields::KeyInfo;
use crate::decode::shape::Relation;

/// One sort of file that contributors write.
#[derive(Debug, Clone, Copy)]
pub struct Model {
    /// Its name, in French: `recette`, `annuaire`.
    pub name: &'static str,
    /// What it is for, in French.
    pub help: &'static str,
    /// Where such files are, under `content/`: `recettes/*.md`.
    pub files: Files,
    /// Its keys: those of every entry, then its own.
    pub keys: [&'static [KeyInfo]; 2],
    /// What must hold between them.
    pub relations: &'static [Relation],
    /// The kind, where it is one.
    pub kind: Option<&'static KindSpec>,
    /// Whether a file holds a list of such maps, and not just one.
    pub listed: bool,
}

/// Which files under `content/`.
#[derive(Debug, Clone, Copy)]
pub enum Files {
    /// One of this path.
    One(&'static str),
    /// Any of a folder, with this extension.
    Of(&'static str, &'static str),
    /// The same in each folder of a folder.
    Each(&'static str, &'static str),
}

/// Keys that every skeleton and form begins with, although one of them may be left out.
pub const FIRST: [&str; 3] = ["titre", "resume", "maj"];

/// Keys that programs write, and nobody is asked for: where an imported entry comes from.
pub const BY_PROGRAMS: [&str; 1] = ["origine"];

/// Every sort of file: kinds in the order documentation shows them, then what is no entry.
#[must_use]
pub fn models() -> Vec<Model> {
    let kinds = KINDS.iter().map(|spec| of_kind(spec));
    let others = [
        Model {
            name: "annuaire",
            help: "Ce qui fait d'un dossier un annuaire de partenaires : son titre et ses catégories.",
            files: Files::Each("annuaires", directory::FILE),
            keys: [COMMON_KEYS, directory::KEYS],
            relations: &[],
            kind: None,
            listed: false,
        },
        Model {
            name: "regles",
            help: "Les règles du dispositif, chacune avec son premier mois et sa source.",
            files: Files::One("chiffres/regles.yaml"),
            keys: [&[], rules::keys()],
            relations: &[],
            kind: None,
            listed: true,
        },
        Model {
            name: "site",
            help: "Les réglages du site : nom, adresse, langues, navigation.",
            files: Files::One("site.yaml"),
            keys: [&[], config::KEYS],
            relations: &[],
            kind: None,
            listed: false,
        },
    ];
    kinds.chain(others).collect()
}

/// A kind as documentation shows it.
#[must_use]
pub fn of_kind(spec: &'static KindSpec) -> Model {
    let (extension, common) = match spec.format {
        Format::Markdown => ("md", COMMON_KEYS),
        Format::Data => ("yaml", &[] as &[KeyInfo]),
    };
    let files = match (spec.address, spec.format) {
        (Address::Directory, _) => Files::Each(spec.folder, "*.md"),
        // A month's name tells its file from the rules beside it.
        (_, Format::Data) => Files::Of(spec.folder, "[0-9][0-9][0-9][0-9]-[0-9][0-9].yaml"),
        _ => Files::Of(
            spec.folder,
            if extension == "md" { "*.md" } else { "*.yaml" },
        ),
    };
    Model {
        name: spec.singular,
        help: spec.help,
        files,
        keys: [common, spec.keys],
        relations: spec.relations,
        kind: Some(spec),
        listed: false,
    }
}

impl Model {
    /// Every key, in the order skeletons, forms and the guide show them: those to begin with, those that are needed,
    /// those of the kind, those of every entry.
    pub fn keys(&self) -> impl Iterator<Item = &'static KeyInfo> {
        let [common, own] = self.keys;
        let first = |key: &KeyInfo| FIRST.contains(&key.name);
        let begin = common.iter().filter(move |key| first(key));
        let needed = own.iter().filter(|key| key.required);
        let kind = own.iter().filter(|key| !key.required);
        let rest = common.iter().filter(move |key| !first(key));
        begin.chain(needed).chain(kind).chain(rest)
    }

    /// Whether its files are Markdown with a front matter, which may be translated beside their original.
    #[must_use]
    pub fn is_text(&self) -> bool {
        match self.files {
            Files::One(name) | Files::Of(_, name) | Files::Each(_, name) => name.ends_with(".md"),
        }
    }

    /// The pattern of its files from the root, as editors read one; `suffix` is `.en` for translations.
    #[must_use]
    pub fn glob(&self, suffix: &str) -> String {
        let name = |name: &str| name.replace(".md", &format!("{suffix}.md"));
        match self.files {
            Files::One(path) => format!("content/{path}"),
            Files::Of(folder, file) => format!("content/{folder}/{}", name(file)),
            Files::Each(folder, file) => format!("content/{folder}/*/{}", name(file)),
        }
    }

    /// Where a new one goes, for people.
    #[must_use]
    pub fn place(&self) -> String {
        match self.files {
            Files::One(path) => format!("content/{path}"),
            Files::Of(folder, file) if file.ends_with(".md") => {
                format!("content/{folder}/<nom>.md")
            }
            Files::Of(folder, _) => format!("content/{folder}/<année>-<mois>.yaml"),
            Files::Each(folder, "*.md") => format!("content/{folder}/<annuaire>/<nom>.md"),
            Files::Each(folder, file) => format!("content/{folder}/<annuaire>/{file}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::fields::KeyInfo;
    use crate::decode::shape::Shape;
    use crate::decode::yaml;
    use crate::diagnostics::Diagnostics;
    use crate::source::{SourceFile, Sources};

    fn every_key(keys: &'static [KeyInfo], found: &mut Vec<&'static KeyInfo>) {
        for key in keys {
            found.push(key);
            let mut shape = &key.shape;
            while let Shape::List(inner) = shape {
                shape = inner;
            }
            every_key(shape.keys(), found);
        }
    }

    /// Every example and every default is read without a complaint by the key it documents.
    #[test]
    fn examples_and_defaults_are_right() {
        let sources = Sources::new(vec![SourceFile {
            path: "a".into(),
            bytes: Vec::new(),
        }]);
        let source = sources.iter().next().map(|(id, _)| id).expect("a file");
        let mut keys = Vec::new();
        for model in models() {
            for part in model.keys {
                every_key(part, &mut keys);
            }
        }
        assert!(keys.len() > 80, "{}", keys.len());
        for key in keys {
            for written in [Some(key.example), key.default].into_iter().flatten() {
                let mut problems = Diagnostics::default();
                let text = format!("{}: {written}\n", key.name);
                let node = yaml::parse(source, &text, 0, &mut problems).expect("it parses");
                let value = node.get(key.name).expect("it has a value");
                let accepted = key.accepts(value, &mut problems);
                assert!(accepted && problems.is_empty(), "{text}: {problems:?}");
            }
        }
    }

    #[test]
    fn names_are_unique_and_every_kind_says_what_it_is() {
        let models = models();
        for (at, model) in models.iter().enumerate() {
            assert!(models[..at].iter().all(|other| other.name != model.name));
            assert!(model.help.ends_with('.'), "{}", model.name);
            for key in model.keys() {
                assert!(
                    key.help.ends_with(['.', '…']),
                    "{}: {}",
                    model.name,
                    key.name
                );
            }
        }
    }
}
