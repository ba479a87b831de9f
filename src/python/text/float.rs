//! Float arithmetic where Python differs from IEEE operators, and the exact ways between floats and integers.
//! Invariant: conversions are exact or correctly rounded (half to even); nothing goes through a decimal approximation.

mod hexadecimal;

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::{ToPrimitive, Zero};

use super::digits::{Options, Style, render};
use super::{Int, IntRef, TextError, complex, elementary, integer};

pub use hexadecimal::{float_from_hex, float_hex};

/// What `x ** y` gives for floats.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Power {
    Real(f64),
    /// A negative base with a fractional exponent.
    Complex(f64, f64),
}

/// `int(x)`: towards zero; `OverflowError` for infinities, `ValueError` for NaN.
pub fn float_to_int(x: f64) -> Result<Int, TextError> {
    if x.is_nan() {
        return Err(TextError::value("cannot convert float NaN to integer"));
    }
    if x.is_infinite() {
        return Err(TextError::overflow("cannot convert float infinity to integer"));
    }
    if x.abs() < 9.2e18 {
        return Ok(Int::Small(x as i64));
    }
    let (mantissa, exponent) = parts(x);
    let magnitude = BigInt::from(mantissa) << exponent.max(0) as u32;
    Ok(Int::from(if x < 0.0 { -magnitude } else { magnitude }))
}

/// `math.floor(x)`.
pub fn floor_to_int(x: f64) -> Result<Int, TextError> {
    float_to_int(x.floor())
}

/// `math.ceil(x)`.
pub fn ceil_to_int(x: f64) -> Result<Int, TextError> {
    float_to_int(x.ceil())
}

/// `round(x)`: to the nearest integer, ties to even.
pub fn round_to_int(x: f64) -> Result<Int, TextError> {
    float_to_int(x.round_ties_even())
}

/// `round(x, digits)`.
pub fn round_to_digits(x: f64, digits: i64) -> Result<f64, TextError> {
    // Beyond 323 places a float has nothing left to round; above 308 nothing is left of it.
    if !x.is_finite() || x == 0.0 || digits > 323 {
        return Ok(x);
    }
    if digits < -308 {
        return Ok(0.0 * x);
    }
    let too_large = || TextError::overflow("rounded value too large to represent");
    let rounded = if digits >= 0 {
        render(x, Style::Fixed, digits as usize, Options::default()).parse().unwrap_or(x)
    } else {
        // The part below the point decides only what would else be a tie: one more bit says whether there is any.
        let whole =
            float_to_int(x.trunc())?.as_ref().to_big() * 2 + if x.fract() == 0.0 { 0 } else { x.signum() as i32 };
        let unit = BigInt::from(10).pow(digits.unsigned_abs() as u32) * 2;
        let multiple = integer::round_to_multiple(&whole, &unit) / 2;
        int_to_float(IntRef::Big(&multiple)).map_err(|_| too_large())?.copysign(x)
    };
    if rounded.is_finite() { Ok(rounded) } else { Err(too_large()) }
}

/// `float(n)`: correctly rounded, or `OverflowError: int too large to convert to float`.
pub fn int_to_float(n: IntRef<'_>) -> Result<f64, TextError> {
    match n {
        IntRef::Small(small) => Ok(small as f64),
        IntRef::Big(big) => {
            let excess = big.bits().saturating_sub(64);
            let magnitude = big.magnitude();
            let is_inexact = magnitude.trailing_zeros().is_some_and(|zeros| zeros < excess);
            let x = match ((magnitude >> excess).to_u64(), i32::try_from(excess)) {
                (Some(top), Ok(exponent)) => rounded(top, is_inexact, exponent),
                _ => f64::INFINITY,
            };
            if x.is_infinite() {
                return Err(TextError::overflow("int too large to convert to float"));
            }
            Ok(if n.is_negative() { -x } else { x })
        }
    }
}

/// How a float compares with an integer, exactly; `None` for NaN.
pub fn compare_float_int(x: f64, n: IntRef<'_>) -> Option<Ordering> {
    match n {
        // Below 2 ** 53 every integer is a float.
        IntRef::Small(small) if small.unsigned_abs() < 1 << 53 => x.partial_cmp(&(small as f64)),
        _ if !x.is_finite() => x.partial_cmp(&0.0),
        _ => {
            let whole = float_to_int(x.trunc()).ok()?.as_ref().to_big();
            Some(whole.cmp(&n.to_big()).then_with(|| x.fract().partial_cmp(&0.0).unwrap_or(Ordering::Equal)))
        }
    }
}

/// `x.as_integer_ratio()`.
pub fn as_integer_ratio(x: f64) -> Result<(Int, Int), TextError> {
    if x.is_nan() {
        return Err(TextError::value("cannot convert NaN to integer ratio"));
    }
    if x.is_infinite() {
        return Err(TextError::overflow("cannot convert Infinity to integer ratio"));
    }
    if x == 0.0 {
        return Ok((Int::Small(0), Int::Small(1)));
    }
    let (mantissa, exponent) = parts(x);
    let zeros = mantissa.trailing_zeros();
    let (odd, exponent) = (BigInt::from(mantissa >> zeros), exponent + zeros as i32);
    let numerator = if x < 0.0 { -odd } else { odd } << exponent.max(0) as u32;
    let denominator = BigInt::from(1) << (-exponent).max(0) as u32;
    Ok((Int::from(numerator), Int::from(denominator)))
}

/// `x / y`.
pub fn float_divide(x: f64, y: f64) -> Result<f64, TextError> {
    if y == 0.0 {
        return Err(TextError::zero_division("float division by zero"));
    }
    Ok(x / y)
}

/// `x // y`.
pub fn float_floor_divide(x: f64, y: f64) -> Result<f64, TextError> {
    if y == 0.0 {
        return Err(TextError::zero_division("float floor division by zero"));
    }
    Ok(quotient_and_remainder(x, y).0)
}

/// `x % y`: has the sign of `y`.
pub fn float_modulo(x: f64, y: f64) -> Result<f64, TextError> {
    if y == 0.0 {
        return Err(TextError::zero_division("float modulo"));
    }
    Ok(quotient_and_remainder(x, y).1)
}

/// `divmod(x, y)`.
pub fn float_divmod(x: f64, y: f64) -> Result<(f64, f64), TextError> {
    if y == 0.0 {
        return Err(TextError::zero_division("float divmod()"));
    }
    Ok(quotient_and_remainder(x, y))
}

fn quotient_and_remainder(x: f64, y: f64) -> (f64, f64) {
    let mut remainder = x % y;
    let mut quotient = (x - remainder) / y;
    if remainder == 0.0 {
        remainder = 0f64.copysign(y);
    } else if (y < 0.0) != (remainder < 0.0) {
        remainder += y;
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return (0f64.copysign(x / y), remainder);
    }
    // The quotient is a hair off an integer: the nearest is meant.
    let floor = quotient.floor();
    (if quotient - floor > 0.5 { floor + 1.0 } else { floor }, remainder)
}

/// `x ** y`.
pub fn float_power(x: f64, y: f64) -> Result<Power, TextError> {
    if x == 0.0 && y < 0.0 {
        return Err(TextError::zero_division("0.0 cannot be raised to a negative power"));
    }
    if x < 0.0 && x.is_finite() && y.is_finite() && y != y.floor() {
        return complex::complex_power((x, 0.0), (y, 0.0)).map(|(re, im)| Power::Complex(re, im));
    }
    let power = elementary::pow(x, y);
    if power.is_infinite() && x.is_finite() && y.is_finite() {
        return Err(TextError::overflow("(34, 'Numerical result out of range')"));
    }
    Ok(Power::Real(power))
}

/// A finite float's magnitude as `mantissa * 2 ** exponent`.
pub(super) fn parts(x: f64) -> (u64, i32) {
    let bits = x.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32;
    let fraction = bits & ((1 << 52) - 1);
    if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) }
}

/// The float next to `(mantissa + a part less than one, if is_inexact) * 2 ** exponent`, ties to even; may be infinite.
pub(super) fn rounded(mantissa: u64, is_inexact: bool, exponent: i32) -> f64 {
    if mantissa.is_zero() {
        return 0.0;
    }
    let bits = 64 - mantissa.leading_zeros() as i32;
    // How many low bits do not fit: 53 are kept, fewer where the result is subnormal.
    let excess = (bits - 53).max(-1074 - exponent).max(0);
    if excess > 64 {
        return 0.0;
    }
    let wide = u128::from(mantissa);
    let (kept, lost, half) = (wide >> excess, wide & ((1 << excess) - 1), (1u128 << excess) >> 1);
    let is_up = excess > 0 && (lost > half || lost == half && (is_inexact || kept & 1 == 1));
    scaled((kept + u128::from(is_up)) as f64, exponent + excess)
}

/// `x * 2 ** exponent` for an `x` that loses no bits by it.
pub(crate) fn scaled(mut x: f64, mut exponent: i32) -> f64 {
    while exponent != 0 && x.is_finite() {
        let step = exponent.clamp(-1000, 1000);
        x *= f64::from_bits(((1023 + step) as u64) << 52);
        exponent -= step;
    }
    x
}
