//! Letting go of values that hold values that hold values …, without a native stack frame for each level.
//! Invariant: at most one call on the native stack works through the queue; the others only add to it.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use crate::python::value::Value;

thread_local! {
    /// What waits to be dropped while someone works through it; None while nobody does.
    static QUEUE: RefCell<Option<Vec<Remains>>> = const { RefCell::new(None) };
}

/// What is to be dropped.
enum Remains {
    Value(Value),
    Object(Box<dyn Any>),
}

/// Whether dropping this value may drop others.
fn holds_others(value: &Value) -> bool {
    !matches!(
        value,
        Value::Unset
            | Value::None
            | Value::NotImplemented
            | Value::Ellipsis
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Str(_)
            | Value::Big(_)
            | Value::Complex(_)
            | Value::Bytes(_)
            | Value::ByteArray(_)
            | Value::Range(_)
            | Value::Native(_)
    )
}

/// Whether dropping this value will drop others: nobody else has it.
pub fn is_last_holder(value: &Value) -> bool {
    match value {
        Value::Tuple(items) => items.is_unshared(),
        Value::List(list) => Rc::strong_count(list) == 1,
        Value::Dict(dict) => Rc::strong_count(dict) == 1,
        Value::Instance(instance) => Rc::strong_count(instance) == 1,
        Value::Class(class) => Rc::strong_count(class) == 1,
        other => holds_others(other),
    }
}

/// Drops what a container held. A chain of a million objects, each held by the one before, takes a few frames of stack
/// this way, as in CPython.
pub fn bury(values: impl IntoIterator<Item = Value>) {
    lay_down(values.into_iter().filter(is_last_holder).map(Remains::Value));
}

/// Drops an object of a class written in Rust, whose values are nobody's business here.
pub fn bury_object(object: Box<dyn Any>) {
    lay_down(std::iter::once(Remains::Object(object)));
}

/// Drops the content of cells that nobody else has.
pub fn bury_cells(cells: &[Rc<RefCell<Value>>]) {
    let last = cells.iter().filter(|cell| Rc::strong_count(cell) == 1);
    bury(last.map(|cell| cell.take()));
}

fn lay_down(values: impl Iterator<Item = Remains>) {
    // While the thread ends the queue may be gone; what is left is dropped as it comes.
    let is_first = QUEUE.try_with(|queue| match &mut *queue.borrow_mut() {
        Some(waiting) => {
            waiting.extend(values);
            false
        }
        empty => {
            *empty = Some(values.collect());
            true
        }
    });
    if is_first != Ok(true) {
        return;
    }
    let next = || QUEUE.try_with(|queue| queue.borrow_mut().as_mut().and_then(Vec::pop)).ok().flatten();
    while let Some(remains) = next() {
        match remains {
            Remains::Value(value) => drop(value),
            Remains::Object(object) => drop(object),
        }
    }
    // The queue is empty: there is nothing in it whose drop could find it borrowed.
    let _ = QUEUE.try_with(|queue| *queue.borrow_mut() = None);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_nested_lists_are_dropped_without_a_deep_stack() {
        let mut outer = Value::Int(1);
        for _ in 0..1_000_000 {
            outer = Value::list(vec![outer]);
        }
        let inner = outer.clone();
        drop(outer);
        let Value::List(list) = inner else { panic!("a list was made") };
        assert_eq!(list.items.borrow().len(), 1);
    }
}
