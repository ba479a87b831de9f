//! Products, quotients and powers of long integers, in pieces that a page can wait for.
//! Invariant: the result is the operator's, and so are its limits; only where the machine may stop is more.

use std::rc::Rc;

use num_bigint::{BigInt, BigUint, Sign};
use num_traits::Zero;

use super::Machine;
use crate::python::code::BinaryOp;
use crate::python::native::{Ask, Outcome, Task};
use crate::python::text::long::{LongDivision, LongProduct, PRODUCT_PIECE};
use crate::python::value::Value;

impl Machine {
    /// The task that does what is asked where that would take long; none where it would not.
    ///
    /// # Errors
    /// Those of the operator: a limit, or a MemoryError.
    pub(super) fn long_operation(
        &mut self,
        op: BinaryOp,
        a: &Value,
        b: &Value,
        in_place: bool,
    ) -> Outcome<Option<Box<dyn Task>>> {
        match (op, a, b) {
            (_, Value::Set(set), Value::Set(b)) => {
                self.long_algebra(op, set, b, (in_place && !set.is_frozen).then(|| a.clone()))
            }
            (BinaryOp::Multiply, Value::Big(a), Value::Big(b)) if a.bits().min(b.bits()) > PRODUCT_PIECE => {
                self.allow_product(a, b)?;
                let sign = if a.sign() == b.sign() { Sign::Plus } else { Sign::Minus };
                let (value, base) = (a.magnitude().clone(), b.magnitude().clone());
                Ok(Some(Box::new(LongPower { sign, value, base, left: vec![Factor::Base], product: None })))
            }
            (BinaryOp::Power, Value::Int(_) | Value::Big(_), &Value::Int(exponent @ 2..)) => {
                let base = match a {
                    Value::Int(small) => Rc::new(BigInt::from(*small)),
                    Value::Big(big) => big.clone(),
                    _ => return Ok(None),
                };
                let bits = base.bits().saturating_mul(exponent.unsigned_abs());
                // What is too long for any power the operator itself refuses.
                if bits <= 2 * PRODUCT_PIECE || base.bits() < 2 || !self.allow_power(&base, exponent)? {
                    return Ok(None);
                }
                let sign = if exponent % 2 == 0 { Sign::Plus } else { base.sign() };
                let base = base.magnitude().clone();
                // From the exponent's highest bit down; the last comes first.
                let digits = (0..exponent.ilog2()).flat_map(|bit| {
                    let times =
                        if exponent >> bit & 1 == 1 { &[Factor::Base, Factor::Itself][..] } else { &[Factor::Itself] };
                    times.iter().copied()
                });
                let left = digits.collect();
                Ok(Some(Box::new(LongPower { sign, value: base.clone(), base, left, product: None })))
            }
            (BinaryOp::Multiply, ..) => self.long_repetition(a, b),
            _ => match Half::of(op) {
                Some(half) => self.long_division(a, b, half),
                None => Ok(None),
            },
        }
    }
}

#[derive(Clone, Copy)]
enum Factor {
    Base,
    Itself,
}

/// Multiplies a value by one factor after the other.
struct LongPower {
    sign: Sign,
    value: BigUint,
    base: BigUint,
    /// The next is the last.
    left: Vec<Factor>,
    product: Option<LongProduct>,
}

impl Task for LongPower {
    fn resume(&mut self, _: &mut Machine, _: Value) -> Outcome<Ask> {
        if let Some(product) = &mut self.product {
            let Some(value) = product.advance() else { return Ok(Ask::Pause) };
            self.value = value;
            self.product = None;
        }
        while let Some(factor) = self.left.pop() {
            let other = if matches!(factor, Factor::Base) { &self.base } else { &self.value };
            if self.value.bits().max(other.bits()) > PRODUCT_PIECE {
                self.product = Some(LongProduct::new(self.value.clone(), other.clone()));
                return Ok(Ask::Pause);
            }
            self.value = &self.value * other;
        }
        Ok(Ask::Done(Value::int(BigInt::from_biguint(self.sign, std::mem::take(&mut self.value)))))
    }
}

/// What of a division is asked for.
#[derive(Clone, Copy)]
pub enum Half {
    Quotient,
    Remainder,
    Both,
}

impl Half {
    pub(super) fn of(op: BinaryOp) -> Option<Self> {
        match op {
            BinaryOp::FloorDivide => Some(Self::Quotient),
            BinaryOp::Remainder => Some(Self::Remainder),
            _ => None,
        }
    }
}

impl Machine {
    /// The task that divides two integers where that would take long; none where it would not.
    ///
    /// # Errors
    /// A limit.
    pub(crate) fn long_division(&mut self, a: &Value, b: &Value, half: Half) -> Outcome<Option<Box<dyn Task>>> {
        let (Value::Big(a), Value::Big(b)) = (a, b) else { return Ok(None) };
        let (dividend, divisor) = (a.magnitude(), b.magnitude());
        if !LongDivision::is_long(dividend, divisor) {
            return Ok(None);
        }
        self.allow_division(a, b)?;
        let division = LongDivision::new(dividend, divisor.clone());
        Ok(Some(Box::new(FloorDivision { division, half, sign: a.sign(), divisor: (**b).clone() })))
    }
}

/// A division that rounds downwards.
struct FloorDivision {
    division: LongDivision,
    half: Half,
    sign: Sign,
    divisor: BigInt,
}

impl Task for FloorDivision {
    fn resume(&mut self, _: &mut Machine, _: Value) -> Outcome<Ask> {
        let Some((quotient, remainder)) = self.division.advance() else { return Ok(Ask::Pause) };
        let mut quotient = BigInt::from_biguint(self.sign * self.divisor.sign(), quotient);
        let mut remainder = BigInt::from_biguint(self.sign, remainder);
        if !remainder.is_zero() && remainder.sign() != self.divisor.sign() {
            quotient -= 1;
            remainder += &self.divisor;
        }
        Ok(Ask::Done(match self.half {
            Half::Quotient => Value::int(quotient),
            Half::Remainder => Value::int(remainder),
            Half::Both => Value::tuple(vec![Value::int(quotient), Value::int(remainder)]),
        }))
    }
}
