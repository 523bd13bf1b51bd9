//! The calculators for the browser: compiled, bound to JavaScript, made small, and weighed.

use std::fmt;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::failure::{Failure, Result};
use crate::programs::{cargo, find, output_of, run};
use crate::workspace::Workspace;

/// What browsers run.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// The most that the calculators may weigh once compressed, in bytes: the design's budget of 45 kB.
const BUDGET: usize = 45_000;
/// The two files are named after this.
const STEM: &str = "calculators";

/// Leaves `calculators.js` and `calculators_bg.wasm` in the folder of the calculators.
pub(crate) fn build(workspace: &Workspace) -> Result<Weight> {
    ensure_target()?;
    run(cargo().args([
        "build",
        "--package=calculator-wasm",
        "--lib",
        "--profile=calculators",
        "--target",
        TARGET,
    ]))?;
    let compiled = workspace
        .target
        .join(TARGET)
        .join("calculators")
        .join("calculator_wasm.wasm");
    let folder = workspace.calculators();
    bind(&compiled, &folder)?;
    let module = folder.join(format!("{STEM}_bg.wasm"));
    let optimised = match optimiser(&workspace.root) {
        Some(program) => shrink(&program, &module).map(|()| true)?,
        None => false,
    };
    weigh(&folder.join(format!("{STEM}.js")), &module, optimised)
}

/// Makes sure the active toolchain can compile for the browser, adding what lacks where rustup can.
pub(crate) fn ensure_target() -> Result<()> {
    let sysroot = output_of(Command::new("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(TARGET)
        .join("lib")
        .is_dir()
    {
        return Ok(());
    }
    if find("rustup").is_none() {
        return Err(
            Failure::new(format!("the Rust toolchain lacks the target {TARGET}"))
                .advise("install it (Debian: libstd-rust-dev-wasm32), or install Rust with rustup"),
        );
    }
    run(Command::new("rustup").args(["target", "add", TARGET]))
}

/// What a visitor downloads to calculate.
pub(crate) struct Weight {
    wasm: usize,
    glue: usize,
    compressed: usize,
    optimised: bool,
}

impl Weight {
    /// Fails when the two files are heavier than the budget once compressed.
    pub(crate) fn within_budget(&self) -> Result<()> {
        if self.compressed <= BUDGET {
            return Ok(());
        }
        Err(Failure::new(format!(
            "the calculators weigh {} compressed, the budget is {}",
            kb(self.compressed),
            kb(BUDGET)
        ))
        .advise("find what grew with `twiggy top`, or raise the budget and say why"))
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "WASM {} + glue {}, {} with brotli (budget {}){}",
            kb(self.wasm),
            kb(self.glue),
            kb(self.compressed),
            kb(BUDGET),
            if self.optimised {
                ""
            } else {
                ", without wasm-opt"
            },
        )
    }
}

fn kb(bytes: usize) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

fn bind(compiled: &Path, folder: &Path) -> Result<()> {
    let unusable = |error| {
        Failure::new(format!(
            "wasm-bindgen refuses {} ({error:#})",
            compiled.display()
        ))
    };
    let mut bindgen = Bindgen::new();
    // A plain script defines one global, `wasm_bindgen`: it can be pinned by its integrity, and be part of a page that is
    // opened from a disk, where browsers refuse modules.
    bindgen.no_modules(true).map_err(unusable)?;
    // Published names carry a hash, so the page says where the module is: a path in the glue would be wrong.
    bindgen.omit_default_module_path(true);
    bindgen
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen
        .input_path(compiled)
        .out_name(STEM)
        .generate(folder)
        .map_err(unusable)
}

/// Binaryen's optimiser: installed for the system, or by npm beside the workspace.
fn optimiser(root: &Path) -> Option<PathBuf> {
    let local = root.join("node_modules/.bin/wasm-opt");
    find("wasm-opt").or_else(|| local.is_file().then_some(local))
}

/// Optimises in place. The features are those rustc turns on for this target; older versions of wasm-opt refuse
/// a module that uses them unless told.
fn shrink(program: &Path, module: &Path) -> Result<()> {
    run(Command::new(program)
        .args([
            "-Oz",
            "--enable-bulk-memory",
            "--enable-sign-ext",
            "--enable-nontrapping-float-to-int",
            "--enable-mutable-globals",
            "--enable-multivalue",
            "--enable-reference-types",
        ])
        .arg(module)
        .arg("--output")
        .arg(module))
}

fn weigh(glue: &Path, module: &Path, optimised: bool) -> Result<Weight> {
    let script = fs::read(glue).map_err(Failure::at(glue))?;
    let wasm = fs::read(module).map_err(Failure::at(module))?;
    let compressed = compressed_length(&script)? + compressed_length(&wasm)?;
    Ok(Weight {
        wasm: wasm.len(),
        glue: script.len(),
        compressed,
        optimised,
    })
}

/// Bytes after brotli at its best level with its usual window of 4 MB, as a host compresses once and serves often.
fn compressed_length(bytes: &[u8]) -> Result<usize> {
    let mut length = ByteCount(0);
    let failed = |error: std::io::Error| Failure::new(format!("brotli failed ({error})"));
    let mut writer = brotli::CompressorWriter::new(&mut length, 4096, 11, 22);
    writer.write_all(bytes).map_err(failed)?;
    writer.flush().map_err(failed)?;
    drop(writer);
    Ok(length.0)
}

/// A sink that keeps only the number of bytes.
struct ByteCount(usize);

impl Write for ByteCount {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_binds_what_is_compressed() {
        let weight = |compressed| Weight {
            wasm: 90_210,
            glue: 5_000,
            compressed,
            optimised: false,
        };
        assert!(weight(BUDGET).within_budget().is_ok());
        let message = weight(BUDGET + 100)
            .within_budget()
            .expect_err("too heavy")
            .to_string();
        assert!(
            message.starts_with("the calculators weigh 45.1 kB compressed, the budget is 45.0 kB"),
            "{message}"
        );
        assert_eq!(
            weight(40_000).to_string(),
            "WASM 90.2 kB + glue 5.0 kB, 40.0 kB with brotli (budget 45.0 kB), without wasm-opt"
        );
    }

    #[test]
    fn repetition_compresses() {
        let length = compressed_length(&b"doume ".repeat(1000)).expect("brotli works");
        assert!((5..100).contains(&length), "{length}");
    }
}
