//! The images of the content, as they are, under names with their hash.

use rayon::prelude::*;

use super::Build;
use crate::diagnostics::Diagnostics;

pub(super) fn write(build: &Build<'_>, _: &mut Diagnostics) {
    build.images.par_iter().for_each(|(id, image)| {
        build
            .emitter
            .file(&image.path, build.site.sources.file(*id).bytes.clone());
    });
}
