//! What `repr()` and `ascii()` show of strings, bytes, integers, floats and complex numbers.
//! Invariant: `ast.literal_eval` of what is returned is the value again.

use super::classify::is_printable;
use super::digits::{Options, Style, render};
use super::{IntRef, TextError};

/// More digits than this are neither printed nor read (`sys.int_info.default_max_str_digits`).
pub(super) const MAX_INT_DIGITS: usize = 4300;

/// `repr(text)`: single quotes unless only double quotes avoid an escape; what is not printable is escaped.
pub fn repr_str(text: &str) -> String {
    quoted(text, is_printable)
}

/// `ascii(text)` of a string.
pub fn ascii_str(text: &str) -> String {
    quoted(text, |c| matches!(c, ' '..='~'))
}

/// `ascii(x)` of anything, given `repr(x)`: what is not ASCII is escaped.
pub fn ascii_of_repr(repr: &str) -> String {
    let mut out = String::with_capacity(repr.len());
    for c in repr.chars() {
        if c.is_ascii() { out.push(c) } else { push_escape(&mut out, c) }
    }
    out
}

/// `repr(bytes)`, with the leading `b`.
pub fn repr_bytes(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut out = String::with_capacity(bytes.len() + 3);
    out.push('b');
    out.push(quote);
    for &byte in bytes {
        push_in_quotes(&mut out, char::from(byte), quote, |c| matches!(c, ' '..='~'));
    }
    out.push(quote);
    out
}

/// `repr(x)` and `str(x)` of a float: the shortest digits that read back as `x`.
pub fn repr_float(x: f64) -> String {
    render(x, Style::Shortest, 0, Options { has_point_zero: true, ..Options::default() })
}

/// `repr(z)` of a complex number.
pub fn repr_complex(re: f64, im: f64) -> String {
    let part = |x| render(x, Style::Shortest, 0, Options::default());
    let imaginary = part(im);
    if re == 0.0 && re.is_sign_positive() {
        return imaginary + "j";
    }
    let sign = if imaginary.starts_with('-') { "" } else { "+" };
    format!("({}{sign}{imaginary}j)", part(re))
}

/// `str(n)`. Fails as CPython does above 4300 digits.
pub fn repr_int(n: IntRef<'_>) -> Result<String, TextError> {
    let big = match n {
        IntRef::Small(small) => return Ok(small.to_string()),
        IntRef::Big(big) => big,
    };
    // 10 ** 4300 has 14285 bits: what has more is not converted for nothing.
    if big.bits() <= 14_285 {
        let text = big.to_string();
        if text.len() - usize::from(n.is_negative()) <= MAX_INT_DIGITS {
            return Ok(text);
        }
    }
    Err(TextError::value(format!(
        "Exceeds the limit ({MAX_INT_DIGITS} digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit"
    )))
}

fn quoted(text: &str, is_shown: fn(char) -> bool) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        push_in_quotes(&mut out, c, quote, is_shown);
    }
    out.push(quote);
    out
}

fn push_in_quotes(out: &mut String, c: char, quote: char, is_shown: fn(char) -> bool) {
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        _ if c == quote || c == '\\' => out.extend(['\\', c]),
        _ if is_shown(c) => out.push(c),
        _ => push_escape(out, c),
    }
}

/// `\xe9`, `\u20ac` or `\U0001f600`, the shortest that fits.
pub(super) fn push_escape(out: &mut String, c: char) {
    let (letter, digits) = match u32::from(c) {
        0..=0xff => ('x', 2),
        0x100..=0xffff => ('u', 4),
        _ => ('U', 8),
    };
    out.extend(['\\', letter]);
    push_hex(out, u32::from(c), digits);
}

/// `value` in lowercase hexadecimal with at least `digits` digits.
pub(super) fn push_hex(out: &mut String, value: u32, digits: u32) {
    let needed = (32 - value.leading_zeros()).div_ceil(4).max(digits);
    for place in (0..needed).rev() {
        out.extend(char::from_digit(value >> (4 * place) & 15, 16));
    }
}
