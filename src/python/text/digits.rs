//! Decimal digits of floats, and the text made of them by the rules that `repr`, `format` and `%` share.
//! Invariant: digits are exact or correctly rounded (half to even), and never more of them are computed than a float has.

/// No float has more significant digits (767) nor more digits after its point (1074): beyond are zeros.
const MOST_DIGITS: usize = 1100;

/// The digits of a finite float's magnitude: `0.digits * 10 ** point`.
struct Digits {
    digits: String,
    point: i32,
}

/// How `render` lays digits out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `precision` counts the digits after the point; always with an exponent.
    Exponent,
    /// `precision` counts the digits after the point; never with an exponent.
    Fixed,
    /// `precision` counts significant digits.
    General,
    /// As many digits as are needed to read the float back; `precision` is ignored.
    Shortest,
}

/// What else `render` heeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Keep the point and, in `General`, trailing zeros.
    pub is_alternate: bool,
    /// What would look like an integer ends in `.0`.
    pub has_point_zero: bool,
    /// A result that rounds to zero has no minus.
    pub drops_negative_zero: bool,
}

/// `x` as text, in lowercase: `inf` and `nan` without digits, a minus first where there is one.
pub fn render(x: f64, style: Style, precision: usize, options: Options) -> String {
    if x.is_nan() {
        return "nan".to_owned();
    }
    let mut out = String::new();
    if x.is_sign_negative() {
        out.push('-');
    }
    if x.is_infinite() {
        out.push_str("inf");
        return out;
    }
    let precision = if style == Style::General { precision.max(1) } else { precision };
    let Digits { mut digits, point } = match style {
        Style::Exponent => significant(x.abs(), precision + 1),
        Style::Fixed => fixed(x.abs(), precision),
        Style::General => significant(x.abs(), precision),
        Style::Shortest => shortest(x.abs()),
    };
    if options.drops_negative_zero && digits.bytes().all(|digit| digit == b'0') {
        out.clear();
    }
    let has_exponent = match style {
        Style::Exponent => true,
        Style::Fixed => false,
        Style::General => point <= -4 || i64::from(point) > precision as i64 - i64::from(options.has_point_zero),
        Style::Shortest => point <= -4 || point > 16,
    };
    if style == Style::General && !options.is_alternate {
        digits.truncate(digits.trim_end_matches('0').len().max(1));
    }
    if has_exponent {
        let (first, rest) = digits.split_at(1);
        out.push_str(first);
        if !rest.is_empty() || options.is_alternate {
            out.push('.');
            out.push_str(rest);
        }
        push_exponent(&mut out, point - 1);
        return out;
    }
    let whole = usize::try_from(point).unwrap_or(0);
    if whole == 0 {
        out.push('0');
    } else {
        out.extend(digits.chars().chain(std::iter::repeat('0')).take(whole));
    }
    let rest = digits.get(whole..).unwrap_or("");
    if !rest.is_empty() {
        out.push('.');
        out.extend(std::iter::repeat_n('0', usize::try_from(-point).unwrap_or(0)));
        out.push_str(rest);
    } else if options.has_point_zero {
        out.push_str(".0");
    } else if options.is_alternate {
        out.push('.');
    }
    out
}

/// `e+05`: a sign and at least two digits.
fn push_exponent(out: &mut String, exponent: i32) {
    out.push('e');
    out.push(if exponent < 0 { '-' } else { '+' });
    if exponent.abs() < 10 {
        out.push('0');
    }
    out.push_str(&exponent.unsigned_abs().to_string());
}

/// Takes Rust's `d.ddde-5` apart.
fn from_scientific(text: &str, x: f64) -> Digits {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    Digits { digits: mantissa.replace('.', ""), point: if x == 0.0 { 1 } else { exponent + 1 } }
}

fn shortest(x: f64) -> Digits {
    let found = from_scientific(&format!("{x:e}"), x);
    // Of two shortest that are equally near, CPython takes the even one and Rust the upper. A float that has such a
    // choice has nearly as many digits as there are.
    if found.digits.len() >= 15 {
        let text = format!("{x:.*e}", found.digits.len() - 1);
        if text.parse() == Ok(x) {
            return from_scientific(&text, x);
        }
    }
    found
}

fn significant(x: f64, count: usize) -> Digits {
    let mut found = from_scientific(&format!("{x:.*e}", count.min(MOST_DIGITS) - 1), x);
    found.digits.extend(std::iter::repeat_n('0', count - count.min(MOST_DIGITS)));
    found
}

/// All digits down to `places` after the point, without leading zeros but those of `0.00`.
fn fixed(x: f64, places: usize) -> Digits {
    if let Some(units) = quick_fixed(x, places) {
        let mut digits = if units == 0 { String::new() } else { units.to_string() };
        while digits.len() < places {
            digits.insert(0, '0');
        }
        let point = (digits.len() - places) as i32;
        return Digits { digits, point };
    }
    let text = format!("{x:.*}", places.min(MOST_DIGITS));
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let whole = whole.trim_start_matches('0');
    let mut digits = [whole, rest].concat();
    digits.extend(std::iter::repeat_n('0', places - places.min(MOST_DIGITS)));
    Digits { digits, point: whole.len() as i32 }
}

/// `x * 10 ** places` of a positive float, correctly rounded, where that takes no more than a product of 64 bits.
pub(super) fn quick_fixed(x: f64, places: usize) -> Option<u64> {
    let scale = *[1, 10, 100, 1000].get(places)?;
    let bits = x.to_bits();
    // `x` is `mantissa / 2 ** shift`.
    let mantissa = (bits & ((1 << 52) - 1)) | (1 << 52);
    let shift = 1075_u64.checked_sub(bits >> 52).filter(|shift| (1..64).contains(shift))?;
    let product = mantissa * scale;
    let (whole, rest, half) = (product >> shift, product & ((1 << shift) - 1), 1 << (shift - 1));
    Some(whole + u64::from(rest > half || rest == half && whole % 2 == 1))
}
