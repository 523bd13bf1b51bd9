//! `content/site.yaml`: what the site is called, where it will live, and how one finds one's way in it.

use crate::decode::fields::{Decode, Fields, Key, KeyInfo};
use crate::decode::shape::{Map, Shape};
use crate::decode::values::choice::choices;
use crate::decode::values::reference::Reference;
use crate::decode::values::web_address::WebAddress;
use crate::decode::yaml::{self, Node};
use crate::diagnostics::{Bilingual, Diagnostics, Problem};
use crate::source::{Sources, Span};

/// Where the configuration is.
pub const PATH: &str = "content/site.yaml";

/// What a build is asked for, beside its sources.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day the site is made for: seasons, upcoming events and expiry follow it. The library has no clock.
    pub today: jiff::civil::Date,
    /// Replaces the address in `site.yaml`: `https://example.org/solidoume/`.
    pub base_url: Option<String>,
    /// Whether drafts, future and expired entries are shown.
    pub drafts: bool,
    /// Whether the outputs will be published: some figures may be checked but not published.
    pub publishing: bool,
    /// Replaces the repository in « proposer une correction »: the source's path from the root follows.
    pub sources_at: Option<String>,
}

choices! {
    /// A language of the site.
    pub enum Language ("une langue", "a language") {
        Fr = "fr",
        En = "en",
    }
}

impl Language {
    /// Every language, the site's own first.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// What addresses in this language begin with, after the site's root: nothing in French.
    #[must_use]
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Fr => "",
            Self::En => "en/",
        }
    }
}

/// The site, as its own people describe it.
#[derive(Debug, Clone, Default)]
pub struct SiteConfig {
    /// Name of the site.
    pub title: String,
    /// One line under it.
    pub tagline: String,
    /// What search engines show.
    pub description: String,
    /// Where it will be published, with a final slash.
    pub base_url: String,
    /// Languages of the interface.
    pub languages: Vec<Language>,
    /// Folder of the theme under `themes/`.
    pub theme: String,
    /// Time zone of every local time.
    pub time_zone: String,
    /// Name of the territory, for the map.
    pub territory: String,
    /// Where the sources are.
    pub repository: Option<String>,
    /// Where a source can be changed, for « proposer une correction »: its path from the root follows.
    pub sources_at: Option<String>,
    /// Whether pages may be kept on visitors' devices, for where there is no network.
    pub offline: bool,
    /// Main navigation.
    pub navigation: Vec<NavigationItem>,
    /// Navigation at the foot.
    pub footer: Vec<NavigationItem>,
    /// Licence of the program.
    pub code_licence: String,
    /// Licence of the content.
    pub content_licence: String,
}

/// One line of navigation.
#[derive(Debug, Clone)]
pub struct NavigationItem {
    /// What is read; a fixed page may leave it to the theme's words.
    pub title: String,
    /// The entry or fixed page it leads to.
    pub target: Reference,
}

const TITLE: Key<String> = Key::required("titre", "Le nom du site.").example("Soli'doume");
const TAGLINE: Key<String> =
    Key::optional("sous-titre", "Une ligne sous le nom.").example("Bien manger ensemble");
const DESCRIPTION: Key<String> =
    Key::required("description", "Ce que montrent les moteurs de recherche.")
        .example("Recettes de saison, rendez-vous et calculateur de bonus.");
const BASE_URL: Key<String> =
    Key::required("adresse", "L'adresse publique du site.").example("https://example.org/");
const LANGUAGES: Key<Vec<Language>> = Key::optional("langues", "Les langues du site.")
    .otherwise("[fr]")
    .example("[fr, en]");
const TIME_ZONE: Key<String> = Key::optional("fuseau", "Le fuseau horaire des événements.")
    .otherwise("Europe/Paris")
    .example("Europe/Paris");
const THEME: Key<String> = Key::optional("theme", "Le dossier du thème.")
    .otherwise("solidoume")
    .example("solidoume");
const TERRITORY: Key<String> =
    Key::optional("territoire", "Le nom du territoire.").example("Puy-de-Dôme");
const REPOSITORY: Key<WebAddress> = Key::optional("depot", "L'adresse du dépôt des sources.");
const OFFLINE: Key<bool> = Key::optional(
    "hors-ligne",
    "Si les pages peuvent rester sur l'appareil des visiteurs, pour les lire sans réseau. `non` retire aussi ce qui y est déjà.",
)
.otherwise("oui")
.example("oui");
const NAVIGATION: Key<Vec<NavigationItem>> = Key::optional("navigation", "Le menu principal.")
    .example("[{titre: Recettes, vers: recettes}]");
const FOOTER: Key<Vec<NavigationItem>> = Key::optional("pied", "Le menu du pied de page.")
    .example("[{titre: Contribuer, vers: pages/contribuer}]");
const LICENCES: Key<Licences> = Key::optional("licences", "Les licences du code et du contenu.");

/// Keys of `site.yaml`.
pub const KEYS: &[KeyInfo] = &[
    TITLE.about,
    TAGLINE.about,
    DESCRIPTION.about,
    BASE_URL.about,
    LANGUAGES.about,
    TIME_ZONE.about,
    THEME.about,
    TERRITORY.about,
    REPOSITORY.about,
    OFFLINE.about,
    NAVIGATION.about,
    FOOTER.about,
    LICENCES.about,
];

impl SiteConfig {
    /// Reads `site.yaml`; `base_url` replaces the address written there.
    #[must_use]
    pub fn load(sources: &Sources, base_url: Option<&str>, diagnostics: &mut Diagnostics) -> Self {
        let Some((id, file)) = sources.at(PATH) else {
            diagnostics.report_run(Problem::FileMissing {
                path: PATH.to_owned(),
            });
            return Self::named(base_url.unwrap_or("/"));
        };
        let Ok(text) = std::str::from_utf8(&file.bytes) else {
            diagnostics.report(Span::file(id), Problem::NotUtf8);
            return Self::named(base_url.unwrap_or("/"));
        };
        let Some(node) = yaml::parse(id, text, 0, diagnostics) else {
            return Self::named(base_url.unwrap_or("/"));
        };
        let mut fields = Fields::open(&node, &[KEYS], Span::file(id), diagnostics);
        let mut config = Self::read(&mut fields);
        if let Some(base_url) = base_url {
            base_url.clone_into(&mut config.base_url);
        }
        check_base_url(
            &config.base_url,
            fields.place_of("adresse"),
            fields.diagnostics,
        );
        if !config.base_url.ends_with('/') {
            config.base_url.push('/');
        }
        config
    }

    /// The path part of the base URL, with both slashes: `/` or `/solidoume/`.
    #[must_use]
    pub fn root_path(&self) -> &str {
        let after_scheme = self.base_url.find("://").map_or(0, |at| at + 3);
        self.base_url[after_scheme..]
            .find('/')
            .map_or("/", |at| &self.base_url[after_scheme + at..])
    }

    fn named(base_url: &str) -> Self {
        Self {
            base_url: base_url.to_owned(),
            languages: vec![Language::Fr],
            theme: "solidoume".to_owned(),
            offline: true,
            ..Self::default()
        }
    }

    fn read(fields: &mut Fields<'_, '_>) -> Self {
        let licences = fields.read_or_default(&LICENCES);
        let repository = fields.read(&REPOSITORY).map(|address| address.0);
        let edit = |repository: &String| format!("{}/edit/main/", repository.trim_end_matches('/'));
        Self {
            title: fields.read_or_default(&TITLE),
            tagline: fields.read_or_default(&TAGLINE),
            description: fields.read_or_default(&DESCRIPTION),
            base_url: fields.read_or_default(&BASE_URL),
            languages: fields
                .read(&LANGUAGES)
                .unwrap_or_else(|| vec![Language::Fr]),
            theme: fields
                .read(&THEME)
                .unwrap_or_else(|| "solidoume".to_owned()),
            time_zone: fields
                .read(&TIME_ZONE)
                .unwrap_or_else(|| "Europe/Paris".to_owned()),
            territory: fields.read_or_default(&TERRITORY),
            sources_at: repository.as_ref().map(edit),
            repository,
            offline: fields.read(&OFFLINE).unwrap_or(true),
            navigation: fields.read_or_default(&NAVIGATION),
            footer: fields.read_or_default(&FOOTER),
            code_licence: licences.code,
            content_licence: licences.content,
        }
    }
}

fn check_base_url(base_url: &str, place: Span, diagnostics: &mut Diagnostics) {
    let rest = base_url
        .strip_prefix("https://")
        .or_else(|| base_url.strip_prefix("http://"));
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte);
    if !rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(plain)) {
        let expected = Bilingual {
            fr: "une adresse complète",
            en: "a full address",
        };
        let text = base_url.to_owned();
        diagnostics.report(
            place,
            Problem::Unreadable {
                text,
                expected,
                example: BASE_URL.about.example,
            },
        );
    }
}

#[derive(Debug, Default)]
struct Licences {
    code: String,
    content: String,
}

const CODE: Key<String> = Key::optional("code", "La licence du code.").example("MIT");
const CONTENT: Key<String> =
    Key::optional("contenu", "La licence du contenu.").example("CC BY-SA 4.0");

impl Decode for Licences {
    const EXPECTED: Bilingual = Bilingual {
        fr: "des licences",
        en: "licences",
    };
    const EXAMPLE: &'static str = "{code: MIT, contenu: CC BY-SA 4.0}";
    const SHAPE: Shape = Shape::Map(Map {
        keys: &[CODE.about, CONTENT.about],
        relations: &[],
    });

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::nested::<Self>(node, diagnostics)?;
        let code = fields.read_or_default(&CODE);
        Some(Self {
            code,
            content: fields.read_or_default(&CONTENT),
        })
    }
}

const ITEM_TITLE: Key<String> = Key::required("titre", "Ce qu'on lit.").example("Recettes");
const ITEM_TARGET: Key<Reference> =
    Key::required("vers", "La page où cela mène.").example("recettes");

impl Decode for NavigationItem {
    const EXPECTED: Bilingual = Bilingual {
        fr: "un titre et une page",
        en: "a title and a page",
    };
    const EXAMPLE: &'static str = "{titre: Recettes, vers: recettes}";
    const SHAPE: Shape = Shape::Map(Map {
        keys: &[ITEM_TITLE.about, ITEM_TARGET.about],
        relations: &[],
    });

    fn decode(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut fields = Fields::nested::<Self>(node, diagnostics)?;
        let (title, target) = (fields.read(&ITEM_TITLE), fields.read(&ITEM_TARGET));
        Some(Self {
            title: title?,
            target: target?,
        })
    }
}
