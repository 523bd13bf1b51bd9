//! Content of realistic size: five hundred recipes, five hundred partners, and what they are made of. Always the same.

use std::collections::BTreeMap;

/// How many recipes and how many partners.
pub(crate) const MANY: usize = 500;
/// A recipe whose title comes last and holds a word of its own.
pub(crate) const LAST: &str = "zeste-confit-de-yuzu";

const DISHES: [&str; 8] = [
    "Soupe", "Gratin", "Tarte", "Velouté", "Poêlée", "Salade", "Galette", "Mijoté",
];
const FOODS: [&str; 10] = [
    "carotte", "poireau", "courge", "tomate", "lentille", "pomme", "noix", "fromage", "chou",
    "rhubarbe",
];
const MONTHS: [&str; 10] = [
    "9-3",
    "9-4",
    "9-1",
    "7-9",
    "toute-l-annee",
    "8-4",
    "9-11",
    "toute-l-annee",
    "10-3",
    "4-6",
];
const TYPES: [&str; 4] = ["entrée", "plat", "accompagnement", "dessert"];
const SENTENCES: [&str; 8] = [
    "Une cuisson lente qui fond les légumes sans les noyer.",
    "Prête en moins d'une heure, elle se garde trois jours au frais.",
    "Le croquant de l'un répond à la douceur de l'autre.",
    "On la sert tiède, avec un filet d'huile de noix.",
    "Les enfants l'écrasent à la fourchette.",
    "Un plat de marché, qui change selon l'étal.",
    "Les épluchures font le bouillon du lendemain.",
    "À préparer la veille : elle n'en est que meilleure.",
];
const PLACES: [(&str, &str); 6] = [
    ("Clermont-Ferrand", "63113,Clermont-Ferrand,3.087,45.777"),
    ("Riom", "63300,Riom,3.112,45.893"),
    ("Thiers", "63430,Thiers,3.547,45.856"),
    ("Issoire", "63178,Issoire,3.249,45.544"),
    ("Ambert", "63003,Ambert,3.742,45.549"),
    ("Billom", "63040,Billom,3.324,45.725"),
];

/// Every file of the site but its settings, by path.
pub(crate) fn files() -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let communes: Vec<&str> = PLACES.iter().map(|(_, line)| *line).collect();
    files.insert(
        "content/territoire/communes.csv".to_owned(),
        format!("insee,nom,longitude,latitude\n{}\n", communes.join("\n")),
    );
    files.insert(
        "content/territoire/contour.csv".to_owned(),
        OUTLINE.to_owned(),
    );
    files.insert(
        "content/annuaires/essai/_annuaire.md".to_owned(),
        DIRECTORY.to_owned(),
    );
    for (at, food) in FOODS.iter().enumerate() {
        files.insert(
            format!("content/produits/{food}.md"),
            product(food, MONTHS[at], at),
        );
    }
    for number in 0..MANY - 1 {
        files.insert(
            format!("content/recettes/recette-{number:03}.md"),
            recipe(number),
        );
    }
    files.insert(format!("content/recettes/{LAST}.md"), last());
    for number in 0..MANY {
        files.insert(
            format!("content/annuaires/essai/lieu-{number:03}.md"),
            partner(number),
        );
    }
    for number in 0..60 {
        let text = format!(
            "---\ntitre: Nouvelle numéro {number:02}\nresume: \"{}\"\ndate: 2026-{:02}-{:02}\n---\n\nUn texte.\n",
            SENTENCES[number % 8],
            1 + number / 10,
            1 + number % 10,
        );
        files.insert(format!("content/actualites/nouvelle-{number:02}.md"), text);
    }
    files
}

/// The settings of a site with both languages at an address.
pub(crate) fn settings(address: &str) -> String {
    format!(
        "titre: Essai\ndescription: Un site d'essai.\nadresse: {address}\nlangues: [fr, en]\nterritoire: Essai\n\
         navigation:\n  - {{titre: Recettes, vers: recettes}}\n  - {{titre: Produits, vers: produits}}\n"
    )
}

const OUTLINE: &str = "longitude,latitude\n2.4,45.3\n4.0,45.3\n4.0,46.3\n2.4,46.3\n2.4,45.3\n";
const DIRECTORY: &str = "---\ntitre: Lieux d'essai\nresume: Des lieux inventés pour un essai.\ncategories: [{cle: epicerie, titre: Épicerie}, {cle: ferme, titre: Ferme}]\n---\n\nUne introduction.\n";

fn product(food: &str, months: &str, at: usize) -> String {
    let families = ["légume", "fruit", "légumineuse"];
    format!(
        "---\ntitre: {}\nresume: \"{}\"\nfamille: {}\nsaison: {{mois: {months}}}\nallergenes: []\nmots-cles: [Été, cuisine]\n\
         prix: {{montant: {}.20, unite: kg, estimation: true}}\n---\n\nUn texte.\n",
        capital(food),
        SENTENCES[at % 8],
        families[at % 3],
        1 + at % 4,
    )
}

/// One in ten has an ingredient whose allergens nobody knows, and one in three has milk.
fn recipe(number: usize) -> String {
    let (dish, one, other) = (
        DISHES[number % 8],
        FOODS[number / 8 % 10],
        FOODS[(number / 3 + 3) % 10],
    );
    let unknown = if number.is_multiple_of(10) {
        "  - {nom: sauce du placard}\n"
    } else {
        ""
    };
    let milk = if number % 3 == 1 {
        "  - {nom: crème, allergenes: [lait]}\n"
    } else {
        ""
    };
    format!(
        "---\ntitre: {dish} de {one} et {other} n° {number:03}\nresume: \"{} {}\"\nportions: {}\ntype: {}\n\
         preparation: {} min\ncuisson: {} min\ndifficulte: {}\nmots-cles: [{}, {one}]\ningredients:\n\
         \x20 - {{produit: {one}, quantite: {} g}}\n  - {{produit: {other}, quantite: 200 g}}\n{unknown}{milk}---\n\n## Préparation\n\n1. Cuire.\n",
        SENTENCES[number % 8],
        SENTENCES[(number / 8 + 1) % 8],
        2 + number % 6,
        TYPES[number / 5 % 4],
        10 + number % 30,
        15 + number % 75,
        ["facile", "moyen"][number % 2],
        ["été", "ete", "Été"][number % 3],
        100 + number,
    )
}

fn last() -> String {
    "---\ntitre: Zeste confit de yuzu\nresume: Un dessert qui vient en dernier.\nportions: 4\ntype: dessert\npreparation: 5 min\n\
     ingredients:\n  - {produit: rhubarbe, quantite: 100 g}\n---\n\n## Préparation\n\n1. Confire.\n"
        .to_owned()
}

fn partner(number: usize) -> String {
    format!(
        "---\ntitre: Lieu {} n° {number:03}\nresume: \"{}\"\nexemple: true\ncategories: [{}]\ncommune: {}\ncoordonnees: [{}, {}]\n\
         moyens: [e-doume, coupons]\nhoraires: \"Tu-Sa 09:00-12:30,14:30-19:00\"\naccessibilite: oui\nverifie-le: 2026-10-01\n---\n\nUn texte.\n",
        FOODS[number % 10],
        SENTENCES[number % 8],
        ["epicerie", "ferme"][number % 2],
        PLACES[number % 6].0,
        3.0 + (number % 25) as f64 / 40.0,
        45.5 + (number / 25) as f64 / 50.0,
    )
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
