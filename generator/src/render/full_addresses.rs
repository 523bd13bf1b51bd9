//! HTML that is read away from its page: every address in it becomes a full one.

/// Attributes that hold one address.
const ATTRIBUTES: [&str; 5] = ["href", "src", "action", "poster", "cite"];

/// Addresses from the server's root (`root`, with both slashes) begin with `base_url`; those within the page with its own.
#[must_use]
pub fn of(html: &str, root: &str, base_url: &str, page: &str) -> String {
    let mut full = html.to_owned();
    for name in ATTRIBUTES {
        full = full
            .replace(
                &format!(" {name}=\"{root}"),
                &format!(" {name}=\"{base_url}"),
            )
            .replace(&format!(" {name}=\"#"), &format!(" {name}=\"{page}#"));
    }
    candidates(&full, root, base_url)
}

/// `srcset` holds several addresses, each with a width.
fn candidates(html: &str, root: &str, base_url: &str) -> String {
    let mut full = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(" srcset=\"") {
        let (list, behind) = after.split_once('"').unwrap_or((after, ""));
        let each = list
            .split(',')
            .map(|one| match one.trim().strip_prefix(root) {
                Some(path) => format!("{base_url}{path}"),
                None => one.trim().to_owned(),
            });
        let each = each.collect::<Vec<_>>().join(", ");
        full.push_str(&format!("{before} srcset=\"{each}\""));
        rest = behind;
    }
    full.push_str(rest);
    full
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_somewhere_wherever_they_are_read() {
        let html = "<a href=\"/s/a/\">/s/</a> <a href=\"#b\">b</a> <img src=\"/s/c.png\" srcset=\"/s/c.png 1x, /s/d.png 2x\"> \
                    <a href=\"https://elsewhere.example/s/\">e</a>";
        assert_eq!(
            of(
                html,
                "/s/",
                "https://example.org/s/",
                "https://example.org/s/p/"
            ),
            "<a href=\"https://example.org/s/a/\">/s/</a> <a href=\"https://example.org/s/p/#b\">b</a> \
             <img src=\"https://example.org/s/c.png\" srcset=\"https://example.org/s/c.png 1x, https://example.org/s/d.png 2x\"> \
             <a href=\"https://elsewhere.example/s/\">e</a>"
        );
    }
}
