//! Programs that checks need and that cargo cannot bring: Debian's packages where we are root, else a line that says what to
//! install.

use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::programs::{find, output_of, run};

/// Makes sure a program is there; `package` is the one of Debian's that holds it.
pub(crate) fn ensure(program: &str, package: &str) -> Result<()> {
    if find(program).is_some() {
        return Ok(());
    }
    if !may_install()? {
        return Err(
            Failure::new(format!("this needs `{program}`")).advise(format!(
                "install it (on Debian, as root: apt-get install {package})"
            )),
        );
    }
    apt_get(&["update"])?;
    apt_get(&["install", "--yes", "--no-install-recommends", package])?;
    if find(program).is_some() {
        return Ok(());
    }
    Err(Failure::new(format!("apt-get installed no `{program}`"))
        .advise("install it by hand and put it on the PATH"))
}

/// Whether Debian's packages may be installed here.
fn may_install() -> Result<bool> {
    let is_debian = Path::new("/etc/debian_version").is_file() && find("apt-get").is_some();
    Ok(is_debian && output_of(Command::new("id").arg("-u"))?.trim() == "0")
}

fn apt_get(words: &[&str]) -> Result<()> {
    run(Command::new("apt-get")
        .arg("--quiet")
        .args(words)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}
