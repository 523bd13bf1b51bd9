//! Names become links: `potimarron`, `produits/potimarron`, `calculateurs/bonus`.

use std::collections::HashMap;

use super::routes;
use crate::config::{Language, SiteConfig};
use crate::content::Content;
use crate::decode::fields::nearest;
use crate::diagnostics::{Diagnostics, Problem};

/// What a name can lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An entry, by its index in [`Content::entries`].
    Entry(usize),
    /// A directory of partners, by its index.
    Directory(usize),
    /// A page that is no entry, by its address.
    Fixed(String),
}

/// Every name that can be linked to.
#[derive(Debug, Default)]
pub struct Links {
    /// `slug` and `dossier/slug`, in French.
    names: HashMap<String, Vec<Target>>,
    /// Translations of an entry: index of the original and language, to index.
    translations: HashMap<(usize, Language), usize>,
    /// Addresses that exist, with the name of what is there.
    addresses: HashMap<String, Target>,
}

impl Links {
    /// Brings the names of all entries together.
    #[must_use]
    pub fn new(content: &Content<'_>) -> Self {
        let mut links = Self::default();
        for (name, address) in routes::fixed() {
            links
                .addresses
                .insert(address.clone(), Target::Fixed(address.clone()));
            links.names.insert(name, vec![Target::Fixed(address)]);
        }
        for (index, directory) in content.directories.iter().enumerate() {
            let name = format!("annuaires/{}", directory.slug);
            links
                .addresses
                .insert(format!("{name}/"), Target::Directory(index));
            links.names.insert(name, vec![Target::Directory(index)]);
        }
        let mut originals = HashMap::new();
        for (index, entry) in content.entries.iter().enumerate() {
            if let Some(address) = routes::of_entry(entry) {
                links
                    .addresses
                    .entry(address)
                    .or_insert(Target::Entry(index));
            }
            if entry.language == Language::Fr {
                originals.insert((entry.folder, entry.slug), index);
                let full = format!("{}/{}", entry.folder, entry.slug);
                for name in [full, entry.slug.to_owned()] {
                    links
                        .names
                        .entry(name)
                        .or_default()
                        .push(Target::Entry(index));
                }
            }
        }
        for (index, entry) in content.entries.iter().enumerate() {
            if entry.language != Language::Fr
                && let Some(original) = originals.get(&(entry.folder, entry.slug))
            {
                links
                    .translations
                    .insert((*original, entry.language), index);
            }
        }
        links
    }

    /// What a name leads to: a slug, or a folder and a slug.
    ///
    /// # Errors
    /// [`Problem::BrokenLink`] with the nearest name, or [`Problem::AmbiguousLink`] with the full names.
    pub fn resolve(&self, target: &str, content: &Content<'_>) -> Result<Target, Problem> {
        let name = target.trim().trim_matches('/');
        match self.names.get(name).map(Vec::as_slice) {
            Some([one]) => Ok(one.clone()),
            Some(several) => {
                let mut candidates: Vec<String> = several
                    .iter()
                    .filter_map(|target| match target {
                        Target::Entry(index) => {
                            let entry = &content.entries[*index];
                            Some(format!("{}/{}", entry.folder, entry.slug))
                        }
                        Target::Fixed(address) => Some(address.trim_end_matches('/').to_owned()),
                        Target::Directory(_) => None,
                    })
                    .collect();
                candidates.sort();
                Err(Problem::AmbiguousLink {
                    target: target.to_owned(),
                    candidates,
                })
            }
            None => {
                let suggestion = nearest(name, self.names.keys().map(String::as_str));
                Err(Problem::BrokenLink {
                    target: target.to_owned(),
                    suggestion,
                })
            }
        }
    }

    /// Reports the lines of the two menus that lead nowhere.
    pub fn check_menus(
        &self,
        config: &SiteConfig,
        content: &Content<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        for item in config.navigation.iter().chain(&config.footer) {
            if let Err(problem) = self.resolve(&item.target.target, content) {
                diagnostics.report(item.target.span, problem);
            }
        }
    }

    /// An entry of a folder by its slug alone, so that `pomme` among ingredients is always the product.
    #[must_use]
    pub fn in_folder(&self, folder: &str, target: &str) -> Option<Target> {
        let full = format!("{folder}/{target}");
        let found = self.names.get(&full).or_else(|| self.names.get(target))?;
        found.first().cloned()
    }

    /// The translation of an entry.
    #[must_use]
    pub fn translation(&self, original: usize, language: Language) -> Option<usize> {
        self.translations.get(&(original, language)).copied()
    }

    /// What is at an address (relative to the root, with a final slash).
    #[must_use]
    pub fn at(&self, address: &str) -> Option<&Target> {
        self.addresses.get(address)
    }

    /// Slugs of a folder, for suggestions.
    pub fn slugs<'l>(&'l self, folder: &'l str) -> impl Iterator<Item = &'l str> {
        self.names
            .keys()
            .filter_map(move |name| name.strip_prefix(folder)?.strip_prefix('/'))
    }
}
