//! What `repr()` and `ascii()` show of strings, bytes, integers, floats and complex numbers.
//! Invariant: `ast.literal_eval` of what is returned is the value again.

use super::{IntRef, TextError};

/// `repr(text)`: single quotes unless only double quotes avoid an escape; what is not printable is escaped.
pub fn repr_str(text: &str) -> String {
    todo!()
}
/// `ascii(text)` of a string.
pub fn ascii_str(text: &str) -> String {
    todo!()
}
/// `ascii(x)` of anything, given `repr(x)`: what is not ASCII is escaped.
pub fn ascii_of_repr(repr: &str) -> String {
    todo!()
}
/// `repr(bytes)`, with the leading `b`.
pub fn repr_bytes(bytes: &[u8]) -> String {
    todo!()
}
/// `repr(x)` and `str(x)` of a float: the shortest digits that read back as `x`.
pub fn repr_float(x: f64) -> String {
    todo!()
}
/// `repr(z)` of a complex number.
pub fn repr_complex(re: f64, im: f64) -> String {
    todo!()
}
/// `str(n)`. Fails as CPython does above 4300 digits.
pub fn repr_int(n: IntRef<'_>) -> Result<String, TextError> {
    todo!()
}
