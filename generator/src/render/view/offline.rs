//! What the page of what is kept on the device receives.

use serde::Serialize;

use super::LinkView;

/// The page of what is kept on the device.
#[derive(Debug, Serialize)]
pub struct OfflineView {
    /// Pages that are kept without being asked for.
    pub always: Vec<LinkView>,
    /// What may be kept as a whole.
    pub sets: Vec<KeptSetView>,
    /// What the script says, and the names of the parts of the site, as JSON.
    pub spoken: String,
}

/// What may be kept as a whole: all recipes with their pictures.
#[derive(Debug, Serialize)]
pub struct KeptSetView {
    /// Its name for the worker.
    pub name: &'static str,
    /// How many pages.
    pub pages: usize,
    /// How much room it takes: « 1,2 ».
    pub megabytes: String,
}
