//! Floats in hexadecimal: `float.hex` and `float.fromhex`.
//! Invariant: `float_from_hex(&float_hex(x))` is `x`.

use super::super::repr::push_hex;
use super::{TextError, parts, rounded};

/// `x.hex()`.
pub fn float_hex(x: f64) -> String {
    if !x.is_finite() {
        return super::super::repr::repr_float(x);
    }
    let mut out = String::from(if x.is_sign_negative() { "-0x" } else { "0x" });
    if x == 0.0 {
        out.push_str("0.0p+0");
        return out;
    }
    let (mantissa, exponent) = parts(x);
    out.push(if mantissa >> 52 == 0 { '0' } else { '1' });
    out.push('.');
    push_hex(&mut out, (mantissa >> 32) as u32 & 0xf_ffff, 5);
    push_hex(&mut out, mantissa as u32, 8);
    out.push('p');
    let exponent = exponent + 52;
    if exponent >= 0 {
        out.push('+');
    }
    out.push_str(&exponent.to_string());
    out
}

/// `float.fromhex(text)`.
pub fn float_from_hex(text: &str) -> Result<f64, TextError> {
    let text = text.trim_matches(|c| matches!(c, '\t'..='\r' | ' ')).to_ascii_lowercase();
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(&text)),
    };
    let x = match unsigned {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        _ => {
            let bare = unsigned.strip_prefix("0x").unwrap_or(unsigned);
            let x = magnitude(bare).ok_or_else(|| TextError::value("invalid hexadecimal floating-point string"))?;
            if x.is_infinite() {
                return Err(TextError::overflow("hexadecimal value too large to represent as a float"));
            }
            x
        }
    };
    Ok(x * sign)
}

/// `1.8p+3`, the exponent and the point optional; `None` when malformed, infinite when too large.
fn magnitude(text: &str) -> Option<f64> {
    let (mantissa, exponent) = match text.split_once('p') {
        Some((mantissa, exponent)) => (mantissa, clamped_exponent(exponent)?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.len() + fraction.len() == 0 {
        return None;
    }
    let (mut value, mut is_inexact, mut shift) = (0u64, false, 0i64);
    for c in whole.chars().chain(fraction.chars()) {
        let digit = c.to_digit(16)?;
        if value >> 60 == 0 {
            value = value << 4 | u64::from(digit);
        } else {
            is_inexact |= digit != 0;
            shift += 4;
        }
    }
    let exponent = exponent + shift - 4 * fraction.len() as i64;
    // A few thousand are as good as infinity for a mantissa of 64 bits.
    Some(rounded(value, is_inexact, exponent.clamp(-5000, 5000) as i32))
}

fn clamped_exponent(text: &str) -> Option<i64> {
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let value = digits.parse().unwrap_or(1 << 60);
    Some(if is_negative { -value } else { value })
}
