//! The components contributors can use in a text: fenced blocks whose first word is one of [`COMPONENTS`].

use std::collections::BTreeMap;

use tera::Value;

use super::body::Body;
use super::markdown::ComponentCall;
use crate::content::kind::{Format, KindSpec};
use crate::content::kinds::KINDS;
use crate::diagnostics::{Bilingual, Problem};
use crate::site::links::Target;

/// A component: documented by what renders it.
#[derive(Debug)]
pub struct Component {
    /// The word after the fence; its template is `components/<name>.html`.
    pub name: &'static str,
    /// What follows it.
    pub argument: Bilingual,
    /// An argument that is right; empty when there is none.
    pub example: &'static str,
    /// What it shows, in French, for contributors.
    pub help: &'static str,
    /// The views its template receives.
    views: fn(&mut ComponentCall<'_>, &Body<'_>) -> Result<Views, Problem>,
}

type Views = BTreeMap<&'static str, Value>;

/// The components, in the order documentation shows them.
pub const COMPONENTS: &[Component] = &[
    Component {
        name: "astuce",
        argument: Bilingual {
            fr: "un titre, facultatif",
            en: "a title, optional",
        },
        example: "Congeler",
        help: "Un conseil, mis en valeur.",
        views: boxed,
    },
    Component {
        name: "attention",
        argument: Bilingual {
            fr: "un titre, facultatif",
            en: "a title, optional",
        },
        example: "Allergènes",
        help: "Une mise en garde.",
        views: boxed,
    },
    Component {
        name: "carte",
        argument: Bilingual {
            fr: "un annuaire",
            en: "a directory",
        },
        example: "annuaires/commerces",
        help: "La carte des partenaires d'un annuaire.",
        views: directory_map,
    },
    Component {
        name: "calculateur",
        argument: Bilingual {
            fr: "bonus",
            en: "bonus",
        },
        example: "bonus",
        help: "Un résultat du calculateur, et le lien vers sa page.",
        views: calculator,
    },
    Component {
        name: "formulaire",
        argument: Bilingual {
            fr: "un genre de fiche",
            en: "a kind of entry",
        },
        example: "recette",
        help: "Un formulaire qui prépare le fichier d'une fiche, sur l'appareil.",
        views: form,
    },
    Component {
        name: "saison",
        argument: Bilingual {
            fr: "une fiche qui a une saison",
            en: "an entry that has a season",
        },
        example: "potimarron",
        help: "Les douze mois d'une fiche.",
        views: season,
    },
];

/// Names of all components, for the Markdown reader.
pub const NAMES: [&str; COMPONENTS.len()] = {
    let mut names = [""; COMPONENTS.len()];
    let mut index = 0;
    while index < names.len() {
        names[index] = COMPONENTS[index].name;
        index += 1;
    }
    names
};

/// Renders one use of a component; none when no component has this name.
pub fn render(call: &mut ComponentCall<'_>, body: &Body<'_>) -> Option<Result<String, Problem>> {
    let component = COMPONENTS
        .iter()
        .find(|component| component.name == call.name)?;
    let views = (component.views)(call, body);
    Some(views.and_then(|views| {
        body.theme
            .render(&format!("components/{}.html", component.name), views)
    }))
}

fn boxed(call: &mut ComponentCall<'_>, body: &Body<'_>) -> Result<Views, Problem> {
    let title = Some(call.argument).filter(|title| !title.is_empty());
    let title = title.map(|title| body.presenter.words.typeset(title));
    let html = call.markdown();
    Ok(BTreeMap::from([
        ("title", Value::from_serializable(&title)),
        ("html", Value::safe_string(&html)),
    ]))
}

fn directory_map(call: &mut ComponentCall<'_>, body: &Body<'_>) -> Result<Views, Problem> {
    let site = body.presenter.site;
    let name = call
        .argument
        .trim_start_matches("annuaires/")
        .trim_matches('/');
    let known = site
        .content
        .directories
        .iter()
        .any(|directory| directory.slug == name);
    if !known {
        return Err(wrong_argument("carte"));
    }
    let folder = format!("annuaires/{name}");
    let map = body.presenter.map_view(body.presenter.listed(&folder));
    Ok(BTreeMap::from([("map", Value::from_serializable(&map))]))
}

fn calculator(call: &mut ComponentCall<'_>, body: &Body<'_>) -> Result<Views, Problem> {
    if call.argument != "bonus" {
        return Err(wrong_argument("calculateur"));
    }
    let bonus = body.presenter.bonus_teaser();
    Ok(BTreeMap::from([(
        "bonus",
        Value::from_serializable(&bonus),
    )]))
}

fn form(call: &mut ComponentCall<'_>, body: &Body<'_>) -> Result<Views, Problem> {
    let is_asked = |spec: &&&KindSpec| spec.singular == call.argument;
    let spec = KINDS.iter().find(is_asked).copied();
    let spec = spec.filter(|spec| spec.format == Format::Markdown);
    let spec = spec.ok_or_else(|| wrong_argument("formulaire"))?;
    let form = body.presenter.form_view(spec);
    Ok(BTreeMap::from([("form", Value::from_serializable(&form))]))
}

fn season(call: &mut ComponentCall<'_>, body: &Body<'_>) -> Result<Views, Problem> {
    let site = body.presenter.site;
    let target = match call.argument.is_empty() {
        true => Err(wrong_argument("saison")),
        false => site.links.resolve(call.argument, &site.content),
    }?;
    let Target::Entry(index) = target else {
        return Err(wrong_argument("saison"));
    };
    let months = site.facts[index]
        .months
        .ok_or_else(|| wrong_argument("saison"))?;
    let link = body.presenter.entry_link(index);
    Ok(BTreeMap::from([
        (
            "title",
            Value::from_serializable(&link.as_ref().map(|link| &link.title)),
        ),
        (
            "url",
            Value::from_serializable(&link.as_ref().map(|link| &link.url)),
        ),
        (
            "season",
            Value::from_serializable(&body.presenter.season_view(index, months)),
        ),
    ]))
}

fn wrong_argument(component: &'static str) -> Problem {
    let known = COMPONENTS.iter().find(|known| known.name == component);
    let nothing = Bilingual { fr: "", en: "" };
    Problem::ComponentArgument {
        component,
        expected: known.map_or(nothing, |known| known.argument),
        example: known.map_or("", |known| known.example),
    }
}
