//! An event: when, where, for whom, and whether it still takes place.

use jiff::civil::{Date, Weekday};
use serde_json::{Value, json};

use crate::content::facts::{MonthDay, Occasion, Place, Recurrence, References, Rhythm};
use crate::content::kind::{Address, Format, Kind, KindSpec, Order};
use crate::content::origin::ORIGIN;
use crate::decode::fields::{Decode, Fields, Key, decode_text, wrong_type};
use crate::decode::shape::{Form, Map, Numbers, Relation, Shape, Text};
use crate::decode::slug::fold;
use crate::decode::values::choice::{Axis, choices};
use crate::decode::values::date::Moment;
use crate::decode::values::reference::Reference;
use crate::decode::yaml::{Node, Value as Yaml};
use crate::diagnostics::{Bilingual, Diagnostics, Problem};

/// The kind.
pub const KIND: KindSpec = KindSpec {
    name: "event",
    singular: "evenement",
    help: "Un rendez-vous : atelier, visite, permanence ou réunion.",
    folder: "evenements",
    format: Format::Markdown,
    address: Address::Folder,
    keys: &[
        START.about,
        END.about,
        RECURRENCE.about,
        PLACE.about,
        ONLINE.about,
        STATUS.about,
        MOVED_FROM.about,
        PRICE.about,
        BOOKING.about,
        AUDIENCE.about,
        ACCESS.about,
        ORGANISER.about,
        AXIS.about,
        ORIGIN.about,
    ],
    relations: &[Relation::OneOf(&["lieu", "en-ligne"])],
    body: "Deux ou trois phrases : ce qu'on y fait, ce qu'il faut apporter.\n",
    order: Order::Chronological,
    needs_steps: false,
    read: |fields, _| Box::new(Event::read(fields)),
};

const START: Key<Moment> = Key::required(
    "debut",
    "Le début, heure locale : les rendez-vous sont rangés par date.",
);
const END: Key<Moment> = Key::optional("fin", "La fin, heure locale.").example("2026-12-05 16:30");
const RECURRENCE: Key<Recurrence> = Key::optional("recurrence", "Comment il se répète.");
const PLACE: Key<Place> = Key::optional("lieu", "Où ; si ce n'est nulle part, en ligne.");
const ONLINE: Key<String> = Key::optional(
    "en-ligne",
    "L'adresse de la réunion en ligne, ou true si elle sera donnée plus tard.",
)
.example("true");
const STATUS: Key<Status> =
    Key::optional("statut", "S'il a bien lieu : affiché en tête de page.").otherwise("confirmé");
const MOVED_FROM: Key<Moment> = Key::optional(
    "reporte-de",
    "La date d'abord prévue, quand il est reporté.",
)
.example("2026-11-28 14:00");
const PRICE: Key<String> = Key::optional("prix", "Ce que cela coûte.").example("gratuit");
const BOOKING: Key<String> =
    Key::optional("inscription", "Comment s'inscrire.").example("sur place, sans réserver");
const AUDIENCE: Key<String> = Key::optional("public", "Pour qui.").example("tout le monde");
const ACCESS: Key<String> = Key::optional("accessibilite", "Ce qui aide ou gêne pour venir.")
    .example("salle de plain-pied");
const ORGANISER: Key<Reference> =
    Key::optional("organise-par", "Un partenaire : un lien vers sa fiche.").to("annuaires");
const AXIS: Key<Axis> = Key::optional("axe", "L'axe du dispositif dont il relève.");

choices! {
    /// Whether an event takes place.
    pub enum Status ("un statut", "a status") {
        Confirmed = "confirmé",
        Cancelled = "annulé",
        Postponed = "reporté",
        Full = "complet",
    }
}

#[derive(Debug)]
struct Event {
    occasion: Occasion,
    place: Option<Place>,
    online: Option<String>,
    price: Option<String>,
    booking: Option<String>,
    audience: Option<String>,
    access: Option<String>,
    organiser: Option<Reference>,
}

impl Event {
    fn read(fields: &mut Fields<'_, '_>) -> Self {
        // Checked here, used by imports alone.
        fields.read(&ORIGIN);
        let start = fields.read_or_default(&START);
        let end = fields.read_at(&END);
        if let Some((end, span)) = end
            && end.datetime() < start.datetime()
        {
            fields.diagnostics.report(span, Problem::EndBeforeStart);
        }
        let recurrence = fields.read(&RECURRENCE);
        let place = fields.read(&PLACE);
        let online = fields
            .read(&ONLINE)
            .filter(|address| !matches!(address.as_str(), "false" | "non"));
        if !fields.has("lieu") && online.is_none() && fields.has("debut") {
            let problem = Problem::OneOfNeeded {
                keys: vec!["lieu", "en-ligne"],
            };
            fields.diagnostics.report(fields.place(), problem);
        }
        let status = fields.read_or_default(&STATUS);
        let moved_from = fields.read(&MOVED_FROM);
        let occasion = Occasion {
            start,
            end: end.map(|(end, _)| end),
            recurrence,
            status: status.word(),
            moved_from,
            axis: fields.read(&AXIS),
        };
        Self {
            occasion,
            place,
            online: online.map(|address| {
                if address == "oui" {
                    "true".to_owned()
                } else {
                    address
                }
            }),
            price: fields.read(&PRICE),
            booking: fields.read(&BOOKING),
            audience: fields.read(&AUDIENCE),
            access: fields.read(&ACCESS),
            organiser: fields.read(&ORGANISER),
        }
    }
}

impl Kind for Event {
    fn details(&self) -> Value {
        json!({
            "en_ligne": self.online,
            "prix": self.price,
            "inscription": self.booking,
            "public": self.audience,
            "accessibilite": self.access,
        })
    }

    fn occasion(&self) -> Option<&Occasion> {
        Some(&self.occasion)
    }

    fn literals(&self) -> &'static [&'static str] {
        &["en_ligne"]
    }

    fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    fn axis(&self) -> Option<Axis> {
        self.occasion.axis
    }

    fn date(&self) -> Option<Date> {
        Some(self.occasion.start.date)
    }

    fn references(&self) -> Vec<References<'_>> {
        let list = self.organiser.iter().collect();
        vec![References {
            key: "organise-par",
            folder: "annuaires",
            list,
        }]
    }
}

choices! {
    /// The rhythm of a recurrence.
    pub enum Every ("semaine ou mois", "semaine or mois") {
        Week = "semaine",
        Month = "mois",
    }
}

const EVERY: Key<Every> = Key::required("chaque", "Le rythme : semaine ou mois.");
const DAYS: Key<Days> = Key::optional("jours", "Quels jours.");
const UNTIL: Key<Date> = Key::optional("jusqu-au", "Le dernier jour.").example("2027-06-26");
const EXCEPT: Key<Vec<Date>> = Key::optional("sauf", "Les jours sautés.").example("[2026-12-26]");

impl Decode for Recurrence {
    const EXPECTED: Bilingual = Bilingual {
        fr: "une répétition",
        en: "a recurrence",
    };
    const EXAMPLE: &'static str = "{chaque: mois, jours: 1er samedi}";
    const SHAPE: Shape = Shape::Map(Map {
        keys: &[EVERY.about, DAYS.about, UNTIL.about, EXCEPT.about],
        relations: &[],
    });

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::nested::<Self>(node, diagnostics)?;
        let every = fields.read(&EVERY);
        let days = fields.read_or_default(&DAYS);
        let (until, except) = (fields.read(&UNTIL), fields.read_or_default(&EXCEPT));
        let place = fields.place_of("jours");
        let rhythm = match every? {
            Every::Week => Rhythm::Weekly(days.each(weekday, place, fields.diagnostics)),
            Every::Month => Rhythm::Monthly(days.each(month_day, place, fields.diagnostics)),
        };
        Some(Self {
            rhythm,
            until,
            except,
        })
    }
}

/// Days as written: one text or a list of them; what they mean depends on the rhythm.
#[derive(Debug, Default)]
struct Days(Vec<String>);

impl Days {
    fn each<T>(
        &self,
        read: impl Fn(&str) -> Option<T>,
        place: crate::source::Span,
        diagnostics: &mut Diagnostics,
    ) -> Vec<T> {
        let mut days = Vec::new();
        for text in &self.0 {
            match read(text) {
                Some(day) => days.push(day),
                None => {
                    let (expected, example) = (Self::EXPECTED, Self::EXAMPLE);
                    let text = text.clone();
                    diagnostics.report(
                        place,
                        Problem::Unreadable {
                            text,
                            expected,
                            example,
                        },
                    );
                }
            }
        }
        days
    }
}

const DAY: Shape = Shape::Text(Text::matching(
    Form::Line,
    day_pattern,
    Numbers::Within(1, 31),
));

/// A day of the week, a day of the month, or one of each month's Saturdays; which of them depends on the rhythm.
fn day_pattern() -> String {
    let ranks = "1er|premier|[2345]e|deuxi[èe]me|troisi[èe]me|quatri[èe]me|dernier";
    format!(
        "^((({ranks}) )?({})|[1-9]|[12][0-9]|3[01])$",
        WEEKDAYS.join("|")
    )
}

impl Decode for Days {
    const EXPECTED: Bilingual = Bilingual {
        fr: "des jours",
        en: "days",
    };
    const EXAMPLE: &'static str = "1er samedi";
    const SHAPE: Shape = Shape::Any(&[DAY, Shape::List(&DAY)]);

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        match &node.value {
            Yaml::List(_) => Vec::<String>::decode(node, diagnostics).map(Self),
            Yaml::Text(_) => {
                decode_text(node, diagnostics, |text| Some(Self(vec![text.to_owned()])))
            }
            _ => {
                wrong_type(node, Self::EXPECTED, diagnostics);
                None
            }
        }
    }
}

const WEEKDAYS: [&str; 7] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
];

fn weekday(text: &str) -> Option<Weekday> {
    let folded = fold(text.trim());
    let index = WEEKDAYS.iter().position(|name| *name == folded)?;
    Weekday::from_monday_zero_offset(index as i8).ok()
}

fn month_day(text: &str) -> Option<MonthDay> {
    let folded = fold(text.trim());
    if let Ok(number) = folded.parse::<i8>() {
        return (1..=31)
            .contains(&number)
            .then_some(MonthDay::Number(number));
    }
    let (rank, day) = folded.split_once(' ')?;
    let rank = match rank {
        "1er" | "premier" => 1,
        "2e" | "deuxieme" => 2,
        "3e" | "troisieme" => 3,
        "4e" | "quatrieme" => 4,
        "5e" => 5,
        "dernier" => -1,
        _ => return None,
    };
    Some(MonthDay::Nth(rank, weekday(day)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_a_month_are_read_as_people_say_them() {
        assert_eq!(
            month_day("1er samedi"),
            Some(MonthDay::Nth(1, Weekday::Saturday))
        );
        assert_eq!(
            month_day("dernier jeudi"),
            Some(MonthDay::Nth(-1, Weekday::Thursday))
        );
        assert_eq!(month_day("15"), Some(MonthDay::Number(15)));
        assert_eq!(month_day("32"), None);
        assert_eq!(month_day("sixième lundi"), None);
    }
}
