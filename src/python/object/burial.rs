//! Letting go of values that hold values that hold values …, without a native stack frame for each level.
//! Invariant: at most one call on the native stack works through the queue; the others only add to it. What waits is
//! out of the program's reach.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::python::value::Value;

thread_local! {
    /// What waits to be dropped.
    static QUEUE: RefCell<Vec<Remains>> = const { RefCell::new(Vec::new()) };
    static IS_WORKED_OFF: Cell<bool> = const { Cell::new(false) };
    /// Whether what is left after a piece of work may wait for [`go_on`].
    static IS_PATIENT: Cell<bool> = const { Cell::new(false) };
}

/// Values that are dropped in one piece: less than a millisecond.
const PIECE: usize = 1 << 13;

/// What is to be dropped.
enum Remains {
    Value(Value),
    Many(Box<dyn Iterator<Item = Value>>),
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

/// Drops the values of a container that has `count` of them: where those are many, and those who run the machine have
/// said that they [go on](go_on), piece by piece.
pub fn bury_all(values: impl Iterator<Item = Value> + 'static, count: usize) {
    if count > PIECE && IS_PATIENT.try_with(Cell::get) == Ok(true) {
        lay_down(std::iter::once(Remains::Many(Box::new(values))));
    } else {
        bury(values);
    }
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

/// Does something that may let go of more than can be dropped at once: the rest waits.
pub fn patiently<R>(work: impl FnOnce() -> R) -> R {
    let before = IS_PATIENT.try_with(|is_patient| is_patient.replace(true));
    let result = work();
    if let Ok(before) = before {
        let _ = IS_PATIENT.try_with(|is_patient| is_patient.set(before));
    }
    result
}

/// Drops a piece of what waits; true when there is more.
pub fn go_on() -> bool {
    // What holds many values itself waits for its turn.
    patiently(|| work_off(PIECE));
    is_anything_left()
}

/// Drops all that waits.
pub fn finish() {
    work_off(usize::MAX);
}

/// Whether anything waits.
pub fn is_anything_left() -> bool {
    QUEUE.try_with(|queue| !queue.borrow().is_empty()) == Ok(true)
}

fn lay_down(values: impl Iterator<Item = Remains>) {
    // While the thread ends the queue may be gone; what is left is dropped as it comes.
    let _ = QUEUE.try_with(|queue| queue.borrow_mut().extend(values));
    let is_patient = IS_PATIENT.try_with(Cell::get) == Ok(true);
    work_off(if is_patient { PIECE } else { usize::MAX });
}

/// Drops up to so many values, unless a call further out does.
fn work_off(most: usize) {
    if IS_WORKED_OFF.try_with(|is| is.replace(true)) != Ok(false) {
        return;
    }
    let mut left = most;
    while left > 0
        && let Some(remains) = QUEUE.try_with(|queue| queue.borrow_mut().pop()).ok().flatten()
    {
        match remains {
            Remains::Value(value) => drop(value),
            Remains::Object(object) => drop(object),
            Remains::Many(mut values) => {
                let count = left.min(PIECE);
                left -= count - 1;
                let below = QUEUE.try_with(|queue| queue.borrow().len()).unwrap_or_default();
                if values.by_ref().take(count).count() == count {
                    // What these have held themselves comes first, so that little waits.
                    let _ = QUEUE.try_with(|queue| queue.borrow_mut().insert(below, Remains::Many(values)));
                }
            }
        }
        left -= 1;
    }
    let _ = IS_WORKED_OFF.try_with(|is| is.set(false));
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

    #[test]
    fn what_is_let_go_patiently_is_dropped_piece_by_piece_and_wholly() {
        let kept = Value::list(vec![]);
        let Value::List(list) = &kept else { panic!("a list was made") };
        let held: Vec<Value> = (0..5 * PIECE).map(|_| Value::list(vec![kept.clone()])).collect();
        patiently(|| drop(Value::list(held)));
        let mut before = Rc::strong_count(list);
        assert!(before > 1, "some wait");
        let mut pieces = 0;
        while go_on() {
            assert!(Rc::strong_count(list) <= before);
            before = Rc::strong_count(list);
            pieces += 1;
        }
        assert!(pieces > 3, "{pieces} pieces");
        assert_eq!(Rc::strong_count(list), 1);
    }
}
