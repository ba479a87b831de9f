//! Finding, counting, slicing and replacing, counted in characters.
//! Invariant: positions are code points, as Python counts them, never bytes; ASCII text is not walked.

use super::TextError;

/// `len(text)`. O(n), fast.
pub fn char_len(text: &str) -> usize {
    todo!()
}
/// `text[index]`, negative from the end; `None` out of range.
pub fn char_at(text: &str, index: i64) -> Option<char> {
    todo!()
}
/// `slice(start, stop, step).indices(len)` and how many items it has. `step` is not 0; clamp big integers before.
pub fn slice_indices(len: usize, start: Option<i64>, stop: Option<i64>, step: i64) -> (i64, i64, usize) {
    todo!()
}
/// `text[start:stop:step]`. `step` is not 0.
pub fn slice(text: &str, start: Option<i64>, stop: Option<i64>, step: i64) -> String {
    todo!()
}
/// `text[start:stop]`, borrowed.
pub fn slice_plain(text: &str, start: Option<i64>, stop: Option<i64>) -> &str {
    todo!()
}
/// `text.find(needle, start, end)`; `None` for Python's -1.
pub fn find(text: &str, needle: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    todo!()
}
/// `text.rfind(needle, start, end)`.
pub fn rfind(text: &str, needle: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    todo!()
}
/// `text.index(needle, start, end)`.
pub fn index(text: &str, needle: &str, start: Option<i64>, end: Option<i64>) -> Result<usize, TextError> {
    todo!()
}
/// `text.rindex(needle, start, end)`.
pub fn rindex(text: &str, needle: &str, start: Option<i64>, end: Option<i64>) -> Result<usize, TextError> {
    todo!()
}
/// `text.count(needle, start, end)`.
pub fn count(text: &str, needle: &str, start: Option<i64>, end: Option<i64>) -> usize {
    todo!()
}
/// `text.startswith(prefix, start, end)`.
pub fn starts_with(text: &str, prefix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    todo!()
}
/// `text.endswith(suffix, start, end)`.
pub fn ends_with(text: &str, suffix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    todo!()
}
/// `text.replace(old, new, count)`; a negative `count` replaces all.
pub fn replace(text: &str, old: &str, new: &str, count: i64) -> String {
    todo!()
}
/// `text.translate(table)`; `lookup` answers per code point.
pub fn translate(text: &str, lookup: &mut dyn FnMut(char) -> Translation) -> String {
    todo!()
}

/// What `str.translate` does with a character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Translation {
    Keep,
    Delete,
    Char(char),
    Text(String),
}
