//! Splitting, partitioning and stripping.
//! Invariant: parts are borrowed from the text, and whitespace is what `str.isspace` says it is.

use super::TextError;

/// `text.split(None, max)`; a negative `max` is no limit.
pub fn split_whitespace(text: &str, max: i64) -> Vec<&str> {
    todo!()
}
/// `text.split(separator, max)`; `ValueError: empty separator`.
pub fn split<'a>(text: &'a str, separator: &str, max: i64) -> Result<Vec<&'a str>, TextError> {
    todo!()
}
/// `text.rsplit(None, max)`, in text order.
pub fn rsplit_whitespace(text: &str, max: i64) -> Vec<&str> {
    todo!()
}
/// `text.rsplit(separator, max)`, in text order.
pub fn rsplit<'a>(text: &'a str, separator: &str, max: i64) -> Result<Vec<&'a str>, TextError> {
    todo!()
}
/// `text.splitlines(keep_ends)`.
pub fn split_lines(text: &str, keep_ends: bool) -> Vec<&str> {
    todo!()
}
/// `text.partition(separator)`.
pub fn partition<'a>(text: &'a str, separator: &str) -> Result<(&'a str, &'a str, &'a str), TextError> {
    todo!()
}
/// `text.rpartition(separator)`.
pub fn rpartition<'a>(text: &'a str, separator: &str) -> Result<(&'a str, &'a str, &'a str), TextError> {
    todo!()
}
/// `text.strip(chars)`; `None` strips whitespace.
pub fn strip<'a>(text: &'a str, chars: Option<&str>) -> &'a str {
    todo!()
}
/// `text.lstrip(chars)`.
pub fn lstrip<'a>(text: &'a str, chars: Option<&str>) -> &'a str {
    todo!()
}
/// `text.rstrip(chars)`.
pub fn rstrip<'a>(text: &'a str, chars: Option<&str>) -> &'a str {
    todo!()
}
/// `text.removeprefix(prefix)`.
pub fn remove_prefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    todo!()
}
/// `text.removesuffix(suffix)`.
pub fn remove_suffix<'a>(text: &'a str, suffix: &str) -> &'a str {
    todo!()
}
