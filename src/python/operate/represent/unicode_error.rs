//! UnicodeEncodeError and UnicodeDecodeError: their five arguments and the text made of them.
//! Invariant: the text made of the arguments is the one they were read from.

use std::rc::Rc;

use crate::python::machine::Machine;
use crate::python::native::Exit;
use crate::python::object::instance::Instance;
use crate::python::operate::bytes_of;
use crate::python::text::TextError;
use crate::python::value::Value;

/// The names of the arguments.
const PARTS: [&str; 5] = ["encoding", "object", "start", "end", "reason"];

/// The encoding, the first and the last place and the reason in
/// `'ascii' codec can't encode characters in position 0-1: ordinal not in range(128)`.
fn parts_of(message: &str) -> Option<(&str, i64, i64, &str)> {
    let (encoding, rest) = message.strip_prefix('\'')?.split_once('\'')?;
    let (_, rest) = rest.split_once(" in position ")?;
    let (places, reason) = rest.split_once(": ")?;
    let (first, last) = places.split_once('-').unwrap_or((places, places));
    Some((encoding, first.parse().ok()?, last.parse().ok()?, reason))
}

impl Machine {
    /// The exception for an error in encoding or decoding `object`.
    pub(crate) fn codec_error(&self, error: TextError, object: Value) -> Exit {
        let is_unicode = matches!(error.class, "UnicodeEncodeError" | "UnicodeDecodeError");
        match parts_of(&error.message).filter(|_| is_unicode) {
            Some((encoding, first, last, reason)) => {
                let args =
                    vec![Value::str(encoding), object, Value::Int(first), Value::Int(last + 1), Value::str(reason)];
                Exit::raise(self.new_exception(error.class, args))
            }
            None => self.text_error(error),
        }
    }

    /// `error.reason` and the other arguments, by their names.
    pub(crate) fn codec_error_attribute(&self, exception: &Rc<Instance>, name: &str) -> Option<Value> {
        let place = PARTS.iter().position(|part| *part == name)?;
        if !self.is_exception(exception, "UnicodeError") {
            return None;
        }
        let data = exception.exception()?.borrow();
        if data.args.len() == PARTS.len() { data.args.get(place).cloned() } else { None }
    }

    /// The text of a codec's error; None where its arguments are others.
    pub(super) fn codec_error_text(&self, exception: &Rc<Instance>, args: &[Value]) -> Option<String> {
        let [encoding, object, Value::Int(start), Value::Int(end), reason] = args else { return None };
        let (encoding, reason) = (encoding.as_str()?, reason.as_str()?);
        let is_one = *end == start + 1;
        let place = usize::try_from(*start).ok()?;
        let (verb, what) = if self.is_exception(exception, "UnicodeEncodeError") {
            let bad = object.as_str()?.chars().nth(place).map_or(0, u32::from);
            let shown = match bad {
                0..=0xff => format!("\\x{bad:02x}"),
                0x100..=0xffff => format!("\\u{bad:04x}"),
                _ => format!("\\U{bad:08x}"),
            };
            ("encode", if is_one { format!("character '{shown}'") } else { "characters".to_owned() })
        } else if self.is_exception(exception, "UnicodeDecodeError") {
            let bad = bytes_of(object)?.get(place).copied().unwrap_or_default();
            ("decode", if is_one { format!("byte 0x{bad:02x}") } else { "bytes".to_owned() })
        } else {
            return None;
        };
        let places = if is_one { start.to_string() } else { format!("{start}-{}", end - 1) };
        Some(format!("'{encoding}' codec can't {verb} {what} in position {places}: {reason}"))
    }
}
