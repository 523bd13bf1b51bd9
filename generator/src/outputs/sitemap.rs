//! `sitemap.xml` (sitemaps.org 0.9): every page search engines may show, with the same page in other languages.
//!
//! `lastmod` is the entry's own `maj`, never a file's time. Beyond fifty thousand addresses, it is an index of files.

use jiff::civil::Date;

use super::Build;
use super::xml::Xml;
use crate::config::Language;
use crate::content::kind::Address;
use crate::content::kinds::KINDS;
use crate::diagnostics::Diagnostics;
use crate::site::routes;

/// The most addresses one file may hold, by the standard.
const LONGEST: usize = 50_000;
const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// One address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Location {
    address: String,
    updated: Option<Date>,
    /// The same page in every language it has, itself included; empty when there is one only. French comes first.
    alternates: Vec<(Language, String)>,
}

pub(super) fn write(build: &Build<'_>, _: &mut Diagnostics) {
    let base = &build.site.config.base_url;
    for (path, bytes) in files(base, &locations(build), LONGEST) {
        build.emitter.file(&path, bytes);
    }
}

/// One file, or an index and as many as it takes.
fn files(base: &str, locations: &[Location], longest: usize) -> Vec<(String, Vec<u8>)> {
    let name = |at: Option<usize>| match at {
        None => "sitemap.xml".to_owned(),
        Some(at) => format!("sitemap-{}.xml", at + 1),
    };
    if locations.len() <= longest {
        return vec![(name(None), set(base, locations))];
    }
    let parts = locations.chunks(longest).enumerate();
    let mut files: Vec<_> = parts
        .map(|(at, part)| (name(Some(at)), set(base, part)))
        .collect();
    let mut index = Xml::new();
    index.within("sitemapindex", &[NAMESPACE], |xml| {
        for (path, _) in &files {
            xml.within("sitemap", &[], |xml| {
                xml.text("loc", &[], &format!("{base}{path}"))
            });
        }
    });
    files.push((name(None), index.finish()));
    files
}

fn set(base: &str, locations: &[Location]) -> Vec<u8> {
    let mut xml = Xml::new();
    let xhtml = ("xmlns:xhtml", "http://www.w3.org/1999/xhtml");
    xml.within("urlset", &[NAMESPACE, xhtml], |xml| {
        for location in locations {
            xml.within("url", &[], |xml| {
                xml.text("loc", &[], &format!("{base}{}", location.address));
                if let Some(updated) = location.updated {
                    xml.text("lastmod", &[], &updated.to_string());
                }
                let french = location.alternates.first();
                let default = french.map(|(_, address)| ("x-default", address));
                let languages = location.alternates.iter();
                let languages = languages.map(|(language, address)| (language.word(), address));
                for (language, address) in languages.chain(default) {
                    let address = format!("{base}{address}");
                    let link = [
                        ("rel", "alternate"),
                        ("hreflang", language),
                        ("href", &address),
                    ];
                    xml.empty("xhtml:link", &link);
                }
            });
        }
    });
    xml.finish()
}

/// Every address, in order, without what asks not to be indexed.
fn locations(build: &Build<'_>) -> Vec<Location> {
    let languages: Vec<Language> = build
        .languages
        .iter()
        .map(|localized| localized.presenter.language)
        .collect();
    let mut all = Vec::new();
    for address in everywhere(build) {
        all.extend(in_languages(&languages, None, |language| {
            format!("{}{address}", language.prefix())
        }));
    }
    for (index, entry) in build.site.content.entries.iter().enumerate() {
        let facts = &build.site.facts[index];
        if !facts.visible || entry.summary.example || !languages.contains(&entry.language) {
            continue;
        }
        let Some(address) = facts.address.clone() else {
            continue;
        };
        let original = build.site.original(index);
        let published = |index: usize| build.site.facts[index].visible;
        let translated = |language: &Language| match language {
            Language::Fr => published(original),
            Language::En => build
                .site
                .links
                .translation(original, *language)
                .is_some_and(published),
        };
        let spoken: Vec<Language> = languages.iter().copied().filter(translated).collect();
        let french = build.site.facts[original]
            .address
            .clone()
            .unwrap_or_default();
        let versions = in_languages(&spoken, entry.summary.updated, |language| {
            format!("{}{french}", language.prefix())
        });
        all.extend(
            versions
                .into_iter()
                .filter(|version| version.address == address),
        );
    }
    all.sort();
    all
}

/// Addresses of the French site that every language has: fixed pages, months, lists and directories.
fn everywhere(build: &Build<'_>) -> Vec<String> {
    let fixed = routes::FIXED
        .iter()
        .map(|(_, address)| (*address).to_owned());
    let months = (1..=12).map(|month| routes::of_month(month, Language::Fr));
    let kinds = KINDS.iter().filter(|spec| spec.address == Address::Folder);
    let lists = kinds.map(|spec| routes::of_folder(spec.folder, Language::Fr));
    let directories = build.site.content.directories.iter();
    let directories = directories
        .map(|known| routes::of_folder(&format!("annuaires/{}", known.slug), Language::Fr));
    let further = super::paging::addresses(build);
    fixed
        .chain(months)
        .chain(lists)
        .chain(directories)
        .chain(further)
        .collect()
}

fn in_languages(
    languages: &[Language],
    updated: Option<Date>,
    address: impl Fn(Language) -> String,
) -> Vec<Location> {
    let versions: Vec<_> = languages
        .iter()
        .map(|language| (*language, address(*language)))
        .collect();
    let alternates = if versions.len() > 1 {
        versions.clone()
    } else {
        Vec::new()
    };
    let location = |(_, address): (Language, String)| Location {
        address,
        updated,
        alternates: alternates.clone(),
    };
    versions.into_iter().map(location).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(count: usize) -> Vec<Location> {
        let one = |at: usize| Location {
            address: format!("page-{at}/"),
            updated: None,
            alternates: Vec::new(),
        };
        (0..count).map(one).collect()
    }

    #[test]
    fn what_is_too_long_for_one_file_is_an_index_of_several() {
        let base = "https://example.org/";
        assert_eq!(files(base, &some(3), 3).len(), 1);
        let split = files(base, &some(7), 3);
        let names: Vec<&str> = split.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(
            names,
            [
                "sitemap-1.xml",
                "sitemap-2.xml",
                "sitemap-3.xml",
                "sitemap.xml"
            ]
        );
        let text = |at: usize| String::from_utf8(split[at].1.clone()).expect("UTF-8");
        let addresses: usize = (0..3).map(|at| text(at).matches("<loc>").count()).sum();
        assert_eq!(addresses, 7);
        assert!(text(3).contains("<loc>https://example.org/sitemap-3.xml</loc>"));
        assert_eq!(text(3).matches("<loc>").count(), 3);
    }
}
