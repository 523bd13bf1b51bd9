//! Directories as files: contact cards, lists and maps that stay light, what a partner's page says before any script.

use std::fmt::Write as _;

use calcard::vcard::{VCard, VCardProperty, VCardValue, VCardVersion};
use scraper::{Html, Selector};

use crate::project::{Project, Run};

const COMMUNES: &str = include_str!("../content/territoire/communes.csv");
const OUTLINE: &str = include_str!("../content/territoire/contour.csv");
const DIRECTORY: &str = "---\ntitre: Commerces\nresume: D.\ncategories:\n  - {cle: epicerie, titre: Épicerie}\n  - {cle: vrac, titre: Vrac}\n---\n";
/// What a page with five hundred places may weigh, in bytes after brotli, with its styles and scripts.
const BUDGET: usize = 80_000;

fn territory() -> Project {
    Project::new()
        .file("content/territoire/communes.csv", COMMUNES)
        .file("content/territoire/contour.csv", OUTLINE)
        .file("content/annuaires/commerces/_annuaire.md", DIRECTORY)
}

fn partner(title: &str, more: &str) -> String {
    format!(
        "---\ntitre: \"{title}\"\nresume: \"Des légumes, du pain ; et le reste\"\ncategories: [epicerie, vrac]\n\
         moyens: [e-doume, change]\nverifie-le: 2026-11-01\n{more}---\n"
    )
}

/// Judged by `calcard`, which is not ours: it unfolds, unescapes and knows the types of values.
#[test]
fn a_contact_card_says_what_the_page_says() {
    let real = partner(
        "L'Échoppe, chez Léontine ; fruits et légumes de la montagne et de la plaine",
        "commune: Billom\nadresse: 3, place du Marché\ncoordonnees: [3.326, 45.727]\ntelephone: 04 73 00 00 00\n\
         courriel: contact@example.org\nsite: https://example.org/echoppe\nhoraires: Tu-Sa 09:00-12:30; PH off\n",
    );
    let invented = partner("B", "commune: Billom\nexemple: true\n");
    let run = territory()
        .file("content/annuaires/commerces/echoppe.md", real)
        .file("content/annuaires/commerces/b.md", invented)
        .build(&[]);
    assert_eq!(run.status, 0, "{:?} {}", run.problems, run.stderr);
    let text = run.text("annuaires/commerces/echoppe/contact.vcf");
    for line in text.split_inclusive("\r\n") {
        assert!(line.ends_with("\r\n") && line.len() <= 77, "{line:?}");
    }
    let card = VCard::parse(&text).expect("a card");
    assert_eq!(card.version(), Some(VCardVersion::V4_0));
    let value = |property: VCardProperty| -> Vec<VCardValue> {
        let entries = card.entries.iter().filter(|entry| entry.name == property);
        entries.flat_map(|entry| entry.values.clone()).collect()
    };
    let text_of = |property| match &value(property)[..] {
        [VCardValue::Text(text)] => text.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        text_of(VCardProperty::Fn),
        "L'Échoppe, chez Léontine ; fruits et légumes de la montagne et de la plaine"
    );
    assert_eq!(text_of(VCardProperty::Tel), "tel:+33473000000");
    assert_eq!(text_of(VCardProperty::Email), "contact@example.org");
    assert_eq!(text_of(VCardProperty::Geo), "geo:45.727,3.326");
    assert_eq!(text_of(VCardProperty::Url), "https://example.org/echoppe");
    let categories = ["Épicerie", "Vrac"].map(|text| VCardValue::Text(text.into()));
    assert_eq!(value(VCardProperty::Categories), categories);
    let address = value(VCardProperty::Adr);
    for part in ["3, place du Marché", "Billom"] {
        assert!(
            address.contains(&VCardValue::Text(part.into())),
            "{address:?}"
        );
    }
    let note = text_of(VCardProperty::Note);
    assert_eq!(
        note,
        "Des légumes, du pain ; et le reste\nTu-Sa 09:00-12:30; PH off"
    );
    let page = run.text("annuaires/commerces/echoppe/index.html");
    assert!(page.contains("/annuaires/commerces/echoppe/contact.vcf\""));
    // What was invented is no contact of anybody.
    assert!(
        !run.outputs
            .contains_key("annuaires/commerces/b/contact.vcf")
    );
    assert!(
        !run.text("annuaires/commerces/b/index.html")
            .contains("contact.vcf")
    );
}

#[test]
fn a_place_that_closed_for_good_is_not_a_place_to_go() {
    let closed = partner("Fini", "commune: Billom\nstatut: fermé définitivement\n");
    let open = partner("Ouvert", "commune: Billom\nhoraires: Mo 09:00-12:00\n");
    let run = territory()
        .file("content/annuaires/commerces/fini.md", closed)
        .file("content/annuaires/commerces/ouvert.md", open)
        .build(&[]);
    let page = run.text("annuaires/commerces/fini/index.html");
    assert!(page.contains("Ce lieu a fermé définitivement"), "{page}");
    assert!(!page.contains("data-jours"), "nobody waits for it to open");
    let other = run.text("annuaires/commerces/ouvert/index.html");
    assert!(
        !other.contains("/annuaires/commerces/fini/"),
        "it is near, and no more"
    );
    let list = run.text("annuaires/commerces/index.html");
    let marks = select(&list, ".map a");
    assert_eq!(marks.len(), 1, "{marks:?}");
    let order = select(&list, ".places h3");
    assert!(
        order[0].contains("Ouvert") && order[1].contains("Fini"),
        "{order:?}"
    );
    assert!(select(&list, ".places li")[1].contains("fermé définitivement"));
    assert!(select(&run.text("annuaires/index.html"), ".places li").len() == 1);
}

#[test]
fn hours_are_a_week_and_what_a_week_does_not_say() {
    let page = |hours: &str| {
        let more = format!("commune: Billom\nhoraires: \"{hours}\"\n");
        let run = territory()
            .file("content/annuaires/commerces/a.md", partner("A", &more))
            .build(&[]);
        plain(&run, "annuaires/commerces/a/index.html")
    };
    let shop = page("Tu-Fr 09:00-12:30,15:00-19:00; PH off");
    let days = select(&shop, ".week tr");
    assert_eq!(days.len(), 7);
    assert!(days[0].contains("lundi") && days[0].contains("fermé"));
    assert!(
        days[1].contains("9 h – 12 h 30, 15 h – 19 h"),
        "{}",
        days[1]
    );
    assert!(shop.contains("jours fériés : fermé") && !shop.contains("du mardi au vendredi"));
    // Where weeks differ, what is written stands beside the week one finds most often.
    let market = page("Apr-Oct: Sa 08:00-12:00; Nov-Mar: Sa 09:00-12:00");
    assert!(market.contains("Apr-Oct: Sa 08:00-12:00"));
    let unknown = page("sur rendez-vous");
    assert!(select(&unknown, ".week tr").is_empty());
    assert!(unknown.contains("data-jours=\"?\"") && unknown.contains("sur rendez-vous"));
}

#[test]
fn a_page_with_five_hundred_places_is_light() {
    let mut project = territory();
    let communes: Vec<&str> = COMMUNES.lines().skip(2).collect();
    for at in 0..500 {
        let cells: Vec<&str> = communes[at * 7 % communes.len()].split(',').collect();
        let file = format!("content/annuaires/commerces/lieu-{at}.md");
        project = project.file(&file, invented(at, cells[1]));
    }
    let run = project.build(&[]);
    assert_eq!(run.status, 0, "{:?} {}", run.problems, run.stderr);
    for page in ["annuaires/commerces/index.html", "carte/index.html"] {
        let html = run.text(page);
        assert_eq!(select(&html, ".places > li").len(), 500, "{page}");
        let assets = run.outputs.iter().filter(|(path, _)| {
            let pinned = path.ends_with(".css") || path.ends_with(".js");
            pinned && html.contains(&format!("\"/{path}\""))
        });
        let files: Vec<&[u8]> = assets.map(|(_, bytes)| bytes.as_slice()).collect();
        assert!(files.len() >= 4, "styles and scripts are weighed");
        let own = compressed(html.as_bytes());
        let all = own + files.into_iter().map(compressed).sum::<usize>();
        println!("{page}: {own} bytes after brotli, {all} with styles and scripts");
        assert!(all <= BUDGET, "{page} weighs {all} bytes");
    }
}

/// A shop whose texts, hours and place differ from those of others as much as real ones do.
fn invented(at: usize, commune: &str) -> String {
    const WORDS: [&str; 24] = [
        "pain",
        "miel",
        "fromage",
        "légumes",
        "vrac",
        "lentilles",
        "bocaux",
        "farine",
        "noix",
        "huile",
        "soupe",
        "saison",
        "halle",
        "ferme",
        "source",
        "colline",
        "moulin",
        "verger",
        "buron",
        "four",
        "marché",
        "rivière",
        "clocher",
        "jardin",
    ];
    let word = |step: usize| WORDS[(at * step + at / 24 * 5 + step) % WORDS.len()];
    let mut text = format!("---\ntitre: \"{} {} n° {at}\"\n", word(5), word(11));
    let _ = writeln!(
        text,
        "resume: \"On y trouve {}, {} et {} près de la {}, avec {} selon le jour {at}.\"",
        word(7),
        word(13),
        word(17),
        word(19),
        word(23),
    );
    let (open, close) = (7 + at % 4, 17 + at % 3);
    let _ = write!(
        text,
        "categories: [{}]\ncommune: {commune}\nadresse: {} rue du {}\ncoordonnees: [{:.4}, {:.4}]\n\
         moyens: [e-doume{}]\nhoraires: \"{}-Sa {open:02}:{:02}-12:30,14:00-{close}:00; PH off\"\nverifie-le: 2026-11-01\n---\n",
        ["epicerie", "vrac"][at % 2],
        at % 90 + 1,
        word(3),
        2.6 + (at * 37 % 1000) as f64 / 1000.0,
        45.4 + (at * 61 % 700) as f64 / 1000.0,
        if at.is_multiple_of(40) {
            ", change"
        } else {
            ", coupons"
        },
        ["Tu", "We", "Mo"][at % 3],
        [0, 15, 30, 45][at % 4],
    );
    text
}

fn compressed(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters).expect("brotli works");
    out.len()
}

fn select(html: &str, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let page = Html::parse_document(html);
    let found = page.select(&selector).map(|element| element.html());
    found.collect()
}

fn plain(run: &Run, path: &str) -> String {
    run.text(path).replace(['\u{a0}', '\u{202f}'], " ")
}
