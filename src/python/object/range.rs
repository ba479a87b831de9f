//! `range`.
//! Invariant: start, stop and step fit an `i64`, and the step is not 0.

use std::rc::Rc;

use crate::python::code::CompareOp;
use crate::python::machine::Machine;
use crate::python::native::{Args, Native, Outcome};
use crate::python::operate::require_no_keywords;
use crate::python::value::{Range, Value};

pub static METHODS: &[Native] = &[
    Native::static_method("range", "__new__", new),
    Native::method("range", "count", count),
    Native::method("range", "index", index),
    Native::method("range", "__len__", |m, args| m.dunder_len("range", args)),
    Native::method("range", "__iter__", |m, args| m.dunder_iter("range", args)),
    Native::method("range", "__reversed__", |m, args| m.dunder_reversed("range", args)),
    Native::method("range", "__contains__", |m, args| m.dunder_contains("range", args)),
    Native::method("range", "__getitem__", |m, args| m.dunder_getitem("range", args)),
    Native::method("range", "__eq__", |m, args| m.dunder_compare("range", CompareOp::Equal, args)),
    Native::method("range", "__ne__", |m, args| m.dunder_compare("range", CompareOp::NotEqual, args)),
    Native::method("range", "__hash__", |m, args| m.dunder_hash("range", args)),
    Native::method("range", "__repr__", |m, args| m.dunder_repr("range", args)),
];

fn this(m: &mut Machine, value: &Value, name: &str) -> Outcome<Range> {
    match value.plain() {
        Value::Range(range) => Ok(**range),
        _ => Err(m.wrong_self("range", name, value)),
    }
}

fn new(m: &mut Machine, args: Args) -> Outcome {
    require_no_keywords(m, &args, "range")?;
    let given = args.values.len().saturating_sub(1);
    let mut numbers = args.values.into_iter().skip(1);
    let (start, stop, step) = match (numbers.next(), numbers.next(), numbers.next()) {
        (Some(stop), None, None) => (Value::Int(0), stop, Value::Int(1)),
        (Some(start), Some(stop), step) if given < 4 => (start, stop, step.unwrap_or(Value::Int(1))),
        (None, ..) => return Err(m.type_error("range expected at least 1 argument, got 0")),
        _ => return Err(m.type_error(format!("range expected at most 3 arguments, got {given}"))),
    };
    let (start, stop, step) = (m.index(&start)?, m.index(&stop)?, m.index(&step)?);
    if step == 0 {
        return Err(m.value_error("range() arg 3 must not be zero"));
    }
    Ok(Value::Range(Rc::new(Range { start, stop, step })))
}

fn count(m: &mut Machine, args: Args) -> Outcome {
    let [object, item] = args.exactly::<2>(m, "range.count")?;
    let range = this(m, &object, "count")?;
    if let Value::Int(_) | Value::Bool(_) | Value::Big(_) = item {
        let is_there = m.builtin_contains(object.plain(), &item)?;
        return Ok(Value::Int(i64::from(is_there)));
    }
    let mut count = 0;
    for place in 0..range.count() {
        if m.same(&Value::Int(range.at(place)), &item)? {
            count += 1;
        }
        m.spend(1)?;
    }
    Ok(Value::Int(count))
}

fn index(m: &mut Machine, args: Args) -> Outcome {
    let [object, item] = args.exactly::<2>(m, "range.index")?;
    let range = this(m, &object, "index")?;
    let place = match &item {
        Value::Int(number) => range.place_of(*number),
        Value::Bool(flag) => range.place_of(i64::from(*flag)),
        Value::Big(_) => None,
        _ => {
            for place in 0..range.count() {
                if m.same(&Value::Int(range.at(place)), &item)? {
                    return Ok(Value::Int(place));
                }
                m.spend(1)?;
            }
            return Err(m.value_error("sequence.index(x): x not in sequence"));
        }
    };
    match place {
        Some(place) => Ok(Value::Int(place)),
        None => {
            let shown = m.repr(&item)?;
            Err(m.value_error(format!("{shown} is not in range")))
        }
    }
}
