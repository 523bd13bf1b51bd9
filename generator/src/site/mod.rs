//! The site: entries brought together, their links resolved, what follows from them derived. Immutable once assembled.

pub mod composition;
pub mod disclosure;
pub mod figures;
pub mod holidays;
pub mod hours;
pub mod links;
pub mod nearby;
pub mod occurrences;
pub mod related;
pub mod routes;
pub mod seasons;
pub mod tags;

use std::collections::HashMap;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::config::{Language, Options, SiteConfig};
use crate::content::facts::{Coordinates, Standing};
use crate::content::kind::{Address, Order};
use crate::content::territory::Commune;
use crate::content::{Content, IMAGES};
use crate::decode::fields::nearest;
use crate::decode::slug::fold;
use crate::decode::values::months::Months;
use crate::diagnostics::{Diagnostics, Problem};
use crate::source::{SourceId, Sources, Span};
use composition::Derived;
use figures::PublishedMonth;
use hours::Calendar;
use links::{Links, Target};
use tags::Tag;

/// Everything outputs read.
#[derive(Debug)]
pub struct Site<'s> {
    /// The files it came from.
    pub sources: &'s Sources,
    /// Its configuration.
    pub config: SiteConfig,
    /// Its entries, directories, rules and territory.
    pub content: Content<'s>,
    /// The day it is made for.
    pub today: Date,
    /// Names and addresses.
    pub links: Links,
    /// For each entry: what was derived and resolved.
    pub facts: Vec<EntryFacts>,
    /// Published entries of each folder and language, sorted as their kind wants.
    pub lists: HashMap<Language, HashMap<&'s str, Vec<usize>>>,
    /// Published months, most recent first.
    pub months: Vec<PublishedMonth>,
    /// Keywords of published entries, by slug.
    pub tags: Vec<Tag>,
}

/// What is known of an entry once all entries are read.
#[derive(Debug, Default)]
pub struct EntryFacts {
    /// Its address, relative to the root.
    pub address: Option<String>,
    /// Whether it is published on the day.
    pub visible: bool,
    /// What follows from its composition.
    pub derived: Option<Derived>,
    /// When it is in season.
    pub months: Option<Months>,
    /// Its commune.
    pub commune: Option<Commune>,
    /// Entries and directories it names in its front matter: by key.
    pub references: Vec<(&'static str, Vec<Target>)>,
    /// Entries that name it: recipes with it, partners that sell it.
    pub referrers: Vec<usize>,
    /// Of what is composed: what is made of the same, the closest first.
    pub related: Vec<usize>,
    /// Its image: the source file.
    pub image: Option<SourceId>,
    /// Its directory, and its categories as indices in that directory's list.
    pub directory: Option<(usize, Vec<usize>)>,
    /// When it is open; none when it does not say, or says it in a way that cannot be read.
    pub hours: Option<Calendar>,
    /// Partners nearest to it.
    pub nearby: Vec<usize>,
}

impl<'s> Site<'s> {
    /// Brings everything together; broken references and contradictions are reported.
    pub fn assemble(
        sources: &'s Sources,
        config: SiteConfig,
        content: Content<'s>,
        options: &Options,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let links = Links::new(&content);
        links.check_menus(&config, &content, diagnostics);
        let mut site = Self {
            sources,
            config,
            content,
            today: options.today,
            links,
            facts: Vec::new(),
            lists: HashMap::new(),
            months: Vec::new(),
            tags: Vec::new(),
        };
        site.facts = site.derive_facts(options.drafts, diagnostics);
        site.check_addresses(diagnostics);
        site.months = figures::check(&site.content, options.publishing, diagnostics);
        site.note_referrers();
        site.note_related();
        site.note_neighbours();
        site.lists = site.sorted_lists();
        site.tags = tags::collect(&site.content, &site.facts);
        site
    }

    /// The French original of an entry, or itself.
    #[must_use]
    pub fn original(&self, index: usize) -> usize {
        let entry = &self.content.entries[index];
        match self.links.in_folder(entry.folder, entry.slug) {
            Some(Target::Entry(original)) => original,
            _ => index,
        }
    }

    /// The entry in a language, or in French where it is not translated.
    #[must_use]
    pub fn in_language(&self, index: usize, language: Language) -> usize {
        let original = self.original(index);
        match language {
            Language::Fr => original,
            Language::En => self
                .links
                .translation(original, language)
                .unwrap_or(original),
        }
    }

    /// The published entries of a folder in a language.
    #[must_use]
    pub fn list(&self, folder: &str, language: Language) -> &[usize] {
        self.lists
            .get(&language)
            .and_then(|lists| lists.get(folder))
            .map_or(&[], Vec::as_slice)
    }

    /// Where a place is: its own point, or its commune's centre, which is not exact.
    #[must_use]
    pub fn point(&self, index: usize) -> Option<(Coordinates, bool)> {
        let own = self.content.entries[index].kind.place()?.coordinates;
        let commune = self.facts[index].commune.as_ref();
        own.map(|point| (point, true))
            .or_else(|| commune.map(|commune| (commune.centre, false)))
    }

    /// The published entries of a folder, in French, that were not invented to show the site.
    pub fn real(&self, folder: &str) -> impl Iterator<Item = usize> {
        let list = self.list(folder, Language::Fr).iter().copied();
        list.filter(|index| !self.content.entries[*index].summary.example)
    }

    /// An image beside an entry, or in a folder of the entry's name.
    ///
    /// # Errors
    /// [`Problem::MissingImage`] with the nearest name, [`Problem::PathEscapes`] for a path out of the folder.
    pub fn image(&self, folder: &str, slug: &str, file: &str) -> Result<SourceId, Problem> {
        let escapes = file.starts_with('/')
            || file.contains('\\')
            || file.split('/').any(|part| part == "..");
        if escapes {
            return Err(Problem::PathEscapes {
                path: file.to_owned(),
            });
        }
        let beside = format!("content/{folder}/{file}");
        let within = format!("content/{folder}/{slug}/{file}");
        let known = |path: &str| {
            let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
            IMAGES.contains(&extension.to_ascii_lowercase().as_str())
                && self.sources.at(path).is_some()
        };
        let found = [beside, within].into_iter().find(|path| known(path));
        match found.and_then(|path| self.sources.at(&path)) {
            Some((id, _)) => Ok(id),
            None => {
                let prefix = format!("content/{folder}/");
                let names = self.sources.under(&prefix).filter_map(|(_, file)| {
                    file.path
                        .strip_prefix(&prefix)
                        .filter(|name| known(&format!("{prefix}{name}")))
                });
                let suggestion = nearest(file, names);
                Err(Problem::MissingImage {
                    file: file.to_owned(),
                    suggestion,
                })
            }
        }
    }

    fn derive_facts(&self, drafts: bool, diagnostics: &mut Diagnostics) -> Vec<EntryFacts> {
        let derived: Vec<(EntryFacts, Diagnostics)> = (0..self.content.entries.len())
            .into_par_iter()
            .map(|index| {
                let mut own = Diagnostics::default();
                (self.facts_of(index, drafts, &mut own), own)
            })
            .collect();
        derived
            .into_iter()
            .map(|(facts, own)| {
                diagnostics.absorb(own);
                facts
            })
            .collect()
    }

    fn facts_of(&self, index: usize, drafts: bool, diagnostics: &mut Diagnostics) -> EntryFacts {
        let entry = &self.content.entries[index];
        let mut unsaid = Diagnostics::default();
        // A translation repeats its original's front matter: what is wrong there is said once, at the original.
        let said = if entry.language == Language::Fr {
            diagnostics
        } else {
            &mut unsaid
        };
        let derived = entry
            .kind
            .composition()
            .map(|composition| composition::derive(composition, &self.content, &self.links, said));
        let months = seasons::months(entry, derived.as_ref());
        if derived.is_some() && entry.sound && months.is_some_and(Months::is_empty) {
            said.report(Span::file(entry.source), Problem::NeverInSeason);
        }
        let commune = entry.kind.place().and_then(|place| place.commune.as_ref());
        let summary = &entry.summary;
        let image = summary.image.as_ref().and_then(|image| {
            let found = self.image(entry.folder, entry.slug, &image.file.text);
            found
                .map_err(|problem| said.report(image.file.span, problem))
                .ok()
        });
        if let Some((verified, span)) = entry.kind.verified_on() {
            let months = (self.today - verified).get_days() / 30;
            if self.today > verified.saturating_add(jiff::Span::new().months(12)) {
                said.report(span, Problem::Stale { months });
            }
        }
        EntryFacts {
            address: routes::of_entry(entry),
            visible: drafts || summary.standing(self.today) == Standing::Published,
            months,
            derived,
            commune: commune
                .and_then(|written| self.content.territory.resolve(written, said).cloned()),
            references: self.references_of(index, said),
            referrers: Vec::new(),
            related: Vec::new(),
            image,
            directory: self.categories_of(index, said),
            hours: (entry.kind.place())
                .and_then(|place| Calendar::read(place.hours.as_deref()?, self.today)),
            nearby: Vec::new(),
        }
    }

    fn references_of(
        &self,
        index: usize,
        diagnostics: &mut Diagnostics,
    ) -> Vec<(&'static str, Vec<Target>)> {
        let entry = &self.content.entries[index];
        let mut all = Vec::new();
        for references in entry.kind.references() {
            let mut targets = Vec::new();
            for reference in references.list {
                let written = reference
                    .target
                    .trim_start_matches(references.folder)
                    .trim_matches('/');
                let found = self.links.in_folder(references.folder, written);
                match found.map_or_else(|| self.links.resolve(&reference.target, &self.content), Ok)
                {
                    Ok(target) => targets.push(target),
                    Err(problem) => diagnostics.report(reference.span, problem),
                }
            }
            if !targets.is_empty() {
                all.push((references.key, targets));
            }
        }
        all
    }

    fn categories_of(
        &self,
        index: usize,
        diagnostics: &mut Diagnostics,
    ) -> Option<(usize, Vec<usize>)> {
        let entry = &self.content.entries[index];
        if entry.spec.address != Address::Directory {
            return None;
        }
        let name = entry.folder.rsplit('/').next().unwrap_or_default();
        let Some(at) = self
            .content
            .directories
            .iter()
            .position(|known| known.slug == name)
        else {
            let folder = entry.folder.to_owned();
            diagnostics.report(
                Span::file(entry.source),
                Problem::DirectoryMissing { folder },
            );
            return None;
        };
        let directory = &self.content.directories[at];
        let mut categories = Vec::new();
        for written in entry.kind.categories() {
            let folded = fold(&written.text);
            let found = directory
                .categories
                .iter()
                .position(|known| fold(&known.key) == folded);
            match found {
                Some(category) => categories.push(category),
                None => {
                    let allowed: Vec<String> = directory
                        .categories
                        .iter()
                        .map(|known| known.key.clone())
                        .collect();
                    let suggestion = nearest(&written.text, allowed.iter().map(String::as_str));
                    let (category, directory) = (written.text.clone(), name.to_owned());
                    let problem = Problem::UnknownCategory {
                        category,
                        directory,
                        allowed,
                        suggestion,
                    };
                    diagnostics.report(written.span, problem);
                }
            }
        }
        Some((at, categories))
    }

    /// Reports entries that would live at one address, or at a fixed page's.
    fn check_addresses(&mut self, diagnostics: &mut Diagnostics) {
        let mut taken: HashMap<String, String> = HashMap::new();
        for language in &self.config.languages {
            taken.extend(routes::fixed().map(|(name, address)| {
                let address = format!("{}{address}", language.prefix());
                (address, format!("la page « {name} »"))
            }));
        }
        for (entry, facts) in self.content.entries.iter().zip(&mut self.facts) {
            let Some(address) = facts.address.clone() else {
                continue;
            };
            if let Some(other) = taken.get(&address) {
                // The first keeps the address; making the second too would only say the same again.
                facts.visible = false;
                let (address, other) = (format!("/{address}"), other.clone());
                let problem = Problem::AddressTaken { address, other };
                diagnostics.report(Span::file(entry.source), problem);
            } else {
                taken.insert(address, self.sources.file(entry.source).path.clone());
            }
        }
    }

    /// Tells each entry who names it: one pass over all references.
    fn note_referrers(&mut self) {
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (index, facts) in self.facts.iter().enumerate() {
            if !facts.visible || self.content.entries[index].language != Language::Fr {
                continue;
            }
            let listed = facts.references.iter().flat_map(|(_, targets)| targets);
            let named = listed.filter_map(|target| match target {
                Target::Entry(named) => Some(*named),
                _ => None,
            });
            let used = facts
                .derived
                .iter()
                .flat_map(|derived| derived.products.iter().copied().flatten());
            pairs.extend(named.chain(used).map(|named| (named, index)));
        }
        pairs.sort_unstable();
        pairs.dedup();
        for (named, by) in pairs {
            self.facts[named].referrers.push(by);
        }
    }

    /// Tells each composed entry what is made of the same.
    fn note_related(&mut self) {
        let listed = |index: &usize| {
            let (entry, facts) = (&self.content.entries[*index], &self.facts[*index]);
            facts.visible && facts.derived.is_some() && entry.language == Language::Fr
        };
        let listed: Vec<usize> = (0..self.facts.len()).filter(listed).collect();
        for (index, others) in related::related(&self.facts, &listed) {
            self.facts[index].related = others;
        }
    }

    /// Tells each partner which others are near: one pass, those that closed for good left out.
    fn note_neighbours(&mut self) {
        let places: Vec<(usize, Coordinates)> = (self.content.entries.iter().enumerate())
            .filter(|(index, entry)| {
                let facts = &self.facts[*index];
                let open = entry.kind.place().is_some_and(|place| !place.closed);
                facts.directory.is_some() && facts.visible && entry.language == Language::Fr && open
            })
            .filter_map(|(index, _)| Some((index, self.point(index)?.0)))
            .collect();
        for (index, nearby) in nearby::neighbours(&places) {
            self.facts[index].nearby = nearby;
        }
    }

    fn sorted_lists(&self) -> HashMap<Language, HashMap<&'s str, Vec<usize>>> {
        let mut lists: HashMap<Language, HashMap<&'s str, Vec<usize>>> = HashMap::new();
        for (index, entry) in self.content.entries.iter().enumerate() {
            if self.facts[index].visible {
                lists
                    .entry(entry.language)
                    .or_default()
                    .entry(entry.folder)
                    .or_default()
                    .push(index);
            }
        }
        for list in lists.values_mut().flat_map(HashMap::values_mut) {
            let entries = &self.content.entries;
            let Some(first) = list.first() else { continue };
            match entries[*first].spec.order {
                Order::Title => list.sort_by_cached_key(|index| {
                    (fold(&entries[*index].summary.title), entries[*index].slug)
                }),
                Order::Recent => list.sort_by_key(|index| {
                    (
                        std::cmp::Reverse(entries[*index].kind.date()),
                        entries[*index].slug,
                    )
                }),
                Order::Chronological => list.sort_by_key(|index| {
                    let start = entries[*index]
                        .kind
                        .occasion()
                        .map(|occasion| occasion.start);
                    (start, entries[*index].slug)
                }),
            }
        }
        lists
    }
}
