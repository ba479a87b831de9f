//! `int(text)`, `float(text)` and `complex(text)`.
//! Invariant: what is accepted is what CPython accepts, in any script's decimal digits, with `_` between digits.

use super::{Int, TextError};

/// `int(text, base)`; `base` is 0 or 2..=36, anything else is a `ValueError`.
pub fn parse_int(text: &str, base: i64) -> Result<Int, TextError> {
    todo!()
}
/// `int(bytes, base)`.
pub fn parse_int_bytes(bytes: &[u8], base: i64) -> Result<Int, TextError> {
    todo!()
}
/// `float(text)`.
pub fn parse_float(text: &str) -> Result<f64, TextError> {
    todo!()
}
/// `float(bytes)`.
pub fn parse_float_bytes(bytes: &[u8]) -> Result<f64, TextError> {
    todo!()
}
/// `complex(text)`: the real and the imaginary part.
pub fn parse_complex(text: &str) -> Result<(f64, f64), TextError> {
    todo!()
}
