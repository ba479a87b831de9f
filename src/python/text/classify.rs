//! What kind of character a character is, by Unicode 14, and the `str.is…` methods made of it.
//! Invariant: answers are CPython 3.11's for every code point; ASCII is answered without a table.

/// `c.isprintable()` of one character: what `repr` shows unescaped.
pub fn is_printable(c: char) -> bool {
    todo!()
}
/// `c.isalpha()` of one character.
pub fn is_alpha(c: char) -> bool {
    todo!()
}
/// `c.isdecimal()` of one character.
pub fn is_decimal(c: char) -> bool {
    todo!()
}
/// `c.isdigit()` of one character.
pub fn is_digit(c: char) -> bool {
    todo!()
}
/// `c.isnumeric()` of one character.
pub fn is_numeric(c: char) -> bool {
    todo!()
}
/// `c.isalnum()` of one character.
pub fn is_alnum(c: char) -> bool {
    todo!()
}
/// `c.isspace()` of one character.
pub fn is_space(c: char) -> bool {
    todo!()
}
/// Whether `str.splitlines` breaks at `c`.
pub fn is_line_break(c: char) -> bool {
    todo!()
}
/// `c.islower()` of one character.
pub fn is_lower(c: char) -> bool {
    todo!()
}
/// `c.isupper()` of one character.
pub fn is_upper(c: char) -> bool {
    todo!()
}
/// Whether `c` is a titlecase letter such as `ǅ`.
pub fn is_title(c: char) -> bool {
    todo!()
}
/// The value of a decimal digit of any script.
pub fn decimal_value(c: char) -> Option<u32> {
    todo!()
}

/// `text.isalpha()`.
pub fn str_is_alpha(text: &str) -> bool {
    todo!()
}
/// `text.isdecimal()`.
pub fn str_is_decimal(text: &str) -> bool {
    todo!()
}
/// `text.isdigit()`.
pub fn str_is_digit(text: &str) -> bool {
    todo!()
}
/// `text.isnumeric()`.
pub fn str_is_numeric(text: &str) -> bool {
    todo!()
}
/// `text.isalnum()`.
pub fn str_is_alnum(text: &str) -> bool {
    todo!()
}
/// `text.isspace()`.
pub fn str_is_space(text: &str) -> bool {
    todo!()
}
/// `text.isidentifier()`.
pub fn str_is_identifier(text: &str) -> bool {
    todo!()
}
/// `text.isprintable()`.
pub fn str_is_printable(text: &str) -> bool {
    todo!()
}
/// `text.istitle()`.
pub fn str_is_title(text: &str) -> bool {
    todo!()
}
/// `text.isupper()`.
pub fn str_is_upper(text: &str) -> bool {
    todo!()
}
/// `text.islower()`.
pub fn str_is_lower(text: &str) -> bool {
    todo!()
}
