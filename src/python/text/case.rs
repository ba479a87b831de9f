//! Changing the case of text by Unicode 14, the version CPython 3.11 has.
//! Invariant: full case mappings (one character may become three), and never a character younger than Unicode 14.

use std::ops::Range;

use super::classify::{is_cased, is_ignorable, is_lower, is_upper};
use super::unicode;

/// `text.lower()`.
pub fn lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    lower_part(text, 0..text.len(), &mut out);
    out
}

/// Adds what `text.lower()` has in the place of a part of the text.
pub fn lower_part(text: &str, part: Range<usize>, out: &mut String) {
    let (start, before) = (part.start, out.len());
    let part = &text[part];
    if part.is_ascii() {
        out.push_str(part);
        out[before..].make_ascii_lowercase();
        return;
    }
    for (at, c) in part.char_indices() {
        push_lower(out, text, start + at, c);
    }
}

/// `text.upper()`.
pub fn upper(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    upper_part(text, 0..text.len(), &mut out);
    out
}

/// Adds what `text.upper()` has in the place of a part of the text.
pub fn upper_part(text: &str, part: Range<usize>, out: &mut String) {
    let before = out.len();
    let part = &text[part];
    if part.is_ascii() {
        out.push_str(part);
        out[before..].make_ascii_uppercase();
        return;
    }
    part.chars().for_each(|c| push_upper(out, c));
}

/// `text.title()`.
pub fn title(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_after_cased = false;
    for (at, c) in text.char_indices() {
        if is_after_cased {
            push_lower(&mut out, text, at, c);
        } else {
            push_title(&mut out, c);
        }
        is_after_cased = is_cased(c);
    }
    out
}

/// `text.capitalize()`.
pub fn capitalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if at == 0 {
            push_title(&mut out, c);
        } else {
            push_lower(&mut out, text, at, c);
        }
    }
    out
}

/// `text.swapcase()`.
pub fn swapcase(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if is_upper(c) {
            push_lower(&mut out, text, at, c);
        } else if is_lower(c) {
            push_upper(&mut out, c);
        } else {
            out.push(c);
        }
    }
    out
}

/// `text.casefold()`.
pub fn casefold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // Cherokee folds to its older, upper case.
            '\u{13a0}'..='\u{13fd}' | '\u{ab70}'..='\u{abbf}' => push_upper(&mut out, c),
            _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            _ => match special(unicode::FOLD, c) {
                Some(folded) => out.push_str(folded),
                None => push_plain_lower(&mut out, c),
            },
        }
    }
    out
}

/// What `table`, a list of words, says of `c`: the rest of the word that starts with it.
fn special(table: &'static str, c: char) -> Option<&'static str> {
    table.split(' ').find_map(|word| word.strip_prefix(c))
}

/// The lowercase of `c` where that is one character, or `c`.
pub fn lower_char(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { unicode::LOWER.of_char(c) }
}

/// The uppercase of `c` where that is one character, or `c`.
pub fn upper_char(c: char) -> char {
    if c.is_ascii() { c.to_ascii_uppercase() } else { unicode::UPPER.of_char(c) }
}

fn push_lower(out: &mut String, text: &str, at: usize, c: char) {
    match c {
        'Σ' => out.push(if is_final_sigma(text, at) { 'ς' } else { 'σ' }),
        _ => push_plain_lower(out, c),
    }
}

fn push_plain_lower(out: &mut String, c: char) {
    match c {
        'İ' => out.push_str("i\u{307}"),
        _ => out.push(lower_char(c)),
    }
}

/// Whether the sigma at byte `at` ends a word: a cased letter before it and none after it, case-ignorable ones aside.
fn is_final_sigma(text: &str, at: usize) -> bool {
    begins_cased(text[..at].chars().rev()) && !begins_cased(text[at..].chars().skip(1))
}

/// Whether the first of `chars` that is not ignorable has a case.
fn begins_cased(mut chars: impl Iterator<Item = char>) -> bool {
    chars.find(|&c| !is_ignorable(c)).is_some_and(is_cased)
}

fn push_upper(out: &mut String, c: char) {
    if c.is_ascii() {
        out.push(c.to_ascii_uppercase());
        return;
    }
    match special(unicode::LONG_UPPER, c) {
        Some(long) => out.push_str(long),
        None => out.push(upper_char(c)),
    }
}

fn push_title(out: &mut String, c: char) {
    match c {
        _ if c.is_ascii() => out.push(c.to_ascii_uppercase()),
        '\u{10d0}'..='\u{10ff}' => out.push(c),
        _ => match special(unicode::TITLE, c) {
            Some(titled) => out.push_str(titled),
            None => push_upper(out, c),
        },
    }
}
