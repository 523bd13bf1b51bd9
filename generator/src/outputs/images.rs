//! The images that pages show: photos in several widths and without metadata, drawings as they are. Those that an earlier
//! build made are taken over.

use rayon::prelude::*;

use super::Build;
use crate::diagnostics::{Diagnostics, Severity};
use crate::render::pictures::{self, MediaImage, Variant};
use crate::source::{SourceId, Span};

pub(super) fn write(build: &Build<'_>, diagnostics: &mut Diagnostics) {
    let named = build
        .images
        .par_iter()
        .filter(|(_, image)| image.is_named());
    super::with_each(named, diagnostics, |(id, image), own| {
        write_one(build, *id, image, own);
    });
}

fn write_one(build: &Build<'_>, id: SourceId, image: &MediaImage, diagnostics: &mut Diagnostics) {
    let mut refused = false;
    for problem in &image.problems {
        refused |= problem.severity() == Severity::Error;
        diagnostics.report(Span::file(id), problem.clone());
    }
    let bytes = &build.site.sources.file(id).bytes;
    if refused {
        return;
    }
    let seen = build.emitter.is_seen();
    if image.variants.is_empty() {
        if image.is_shown() && seen {
            build.emitter.file(&image.path, bytes.clone());
        }
        return;
    }
    let missing: Vec<&Variant> = (image.variants.iter())
        .filter(|variant| !(image.is_shown() && build.emitter.reuse(&variant.path)))
        .collect();
    let result = match (image.is_shown() && seen, missing.is_empty()) {
        (_, true) => Ok(()),
        (false, _) => pictures::check(bytes),
        (true, _) => pictures::develop(bytes, &missing).map(|made| {
            for (variant, bytes) in made {
                build.emitter.keep(&variant.path, bytes);
            }
        }),
    };
    if let Err(problem) = result {
        diagnostics.report(Span::file(id), problem);
    }
}
