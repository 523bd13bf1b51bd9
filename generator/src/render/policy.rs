//! The content security policy: what pages may load and run. Pages carry it in their head, `_headers` repeats it.

use super::view::page::PageView;

/// The policy of a page: everything is refused but the site's own files; nothing inline, nothing of others.
#[must_use]
pub fn of(page: &PageView) -> String {
    let engine = if page.wasm { " 'wasm-unsafe-eval'" } else { "" };
    format!(
        "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'{engine}; connect-src 'self'; \
         manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
    )
}

/// What a header may say and a page cannot: which sites may show it in a frame.
#[must_use]
pub fn framed(policy: &str, anywhere: bool) -> String {
    let ancestors = if anywhere { "*" } else { "'none'" };
    format!("{policy}; frame-ancestors {ancestors}")
}
