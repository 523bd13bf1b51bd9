//! The page of what is kept on the device.

use serde_json::json;

use super::Presenter;
use crate::content::kind::Address;
use crate::content::kinds::KINDS;
use crate::render::format;
use crate::render::view::LinkView;
use crate::render::view::offline::{KeptSetView, OfflineView};

impl Presenter<'_> {
    /// `always` are addresses of the French site; a set has its name, how many pages and how many bytes.
    #[must_use]
    pub fn offline_view(
        &self,
        always: &[&str],
        sets: &[(&'static str, usize, usize)],
    ) -> OfflineView {
        let link = |address: &&str| LinkView {
            title: self.fixed_title(address),
            url: self.fixed_url(address),
        };
        let set = |&(name, pages, bytes): &(&'static str, usize, usize)| KeptSetView {
            name,
            pages,
            megabytes: format::number(&tenths_of_megabytes(bytes), self.language),
        };
        OfflineView {
            always: always.iter().map(link).collect(),
            sets: sets.iter().map(set).collect(),
            spoken: self.offline_words(),
        }
    }

    /// The script's words, with the title of each part of the site by its address from the root.
    fn offline_words(&self) -> String {
        let folders = KINDS.iter().filter(|spec| spec.address == Address::Folder);
        let parts: serde_json::Map<String, serde_json::Value> = folders
            .map(|spec| format!("{}/", spec.folder))
            .chain(["annuaires/".to_owned()])
            .map(|address| {
                let title = self.fixed_title(&address);
                (address, title.into())
            })
            .collect();
        json!({ "words": self.words.tree(&["garder", "script"]), "parts": parts }).to_string()
    }
}

/// Rounded up: nobody is told less than what it takes.
fn tenths_of_megabytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_up() {
        assert_eq!(tenths_of_megabytes(1_200_001), "1.3");
        assert_eq!(tenths_of_megabytes(300_000), "0.3");
    }
}
