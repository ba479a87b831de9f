//! `sys`: what Python code cannot tell by itself.
//! Invariant: sizes are those of CPython 3.11 on a 64-bit machine, of the object alone.

use std::rc::Rc;

use super::native_class::add_functions;
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::value::{Globals, Value};

static FUNCTIONS: &[Native] = &[
    Native::function("_write", |m, args| write(m, args, false)),
    Native::function("_write_error", |m, args| write(m, args, true)),
    Native::function("_modules", modules),
    Native::function("getsizeof", getsizeof),
    Native::function("getrecursionlimit", getrecursionlimit),
    Native::function("setrecursionlimit", setrecursionlimit),
    Native::function("exc_info", exc_info),
    Native::function("intern", intern),
];

pub fn fill(_: &mut Machine, globals: &Rc<Globals>) -> Outcome<()> {
    add_functions(globals, FUNCTIONS);
    Ok(())
}

fn write(m: &mut Machine, args: Args, is_error: bool) -> Outcome {
    let [text] = args.exactly(m, "write")?;
    let Some(text) = text.as_str() else {
        let name = m.type_name(&text);
        return Err(m.type_error(format!("write() argument must be str, not {name}")));
    };
    m.write(text, is_error)?;
    Ok(Value::from(text.chars().count()))
}

fn modules(m: &mut Machine, args: Args) -> Outcome {
    let [] = args.exactly(m, "modules")?;
    let pairs = m.modules.iter().filter(|(name, _)| !name.starts_with("_m") && !name.starts_with("_n"));
    let pairs = pairs.map(|(name, module)| (Value::Str(name.clone()), Value::Module(module.clone()))).collect();
    m.new_dict(pairs)
}

fn getrecursionlimit(m: &mut Machine, args: Args) -> Outcome {
    let [] = args.exactly(m, "getrecursionlimit")?;
    Ok(Value::from(m.recursion_limit))
}

/// Frames cost memory, not stack, so any limit up to a million will do.
fn setrecursionlimit(m: &mut Machine, args: Args) -> Outcome {
    let [limit] = args.exactly(m, "setrecursionlimit")?;
    match usize::try_from(m.index(&limit)?) {
        Ok(limit) if limit > 0 => m.recursion_limit = limit.min(1_000_000),
        _ => return Err(m.value_error("recursion limit must be greater or equal than 1")),
    }
    Ok(Value::None)
}

fn exc_info(m: &mut Machine, args: Args) -> Outcome {
    let [] = args.exactly(m, "exc_info")?;
    Ok(Value::tuple(match m.handled_exception() {
        Some(exception) => {
            let value = Value::Instance(exception.clone());
            let traceback = m.attribute(&value, "__traceback__")?;
            vec![Value::Class(exception.class()), value, traceback]
        }
        None => vec![Value::None, Value::None, Value::None],
    }))
}

fn intern(m: &mut Machine, args: Args) -> Outcome {
    let [text] = args.exactly(m, "intern")?;
    match text {
        Value::Str(_) => Ok(text),
        _ => {
            let name = m.type_name(&text);
            Err(m.type_error(format!("intern() argument must be str, not {name}")))
        }
    }
}

fn getsizeof(m: &mut Machine, args: Args) -> Outcome {
    let [object, default] = args.bind(m, "getsizeof", &["object", "default"], 2, 1)?;
    drop(default);
    if let Value::Instance(_) = &object
        && let Some(method) = m.special(&object, "__sizeof__")
        && !matches!(&method, Value::Method(method) if matches!(method.function, Value::Native(_)))
    {
        let size = m.call(&method, Args::none())?;
        // The header of an object that the garbage collector tracks.
        return Ok(Value::Int(m.index(&size)?.saturating_add(16)));
    }
    Ok(Value::from(size_of_object(&object)))
}

fn size_of_object(object: &Value) -> usize {
    match object {
        Value::None | Value::NotImplemented | Value::Ellipsis => 16,
        Value::Bool(_) => 28,
        Value::Float(_) => 24,
        Value::Int(small) => 24 + 4 * (64 - small.unsigned_abs().leading_zeros() as usize).div_ceil(30).max(1),
        Value::Big(big) => 24 + 4 * (big.bits() as usize).div_ceil(30),
        Value::Complex(_) => 32,
        Value::Str(text) => {
            let length = text.chars().count();
            match text.chars().max().map_or(0, u32::from) {
                0..=0x7f => 49 + length,
                0x80..=0xff => 73 + length,
                0x100..=0xffff => 74 + 2 * length,
                _ => 76 + 4 * length,
            }
        }
        Value::Bytes(bytes) => 33 + bytes.len(),
        Value::ByteArray(bytes) => {
            let length = bytes.borrow().len();
            if length == 0 { 56 } else { 57 + length }
        }
        Value::Tuple(items) => 40 + 8 * items.len(),
        // As a list display or `list()` allocates it; one that grew by `append` has room to spare in CPython.
        Value::List(list) => {
            let length = list.items.borrow().len();
            56 + 8 * if length <= 1 { length } else { length.next_multiple_of(2) }
        }
        Value::Dict(dict) => {
            let length = dict.map.borrow().len();
            let is_text = dict.map.borrow().iter().all(|(key, _)| matches!(key, Value::Str(_)));
            dict_size(length, is_text)
        }
        Value::Set(set) => set_size(set.table.borrow().len()),
        Value::Range(_) => 48,
        Value::Slice(_) => 56,
        Value::Function(_) => 152,
        Value::Native(_) => 72,
        Value::Method(_) => 64,
        Value::Class(class) if class.is_heap => 1688,
        Value::Class(_) => 424,
        Value::Module(_) => 72,
        Value::Generator(_) => 200,
        Value::Descriptor(_) => 72,
        Value::Instance(instance) => match instance.inner() {
            Some(inner) => size_of_object(inner) + 16,
            None => 56,
        },
        _ => 64,
    }
}

/// A dict's table has a power of two of places, two thirds of which may be used.
fn dict_size(length: usize, is_text: bool) -> usize {
    if length == 0 {
        return 64;
    }
    let mut places = 8_usize;
    while places * 2 / 3 < length {
        places *= 2;
    }
    let index = if places < 256 {
        places
    } else if places < 65536 {
        2 * places
    } else {
        4 * places
    };
    let entry = if is_text { 16 } else { 24 };
    64 + 32 + index + entry * (places * 2 / 3)
}

fn set_size(length: usize) -> usize {
    let mut places = 8_usize;
    while length * 5 >= (places - 1) * 3 {
        places *= 4;
    }
    if places == 8 { 216 } else { 200 + 16 + 16 * places }
}
