//! What others know comes in, goes out again and comes in elsewhere: the same pages, and nothing of anybody is lost.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::project::{Project, Run, outputs, program};

const DIRECTORY: &str = "---\ntitre: Commerces\nresume: Des commerces.\ncategories:\n  - {cle: epicerie, titre: Épicerie}\n  - {cle: vrac, titre: Vrac}\n---\n\nUne introduction.\n";
const COMMUNES: &str =
    "insee,nom,longitude,latitude\n63113,Clermont-Ferrand,3.115,45.786\n63300,Riom,3.112,45.893\n";
const PRODUCT: &str = "---\ntitre: Pomme\nresume: Une pomme.\nfamille: fruit\nsaison: {mois: 9-3}\nallergenes: []\n---\n";

/// Everything a partner may state, and nothing it may not.
const FULL: &str = "---\ntitre: L'Épicerie « du Port »\nresume: \"Du vrac, des légumes : tout d'ici.\"\nmots-cles: [vrac, \"a;b\"]\nmaj: 2026-11-02\nexpire-le: 2030-01-01\nalias: [/ancienne/]\ncategories: [vrac, epicerie]\ncommune: 63113\nadresse: \"12, rue du Port\"\ncoordonnees: [3.0871, 45.777251]\nmoyens: [coupons, e-doume]\nhoraires: \"Tu-Sa 09:00-12:30; PH off\"\ntelephone: 04 73 00 00 00\ncourriel: bonjour@example.org\nsite: https://example.org/?a=1&b=2\nproduits: [pomme]\nlabels: [\"Bio ; local\", Nature et Progrès]\naccessibilite: partiel\nverifie-le: 2026-10-01\nstatut: ouvert\n---\n\nUn **texte**, avec une [[pomme]].\n\n- une liste\n- et \"deux\"\n\n```astuce\nVenez tôt.\n```\n";
/// As little as a partner may state.
const BARE: &str = "---\ntitre: Bocal\nresume: \"=1+1\"\ncategories: [vrac]\ncommune: Riom\nmoyens: [change]\nverifie-le: 2026-10-01\n---\n";
const INVENTED: &str = "---\ntitre: Faux\nresume: Inventé.\nexemple: true\ncategories: [vrac]\ncommune: Riom\nmoyens: [change]\nverifie-le: 2026-10-01\n---\n";

/// A site with a directory and nobody in it.
fn empty() -> Project {
    Project::new()
        .file("content/annuaires/commerces/_annuaire.md", DIRECTORY)
        .file("content/territoire/communes.csv", COMMUNES)
        .file("content/produits/pomme.md", PRODUCT)
}

/// Types a command line after `solidoume import`; the status, standard output and standard error come back.
fn import(root: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(program());
    let command = command.current_dir(root).arg("import").args(arguments);
    let output = command.output().expect("the program starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(['\u{a0}', '\u{202f}'], " ");
    (
        output.status.code().unwrap_or(-1),
        text(&output.stdout),
        text(&output.stderr),
    )
}

/// The content as it is on the disk.
fn content(project: &Project) -> BTreeMap<String, Vec<u8>> {
    outputs(&project.root().join("content"))
}

fn built(project: &Project) -> Run {
    let run = project.build(&[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    run
}

#[test]
fn a_directory_exported_and_imported_elsewhere_gives_the_same_pages() {
    let original = empty()
        .file("content/annuaires/commerces/l-epicerie.md", FULL)
        .file("content/annuaires/commerces/bocal.md", BARE);
    let original = built(&original);
    for form in ["geojson", "csv"] {
        let file = format!("partenaires.{form}");
        let export = original.text(&format!("annuaires/commerces/{file}"));
        let copy = empty().file(&file, &export);
        let arguments = ["partenaires", &file, "--annuaire", "commerces"];
        let (status, out, err) = import(copy.root(), &arguments);
        assert_eq!((status, err.as_str()), (0, ""), "{out}");
        let made = built(&copy);
        let pages = |run: &Run| -> BTreeMap<String, Vec<u8>> {
            let files = run.outputs.iter();
            let pages =
                files.filter(|(path, _)| path.contains("annuaires/") || path.starts_with("carte/"));
            pages
                .map(|(path, bytes)| (path.clone(), bytes.clone()))
                .collect()
        };
        let (before, after) = (pages(&original), pages(&made));
        assert!(before.len() > 6, "{:?}", before.keys());
        assert_eq!(
            before.keys().collect::<Vec<_>>(),
            after.keys().collect::<Vec<_>>()
        );
        for (path, bytes) in &before {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            assert_eq!(text(bytes), text(&after[path]), "{form}: {path}");
        }
        assert_eq!(original.outputs.len(), made.outputs.len());
        let before = content(&copy);
        let (_, out, _) = import(copy.root(), &arguments);
        assert!(out.contains("2 inchangées"), "{out}");
        assert_eq!(before, content(&copy), "a second import changes nothing");
    }
}

/// Judged by `geojson`, which is not ours; invented partners are in neither file.
#[test]
fn exports_are_what_they_say_and_hold_nothing_invented() {
    let project = empty()
        .file("content/annuaires/commerces/l-epicerie.md", FULL)
        .file("content/annuaires/commerces/bocal.md", BARE)
        .file("content/annuaires/commerces/faux.md", INVENTED);
    let run = built(&project);
    let text = run.text("annuaires/commerces/partenaires.geojson");
    let geojson: geojson::GeoJson = text.parse().expect("GeoJSON");
    let geojson::GeoJson::FeatureCollection(collection) = geojson else {
        unreachable!("a collection");
    };
    let names: Vec<String> = collection
        .features
        .iter()
        .map(|feature| feature.property("fiche").expect("its name").to_string())
        .collect();
    assert_eq!(names, ["\"bocal\"", "\"l-epicerie\""]);
    let point: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(
        point["features"][1]["geometry"]["coordinates"].to_string(),
        "[3.0871,45.777251]"
    );
    assert_eq!(point["features"][0]["geometry"], Value::Null);
    let csv = run.text("annuaires/commerces/partenaires.csv");
    assert!(csv.starts_with("fiche,titre,") && !csv.contains("Faux"));
    assert!(
        csv.split("\r\n")
            .nth(1)
            .is_some_and(|line| line.starts_with("bocal,Bocal,=1+1,vrac,,Riom,63300,,,change,")),
        "{csv}"
    );
    let page = run.text("annuaires/commerces/index.html");
    assert!(
        page.contains("/annuaires/commerces/partenaires.geojson\""),
        "{page}"
    );

    let invented = empty().file("content/annuaires/commerces/faux.md", INVENTED);
    let run = built(&invented);
    assert!(
        run.text("annuaires/commerces/partenaires.geojson")
            .contains("\"features\": []")
    );
    assert!(
        !run.text("annuaires/commerces/index.html")
            .contains("partenaires.geojson")
    );
}

const OSM: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","id":"node/1","geometry":{"type":"Point","coordinates":[3.0871,45.7772]},"properties":{"name":"Le Bocal","shop":"convenience","opening_hours":"Tu-Sa 09:00-12:30","addr:city":"Riom","currency:doume":"yes","phone":"04 00","check_date":"2026-10-01"}}]}"#;
const BOCAL: &str = "content/annuaires/commerces/le-bocal.md";

/// The file of the one partner, through an import of this collection.
fn again(project: &Project, collection: &str) -> (String, String) {
    std::fs::write(project.root().join("osm.geojson"), collection).expect("written");
    let (status, out, err) = import(
        project.root(),
        &["partenaires", "osm.geojson", "--annuaire", "commerces"],
    );
    assert_eq!(status, 0, "{out}{err}");
    let file = std::fs::read_to_string(project.root().join(BOCAL)).unwrap_or_default();
    (file, out)
}

#[test]
fn the_source_updates_hands_keep_and_both_is_a_conflict() {
    let project = empty();
    let (first, _) = again(&project, OSM);
    // A comment, other quotes, another order, a text of one's own, a title that changes the name one would give it.
    let by_hand = first
        .replace("telephone: 04 00\n", "telephone: '04 11' # appelé\n")
        .replace(
            "titre: Le Bocal\n",
            "# Relu.\ntitre: \"Le Bocal sans fond\"\n",
        )
        + "\nOn y trouve de tout.\n";
    let project = project.file(BOCAL, &by_hand);
    let (same, out) = again(&project, OSM);
    assert_eq!(same, by_hand, "{out}");
    assert!(
        out.contains("telephone : « 04 11 » gardé, modifié à la main (« 04 00 » à la source)"),
        "{out}"
    );

    // The source changes its hours and its telephone.
    let newer = OSM.replace("12:30", "13:00").replace("04 00", "04 22");
    let (merged, out) = again(&project, &newer);
    assert_eq!(merged, by_hand.replace("12:30", "13:00"), "{out}");
    assert!(
        out.contains("CONFLIT telephone : « 04 11 » gardé ici, « 04 22 » maintenant à la source"),
        "{out}"
    );
    assert!(
        out.contains("1 mise à jour, 2 valeurs gardées, 1 conflit")
            || out.contains("1 mise à jour, 1 valeur gardée, 1 conflit"),
        "{out}"
    );
    let before = content(&project);
    again(&project, &newer);
    assert_eq!(before, content(&project), "a second import changes nothing");

    // What the source no longer says goes; what it no longer has stays, and is said.
    let (shorter, _) = again(
        &project,
        &newer.replace(r#""opening_hours":"Tu-Sa 09:00-13:00","#, ""),
    );
    assert!(!shorter.contains("horaires"), "{shorter}");
    let (left, out) = again(
        &project,
        &newer
            .replace("node/1", "node/2")
            .replace("Le Bocal", "Autre"),
    );
    assert_eq!(left, shorter);
    assert!(out.contains("le-bocal.md : disparue de la source"), "{out}");
}

#[test]
fn an_entry_belongs_to_those_who_write_it() {
    // Written by hand before any import: it is left alone.
    let own = BARE.replace("titre: Bocal", "titre: Le Bocal");
    let project = empty().file(BOCAL, &own);
    let (file, out) = again(&project, OSM);
    assert_eq!(file, own);
    assert!(out.contains("déjà écrite à la main"), "{out}");
    // In another town it is another shop.
    let (_, out) = again(&project, &OSM.replace("Riom", "Clermont-Ferrand"));
    assert!(
        out.contains("le-bocal-clermont-ferrand.md : nouvelle"),
        "{out}"
    );
    // Deleted here, it does not come back; without its origin it is nobody else's.
    let project = empty();
    let (file, _) = again(&project, OSM);
    let detached = file.replace("origine: {source: openstreetmap, id: node/1}\n", "");
    let project = project.file(BOCAL, &detached);
    let (file, out) = again(&project, &OSM.replace("12:30", "13:00"));
    assert_eq!(file, detached);
    assert!(out.contains("détachée de sa source"), "{out}");
    std::fs::remove_file(project.root().join(BOCAL)).expect("deleted");
    let (file, out) = again(&project, OSM);
    assert_eq!(file, "");
    assert!(out.contains("supprimée ici : elle ne revient pas"), "{out}");
}

#[test]
fn what_is_written_in_a_file_is_only_ever_text() {
    let hostile = "titre;resume;description;commune;categories;moyens;verifie-le;fiche\n\
        \"=cmd|' /C calc'!A0\";<script>alert(1)</script>;\"<b>gras</b>\n# Titre\n[[pomme]] ```astuce\n| a | b |\n|---|---|\n{{ secret }} & &amp; ~~x~~\";Riom;vrac;change;2026-10-01;\n\
        ../../../evil;{{ x }};**x**;Riom;vrac;change;2026-10-01;../../evil\n\
        \"---\ntitre: autre\";\"a: b # c\";[x](javascript:alert);Riom;vrac;change;2026-10-01;/etc/passwd\n";
    let project = empty().file("hostile.csv", hostile);
    let before: Vec<String> = outputs(project.root()).into_keys().collect();
    let (status, out, err) = import(
        project.root(),
        &["partenaires", "hostile.csv", "--annuaire", "commerces"],
    );
    assert_eq!(status, 0, "{out}{err}");
    assert!(out.contains("3 nouvelles"), "{out}{err}");
    for path in outputs(project.root()).keys() {
        let is_new = !before.contains(path);
        assert!(
            !is_new || path.starts_with("content/annuaires/commerces/"),
            "{path}"
        );
    }
    let run = built(&project);
    assert!(!run.reports("T001"), "{:?}", run.problems);
    let page = run.text("annuaires/commerces/cmd-c-calc-a0/index.html");
    for shown in [
        "&lt;b&gt;gras&lt;/b&gt;",
        "# Titre",
        "[[pomme]]",
        "{{ secret }}",
        "&amp; &amp;amp",
        "~~x~~",
        "|---|---|",
    ] {
        assert!(page.contains(shown), "{shown}\n{page}");
    }
    assert!(!page.contains("<script>alert"), "{page}");
}

#[test]
fn a_file_that_cannot_be_read_whole_writes_nothing() {
    let deep = format!(
        "{{\"features\":[{}{}]}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let wide = format!(
        "titre;description\n{}A;{}\n",
        "b;c\n".repeat(1000),
        "long ".repeat(2_000_000)
    );
    let cases: [(&str, &[u8], &str, &str); 7] = [
        (
            "a.csv",
            b"titre,commune\nA,Riom,trop\n",
            "I003",
            "a.csv:2:8",
        ),
        ("a.csv", b"titre\n\"A\n", "I001", "a.csv:2:1"),
        ("a.csv", b"titre\n\xff\n", "C001", "a.csv:2:1"),
        ("a.csv", b"", "I002", "a.csv:1:1"),
        (
            "a.geojson",
            b"{\"features\": [\n  {\"properties\": {\"name\": \"A\",}}]}",
            "I001",
            "a.geojson:2:31",
        ),
        ("a.geojson", deep.as_bytes(), "I001", "a.geojson:1:"),
        ("a.json", b"[1]", "I001", "a.json:1:"),
    ];
    for (name, bytes, code, place) in cases {
        let project = empty().file(name, bytes);
        let before = content(&project);
        let (status, out, err) = import(
            project.root(),
            &["partenaires", name, "--annuaire", "commerces"],
        );
        assert_eq!(status, 1, "{name} {code}: {out}{err}");
        assert!(
            err.contains(code) && err.contains(place),
            "{code} {place}: {err}"
        );
        assert_eq!(before, content(&project));
    }
    // Ten megabytes of nothing are read, and said briefly.
    let project = empty().file("a.csv", &wide);
    let (status, out, err) = import(
        project.root(),
        &["partenaires", "a.csv", "--annuaire", "commerces"],
    );
    assert_eq!(status, 0, "{out}");
    assert!(
        out.len() < 10_000 && err.len() < 200_000,
        "{} {}",
        out.len(),
        err.len()
    );
}
