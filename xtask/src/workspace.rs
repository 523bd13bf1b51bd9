//! Where this workspace keeps things.

use std::env;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::{Failure, Result};
use crate::programs::{cargo, output_of};

/// The folders the commands work with.
pub(crate) struct Workspace {
    /// The folder of the root `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Where cargo puts what it builds, as `CARGO_TARGET_DIR` or a configuration may say.
    pub(crate) target: PathBuf,
}

impl Workspace {
    /// Asks cargo, which needs no network for this.
    pub(crate) fn find() -> Result<Self> {
        // Cargo tells a running program where its package is; what was compiled in may be another checkout's place
        // when several share a target folder.
        let package =
            env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let mut command = cargo();
        command
            .args(["metadata", "--no-deps", "--format-version=1"])
            .current_dir(package);
        let metadata: Value = serde_json::from_str(&output_of(&mut command)?)
            .map_err(|error| Failure::new(format!("`cargo metadata` is not JSON ({error})")))?;
        let folder = |key: &str| {
            metadata[key]
                .as_str()
                .map(PathBuf::from)
                .ok_or_else(|| Failure::new(format!("`cargo metadata` does not tell `{key}`")))
        };
        Ok(Self {
            root: folder("workspace_root")?,
            target: folder("target_directory")?,
        })
    }

    /// The published site.
    pub(crate) fn public(&self) -> PathBuf {
        self.root.join("public")
    }

    /// The calculators as the browser loads them. (`target/calculators` is cargo's own, after the profile.)
    pub(crate) fn calculators(&self) -> PathBuf {
        self.target.join("calculators-for-browsers")
    }

    /// The program, once built for release.
    pub(crate) fn program(&self) -> PathBuf {
        self.program_in("release")
    }

    /// The program as tests run it.
    pub(crate) fn tested_program(&self) -> PathBuf {
        self.program_in("debug")
    }

    fn program_in(&self, profile: &str) -> PathBuf {
        self.target
            .join(profile)
            .join("solidoume")
            .with_extension(env::consts::EXE_EXTENSION)
    }

    /// A path as one would type it from the root, with slashes.
    pub(crate) fn relative(&self, path: &Path) -> String {
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        relative.to_string_lossy().replace('\\', "/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_holds_the_members() {
        let workspace = Workspace::find().expect("cargo knows");
        assert!(workspace.root.join("xtask/Cargo.toml").is_file());
        assert_eq!(
            workspace.relative(&workspace.public().join("index.html")),
            "public/index.html"
        );
    }
}
