//! `str.join`.
//! Invariant: the items are all there before the first is joined, as in CPython.

use super::text;
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::value::Value;

pub fn join(m: &mut Machine, args: Args) -> Outcome {
    m.require_receiver("str.join", &args)?;
    let [this, iterable] = args.exactly(m, "str.join")?;
    let separator = text(m, "str.join", &this)?;
    match &iterable {
        Value::List(list) => {
            let items = list.items.borrow();
            return joined(m, &separator, &items);
        }
        Value::Tuple(items) => return joined(m, &separator, items),
        _ => {}
    }
    if !m.is_iterable(&iterable) {
        return Err(m.type_error("can only join an iterable"));
    }
    m.gather(&iterable, move |m, items| joined(m, &separator, &items))
}

fn joined(m: &mut Machine, separator: &str, items: &[Value]) -> Outcome {
    if let [only @ Value::Str(_)] = items {
        return Ok(only.clone());
    }
    let mut length = separator.len().saturating_mul(items.len().saturating_sub(1));
    for (index, item) in items.iter().enumerate() {
        match item.as_str() {
            Some(text) => length = length.saturating_add(text.len()),
            None => {
                let given = m.type_name(item);
                let text = format!("sequence item {index}: expected str instance, {given} found");
                return Err(m.type_error(text));
            }
        }
    }
    m.reserve_long_text(length)?;
    let mut out = String::with_capacity(length);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_str(separator);
        }
        if let Some(text) = item.as_str() {
            out.push_str(text);
        }
    }
    Ok(Value::from(out))
}
