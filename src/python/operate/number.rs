//! What `int`, `bool`, `float` and `complex` do: their operators, rounding and powers.
//! Invariant: the result has the more general type of the two operands, and nothing big is computed before the machine
//! has granted the memory and the time for it.

use std::rc::Rc;

use num_bigint::{BigInt, Sign};

use super::equality::Number;
use crate::python::code::{BinaryOp, UnaryOp};
use crate::python::machine::Machine;
use crate::python::machine::long_integers::Half;
use crate::python::native::{Exit, Outcome, in_pieces};
use crate::python::text::integer::{self, IntPower};
use crate::python::text::long::PowerModulo;
use crate::python::text::{Int, IntRef, complex, float};
use crate::python::value::Value;

/// Products with more bits than this are a MemoryError: they would take minutes.
const MOST_BITS: u64 = 1 << 25;

impl From<Int> for Value {
    fn from(int: Int) -> Self {
        match int {
            Int::Small(small) => Self::Int(small),
            Int::Big(big) => Self::int(big),
        }
    }
}

fn complex_value((re, im): (f64, f64)) -> Value {
    Value::Complex(Rc::new((re, im)))
}

/// The integer that a value is, without asking any method.
pub(crate) fn as_int(value: &Value) -> Option<IntRef<'_>> {
    match value.plain() {
        Value::Int(small) => Some(IntRef::Small(*small)),
        Value::Bool(flag) => Some(IntRef::Small(i64::from(*flag))),
        Value::Big(big) => Some(IntRef::Big(big)),
        _ => None,
    }
}

fn words(n: IntRef<'_>) -> u64 {
    integer::bit_length(n) / 64 + 1
}

impl Machine {
    /// `a op b` of two numbers; None where one is none, or their types have no such operator.
    #[inline]
    pub(super) fn number_binary(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Outcome<Option<Value>> {
        if let (Value::Bool(a), Value::Bool(b)) = (a, b) {
            match op {
                BinaryOp::And => return Ok(Some(Value::Bool(a & b))),
                BinaryOp::Or => return Ok(Some(Value::Bool(a | b))),
                BinaryOp::Xor => return Ok(Some(Value::Bool(a ^ b))),
                _ => {}
            }
        }
        let (Some(x), Some(y)) = (Number::of(a), Number::of(b)) else { return Ok(None) };
        match (x, y) {
            (Number::Int(x), Number::Int(y)) => self.int_binary(op, x, y),
            (Number::Complex(..), _) | (_, Number::Complex(..)) => {
                let (x, y) = (self.complex_of(x)?, self.complex_of(y)?);
                self.complex_binary(op, x, y)
            }
            _ => {
                let (x, y) = (self.float_of(x)?, self.float_of(y)?);
                self.float_binary(op, x, y)
            }
        }
    }

    fn float_of(&self, number: Number<'_>) -> Outcome<f64> {
        match number {
            Number::Int(n) => float::int_to_float(n).map_err(|error| self.text_error(error)),
            Number::Float(x) | Number::Complex(x, _) => Ok(x),
        }
    }

    fn complex_of(&self, number: Number<'_>) -> Outcome<(f64, f64)> {
        match number {
            Number::Complex(re, im) => Ok((re, im)),
            real => Ok((self.float_of(real)?, 0.0)),
        }
    }

    fn int_binary(&mut self, op: BinaryOp, a: IntRef<'_>, b: IntRef<'_>) -> Outcome<Option<Value>> {
        let result = match op {
            BinaryOp::Add => {
                self.spend_on_words(a, b)?;
                sum(a, b)
            }
            BinaryOp::Subtract => {
                self.spend_on_words(a, b)?;
                difference(a, b)
            }
            BinaryOp::Multiply => self.product(a, b)?,
            BinaryOp::TrueDivide => {
                return integer::true_divide(a, b).map(|x| Some(Value::Float(x))).map_err(|e| self.text_error(e));
            }
            BinaryOp::FloorDivide => {
                self.spend_on_division(a, b)?;
                Value::from(integer::floor_divide(a, b).map_err(|error| self.text_error(error))?)
            }
            BinaryOp::Remainder => {
                self.spend_on_division(a, b)?;
                Value::from(integer::modulo(a, b).map_err(|error| self.text_error(error))?)
            }
            BinaryOp::Power => self.int_power(a, b)?,
            BinaryOp::LeftShift => self.left_shift(a, b)?,
            BinaryOp::RightShift => self.right_shift(a, b)?,
            BinaryOp::And => match (a, b) {
                (IntRef::Small(a), IntRef::Small(b)) => Value::Int(a & b),
                _ => Value::int(a.to_big() & b.to_big()),
            },
            BinaryOp::Or => match (a, b) {
                (IntRef::Small(a), IntRef::Small(b)) => Value::Int(a | b),
                _ => Value::int(a.to_big() | b.to_big()),
            },
            BinaryOp::Xor => match (a, b) {
                (IntRef::Small(a), IntRef::Small(b)) => Value::Int(a ^ b),
                _ => Value::int(a.to_big() ^ b.to_big()),
            },
            BinaryOp::MatrixMultiply => return Ok(None),
        };
        Ok(Some(result))
    }

    fn product(&mut self, a: IntRef<'_>, b: IntRef<'_>) -> Outcome {
        if let (IntRef::Small(a), IntRef::Small(b)) = (a, b) {
            let wide = i128::from(a) * i128::from(b);
            return Ok(i64::try_from(wide).map_or_else(|_| Value::int(BigInt::from(wide)), Value::Int));
        }
        self.spend_on_product(a, b)?;
        Ok(Value::int(match (a, b) {
            (IntRef::Small(a), IntRef::Small(b)) => BigInt::from(a) * b,
            (IntRef::Small(small), IntRef::Big(big)) | (IntRef::Big(big), IntRef::Small(small)) => big * small,
            (IntRef::Big(a), IntRef::Big(b)) => a * b,
        }))
    }

    fn spend_on_product(&mut self, a: IntRef<'_>, b: IntRef<'_>) -> Outcome<()> {
        self.allow_bits(integer::bit_length(a) + integer::bit_length(b))?;
        let (short, long) = (words(a).min(words(b)), words(a).max(words(b)));
        self.spend((long * short.isqrt()).saturating_mul(2))
    }

    /// Grants the product of two long numbers.
    ///
    /// # Errors
    /// A limit, or MemoryError.
    pub(crate) fn allow_product(&mut self, a: &BigInt, b: &BigInt) -> Outcome<()> {
        self.spend_on_product(IntRef::Big(a), IntRef::Big(b))
    }

    /// Grants the quotient of two long numbers.
    ///
    /// # Errors
    /// A limit.
    pub(crate) fn allow_division(&mut self, a: &BigInt, b: &BigInt) -> Outcome<()> {
        self.spend_on_division(IntRef::Big(a), IntRef::Big(b))
    }

    /// Grants the power of a long number; false when there is none that fits.
    ///
    /// # Errors
    /// A limit.
    pub(crate) fn allow_power(&mut self, a: &BigInt, exponent: i64) -> Outcome<bool> {
        if a.bits().saturating_mul(exponent.unsigned_abs()) > integer::MAX_POWER_BITS {
            return Ok(false);
        }
        self.spend_on_power(IntRef::Big(a), exponent)?;
        Ok(true)
    }

    fn spend_on_power(&mut self, a: IntRef<'_>, exponent: i64) -> Outcome<()> {
        let words = integer::bit_length(a).saturating_mul(exponent.unsigned_abs()).min(MOST_BITS) / 64;
        self.spend(words * words.isqrt())
    }

    /// Grants a number of this many bits.
    fn allow_bits(&mut self, bits: u64) -> Outcome<()> {
        if bits > MOST_BITS {
            return self.reserve(usize::MAX / 4);
        }
        if bits > 1 << 16 { self.reserve((bits / 8) as usize) } else { Ok(()) }
    }

    /// Counts the work of passing over both numbers once.
    #[inline]
    fn spend_on_words(&mut self, a: IntRef<'_>, b: IntRef<'_>) -> Outcome<()> {
        match (a, b) {
            (IntRef::Small(_), IntRef::Small(_)) => Ok(()),
            _ => self.spend((words(a) + words(b)) / 16),
        }
    }

    fn spend_on_division(&mut self, a: IntRef<'_>, b: IntRef<'_>) -> Outcome<()> {
        match (a, b) {
            (IntRef::Big(_), IntRef::Big(_)) => {
                let (dividend, divisor) = (words(a), words(b));
                self.spend(dividend.saturating_sub(divisor).saturating_mul(divisor) / 4)
            }
            _ => Ok(()),
        }
    }

    fn int_power(&mut self, a: IntRef<'_>, b: IntRef<'_>) -> Outcome {
        if let IntRef::Small(exponent @ 2..) = b {
            self.spend_on_power(a, exponent)?;
        }
        match integer::power(a, b) {
            Ok(IntPower::Int(int)) => Ok(Value::from(int)),
            Ok(IntPower::Float(x)) => Ok(Value::Float(x)),
            Err(error) => Err(self.text_error(error)),
        }
    }

    fn left_shift(&mut self, a: IntRef<'_>, b: IntRef<'_>) -> Outcome {
        if b.is_negative() {
            return Err(self.value_error("negative shift count"));
        }
        if matches!(a, IntRef::Small(0)) {
            return Ok(Value::Int(0));
        }
        let places = match b {
            IntRef::Small(places) => places,
            // CPython counts digits of 30 bits, and fails to count more than fit a machine's word.
            IntRef::Big(places) if places.bits() > 67 => {
                return Err(self.error("OverflowError", "too many digits in integer"));
            }
            IntRef::Big(_) => i64::MAX,
        };
        if let IntRef::Small(a) = a
            && places < 63
            && (a << places) >> places == a
        {
            return Ok(Value::Int(a << places));
        }
        let bytes = (places as u64 / 8).saturating_add(integer::bit_length(a) / 8 + 8);
        self.reserve(usize::try_from(bytes).unwrap_or(usize::MAX / 4).min(usize::MAX / 4))?;
        // Large numbers are moved slowly.
        self.spend(bytes / 64)?;
        Ok(Value::int(a.to_big() << places))
    }

    fn right_shift(&mut self, a: IntRef<'_>, b: IntRef<'_>) -> Outcome {
        if b.is_negative() {
            return Err(self.value_error("negative shift count"));
        }
        let all_gone = Value::Int(if a.is_negative() { -1 } else { 0 });
        Ok(match (a, b) {
            (_, IntRef::Big(_)) => all_gone,
            (IntRef::Small(a), IntRef::Small(places)) => Value::Int(a >> places.min(63)),
            (IntRef::Big(a), IntRef::Small(places)) => Value::int(a >> places),
        })
    }

    fn float_binary(&mut self, op: BinaryOp, x: f64, y: f64) -> Outcome<Option<Value>> {
        let result = match op {
            BinaryOp::Add => Ok(x + y),
            BinaryOp::Subtract => Ok(x - y),
            BinaryOp::Multiply => Ok(x * y),
            BinaryOp::TrueDivide => float::float_divide(x, y),
            BinaryOp::FloorDivide => float::float_floor_divide(x, y),
            BinaryOp::Remainder => float::float_modulo(x, y),
            BinaryOp::Power => {
                return match float::float_power(x, y) {
                    Ok(float::Power::Real(x)) => Ok(Some(Value::Float(x))),
                    Ok(float::Power::Complex(re, im)) => Ok(Some(complex_value((re, im)))),
                    Err(error) => Err(self.text_error(error)),
                };
            }
            _ => return Ok(None),
        };
        result.map(|x| Some(Value::Float(x))).map_err(|error| self.text_error(error))
    }

    fn complex_binary(&mut self, op: BinaryOp, x: (f64, f64), y: (f64, f64)) -> Outcome<Option<Value>> {
        let result = match op {
            BinaryOp::Add => Ok((x.0 + y.0, x.1 + y.1)),
            BinaryOp::Subtract => Ok((x.0 - y.0, x.1 - y.1)),
            BinaryOp::Multiply => Ok(complex::complex_multiply(x, y)),
            BinaryOp::TrueDivide => complex::complex_divide(x, y),
            BinaryOp::Power => complex::complex_power(x, y),
            _ => return Ok(None),
        };
        result.map(|z| Some(complex_value(z))).map_err(|error| self.text_error(error))
    }

    /// `divmod(a, b)` of two numbers; None where they have none.
    pub(crate) fn number_divmod(&mut self, a: &Value, b: &Value) -> Outcome<Option<Value>> {
        let (Some(x), Some(y)) = (Number::of(a), Number::of(b)) else { return Ok(None) };
        let pair = match (x, y) {
            (Number::Complex(..), _) | (_, Number::Complex(..)) => return Ok(None),
            (Number::Int(x), Number::Int(y)) => {
                if let Some(task) = self.long_division(a, b, Half::Both)? {
                    return Err(Exit::task(task));
                }
                self.spend_on_division(x, y)?;
                integer::divmod(x, y).map(|(quotient, remainder)| vec![Value::from(quotient), Value::from(remainder)])
            }
            _ => {
                let (x, y) = (self.float_of(x)?, self.float_of(y)?);
                float::float_divmod(x, y)
                    .map(|(quotient, remainder)| vec![Value::Float(quotient), Value::Float(remainder)])
            }
        };
        pair.map(|pair| Some(Value::tuple(pair))).map_err(|error| self.text_error(error))
    }

    pub(crate) fn number_unary(&mut self, op: UnaryOp, value: &Value) -> Option<Value> {
        let number = Number::of(value)?;
        Some(match (op, number) {
            (UnaryOp::Positive, Number::Int(n)) => owned(n),
            (UnaryOp::Negative, Number::Int(n)) => negated(n),
            // ~n is -n - 1.
            (UnaryOp::Invert, Number::Int(IntRef::Small(n))) => Value::Int(!n),
            (UnaryOp::Invert, Number::Int(IntRef::Big(n))) => Value::int(-n - 1),
            (UnaryOp::Positive, Number::Float(x)) => Value::Float(x),
            (UnaryOp::Negative, Number::Float(x)) => Value::Float(-x),
            (UnaryOp::Positive, Number::Complex(re, im)) => complex_value((re, im)),
            (UnaryOp::Negative, Number::Complex(re, im)) => complex_value((-re, -im)),
            (UnaryOp::Invert, _) => return None,
        })
    }

    pub(crate) fn number_absolute(&mut self, value: &Value) -> Outcome<Option<Value>> {
        Ok(Some(match Number::of(value) {
            Some(Number::Int(n)) => {
                if n.is_negative() {
                    negated(n)
                } else {
                    owned(n)
                }
            }
            Some(Number::Float(x)) => Value::Float(x.abs()),
            Some(Number::Complex(re, im)) => {
                Value::Float(complex::complex_abs((re, im)).map_err(|error| self.text_error(error))?)
            }
            None => return Ok(None),
        }))
    }

    pub(crate) fn number_round(&mut self, value: &Value, digits: &Value) -> Outcome<Option<Value>> {
        let number = match Number::of(value) {
            Some(Number::Complex(..)) | None => return Ok(None),
            Some(number) => number,
        };
        let is_whole = digits.is_unset() || digits.is_none();
        let digits = if is_whole { 0 } else { self.clamped_index(digits)? };
        Ok(Some(match number {
            Number::Int(n) if is_whole => owned(n),
            Number::Int(n) => Value::from(integer::round_to_digits(n, digits)),
            Number::Float(x) | Number::Complex(x, _) if is_whole => {
                Value::from(float::round_to_int(x).map_err(|error| self.text_error(error))?)
            }
            Number::Float(x) | Number::Complex(x, _) => {
                Value::Float(float::round_to_digits(x, digits).map_err(|error| self.text_error(error))?)
            }
        }))
    }

    /// An integer through `__index__`, cut to `i64`.
    ///
    /// # Errors
    /// `'str' object cannot be interpreted as an integer`.
    pub(crate) fn clamped_index(&mut self, value: &Value) -> Outcome<i64> {
        Ok(match self.whole(value)? {
            Int::Small(small) => small,
            Int::Big(big) if big.sign() == Sign::Minus => i64::MIN,
            Int::Big(_) => i64::MAX,
        })
    }

    pub(crate) fn number_power_modulo(&mut self, a: &Value, b: &Value, modulus: &Value) -> Outcome<Option<Value>> {
        match (Number::of(a), Number::of(b), Number::of(modulus)) {
            (Some(Number::Int(a)), Some(Number::Int(b)), Some(Number::Int(modulus))) => {
                let size = words(modulus);
                self.spend(size.saturating_mul(size).saturating_mul(integer::bit_length(b)) / 2)?;
                let modulus = modulus.to_big();
                let start = integer::power_modulo_start(a, b, &modulus).map_err(|error| self.text_error(error))?;
                let Some((base, exponent)) = start else { return Ok(Some(Value::Int(0))) };
                let mut power = PowerModulo::new(base, exponent, &modulus);
                in_pieces(self, move |_| Ok(power.advance().map(Value::int))).map(Some)
            }
            (Some(Number::Complex(..)), Some(_), _) | (Some(_), Some(Number::Complex(..)), _) => {
                Err(self.value_error("complex modulo"))
            }
            (Some(_), Some(_), Some(_)) => {
                Err(self.type_error("pow() 3rd argument not allowed unless all arguments are integers"))
            }
            _ => Ok(None),
        }
    }
}

fn owned(n: IntRef<'_>) -> Value {
    match n {
        IntRef::Small(small) => Value::Int(small),
        IntRef::Big(big) => Value::int(big.clone()),
    }
}

fn negated(n: IntRef<'_>) -> Value {
    match n {
        IntRef::Small(small) => small.checked_neg().map_or_else(|| Value::int(-BigInt::from(small)), Value::Int),
        IntRef::Big(big) => Value::int(-big),
    }
}

fn sum(a: IntRef<'_>, b: IntRef<'_>) -> Value {
    match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => {
            a.checked_add(b).map_or_else(|| Value::int(BigInt::from(a) + b), Value::Int)
        }
        (IntRef::Small(small), IntRef::Big(big)) | (IntRef::Big(big), IntRef::Small(small)) => Value::int(big + small),
        (IntRef::Big(a), IntRef::Big(b)) => Value::int(a + b),
    }
}

fn difference(a: IntRef<'_>, b: IntRef<'_>) -> Value {
    match (a, b) {
        (IntRef::Small(a), IntRef::Small(b)) => {
            a.checked_sub(b).map_or_else(|| Value::int(BigInt::from(a) - b), Value::Int)
        }
        (IntRef::Small(small), IntRef::Big(big)) => Value::int(small - big),
        (IntRef::Big(big), IntRef::Small(small)) => Value::int(big - small),
        (IntRef::Big(a), IntRef::Big(b)) => Value::int(a - b),
    }
}

/// The number of bits that are 1 in a number's magnitude.
pub(crate) fn bit_count(n: IntRef<'_>) -> u64 {
    match n {
        IntRef::Small(small) => u64::from(small.unsigned_abs().count_ones()),
        IntRef::Big(big) => big.magnitude().iter_u64_digits().map(|digit| u64::from(digit.count_ones())).sum(),
    }
}
