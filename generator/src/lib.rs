//! The `solidoume` program, as a library: sources go in, a site comes out, and nothing flows backwards.

pub mod changes;
pub mod config;
pub mod content;
pub mod decode;
pub mod diagnostics;
pub mod fix;
pub mod import;
pub mod ledger;
pub mod outputs;
pub mod render;
pub mod review;
pub mod site;
pub mod source;

pub use config::Options;
pub use outputs::Sink;

use std::sync::Mutex;

use config::SiteConfig;
use content::Content;
use diagnostics::Diagnostics;
use fix::effect::Verdict;
use outputs::{Build, Emitter, Localized, generate_all};
use render::assets::Assets;
use render::cards;
use render::pictures::{Images, MediaImage};
use render::presenter::Presenter;
use render::theme::Theme;
use render::words::Words;
use review::anchors::Places;
use site::Site;
use source::Sources;

/// What a build has to say.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Everything that is wrong or could be better, in a stable order.
    pub diagnostics: Diagnostics,
    /// How many HTML pages were made.
    pub pages: usize,
    /// How many entries were read.
    pub entries: usize,
}

/// Makes the whole site. Never panics, whatever the content; with errors, what was given to the sink is not to be published.
pub fn generate(sources: &Sources, options: &Options, sink: &dyn Sink) -> Outcome {
    generate_and_look(sources, options, sink, |_| ()).0
}

/// The same, and what `look` sees in the site it was made from.
pub fn generate_and_look<T>(
    sources: &Sources,
    options: &Options,
    sink: &dyn Sink,
    look: impl FnOnce(&Site<'_>) -> T,
) -> (Outcome, T) {
    let mut diagnostics = Diagnostics::default();
    let mut config = SiteConfig::load(sources, options.base_url.as_deref(), &mut diagnostics);
    if options.sources_at.is_some() {
        config.sources_at.clone_from(&options.sources_at);
    }
    let content = Content::load(sources, &mut diagnostics);
    let entries = content.entries.len();
    let site = Site::assemble(sources, config, content, options, &mut diagnostics);
    let review = (!options.publishing).then(|| {
        review::review(&site, &mut diagnostics);
        Places::new(&site, sink)
    });
    let assets = Assets::of_theme(sources, &site.config.theme);
    let images = MediaImage::all(sources);
    let words: Vec<Words> = site
        .config
        .languages
        .iter()
        .map(|language| Words::load(sources, &site.config.theme, *language, &mut diagnostics))
        .collect();
    let languages = words
        .iter()
        .map(|words| {
            let mut localized = localize(&site, words, &images, &assets, &mut diagnostics);
            // Nobody shares a link to a page that is not published.
            let backdrop = cards::backdrop(sources, &site.config.theme);
            let backdrop = backdrop.filter(|_| options.publishing && sink.is_seen());
            localized.presenter = localized.presenter.with_social_cards(backdrop);
            localized
        })
        .collect();
    let build = Build {
        site: &site,
        languages,
        assets: &assets,
        images: &images,
        steps: std::sync::Mutex::default(),
        cards: Mutex::default(),
        emitter: Emitter::new(review.as_ref().map_or(sink, |places| places)),
    };
    generate_all(&build, &mut diagnostics);
    if let Some(places) = &review {
        places.report(&mut diagnostics);
    }
    for words in &words {
        words.report_missing(&mut diagnostics);
    }
    diagnostics.sort();
    let outcome = Outcome {
        pages: build.emitter.pages(),
        entries,
        diagnostics,
    };
    (outcome, look(&site))
}

/// Repairs what is safe to repair in the sources: only forms, spaces and order, and only what leaves the site the same to
/// the byte. `diagnostics` are those of a run over the same sources.
#[must_use]
pub fn repair(sources: &Sources, options: &Options, diagnostics: &Diagnostics) -> Verdict {
    // What is only reviewed makes no output.
    let options = Options {
        publishing: true,
        ..options.clone()
    };
    fix::effect::keep_harmless(
        sources,
        fix::propose(sources, diagnostics),
        |sources, sink| {
            generate(sources, &options, sink);
        },
    )
}

/// A language's views, and its templates with what every page shows.
fn localize<'a>(
    site: &'a Site<'a>,
    words: &'a Words,
    images: &'a Images,
    assets: &Assets,
    diagnostics: &mut Diagnostics,
) -> Localized<'a> {
    let presenter = Presenter::new(site, words, images);
    let mut theme = Theme::load(site.sources, &site.config.theme, diagnostics);
    theme.share("site", &presenter.site_view());
    theme.share("assets", &assets.view(presenter.root));
    theme.share_value("w", words.view.clone());
    theme.share("agenda_words", &presenter.agenda_words());
    Localized { presenter, theme }
}
