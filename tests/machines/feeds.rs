//! Feeds as a reader takes them (feed-rs), and as RFC 4287 wants them.

use feed_rs::model::{Feed, FeedType};
use scraper::Html;
use serde_json::json;

use super::site::{BASE, pages, shipped, whole};
use super::{lint, values};
use crate::project::{Project, Run};

fn feed(site: &Run, path: &str) -> Feed {
    let bytes = site
        .outputs
        .get(path)
        .unwrap_or_else(|| panic!("{path} is not published"));
    let feed = feed_rs::parser::parse(bytes.as_slice()).expect("a reader takes it");
    assert_eq!(feed.feed_type, FeedType::Atom);
    feed
}

fn titles(feed: &Feed) -> Vec<String> {
    let titles = feed.entries.iter().filter_map(|entry| entry.title.as_ref());
    titles
        .map(|title| title.content.replace('\u{a0}', " "))
        .collect()
}

#[test]
fn a_reader_is_told_what_is_new_and_nothing_else() {
    let all = feed(whole(), "atom.xml");
    // Most recently changed first; no draft, nothing expired, to come or invented, no event.
    assert_eq!(
        titles(&all),
        [
            "On ouvre",
            "Soupe </script> & « amis »",
            "Recette à vérifier",
            "L’été"
        ]
    );
    assert_eq!(titles(&feed(whole(), "recettes/atom.xml")).len(), 2);
    assert_eq!(
        titles(&feed(whole(), "actualites/atom.xml")),
        ["On ouvre", "L’été"]
    );
    assert_eq!(titles(&feed(whole(), "en/atom.xml")), ["Pumpkin soup"]);
    // Nothing is translated there: no empty feed is offered.
    assert!(!whole().outputs.contains_key("en/actualites/atom.xml"));
}

#[test]
fn days_are_those_that_entries_state() {
    let all = feed(whole(), "atom.xml");
    let days = |at: usize| {
        let entry = &all.entries[at];
        (
            entry.published.map(|date| date.to_rfc3339()),
            entry.updated.map(|date| date.to_rfc3339()),
        )
    };
    let utc = |text: &str| Some(text.to_owned());
    // Midnight in Paris, in winter and in summer.
    assert_eq!(
        days(0),
        (
            utc("2026-11-14T23:00:00+00:00"),
            utc("2026-11-17T23:00:00+00:00")
        )
    );
    assert_eq!(days(1), (None, utc("2026-11-09T23:00:00+00:00")));
    assert_eq!(
        days(3),
        (
            utc("2026-07-04T22:00:00+00:00"),
            utc("2026-07-04T22:00:00+00:00")
        )
    );
    assert_eq!(all.updated, all.entries[0].updated);
}

/// RFC 4287, 4.1.1, 4.1.2 and 4.2.7: what feeds and entries must have, and once.
#[test]
fn every_feed_has_what_the_standard_requires() {
    let mut seen = 0;
    for site in [whole(), shipped()] {
        for path in site
            .outputs
            .keys()
            .filter(|path| path.ends_with("atom.xml"))
        {
            let feed = feed(site, path);
            assert_eq!(feed.id, format!("{BASE}{path}"));
            let own = feed
                .links
                .iter()
                .filter(|link| link.rel.as_deref() == Some("self"));
            assert_eq!(
                own.map(|link| link.href.clone()).collect::<Vec<_>>(),
                [format!("{BASE}{path}")]
            );
            assert!(feed.title.is_some() && feed.updated.is_some() && !feed.authors.is_empty());
            let mut ids: Vec<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(
                ids.len(),
                feed.entries.len(),
                "{path}: identifiers are unique"
            );
            for entry in &feed.entries {
                assert!(
                    entry.updated.is_some() && entry.title.is_some(),
                    "{path}: {}",
                    entry.id
                );
                let page = entry
                    .links
                    .iter()
                    .find(|link| link.rel.as_deref() == Some("alternate"));
                let page = page.map(|link| link.href.clone()).unwrap_or_default();
                let file = page
                    .strip_prefix(BASE)
                    .map(|address| format!("{address}index.html"));
                assert!(
                    file.is_some_and(|file| site.outputs.contains_key(&file)),
                    "{page} is a page"
                );
                seen += 1;
            }
        }
    }
    assert!(seen > 40, "there was something to look at: {seen}");
}

/// RFC 4287 as a grammar: which elements a feed and its entries have, how often, and what they hold.
const ATOM: &str = r#"<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="feed">
    <attribute name="xml:lang" ns=""><data type="language"/></attribute>
    <interleave>
      <ref name="id"/><ref name="title"/><ref name="updated"/>
      <optional><element name="subtitle"><ref name="words"/></element></optional>
      <oneOrMore><ref name="author"/></oneOrMore>
      <oneOrMore><ref name="link"/></oneOrMore>
      <zeroOrMore><ref name="category"/></zeroOrMore>
      <optional><element name="rights"><ref name="words"/></element></optional>
      <optional><element name="icon"><ref name="address"/></element></optional>
      <zeroOrMore><ref name="entry"/></zeroOrMore>
    </interleave>
  </element></start>
  <define name="entry"><element name="entry"><interleave>
    <ref name="id"/><ref name="title"/><ref name="updated"/>
    <optional><element name="published"><data type="dateTime"/></element></optional>
    <zeroOrMore><ref name="author"/></zeroOrMore>
    <oneOrMore><ref name="link"/></oneOrMore>
    <zeroOrMore><ref name="category"/></zeroOrMore>
    <optional><element name="summary"><ref name="words"/></element></optional>
    <element name="content"><attribute name="type"><value>html</value></attribute><text/></element>
  </interleave></element></define>
  <define name="id"><element name="id"><ref name="address"/></element></define>
  <define name="title"><element name="title"><ref name="words"/></element></define>
  <define name="updated"><element name="updated"><data type="dateTime"/></element></define>
  <define name="author"><element name="author"><interleave>
    <element name="name"><ref name="words"/></element>
    <optional><element name="uri"><ref name="address"/></element></optional>
  </interleave></element></define>
  <define name="link"><element name="link">
    <attribute name="rel"><choice><value>self</value><value>alternate</value></choice></attribute>
    <attribute name="type"><data type="string"><param name="pattern">.+/.+</param></data></attribute>
    <attribute name="href"><ref name="address"/></attribute>
  </element></define>
  <define name="category"><element name="category">
    <attribute name="term"><ref name="words"/></attribute>
    <optional><attribute name="label"><ref name="words"/></attribute></optional>
  </element></define>
  <define name="words"><data type="string"><param name="minLength">1</param></data></define>
  <define name="address"><data type="anyURI"><param name="pattern">https?://.+</param></data></define>
</grammar>"#;

#[test]
fn feeds_follow_the_grammar_of_the_standard() {
    let wrong = |files: &[(&str, String)]| {
        lint(&json!({ "schema": ATOM, "language": "relaxng", "files": files }))
    };
    for site in [whole(), shipped()] {
        let feeds = site
            .outputs
            .keys()
            .filter(|path| path.ends_with("atom.xml"));
        let feeds: Vec<(&str, String)> =
            feeds.map(|path| (path.as_str(), site.text(path))).collect();
        assert!(feeds.len() >= 5, "{}", feeds.len());
        assert_eq!(wrong(&feeds), Vec::<String>::new());
    }
    let text = whole().text("atom.xml");
    for (right, spoilt) in [
        ("<id>https://", "<id>"),
        ("T00:00:00+01:00</updated>", "</updated>"),
        ("<category term=", "<category name="),
        ("type=\"html\"", "type=\"markdown\""),
    ] {
        let spoilt = text.replacen(right, spoilt, 1);
        assert_ne!(spoilt, text, "{right}");
        assert!(
            !wrong(&[("atom.xml", spoilt)]).is_empty(),
            "{right} is not looked at"
        );
    }
}

/// What is read in a feed is whole, and every address in it leads somewhere from anywhere.
#[test]
fn entries_are_whole_and_their_addresses_full() {
    let all = feed(whole(), "atom.xml");
    let body = all.entries[1]
        .content
        .as_ref()
        .and_then(|content| content.body.clone());
    let body = body.expect("a content");
    let html = Html::parse_fragment(&body);
    let links = values(&html, "a", "href");
    assert!(
        links.contains(&format!("{BASE}produits/potimarron/")),
        "{links:?}"
    );
    assert!(
        links.contains(&format!("{BASE}recettes/soupe/#preparation")),
        "{links:?}"
    );
    let pictures = values(&html, "img", "src");
    assert_eq!(
        pictures.len(),
        2,
        "its own, and that of its text: {pictures:?}"
    );
    for address in links.iter().chain(&pictures) {
        assert!(address.starts_with(BASE), "{address}");
    }
    for words in ["1\u{a0}kg", "Couper la courge", "Cuire ]]&gt; longtemps"] {
        assert!(body.contains(words), "{words}: {body}");
    }
    let entry = &all.entries[1];
    let terms: Vec<&str> = entry
        .categories
        .iter()
        .map(|category| category.term.as_str())
        .collect();
    assert_eq!(terms, ["recettes", "courge", "soupe"]);
    assert_eq!(
        all.entries[0].authors[0].name.as_deref(),
        Some("L’équipe de l’essai")
    );
}

#[test]
fn pages_name_the_feeds_of_their_language() {
    let mut looked = 0;
    for (path, text) in pages(whole()) {
        let page = Html::parse_document(&text);
        let feeds = values(&page, "link[type='application/atom+xml']", "href");
        for feed in &feeds {
            let file = feed
                .strip_prefix("/solidoume/")
                .expect("an address of the site");
            assert!(whole().outputs.contains_key(file), "{path} names {feed}");
            assert_eq!(
                file.starts_with("en/"),
                path.starts_with("en/"),
                "{path}: {feed}"
            );
        }
        looked += feeds.len();
    }
    assert!(looked > 100, "{looked}");
}

/// However much there is to tell, a feed holds the fifty latest.
#[test]
fn a_feed_holds_fifty_entries() {
    let site = (0..60).fold(Project::new(), |site, at| {
        let (month, day) = (1 + at / 28, 1 + at % 28);
        let text = format!(
            "---\ntitre: Nouvelle {at}\nresume: N.\ndate: 2026-{month:02}-{day:02}\n---\n\nN.\n"
        );
        site.file(&format!("content/actualites/nouvelle-{at}.md"), text)
    });
    let all = titles(&feed(&site.build(&[]), "atom.xml"));
    assert_eq!(
        (all.len(), all[0].as_str(), all[49].as_str()),
        (50, "Nouvelle 59", "Nouvelle 10")
    );
}
