//! The methods of `bytes` that have no twin in Rust.
//! Invariant: letters, digits and whitespace are ASCII's alone.

use super::TextError;
use super::search::{slice_indices, window_bounds};

/// Where `needle` is first, at `from` or later. O(n·m).
fn position(bytes: &[u8], needle: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    (0..=rest.len().checked_sub(needle.len())?).find(|at| rest[*at..].starts_with(needle)).map(|at| from + at)
}

/// `bytes.find(needle, start, end)`; `None` for Python's -1.
pub fn find(bytes: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (start, end) = window_bounds(bytes.len(), start, end)?;
    position(&bytes[..end], needle, start)
}

/// `bytes.rfind(needle, start, end)`.
pub fn rfind(bytes: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (start, end) = window_bounds(bytes.len(), start, end)?;
    let last = (end - start).checked_sub(needle.len())?;
    (start..=start + last).rev().find(|at| bytes[*at..].starts_with(needle))
}

/// `bytes.count(needle, start, end)`.
pub fn count(bytes: &[u8], needle: &[u8], start: Option<i64>, end: Option<i64>) -> usize {
    let Some((start, end)) = window_bounds(bytes.len(), start, end) else { return 0 };
    if needle.is_empty() {
        return end - start + 1;
    }
    let (mut found, mut from) = (0, start);
    while let Some(at) = position(&bytes[..end], needle, from) {
        found += 1;
        from = at + needle.len();
    }
    found
}

/// `bytes[start:stop:step]`. `step` is not 0.
pub fn slice(bytes: &[u8], start: Option<i64>, stop: Option<i64>, step: i64) -> Vec<u8> {
    let (first, _, count) = slice_indices(bytes.len(), start, stop, step);
    (0..count as i64).filter_map(|item| bytes.get((first + item * step) as usize).copied()).collect()
}

/// `bytes.replace(old, new, count)`; a negative `count` replaces all.
pub fn replace(bytes: &[u8], old: &[u8], new: &[u8], count: i64) -> Result<Vec<u8>, TextError> {
    let mut left = usize::try_from(count).unwrap_or(usize::MAX);
    if new.len() > old.len() {
        let found = self::count(bytes, old, None, None).min(left);
        TextError::check_length((new.len() - old.len()).saturating_mul(found).saturating_add(bytes.len()))?;
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut from = 0;
    while left > 0
        && let Some(at) = position(bytes, old, from)
    {
        out.extend_from_slice(&bytes[from..at]);
        out.extend_from_slice(new);
        from = at + old.len();
        left -= 1;
        if old.is_empty() {
            // Nothing was replaced before this byte; it is kept, and past the last one there is nothing left.
            let Some(byte) = bytes.get(at) else { break };
            out.push(*byte);
            from += 1;
        }
    }
    out.extend_from_slice(bytes.get(from..).unwrap_or(&[]));
    Ok(out)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

/// `bytes.split(None, max)`.
pub fn split_whitespace(bytes: &[u8], max: i64) -> Vec<&[u8]> {
    let max = usize::try_from(max).unwrap_or(usize::MAX);
    let mut parts = Vec::new();
    let mut rest = lstrip(bytes, None);
    while !rest.is_empty() {
        if parts.len() == max {
            parts.push(rest);
            break;
        }
        let (part, after) = rest.split_at(rest.iter().position(|byte| is_space(*byte)).unwrap_or(rest.len()));
        parts.push(part);
        rest = lstrip(after, None);
    }
    parts
}

/// `bytes.split(separator, max)`; `ValueError: empty separator`.
pub fn split<'a>(bytes: &'a [u8], separator: &[u8], max: i64) -> Result<Vec<&'a [u8]>, TextError> {
    if separator.is_empty() {
        return Err(TextError::value("empty separator"));
    }
    let max = usize::try_from(max).unwrap_or(usize::MAX);
    let mut parts = Vec::new();
    let mut from = 0;
    while parts.len() < max
        && let Some(at) = position(bytes, separator, from)
    {
        parts.push(&bytes[from..at]);
        from = at + separator.len();
    }
    parts.push(&bytes[from..]);
    Ok(parts)
}

/// `bytes.splitlines(keep_ends)`.
pub fn split_lines(bytes: &[u8], keep_ends: bool) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
        let after = match &rest[end..] {
            [b'\r', b'\n', after @ ..] | [_, after @ ..] => after,
            [] => &[],
        };
        let whole = rest.len() - after.len();
        lines.push(&rest[..if keep_ends { whole } else { end }]);
        rest = after;
    }
    lines
}

/// `bytes.strip(chars)`; `None` strips whitespace.
pub fn strip<'a>(bytes: &'a [u8], chars: Option<&[u8]>) -> &'a [u8] {
    lstrip(rstrip(bytes, chars), chars)
}

fn is_stripped(byte: u8, chars: Option<&[u8]>) -> bool {
    chars.map_or_else(|| is_space(byte), |chars| chars.contains(&byte))
}

/// `bytes.lstrip(chars)`.
pub fn lstrip<'a>(bytes: &'a [u8], chars: Option<&[u8]>) -> &'a [u8] {
    let start = bytes.iter().position(|byte| !is_stripped(*byte, chars)).unwrap_or(bytes.len());
    &bytes[start..]
}

/// `bytes.rstrip(chars)`.
pub fn rstrip<'a>(bytes: &'a [u8], chars: Option<&[u8]>) -> &'a [u8] {
    let end = bytes.iter().rposition(|byte| !is_stripped(*byte, chars)).map_or(0, |last| last + 1);
    &bytes[..end]
}

/// `bytes.hex()`.
pub fn hex(bytes: &[u8]) -> String {
    hex_grouped(bytes, ' ', 0)
}

/// `bytes.hex(separator, group)`; groups count from the right, from the left when `group` is negative.
pub fn hex_grouped(bytes: &[u8], separator: char, group: i64) -> String {
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    let mut out = String::with_capacity(bytes.len() * 2);
    for (at, byte) in bytes.iter().enumerate() {
        let from_edge = if group < 0 { at } else { bytes.len() - at };
        if at > 0 && size > 0 && from_edge.is_multiple_of(size) {
            out.push(separator);
        }
        super::repr::push_hex(&mut out, u32::from(*byte), 2);
    }
    out
}

/// `bytes.fromhex(text)`.
pub fn from_hex(text: &str) -> Result<Vec<u8>, TextError> {
    let mut out = Vec::with_capacity(text.len() / 2);
    let mut high = None;
    for (at, c) in text.chars().enumerate() {
        match (high, c.to_digit(16)) {
            (None, None) if c.is_ascii() && is_space(c as u8) => {}
            (None, Some(digit)) => high = Some(digit),
            (Some(first), Some(digit)) => {
                out.push((first << 4 | digit) as u8);
                high = None;
            }
            (_, None) => return Err(not_hexadecimal(at)),
        }
    }
    // The missing second digit is missed where it should be.
    if high.is_some() { Err(not_hexadecimal(text.chars().count())) } else { Ok(out) }
}

fn not_hexadecimal(at: usize) -> TextError {
    TextError::value(format!("non-hexadecimal number found in fromhex() arg at position {at}"))
}
