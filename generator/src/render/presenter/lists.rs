//! Lists of a kind, and the home page.

use super::Presenter;
use crate::content::kind::KindSpec;
use crate::decode::values::months::Months;
use crate::render::view::LinkView;
use crate::render::view::lists::{HomeView, ListView};
use crate::site::links::Target;

use super::occasions::next_date;

impl Presenter<'_> {
    /// The list of a kind.
    #[must_use]
    pub fn list_view(&self, spec: &KindSpec) -> ListView {
        let all = self.listed(spec.folder);
        let (upcoming, past) = self.by_time(all);
        ListView {
            kind: spec.name,
            cards: self.cards(all),
            upcoming: self.cards(&upcoming),
            past: self.cards(&past),
        }
    }

    /// Occasions to come, soonest first, and those that are over, most recent first.
    fn by_time(&self, indices: &[usize]) -> (Vec<usize>, Vec<usize>) {
        let mut upcoming = Vec::new();
        let mut past = Vec::new();
        for index in indices {
            let Some(occasion) = self.site.content.entries[*index].kind.occasion() else {
                continue;
            };
            match next_date(occasion, self.site.today) {
                Some(day) => upcoming.push((day, *index)),
                None => past.push((occasion.start.date, *index)),
            }
        }
        upcoming.sort_unstable();
        past.sort_unstable_by(|a, b| b.cmp(a));
        let indices = |list: Vec<(_, usize)>| list.into_iter().map(|(_, index)| index).collect();
        (indices(upcoming), indices(past))
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
        // What only this season allows comes before what can be cooked all year.
        let mut recipes = self.in_season("recettes", month, |months| !months.is_all());
        recipes.extend(self.in_season("recettes", month, Months::is_all));
        let directories: Vec<LinkView> = (0..self.site.content.directories.len())
            .filter_map(|index| self.target(&Target::Directory(index)))
            .collect();
        HomeView {
            month: self.month_view(month),
            products: first(
                self.in_season("produits", month, |months| !months.is_all()),
                12,
            ),
            recipes: first(recipes, 6),
            events: first(self.cards(&upcoming), 3),
            directories,
            articles: first(self.cards(self.listed("actualites")), 3),
            bonus: self.bonus_teaser(),
        }
    }
}
