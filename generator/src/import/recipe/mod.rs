//! Recipes, from schema.org's data (<https://schema.org/Recipe>) and from Cooklang (<https://cooklang.org/docs/spec/>).

mod cooklang;
mod ingredient;
mod linked_data;

use super::notes::Notes;
use super::record::{Field, Record};
use super::text::{escape, line, markdown, summary};
use super::value::Value;
use crate::content::kinds::recipe::KIND;
use crate::decode::slug::{fold, slugify};
use crate::diagnostics::Bilingual;
use crate::source::{SourceId, Sources, Span};
use ingredient::{Ingredient, Products};
use std::collections::HashSet;

/// Where recipes live under `content/`.
pub const FOLDER: &str = KIND.folder;

/// How a recipe is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JSON-LD alone.
    JsonLd,
    /// A page that holds JSON-LD.
    Html,
    /// Cooklang.
    Cooklang,
}

/// What the person who imports says where the file does not.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The moment of the meal.
    pub course: Option<String>,
    /// For how many people.
    pub servings: Option<u32>,
    /// The file's name: a Cooklang recipe without a title has that of its file.
    pub name: String,
}

/// What is read of a file.
#[derive(Debug)]
pub struct Read {
    /// Its recipes.
    pub records: Vec<Record>,
    /// What the file is, to name the source by.
    pub flavour: &'static str,
}

/// A recipe as any source gives it.
#[derive(Debug, Default)]
struct Draft {
    id: Option<String>,
    title: String,
    description: String,
    servings: Option<String>,
    courses: Vec<String>,
    preparation: Option<String>,
    cooking: Option<String>,
    diets: Vec<String>,
    keywords: Vec<String>,
    tools: Vec<String>,
    source: Option<String>,
    parts: Vec<Part>,
    place: Option<Span>,
}

/// A part of a recipe: all of it, or « pour la pâte ».
#[derive(Debug, Default)]
struct Part {
    title: Option<String>,
    ingredients: Vec<Ingredient>,
    steps: Vec<String>,
}

/// Words for a moment of the meal, folded, and the content model's.
const COURSES: &[(&str, &str)] = &[
    ("entree", "entrée"),
    ("starter", "entrée"),
    ("appetizer", "entrée"),
    ("plat", "plat"),
    ("plat principal", "plat"),
    ("plats", "plat"),
    ("main", "plat"),
    ("main course", "plat"),
    ("main dish", "plat"),
    ("dinner", "plat"),
    ("accompagnement", "accompagnement"),
    ("side", "accompagnement"),
    ("side dish", "accompagnement"),
    ("dessert", "dessert"),
    ("desserts", "dessert"),
    ("gouter", "goûter"),
    ("snack", "goûter"),
    ("petit-dejeuner", "petit-déjeuner"),
    ("petit dejeuner", "petit-déjeuner"),
    ("breakfast", "petit-déjeuner"),
    ("sauce", "sauce"),
    ("boisson", "boisson"),
    ("drink", "boisson"),
    ("conserve", "conserve"),
    ("confiture", "conserve"),
    ("preserve", "conserve"),
];
/// schema.org's diets (<https://schema.org/RestrictedDiet>) and the content model's; those that mean « little of » are none.
const DIETS: &[(&str, &str)] = &[
    ("vegetariandiet", "végétarien"),
    ("vegetarian", "végétarien"),
    ("vegetarien", "végétarien"),
    ("vegandiet", "végétalien"),
    ("vegan", "végétalien"),
    ("vegetalien", "végétalien"),
    ("glutenfreediet", "sans gluten"),
    ("sans gluten", "sans gluten"),
];

/// Reads a file of one or several recipes; what is none is reported among the notes, and nothing comes back.
pub fn read(
    sources: &Sources,
    source: SourceId,
    text: &str,
    format: Format,
    settings: &Settings,
    notes: &mut Notes,
) -> Option<Read> {
    let (drafts, flavour) = match format {
        Format::JsonLd => (linked_data::of_json(source, text, notes)?, "schema"),
        Format::Html => (linked_data::of_page(source, text, notes)?, "schema"),
        Format::Cooklang => (
            vec![cooklang::read(text, &settings.name, notes)],
            "cooklang",
        ),
    };
    let products = Products::load(sources);
    let (mut records, mut ids) = (Vec::new(), HashSet::new());
    for draft in drafts {
        let mut record = record(draft, source, settings, &products, notes);
        let has_steps = record.body.contains("\n1. ");
        if !ids.insert(record.id.clone()) {
            notes.skip(record.place, record.title(), TWICE, "");
        } else if !has_steps {
            notes.skip(record.place, record.title(), NO_STEPS, "");
        } else if record.settle(&KIND, FOLDER, notes) {
            records.push(record);
        }
    }
    Some(Read { records, flavour })
}

fn record(
    draft: Draft,
    source: SourceId,
    settings: &Settings,
    products: &Products,
    notes: &mut Notes,
) -> Record {
    let place = draft.place.unwrap_or(Span::file(source));
    let title = line(&draft.title);
    let described = draft.description.trim();
    let (resume, is_cut) = summary(if described.is_empty() {
        &title
    } else {
        described
    });
    if is_cut {
        notes.guess(place, &title, "resume", &resume, CUT);
    }
    let body = body(is_cut.then_some(&draft.description), &draft.parts);
    let course = settings
        .course
        .clone()
        .or_else(|| course(&draft.courses, notes));
    let servings = settings.servings.map(|servings| servings.to_string());
    let texts = [
        ("titre", Some(title.clone())),
        ("resume", Some(resume)),
        ("portions", servings.or(draft.servings)),
        ("type", course),
        ("preparation", draft.preparation),
        ("cuisson", draft.cooking),
        ("source", draft.source.map(|source| line(&source))),
    ];
    let lists = [
        ("regimes", diets(&draft.diets, notes)),
        ("materiel", draft.tools),
        ("mots-cles", draft.keywords),
    ];
    let texts = texts
        .into_iter()
        .filter_map(|(key, text)| Some((key, Value::text(text.filter(|text| !text.is_empty())?))));
    let lists = lists
        .into_iter()
        .filter(|(_, list)| !list.is_empty())
        .map(|(key, list)| (key, Value::list(list)));
    let lines = [("ingredients", Value::List(lines(&draft.parts, products)))];
    let keys = texts.chain(lists).chain(lines);
    let slug = slugify(&title);
    Record {
        id: draft.id.map_or_else(|| slug.clone(), |id| line(&id)),
        slug: Some(slug)
            .filter(|slug| !slug.is_empty())
            .unwrap_or_else(|| "recette".to_owned()),
        apart: None,
        place,
        keys: keys
            .map(|(key, value)| Field { key, value, place })
            .collect(),
        body,
    }
}

/// The word a list has for what is written.
fn known(written: &str, words: &[(&str, &'static str)]) -> Option<&'static str> {
    let folded = fold(written.trim());
    let found = words.iter().find(|(word, _)| *word == folded);
    found.map(|(_, word)| *word)
}

fn course(written: &[String], notes: &mut Notes) -> Option<String> {
    for course in written
        .iter()
        .filter(|course| known(course, COURSES).is_none())
    {
        notes.unknown("recipeCategory", course);
    }
    written
        .iter()
        .find_map(|course| known(course, COURSES))
        .map(str::to_owned)
}

fn diets(written: &[String], notes: &mut Notes) -> Vec<String> {
    let mut diets: Vec<String> = Vec::new();
    for diet in written {
        match known(diet, DIETS) {
            Some(word) if !diets.iter().any(|known| known == word) => diets.push(word.to_owned()),
            Some(_) => {}
            None => notes.unknown("suitableForDiet", diet),
        }
    }
    diets
}

/// The ingredients, a group for each part that has a title.
fn lines(parts: &[Part], products: &Products) -> Vec<Value> {
    let mut lines = Vec::new();
    for part in parts {
        if let Some(title) = part.title.as_ref().filter(|_| !part.ingredients.is_empty()) {
            lines.push(Value::Map(vec![(
                "groupe".to_owned(),
                Value::text(line(title)),
            )]));
        }
        let named = part
            .ingredients
            .iter()
            .filter(|ingredient| !ingredient.name.is_empty());
        lines.extend(named.map(|ingredient| ingredient.value(products)));
    }
    lines
}

/// The text: what a summary could not hold, then the steps in one list; a part's title begins its first step.
fn body(introduction: Option<&String>, parts: &[Part]) -> String {
    let mut body = introduction
        .map(|text| markdown(text) + "\n\n")
        .unwrap_or_default();
    body.push_str("## Préparation\n\n");
    let mut number = 0;
    for part in parts {
        let mut title = part
            .title
            .as_ref()
            .map(|title| format!("**{}** : ", escape(&line(title))));
        for step in part
            .steps
            .iter()
            .map(|step| line(step))
            .filter(|step| !step.is_empty())
        {
            number += 1;
            let title = title.take().unwrap_or_default();
            body.push_str(&format!("{number}. {title}{}\n", escape(&step)));
        }
    }
    body
}

const TWICE: Bilingual = Bilingual {
    fr: "le fichier a deux fois cette recette",
    en: "the file has this recipe twice",
};
const NO_STEPS: Bilingual = Bilingual {
    fr: "la façon de la préparer n'est pas dans le fichier",
    en: "the file does not say how to prepare it",
};
const CUT: Bilingual = Bilingual {
    fr: "coupé à 200 caractères : le texte entier est dans la page",
    en: "cut at 200 characters: the page has all of it",
};
