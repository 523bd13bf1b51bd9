//! Directories and the map: partners in lists, where they are, and when they are open.

use std::collections::HashSet;

use serde_json::json;

use super::Presenter;
use crate::config::Language;
use crate::content::facts::{Coordinates, Place};
use crate::content::territory::kilometres;
use crate::decode::slug::fold;
use crate::render::format::degrees;
use crate::render::view::LinkView;
use crate::render::view::entries::HoursView;
use crate::render::view::places::{
    ChoicesView, DataLinkView, DayView, DirectoryLinkView, DirectoryView, ListingView, MapView,
    NearbyView, OpeningView, PartnerView, SpotView,
};
use crate::render::{format, hours, map};
use crate::site::hours::{DAYS, holidays};
use crate::site::{Site, routes};

impl Presenter<'_> {
    /// Every directory, with how many partners it has.
    #[must_use]
    pub fn directory_links(&self) -> Vec<DirectoryLinkView> {
        let directories = self.site.content.directories.iter();
        let link = directories.map(|directory| {
            let folder = format!("annuaires/{}", directory.slug);
            DirectoryLinkView {
                title: self.words.typeset(&directory.summary.title),
                summary: self.words.typeset(&directory.summary.summary),
                count: self.listed(&folder).len(),
                url: self.fixed_url(&format!("{folder}/")),
            }
        });
        link.collect()
    }

    /// A directory with its partners. `html` is its introduction.
    #[must_use]
    pub fn directory_view(&self, at: usize, html: String) -> DirectoryView {
        let directory = &self.site.content.directories[at];
        let partners = self.listed(&format!("annuaires/{}", directory.slug));
        DirectoryView {
            title: self.words.typeset(&directory.summary.title),
            summary: self.words.typeset(&directory.summary.summary),
            html,
            listing: self.listing(partners),
            map: self.map_view(partners),
            data: self.data_links(&directory.slug),
        }
    }

    /// The partners of every directory.
    #[must_use]
    pub fn whole_listing(&self) -> ListingView {
        self.listing(&self.all_partners())
    }

    /// The map of every directory.
    #[must_use]
    pub fn whole_map(&self) -> Option<MapView> {
        self.map_view(&self.all_partners())
    }

    /// Where euros are changed into doumes.
    #[must_use]
    pub fn exchanges(&self) -> ListingView {
        let mut partners = self.all_partners();
        partners.retain(|index| {
            let place = self.place(*index);
            place.is_some_and(|place| place.exchange && !place.closed)
        });
        let mut listing = self.listing(&partners);
        // No map of this page leads to them.
        for partner in &mut listing.partners {
            partner.anchor = None;
        }
        listing
    }

    /// Where some partners are, but for those that closed for good; none without an outline to draw them in.
    #[must_use]
    pub fn map_view(&self, partners: &[usize]) -> Option<MapView> {
        let placed = partners.iter().filter_map(|index| {
            let facts = &self.site.facts[*index];
            let place = self.place(*index).filter(|place| !place.closed)?;
            let commune = facts.commune.as_ref();
            Some(map::Placed {
                point: self.site.point(*index)?.0,
                commune: commune.map_or("", |commune| commune.name.as_str()),
                link: self.entry_link(*index)?,
                exchange: place.exchange,
            })
        });
        Some(self.base.as_ref()?.draw(placed.collect()))
    }

    /// What the page of a partner says of its place; none for what is in no directory.
    #[must_use]
    pub(super) fn spot_view(&self, index: usize) -> Option<SpotView> {
        let original = self.site.original(index);
        let facts = &self.site.facts[original];
        facts.directory.as_ref()?;
        let partner = self.partner(original)?;
        let own = self.place(original)?.coordinates;
        let calendar = facts.hours.as_ref();
        let contact = facts.address.as_deref().filter(|_| {
            let summary = &self.site.content.entries[original].summary;
            !summary.example
        });
        Some(SpotView {
            map: partner
                .spot
                .as_ref()
                .and_then(|_| Some(self.base.as_ref()?.draw(Vec::new()))),
            partner,
            geo: own.map(|point| {
                format!(
                    "geo:{},{}",
                    degrees(point.latitude),
                    degrees(point.longitude)
                )
            }),
            degrees: own.map(|point| self.degrees_in_words(point)),
            week: calendar.map_or_else(Vec::new, |calendar| {
                let days = calendar.week();
                let day = |(at, stretches): (usize, &[_])| DayView {
                    day: self.words.nth(&["jours"], at),
                    hours: hours::day_in_words(stretches, self.words),
                };
                days.into_iter().enumerate().map(day).collect()
            }),
            notes: self.unusual_hours(original),
            opening: self.opening(),
            nearby: self.nearby(original),
            contact: contact.map(|address| self.url(&routes::of_contact(address))),
            report: self.report_link(),
        })
    }

    /// Lines of the hours in words that a table of the usual week does not say.
    fn unusual_hours(&self, index: usize) -> Vec<HoursView> {
        let calendar = self.site.facts[index].hours.as_ref();
        let weekly = calendar.is_some_and(|calendar| calendar.is_weekly());
        let mut lines = self.hours(index);
        let holidays = self.words.get(&["horaires", "feries"]);
        lines.retain(|line| !weekly || line.days == holidays);
        lines
    }

    fn all_partners(&self) -> Vec<usize> {
        let directories = self.site.content.directories.iter();
        let lists = directories.map(|directory| {
            let folder = format!("annuaires/{}", directory.slug);
            self.listed(&folder).to_vec()
        });
        lists.flatten().collect()
    }

    fn listing(&self, partners: &[usize]) -> ListingView {
        let mut sorted = partners.to_vec();
        sorted.sort_by_cached_key(|index| {
            let commune = self.site.facts[*index].commune.as_ref();
            let entry = &self.site.content.entries[*index];
            let closed = self.place(*index).is_some_and(|place| place.closed);
            let commune = commune.map_or(String::new(), |commune| fold(&commune.name));
            (closed, commune, fold(&entry.summary.title), entry.slug)
        });
        let base = self.base.as_ref();
        let mut seen = HashSet::new();
        let partner = |index: &usize| {
            let commune = self.site.facts[*index].commune.as_ref();
            let first = commune.filter(|commune| seen.insert(commune.slug.as_str()));
            let anchor = first.map(|commune| format!("lieu-{}", commune.slug));
            Some(PartnerView {
                anchor,
                ..self.partner(*index)?
            })
        };
        ListingView {
            choices: self.choices(&sorted),
            partners: sorted.iter().filter_map(partner).collect(),
            opening: self.opening(),
            communes: base.map_or_else(Vec::new, |base| base.communes.clone()),
        }
    }

    /// The values partners have, in the order one looks for them.
    fn choices(&self, partners: &[usize]) -> ChoicesView {
        let mut choices = ChoicesView::default();
        let (mut means, mut access, mut categories) = (Vec::new(), Vec::new(), Vec::new());
        for index in partners {
            let facts = &self.site.facts[*index];
            let details = self.site.content.entries[*index].kind.details();
            let word = |value: &serde_json::Value| Some(self.words.value(value.as_str()?));
            means.extend(self.means(*index, true));
            access.extend(word(&details["accessibilite"]));
            categories.extend(
                (facts.directory.iter()).flat_map(|(directory, list)| {
                    list.iter().map(|category| (*directory, *category))
                }),
            );
            choices
                .communes
                .extend(facts.commune.as_ref().map(|commune| commune.name.clone()));
        }
        sort(&mut means);
        sort(&mut access);
        sort(&mut categories);
        choices.communes.dedup();
        let known = &self.site.content.directories;
        let mut directories: Vec<usize> = categories.iter().map(|(at, _)| *at).collect();
        directories.dedup();
        let titles = directories.iter().map(|at| &known[*at].summary.title);
        choices.directories = titles.map(|title| self.words.typeset(title)).collect();
        let titles = categories
            .iter()
            .map(|(at, category)| self.words.typeset(&known[*at].categories[*category].title));
        choices.categories = titles.collect();
        (choices.means, choices.access) = (means, access);
        choices
    }

    /// What one pays with and, if it is asked for, that euros are changed, which is no way to pay.
    fn means(&self, index: usize, exchange: bool) -> Vec<String> {
        let Some(place) = self.place(index) else {
            return Vec::new();
        };
        let change = (exchange && place.exchange).then(|| self.words.get(&["lieux", "change"]));
        let paid = place.means.iter().map(|means| self.words.value(means));
        paid.chain(change).collect()
    }

    fn partner(&self, index: usize) -> Option<PartnerView> {
        let place = self.place(index)?;
        let facts = &self.site.facts[index];
        let directory = facts.directory.as_ref();
        let point = self.site.point(index);
        let lines = self.hours(index);
        let line = lines.iter().map(|line| match line.days.as_str() {
            "" => line.hours.clone(),
            days => format!(
                "{days}{}{}",
                self.words.get(&["lieu", "deux-points"]),
                line.hours
            ),
        });
        Some(PartnerView {
            card: self.card(index),
            anchor: None,
            directory: directory
                .map(|(at, _)| &self.site.content.directories[*at].summary.title)
                .map_or(String::new(), |title| self.words.typeset(title)),
            address: place.address.clone(),
            spot: point.and_then(|(point, _)| Some(self.base.as_ref()?.spot(point))),
            exact: point.is_some_and(|(_, exact)| exact),
            days: match (&facts.hours, &place.hours) {
                (Some(calendar), _) => calendar.code(),
                (None, Some(_)) => "?".to_owned(),
                (None, None) => String::new(),
            },
            hours: line.collect::<Vec<_>>().join(" ; "),
            means: self.means(index, false),
            choices: self.means(index, true),
            exchange: place.exchange,
            closed: place.closed,
        })
    }

    fn place(&self, index: usize) -> Option<&Place> {
        self.site.content.entries[index].kind.place()
    }

    fn opening(&self) -> OpeningView {
        let first = self.site.today.yesterday().unwrap_or(self.site.today);
        let holidays: Vec<String> = holidays(first).iter().map(ToString::to_string).collect();
        let tree = |path: &[&str]| self.words.tree(path).cloned().unwrap_or_default();
        let words = json!({
            "jours": tree(&["jours"]),
            "horaires": tree(&["horaires"]),
            "ouverture": tree(&["ouverture"]),
            "proche": tree(&["proche"]),
            "places": tree(&["lieu", "places"]),
        });
        OpeningView {
            first: first.to_string(),
            days: DAYS,
            holidays: holidays.join(" "),
            words: words.to_string(),
        }
    }

    fn nearby(&self, index: usize) -> Vec<NearbyView> {
        let Some((here, _)) = self.site.point(index) else {
            return Vec::new();
        };
        let near = self.site.facts[index].nearby.iter().filter_map(|other| {
            let (there, _) = self.site.point(*other)?;
            Some(NearbyView {
                card: self.card(*other),
                distance: self.distance(kilometres(here, there)),
            })
        });
        near.collect()
    }

    /// « à 2,3 km »; what is nearer than that of nothing is said to be here.
    fn distance(&self, kilometres: f64) -> String {
        let number = match kilometres {
            near if near < 0.1 => return self.words.get(&["proche", "ici"]),
            near if near < 10.0 => format!("{near:.1}"),
            far => format!("{far:.0}"),
        };
        let number = format::number(number.trim_end_matches(".0"), self.language);
        self.words.fill(&["proche", "distance"], &[("km", &number)])
    }

    /// « 45,788° N, 3,117° E ».
    fn degrees_in_words(&self, point: Coordinates) -> String {
        let number = |millionths: i32| {
            let text = degrees(millionths);
            format::number(
                text.trim_end_matches('0').trim_end_matches('.'),
                self.language,
            )
        };
        let (north, east) = (number(point.latitude), number(point.longitude));
        self.words
            .fill(&["lieux", "degres"], &[("nord", &north), ("est", &east)])
    }

    fn report_link(&self) -> Option<LinkView> {
        let found = self
            .site
            .links
            .resolve("pages/contribuer", &self.site.content);
        self.target(&found.ok()?)
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
}

/// The map that every page shares, with all partners within its frame.
pub(super) fn base(site: &Site<'_>) -> Option<map::Base> {
    let partners = (0..site.facts.len())
        .filter(|index| site.facts[*index].directory.is_some() && site.facts[*index].visible)
        .filter(|index| site.content.entries[*index].language == Language::Fr)
        .filter_map(|index| site.content.entries[index].kind.place()?.coordinates);
    map::Base::of(&site.content.territory, &site.config.territory, partners)
}

fn sort<T: Ord>(values: &mut Vec<T>) {
    values.sort_unstable();
    values.dedup();
}
