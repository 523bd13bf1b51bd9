//! The built site as files: which pages there are, and the program that made them.

use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// The published folder; the test stops when there is none.
pub(super) fn public() -> PathBuf {
    let public = root().join("public");
    assert!(
        public.join("index.html").is_file(),
        "public/ holds no site: run `cargo xtask site` first"
    );
    public
}

/// The same content with a year of months after the published one, invented for this, and rules that change in between.
/// Built once, into a folder that goes with the tests.
pub(super) fn with_several_months() -> PathBuf {
    static SITE: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = SITE.get_or_init(|| {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        for part in ["content", "themes"] {
            copy(&root().join(part), &folder.path().join(part));
        }
        let figures = folder.path().join("content/chiffres");
        for (month, text) in months() {
            fs::write(figures.join(month), text).expect("a month is written");
        }
        let rules = figures.join("regles.yaml");
        let before = fs::read_to_string(&rules).expect("there are rules");
        fs::write(&rules, before + NEW_RULES).expect("rules are written");
        build(folder.path(), "http://localhost/-plusieurs-mois/");
        folder
    });
    folder.path().join("public")
}

/// Rules with levels and a levy from 2023 on.
const NEW_RULES: &str = "- {depuis: 2023-01, minimum: 20, maximum: 70, paliers: [20, 30, 40, 50, 60, 70], prelevement: 0.05, unite: 0.01, source: inventées pour un essai}\n";

/// Twelve months: exact totals, payouts as ranges, a subsidy and a carry now and then.
fn months() -> Vec<(String, String)> {
    let month = |at: u32| {
        let (year, month) = (2022 + (at + 8) / 12, (at + 8) % 12 + 1);
        let people = 26 + 3 * at;
        let figures = match at % 3 {
            0 => format!("total: {}\n", people * 50),
            1 => format!("verse: {}.50..{}.49\n", 43 + at / 4, 44 + at / 4),
            _ => format!(
                "total: {}..{}\nsubvention: 150\nreport: 0.12\n",
                people * 45,
                people * 46
            ),
        };
        let text = format!(
            "contributeurs: {people}\n{figures}source: inventé pour un essai\nstatut: exemple\n"
        );
        (format!("{year}-{month:02}.yaml"), text)
    };
    (0..12).map(month).collect()
}

/// Builds a site that is served beside the published one, at the address that its base URL names.
pub(super) fn build(folder: &Path, base_url: &str) {
    let run = Command::new(program())
        .args(["build", "--base-url", base_url, "--root"])
        .arg(folder)
        .arg("--calculators")
        .arg(calculators())
        .output()
        .expect("the program starts");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
}

pub(super) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder is made");
    for entry in fs::read_dir(from).expect("a folder is readable") {
        let path = entry.expect("a folder is readable").path();
        let target = to.join(path.file_name().expect("it has a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a file is copied");
        }
    }
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
    let mut child = Command::new(program())
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

/// The program that made the site.
pub(super) fn program() -> PathBuf {
    let program = built()
        .join("release")
        .join("solidoume")
        .with_extension(env::consts::EXE_EXTENSION);
    assert!(
        program.is_file(),
        "the program is not built: run `cargo xtask site` first"
    );
    program
}

/// Cargo's target folder: this test runs from `target/debug/deps/`.
fn built() -> PathBuf {
    let test = env::current_exe().expect("this test is a file");
    test.ancestors()
        .nth(3)
        .expect("it lies in the target folder")
        .to_owned()
}
