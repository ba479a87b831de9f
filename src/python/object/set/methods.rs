//! The methods of `set` and `frozenset`.
//! Invariant: a frozenset changes only while it is made.

use std::rc::Rc;

use super::Set;
use crate::python::code::{BinaryOp, CompareOp};
use crate::python::machine::Machine;
use crate::python::native::{Args, Exit, Native, Outcome, Task};
use crate::python::operate::{is_other_class, require_no_keywords};
use crate::python::text::set_table::PySetTable;
use crate::python::value::Value;

/// A table of what both types have, and of the rest given.
macro_rules! methods {
    ($owner:literal, $($own:expr),* $(,)?) => {
        &[
            Native::method($owner, "copy", |m, args| copy(m, args, $owner)),
            Native::method($owner, "union", |m, args| union(m, args, $owner)),
            Native::method($owner, "intersection", |m, args| intersection(m, args, $owner)),
            Native::method($owner, "difference", |m, args| difference(m, args, $owner)),
            Native::method($owner, "symmetric_difference", |m, args| symmetric_difference(m, args, $owner)),
            Native::method($owner, "isdisjoint", |m, args| isdisjoint(m, args, $owner)),
            Native::method($owner, "issubset", |m, args| issubset(m, args, $owner)),
            Native::method($owner, "issuperset", |m, args| issuperset(m, args, $owner)),
            Native::method($owner, "__len__", |m, args| m.dunder_len($owner, args)),
            Native::method($owner, "__iter__", |m, args| m.dunder_iter($owner, args)),
            Native::method($owner, "__contains__", |m, args| m.dunder_contains($owner, args)),
            Native::method($owner, "__eq__", |m, args| m.dunder_compare($owner, CompareOp::Equal, args)),
            Native::method($owner, "__ne__", |m, args| m.dunder_compare($owner, CompareOp::NotEqual, args)),
            Native::method($owner, "__lt__", |m, args| m.dunder_compare($owner, CompareOp::Less, args)),
            Native::method($owner, "__le__", |m, args| m.dunder_compare($owner, CompareOp::LessEqual, args)),
            Native::method($owner, "__gt__", |m, args| m.dunder_compare($owner, CompareOp::Greater, args)),
            Native::method($owner, "__ge__", |m, args| m.dunder_compare($owner, CompareOp::GreaterEqual, args)),
            Native::method($owner, "__and__", |m, a| m.dunder_algebra($owner, "__and__", BinaryOp::And, false, a)),
            Native::method($owner, "__rand__", |m, a| m.dunder_algebra($owner, "__rand__", BinaryOp::And, true, a)),
            Native::method($owner, "__or__", |m, a| m.dunder_algebra($owner, "__or__", BinaryOp::Or, false, a)),
            Native::method($owner, "__ror__", |m, a| m.dunder_algebra($owner, "__ror__", BinaryOp::Or, true, a)),
            Native::method($owner, "__sub__", |m, a| m.dunder_algebra($owner, "__sub__", BinaryOp::Subtract, false, a)),
            Native::method($owner, "__rsub__", |m, a| m.dunder_algebra($owner, "__rsub__", BinaryOp::Subtract, true, a)),
            Native::method($owner, "__xor__", |m, a| m.dunder_algebra($owner, "__xor__", BinaryOp::Xor, false, a)),
            Native::method($owner, "__rxor__", |m, a| m.dunder_algebra($owner, "__rxor__", BinaryOp::Xor, true, a)),
            Native::method($owner, "__repr__", |m, args| m.dunder_repr($owner, args)),
            Native::class_method($owner, "__class_getitem__", |m, args| m.class_getitem($owner, args)),
            $($own),*
        ]
    };
}

pub static SET_METHODS: &[Native] = methods!(
    "set",
    Native::static_method("set", "__new__", new_set),
    Native::method("set", "__init__", init),
    Native::method("set", "add", add),
    Native::method("set", "discard", discard),
    Native::method("set", "remove", remove),
    Native::method("set", "pop", pop),
    Native::method("set", "clear", clear),
    Native::method("set", "update", update),
    Native::method("set", "intersection_update", intersection_update),
    Native::method("set", "difference_update", difference_update),
    Native::method("set", "symmetric_difference_update", symmetric_difference_update),
    Native::method("set", "__iand__", |m, a| m.dunder_algebra_in_place("set", "__iand__", BinaryOp::And, a)),
    Native::method("set", "__ior__", |m, a| m.dunder_algebra_in_place("set", "__ior__", BinaryOp::Or, a)),
    Native::method("set", "__isub__", |m, a| m.dunder_algebra_in_place("set", "__isub__", BinaryOp::Subtract, a)),
    Native::method("set", "__ixor__", |m, a| m.dunder_algebra_in_place("set", "__ixor__", BinaryOp::Xor, a)),
);

pub static FROZENSET_METHODS: &[Native] = methods!(
    "frozenset",
    Native::static_method("frozenset", "__new__", new_frozenset),
    Native::method("frozenset", "__hash__", |m, args| m.dunder_hash("frozenset", args)),
);

/// The set inside `self`.
fn this(m: &mut Machine, value: &Value, owner: &str, name: &str) -> Outcome<Rc<Set>> {
    match value.plain() {
        Value::Set(set) if set.is_frozen == (owner == "frozenset") => Ok(set.clone()),
        _ => Err(m.wrong_self(owner, name, value)),
    }
}

/// `self` and the one other argument.
fn two(m: &mut Machine, args: Args, owner: &str, name: &str) -> Outcome<(Rc<Set>, Value)> {
    let [object, other] = args.exactly::<2>(m, &format!("{owner}.{name}"))?;
    Ok((this(m, &object, owner, name)?, other))
}

/// `self` and any number of others.
fn several(m: &mut Machine, args: Args, owner: &str, name: &str) -> Outcome<(Rc<Set>, Vec<Value>)> {
    require_no_keywords(m, &args, &format!("{owner}.{name}"))?;
    let mut values = args.values.into_iter();
    let object = values.next().unwrap_or_default();
    Ok((this(m, &object, owner, name)?, values.collect()))
}

/// What a task gives, where there is one: it must be returned from a native function.
fn or_task(task: Option<Box<dyn Task>>) -> Outcome<()> {
    task.map_or(Ok(()), |task| Err(Exit::task(task)))
}

/// Does `op` with a large set and another one, if those are what is there; `changes`: the first is changed.
fn try_long(m: &mut Machine, op: BinaryOp, set: &Rc<Set>, others: &[Value], changes: bool) -> Outcome<()> {
    let [other] = others else { return Ok(()) };
    let Value::Set(other) = other.plain() else { return Ok(()) };
    or_task(m.long_algebra(op, set, other, changes.then_some(Value::None))?)
}

fn copy_of(m: &mut Machine, set: &Set) -> Outcome<Rc<Set>> {
    m.reserve(set.table.borrow().len() * 32)?;
    let table = set.table.borrow().copied();
    Ok(Set::new(table, set.is_frozen))
}

fn constructor_args(m: &Machine, args: Args, name: &str) -> Outcome<[Value; 2]> {
    require_no_keywords(m, &args, name)?;
    let given = args.values.len().saturating_sub(1);
    if given > 1 {
        return Err(m.type_error(format!("{name} expected at most 1 argument, got {given}")));
    }
    let mut values = args.values.into_iter();
    Ok([values.next().unwrap_or_default(), values.next().unwrap_or_default()])
}

/// Fills an empty set, or returns a task that does.
fn fill(m: &mut Machine, set: Rc<Set>, iterable: &Value, result: Value) -> Outcome {
    if iterable.is_unset() { Ok(result) } else { m.set_fill(&set, iterable, result) }
}

fn new_set(m: &mut Machine, args: Args) -> Outcome {
    let class = args.values.first().cloned().unwrap_or_default();
    let set = Set::new(PySetTable::new(), false);
    if is_other_class(&class, &m.types.set) {
        // `__init__` fills it.
        return Ok(m.constructed(&class, Value::Set(set)));
    }
    let [_, iterable] = constructor_args(m, args, "set")?;
    let result = Value::Set(set.clone());
    fill(m, set, &iterable, result)
}

fn init(m: &mut Machine, args: Args) -> Outcome {
    let [object, iterable] = constructor_args(m, args, "set")?;
    let set = this(m, &object, "set", "__init__")?;
    let old = set.table.replace(PySetTable::new());
    drop(old);
    fill(m, set, &iterable, Value::None)
}

fn new_frozenset(m: &mut Machine, args: Args) -> Outcome {
    let [class, iterable] = constructor_args(m, args, "frozenset")?;
    if let Value::Set(set) = &iterable
        && set.is_frozen
    {
        return Ok(m.constructed(&class, iterable));
    }
    let set = Set::new(PySetTable::new(), true);
    let result = m.constructed(&class, Value::Set(set.clone()));
    fill(m, set, &iterable, result)
}

fn add(m: &mut Machine, args: Args) -> Outcome {
    let [object, item] = args.exactly::<2>(m, "set.add")?;
    let set = this(m, &object, "set", "add")?;
    m.set_add_slowly(&set, item)
}

fn discard(m: &mut Machine, args: Args) -> Outcome {
    let (set, item) = two(m, args, "set", "discard")?;
    m.set_discard(&set, &item)?;
    Ok(Value::None)
}

fn remove(m: &mut Machine, args: Args) -> Outcome {
    let (set, item) = two(m, args, "set", "remove")?;
    if m.set_discard(&set, &item)? { Ok(Value::None) } else { Err(m.key_error(&item)) }
}

fn pop(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly::<1>(m, "set.pop")?;
    let set = this(m, &object, "set", "pop")?;
    let popped = set.table.borrow_mut().pop();
    match popped {
        Some((_, item)) => Ok(item),
        None => Err(m.error("KeyError", "pop from an empty set")),
    }
}

fn clear(m: &mut Machine, args: Args) -> Outcome {
    let [object] = args.exactly::<1>(m, "set.clear")?;
    let set = this(m, &object, "set", "clear")?;
    let old = set.table.replace(PySetTable::new());
    drop(Set::new(old, set.is_frozen));
    Ok(Value::None)
}

fn update(m: &mut Machine, args: Args) -> Outcome {
    let (set, others) = several(m, args, "set", "update")?;
    if let [other] = &others[..] {
        return fill(m, set, other, Value::None);
    }
    for other in &others {
        m.set_update(&set, other)?;
    }
    Ok(Value::None)
}

fn copy(m: &mut Machine, args: Args, owner: &str) -> Outcome {
    let [object] = args.exactly::<1>(m, &format!("{owner}.copy"))?;
    let set = this(m, &object, owner, "copy")?;
    if set.is_frozen && matches!(object, Value::Set(_)) {
        return Ok(object);
    }
    or_task(m.long_set_copy(&set, set.is_frozen)?)?;
    copy_of(m, &set).map(Value::Set)
}

fn union(m: &mut Machine, args: Args, owner: &str) -> Outcome {
    let (set, others) = several(m, args, owner, "union")?;
    try_long(m, BinaryOp::Or, &set, &others, false)?;
    let result = copy_of(m, &set)?;
    for other in &others {
        if !matches!(other, Value::Set(other) if Rc::ptr_eq(other, &set)) {
            m.set_update(&result, other)?;
        }
    }
    Ok(Value::Set(result))
}

/// The items that `set` has in common with an iterable, in CPython's order.
fn common(m: &mut Machine, set: &Rc<Set>, other: &Value) -> Outcome<Rc<Set>> {
    if let Value::Set(other) = other.plain() {
        let other = other.clone();
        let table = m.combine_sets(BinaryOp::And, set, &other)?;
        return Ok(Set::new(table, set.is_frozen));
    }
    let result = Set::new(PySetTable::new(), set.is_frozen);
    for item in m.collect(other)? {
        if m.set_contains(set, &item)? {
            m.set_add(&result, item)?;
        }
    }
    Ok(result)
}

fn intersection_of(m: &mut Machine, set: &Rc<Set>, others: &[Value]) -> Outcome<Rc<Set>> {
    let Some((first, rest)) = others.split_first() else { return copy_of(m, set) };
    let mut result = common(m, set, first)?;
    for other in rest {
        result = common(m, &result, other)?;
    }
    Ok(result)
}

fn intersection(m: &mut Machine, args: Args, owner: &str) -> Outcome {
    let (set, others) = several(m, args, owner, "intersection")?;
    try_long(m, BinaryOp::And, &set, &others, false)?;
    intersection_of(m, &set, &others).map(Value::Set)
}

fn intersection_update(m: &mut Machine, args: Args) -> Outcome {
    let (set, others) = several(m, args, "set", "intersection_update")?;
    try_long(m, BinaryOp::And, &set, &others, true)?;
    let result = intersection_of(m, &set, &others)?;
    set.table.swap(&result.table);
    Ok(Value::None)
}

/// `set - other` with any iterable, as a set of its own.
fn difference_with(m: &mut Machine, set: &Rc<Set>, other: &Value) -> Outcome<Rc<Set>> {
    match other.plain() {
        Value::Set(other) => {
            let other = other.clone();
            let table = m.combine_sets(BinaryOp::Subtract, set, &other)?;
            Ok(Set::new(table, set.is_frozen))
        }
        _ => {
            let result = copy_of(m, set)?;
            m.set_difference_update(&result, other)?;
            Ok(result)
        }
    }
}

fn difference(m: &mut Machine, args: Args, owner: &str) -> Outcome {
    let (set, others) = several(m, args, owner, "difference")?;
    try_long(m, BinaryOp::Subtract, &set, &others, false)?;
    let Some((first, rest)) = others.split_first() else { return copy_of(m, &set).map(Value::Set) };
    let result = difference_with(m, &set, first)?;
    for other in rest {
        m.set_difference_update(&result, other)?;
    }
    Ok(Value::Set(result))
}

fn difference_update(m: &mut Machine, args: Args) -> Outcome {
    let (set, others) = several(m, args, "set", "difference_update")?;
    try_long(m, BinaryOp::Subtract, &set, &others, true)?;
    for other in &others {
        m.set_difference_update(&set, other)?;
    }
    Ok(Value::None)
}

fn symmetric_difference(m: &mut Machine, args: Args, owner: &str) -> Outcome {
    let (set, other) = two(m, args, owner, "symmetric_difference")?;
    try_long(m, BinaryOp::Xor, &set, std::slice::from_ref(&other), false)?;
    // CPython starts from the other side.
    let result = m.set_of(&other)?;
    m.combine_sets_in_place(BinaryOp::Xor, &result, &set)?;
    let table = result.table.take();
    Ok(Value::Set(Set::new(table, set.is_frozen)))
}

fn symmetric_difference_update(m: &mut Machine, args: Args) -> Outcome {
    let (set, other) = two(m, args, "set", "symmetric_difference_update")?;
    try_long(m, BinaryOp::Xor, &set, std::slice::from_ref(&other), true)?;
    m.set_symmetric_difference_update(&set, &other)?;
    Ok(Value::None)
}

fn isdisjoint(m: &mut Machine, args: Args, owner: &str) -> Outcome {
    let (set, other) = two(m, args, owner, "isdisjoint")?;
    if let Value::Set(other) = other.plain() {
        let other = other.clone();
        or_task(m.long_disjoint(&set, &other))?;
        return m.are_disjoint(&set, &other).map(Value::Bool);
    }
    for item in m.collect(&other)? {
        if m.set_contains(&set, &item)? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

/// A set as it is, another iterable as a set.
fn as_set(m: &mut Machine, value: &Value) -> Result<Rc<Set>, Exit> {
    match value.plain() {
        Value::Set(set) => Ok(set.clone()),
        _ => m.set_of(value),
    }
}

fn issubset(m: &mut Machine, args: Args, owner: &str) -> Outcome {
    let (set, other) = two(m, args, owner, "issubset")?;
    let other = as_set(m, &other)?;
    or_task(m.long_subset(CompareOp::LessEqual, &set, &other))?;
    m.is_subset(&set, &other).map(Value::Bool)
}

fn issuperset(m: &mut Machine, args: Args, owner: &str) -> Outcome {
    let (set, other) = two(m, args, owner, "issuperset")?;
    let other = as_set(m, &other)?;
    or_task(m.long_subset(CompareOp::LessEqual, &other, &set))?;
    m.is_subset(&other, &set).map(Value::Bool)
}
