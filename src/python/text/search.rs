//! Finding, counting, slicing and replacing, counted in characters.
//! Invariant: positions are code points, as Python counts them, never bytes; ASCII text is not walked.

use super::TextError;

/// `len(text)`. O(n), fast.
pub fn char_len(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// `text[index]`, negative from the end; `None` out of range.
pub fn char_at(text: &str, index: i64) -> Option<char> {
    let at = usize::try_from(index);
    if text.is_ascii() {
        let at = at.or_else(|_| usize::try_from(index + text.len() as i64)).ok()?;
        return text.as_bytes().get(at).map(|byte| char::from(*byte));
    }
    match at {
        Ok(at) => text.chars().nth(at),
        Err(_) => text.chars().rev().nth(usize::try_from(-(index + 1)).ok()?),
    }
}

/// The character at a byte of a text that is ASCII and not so long that to see that takes a while.
#[inline(always)]
pub fn ascii_at(text: &str, place: usize) -> Option<u8> {
    if text.len() <= 64 && text.is_ascii() { text.as_bytes().get(place).copied() } else { None }
}

/// `slice(start, stop, step).indices(len)` and how many items it has. `step` is not 0; clamp big integers before.
pub fn slice_indices(len: usize, start: Option<i64>, stop: Option<i64>, step: i64) -> (i64, i64, usize) {
    let len = len as i64;
    // A backward slice may stand before the first item and starts at the last.
    let (low, high) = if step < 0 { (-1, len - 1) } else { (0, len) };
    let clamped = |index: i64| if index < 0 { index.saturating_add(len).max(low) } else { index.min(high) };
    let start = start.map_or(if step < 0 { high } else { low }, clamped);
    let stop = stop.map_or(if step < 0 { low } else { high }, clamped);
    let distance = if step < 0 { start - stop } else { stop - start };
    let count = if distance <= 0 { 0 } else { (distance as u64 - 1) / step.unsigned_abs() + 1 };
    (start, stop, count as usize)
}

/// `text[start:stop:step]`. `step` is not 0.
pub fn slice(text: &str, start: Option<i64>, stop: Option<i64>, step: i64) -> String {
    if step == 1 {
        return slice_plain(text, start, stop).to_owned();
    }
    let (first, _, count) = slice_indices(char_len(text), start, stop, step);
    let steps = usize::try_from(step.unsigned_abs()).unwrap_or(usize::MAX);
    if count == 0 {
        String::new()
    } else if text.is_ascii() {
        let bytes = text.as_bytes();
        let picked = match step > 0 {
            true => bytes[first as usize..].iter().step_by(steps).take(count).copied().collect(),
            false if steps == 1 => {
                let mut picked = bytes[first as usize + 1 - count..=first as usize].to_vec();
                picked.reverse();
                picked
            }
            false => bytes[..=first as usize].iter().rev().step_by(steps).take(count).copied().collect(),
        };
        String::from_utf8(picked).unwrap_or_default()
    } else if step > 0 {
        text.chars().skip(first as usize).step_by(steps).take(count).collect()
    } else {
        let end = byte_of(text, first as usize + 1);
        text[..end].chars().rev().step_by(steps).take(count).collect()
    }
}

/// `text[start:stop]`, borrowed.
pub fn slice_plain(text: &str, start: Option<i64>, stop: Option<i64>) -> &str {
    window(text, start, stop).map_or("", |(_, part)| part)
}

/// The byte at which the character number `index` starts; the text's length beyond its end.
pub fn byte_of(text: &str, index: usize) -> usize {
    if text.is_ascii() {
        return index.min(text.len());
    }
    text.char_indices().nth(index).map_or(text.len(), |(at, _)| at)
}

/// The part of `text` between `start` and `end`, and how many characters come before it; `None` when `end` comes first.
fn window(text: &str, start: Option<i64>, end: Option<i64>) -> Option<(usize, &str)> {
    if start.is_none() && end.is_none() {
        return Some((0, text));
    }
    if text.is_ascii() {
        let (start, end) = window_bounds(text.len(), start, end)?;
        return Some((start, &text[start..end]));
    }
    let len = char_len(text);
    let (start, end) = window_bounds(len, start, end)?;
    Some((start, &text[byte_of(text, start)..byte_of(text, end)]))
}

/// `start` and `end` within `len`, as `find` and its kin understand them; `None` when `end` comes first.
pub(super) fn window_bounds(len: usize, start: Option<i64>, end: Option<i64>) -> Option<(usize, usize)> {
    let from_end = |index: i64| if index < 0 { index.saturating_add(len as i64).max(0) } else { index };
    let start = from_end(start.unwrap_or(0));
    let end = from_end(end.unwrap_or(len as i64)).min(len as i64);
    (start <= end).then_some((start as usize, end as usize))
}

/// `text.find(needle, start, end)`; `None` for Python's -1.
pub fn find(text: &str, needle: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (before, part) = window(text, start, end)?;
    part.find(needle).map(|at| before + char_len(&part[..at]))
}

/// `text.rfind(needle, start, end)`.
pub fn rfind(text: &str, needle: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (before, part) = window(text, start, end)?;
    part.rfind(needle).map(|at| before + char_len(&part[..at]))
}

/// `text.index(needle, start, end)`.
pub fn index(text: &str, needle: &str, start: Option<i64>, end: Option<i64>) -> Result<usize, TextError> {
    find(text, needle, start, end).ok_or_else(not_found)
}

/// `text.rindex(needle, start, end)`.
pub fn rindex(text: &str, needle: &str, start: Option<i64>, end: Option<i64>) -> Result<usize, TextError> {
    rfind(text, needle, start, end).ok_or_else(not_found)
}

fn not_found() -> TextError {
    TextError::value("substring not found")
}

/// `text.count(needle, start, end)`.
pub fn count(text: &str, needle: &str, start: Option<i64>, end: Option<i64>) -> usize {
    window(text, start, end).map_or(0, |(_, part)| part.matches(needle).count())
}

/// `text.startswith(prefix, start, end)`.
pub fn starts_with(text: &str, prefix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    window(text, start, end).is_some_and(|(_, part)| part.starts_with(prefix))
}

/// `text.endswith(suffix, start, end)`.
pub fn ends_with(text: &str, suffix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    window(text, start, end).is_some_and(|(_, part)| part.ends_with(suffix))
}

/// `text.replace(old, new, count)`; a negative `count` replaces all.
pub fn replace(text: &str, old: &str, new: &str, count: i64) -> Result<String, TextError> {
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    if new.len() > old.len() {
        let found = text.matches(old).count().min(count);
        TextError::check_length((new.len() - old.len()).saturating_mul(found).saturating_add(text.len()))?;
    }
    Ok(text.replacen(old, new, count))
}

/// Bytes of a text that are searched at once: less than a millisecond, whatever is done with what is found.
pub const PIECE: usize = 1 << 14;

/// The matches of `needle` in a long text, piece by piece.
#[derive(Default)]
pub struct Matches {
    /// Where the next match may start.
    at: usize,
}

impl Matches {
    /// The places of up to `most` matches in the next piece of the text, always the same one; None at its end.
    /// `needle` is not empty.
    pub fn next_piece(&mut self, text: &str, needle: &str, most: usize) -> Option<Vec<usize>> {
        if self.at >= text.len() {
            return None;
        }
        // A match may begin in this piece and end in the next.
        let end = text.ceil_char_boundary(self.at + PIECE.max(needle.len()));
        let searched = &text[self.at..text.ceil_char_boundary(end + needle.len() - 1)];
        let found: Vec<usize> = searched
            .match_indices(needle)
            .map(|(place, _)| self.at + place)
            .take_while(|&at| at < end)
            .take(most)
            .collect();
        self.at = match found.last() {
            Some(&last) if found.len() == most => last + needle.len(),
            Some(&last) => end.max(last + needle.len()),
            None => end,
        };
        Some(found)
    }
}

/// What `str.translate` does with a character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Translation {
    Keep,
    Delete,
    Char(char),
    Text(String),
}

/// `text.translate(table)`; `lookup` answers per code point.
pub fn translate(text: &str, lookup: &mut dyn FnMut(char) -> Translation) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match lookup(c) {
            Translation::Keep => out.push(c),
            Translation::Delete => {}
            Translation::Char(other) => out.push(other),
            Translation::Text(other) => out.push_str(&other),
        }
    }
    out
}
