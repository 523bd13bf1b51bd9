//! What is known of an amount: it lies between two ends, both possible.

/// All the amounts from `lowest` to `highest`, both included, in cents. Never empty: `lowest` ≤ `highest`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower end, in cents.
    pub lowest: i128,
    /// The upper end, in cents.
    pub highest: i128,
}

impl Interval {
    /// The interval from one end to the other, or none when the lower end is above the upper one.
    pub fn new(lowest: i128, highest: i128) -> Option<Interval> {
        (lowest <= highest).then_some(Interval { lowest, highest })
    }

    /// What lies in both intervals, if anything does.
    pub fn intersection(self, other: Interval) -> Option<Interval> {
        Interval::new(
            self.lowest.max(other.lowest),
            self.highest.min(other.highest),
        )
    }

    /// The smallest interval that holds both.
    pub fn hull(self, other: Interval) -> Interval {
        Interval {
            lowest: self.lowest.min(other.lowest),
            highest: self.highest.max(other.highest),
        }
    }

    /// Both ends through `grow`, which must never decrease: then the result is the hull of all images.
    pub fn map(self, grow: impl Fn(i128) -> i128) -> Interval {
        Interval {
            lowest: grow(self.lowest),
            highest: grow(self.highest),
        }
    }
}
