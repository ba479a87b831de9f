//! The methods of bytes that know letters: case, and what kind of bytes these are.
//! Invariant: only ASCII's letters, digits and whitespace count.

use super::{bytes, made};
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::value::Value;

/// A method that makes bytes of bytes.
pub fn changed(m: &mut Machine, name: &str, args: Args, change: fn(&[u8]) -> Vec<u8>) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this] = args.exactly(m, name)?;
    let bytes = bytes(m, name, &this)?;
    made(m, &this, change(&bytes))
}

/// A method that says whether bytes are something.
pub fn asked(m: &mut Machine, name: &str, args: Args, ask: fn(&[u8]) -> bool) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this] = args.exactly(m, name)?;
    let bytes = bytes(m, name, &this)?;
    Ok(Value::Bool(ask(&bytes)))
}

pub fn capitalize(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_ascii_lowercase();
    if let Some(first) = out.first_mut() {
        first.make_ascii_uppercase();
    }
    out
}

pub fn title(bytes: &[u8]) -> Vec<u8> {
    let mut is_inside = false;
    let titled = |byte: &u8| {
        let changed = if is_inside { byte.to_ascii_lowercase() } else { byte.to_ascii_uppercase() };
        is_inside = byte.is_ascii_alphabetic();
        changed
    };
    bytes.iter().map(titled).collect()
}

pub fn swapcase(bytes: &[u8]) -> Vec<u8> {
    let swapped =
        |byte: &u8| if byte.is_ascii_lowercase() { byte.to_ascii_uppercase() } else { byte.to_ascii_lowercase() };
    bytes.iter().map(swapped).collect()
}

fn are_all(bytes: &[u8], is: fn(&u8) -> bool) -> bool {
    !bytes.is_empty() && bytes.iter().all(is)
}

pub fn is_alnum(bytes: &[u8]) -> bool {
    are_all(bytes, u8::is_ascii_alphanumeric)
}

pub fn is_alpha(bytes: &[u8]) -> bool {
    are_all(bytes, u8::is_ascii_alphabetic)
}

pub fn is_digit(bytes: &[u8]) -> bool {
    are_all(bytes, u8::is_ascii_digit)
}

pub fn is_space(bytes: &[u8]) -> bool {
    are_all(bytes, |byte| matches!(byte, b'\t'..=b'\r' | b' '))
}

pub fn is_lower(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase)
}

pub fn is_upper(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase)
}

pub fn is_title(bytes: &[u8]) -> bool {
    bytes.iter().any(u8::is_ascii_alphabetic) && title(bytes) == bytes
}
