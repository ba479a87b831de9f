//! Splitting, partitioning and stripping.
//! Invariant: parts are borrowed from the text, and whitespace is what `str.isspace` says it is.

use std::ops::Range;

use super::TextError;
use super::classify::{is_line_break, is_space};

fn limit(max: i64) -> usize {
    usize::try_from(max).unwrap_or(usize::MAX)
}

fn not_empty(separator: &str) -> Result<(), TextError> {
    if separator.is_empty() { Err(TextError::value("empty separator")) } else { Ok(()) }
}

/// `text.split(None, max)`; a negative `max` is no limit.
pub fn split_whitespace(text: &str, max: i64) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_start_matches(is_space);
    while !rest.is_empty() {
        if parts.len() == limit(max) {
            parts.push(rest);
            break;
        }
        let (part, after) = rest.split_at(rest.find(is_space).unwrap_or(rest.len()));
        parts.push(part);
        rest = after.trim_start_matches(is_space);
    }
    parts
}

/// Where the first word after so many bytes of a text is, as `text.split()` finds words.
pub fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = &text[from..];
    let start = rest.find(|c| !is_space(c))?;
    let end = rest[start..].find(is_space).map_or(rest.len(), |length| start + length);
    Some(from + start..from + end)
}

/// `text.split(separator, max)`; `ValueError: empty separator`.
pub fn split<'a>(text: &'a str, separator: &str, max: i64) -> Result<Vec<&'a str>, TextError> {
    not_empty(separator)?;
    Ok(text.splitn(limit(max).saturating_add(1), separator).collect())
}

/// `text.rsplit(None, max)`, in text order.
pub fn rsplit_whitespace(text: &str, max: i64) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_end_matches(is_space);
    while !rest.is_empty() {
        if parts.len() == limit(max) {
            parts.push(rest);
            break;
        }
        let start = rest.char_indices().rev().find(|(_, c)| is_space(*c)).map_or(0, |(at, c)| at + c.len_utf8());
        let (before, part) = rest.split_at(start);
        parts.push(part);
        rest = before.trim_end_matches(is_space);
    }
    parts.reverse();
    parts
}

/// `text.rsplit(separator, max)`, in text order.
pub fn rsplit<'a>(text: &'a str, separator: &str, max: i64) -> Result<Vec<&'a str>, TextError> {
    not_empty(separator)?;
    let mut parts: Vec<&str> = text.rsplitn(limit(max).saturating_add(1), separator).collect();
    parts.reverse();
    Ok(parts)
}

/// `text.splitlines(keep_ends)`.
pub fn split_lines(text: &str, keep_ends: bool) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(is_line_break).unwrap_or(rest.len());
        let break_length = match rest[end..].chars().next() {
            Some('\r') if rest[end + 1..].starts_with('\n') => 2,
            Some(c) => c.len_utf8(),
            None => 0,
        };
        lines.push(&rest[..end + if keep_ends { break_length } else { 0 }]);
        rest = &rest[end + break_length..];
    }
    lines
}

/// `text.partition(separator)`.
pub fn partition<'a>(text: &'a str, separator: &str) -> Result<(&'a str, &'a str, &'a str), TextError> {
    not_empty(separator)?;
    Ok(match text.find(separator) {
        Some(at) => (&text[..at], &text[at..at + separator.len()], &text[at + separator.len()..]),
        None => (text, "", ""),
    })
}

/// `text.rpartition(separator)`.
pub fn rpartition<'a>(text: &'a str, separator: &str) -> Result<(&'a str, &'a str, &'a str), TextError> {
    not_empty(separator)?;
    Ok(match text.rfind(separator) {
        Some(at) => (&text[..at], &text[at..at + separator.len()], &text[at + separator.len()..]),
        None => ("", "", text),
    })
}

/// `text.strip(chars)`; `None` strips whitespace.
pub fn strip<'a>(text: &'a str, chars: Option<&str>) -> &'a str {
    lstrip(rstrip(text, chars), chars)
}

/// `text.lstrip(chars)`.
pub fn lstrip<'a>(text: &'a str, chars: Option<&str>) -> &'a str {
    match chars {
        Some(chars) => text.trim_start_matches(|c| chars.contains(c)),
        None => text.trim_start_matches(is_space),
    }
}

/// `text.rstrip(chars)`.
pub fn rstrip<'a>(text: &'a str, chars: Option<&str>) -> &'a str {
    match chars {
        Some(chars) => text.trim_end_matches(|c| chars.contains(c)),
        None => text.trim_end_matches(is_space),
    }
}

/// `text.removeprefix(prefix)`.
pub fn remove_prefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    text.strip_prefix(prefix).unwrap_or(text)
}

/// `text.removesuffix(suffix)`.
pub fn remove_suffix<'a>(text: &'a str, suffix: &str) -> &'a str {
    text.strip_suffix(suffix).unwrap_or(text)
}
