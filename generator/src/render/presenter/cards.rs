//! What the social card of a page says.

use super::Presenter;
use crate::render::cards::{Card, HEIGHT, WIDTH};
use crate::render::format;
use crate::render::view::LinkView;
use crate::render::view::page::{CardView, PageView};
use crate::source::SourceId;

/// A drawing's file and hash, for those who draw cards.
type Drawing = (SourceId, blake3::Hash);

impl Presenter<'_> {
    /// The card of a page that is no entry.
    pub(super) fn page_card(&self, title: &str, breadcrumbs: &[LinkView]) -> Option<CardView> {
        self.social_card(title, breadcrumbs, String::new(), None)
    }

    /// The card of an entry: its drawing, or that of an ingredient, and when it is.
    pub(super) fn entry_card(&self, index: usize, page: &PageView) -> Option<CardView> {
        self.backdrop?;
        let entry = &self.site.content.entries[index];
        let day = entry
            .kind
            .occasion()
            .map(|occasion| self.occasion_view(occasion).text);
        let day = day.or_else(|| Some(format::date(entry.kind.date()?, self.words).text));
        let season = || Some(begun(&self.months_text(self.site.facts[index].months?)));
        let detail = day.or_else(season).unwrap_or_default();
        self.social_card(&page.title, &page.breadcrumbs, detail, self.drawing(index))
    }

    fn social_card(
        &self,
        title: &str,
        breadcrumbs: &[LinkView],
        detail: String,
        drawing: Option<Drawing>,
    ) -> Option<CardView> {
        let backdrop = self.backdrop?;
        let site = self.words.typeset(&self.site.config.title);
        // Home, the sections, the page itself: the nearest section says where it is.
        let section = breadcrumbs.iter().rev().nth(1);
        let label = match section {
            Some(section) if breadcrumbs.len() > 2 => format!("{site} · {}", section.title),
            _ => site,
        };
        let alt = [label.as_str(), title, detail.as_str()].map(|part| part.trim_end_matches('.'));
        let alt: Vec<&str> = alt.into_iter().filter(|part| !part.is_empty()).collect();
        let alt = alt.join(". ");
        let card = Card {
            title: title.to_owned(),
            label,
            detail,
            source: drawing.map(|(source, _)| source),
            drawing: drawing.map(|(_, hash)| hash),
        };
        let path = card.path(&backdrop);
        Some(CardView {
            url: self.canonical(&path),
            path,
            alt,
            width: WIDTH,
            height: HEIGHT,
            card,
        })
    }

    fn drawing(&self, index: usize) -> Option<Drawing> {
        let own = |index: usize| {
            let source = self.site.facts[index].image?;
            Some((source, self.images.get(&source)?.drawing?))
        };
        own(self.pictured_by(index, |index| own(index).is_some())?)
    }
}

/// A text with a capital: it stands alone.
fn begun(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
