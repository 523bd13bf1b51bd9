//! A month's published figures: partial, exact or as ranges, with their source.

use serde_json::{Value, json};

use crate::content::facts::Figures;
use crate::content::kind::{Address, Format, Kind, KindSpec, Order};
use crate::decode::fields::{Fields, Key};
use crate::decode::values::amount::{Amount, AmountRange};
use crate::decode::values::choice::choices;
use crate::decode::values::date::YearMonth;

/// The kind.
pub const KIND: KindSpec = KindSpec {
    name: "monthly_figures",
    singular: "chiffres",
    help: "Les chiffres publiés d'un mois, avec leur source.",
    folder: "chiffres",
    format: Format::Data,
    address: Address::None,
    keys: &[
        CONTRIBUTORS.about,
        BENEFICIARIES.about,
        TOTAL.about,
        PAYOUT.about,
        SUBSIDY.about,
        CARRY.about,
        SOURCE.about,
        STATUS.about,
        NOTE.about,
        DESPITE.about,
    ],
    relations: &[],
    body: "",
    order: Order::Recent,
    needs_steps: false,
    read: |fields, slug| Box::new(MonthlyFigures::read(fields, slug)),
};

const CONTRIBUTORS: Key<u32> =
    Key::required("contributeurs", "Combien de personnes ont contribué.").example("25");
const BENEFICIARIES: Key<u32> = Key::optional(
    "beneficiaires",
    "Combien ont reçu plus qu'elles n'ont versé.",
)
.example("13");
const TOTAL: Key<AmountRange> =
    Key::optional("total", "Ce qui a été collecté, exact ou en intervalle.")
        .example("1112.50..1137.49");
const PAYOUT: Key<AmountRange> =
    Key::optional("verse", "Ce que chacun a reçu.").example("44.50..45.49");
const SUBSIDY: Key<Amount> = Key::optional("subvention", "Ce que des financeurs ont ajouté.")
    .otherwise("0")
    .example("0");
const CARRY: Key<Amount> =
    Key::optional("report", "Ce qui restait du mois d'avant.").otherwise("0");
const SOURCE: Key<String> = Key::required("source", "Qui a publié ces chiffres, et quand.")
    .example("Lettre d'information de septembre 2022");
const STATUS: Key<Status> =
    Key::optional("statut", "Publié, estimé ou exemple : la page le dit.").otherwise("publié");
const NOTE: Key<String> = Key::optional("note", "Ce qu'il faut savoir pour les lire.")
    .example("Premier mois de l'expérience");
const DESPITE: Key<String> = Key::optional(
    "publier-malgre",
    "Pourquoi publier des chiffres qui pourraient désigner quelqu'un.",
)
.example("Les personnes concernées ont donné leur accord");

choices! {
    /// What the figures are worth.
    pub enum Status ("un statut", "a status") {
        Published = "publié",
        Estimated = "estimé",
        Example = "exemple",
    }
}

#[derive(Debug)]
struct MonthlyFigures {
    figures: Figures,
}

impl MonthlyFigures {
    fn read(fields: &mut Fields<'_, '_>, slug: &str) -> Self {
        let figures = Figures {
            month: YearMonth::parse(slug).unwrap_or_default(),
            contributors: fields.read_or_default(&CONTRIBUTORS),
            beneficiaries: fields.read(&BENEFICIARIES),
            total: fields.read(&TOTAL),
            payout: fields.read(&PAYOUT),
            subsidy: fields.read_or_default(&SUBSIDY),
            carry: fields.read_or_default(&CARRY),
            source: fields.read_or_default(&SOURCE),
            status: fields.read_or_default(&STATUS).word(),
            note: fields.read(&NOTE),
            despite: fields.read(&DESPITE),
        };
        Self { figures }
    }
}

impl Kind for MonthlyFigures {
    fn details(&self) -> Value {
        json!({ "mois": self.figures.month.to_string() })
    }

    fn figures(&self) -> Option<&Figures> {
        Some(&self.figures)
    }

    fn date(&self) -> Option<jiff::civil::Date> {
        jiff::civil::Date::new(self.figures.month.year, self.figures.month.month, 1).ok()
    }
}
