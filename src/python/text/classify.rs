//! What kind of character a character is, by Unicode 14, and the `str.is…` methods made of it.
//! Invariant: answers are CPython 3.11's for every code point; ASCII is answered without a table.

use super::unicode;

/// The run of `table` that holds `code`: how many code points of it come before `code`, when the run is inside the set.
fn offset_in_run(table: &[u8], code: u32) -> Option<u32> {
    let (mut start, mut length, mut shift, mut is_inside) = (0x80u32, 0u32, 0, false);
    for byte in table {
        length |= u32::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            if code < start + length {
                return if is_inside { code.checked_sub(start) } else { None };
            }
            start += length;
            (length, shift, is_inside) = (0, 0, !is_inside);
        }
    }
    None
}

fn is_in(table: &[u8], c: char) -> bool {
    offset_in_run(table, u32::from(c)).is_some()
}

/// `c.isprintable()` of one character: what `repr` shows unescaped.
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() { matches!(c, ' '..='~') } else { is_in(unicode::PRINTABLE, c) }
}

/// `c.isalpha()` of one character.
pub fn is_alpha(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { is_in(unicode::ALPHA, c) }
}

/// `c.isdecimal()` of one character.
pub fn is_decimal(c: char) -> bool {
    decimal_value(c).is_some()
}

/// `c.isdigit()` of one character.
pub fn is_digit(c: char) -> bool {
    is_decimal(c) || is_in(unicode::DIGIT, c)
}

/// `c.isnumeric()` of one character.
pub fn is_numeric(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { is_in(unicode::NUMERIC, c) }
}

/// `c.isalnum()` of one character.
pub fn is_alnum(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { is_alpha(c) || is_numeric(c) }
}

/// `c.isspace()` of one character.
pub fn is_space(c: char) -> bool {
    matches!(c, '\t'..='\r' | '\x1c'..=' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// Whether `str.splitlines` breaks at `c`.
pub fn is_line_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `c.islower()` of one character.
pub fn is_lower(c: char) -> bool {
    // Rust's Unicode is younger than Python's: what Python cannot print, Python does not know, and these have changed.
    match c {
        '\u{295}' => true,
        '\u{10fc}' | '\u{a7f2}'..='\u{a7f4}' | '\u{ab69}' => false,
        _ if c.is_ascii() => c.is_ascii_lowercase(),
        _ => c.is_lowercase() && is_printable(c),
    }
}

/// `c.isupper()` of one character.
pub fn is_upper(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_uppercase() } else { c.is_uppercase() && is_printable(c) }
}

/// Whether `c` is a titlecase letter such as `ǅ`.
pub fn is_title(c: char) -> bool {
    matches!(c, 'ǅ' | 'ǈ' | 'ǋ' | 'ǲ' | 'ᾈ'..='ᾏ' | 'ᾘ'..='ᾟ' | 'ᾨ'..='ᾯ' | 'ᾼ' | 'ῌ' | 'ῼ')
}

/// Whether `c` has a case at all.
pub fn is_cased(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { is_lower(c) || is_upper(c) || is_title(c) }
}

/// The value of a decimal digit of any script.
pub fn decimal_value(c: char) -> Option<u32> {
    if c.is_ascii() { c.to_digit(10) } else { offset_in_run(unicode::DECIMAL, u32::from(c)).map(|offset| offset % 10) }
}

fn is_each(text: &str, holds: fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(holds)
}

/// `text.isalpha()`.
pub fn str_is_alpha(text: &str) -> bool {
    is_each(text, is_alpha)
}

/// `text.isdecimal()`.
pub fn str_is_decimal(text: &str) -> bool {
    is_each(text, is_decimal)
}

/// `text.isdigit()`.
pub fn str_is_digit(text: &str) -> bool {
    is_each(text, is_digit)
}

/// `text.isnumeric()`.
pub fn str_is_numeric(text: &str) -> bool {
    is_each(text, is_numeric)
}

/// `text.isalnum()`.
pub fn str_is_alnum(text: &str) -> bool {
    is_each(text, is_alnum)
}

/// `text.isspace()`.
pub fn str_is_space(text: &str) -> bool {
    is_each(text, is_space)
}

/// `text.isidentifier()`.
pub fn str_is_identifier(text: &str) -> bool {
    // The two Japanese middle dots came into identifiers with Unicode 15.1.
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c == '_' || is_known(c) && unicode_ident::is_xid_start(c))
        && chars.all(|c| is_known(c) && unicode_ident::is_xid_continue(c) && !matches!(c, '\u{30fb}' | '\u{ff65}'))
}

fn is_known(c: char) -> bool {
    c.is_ascii() || is_printable(c)
}

/// `text.isprintable()`.
pub fn str_is_printable(text: &str) -> bool {
    text.chars().all(is_printable)
}

/// `text.istitle()`: every word starts with one upper or titlecase letter and goes on in lowercase.
pub fn str_is_title(text: &str) -> bool {
    let (mut has_cased, mut is_after_cased) = (false, false);
    for c in text.chars() {
        if is_upper(c) || is_title(c) {
            if is_after_cased {
                return false;
            }
            (has_cased, is_after_cased) = (true, true);
        } else if is_lower(c) {
            if !is_after_cased {
                return false;
            }
            has_cased = true;
        } else {
            is_after_cased = false;
        }
    }
    has_cased
}

/// `text.isupper()`.
pub fn str_is_upper(text: &str) -> bool {
    text.chars().any(is_upper) && !text.chars().any(|c| is_lower(c) || is_title(c))
}

/// `text.islower()`.
pub fn str_is_lower(text: &str) -> bool {
    text.chars().any(is_lower) && !text.chars().any(|c| is_upper(c) || is_title(c))
}
