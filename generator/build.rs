//! Lists the files of `themes/solidoume/`, so that the program carries its theme and works on a folder that has none.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let theme = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../themes/solidoume");
    println!("cargo::rerun-if-changed=build.rs");
    // Cargo looks at every file below a folder it is given.
    println!("cargo::rerun-if-changed={}", theme.display());

    let mut files = Vec::new();
    if theme.is_dir() {
        list(&theme, "", &mut files)?;
    }
    files.sort();

    let mut code = String::from("&[\n");
    for (path, place) in &files {
        writeln!(
            code,
            "    ({path:?}, include_bytes!({place:?}).as_slice()),"
        )?;
    }
    code.push_str("]\n");
    fs::write(
        PathBuf::from(env::var("OUT_DIR")?).join("built_in_theme.rs"),
        code,
    )?;
    Ok(())
}

/// Adds the files below `folder`, named from the theme's root with `/`; hidden files and editors' leftovers are left out.
fn list(
    folder: &Path,
    prefix: &str,
    files: &mut Vec<(String, String)>,
) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry
            .file_name()
            .into_string()
            .map_err(|name| format!("{name:?} is not UTF-8"))?;
        if name.starts_with('.') || name.ends_with('~') || name.ends_with(".swp") {
            continue;
        }
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{path}/"), files)?;
        } else {
            let place = entry.path().canonicalize()?;
            let place = place
                .to_str()
                .ok_or("the checkout's path is not UTF-8")?
                .to_owned();
            files.push((path, place));
        }
    }
    Ok(())
}
