//! A partner of a directory: a shop, a market, a producer or a restaurant that takes doumes.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::content::facts::{Place, References};
use crate::content::kind::{Address, Format, Kind, KindSpec, Order};
use crate::content::origin::ORIGIN;
use crate::content::place::COORDINATES;
use crate::decode::fields::{Fields, Key};
use crate::decode::values::choice::choices;
use crate::decode::values::reference::{Located, Reference};
use crate::decode::values::web_address::WebAddress;
use crate::source::Span;

/// The kind.
pub const KIND: KindSpec = KindSpec {
    name: "partner",
    singular: "partenaire",
    help: "Un lieu qui accepte les doumes : commerce, marché, producteur ou restaurant.",
    folder: "annuaires",
    format: Format::Markdown,
    address: Address::Directory,
    keys: &[
        CATEGORIES.about,
        COMMUNE.about,
        ADDRESS.about,
        COORDINATES.about,
        MEANS.about,
        HOURS.about,
        TELEPHONE.about,
        EMAIL.about,
        WEBSITE.about,
        PRODUCTS.about,
        LABELS.about,
        ACCESS.about,
        VERIFIED.about,
        STATUS.about,
        ORIGIN.about,
    ],
    relations: &[],
    body: "Deux ou trois phrases : ce qu'on y trouve.\n",
    order: Order::Title,
    needs_steps: false,
    read: |fields, _| Box::new(Partner::read(fields)),
};

const CATEGORIES: Key<Vec<Located>> =
    Key::required("categories", "Des catégories déclarées par l'annuaire.").example("[epicerie]");
const COMMUNE: Key<Located> =
    Key::required("commune", "Un nom de commune ou un code INSEE.").example("Billom");
const ADDRESS: Key<String> =
    Key::optional("adresse", "L'adresse postale du commerce.").example("3 place du Marché");
const MEANS: Key<Vec<Means>> =
    Key::required("moyens", "Ce qu'il accepte.").example("[e-doume, coupons]");
const HOURS: Key<String> =
    Key::optional("horaires", "Les horaires, dans l'écriture d'OpenStreetMap.")
        .example("Tu-Sa 09:00-12:30");
const TELEPHONE: Key<String> =
    Key::optional("telephone", "Le numéro du commerce, jamais d'une personne.")
        .example("04 73 00 00 00");
const EMAIL: Key<String> =
    Key::optional("courriel", "L'adresse électronique du commerce.").example("contact@example.org");
const WEBSITE: Key<WebAddress> = Key::optional("site", "Le site du commerce.");
const PRODUCTS: Key<Vec<Reference>> = Key::optional("produits", "Les fiches de ce qu'on y trouve.")
    .example("[pomme]")
    .to("produits");
const LABELS: Key<Vec<String>> =
    Key::optional("labels", "Signes de qualité.").example("[Agriculture biologique]");
const ACCESS: Key<Access> = Key::optional(
    "accessibilite",
    "Si on y entre en fauteuil roulant : on choisit un lieu ainsi.",
)
.otherwise("inconnu");
const VERIFIED: Key<Date> = Key::required(
    "verifie-le",
    "Le jour de la dernière vérification : alerte après douze mois.",
);
const STATUS: Key<Status> =
    Key::optional("statut", "Ouvert ou fermé définitivement.").otherwise("ouvert");

choices! {
    /// What a partner takes.
    pub enum Means ("un moyen de paiement", "a means of payment") {
        EDoume = "e-doume",
        Notes = "coupons",
        Exchange = "change",
    }
}

choices! {
    /// Whether a wheelchair can enter.
    pub enum Access ("oui, partiel, non ou inconnu", "oui, partiel, non or inconnu") {
        Unknown = "inconnu",
        Yes = "oui",
        Partly = "partiel",
        No = "non",
    }
}

choices! {
    /// Whether the partner still exists.
    pub enum Status ("un statut", "a status") {
        Open = "ouvert",
        Closed = "fermé définitivement",
    }
}

#[derive(Debug)]
struct Partner {
    categories: Vec<Located>,
    place: Place,
    means: Vec<Means>,
    telephone: Option<String>,
    email: Option<String>,
    website: Option<WebAddress>,
    products: Vec<Reference>,
    labels: Vec<String>,
    access: Access,
    verified: Option<(Date, Span)>,
    status: Status,
}

impl Partner {
    fn read(fields: &mut Fields<'_, '_>) -> Self {
        // Checked here, used by imports alone.
        fields.read(&ORIGIN);
        let means = fields.read_or_default(&MEANS);
        let status = fields.read_or_default(&STATUS);
        Self {
            categories: fields.read_or_default(&CATEGORIES),
            place: Place {
                name: None,
                commune: fields.read(&COMMUNE),
                address: fields.read(&ADDRESS),
                hours: fields.read(&HOURS),
                coordinates: fields.read(&COORDINATES),
                means: paying(&means),
                exchange: means.contains(&Means::Exchange),
                closed: status == Status::Closed,
            },
            means,
            telephone: fields.read(&TELEPHONE),
            email: fields.read(&EMAIL),
            website: fields.read(&WEBSITE),
            products: fields.read_or_default(&PRODUCTS),
            labels: fields.read_or_default(&LABELS),
            access: fields.read_or_default(&ACCESS),
            verified: fields.read_at(&VERIFIED),
            status,
        }
    }
}

/// Changing euros is a service, and no way to pay.
fn paying(means: &[Means]) -> Vec<&'static str> {
    let means = means.iter().filter(|means| **means != Means::Exchange);
    means.map(|means| means.word()).collect()
}

impl Kind for Partner {
    fn details(&self) -> Value {
        json!({
            "moyens": self.means,
            "telephone": self.telephone,
            "courriel": self.email,
            "site": self.website,
            "labels": self.labels,
            "accessibilite": self.access,
            "statut": self.status,
        })
    }

    fn literals(&self) -> &'static [&'static str] {
        &["telephone", "courriel", "site"]
    }

    fn place(&self) -> Option<&Place> {
        Some(&self.place)
    }

    fn categories(&self) -> &[Located] {
        &self.categories
    }

    fn verified_on(&self) -> Option<(Date, Span)> {
        self.verified
    }

    fn references(&self) -> Vec<References<'_>> {
        vec![References {
            key: "produits",
            folder: "produits",
            list: self.products.iter().collect(),
        }]
    }
}
