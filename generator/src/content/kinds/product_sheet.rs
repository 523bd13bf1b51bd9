//! A product sheet: a food's season, senses, keeping, price and allergens.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::content::facts::{Foodstuff, Price, References, Season};
use crate::content::kind::{Address, Format, Kind, KindSpec, Order};
use crate::decode::fields::{Decode, Fields, Key};
use crate::decode::shape::{Map, Relation, Shape};
use crate::decode::values::amount::Amount;
use crate::decode::values::choice::{Allergen, Family};
use crate::decode::values::months::Months;
use crate::decode::values::quantity::{PieceWeights, UnitName};
use crate::decode::values::reference::Reference;
use crate::decode::yaml::Node;
use crate::diagnostics::{Bilingual, Diagnostics, Problem};

/// The kind.
pub const KIND: KindSpec = KindSpec {
    name: "product_sheet",
    singular: "produit",
    help: "La fiche d'un aliment : sa saison, ses goûts, comment le garder et le cuisiner.",
    folder: "produits",
    format: Format::Markdown,
    address: Address::Folder,
    keys: &[
        PLURAL.about,
        FAMILY.about,
        SEASON.about,
        SENSES.about,
        PROFILE.about,
        KEEPING.about,
        PREPARING.about,
        LEFTOVERS.about,
        ALLERGENS.about,
        LABELS.about,
        PRICE.about,
        WEIGHTS.about,
        REPLACED_BY.about,
        WHERE.about,
    ],
    relations: &[],
    body: "Deux ou trois phrases sur cet aliment, ici et maintenant.\n",
    order: Order::Title,
    needs_steps: false,
    read: |fields, _| Box::new(ProductSheet::read(fields)),
};

const PLURAL: Key<String> = Key::optional(
    "pluriel",
    "Son nom au pluriel, s'il se compte : les recettes écrivent « 1 œuf » et « 4 œufs ».",
)
.example("œufs")
.of_one_language();
const FAMILY: Key<Family> = Key::required(
    "famille",
    "La famille de l'aliment : les régimes en dépendent.",
);
const SEASON: Key<Season> = Key::required(
    "saison",
    "Les mois de saison : calendrier, recettes et page d'accueil.",
);
const SENSES: Key<Senses> = Key::optional("sensoriel", "Des mots pour chaque sens.");
const PROFILE: Key<Profile> = Key::optional(
    "profil",
    "Les cinq saveurs, de 0 à 5 : le dessin des saveurs.",
);
const KEEPING: Key<String> = Key::optional("conserver", "Comment le garder.")
    .example("Au frais et au sec, plusieurs semaines.");
const PREPARING: Key<String> =
    Key::optional("preparer", "Comment le préparer.").example("La peau se mange.");
const LEFTOVERS: Key<String> = Key::optional("anti-gaspi", "Que faire des restes et des parures.")
    .example("Les graines grillent au four.");
const ALLERGENS: Key<Vec<Allergen>> = Key::optional(
    "allergenes",
    "Les allergènes, liste vide s'il n'y en a pas : les recettes en héritent.",
)
.example("[lait]")
.says_none();
const LABELS: Key<Vec<String>> = Key::optional("labels", "Signes de qualité.").example("[AOP]");
const PRICE: Key<Price> = Key::optional("prix", "Un prix indicatif : le coût des recettes.");
const WEIGHTS: Key<PieceWeights> = Key::optional(
    "poids-piece",
    "Ce que pèse une pièce, une gousse, une botte…",
);
const REPLACED_BY: Key<Vec<Reference>> =
    Key::optional("remplace-par", "D'autres fiches qui peuvent le remplacer.")
        .example("[potimarron]")
        .to("produits");
const WHERE: Key<Vec<Reference>> = Key::optional("ou-trouver", "Des annuaires ou des partenaires.")
    .example("[annuaires/commerces]")
    .to("annuaires");

#[derive(Debug)]
struct ProductSheet {
    season: Season,
    foodstuff: Foodstuff,
    senses: Senses,
    profile: Option<Profile>,
    preparing: Option<String>,
    labels: Vec<String>,
    replaced_by: Vec<Reference>,
    to_find: Vec<Reference>,
}

impl ProductSheet {
    fn read(fields: &mut Fields<'_, '_>) -> Self {
        Self {
            season: fields.read(&SEASON).unwrap_or(Season {
                harvest: None,
                storage: None,
                months: Months::ALL,
                source: None,
            }),
            foodstuff: Foodstuff {
                plural: fields.read(&PLURAL),
                family: fields.read_or_default(&FAMILY),
                allergens: fields.read(&ALLERGENS),
                price: fields.read(&PRICE),
                weights: fields.read_or_default(&WEIGHTS),
                keeping: fields.read(&KEEPING),
                leftovers: fields.read(&LEFTOVERS),
            },
            senses: fields.read_or_default(&SENSES),
            profile: fields.read(&PROFILE),
            preparing: fields.read(&PREPARING),
            labels: fields.read_or_default(&LABELS),
            replaced_by: fields.read_or_default(&REPLACED_BY),
            to_find: fields.read_or_default(&WHERE),
        }
    }
}

impl Kind for ProductSheet {
    fn details(&self) -> Value {
        json!({
            "sensoriel": self.senses.0,
            "profil": self.profile.as_ref().map(|profile| &profile.0),
            "conserver": self.foodstuff.keeping,
            "preparer": self.preparing,
            "anti_gaspi": self.foodstuff.leftovers,
            "labels": self.labels,
        })
    }

    fn season(&self) -> Option<&Season> {
        Some(&self.season)
    }

    fn foodstuff(&self) -> Option<&Foodstuff> {
        Some(&self.foodstuff)
    }

    fn references(&self) -> Vec<References<'_>> {
        vec![
            References {
                key: "remplace-par",
                folder: "produits",
                list: self.replaced_by.iter().collect(),
            },
            References {
                key: "ou-trouver",
                folder: "annuaires",
                list: self.to_find.iter().collect(),
            },
        ]
    }
}

const HARVEST: Key<Months> = Key::optional("recolte", "Les mois de récolte.");
const STORAGE: Key<Months> = Key::optional("conservation", "Les mois où il se garde.");
const MONTHS: Key<Months> = Key::optional(
    "mois",
    "Les mois de saison, quand la source ne distingue pas.",
);
const SEASON_SOURCE: Key<String> = Key::optional("source", "Qui le dit.").example("ADEME");

impl Decode for Season {
    const EXPECTED: Bilingual = Bilingual {
        fr: "une saison",
        en: "a season",
    };
    const EXAMPLE: &'static str = "{mois: 9-1, source: ADEME}";
    const SHAPE: Shape = Shape::Map(Map {
        keys: &[
            HARVEST.about,
            STORAGE.about,
            MONTHS.about,
            SEASON_SOURCE.about,
        ],
        relations: &[
            Relation::OneOf(&["mois", "recolte", "conservation"]),
            Relation::Apart("mois", "recolte"),
            Relation::Apart("mois", "conservation"),
        ],
    });

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::nested::<Self>(node, diagnostics)?;
        let (harvest, storage) = (fields.read(&HARVEST), fields.read(&STORAGE));
        let merged = fields.read_at(&MONTHS);
        let source = fields.read(&SEASON_SOURCE);
        let months = match merged {
            Some((_, span)) if harvest.is_some() || storage.is_some() => {
                let problem = Problem::Conflict {
                    key: "mois",
                    other: "recolte",
                };
                fields.diagnostics.report(span, problem);
                return None;
            }
            Some((months, _)) => months,
            None if harvest.is_none() && storage.is_none() => {
                if !["mois", "recolte", "conservation"]
                    .iter()
                    .any(|key| fields.has(key))
                {
                    let problem = Problem::OneOfNeeded {
                        keys: vec!["mois", "recolte", "conservation"],
                    };
                    fields.diagnostics.report(node.span, problem);
                }
                return None;
            }
            None => harvest
                .unwrap_or_default()
                .union(storage.unwrap_or_default()),
        };
        Some(Self {
            harvest,
            storage,
            months,
            source,
        })
    }
}

/// The five senses, as contributors write them, with words for each.
const SENSES_KEYS: [Key<Vec<String>>; 5] = [
    Key::optional("vue", "Ce qu'on voit.").example("[orange vif]"),
    Key::optional("odorat", "Ce qu'on sent.").example("[châtaigne]"),
    Key::optional("toucher", "Ce qu'on touche.").example("[lisse]"),
    Key::optional("gout", "Ce qu'on goûte.").example("[doux]"),
    Key::optional("ouie", "Ce qu'on entend.").example("[sourd]"),
];

#[derive(Debug, Default)]
struct Senses(Vec<(&'static str, Vec<String>)>);

impl Decode for Senses {
    const EXPECTED: Bilingual = Bilingual {
        fr: "des mots pour chaque sens",
        en: "words for each sense",
    };
    const EXAMPLE: &'static str = "{vue: [orange vif], gout: [doux]}";
    const SHAPE: Shape = Shape::Map(Map {
        keys: &[
            SENSES_KEYS[0].about,
            SENSES_KEYS[1].about,
            SENSES_KEYS[2].about,
            SENSES_KEYS[3].about,
            SENSES_KEYS[4].about,
        ],
        relations: &[],
    });

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::nested::<Self>(node, diagnostics)?;
        let words = SENSES_KEYS
            .iter()
            .filter_map(|key| fields.read(key).map(|words| (key.about.name, words)))
            .collect();
        Some(Self(words))
    }
}

const PROFILE_KEYS: [Key<u32>; 5] = [
    Key::required("sucre", "Le sucré, de 0 à 5.").between(0, 5),
    Key::required("acide", "L'acide, de 0 à 5.").between(0, 5),
    Key::required("sale", "Le salé, de 0 à 5.").between(0, 5),
    Key::required("amer", "L'amer, de 0 à 5.").between(0, 5),
    Key::required("umami", "L'umami, de 0 à 5.").between(0, 5),
];

#[derive(Debug)]
struct Profile(Vec<(&'static str, u32)>);

impl Decode for Profile {
    const EXPECTED: Bilingual = Bilingual {
        fr: "cinq saveurs de 0 à 5",
        en: "five tastes from 0 to 5",
    };
    const EXAMPLE: &'static str = "{sucre: 3, acide: 0, sale: 0, amer: 0, umami: 1}";
    const SHAPE: Shape = Shape::Map(Map {
        keys: &[
            PROFILE_KEYS[0].about,
            PROFILE_KEYS[1].about,
            PROFILE_KEYS[2].about,
            PROFILE_KEYS[3].about,
            PROFILE_KEYS[4].about,
        ],
        relations: &[],
    });

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::nested::<Self>(node, diagnostics)?;
        let mut tastes = Vec::new();
        for key in &PROFILE_KEYS {
            let strength = fields.read_bounded(key).unwrap_or(0);
            tastes.push((key.about.name, strength));
        }
        Some(Self(tastes))
    }
}

const PRICE_AMOUNT: Key<Amount> = Key::required("montant", "Des euros pour une unité.");
const PRICE_UNIT: Key<UnitName> = Key::required("unite", "Pour combien : kg, l, pièce, botte…");
const PRICE_DATE: Key<Date> = Key::optional("releve-le", "Le jour du relevé.");
const PRICE_SOURCE: Key<String> = Key::optional("source", "Qui le dit.");
const PRICE_ESTIMATE: Key<bool> =
    Key::optional("estimation", "Si c'est une estimation : la page le dit.").otherwise("false");

impl Decode for Price {
    const EXPECTED: Bilingual = Bilingual {
        fr: "un prix",
        en: "a price",
    };
    const EXAMPLE: &'static str =
        "{montant: 2.90, unite: kg, releve-le: 2026-11-15, estimation: true}";
    const SHAPE: Shape = Shape::Map(Map {
        keys: &[
            PRICE_AMOUNT.about,
            PRICE_UNIT.about,
            PRICE_DATE.about,
            PRICE_SOURCE.about,
            PRICE_ESTIMATE.about,
        ],
        relations: &[Relation::OneOf(&["source", "estimation"])],
    });

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::nested::<Self>(node, diagnostics)?;
        let (amount, unit) = (fields.read(&PRICE_AMOUNT), fields.read(&PRICE_UNIT));
        let noted_on = fields.read(&PRICE_DATE);
        let source = fields.read(&PRICE_SOURCE);
        let estimate = fields.read_or_default(&PRICE_ESTIMATE);
        if source.is_none() && !estimate {
            fields
                .diagnostics
                .report(node.span, Problem::PriceWithoutSource);
        }
        Some(Self {
            amount: amount?,
            unit: unit?.0,
            noted_on,
            source: source.filter(|_| !estimate),
        })
    }
}
