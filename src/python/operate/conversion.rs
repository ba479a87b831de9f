//! Values as numbers: `__index__`, `__int__`, `__float__` and `__complex__`, and what stands in for each.
//! Invariant: what comes out is a plain number, never an instance of a subclass.

use super::Defined;
use super::number::as_int;
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::text::{Int, IntRef, float, parse};
use crate::python::value::Value;

impl From<IntRef<'_>> for Int {
    fn from(n: IntRef<'_>) -> Self {
        match n {
            IntRef::Small(small) => Self::Small(small),
            IntRef::Big(big) => Self::from(big.clone()),
        }
    }
}

impl Machine {
    /// The integer that a value is or stands for, however large.
    ///
    /// # Errors
    /// `'str' object cannot be interpreted as an integer`; what `__index__` raises.
    pub fn whole(&mut self, value: &Value) -> Outcome<Int> {
        match self.whole_or_none(value)? {
            Some(int) => Ok(int),
            None => {
                let given = self.type_name(value);
                Err(self.type_error(format!("'{given}' object cannot be interpreted as an integer")))
            }
        }
    }

    /// The integer that a value is or stands for; None where it has no `__index__`.
    ///
    /// # Errors
    /// What `__index__` raises; `__index__ returned non-int (type str)`.
    pub fn whole_or_none(&mut self, value: &Value) -> Outcome<Option<Int>> {
        if let Some(int) = as_int(value) {
            return Ok(Some(Int::from(int)));
        }
        let Defined::Own(method) = self.defined(value, "__index__") else { return Ok(None) };
        let answer = self.call(&method, Args::none())?;
        self.int_answer(answer, "__index__").map(Some)
    }

    /// What a conversion method returned, as an int.
    pub(crate) fn int_answer(&self, answer: Value, method: &str) -> Outcome<Int> {
        match as_int(&answer) {
            Some(int) => Ok(Int::from(int)),
            None => {
                let given = self.type_name(&answer);
                Err(self.type_error(format!("{method} returned non-int (type {given})")))
            }
        }
    }

    /// What `int(value)` makes of a number or text; None for anything else.
    ///
    /// # Errors
    /// ValueError for text that is no number; OverflowError for infinity; what the program's methods raise.
    pub fn truncated(&mut self, value: &Value) -> Outcome<Option<Int>> {
        if let Some(method) = self.own_int_method(value) {
            let answer = self.call(&method, Args::none())?;
            return self.int_answer(answer, "__int__").map(Some);
        }
        if let Defined::Own(method) = self.defined(value, "__trunc__") {
            let answer = self.call(&method, Args::none())?;
            return match self.whole_or_none(&answer)? {
                Some(int) => Ok(Some(int)),
                None => {
                    let given = self.type_name(&answer);
                    Err(self.type_error(format!("__trunc__ returned non-Integral (type {given})")))
                }
            };
        }
        let result = match value.plain() {
            Value::Float(x) => float::float_to_int(*x),
            Value::Str(text) => parse::parse_int(text, 10),
            Value::Bytes(bytes) => parse::parse_int_bytes(bytes, 10),
            Value::ByteArray(bytes) => parse::parse_int_bytes(&bytes.borrow(), 10),
            plain => return Ok(as_int(plain).map(Int::from)),
        };
        result.map(Some).map_err(|error| self.text_error(error))
    }

    /// The method of the program that `int(value)` asks, if there is one.
    pub(crate) fn own_int_method(&mut self, value: &Value) -> Option<Value> {
        match self.defined(value, "__int__") {
            Defined::Own(method) => Some(method),
            Defined::Absent => match self.defined(value, "__index__") {
                Defined::Own(method) => Some(method),
                _ => None,
            },
            Defined::BuiltIn => None,
        }
    }

    /// The float that a number is or stands for (`__float__`, `__index__`); None for anything else, text included.
    ///
    /// # Errors
    /// `int too large to convert to float`; what the program's methods raise.
    pub fn real(&mut self, value: &Value) -> Outcome<Option<f64>> {
        if let Defined::Own(method) = self.defined(value, "__float__") {
            let answer = self.call(&method, Args::none())?;
            return self.float_answer(value, answer).map(Some);
        }
        if let Value::Float(x) = value.plain() {
            return Ok(Some(*x));
        }
        match self.whole_or_none(value)? {
            Some(int) => float::int_to_float(int.as_ref()).map(Some).map_err(|error| self.text_error(error)),
            None => Ok(None),
        }
    }

    /// What `__float__` of `value` returned, as a float.
    pub(crate) fn float_answer(&self, value: &Value, answer: Value) -> Outcome<f64> {
        match answer.plain() {
            Value::Float(x) => Ok(*x),
            _ => {
                let (name, given) = (self.type_name(value), self.type_name(&answer));
                Err(self.type_error(format!("{name}.__float__ returned non-float (type {given})")))
            }
        }
    }

    /// The complex number that a number is or stands for; None for anything else.
    ///
    /// # Errors
    /// As [`Machine::real`]; `__complex__ returned non-complex (type str)`.
    pub fn complex_number(&mut self, value: &Value) -> Outcome<Option<(f64, f64)>> {
        if let Defined::Own(method) = self.defined(value, "__complex__") {
            let answer = self.call(&method, Args::none())?;
            return match answer.plain() {
                Value::Complex(z) => Ok(Some(**z)),
                _ => {
                    let (name, given) = (self.type_name(value), self.type_name(&answer));
                    Err(self.type_error(format!("{name}.__complex__ returned non-complex (type {given})")))
                }
            };
        }
        if let Value::Complex(z) = value.plain() {
            return Ok(Some(**z));
        }
        Ok(self.real(value)?.map(|x| (x, 0.0)))
    }
}
