//! The format mini-language: what `format(value, spec)` gives for strings and numbers.
//! Invariant: a spec is parsed once, completely, before anything is rendered; errors are worded as CPython words them.

use super::{IntRef, TextError};

/// Where the padding goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
    /// `=`: between the sign and the digits.
    AfterSign,
}

/// A parsed format spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormatSpec {
    pub fill: Option<char>,
    pub align: Option<Align>,
    /// `+`, `-` or a space.
    pub sign: Option<char>,
    /// `z`: a negative zero loses its sign.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// In characters; `None` when not given.
    pub width: Option<usize>,
    /// `,` or `_`.
    pub separator: Option<char>,
    pub precision: Option<usize>,
    /// The presentation type, such as `d`.
    pub kind: Option<char>,
}

impl FormatSpec {
    /// Parses `spec` for a value whose type is called `type_name` (in errors alone).
    pub fn parse(spec: &str, type_name: &str) -> Result<Self, TextError> {
        todo!()
    }
}

/// `format(text, spec)`.
pub fn format_str(text: &str, spec: &str, type_name: &str) -> Result<String, TextError> {
    todo!()
}
/// `format(n, spec)`; `type_name` is `int` or `bool` or a subclass's name.
pub fn format_int(n: IntRef<'_>, spec: &str, type_name: &str) -> Result<String, TextError> {
    todo!()
}
/// `format(x, spec)`.
pub fn format_float(x: f64, spec: &str, type_name: &str) -> Result<String, TextError> {
    todo!()
}
/// `format(z, spec)`.
pub fn format_complex(re: f64, im: f64, spec: &str, type_name: &str) -> Result<String, TextError> {
    todo!()
}
