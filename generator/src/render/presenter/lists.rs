//! Lists, directories, the map and the home page.

use super::Presenter;
use crate::content::kind::KindSpec;
use crate::decode::values::choice::{Choice as _, Family};
use crate::decode::values::months::Months;
use crate::render::map;
use crate::render::view::LinkView;
use crate::render::view::lists::{
    CategoryView, DataLinkView, DirectoryView, HomeView, ListView, MapView,
};
use crate::site::links::Target;
use crate::site::routes;

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

    /// A directory with its partners by category. `html` is its introduction.
    #[must_use]
    pub fn directory_view(&self, at: usize, html: String) -> DirectoryView {
        let directory = &self.site.content.directories[at];
        let folder = format!("annuaires/{}", directory.slug);
        let partners = self.listed(&folder);
        let in_category = |category: usize| {
            let has = |index: &&usize| {
                let facts = &self.site.facts[**index];
                facts
                    .directory
                    .as_ref()
                    .is_some_and(|(_, list)| list.contains(&category))
            };
            partners
                .iter()
                .filter(has)
                .map(|index| self.card(*index))
                .collect()
        };
        DirectoryView {
            title: self.words.typeset(&directory.summary.title),
            summary: self.words.typeset(&directory.summary.summary),
            url: self.fixed_url(&format!("{folder}/")),
            html,
            count: partners.len(),
            categories: (directory.categories.iter().enumerate())
                .map(|(category, known)| CategoryView {
                    title: self.words.typeset(&known.title),
                    cards: in_category(category),
                })
                .filter(|category| !category.cards.is_empty())
                .collect(),
            cards: self.cards(partners),
            paging: None,
            filters: String::new(),
            map: self.map_view(partners),
            data: self.data_links(&directory.slug),
        }
    }

    /// The name of the kind of some entries, which are all of one.
    #[must_use]
    pub fn kind_of(&self, entries: &[usize]) -> Option<&'static str> {
        let first = self.site.content.entries.get(*entries.first()?)?;
        Some(first.spec.name)
    }

    /// A page of a directory. Its introduction and its map are on the first.
    #[must_use]
    pub fn directory_part(
        &self,
        view: &DirectoryView,
        cards: &[tera::Value],
        number: usize,
    ) -> DirectoryView {
        let list = view
            .url
            .strip_prefix(&self.fixed_url(""))
            .unwrap_or(&view.url);
        let first = number == 1;
        DirectoryView {
            title: view.title.clone(),
            summary: view.summary.clone(),
            url: view.url.clone(),
            html: if first {
                view.html.clone()
            } else {
                String::new()
            },
            count: view.count,
            categories: Vec::new(),
            cards: slice(cards, number).to_vec(),
            paging: Some(self.paging(list, cards.len(), number)),
            filters: view.filters.clone(),
            map: view.map.clone().filter(|_| first),
            data: view.data.clone(),
        }
    }

    /// Where programs find a directory; nowhere while all of its partners are invented.
    fn data_links(&self, slug: &str) -> Vec<DataLinkView> {
        let folder = format!("annuaires/{slug}");
        if self.site.real(&folder).next().is_none() {
            return Vec::new();
        }
        let link = |(form, address): (_, String)| DataLinkView {
            form,
            url: self.url(&address),
        };
        routes::of_directory_data(slug).map(link).into()
    }

    /// Where some partners are; none without an outline to draw them in.
    #[must_use]
    pub fn map_view(&self, partners: &[usize]) -> Option<MapView> {
        let placed = partners.iter().filter_map(|index| {
            let facts = &self.site.facts[*index];
            let place = self.site.content.entries[*index].kind.place()?;
            let point = place
                .coordinates
                .or(facts.commune.as_ref().map(|commune| commune.centre))?;
            let commune = facts
                .commune
                .as_ref()
                .map_or("", |commune| commune.name.as_str());
            Some(map::Placed {
                point,
                commune,
                link: self.entry_link(*index)?,
            })
        });
        map::draw(
            &self.site.content.territory,
            &self.site.config.territory,
            placed.collect(),
        )
    }

    /// The map of every directory.
    #[must_use]
    pub fn whole_map(&self) -> Option<MapView> {
        let mut partners = Vec::new();
        for directory in &self.site.content.directories {
            partners.extend_from_slice(self.listed(&format!("annuaires/{}", directory.slug)));
        }
        self.map_view(&partners)
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
