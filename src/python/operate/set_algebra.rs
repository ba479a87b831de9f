//! `| & - ^`, their in-place forms and subset tests, of sets and dict views.
//! Invariant: two sets are combined in one go by their tables, with every comparison that needs the machine made before.

use std::rc::Rc;

use super::equality::quick_same;
use crate::python::code::BinaryOp;
use crate::python::machine::Machine;
use crate::python::native::Outcome;
use crate::python::object::dict::ViewKind;
use crate::python::object::set::Set;
use crate::python::text::set_table::{Equal, PySetTable};
use crate::python::value::Value;

/// Which items of one set the machine found equal to which of another.
#[derive(Default)]
struct Verdicts {
    equal: Vec<(usize, usize)>,
}

impl Verdicts {
    fn are_same(&self, a: &Value, b: &Value) -> bool {
        quick_same(a, b).unwrap_or_else(|| {
            let (a, b) = (a.address(), b.address());
            self.equal.iter().any(|&pair| pair == (a, b) || pair == (b, a))
        })
    }
}

impl Machine {
    /// Compares those items of two sets that have equal hashes and need the machine for it.
    fn verdicts(&mut self, a: &Set, b: &Set) -> Outcome<Verdicts> {
        let mut verdicts = Verdicts::default();
        if std::ptr::eq(a, b) {
            return Ok(verdicts);
        }
        let doubtful: Vec<(Value, Value)> = {
            let (a, b) = (a.table.borrow(), b.table.borrow());
            let mut pairs = Vec::new();
            if a.iter().any(|(_, item)| needs_machine(item)) || b.iter().any(|(_, item)| needs_machine(item)) {
                for (hash, item) in b.iter() {
                    let others = a.candidates(hash).into_iter().filter_map(|slot| a.get(slot));
                    pairs.extend(
                        others
                            .filter(|other| quick_same(other, item).is_none())
                            .map(|other| (other.clone(), item.clone())),
                    );
                }
            }
            pairs
        };
        for (x, y) in doubtful {
            if self.same(&x, &y)? {
                verdicts.equal.push((x.address(), y.address()));
            }
        }
        Ok(verdicts)
    }

    fn combine<R>(
        &mut self,
        a: &Set,
        b: &Set,
        work: impl FnOnce(&PySetTable<Value>, &PySetTable<Value>, Equal<'_, Value>) -> R,
    ) -> Outcome<R> {
        let verdicts = self.verdicts(a, b)?;
        let (a, b) = (a.table.borrow(), b.table.borrow());
        Ok(work(&a, &b, &mut |x, y| verdicts.are_same(x, y)))
    }

    fn combine_in_place(
        &mut self,
        a: &Set,
        b: &Set,
        work: impl FnOnce(&mut PySetTable<Value>, &PySetTable<Value>, Equal<'_, Value>),
    ) -> Outcome<()> {
        let verdicts = self.verdicts(a, b)?;
        if std::ptr::eq(a, b) {
            let copy = a.table.borrow().clone();
            work(&mut a.table.borrow_mut(), &copy, &mut |x, y| verdicts.are_same(x, y));
        } else {
            work(&mut a.table.borrow_mut(), &b.table.borrow(), &mut |x, y| verdicts.are_same(x, y));
        }
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
            (Value::Dict(x), Value::Dict(y)) if op == BinaryOp::Or => {
                let y = y.clone();
                let dict = self.copy_dict(x)?;
                self.merge_dict(&dict, &y)?;
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

/// Whether comparing this item for equality may need the machine.
fn needs_machine(item: &Value) -> bool {
    quick_same(item, &Value::Unset).is_none() || matches!(item, Value::Tuple(_) | Value::Set(_) | Value::Method(_))
}
