//! Exact fractions, for what the tests work out by themselves: the engine has scaled integers instead.

/// An exact fraction in lowest terms; the divisor is positive. A number too large for it stops the test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fraction {
    over: i128,
    under: i128,
}

impl Fraction {
    pub(super) fn new(over: i128, under: i128) -> Fraction {
        let (mut divisor, mut rest) = (over.unsigned_abs(), under.unsigned_abs());
        while rest > 0 {
            (divisor, rest) = (rest, divisor % rest);
        }
        let divisor = i128::try_from(divisor).expect("small enough") * under.signum();
        Fraction {
            over: over / divisor,
            under: under / divisor,
        }
    }

    pub(super) fn whole(number: i128) -> Fraction {
        Fraction {
            over: number,
            under: 1,
        }
    }

    pub(super) fn plus(self, other: Fraction) -> Fraction {
        let over = product(self.over, other.under)
            .checked_add(product(other.over, self.under))
            .expect("small enough");
        Fraction::new(over, product(self.under, other.under))
    }

    pub(super) fn minus(self, other: Fraction) -> Fraction {
        self.plus(other.times(Fraction::whole(-1)))
    }

    pub(super) fn times(self, other: Fraction) -> Fraction {
        Fraction::new(
            product(self.over, other.over),
            product(self.under, other.under),
        )
    }

    pub(super) fn divided_by(self, other: Fraction) -> Fraction {
        Fraction::new(
            product(self.over, other.under),
            product(self.under, other.over),
        )
    }

    pub(super) fn floor(self) -> i128 {
        let truncated = self.over / self.under;
        if self.over % self.under < 0 {
            truncated - 1
        } else {
            truncated
        }
    }

    pub(super) fn ceil(self) -> i128 {
        let floor = self.floor();
        if Fraction::whole(floor) == self {
            floor
        } else {
            floor + 1
        }
    }

    /// The highest multiple of `unit` that is not above this.
    pub(super) fn floor_to(self, unit: i128) -> i128 {
        unit * self.divided_by(Fraction::whole(unit)).floor()
    }
}

fn product(a: i128, b: i128) -> i128 {
    a.checked_mul(b).expect("small enough")
}

#[test]
fn fractions_are_in_lowest_terms_and_round_both_ways() {
    let half = Fraction::new(-2, -4);
    assert_eq!(half, Fraction::new(1, 2));
    assert_eq!(half.plus(half), Fraction::whole(1));
    assert_eq!(half.minus(Fraction::whole(1)), Fraction::new(1, -2));
    assert_eq!((half.floor(), half.ceil()), (0, 1));
    let below = Fraction::new(-7, 2);
    assert_eq!((below.floor(), below.ceil()), (-4, -3));
    assert_eq!((below.floor_to(5), Fraction::whole(7).floor_to(5)), (-5, 5));
    assert_eq!(Fraction::whole(-3).ceil(), -3);
}
