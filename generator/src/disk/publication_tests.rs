//! Tries publications on real folders: interrupted, repeated, changed, and in somebody's way.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use solidoume::Sink;

use super::{Counts, DiskError, Publication};

/// A folder to publish in.
struct Place {
    root: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        Self {
            root: tempfile::tempdir().unwrap(),
        }
    }

    fn output(&self) -> PathBuf {
        self.root.path().join("public")
    }

    fn previous(&self, path: &str) -> PathBuf {
        self.root.path().join("public.previous").join(path)
    }

    fn open(&self) -> Publication {
        Publication::open(&self.output()).unwrap()
    }

    fn publish(&self, files: &[(&str, &str)]) -> Counts {
        put(self.open(), files).commit().unwrap()
    }

    /// The published site: path → text.
    fn site(&self) -> BTreeMap<String, String> {
        read(&self.output())
    }
}

fn put(publication: Publication, files: &[(&str, &str)]) -> Publication {
    for (path, text) in files {
        publication.put(path, text.as_bytes().to_vec());
    }
    publication
}

fn read(folder: &Path) -> BTreeMap<String, String> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry
                .path()
                .strip_prefix(folder)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            (path, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

fn map(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

/// The stamps of some file systems tell two moments apart only when milliseconds lie between.
fn let_the_clock_tick() {
    std::thread::sleep(std::time::Duration::from_millis(20));
}

const SITE: &[(&str, &str)] = &[
    ("index.html", "accueil"),
    ("recettes/truffade/index.html", "pommes de terre"),
];

#[test]
fn a_site_is_published_whole_and_nothing_else_is() {
    let place = Place::new();
    assert_eq!(
        place.publish(SITE),
        Counts {
            written: 2,
            unchanged: 0,
            removed: 0
        }
    );
    assert_eq!(place.site(), map(SITE));
}

#[test]
fn an_interrupted_build_leaves_the_last_good_site_and_does_not_disturb_the_next() {
    let place = Place::new();
    place.publish(SITE);
    drop(put(
        place.open(),
        &[
            ("index.html", "à moitié"),
            ("nouveau/index.html", "à moitié"),
        ],
    ));
    assert_eq!(place.site(), map(SITE));

    let next = &[
        ("index.html", "accueil !"),
        ("produits/index.html", "produits"),
    ];
    assert_eq!(
        place.publish(next),
        Counts {
            written: 2,
            unchanged: 0,
            removed: 1
        }
    );
    assert_eq!(place.site(), map(next));
}

#[test]
fn an_identical_build_writes_nothing() {
    let place = Place::new();
    place.publish(SITE);
    let manifest = fs::read(place.previous("manifest")).unwrap();
    assert_eq!(
        place.publish(SITE),
        Counts {
            written: 0,
            unchanged: 2,
            removed: 0
        }
    );
    assert_eq!(read(&place.previous("site")), BTreeMap::new());
    assert_eq!(fs::read(place.previous("manifest")).unwrap(), manifest);
    assert_eq!(place.site(), map(SITE));
}

#[test]
fn only_what_changed_is_written() {
    let place = Place::new();
    let changed = &[
        ("index.html", "accueil"),
        ("recettes/truffade/index.html", "et de la tome"),
    ];
    place.publish(SITE);
    place.publish(changed);
    // Two builds exist by now: `index.html` is right in both, so neither copy may be touched.
    let stamp = |path: PathBuf| fs::metadata(path).unwrap().modified().unwrap();
    let before = (
        stamp(place.output().join("index.html")),
        stamp(place.previous("site/index.html")),
    );
    let again = &[
        ("index.html", "accueil"),
        ("recettes/truffade/index.html", "et de l'ail"),
    ];
    assert_eq!(
        place.publish(again),
        Counts {
            written: 1,
            unchanged: 1,
            removed: 0
        }
    );
    assert_eq!(place.site(), map(again));
    assert_eq!(read(&place.previous("site")), map(changed));
    assert_eq!(
        (
            stamp(place.previous("site/index.html")),
            stamp(place.output().join("index.html"))
        ),
        before
    );
}

#[test]
fn going_back_to_the_build_before_works() {
    let place = Place::new();
    let other = &[("index.html", "autre")];
    for files in [SITE, other, SITE, other, SITE] {
        place.publish(files);
        assert_eq!(place.site(), map(files));
    }
}

#[test]
fn removed_files_leave_with_their_folders() {
    let place = Place::new();
    place.publish(SITE);
    place.publish(&[("index.html", "accueil")]);
    assert_eq!(
        place.publish(&[("index.html", "accueil.")]),
        Counts {
            written: 1,
            unchanged: 0,
            removed: 0
        }
    );
    assert!(!place.output().join("recettes").exists());
}

#[test]
fn a_file_becomes_a_folder_and_the_reverse() {
    let place = Place::new();
    let file = &[("a", "fichier"), ("b/c/d", "dessous")];
    let folder = &[("a/b", "dessous"), ("b", "fichier"), ("z", "z")];
    let half = &[("a", "fichier"), ("b", "fichier"), ("z", "z")];
    for files in [
        file.as_slice(),
        folder,
        file,
        folder,
        half,
        file,
        half,
        folder,
        half,
    ] {
        place.publish(files);
        assert_eq!(place.site(), map(files));
    }
}

#[test]
fn the_manifest_is_not_believed_against_the_disk() {
    let place = Place::new();
    place.publish(SITE);
    place.publish(&[("index.html", "b"), SITE[1]]);
    let_the_clock_tick();
    // Same size, same path, and the manifest still lists the hash of "accueil" for the predecessor.
    fs::write(place.previous("site/index.html"), "ACCUEIL").unwrap();
    place.publish(SITE);
    assert_eq!(place.site(), map(SITE));
    // And in the published folder itself.
    let_the_clock_tick();
    fs::write(place.output().join("index.html"), "ACCUEIL").unwrap();
    assert_eq!(
        place.publish(SITE),
        Counts {
            written: 1,
            unchanged: 1,
            removed: 0
        }
    );
    assert_eq!(place.site(), map(SITE));
}

#[test]
fn without_stamps_that_match_bytes_are_compared() {
    let place = Place::new();
    place.publish(SITE);
    for path in ["index.html", "recettes/truffade/index.html"] {
        let bytes = fs::read(place.output().join(path)).unwrap();
        fs::remove_file(place.output().join(path)).unwrap();
        fs::write(place.output().join(path), bytes).unwrap();
    }
    assert_eq!(
        place.publish(SITE),
        Counts {
            written: 0,
            unchanged: 2,
            removed: 0
        }
    );
}

#[test]
fn a_lost_published_folder_is_made_again() {
    let place = Place::new();
    place.publish(SITE);
    place.publish(&[("index.html", "b")]);
    fs::remove_dir_all(place.output()).unwrap();
    place.publish(SITE);
    assert_eq!(place.site(), map(SITE));
    fs::remove_dir_all(place.output()).unwrap();
    fs::remove_dir_all(place.previous("")).unwrap();
    place.publish(SITE);
    assert_eq!(place.site(), map(SITE));
}

#[test]
fn paths_out_of_the_site_are_refused_and_nothing_is_published() {
    for path in [
        "../evil",
        "/evil",
        "a/../../evil",
        "a//b",
        "./a",
        "a/",
        "",
        "a\\b",
        "a\nb",
    ] {
        let place = Place::new();
        place.publish(SITE);
        let result = put(place.open(), &[("index.html", "x"), (path, "x")]).commit();
        assert!(
            matches!(&result, Err(DiskError::UnsafeOutputPath { path: refused }) if refused == path),
            "{path}: {result:?}"
        );
        assert_eq!(place.site(), map(SITE));
        assert!(!place.root.path().join("evil").exists());
    }
}

#[test]
fn two_outputs_never_share_a_path() {
    for (first, second) in [("a", "a"), ("a/b", "a"), ("a", "a/b"), ("a", "a/b/c")] {
        let place = Place::new();
        let result = put(place.open(), &[(first, "1"), (second, "2")]).commit();
        assert!(
            matches!(result, Err(DiskError::OutputTwice { .. })),
            "{first} {second}: {result:?}"
        );
    }
}

#[test]
fn several_failures_are_counted() {
    let place = Place::new();
    let result = put(place.open(), &[("../a", ""), ("../b", ""), ("c", "")]).commit();
    assert!(
        matches!(result, Err(DiskError::Several { others: 1, .. })),
        "{result:?}"
    );
}

#[test]
fn somebody_elses_folder_is_left_alone() {
    let place = Place::new();
    fs::create_dir(place.output()).unwrap();
    fs::write(place.output().join("these.odt"), "trois ans de travail").unwrap();
    let result = Publication::open(&place.output());
    assert!(
        matches!(&result, Err(DiskError::Foreign { file: Some(file), .. }) if file == "these.odt"),
        "{result:?}"
    );
    assert_eq!(place.site(), map(&[("these.odt", "trois ans de travail")]));
}

#[test]
fn a_file_added_by_hand_to_the_published_folder_stops_the_build() {
    let place = Place::new();
    place.publish(SITE);
    fs::write(place.output().join("recettes/CNAME"), "solidoume.example").unwrap();
    let result = Publication::open(&place.output());
    assert!(
        matches!(&result, Err(DiskError::Foreign { file: Some(file), .. }) if file == "recettes/CNAME"),
        "{result:?}"
    );
    fs::rename(
        place.output().join("recettes/CNAME"),
        place.output().join(".DS_Store"),
    )
    .unwrap();
    assert_eq!(
        place.publish(SITE),
        Counts {
            written: 0,
            unchanged: 2,
            removed: 0
        }
    );
}

#[test]
fn an_empty_folder_is_nobodys() {
    let place = Place::new();
    fs::create_dir(place.output()).unwrap();
    place.publish(SITE);
    assert_eq!(place.site(), map(SITE));
}

#[test]
fn a_foreign_folder_named_like_the_predecessor_is_left_alone() {
    let place = Place::new();
    fs::create_dir(place.previous("")).unwrap();
    fs::write(place.previous("notes.txt"), "notes").unwrap();
    assert!(matches!(
        Publication::open(&place.output()),
        Err(DiskError::Foreign { file: None, .. })
    ));
}

#[test]
fn two_builds_at_once_do_not_mix_and_a_dead_one_holds_nothing() {
    let place = Place::new();
    let first = place.open();
    assert!(matches!(
        Publication::open(&place.output()),
        Err(DiskError::Busy { .. })
    ));
    drop(first);
    place.publish(SITE);
}

#[test]
fn files_and_roots_are_no_outputs() {
    let place = Place::new();
    fs::write(place.root.path().join("file"), "").unwrap();
    for path in [
        place.root.path().join("file"),
        PathBuf::from("/"),
        place.root.path().join(".."),
    ] {
        assert!(
            matches!(Publication::open(&path), Err(DiskError::NotAnOutput { .. })),
            "{}",
            path.display()
        );
    }
}

#[cfg(unix)]
#[test]
fn no_link_leads_a_write_out_of_the_predecessor() {
    use std::os::unix::fs::symlink;
    let place = Place::new();
    let outside = place.root.path().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("secret"), "secret").unwrap();
    place.publish(SITE);
    place.publish(&[("index.html", "b"), ("recettes/truffade/index.html", "b")]);
    fs::remove_dir_all(place.previous("site/recettes")).unwrap();
    symlink(&outside, place.previous("site/recettes")).unwrap();
    fs::remove_file(place.previous("site/index.html")).unwrap();
    fs::hard_link(outside.join("secret"), place.previous("site/index.html")).unwrap();

    let files = &[("index.html", "c"), ("recettes/secret", "c")];
    place.publish(files);
    assert_eq!(place.site(), map(files));
    assert_eq!(read(&outside), map(&[("secret", "secret")]));
}

#[test]
fn many_threads_may_put_at_once() {
    use rayon::prelude::*;
    let place = Place::new();
    let files: Vec<_> = (0..500)
        .map(|n| (format!("{}/{}/{n}.html", n % 7, n % 11), n.to_string()))
        .collect();
    for _ in 0..2 {
        let publication = place.open();
        files
            .par_iter()
            .for_each(|(path, text)| publication.put(path, text.clone().into_bytes()));
        publication.commit().unwrap();
        assert_eq!(place.site(), files.iter().cloned().collect());
    }
}

#[test]
fn what_is_kept_is_published_again_without_its_bytes() {
    let place = Place::new();
    place.publish(&[("a", "un"), ("index/b", "deux"), ("index/c", "trois")]);
    for text in ["quatre", "cinq", "six"] {
        let publication = put(place.open(), &[("a", text)]);
        assert_eq!(publication.published("index/b").unwrap(), b"deux");
        assert!(publication.keep(&["index/b", "index/c"]));
        let counts = publication.commit().unwrap();
        assert_eq!(
            (counts.written, counts.unchanged, counts.removed),
            (1, 2, 0)
        );
        let expected = map(&[("a", text), ("index/b", "deux"), ("index/c", "trois")]);
        assert_eq!(place.site(), expected);
    }
}

#[test]
fn nothing_is_kept_of_what_is_gone_or_was_touched() {
    let place = Place::new();
    place.publish(&[("index/b", "deux"), ("index/c", "trois")]);
    assert!(!place.open().keep(&["index/b", "index/d"]));
    let_the_clock_tick();
    fs::write(place.output().join("index/c"), "autre").unwrap();
    let publication = place.open();
    assert!(!publication.keep(&["index/b", "index/c"]));
    assert!(publication.published("index/c").is_none());
    // Refusing claims nothing: the same paths can be put.
    let publication = put(publication, &[("index/b", "deux"), ("index/c", "trois")]);
    publication.commit().unwrap();
    assert_eq!(
        place.site(),
        map(&[("index/b", "deux"), ("index/c", "trois")])
    );
}
