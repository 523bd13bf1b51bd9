//! The theme's styles, scripts and pictures, and the compiled calculators.

use super::Build;
use crate::diagnostics::{Diagnostics, Problem};
use crate::render::assets::WASM;

pub(super) fn write(build: &Build<'_>, diagnostics: &mut Diagnostics) {
    for asset in build.assets.by_name.values() {
        build.emitter.file(&asset.path, asset.bytes.clone());
    }
    if !build.assets.by_name.contains_key(WASM) {
        diagnostics.report_run(Problem::CalculatorsMissing);
    }
}
