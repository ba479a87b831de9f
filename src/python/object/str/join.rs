//! `str.join`.
//! Invariant: the items are all there before the first is joined, as in CPython.

use std::ops::Range;
use std::rc::Rc;

use super::text;
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome, in_pieces};
use crate::python::value::Value;

/// Items that are joined at once: less than a millisecond, unless they are long, which is copied fast.
const PIECE: usize = 1 << 13;

pub fn join(m: &mut Machine, args: Args) -> Outcome {
    m.require_receiver("str.join", &args)?;
    let [this, iterable] = args.exactly(m, "str.join")?;
    let separator = text(m, "str.join", &this)?;
    match &iterable {
        Value::List(list) if list.items.borrow().len() > PIECE => {
            let items = list.items.borrow().clone();
            return long_join(m, separator, items);
        }
        Value::List(list) => {
            let items = list.items.borrow();
            return joined(m, &separator, &items);
        }
        Value::Tuple(items) if items.len() > PIECE => return long_join(m, separator, items.to_vec()),
        Value::Tuple(items) => return joined(m, &separator, items),
        _ => {}
    }
    if !m.is_iterable(&iterable) {
        return Err(m.type_error("can only join an iterable"));
    }
    m.gather(&iterable, move |m, items| {
        if items.len() > PIECE { long_join(m, separator, items) } else { joined(m, &separator, &items) }
    })
}

/// Joins many items, which it drops on the way.
fn long_join(m: &mut Machine, separator: Rc<str>, mut items: Vec<Value>) -> Outcome {
    let (mut measured, mut length) = (0, separator.len().saturating_mul(items.len() - 1));
    let mut out = None;
    in_pieces(m, move |m| {
        let Some(out) = &mut out else {
            let end = items.len().min(measured + PIECE);
            length = add_lengths(m, &items, measured..end, length)?;
            measured = end;
            if measured == items.len() {
                m.reserve_long_text(length)?;
                out = Some(String::with_capacity(length));
                items.reverse();
            }
            return Ok(None);
        };
        for item in items.drain(items.len().saturating_sub(PIECE)..).rev() {
            if let Some(text) = item.as_str() {
                out.push_str(text);
            }
            // Only the last item has none behind it, and fills the text.
            if out.len() < length {
                out.push_str(&separator);
            }
        }
        Ok(items.is_empty().then(|| Value::from(std::mem::take(out))))
    })
}

/// The length so far, and that of the items in a range.
fn add_lengths(m: &mut Machine, items: &[Value], range: Range<usize>, length: usize) -> Outcome<usize> {
    let mut length = length;
    for (index, item) in items.iter().enumerate().take(range.end).skip(range.start) {
        match item.as_str() {
            Some(text) => length = length.saturating_add(text.len()),
            None => {
                let given = m.type_name(item);
                let text = format!("sequence item {index}: expected str instance, {given} found");
                return Err(m.type_error(text));
            }
        }
    }
    Ok(length)
}

fn joined(m: &mut Machine, separator: &str, items: &[Value]) -> Outcome {
    if let [only @ Value::Str(_)] = items {
        return Ok(only.clone());
    }
    let length = separator.len().saturating_mul(items.len().saturating_sub(1));
    let length = add_lengths(m, items, 0..items.len(), length)?;
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
