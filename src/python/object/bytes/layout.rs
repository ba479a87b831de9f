//! Padding, stripping and tabs of bytes.
//! Invariant: each byte is one column wide.

use super::{bytes, made, needle};
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::operate::{bytes_of, short_name};
use crate::python::text::{bytes as pure, layout};
use crate::python::value::Value;

/// Each byte as the character with its number, so that strings' layout serves bytes.
fn widened(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

fn narrowed(text: &str) -> Vec<u8> {
    text.chars().map(|character| character as u8).collect()
}

/// `center`, `ljust` and `rjust`.
pub fn padded(m: &mut Machine, name: &str, args: Args) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this, width, fill] = args.between(m, name, 2)?;
    let bytes = bytes(m, name, &this)?;
    let width = m.index(&width)?;
    let short = short_name(name);
    let fill = match (bytes_of(&fill).as_deref(), &fill) {
        (None, Value::Unset) => ' ',
        (Some([fill]), _) => char::from(*fill),
        _ => {
            let given = m.given_name(&fill);
            return Err(m.type_error(format!("{short}() argument 2 must be a byte string of length 1, not {given}")));
        }
    };
    m.reserve_columns(width)?;
    let pad = match short {
        "center" => layout::center,
        "ljust" => layout::ljust,
        _ => layout::rjust,
    };
    let text = pad(&widened(&bytes), width, fill).map_err(|error| m.text_error(error))?;
    made(m, &this, narrowed(&text))
}

pub fn zfill(m: &mut Machine, name: &str, args: Args) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this, width] = args.exactly(m, name)?;
    let bytes = bytes(m, name, &this)?;
    let width = m.index(&width)?;
    m.reserve_columns(width)?;
    let text = layout::zfill(&widened(&bytes), width).map_err(|error| m.text_error(error))?;
    made(m, &this, narrowed(&text))
}

pub fn expandtabs(m: &mut Machine, name: &str, args: Args) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this, size] = args.bind(m, name, &["", "tabsize"], 2, 1)?;
    let bytes = bytes(m, name, &this)?;
    let size = m.tab_size(&size)?;
    let tabs = pure::count(&bytes, b"\t", None, None) as i64;
    m.reserve_columns(size.saturating_mul(tabs))?;
    let text = layout::expand_tabs(&widened(&bytes), size).map_err(|error| m.text_error(error))?;
    made(m, &this, narrowed(&text))
}

/// `strip`, `lstrip` and `rstrip`.
pub fn stripped(m: &mut Machine, name: &str, args: Args) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this, characters] = args.between(m, name, 1)?;
    let bytes = bytes(m, name, &this)?;
    let characters = match &characters {
        Value::Unset | Value::None => None,
        given => Some(needle(m, given)?),
    };
    let strip = match short_name(name) {
        "strip" => pure::strip,
        "lstrip" => pure::lstrip,
        _ => pure::rstrip,
    };
    let rest = strip(&bytes, characters.as_deref()).to_vec();
    made(m, &this, rest)
}
