//! Generated entries: of realistic size, all different, the same on every machine.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::failure::{Failure, Result};
use crate::sequence::Sequence;

/// The directory that the generated partners stand in.
const DIRECTORY: &str = "---\ntitre: Banc d’essai\nresume: Partenaires engendrés pour mesurer la construction du site.\n\
                         categories: [{cle: epicerie, titre: Épicerie}, {cle: ferme, titre: Ferme}]\n---\n\nUn annuaire d’essai.\n";

/// Ten entries repeat this mix: 4 recipes, 3 product sheets, 3 partners.
const MIX: [fn(&mut Writer) -> Entry; 10] = [
    recipe, product, partner, recipe, product, partner, recipe, product, partner, recipe,
];

const FAMILIES: &[&str] = &[
    "légume",
    "fruit",
    "légumineuse",
    "céréale",
    "aromate",
    "champignon",
];
const SEASONS: &[&str] = &[
    "juin-octobre",
    "9-11",
    "mars-mai",
    "11-2",
    "juillet-septembre",
];
const TYPES: &[&str] = &["entrée", "plat", "accompagnement", "dessert"];
const COMMUNES: &[&str] = &[
    "Clermont-Ferrand",
    "Riom",
    "Thiers",
    "Issoire",
    "Ambert",
    "Billom",
];
const WORDS: &[&str] = &[
    "doré",
    "tendre",
    "parfumé",
    "croquant",
    "fondant",
    "rustique",
    "simple",
    "généreux",
];
const SENTENCES: &[&str] = &[
    "Choisir des légumes fermes, lourds dans la main, et les laver sans les laisser tremper.",
    "La peau se garde quand elle est fine : elle tient la chair et porte une part du goût.",
    "À feu doux, l’eau s’en va lentement et les sucres brunissent sans amertume.",
    "Une poignée d’herbes fraîches, ciselées au dernier moment, suffit à réveiller le plat.",
    "Ce qui reste se mange froid le lendemain, avec une salade et un filet de vinaigre.",
    "Au marché, demander ce qui a été récolté le matin même : la réponse guide souvent le menu.",
    "L’altitude retarde la récolte d’une bonne semaine pour chaque centaine de mètres.",
    "Goûter avant de saler, car le fromage apporte déjà ce qu’il faut.",
    "Les fanes lavées et hachées donnent une soupe ou un pesto en quelques minutes.",
    "On reconnaît la cuisson à l’odeur, puis à la pointe d’un couteau qui entre sans effort.",
    "Un grand plat va au four une fois et nourrit deux soirs une tablée de quatre.",
    "Le bouillon se prépare avec les épluchures de la semaine, gardées au frais dans un bocal.",
];

/// Writes `count` entries, and the directory of the partners, into a content folder.
pub(super) fn write(content: &Path, count: usize) -> Result<()> {
    put(
        &content.join("annuaires/banc-d-essai/_annuaire.md"),
        DIRECTORY,
    )?;
    for number in 0..count {
        let mut writer = Writer::new(number);
        let entry = MIX[number % MIX.len()](&mut writer);
        put(&content.join(entry.path), &entry.text)?;
    }
    Ok(())
}

fn put(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Failure::at(folder))?;
    }
    fs::write(path, text).map_err(Failure::at(path))
}

struct Entry {
    path: String,
    text: String,
}

fn recipe(writer: &mut Writer) -> Entry {
    let number = writer.number;
    let adjective = writer.pick(WORDS);
    let mut text = format!(
        "---\ntitre: Plat {adjective} numéro {number}\nresume: Une recette {adjective}e de tous les jours, la {number}e.\n\
         portions: {}\ntype: {}\npreparation: {} min\ncuisson: 1 h 30\ndifficulte: facile\ningredients:\n",
        2 + writer.below(6),
        writer.pick(TYPES),
        10 + writer.below(40),
    );
    for _ in 0..3 + writer.below(3) {
        let (product, grams) = (writer.a_product(), 50 * (1 + writer.below(12)));
        // Writing to a String cannot fail.
        let _ = writeln!(text, "  - {{produit: {product}, quantite: {grams} g}}");
    }
    text.push_str("  - {nom: sel, allergenes: []}\n---\n\n");
    text.push_str(&writer.prose(5));
    text.push_str("## Préparation\n\n");
    for step in 1..=6 {
        let _ = writeln!(text, "{step}. {}", writer.pick(SENTENCES));
    }
    let linked = writer.a_product();
    let _ = writeln!(
        text,
        "\nVoir aussi [[produits/{linked}]].\n\n{}",
        writer.prose(6)
    );
    Entry {
        path: format!("recettes/banc-recette-{number}.md"),
        text,
    }
}

fn product(writer: &mut Writer) -> Entry {
    let number = writer.number;
    let mut text = format!(
        "---\ntitre: Produit {} numéro {number}\nresume: Une fiche de produit parmi d’autres, la {number}e.\n\
         famille: {}\nsaison:\n  mois: {}\n  source: Calendrier engendré pour la mesure\n\
         sensoriel:\n  vue: [{}]\n  gout: [{}]\n\
         profil: {{sucre: {}, acide: {}, sale: 0, amer: {}, umami: {}}}\nallergenes: []\n\
         prix: {{montant: {}.{:02}, unite: kg, releve-le: 2026-11-15, estimation: true}}\n---\n\n",
        writer.pick(WORDS),
        writer.pick(FAMILIES),
        writer.pick(SEASONS),
        writer.pick(WORDS),
        writer.pick(WORDS),
        writer.below(6),
        writer.below(6),
        writer.below(6),
        writer.below(6),
        1 + writer.below(8),
        writer.below(100),
    );
    for heading in ["Choisir", "Conserver", "Cuisiner"] {
        let _ = write!(text, "## {heading}\n\n{}", writer.prose(9));
    }
    Entry {
        path: format!("produits/{}.md", product_slug(number)),
        text,
    }
}

fn partner(writer: &mut Writer) -> Entry {
    let number = writer.number;
    let text = format!(
        "---\ntitre: Partenaire numéro {number}\nresume: Un lieu engendré pour la mesure, le {number}e.\nexemple: true\n\
         categories: [epicerie]\ncommune: {}\nmoyens: [e-doume, coupons]\nhoraires: \"Tu-Sa 09:00-12:30,14:30-19:00\"\n\
         accessibilite: oui\nverifie-le: 2026-10-01\nproduits: [{}]\n---\n\n{}{}",
        writer.pick(COMMUNES),
        writer.a_product(),
        writer.prose(10),
        writer.prose(12),
    );
    Entry {
        path: format!("annuaires/banc-d-essai/banc-partenaire-{number}.md"),
        text,
    }
}

fn product_slug(number: usize) -> String {
    format!("banc-produit-{number}")
}

/// Chooses words for one entry; the same number always chooses the same.
struct Writer {
    number: usize,
    sequence: Sequence,
}

impl Writer {
    fn new(number: usize) -> Self {
        Self {
            number,
            sequence: Sequence::new(number as u64),
        }
    }

    fn below(&mut self, limit: usize) -> usize {
        self.sequence.below(limit as u64) as usize
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        self.sequence.pick(words)
    }

    /// A product sheet that is written before this entry or just after it, so that every link leads somewhere.
    fn a_product(&mut self) -> String {
        let tens = self.number / MIX.len();
        let places: Vec<_> = (0..MIX.len()).filter(|place| place % 3 == 1).collect();
        let place = places[self.below(places.len())];
        product_slug(self.below(tens + 1) * MIX.len() + place)
    }

    fn prose(&mut self, sentences: usize) -> String {
        let chosen: Vec<_> = (0..sentences).map(|_| self.pick(SENTENCES)).collect();
        format!("{}\n\n", chosen.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(number: usize) -> Entry {
        MIX[number % MIX.len()](&mut Writer::new(number))
    }

    #[test]
    fn entries_differ_and_have_a_realistic_size() {
        for number in 0..100 {
            let entry = written(number);
            assert!(
                (1500..4000).contains(&entry.text.len()),
                "{}: {} bytes",
                entry.path,
                entry.text.len()
            );
            assert_ne!(entry.text, written(number + 10).text);
            assert_eq!(entry.text, written(number).text);
        }
    }

    #[test]
    fn every_product_referred_to_is_written() {
        let texts: Vec<_> = (0..100).map(written).collect();
        for entry in &texts {
            for reference in entry.text.split("banc-produit-").skip(1) {
                let number: String = reference.chars().take_while(char::is_ascii_digit).collect();
                let path = format!("produits/banc-produit-{number}.md");
                assert!(
                    texts.iter().any(|entry| entry.path == path),
                    "{} refers to {path}",
                    entry.path
                );
            }
        }
    }
}
