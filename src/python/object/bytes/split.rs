//! Splitting, partitioning and joining bytes.
//! Invariant: parts have the receiver's type.

use super::{bytes, made, needle};
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::operate::{bytes_of, like_bytes, short_name};
use crate::python::text::bytes as pure;
use crate::python::value::Value;

/// `split` and `rsplit`.
pub fn split(m: &mut Machine, name: &str, args: Args) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this, separator, limit] = args.bind(m, name, &["", "sep", "maxsplit"], 3, 1)?;
    let bytes = bytes(m, name, &this)?;
    let limit = m.limit_argument(&limit)?;
    let separator = match &separator {
        Value::Unset | Value::None => None,
        given => Some(needle(m, given)?),
    };
    let is_from_right = short_name(name) == "rsplit";
    let parts = match &separator {
        None if is_from_right => rsplit_whitespace(&bytes, limit),
        None => pure::split_whitespace(&bytes, limit),
        Some(separator) if is_from_right && !separator.is_empty() => rsplit(&bytes, separator, limit),
        Some(separator) => pure::split(&bytes, separator, limit).map_err(|error| m.text_error(error))?,
    };
    m.list_of(parts, |part| like_bytes(&this, part.to_vec()))
}

fn rsplit<'a>(bytes: &'a [u8], separator: &[u8], limit: i64) -> Vec<&'a [u8]> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut parts = Vec::new();
    let mut rest = bytes;
    while parts.len() < limit
        && let Some(at) = pure::rfind(rest, separator, None, None)
    {
        parts.push(&rest[at + separator.len()..]);
        rest = &rest[..at];
    }
    parts.push(rest);
    parts.reverse();
    parts
}

fn rsplit_whitespace(bytes: &[u8], limit: i64) -> Vec<&[u8]> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut parts = Vec::new();
    let mut rest = pure::rstrip(bytes, None);
    while !rest.is_empty() {
        if parts.len() == limit {
            parts.push(rest);
            break;
        }
        let start = rest.iter().rposition(|byte| matches!(byte, b'\t'..=b'\r' | b' ')).map_or(0, |last| last + 1);
        parts.push(&rest[start..]);
        rest = pure::rstrip(&rest[..start], None);
    }
    parts.reverse();
    parts
}

pub fn splitlines(m: &mut Machine, name: &str, args: Args) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this, keep] = args.bind(m, name, &["", "keepends"], 2, 1)?;
    let bytes = bytes(m, name, &this)?;
    let keeps_ends = !keep.is_unset() && m.index(&keep)? != 0;
    m.list_of(pure::split_lines(&bytes, keeps_ends), |line| like_bytes(&this, line.to_vec()))
}

/// `partition` and `rpartition`.
pub fn partition(m: &mut Machine, name: &str, args: Args) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this, separator] = args.exactly(m, name)?;
    let bytes = bytes(m, name, &this)?;
    let separator = needle(m, &separator)?;
    if separator.is_empty() {
        return Err(m.value_error("empty separator"));
    }
    let is_from_right = short_name(name) == "rpartition";
    let find = if is_from_right { pure::rfind } else { pure::find };
    let parts: [&[u8]; 3] = match find(&bytes, &separator, None, None) {
        Some(at) => [&bytes[..at], &separator, &bytes[at + separator.len()..]],
        None if is_from_right => [b"", b"", &bytes],
        None => [&bytes, b"", b""],
    };
    Ok(Value::tuple(parts.iter().map(|part| like_bytes(&this, part.to_vec())).collect()))
}

pub fn join(m: &mut Machine, name: &'static str, args: Args) -> Outcome {
    m.require_receiver(name, &args)?;
    let [this, iterable] = args.exactly(m, name)?;
    bytes(m, name, &this)?;
    if !m.is_iterable(&iterable) {
        return Err(m.type_error("can only join an iterable"));
    }
    m.gather(&iterable, move |m, items| {
        let separator = bytes(m, name, &this)?.into_owned();
        joined(m, &this, &separator, &items)
    })
}

fn joined(m: &mut Machine, this: &Value, separator: &[u8], items: &[Value]) -> Outcome {
    let mut out = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let Some(part) = bytes_of(item) else {
            let given = m.type_name(item);
            let text = format!("sequence item {index}: expected a bytes-like object, {given} found");
            return Err(m.type_error(text));
        };
        if out.len() + part.len() + separator.len() > out.capacity().max(1024) {
            m.reserve(out.len() + part.len() + separator.len())?;
        }
        if index > 0 {
            out.extend_from_slice(separator);
        }
        out.extend_from_slice(&part);
    }
    made(m, this, out)
}
