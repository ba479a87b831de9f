//! `str.translate` and `str.maketrans`.
//! Invariant: a character that the table does not know stays as it is.

use super::text;
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::operate::as_int;
use crate::python::text::IntRef;
use crate::python::value::Value;

pub fn translate(m: &mut Machine, args: Args) -> Outcome {
    m.require_receiver("str.translate", &args)?;
    let [this, table] = args.exactly(m, "str.translate")?;
    let text = text(m, "str.translate", &this)?;
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match looked_up(m, &table, character)? {
            Value::Unset => out.push(character),
            Value::None => {}
            found => push_replacement(m, &mut out, &found)?,
        }
        if out.len() == out.capacity() && out.len() > 1024 {
            m.reserve(out.len())?;
        }
    }
    Ok(Value::from(out))
}

/// What the table has for a character; `Unset` where it has nothing.
fn looked_up(m: &mut Machine, table: &Value, character: char) -> Outcome {
    let code = Value::Int(i64::from(u32::from(character)));
    if let Value::Dict(dict) = table {
        return Ok(m.dict_get(dict, &code)?.unwrap_or_default());
    }
    match m.subscript(table, &code) {
        Err(exit) if m.raises(&exit, "LookupError") => Ok(Value::Unset),
        answer => answer,
    }
}

fn push_replacement(m: &mut Machine, out: &mut String, found: &Value) -> Outcome<()> {
    if let Some(text) = found.as_str() {
        out.push_str(text);
        return Ok(());
    }
    match as_int(found) {
        Some(code) => match character_of(code) {
            Some(character) => {
                out.push(character);
                Ok(())
            }
            None => Err(m.value_error("character mapping must be in range(0x110000)")),
        },
        None => Err(m.type_error("character mapping must return integer, None or str")),
    }
}

fn character_of(code: IntRef<'_>) -> Option<char> {
    match code {
        IntRef::Small(code) => u32::try_from(code).ok().and_then(char::from_u32),
        IntRef::Big(_) => None,
    }
}

pub fn maketrans(m: &mut Machine, args: Args) -> Outcome {
    let [from, to, removed] = args.between(m, "maketrans", 1)?;
    if to.is_unset() {
        return from_dict(m, &from);
    }
    let Some(from) = from.as_str() else {
        return Err(m.type_error("first maketrans argument must be a string if there is a second argument"));
    };
    let (Some(to), true) = (to.as_str(), removed.is_unset() || removed.as_str().is_some()) else {
        let (place, wrong) = if to.as_str().is_none() { (2, &to) } else { (3, &removed) };
        let given = m.given_name(wrong);
        return Err(m.type_error(format!("maketrans() argument {place} must be str, not {given}")));
    };
    if from.chars().count() != to.chars().count() {
        return Err(m.value_error("the first two maketrans arguments must have equal length"));
    }
    let code = |character: char| Value::Int(i64::from(u32::from(character)));
    let mut pairs: Vec<(Value, Value)> = from.chars().map(code).zip(to.chars().map(code)).collect();
    if let Some(removed) = removed.as_str() {
        pairs.extend(removed.chars().map(|character| (code(character), Value::None)));
    }
    m.new_dict(pairs)
}

/// A table with every key as a code point.
fn from_dict(m: &mut Machine, table: &Value) -> Outcome {
    let Value::Dict(dict) = table.plain() else {
        return Err(m.type_error("if you give only one argument to maketrans it must be a dict"));
    };
    let mut pairs = Vec::new();
    for (key, value) in m.dict_pairs(dict) {
        let key = match key.as_str() {
            Some(text) => {
                let mut characters = text.chars();
                match (characters.next(), characters.next()) {
                    (Some(character), None) => Value::Int(i64::from(u32::from(character))),
                    _ => return Err(m.value_error("string keys in translate table must be of length 1")),
                }
            }
            None if as_int(&key).is_some() => key,
            None => return Err(m.type_error("keys in translate table must be strings or integers")),
        };
        pairs.push((key, value));
    }
    m.new_dict(pairs)
}
