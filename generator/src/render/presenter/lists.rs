//! Lists of a kind, and the home page.

use super::Presenter;
use crate::content::kind::KindSpec;
use crate::decode::values::choice::{Choice as _, Family};
use crate::decode::values::months::Months;
use crate::render::view::LinkView;
use crate::render::view::lists::{HomeView, ListView};
use crate::site::links::Target;

use super::paging::slice;

impl Presenter<'_> {
    /// What the list of a kind holds, in order.
    #[must_use]
    pub fn list_entries(&self, spec: &KindSpec) -> Vec<usize> {
        self.by_family(self.listed(spec.folder))
    }

    /// A page of the list of a kind. `filters` is its form, made once for all pages.
    #[must_use]
    pub fn list_view(
        &self,
        spec: &KindSpec,
        entries: &[usize],
        number: usize,
        filters: &str,
    ) -> ListView {
        let address = format!("{}/", spec.folder);
        ListView {
            kind: spec.name,
            cards: self.cards(slice(entries, number)),
            paging: self.paging(&address, entries.len(), number),
            filters: filters.to_owned(),
        }
    }

    /// Foods of a family stand together, in the order of families; everything else keeps its order.
    fn by_family(&self, indices: &[usize]) -> Vec<usize> {
        let family = |index: &usize| {
            let foodstuff = self.site.content.entries[*index].kind.foodstuff()?;
            Family::WORDS
                .iter()
                .position(|(family, _)| *family == foodstuff.family)
        };
        let mut sorted = indices.to_vec();
        sorted.sort_by_key(family);
        sorted
    }

    /// The home page.
    #[must_use]
    pub fn home_view(&self) -> HomeView {
        let month = self.site.today.month();
        let first = |mut cards: Vec<tera::Value>, most: usize| {
            cards.truncate(most);
            cards
        };
        let (upcoming, _) = self.by_time(self.listed("evenements"));
        let upcoming: Vec<usize> = upcoming.into_iter().map(|(_, index)| index).collect();
        // What only this season allows comes before what can be cooked all year.
        let mut recipes = self.in_season("recettes", month, |months| !months.is_all());
        recipes.extend(self.in_season("recettes", month, Months::is_all));
        let directories: Vec<LinkView> = (0..self.site.content.directories.len())
            .filter_map(|index| self.target(&Target::Directory(index)))
            .collect();
        HomeView {
            month: self.month_view(month),
            months: (1..=12).map(|number| self.month_view(number)).collect(),
            products: first(
                self.in_season("produits", month, |months| !months.is_all()),
                12,
            ),
            recipes: first(recipes, 6),
            events: first(self.cards(&upcoming), 8),
            directories,
            articles: first(self.cards(self.listed("actualites")), 3),
            bonus: self.bonus_teaser(),
        }
    }
}
