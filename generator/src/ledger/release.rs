//! Prepares each month of a ledger for publication, and says what was changed and why.

use super::draft::Draft;
use super::known::{Known, Published, Surroundings, path};
use super::reading::{Collected, Ledger};
use super::risks::{self, Risk};
use super::truth::Truth;
use super::{verification, yaml};
use crate::content::facts::Figures;
use crate::content::rules::in_force;
use crate::decode::values::amount::Amount;
use crate::decode::values::date::YearMonth;
use crate::diagnostics::Diagnostics;
use crate::source::SourceFile;

/// What the ledger does not say of the months to prepare.
#[derive(Debug, Clone, Copy)]
pub struct Settings<'a> {
    /// The only month wanted; the others are still compared with it.
    pub month: Option<YearMonth>,
    /// Euros added by funders, to every month that is wanted.
    pub subsidy: Amount,
    /// Euros left over from the month before, added to every month that is wanted.
    pub carry: Amount,
    /// Who publishes these figures, and from what.
    pub source: &'a str,
    /// Whether the totals of the wanted months are to be intervals even where no rule asks for it.
    pub widen: bool,
}

/// A month, ready to be published or not.
#[derive(Debug)]
pub struct Release {
    /// Which month.
    pub month: YearMonth,
    /// Whether the site publishes this month already.
    pub is_published: bool,
    /// What was changed, in order.
    pub changes: Vec<Change>,
    /// What came out.
    pub outcome: Outcome,
}

/// What came out of a month.
#[derive(Debug)]
pub enum Outcome {
    /// The text of its file, and its path from the root of a site.
    Ready {
        /// `content/chiffres/2022-08.yaml`
        path: String,
        /// YAML.
        text: String,
    },
    /// Nothing of it may be published.
    Withheld,
}

/// One thing that was changed, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Why.
    pub risk: Risk,
    /// What was done.
    pub remedy: Remedy,
}

/// What was done about a risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// The total and the payout are intervals, or wider ones.
    Wider,
    /// The number of beneficiaries is left out.
    WithoutBeneficiaries,
    /// The carry is left out, and the total and the payout are intervals.
    WithoutCarry,
    /// Nothing is published.
    Withheld,
}

/// Prepares the months of a ledger, earliest first: each is compared with what is published and with those before it.
///
/// What the calculators refuse is reported where the month begins in the ledger; then nothing is to be used.
pub fn prepare(
    ledger: &Ledger,
    published: &Published,
    settings: &Settings<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Release> {
    let mut workshop = Workshop {
        published,
        around: Surroundings {
            known: published.months.clone(),
            ..Surroundings::default()
        },
        files: Vec::new(),
    };
    let mut releases = Vec::new();
    for (month, collected) in &ledger.months {
        let is_wanted = settings.month.is_none_or(|wanted| wanted == *month);
        let own = if is_wanted {
            *settings
        } else {
            // What is asked for is asked for the wanted month only.
            Settings {
                subsidy: Amount::default(),
                carry: Amount::default(),
                widen: false,
                ..*settings
            }
        };
        let release = workshop.release(*month, collected, &own, diagnostics);
        releases.extend(release.filter(|_| is_wanted));
    }
    releases
}

/// What is known so far, and the files made so far.
struct Workshop<'a> {
    published: &'a Published,
    around: Surroundings,
    files: Vec<SourceFile>,
}

impl Workshop<'_> {
    fn release(
        &mut self,
        month: YearMonth,
        collected: &Collected,
        settings: &Settings<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Release> {
        // Without rules the month was reported when it was read.
        let rules = in_force(&self.published.rules, month)?;
        let truth = match Truth::new(month, collected, rules, settings) {
            Ok(truth) => truth,
            Err(refusal) => {
                let contributors = u32::try_from(collected.amounts.len()).unwrap_or(u32::MAX);
                diagnostics.report(collected.place, refusal.problem(contributors));
                return None;
            }
        };
        let (mut changes, figures) = safe(&truth, &self.around, settings);
        let outcome = figures.and_then(|figures| self.ready(figures, &truth, &changes));
        let is_withheld = changes
            .last()
            .is_some_and(|change| change.remedy == Remedy::Withheld);
        if outcome.is_none() && !is_withheld {
            let (risk, remedy) = (Risk::Unverified, Remedy::Withheld);
            changes.push(Change { risk, remedy });
        }
        if outcome.is_none() {
            self.around.withheld.insert(month);
        }
        Some(Release {
            month,
            is_published: self.published.has(month),
            changes,
            outcome: outcome.unwrap_or(Outcome::Withheld),
        })
    }

    /// Writes the figures, verifies what was written as a build would, and counts them among what is known.
    fn ready(
        &mut self,
        mut figures: Figures,
        truth: &Truth<'_>,
        changes: &[Change],
    ) -> Option<Outcome> {
        let is_after_withheld = self
            .around
            .withheld
            .iter()
            .any(|month| month.months_to(figures.month) == 1);
        figures.note = yaml::note(changes, is_after_withheld);
        let (path, text) = (path(figures.month), yaml::text(&figures));
        self.files.push(SourceFile {
            path: path.clone(),
            bytes: text.clone().into_bytes(),
        });
        if !verification::holds(&self.published.files, &self.files, &figures, truth) {
            self.files.pop();
            return None;
        }
        // What is published stays known, even where this file is to replace it.
        if !self.published.has(figures.month) {
            self.around.known.extend(Known::of(&figures, truth.rules));
        }
        Some(Outcome::Ready { path, text })
    }
}

/// Says less and less until nothing is told of one person; no figures when nothing can be said.
fn safe(
    truth: &Truth<'_>,
    around: &Surroundings,
    settings: &Settings<'_>,
) -> (Vec<Change>, Option<Figures>) {
    /// Every remedy says less, and there are fewer than this.
    const MOST_REMEDIES: usize = 128;
    let mut draft = Draft::new(truth);
    let mut changes: Vec<Change> = Vec::new();
    for _ in 0..MOST_REMEDIES {
        let Some(risk) = risks::first(&draft, around, settings) else {
            return (changes, draft.figures());
        };
        let Some(remedy) = risks::remedy(&mut draft, risk, around) else {
            changes.push(Change {
                risk,
                remedy: Remedy::Withheld,
            });
            return (changes, None);
        };
        let change = Change { risk, remedy };
        if !changes.contains(&change) {
            changes.push(change);
        }
    }
    (changes, None)
}
