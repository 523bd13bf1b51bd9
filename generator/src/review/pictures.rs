//! Pictures: their words are for those who do not see them.

use super::Reviewed;
use crate::decode::slug::slugify;
use crate::diagnostics::{Diagnostics, Problem};

/// Alternative words must say more than the file's name or the title that stands beside the picture.
pub(super) fn words_describe(reviewed: &Reviewed<'_>, diagnostics: &mut Diagnostics) {
    let title = slugify(&reviewed.entry.summary.title);
    let repeats = |alt: &str, file: &str| {
        let alt = slugify(alt);
        let name = file.rsplit('/').next().unwrap_or(file);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        !alt.is_empty() && [title.as_str(), &slugify(name), &slugify(stem)].contains(&alt.as_str())
    };
    let image = reviewed.keys.get("image");
    let alt = image.and_then(|image| image.get("alt"));
    let file = image.and_then(|image| image.get("fichier")?.text());
    if let Some((node, text)) = alt.and_then(|node| Some((node, node.text()?)))
        && repeats(text, file.unwrap_or_default())
    {
        diagnostics.report(
            node.span,
            Problem::AltRepeats {
                alt: text.to_owned(),
            },
        );
    }
    for image in &reviewed.prose.images {
        if repeats(&image.text, &image.target) {
            let alt = image.text.clone();
            diagnostics.report(image.span, Problem::AltRepeats { alt });
        }
    }
}
