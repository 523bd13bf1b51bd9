//! Names that can be addresses, and words compared without case or accents.

/// A text as an address: lower case, no accents, `œ` is `oe`, words joined by hyphens.
#[must_use]
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in deunicode::deunicode(text).chars() {
        if character.is_ascii_alphanumeric() {
            slug.push(character.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Whether a file's name can be an address as it is.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && !text.ends_with('-')
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// A text for comparison: lower case, without accents.
#[must_use]
pub fn fold(text: &str) -> String {
    deunicode::deunicode(text).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_plain() {
        assert_eq!(
            slugify("Œufs à la coque, « d'ici »"),
            "oeufs-a-la-coque-d-ici"
        );
        assert_eq!(slugify("  "), "");
        assert!(is_slug("pate-aux-pommes-de-terre"));
        assert!(!is_slug("Pâté") && !is_slug("-a") && !is_slug(""));
    }
}
