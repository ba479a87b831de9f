//! Products, quotients and powers of long magnitudes, in pieces that a page can wait for.
//! Invariant: `advance` does one piece, and gives the result with the last of them.

use std::mem::take;

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{One, Zero};

/// Bits of the longer factor up to which a product is one piece: a millisecond.
pub const PRODUCT_PIECE: u64 = 1 << 16;
/// Steps of a division, each of a digit by a digit, that are one piece: about a millisecond.
const DIVISION_PIECE: u64 = 1 << 20;
/// Bits of a modulus from which each product of two remainders is made in pieces.
const LONG: u64 = 1 << 13;

/// Digits as the division counts them: of 32 bits.
fn digits(n: &BigUint) -> u64 {
    n.bits().div_ceil(32)
}

enum Work {
    Multiply(BigUint, BigUint),
    /// Three products, of the upper halves, the lower ones and the sums of both, become one.
    JoinThree(u64),
    /// Two products, of the upper half and of the lower one with the same factor, become one.
    JoinTwo(u64),
}

/// Karatsuba's multiplication with its stack in our hands.
pub struct LongProduct {
    /// The next is the last.
    work: Vec<Work>,
    done: Vec<BigUint>,
}

impl LongProduct {
    pub fn new(a: BigUint, b: BigUint) -> Self {
        Self { work: vec![Work::Multiply(a, b)], done: Vec::new() }
    }

    /// Does one piece; the product, once that was the last.
    pub fn advance(&mut self) -> Option<BigUint> {
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
        if long.bits() <= PRODUCT_PIECE || short.is_zero() {
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

/// Division in a number system of a large base, from the highest digit down.
pub struct LongDivision {
    /// What has not come to the remainder yet, its lowest digit first.
    rest: Vec<u32>,
    divisor: BigUint,
    /// The digits found so far, the highest part first, and each part's lowest digit first.
    quotient: Vec<Vec<u32>>,
    remainder: BigUint,
    /// Digits that come to the remainder at once.
    step: usize,
}

impl LongDivision {
    /// Whether a quotient takes more than one piece.
    pub fn is_long(dividend: &BigUint, divisor: &BigUint) -> bool {
        digits(dividend).saturating_sub(digits(divisor)).saturating_mul(digits(divisor)) > DIVISION_PIECE
    }

    pub fn new(dividend: &BigUint, divisor: BigUint) -> Self {
        let step = (DIVISION_PIECE / digits(&divisor).max(1)).max(1) as usize;
        Self { rest: dividend.to_u32_digits(), divisor, quotient: Vec::new(), remainder: BigUint::ZERO, step }
    }

    /// Does one piece; the quotient and the remainder, once that was the last.
    pub fn advance(&mut self) -> Option<(BigUint, BigUint)> {
        // What is no longer than the divisor costs nothing: the first piece takes it at once.
        let free = if self.quotient.is_empty() { digits(&self.divisor) as usize } else { 0 };
        let next = self.rest.split_off(self.rest.len().saturating_sub(self.step + free));
        let count = next.len();
        let dividend = (take(&mut self.remainder) << (32 * count)) + BigUint::new(next);
        let (quotient, remainder) = dividend.div_rem(&self.divisor);
        let mut part = quotient.to_u32_digits();
        part.resize(count, 0);
        self.quotient.push(part);
        self.remainder = remainder;
        if !self.rest.is_empty() {
            return None;
        }
        let quotient = self.quotient.drain(..).rev().flatten().collect();
        Some((BigUint::new(quotient), take(&mut self.remainder)))
    }
}

/// `pow(base, exponent, modulus)` with an exponent that is not negative and a base below the modulus, bit by bit.
pub struct PowerModulo {
    modulus: BigUint,
    /// Whether the modulus, and so the result, is negative.
    is_negative: bool,
    exponent: BigUint,
    /// The bit of the exponent that comes next; whether the result has been multiplied for it.
    bit: u64,
    is_multiplied: bool,
    square: BigUint,
    result: BigUint,
    product: Option<LongProduct>,
    division: Option<LongDivision>,
}

impl PowerModulo {
    pub fn new(base: BigUint, exponent: BigUint, modulus: &BigInt) -> Self {
        let is_negative = modulus.sign() == Sign::Minus;
        Self {
            modulus: modulus.magnitude().clone(),
            is_negative,
            exponent,
            bit: 0,
            is_multiplied: false,
            square: base,
            result: BigUint::one(),
            product: None,
            division: None,
        }
    }

    /// Does one piece; the power, once that was the last.
    pub fn advance(&mut self) -> Option<BigInt> {
        let each = digits(&self.modulus).pow(2).max(64) * 2;
        let mut left = DIVISION_PIECE / each;
        loop {
            if self.bit >= self.exponent.bits() {
                return Some(self.take());
            }
            if self.modulus.bits() >= LONG {
                let remainder = self.advance_product()?;
                self.note(remainder);
                return if self.bit >= self.exponent.bits() { Some(self.take()) } else { None };
            }
            let (factor, _) = self.factors();
            let remainder = factor * &self.square % &self.modulus;
            self.note(remainder);
            left = left.checked_sub(1)?;
        }
    }

    fn take(&mut self) -> BigInt {
        let result = BigInt::from(take(&mut self.result));
        if self.is_negative && !result.is_zero() { result - BigInt::from(take(&mut self.modulus)) } else { result }
    }

    /// What is to be multiplied by the square, and whether that is the result.
    fn factors(&self) -> (&BigUint, bool) {
        let is_result = !self.is_multiplied && self.exponent.bit(self.bit);
        (if is_result { &self.result } else { &self.square }, is_result)
    }

    fn note(&mut self, remainder: BigUint) {
        if self.factors().1 {
            self.result = remainder;
            self.is_multiplied = true;
            // The square for a bit above the highest is of no use.
            self.bit += u64::from(self.bit + 1 == self.exponent.bits());
        } else {
            self.square = remainder;
            self.is_multiplied = false;
            self.bit += 1;
        }
    }

    /// A piece of a product of two remainders; its own remainder, once that was the last.
    fn advance_product(&mut self) -> Option<BigUint> {
        if let Some(division) = &mut self.division {
            let (_, remainder) = division.advance()?;
            self.division = None;
            return Some(remainder);
        }
        if self.product.is_none() {
            self.product = Some(LongProduct::new(self.factors().0.clone(), self.square.clone()));
        }
        let product = self.product.as_mut()?.advance()?;
        self.product = None;
        self.division = Some(LongDivision::new(&product, self.modulus.clone()));
        None
    }
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

    fn numbers() -> Vec<BigUint> {
        [1u32, 3, 700, 11_000, 40_000, 90_000].iter().map(|exponent| BigUint::from(7u8).pow(*exponent)).collect()
    }

    #[test]
    fn a_division_in_pieces_is_the_division() {
        for a in numbers() {
            for b in numbers().into_iter().chain([BigUint::from(1u8) << 250_000u32]) {
                for step in [1, 7, 100_000] {
                    let mut division = LongDivision::new(&a, b.clone());
                    division.step = step * (digits(&a) as usize / 50).max(1);
                    let (quotient, remainder) = loop {
                        if let Some(done) = division.advance() {
                            break done;
                        }
                    };
                    assert_eq!((quotient, remainder), a.div_rem(&b), "{} by {} bits", a.bits(), b.bits());
                }
            }
        }
    }

    #[test]
    fn a_power_in_pieces_is_the_power() {
        for modulus in [BigUint::from(1_000_003u32), BigUint::from(3u8).pow(900), BigUint::from(5u8).pow(6_000)] {
            for exponent in [0u32, 1, 2, 3, 255, 1 << 20, 987_654_321] {
                let base = BigUint::from(7u8).pow(1_000) % &modulus;
                let mut power = PowerModulo::new(base.clone(), exponent.into(), &BigInt::from(modulus.clone()));
                let result = loop {
                    if let Some(done) = power.advance() {
                        break done;
                    }
                };
                assert_eq!(
                    result,
                    BigInt::from(base.modpow(&exponent.into(), &modulus)),
                    "{exponent}, {} bits",
                    modulus.bits()
                );
            }
        }
    }
}
