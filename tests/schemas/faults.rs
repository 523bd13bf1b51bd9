//! The table of mistakes: a sort of file, the keys that are changed, and who finds it.

/// Who finds a mistake.
#[derive(Debug, Clone, Copy)]
pub(super) enum Found {
    /// The schema and `check`.
    ByBoth,
    /// `check` alone, for this reason.
    ByCheck(&'static str),
}

use Found::{ByBoth, ByCheck};

/// A change of a file that was right: a key with another value, or without it.
type Change = &'static [(&'static str, Option<&'static str>)];

const OTHER_FILES: &str = "it depends on other files";
const CALENDAR: &str = "no pattern knows the calendar";
const ORDER: &str = "no pattern compares two numbers";
const TWO_KEYS: &str = "it compares two values";

pub(super) const FAULTS: &[(&str, Change, Found)] = &[
    // Every entry.
    ("page", &[("maj", Some("05/12/2026"))], ByBoth),
    ("page", &[("maj", Some("2026-13-05"))], ByBoth),
    ("page", &[("maj", Some("décembre 2026"))], ByBoth),
    ("page", &[("maj", Some("2026-02-30"))], ByCheck(CALENDAR)),
    ("page", &[("maj", Some("31 avril 2026"))], ByCheck(CALENDAR)),
    ("page", &[("brouillon", Some("peut-être"))], ByBoth),
    (
        "page",
        &[(
            "resume",
            Some(
                "ab cd ef gh ij ab cd ef gh ij ab cd ef gh ij ab cd ef gh ij ab cd ef gh ij ab cd ef gh ij ab cd ef gh ij ab cd ef gh ij ab cd ef gh ij ab cd ef gh ij ab cd ef gh ij ab cd ef gh ij ab cd ef gh ij ab cd ef gh",
            ),
        )],
        ByBoth,
    ),
    ("page", &[("image", Some("{fichier: a.jpg}"))], ByBoth),
    ("page", &[("image", Some("{alt: Un dessin}"))], ByBoth),
    (
        "page",
        &[("image", Some("{fichier: a.jpg, alt: Un dessin}"))],
        ByCheck(OTHER_FILES),
    ),
    // Recipes.
    ("recette", &[("portions", Some("0"))], ByBoth),
    ("recette", &[("portions", Some("501"))], ByBoth),
    ("recette", &[("portions", Some("quatre"))], ByBoth),
    ("recette", &[("type", Some("soupe"))], ByBoth),
    ("recette", &[("preparation", Some("20"))], ByBoth),
    ("recette", &[("preparation", Some("vingt minutes"))], ByBoth),
    ("recette", &[("cuisson", Some("-5 min"))], ByBoth),
    (
        "recette",
        &[("repos", Some("15 j"))],
        ByCheck("no pattern adds up to fourteen days"),
    ),
    ("recette", &[("difficulte", Some("simple"))], ByBoth),
    ("recette", &[("regimes", Some("[bio]"))], ByBoth),
    ("recette", &[("regimes", Some("végétarien"))], ByBoth),
    (
        "recette",
        &[("ingredients", Some("[{quantite: 1 kg}]"))],
        ByBoth,
    ),
    (
        "recette",
        &[("ingredients", Some("[{produit: potimarron, nom: sel}]"))],
        ByBoth,
    ),
    (
        "recette",
        &[(
            "ingredients",
            Some("[{produit: potimarron, quantite: 250 grains}]"),
        )],
        ByBoth,
    ),
    (
        "recette",
        &[(
            "ingredients",
            Some("[{produit: potimarron, quantite: beaucoup}]"),
        )],
        ByBoth,
    ),
    (
        "recette",
        &[("ingredients", Some("[{produit: potimarron, quantite: -1}]"))],
        ByBoth,
    ),
    (
        "recette",
        &[(
            "ingredients",
            Some("[{produit: potimarron, facultatif: parfois}]"),
        )],
        ByBoth,
    ),
    (
        "recette",
        &[("ingredients", Some("[{nom: sel, allergenes: [eau]}]"))],
        ByBoth,
    ),
    ("recette", &[("ingredients", Some("[potimarron]"))], ByBoth),
    (
        "recette",
        &[(
            "ingredients",
            Some("[{produit: potimarron, quantite: 3-2 kg}]"),
        )],
        ByCheck(ORDER),
    ),
    (
        "recette",
        &[(
            "ingredients",
            Some("[{produit: potimarron, quantite: 0 g}]"),
        )],
        ByCheck(ORDER),
    ),
    (
        "recette",
        &[("ingredients", Some("[{produit: licorne, quantite: 1 kg}]"))],
        ByCheck(OTHER_FILES),
    ),
    (
        "recette",
        &[
            ("ingredients", Some("[{produit: poitrine-de-porc}]")),
            ("regimes", Some("[végétarien]")),
        ],
        ByCheck(OTHER_FILES),
    ),
    // Product sheets.
    ("produit", &[("famille", Some("plante"))], ByBoth),
    ("produit", &[("saison", Some("{source: ADEME}"))], ByBoth),
    ("produit", &[("saison", Some("{mois: 13}"))], ByBoth),
    ("produit", &[("saison", Some("{mois: juin-}"))], ByBoth),
    (
        "produit",
        &[("saison", Some("{mois: 6-10, recolte: 6-8}"))],
        ByBoth,
    ),
    (
        "produit",
        &[("saison", Some("{mois: [juin, brumaire]}"))],
        ByBoth,
    ),
    (
        "produit",
        &[(
            "profil",
            Some("{sucre: 6, acide: 0, sale: 0, amer: 0, umami: 0}"),
        )],
        ByBoth,
    ),
    ("produit", &[("profil", Some("{sucre: 3}"))], ByBoth),
    ("produit", &[("sensoriel", Some("{vue: orange}"))], ByBoth),
    ("produit", &[("allergenes", Some("[eau]"))], ByBoth),
    (
        "produit",
        &[("prix", Some("{montant: 2.90, unite: kg}"))],
        ByBoth,
    ),
    (
        "produit",
        &[(
            "prix",
            Some("{montant: 2.90, unite: kg, estimation: false}"),
        )],
        ByBoth,
    ),
    (
        "produit",
        &[("prix", Some("{montant: -1, unite: kg, estimation: true}"))],
        ByBoth,
    ),
    (
        "produit",
        &[("prix", Some("{montant: deux, unite: kg, estimation: true}"))],
        ByBoth,
    ),
    (
        "produit",
        &[(
            "prix",
            Some("{montant: 2.90, unite: seau, estimation: true}"),
        )],
        ByBoth,
    ),
    ("produit", &[("poids-piece", Some("{seau: 3 kg}"))], ByBoth),
    ("produit", &[("poids-piece", Some("lourd"))], ByBoth),
    (
        "produit",
        &[("remplace-par", Some("[licorne]"))],
        ByCheck(OTHER_FILES),
    ),
    // Events.
    ("evenement", &[("en-ligne", None)], ByBoth),
    ("evenement", &[("debut", Some("demain"))], ByBoth),
    ("evenement", &[("debut", Some("2026-12-05 25:00"))], ByBoth),
    ("evenement", &[("debut", Some("2026-12-32 14:00"))], ByBoth),
    (
        "evenement",
        &[("fin", Some("2026-12-04 14:00"))],
        ByCheck(TWO_KEYS),
    ),
    (
        "evenement",
        &[("recurrence", Some("{jours: lundi}"))],
        ByBoth,
    ),
    (
        "evenement",
        &[("recurrence", Some("{chaque: jour}"))],
        ByBoth,
    ),
    (
        "evenement",
        &[("recurrence", Some("{chaque: mois, jours: sixième lundi}"))],
        ByBoth,
    ),
    (
        "evenement",
        &[("recurrence", Some("{chaque: mois, jours: 32}"))],
        ByBoth,
    ),
    (
        "evenement",
        &[("recurrence", Some("{chaque: semaine, jours: 1er samedi}"))],
        ByCheck(TWO_KEYS),
    ),
    ("evenement", &[("statut", Some("perdu"))], ByBoth),
    ("evenement", &[("lieu", Some("{nom: Ici}"))], ByBoth),
    (
        "evenement",
        &[("lieu", Some("{nom: Ici, commune: Atlantide}"))],
        ByCheck(OTHER_FILES),
    ),
    (
        "evenement",
        &[(
            "lieu",
            Some("{nom: Ici, commune: Billom, coordonnees: [3]}"),
        )],
        ByBoth,
    ),
    ("evenement", &[("axe", Some("autre"))], ByBoth),
    // Partners.
    ("partenaire", &[("moyens", Some("[carte]"))], ByBoth),
    ("partenaire", &[("coordonnees", Some("[200, 95]"))], ByBoth),
    (
        "partenaire",
        &[("coordonnees", Some("[est, nord]"))],
        ByBoth,
    ),
    ("partenaire", &[("site", Some("example.org"))], ByBoth),
    (
        "partenaire",
        &[("site", Some("javascript:alert(1)"))],
        ByBoth,
    ),
    ("partenaire", &[("verifie-le", Some("jamais"))], ByBoth),
    ("partenaire", &[("accessibilite", Some("bof"))], ByBoth),
    (
        "partenaire",
        &[("categories", Some("[licornes]"))],
        ByCheck(OTHER_FILES),
    ),
    (
        "partenaire",
        &[("commune", Some("Atlantide"))],
        ByCheck(OTHER_FILES),
    ),
    // Pathways, figures.
    ("parcours", &[("axe", Some("autre"))], ByBoth),
    (
        "parcours",
        &[("etapes", Some("[{titre: Rencontrer}]"))],
        ByBoth,
    ),
    ("parcours", &[("pour", Some("tout le monde"))], ByBoth),
    ("chiffres", &[("contributeurs", Some("-1"))], ByBoth),
    ("chiffres", &[("contributeurs", Some("vingt-cinq"))], ByBoth),
    ("chiffres", &[("total", Some("environ 1000"))], ByBoth),
    ("chiffres", &[("verse", Some("\"44,123456\""))], ByBoth),
    (
        "chiffres",
        &[("verse", Some("44.123456"))],
        ByCheck("a number keeps no trace of its decimals"),
    ),
    ("chiffres", &[("total", Some("1260..1240"))], ByCheck(ORDER)),
    (
        "chiffres",
        &[("beneficiaires", Some("26"))],
        ByCheck(TWO_KEYS),
    ),
    ("chiffres", &[("statut", Some("vrai"))], ByBoth),
    // What is no entry.
    (
        "annuaire",
        &[("categories", Some("[{cle: epicerie}]"))],
        ByBoth,
    ),
    ("annuaire", &[("categories", Some("[epicerie]"))], ByBoth),
    ("regles", &[("depuis", Some("2022"))], ByBoth),
    ("regles", &[("depuis", Some("2022-13"))], ByBoth),
    ("regles", &[("paliers", Some("[vingt]"))], ByBoth),
    ("site", &[("langues", Some("[fr, de]"))], ByBoth),
    ("site", &[("depot", Some("depot"))], ByBoth),
    (
        "site",
        &[("navigation", Some("[{titre: Recettes}]"))],
        ByBoth,
    ),
    (
        "site",
        &[("navigation", Some("[{titre: Rien, vers: nulle-part}]"))],
        ByCheck(OTHER_FILES),
    ),
];
