//! `bytes.translate` and `bytes.maketrans`.
//! Invariant: a table has 256 bytes, one for each byte.

use super::{bytes, made, needle};
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::value::Value;

pub fn translate(m: &mut Machine, name: &str, args: Args) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this, table, removed] = args.bind(m, name, &["", "", "delete"], 3, 2)?;
    let bytes = bytes(m, name, &this)?;
    let table = match &table {
        Value::None => None,
        given => Some(needle(m, given)?),
    };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(m.value_error("translation table must be 256 characters long"));
    }
    let removed = match &removed {
        Value::Unset => None,
        given => Some(needle(m, given)?),
    };
    let is_kept = |byte: &u8| !removed.as_ref().is_some_and(|removed| removed.contains(byte));
    let mapped = |byte: u8| table.as_ref().and_then(|table| table.get(usize::from(byte)).copied()).unwrap_or(byte);
    let out = bytes.iter().copied().filter(is_kept).map(mapped).collect();
    made(m, &this, out)
}

pub fn maketrans(m: &mut Machine, args: Args) -> Outcome {
    let [from, to] = args.between(m, "maketrans", 2)?;
    let (from, to) = (needle(m, &from)?, needle(m, &to)?);
    if from.len() != to.len() {
        return Err(m.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (&from, &to) in from.iter().zip(to.iter()) {
        if let Some(place) = table.get_mut(usize::from(from)) {
            *place = to;
        }
    }
    Ok(Value::bytes(&table))
}
