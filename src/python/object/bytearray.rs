//! `bytearray`: what changes one; the rest is shared with `bytes`.
//! Invariant: the bytes are not borrowed while the program's code can run.

use std::cell::RefCell;
use std::rc::Rc;

use super::bytes::{
    affix, ascii, bytes_methods, decode, filled, find, fromhex, hex, layout, modulo, reflected_modulo, split, translate,
};
use super::int::constructed_class;
use crate::python::code::{BinaryOp, CompareOp};
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::operate::{bytes_of, item_place, place_from_either_end};
use crate::python::value::Value;

pub static METHODS: &[Native] = bytes_methods! {
    "bytearray";
    Native::static_method("bytearray", "__new__", new),
    Native::method("bytearray", "__init__", init),
    Native::method("bytearray", "append", append),
    Native::method("bytearray", "clear", clear),
    Native::method("bytearray", "copy", copy),
    Native::method("bytearray", "extend", extend),
    Native::method("bytearray", "insert", insert),
    Native::method("bytearray", "pop", pop),
    Native::method("bytearray", "remove", remove),
    Native::method("bytearray", "reverse", reverse),
    Native::method("bytearray", "__iadd__", |m, args| m.dunder_in_place("bytearray", "__iadd__", BinaryOp::Add, args)),
    Native::method("bytearray", "__imul__", |m, args| {
        m.dunder_in_place("bytearray", "__imul__", BinaryOp::Multiply, args)
    }),
    Native::method("bytearray", "__setitem__", |m, args| m.dunder_setitem("bytearray", args)),
    Native::method("bytearray", "__delitem__", |m, args| m.dunder_delitem("bytearray", args)),
    Native::method("bytearray", "__str__", |m, args| m.dunder_repr("bytearray", args)),
};

fn this(m: &mut Machine, name: &str, value: &Value) -> Outcome<Rc<RefCell<Vec<u8>>>> {
    match value.plain() {
        Value::ByteArray(bytes) => Ok(bytes.clone()),
        _ => Err(m.wrong_receiver(name, value)),
    }
}

fn new(m: &mut Machine, args: Args) -> Outcome {
    let class = constructed_class(m, "bytearray", &args)?;
    // An instance of a subclass is filled by `__init__`.
    let bytes = if class.is_heap { Vec::new() } else { filled(m, "bytearray", args)? };
    Ok(m.wrap_inner(&class, Value::ByteArray(Rc::new(RefCell::new(bytes)))))
}

fn init(m: &mut Machine, args: Args) -> Outcome {
    m.require_receiver("bytearray.__init__", &args)?;
    let object = args.values.first().cloned().unwrap_or_default();
    let this = this(m, "bytearray.__init__", &object)?;
    let bytes = filled(m, "bytearray", args)?;
    *this.borrow_mut() = bytes;
    Ok(Value::None)
}

fn byte(m: &mut Machine, value: &Value) -> Outcome<u8> {
    let number = m.clamped_index(value)?;
    u8::try_from(number).map_err(|_| m.value_error("byte must be in range(0, 256)"))
}

fn append(m: &mut Machine, args: Args) -> Outcome {
    m.require_receiver("bytearray.append", &args)?;
    let [object, item] = args.exactly(m, "bytearray.append")?;
    let this = this(m, "bytearray.append", &object)?;
    let byte = byte(m, &item)?;
    let length = this.borrow().len();
    if length == this.borrow().capacity() && length > 1024 {
        m.reserve(length)?;
    }
    this.borrow_mut().push(byte);
    Ok(Value::None)
}

fn clear(m: &mut Machine, args: Args) -> Outcome {
    m.require_receiver("bytearray.clear", &args)?;
    let [object] = args.exactly(m, "bytearray.clear")?;
    this(m, "bytearray.clear", &object)?.borrow_mut().clear();
    Ok(Value::None)
}

fn copy(m: &mut Machine, args: Args) -> Outcome {
    m.require_receiver("bytearray.copy", &args)?;
    let [object] = args.exactly(m, "bytearray.copy")?;
    let bytes = this(m, "bytearray.copy", &object)?.borrow().clone();
    Ok(Value::ByteArray(Rc::new(RefCell::new(bytes))))
}

fn extend(m: &mut Machine, args: Args) -> Outcome {
    m.require_receiver("bytearray.extend", &args)?;
    let [object, iterable] = args.exactly(m, "bytearray.extend")?;
    let this = this(m, "bytearray.extend", &object)?;
    if !m.is_iterable(&iterable) {
        let given = m.type_name(&iterable);
        return Err(m.type_error(format!("can't extend bytearray with {given}")));
    }
    let more = match bytes_of(&iterable) {
        Some(bytes) => bytes.into_owned(),
        None => {
            let mut more = Vec::new();
            for item in m.collect(&iterable)? {
                more.push(byte(m, &item)?);
            }
            more
        }
    };
    m.reserve(more.len())?;
    this.borrow_mut().extend(more);
    Ok(Value::None)
}

fn insert(m: &mut Machine, args: Args) -> Outcome {
    m.require_receiver("bytearray.insert", &args)?;
    let [object, place, item] = args.between(m, "bytearray.insert", 3)?;
    let this = this(m, "bytearray.insert", &object)?;
    let place = m.index(&place)?;
    let byte = byte(m, &item)?;
    let mut bytes = this.borrow_mut();
    let place = place_from_either_end(place, bytes.len()).min(bytes.len());
    bytes.insert(place, byte);
    Ok(Value::None)
}

fn pop(m: &mut Machine, args: Args) -> Outcome {
    m.require_receiver("bytearray.pop", &args)?;
    let [object, place] = args.between(m, "bytearray.pop", 1)?;
    let this = this(m, "bytearray.pop", &object)?;
    let place = if place.is_unset() { -1 } else { m.index(&place)? };
    let mut bytes = this.borrow_mut();
    if bytes.is_empty() {
        return Err(m.error("IndexError", "pop from empty bytearray"));
    }
    match item_place(place, bytes.len()) {
        Some(place) => Ok(Value::Int(i64::from(bytes.remove(place)))),
        None => Err(m.error("IndexError", "pop index out of range")),
    }
}

fn remove(m: &mut Machine, args: Args) -> Outcome {
    m.require_receiver("bytearray.remove", &args)?;
    let [object, item] = args.exactly(m, "bytearray.remove")?;
    let this = this(m, "bytearray.remove", &object)?;
    let byte = byte(m, &item)?;
    let mut bytes = this.borrow_mut();
    match bytes.iter().position(|&other| other == byte) {
        Some(place) => {
            bytes.remove(place);
            Ok(Value::None)
        }
        None => Err(m.value_error("value not found in bytearray")),
    }
}

fn reverse(m: &mut Machine, args: Args) -> Outcome {
    m.require_receiver("bytearray.reverse", &args)?;
    let [object] = args.exactly(m, "bytearray.reverse")?;
    this(m, "bytearray.reverse", &object)?.borrow_mut().reverse();
    Ok(Value::None)
}
