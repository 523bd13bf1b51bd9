//! Partners of a directory, from tables and collections of features.

mod category;
mod names;
mod properties;
mod spot;

use std::collections::HashSet;

use jiff::civil::Date;

use super::notes::{Notes, shortened};
use super::record::{Field, Record, shown};
use super::text::{escape, line, markdown, summary};
use super::value::Value;
use crate::content::directory::{self, Directory};
use crate::content::kinds::partner::KIND;
use crate::content::territory::Territory;
use crate::decode::slug::{is_slug, slugify};
use crate::diagnostics::{Bilingual, Diagnostics, Problem};
use crate::source::{SourceId, Sources, Span};
use category::Categories;
use names::Form;
use properties::{Properties, Property};
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
        let mut keys = Keys {
            list: Vec::new(),
            whole: properties.place,
        };
        let said_id = properties.take(names::IDS).map(|id| id.text());
        let own_id = properties.id.take().filter(|id| !id.trim().is_empty());
        let id = own_id.or(said_id);
        for (key, form, written) in names::COPIED {
            if let Some(property) = properties.take(written) {
                keys.put(key, value(&property, *form), property.place);
            }
        }
        let title = keys.text("titre").unwrap_or_default();
        keys.check(
            &["verifie-le"],
            DAY,
            |text| text.parse::<Date>().is_ok(),
            &title,
            notes,
        );
        keys.hours(&mut properties, &title, notes);
        let spot = Spot::find(&mut properties, &self.territory, &title, notes);
        let commune = spot.commune.clone();
        spot.say(&mut keys);
        let category = self.categories.say(&mut properties, &mut keys, notes);
        self.means(&mut properties, &mut keys);
        self.products(&mut properties, &mut keys, &title, notes);
        if let Some(access) = properties.take(names::ACCESS) {
            let text = access.text();
            let word = names::WHEELCHAIR.iter().find(|(tag, _)| *tag == text);
            let word = word.map_or(text.as_str(), |(_, word)| word);
            keys.put("accessibilite", Value::text(word), access.place);
        }
        let body = keys.texts(&mut properties, &title, notes);
        if keys.text("resume").is_none() {
            let described = [category.as_deref(), commune.as_deref()];
            let described: Vec<&str> = described.into_iter().flatten().collect();
            let resume = match described.is_empty() {
                true => title.clone(),
                false => format!("{}.", described.join(", ")),
            };
            keys.put("resume", Value::text(resume), properties.place);
        }
        if let Some(day) = self.settings.verified
            && keys.text("verifie-le").is_none()
        {
            keys.put("verifie-le", Value::text(day.to_string()), properties.place);
        }
        let slug = properties.take(names::SLUG).map(|slug| slug.text());
        let slug = slug
            .filter(|slug| is_slug(slug))
            .unwrap_or_else(|| slugify(&title));
        for (name, property) in properties.unused() {
            let starts = |start: &&str| name.starts_with(*start);
            if !names::PASSED_OVER.contains(&name.as_str())
                && !names::PASSED_OVER_FROM.iter().any(|start| starts(start))
            {
                notes.unknown(&property.name, &property.text());
            }
        }
        let place = commune.map(|commune| slugify(&commune)).unwrap_or_default();
        Record {
            id: id.map_or_else(|| format!("{slug}.{place}"), |id| line(&id)),
            slug: if slug.is_empty() {
                "lieu".to_owned()
            } else {
                slug
            },
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
const DAY: Bilingual = Bilingual {
    fr: "un jour comme 2026-11-01",
    en: "a day like 2026-11-01",
};
const HOURS: Bilingual = Bilingual {
    fr: "des horaires dans l'écriture d'OpenStreetMap",
    en: "opening hours in OpenStreetMap's syntax",
};
const CUT: Bilingual = Bilingual {
    fr: "coupé à 200 caractères : le texte entier est dans la page",
    en: "cut at 200 characters: the page has all of it",
};

/// The keys of a partner being read.
struct Keys {
    list: Vec<Field>,
    whole: Span,
}

impl Keys {
    fn put(&mut self, key: &'static str, value: Value, place: Span) {
        let is_empty = match &value {
            Value::Text(text) => text.is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Map(_) => false,
        };
        if !is_empty {
            self.list.push(Field { key, value, place });
        }
    }

    fn text(&self, key: &str) -> Option<String> {
        let field = self.list.iter().find(|field| field.key == key)?;
        match &field.value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// GoGoCarto's hours become one text; hours that OpenStreetMap's syntax does not allow are left out.
    fn hours(&mut self, properties: &mut Properties, title: &str, notes: &mut Notes) {
        let days = names::DAYS.iter().filter_map(|(name, day)| {
            let hours = properties.take(&[*name])?;
            Some((format!("{day} {}", hours.text()), hours.place))
        });
        let days: Vec<(String, Span)> = days.collect();
        if self.text("horaires").is_none()
            && let Some((_, place)) = days.first()
        {
            let (place, days): (Span, Vec<String>) =
                (*place, days.into_iter().map(|(day, _)| day).collect());
            self.put("horaires", Value::text(days.join("; ")), place);
        }
        let is_right = |text: &str| opening_hours_syntax::parse(text).is_ok();
        self.check(&["horaires"], HOURS, is_right, title, notes);
    }

    /// Takes a value away that does not read as it should, and says so.
    fn check(
        &mut self,
        keys: &[&str],
        expected: Bilingual,
        is_right: impl Fn(&str) -> bool,
        title: &str,
        notes: &mut Notes,
    ) {
        let is_wrong = |field: &Field| {
            keys.contains(&field.key)
                && !matches!(&field.value, Value::Text(text) if is_right(text))
        };
        if let Some(index) = self.list.iter().position(is_wrong) {
            let field = self.list.remove(index);
            let (entry, text) = (shortened(title), shortened(&shown(&field.value)));
            let key = field.key;
            notes.report(
                field.place,
                Problem::ImportValue {
                    entry,
                    key,
                    text,
                    expected,
                },
            );
        }
    }

    /// The summary, and the text of the page: what is longer than a summary stands there in full.
    fn texts(&mut self, properties: &mut Properties, title: &str, notes: &mut Notes) -> String {
        let whole = properties
            .take(names::MARKDOWN)
            .map(|text| text.texts.join("\n"));
        let short = properties.take(names::SUMMARY);
        let long = properties.take(names::DESCRIPTION);
        let is_summary = short.is_some();
        let mut body = long
            .as_ref()
            .map(|text| markdown(&text.texts.join("\n\n")))
            .unwrap_or_default();
        if let Some(property) = short.or(long) {
            let (text, is_cut) = summary(&property.texts.join(" "));
            if is_cut {
                notes.guess(property.place, title, "resume", &text, CUT);
                if is_summary {
                    body = format!("{}\n\n{body}", markdown(&property.texts.join("\n\n")));
                }
            } else if body == escape(&text) {
                // The summary says it all.
                body.clear();
            }
            self.put("resume", Value::text(text), property.place);
        }
        whole.map_or(body, |text| text.replace("\r\n", "\n"))
    }
}

fn value(property: &Property, form: Form) -> Value {
    let text = property.text();
    match form {
        Form::Line => Value::text(text),
        Form::List => Value::list(property.items()),
        Form::Day => {
            let day = text.get(..10).filter(|day| day.parse::<Date>().is_ok());
            Value::text(day.unwrap_or(&text))
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
