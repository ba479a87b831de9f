//! `bool`.
//! Invariant: what is not said here is `int`'s.

use super::int::constructed_class;
use crate::python::code::BinaryOp;
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::value::Value;

pub static METHODS: &[Native] = &[
    Native::static_method("bool", "__new__", new),
    Native::method("bool", "__repr__", repr),
    Native::method("bool", "__and__", |m, args| logical(m, "__and__", BinaryOp::And, args)),
    Native::method("bool", "__rand__", |m, args| logical(m, "__rand__", BinaryOp::And, args)),
    Native::method("bool", "__or__", |m, args| logical(m, "__or__", BinaryOp::Or, args)),
    Native::method("bool", "__ror__", |m, args| logical(m, "__ror__", BinaryOp::Or, args)),
    Native::method("bool", "__xor__", |m, args| logical(m, "__xor__", BinaryOp::Xor, args)),
    Native::method("bool", "__rxor__", |m, args| logical(m, "__rxor__", BinaryOp::Xor, args)),
];

fn new(m: &mut Machine, args: Args) -> Outcome {
    constructed_class(m, "bool", &args)?;
    if args.keywords.is_some() {
        return Err(m.type_error("bool() takes no keyword arguments"));
    }
    let [_, value] = args.between(m, "bool.bool", 1)?;
    if value.is_unset() {
        return Ok(Value::Bool(false));
    }
    m.truth(&value).map(Value::Bool)
}

fn repr(m: &mut Machine, args: Args) -> Outcome {
    let [this] = m.dunder_args::<1>("__repr__", args)?;
    match this {
        Value::Bool(true) => Ok(Value::str("True")),
        Value::Bool(false) => Ok(Value::str("False")),
        _ => Err(m.wrong_self("bool", "__repr__", &this)),
    }
}

fn logical(m: &mut Machine, name: &str, op: BinaryOp, args: Args) -> Outcome {
    m.number_dunder("bool", name, op, name.starts_with("__r"), args)
}
