//! `| & - ^`, their in-place forms and subset tests, of sets and dict views.
//! Invariant: the tables do the work, and neither is borrowed while a comparison runs the program's code.

use std::rc::Rc;

use super::equality::quick_same;
use crate::python::code::BinaryOp;
use crate::python::machine::Machine;
use crate::python::native::Outcome;
use crate::python::object::dict::ViewKind;
use crate::python::object::set::Set;
use crate::python::text::set_table::{Equal, PySetTable};
use crate::python::value::Value;

/// What the machine found out about pairs of items.
#[derive(Default)]
struct Verdicts {
    known: Vec<(usize, usize, bool)>,
    /// The first pair that was asked about and is not known.
    open: Option<(Value, Value)>,
}

impl Verdicts {
    /// Whether two items are the same; once a pair is open, what is said does not count any more.
    fn ask(&mut self, a: &Value, b: &Value) -> bool {
        if let Some(answer) = quick_same(a, b) {
            return answer;
        }
        let (left, right) = (a.address(), b.address());
        let known = self.known.iter().find(|(x, y, _)| (*x, *y) == (left, right));
        if known.is_none() && self.open.is_none() {
            self.open = Some((a.clone(), b.clone()));
        }
        known.is_some_and(|(.., answer)| *answer)
    }
}

/// Whether some item of one set must be compared with one of the other, which only the machine can do.
fn needs_machine(a: &PySetTable<Value>, b: &PySetTable<Value>) -> bool {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    few.iter().any(|(hash, item)| {
        let mut is_unknown = false;
        many.find(hash, &mut |other| {
            let answer = quick_same(other, item);
            is_unknown |= answer.is_none();
            answer.unwrap_or(false)
        });
        is_unknown
    })
}

impl Machine {
    /// Does `work` with both tables. Where comparing takes the machine, it is done again with every further answer, so
    /// that the comparisons come in CPython's order although no table is borrowed meanwhile.
    fn combine<R>(
        &mut self,
        a: &Set,
        b: &Set,
        work: impl Fn(&PySetTable<Value>, &PySetTable<Value>, Equal<'_, Value>) -> R,
    ) -> Outcome<R> {
        let mut verdicts = Verdicts::default();
        loop {
            let result = work(&a.table.borrow(), &b.table.borrow(), &mut |x, y| verdicts.ask(x, y));
            let Some((x, y)) = verdicts.open.take() else { return Ok(result) };
            let answer = self.same(&x, &y)?;
            verdicts.known.push((x.address(), y.address(), answer));
            self.spend(1 + a.table.borrow().len() as u64 / 16)?;
        }
    }

    /// The same for work that changes the first table; the two sets are not the same one.
    fn combine_in_place(
        &mut self,
        a: &Set,
        b: &Set,
        work: impl Fn(&mut PySetTable<Value>, &PySetTable<Value>, Equal<'_, Value>),
    ) -> Outcome<()> {
        if !needs_machine(&a.table.borrow(), &b.table.borrow()) {
            let mut equal = |x: &Value, y: &Value| quick_same(x, y) == Some(true);
            work(&mut a.table.borrow_mut(), &b.table.borrow(), &mut equal);
            return Ok(());
        }
        let table = self.combine(a, b, |a, b, equal| {
            let mut copy = a.clone();
            work(&mut copy, b, equal);
            copy
        })?;
        let _old = a.table.replace(table);
        Ok(())
    }

    /// `a <= b`.
    pub(crate) fn is_subset(&mut self, a: &Set, b: &Set) -> Outcome<bool> {
        self.combine(a, b, |a, b, equal| a.is_subset(b, equal))
    }

    pub(super) fn set_merge(&mut self, set: &Set, other: &Set) -> Outcome<()> {
        if std::ptr::eq(set, other) {
            return Ok(());
        }
        self.reserve(other.table.borrow().len() * 32)?;
        self.combine_in_place(set, other, |set, other, equal| set.merge(other, equal))
    }

    /// `a | b`, `a & b`, `a - b`, `a ^ b`: a table of its own.
    ///
    /// # Errors
    /// What an `__eq__` raises; MemoryError.
    pub fn combine_sets(&mut self, op: BinaryOp, a: &Set, b: &Set) -> Outcome<PySetTable<Value>> {
        self.reserve((a.table.borrow().len() + b.table.borrow().len()) * 32)?;
        // CPython copies a set that is united or intersected with itself, which keeps its order.
        if matches!(op, BinaryOp::And | BinaryOp::Or) && std::ptr::eq(a, b) {
            return Ok(a.table.borrow().copied());
        }
        self.combine(a, b, |a, b, equal| match op {
            BinaryOp::And => a.intersection(b, equal),
            BinaryOp::Subtract => a.difference(b, equal),
            BinaryOp::Xor => a.symmetric_difference(b, equal),
            _ => a.union(b, equal),
        })
    }

    /// `a |= b` and the others: `set.update(other)` with a set.
    ///
    /// # Errors
    /// As [`Machine::combine_sets`].
    pub fn combine_sets_in_place(&mut self, op: BinaryOp, set: &Rc<Set>, other: &Set) -> Outcome<()> {
        if std::ptr::eq(&**set, other) {
            if matches!(op, BinaryOp::Subtract | BinaryOp::Xor) {
                let _old = set.table.replace(PySetTable::new());
            }
            return Ok(());
        }
        match op {
            BinaryOp::And => {
                let table = self.combine_sets(op, set, other)?;
                let _old = set.table.replace(table);
                Ok(())
            }
            BinaryOp::Subtract => {
                self.combine_in_place(set, other, |set, other, equal| set.difference_update(other, equal))
            }
            BinaryOp::Xor => {
                self.combine_in_place(set, other, |set, other, equal| set.symmetric_difference_update(other, equal))
            }
            _ => self.set_merge(set, other),
        }
    }

    /// Whether two sets have no item in common.
    pub(crate) fn are_disjoint(&mut self, a: &Set, b: &Set) -> Outcome<bool> {
        self.combine(a, b, |a, b, equal| a.is_disjoint(b, equal))
    }

    /// A set with the items of any iterable.
    ///
    /// # Errors
    /// `'int' object is not iterable`; as [`Machine::set_add`].
    pub fn set_of(&mut self, iterable: &Value) -> Outcome<Rc<Set>> {
        let set = Set::new(PySetTable::new(), false);
        self.set_update(&set, iterable)?;
        Ok(set)
    }

    /// `a op b` where one is a set or a dict view and `op` is `| & - ^`, or where both are dicts and it is `|`;
    /// None for NotImplemented. What is inside instances of subclasses counts.
    ///
    /// # Errors
    /// What an `__eq__` raises; MemoryError.
    pub fn container_binary(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Outcome<Option<Value>> {
        let is_algebra = matches!(op, BinaryOp::And | BinaryOp::Or | BinaryOp::Subtract | BinaryOp::Xor);
        match (a.plain(), b.plain()) {
            (Value::Set(x), Value::Set(y)) if is_algebra => {
                let (x, y) = (x.clone(), y.clone());
                let table = self.combine_sets(op, &x, &y)?;
                Ok(Some(Value::Set(Set::new(table, x.is_frozen))))
            }
            (Value::Dict(_), Value::Dict(_)) if op == BinaryOp::Or => {
                let dict = self.copy_mapping(a)?;
                self.update_dict(&dict, b)?;
                Ok(Some(Value::Dict(dict)))
            }
            (x, y) if is_algebra && (is_set_like(x) || is_set_like(y)) => {
                self.combine_views(op, a.plain(), b.plain()).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Set algebra where at least one side is a dict view; the result is a set in the order CPython makes it in.
    fn combine_views(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Outcome<Value> {
        if op == BinaryOp::And {
            return self.intersect_views(a, b);
        }
        let result = match a {
            Value::DictView(view) if view.kind == ViewKind::Keys => self.set_of(&Value::Dict(view.dict.clone()))?,
            _ => self.set_of(a)?,
        };
        match op {
            BinaryOp::Subtract => self.set_difference_update(&result, b)?,
            BinaryOp::Xor => self.set_symmetric_difference_update(&result, b)?,
            _ => self.set_update(&result, b)?,
        }
        Ok(Value::Set(result))
    }

    fn intersect_views(&mut self, a: &Value, b: &Value) -> Outcome<Value> {
        let (mut view, mut other) = if is_set_like(a) { (a, b) } else { (b, a) };
        let is_swapped = match other {
            Value::Set(set) => !set.is_frozen && self.length(view)? <= self.length(other)?,
            Value::DictView(_) if is_set_like(other) => self.length(other)? > self.length(view)?,
            _ => false,
        };
        if is_swapped {
            std::mem::swap(&mut view, &mut other);
        }
        let result = Set::new(PySetTable::new(), false);
        for item in self.collect(other)? {
            if self.contains(view, &item)? {
                self.set_add(&result, item)?;
            }
        }
        Ok(Value::Set(result))
    }

    /// `set.difference_update(other)` with any iterable.
    ///
    /// # Errors
    /// `'int' object is not iterable`; as [`Machine::set_add`].
    pub fn set_difference_update(&mut self, set: &Rc<Set>, other: &Value) -> Outcome<()> {
        if let Value::Set(other) = other.plain() {
            let other = other.clone();
            return self.combine_sets_in_place(BinaryOp::Subtract, set, &other);
        }
        for item in self.collect(other)? {
            self.set_discard(set, &item)?;
        }
        Ok(())
    }

    /// `set.symmetric_difference_update(other)` with any iterable.
    ///
    /// # Errors
    /// As [`Machine::set_difference_update`].
    pub fn set_symmetric_difference_update(&mut self, set: &Rc<Set>, other: &Value) -> Outcome<()> {
        let other = match other.plain() {
            Value::Set(other) => other.clone(),
            _ => self.set_of(other)?,
        };
        self.combine_sets_in_place(BinaryOp::Xor, set, &other)
    }

    /// `a op= b` where that changes `a` itself: sets with sets, dicts with anything that `dict.update` takes.
    ///
    /// # Errors
    /// As [`Machine::container_binary`].
    pub fn container_in_place(&mut self, op: BinaryOp, a: &Value, b: &Value) -> Outcome<Option<Value>> {
        let is_algebra = matches!(op, BinaryOp::And | BinaryOp::Or | BinaryOp::Subtract | BinaryOp::Xor);
        match (a.plain(), b.plain()) {
            (Value::Set(x), Value::Set(y)) if is_algebra && !x.is_frozen => {
                let (x, y) = (x.clone(), y.clone());
                self.combine_sets_in_place(op, &x, &y)?;
                Ok(Some(a.clone()))
            }
            (Value::Dict(dict), _) if op == BinaryOp::Or => {
                let dict = dict.clone();
                self.update_dict(&dict, b)?;
                Ok(Some(a.clone()))
            }
            _ => Ok(None),
        }
    }
}

/// `dict.keys()` and `dict.items()` take part in set algebra with any iterable.
fn is_set_like(value: &Value) -> bool {
    matches!(value, Value::DictView(view) if view.kind != ViewKind::Values)
}
