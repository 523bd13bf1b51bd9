//! The built site as files: which pages there are, and the program that made them.

use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use crate::crowd;
use tempfile::TempDir;

/// The published folder; the test stops when there is none.
pub(super) fn public() -> PathBuf {
    let public = root().join("public");
    assert!(
        public.join("index.html").is_file(),
        "public/ holds no site: run `cargo xtask site` first"
    );
    public
}

/// A file of the npm packages that judge the site; the test stops when they are not installed.
pub(super) fn validator(file: &str) -> PathBuf {
    let file = root().join("target/validators/node_modules").join(file);
    assert!(
        file.is_file(),
        "{} is missing: run `cargo xtask test` once, which installs it",
        file.display()
    );
    file
}

/// The same content with a year of months after the published one, invented for this, and rules that change in between.
/// Built once, into a folder that goes with the tests.
pub(super) fn with_several_months() -> PathBuf {
    static SITE: OnceLock<TempDir> = OnceLock::new();
    let folder = SITE.get_or_init(|| {
        let folder = TempDir::new().expect("a temporary folder");
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
        build(folder.path(), "/-plusieurs-mois/", &[]);
        folder
    });
    folder.path().join("public")
}

/// The same content with events that are not invented, as it was made on 25 November 2026.
pub(super) fn with_events_before() -> PathBuf {
    static SITE: OnceLock<TempDir> = OnceLock::new();
    with_events(&SITE, "2026-11-25", "/-rendez-vous/")
}

/// The same as it was made on 3 December: events stand on their pages as they did then.
pub(super) fn with_events_after() -> PathBuf {
    static SITE: OnceLock<TempDir> = OnceLock::new();
    with_events(&SITE, "2026-12-03", "/-rendez-vous-ensuite/")
}

fn with_events(site: &OnceLock<TempDir>, day: &str, address: &str) -> PathBuf {
    let folder = site.get_or_init(|| {
        let folder = TempDir::new().expect("a temporary folder");
        for part in ["content", "themes"] {
            copy(&root().join(part), &folder.path().join(part));
        }
        for (slug, text) in EVENTS {
            let file = folder.path().join(format!("content/evenements/{slug}.md"));
            fs::write(file, text).expect("an event is written");
        }
        build(folder.path(), address, &["--date", day]);
        folder
    });
    folder.path().join("public")
}

/// Events of all sorts around the end of November 2026.
const EVENTS: &[(&str, &str)] = &[
    (
        "essai-en-ligne",
        "---\ntitre: Essai en ligne\nresume: E.\ndebut: 2026-11-04 18:00\nfin: 2026-11-04 19:30\nen-ligne: https://example.org/salon\n\
         prix: Gratuit\naxe: redistribution\nrecurrence: {chaque: semaine, jours: mercredi, jusqu-au: 2027-06-30}\n---\n",
    ),
    (
        "essai-marche",
        "---\ntitre: Essai de marché\nresume: E.\ndebut: 2026-11-26 9:00\nfin: 2026-11-26 12:00\nlieu: {nom: Halle, commune: Thiers}\naxe: accompagnement\n---\n",
    ),
    (
        "essai-foire",
        "---\ntitre: Essai de foire\nresume: E.\ndebut: 2026-12-01\nfin: 2026-12-04\nlieu: {nom: Halle, commune: Thiers}\n---\n",
    ),
    (
        "essai-fin",
        "---\ntitre: Essai qui finit\nresume: E.\ndebut: 2026-10-07\nlieu: {nom: Halle, commune: Billom}\n\
         recurrence: {chaque: mois, jours: [dernier vendredi, 1], jusqu-au: 2026-12-02}\n---\n",
    ),
    (
        "essai-annule",
        "---\ntitre: Essai annulé\nresume: E.\ndebut: 2026-12-09 14:00\nlieu: {nom: Halle, commune: Billom}\nstatut: annulé\n---\n",
    ),
    (
        "essai-premier",
        "---\ntitre: Essai du premier\nresume: E.\ndebut: 2026-11-01 8:30\nlieu: {nom: Halle, commune: Billom}\nprix: 3 €\n\
         recurrence: {chaque: mois, jours: 1}\n---\n",
    ),
];

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

/// A site with long lists, built once.
pub(super) fn with_long_lists() -> PathBuf {
    static SITE: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = SITE.get_or_init(|| {
        let folder = tempfile::TempDir::new().expect("a temporary folder");
        copy(&root().join("themes"), &folder.path().join("themes"));
        let address = "http://localhost/-longues-listes/";
        let settings = ("content/site.yaml".to_owned(), crowd::settings(address));
        for (path, text) in crowd::files().into_iter().chain([settings]) {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a file has a folder"))
                .expect("a folder is made");
            fs::write(path, text).expect("a file is written");
        }
        build(folder.path(), "/-longues-listes/", &[]);
        folder
    });
    folder.path().join("public")
}

/// Builds a site that is served beside the published one, at this address; nobody searches there.
pub(super) fn build(folder: &Path, address: &str, more: &[&str]) {
    let run = Command::new(program())
        .args(["build", "--no-search", "--base-url"])
        .arg(format!("http://localhost{address}"))
        .arg("--root")
        .arg(folder)
        .args(more)
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
pub(super) fn program() -> &'static Path {
    crate::project::program()
}

/// Cargo's target folder: this test runs from `target/debug/deps/`.
fn built() -> PathBuf {
    let test = env::current_exe().expect("this test is a file");
    test.ancestors()
        .nth(3)
        .expect("it lies in the target folder")
        .to_owned()
}
