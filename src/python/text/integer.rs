//! Division, powers and rounding of integers.
//! Invariant: results are exact, or correctly rounded when they are floats; the small case never allocates.

use super::{Int, IntRef, TextError};

/// What `a ** b` gives for integers: an integer, or a float when `b` is negative.
#[derive(Debug, Clone, PartialEq)]
pub enum IntPower {
    Int(Int),
    Float(f64),
}

/// `a // b`: towards minus infinity.
pub fn floor_divide(a: IntRef<'_>, b: IntRef<'_>) -> Result<Int, TextError> {
    todo!()
}
/// `a % b`: has the sign of `b`.
pub fn modulo(a: IntRef<'_>, b: IntRef<'_>) -> Result<Int, TextError> {
    todo!()
}
/// `divmod(a, b)`.
pub fn divmod(a: IntRef<'_>, b: IntRef<'_>) -> Result<(Int, Int), TextError> {
    todo!()
}
/// `a / b`, correctly rounded even where `a` or `b` is too large for a float.
pub fn true_divide(a: IntRef<'_>, b: IntRef<'_>) -> Result<f64, TextError> {
    todo!()
}
/// `a ** b`. The caller bounds the size of the result (`bits(a) * b`) beforehand.
pub fn power(a: IntRef<'_>, b: IntRef<'_>) -> Result<IntPower, TextError> {
    todo!()
}
/// `pow(a, b, modulus)`.
pub fn power_modulo(a: IntRef<'_>, b: IntRef<'_>, modulus: IntRef<'_>) -> Result<Int, TextError> {
    todo!()
}
/// `round(n, digits)`: to a multiple of `10 ** -digits`, ties to even.
pub fn round_to_digits(n: IntRef<'_>, digits: i64) -> Int {
    todo!()
}
/// `math.isqrt(n)`.
pub fn integer_sqrt(n: IntRef<'_>) -> Result<Int, TextError> {
    todo!()
}
/// `n.bit_length()`.
pub fn bit_length(n: IntRef<'_>) -> u64 {
    todo!()
}
/// `bin(n)`, `oct(n)`, `hex(n)`: `base` is 2, 8 or 16.
pub fn prefixed(n: IntRef<'_>, base: u32) -> String {
    todo!()
}
