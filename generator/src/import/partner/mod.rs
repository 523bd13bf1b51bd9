//! Partners of a directory, from tables and collections of features.

mod category;
mod keys;
mod names;
mod properties;
mod spot;

use std::collections::HashSet;

use jiff::civil::Date;

use super::notes::{Notes, shortened};
use super::record::Record;
use super::text::line;
use super::value::Value;
use crate::content::directory::{self, Directory};
use crate::content::kinds::partner::KIND;
use crate::content::territory::Territory;
use crate::decode::slug::{is_slug, slugify};
use crate::diagnostics::{Bilingual, Diagnostics, Problem};
use crate::source::{SourceId, Sources, Span};
use category::Categories;
use keys::Keys;
use properties::Properties;
use spot::Spot;

/// How a file of partners is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Separated values.
    Csv,
    /// GeoJSON, or another JSON of elements.
    GeoJson,
}

/// What the person who imports says of all partners that say nothing themselves.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// What they take.
    pub means: Vec<String>,
    /// When somebody verified them.
    pub verified: Option<Date>,
}

/// What is read of a file.
#[derive(Debug)]
pub struct Read {
    /// Partners, in the order of the file.
    pub records: Vec<Record>,
    /// The names of everything in it, what was left out included.
    pub ids: HashSet<String>,
    /// What the file seems to be, to name the source by.
    pub flavour: &'static str,
}

/// A directory to import into.
#[derive(Debug)]
pub struct Destination<'s> {
    sources: &'s Sources,
    folder: String,
    territory: Territory,
    categories: Categories,
    settings: Settings,
}

impl<'s> Destination<'s> {
    /// Finds a directory; a folder that is none is reported.
    pub fn directory(
        sources: &'s Sources,
        name: &str,
        settings: Settings,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let folder = format!("annuaires/{name}");
        let path = format!("content/{folder}/{}", directory::FILE);
        let Some((id, file)) = sources.at(&path) else {
            diagnostics.report_run(Problem::DirectoryMissing { folder });
            return None;
        };
        let directory = Directory::read(id, file, name, diagnostics)?;
        Some(Self {
            sources,
            territory: Territory::load(sources, diagnostics),
            categories: Categories::load(sources, &folder, directory.categories, diagnostics),
            folder,
            settings,
        })
    }

    /// Its folder under `content/`.
    #[must_use]
    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// Reads a file; when it cannot be read as a whole that is reported among the notes, and nothing comes back.
    pub fn read(
        &self,
        source: SourceId,
        text: &str,
        format: Format,
        notes: &mut Notes,
    ) -> Option<Read> {
        let mut found = Diagnostics::default();
        let places = match format {
            Format::Csv => properties::of_table(source, text, &mut found),
            Format::GeoJson => properties::of_features(source, text, &mut found, notes),
        };
        notes.diagnostics.absorb(found);
        let places = places?;
        if places.is_empty() {
            notes.report(Span::file(source), Problem::ImportEmpty);
            return None;
        }
        let flavour = flavour(&places, format);
        let (mut records, mut ids) = (Vec::new(), HashSet::new());
        for properties in places {
            let mut record = self.record(properties, notes);
            if !ids.insert(record.id.clone()) {
                notes.skip(record.place, record.title(), TWICE, &record.id);
            } else if record.settle(&KIND, &self.folder, notes) {
                records.push(record);
            }
        }
        Some(Read {
            records,
            ids,
            flavour,
        })
    }

    fn record(&self, mut properties: Properties, notes: &mut Notes) -> Record {
        let said_id = properties.take(names::IDS).map(|id| id.text());
        let own_id = properties.id.take().filter(|id| !id.trim().is_empty());
        let mut keys = Keys::copied(&mut properties, notes);
        let title = keys.text("titre").unwrap_or_default();
        keys.hours(&mut properties, &title, notes);
        let spot = Spot::find(&mut properties, &self.territory, &title, notes);
        let commune = spot.commune.clone();
        spot.say(&mut keys);
        let category = self.categories.say(&mut properties, &mut keys, notes);
        self.means(&mut properties, &mut keys);
        self.products(&mut properties, &mut keys, &title, notes);
        keys.access(&mut properties);
        let body = keys.texts(&mut properties, &title, notes);
        let described = [category.as_deref(), commune.as_deref()];
        let described: Vec<&str> = described.into_iter().flatten().collect();
        keys.put_if_missing(
            "resume",
            match described.is_empty() {
                true => title.clone(),
                false => format!("{}.", described.join(", ")),
            },
        );
        if let Some(day) = self.settings.verified {
            keys.put_if_missing("verifie-le", day.to_string());
        }
        let slug = properties.take(names::SLUG).map(|slug| slug.text());
        let slug = slug
            .filter(|slug| is_slug(slug))
            .unwrap_or_else(|| slugify(&title));
        not_understood(&properties, notes);
        let made_up = || format!("{slug}.{}", slugify(commune.as_deref().unwrap_or_default()));
        Record {
            id: own_id.or(said_id).map_or_else(made_up, |id| line(&id)),
            slug: Some(slug)
                .filter(|slug| !slug.is_empty())
                .unwrap_or_else(|| "lieu".to_owned()),
            apart: Some("commune"),
            place: properties.place,
            keys: keys.list,
            body,
        }
    }

    fn means(&self, properties: &mut Properties, keys: &mut Keys) {
        let mut means: Vec<String> = Vec::new();
        let mut place = properties.place;
        if let Some(property) = properties.take(names::MEANS) {
            (means, place) = (property.items(), property.place);
        }
        let mut add = |word: &str, at: Span| {
            if !means.iter().any(|known| known == word) {
                means.push(word.to_owned());
            }
            place = at;
        };
        for (tag, word) in names::MEANS_TAGS {
            if let Some(property) = properties.take(&[*tag])
                && matches!(property.text().as_str(), "yes" | "only")
            {
                add(word, property.place);
            }
        }
        for name in names::CURRENCY_NAMES {
            if let Some(property) = properties.take(&[*name]) {
                let names_it =
                    |item: &String| names::CURRENCY.contains(&names::normal(item).as_str());
                if property.items().iter().any(names_it) {
                    add("coupons", property.place);
                }
            }
        }
        if means.is_empty() {
            means.clone_from(&self.settings.means);
        }
        if !means.is_empty() {
            keys.put("moyens", Value::list(means), place);
        }
    }

    /// A product without a sheet cannot be linked.
    fn products(
        &self,
        properties: &mut Properties,
        keys: &mut Keys,
        title: &str,
        notes: &mut Notes,
    ) {
        let Some(property) = properties.take(names::PRODUCTS) else {
            return;
        };
        let has_sheet = |name: &String| {
            let slug = name.strip_prefix("produits/").unwrap_or(name);
            is_slug(slug)
                && self
                    .sources
                    .at(&format!("content/produits/{slug}.md"))
                    .is_some()
        };
        let (known, unknown): (Vec<String>, Vec<String>) =
            property.items().into_iter().partition(has_sheet);
        for name in unknown {
            let (entry, key, expected) = (title.to_owned(), "produits", SHEET);
            let problem = Problem::ImportValue {
                entry,
                key,
                text: shortened(&name),
                expected,
            };
            notes.report(property.place, problem);
        }
        if !known.is_empty() {
            keys.put("produits", Value::list(known), property.place);
        }
    }
}

const TWICE: Bilingual = Bilingual {
    fr: "le fichier a deux fois cet identifiant",
    en: "the file has this identifier twice",
};
const SHEET: Bilingual = Bilingual {
    fr: "le nom d'une fiche produit",
    en: "the name of a product sheet",
};

/// Counts what a place says and nothing here has a key for.
fn not_understood(properties: &Properties, notes: &mut Notes) {
    for (name, property) in properties.unused() {
        let starts = |start: &&str| name.starts_with(*start);
        let is_passed_over = names::PASSED_OVER.contains(&name.as_str());
        if !is_passed_over && !names::PASSED_OVER_FROM.iter().any(starts) {
            notes.unknown(&property.name, &property.text());
        }
    }
}

/// What a file seems to be.
fn flavour(places: &[Properties], format: Format) -> &'static str {
    let any = |has: &dyn Fn(&Properties) -> bool| places.iter().take(100).any(has);
    let is_osm = |id: &Option<String>| {
        let id = id.as_deref().unwrap_or_default();
        ["node/", "way/", "relation/"]
            .iter()
            .any(|kind| id.starts_with(kind))
    };
    if any(&|place| place.has("fiche") && place.has("titre")) {
        "solidoume"
    } else if any(&|place| is_osm(&place.id) || place.has("@id")) {
        "openstreetmap"
    } else if any(&|place| {
        place.has("taxonomy") || place.has("optionvalues") || place.has("geo.latitude")
    }) {
        "gogocarto"
    } else {
        match format {
            Format::Csv => "csv",
            Format::GeoJson => "geojson",
        }
    }
}
