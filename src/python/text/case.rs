//! Changing the case of text by Unicode 14, the version CPython 3.11 has.
//! Invariant: full case mappings (one character may become three), and never a character younger than Unicode 14.

use super::classify::{is_cased, is_printable, is_upper};
use super::unicode;

/// `text.lower()`.
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        push_lower(&mut out, text, at, c);
    }
    out
}

/// `text.upper()`.
pub fn upper(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push_upper(&mut out, c));
    out
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
        } else if super::classify::is_lower(c) {
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
                None => push_known(&mut out, c, c.to_lowercase()),
            },
        }
    }
    out
}

/// What `table`, a list of words, says of `c`: the rest of the word that starts with it.
fn special(table: &'static str, c: char) -> Option<&'static str> {
    table.split(' ').find_map(|word| word.strip_prefix(c))
}

/// Pushes what Rust maps `c` to, or `c` where either is younger than Python's Unicode.
fn push_known(out: &mut String, c: char, mapped: impl Iterator<Item = char>) {
    let start = out.len();
    out.extend(mapped);
    if !is_printable(c) || !out[start..].chars().all(is_printable) {
        out.truncate(start);
        out.push(c);
    }
}

fn push_lower(out: &mut String, text: &str, at: usize, c: char) {
    match c {
        _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        'Σ' => out.push(if is_final_sigma(text, at) { 'ς' } else { 'σ' }),
        _ => push_known(out, c, c.to_lowercase()),
    }
}

/// Whether the sigma at byte `at` ends a word: a cased letter before it and none after it, case-ignorable ones aside.
fn is_final_sigma(text: &str, at: usize) -> bool {
    // Rust lowers a sigma by the same rule and knows which characters are ignorable.
    let start = text[..at].char_indices().rev().take(64).last().map_or(at, |(start, _)| start);
    let end = text[at..].char_indices().nth(64).map_or(text.len(), |(end, _)| at + end);
    let before = text[start..at].to_lowercase().len();
    text[start..end].to_lowercase().get(before..).is_some_and(|lowered| lowered.starts_with('ς'))
}

fn push_upper(out: &mut String, c: char) {
    if c.is_ascii() { out.push(c.to_ascii_uppercase()) } else { push_known(out, c, c.to_uppercase()) }
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
