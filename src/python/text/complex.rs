//! Arithmetic of complex numbers where it is more than adding parts.
//! Invariant: numbers are pairs (real, imaginary), and every operation is done in CPython's order.

use super::{TextError, elementary};

/// `a * b`.
pub fn complex_multiply(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

/// `a / b`.
pub fn complex_divide(a: (f64, f64), b: (f64, f64)) -> Result<(f64, f64), TextError> {
    // Dividing by the larger part first keeps intermediate results in range (Smith 1962).
    if b.0.abs() >= b.1.abs() {
        if b.0 == 0.0 {
            return Err(TextError::zero_division("complex division by zero"));
        }
        let ratio = b.1 / b.0;
        let denominator = b.0 + b.1 * ratio;
        Ok(((a.0 + a.1 * ratio) / denominator, (a.1 - a.0 * ratio) / denominator))
    } else if b.1.abs() >= b.0.abs() {
        let ratio = b.0 / b.1;
        let denominator = b.0 * ratio + b.1;
        Ok(((a.0 * ratio + a.1) / denominator, (a.1 * ratio - a.0) / denominator))
    } else {
        Ok((f64::NAN, f64::NAN))
    }
}

/// `a ** b`.
pub fn complex_power(a: (f64, f64), b: (f64, f64)) -> Result<(f64, f64), TextError> {
    let zero_base = || TextError::zero_division("0.0 to a negative or complex power");
    let power = if b.1 == 0.0 && b.0 == b.0.floor() && b.0.abs() <= 100.0 {
        let positive = whole_power(a, b.0.abs() as u32);
        if b.0 > 0.0 { positive } else { complex_divide((1.0, 0.0), positive).map_err(|_| zero_base())? }
    } else if a == (0.0, 0.0) {
        if b.1 != 0.0 || b.0 < 0.0 {
            return Err(zero_base());
        }
        (0.0, 0.0)
    } else {
        let size = a.0.hypot(a.1);
        let angle = a.1.atan2(a.0);
        let (mut length, mut phase) = (elementary::pow(size, b.0), angle * b.0);
        if b.1 != 0.0 {
            length /= elementary::exp(angle * b.1);
            phase += b.1 * elementary::ln(size);
        }
        if phase.is_infinite() {
            return Err(zero_base());
        }
        (length * phase.cos(), length * phase.sin())
    };
    if power.0.is_infinite() || power.1.is_infinite() {
        return Err(TextError::overflow("complex exponentiation"));
    }
    Ok(power)
}

fn whole_power(a: (f64, f64), exponent: u32) -> (f64, f64) {
    let (mut result, mut square, mut left) = ((1.0, 0.0), a, exponent);
    while left > 0 {
        if left & 1 == 1 {
            result = complex_multiply(result, square);
        }
        square = complex_multiply(square, square);
        left >>= 1;
    }
    result
}

/// `abs(a)`; `OverflowError` when too large.
pub fn complex_abs(a: (f64, f64)) -> Result<f64, TextError> {
    let size = a.0.hypot(a.1);
    if size.is_infinite() && a.0.is_finite() && a.1.is_finite() {
        return Err(TextError::overflow("absolute value too large"));
    }
    Ok(size)
}
