//! `bytes(…)` and `bytearray(…)`.
//! Invariant: a source is tried as text, as a number of bytes, as bytes, and as an iterable of numbers, in this order.

use std::rc::Rc;

use super::constructed_class;
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::operate::{Defined, bytes_of};
use crate::python::text::{Int, codec};
use crate::python::value::Value;

pub fn new_bytes(m: &mut Machine, args: Args) -> Outcome {
    let class = constructed_class(m, "bytes", &args)?;
    if let [_, same @ Value::Bytes(_)] = &args.values[..]
        && args.keywords.is_none()
    {
        return Ok(m.wrap_inner(&class, same.clone()));
    }
    let bytes = filled(m, "bytes", args)?;
    Ok(m.wrap_inner(&class, Value::Bytes(Rc::from(bytes))))
}

/// The bytes that a constructor's arguments describe, the first being the class or the object.
pub(in crate::python::object) fn filled(m: &mut Machine, owner: &str, args: Args) -> Outcome<Vec<u8>> {
    let names = ["", "source", "encoding", "errors"];
    let [_, source, encoding, errors] = args.bind(m, &format!("{owner}.{owner}"), &names, 4, 1)?;
    if !encoding.is_unset() || !errors.is_unset() {
        let encoding_word = m.word_argument(owner, "encoding", &encoding, "utf-8")?;
        let errors_word = m.word_argument(owner, "errors", &errors, "strict")?;
        let Some(text) = source.as_str() else {
            let what = if encoding.is_unset() { "errors" } else { "encoding" };
            return Err(m.type_error(format!("{what} without a string argument")));
        };
        if encoding.is_unset() {
            return Err(m.type_error("string argument without an encoding"));
        }
        return codec::encode(text, &encoding_word, &errors_word)
            .map_err(|error| m.codec_error(error, Value::Str(text.clone())));
    }
    if source.is_unset() {
        return Ok(Vec::new());
    }
    if owner == "bytes"
        && let Defined::Own(method) = m.defined(&source, "__bytes__")
    {
        let answer = m.call(&method, Args::none())?;
        return m.bytes_answer(&answer);
    }
    if source.as_str().is_some() {
        return Err(m.type_error("string argument without an encoding"));
    }
    if let Some(count) = m.whole_or_none(&source)? {
        return zeros(m, &count);
    }
    m.bytes_from(&source, owner)
}

fn zeros(m: &mut Machine, count: &Int) -> Outcome<Vec<u8>> {
    let Int::Small(count) = *count else {
        return Err(m.error("OverflowError", "cannot fit 'int' into an index-sized integer"));
    };
    let Ok(wanted) = u64::try_from(count) else { return Err(m.value_error("negative count")) };
    let count = usize::try_from(wanted).unwrap_or(usize::MAX / 4);
    m.reserve(count)?;
    Ok(vec![0; count])
}

impl Machine {
    /// The bytes of a bytes-like object, or of an iterable of numbers from 0 to 255.
    ///
    /// # Errors
    /// `cannot convert 'int' object to bytes`; `bytes must be in range(0, 256)`.
    pub(crate) fn bytes_from(&mut self, source: &Value, owner: &str) -> Outcome<Vec<u8>> {
        if let Some(bytes) = bytes_of(source) {
            if bytes.len() > 1024 {
                self.reserve(bytes.len())?;
            }
            return Ok(bytes.into_owned());
        }
        if source.as_str().is_some() || !self.is_iterable(source) {
            let given = self.type_name(source);
            return Err(self.type_error(format!("cannot convert '{given}' object to {owner}")));
        }
        let what = if owner == "bytes" { "bytes" } else { "byte" };
        let mut bytes = Vec::new();
        for item in self.collect(source)? {
            let number = self.clamped_index(&item)?;
            match u8::try_from(number) {
                Ok(byte) => bytes.push(byte),
                Err(_) => return Err(self.value_error(format!("{what} must be in range(0, 256)"))),
            }
        }
        Ok(bytes)
    }
}
