//! Changing the case of text by Unicode 14, the version CPython 3.11 has.
//! Invariant: full case mappings (one character may become three), and never a character younger than Unicode 14.

/// `text.lower()`.
pub fn lower(text: &str) -> String {
    todo!()
}
/// `text.upper()`.
pub fn upper(text: &str) -> String {
    todo!()
}
/// `text.title()`.
pub fn title(text: &str) -> String {
    todo!()
}
/// `text.capitalize()`.
pub fn capitalize(text: &str) -> String {
    todo!()
}
/// `text.swapcase()`.
pub fn swapcase(text: &str) -> String {
    todo!()
}
/// `text.casefold()`.
pub fn casefold(text: &str) -> String {
    todo!()
}
