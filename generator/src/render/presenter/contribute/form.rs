//! A form for one kind: a field for each key, with the checks that its shape implies.

use serde_json::json;

use super::super::Presenter;
use super::guide::{capital, french, items};
use crate::content::kind::{Address, KindSpec};
use crate::content::model::{BY_PROGRAMS, FIRST, of_kind};
use crate::content::skeleton::{self, Answers};
use crate::decode::fields::KeyInfo;
use crate::decode::shape::{Form, Map, Relation, Shape};
use crate::render::view::LinkView;
use crate::render::view::contribute::{ChoiceView, EntriesView, FieldView, FormView, NewFileView};
use crate::site::routes::GUIDE;

/// Keys that a first contribution does without: a form has no picture to lay beside its file, and no old address.
const LATER: [&str; 6] = [
    "image",
    "brouillon",
    "publier-le",
    "expire-le",
    "alias",
    "exemple",
];

impl Presenter<'_> {
    /// The form of a kind.
    #[must_use]
    pub fn form_view(&self, spec: &'static KindSpec) -> FormView {
        let model = of_kind(spec);
        let is_first = |key: &&KeyInfo| {
            let one_of = |relation: &Relation| matches!(relation, Relation::OneOf(names) if names.contains(&key.name));
            key.required || FIRST.contains(&key.name) || model.relations.iter().any(one_of)
        };
        let is_asked =
            |key: &&KeyInfo| !LATER.contains(&key.name) && !BY_PROGRAMS.contains(&key.name);
        let keys = model.keys().filter(is_asked);
        let (first, rest): (Vec<&KeyInfo>, Vec<&KeyInfo>) = keys.partition(is_first);
        let fields = [first, rest].map(|keys| {
            let fields = keys.iter().map(|key| self.field(key));
            fields.collect::<Vec<FieldView>>()
        });
        FormView {
            name: spec.singular,
            help: french(spec.help),
            folder: format!("content/{}/", spec.folder),
            directories: self.directories(spec),
            entries: self.entries(&fields),
            fields,
            relations: relations(model.relations),
            body: spec.body,
            skeleton: skeleton::text(spec, &Answers::new()),
            guide: format!("{}#{}", self.fixed_url(GUIDE), spec.singular),
            repository: self.repository(),
            new_file: self.site.config.repository.as_deref().and_then(new_file),
            spoken: self.spoken_by_forms(),
        }
    }

    fn field(&self, key: &KeyInfo) -> FieldView {
        let inner = items(&key.shape);
        let (pattern, longest) = match inner {
            Shape::Text(text) => (text.pattern.map(|pattern| pattern()), text.longest),
            _ => (None, None),
        };
        let words: &[&str] = match inner {
            Shape::Choice(words) => words,
            _ => &[],
        };
        let (fields, related) = match inner {
            Shape::Map(Map { keys, relations }) => (*keys, *relations),
            _ => (&[] as &[KeyInfo], &[] as &[Relation]),
        };
        FieldView {
            key: key.name,
            label: self.label(key.name),
            help: french(key.help),
            control: control(&key.shape, inner),
            required: key.required,
            pattern,
            longest,
            bounds: match key.shape {
                Shape::Whole(lowest, highest) => Some([lowest, highest]),
                _ => None,
            },
            words: words
                .iter()
                .map(|word| ChoiceView {
                    value: (*word).to_owned(),
                    title: self.words.value(word),
                })
                .collect(),
            says_none: key.says_none,
            leads_to: key.leads_to,
            example: key.example.trim_matches(['[', ']', '{', '}']),
            fields: fields.iter().map(|key| self.field(key)).collect(),
            relations: relations(related),
        }
    }

    /// What a key is called: its name with its accents where the theme has them.
    fn label(&self, name: &str) -> String {
        let known = self.words.tree(&["contribuer", "cles", name]);
        if let Some(label) = known.and_then(|label| label.as_str()) {
            return label.to_owned();
        }
        capital(&name.replace('-', " "))
    }

    fn directories(&self, spec: &KindSpec) -> Vec<ChoiceView> {
        if spec.address != Address::Directory {
            return Vec::new();
        }
        let directories = &self.site.content.directories;
        let choice = |directory: &crate::content::directory::Directory<'_>| {
            let keys: Vec<&str> = (directory.categories.iter())
                .map(|category| category.key.as_str())
                .collect();
            let title = self.words.typeset(&directory.summary.title);
            ChoiceView {
                value: directory.slug.clone(),
                title: format!("{title} ({})", keys.join(", ")),
            }
        };
        directories.iter().map(choice).collect()
    }

    /// The entries that some field of the form names.
    fn entries(&self, fields: &[Vec<FieldView>; 2]) -> Vec<EntriesView> {
        let all = fields.iter().flatten();
        let inside = all.clone().flat_map(|field| &field.fields);
        let mut folders: Vec<&'static str> = all
            .chain(inside)
            .filter_map(|field| field.leads_to)
            .collect();
        folders.sort_unstable();
        folders.dedup();
        let entries = |folder: &'static str| {
            let entries = self.site.content.entries.iter().enumerate();
            let listed = entries.filter(|(index, entry)| {
                let is_original = entry.language == crate::config::Language::Fr;
                is_original && self.site.facts[*index].visible && in_folder(entry.folder, folder)
            });
            let entries = listed.map(|(_, entry)| ChoiceView {
                value: entry.slug.to_owned(),
                title: self.words.typeset(&entry.summary.title),
            });
            EntriesView {
                folder,
                entries: entries.collect(),
            }
        };
        folders.into_iter().map(entries).collect()
    }

    fn repository(&self) -> Option<LinkView> {
        let url = self.site.config.repository.clone()?;
        let title = self.words.get(&["contribuer", "formulaire", "depot"]);
        Some(LinkView { title, url })
    }

    fn spoken_by_forms(&self) -> String {
        let words = self.words.tree(&["contribuer", "script"]);
        words.map(ToString::to_string).unwrap_or_default()
    }
}

fn in_folder(folder: &str, wanted: &str) -> bool {
    folder == wanted
        || folder
            .strip_prefix(wanted)
            .is_some_and(|rest| rest.starts_with('/'))
}

fn control(shape: &Shape, inner: &Shape) -> &'static str {
    match (shape.usual(), inner) {
        (Shape::List(_), Shape::Map(_)) => "rows",
        (Shape::List(_), Shape::Choice(_)) => "choices",
        (Shape::List(_), _) => "lines",
        (Shape::Map(_), _) => "group",
        (Shape::Flag, _) => "flag",
        (Shape::Whole(..), _) => "whole",
        (Shape::Choice(_), _) => "choice",
        (Shape::Point, _) => "point",
        (Shape::Text(text), _) if text.longest.is_some() => "long",
        (Shape::Text(text), _) => match text.form {
            Form::Line => "line",
            Form::Day => "day",
            Form::Moment => "moment",
            Form::Address => "address",
            Form::Decimal => "decimal",
        },
        _ => "line",
    }
}

fn relations(relations: &[Relation]) -> String {
    let relations = relations.iter().map(|relation| match relation {
        Relation::OneOf(keys) => json!({ "one": keys }),
        Relation::Apart(one, other) => json!({ "apart": [one, other] }),
    });
    json!(relations.collect::<Vec<_>>()).to_string()
}

/// Where a forge begins a new file with a text that is ready; none for a host whose forge is not known.
fn new_file(repository: &str) -> Option<NewFileView> {
    let repository = repository.trim_end_matches('/').trim_end_matches(".git");
    let (_, rest) = repository.split_once("://")?;
    let host = rest.split('/').next()?;
    if host == "github.com" {
        return Some(NewFileView {
            url: format!("{repository}/new/main"),
            path: "filename",
            text: "value",
        });
    }
    host.split('.')
        .any(|part| part == "gitlab")
        .then(|| NewFileView {
            url: format!("{repository}/-/new/main"),
            path: "file_name",
            text: "content",
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forges_are_known_by_their_host() {
        let url = |repository| new_file(repository).map(|page| page.url);
        let github = Some("https://github.com/a/b/new/main".to_owned());
        assert_eq!(url("https://github.com/a/b/"), github);
        assert_eq!(url("https://github.com/a/b.git"), github);
        let gitlab = Some("https://gitlab.example.org/a/b/-/new/main".to_owned());
        assert_eq!(url("https://gitlab.example.org/a/b"), gitlab);
        assert_eq!(url("https://depot.example/solidoume"), None);
        assert_eq!(url("https://example.org/github.com/a"), None);
    }
}
