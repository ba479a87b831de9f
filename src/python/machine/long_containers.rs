//! Repetitions and comparisons of long texts, lists and dicts, in pieces that a page can wait for.
//! Invariant: the result is the operator's, and so are its limits; only where the machine may stop is more.

use std::rc::Rc;

use super::Machine;
use crate::memory::piece::{Piece, Room};
use crate::python::code::CompareOp;
use crate::python::native::{AT_ONCE, Ask, Outcome, Task};
use crate::python::object::dict::Dict;
use crate::python::value::{List, Value};

/// Bytes that are written at once, and from which a text is long: less than a millisecond.
const WRITTEN: usize = 1 << 20;
/// Items of lists that are compared at once, and from which a list is long.
const COMPARED: usize = 1 << 15;

impl Machine {
    /// The task that repeats a text or bytes where that would take long; none where it would not.
    ///
    /// # Errors
    /// MemoryError.
    pub(super) fn long_repetition(&mut self, a: &Value, b: &Value) -> Outcome<Option<Box<dyn Task>>> {
        let ((Value::Str(_) | Value::Bytes(_), Value::Int(count))
        | (Value::Int(count), Value::Str(_) | Value::Bytes(_))) = (a, b)
        else {
            return Ok(None);
        };
        let (sequence, count) = (if matches!(a, Value::Int(_)) { b } else { a }, usize::try_from(*count).unwrap_or(0));
        let length = match sequence {
            Value::Str(text) => text.len(),
            Value::Bytes(bytes) => bytes.len(),
            _ => 0,
        };
        // What is too long for any memory the operator itself refuses.
        let Some(left) = length.checked_mul(count).filter(|total| (WRITTEN..1 << 30).contains(total)) else {
            return Ok(None);
        };
        self.reserve(left)?;
        let times = (WRITTEN / length).clamp(1, count);
        let result = match sequence {
            Value::Str(text) => Written::Text(text.repeat(times), Piece::of_length(left)),
            Value::Bytes(bytes) => Written::Bytes(bytes.repeat(times), Room::of_length(left)),
            _ => return Ok(None),
        };
        Ok(Some(Box::new(Repetition { left, result: Some(result) })))
    }

    /// The task that says whether two lists or dicts are equal where that would take long; none where it would not.
    pub(super) fn long_comparison(&self, op: CompareOp, a: &Value, b: &Value) -> Option<Box<dyn Task>> {
        if let (Value::Set(a), Value::Set(b)) = (a, b) {
            return self.long_subset(op, a, b);
        }
        if !matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
            return None;
        }
        let pair = match (a, b) {
            (Value::List(a), Value::List(b)) if !Rc::ptr_eq(a, b) => {
                let (left, right) = (a.items.borrow().len(), b.items.borrow().len());
                (left == right && left > COMPARED).then(|| Pair::Lists(a.clone(), b.clone()))
            }
            (Value::Dict(a), Value::Dict(b)) if !Rc::ptr_eq(a, b) => {
                let (left, right) = (a.map.borrow().len(), b.map.borrow().len());
                (left == right && left > AT_ONCE).then(|| Pair::Dicts(a.clone(), b.clone()))
            }
            _ => None,
        }?;
        Some(Box::new(Comparison { pair, at: 0, inverts: op == CompareOp::NotEqual }))
    }
}

/// What is written block by block, and where.
enum Written {
    Text(String, Piece),
    Bytes(Vec<u8>, Room),
}

struct Repetition {
    /// Bytes that are not written yet.
    left: usize,
    result: Option<Written>,
}

impl Task for Repetition {
    fn resume(&mut self, _: &mut Machine, _: Value) -> Outcome<Ask> {
        let Some(result) = &mut self.result else { return Ok(Ask::Done(Value::None)) };
        let written = match result {
            Written::Text(block, piece) => {
                let part = block.get(..self.left).unwrap_or(block);
                piece.push(part);
                part.len()
            }
            Written::Bytes(block, room) => {
                let part = block.get(..self.left).unwrap_or(block);
                room.push(part);
                part.len()
            }
        };
        self.left -= written;
        if self.left > 0 {
            return Ok(Ask::Pause);
        }
        Ok(Ask::Done(match self.result.take() {
            Some(Written::Text(_, piece)) => Value::Str(piece.finish()),
            Some(Written::Bytes(_, room)) => Value::Bytes(room.finish()),
            None => Value::None,
        }))
    }
}

enum Pair {
    Lists(Rc<List>, Rc<List>),
    Dicts(Rc<Dict>, Rc<Dict>),
}

/// Looks for the first place where two containers of one length differ.
struct Comparison {
    pair: Pair,
    at: usize,
    inverts: bool,
}

impl Task for Comparison {
    fn resume(&mut self, machine: &mut Machine, _: Value) -> Outcome<Ask> {
        machine.deepen("in comparison")?;
        let answer = match &self.pair {
            Pair::Lists(a, b) => machine.equal_lists_from(a, b, &mut self.at, COMPARED),
            Pair::Dicts(a, b) => machine.equal_dicts_from(a, b, &mut self.at, AT_ONCE),
        };
        machine.surface();
        Ok(answer?.map_or(Ask::Pause, |is_equal| Ask::Done(Value::Bool(is_equal != self.inverts))))
    }
}
