//! Products and powers of long integers, in pieces that a page can wait for.
//! Invariant: the result is the operator's, and so are its limits; only where the machine may stop is more.

use std::rc::Rc;

use num_bigint::{BigInt, BigUint, Sign};
use num_traits::Zero;

use super::Machine;
use crate::python::code::BinaryOp;
use crate::python::native::{Ask, Outcome, Task};
use crate::python::value::Value;

/// Bits of the longer factor up to which a product is one piece: a millisecond.
const PIECE: u64 = 1 << 16;

impl Machine {
    /// The task that does what is asked where that would take long; none where it would not.
    ///
    /// # Errors
    /// Those of the operator: a limit, or a MemoryError.
    pub(super) fn long_operation(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Outcome<Option<Box<dyn Task>>> {
        match (op, a, b) {
            (BinaryOp::Multiply, Value::Big(a), Value::Big(b)) if a.bits().min(b.bits()) > PIECE => {
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
                if bits <= 2 * PIECE || base.bits() < 2 || !self.allow_power(&base, exponent)? {
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
            _ => Ok(None),
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
            if self.value.bits().max(other.bits()) > PIECE {
                self.product = Some(LongProduct::new(self.value.clone(), other.clone()));
                return Ok(Ask::Pause);
            }
            self.value = &self.value * other;
        }
        Ok(Ask::Done(Value::int(BigInt::from_biguint(self.sign, std::mem::take(&mut self.value)))))
    }
}

enum Work {
    Multiply(BigUint, BigUint),
    /// Three products, of the upper halves, the lower ones and the sums of both, become one.
    JoinThree(u64),
    /// Two products, of the upper half and of the lower one with the same factor, become one.
    JoinTwo(u64),
}

/// Karatsuba's multiplication with its stack in our hands.
struct LongProduct {
    /// The next is the last.
    work: Vec<Work>,
    done: Vec<BigUint>,
}

impl LongProduct {
    fn new(a: BigUint, b: BigUint) -> Self {
        Self { work: vec![Work::Multiply(a, b)], done: Vec::new() }
    }

    /// Does one piece; the product, once that was the last.
    fn advance(&mut self) -> Option<BigUint> {
        match self.work.pop() {
            Some(Work::Multiply(a, b)) => self.multiply(a, b),
            Some(Work::JoinThree(half)) => {
                let (low, high) = (self.take(), self.take());
                let middle = self.take() - &low - &high;
                self.done.push((high << (2 * half)) + (middle << half) + low);
            }
            Some(Work::JoinTwo(half)) => {
                let (low, high) = (self.take(), self.take());
                self.done.push((high << half) + low);
            }
            None => {}
        }
        if self.work.is_empty() { Some(self.take()) } else { None }
    }

    fn take(&mut self) -> BigUint {
        self.done.pop().unwrap_or_default()
    }

    fn multiply(&mut self, a: BigUint, b: BigUint) {
        let (long, short) = if a.bits() < b.bits() { (b, a) } else { (a, b) };
        if long.bits() <= PIECE || short.is_zero() {
            self.done.push(long * short);
            return;
        }
        let half = long.bits().div_ceil(128) * 64;
        let (high, low) = halves(long, half);
        if short.bits() <= half {
            self.work.extend([Work::JoinTwo(half), Work::Multiply(low, short.clone()), Work::Multiply(high, short)]);
            return;
        }
        let (other_high, other_low) = halves(short, half);
        let sums = Work::Multiply(&high + &low, &other_high + &other_low);
        let parts = [Work::Multiply(low, other_low), Work::Multiply(high, other_high)];
        self.work.push(Work::JoinThree(half));
        self.work.extend(parts);
        self.work.push(sums);
    }
}

/// What is above so many bits, and what is below.
fn halves(n: BigUint, half: u64) -> (BigUint, BigUint) {
    let high = &n >> half;
    let low = n - (&high << half);
    (high, low)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product(a: &BigUint, b: &BigUint) -> BigUint {
        let mut product = LongProduct::new(a.clone(), b.clone());
        loop {
            if let Some(done) = product.advance() {
                return done;
            }
        }
    }

    #[test]
    fn a_product_in_pieces_is_the_product() {
        let numbers: Vec<BigUint> =
            [1, 40_000, 41_000, 90_000, 200_000].map(|exponent| BigUint::from(7u8).pow(exponent)).into();
        for a in &numbers {
            for b in numbers.iter().chain([&BigUint::ZERO, &(BigUint::from(1u8) << 300_000u32)]) {
                assert_eq!(product(a, b), a * b, "{} bits × {}", a.bits(), b.bits());
            }
        }
    }
}
