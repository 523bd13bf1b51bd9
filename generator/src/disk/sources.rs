//! Reads everything a site is made from: the content, the themes and the compiled calculators.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use solidoume::diagnostics::{Diagnostics, Problem};
use solidoume::source::{SourceFile, Sources};
use walkdir::{DirEntry, WalkDir};

use super::{Result, is_leftover, reading};

/// The theme the program carries, for folders that have none: paths from the theme's root, and bytes.
const BUILT_IN_THEME: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/built_in_theme.rs"));

/// The built-in theme's folder; a folder of that name on the disk replaces it.
pub(super) const BUILT_IN_FOLDER: &str = "themes/solidoume";

/// A file that was found: where it is, and its path among the sources.
struct Found {
    place: PathBuf,
    path: String,
}

/// Reads `<root>/content`, `<root>/themes/*` and the calculators' folder, with what is wrong with the files as files.
///
/// Hidden files and editors' leftovers are passed over. Symbolic links are not followed: they are reported.
///
/// # Errors
/// When the root or the calculators' folder is missing, or when a file cannot be read.
pub(crate) fn read_sources(
    root: &Path,
    calculators: Option<&Path>,
) -> Result<(Sources, Diagnostics)> {
    fs::read_dir(root).map_err(reading(root))?;
    let mut found = Vec::new();
    let mut diagnostics = Diagnostics::default();

    if !exists(&root.join("content"))? {
        diagnostics.report_run(Problem::FileMissing {
            path: "content/".into(),
        });
    }
    for folder in ["content", "themes"] {
        if exists(&root.join(folder))? {
            find(&root.join(folder), folder, &mut found, &mut diagnostics)?;
        }
    }
    if let Some(calculators) = calculators {
        fs::read_dir(calculators).map_err(reading(calculators))?;
        // The person who typed this path may well mean a link; what is below it gets no such trust.
        let calculators = calculators.canonicalize().map_err(reading(calculators))?;
        find(&calculators, "calculators", &mut found, &mut diagnostics)?;
    }

    let mut files = found
        .into_par_iter()
        .map(read)
        .collect::<Result<Vec<_>>>()?;
    if !exists(&root.join(BUILT_IN_FOLDER))? {
        files.extend(built_in_theme());
    }
    Ok((Sources::new(files), diagnostics))
}

/// Only the site's settings, to know its language before anything else; nothing where they cannot be read.
pub(crate) fn read_settings(root: &Path) -> Sources {
    let path = solidoume::config::PATH;
    let bytes = fs::read(root.join(path)).ok();
    let file = bytes.map(|bytes| SourceFile {
        path: path.to_owned(),
        bytes,
    });
    Sources::new(file.into_iter().collect())
}

/// Whether there is anything at a path, a dangling symbolic link included.
fn exists(path: &Path) -> Result<bool> {
    match path.symlink_metadata() {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(reading(path)(error)),
    }
}

/// Lists the files below `folder`, which becomes `prefix` among the sources.
fn find(
    folder: &Path,
    prefix: &str,
    found: &mut Vec<Found>,
    diagnostics: &mut Diagnostics,
) -> Result<()> {
    let walk = WalkDir::new(folder)
        .follow_root_links(false)
        .sort_by_file_name();
    let mut walk = walk
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_passed_over(entry));
    while let Some(entry) = walk.next() {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_path_buf();
            reading(path)(error.into())
        })?;
        let path = path_among_sources(&entry, folder, prefix);
        if entry.depth() > 0 && entry.file_name().to_str().is_none() {
            let suggestion = readable_name(entry.file_name().as_encoded_bytes());
            diagnostics.report_run(Problem::BadFileName {
                name: path,
                suggestion,
            });
            if entry.file_type().is_dir() {
                // One report, about the folder, is enough.
                walk.skip_current_dir();
            }
        } else if entry.path_is_symlink() {
            diagnostics.report_run(Problem::PathEscapes { path });
        } else if entry.file_type().is_file() {
            found.push(Found {
                place: entry.into_path(),
                path,
            });
        }
    }
    Ok(())
}

fn is_passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || is_leftover(&name)
}

/// The entry's path with `/`; bytes that are not UTF-8 show as `�`.
fn path_among_sources(entry: &DirEntry, folder: &Path, prefix: &str) -> String {
    let mut path = prefix.to_owned();
    for part in entry
        .path()
        .strip_prefix(folder)
        .unwrap_or(entry.path())
        .components()
    {
        path.push('/');
        path.push_str(&part.as_os_str().to_string_lossy());
    }
    path
}

/// What a name was probably meant to be: names that are not UTF-8 are mostly Latin-1 from an old archive.
fn readable_name(bytes: &[u8]) -> String {
    let latin: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    deunicode::deunicode(&latin).to_lowercase().replace(
        |sign: char| !sign.is_ascii_alphanumeric() && sign != '.',
        "-",
    )
}

fn read(found: Found) -> Result<SourceFile> {
    let bytes = fs::read(&found.place).map_err(reading(found.place))?;
    Ok(SourceFile {
        path: found.path,
        bytes,
    })
}

pub(super) fn built_in_theme() -> impl Iterator<Item = SourceFile> {
    BUILT_IN_THEME.iter().map(|(path, bytes)| SourceFile {
        path: format!("{BUILT_IN_FOLDER}/{path}"),
        bytes: bytes.to_vec(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use solidoume::diagnostics::Diagnostic;

    fn site(files: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for path in files {
            let place = root.path().join(path);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, *path).unwrap();
        }
        root
    }

    fn paths(sources: &Sources) -> Vec<&str> {
        sources.iter().map(|(_, file)| file.path.as_str()).collect()
    }

    fn problems(diagnostics: &Diagnostics) -> Vec<&Problem> {
        diagnostics
            .iter()
            .map(|Diagnostic { problem, .. }| problem)
            .collect()
    }

    #[test]
    fn content_themes_and_calculators_come_under_their_names() {
        let root = site(&[
            "content/recettes/truffade.md",
            "themes/solidoume/theme.yaml",
            "themes/autre/a.css",
            "README.md",
        ]);
        let built = site(&["calculators.wasm"]);
        let (sources, diagnostics) = read_sources(root.path(), Some(built.path())).unwrap();
        assert_eq!(
            paths(&sources),
            [
                "calculators/calculators.wasm",
                "content/recettes/truffade.md",
                "themes/autre/a.css",
                "themes/solidoume/theme.yaml"
            ]
        );
        assert_eq!(
            sources.at("content/recettes/truffade.md").unwrap().1.bytes,
            b"content/recettes/truffade.md"
        );
        assert!(diagnostics.is_empty());
    }

    #[test]
    fn hidden_files_and_leftovers_are_passed_over() {
        let root = site(&[
            "content/a.md",
            "content/.a.md.swp",
            "content/a.md~",
            "content/.DS_Store",
            "content/.obsidian/app.json",
            "themes/solidoume/theme.yaml",
        ]);
        let (sources, diagnostics) = read_sources(root.path(), None).unwrap();
        assert_eq!(
            paths(&sources),
            ["content/a.md", "themes/solidoume/theme.yaml"]
        );
        assert!(diagnostics.is_empty());
    }

    #[test]
    fn the_built_in_theme_stands_in_for_a_missing_one() {
        let root = site(&["content/a.md"]);
        let (sources, _) = read_sources(root.path(), None).unwrap();
        assert_eq!(
            sources.under("themes/solidoume/").count(),
            BUILT_IN_THEME.len()
        );
    }

    #[test]
    fn a_missing_content_folder_is_a_problem_and_a_missing_root_an_error() {
        let root = site(&["themes/solidoume/theme.yaml"]);
        let (_, diagnostics) = read_sources(root.path(), None).unwrap();
        assert_eq!(
            problems(&diagnostics),
            [&Problem::FileMissing {
                path: "content/".into()
            }]
        );
        assert!(read_sources(&root.path().join("nowhere"), None).is_err());
        assert!(read_sources(root.path(), Some(&root.path().join("nowhere"))).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn symbolic_links_are_reported_and_not_followed() {
        let root = site(&["content/a.md", "secret.txt", "themes/solidoume/theme.yaml"]);
        std::os::unix::fs::symlink(
            root.path().join("secret.txt"),
            root.path().join("content/b.md"),
        )
        .unwrap();
        std::os::unix::fs::symlink(root.path(), root.path().join("content/tout")).unwrap();
        let (sources, diagnostics) = read_sources(root.path(), None).unwrap();
        assert_eq!(
            paths(&sources),
            ["content/a.md", "themes/solidoume/theme.yaml"]
        );
        assert_eq!(
            problems(&diagnostics),
            [
                &Problem::PathEscapes {
                    path: "content/b.md".into()
                },
                &Problem::PathEscapes {
                    path: "content/tout".into()
                }
            ]
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_not_utf8_is_reported_once_with_a_better_one() {
        use std::os::unix::ffi::OsStrExt;
        let root = site(&["content/a.md", "themes/solidoume/theme.yaml"]);
        let folder = root
            .path()
            .join("content")
            .join(std::ffi::OsStr::from_bytes(b"Go\xfbter d'\xe9t\xe9"));
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("b.md"), "b").unwrap();
        let (sources, diagnostics) = read_sources(root.path(), None).unwrap();
        assert_eq!(
            paths(&sources),
            ["content/a.md", "themes/solidoume/theme.yaml"]
        );
        assert_eq!(
            problems(&diagnostics),
            [&Problem::BadFileName {
                name: "content/Go\u{fffd}ter d'\u{fffd}t\u{fffd}".into(),
                suggestion: "gouter-d-ete".into()
            }]
        );
    }
}
