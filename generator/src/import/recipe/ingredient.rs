//! One line of a list of ingredients: `250 g de potimarron, en dés`.
//!
//! A food is linked to a sheet only when its whole name is the sheet's; anything else stays a text whose allergens are
//! unknown, for allergens are a matter of safety.

use std::collections::HashMap;

use crate::decode::slug::{fold, slugify};
use crate::decode::values::quantity::{Quantity, Unit};
use crate::import::edit;
use crate::import::text::line;
use crate::import::value::Value;
use crate::source::Sources;

/// Numbers people write as words.
const NUMBERS: [(&str, &str); 11] = [
    ("un", "1"),
    ("une", "1"),
    ("deux", "2"),
    ("trois", "3"),
    ("quatre", "4"),
    ("cinq", "5"),
    ("six", "6"),
    ("huit", "8"),
    ("dix", "10"),
    ("douze", "12"),
    ("demi", "1/2"),
];
/// Units of other languages.
const UNITS: [(&str, &str); 12] = [
    ("tbsp", "c. à s."),
    ("tablespoon", "c. à s."),
    ("tablespoons", "c. à s."),
    ("tsp", "c. à c."),
    ("teaspoon", "c. à c."),
    ("teaspoons", "c. à c."),
    ("grams", "g"),
    ("clove", "gousse"),
    ("cloves", "gousses"),
    ("pinch", "pincée"),
    ("slice", "tranche"),
    ("slices", "tranches"),
];
/// What stands between a quantity and a food.
const LINKS: [&str; 6] = ["de la ", "de l'", "de ", "du ", "des ", "d'"];

/// An ingredient, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Ingredient {
    /// As an entry writes it; none when the line has none, or one that cooks do not measure in here.
    pub(super) quantity: Option<String>,
    /// The food.
    pub(super) name: String,
    /// How it is prepared.
    pub(super) note: Option<String>,
    /// One may leave it out.
    pub(super) is_optional: bool,
}

impl Ingredient {
    /// Reads a line.
    pub(super) fn parse(text: &str) -> Self {
        let text = line(text).replace('’', "'");
        let text = text.trim_start_matches(['-', '*', '•', '–', ' ']);
        let (text, mut notes) = without_brackets(text);
        let (quantity, rest) = quantity(&text);
        let mut name = rest.to_owned();
        if quantity.is_some() {
            let link = LINKS.iter().find(|link| starts(rest, link));
            name = link.map_or(rest, |link| &rest[link.len()..]).to_owned();
            // Without a quantity a comma separates foods: `sel, poivre`.
            if let Some((food, note)) = name.clone().split_once(", ") {
                notes.insert(0, note.to_owned());
                name = food.to_owned();
            }
        }
        let is_optional = notes.iter().any(|note| fold(note).contains("facultati"));
        let notes: Vec<String> = notes
            .into_iter()
            .filter(|note| !fold(note).contains("facultati") && !note.is_empty())
            .collect();
        Self {
            quantity,
            name: name.trim().trim_end_matches(['.', ';', ',']).to_owned(),
            note: (!notes.is_empty()).then(|| notes.join(", ")),
            is_optional,
        }
    }

    /// From an amount and a unit that stand apart; what does not measure becomes a note.
    pub(super) fn apart(name: &str, amount: &str, unit: &str, note: &str) -> Self {
        let amount = line(amount.trim().trim_start_matches('='));
        let unit = line(unit);
        let measured = measure(&amount, &unit);
        let mut notes = vec![line(note)];
        if measured.is_none() && !amount.is_empty() {
            notes.insert(0, format!("{amount} {unit}").trim().to_owned());
        }
        notes.retain(|note| !note.is_empty());
        Self {
            quantity: measured,
            name: line(name),
            note: (!notes.is_empty()).then(|| notes.join(", ")),
            is_optional: false,
        }
    }

    /// As an entry writes it.
    pub(super) fn value(&self, products: &Products) -> Value {
        let mut pairs = Vec::new();
        let mut put = |key: &str, value: &str| pairs.push((key.to_owned(), Value::text(value)));
        match products.find(&self.name) {
            Some(slug) => put("produit", slug),
            None => put("nom", &self.name),
        }
        if let Some(quantity) = &self.quantity {
            put("quantite", quantity);
        }
        if let Some(note) = &self.note {
            put("note", note);
        }
        if self.is_optional {
            put("facultatif", "true");
        }
        Value::Map(pairs)
    }
}

/// The text without what is between brackets, and that.
fn without_brackets(text: &str) -> (String, Vec<String>) {
    let (mut rest, mut notes) = (text.to_owned(), Vec::new());
    while let Some(open) = rest.find('(')
        && let Some(length) = rest[open..].find(')')
    {
        notes.push(rest[open + 1..open + length].trim().to_owned());
        rest = format!(
            "{} {}",
            rest[..open].trim_end(),
            rest[open + length + 1..].trim_start()
        );
    }
    (rest.trim().to_owned(), notes)
}

/// The quantity at the beginning of a line, and the rest of it.
fn quantity(text: &str) -> (Option<String>, &str) {
    let first = text.split(' ').next().unwrap_or_default();
    let word = NUMBERS.iter().find(|(word, _)| *word == fold(first));
    let (number, rest) = match word {
        Some((word, number)) if fold(first) == *word => {
            ((*number).to_owned(), &text[first.len()..])
        }
        _ => {
            let is_number = |sign: char| sign.is_ascii_digit() || " ,./-–½¼¾".contains(sign);
            let end = text.find(|sign| !is_number(sign)).unwrap_or(text.len());
            (text[..end].trim().to_owned(), &text[end..])
        }
    };
    let rest = rest.trim_start();
    if !number.starts_with(|sign: char| sign.is_ascii_digit() || "½¼¾".contains(sign)) {
        return (None, text);
    }
    // The longest words that are a unit: `c. à s.` before `c.`
    let ends = rest
        .match_indices(' ')
        .map(|(at, _)| at)
        .chain([rest.len()]);
    for end in ends.take(4).collect::<Vec<_>>().into_iter().rev() {
        if let Some(measured) = measure(&number, &rest[..end]).filter(|_| end > 0) {
            return (Some(measured), rest[end..].trim_start());
        }
    }
    match measure(&number, "") {
        Some(measured) => (Some(measured), rest),
        None => (None, text),
    }
}

/// A number and a unit, if cooks measure in it here.
fn measure(number: &str, unit: &str) -> Option<String> {
    let other = UNITS.iter().find(|(other, _)| *other == fold(unit));
    let unit = other.map_or(unit, |(_, unit)| unit);
    let is_known = unit.is_empty() || Unit::parse(unit).is_some_and(|_| !slugify(unit).is_empty());
    let text = format!("{number} {unit}").trim().to_owned();
    (is_known && Quantity::parse(&text).is_some()).then_some(text)
}

/// Whether a text begins with this, in whatever case, and goes on.
fn starts(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(start))
        && text.len() > start.len()
}

/// The product sheets of the site, by their names and titles in the singular.
#[derive(Debug, Default)]
pub(super) struct Products(HashMap<String, Option<String>>);

impl Products {
    pub(super) fn load(sources: &Sources) -> Self {
        let mut all = Self::default();
        for (_, file) in sources.under("content/produits/") {
            let name = file
                .path
                .strip_prefix("content/produits/")
                .unwrap_or_default();
            let Some(slug) = name
                .strip_suffix(".md")
                .filter(|slug| !slug.contains(['.', '/']))
            else {
                continue;
            };
            let text = String::from_utf8_lossy(&file.bytes);
            let title = edit::read(&text).and_then(|keys| match keys.get("titre") {
                Some(Value::Text(title)) => Some(title.clone()),
                _ => None,
            });
            all.add(slug, slug);
            all.add(title.as_deref().unwrap_or_default(), slug);
        }
        all
    }

    fn add(&mut self, name: &str, slug: &str) {
        let entry = self
            .0
            .entry(singular(name))
            .or_insert_with(|| Some(slug.to_owned()));
        if entry.as_deref() != Some(slug) {
            // Two sheets of one name: neither is certain.
            *entry = None;
        }
    }

    fn find(&self, name: &str) -> Option<&str> {
        self.0
            .get(&singular(name))?
            .as_deref()
            .filter(|_| !name.is_empty())
    }
}

fn singular(name: &str) -> String {
    let slug = slugify(name);
    let words = slug.split('-').map(|word| match word.len() {
        0..=3 => word,
        _ => word.trim_end_matches(['s', 'x']),
    });
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let mut products = Products::default();
        for slug in ["potimarron", "pomme-de-terre", "oeuf"] {
            products.add(slug, slug);
        }
        Ingredient::parse(text).value(&products).yaml()
    }

    #[test]
    fn lines_are_read_as_cooks_write_them() {
        for (text, expected) in [
            (
                "250 g de potimarron",
                "{produit: potimarron, quantite: 250 g}",
            ),
            ("2 c. à s. d'huile", "{nom: huile, quantite: 2 c. à s.}"),
            (
                "2 cuillères à soupe d’huile d’olive",
                "{nom: \"huile d'olive\", quantite: 2 cuillères à soupe}",
            ),
            (
                "1kg de pommes de terre (à chair ferme)",
                "{produit: pomme-de-terre, quantite: 1 kg, note: à chair ferme}",
            ),
            ("3 œufs", "{produit: oeuf, quantite: 3}"),
            ("Une pincée de sel", "{nom: sel, quantite: 1 pincée}"),
            (
                "1/2 botte de persil, ciselé",
                "{nom: persil, quantite: 1/2 botte, note: ciselé}",
            ),
            (
                "2-3 gousses d'ail (facultatif)",
                "{nom: ail, quantite: 2-3 gousses, facultatif: true}",
            ),
            ("Sel, poivre", "{nom: \"Sel, poivre\"}"),
            ("- 1 tasse de riz", "{nom: tasse de riz, quantite: 1}"),
            ("potimarron rouge", "{nom: potimarron rouge}"),
            ("10 cl de crème", "{nom: crème, quantite: 10 cl}"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
        for text in ["", "(", "½", "1/0 g", "é", "12", "un"] {
            let _ = read(text);
        }
    }
}
