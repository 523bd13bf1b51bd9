//! Published months with the rules of their time: whether they are possible, what they prove, whom they could give away.

use serde_json::{Value, json};

use crate::content::Content;
use crate::content::facts::Figures;
use crate::content::rules::{self, Rules};
use crate::decode::values::amount::AmountRange;
use crate::diagnostics::{Bilingual, Diagnostics, Problem};
use crate::source::Span;

/// A published month, checked.
#[derive(Debug)]
pub struct PublishedMonth {
    /// Index of the entry.
    pub entry: usize,
    /// Index of the rules in force, in [`Content::rules`].
    pub rules: usize,
    /// The month as the calculators read it, with its own rules.
    pub request: Value,
    /// What the figures prove: the `ok` of the calculators' answer.
    pub proof: Value,
}

/// Checks every month; the most recent comes first.
pub fn check(
    content: &Content<'_>,
    publishing: bool,
    diagnostics: &mut Diagnostics,
) -> Vec<PublishedMonth> {
    let mut months = Vec::new();
    for (index, entry) in content.entries.iter().enumerate() {
        let Some(figures) = entry.kind.figures().filter(|_| entry.sound) else {
            continue;
        };
        let place = Span::file(entry.source);
        let Some(rules) = rules::in_force(&content.rules, figures.month) else {
            let month = figures.month.to_string();
            diagnostics.report(place, Problem::NoRules { month });
            continue;
        };
        if let Some(reason) = identifying(figures, publishing)
            && figures.despite.is_none()
        {
            diagnostics.report(place, reason);
        }
        let request = month_request(figures, rules);
        if let Some(proof) = prove(&request, figures.contributors, place, diagnostics) {
            let rules = content
                .rules
                .iter()
                .position(|known| std::ptr::eq(known, rules))
                .unwrap_or(0);
            months.push(PublishedMonth {
                entry: index,
                rules,
                request,
                proof,
            });
        }
    }
    months.sort_by_key(|month| std::cmp::Reverse(content.entries[month.entry].kind.date()));
    check_neighbours(&months, content, publishing, diagnostics);
    months
}

/// The rules as the calculators read them.
#[must_use]
pub fn rules_request(rules: &Rules) -> Value {
    json!({
        "levy": rules.levy.plain(),
        "minimum": rules.minimum.plain(),
        "maximum": rules.maximum.map(|amount| amount.plain()),
        "levels": rules.levels.as_ref().map(|levels| {
            levels.iter().map(|level| level.plain()).collect::<Vec<_>>()
        }),
        "unit": rules.unit.plain(),
    })
}

fn month_request(figures: &Figures, rules: &Rules) -> Value {
    let range = |range: Option<AmountRange>| match range {
        None => Value::Null,
        Some(range) if range.lowest == range.highest => Value::from(range.lowest.plain()),
        Some(range) => json!([range.lowest.plain(), range.highest.plain()]),
    };
    json!({
        "month": figures.month.to_string(),
        "contributors": figures.contributors,
        "beneficiaries": figures.beneficiaries,
        "total": range(figures.total),
        "payout": range(figures.payout),
        "subsidy": figures.subsidy.plain(),
        "carry": figures.carry.plain(),
        "rules": rules_request(rules),
    })
}

/// Asks the `figures` calculator; an error becomes a diagnostic.
fn prove(
    month: &Value,
    contributors: u32,
    place: Span,
    diagnostics: &mut Diagnostics,
) -> Option<Value> {
    let request = json!({ "calculator": "figures", "rules": month["rules"], "month": month });
    let answer: Value =
        serde_json::from_str(&calculator_wasm::calculate(&request.to_string())).unwrap_or_default();
    if let Some(proof) = answer.get("ok") {
        return Some(proof.clone());
    }
    let text = |key: &str| answer["error"][key].as_str().unwrap_or_default().to_owned();
    let problem = match text("code").as_str() {
        "impossible_figures" => Problem::ImpossibleFigures {
            contributors,
            detail: text("message"),
        },
        _ => Problem::RefusedFigures {
            code: text("code"),
            field: text("field"),
            detail: text("message"),
        },
    };
    diagnostics.report(place, problem);
    None
}

/// Whether so few people stand behind the figures that one of them could be recognised.
fn identifying(figures: &Figures, publishing: bool) -> Option<Problem> {
    let proposal = Bilingual {
        fr: "publiez ce mois avec le suivant, ou un intervalle plus large sans `beneficiaires`",
        en: "publish this month with the next one, or a wider range without `beneficiaires`",
    };
    if figures.contributors < 10 {
        let reason = Bilingual {
            fr: "moins de 10 contributeurs",
            en: "fewer than 10 contributors",
        };
        return Some(identifies(reason, proposal, publishing));
    }
    let beneficiaries = figures.beneficiaries?;
    let others = figures.contributors.saturating_sub(beneficiaries);
    (beneficiaries < 3 || others < 3).then(|| {
        let reason = Bilingual {
            fr: "moins de 3 personnes d'un côté de la moyenne",
            en: "fewer than 3 people on one side of the mean",
        };
        let proposal = Bilingual {
            fr: "ne publiez pas `beneficiaires` ce mois-ci",
            en: "leave out `beneficiaires` this month",
        };
        identifies(reason, proposal, publishing)
    })
}

/// An error where the figures are about to be published, a warning where they are only checked.
fn identifies(reason: Bilingual, proposal: Bilingual, publishing: bool) -> Problem {
    if publishing {
        Problem::Identifying { reason, proposal }
    } else {
        Problem::IdentifyingIfPublished { reason, proposal }
    }
}

/// Two neighbouring months whose exact totals differ by one member each tell what that member gave.
fn check_neighbours(
    months: &[PublishedMonth],
    content: &Content<'_>,
    publishing: bool,
    diagnostics: &mut Diagnostics,
) {
    for pair in months.windows(2) {
        let [later, earlier] = pair else { continue };
        let entries = [later, earlier].map(|month| &content.entries[month.entry]);
        let [Some(later), Some(earlier)] = entries.map(|entry| entry.kind.figures()) else {
            continue;
        };
        let exact = |figures: &Figures| {
            figures
                .total
                .is_some_and(|total| total.lowest == total.highest)
        };
        let neighbours = earlier.month.months_to(later.month) == 1
            && later.contributors.abs_diff(earlier.contributors) == 1;
        if neighbours && exact(later) && exact(earlier) && later.despite.is_none() {
            let reason = Bilingual {
                fr: "le total exact ne diffère du mois précédent que d'une personne : on en déduit sa contribution",
                en: "the exact total differs from the month before by one person: their contribution follows",
            };
            let proposal = Bilingual {
                fr: "publiez le total en intervalle : `total: 1240..1260`",
                en: "publish the total as a range: `total: 1240..1260`",
            };
            diagnostics.report(
                Span::file(entries[0].source),
                identifies(reason, proposal, publishing),
            );
        }
    }
}
