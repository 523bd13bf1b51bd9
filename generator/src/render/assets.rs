//! Files that pages need, under names that carry the hash of their content: they can be cached for ever.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha384};

use super::lighter::lighter;
use crate::source::Sources;

/// Every asset of a site, by the name templates use.
#[derive(Debug, Default)]
pub struct Assets {
    /// By name: `style.css`, `calculateur.js`, `favicon.svg`.
    pub by_name: BTreeMap<String, Asset>,
}

/// One asset.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its file, relative to the site's root.
    pub path: String,
    /// `sha384-…`, for the integrity attribute.
    pub integrity: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// An asset as templates see it.
#[derive(Debug, Serialize)]
pub struct AssetView<'a> {
    /// Its address from the server's root.
    pub url: String,
    /// `sha384-…`.
    pub integrity: &'a str,
}

/// The name under which templates find the styles every page has: the files directly in `styles/`. Those of `styles/<name>/`
/// are `<name>.css`, for the pages that ask for them.
pub const STYLE: &str = "style.css";
/// The compiled calculators: JavaScript glue.
pub const GLUE: &str = "calculators.js";
/// The compiled calculators: WebAssembly.
pub const WASM: &str = "calculators_bg.wasm";

impl Assets {
    /// Collects the theme's styles, scripts and pictures, and the compiled calculators.
    #[must_use]
    pub fn of_theme(sources: &Sources, theme: &str) -> Self {
        let mut assets = Self::default();
        let mut joined: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for (folder, extension) in [("styles", "css"), ("scripts", "js"), ("pictures", "")] {
            let folder = format!("themes/{theme}/{folder}/");
            for (_, file) in sources.under(&folder) {
                let inside = file.path.strip_prefix(&folder).unwrap_or(&file.path);
                let whole = match inside.split_once('/') {
                    // The files of a folder are one: a page that needs them loads them at once.
                    Some((name, _)) => format!("{name}.{extension}"),
                    None if extension == "css" => STYLE.to_owned(),
                    None if extension == "js" => inside.to_owned(),
                    None => {
                        assets.add(inside, file.bytes.clone());
                        continue;
                    }
                };
                let bytes = joined.entry(whole).or_default();
                bytes.extend_from_slice(&lighter(&file.bytes, extension == "js"));
                bytes.push(b'\n');
            }
        }
        for (name, bytes) in joined {
            assets.add(&name, bytes);
        }
        for name in [GLUE, WASM] {
            if let Some((_, file)) = sources.at(&format!("calculators/{name}")) {
                assets.add(name, file.bytes.clone());
            }
        }
        assets
    }

    /// What templates see, by name.
    #[must_use]
    pub fn view(&self, root: &str) -> BTreeMap<&str, AssetView<'_>> {
        let view = |asset: &'_ Asset| format!("{root}{}", asset.path);
        self.by_name
            .iter()
            .map(|(name, asset)| {
                (
                    name.as_str(),
                    AssetView {
                        url: view(asset),
                        integrity: &asset.integrity,
                    },
                )
            })
            .collect()
    }

    fn add(&mut self, name: &str, bytes: Vec<u8>) {
        let integrity = format!("sha384-{}", STANDARD.encode(Sha384::digest(&bytes)));
        let path = hashed_path("assets", name, &bytes);
        self.by_name.insert(
            name.to_owned(),
            Asset {
                path,
                integrity,
                bytes,
            },
        );
    }
}

/// `assets/style.1a2b3c4d5e.css`: ten hexadecimal digits of the content's blake3.
#[must_use]
pub fn hashed_path(folder: &str, name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
    format!(
        "{folder}/{stem}.{}.{}",
        &hash[..10],
        extension.to_ascii_lowercase()
    )
}
