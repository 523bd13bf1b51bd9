//! Addresses: where each entry, list and fixed page lives. All are relative to the site's root, with a final slash.

use crate::config::Language;
use crate::content::entry::Entry;
use crate::content::kind::Address;
use crate::content::kinds::KINDS;
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
];

/// The field guide of contributors.
pub const GUIDE: &str = "contribuer/guide/";
/// The page that shows the bonus calculator inside other sites.
pub const EMBEDDED_CALCULATOR: &str = "calculateurs/bonus/integrer/";
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

/// The file that serves an address.
#[must_use]
pub fn file(address: &str) -> String {
    format!("{address}index.html")
}
