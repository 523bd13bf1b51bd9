//! What goes with the calculators' pages: the page for other sites, the file that works without a network, and the
//! table of scenarios as a file.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use tera::Value;

use super::{Build, Localized};
use crate::config::Language;
use crate::diagnostics::Diagnostics;
use crate::render::assets::{GLUE, STYLE, WASM};
use crate::render::view::calculators::{OfflinePartView, TableView};
use crate::render::view::page::PageView;
use crate::site::routes;

/// The script of every calculator, by the name templates use.
const SCRIPT: &str = "calculateurs.js";
/// Every calculator that the file without a network holds.
const NAMES: [&str; 5] = ["bonus", "basket", "bonus_2019", "balance", "figures"];

pub(super) fn write(build: &Build<'_>, diagnostics: &mut Diagnostics) {
    for localized in &build.languages {
        write_embedded(build, localized, diagnostics);
        write_scenarios(build, localized);
    }
    write_offline(build, diagnostics);
}

/// The page that other sites show in a frame: the bonus calculator alone.
fn write_embedded(build: &Build<'_>, localized: &Localized<'_>, diagnostics: &mut Diagnostics) {
    let presenter = &localized.presenter;
    let Some(bonus) = presenter.bonus_view() else {
        return;
    };
    let mut page = presenter.fixed_page(routes::EMBEDDED_CALCULATOR);
    page.noindex = true;
    page.wasm = true;
    let views = [
        ("bonus", Value::from_serializable(&bonus)),
        (
            "engine",
            Value::from_serializable(&presenter.engine_view(build.assets)),
        ),
        (
            "spoken",
            Value::from(presenter.calculator_words(&["bonus"])),
        ),
    ];
    localized.page(
        build,
        "pages/embedded.html",
        &page,
        views,
        None,
        diagnostics,
    );
}

fn write_scenarios(build: &Build<'_>, localized: &Localized<'_>) {
    let presenter = &localized.presenter;
    let balance = presenter.balance_view();
    let address = format!(
        "{}calculateurs/equilibre/scenarios.csv",
        presenter.language.prefix()
    );
    for table in balance.outcome.tables {
        build
            .emitter
            .file(&address, csv(&table, presenter.language).into_bytes());
    }
}

/// A table as spreadsheets of the language read it: UTF-8 with its mark, and the separator that leaves decimals alone.
fn csv(table: &TableView, language: Language) -> String {
    let separator = match language {
        Language::Fr => ";",
        Language::En => ",",
    };
    let cell = |text: &String| {
        let bare = text
            .replace(['\u{a0}', '\u{202f}', '€'], "")
            .replace('\u{2212}', "-");
        match bare.contains(['"', '\n']) || bare.contains(separator) {
            true => format!("\"{}\"", bare.replace('"', "\"\"")),
            false => bare,
        }
    };
    let rows = std::iter::once(&table.columns).chain(table.rows.iter().map(|row| &row.cells));
    let lines = rows.map(|cells| cells.iter().map(cell).collect::<Vec<_>>().join(separator));
    let lines: String = lines.map(|line| format!("{line}\r\n")).collect();
    format!("\u{feff}{lines}")
}

/// Every calculator in every language in one file: styles, script and engine are in it, and its policy lets it run just
/// these and reach nothing. Not made without the compiled calculators.
fn write_offline(build: &Build<'_>, diagnostics: &mut Diagnostics) {
    let asset = |name: &str| build.assets.by_name.get(name);
    let (Some(glue), Some(wasm), Some(script), Some(style), Some(first)) = (
        asset(GLUE),
        asset(WASM),
        asset(SCRIPT),
        asset(STYLE),
        build.languages.first(),
    ) else {
        return;
    };
    let mut parts = Vec::new();
    for localized in &build.languages {
        parts.extend(offline_part(build, localized, diagnostics));
    }
    let text = |bytes: &[u8]| inline(&String::from_utf8_lossy(bytes));
    let (glue, script, style) = (text(&glue.bytes), text(&script.bytes), text(&style.bytes));
    let policy = format!(
        "default-src 'none'; script-src '{}' '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src data:; base-uri 'none'; form-action 'none'",
        pinned(&glue),
        pinned(&script),
        pinned(&style),
    );
    let mut page = first.presenter.offline_page();
    page.wasm = true;
    let views = [
        ("parts", Value::from_serializable(&parts)),
        ("policy", Value::safe_string(&policy)),
        ("style", Value::safe_string(&style)),
        ("glue", Value::safe_string(&glue)),
        ("script", Value::safe_string(&script)),
        ("wasm", Value::safe_string(&STANDARD.encode(&wasm.bytes))),
    ];
    first.page(build, "pages/offline.html", &page, views, None, diagnostics);
}

/// One language's calculators. Links lead to the published site: the file may lie anywhere.
fn offline_part(
    build: &Build<'_>,
    localized: &Localized<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<OfflinePartView> {
    let presenter = &localized.presenter;
    let language = presenter.language;
    let page: PageView = presenter.offline_page();
    let views = [
        ("page", Value::from_serializable(&page)),
        (
            "engine",
            Value::from_serializable(&presenter.engine_view(build.assets)),
        ),
        ("bonus", Value::from_serializable(&presenter.bonus_view())),
        (
            "balance",
            Value::from_serializable(&presenter.balance_view()),
        ),
        ("basket", Value::from_serializable(&presenter.basket_view())),
        (
            "experiment",
            Value::from_serializable(&presenter.experiment_view()),
        ),
        (
            "transparency",
            Value::from_serializable(&presenter.transparency_view()),
        ),
        ("prefix", Value::from(format!("{}-", language.word()))),
    ];
    match localized
        .theme
        .render("pages/offline_part.html", views.into())
    {
        Ok(html) => Some(OfflinePartView {
            language: language.word(),
            name: presenter.words.get(&["site", "langue", language.word()]),
            spoken: presenter.calculator_words(&NAMES),
            html: absolute(&html, presenter.root, &build.site.config.base_url),
        }),
        Err(problem) => {
            diagnostics.report_run(problem);
            None
        }
    }
}

/// Addresses from the server's root become full ones.
fn absolute(html: &str, root: &str, base_url: &str) -> String {
    ["href", "action"]
        .iter()
        .fold(html.to_owned(), |html, name| {
            html.replace(&format!("{name}=\"{root}"), &format!("{name}=\"{base_url}"))
        })
}

/// A script or a style that may stand inside its element: nothing in it ends that element.
fn inline(text: &str) -> String {
    text.replace("</", "<\\/").replace("<!--", "<\\!--")
}

fn pinned(text: &str) -> String {
    format!(
        "sha384-{}",
        STANDARD.encode(Sha384::digest(text.as_bytes()))
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::view::calculators::RowView;

    #[test]
    fn spreadsheets_read_the_numbers_of_their_language() {
        let table = TableView {
            key: String::new(),
            caption: String::new(),
            columns: vec!["Solidaires".to_owned(), "Ils versent".to_owned()],
            rows: vec![RowView {
                cells: vec!["1\u{202f}250".to_owned(), "\u{2212}62,50\u{a0}€".to_owned()],
                marked: false,
            }],
        };
        assert_eq!(
            csv(&table, Language::Fr),
            "\u{feff}Solidaires;Ils versent\r\n1250;-62,50\r\n"
        );
    }

    #[test]
    fn nothing_inside_a_script_ends_it() {
        assert_eq!(inline("a</script><!--"), "a<\\/script><\\!--");
    }
}
