//! Integer division that says which way it rounds; every divisor in this crate is positive.

/// ⌊numerator / divisor⌋, toward −∞.
pub(crate) fn floor(numerator: i128, divisor: i128) -> i128 {
    numerator.div_euclid(divisor)
}

/// ⌈numerator / divisor⌉, toward +∞.
pub(crate) fn ceil(numerator: i128, divisor: i128) -> i128 {
    -(-numerator).div_euclid(divisor)
}

/// The greatest common divisor of two numbers that are not negative; that of 0 and `b` is `b`.
pub(crate) fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_toward_the_infinities_on_both_sides_of_zero() {
        assert_eq!((floor(7, 2), ceil(7, 2)), (3, 4));
        assert_eq!((floor(-7, 2), ceil(-7, 2)), (-4, -3));
        assert_eq!((floor(-6, 2), ceil(-6, 2)), (-3, -3));
    }
}
