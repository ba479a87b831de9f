//! Looking up, adding and removing items of sets.
//! Invariant: a set's items are in its table with their Python hashes, so that its order is CPython's.

use std::cell::RefCell;
use std::rc::Rc;

use super::equality::quick_same;
use crate::python::machine::Machine;
use crate::python::native::Outcome;
use crate::python::object::set::Set;
use crate::python::text::set_table::PySetTable;
use crate::python::value::Value;

impl Set {
    pub fn new(table: PySetTable<Value>, is_frozen: bool) -> Rc<Self> {
        Rc::new(Self { table: RefCell::new(table), is_frozen })
    }
}

impl Machine {
    /// The slot of an item in the set's table.
    ///
    /// # Errors
    /// What an `__eq__` raises.
    #[inline]
    pub(super) fn set_slot(&mut self, set: &Set, hash: i64, item: &Value) -> Outcome<Option<usize>> {
        let mut is_unknown = false;
        let found = set.table.borrow().find(hash, &mut |other| match quick_same(other, item) {
            Some(answer) => answer,
            None => {
                is_unknown = true;
                false
            }
        });
        if is_unknown { self.slow_set_slot(set, hash, item) } else { Ok(found) }
    }

    fn slow_set_slot(&mut self, set: &Set, hash: i64, item: &Value) -> Outcome<Option<usize>> {
        'again: loop {
            let slots = set.table.borrow().candidates(hash);
            for slot in slots {
                let Some(other) = set.table.borrow().get(slot).cloned() else { continue };
                let is_same = self.same(&other, item)?;
                // The comparison may have changed the set.
                if !set.table.borrow().get(slot).is_some_and(|now| now.is(&other)) {
                    self.spend(1)?;
                    continue 'again;
                }
                if is_same {
                    return Ok(Some(slot));
                }
            }
            return Ok(None);
        }
    }

    /// `set.add(item)`: whether it was new.
    ///
    /// # Errors
    /// `unhashable type: 'list'`; what `__hash__` and `__eq__` raise.
    #[inline]
    pub fn set_add(&mut self, set: &Rc<Set>, item: Value) -> Outcome<bool> {
        let hash = self.hash(&item)?;
        self.set_add_hashed(set, hash, item)
    }

    pub(super) fn set_add_hashed(&mut self, set: &Rc<Set>, hash: i64, item: Value) -> Outcome<bool> {
        if self.set_slot(set, hash, &item)?.is_some() {
            return Ok(false);
        }
        set.table.borrow_mut().insert_unique(hash, item);
        Ok(true)
    }

    /// `set.discard(item)`: whether it was there.
    ///
    /// # Errors
    /// As [`Machine::set_add`].
    pub fn set_discard(&mut self, set: &Rc<Set>, item: &Value) -> Outcome<bool> {
        let hash = self.hash_for_search(item)?;
        let slot = self.set_slot(set, hash, item)?;
        let removed = slot.and_then(|slot| set.table.borrow_mut().remove(slot));
        Ok(removed.is_some())
    }

    /// `item in set`.
    ///
    /// # Errors
    /// As [`Machine::set_add`].
    #[inline]
    pub fn set_contains(&mut self, set: &Rc<Set>, item: &Value) -> Outcome<bool> {
        let hash = self.hash_for_search(item)?;
        Ok(self.set_slot(set, hash, item)?.is_some())
    }

    /// A set or frozenset of these items.
    ///
    /// # Errors
    /// As [`Machine::set_add`].
    pub fn new_set(&mut self, items: Vec<Value>, is_frozen: bool) -> Outcome<Value> {
        let set = Set::new(PySetTable::new(), is_frozen);
        for item in items {
            self.set_add(&set, item)?;
        }
        Ok(Value::Set(set))
    }

    /// Adds every item of any iterable, as `set.update` does.
    ///
    /// # Errors
    /// `'int' object is not iterable`; as [`Machine::set_add`].
    pub fn set_update(&mut self, set: &Rc<Set>, other: &Value) -> Outcome<()> {
        match other.plain() {
            Value::Set(other) => self.set_merge(set, other),
            Value::Dict(dict) => {
                let keys: Vec<Value> = dict.map.borrow().iter().map(|(key, _)| key.clone()).collect();
                set.table.borrow_mut().reserve_for_dict(keys.len());
                keys.into_iter().try_for_each(|key| self.set_add(set, key).map(drop))
            }
            _ => {
                let items = self.collect(other)?;
                items.into_iter().try_for_each(|item| self.set_add(set, item).map(drop))
            }
        }
    }
}
