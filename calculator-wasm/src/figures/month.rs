//! A published month: what it says, the payout its rules give, and the door to what it proves.

use crate::amount::Amount;
use crate::answer::Json;
use crate::division;
use crate::explanation::Explanation;
use crate::interval::Interval;
use crate::refusal::{Code, Refusal};
use crate::request::{MONEY, Object};

use super::free::FreeProof;
use super::leveled::LeveledProof;
use super::rules::{Levy, Rules};

/// A month's figures, each published exactly, as an interval, or not at all. Amounts in cents.
pub(crate) struct Month {
    path: String,
    /// What the request calls the month, to be given back.
    pub(crate) name: Json,
    pub(crate) rules: Rules,
    /// n, at least 1.
    pub(crate) contributors: i128,
    /// k, at most n: those who contributed strictly less than the payout.
    pub(crate) beneficiaries: Option<i128>,
    /// T.
    pub(crate) total: Option<Interval>,
    /// r.
    pub(crate) payout: Option<Interval>,
    /// S + R: what the pot holds besides contributions.
    pub(crate) added: i128,
    subsidy: i128,
    carry: i128,
}

/// What a month's figures prove.
pub(crate) struct Proof<'a> {
    /// The lowest and the highest possible total.
    pub(crate) total: Interval,
    lists: Lists<'a>,
}

/// The lists of contributions that agree with the figures, in the form that fits the rules.
enum Lists<'a> {
    Free(FreeProof<'a>),
    Leveled(LeveledProof<'a>),
}

impl Month {
    /// Reads a month in the order its errors are told; its own `rules` replace those of the request.
    pub(crate) fn read(month: &Object, rules: &Rules) -> Result<Month, Refusal> {
        let rules = match month.object("rules")? {
            Some(own) => Rules::read(&own)?,
            None => rules.clone(),
        };
        let contributors = month.count("contributors", 1)?;
        let beneficiaries = month
            .value("beneficiaries")
            .map(|_| month.count("beneficiaries", 0))
            .transpose()?;
        let total = month.published("total")?;
        let payout = month.published("payout")?;
        let subsidy = month.amount_or("subsidy", MONEY, 0)?;
        let carry = month.amount_or("carry", MONEY, 0)?;
        if beneficiaries.is_some_and(|beneficiaries| beneficiaries > contributors) {
            let message = "there are more beneficiaries than contributors";
            return Err(Refusal::new(
                Code::MoreBeneficiariesThanContributors,
                month.path("beneficiaries"),
                message,
            ));
        }
        let (path, name) = (month.own_path().into(), month.echo("month"));
        let added = subsidy + carry;
        Ok(Month {
            path,
            name,
            rules,
            contributors,
            beneficiaries,
            total,
            payout,
            added,
            subsidy,
            carry,
        })
    }

    /// (1 − f)·T + S + R, in ten-thousandths of a cent, when `joined` cents join the total.
    pub(crate) fn pot(&self, total: i128, joined: i128) -> i128 {
        self.rules.levy.kept() * (total + joined) + Levy::WHOLE * self.added
    }

    /// r = floor_u(((1 − f)·T + S + R) / n), in cents.
    pub(crate) fn payout(&self, total: i128) -> i128 {
        self.rules.unit * division::floor(self.pot(total, 0), self.contributors_times_unit())
    }

    /// n·u in the unit of pots, so that a pot divided by it is a number of units paid to each.
    pub(super) fn contributors_times_unit(&self) -> i128 {
        Levy::WHOLE * self.contributors * self.rules.unit
    }

    /// The lowest total that pays `units` units or more: ⌈(units·n·u − S − R) / (1 − f)⌉.
    pub(super) fn lowest_total_paying(&self, units: i128) -> i128 {
        division::ceil(
            units * self.contributors_times_unit() - Levy::WHOLE * self.added,
            self.rules.levy.kept(),
        )
    }

    /// What the figures prove, or why they cannot.
    pub(crate) fn proof(&self) -> Result<Proof<'_>, Refusal> {
        let Some(levels) = &self.rules.levels else {
            if self.total.is_none() && self.payout.is_none() && self.rules.maximum.is_none() {
                let message =
                    "without a total, a payout or a maximum, nothing bounds the total from above";
                return Err(Refusal::new(
                    Code::Indeterminate,
                    self.path.clone(),
                    message,
                ));
            }
            let proof = FreeProof::new(self).ok_or_else(|| self.impossible(""))?;
            return Ok(Proof {
                total: proof.total(),
                lists: Lists::Free(proof),
            });
        };
        let proof = LeveledProof::new(self, levels).ok_or_else(|| {
            Refusal::new(
                Code::OutOfRange,
                self.path.clone(),
                "too many contributors on these levels",
            )
        })?;
        let total = proof
            .total()
            .ok_or_else(|| self.impossible(" on these levels"))?;
        Ok(Proof {
            total,
            lists: Lists::Leveled(proof),
        })
    }

    /// What to say when no list agrees with the figures: with what it would have to add up to, if that is known.
    fn impossible(&self, place: &str) -> Refusal {
        let lists = format!("{} contributions{place}", self.contributors);
        let message = match (self.total.is_some() || self.payout.is_some())
            .then(|| self.published_totals())
        {
            Some(Some(Interval { lowest, highest })) => {
                let (lowest, highest) =
                    (Amount::cents(lowest).text(), Amount::cents(highest).text());
                format!(
                    "{lists} that add up to {lowest}–{highest} and agree with every figure do not exist"
                )
            }
            Some(None) => {
                "no total within what is published gives a payout within what is published".into()
            }
            None => format!("{lists} that agree with every figure do not exist"),
        };
        Refusal::new(Code::ImpossibleFigures, self.path.clone(), message)
    }

    /// The totals that published total and payout leave, whoever contributed them.
    pub(super) fn published_totals(&self) -> Option<Interval> {
        let paid = match self.payout {
            None => NO_LIMIT,
            Some(payout) => self.totals_paying(payout)?,
        };
        self.total
            .map_or(Some(paid), |total| total.intersection(paid))
    }

    /// The totals, negative ones included, whose payout lies in `payout`; none if it holds no multiple of the unit.
    pub(super) fn totals_paying(&self, payout: Interval) -> Option<Interval> {
        let units = self.units_paid(payout)?;
        Interval::new(
            self.lowest_total_paying(units.lowest),
            self.lowest_total_paying(units.highest + 1) - 1,
        )
    }

    /// The payouts in `payout`, as numbers of units.
    pub(super) fn units_paid(&self, payout: Interval) -> Option<Interval> {
        let unit = self.rules.unit;
        Interval::new(
            division::ceil(payout.lowest, unit),
            division::floor(payout.highest, unit),
        )
    }

    /// Explains which totals are possible, and from what.
    pub(crate) fn explain(&self, total: Interval, explanation: &mut Explanation) {
        explanation.step("published", || {
            vec![
                ("month", self.name.clone()),
                ("contributors", Json::Integer(self.contributors)),
                (
                    "beneficiaries",
                    Json::or_null(self.beneficiaries, Json::Integer),
                ),
                ("total", Json::or_null(self.total, Json::interval)),
                ("payout", Json::or_null(self.payout, Json::interval)),
                ("subsidy", Json::cents(self.subsidy)),
                ("carry", Json::cents(self.carry)),
            ]
        });
        explanation.step("total", || {
            vec![
                ("month", self.name.clone()),
                ("contributors", Json::Integer(self.contributors)),
                ("minimum", Json::cents(self.rules.minimum)),
                ("maximum", Json::or_null(self.rules.maximum, Json::cents)),
                (
                    "levels",
                    Json::or_null(self.rules.levels.as_ref(), |levels| {
                        Json::List(levels.iter().copied().map(Json::cents).collect())
                    }),
                ),
                ("total", Json::interval(total)),
            ]
        });
    }

    /// The levy, for an explanation.
    pub(crate) fn levy(&self) -> Json {
        Json::Amount(Amount::new(self.rules.levy.taken, 4))
    }

    /// The pot at both ends of `total`, exactly, for an explanation.
    pub(crate) fn pots(&self, total: Interval) -> Json {
        let pot = |total| Json::Amount(Amount::new(self.pot(total, 0), 6));
        Json::List(vec![pot(total.lowest), pot(total.highest)])
    }
}

/// An interval wider than any amount here, and far from what an `i128` holds.
pub(super) const NO_LIMIT: Interval = Interval {
    lowest: -(1 << 90),
    highest: 1 << 90,
};

impl Proof<'_> {
    /// The lowest and the highest possible sum of payout − contribution over `beneficiaries` people.
    pub(crate) fn transfer(&self, beneficiaries: i128) -> Option<Interval> {
        match &self.lists {
            _ if beneficiaries == 0 => Some(Interval {
                lowest: 0,
                highest: 0,
            }),
            Lists::Free(proof) => Some(proof.transfer(beneficiaries)),
            Lists::Leveled(proof) => proof.transfer(beneficiaries),
        }
    }
}
