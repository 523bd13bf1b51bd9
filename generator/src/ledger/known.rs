//! What everybody knows already: the months that are published, and those that are about to be.

use std::collections::BTreeSet;

use crate::content::Content;
use crate::content::facts::Figures;
use crate::content::rules::{PATH, Rules};
use crate::decode::values::amount::AmountRange;
use crate::decode::values::date::YearMonth;
use crate::diagnostics::Diagnostics;
use crate::site::disclosure;
use crate::site::figures::{self, month_request, prove};
use crate::source::{SourceFile, Sources};

/// Where months are published, and their rules with them.
const FOLDER: &str = "content/chiffres/";

/// The published months of a site and its rules.
#[derive(Debug)]
pub struct Published {
    /// Everything under `content/chiffres/`.
    pub(super) files: Sources,
    /// The rules, earliest first.
    pub rules: Vec<Rules>,
    /// What the months prove.
    pub(super) months: Vec<Known>,
}

/// A month somebody could compare another one with.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) month: YearMonth,
    pub(super) contributors: u32,
    /// Whether the number of beneficiaries is published.
    pub(super) has_beneficiaries: bool,
    /// What is proved of its total.
    pub(super) total: AmountRange,
    /// Whether that is as good as the exact total.
    pub(super) tells_total: bool,
}

/// Every month one may compare with, and those that are missing on purpose.
#[derive(Debug, Default)]
pub(super) struct Surroundings {
    pub(super) known: Vec<Known>,
    pub(super) withheld: BTreeSet<YearMonth>,
}

impl Published {
    /// Reads the rules and the published months; the rest of the site does not matter here.
    #[must_use]
    pub fn load(sources: &Sources, diagnostics: &mut Diagnostics) -> Self {
        let files = files(sources);
        let content = Content::load(&files, diagnostics);
        let checked = figures::check(&content, false, diagnostics);
        let known = checked.iter().filter_map(|month| {
            let figures = content.entries[month.entry].kind.figures()?;
            Known::new(figures, &content.rules[month.rules], &month.proof)
        });
        let (months, rules) = (known.collect(), content.rules);
        diagnostics.sort();
        Self {
            files,
            rules,
            months,
        }
    }

    /// The files that [`Self::load`] reads and its problems stand in.
    #[must_use]
    pub fn files(&self) -> &Sources {
        &self.files
    }

    /// Whether a month is published.
    #[must_use]
    pub fn has(&self, month: YearMonth) -> bool {
        self.files.at(&path(month)).is_some()
    }
}

impl Known {
    /// A month whose figures are, or will be, for all to see.
    pub(super) fn new(figures: &Figures, rules: &Rules, proof: &serde_json::Value) -> Option<Self> {
        let total = disclosure::proved(proof, "total")?;
        Some(Self {
            month: figures.month,
            contributors: figures.contributors,
            has_beneficiaries: figures.beneficiaries.is_some(),
            total,
            tells_total: disclosure::tells_total(total, figures.contributors, rules.unit),
        })
    }

    /// The same for a month that is being prepared.
    pub(super) fn of(figures: &Figures, rules: &Rules) -> Option<Self> {
        let proof = prove(&month_request(figures, rules)).ok()?;
        Self::new(figures, rules, &proof)
    }
}

/// Where a month is published, from the root of a site.
pub(super) fn path(month: YearMonth) -> String {
    format!("{FOLDER}{month}.yaml")
}

/// The months and their rules. A private ledger that lies among them is not read.
fn files(sources: &Sources) -> Sources {
    let is_ours = |file: &&SourceFile| file.path == PATH || file.path.ends_with(".yaml");
    let files = sources.under(FOLDER).map(|(_, file)| file);
    Sources::new(files.filter(is_ours).cloned().collect())
}
