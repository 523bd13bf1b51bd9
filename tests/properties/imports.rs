//! Whatever a source says and whatever hands do: a second import changes nothing, no hand-made edit is lost, and
//! nothing of a file is ever more than text.

use std::collections::HashSet;

use proptest::prelude::*;
use proptest::sample::select;
use solidoume::content::kinds;
use solidoume::diagnostics::Diagnostics;
use solidoume::diagnostics::Severity;
use solidoume::import::edit;
use solidoume::import::event;
use solidoume::import::merge::Fate;
use solidoume::import::notes::Notes;
use solidoume::import::partner::{Destination, Format, Settings};
use solidoume::import::plan::{Plan, Target, plan};
use solidoume::import::recipe;
use solidoume::import::state::State;
use solidoume::import::value::Value;
use solidoume::source::{SourceFile, Sources};

use super::tries;

const DIRECTORY: &str =
    "---\ntitre: A\nresume: A.\ncategories:\n  - {cle: vrac, titre: Vrac}\n---\n";
const COMMUNES: &str = "insee,nom,longitude,latitude\n63300,Riom,3.112,45.893\n";
const FOLDER: &str = "annuaires/commerces";
const FILE: &str = "content/annuaires/commerces/a.md";
/// What a person may do to a value, and what it becomes.
const VALUES: [&str; 8] = [
    "Tu 09:00-12:00",
    "Mo-Su 08:00-20:00",
    "24/7",
    "\"We 10:00-11:00\" # vu",
    "'Th 10:00-11:00'",
    "Fr 10:00-11:00  # à revoir",
    "|\n  Sa 10:00-11:00",
    "",
];

fn file(path: &str, text: &str) -> SourceFile {
    SourceFile {
        path: path.into(),
        bytes: text.into(),
    }
}

/// A site whose directory holds these files.
fn site(files: &[(String, String)]) -> Sources {
    let mut all = vec![
        file("content/annuaires/commerces/_annuaire.md", DIRECTORY),
        file("content/territoire/communes.csv", COMMUNES),
    ];
    all.extend(files.iter().map(|(path, text)| file(path, text)));
    Sources::new(all)
}

/// Imports a table into a site, as the program does.
fn import(sources: &Sources, table: &str) -> Option<(Plan, Notes)> {
    let input = Sources::new(vec![file("a.csv", table)]);
    let (id, _) = input.iter().next()?;
    let (mut found, mut notes) = (Diagnostics::default(), Notes::default());
    let settings = Settings {
        means: vec!["coupons".to_owned()],
        verified: Some(jiff::civil::date(2026, 11, 1)),
    };
    let destination = Destination::directory(sources, "commerces", settings, &mut found)?;
    let read = destination.read(id, table, Format::Csv, &mut notes)?;
    let state = State::load(sources, FOLDER, &mut found)?;
    let target = Target {
        spec: &kinds::partner::KIND,
        folder: FOLDER,
        source: "csv",
        is_whole: true,
    };
    let plan = plan(sources, target, state, &read.records, &read.ids);
    Some((plan, notes))
}

/// The files after a plan.
fn after(mut files: Vec<(String, String)>, plan: &Plan) -> Vec<(String, String)> {
    for (path, text) in &plan.files {
        files.retain(|(known, _)| known != path);
        files.push((path.clone(), text.clone()));
    }
    files
}

fn table(hours: &str, title: &str) -> String {
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    format!(
        "id,nom,commune,categories,horaires,description\n1,A,Riom,vrac,{},{}\n",
        cell(hours),
        cell(title)
    )
}

fn hours(text: &str, files: &[(String, String)]) -> Option<Value> {
    let (_, file) = files.iter().find(|(path, _)| path == text)?;
    edit::read(file)?.get("horaires").cloned()
}

proptest! {
    #![proptest_config(tries(200))]

    #[test]
    fn twice_is_once(titles in prop::collection::vec(".{0,40}", 1..5), texts in prop::collection::vec("(?s).{0,80}", 1..5)) {
        let mut csv = String::from("nom,commune,categories,description,labels,site\n");
        for (title, text) in titles.iter().zip(&texts) {
            let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
            csv.push_str(&format!("{},Riom,vrac,{},{},{}\n", cell(title), cell(text), cell(text), cell(title)));
        }
        let Some((first, _)) = import(&site(&[]), &csv) else {
            return Ok(());
        };
        let files = after(Vec::new(), &first);
        for (path, text) in &files {
            prop_assert!(path.starts_with("content/annuaires/commerces/") && !path.contains(".."), "{path}");
            if path.ends_with(".md") {
                prop_assert!(edit::read(text).is_some(), "{text}");
            }
        }
        let (second, _) = import(&site(&files), &csv).expect("the same file");
        prop_assert!(second.files.is_empty(), "{:?}", second.files);
    }

    #[test]
    fn a_hand_made_edit_survives(
        first in select(&VALUES[..3]), second in select(&VALUES[..3]), by_hand in select(&VALUES[..]), line in 0..8_usize, comment in "[a-zé ]{0,12}",
    ) {
        let (plan, _) = import(&site(&[]), &table(first, "Un lieu.")).expect("a table");
        let mut files = after(Vec::new(), &plan);
        let file = files.iter_mut().find(|(path, _)| path == FILE).expect("its entry");
        let mut lines: Vec<String> = file.1.lines().map(str::to_owned).collect();
        let at = lines.iter().position(|line| line.starts_with("horaires: ")).expect("its hours");
        lines[at] = format!("horaires: {by_hand}");
        lines.insert(1 + line, format!("# {comment}"));
        file.1 = lines.join("\n") + "\n";
        let edited = file.1.clone();
        let before = hours(FILE, &files);
        let (plan, _) = import(&site(&files), &table(second, "Un lieu.")).expect("a table");
        let merged = after(files, &plan);
        let now = hours(FILE, &merged);
        let is_own = before != Some(Value::text(first));
        if is_own {
            prop_assert_eq!(&now, &before, "{}", edited);
        } else {
            prop_assert_eq!(&now, &Some(Value::text(second)));
        }
        let conflicts = plan.entries.iter().flat_map(|done| &done.differences).filter(|found| found.fate == Fate::Conflict).count();
        prop_assert_eq!(conflicts, usize::from(is_own && first != second && before != Some(Value::text(second))));
        let (_, text) = merged.iter().find(|(path, _)| path == FILE).expect("its entry");
        let line = format!("# {comment}");
        prop_assert!(text.lines().any(|known| known == line), "{}", text);
        let (again, _) = import(&site(&merged), &table(second, "Un lieu.")).expect("a table");
        prop_assert!(again.files.is_empty(), "{:?}", again.files);
    }

    #[test]
    fn any_text_is_survived(text in "(?s).{0,200}", cut in 0..2000_usize) {
        let calendar = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:{text}\nDTSTART:20261205T1400{text}\nRRULE:{text}\nLOCATION:{text}\nEND:VEVENT\nEND:VCALENDAR\n");
        let linked = format!("{{\"@type\": \"Recipe\", \"name\": {0}, \"recipeIngredient\": [{0}], \"recipeInstructions\": {0}, \"prepTime\": {0}, \"recipeYield\": {0}}}", serde_json::json!(text));
        let features = format!("{{\"features\": [{{\"properties\": {{\"name\": {0}, {0}: [{0}]}}, \"geometry\": {0}}}]}}", serde_json::json!(text));
        let cooklang = format!("---\ntitle: {text}\n---\n@{text}{{{text}%{text}}} {text}\n");
        for whole in [&text, &calendar, &linked, &features, &cooklang] {
            let end = (0..=cut.min(whole.len())).rev().find(|end| whole.is_char_boundary(*end)).unwrap_or(0);
            for part in [&whole[..end], whole] {
                survive(part);
            }
        }
    }
}

/// Signs that mean something to Markdown, in any order.
const SIGNS: [&str; 34] = [
    "<b>", "</b>", "<!--", "[[", "]]", "```", "~~~", "\n", "\n\n", "# ", "=", "|", "|---|", "&lt;",
    "{", "}", "1. ", "12) ", "- ", "+ ", "> ", "***", "__", "![a](b)", "[a]: b", "[^1]",
    "http://a", "\\", "\t", "    ", ": ", "$$", "a", "é",
];

/// What is wrong with a page of this text, for readers of its Markdown; and its HTML.
fn page(markdown: &str) -> (Vec<&'static str>, String) {
    struct Kept(std::sync::Mutex<String>);
    impl solidoume::Sink for Kept {
        fn put(&self, path: &str, bytes: Vec<u8>) {
            if path == "a/index.html" {
                *self.0.lock().expect("a page") = String::from_utf8_lossy(&bytes).into_owned();
            }
        }
    }
    let theme = crate::project::outputs(&crate::project::workspace().join("themes/solidoume"));
    let mut files: Vec<SourceFile> = theme
        .into_iter()
        .map(|(path, bytes)| SourceFile {
            path: format!("themes/solidoume/{path}"),
            bytes,
        })
        .collect();
    let text = format!("---\ntitre: A\nresume: A.\n---\n\n{markdown}\n");
    files.push(file("content/pages/a.md", &text));
    let site = "titre: A\ndescription: A.\nadresse: https://example.org/\n";
    files.push(file("content/site.yaml", site));
    let options = solidoume::Options {
        today: jiff::civil::date(2026, 11, 22),
        base_url: None,
        drafts: false,
        publishing: false,
        sources_at: None,
    };
    let sink = Kept(std::sync::Mutex::default());
    let outcome = solidoume::generate(&Sources::new(files), &options, &sink);
    // What could be said better is no meaning that others brought in.
    let wrong = outcome.diagnostics.iter().map(|found| &found.problem);
    let wrong = wrong.filter(|problem| problem.severity() != Severity::Advice);
    let codes = wrong.map(solidoume::diagnostics::Problem::code);
    let codes = codes.filter(|code| code.starts_with(['T', 'L'])).collect();
    (codes, sink.0.into_inner().expect("a page"))
}

proptest! {
    #![proptest_config(tries(40))]

    #[test]
    fn what_others_wrote_is_shown_and_means_nothing(signs in prop::collection::vec(select(&SIGNS[..]), 0..24)) {
        let written = signs.concat();
        let (problems, html) = page(&solidoume::import::text::markdown(&written));
        prop_assert!(problems.is_empty(), "{written:?}: {problems:?}");
        let main = html.split("<main").nth(1).unwrap_or_default().split("</main").next().unwrap_or_default();
        let document = scraper::Html::parse_fragment(&format!("<main{main}</main>"));
        let shown: String = document.root_element().text().collect();
        prop_assert!(!html.is_empty(), "a page");
        // Typography changes spaces and dashes, never what else there is.
        let plain = |text: &str| text.chars().filter(|sign| !sign.is_whitespace()).map(|sign| if sign == '–' { '-' } else { sign }).collect::<String>();
        prop_assert!(plain(&shown).contains(&plain(&written)), "{written:?} {shown:?}");
    }
}

/// Reads a text as everything there is; what comes out can be written and read.
fn survive(text: &str) {
    let sources = site(&[]);
    let input = Sources::new(vec![file("a", text)]);
    let (id, _) = input.iter().next().expect("a file");
    let mut found = Diagnostics::default();
    let mut records = Vec::new();
    let settings = Settings::default();
    let destination = Destination::directory(&sources, "commerces", settings, &mut found);
    let destination = destination.expect("a directory");
    for format in [Format::Csv, Format::GeoJson] {
        let read = destination.read(id, text, format, &mut Notes::default());
        records.extend(read.map(|read| (&kinds::partner::KIND, read.records)));
    }
    let read = event::read(&sources, id, text, &mut Notes::default());
    records.extend(read.map(|read| (&kinds::event::KIND, read.records)));
    let settings = recipe::Settings {
        course: Some("plat".to_owned()),
        servings: Some(4),
        name: "a".to_owned(),
    };
    for format in [
        recipe::Format::JsonLd,
        recipe::Format::Html,
        recipe::Format::Cooklang,
    ] {
        let read = recipe::read(&sources, id, text, format, &settings, &mut Notes::default());
        records.extend(read.map(|read| (&kinds::recipe::KIND, read.records)));
    }
    let mut slugs = HashSet::new();
    for (spec, records) in records {
        for record in records {
            let written = record.written(spec, Some("a"));
            assert!(edit::read(&written).is_some(), "{written}");
            assert!(!record.slug.contains(['/', '.']), "{}", record.slug);
            slugs.insert(record.slug);
        }
    }
}
