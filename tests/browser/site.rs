//! The built site as files: which pages there are, and the program that made them.

use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The published folder; the test stops when there is none.
pub(super) fn public() -> PathBuf {
    let public = root().join("public");
    assert!(
        public.join("index.html").is_file(),
        "public/ holds no site: run `cargo xtask site` first"
    );
    public
}

/// The compiled calculators that the site was built with.
pub(crate) fn calculators() -> PathBuf {
    built().join("calculators-for-browsers")
}

/// The workspace.
pub(super) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests are a folder of the workspace")
}

/// Where the site stands beneath its host, `/` or `/solidoume/`: the home page has the shortest address of the sitemap.
pub(super) fn prefix() -> String {
    let sitemap = fs::read_to_string(public().join("sitemap.xml")).expect("the site has a sitemap");
    sitemap
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| {
            rest.split("</loc>")
                .next()?
                .split_once("://")?
                .1
                .split_once('/')
        })
        .map(|(_, path)| format!("/{path}"))
        .min_by_key(String::len)
        .expect("the sitemap has addresses")
}

/// Every page, sorted, as addresses from the site's root: `/`, `/404.html`, `/recettes/truffade/`. Pages outside the
/// sitemap, such as examples, are pages too.
pub(super) fn pages() -> Vec<String> {
    let public = public();
    let address = |path: PathBuf| {
        let inside = path
            .strip_prefix(&public)
            .expect("it is inside")
            .to_string_lossy()
            .replace('\\', "/");
        format!("/{}", inside.strip_suffix("index.html").unwrap_or(&inside))
    };
    let mut pages: Vec<_> = files("html").into_iter().map(address).collect();
    pages.sort();
    pages
}

/// The published files with an extension.
pub(super) fn files(extension: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![public()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("public/ is readable") {
            let path = entry.expect("public/ is readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                files.push(path);
            }
        }
    }
    files
}

/// What `solidoume calculate` prints for one request.
pub(super) fn calculate(request: &str) -> String {
    let program = built()
        .join("release")
        .join("solidoume")
        .with_extension(env::consts::EXE_EXTENSION);
    assert!(
        program.is_file(),
        "the program is not built: run `cargo xtask site` first"
    );
    let mut child = Command::new(program)
        .arg("calculate")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("its input is ours");
    writeln!(input, "{request}").expect("it reads requests");
    drop(input);
    let output = child.wait_with_output().expect("it answers");
    String::from_utf8(output.stdout)
        .expect("it answers in UTF-8")
        .trim_end()
        .to_owned()
}

/// Cargo's target folder: this test runs from `target/debug/deps/`.
fn built() -> PathBuf {
    let test = env::current_exe().expect("this test is a file");
    test.ancestors()
        .nth(3)
        .expect("it lies in the target folder")
        .to_owned()
}
