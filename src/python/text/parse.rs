//! `int(text)`, `float(text)` and `complex(text)`.
//! Invariant: what is accepted is what CPython accepts, in any script's decimal digits, with `_` between digits.

use num_bigint::BigInt;

use super::classify::{decimal_value, is_space};
use super::repr::{MAX_INT_DIGITS, repr_bytes, repr_str};
use super::{Int, TextError};

/// `int(text, base)`; `base` is 0 or 2..=36, anything else is a `ValueError`.
pub fn parse_int(text: &str, base: i64) -> Result<Int, TextError> {
    int_from_ascii(&to_ascii(text), base, &|| repr_str(text))
}

/// `int(bytes, base)`.
pub fn parse_int_bytes(bytes: &[u8], base: i64) -> Result<Int, TextError> {
    int_from_ascii(bytes, base, &|| repr_bytes(bytes))
}

/// `float(text)`.
pub fn parse_float(text: &str) -> Result<f64, TextError> {
    float_from_ascii(&to_ascii(text)).ok_or_else(|| not_a_float(&repr_str(text)))
}

/// `float(bytes)`.
pub fn parse_float_bytes(bytes: &[u8]) -> Result<f64, TextError> {
    float_from_ascii(bytes).ok_or_else(|| not_a_float(&repr_bytes(bytes)))
}

/// `complex(text)`: the real and the imaginary part.
pub fn parse_complex(text: &str) -> Result<(f64, f64), TextError> {
    let ascii = to_ascii(text);
    without_underscores(trimmed(&ascii))
        .and_then(|bare| complex_from_ascii(&bare))
        .ok_or_else(|| TextError::value("complex() arg is a malformed string"))
}

fn not_a_float(shown: &str) -> TextError {
    TextError::value(format!("could not convert string to float: {shown}"))
}

/// Digits of any script as ASCII digits and any whitespace as a space; what is neither nor ASCII becomes `?`.
fn to_ascii(text: &str) -> Vec<u8> {
    if text.is_ascii() {
        return text.as_bytes().to_vec();
    }
    let ascii_of = |c: char| match decimal_value(c) {
        _ if c.is_ascii() => c as u8,
        Some(digit) => b'0' + digit as u8,
        None if is_space(c) => b' ',
        None => b'?',
    };
    text.chars().map(ascii_of).collect()
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

fn trimmed(mut text: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = text
        && is_blank(*first)
    {
        text = rest;
    }
    while let [rest @ .., last] = text
        && is_blank(*last)
    {
        text = rest;
    }
    text
}

fn int_from_ascii(text: &[u8], base: i64, shown: &dyn Fn() -> String) -> Result<Int, TextError> {
    if base != 0 && !(2..=36).contains(&base) {
        return Err(TextError::value("int() base must be >= 2 and <= 36, or 0"));
    }
    let invalid = || {
        let shown: String = shown().chars().take(200).collect();
        TextError::value(format!("invalid literal for int() with base {base}: {shown}"))
    };
    let (is_negative, rest) = split_sign(trimmed(text));
    let (radix, rest) = split_prefix(rest, base as u32);
    let digits = int_digits(rest, radix).ok_or_else(invalid)?;
    // In base 0 a decimal number starts with 0 only when it is 0.
    if base == 0 && radix == 10 && digits.first() == Some(&0) && digits.iter().any(|digit| *digit != 0) {
        return Err(invalid());
    }
    if !radix.is_power_of_two() && digits.len() > MAX_INT_DIGITS {
        return Err(TextError::value(format!(
            "Exceeds the limit ({MAX_INT_DIGITS} digits) for integer string conversion: value has {} digits; \
             use sys.set_int_max_str_digits() to increase the limit",
            digits.len()
        )));
    }
    let small = digits
        .iter()
        .try_fold(0i64, |value, digit| value.checked_mul(i64::from(radix))?.checked_add(i64::from(*digit)));
    match small {
        Some(value) => Ok(Int::Small(if is_negative { -value } else { value })),
        None => {
            let sign = if is_negative { num_bigint::Sign::Minus } else { num_bigint::Sign::Plus };
            BigInt::from_radix_be(sign, &digits, radix).map(Int::from).ok_or_else(invalid)
        }
    }
}

fn split_sign(text: &[u8]) -> (bool, &[u8]) {
    match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    }
}

/// The radix that a prefix or `base` names, and what follows the prefix; an underscore may stand between.
fn split_prefix(text: &[u8], base: u32) -> (u32, &[u8]) {
    let named = match text {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    if named == 0 || (base != 0 && base != named) {
        return (if base == 0 { 10 } else { base }, text);
    }
    match &text[2..] {
        [b'_', rest @ ..] => (named, rest),
        rest => (named, rest),
    }
}

/// The values of the digits; underscores stand alone and between digits.
fn int_digits(text: &[u8], radix: u32) -> Option<Vec<u8>> {
    let mut digits = Vec::with_capacity(text.len());
    let mut is_after_digit = false;
    for byte in text {
        if *byte == b'_' {
            if !is_after_digit {
                return None;
            }
            is_after_digit = false;
        } else {
            digits.push(char::from(*byte).to_digit(radix)? as u8);
            is_after_digit = true;
        }
    }
    is_after_digit.then_some(digits)
}

/// Takes out underscores; each must stand between two digits.
fn without_underscores(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    for (at, byte) in text.iter().enumerate() {
        if *byte != b'_' {
            out.push(*byte);
        } else if at == 0 || !text[at - 1].is_ascii_digit() || !text.get(at + 1)?.is_ascii_digit() {
            return None;
        }
    }
    Some(out)
}

fn float_from_ascii(text: &[u8]) -> Option<f64> {
    let bare = without_underscores(trimmed(text))?;
    let (x, length) = float_prefix(&bare)?;
    (length == bare.len()).then_some(x)
}

/// The float that `text` starts with and how many bytes it takes, as `strtod` reads it, without hexadecimal.
fn float_prefix(text: &[u8]) -> Option<(f64, usize)> {
    let (_, unsigned) = split_sign(text);
    let sign = text.len() - unsigned.len();
    let length = special_length(unsigned).or_else(|| decimal_length(unsigned))? + sign;
    let x = std::str::from_utf8(&text[..length]).ok()?.parse().ok()?;
    Some((x, length))
}

fn special_length(text: &[u8]) -> Option<usize> {
    ["infinity", "inf", "nan"]
        .iter()
        .find(|name| text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes())))
        .map(|name| name.len())
}

fn decimal_length(text: &[u8]) -> Option<usize> {
    let digits_from = |at: usize| text[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let whole = digits_from(0);
    let mut end = whole;
    let mut fraction = 0;
    if text.get(end) == Some(&b'.') {
        fraction = digits_from(end + 1);
        end += 1 + fraction;
    }
    if whole + fraction == 0 {
        return None;
    }
    if let Some(b'e' | b'E') = text.get(end) {
        let sign = usize::from(matches!(text.get(end + 1), Some(b'+' | b'-')));
        let digits = digits_from((end + 1 + sign).min(text.len()));
        if digits > 0 {
            end += 1 + sign + digits;
        }
    }
    Some(end)
}

fn complex_from_ascii(text: &[u8]) -> Option<(f64, f64)> {
    let text = match text {
        [b'(', inner @ .., b')'] => trimmed(inner),
        _ => text,
    };
    let (first, rest) = match float_prefix(text) {
        Some((x, length)) => (Some(x), &text[length..]),
        None => (None, text),
    };
    match (first, rest) {
        (Some(re), []) => Some((re, 0.0)),
        (Some(im), [b'j' | b'J']) => Some((0.0, im)),
        (None, [b'j' | b'J']) => Some((0.0, 1.0)),
        (re, [b'+' | b'-', ..]) => Some((re.unwrap_or(0.0), imaginary(rest)?)),
        _ => None,
    }
}

/// `+2j` or `+j`.
fn imaginary(text: &[u8]) -> Option<f64> {
    let (im, rest) = match float_prefix(text) {
        Some((im, length)) => (im, &text[length..]),
        None => (if text.first() == Some(&b'-') { -1.0 } else { 1.0 }, &text[1..]),
    };
    matches!(rest, [b'j' | b'J']).then_some(im)
}
