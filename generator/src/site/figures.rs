//! Published months with the rules of their time: whether they are possible, what they prove, whom they could give away.

use serde_json::{Value, json};

use crate::content::Content;
use crate::content::facts::Figures;
use crate::content::rules::{self, Rules};
use crate::decode::values::amount::AmountRange;
use crate::diagnostics::{Bilingual, Diagnostics, Problem};
use crate::site::disclosure;
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
        let proof = prove(&request).map_err(|refusal| {
            diagnostics.report(place, refusal.problem(figures.contributors));
        });
        if let Ok(proof) = proof {
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

/// A month as the calculators read it, with its own rules.
#[must_use]
pub fn month_request(figures: &Figures, rules: &Rules) -> Value {
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

/// Why the calculators do not answer.
#[derive(Debug)]
pub struct Refusal {
    code: String,
    field: String,
    detail: String,
}

impl Refusal {
    /// The same as a problem of a month with so many contributors.
    #[must_use]
    pub fn problem(self, contributors: u32) -> Problem {
        let Self {
            code,
            field,
            detail,
        } = self;
        match code.as_str() {
            "impossible_figures" => Problem::ImpossibleFigures {
                contributors,
                detail,
            },
            _ => Problem::RefusedFigures {
                code,
                field,
                detail,
            },
        }
    }
}

/// Asks the `figures` calculator what a month proves: the `ok` of its answer.
///
/// # Errors
/// What the calculator says against the figures or the rules.
pub fn prove(month: &Value) -> Result<Value, Refusal> {
    let request = json!({ "calculator": "figures", "rules": month["rules"], "month": month });
    let answer: Value =
        serde_json::from_str(&calculator_wasm::calculate(&request.to_string())).unwrap_or_default();
    if let Some(proof) = answer.get("ok") {
        return Ok(proof.clone());
    }
    let text = |key: &str| answer["error"][key].as_str().unwrap_or_default().to_owned();
    Err(Refusal {
        code: text("code"),
        field: text("field"),
        detail: text("message"),
    })
}

/// Whether so few people stand behind the figures that one of them could be recognised.
fn identifying(figures: &Figures, publishing: bool) -> Option<Problem> {
    if disclosure::is_small_group(figures.contributors) {
        let proposal = Bilingual {
            fr: "retirez ce mois, et dites dans la `note` du suivant qu'il n'est pas publié",
            en: "take this month away, and say in the `note` of the next one that it is not published",
        };
        let reason = Bilingual {
            fr: "moins de 10 contributeurs",
            en: "fewer than 10 contributors",
        };
        return Some(identifies(reason, proposal, publishing));
    }
    let beneficiaries = figures.beneficiaries?;
    disclosure::has_small_side(beneficiaries, figures.contributors).then(|| {
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

/// Two neighbouring months that tell their totals and differ by one member tell what that member gave.
fn check_neighbours(
    months: &[PublishedMonth],
    content: &Content<'_>,
    publishing: bool,
    diagnostics: &mut Diagnostics,
) {
    for pair in months.windows(2) {
        let [later, earlier] = pair else { continue };
        let entries = [later, earlier].map(|month| &content.entries[month.entry]);
        let [Some(later_figures), Some(earlier_figures)] =
            entries.map(|entry| entry.kind.figures())
        else {
            continue;
        };
        let tells_total = |month: &PublishedMonth, figures: &Figures| {
            let unit = content.rules[month.rules].unit;
            disclosure::proved(&month.proof, "total")
                .is_some_and(|total| disclosure::tells_total(total, figures.contributors, unit))
        };
        let neighbours = earlier_figures.month.months_to(later_figures.month) == 1
            && disclosure::is_one_member_apart(
                later_figures.contributors,
                earlier_figures.contributors,
            );
        if neighbours
            && tells_total(later, later_figures)
            && tells_total(earlier, earlier_figures)
            && later_figures.despite.is_none()
        {
            diagnostics.report(Span::file(entries[0].source), deducible(publishing));
        }
    }
}

/// What is said of a month whose newest or missing member's contribution follows from it and the month before.
fn deducible(publishing: bool) -> Problem {
    let reason = Bilingual {
        fr: "une personne sépare ce mois du précédent, et les deux totaux sont connus : on en déduit sa contribution",
        en: "one person parts this month from the one before, and both totals are known: their contribution follows",
    };
    let proposal = Bilingual {
        fr: "publiez en intervalles le total et la somme versée, comme `total: 1240..1300`",
        en: "publish the total and the payout as ranges, like `total: 1240..1300`",
    };
    identifies(reason, proposal, publishing)
}
