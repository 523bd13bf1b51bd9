//! The scheme's parameters at a given time: they come with each request and are never constants here.

use crate::refusal::{Code, Refusal};
use crate::request::{MONEY, Object, SHARE};

/// The most levels a scheme may have.
const MOST_LEVELS: usize = 12;

/// The share of contributions kept for accompaniment before sharing.
#[derive(Clone, Copy)]
pub(crate) struct Levy {
    /// In ten-thousandths: 0 to 9 999.
    pub(crate) taken: i128,
}

impl Levy {
    /// One, in the unit of levies.
    pub(crate) const WHOLE: i128 = 10_000;
    /// No levy.
    pub(crate) const NONE: Levy = Levy { taken: 0 };

    /// Reads `levy`, nothing when absent or null.
    pub(crate) fn of(rules: &Object) -> Result<Levy, Refusal> {
        let taken = rules.amount_or("levy", SHARE, 0)?;
        if taken < Levy::WHOLE {
            return Ok(Levy { taken });
        }
        Err(Refusal::new(
            Code::OutOfRange,
            rules.path("levy"),
            "a levy is below 1",
        ))
    }

    /// What is left to share, in ten-thousandths: 1 to 10 000.
    pub(crate) fn kept(self) -> i128 {
        Levy::WHOLE - self.taken
    }
}

/// What members may contribute, what is kept of it, and the smallest amount paid out. Amounts in cents.
#[derive(Clone)]
pub(crate) struct Rules {
    pub(crate) levy: Levy,
    pub(crate) minimum: i128,
    pub(crate) maximum: Option<i128>,
    pub(crate) unit: i128,
    /// The only possible contributions, rising and without repeats, where the scheme has levels.
    pub(crate) levels: Option<Vec<i128>>,
}

impl Rules {
    /// The rules of a request; without `rules`, everything by default.
    pub(crate) fn of(request: &Object) -> Result<Rules, Refusal> {
        match request.object("rules")? {
            Some(rules) => Rules::read(&rules),
            None => Ok(Rules {
                levy: Levy::NONE,
                minimum: 0,
                maximum: None,
                unit: 1,
                levels: None,
            }),
        }
    }

    /// Reads levy, minimum, maximum and unit, then looks at maximum against minimum, then reads the levels.
    pub(crate) fn read(rules: &Object) -> Result<Rules, Refusal> {
        let levy = Levy::of(rules)?;
        let minimum = rules.amount_or("minimum", MONEY, 0)?;
        let maximum = rules
            .value("maximum")
            .map(|maximum| maximum.amount(MONEY))
            .transpose()?;
        let unit = rules.unit()?;
        if maximum.is_some_and(|maximum| maximum < minimum) {
            let message = "the maximum is below the minimum";
            return Err(Refusal::new(
                Code::EmptyInterval,
                rules.path("maximum"),
                message,
            ));
        }
        let levels = rules
            .value("levels")
            .map(|_| read_levels(rules))
            .transpose()?;
        Ok(Rules {
            levy,
            minimum,
            maximum,
            unit,
            levels,
        })
    }
}

fn read_levels(rules: &Object) -> Result<Vec<i128>, Refusal> {
    let levels = rules.list("levels", Code::InvalidLevels)?;
    if levels.is_empty() || levels.len() > MOST_LEVELS {
        let message = format!("there are 1 to {MOST_LEVELS} levels");
        return Err(Refusal::new(
            Code::InvalidLevels,
            rules.path("levels"),
            message,
        ));
    }
    let mut levels = levels
        .iter()
        .map(|level| level.amount(MONEY))
        .collect::<Result<Vec<i128>, Refusal>>()?;
    levels.sort_unstable();
    levels.dedup();
    Ok(levels)
}
