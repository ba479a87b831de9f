//! `+` and `*` of sequences: `str`, `bytes`, `bytearray`, `list`, `tuple`.
//! Invariant: the machine has granted the memory before a result is made.

use std::cell::RefCell;
use std::rc::Rc;

use super::Defined;
use crate::python::code::BinaryOp;
use crate::python::machine::Machine;
use crate::python::native::{Exit, Outcome};
use crate::python::text::Int;
use crate::python::value::Value;

/// Below this, a result is made without asking for memory.
const SMALL: usize = 1024;

/// Whether a value can be joined and repeated.
pub(super) fn is_sequence(value: &Value) -> bool {
    matches!(value, Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_) | Value::ByteArray(_))
}

/// The bytes of `bytes` or `bytearray`, copied where they could change.
pub(crate) fn bytes_of(value: &Value) -> Option<std::borrow::Cow<'_, [u8]>> {
    match value.plain() {
        Value::Bytes(bytes) => Some(std::borrow::Cow::Borrowed(bytes)),
        Value::ByteArray(bytes) => Some(std::borrow::Cow::Owned(bytes.borrow().clone())),
        _ => None,
    }
}

impl Machine {
    /// `a + b` or `a * b` as sequences mean it; None where it is neither, or the class of a sequence has its own.
    pub(super) fn sequence_binary(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Outcome<Option<Value>> {
        match op {
            BinaryOp::Add => {
                if is_sequence(a.plain()) && !matches!(self.defined(a, "__add__"), Defined::Own(_)) {
                    return self.concatenate(a.plain(), b).map(Some);
                }
                Ok(None)
            }
            BinaryOp::Multiply => {
                let name = "__mul__";
                if is_sequence(a.plain()) && !matches!(self.defined(a, name), Defined::Own(_)) {
                    return self.repeat(a.plain(), b).map(Some);
                }
                if is_sequence(b.plain()) && !matches!(self.defined(b, name), Defined::Own(_)) {
                    return self.repeat(b.plain(), a).map(Some);
                }
                Ok(None)
            }
            _ => Ok(None),
        }
    }

    fn reserve_big(&mut self, bytes: usize) -> Outcome<()> {
        if bytes > SMALL { self.reserve(bytes) } else { Ok(()) }
    }

    /// Grants a text of this many bytes, which is written once and then copied into its object.
    pub(crate) fn reserve_long_text(&mut self, bytes: usize) -> Outcome<()> {
        if bytes > SMALL { self.reserve(bytes.saturating_mul(2)) } else { Ok(()) }
    }

    /// `a + b` where `a` is a sequence.
    ///
    /// # Errors
    /// `can only concatenate str (not "int") to str` and its like; MemoryError.
    pub(crate) fn concatenate(&mut self, a: &Value, b: &Value) -> Outcome {
        match (a, b.plain()) {
            (Value::Str(x), Value::Str(y)) => {
                if x.is_empty() {
                    return Ok(Value::Str(y.clone()));
                }
                if y.is_empty() {
                    return Ok(Value::Str(x.clone()));
                }
                self.reserve_long_text(x.len() + y.len())?;
                let mut text = String::with_capacity(x.len() + y.len());
                text.push_str(x);
                text.push_str(y);
                Ok(Value::from(text))
            }
            (Value::List(x), Value::List(y)) => {
                let (x, y) = (x.items.borrow(), y.items.borrow());
                self.reserve_big((x.len() + y.len()) * size_of::<Value>())?;
                Ok(Value::list(x.iter().chain(y.iter()).cloned().collect()))
            }
            // What gains nothing stays the same object.
            (Value::Tuple(_), Value::Tuple(y)) if y.is_empty() => Ok(a.clone()),
            (Value::Tuple(x), Value::Tuple(_)) if x.is_empty() => Ok(b.plain().clone()),
            (Value::Bytes(_), Value::Bytes(y)) if y.is_empty() => Ok(a.clone()),
            (Value::Bytes(x), Value::Bytes(_)) if x.is_empty() => Ok(b.plain().clone()),
            (Value::Tuple(x), Value::Tuple(y)) => {
                self.reserve_big((x.len() + y.len()) * size_of::<Value>())?;
                Ok(Value::tuple(x.iter().chain(y.iter()).cloned().collect()))
            }
            (Value::Bytes(_) | Value::ByteArray(_), Value::Bytes(_) | Value::ByteArray(_)) => {
                let (x, y) = (bytes_of(a).unwrap_or_default(), bytes_of(b).unwrap_or_default());
                self.reserve_big(x.len() + y.len())?;
                Ok(like_bytes(a, [&*x, &*y].concat()))
            }
            _ => {
                let (own, given) = (self.type_name(a), self.type_name(b));
                Err(self.type_error(match a {
                    Value::Bytes(_) | Value::ByteArray(_) => format!("can't concat {given} to {own}"),
                    _ => format!("can only concatenate {own} (not \"{given}\") to {own}"),
                }))
            }
        }
    }

    /// `sequence * count`.
    ///
    /// # Errors
    /// `can't multiply sequence by non-int of type 'str'`; OverflowError and MemoryError for what is too long.
    pub(crate) fn repeat(&mut self, sequence: &Value, count: &Value) -> Outcome {
        let count = self.repetitions(count)?;
        match sequence {
            Value::Str(text) => {
                if text.is_empty() || count == 1 {
                    return Ok(sequence.clone());
                }
                let size = self.repeated_size(text.len(), count, Some("repeated string is too long"))?;
                self.reserve_long_text(size)?;
                let mut out = String::with_capacity(size);
                (0..count).for_each(|_| out.push_str(text));
                Ok(Value::from(out))
            }
            Value::List(list) => {
                let items = list.items.borrow();
                self.repeated_size(items.len() * size_of::<Value>(), count, None)?;
                Ok(Value::list(repeated(&items, count)))
            }
            Value::Tuple(items) => {
                if count == 1 {
                    return Ok(sequence.clone());
                }
                self.repeated_size(items.len() * size_of::<Value>(), count, None)?;
                Ok(Value::tuple(repeated(items, count)))
            }
            _ => {
                let bytes = bytes_of(sequence).unwrap_or_default();
                let too_long = matches!(sequence, Value::Bytes(_)).then_some("repeated bytes are too long");
                self.repeated_size(bytes.len(), count, too_long)?;
                Ok(like_bytes(sequence, repeated(&bytes, count)))
            }
        }
    }

    /// How often to repeat: at least 0.
    fn repetitions(&mut self, count: &Value) -> Outcome<usize> {
        match self.whole_or_none(count)? {
            Some(Int::Small(count)) => Ok(usize::try_from(count.max(0)).unwrap_or(usize::MAX)),
            Some(Int::Big(_)) => Err(self.error("OverflowError", "cannot fit 'int' into an index-sized integer")),
            None => {
                let given = self.type_name(count);
                Err(self.type_error(format!("can't multiply sequence by non-int of type '{given}'")))
            }
        }
    }

    /// Grants the memory for a repetition.
    fn repeated_size(&mut self, size: usize, count: usize, too_long: Option<&str>) -> Outcome<usize> {
        let total = size.checked_mul(count).filter(|&total| i64::try_from(total).is_ok());
        match (total, too_long) {
            (Some(total), _) => self.reserve_big(total).map(|()| total),
            (None, Some(text)) => Err(self.error("OverflowError", text)),
            (None, None) => Err(Exit::raise(self.new_exception("MemoryError", Vec::new()))),
        }
    }

    /// `a += b` or `a *= b` where that changes `a` itself.
    pub(super) fn sequence_in_place(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Outcome<Option<Value>> {
        let name = match op {
            BinaryOp::Add => "__iadd__",
            BinaryOp::Multiply => "__imul__",
            _ => return Ok(None),
        };
        if !matches!(a.plain(), Value::List(_) | Value::ByteArray(_))
            || matches!(self.defined(a, name), Defined::Own(_))
        {
            return Ok(None);
        }
        match (op, a.plain()) {
            (BinaryOp::Add, Value::List(list)) => self.extend_list(list.clone(), b, a.clone()).map(Some),
            (_, Value::List(list)) => {
                let count = self.repetitions(b)?;
                let items = list.items.borrow().clone();
                self.repeated_size(items.len() * size_of::<Value>(), count, None)?;
                let old = list.items.replace(repeated(&items, count));
                drop(old);
                Ok(Some(a.clone()))
            }
            (BinaryOp::Add, Value::ByteArray(bytes)) => {
                let Some(more) = bytes_of(b) else {
                    let given = self.type_name(b);
                    return Err(self.type_error(format!("can't concat {given} to bytearray")));
                };
                self.reserve_big(more.len())?;
                bytes.borrow_mut().extend_from_slice(&more);
                Ok(Some(a.clone()))
            }
            (_, Value::ByteArray(bytes)) => {
                let count = self.repetitions(b)?;
                let old = bytes.borrow().clone();
                self.repeated_size(old.len(), count, None)?;
                *bytes.borrow_mut() = repeated(&old, count);
                Ok(Some(a.clone()))
            }
            _ => Ok(None),
        }
    }
}

fn repeated<T: Clone>(items: &[T], count: usize) -> Vec<T> {
    if items.is_empty() || count == 0 {
        Vec::new()
    } else {
        items.iter().cycle().take(items.len() * count).cloned().collect()
    }
}

/// Bytes of the type that `like` has.
pub(crate) fn like_bytes(like: &Value, bytes: Vec<u8>) -> Value {
    match like.plain() {
        Value::ByteArray(_) => Value::ByteArray(Rc::new(RefCell::new(bytes))),
        _ => Value::Bytes(Rc::from(bytes)),
    }
}
