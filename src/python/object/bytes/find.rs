//! `find`, `index`, `count` and `replace` of bytes.
//! Invariant: a number from 0 to 255 may be looked for like one byte.

use std::borrow::Cow;

use super::{bytes, made, needle};
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::operate::bytes_of;
use crate::python::text::{Int, bytes as pure};
use crate::python::value::Value;

/// What is looked for: bytes, or one byte by its number.
fn wanted<'a>(m: &mut Machine, value: &'a Value) -> Outcome<Cow<'a, [u8]>> {
    if let Some(bytes) = bytes_of(value) {
        return Ok(bytes);
    }
    match m.whole_or_none(value)? {
        Some(Int::Small(number)) if (0..256).contains(&number) => Ok(Cow::Owned(vec![number as u8])),
        Some(_) => Err(m.value_error("byte must be in range(0, 256)")),
        None => {
            let given = m.type_name(value);
            Err(m.type_error(format!("argument should be integer or bytes-like object, not '{given}'")))
        }
    }
}

fn place(m: &mut Machine, name: &str, args: Args) -> Outcome<Option<usize>> {
    let search = m.search_args(name, args)?;
    let bytes = bytes(m, name, &search.this)?;
    let wanted = wanted(m, &search.needle)?;
    let find = if name.contains(".r") { pure::rfind } else { pure::find };
    Ok(find(&bytes, &wanted, search.start, search.end))
}

/// `find` and `rfind`.
pub fn find(m: &mut Machine, name: &str, args: Args) -> Outcome {
    Ok(place(m, name, args)?.map_or(Value::Int(-1), Value::from))
}

/// `index` and `rindex`.
pub fn index(m: &mut Machine, name: &str, args: Args) -> Outcome {
    match place(m, name, args)? {
        Some(place) => Ok(Value::from(place)),
        None => Err(m.value_error("subsection not found")),
    }
}

pub fn count(m: &mut Machine, name: &str, args: Args) -> Outcome {
    let search = m.search_args(name, args)?;
    let bytes = bytes(m, name, &search.this)?;
    let wanted = wanted(m, &search.needle)?;
    Ok(Value::from(pure::count(&bytes, &wanted, search.start, search.end)))
}

pub fn replace(m: &mut Machine, name: &str, args: Args) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this, old, new, count] = args.between(m, name, 3)?;
    let bytes = bytes(m, name, &this)?;
    let (old, new) = (needle(m, &old)?, needle(m, &new)?);
    let count = m.limit_argument(&count)?;
    let replaced = pure::replace(&bytes, &old, &new, count).map_err(|error| m.text_error(error))?;
    made(m, &this, replaced)
}
