//! `robots.txt`: everything may be read; where the sitemap is.

use super::Build;
use crate::diagnostics::Diagnostics;

pub(super) fn write(build: &Build<'_>, _: &mut Diagnostics) {
    let base = &build.site.config.base_url;
    let text = format!("User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n");
    build.emitter.file("robots.txt", text.into_bytes());
}
