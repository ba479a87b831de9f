//! `==` and `!=`, and the `is or ==` of containers.
//! Invariant: what [`quick_same`] decides needs neither the machine nor memory, and agrees with the slow way.

use std::rc::Rc;

use super::Defined;
use crate::python::code::CompareOp;
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::object::dict::{Dict, DictView, ViewKind};
use crate::python::object::set::Set;
use crate::python::text::IntRef;
use crate::python::text::float::compare_float_int;
use crate::python::value::Value;

/// Whether `a is b or a == b`, where that can be told without the machine.
#[inline(always)]
pub fn quick_same(a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Str(x), Value::Str(y)) => Some(Rc::ptr_eq(x, y) || x == y),
        (Value::Int(x), Value::Int(y)) => Some(x == y),
        _ => quick_same_rare(a, b),
    }
}

fn quick_same_rare(a: &Value, b: &Value) -> Option<bool> {
    if a.is(b) {
        return Some(true);
    }
    quick_equal(a, b)
}

/// Whether `a == b`, where that can be told without the machine.
pub(super) fn quick_equal(a: &Value, b: &Value) -> Option<bool> {
    Some(match (a, b) {
        (Value::Str(x), Value::Str(y)) => x == y,
        (Value::Instance(_) | Value::Class(_), _) | (_, Value::Instance(_) | Value::Class(_)) => return None,
        (Value::Tuple(x), Value::Tuple(y)) => {
            // Only one level deep, so that nesting costs no stack; items after the first difference do not count.
            for (x, y) in x.iter().zip(y.iter()) {
                if !x.is(y) && (matches!(x, Value::Tuple(_)) || !quick_equal(x, y)?) {
                    return if matches!(x, Value::Tuple(_)) { None } else { Some(false) };
                }
            }
            x.len() == y.len()
        }
        (Value::Bytes(x), Value::Bytes(y)) => x == y,
        (Value::Bytes(x), Value::ByteArray(y)) => **x == **y.borrow(),
        (Value::ByteArray(x), Value::Bytes(y)) => **x.borrow() == **y,
        (Value::ByteArray(x), Value::ByteArray(y)) => *x.borrow() == *y.borrow(),
        (Value::Range(x), Value::Range(y)) => {
            let (x, y) = (x.normal_form(), y.normal_form());
            x == y
        }
        (Value::List(_), Value::List(_))
        | (Value::Dict(_), Value::Dict(_))
        | (Value::Set(_) | Value::DictView(_), Value::Set(_) | Value::DictView(_))
        | (Value::Slice(_), Value::Slice(_)) => return None,
        (Value::Method(x), Value::Method(y)) => x.function.is(&y.function) && x.this.is(&y.this),
        _ => match (Number::of(a), Number::of(b)) {
            (Some(x), Some(y)) => x.equals(y),
            _ => a.is(b),
        },
    })
}

/// A number, borrowed.
#[derive(Clone, Copy)]
pub(super) enum Number<'a> {
    Int(IntRef<'a>),
    Float(f64),
    Complex(f64, f64),
}

impl<'a> Number<'a> {
    pub(super) fn of(value: &'a Value) -> Option<Self> {
        Some(match value {
            Value::Bool(b) => Self::Int(IntRef::Small(i64::from(*b))),
            Value::Int(i) => Self::Int(IntRef::Small(*i)),
            Value::Big(big) => Self::Int(IntRef::Big(big)),
            Value::Float(x) => Self::Float(*x),
            Value::Complex(z) => Self::Complex(z.0, z.1),
            _ => return None,
        })
    }

    /// How two real numbers compare; None for NaN and for complex numbers.
    pub(super) fn order(self, other: Self) -> Option<std::cmp::Ordering> {
        match (self, other) {
            (Self::Int(IntRef::Small(x)), Self::Int(IntRef::Small(y))) => Some(x.cmp(&y)),
            (Self::Int(x), Self::Int(y)) => Some(x.to_big().cmp(&y.to_big())),
            (Self::Float(x), Self::Float(y)) => x.partial_cmp(&y),
            (Self::Float(x), Self::Int(y)) => compare_float_int(x, y),
            (Self::Int(x), Self::Float(y)) => compare_float_int(y, x).map(std::cmp::Ordering::reverse),
            (Self::Complex(..), _) | (_, Self::Complex(..)) => None,
        }
    }

    fn equals(self, other: Self) -> bool {
        match (self, other) {
            (Self::Complex(a, b), Self::Complex(c, d)) => a == c && b == d,
            (Self::Complex(re, im), real) | (real, Self::Complex(re, im)) => im == 0.0 && real.equals(Self::Float(re)),
            _ => self.order(other) == Some(std::cmp::Ordering::Equal),
        }
    }
}

impl Machine {
    /// `a is b or a == b`, as containers look for their items.
    ///
    /// # Errors
    /// What an `__eq__` raises.
    #[inline]
    pub fn same(&mut self, a: &Value, b: &Value) -> Outcome<bool> {
        match quick_same(a, b) {
            Some(answer) => Ok(answer),
            None => self.equal(a, b),
        }
    }

    /// `bool(a == b)`.
    ///
    /// # Errors
    /// What an `__eq__` raises.
    #[inline]
    pub fn equal(&mut self, a: &Value, b: &Value) -> Outcome<bool> {
        if let Some(answer) = quick_equal(a, b) {
            return Ok(answer);
        }
        let result = self.compare(CompareOp::Equal, a, b)?;
        self.truth(&result)
    }

    /// `==` or `!=` of values whose types are both built in; None for NotImplemented.
    pub(super) fn builtin_equal(&mut self, a: &Value, b: &Value) -> Outcome<Option<bool>> {
        let answer = match (a, b) {
            (Value::Dict(x), Value::Dict(y)) => self.equal_dicts(x, y)?,
            (Value::Set(x), Value::Set(y)) => self.equal_sets(x, y)?,
            (Value::Set(_) | Value::DictView(_), Value::Set(_) | Value::DictView(_))
                if !is_values(a) && !is_values(b) =>
            {
                self.length(a)? == self.length(b)? && self.is_all_in(a, b)?
            }
            (Value::Slice(x), Value::Slice(y)) => {
                self.same(&x.start, &y.start)? && self.same(&x.stop, &y.stop)? && self.same(&x.step, &y.step)?
            }
            _ if kind(a) == kind(b) && kind(a) != Kind::Other => match quick_equal(a, b) {
                Some(answer) => answer,
                None => return Ok(None),
            },
            _ if a.is(b) => true,
            _ => return Ok(None),
        };
        Ok(Some(answer))
    }

    fn equal_dicts(&mut self, a: &Rc<Dict>, b: &Rc<Dict>) -> Outcome<bool> {
        if Rc::ptr_eq(a, b) {
            return Ok(true);
        }
        if a.map.borrow().len() != b.map.borrow().len() {
            return Ok(false);
        }
        self.deepen("in comparison")?;
        let result = self.equal_dicts_from(a, b, &mut 0, usize::MAX);
        self.surface();
        Ok(result? != Some(false))
    }

    /// Whether up to so many of the items of `a` from a place on are in `b` as well; None where that is so, but there are
    /// more after them, from the place on that is left behind.
    ///
    /// # Errors
    /// What an `__eq__` raises; a limit.
    pub(crate) fn equal_dicts_from(
        &mut self,
        a: &Rc<Dict>,
        b: &Rc<Dict>,
        place: &mut usize,
        most: usize,
    ) -> Outcome<Option<bool>> {
        for _ in 0..most {
            let next = a.map.borrow().next_from(*place).map(|(at, key, value)| (at, key.clone(), value.clone()));
            let Some((at, key, value)) = next else { return Ok(Some(true)) };
            *place = at + 1;
            self.spend(8)?;
            let Some(other) = self.dict_get(b, &key)? else { return Ok(Some(false)) };
            if !self.same(&value, &other)? {
                return Ok(Some(false));
            }
        }
        Ok(None)
    }

    fn equal_sets(&mut self, a: &Rc<Set>, b: &Rc<Set>) -> Outcome<bool> {
        if Rc::ptr_eq(a, b) {
            return Ok(true);
        }
        if a.table.borrow().len() != b.table.borrow().len() {
            return Ok(false);
        }
        self.is_subset(a, b)
    }

    /// Whether every item of one set or dict view is in another.
    pub(super) fn is_all_in(&mut self, part: &Value, whole: &Value) -> Outcome<bool> {
        for item in self.collect(part)? {
            if !self.contains(whole, &item)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// One side's answer to `a == b`: `type(a).__eq__(a, b)`; None for NotImplemented.
    pub(super) fn own_equal(&mut self, a: &Value, b: &Value) -> Outcome<Option<Value>> {
        match self.defined(a, "__eq__") {
            Defined::Own(method) => not_implemented_is_none(self.call(&method, Args::one(b.clone()))),
            Defined::Absent => Ok(None),
            Defined::BuiltIn => {
                let (x, y) = (a.plain(), b.plain());
                match (x, y) {
                    (Value::List(_), Value::List(_)) | (Value::Tuple(_), Value::Tuple(_)) => {
                        self.compare_sequences(CompareOp::Equal, x, y).map(Some)
                    }
                    _ => Ok(self.builtin_equal(x, y)?.map(Value::Bool)),
                }
            }
        }
    }
}

/// A method's result, with None for NotImplemented.
pub(super) fn not_implemented_is_none(result: Outcome) -> Outcome<Option<Value>> {
    match result? {
        Value::NotImplemented => Ok(None),
        value => Ok(Some(value)),
    }
}

fn is_values(value: &Value) -> bool {
    matches!(value, Value::DictView(view) if matches!(**view, DictView { kind: ViewKind::Values, .. }))
}

/// Families within which values compare for equality.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Kind {
    Number,
    Str,
    Bytes,
    Range,
    Tuple,
    Method,
    Other,
}

fn kind(value: &Value) -> Kind {
    match value {
        Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::Big(_) | Value::Complex(_) => Kind::Number,
        Value::Str(_) => Kind::Str,
        Value::Bytes(_) | Value::ByteArray(_) => Kind::Bytes,
        Value::Range(_) => Kind::Range,
        Value::Tuple(_) => Kind::Tuple,
        Value::Method(_) => Kind::Method,
        _ => Kind::Other,
    }
}
