//! What kind of character a character is, by Unicode 14, and the `str.is…` methods made of it.
//! Invariant: answers are CPython 3.11's for every code point; ASCII is answered without a table.

use std::sync::OnceLock;

use super::unicode;

/// The numbers of a table: in base 128, low digits first.
fn numbers(table: &[u8]) -> impl Iterator<Item = u32> {
    let (mut number, mut shift) = (0, 0);
    table.iter().filter_map(move |byte| {
        number |= u32::from(byte & 0x7f) << shift;
        shift += 7;
        (byte & 0x80 == 0).then(|| {
            shift = 0;
            std::mem::take(&mut number)
        })
    })
}

/// A set of characters beyond ASCII, as the lengths of alternating runs, outside first.
pub struct Set {
    lengths: &'static [u8],
    /// Where each run ends.
    ends: OnceLock<Vec<u32>>,
}

impl Set {
    pub const fn of(lengths: &'static [u8]) -> Self {
        Self { lengths, ends: OnceLock::new() }
    }

    /// How far `c` is into the run that holds it.
    fn offset_in_run(&self, c: char) -> Option<u32> {
        let code = u32::from(c);
        let ends = self.ends.get_or_init(|| {
            let mut end = 0x80;
            let ends = numbers(self.lengths).map(|length| {
                end += length;
                end
            });
            ends.collect()
        });
        let before = ends.partition_point(|&end| end <= code);
        if before % 2 == 1 { Some(code - ends[before - 1]) } else { None }
    }

    fn has(&self, c: char) -> bool {
        self.offset_in_run(c).is_some()
    }
}

/// What characters beyond ASCII become, as runs of three numbers; `tests/text/unicode_tables.py` says which.
pub struct Mapping {
    numbers: &'static [u8],
    runs: OnceLock<Vec<Run>>,
}

struct Run {
    start: u32,
    end: u32,
    step: u32,
    distance: u32,
}

impl Mapping {
    pub const fn of(numbers: &'static [u8]) -> Self {
        Self { numbers, runs: OnceLock::new() }
    }

    /// What `c` becomes: itself if nothing else.
    pub fn of_char(&self, c: char) -> char {
        let code = u32::from(c);
        let runs = self.runs.get_or_init(|| {
            let (mut runs, mut end) = (Vec::new(), 0x80);
            let mut numbers = numbers(self.numbers);
            while let (Some(gap), Some(length), Some(distance)) = (numbers.next(), numbers.next(), numbers.next()) {
                let (start, step) = (end + gap, 1 + length % 2);
                end = start + length / 2 * step + 1;
                runs.push(Run { start, end, step, distance });
            }
            runs
        });
        match runs.get(runs.partition_point(|run| run.end <= code)) {
            Some(run) if code >= run.start && (code - run.start).is_multiple_of(run.step) => {
                let half = run.distance / 2;
                char::from_u32(if run.distance.is_multiple_of(2) { code + half } else { code - half }).unwrap_or(c)
            }
            _ => c,
        }
    }
}

/// `c.isprintable()` of one character: what `repr` shows unescaped.
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() { matches!(c, ' '..='~') } else { unicode::PRINTABLE.has(c) }
}

/// `c.isalpha()` of one character.
pub fn is_alpha(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { unicode::ALPHA.has(c) }
}

/// `c.isdecimal()` of one character.
pub fn is_decimal(c: char) -> bool {
    decimal_value(c).is_some()
}

/// `c.isdigit()` of one character.
pub fn is_digit(c: char) -> bool {
    is_decimal(c) || unicode::DIGIT.has(c)
}

/// `c.isnumeric()` of one character.
pub fn is_numeric(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_digit() } else { unicode::NUMERIC.has(c) }
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
    if c.is_ascii() { c.is_ascii_lowercase() } else { unicode::LOWERCASE.has(c) }
}

/// `c.isupper()` of one character.
pub fn is_upper(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_uppercase() } else { unicode::UPPERCASE.has(c) }
}

/// Whether Unicode's rule for the sigma at the end of a word passes over `c`.
pub fn is_ignorable(c: char) -> bool {
    if c.is_ascii() { matches!(c, '\'' | '.' | ':' | '^' | '`') } else { unicode::IGNORABLE.has(c) }
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
    if c.is_ascii() { c.to_digit(10) } else { unicode::DECIMAL.offset_in_run(c).map(|offset| offset % 10) }
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
