//! Calculators answered while the site is built. Every number comes from the engine, through its JSON, and every
//! sentence from the theme: a page shows before any script runs what the script would show for the same request.

mod balance;
mod basket;
mod bonus;
mod experiment;
mod months;
mod proofs;

use rust_decimal::Decimal;
use serde_json::{Map, Value as Json, json};

use super::Presenter;
use crate::render::assets::{Asset, Assets, GLUE, WASM};
use crate::render::format::number;
use crate::render::plot::{self, Plot};
use crate::render::sentences::{ENDS, End, say};
use crate::render::view::calculators::{
    ChartView, EngineView, FactView, OutcomeView, RowView, StepLineView, StepView, TableView,
};

/// What a calculator found, before words.
#[derive(Debug, Default)]
struct Found {
    /// The name of its verdict.
    verdict: &'static str,
    /// Everything its sentences may say.
    values: Json,
    /// The rows of each of its tables.
    tables: Vec<(&'static str, Vec<Row>)>,
    /// Its chart.
    plot: Option<Plot>,
    /// The steps, as the engine explains them.
    steps: Json,
}

/// A row of a table: what its cells may say, and whether it concerns the reader.
#[derive(Debug)]
struct Row {
    values: Json,
    marked: bool,
}

/// Whose words tell the steps of a calculator: those of a month serve two.
fn steps_of(name: &str) -> &str {
    match name {
        "bonus" | "figures" => "mois",
        name => name,
    }
}

/// Asks the engine: the `ok` of its answer, or nothing.
fn ask(request: &Json) -> Option<Json> {
    let answer = calculator_wasm::calculate(&request.to_string());
    let mut answer: Json = serde_json::from_str(&answer).ok()?;
    Some(answer.get_mut("ok")?.take())
}

/// The same request with other values for some keys.
fn with(request: &Json, changes: &[(&str, Json)]) -> Json {
    let mut request = request.clone();
    for (key, value) in changes {
        request[*key] = value.clone();
    }
    request
}

/// An object with the keys of several; later ones count.
fn merged(objects: &[&Json]) -> Json {
    let pairs = objects.iter().filter_map(|object| object.as_object());
    Json::Object(
        pairs
            .flatten()
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect::<Map<_, _>>(),
    )
}

/// An amount of an answer, in cents; zero where there is none.
fn cents(amount: &Json) -> i64 {
    let amount = amount.as_str().and_then(|text| text.parse().ok());
    let cents = amount.and_then(|amount: Decimal| amount.checked_mul(Decimal::ONE_HUNDRED));
    cents
        .and_then(|cents| i64::try_from(cents.floor()).ok())
        .unwrap_or_default()
}

/// Both ends of an interval of an answer, in cents.
fn both_cents(interval: &Json) -> (i64, i64) {
    (cents(&interval[0]), cents(&interval[1]))
}

/// Cents as the engine writes amounts.
fn amount(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100)
}

/// An interval from cents.
fn interval(low: i64, high: i64) -> Json {
    json!([amount(low), amount(high)])
}

impl Presenter<'_> {
    /// The compiled calculators; none when they were not compiled.
    #[must_use]
    pub fn engine_view(&self, assets: &Assets) -> Option<EngineView> {
        let (glue, wasm): (&Asset, &Asset) = (assets.by_name.get(GLUE)?, assets.by_name.get(WASM)?);
        Some(EngineView {
            glue: self.url(&glue.path),
            glue_integrity: glue.integrity.clone(),
            wasm: self.url(&wasm.path),
        })
    }

    /// What the script of some calculators says, as JSON.
    #[must_use]
    pub fn calculator_words(&self, names: &[&str]) -> String {
        let tree = |path: &[&str]| self.words.tree(path).cloned().unwrap_or_default();
        let each = |group: &str, key: fn(&str) -> &str| {
            let words = names
                .iter()
                .map(|name| (key(name).to_owned(), tree(&[group, key(name)])));
            Json::Object(words.collect())
        };
        let words = json!({
            "montant": tree(&["montant"]),
            "quantite": tree(&["quantite"]),
            "mois": tree(&["mois"]),
            "mois_publie": { "nonpublie": tree(&["mois_publie", "nonpublie"]) },
            "calcul": tree(&["calcul"]),
            "calculateurs": each("calculateurs", |name| name),
            "etapes": each("etapes", steps_of),
        });
        words.to_string()
    }

    /// A finding in the words of the theme.
    fn outcome_view(&self, name: &'static str, found: &Found) -> OutcomeView {
        let path = ["calculateurs", name];
        let text = |key: &str| self.words.get(&[path[0], path[1], "verdicts", key]);
        let spoken = |sentence: &str| say(sentence, &found.values, End::Lowest, self.words);
        OutcomeView {
            verdict: found.verdict.to_owned(),
            sentence: spoken(&text(found.verdict)),
            facts: self.facts(name, "faits", &found.values),
            sentences: self.facts(name, "phrases", &found.values),
            tables: found
                .tables
                .iter()
                .map(|(key, rows)| self.table_view(name, key, rows))
                .collect(),
            chart: found
                .plot
                .as_ref()
                .map(|plot| self.chart_view(name, plot, &found.values)),
            steps: self.step_views(name, &found.steps),
        }
    }

    /// The figures or the sentences of an answer, as the theme lists them.
    fn facts(&self, name: &str, list: &str, values: &Json) -> Vec<FactView> {
        let facts = self.words.items(&["calculateurs", name, list]);
        let text = |fact: &Json, key: &str| fact[key].as_str().unwrap_or_default().to_owned();
        facts
            .iter()
            .map(|fact| FactView {
                key: text(fact, "cle"),
                name: text(fact, "nom"),
                value: say(&text(fact, "valeur"), values, End::Lowest, self.words),
            })
            .collect()
    }

    fn table_view(&self, name: &str, key: &str, rows: &[Row]) -> TableView {
        let path = ["calculateurs", name, "tables", key];
        let columns = self
            .words
            .items(&[path[0], path[1], path[2], path[3], "colonnes"]);
        let text = |column: &Json, key: &str| column[key].as_str().unwrap_or_default().to_owned();
        let row = |row: &Row| RowView {
            cells: columns
                .iter()
                .map(|column| {
                    say(
                        &text(column, "valeur"),
                        &row.values,
                        End::Lowest,
                        self.words,
                    )
                })
                .collect(),
            marked: row.marked,
        };
        TableView {
            key: key.to_owned(),
            caption: self
                .words
                .get(&[path[0], path[1], path[2], path[3], "titre"]),
            columns: columns.iter().map(|column| text(column, "nom")).collect(),
            rows: rows.iter().map(row).collect(),
        }
    }

    fn chart_view(&self, name: &str, plot: &Plot, values: &Json) -> ChartView {
        let text = |key: &str| {
            let sentence = self.words.get(&["calculateurs", name, "trace", key]);
            say(&sentence, values, End::Lowest, self.words)
        };
        ChartView {
            title: text("titre"),
            description: text("description"),
            across: text("x"),
            up: text("y"),
            level: plot.level.map(|_| text("niveau")).unwrap_or_default(),
            plot: plot::draw(plot, self.language),
        }
    }

    /// The steps of an answer. A step that the theme does not tell is left out: with one month, what all months give
    /// together is that month again.
    fn step_views(&self, name: &str, steps: &Json) -> Vec<StepView> {
        let steps = steps.as_array().map(Vec::as_slice).unwrap_or_default();
        let told = steps.iter().filter(|step| {
            let bonuses = step["values"]["bonuses"].as_array();
            bonuses.is_none_or(|bonuses| bonuses.len() > 1)
        });
        told.map(|step| self.step_view(name, step)).collect()
    }

    fn step_view(&self, name: &str, step: &Json) -> StepView {
        let (id, values) = (step["id"].as_str().unwrap_or_default(), &step["values"]);
        let text = |key: &str, end: End| {
            let sentence = self.words.get(&["etapes", steps_of(name), id, key]);
            say(&sentence, values, end, self.words)
        };
        let line = |end: End| StepLineView {
            end: self.words.nth(&["calcul", "bouts"], end as usize),
            computation: text("calcul", end),
            result: text("resultat", end),
        };
        let mut lines: Vec<StepLineView> = ENDS.map(line).into();
        if lines[0].computation == lines[1].computation && lines[0].result == lines[1].result {
            lines.truncate(1);
            lines[0].end.clear();
        }
        StepView {
            title: text("titre", End::Lowest),
            text: text("texte", End::Lowest),
            formula: text("formule", End::Lowest),
            lines,
        }
    }

    /// An amount as one types it: « 30 », « 32,50 ».
    fn typed(&self, plain: &str) -> String {
        let short = plain.strip_suffix(".00").unwrap_or(plain);
        // What is typed is not grouped: a thin space in a field would be in the way.
        number(short, self.language).replace(['\u{202f}'], "")
    }
}
