//! Division, powers and rounding of integers.
//! Invariant: results are exact, or correctly rounded when they are floats; the small case never allocates.

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::{Integer, Roots};
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::float::{Power, float_power, int_to_float, rounded};
use super::long::PowerModulo;
use super::{Int, IntRef, TextError};

/// Powers larger than this take seconds to compute and nobody reads them.
pub const MAX_POWER_BITS: u64 = 1 << 22;

/// What `a ** b` gives for integers: an integer, or a float when `b` is negative.
#[derive(Debug, Clone, PartialEq)]
pub enum IntPower {
    Int(Int),
    Float(f64),
}

/// `a // b`: towards minus infinity.
pub fn floor_divide(a: IntRef<'_>, b: IntRef<'_>) -> Result<Int, TextError> {
    divmod(a, b).map(|(quotient, _)| quotient)
}

/// `a % b`: has the sign of `b`.
pub fn modulo(a: IntRef<'_>, b: IntRef<'_>) -> Result<Int, TextError> {
    match divmod(a, b) {
        Ok((_, remainder)) => Ok(remainder),
        Err(_) => Err(TextError::zero_division("integer modulo by zero")),
    }
}

/// `divmod(a, b)`.
pub fn divmod(a: IntRef<'_>, b: IntRef<'_>) -> Result<(Int, Int), TextError> {
    if is_zero(b) {
        return Err(TextError::zero_division("integer division or modulo by zero"));
    }
    if let (IntRef::Small(a), IntRef::Small(b)) = (a, b) {
        let (quotient, remainder) = (i128::from(a) / i128::from(b), a.wrapping_rem(b));
        return Ok(if remainder != 0 && (remainder < 0) != (b < 0) {
            (Int::from(quotient - 1), Int::Small(remainder + b))
        } else {
            (Int::from(quotient), Int::Small(remainder))
        });
    }
    let (quotient, remainder) = a.to_big().div_mod_floor(&b.to_big());
    Ok((Int::from(quotient), Int::from(remainder)))
}

/// `a / b`, correctly rounded even where `a` or `b` is too large for a float.
pub fn true_divide(a: IntRef<'_>, b: IntRef<'_>) -> Result<f64, TextError> {
    if is_zero(b) {
        return Err(TextError::zero_division("division by zero"));
    }
    if let (IntRef::Small(a), IntRef::Small(b)) = (a, b)
        && a.unsigned_abs().max(b.unsigned_abs()) <= 1 << 53
    {
        return Ok(a as f64 / b as f64);
    }
    let is_negative = a.is_negative() != b.is_negative();
    let zero = if is_negative { -0.0 } else { 0.0 };
    let too_large = || TextError::overflow("integer division result too large for a float");
    let (dividend, divisor) = (a.to_big().abs(), b.to_big().abs());
    // The quotient needs 55 bits or more to be rounded once; it then stays below 64.
    let Ok(shift) = i32::try_from(dividend.bits() as i64 - divisor.bits() as i64 - 60) else {
        return if dividend.bits() > divisor.bits() { Err(too_large()) } else { Ok(zero) };
    };
    if shift > 1100 {
        return Err(too_large());
    }
    if shift < -1200 {
        return Ok(zero);
    }
    let (quotient, remainder) = if shift < 0 {
        (dividend << shift.unsigned_abs()).div_rem(&divisor)
    } else {
        dividend.div_rem(&(divisor << shift.unsigned_abs()))
    };
    let x = rounded(quotient.to_u64().unwrap_or(u64::MAX), !remainder.is_zero(), shift);
    if x.is_infinite() {
        return Err(too_large());
    }
    Ok(if is_negative { -x } else { x })
}

/// `a ** b`; a `MemoryError` beyond a million digits or so, long before the page would have to wait.
pub fn power(a: IntRef<'_>, b: IntRef<'_>) -> Result<IntPower, TextError> {
    if b.is_negative() {
        return match float_power(int_to_float(a)?, int_to_float(b)?)? {
            Power::Real(x) | Power::Complex(x, _) => Ok(IntPower::Float(x)),
        };
    }
    let exponent = match b {
        IntRef::Small(exponent) => exponent as u64,
        // Only 0, 1 and -1 have such a power that fits anywhere.
        IntRef::Big(exponent) => u64::from(exponent.bit(0)) | 1 << 62,
    };
    if let IntRef::Small(base) = a {
        if let Some(small) = u32::try_from(exponent).ok().and_then(|exponent| base.checked_pow(exponent)) {
            return Ok(IntPower::Int(Int::Small(small)));
        }
        match base {
            0 | 1 => return Ok(IntPower::Int(Int::Small(base))),
            -1 => return Ok(IntPower::Int(Int::Small(if exponent & 1 == 1 { -1 } else { 1 }))),
            _ => {}
        }
    }
    match u32::try_from(exponent) {
        Ok(exponent) if bit_length(a).saturating_mul(exponent.into()) <= MAX_POWER_BITS => {
            Ok(IntPower::Int(Int::from(a.to_big().pow(exponent))))
        }
        _ => Err(TextError::new("MemoryError", "")),
    }
}

/// What `pow(a, b, modulus)` raises to what: a base below the modulus to an exponent that is not negative. None where
/// the modulus leaves nothing but 0.
pub fn power_modulo_start(
    a: IntRef<'_>,
    b: IntRef<'_>,
    modulus: &BigInt,
) -> Result<Option<(BigUint, BigUint)>, TextError> {
    if modulus.is_zero() {
        return Err(TextError::value("pow() 3rd argument cannot be 0"));
    }
    let modulus = modulus.abs();
    if modulus.is_one() {
        return Ok(None);
    }
    let (mut base, exponent) = (a.to_big().mod_floor(&modulus), b.to_big());
    if exponent.is_negative() {
        let found = base.extended_gcd(&modulus);
        if !found.gcd.is_one() {
            return Err(TextError::value("base is not invertible for the given modulus"));
        }
        base = found.x.mod_floor(&modulus);
    }
    Ok(Some((base.magnitude().clone(), exponent.magnitude().clone())))
}

/// `pow(a, b, modulus)`, at once.
pub fn power_modulo(a: IntRef<'_>, b: IntRef<'_>, modulus: IntRef<'_>) -> Result<Int, TextError> {
    let modulus = modulus.to_big();
    let Some((base, exponent)) = power_modulo_start(a, b, &modulus)? else { return Ok(Int::Small(0)) };
    let mut power = PowerModulo::new(base, exponent, &modulus);
    loop {
        if let Some(power) = power.advance() {
            return Ok(Int::from(power));
        }
    }
}

/// `round(n, digits)`: to a multiple of `10 ** -digits`, ties to even.
pub fn round_to_digits(n: IntRef<'_>, digits: i64) -> Int {
    let as_is = || match n {
        IntRef::Small(small) => Int::Small(small),
        IntRef::Big(big) => Int::from(big.clone()),
    };
    if digits >= 0 {
        return as_is();
    }
    // A unit with more digits than n rounds it to 0, however many more.
    let places = digits.unsigned_abs().min(bit_length(n) / 3 + 2);
    let unit = BigInt::from(10).pow(places as u32);
    Int::from(round_to_multiple(&n.to_big(), &unit))
}

/// The multiple of the positive `unit` that is nearest to `n`; of two, the even one.
pub(super) fn round_to_multiple(n: &BigInt, unit: &BigInt) -> BigInt {
    let (mut quotient, remainder) = n.div_mod_floor(unit);
    let is_up = match BigInt::cmp(&(remainder * 2), unit) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Equal => quotient.is_odd(),
        std::cmp::Ordering::Greater => true,
    };
    if is_up {
        quotient += 1;
    }
    quotient * unit
}

/// `math.isqrt(n)`.
pub fn integer_sqrt(n: IntRef<'_>) -> Result<Int, TextError> {
    if n.is_negative() {
        return Err(TextError::value("isqrt() argument must be nonnegative"));
    }
    Ok(match n {
        IntRef::Small(small) => Int::Small(Roots::sqrt(&small)),
        IntRef::Big(big) => Int::from(big.sqrt()),
    })
}

/// `n.bit_length()`.
pub fn bit_length(n: IntRef<'_>) -> u64 {
    match n {
        IntRef::Small(small) => u64::from(64 - small.unsigned_abs().leading_zeros()),
        IntRef::Big(big) => big.bits(),
    }
}

/// `bin(n)`, `oct(n)`, `hex(n)`: `base` is 2, 8 or 16.
pub fn prefixed(n: IntRef<'_>, base: u32) -> String {
    let prefix = match base {
        2 => "0b",
        8 => "0o",
        _ => "0x",
    };
    let sign = if n.is_negative() { "-" } else { "" };
    [sign, prefix, &magnitude_in_base(n, base)].concat()
}

/// The digits of `n` without its sign; `base` is 2, 8, 10 or 16.
pub(super) fn magnitude_in_base(n: IntRef<'_>, base: u32) -> String {
    match n {
        IntRef::Small(small) if base == 10 => small.unsigned_abs().to_string(),
        IntRef::Small(small) => {
            let bits = base.ilog2();
            let count = (64 - small.unsigned_abs().leading_zeros()).div_ceil(bits).max(1);
            let digit = |place| (small.unsigned_abs() >> (place * bits)) as u32 & (base - 1);
            (0..count).rev().filter_map(|place| char::from_digit(digit(place), base)).collect()
        }
        IntRef::Big(big) => big.magnitude().to_str_radix(base),
    }
}

fn is_zero(n: IntRef<'_>) -> bool {
    match n {
        IntRef::Small(small) => small == 0,
        IntRef::Big(big) => big.sign() == Sign::NoSign,
    }
}
