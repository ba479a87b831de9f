//! Arithmetic of small integers and floats, as the loop does it by itself.
//! Invariant: what is answered here is what Python answers; None for everything else, errors included.

use crate::python::code::{BinaryOp, CompareOp};

#[inline(always)]
pub fn small_int(operator: BinaryOp, a: i64, b: i64) -> Option<i64> {
    match operator {
        BinaryOp::Add => a.checked_add(b),
        BinaryOp::Subtract => a.checked_sub(b),
        // The product of two halves cannot overflow, and to see that is cheap on every machine.
        BinaryOp::Multiply if a as i32 as i64 == a && b as i32 as i64 == b => Some(a * b),
        BinaryOp::Multiply => a.checked_mul(b),
        // To divide 32 bits takes half the time.
        BinaryOp::Remainder if b > 0 => Some(match (u32::try_from(a), u32::try_from(b)) {
            (Ok(a), Ok(b)) => i64::from(a % b),
            _ => a.rem_euclid(b),
        }),
        BinaryOp::FloorDivide if b > 0 => Some(match (u32::try_from(a), u32::try_from(b)) {
            (Ok(a), Ok(b)) => i64::from(a / b),
            _ => a.div_euclid(b),
        }),
        BinaryOp::And => Some(a & b),
        BinaryOp::Or => Some(a | b),
        BinaryOp::Xor => Some(a ^ b),
        BinaryOp::RightShift if (0..64).contains(&b) => Some(a >> b),
        _ => None,
    }
}

#[inline(always)]
pub fn compared(operator: CompareOp, a: i64, b: i64) -> bool {
    match operator {
        CompareOp::Less => a < b,
        CompareOp::LessEqual => a <= b,
        CompareOp::Equal => a == b,
        CompareOp::NotEqual => a != b,
        CompareOp::Greater => a > b,
        CompareOp::GreaterEqual => a >= b,
    }
}

/// The quotient of two integers that floats hold exactly, which is correctly rounded.
#[inline(always)]
pub fn small_quotient(a: i64, b: i64) -> Option<f64> {
    let is_exact = |n: i64| n.unsigned_abs() <= 1 << 53;
    (b != 0 && is_exact(a) && is_exact(b)).then(|| a as f64 / b as f64)
}

#[inline(always)]
pub fn small_float(operator: BinaryOp, a: f64, b: f64) -> Option<f64> {
    match operator {
        BinaryOp::Add => Some(a + b),
        BinaryOp::Subtract => Some(a - b),
        BinaryOp::Multiply => Some(a * b),
        BinaryOp::TrueDivide if b != 0.0 => Some(a / b),
        _ => None,
    }
}
