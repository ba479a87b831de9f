//! Numbers by a format spec: sign, prefix, grouped digits, padding.
//! Invariant: padding with zeros is grouped like the digits it continues.

use num_traits::ToPrimitive;

use super::{Align, FormatSpec};
use crate::python::text::digits::{Options, Style, render};
use crate::python::text::integer::magnitude_in_base;
use crate::python::text::repr::repr_int;
use crate::python::text::{IntRef, TextError};

pub(super) fn format_integer(n: IntRef<'_>, spec: &FormatSpec) -> Result<String, TextError> {
    if spec.precision.is_some() {
        return Err(TextError::value("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(TextError::value("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    spec.check_width()?;
    let (base, prefix) = match spec.kind {
        Some('c') => return format_code_point(n, spec),
        Some('b') => (2, "0b"),
        Some('o') => (8, "0o"),
        Some('x') => (16, "0x"),
        Some('X') => (16, "0X"),
        _ => (10, ""),
    };
    let mut digits = match n {
        IntRef::Big(_) if base == 10 => repr_int(n)?.trim_start_matches('-').to_owned(),
        _ => magnitude_in_base(n, base),
    };
    if spec.kind == Some('X') {
        digits.make_ascii_uppercase();
    }
    let prefix = if spec.alternate { prefix } else { "" };
    Ok(assembled(n.is_negative(), prefix, &digits, if base == 10 { 3 } else { 4 }, spec))
}

fn format_code_point(n: IntRef<'_>, spec: &FormatSpec) -> Result<String, TextError> {
    let refused = |what: &str| Err(TextError::value(format!("{what} not allowed with integer format specifier 'c'")));
    if spec.sign.is_some() {
        return refused("Sign");
    }
    if spec.alternate {
        return refused("Alternate form (#)");
    }
    let code = match n {
        IntRef::Small(small) => small,
        IntRef::Big(big) => {
            big.to_i64().ok_or_else(|| TextError::overflow("Python int too large to convert to C long"))?
        }
    };
    if !(0..0x11_0000).contains(&code) {
        return Err(TextError::overflow("%c arg not in range(0x110000)"));
    }
    let c = char::from_u32(code as u32).unwrap_or(char::REPLACEMENT_CHARACTER);
    Ok(spec.padded(String::from(c), 0, Align::Right))
}

pub(super) fn format_real(x: f64, spec: &FormatSpec) -> Result<String, TextError> {
    let mut text = magnitude(x, spec, true)?;
    let is_negative = text.starts_with('-');
    if is_negative {
        text.remove(0);
    }
    Ok(assembled(is_negative, "", &text, 3, spec))
}

/// A float's text, before grouping and padding, with a minus only.
fn magnitude(x: f64, spec: &FormatSpec, is_real: bool) -> Result<String, TextError> {
    if spec.precision.is_some_and(|precision| precision > i32::MAX as usize) {
        return Err(TextError::value("precision too big"));
    }
    spec.check_width()?;
    let mut options =
        Options { is_alternate: spec.alternate, has_point_zero: false, drops_negative_zero: spec.no_negative_zero };
    let (style, default_precision) = match spec.kind.map(|kind| kind.to_ascii_lowercase()) {
        Some('e') => (Style::Exponent, 6),
        Some('f' | '%') => (Style::Fixed, 6),
        Some(_) => (Style::General, 6),
        None => {
            options.has_point_zero = is_real;
            (if spec.precision.is_some() { Style::General } else { Style::Shortest }, 0)
        }
    };
    let is_percentage = spec.kind == Some('%');
    let x = if is_percentage { x * 100.0 } else { x };
    let mut text = render(x, style, spec.precision.unwrap_or(default_precision), options);
    if is_percentage {
        text.push('%');
    }
    if spec.kind.is_some_and(|kind| kind.is_ascii_uppercase()) {
        text.make_ascii_uppercase();
    }
    Ok(text)
}

pub(super) fn format_parts(re: f64, im: f64, spec: &FormatSpec) -> Result<String, TextError> {
    if spec.fill == Some('0') {
        return Err(TextError::value("Zero padding is not allowed in complex format specifier"));
    }
    if spec.align == Some(Align::AfterSign) {
        return Err(TextError::value("'=' alignment flag is not allowed in complex format specifier"));
    }
    let part = |x: f64, sign: Option<char>| -> Result<String, TextError> {
        let text = magnitude(x, spec, false)?;
        let bare = FormatSpec { width: None, sign, ..spec.clone() };
        Ok(assembled(text.starts_with('-'), "", text.trim_start_matches('-'), 3, &bare))
    };
    let is_imaginary = spec.kind.is_none() && re == 0.0 && re.is_sign_positive();
    let text = if is_imaginary {
        part(im, spec.sign)? + "j"
    } else {
        let both = part(re, spec.sign)? + &part(im, Some('+'))? + "j";
        if spec.kind.is_none() { format!("({both})") } else { both }
    };
    Ok(spec.padded(text, 0, Align::Right))
}

/// Sign, prefix and the number, whose leading digits are grouped, filled up to the width.
fn assembled(is_negative: bool, prefix: &str, number: &str, group: usize, spec: &FormatSpec) -> String {
    let mut out = String::new();
    match spec.sign {
        _ if is_negative => out.push('-'),
        Some(sign @ ('+' | ' ')) => out.push(sign),
        _ => {}
    }
    out.push_str(prefix);
    let sign_length = out.len();
    if spec.separator.is_none() {
        out.push_str(number);
        return spec.padded(out, sign_length, Align::Right);
    }
    let is_digit = |c: char| if group == 4 { c.is_ascii_hexdigit() } else { c.is_ascii_digit() };
    let (digits, rest) = number.split_at(number.find(|c| !is_digit(c)).unwrap_or(number.len()));
    match spec.separator {
        Some(separator) if !digits.is_empty() => {
            let is_zero_filled = spec.fill == Some('0') && spec.align == Some(Align::AfterSign);
            let width = if is_zero_filled { spec.width.unwrap_or(0) } else { 0 };
            out.push_str(&grouped(digits, separator, group, width.saturating_sub(sign_length + rest.len())));
        }
        _ => out.push_str(digits),
    }
    out.push_str(rest);
    spec.padded(out, sign_length, Align::Right)
}

/// Digits with separators, filled with grouped zeros to at least `width`; a separator never comes first.
fn grouped(digits: &str, separator: char, group: usize, width: usize) -> String {
    let mut reversed = String::new();
    let mut left = digits.bytes().rev();
    let (mut in_group, mut length) = (0, 0);
    loop {
        let next = left.next();
        if next.is_none() && length >= width {
            break;
        }
        if in_group == group {
            reversed.push(separator);
            (in_group, length) = (0, length + 1);
        }
        reversed.push(next.map_or('0', char::from));
        (in_group, length) = (in_group + 1, length + 1);
    }
    reversed.chars().rev().collect()
}
