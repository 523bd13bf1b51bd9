//! Cards as those who get a link see them.

use super::*;

const BACKDROP: &[u8] = include_bytes!("../../../../themes/solidoume/cards/partage.svg");
const CARROT: &[u8] = include_bytes!("../../../../content/produits/carotte.svg");

fn card(title: &str) -> Card {
    Card {
        label: "Soli’doume · Recettes".into(),
        title: title.into(),
        detail: "De mai à juin".into(),
        source: None,
        drawing: None,
    }
}

fn drawn(card: &Card, drawing: Option<&[u8]>) -> image::RgbImage {
    let png = Studio::open(BACKDROP).unwrap().draw(card, drawing).unwrap();
    assert!(png.len() <= 40_000, "{} bytes", png.len());
    image::load_from_memory(&png).unwrap().to_rgb8()
}

/// How dark a part of a card is: how many of its pixels have the text's ink.
fn ink(picture: &image::RgbImage, left: u32, right: u32) -> usize {
    let pixels = picture.enumerate_pixels();
    pixels
        .filter(|(x, y, pixel)| (left..right).contains(x) && *y < 520 && pixel.0 == INKS[0])
        .count()
}

#[test]
fn a_card_says_its_title_and_shows_its_drawing() {
    let empty = drawn(&card(""), None);
    let picture = drawn(&card("Soupe de potimarron"), None);
    assert_eq!(picture.dimensions(), (WIDTH, HEIGHT));
    assert_eq!(ink(&empty, 0, WIDTH), 0);
    assert!(ink(&picture, 0, WIDTH) > 4000);
    let mut with = card("Soupe de potimarron");
    with.drawing = Some(blake3::hash(CARROT));
    let with = drawn(&with, Some(CARROT));
    let orange = |picture: &image::RgbImage| {
        let near = |pixel: &&image::Rgb<u8>| pixel.0[0] > 200 && pixel.0[2] < 80;
        picture.pixels().filter(near).count()
    };
    assert!(
        orange(&with) > orange(&picture) + 3000,
        "the carrots are not there"
    );
}

#[test]
fn titles_stay_on_the_paper() {
    let long = "Une très longue recette de pommes de terre et de fromages d'Auvergne, ".repeat(4);
    for title in [
        long.as_str(),
        "Anticonstitutionnellement-interminablement-long",
        "Œuf",
    ] {
        let mut card = card(title);
        card.drawing = Some(blake3::hash(CARROT));
        let picture = drawn(&card, Some(CARROT));
        assert_eq!(ink(&picture, RIGHT[0] as u32 + 8, PLATE.0), 0, "{title}");
        assert!(ink(&picture, 0, PLATE.0) > 1000, "{title}");
    }
}

#[test]
fn lines_are_even_and_none_ends_with_a_short_word() {
    let letters = Letters::open().unwrap();
    let set = letters.set_title("Gratin de blettes au saint-nectaire", RIGHT[0] - LEFT);
    assert_eq!(set.lines, ["Gratin de blettes", "au saint-nectaire"]);
    let set = letters.set_title("Que manger en mai\u{a0}?", 400.0);
    assert_eq!(set.lines.last().unwrap(), "en mai\u{a0}?");
    let french = ["é", "È", "ç", "œ", "Œ", "’", "«", "»", "…", "€", "–", "ï"];
    for letter in french {
        assert!(letters.width(letter, 50.0) > 1.0, "the font lacks {letter}");
    }
}

#[test]
fn the_name_of_a_card_follows_all_it_shows() {
    let backdrop = blake3::hash(BACKDROP);
    let mut names = vec![card("A").path(&backdrop), card("B").path(&backdrop)];
    let other = |change: fn(&mut Card)| {
        let mut card = card("A");
        change(&mut card);
        card.path(&backdrop)
    };
    names.push(other(|card| card.label.clear()));
    names.push(other(|card| card.detail.clear()));
    names.push(other(|card| card.drawing = Some(blake3::hash(CARROT))));
    names.push(card("A").path(&blake3::hash(b"another backdrop")));
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn a_broken_backdrop_or_drawing_is_no_failure() {
    assert!(Studio::open(b"<svg").is_none());
    let mut card = card("A");
    card.drawing = Some(blake3::hash(b"<svg"));
    assert_eq!(drawn(&card, Some(b"<svg")).dimensions(), (WIDTH, HEIGHT));
}
