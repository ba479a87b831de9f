//! The six comparisons, with the program's methods and their reflections.
//! Invariant: `==` and `!=` never fail for want of a method; the others do, in CPython's words.

use std::cmp::Ordering;
use std::rc::Rc;

use super::equality::{Number, not_implemented_is_none, quick_equal};
use super::{Defined, quick_same};
use crate::python::code::CompareOp;
use crate::python::machine::Machine;
use crate::python::native::{Args, Outcome};
use crate::python::object::dict::ViewKind;
use crate::python::value::{List, Value};

impl CompareOp {
    /// `<`
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
        }
    }

    /// `__lt__`
    pub fn method(self) -> &'static str {
        match self {
            Self::Less => "__lt__",
            Self::LessEqual => "__le__",
            Self::Equal => "__eq__",
            Self::NotEqual => "__ne__",
            Self::Greater => "__gt__",
            Self::GreaterEqual => "__ge__",
        }
    }

    /// What `a op b` is called from the side of `b`.
    pub fn reflected(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::LessEqual => Self::GreaterEqual,
            Self::Greater => Self::Less,
            Self::GreaterEqual => Self::LessEqual,
            same => same,
        }
    }

    /// Whether the comparison holds of things in this order.
    #[inline]
    pub fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Less => order.is_lt(),
            Self::LessEqual => order.is_le(),
            Self::Equal => order.is_eq(),
            Self::NotEqual => order.is_ne(),
            Self::Greater => order.is_gt(),
            Self::GreaterEqual => order.is_ge(),
        }
    }
}

impl Machine {
    /// `a < b` and the others, whatever the method returns.
    ///
    /// # Errors
    /// `'<' not supported between instances of 'int' and 'str'`; what a method raises.
    pub fn compare(&mut self, op: CompareOp, a: &Value, b: &Value) -> Outcome<Value> {
        match (a, b) {
            (Value::Int(x), Value::Int(y)) => return Ok(Value::Bool(op.holds(x.cmp(y)))),
            (Value::Str(x), Value::Str(y)) => {
                return Ok(Value::Bool(match op {
                    CompareOp::Equal => x == y,
                    CompareOp::NotEqual => x != y,
                    _ => op.holds(x.cmp(y)),
                }));
            }
            _ => {}
        }
        self.deepen("in comparison")?;
        let result = self.compare_slowly(op, a, b);
        self.surface();
        result
    }

    fn compare_slowly(&mut self, op: CompareOp, a: &Value, b: &Value) -> Outcome<Value> {
        let is_reflected_first = self.is_of_proper_subclass(b, a);
        if is_reflected_first && let Some(result) = self.own_compare(op.reflected(), b, a)? {
            return Ok(result);
        }
        if let Some(result) = self.own_compare(op, a, b)? {
            return Ok(result);
        }
        if !is_reflected_first && let Some(result) = self.own_compare(op.reflected(), b, a)? {
            return Ok(result);
        }
        match op {
            CompareOp::Equal => Ok(Value::Bool(a.is(b))),
            CompareOp::NotEqual => Ok(Value::Bool(!a.is(b))),
            _ => {
                let (left, right) = (self.type_name(a), self.type_name(b));
                let symbol = op.symbol();
                Err(self.type_error(format!("'{symbol}' not supported between instances of '{left}' and '{right}'")))
            }
        }
    }

    /// `bool(a < b)`.
    ///
    /// # Errors
    /// As [`Machine::compare`].
    #[inline]
    pub fn less(&mut self, a: &Value, b: &Value) -> Outcome<bool> {
        match self.compare(CompareOp::Less, a, b)? {
            Value::Bool(answer) => Ok(answer),
            other => self.truth(&other),
        }
    }

    /// Whether the class of `value` is a proper subclass of that of `other`; its methods then come first.
    fn is_of_proper_subclass(&self, value: &Value, other: &Value) -> bool {
        if !matches!(value, Value::Instance(_)) {
            return false;
        }
        let (class, base) = (self.class_of(value), self.class_of(other));
        !Rc::ptr_eq(&class, &base) && class.is_subclass_of(&base)
    }

    /// One side's answer, `type(a).__lt__(a, b)`; None for NotImplemented.
    ///
    /// # Errors
    /// What the method raises.
    pub fn own_compare(&mut self, op: CompareOp, a: &Value, b: &Value) -> Outcome<Option<Value>> {
        match op {
            CompareOp::Equal => return self.own_equal(a, b),
            CompareOp::NotEqual => return self.own_not_equal(a, b),
            _ => {}
        }
        match self.defined(a, op.method()) {
            Defined::Own(method) => not_implemented_is_none(self.call(&method, Args::one(b.clone()))),
            Defined::Absent => Ok(None),
            Defined::BuiltIn => self.builtin_order(op, a.plain(), b.plain()),
        }
    }

    fn own_not_equal(&mut self, a: &Value, b: &Value) -> Outcome<Option<Value>> {
        match self.defined(a, "__ne__") {
            Defined::Own(method) => not_implemented_is_none(self.call(&method, Args::one(b.clone()))),
            Defined::Absent => Ok(None),
            Defined::BuiltIn => match (a.plain(), b.plain()) {
                // `object.__ne__` inverts what `__eq__` says.
                (Value::Instance(_) | Value::Class(_), _) => match self.own_equal(a, b)? {
                    Some(answer) => Ok(Some(Value::Bool(!self.truth(&answer)?))),
                    None => Ok(None),
                },
                (x, y) if is_same_sequence_type(x, y) => self.compare_sequences(CompareOp::NotEqual, x, y).map(Some),
                (x, y) => Ok(self.builtin_equal(x, y)?.map(|answer| Value::Bool(!answer))),
            },
        }
    }

    /// An ordering of values of built-in types; None for NotImplemented.
    pub(super) fn builtin_order(&mut self, op: CompareOp, a: &Value, b: &Value) -> Outcome<Option<Value>> {
        let answer = match (a, b) {
            (Value::Str(x), Value::Str(y)) => op.holds(x.cmp(y)),
            (Value::Bytes(x), Value::Bytes(y)) => op.holds(x.cmp(y)),
            (Value::Bytes(x), Value::ByteArray(y)) => op.holds((**x).cmp(y.borrow().as_slice())),
            (Value::ByteArray(x), Value::Bytes(y)) => op.holds(x.borrow().as_slice().cmp(y)),
            (Value::ByteArray(x), Value::ByteArray(y)) => op.holds(x.borrow().cmp(&y.borrow())),
            (Value::List(_), Value::List(_)) | (Value::Tuple(_), Value::Tuple(_)) => {
                return self.compare_sequences(op, a, b).map(Some);
            }
            (Value::Slice(x), Value::Slice(y)) => {
                let x = Value::tuple(vec![x.start.clone(), x.stop.clone(), x.step.clone()]);
                let y = Value::tuple(vec![y.start.clone(), y.stop.clone(), y.step.clone()]);
                return self.compare_sequences(op, &x, &y).map(Some);
            }
            (Value::Set(_), Value::Set(_)) => self.order_sets(op, a, b)?,
            (Value::DictView(view), Value::Set(_) | Value::DictView(_)) | (Value::Set(_), Value::DictView(view))
                if view.kind != ViewKind::Values =>
            {
                if matches!(b, Value::DictView(other) if other.kind == ViewKind::Values) {
                    return Ok(None);
                }
                self.order_sets(op, a, b)?
            }
            _ => match (Number::of(a), Number::of(b)) {
                (Some(Number::Complex(..)), _) | (_, Some(Number::Complex(..))) => return Ok(None),
                (Some(x), Some(y)) => x.order(y).is_some_and(|order| op.holds(order)),
                _ => return Ok(None),
            },
        };
        Ok(Some(Value::Bool(answer)))
    }

    /// Subset comparisons of sets and dict views.
    fn order_sets(&mut self, op: CompareOp, a: &Value, b: &Value) -> Outcome<bool> {
        let (part, whole) = match op {
            CompareOp::Less | CompareOp::LessEqual => (a, b),
            _ => (b, a),
        };
        let is_proper = matches!(op, CompareOp::Less | CompareOp::Greater);
        let (few, many) = (self.length(part)?, self.length(whole)?);
        if few > many || (is_proper && few == many) {
            return Ok(false);
        }
        match (part, whole) {
            (Value::Set(part), Value::Set(whole)) => self.is_subset(part, whole),
            _ => self.is_all_in(part, whole),
        }
    }

    /// Compares two lists or two tuples: by their first items that differ, else by length.
    pub(super) fn compare_sequences(&mut self, op: CompareOp, a: &Value, b: &Value) -> Outcome<Value> {
        let is_equality = matches!(op, CompareOp::Equal | CompareOp::NotEqual);
        if let (Value::List(x), Value::List(y)) = (a, b)
            && is_equality
            && !Rc::ptr_eq(x, y)
            && x.items.borrow().len() != y.items.borrow().len()
        {
            return Ok(Value::Bool(op == CompareOp::NotEqual));
        }
        // Something even for the shortest, so that sharing does not make the work grow without end.
        self.spend(4 + sequence_len(a).min(sequence_len(b)) as u64 / 8)?;
        let mut at = 0;
        let difference = loop {
            at = match first_doubt(a, b, at) {
                Doubt::None => break None,
                Doubt::Different(x, y) => break Some((x, y)),
                Doubt::Unknown(place, x, y) => {
                    if !self.equal(&x, &y)? {
                        // A comparison may have made a list shorter.
                        let is_there = place < sequence_len(a) && place < sequence_len(b);
                        break is_there.then_some((x, y));
                    }
                    place + 1
                }
            }
        };
        match difference {
            Some(_) if is_equality => Ok(Value::Bool(op == CompareOp::NotEqual)),
            Some((x, y)) => self.compare(op, &x, &y),
            None => Ok(Value::Bool(op.holds(sequence_len(a).cmp(&sequence_len(b))))),
        }
    }
}

impl Machine {
    /// Whether up to so many pairs of items of two lists are equal, from a place on; None where they are, but there are
    /// more after them, from the place on that is left behind.
    ///
    /// # Errors
    /// What an `__eq__` raises; a limit.
    pub(crate) fn equal_lists_from(
        &mut self,
        a: &Rc<List>,
        b: &Rc<List>,
        place: &mut usize,
        most: usize,
    ) -> Outcome<Option<bool>> {
        self.spend(4 + most as u64 / 8)?;
        let end = *place + most;
        loop {
            let doubt = {
                let (x, y) = (a.items.borrow(), b.items.borrow());
                let (x, y) = (x.get(..end.min(x.len())), y.get(..end.min(y.len())));
                doubt_of(x.unwrap_or_default(), y.unwrap_or_default(), *place)
            };
            match doubt {
                Doubt::Different(..) => return Ok(Some(false)),
                Doubt::Unknown(at, x, y) => {
                    if !self.equal(&x, &y)? && at < a.items.borrow().len() && at < b.items.borrow().len() {
                        return Ok(Some(false));
                    }
                    *place = at + 1;
                }
                Doubt::None => {
                    let (left, right) = (a.items.borrow().len(), b.items.borrow().len());
                    *place = end;
                    return Ok((left.min(right) <= end).then_some(left == right));
                }
            }
        }
    }
}

/// What is known of the first pair of items that are not plainly the same.
enum Doubt {
    None,
    Different(Value, Value),
    /// Only the machine can tell whether the items at this place are equal.
    Unknown(usize, Value, Value),
}

fn first_doubt(a: &Value, b: &Value, from: usize) -> Doubt {
    match (a, b) {
        (Value::List(a), Value::List(b)) => doubt_of(&a.items.borrow(), &b.items.borrow(), from),
        (Value::Tuple(a), Value::Tuple(b)) => doubt_of(a, b, from),
        _ => Doubt::None,
    }
}

fn doubt_of(a: &[Value], b: &[Value], from: usize) -> Doubt {
    for (at, (x, y)) in a.iter().zip(b).enumerate().skip(from) {
        match quick_same(x, y) {
            Some(true) => {}
            Some(false) => return Doubt::Different(x.clone(), y.clone()),
            None => return Doubt::Unknown(at, x.clone(), y.clone()),
        }
    }
    Doubt::None
}

fn sequence_len(value: &Value) -> usize {
    match value {
        Value::List(list) => list.items.borrow().len(),
        Value::Tuple(items) => items.len(),
        _ => 0,
    }
}

fn is_same_sequence_type(a: &Value, b: &Value) -> bool {
    matches!((a, b), (Value::List(_), Value::List(_)) | (Value::Tuple(_), Value::Tuple(_)))
}

/// Whether `a < b` of keys of one plain type; None where it takes the machine.
pub(super) fn quick_less(a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Int(x), Value::Int(y)) => Some(x < y),
        (Value::Float(x), Value::Float(y)) => Some(x < y),
        (Value::Str(x), Value::Str(y)) => Some(x < y),
        (Value::Tuple(x), Value::Tuple(y)) => {
            for (x, y) in x.iter().zip(y.iter()) {
                if matches!(x, Value::Tuple(_)) {
                    return None;
                }
                if !(x.is(y) || quick_equal(x, y)?) {
                    return quick_less(x, y);
                }
            }
            Some(x.len() < y.len())
        }
        _ => None,
    }
}
