//! The territory: its communes and its outline, from two small tables.

use std::collections::HashMap;

use super::facts::Coordinates;
use super::place::micro_degrees;
use crate::decode::fields::nearest;
use crate::decode::slug::slugify;
use crate::decode::values::reference::Located;
use crate::diagnostics::{Bilingual, Diagnostics, Problem};
use crate::source::{SourceId, Sources, Span};

/// Where the communes are.
pub const COMMUNES: &str = "content/territoire/communes.csv";
/// Where the outline is.
pub const OUTLINE: &str = "content/territoire/contour.csv";

/// The territory the site is about.
#[derive(Debug, Default)]
pub struct Territory {
    communes: Vec<Commune>,
    by_name: HashMap<String, usize>,
    /// The outline, a closed line.
    pub outline: Vec<Coordinates>,
}

/// A commune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commune {
    /// INSEE code, a text: `01001`.
    pub insee: String,
    /// Official name.
    pub name: String,
    /// Its name as an address.
    pub slug: String,
    /// Its centre.
    pub centre: Coordinates,
}

impl Territory {
    /// Reads both tables; lines beginning with `#` are remarks.
    pub fn load(sources: &Sources, diagnostics: &mut Diagnostics) -> Self {
        let mut territory = Self::default();
        for row in rows(sources, COMMUNES, diagnostics) {
            let [insee, name, longitude, latitude] = row.cells[..] else {
                row.refuse("63113,Clermont-Ferrand,3.115,45.786", diagnostics);
                continue;
            };
            match micro_degrees(longitude).zip(micro_degrees(latitude)) {
                Some((longitude, latitude)) => {
                    territory.add(
                        insee,
                        name,
                        Coordinates {
                            longitude,
                            latitude,
                        },
                    );
                }
                None => row.refuse("63113,Clermont-Ferrand,3.115,45.786", diagnostics),
            }
        }
        for row in rows(sources, OUTLINE, diagnostics) {
            let point = match row.cells[..] {
                [longitude, latitude] => micro_degrees(longitude).zip(micro_degrees(latitude)),
                _ => None,
            };
            match point {
                Some((longitude, latitude)) => {
                    territory.outline.push(Coordinates {
                        longitude,
                        latitude,
                    });
                }
                None => row.refuse("2.565,46.143", diagnostics),
            }
        }
        territory
    }

    /// The commune of this name (with or without article or accents) or INSEE code.
    #[must_use]
    pub fn find(&self, written: &str) -> Option<&Commune> {
        let slug = slugify(written);
        let index = self
            .by_name
            .get(&slug)
            .or_else(|| self.by_name.get(without_article(&slug)));
        index.map(|index| &self.communes[*index])
    }

    /// Every commune, in the order of the list.
    #[must_use]
    pub fn communes(&self) -> &[Commune] {
        &self.communes
    }

    /// Whether there is no list of communes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.communes.is_empty()
    }

    /// The commune whose centre is nearest to a point, and how far it is in kilometres.
    #[must_use]
    pub fn closest(&self, point: Coordinates) -> Option<(&Commune, f64)> {
        let distances = self
            .communes
            .iter()
            .map(|commune| (commune, kilometres(point, commune.centre)));
        distances.min_by(|(_, a), (_, b)| a.total_cmp(b))
    }

    /// The same; a commune that is not in the list is reported. Without a list nothing can be checked.
    pub fn resolve(&self, written: &Located, diagnostics: &mut Diagnostics) -> Option<&Commune> {
        let found = self.find(&written.text);
        if found.is_none() && !self.communes.is_empty() {
            let names = self.communes.iter().map(|commune| commune.name.as_str());
            let suggestion = nearest(&written.text, names);
            let name = written.text.clone();
            diagnostics.report(written.span, Problem::UnknownCommune { name, suggestion });
        }
        found
    }

    fn add(&mut self, insee: &str, name: &str, centre: Coordinates) {
        let (index, slug) = (self.communes.len(), slugify(name));
        self.by_name.insert(insee.to_ascii_lowercase(), index);
        self.by_name
            .entry(without_article(&slug).to_owned())
            .or_insert(index);
        self.by_name.insert(slug.clone(), index);
        let (insee, name) = (insee.to_owned(), name.to_owned());
        self.communes.push(Commune {
            insee,
            name,
            slug,
            centre,
        });
    }
}

/// How far two points of a territory are, as on a flat map.
#[must_use]
pub fn kilometres(a: Coordinates, b: Coordinates) -> f64 {
    const DEGREE: f64 = 111.2;
    let degrees = |a: i32, b: i32| (f64::from(a) - f64::from(b)) / 1e6;
    let north = degrees(a.latitude, b.latitude);
    let east = degrees(a.longitude, b.longitude) * (f64::from(a.latitude) / 1e6).to_radians().cos();
    north.hypot(east) * DEGREE
}

fn without_article(slug: &str) -> &str {
    ["les-", "le-", "la-", "l-"]
        .iter()
        .find_map(|article| slug.strip_prefix(article))
        .unwrap_or(slug)
}

struct Row<'s> {
    cells: Vec<&'s str>,
    line: &'s str,
    span: Span,
}

impl Row<'_> {
    fn refuse(&self, example: &'static str, diagnostics: &mut Diagnostics) {
        let expected = Bilingual {
            fr: "une ligne du tableau",
            en: "a line of the table",
        };
        let text = self.line.to_owned();
        diagnostics.report(
            self.span,
            Problem::Unreadable {
                text,
                expected,
                example,
            },
        );
    }
}

/// The lines of a table after its header, without remarks or blank lines.
fn rows<'s>(sources: &'s Sources, path: &str, diagnostics: &mut Diagnostics) -> Vec<Row<'s>> {
    let Some((id, file)) = sources.at(path) else {
        return Vec::new();
    };
    let Ok(text) = std::str::from_utf8(&file.bytes) else {
        diagnostics.report(Span::file(id), Problem::NotUtf8);
        return Vec::new();
    };
    lines_with_spans(id, text)
        .filter(|(line, _)| !line.is_empty() && !line.starts_with('#'))
        .skip(1)
        .map(|(line, span)| Row {
            cells: line.split(',').map(str::trim).collect(),
            line,
            span,
        })
        .collect()
}

fn lines_with_spans(id: SourceId, text: &str) -> impl Iterator<Item = (&str, Span)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        let line = line.trim_end();
        (line, Span::new(id, start, start + line.len()))
    })
}
