//! Everything contributors wrote, read and typed: entries, directories, rules and the territory.

pub mod directory;
pub mod entry;
pub mod facts;
pub mod front_matter;
pub mod kind;
pub mod kinds;
pub mod model;
pub mod origin;
pub mod place;
pub mod rules;
pub mod schema;
pub mod skeleton;
pub mod territory;

use std::collections::HashMap;

use rayon::prelude::*;

use crate::config::Language;
use crate::decode::fields::nearest;
use crate::decode::slug::{is_slug, slugify};
use crate::decode::values::date::YearMonth;
use crate::diagnostics::{Diagnostics, Problem};
use crate::source::{SourceFile, SourceId, Sources, Span};
use directory::Directory;
use entry::{Cut, Draft, Entry};
use kind::{Address, Format, KindSpec};
use kinds::KINDS;
use rules::Rules;
use territory::Territory;

/// Everything that was read.
#[derive(Debug, Default)]
pub struct Content<'s> {
    /// Entries of every kind, in the order of their paths.
    pub entries: Vec<Entry<'s>>,
    /// Directories of partners.
    pub directories: Vec<Directory<'s>>,
    /// Rules, earliest first.
    pub rules: Vec<Rules>,
    /// The territory.
    pub territory: Territory,
}

/// Extensions of files that entries may show.
pub const IMAGES: [&str; 12] = [
    "avif", "bmp", "gif", "heic", "heif", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp",
];

impl<'s> Content<'s> {
    /// Reads all files under `content/`, in parallel; whatever is wrong is reported and the rest is read.
    pub fn load(sources: &'s Sources, diagnostics: &mut Diagnostics) -> Self {
        let mut drafts: Vec<Draft<'s>> = Vec::new();
        let mut directories = Vec::new();
        for (id, file) in sources.under("content/") {
            match classify(id, file, diagnostics) {
                Class::Entry(draft) => drafts.push(draft),
                Class::Directory(slug) => {
                    directories.extend(Directory::read(id, file, slug, diagnostics))
                }
                Class::Other => {}
            }
        }
        let entries = read_entries(sources, &drafts, diagnostics);
        Self {
            entries,
            directories,
            rules: rules::load(sources, diagnostics),
            territory: Territory::load(sources, diagnostics),
        }
    }
}

enum Class<'s> {
    Entry(Draft<'s>),
    Directory(&'s str),
    Other,
}

/// Tells from its path what a file is.
fn classify<'s>(id: SourceId, file: &'s SourceFile, diagnostics: &mut Diagnostics) -> Class<'s> {
    const KNOWN: [&str; 4] = [
        crate::config::PATH,
        rules::PATH,
        territory::COMMUNES,
        territory::OUTLINE,
    ];
    let path = file.path.strip_prefix("content/").unwrap_or(&file.path);
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    if KNOWN.contains(&file.path.as_str())
        || [origin::STATE, origin::MAPPING].contains(&name)
        || IMAGES.contains(&extension.to_ascii_lowercase().as_str())
    {
        return Class::Other;
    }
    if name == directory::FILE
        && let Some(slug) = folder.strip_prefix("annuaires/")
    {
        return Class::Directory(slug);
    }
    let Some(spec) = KINDS.iter().find(|spec| lives_in(spec, folder)) else {
        let top = path.split('/').next().unwrap_or_default();
        let suggestion =
            nearest(top, KINDS.iter().map(|spec| spec.folder)).filter(|name| name != top);
        let folder = folder.to_owned();
        diagnostics.report(
            Span::file(id),
            Problem::UnknownFolder { folder, suggestion },
        );
        return Class::Other;
    };
    match draft(id, spec, folder, name, diagnostics) {
        Some(draft) => Class::Entry(draft),
        None => Class::Other,
    }
}

fn lives_in(spec: &KindSpec, folder: &str) -> bool {
    match spec.address {
        Address::Directory => folder
            .strip_prefix(spec.folder)
            .is_some_and(|rest| rest.matches('/').count() == 1),
        _ => folder == spec.folder,
    }
}

/// What a file's name says: its slug and its language.
fn draft<'s>(
    source: SourceId,
    spec: &'static KindSpec,
    folder: &'s str,
    name: &'s str,
    diagnostics: &mut Diagnostics,
) -> Option<Draft<'s>> {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let wanted = match spec.format {
        Format::Markdown => "md",
        Format::Data => "yaml",
    };
    if extension != wanted {
        diagnostics.report(Span::file(source), Problem::UnusedFile { wanted });
        return None;
    }
    let (slug, language) = match stem.split_once('.') {
        Some((slug, "en")) => (slug, Language::En),
        Some((slug, "fr")) => (slug, Language::Fr),
        _ => (stem, Language::Fr),
    };
    let month = spec.format == Format::Data;
    if !is_slug(slug) || (month && YearMonth::parse(slug).is_none()) {
        let suggestion = if month {
            "2022-08.yaml".into()
        } else {
            format!("{}.md", slugify(slug))
        };
        let problem = Problem::BadFileName {
            name: name.to_owned(),
            suggestion,
        };
        diagnostics.report(Span::file(source), problem);
        return None;
    }
    Some(Draft {
        source,
        spec,
        folder,
        slug,
        language,
    })
}

/// Cuts every file in parallel, then reads every entry in parallel, translations over their originals.
fn read_entries<'s>(
    sources: &'s Sources,
    drafts: &[Draft<'s>],
    diagnostics: &mut Diagnostics,
) -> Vec<Entry<'s>> {
    let cuts: Vec<(Cut, Diagnostics)> = drafts
        .par_iter()
        .map(|draft| {
            let mut own = Diagnostics::default();
            (
                entry::cut(*draft, sources.file(draft.source), &mut own),
                own,
            )
        })
        .collect();
    let originals: HashMap<(&str, &str), &Cut> = drafts
        .iter()
        .zip(&cuts)
        .filter(|(draft, _)| draft.language == Language::Fr)
        .map(|(draft, (cut, _))| ((draft.folder, draft.slug), cut))
        .collect();
    let read: Vec<(Option<Entry<'s>>, Diagnostics)> = drafts
        .par_iter()
        .zip(&cuts)
        .map(|(draft, (cut, found))| {
            let mut own = found.clone();
            let original = match draft.language {
                Language::Fr => None,
                Language::En => originals.get(&(draft.folder, draft.slug)).copied(),
            };
            if draft.language == Language::En && original.is_none() {
                let original = format!("{}.md", draft.slug);
                let problem = Problem::TranslationWithoutOriginal { original };
                own.report(Span::file(draft.source), problem);
                return (None, own);
            }
            let file = sources.file(draft.source);
            (
                Some(entry::read(*draft, file, cut.clone(), original, &mut own)),
                own,
            )
        })
        .collect();
    let mut entries = Vec::with_capacity(read.len());
    for (entry, found) in read {
        diagnostics.absorb(found);
        entries.extend(entry);
    }
    entries
}
