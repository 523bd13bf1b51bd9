//! A site in which everything machines are told of is real: invented for these tests, so that nothing is left out.

use std::sync::OnceLock;

use crate::project::{Project, Run, run, workspace};

/// Where it would live: below a path, so that an address that forgets it is found.
pub(super) const BASE: &str = "https://example.org/solidoume/";

const SITE: &str = "titre: Essai & Cie\nsous-titre: \"Une <ligne>\"\ndescription: Un site d'essai.\nadresse: https://example.org/solidoume/\n\
                    langues: [fr, en]\nterritoire: Puy-de-Dôme\nlicences: {code: MIT, contenu: CC BY-SA 4.0}\n";

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\" viewBox=\"0 0 40 30\"><path d=\"M0 0h40v30z\"/></svg>\n";

/// Each file of the content.
const FILES: &[(&str, &str)] = &[
    ("site.yaml", SITE),
    (
        "territoire/communes.csv",
        "insee,nom,longitude,latitude\n63040,Billom,3.3389,45.7222\n63113,Clermont-Ferrand,3.0869,45.7797\n",
    ),
    (
        "produits/potimarron.md",
        "---\ntitre: Potimarron\nresume: Une courge.\nmaj: 2026-11-02\nfamille: légume\nsaison: {recolte: 9-11, conservation: 12-2, source: Essai}\n\
        sensoriel: {gout: [châtaigne]}\nprofil: {sucre: 3, acide: 0, sale: 0, amer: 1, umami: 2}\nallergenes: []\nprix: {montant: 2.5, unite: kg, releve-le: 2026-11-01, source: Essai}\npoids-piece: 1,5 kg\n---\n\nUne courge.\n",
    ),
    (
        "produits/invente.md",
        "---\ntitre: Légume inventé\nresume: Rien.\nfamille: légume\nsaison: {mois: 9-11, source: Essai}\nallergenes: []\nexemple: true\n---\n",
    ),
    ("recettes/soupe.svg", DRAWING),
    (
        "recettes/soupe.md",
        "---\ntitre: \"Soupe </script> & « amis »\"\nresume: Une soupe.\nmots-cles: [courge, soupe]\nmaj: 2026-11-10\nalias: [/recettes/potage/]\n\
        image: {fichier: soupe.svg, alt: Une soupe}\nportions: 4\ntype: plat\npreparation: 20 min\nrepos: 10 min\ncuisson: 1 h 10\ndifficulte: facile\nregimes: [végétalien, sans gluten]\n\
        materiel: [une cocotte]\nsource: Carnet d'essai\ningredients:\n  - {groupe: Pour la soupe}\n  - {produit: potimarron, quantite: 1 kg}\n  - {nom: eau, quantite: 1/3 l, allergenes: []}\n\
        \x20 - {nom: sel, allergenes: [], facultatif: true, note: \"un peu, pas trop\"}\n---\n\nPour les soirs d'hiver, après [[potimarron]].\n\n## Préparation\n\n1. Couper la courge. Garder les graines.\n2. Cuire ]]> longtemps.\n\n## Servir\n\n![Une soupe](soupe.svg)\n\nVoir [plus haut](#preparation).\n",
    ),
    (
        "recettes/soupe.en.md",
        "---\ntitre: Pumpkin soup\nresume: A soup.\n---\n\n## Method\n\n1. Cut.\n2. Cook.\n",
    ),
    (
        "recettes/doute.md",
        "---\ntitre: Recette à vérifier\nresume: On ne sait pas.\nmaj: 2026-11-09\nimage: {fichier: soupe.svg, alt: Un bol}\nportions: 1\ntype: dessert\nregimes: [végétarien]\ningredients: [{nom: crème du voisin}]\n---\n\n## Préparation\n\n1. Goûter.\n",
    ),
    (
        "recettes/brouillon.md",
        "---\ntitre: Recette brouillonne\nresume: Pas prête.\nmaj: 2026-11-20\nbrouillon: true\nportions: 1\ntype: plat\ningredients: [{nom: eau, allergenes: []}]\n---\n\n## Préparation\n\n1. Attendre.\n",
    ),
    (
        "recettes/finie.md",
        "---\ntitre: Recette expirée\nresume: Finie.\nmaj: 2026-01-01\nexpire-le: 2026-02-01\nportions: 1\ntype: plat\ningredients: [{nom: eau, allergenes: []}]\n---\n\n## Préparation\n\n1. Oublier.\n",
    ),
    (
        "recettes/exemple.md",
        "---\ntitre: Recette inventée\nresume: Fausse.\nmaj: 2026-11-21\nexemple: true\nportions: 1\ntype: plat\ningredients: [{nom: eau, allergenes: []}]\n---\n\n## Préparation\n\n1. Rêver.\n",
    ),
    (
        "actualites/ouverture.md",
        "---\ntitre: On ouvre\nresume: C'est ouvert.\ndate: 2026-11-15\nmaj: 2026-11-18\nauteurs: [L'équipe de l'essai]\nmots-cles: [ouverture]\n---\n\nBonjour.\n",
    ),
    (
        "actualites/ete.md",
        "---\ntitre: L'été\nresume: C'est l'été.\ndate: 2026-07-05\n---\n\nIl fait chaud.\n",
    ),
    (
        "actualites/demain.md",
        "---\ntitre: Demain\nresume: Pas encore.\ndate: 2026-11-30\npublier-le: 2026-11-30\n---\n\nDemain.\n",
    ),
    (
        "evenements/atelier.md",
        "---\ntitre: Atelier\nresume: On cuisine.\ndebut: 2026-10-03 14:00\nfin: 2026-10-03 16:30\nrecurrence: {chaque: mois, jours: 1er samedi, jusqu-au: 2027-06-30, sauf: [2027-01-02]}\n\
        lieu: {nom: Maison, adresse: 3 place du Marché, commune: Billom, coordonnees: [3.3389, 45.7222]}\nprix: gratuit\norganise-par: epicerie\n---\n",
    ),
    (
        "evenements/permanence.md",
        "---\ntitre: Permanence\nresume: On répond.\ndebut: 2026-07-01 18:00\nrecurrence: {chaque: semaine}\nen-ligne: https://example.org/reunion\nlieu: {nom: La halle, commune: Billom}\n---\n",
    ),
    (
        "evenements/annule.md",
        "---\ntitre: Visite annulée\nresume: Non.\ndebut: 2026-12-12\nstatut: annulé\nen-ligne: true\n---\n",
    ),
    (
        "evenements/deplace.md",
        "---\ntitre: Visite déplacée\nresume: Plus tard.\ndebut: 2026-12-12 10:00\nstatut: reporté\nreporte-de: 2026-12-05 10:00\nlieu: {nom: La halle, commune: Billom}\n---\n",
    ),
    (
        "evenements/remis.md",
        "---\ntitre: Visite remise\nresume: Un jour.\ndebut: 2026-12-13 10:00\nstatut: reporté\nlieu: {nom: La halle, commune: Billom}\n---\n",
    ),
    (
        "evenements/complet.md",
        "---\ntitre: Repas complet\nresume: Plein.\ndebut: 2026-12-14 12:00\nstatut: complet\nprix: Gratuit\nlieu: {nom: La halle, commune: Billom}\n---\n",
    ),
    (
        "evenements/faux.md",
        "---\ntitre: Rendez-vous inventé\nresume: Faux.\ndebut: 2026-12-15 12:00\nlieu: {nom: La halle, commune: Billom}\nexemple: true\n---\n",
    ),
    (
        "annuaires/commerces/_annuaire.md",
        "---\ntitre: Commerces\nresume: Où acheter.\ncategories:\n  - {cle: epicerie, titre: Épiceries}\n---\n\nBonjour.\n",
    ),
    (
        "annuaires/commerces/epicerie.md",
        "---\ntitre: L'épicerie\nresume: De tout.\nmaj: 2026-11-01\ncategories: [epicerie]\ncommune: Billom\nadresse: 1 rue Haute\ncoordonnees: [3.3389, 45.7222]\nmoyens: [e-doume, coupons]\n\
        horaires: Tu-Sa 09:00-12:30,15:00-19:00; PH off\ntelephone: 04 73 00 00 00\ncourriel: contact@example.org\nsite: https://epicerie.example/\naccessibilite: oui\nverifie-le: 2026-11-01\n---\n",
    ),
    (
        "annuaires/commerces/saisonnier.md",
        "---\ntitre: Le saisonnier\nresume: L'été.\ncategories: [epicerie]\ncommune: 63113\nmoyens: [coupons]\nhoraires: Apr-Oct Sa 08:00-12:00\nverifie-le: 2026-11-01\n---\n",
    ),
    (
        "annuaires/commerces/ferme.md",
        "---\ntitre: Boutique fermée\nresume: C'est fini.\ncategories: [epicerie]\ncommune: Billom\nmoyens: [coupons]\nstatut: fermé définitivement\nverifie-le: 2026-11-01\n---\n",
    ),
    (
        "annuaires/commerces/fausse.md",
        "---\ntitre: Boutique inventée\nresume: Fausse.\ncategories: [epicerie]\ncommune: Billom\nmoyens: [coupons]\nexemple: true\nverifie-le: 2026-11-01\n---\n",
    ),
    (
        "pages/a-propos.md",
        "---\ntitre: À propos\nresume: Nous.\nmaj: 2026-10-01\n---\n\nNous. Voir [le fil](/atom.xml) et [les recettes](/donnees/recettes.json).\n\n```astuce\nUne astuce.\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nUne note[^1].\n\n[^1]: La note.\n",
    ),
    (
        "chiffres/regles.yaml",
        "- {depuis: 2022-01, minimum: 20, maximum: 70, prelevement: 0, unite: 0.01, source: Essai}\n",
    ),
    (
        "chiffres/2022-08.yaml",
        "contributeurs: 25\nbeneficiaires: 13\nverse: 44.50..45.49\nsource: Essai\n",
    ),
];

/// The site, built once with the compiled calculators.
pub(super) fn whole() -> &'static Run {
    static SITE: OnceLock<Run> = OnceLock::new();
    SITE.get_or_init(|| {
        let project = FILES.iter().fold(Project::new(), |project, (path, text)| {
            project.file(&format!("content/{path}"), text)
        });
        let calculators = crate::browser::calculators();
        let built = project.build(&["--calculators", &calculators.to_string_lossy()]);
        sound(&built);
        built
    })
}

/// What this repository ships, built below the same path.
pub(super) fn shipped() -> &'static Run {
    static SITE: OnceLock<Run> = OnceLock::new();
    SITE.get_or_init(|| {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        let (root, output) = (workspace(), folder.path().join("public"));
        let calculators = crate::browser::calculators();
        let arguments = [
            "--base-url",
            BASE,
            "--root",
            &root.to_string_lossy(),
            "--output",
            &output.to_string_lossy(),
            "--calculators",
            &calculators.to_string_lossy(),
        ];
        let built = run(folder.path(), "build", &arguments);
        sound(&built);
        built
    })
}

fn sound(built: &Run) {
    assert_eq!(built.status, 0, "{:#?}\n{}", built.problems, built.stderr);
}

/// The pages of a site, by path.
pub(super) fn pages(site: &Run) -> impl Iterator<Item = (&str, String)> {
    let pages = site
        .outputs
        .iter()
        .filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes).into_owned()))
}
