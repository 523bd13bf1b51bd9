//! A recipe: servings, times, ingredients and steps.

use serde_json::{Value, json};

use crate::content::facts::{Composition, Food, Ingredient, IngredientLine};
use crate::content::kind::{Address, Format, Kind, KindSpec, Order};
use crate::content::origin::ORIGIN;
use crate::decode::fields::{Decode, Fields, Key};
use crate::decode::shape::{Map, Relation, Shape};
use crate::decode::values::choice::{Allergen, Diet, choices};
use crate::decode::values::date::Minutes;
use crate::decode::values::quantity::Quantity;
use crate::decode::values::reference::Reference;
use crate::decode::yaml::Node;
use crate::diagnostics::{Bilingual, Diagnostics, Problem};
use crate::source::Span;

/// The kind.
pub const KIND: KindSpec = KindSpec {
    name: "recipe",
    singular: "recette",
    help: "Une recette : le site en déduit la saison, les allergènes, le coût et le temps total.",
    folder: "recettes",
    format: Format::Markdown,
    address: Address::Folder,
    keys: &[
        SERVINGS.about,
        COURSE.about,
        PREPARATION.about,
        REST.about,
        COOKING.about,
        DIFFICULTY.about,
        DIETS.about,
        TOOLS.about,
        INGREDIENTS.about,
        SOURCE.about,
        ORIGIN.about,
    ],
    relations: &[],
    body: "Deux ou trois phrases pour donner envie.\n\n## Préparation\n\n1. Une étape par ligne.\n2. Puis la suivante.\n",
    order: Order::Title,
    needs_steps: true,
    read: |fields, _| Box::new(Recipe::read(fields)),
};

const SERVINGS: Key<u32> = Key::required(
    "portions",
    "Pour combien de personnes : les quantités, le coût par portion.",
)
.between(1, 500);
const COURSE: Key<Course> = Key::required(
    "type",
    "Le moment du repas : on choisit une recette par type.",
);
const PREPARATION: Key<Minutes> = Key::optional(
    "preparation",
    "Le temps de préparation : il compte dans le temps total.",
)
.example("20 min");
const REST: Key<Minutes> = Key::optional(
    "repos",
    "Le temps de repos : il compte dans le temps total.",
);
const COOKING: Key<Minutes> = Key::optional(
    "cuisson",
    "Le temps de cuisson : il compte dans le temps total.",
)
.example("45 min");
const DIFFICULTY: Key<Difficulty> =
    Key::optional("difficulte", "La difficulté, affichée sous le titre.");
const DIETS: Key<Vec<LocatedDiet>> = Key::optional(
    "regimes",
    "Les régimes auxquels elle convient : vérifiés contre les ingrédients.",
)
.example("[végétarien]");
const TOOLS: Key<Vec<String>> =
    Key::optional("materiel", "Ce qu'il faut sous la main.").example("[une cocotte]");
const INGREDIENTS: Key<Vec<IngredientLine>> =
    Key::required("ingredients", "Les ingrédients, dans l'ordre d'emploi.")
        .example("[{produit: potimarron, quantite: 1 kg}]");
const SOURCE: Key<String> =
    Key::optional("source", "D'où vient la recette, si ce n'est pas de vous.")
        .example("Carnet de ma grand-mère");

choices! {
    /// The moment of the meal.
    pub enum Course ("un type de plat", "a course") {
        Starter = "entrée",
        Main = "plat",
        Side = "accompagnement",
        Dessert = "dessert",
        Snack = "goûter",
        Breakfast = "petit-déjeuner",
        Sauce = "sauce",
        Drink = "boisson",
        Preserve = "conserve",
    }
}

choices! {
    /// How much practice it takes.
    pub enum Difficulty ("une difficulté", "a difficulty") {
        Easy = "facile",
        Medium = "moyen",
        Advanced = "avancé",
    }
}

#[derive(Debug)]
struct Recipe {
    course: Course,
    difficulty: Option<Difficulty>,
    tools: Vec<String>,
    source: Option<String>,
    composition: Composition,
}

impl Recipe {
    fn read(fields: &mut Fields<'_, '_>) -> Self {
        // Checked here, used by imports alone.
        fields.read(&ORIGIN);
        let servings = fields.read_bounded(&SERVINGS);
        let course = fields.read_or_default(&COURSE);
        let minutes = |time: Option<Minutes>| time.map(|minutes| minutes.0);
        let times = [
            fields.read(&PREPARATION),
            fields.read(&REST),
            fields.read(&COOKING),
        ];
        let difficulty = fields.read(&DIFFICULTY);
        let diets = fields.read_or_default(&DIETS);
        let (tools, ingredients) = (fields.read_or_default(&TOOLS), fields.read_at(&INGREDIENTS));
        let source = fields.read(&SOURCE);
        if let Some((lines, span)) = &ingredients
            && !lines
                .iter()
                .any(|line| matches!(line, IngredientLine::Ingredient(_)))
            && !fields.diagnostics.has_errors_in(span.source)
        {
            let (key, example) = ("ingredients", INGREDIENTS.about.example);
            fields
                .diagnostics
                .report(*span, Problem::MissingKey { key, example });
        }
        let composition = Composition {
            servings: servings.unwrap_or(1),
            lines: ingredients.map(|(lines, _)| lines).unwrap_or_default(),
            diets: diets
                .into_iter()
                .map(|diet| (diet.diet, diet.span))
                .collect(),
            times: times.map(minutes),
        };
        Self {
            course,
            difficulty,
            tools,
            source,
            composition,
        }
    }
}

impl Kind for Recipe {
    fn details(&self) -> Value {
        json!({
            "type": self.course,
            "difficulte": self.difficulty,
            "materiel": self.tools,
            "source": self.source,
        })
    }

    fn composition(&self) -> Option<&Composition> {
        Some(&self.composition)
    }
}

#[derive(Debug)]
struct LocatedDiet {
    diet: Diet,
    span: Span,
}

impl Decode for LocatedDiet {
    const EXPECTED: Bilingual = Diet::EXPECTED;
    const EXAMPLE: &'static str = Diet::EXAMPLE;
    const SHAPE: Shape = Diet::SHAPE;

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        Diet::decode(node, diagnostics).map(|diet| Self {
            diet,
            span: node.span,
        })
    }
}

const GROUP: Key<String> =
    Key::optional("groupe", "Le titre d'un groupe, seul sur sa ligne.").example("Pour la pâte");
const PRODUCT: Key<Reference> = Key::optional(
    "produit",
    "La fiche d'un produit : saison, allergènes et prix en viennent.",
)
.to("produits");
const NAME: Key<String> =
    Key::optional("nom", "Un ingrédient sans fiche, avec ses allergènes.").example("sel");
const QUANTITY: Key<Quantity> = Key::optional("quantite", "Combien : un nombre et une unité.");
const NOTE: Key<String> = Key::optional("note", "Une précision.").example("coupé en dés");
const OPTIONAL: Key<bool> = Key::optional(
    "facultatif",
    "Si on peut s'en passer : il ne compte pas dans la saison.",
)
.otherwise("false");
const ALLERGENS: Key<Vec<Allergen>> = Key::optional(
    "allergenes",
    "Les allergènes d'un ingrédient sans fiche, liste vide s'il n'y en a pas.",
)
.example("[]")
.says_none();

impl Decode for IngredientLine {
    const EXPECTED: Bilingual = Bilingual {
        fr: "un ingrédient",
        en: "an ingredient",
    };
    const EXAMPLE: &'static str = "{produit: potimarron, quantite: 1 kg}";
    const SHAPE: Shape = Shape::Map(Map {
        keys: &[
            PRODUCT.about,
            NAME.about,
            QUANTITY.about,
            NOTE.about,
            OPTIONAL.about,
            ALLERGENS.about,
            GROUP.about,
        ],
        relations: &[
            Relation::OneOf(&["produit", "nom", "groupe"]),
            Relation::Apart("produit", "nom"),
        ],
    });

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::nested::<Self>(node, diagnostics)?;
        if let Some(group) = fields.read(&GROUP) {
            return Some(Self::Group(group));
        }
        let product = fields.read(&PRODUCT);
        let name = fields.read(&NAME);
        let quantity = fields.read(&QUANTITY);
        let note = fields.read(&NOTE);
        let optional = fields.read_or_default(&OPTIONAL);
        let allergens = fields.read(&ALLERGENS);
        let food = match (product, name) {
            (Some(_), Some(_)) => {
                let problem = Problem::Conflict {
                    key: "nom",
                    other: "produit",
                };
                fields.diagnostics.report(fields.place_of("nom"), problem);
                return None;
            }
            (Some(product), None) => Food::Product(product),
            (None, Some(name)) => Food::Named(name, allergens),
            (None, None) => {
                if !["produit", "nom", "groupe"]
                    .iter()
                    .any(|key| fields.has(key))
                {
                    let problem = Problem::OneOfNeeded {
                        keys: vec!["produit", "nom", "groupe"],
                    };
                    fields.diagnostics.report(node.span, problem);
                }
                return None;
            }
        };
        Some(Self::Ingredient(Ingredient {
            food,
            quantity,
            note,
            optional,
            span: node.span,
        }))
    }
}
