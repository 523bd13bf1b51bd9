//! Long lists in several pages, with real addresses.

use super::Presenter;
use crate::config::Language;
use crate::content::kind::Address;
use crate::render::view::LinkView;
use crate::render::view::page::PageView;
use crate::render::view::paging::{ElsewhereView, PageStepView, PagingView};
use crate::site::routes;

/// How many cards a page of a list has at most.
pub const PER_PAGE: usize = 48;

/// How many pages so many entries take; an empty list is a page too.
pub(super) fn pages(entries: usize) -> usize {
    entries.div_ceil(PER_PAGE).max(1)
}

/// The part of a list that a page shows.
#[must_use]
pub(super) fn slice<T>(list: &[T], number: usize) -> &[T] {
    let start = number.saturating_sub(1).saturating_mul(PER_PAGE);
    let rest = list.get(start..).unwrap_or_default();
    rest.get(..PER_PAGE).unwrap_or(rest)
}

impl Presenter<'_> {
    /// The numbers of the pages that so many entries take.
    pub fn page_numbers(&self, entries: usize) -> impl Iterator<Item = usize> + use<> {
        1..=pages(entries)
    }

    /// Where a page stands in a list of so many entries, at an address of the French site.
    #[must_use]
    pub fn paging(&self, list: &str, total: usize, number: usize) -> PagingView {
        let count = pages(total);
        let url = |number: usize| self.fixed_url(&routes::of_page(list, number));
        let mut steps: Vec<PageStepView> = Vec::new();
        for step in
            (1..=count).filter(|step| *step == 1 || *step == count || step.abs_diff(number) <= 2)
        {
            let gap = steps.last().is_some_and(|last| last.number + 1 != step);
            steps.push(PageStepView {
                number: step,
                url: url(step),
                gap,
            });
        }
        PagingView {
            number,
            count,
            total,
            previous: (number > 1).then(|| url(number - 1)),
            next: (number < count).then(|| url(number + 1)),
            steps,
            cards: (count > 1).then(|| self.fixed_url(&routes::of_cards(list))),
        }
    }

    /// A page of a list, from the first one's: another address, in every language, and a title of its own.
    #[must_use]
    pub fn numbered_page(&self, first: &PageView, list: &str, number: usize) -> PageView {
        if number == 1 {
            return first.clone();
        }
        let values = [("titre", first.title.as_str()), ("n", &number.to_string())];
        let title = self.words.fill(&["listes", "titre"], &values);
        let summary = self.words.fill(
            &["listes", "resume"],
            &[
                ("resume", first.summary.as_str()),
                ("n", &number.to_string()),
            ],
        );
        let address = routes::of_page(list, number);
        let languages = &self.site.config.languages;
        PageView {
            noindex: first.noindex,
            ..self.page(&address, &title, &summary, languages)
        }
    }

    /// What the site has in a language that an entry is not in: the list it would stand in, or else the home page.
    pub(super) fn elsewhere(&self, index: usize, languages: &[Language]) -> Option<ElsewhereView> {
        let known = &self.site.config.languages;
        let other = known
            .iter()
            .find(|language| !languages.contains(language))?;
        let entry = &self.site.content.entries[index];
        let (word, address) = match entry.spec.address {
            Address::Folder | Address::Directory => {
                ("liste", routes::of_folder(entry.folder, *other))
            }
            Address::Root | Address::None => ("accueil", other.prefix().to_owned()),
        };
        let link = LinkView {
            title: self.words.get(&["listes", "ailleurs", word]),
            url: self.url(&address),
        };
        Some(ElsewhereView {
            language: other.word(),
            link,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_hold_every_entry_once() {
        for total in [0, 1, 47, 48, 49, 96, 97, 500] {
            let list: Vec<usize> = (0..total).collect();
            let paged: Vec<usize> = (1..=pages(total))
                .flat_map(|number| slice(&list, number).to_vec())
                .collect();
            assert_eq!(paged, list);
            assert!(slice(&list, pages(total) + 1).is_empty());
        }
    }
}
