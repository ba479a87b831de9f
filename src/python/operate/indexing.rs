//! Indices and slices: from Python's values to places in a sequence.
//! Invariant: a resolved place is within the length it was resolved against.

use super::Defined;
use crate::python::machine::Machine;
use crate::python::native::{Args, Exit, Outcome};
use crate::python::text::search::slice_indices;
use crate::python::value::{Slice, Value};

/// A slice of a sequence of a known length.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
    /// How many items it has.
    pub count: usize,
}

/// A slice's numbers, not yet those of a sequence.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    start: Option<i64>,
    stop: Option<i64>,
    step: i64,
}

impl Bounds {
    /// Where it lies in a sequence of this length.
    pub fn within(self, len: usize) -> Span {
        let (start, stop, count) = slice_indices(len, self.start, self.stop, self.step);
        Span { start, stop, step: self.step, count }
    }
}

impl Span {
    /// The places of its items, in order.
    pub fn places(self) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator {
        (0..self.count).map(move |nth| (self.start + nth as i64 * self.step) as usize)
    }

    /// The items of a sequence, copied.
    pub fn of<T: Clone>(self, items: &[T]) -> Vec<T> {
        if self.step == 1 {
            let start = self.start as usize;
            return items.get(start..start + self.count).map(<[T]>::to_vec).unwrap_or_default();
        }
        self.places().filter_map(|place| items.get(place).cloned()).collect()
    }
}

impl Machine {
    /// The integer that a value is or stands for (`__index__`); None where it is not one.
    ///
    /// # Errors
    /// IndexError beyond `i64`; what `__index__` raises.
    #[inline]
    pub fn index_of(&mut self, value: &Value) -> Outcome<Option<i64>> {
        match value {
            Value::Int(number) => Ok(Some(*number)),
            Value::Bool(flag) => Ok(Some(i64::from(*flag))),
            Value::Big(_) => Err(self.index_too_large()),
            Value::Instance(_) => match self.integer_of(value)? {
                Some(Value::Int(number)) => Ok(Some(number)),
                Some(_) => Err(self.index_too_large()),
                None => Ok(None),
            },
            _ => Ok(None),
        }
    }

    fn index_too_large(&self) -> Exit {
        self.error("IndexError", "cannot fit 'int' into an index-sized integer")
    }

    /// The int that a value is or stands for.
    fn integer_of(&mut self, value: &Value) -> Outcome<Option<Value>> {
        match value.plain() {
            Value::Int(_) | Value::Big(_) => return Ok(Some(value.plain().clone())),
            Value::Bool(flag) => return Ok(Some(Value::Int(i64::from(*flag)))),
            _ => {}
        }
        let Defined::Own(method) = self.defined(value, "__index__") else { return Ok(None) };
        let result = self.call(&method, Args::none())?;
        match result.plain() {
            Value::Int(_) | Value::Big(_) => Ok(Some(result.plain().clone())),
            Value::Bool(flag) => Ok(Some(Value::Int(i64::from(*flag)))),
            _ => {
                let name = self.type_name(&result);
                Err(self.type_error(format!("__index__ returned non-int (type {name})")))
            }
        }
    }

    /// An integer for a bound, cut to `i64`; None for None.
    ///
    /// # Errors
    /// TypeError with this text.
    pub(super) fn slice_bound(&mut self, value: &Value, text: &str) -> Outcome<Option<i64>> {
        match value {
            Value::None | Value::Unset => return Ok(None),
            Value::Int(number) => return Ok(Some(*number)),
            _ => {}
        }
        match self.integer_of(value)? {
            Some(Value::Int(number)) => Ok(Some(number)),
            Some(Value::Big(big)) => Ok(Some(if big.sign() == num_bigint::Sign::Minus { i64::MIN } else { i64::MAX })),
            _ => Err(self.type_error(text)),
        }
    }

    /// Where a slice lies in a sequence of this length.
    ///
    /// # Errors
    /// `slice step cannot be zero`; `slice indices must be integers or None or have an __index__ method`.
    pub fn span(&mut self, slice: &Slice, len: usize) -> Outcome<Span> {
        Ok(self.slice_bounds(slice)?.within(len))
    }

    /// The numbers of a slice. Getting them may run the program's code, after which lengths may be others.
    ///
    /// # Errors
    /// As [`Machine::span`].
    pub fn slice_bounds(&mut self, slice: &Slice) -> Outcome<Bounds> {
        const TEXT: &str = "slice indices must be integers or None or have an __index__ method";
        let step = self.slice_bound(&slice.step, TEXT)?.unwrap_or(1);
        if step == 0 {
            return Err(self.value_error("slice step cannot be zero"));
        }
        // CPython keeps steps within what can be negated.
        let step = step.max(-i64::MAX);
        let start = self.slice_bound(&slice.start, TEXT)?;
        let stop = self.slice_bound(&slice.stop, TEXT)?;
        Ok(Bounds { start, stop, step })
    }

    /// The `start` and `stop` arguments of `index`: places, from the end where negative.
    ///
    /// # Errors
    /// `slice indices must be integers or have an __index__ method`.
    pub(crate) fn search_bounds(&mut self, start: &Value, stop: &Value, len: usize) -> Outcome<(usize, usize)> {
        const TEXT: &str = "slice indices must be integers or have an __index__ method";
        let mut place = |value: &Value, default: usize| {
            if value.is_none() {
                return Err(self.type_error(TEXT));
            }
            Ok(match self.slice_bound(value, TEXT)? {
                None => default,
                Some(number) => place_from_either_end(number, len),
            })
        };
        Ok((place(start, 0)?, place(stop, usize::MAX)?))
    }
}

/// A place that may count from the end, at least 0; it may lie past the end.
pub(crate) fn place_from_either_end(number: i64, len: usize) -> usize {
    let magnitude = usize::try_from(number.unsigned_abs()).unwrap_or(usize::MAX);
    if number < 0 { len.saturating_sub(magnitude) } else { magnitude }
}

/// The place of an item, from the end where negative; None where there is none.
#[inline]
pub(crate) fn item_place(number: i64, len: usize) -> Option<usize> {
    let place = if number < 0 { number.checked_add(i64::try_from(len).ok()?)? } else { number };
    usize::try_from(place).ok().filter(|&place| place < len)
}
