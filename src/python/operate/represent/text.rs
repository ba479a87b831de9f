//! `str()` and `format()` of any value.
//! Invariant: what the program's methods return is checked to be text.

use std::rc::Rc;

use super::itoa;
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::operate::Defined;
use crate::python::text::IntRef;
use crate::python::text::format::{format_complex, format_float, format_int, format_str};
use crate::python::value::Value;

impl Machine {
    /// `str(value)`.
    ///
    /// # Errors
    /// What a `__str__` or `__repr__` raises; `__str__ returned non-string (type int)`; MemoryError.
    #[inline]
    pub fn str(&mut self, value: &Value) -> Outcome<Rc<str>> {
        match value {
            Value::Str(text) => Ok(text.clone()),
            Value::Int(number) => Ok(Rc::from(itoa(*number, &mut [0; 20]))),
            Value::Instance(_) | Value::Class(_) => self.str_of_object(value),
            _ => self.builtin_repr(value).map(Rc::from),
        }
    }

    fn str_of_object(&mut self, value: &Value) -> Outcome<Rc<str>> {
        if let Defined::Own(method) = self.defined(value, "__str__") {
            let result = self.call(&method, Args::none())?;
            return match result.as_str() {
                Some(text) => Ok(text.clone()),
                None => {
                    let name = self.type_name(&result);
                    Err(self.type_error(format!("__str__ returned non-string (type {name})")))
                }
            };
        }
        self.builtin_str(value)
    }

    /// `object.__str__(value)`, `str.__str__(value)` or `BaseException.__str__(value)`, whichever is meant.
    ///
    /// # Errors
    /// As [`Machine::str`].
    pub(crate) fn builtin_str(&mut self, value: &Value) -> Outcome<Rc<str>> {
        if let Value::Instance(instance) = value {
            if instance.exception().is_some() {
                let instance = instance.clone();
                return self.exception_text(&instance).map(Rc::from);
            }
            if let Some(Value::Str(text)) = instance.inner() {
                return Ok(text.clone());
            }
        }
        self.repr(value).map(Rc::from)
    }

    /// `format(value, spec)`.
    ///
    /// # Errors
    /// `unsupported format string passed to list.__format__`; the errors of the format language; what the program's
    /// methods raise; MemoryError.
    pub fn format(&mut self, value: &Value, spec: &str) -> Outcome<Rc<str>> {
        if spec.is_empty()
            && let Value::Str(_) | Value::Int(_) = value
        {
            return self.str(value);
        }
        if let Value::Instance(_) | Value::Class(_) = value
            && let Defined::Own(method) = self.defined(value, "__format__")
        {
            let result = self.call(&method, Args::one(Value::str(spec)))?;
            return match result.as_str() {
                Some(text) => Ok(text.clone()),
                None => {
                    let name = self.type_name(&result);
                    Err(self.type_error(format!("__format__ must return a str, not {name}")))
                }
            };
        }
        self.builtin_format(value, spec)
    }

    /// `format(value, spec)` as the built-in type of `value.plain()` means it.
    ///
    /// # Errors
    /// As [`Machine::format`].
    pub(crate) fn builtin_format(&mut self, value: &Value, spec: &str) -> Outcome<Rc<str>> {
        if spec.is_empty() {
            return self.str(value);
        }
        self.reserve_width(spec)?;
        let name = self.type_name(value);
        let result = match value.plain() {
            Value::Str(text) => format_str(text, spec, &name),
            Value::Int(number) => format_int(IntRef::Small(*number), spec, &name),
            Value::Bool(flag) => format_int(IntRef::Small(i64::from(*flag)), spec, &name),
            Value::Big(big) => format_int(IntRef::Big(big), spec, &name),
            Value::Float(x) => format_float(*x, spec, &name),
            Value::Complex(z) => format_complex(z.0, z.1, spec, &name),
            _ => {
                return Err(self.type_error(format!("unsupported format string passed to {name}.__format__")));
            }
        };
        result.map(Rc::from).map_err(|error| self.text_error(error))
    }

    /// Asks for the memory that the widths and precisions in a format spec can take.
    ///
    /// # Errors
    /// MemoryError.
    pub(crate) fn reserve_width(&mut self, spec: &str) -> Outcome<()> {
        if spec.len() < 5 || spec.bytes().filter(u8::is_ascii_digit).count() < 5 {
            return Ok(());
        }
        let widest = spec
            .split(|character: char| !character.is_ascii_digit())
            .filter(|digits| digits.len() > 4)
            .map(|digits| digits.parse::<usize>().unwrap_or(0))
            .max();
        match widest {
            Some(width) => self.reserve(width.saturating_mul(4)),
            None => Ok(()),
        }
    }
}
