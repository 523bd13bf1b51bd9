//! The judges of the built site that were not written here: accessibility, HTML, structured data, XML schemas. Tests find them
//! in `target/validators/node_modules`.

use crate::debian;
use crate::failure::Result;
use crate::npm;
use crate::workspace::Workspace;

/// Makes sure the judges are there, in the versions that are pinned, and what runs them.
pub(crate) fn ensure(workspace: &Workspace) -> Result<()> {
    debian::ensure("java", "default-jre-headless")?;
    npm::ready(workspace, "validators").map(drop)
}
