//! `tuple`.
//! Invariant: a tuple's items never change.

use crate::python::code::{BinaryOp, CompareOp};
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::operate::require_no_keywords;
use crate::python::value::{Tuple, Value};

pub static METHODS: &[Native] = &[
    Native::static_method("tuple", "__new__", new),
    Native::method("tuple", "count", count),
    Native::method("tuple", "index", index),
    Native::method("tuple", "__len__", |m, args| m.dunder_len("tuple", args)),
    Native::method("tuple", "__iter__", |m, args| m.dunder_iter("tuple", args)),
    Native::method("tuple", "__contains__", |m, args| m.dunder_contains("tuple", args)),
    Native::method("tuple", "__getitem__", |m, args| m.dunder_getitem("tuple", args)),
    Native::method("tuple", "__eq__", |m, args| m.dunder_compare("tuple", CompareOp::Equal, args)),
    Native::method("tuple", "__ne__", |m, args| m.dunder_compare("tuple", CompareOp::NotEqual, args)),
    Native::method("tuple", "__lt__", |m, args| m.dunder_compare("tuple", CompareOp::Less, args)),
    Native::method("tuple", "__le__", |m, args| m.dunder_compare("tuple", CompareOp::LessEqual, args)),
    Native::method("tuple", "__gt__", |m, args| m.dunder_compare("tuple", CompareOp::Greater, args)),
    Native::method("tuple", "__ge__", |m, args| m.dunder_compare("tuple", CompareOp::GreaterEqual, args)),
    Native::method("tuple", "__add__", |m, args| m.dunder_binary("tuple", "__add__", BinaryOp::Add, args)),
    Native::method("tuple", "__mul__", |m, args| m.dunder_binary("tuple", "__mul__", BinaryOp::Multiply, args)),
    Native::method("tuple", "__rmul__", |m, args| m.dunder_binary("tuple", "__rmul__", BinaryOp::Multiply, args)),
    Native::method("tuple", "__hash__", |m, args| m.dunder_hash("tuple", args)),
    Native::method("tuple", "__repr__", |m, args| m.dunder_repr("tuple", args)),
    Native::class_method("tuple", "__class_getitem__", |m, args| m.class_getitem("tuple", args)),
];

fn this(m: &mut Machine, value: &Value, name: &str) -> Outcome<Tuple> {
    match value.plain() {
        Value::Tuple(items) => Ok(items.clone()),
        _ => Err(m.wrong_self("tuple", name, value)),
    }
}

fn new(m: &mut Machine, args: Args) -> Outcome {
    require_no_keywords(m, &args, "tuple")?;
    let given = args.values.len().saturating_sub(1);
    if given > 1 {
        return Err(m.type_error(format!("tuple expected at most 1 argument, got {given}")));
    }
    let mut values = args.values.into_iter();
    let class = values.next().unwrap_or_default();
    match values.next() {
        None => Ok(m.constructed(&class, Value::tuple(Vec::new()))),
        Some(same @ Value::Tuple(_)) => Ok(m.constructed(&class, same)),
        Some(iterable) => m.gather(&iterable, move |m, items| Ok(m.constructed(&class, Value::tuple(items)))),
    }
}

fn count(m: &mut Machine, args: Args) -> Outcome {
    let [object, item] = args.exactly::<2>(m, "tuple.count")?;
    let items = Value::Tuple(this(m, &object, "count")?);
    m.count_in(&items, &item)
}

fn index(m: &mut Machine, args: Args) -> Outcome {
    let [object, item, start, stop] = args.between::<4>(m, "tuple.index", 2)?;
    let items = this(m, &object, "index")?;
    let (start, stop) = m.search_bounds(&start, &stop, items.len())?;
    match m.place_of(&Value::Tuple(items), &item, start, stop)? {
        Some(place) => Ok(Value::from(place)),
        None => Err(m.value_error("tuple.index(x): x not in tuple")),
    }
}
