//! Printf-style formatting: the items of a `%` template, one by one, and how one conversion is rendered.
//! Invariant: an item is read only when asked for, because an argument's error comes before a later item's.

use super::{IntRef, TextError};

/// A `%` template and how far it has been read. Cloning it keeps the place.
#[derive(Debug, Clone)]
pub struct PercentTemplate<'a> {
    template: &'a str,
    /// In bytes.
    position: usize,
    /// In characters.
    index: usize,
}

/// One item of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PercentItem<'a> {
    Literal(&'a str),
    Conversion(Conversion<'a>),
}

/// A width or a precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    Absent,
    Given(usize),
    /// `*`: the next argument. `Conversion::set_width` and `set_precision` put it in.
    FromArgument,
}

/// One `%…` item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversion<'a> {
    /// `%(key)…`: the argument is looked up in the mapping.
    pub key: Option<&'a str>,
    /// `-`
    pub left: bool,
    /// `+`
    pub plus: bool,
    /// A space.
    pub space: bool,
    /// `#`
    pub alternate: bool,
    /// `0`
    pub zero: bool,
    pub width: Amount,
    pub precision: Amount,
    /// The conversion type as written; whether it exists is asked only after the argument was taken (`unsupported`).
    pub kind: char,
    /// Where `kind` stands, in characters.
    pub index: usize,
}

impl<'a> PercentTemplate<'a> {
    /// A template that has not been read yet.
    pub fn new(template: &'a str) -> Self {
        Self { template, position: 0, index: 0 }
    }
    /// The next item, `None` at the end. `%%` comes as a literal.
    pub fn next_item(&mut self) -> Result<Option<PercentItem<'a>>, TextError> {
        todo!()
    }
}

impl Conversion<'_> {
    /// Puts in the argument of a `*` width; a negative one aligns to the left.
    pub fn set_width(&mut self, width: i64) -> Result<(), TextError> {
        todo!()
    }
    /// Puts in the argument of a `*` precision; a negative one is 0.
    pub fn set_precision(&mut self, precision: i64) -> Result<(), TextError> {
        todo!()
    }
    /// `%s`, `%r`, `%a`: `text` is already `str()`, `repr()` or `ascii()` of the argument.
    pub fn render_str(&self, text: &str) -> String {
        todo!()
    }
    /// `%d %i %u %o %x %X`. A float argument of `%d` is truncated by the caller first.
    pub fn render_int(&self, n: IntRef<'_>) -> Result<String, TextError> {
        todo!()
    }
    /// `%e %E %f %F %g %G`.
    pub fn render_float(&self, x: f64) -> Result<String, TextError> {
        todo!()
    }
    /// `%c` with an integer.
    pub fn render_char_code(&self, n: IntRef<'_>) -> Result<String, TextError> {
        todo!()
    }
    /// `%c` with a string, which must be one character.
    pub fn render_char(&self, text: &str) -> Result<String, TextError> {
        todo!()
    }
    /// `ValueError: unsupported format character …` when `kind` does not exist.
    pub fn check_kind(&self) -> Result<(), TextError> {
        todo!()
    }
    /// The `TypeError` for an argument of the type `type_name` that this conversion cannot take.
    pub fn wrong_type(&self, type_name: &str) -> TextError {
        todo!()
    }
}

/// The `TypeError` for too few arguments.
pub fn not_enough_arguments() -> TextError {
    todo!()
}
/// The `TypeError` for too many arguments.
pub fn not_all_converted() -> TextError {
    todo!()
}
/// The `TypeError` for a `%(key)s` without a mapping.
pub fn requires_mapping() -> TextError {
    todo!()
}
/// The `TypeError` for a `*` whose argument is no integer.
pub fn star_wants_int() -> TextError {
    todo!()
}
