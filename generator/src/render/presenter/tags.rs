//! Keywords: the list of all, a page for each, and those of an entry.

use super::Presenter;
use super::paging::slice;
use crate::config::Language;
use crate::content::kind::{Address, KindSpec};
use crate::decode::slug::slugify;
use crate::render::view::page::PageView;
use crate::render::view::paging::{
    GroupTitleView, TagGroupView, TagLetterView, TagPageView, TagView, TagsView,
};
use crate::render::words::typeset;
use crate::site::routes;
use crate::site::tags::{self, Tag};

impl Presenter<'_> {
    /// The keywords of an entry, each with its page. A word of a translation that no original has leads nowhere.
    pub(super) fn keywords(&self, index: usize) -> Vec<TagView> {
        let entry = &self.site.content.entries[index];
        let view = |word: &String| match tags::at(&self.site.tags, &slugify(word)) {
            Some(tag) => TagView {
                title: typeset(word, Language::Fr),
                ..self.tag_view(tag)
            },
            None => TagView {
                title: typeset(word, entry.language),
                url: None,
                language: entry.language.word(),
                count: 0,
            },
        };
        entry.summary.keywords.iter().map(view).collect()
    }

    /// Every keyword, by letter.
    #[must_use]
    pub fn tags_view(&self) -> TagsView {
        let mut letters: Vec<TagLetterView> = Vec::new();
        for tag in &self.site.tags {
            let letter = tag
                .slug
                .chars()
                .next()
                .map(|first| first.to_ascii_uppercase().to_string())
                .unwrap_or_default();
            let view = self.tag_view(tag);
            match letters.last_mut().filter(|last| last.letter == letter) {
                Some(last) => last.tags.push(view),
                None => letters.push(TagLetterView {
                    letter,
                    tags: vec![view],
                }),
            }
        }
        TagsView { letters }
    }

    /// A page of what carries a keyword.
    #[must_use]
    pub fn tag_page_view(&self, tag: &Tag, number: usize) -> TagPageView {
        let mut groups: Vec<(&str, TagGroupView)> = Vec::new();
        for index in slice(&tag.entries, number) {
            let spec = self.site.content.entries[*index].spec;
            let card = self.card(*index);
            match groups.last_mut().filter(|(kind, _)| *kind == spec.name) {
                Some((_, group)) => group.cards.push(card),
                None => groups.push((
                    spec.name,
                    TagGroupView {
                        list: self.group_title(spec),
                        cards: vec![card],
                    },
                )),
            }
        }
        TagPageView {
            tag: self.tag_view(tag),
            groups: groups.into_iter().map(|(_, group)| group).collect(),
            paging: self.paging(&address(tag), tag.entries.len(), number),
        }
    }

    /// The first page of a keyword. What only invented entries carry is not for search engines.
    #[must_use]
    pub fn tag_page(&self, tag: &Tag) -> PageView {
        let title = typeset(&tag.title, Language::Fr);
        let say = |group: &str| self.words.fill(&["listes", group], &[("mot", &title)]);
        let page = self.page(
            &address(tag),
            &say("mot"),
            &say("mot-resume"),
            &self.site.config.languages,
        );
        PageView {
            noindex: !self.is_indexed(tag),
            ..page
        }
    }

    /// Whether something real carries a keyword.
    #[must_use]
    pub fn is_indexed(&self, tag: &Tag) -> bool {
        tag.entries
            .iter()
            .any(|index| !self.site.content.entries[*index].summary.example)
    }

    fn tag_view(&self, tag: &Tag) -> TagView {
        TagView {
            title: typeset(&tag.title, Language::Fr),
            url: Some(self.url(&routes::of_tag(&tag.slug, self.language))),
            language: Language::Fr.word(),
            count: tag.entries.len(),
        }
    }

    fn group_title(&self, spec: &KindSpec) -> GroupTitleView {
        let address = match spec.address {
            Address::Folder | Address::Directory => format!("{}/", spec.folder),
            Address::Root | Address::None => {
                return GroupTitleView {
                    title: self.words.get(&["listes", "pages"]),
                    url: None,
                };
            }
        };
        GroupTitleView {
            title: self.fixed_title(&address),
            url: Some(self.fixed_url(&address)),
        }
    }
}

/// The French address of a keyword's page.
fn address(tag: &Tag) -> String {
    routes::of_tag(&tag.slug, Language::Fr)
}
