//! Builtins that turn values into text or other values: `repr`, `format`, `chr`, `len` …
//! Invariant: each answers as the value's own methods do.

use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::value::{Name, Value};

pub static FUNCTIONS: &[Native] = &[
    Native::function("repr", repr),
    Native::function("ascii", ascii),
    Native::function("format", format),
    Native::function("chr", chr).quickly(chr_quickly),
    Native::function("ord", ord).quickly(ord_quickly),
    Native::function("len", len).quickly(len_quickly),
];

fn repr(m: &mut Machine, args: Args) -> Outcome {
    let [value] = args.exactly(m, "repr")?;
    m.return_repr(&value)
}

fn ascii(m: &mut Machine, args: Args) -> Outcome {
    let [value] = args.exactly(m, "ascii")?;
    m.ascii(&value).map(Value::from)
}

fn format(m: &mut Machine, args: Args) -> Outcome {
    let [value, spec] = args.between(m, "format", 1)?;
    let spec = match (&spec, spec.as_str()) {
        (Value::Unset, _) => std::rc::Rc::from(""),
        (_, Some(spec)) => spec.clone(),
        _ => {
            let given = m.type_name(&spec);
            return Err(m.type_error(format!("format() argument 2 must be str, not {given}")));
        }
    };
    m.format(&value, &spec).map(Value::Str)
}

fn chr(m: &mut Machine, args: Args) -> Outcome {
    let [code] = args.exactly(m, "chr")?;
    let code = m.index(&code)?;
    match u32::try_from(code).ok().filter(|code| *code < 0x11_0000) {
        Some(code) => match char::from_u32(code) {
            Some(character) => Ok(Value::from(character.to_string())),
            None => Err(m.value_error("the playground's strings hold no lone surrogates")),
        },
        None => Err(m.value_error("chr() arg not in range(0x110000)")),
    }
}

fn chr_quickly(m: &mut Machine, first: usize, names: &[Name]) -> Option<Outcome> {
    let [Value::Int(code)] = m.positional(first, names)? else { return None };
    u8::try_from(*code).ok().filter(u8::is_ascii).map(|byte| Ok(Value::character(byte)))
}

fn ord_quickly(m: &mut Machine, first: usize, names: &[Name]) -> Option<Outcome> {
    let [Value::Str(text)] = m.positional(first, names)? else { return None };
    match text.as_bytes() {
        [byte] => Some(Ok(Value::Int(i64::from(*byte)))),
        _ => None,
    }
}

fn len_quickly(m: &mut Machine, first: usize, names: &[Name]) -> Option<Outcome> {
    let [value] = m.positional(first, names)? else { return None };
    let length = match value {
        Value::List(list) => list.items.borrow().len(),
        Value::Tuple(items) => items.len(),
        Value::Dict(dict) => dict.map.borrow().len(),
        Value::Str(text) if text.len() <= 64 && text.is_ascii() => text.len(),
        _ => return None,
    };
    Some(Ok(Value::Int(length as i64)))
}

fn ord(m: &mut Machine, args: Args) -> Outcome {
    let [value] = args.exactly(m, "ord")?;
    let (first, length) = match value.plain() {
        Value::Str(text) => (text.chars().next().map(|c| c as i64), text.chars().count()),
        Value::Bytes(bytes) => (bytes.first().map(|&b| i64::from(b)), bytes.len()),
        Value::ByteArray(bytes) => (bytes.borrow().first().map(|&b| i64::from(b)), bytes.borrow().len()),
        _ => {
            let given = m.type_name(&value);
            return Err(m.type_error(format!("ord() expected string of length 1, but {given} found")));
        }
    };
    match first {
        Some(code) if length == 1 => Ok(Value::Int(code)),
        _ => Err(m.type_error(format!("ord() expected a character, but string of length {length} found"))),
    }
}

fn len(m: &mut Machine, args: Args) -> Outcome {
    let [value] = args.exactly(m, "len")?;
    m.return_length(&value)
}
