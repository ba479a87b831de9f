//! The methods of `bytes` that have no twin in Rust.
//! Invariant: letters, digits and whitespace are ASCII's alone.

use super::TextError;

/// `bytes.find(needle, start, end)`; `None` for Python's -1.
pub fn find(bytes: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    todo!()
}
/// `bytes.rfind(needle, start, end)`.
pub fn rfind(bytes: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    todo!()
}
/// `bytes.count(needle, start, end)`.
pub fn count(bytes: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> usize {
    todo!()
}
/// `bytes[start:stop:step]`. `step` is not 0.
pub fn slice(bytes: &[u8], start: Option<i64>, stop: Option<i64>, step: i64) -> Vec<u8> {
    todo!()
}
/// `bytes.replace(old, new, count)`; a negative `count` replaces all.
pub fn replace(bytes: &[u8], old: &[u8], new: &[u8], count: i64) -> Vec<u8> {
    todo!()
}
/// `bytes.split(None, max)`.
pub fn split_whitespace(bytes: &[u8], max: i64) -> Vec<&[u8]> {
    todo!()
}
/// `bytes.split(separator, max)`; `ValueError: empty separator`.
pub fn split<'a>(bytes: &'a [u8], separator: &[u8], max: i64) -> Result<Vec<&'a [u8]>, TextError> {
    todo!()
}
/// `bytes.splitlines(keep_ends)`.
pub fn split_lines(bytes: &[u8], keep_ends: bool) -> Vec<&[u8]> {
    todo!()
}
/// `bytes.strip(chars)`; `None` strips whitespace.
pub fn strip<'a>(bytes: &'a [u8], chars: Option<&[u8]>) -> &'a [u8] {
    todo!()
}
/// `bytes.lstrip(chars)`.
pub fn lstrip<'a>(bytes: &'a [u8], chars: Option<&[u8]>) -> &'a [u8] {
    todo!()
}
/// `bytes.rstrip(chars)`.
pub fn rstrip<'a>(bytes: &'a [u8], chars: Option<&[u8]>) -> &'a [u8] {
    todo!()
}
/// `bytes.hex()`.
pub fn hex(bytes: &[u8]) -> String {
    todo!()
}
/// `bytes.hex(separator, group)`; groups count from the right, from the left when `group` is negative.
pub fn hex_grouped(bytes: &[u8], separator: char, group: i64) -> String {
    todo!()
}
/// `bytes.fromhex(text)`.
pub fn from_hex(text: &str) -> Result<Vec<u8>, TextError> {
    todo!()
}
