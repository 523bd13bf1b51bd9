//! French typography, rule by rule.

use super::*;

/// `~` is the thin space and `_` the full one, so that they can be read here.
fn visible(text: &str) -> String {
    text.replace(THIN, "~").replace(FULL, "_")
}

#[track_caller]
fn sets(typed: &str, expected: &str) {
    assert_eq!(visible(&french(typed)), expected, "typed: {typed}");
    assert_eq!(french(&french(typed)), french(typed), "set twice: {typed}");
}

#[track_caller]
fn leaves(typed: &str) {
    assert!(
        matches!(french(typed), Cow::Borrowed(_)),
        "{typed} became {}",
        visible(&french(typed))
    );
}

#[test]
fn high_marks_have_their_space() {
    sets(
        "Vraiment ? Oui ! Bien; voici : tout.",
        "Vraiment~? Oui~! Bien~; voici_: tout.",
    );
    sets("Quoi?! (sérieux?)", "Quoi~?! (sérieux~?)");
    sets("est-ce vrai\n?", "est-ce vrai~?");
    sets("une carte: là", "une carte_: là");
}

#[test]
fn what_is_no_sentence_is_left() {
    for typed in [
        "à 12:30",
        "ratio 1:2",
        "std::fs",
        "sourire :) ou ;-)",
        "site.yaml",
        "a?b=c",
        "--option",
        "a-b",
        "../x",
        "....",
        "(?)",
        "[!]",
        "12\"",
        "6'2",
        "5 - 3",
        "photo-14h30.jpg",
        "H2O",
        "1er, 2e",
        "04 73 00 00 00",
        "",
    ] {
        leaves(typed);
    }
}

#[test]
fn addresses_are_left() {
    sets(
        "Voir https://a.fr/b?c=d:e'f;g: oui",
        "Voir https://a.fr/b?c=d:e'f;g_: oui",
    );
    sets(
        "Allez sur www.a.fr/20% ou https://a.fr!",
        "Allez sur www.a.fr/20% ou https://a.fr~!",
    );
    sets(
        "Écrire à l'adresse d.o'x@a-b.fr?",
        "Écrire à l’adresse d.o’x@a-b.fr~?",
    );
    leaves("https://a.fr/12 et mailto:a@b.fr");
}

#[test]
fn quotation_marks_are_french() {
    sets(
        "Il dit \"oui\", puis « non ».",
        "Il dit «_oui_», puis «_non_».",
    );
    sets(
        "« elle a dit \"peut-être\" ! »",
        "«_elle a dit “peut-être”~!_»",
    );
    sets("(\"ici\") l'\"autre\"", "(«_ici_») l’«_autre_»");
    sets("\"Attention:\"", "«_Attention_:_»");
    sets("les 'mots' d'ici", "les ‘mots’ d’ici");
}

#[test]
fn dashes_hold_their_aside() {
    sets("le prix - modeste - reste", "le prix –_modeste_– reste");
    sets(
        "la fin -- voilà. Puis - encore",
        "la fin –_voilà. Puis –_encore",
    );
    sets("un mot – deux –, trois", "un mot –_deux_–, trois");
    sets("– Bonjour", "–_Bonjour");
}

#[test]
fn numbers_stay_with_their_units() {
    sets(
        "12 500 doumes, 20%, 3,5 €/kg et 250 g",
        "12~500 doumes, 20~%, 3,5~€/kg et 250~g",
    );
    sets(
        "de 14h30 à 16 h, 8h-12h, 1 h 05",
        "de 14~h~30 à 16~h, 8~h-12~h, 1~h~05",
    );
    sets("n°5 et N° 12 à 20 °C", "n°_5 et N°_12 à 20~°C");
    sets(
        "les 3 l'ont dit, en 2022 350 personnes",
        "les 3 l’ont dit, en 2022 350 personnes",
    );
    sets("attendez... 1 000 000 !", "attendez… 1~000~000~!");
}

#[test]
fn a_block_is_set_across_its_texts() {
    let mut typographer = Typographer::new(Language::Fr);
    let texts = ["dit \"", "gras", "\" et l", "'", "eau", "!"]
        .map(|text| typographer.set(text).into_owned());
    assert_eq!(visible(&texts.concat()), "dit «_gras_» et l’eau~!");
    typographer.restart();
    typographer.pass_object();
    assert_eq!(visible(&typographer.set("?")), "~?");
}

#[test]
fn english_curls_quotes_and_apostrophes() {
    assert_eq!(
        english("It's \"fine\"... isn't it? 1990's, '90s"),
        "It’s “fine”… isn’t it? 1990’s, ’90s"
    );
    assert!(matches!(
        english("12 kg: nothing; really!"),
        Cow::Borrowed(_)
    ));
}

/// Texts put together from what rules look at, in every order a small generator finds.
#[test]
fn any_text_is_set_once_for_all() {
    const PIECES: &[&str] = &[
        " ", " ", "a", "mot", "1", "12", "500", "h", "30", "kg", "%", "€", "°", "°C", "n", "\"",
        "'", "’", "«", "»", "“", "”", "‘", "-", "--", "–", "—", ".", "...", "…", ",", ";", ":",
        "!", "?", "(", ")", "\n", "\u{a0}", "\u{202f}", "://", "www.", "@", "/", "é", "🍲",
        "\u{301}", "\u{fffc}", "_", "=",
    ];
    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    for _ in 0..60_000 {
        let mut text = String::new();
        for _ in 0..(seed >> 20) % 12 {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            text.push_str(PIECES[(seed >> 8) as usize % PIECES.len()]);
        }
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1) | 1;
        for language in Language::ALL {
            let once = Typographer::new(language).set(&text).into_owned();
            let twice = Typographer::new(language).set(&once).into_owned();
            assert_eq!(visible(&twice), visible(&once), "typed: {text:?}");
        }
    }
}
