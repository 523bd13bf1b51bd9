//! What surrounds every page: its head, its breadcrumbs, the site's navigation.

use super::Presenter;
use crate::config::{Language, NavigationItem};
use crate::content::facts::Standing;
use crate::content::kind::Address;
use crate::decode::values::months::NAMES;
use crate::render::format;
use crate::render::view::LinkView;
use crate::render::view::page::{AlternateView, PageView, SiteView, WorkerView};
use crate::site::routes;

impl Presenter<'_> {
    /// What every page shows of the site.
    #[must_use]
    pub fn site_view(&self) -> SiteView {
        let config = &self.site.config;
        SiteView {
            title: self.words.typeset(&config.title),
            tagline: self.words.typeset(&config.tagline),
            description: self.words.typeset(&config.description),
            root: self.root.to_owned(),
            home: self.fixed_url(""),
            search: self.fixed_url(crate::site::routes::SEARCH),
            navigation: self.navigation(&config.navigation),
            footer: self.navigation(&config.footer),
            territory: config.territory.clone(),
            code_licence: config.code_licence.clone(),
            content_licence: config.content_licence.clone(),
            repository: config.repository.clone(),
            feeds: self.feed_links(),
            opensearch: self.fixed_url(routes::OPENSEARCH),
            today: format::date(self.site.today, self.words),
            worker: self.worker(),
        }
    }

    /// A page that is no entry, at an address of the French site (`saisons/mai/`).
    #[must_use]
    pub fn fixed_page(&self, address: &str) -> PageView {
        let name = address.trim_end_matches('/');
        let key = match name {
            "" => "accueil",
            name if name.starts_with("saisons/") => "saisons-mois",
            name => name,
        };
        let title = self.fixed_title(address);
        let summary = match name.strip_prefix("saisons/") {
            Some(month) => {
                let index = NAMES.iter().position(|known| *known == month);
                let month = self.words.nth(&["mois"], index.unwrap_or(0));
                self.words.fill(&["resumes", key], &[("mois", &month)])
            }
            None => self.words.get(&["resumes", key]),
        };
        self.page(address, &title, &summary, &self.site.config.languages)
    }

    /// A directory's page.
    #[must_use]
    pub fn directory_page(&self, at: usize) -> PageView {
        let directory = &self.site.content.directories[at];
        let address = format!("annuaires/{}/", directory.slug);
        let title = self.words.typeset(&directory.summary.title);
        let summary = self.words.typeset(&directory.summary.summary);
        let mut page = self.page(&address, &title, &summary, &self.site.config.languages);
        page.edit_url = self.edit_url(
            self.site
                .sources
                .file(directory.body_span.source)
                .path
                .as_str(),
        );
        page
    }

    /// An entry's page.
    #[must_use]
    pub fn entry_page(&self, index: usize) -> PageView {
        let entry = &self.site.content.entries[index];
        let original = self.site.original(index);
        let address = self.site.facts[original]
            .address
            .as_deref()
            .unwrap_or_default();
        let mut languages = vec![Language::Fr];
        let translated = self.site.links.translation(original, Language::En);
        let published = translated.is_some_and(|index| self.site.facts[index].visible);
        if published && self.site.config.languages.contains(&Language::En) {
            languages.push(Language::En);
        }
        let title = self.words.typeset(&entry.summary.title);
        let mut page = self.page(
            address,
            &title,
            &self.words.typeset(&entry.summary.summary),
            &languages,
        );
        page.elsewhere = self.elsewhere(index, &languages);
        page.card = self.entry_card(index, &page);
        page.noindex =
            entry.summary.example || entry.summary.standing(self.site.today) != Standing::Published;
        page.edit_url = self.edit_url(&self.site.sources.file(entry.source).path);
        self.date_for_machines(index, &mut page);
        if entry.spec.address == Address::Root && !self.in_navigation(&page.url) {
            page.section = String::new();
        }
        page
    }

    /// The page shown for addresses that do not exist.
    #[must_use]
    pub fn not_found_page(&self) -> PageView {
        let (title, summary) = (
            self.words.get(&["titres", "introuvable"]),
            self.words.get(&["resumes", "introuvable"]),
        );
        let mut page = self.page("404.html", &title, &summary, &[]);
        page.noindex = true;
        page.card = None;
        page
    }

    /// The file that holds every calculator. It is in every language, so it stands in none's folder.
    #[must_use]
    pub fn offline_page(&self) -> PageView {
        let text = |group: &str| self.words.get(&[group, "calculateur-hors-ligne"]);
        let address = routes::OFFLINE_CALCULATORS;
        let mut page = self.page(address, &text("titres"), &text("resumes"), &[]);
        page.url = self.url(address);
        page.canonical = self.canonical(address);
        page.noindex = true;
        page.card = None;
        page
    }

    /// `address` is that of the French page: the other languages' follow from it.
    pub(super) fn page(
        &self,
        address: &str,
        title: &str,
        summary: &str,
        languages: &[Language],
    ) -> PageView {
        let own = format!("{}{address}", self.language.prefix());
        let alternates = languages.iter().map(|language| {
            let address = format!("{}{address}", language.prefix());
            AlternateView {
                language: language.word(),
                url: self.url(&address),
                canonical: self.canonical(&address),
            }
        });
        let breadcrumbs = self.breadcrumbs(address, title);
        PageView {
            title: title.to_owned(),
            summary: summary.to_owned(),
            language: self.language.word(),
            url: self.url(&own),
            canonical: self.canonical(&own),
            section: self.section(address),
            card: self.page_card(title, &breadcrumbs),
            breadcrumbs,
            alternates: if languages.len() > 1 {
                alternates.collect()
            } else {
                Vec::new()
            },
            elsewhere: None,
            noindex: false,
            wasm: false,
            edit_url: None,
            machines: self.machines_view(address, languages),
        }
    }

    /// The navigation item a page stands under: the one whose address the page's begins with, the longest.
    fn section(&self, address: &str) -> String {
        let url = self.fixed_url(address);
        let items = self
            .site
            .config
            .navigation
            .iter()
            .filter_map(|item| self.item_url(item));
        items
            .filter(|item| url.starts_with(item.as_str()))
            .max_by_key(String::len)
            .unwrap_or_default()
    }

    fn in_navigation(&self, url: &str) -> bool {
        self.site
            .config
            .navigation
            .iter()
            .any(|item| self.item_url(item).as_deref() == Some(url))
    }

    fn breadcrumbs(&self, address: &str, title: &str) -> Vec<LinkView> {
        if address.is_empty() {
            return Vec::new();
        }
        let mut crumbs = vec![LinkView {
            title: self.words.get(&["titres", "debut"]),
            url: self.fixed_url(""),
        }];
        let mut parents: Vec<&str> = address
            .match_indices('/')
            .map(|(at, _)| &address[..=at])
            .filter(|parent| *parent != address)
            .collect();
        parents.retain(|parent| self.site.links.at(parent).is_some());
        for parent in parents {
            crumbs.extend(
                self.site
                    .links
                    .at(parent)
                    .and_then(|target| self.target(target)),
            );
        }
        crumbs.push(LinkView {
            title: title.to_owned(),
            url: self.fixed_url(address),
        });
        crumbs
    }

    fn navigation(&self, items: &[NavigationItem]) -> Vec<LinkView> {
        let link = |item: &NavigationItem| {
            let target = self
                .site
                .links
                .resolve(&item.target.target, &self.site.content)
                .ok()?;
            let link = self.target(&target)?;
            let title = match self.language {
                Language::Fr => self.words.typeset(&item.title),
                Language::En => link.title,
            };
            Some(LinkView {
                title,
                url: link.url,
            })
        };
        items.iter().filter_map(link).collect()
    }

    fn item_url(&self, item: &NavigationItem) -> Option<String> {
        let target = self
            .site
            .links
            .resolve(&item.target.target, &self.site.content)
            .ok()?;
        self.target(&target)
            .map(|link| link.url)
            .filter(|url| *url != self.fixed_url(""))
    }

    /// What keeps pages on devices, where the theme has it and the site wants it.
    fn worker(&self) -> Option<WorkerView> {
        let config = &self.site.config;
        let code = format!("themes/{}/worker/", config.theme);
        let made = config.offline && self.site.sources.under(&code).next().is_some();
        made.then(|| WorkerView {
            script: self.url(routes::SERVICE_WORKER),
            page: self.fixed_url(routes::OFFLINE),
        })
    }

    fn edit_url(&self, path: &str) -> Option<String> {
        let folder = self.site.config.sources_at.as_deref()?;
        Some(format!("{folder}{path}"))
    }
}
