//! Addresses: where each entry, list and fixed page lives. All are relative to the site's root, with a final slash.

use crate::config::Language;
use crate::content::entry::Entry;
use crate::content::kind::{Address, KindSpec, Order};
use crate::content::kinds::KINDS;
use crate::decode::slug::slugify;
use crate::decode::values::date::YearMonth;
use crate::decode::values::months::NAMES;

/// Pages that no file of the content describes: the name one links to them by, and their address.
pub const FIXED: &[(&str, &str)] = &[
    ("accueil", ""),
    ("saisons", "saisons/"),
    ("annuaires", "annuaires/"),
    ("carte", "carte/"),
    ("calculateurs", "calculateurs/"),
    ("calculateurs/bonus", "calculateurs/bonus/"),
    ("calculateurs/equilibre", "calculateurs/equilibre/"),
    ("calculateurs/panier", "calculateurs/panier/"),
    (
        "calculateurs/experience-2019",
        "calculateurs/experience-2019/",
    ),
    ("transparence", "transparence/"),
    ("contribuer/guide", GUIDE),
    ("mots-cles", TAGS),
    ("liste-de-courses", SHOPPING_LIST),
    ("hors-ligne", OFFLINE),
    ("recherche", SEARCH),
];

/// The list of keywords.
pub const TAGS: &str = "mots-cles/";
/// What to buy for several recipes.
pub const SHOPPING_LIST: &str = "liste-de-courses/";
/// The field guide of contributors.
pub const GUIDE: &str = "contribuer/guide/";
/// The full-text search; `?q=` is the question.
pub const SEARCH: &str = "recherche/";
/// What browsers read to offer the search, in each language.
pub const OPENSEARCH: &str = "opensearch.xml";
/// The feeds: each with the folder whose entries it holds, or all.
pub const FEED: &str = "atom.xml";
/// The page that shows the bonus calculator inside other sites.
pub const EMBEDDED_CALCULATOR: &str = "calculateurs/bonus/integrer/";
/// What answers where there is no network; from the site's root, so that it may answer for all of it.
pub const SERVICE_WORKER: &str = "service-worker.js";
/// What is kept on the device, and what is shown where there is neither network nor a kept page.
pub const OFFLINE: &str = "hors-ligne/";
/// All calculators in one file, for where there is no network.
pub const OFFLINE_CALCULATORS: &str = "calculateur-hors-ligne.html";

/// The address of an entry; none for kinds without pages.
#[must_use]
pub fn of_entry(entry: &Entry<'_>) -> Option<String> {
    let prefix = entry.language.prefix();
    match entry.spec.address {
        Address::Folder | Address::Directory => {
            Some(format!("{prefix}{}/{}/", entry.folder, entry.slug))
        }
        Address::Root => Some(format!("{prefix}{}/", entry.slug)),
        Address::None => None,
    }
}

/// The address of the list of a folder: `recettes` or `annuaires/commerces`.
#[must_use]
pub fn of_folder(folder: &str, language: Language) -> String {
    format!("{}{folder}/", language.prefix())
}

/// Where programs find the partners of a directory: each form by its name.
#[must_use]
pub fn of_directory_data(slug: &str) -> [(&'static str, String); 2] {
    [("GeoJSON", "geojson"), ("CSV", "csv")]
        .map(|(form, extension)| (form, format!("annuaires/{slug}/partenaires.{extension}")))
}

/// Files for programs that every site has, relative to the root.
pub const DATA: [&str; 8] = [
    "donnees/chiffres.json",
    "donnees/chiffres.csv",
    "donnees/recettes.json",
    "donnees/produits.json",
    "donnees/schemas/chiffres.json",
    "donnees/schemas/recettes.json",
    "donnees/schemas/produits.json",
    "sitemap.xml",
];

/// The contact card of a partner, by its page's address.
#[must_use]
pub fn of_contact(address: &str) -> String {
    format!("{address}contact.vcf")
}

/// The address of a month of the calendar, 1 to 12.
#[must_use]
pub fn of_month(month: i8, language: Language) -> String {
    let name = usize::try_from(month - 1)
        .ok()
        .and_then(|index| NAMES.get(index))
        .unwrap_or(&"");
    format!("{}saisons/{name}/", language.prefix())
}

/// Kinds of what takes place at a time: their lists are agendas, and they have calendars.
pub fn dated() -> impl Iterator<Item = &'static KindSpec> {
    let kinds = KINDS.iter().copied();
    kinds.filter(|spec| spec.address == Address::Folder && spec.order == Order::Chronological)
}

/// The page of a folder's agenda for a month: `evenements/mois/2026-12/`.
#[must_use]
pub fn of_agenda_month(folder: &str, month: YearMonth) -> String {
    format!("{folder}/mois/{:04}-{:02}/", month.year, month.month)
}

/// The page of what took place in a year.
#[must_use]
pub fn of_past_year(folder: &str, year: i16) -> String {
    format!("{folder}/passes/{year}/")
}

/// The calendar (iCalendar) of all that takes place.
#[must_use]
pub fn of_calendar(folder: &str) -> String {
    format!("{folder}/agenda.ics")
}

/// The calendar of one axis, or of one commune: `part` is `axe` or `commune`.
#[must_use]
pub fn of_calendar_part(folder: &str, part: &str, name: &str) -> String {
    format!("{folder}/{part}/{}.ics", slugify(name))
}

/// The calendar of one entry.
#[must_use]
pub fn of_calendar_file(spec: &KindSpec, slug: &str) -> String {
    format!("{}/{slug}/{}.ics", spec.folder, spec.singular)
}

/// Every name that leads to a page without being an entry, with its address: fixed pages, months and lists of kinds.
pub fn fixed() -> impl Iterator<Item = (String, String)> {
    let pages = FIXED
        .iter()
        .map(|(name, address)| ((*name).to_owned(), (*address).to_owned()));
    let months = (1..=12).map(|month| {
        let address = of_month(month, Language::Fr);
        (address.trim_end_matches('/').to_owned(), address)
    });
    let lists = KINDS
        .iter()
        .filter(|spec| spec.address == Address::Folder)
        .map(|spec| (spec.folder.to_owned(), of_folder(spec.folder, Language::Fr)));
    pages.chain(months).chain(lists)
}

/// The address of a keyword's page.
#[must_use]
pub fn of_tag(slug: &str, language: Language) -> String {
    format!("{}{TAGS}{slug}/", language.prefix())
}

/// The address of a page of a list that takes several: the first is the list's own address.
#[must_use]
pub fn of_page(list: &str, number: usize) -> String {
    match number {
        0 | 1 => list.to_owned(),
        number => format!("{list}page/{number}/"),
    }
}

/// The file with every card of a list that takes several pages, for filters.
#[must_use]
pub fn of_cards(list: &str) -> String {
    format!("{list}liste.json")
}

/// The file that serves an address.
#[must_use]
pub fn file(address: &str) -> String {
    format!("{address}index.html")
}
