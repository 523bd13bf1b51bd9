//! The page one searches on, and the whole site by kind and letter.

use serde_json::json;

use super::Presenter;
use crate::content::kind::{Address, KindSpec};
use crate::content::kinds::KINDS;
use crate::decode::slug::slugify;
use crate::decode::values::choice::{Choice as _, Diet};
use crate::render::view::LinkView;
use crate::render::view::search::{ChoiceView, GroupView, IndexedView, LetterView, SearchView};
use crate::site::links::Target;
use crate::site::routes;

/// Where the index is, from the site's root.
const INDEX: &str = "pagefind/";
/// How many links the page may hold: a phone loads them all. Kinds that do not fit lead to their own lists.
const MOST_LINKS: usize = 1200;
/// From how many on a kind is cut into letters.
const MANY: usize = 24;

impl Presenter<'_> {
    /// The page one searches on; `indexed` says whether an index is made beside it.
    #[must_use]
    pub fn search_view(&self, indexed: bool) -> SearchView {
        let kinds = || KINDS.iter().filter(|spec| spec.address != Address::None);
        let groups = kinds().map(|spec| (*spec, self.everything_of(spec)));
        let groups: Vec<_> = groups.filter(|(_, links)| !links.is_empty()).collect();
        let fitting = fitting(groups.iter().map(|(_, links)| links.len()).collect());
        let groups = groups.into_iter().zip(fitting);
        SearchView {
            index: indexed.then(|| self.url(INDEX)),
            types: kinds()
                .map(|spec| ChoiceView {
                    value: spec.name,
                    label: self.kind_title(spec),
                })
                .collect(),
            diets: Diet::WORDS
                .iter()
                .map(|(_, word)| ChoiceView {
                    value: word,
                    label: self.words.value(word),
                })
                .collect(),
            spoken: self.search_words(),
            groups: groups
                .map(|((spec, links), fits)| self.group(spec, links, fits))
                .collect(),
        }
    }

    /// What the script of the page says, as JSON.
    fn search_words(&self) -> String {
        let types = KINDS.iter().map(|spec| {
            let single = self.words.tree(&["recherche", "une", spec.name]);
            let single = single.and_then(|word| word.as_str().map(str::to_owned));
            let title = single.unwrap_or_else(|| self.kind_title(spec));
            (spec.name.to_owned(), json!(title))
        });
        json!({
            "types": types.collect::<serde_json::Map<_, _>>(),
            "dit": self.words.tree(&["recherche", "dit"]),
            "exemple": self.words.get(&["site", "exemple"]),
        })
        .to_string()
    }

    /// What a kind is called where all of it is meant: the theme's word, or the title of its list.
    fn kind_title(&self, spec: &KindSpec) -> String {
        let own = self.words.tree(&["recherche", "genres", spec.name]);
        match own.and_then(|word| word.as_str()) {
            Some(title) => title.to_owned(),
            None if spec.address == Address::Folder => {
                self.fixed_title(&routes::of_folder(spec.folder, crate::config::Language::Fr))
            }
            None => spec.name.to_owned(),
        }
    }

    /// Every published entry of a kind, sorted by title; the pages that no entry is stand among the pages.
    fn everything_of(&self, spec: &KindSpec) -> Vec<IndexedView> {
        let directories = self.site.content.directories.iter();
        let mut links: Vec<IndexedView> = match spec.address {
            Address::Directory => directories
                .flat_map(|known| self.listed(&format!("{}/{}", spec.folder, known.slug)))
                .filter_map(|index| self.indexed(*index))
                .collect(),
            _ => self
                .listed(spec.folder)
                .iter()
                .filter_map(|index| self.indexed(*index))
                .collect(),
        };
        if spec.address == Address::Root {
            links.extend(self.unwritten_pages());
        }
        links.sort_by_cached_key(|known| (slugify(&known.link.title), known.link.url.clone()));
        links
    }

    fn indexed(&self, index: usize) -> Option<IndexedView> {
        let shown = self.site.in_language(index, self.language);
        let entry = &self.site.content.entries[shown];
        Some(IndexedView {
            link: self.entry_link(index)?,
            language: (entry.language != self.language).then(|| entry.language.word()),
            example: entry.summary.example,
        })
    }

    /// Fixed pages and directories, which no entry describes.
    fn unwritten_pages(&self) -> Vec<IndexedView> {
        let fixed = routes::FIXED
            .iter()
            .filter(|(_, address)| *address != routes::SEARCH)
            .map(|(_, address)| LinkView {
                title: self.fixed_title(address),
                url: self.fixed_url(address),
            });
        let directories = (0..self.site.content.directories.len())
            .filter_map(|at| self.target(&Target::Directory(at)));
        let page = |link| IndexedView {
            link,
            language: None,
            example: false,
        };
        fixed.chain(directories).map(page).collect()
    }

    fn group(&self, spec: &'static KindSpec, links: Vec<IndexedView>, fits: bool) -> GroupView {
        let list = match spec.address {
            Address::Folder | Address::Directory => Some(format!("{}/", spec.folder)),
            Address::Root | Address::None => None,
        };
        GroupView {
            kind: spec.name,
            title: self.kind_title(spec),
            count: links.len(),
            list: list.map(|address| self.fixed_url(&address)),
            letters: if fits { by_letter(links) } else { Vec::new() },
        }
    }
}

/// Which groups fit on the page together: the smallest first, so that one long list takes the place of no other.
fn fitting(sizes: Vec<usize>) -> Vec<bool> {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|at| (sizes[*at], *at));
    let mut fits = vec![false; sizes.len()];
    let mut total = 0;
    for at in order {
        total += sizes[at];
        fits[at] = total <= MOST_LINKS;
    }
    fits
}

fn by_letter(links: Vec<IndexedView>) -> Vec<LetterView> {
    let few = links.len() < MANY;
    let mut letters: Vec<LetterView> = Vec::new();
    for link in links {
        let letter = (!few).then(|| initial(&link.link.title));
        match letters.last_mut() {
            Some(last) if last.letter == letter => last.links.push(link),
            _ => letters.push(LetterView {
                letter,
                links: vec![link],
            }),
        }
    }
    letters
}

/// The letter a title stands under.
fn initial(title: &str) -> String {
    match slugify(title).chars().next() {
        Some(letter) if letter.is_ascii_alphabetic() => letter.to_ascii_uppercase().to_string(),
        _ => "0–9".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stands_under_its_letter_without_accents() {
        assert_eq!(initial("Épinard"), "E");
        assert_eq!(initial("Œufs"), "O");
        assert_eq!(initial("« Aligot »"), "A");
        assert_eq!(initial("2019"), "0–9");
        assert_eq!(initial(""), "0–9");
    }

    #[test]
    fn long_lists_leave_room_for_short_ones() {
        assert_eq!(fitting(vec![700, 700, 40]), [true, false, true]);
        assert_eq!(fitting(vec![500, 500, 40]), [true, true, true]);
        assert_eq!(fitting(vec![9000]), [false]);
    }
}
