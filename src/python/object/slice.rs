//! `slice`.
//! Invariant: what was left out is None.

use std::rc::Rc;

use crate::python::code::CompareOp;
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::operate::require_no_keywords;
use crate::python::value::{Slice, Value};

pub static METHODS: &[Native] = &[
    Native::static_method("slice", "__new__", new),
    Native::method("slice", "indices", indices),
    Native::method("slice", "__eq__", |m, args| m.dunder_compare("slice", CompareOp::Equal, args)),
    Native::method("slice", "__ne__", |m, args| m.dunder_compare("slice", CompareOp::NotEqual, args)),
    Native::method("slice", "__lt__", |m, args| m.dunder_compare("slice", CompareOp::Less, args)),
    Native::method("slice", "__le__", |m, args| m.dunder_compare("slice", CompareOp::LessEqual, args)),
    Native::method("slice", "__gt__", |m, args| m.dunder_compare("slice", CompareOp::Greater, args)),
    Native::method("slice", "__ge__", |m, args| m.dunder_compare("slice", CompareOp::GreaterEqual, args)),
    Native::method("slice", "__repr__", |m, args| m.dunder_repr("slice", args)),
];

fn this(m: &mut Machine, value: &Value, name: &str) -> Outcome<Rc<Slice>> {
    match value {
        Value::Slice(slice) => Ok(slice.clone()),
        _ => Err(m.wrong_self("slice", name, value)),
    }
}

fn new(m: &mut Machine, args: Args) -> Outcome {
    require_no_keywords(m, &args, "slice")?;
    let given = args.values.len().saturating_sub(1);
    let mut parts = args.values.into_iter().skip(1);
    let (start, stop, step) = match (parts.next(), parts.next(), parts.next()) {
        (Some(stop), None, None) => (Value::None, stop, Value::None),
        (Some(start), Some(stop), step) if given < 4 => (start, stop, step.unwrap_or(Value::None)),
        (None, ..) => return Err(m.type_error("slice expected at least 1 argument, got 0")),
        _ => return Err(m.type_error(format!("slice expected at most 3 arguments, got {given}"))),
    };
    Ok(Value::Slice(Rc::new(Slice { start, stop, step })))
}

fn indices(m: &mut Machine, args: Args) -> Outcome {
    let [object, len] = args.exactly::<2>(m, "slice.indices")?;
    let slice = this(m, &object, "indices")?;
    let len = m.index(&len)?;
    let Ok(len) = usize::try_from(len) else { return Err(m.value_error("length should not be negative")) };
    let span = m.span(&slice, len)?;
    Ok(Value::tuple(vec![Value::Int(span.start), Value::Int(span.stop), Value::Int(span.step)]))
}
