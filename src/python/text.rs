//! What Python's strings, bytes and numbers do that needs no interpreter: text in, text or numbers out, as CPython 3.11.
//! Invariant: nothing here knows a value of the interpreter, and every error carries CPython's class and wording.

pub mod bytes;
pub mod case;
pub mod classify;
pub mod codec;
pub mod complex;
pub(crate) mod digits;
pub mod elementary;
pub mod float;
pub mod format;
pub mod hash;
pub mod integer;
pub mod layout;
pub mod long;
pub mod parse;
pub mod percent;
pub mod repr;
pub mod search;
pub mod set_table;
pub mod split;
pub mod template;
mod unicode;

use num_bigint::BigInt;
use num_traits::ToPrimitive;

/// Longer text than this, in bytes, is not made: it raises a `MemoryError`, as it would on a small computer.
pub const MAX_LENGTH: usize = 1 << 26;

/// An exception that Python would raise: its class and its message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextError {
    /// The name of the exception's class, such as `ValueError`.
    pub class: &'static str,
    /// What `str(exception)` gives.
    pub message: String,
}

impl TextError {
    /// An exception of `class` that says `message`.
    pub fn new(class: &'static str, message: impl Into<String>) -> Self {
        Self { class, message: message.into() }
    }

    pub(crate) fn value(message: impl Into<String>) -> Self {
        Self::new("ValueError", message)
    }

    /// A `MemoryError`, which says nothing, when what is asked for has more than `MAX_LENGTH` bytes.
    pub(crate) fn check_length(bytes: usize) -> Result<(), Self> {
        if bytes > MAX_LENGTH { Err(Self::new("MemoryError", "")) } else { Ok(()) }
    }

    pub(crate) fn overflow(message: impl Into<String>) -> Self {
        Self::new("OverflowError", message)
    }

    pub(crate) fn zero_division(message: impl Into<String>) -> Self {
        Self::new("ZeroDivisionError", message)
    }
}

/// A Python integer. What fits in an `i64` is always `Small`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Int {
    Small(i64),
    Big(BigInt),
}

/// A borrowed Python integer; a `Big` that would fit in an `i64` is understood as well.
#[derive(Debug, Clone, Copy)]
pub enum IntRef<'a> {
    Small(i64),
    Big(&'a BigInt),
}

impl Int {
    /// The same integer, borrowed.
    pub fn as_ref(&self) -> IntRef<'_> {
        match self {
            Self::Small(small) => IntRef::Small(*small),
            Self::Big(big) => IntRef::Big(big),
        }
    }
}

impl IntRef<'_> {
    /// The integer as a `BigInt` of its own.
    pub fn to_big(self) -> BigInt {
        match self {
            Self::Small(small) => BigInt::from(small),
            Self::Big(big) => big.clone(),
        }
    }

    /// Whether the integer is below zero.
    pub fn is_negative(self) -> bool {
        match self {
            Self::Small(small) => small < 0,
            Self::Big(big) => big.sign() == num_bigint::Sign::Minus,
        }
    }
}

impl From<BigInt> for Int {
    fn from(big: BigInt) -> Self {
        match big.to_i64() {
            Some(small) => Self::Small(small),
            None => Self::Big(big),
        }
    }
}

impl From<i64> for Int {
    fn from(small: i64) -> Self {
        Self::Small(small)
    }
}

impl From<i128> for Int {
    fn from(value: i128) -> Self {
        match i64::try_from(value) {
            Ok(small) => Self::Small(small),
            Err(_) => Self::Big(BigInt::from(value)),
        }
    }
}

impl From<i64> for IntRef<'_> {
    fn from(small: i64) -> Self {
        Self::Small(small)
    }
}

impl<'a> From<&'a BigInt> for IntRef<'a> {
    fn from(big: &'a BigInt) -> Self {
        Self::Big(big)
    }
}

impl<'a> From<&'a Int> for IntRef<'a> {
    fn from(int: &'a Int) -> Self {
        int.as_ref()
    }
}
