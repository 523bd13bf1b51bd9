//! A pathway: one of the ways to take part, in steps.

use serde_json::{Value, json};

use crate::content::kind::{Address, Format, Kind, KindSpec, Order};
use crate::decode::fields::{Decode, Fields, Key};
use crate::decode::shape::{Map, Shape};
use crate::decode::values::choice::Axis;
use crate::decode::yaml::Node;
use crate::diagnostics::{Bilingual, Diagnostics};

/// The kind.
pub const KIND: KindSpec = KindSpec {
    name: "pathway",
    singular: "parcours",
    help: "Une façon de prendre part au dispositif, en étapes.",
    folder: "parcours",
    format: Format::Markdown,
    address: Address::Folder,
    keys: &[AXIS.about, AUDIENCE.about, STAGES.about],
    relations: &[],
    body: "Deux ou trois phrases : à qui cela s'adresse, ce qu'on y gagne.\n",
    order: Order::Title,
    needs_steps: false,
    read: |fields, _| Box::new(Pathway::read(fields)),
};

const AXIS: Key<Axis> = Key::required("axe", "L'axe du dispositif que suit le parcours.");
const AUDIENCE: Key<Vec<String>> =
    Key::optional("pour", "À qui il s'adresse.").example("[consommateurs, producteurs]");
const STAGES: Key<Vec<Stage>> = Key::optional("etapes", "Les étapes, dans l'ordre.")
    .example("[{titre: Rencontrer, resume: Venez à une permanence.}]");

#[derive(Debug)]
struct Pathway {
    axis: Axis,
    audience: Vec<String>,
    stages: Vec<Stage>,
}

#[derive(Debug)]
struct Stage {
    title: String,
    summary: String,
}

const STAGE_TITLE: Key<String> = Key::required("titre", "Le nom de l'étape.");
const STAGE_SUMMARY: Key<String> = Key::required("resume", "Ce qu'on y fait.");

impl Decode for Stage {
    const EXPECTED: Bilingual = Bilingual {
        fr: "un titre et un résumé",
        en: "a title and a summary",
    };
    const EXAMPLE: &'static str = "{titre: Rencontrer, resume: Venez à une permanence.}";
    const SHAPE: Shape = Shape::Map(Map {
        keys: &[STAGE_TITLE.about, STAGE_SUMMARY.about],
        relations: &[],
    });

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::nested::<Self>(node, diagnostics)?;
        let (title, summary) = (fields.read(&STAGE_TITLE), fields.read(&STAGE_SUMMARY));
        Some(Self {
            title: title?,
            summary: summary?,
        })
    }
}

impl Pathway {
    fn read(fields: &mut Fields<'_, '_>) -> Self {
        Self {
            axis: fields.read_or_default(&AXIS),
            audience: fields.read_or_default(&AUDIENCE),
            stages: fields.read_or_default(&STAGES),
        }
    }
}

impl Kind for Pathway {
    fn details(&self) -> Value {
        let stages: Vec<Value> = (self.stages.iter())
            .map(|stage| json!({ "titre": stage.title, "resume": stage.summary }))
            .collect();
        json!({ "pour": self.audience, "etapes": stages })
    }

    fn axis(&self) -> Option<Axis> {
        Some(self.axis)
    }
}
