//! Float arithmetic where Python differs from IEEE operators, and the exact ways between floats and integers.
//! Invariant: conversions are exact or correctly rounded (half to even); nothing goes through a decimal approximation.

use std::cmp::Ordering;

use super::{Int, IntRef, TextError};

/// What `x ** y` gives for floats.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Power {
    Real(f64),
    /// A negative base with a fractional exponent.
    Complex(f64, f64),
}

/// `int(x)`: towards zero; `OverflowError` for infinities, `ValueError` for NaN.
pub fn float_to_int(x: f64) -> Result<Int, TextError> {
    todo!()
}
/// `math.floor(x)`.
pub fn floor_to_int(x: f64) -> Result<Int, TextError> {
    todo!()
}
/// `math.ceil(x)`.
pub fn ceil_to_int(x: f64) -> Result<Int, TextError> {
    todo!()
}
/// `round(x)`: to the nearest integer, ties to even.
pub fn round_to_int(x: f64) -> Result<Int, TextError> {
    todo!()
}
/// `round(x, digits)`.
pub fn round_to_digits(x: f64, digits: i64) -> Result<f64, TextError> {
    todo!()
}
/// `float(n)`: correctly rounded, or `OverflowError: int too large to convert to float`.
pub fn int_to_float(n: IntRef<'_>) -> Result<f64, TextError> {
    todo!()
}
/// How a float compares with an integer, exactly; `None` for NaN.
pub fn compare_float_int(x: f64, n: IntRef<'_>) -> Option<Ordering> {
    todo!()
}
/// `x.as_integer_ratio()`.
pub fn as_integer_ratio(x: f64) -> Result<(Int, Int), TextError> {
    todo!()
}
/// `x.hex()`.
pub fn float_hex(x: f64) -> String {
    todo!()
}
/// `float.fromhex(text)`.
pub fn float_from_hex(text: &str) -> Result<f64, TextError> {
    todo!()
}
/// `x / y`.
pub fn float_divide(x: f64, y: f64) -> Result<f64, TextError> {
    todo!()
}
/// `x // y`.
pub fn float_floor_divide(x: f64, y: f64) -> Result<f64, TextError> {
    todo!()
}
/// `x % y`: has the sign of `y`.
pub fn float_modulo(x: f64, y: f64) -> Result<f64, TextError> {
    todo!()
}
/// `divmod(x, y)`.
pub fn float_divmod(x: f64, y: f64) -> Result<(f64, f64), TextError> {
    todo!()
}
/// `x ** y`.
pub fn float_power(x: f64, y: f64) -> Result<Power, TextError> {
    todo!()
}
