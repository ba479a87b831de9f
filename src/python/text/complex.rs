//! Arithmetic of complex numbers where it is more than adding parts.
//! Invariant: numbers are pairs (real, imaginary), and results are CPython's to the last bit.

use super::TextError;

/// `a * b`.
pub fn complex_multiply(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    todo!()
}
/// `a / b`.
pub fn complex_divide(a: (f64, f64), b: (f64, f64)) -> Result<(f64, f64), TextError> {
    todo!()
}
/// `a ** b`.
pub fn complex_power(a: (f64, f64), b: (f64, f64)) -> Result<(f64, f64), TextError> {
    todo!()
}
/// `abs(a)`; `OverflowError` when too large.
pub fn complex_abs(a: (f64, f64)) -> Result<f64, TextError> {
    todo!()
}
