//! The picture that a shared link shows, for every page that asked for one. Those of an earlier build are taken over.

use rayon::prelude::*;

use super::Build;
use crate::diagnostics::Diagnostics;
use crate::render::cards::{Card, Studio, backdrop};

pub(super) fn write(build: &Build<'_>, _: &mut Diagnostics) {
    let Ok(cards) = build.cards.lock() else {
        return;
    };
    let missing: Vec<(&String, &Card)> = cards
        .par_iter()
        .filter(|(path, _)| !build.emitter.reuse(path))
        .collect();
    if missing.is_empty() {
        return;
    }
    let backdrop = backdrop(build.site.sources, &build.site.config.theme);
    let Some(studio) = backdrop.and_then(Studio::open) else {
        return;
    };
    missing.into_par_iter().for_each(|(path, card)| {
        let drawing = card
            .source
            .map(|source| build.site.sources.file(source).bytes.as_slice());
        if let Some(png) = studio.draw(card, drawing) {
            build.emitter.file(path, png);
        }
    });
}
