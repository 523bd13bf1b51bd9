//! The sitemap, the description of the search and robots.txt, as their standards want them; languages as pages say them.

use std::collections::{BTreeMap, BTreeSet};

use scraper::Html;
use serde_json::json;

use super::site::{BASE, pages, shipped, whole};
use super::{judges, lint, select, values};
use crate::project::Run;

/// What `xhtml:link` must have, for the schema of sitemaps leaves it to others.
const LINK: &str = r#"<?xml version="1.0"?>
<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml" elementFormDefault="qualified">
  <element name="link"><complexType>
    <attribute name="rel" fixed="alternate" use="required"/>
    <attribute name="hreflang" type="NMTOKEN" use="required"/>
    <attribute name="href" type="anyURI" use="required"/>
  </complexType></element>
</schema>"#;

/// OpenSearch 1.1 draft 6: the elements it has, and what they hold.
const OPENSEARCH: &str = r#"<?xml version="1.0"?>
<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns="http://a9.com/-/spec/opensearch/1.1/"
  targetNamespace="http://a9.com/-/spec/opensearch/1.1/" elementFormDefault="qualified">
  <xsd:element name="OpenSearchDescription"><xsd:complexType><xsd:sequence>
    <xsd:element name="ShortName"><xsd:simpleType><xsd:restriction base="xsd:string">
      <xsd:minLength value="1"/><xsd:maxLength value="16"/></xsd:restriction></xsd:simpleType></xsd:element>
    <xsd:element name="Description"><xsd:simpleType><xsd:restriction base="xsd:string">
      <xsd:maxLength value="1024"/></xsd:restriction></xsd:simpleType></xsd:element>
    <xsd:element name="Url" maxOccurs="unbounded"><xsd:complexType>
      <xsd:attribute name="type" type="xsd:string" use="required"/>
      <xsd:attribute name="template" type="xsd:string" use="required"/>
      <xsd:attribute name="rel" type="xsd:string"/><xsd:attribute name="method" type="xsd:string"/>
    </xsd:complexType></xsd:element>
    <xsd:element name="Image" minOccurs="0"><xsd:complexType><xsd:simpleContent><xsd:extension base="xsd:anyURI">
      <xsd:attribute name="height" type="xsd:positiveInteger"/><xsd:attribute name="width" type="xsd:positiveInteger"/>
      <xsd:attribute name="type" type="xsd:string"/></xsd:extension></xsd:simpleContent></xsd:complexType></xsd:element>
    <xsd:element name="Language" type="xsd:language"/>
    <xsd:element name="InputEncoding" fixed="UTF-8" type="xsd:string"/>
    <xsd:element name="OutputEncoding" fixed="UTF-8" type="xsd:string"/>
  </xsd:sequence></xsd:complexType></xsd:element>
</xsd:schema>"#;

fn sitemap_schema() -> String {
    let file = judges().join("sitemap/schema/sitemap.xsd");
    let schema = std::fs::read_to_string(file).expect("the schema of sitemaps");
    // The schema of sitemaps does not import what it leaves to others.
    let import =
        "<xsd:import namespace=\"http://www.w3.org/1999/xhtml\" schemaLocation=\"link.xsd\"/>";
    let end = schema.find("<xsd:schema").expect("a schema");
    let open = end + schema[end..].find('>').expect("it opens") + 1;
    format!("{}{import}{}", &schema[..open], &schema[open..])
}

/// What xmllint finds wrong in files against a schema.
fn wrong(schema: &str, files: &[(&str, String)]) -> Vec<String> {
    lint(
        &json!({ "schema": schema, "language": "schema", "preload": { "link.xsd": LINK }, "files": files }),
    )
}

#[test]
fn the_sitemap_is_as_its_schema_says() {
    let schema = sitemap_schema();
    for site in [whole(), shipped()] {
        assert_eq!(
            wrong(&schema, &[("sitemap.xml", site.text("sitemap.xml"))]),
            Vec::<String>::new()
        );
    }
    let text = whole().text("sitemap.xml");
    for (right, spoilt) in [
        ("<loc>", "<lok>"),
        ("<lastmod>2026", "<lastmod>hier 2026"),
        ("hreflang=\"en\"", "lang=\"en\""),
    ] {
        let spoilt = text
            .replacen(right, spoilt, 1)
            .replacen("</loc>", &right_end(right), 1);
        assert!(
            !wrong(&schema, &[("sitemap.xml", spoilt)]).is_empty(),
            "{right} is not looked at"
        );
    }
}

fn right_end(right: &str) -> String {
    if right == "<loc>" { "</lok>" } else { "</loc>" }.to_owned()
}

#[test]
fn the_description_of_the_search_is_one() {
    for site in [whole(), shipped()] {
        for path in ["opensearch.xml", "en/opensearch.xml"] {
            assert_eq!(
                wrong(OPENSEARCH, &[(path, site.text(path))]),
                Vec::<String>::new(),
                "{path}"
            );
        }
    }
    let text = whole().text("opensearch.xml");
    assert!(
        text.contains(&format!("template=\"{BASE}recherche/?q={{searchTerms}}\"")),
        "{text}"
    );
    for (path, text) in pages(whole()) {
        let page = Html::parse_document(&text);
        for named in values(&page, "link[rel=search]", "href") {
            let wanted = if path.starts_with("en/") {
                "/solidoume/en/opensearch.xml"
            } else {
                "/solidoume/opensearch.xml"
            };
            assert_eq!(named, wanted, "{path}");
        }
    }
}

/// Every XML file that is published can be read, feeds too.
#[test]
fn every_xml_file_is_well_formed() {
    for site in [whole(), shipped()] {
        let files = site
            .outputs
            .iter()
            .filter(|(path, _)| path.ends_with(".xml") || path.ends_with(".svg"));
        let files: Vec<(&str, String)> = files
            .map(|(path, bytes)| (path.as_str(), String::from_utf8_lossy(bytes).into_owned()))
            .collect();
        assert!(files.len() >= 7, "{}", files.len());
        assert_eq!(wrong("", &files), Vec::<String>::new());
    }
    assert!(!wrong("", &[("a.xml", "<a>&nbsp;</a>".to_owned())]).is_empty());
}

/// Addresses of the sitemap with their last change and their languages.
/// What is said of an address: its day, and the same page in other languages.
type Said = (Option<String>, BTreeSet<(String, String)>);

fn locations(site: &Run) -> BTreeMap<String, Said> {
    let text = site.text("sitemap.xml");
    let between = |text: &str, open: &str, close: &str| {
        text.split_once(open)
            .and_then(|(_, rest)| Some(rest.split_once(close)?.0.to_owned()))
    };
    let one = |part: &str| {
        let links = part.split("<xhtml:link ").skip(1).filter_map(|link| {
            Some((
                between(link, "hreflang=\"", "\"")?,
                between(link, "href=\"", "\"")?,
            ))
        });
        let address = between(part, "<loc>", "</loc>").expect("an address");
        (
            address,
            (between(part, "<lastmod>", "</lastmod>"), links.collect()),
        )
    };
    text.split("<url>").skip(1).map(one).collect()
}

/// The sitemap lists exactly the pages that may be indexed, and names the same other languages as their heads do.
#[test]
fn the_sitemap_and_pages_agree_on_languages() {
    for site in [whole(), shipped()] {
        let listed = locations(site);
        let mut indexable = BTreeSet::new();
        for (path, text) in pages(site) {
            let page = Html::parse_document(&text);
            let address = format!("{BASE}{}", path.strip_suffix("index.html").unwrap_or(path));
            if !select(&page, "meta[name=robots][content*=noindex]").is_empty() {
                assert!(!listed.contains_key(&address), "{address}");
                continue;
            }
            let links = select(&page, "link[rel=alternate][hreflang]").into_iter();
            let links: BTreeSet<(String, String)> = links
                .filter_map(|link| {
                    Some((
                        link.attr("hreflang")?.to_owned(),
                        link.attr("href")?.to_owned(),
                    ))
                })
                .collect();
            let (_, named) = listed
                .get(&address)
                .unwrap_or_else(|| panic!("{address} is not listed"));
            assert_eq!(*named, links, "{address}");
            assert_eq!(
                values(&page, "link[rel=canonical]", "href"),
                [address.as_str()]
            );
            indexable.insert(address);
        }
        assert_eq!(listed.len(), indexable.len());
    }
    let listed = locations(whole());
    let (updated, languages) = &listed[&format!("{BASE}en/recettes/soupe/")];
    assert_eq!(
        updated.as_deref(),
        Some("2026-11-10"),
        "the day the entry states"
    );
    let languages: Vec<&str> = languages
        .iter()
        .map(|(language, _)| language.as_str())
        .collect();
    assert_eq!(languages, ["en", "fr", "x-default"]);
}

#[test]
fn robots_are_shown_the_sitemap() {
    let text = whole().text("robots.txt");
    assert!(
        text.lines()
            .any(|line| line == format!("Sitemap: {BASE}sitemap.xml")),
        "{text}"
    );
}

#[test]
fn pages_say_to_networks_what_they_are() {
    let page = |path: &str| Html::parse_document(&whole().text(path));
    let property = |path: &str, name: &str| {
        values(&page(path), &format!("meta[property='{name}']"), "content")
    };
    let article = "actualites/ouverture/index.html";
    assert_eq!(property(article, "og:type"), ["article"]);
    assert_eq!(property(article, "article:published_time"), ["2026-11-15"]);
    assert_eq!(property(article, "article:modified_time"), ["2026-11-18"]);
    assert_eq!(
        property(article, "og:locale:alternate"),
        Vec::<String>::new()
    );
    let recipe = "en/recettes/soupe/index.html";
    assert_eq!(property(recipe, "og:type"), ["website"]);
    assert_eq!(property(recipe, "og:locale"), ["en_GB"]);
    assert_eq!(property(recipe, "og:locale:alternate"), ["fr_FR"]);
    assert_eq!(
        property(recipe, "og:url"),
        [format!("{BASE}en/recettes/soupe/")]
    );
}
